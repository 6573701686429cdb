"""Directives: documents and speeches from above, noted once and referred to by what studies them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from youju.base.actor import Actor
from youju.base.audit import audit_all, touch
from youju.core.errors import Refusal
from youju.core.periods import shanghai_day
from youju.ledger.closing import EventDraft, record_events, void_event
from youju.ledger.models import Directive, Event
from youju.organisation.models import Unit

RECEIVED = "directive_received"
EARLIEST = date(1949, 10, 1)
AGAIN = "对照文件上的日期再看一下；不记得的可以不填。"


@dataclass(frozen=True)
class DirectiveDraft:
    """A directive as received: by which unit and when, where that is known."""

    title: str
    number: str = ""
    received_on: date | None = None
    unit: Unit | None = None
    uid: UUID = field(default_factory=uuid4)


@transaction.atomic
def receive_directives(drafts: Iterable[DirectiveDraft], *, by: Actor, at: datetime) -> list[Directive]:
    """Note directives, in the order given; one whose title is known already is the one there."""
    drafts = list(drafts)
    titles = [draft.title for draft in drafts]
    known = set(Directive.objects.filter(title__in=titles).values_list("title", flat=True))
    new = {draft.title: draft for draft in reversed(drafts) if draft.title not in known}
    rows = [
        Directive(uid=draft.uid, title=draft.title, number=draft.number, received_on=draft.received_on, unit=draft.unit)
        for draft in reversed(new.values())
    ]
    Directive.objects.bulk_create(rows, ignore_conflicts=True)  # somebody else may note the same one just now
    found = {each.title: each for each in Directive.objects.filter(title__in=titles)}
    made = [found[row.title] for row in rows if found[row.title].uid == row.uid]
    audit_all((("receive_directive", f"directive:{each.uid}", {}) for each in made), by=by, at=at)
    touch(each.unit_id for each in made if each.unit_id is not None)
    return [found[title] for title in titles]


@dataclass(frozen=True)
class Studied:
    """A directive by its title, and the day it reached the unit that studied it, where somebody says so."""

    title: str
    received_on: date | None = None


@transaction.atomic
def note_studied(
    said: Iterable[Studied], unit: Unit, reason: str = "", *, studied_on: date | None = None, by: Actor, at: datetime
) -> dict[str, Directive]:
    """The directives of some titles; what the books lack of them, and of the days they reached the unit, is noted.

    “X” and “《X》” are one, unless the books have both. A day noted before is corrected for a `reason` only. Raises
    Refusal for another without one, for two days of one directive, and for a day that cannot be: to come, after
    `studied_on`, or before 1949.
    """
    said = list(said)
    titles = _titles([each.title for each in said])
    found = receive_directives((DirectiveDraft(titles[each.title], unit=unit) for each in said), by=by, at=at)
    days = _days(zip(found, said, strict=True))
    _note_days(days, unit, reason, studied_on or shanghai_day(at), by=by, at=at)
    return {each.title: row for row, each in zip(found, said, strict=True)}


def _titles(said: list[str]) -> dict[str, str]:
    """Titles as the books have them; of those they do not know, as the same one was written first."""
    known, first = _known(said), {bare(title): title for title in reversed(said)}
    return {title: there if (there := _title(title, known)) in known else first[bare(title)] for title in said}


def _days(rows: Iterable[tuple[Directive, Studied]]) -> dict[Directive, date]:
    """The day said of each directive, where one is. Raises Refusal where two are."""
    days: dict[Directive, date] = {}
    for directive, each in rows:
        if each.received_on and days.setdefault(directive, each.received_on) != each.received_on:
            what = f"“{directive.title}”写了两个收到日期：{days[directive]}和{each.received_on}。"
            raise Refusal(what, "同一份文件只有一个收到日期，留下对的那个。")
    return days


def bare(title: str) -> str:
    """What stands between 《》, where they enclose all of a title."""
    inner = title[1:-1]
    return inner if title == f"《{inner}》" and "《" not in inner else title


def _known(titles: Iterable[str]) -> dict[str, int]:
    """The numbers of the directives with some titles, within 《》 or without, by the titles the books have."""
    asked = {each for title in titles for each in (title, bare(title), f"《{bare(title)}》")}
    return dict(Directive.objects.filter(title__in=asked).values_list("title", "pk")) if asked else {}


def _title(title: str, known: Mapping[str, int]) -> str:
    """The title as the books have it; as it is where they do not know it."""
    return next((each for each in (title, bare(title), f"《{bare(title)}》") if each in known), title)


def numbers_of(titles: Iterable[str]) -> dict[str, int]:
    """The numbers of directives by title; those the books do not know are left out."""
    titles = list(titles)
    known = _known(titles)
    return {title: known[_title(title, known)] for title in titles if _title(title, known) in known}


def _note_days(
    days: Mapping[Directive, date], unit: Unit, reason: str, studied_on: date, *, by: Actor, at: datetime
) -> None:
    if not days:
        return
    Unit.objects.select_for_update(no_key=True, of=("self",)).get(pk=unit.pk)  # a form sent twice is noted once
    receipts = _receipts([each.pk for each in days], unit)
    for directive, day in days.items():
        _check_day(directive, day, shanghai_day(at))
        noted = receipts[directive.pk]
        if _is_new(directive, day, unit, noted, reason):
            if day > studied_on:
                raise Refusal(f"“{directive.title}”的收到日期（{day}）在学习它的那天（{studied_on}）之后。", AGAIN)
            for each in noted:
                void_event(each, reason, by=by, at=at)
            record_events([EventDraft(RECEIVED, unit, day, ref=str(directive.pk))], by=by, at=at)


def _check_day(directive: Directive, day: date, today: date) -> None:
    """Refuse a day to come, and one too long ago: a slip of the keys."""
    if day > today:
        raise Refusal(f"“{directive.title}”的收到日期（{day}）在今天之后。")
    if day < EARLIEST:
        raise Refusal(f"“{directive.title}”的收到日期（{day}）早于{EARLIEST.year}年。", AGAIN)


def _is_new(directive: Directive, day: date, unit: Unit, noted: list[Event], reason: str) -> bool:
    """Whether a day has to be noted. Raises Refusal where another one stands there that may not be corrected."""
    own = directive.received_on if directive.unit_id == unit.pk else None
    there = [own] if own else [each.occurred_on for each in noted]
    if day in there:
        return False
    if own or (there and not reason):
        how = "，或照登记的填" if own else "；登记错了的，去更正当时的那条记录"
        raise Refusal(f"“{directive.title}”收到的日期已经登记为{there[0]}。", f"日期可以不填{how}。")
    return True


def _receipts(directives: Collection[int], unit: Unit) -> defaultdict[int, list[Event]]:
    """When directives reached a unit, as noted besides their own rows."""
    found: defaultdict[int, list[Event]] = defaultdict(list)
    refs = [str(number) for number in directives]
    for event in Event.objects.filter(kind=RECEIVED, unit=unit, ref__in=refs, voided_at=None).order_by("-occurred_on"):
        found[int(event.ref)].append(event)
    return found


def studied(directives: Collection[int], unit: Unit) -> dict[int, Studied]:
    """Directives by number, with the day each reached a unit, as far as the books know."""
    receipts = _receipts(directives, unit)
    found = {}
    for each in Directive.objects.filter(pk__in=directives):
        own = each.received_on if each.unit_id == unit.pk else None
        found[each.pk] = Studied(each.title, own or next((event.occurred_on for event in receipts[each.pk]), None))
    return found


MOST_NAMED = 30


def received_by(units: Any, on: date | None = None) -> list[Directive]:
    """The directives that units (their numbers) received, on a day where one is given; the latest noted first."""
    events = Event.objects.filter(kind=RECEIVED, unit__in=units, voided_at=None)
    own = Directive.objects.filter(unit__in=units)
    if on:
        events, own = events.filter(occurred_on=on), own.filter(received_on=on)
    refs = events.order_by("-occurred_on").values_list("ref", flat=True)[:MOST_NAMED]
    named = Q(pk__in=[int(ref) for ref in refs if ref.isdecimal()])
    return list(Directive.objects.filter(named | Q(pk__in=own)).order_by("-pk")[:MOST_NAMED])
