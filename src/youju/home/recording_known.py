"""What the form is filled in with at first: from a due item, from an entry like it, from the entry corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Count

from youju.codes.queries import all_vocabularies
from youju.core.codes import Terms, Vocabulary
from youju.core.facts import EntryState, Presence
from youju.core.periods import Period, parse_period
from youju.core.rules.model import Duty
from youju.duties.editions import numbered_plan
from youju.home.recording_directives import rows_of
from youju.home.recording_people import Attendee
from youju.ledger.directives import Studied, received_by, studied
from youju.ledger.drafts import AgendaDraft, DeliverableDraft, EntryDraft
from youju.ledger.models import EntryForm, Revision
from youju.ledger.reading import drafts_of, in_force
from youju.ledger.scoping import ByHost
from youju.organisation.models import Unit
from youju.ui.scope import Ability, Scope

FIRST_FORMS = {
    "party_committee": ("party_committee_session", "central_group_study", "group_study", "party_lecture", "inspection"),
    "general_branch": (
        *("general_branch_committee_meeting", "branch_meeting", "party_lecture", "theme_day", "group_study"),
    ),
    "cell": ("cell_meeting", "group_study", "party_lecture", "theme_day", "heart_talk"),
}
"""The forms shown first, by the kind of unit; those of a branch for all others."""
BRANCH_FORMS = ("branch_committee_meeting", "branch_meeting", "cell_meeting", "party_lecture", "theme_day")
FIRST_TOPICS = (
    *("central_spirit", "ideology", "clean_governance", "safety", "secrecy", "admission", "dues", "political_theory"),
)

COMMITTEE_FORMS = frozenset(
    {
        *("branch_committee_meeting", "general_branch_committee_meeting"),
        *("party_committee_session", "leading_group_session"),
    }
)
ALL_FORMS = frozenset({"meeting", "learning", "theme_day", "theme_activity", "democratic_appraisal"})
"""What all members are asked to; to talks, visits and the like only some come."""


def who_attends(forms: Iterable[str], terms: Terms) -> str:
    """Who is ticked at first: all, the committee, or nobody."""
    lineages = [set(terms.lineage(form)) for form in forms]
    if not lineages or any(each & ALL_FORMS and not each & COMMITTEE_FORMS for each in lineages):
        return "all"
    return "committee" if any(each & COMMITTEE_FORMS for each in lineages) else "none"


def preset(attendees: Iterable[Attendee], who: str) -> None:
    """Tick those who are asked to it: everybody where there is no committee."""
    attendees = list(attendees)
    everybody = who == "all" or (who == "committee" and not any(each.is_on_committee for each in attendees))
    for each in attendees:
        if everybody or each.is_guest or (who == "committee" and each.is_on_committee):
            each.presence = str(Presence.PRESENT.value)


def suggested_title(forms: Iterable[str], on: date | None, terms: Terms) -> str:
    """A title where none is given: 11月支部委员会会议."""
    labels = "暨".join(terms.label(form) for form in forms) or "活动"
    return f"{on.month}月{labels}" if on else labels


@dataclass
class Known:
    """What is known before anybody types."""

    uid: UUID = field(default_factory=uuid4)
    hosts: list[Unit] = field(default_factory=list)
    forms: tuple[str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)
    people: dict[int, str] | None = None
    functions: dict[int, int] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    told: str = ""
    """Where it comes from, for the page to say."""


def own_host(scope: Scope, asked: str, granted: Iterable[Unit]) -> list[Unit]:
    """The unit in the address, else the first of those granted, where one may record for it."""
    open_to = Unit.objects.filter(pk__in=scope.units(Ability.RECORD))
    try:
        return list(open_to.filter(uid=UUID(asked)))
    except ValueError:
        numbers = [unit.pk for unit in granted]
        found = {unit.pk: unit for unit in open_to.filter(pk__in=numbers)}
        return [found[number] for number in numbers if number in found][:1]


def from_duty(known: Known, code: str, period: str, today: date) -> None:
    """Fill in what a duty asks for: form, topic, deliverable, and the days of its period."""
    duty = _duty(code, today)
    if duty is None:
        return
    measure = duty.measure
    known.told = duty.title
    known.forms = _usual(measure.form, known.hosts, today)
    topics, when = [measure.topic[0]] if measure.topic else [], _period(period)
    if topics or measure.first_topic:
        known.items = [{"topics": topics, "is_first_topic": measure.first_topic}]
    if duty.match_ref and measure.first_topic and isinstance(when, date):
        known.items[0]["directives"] = _received(known.hosts, when)
    known.lines = [{"kind": measure.deliverable[0]}] if measure.deliverable else []
    _within(known, when, today)


def _received(hosts: Iterable[Unit], on: date) -> list[tuple[str, str]]:
    """What reached the units on a day: the directives a duty of that day asks about."""
    return rows_of(Studied(each.title, on) for each in received_by([unit.pk for unit in hosts], on))


def _duty(code: str, today: date) -> Duty | None:
    """The edition of a duty in force; the latest where none is."""
    plan = numbered_plan()
    found = [(plan.rulebooks[number], duty) for number, duty in plan.duties.items() if duty.code == code]
    found.sort(key=lambda each: (each[0].valid_from <= today < each[0].valid_to, each[0].valid_from))
    return found[-1][1] if found else None


def _usual(forms: tuple[str, ...], hosts: list[Unit], today: date) -> tuple[str, ...]:
    """Of several forms that would do, the one the unit used most in the last year; else the first."""
    if len(forms) < 2:
        return forms
    recent = ByHost()(in_force().filter(started_on__gt=today - timedelta(days=366)), _numbers(hosts))
    used = EntryForm.objects.filter(revision__in=recent, form__in=forms).values("form").annotate(n=Count("id"))
    best = used.order_by("-n", "form").first()
    return (best["form"],) if best else forms[:1]


def _numbers(hosts: list[Unit]) -> Any:
    return Unit.objects.filter(pk__in=[unit.pk for unit in hosts]).values("pk")


def _period(label: str) -> Period | date | None:
    try:
        return date.fromisoformat(label)
    except ValueError:
        pass
    try:
        return parse_period(label)
    except ValueError:
        return None


def _within(known: Known, period: Period | date | None, today: date) -> None:
    """Today where it lies in the period; of one gone by the day must be said, and is not guessed."""
    if isinstance(period, Period):
        known.since, known.until = period.start, period.last
        known.fields["started_on"] = today if period.start <= today <= period.last else None


def from_entry(known: Known, draft: EntryDraft, hosts: list[Unit]) -> None:
    """Fill in what is usually the same the next time: who, what, where; not what was said."""
    known.told = draft.title
    known.hosts = hosts or known.hosts
    known.forms = draft.forms
    known.fields |= {"place": draft.place, "began_at": draft.began_at}
    known.items = [{"topics": list(i.topics), "is_first_topic": i.is_first_topic} for i in draft.agenda if i.topics]
    there = str(Presence.PRESENT.value)
    observers = {each.person_id for each in draft.attendances if each.presence is Presence.OBSERVER}
    known.people = {
        each.person_id: str(Presence.OBSERVER.value) if each.person_id in observers else there
        for each in draft.attendances
    }
    known.functions = {each.person_id: each.functions for each in draft.attendances if each.functions}


def from_revision(known: Known, draft: EntryDraft, hosts: list[Unit], own: Unit) -> None:
    """Fill in all that the entry says, and when what it studied reached one's own unit."""
    from_entry(known, draft, hosts)
    known.uid, known.told = draft.uid, ""
    names = ("title", "started_on", "ended_on", "minutes", "make_up_for", "summary", "resolutions", "late_reason")
    known.fields |= {name: getattr(draft, name) or None for name in (*names, "headcount")}
    if draft.study_tenths is not None:
        known.fields["study_hours"] = draft.study_tenths / 10
    there = studied({number for item in draft.agenda for number in item.directives}, own)
    known.items = [_item_fields(number, item, there) for number, item in enumerate(draft.agenda)]
    known.lines = [_line_fields(number, line) for number, line in enumerate(draft.deliverables)]
    known.people = {each.person_id: str(each.presence.value) for each in draft.attendances}


def without_notes(known: Known) -> None:
    """Take out what was said, for who may not read it (ledger.private_notes)."""
    for name in ("summary", "resolutions"):
        known.fields.pop(name, None)
    for item in known.items:
        item.pop("decision", None)


ITEM_FIELDS = ("title", "is_first_topic", "result", "follow_up", "decision")
VOTES = ("expected", "present", "in_favour", "against", "abstained")


def _item_fields(number: int, item: AgendaDraft, there: Mapping[int, Studied]) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(item, name) for name in ITEM_FIELDS}
    said |= {name: getattr(item, name) or None for name in VOTES}
    said |= {"was": number, "topics": list(item.topics), "kind": item.kind.value}
    return said | {"directives": rows_of(there[each] for each in item.directives)}


def _line_fields(number: int, line: DeliverableDraft) -> dict[str, Any]:
    return {"was": number, "kind": line.kind, "amount": line.amount}


def entry_like(scope: Scope, asked: str) -> EntryDraft | None:
    """The entry in the address, where it may be read."""
    try:
        rows = in_force().filter(entry__uid=UUID(asked)).select_related("entry")
    except ValueError:
        return None
    return next(iter(drafts_of(ByHost()(rows, scope.units(Ability.READ)))), None)


def last_like(hosts: Iterable[int], forms: Iterable[str], before: date) -> Revision | None:
    """The last entry of one of the units that was of one of the forms; of any where none is said."""
    units = Unit.objects.filter(pk__in=list(hosts)).values("pk")
    held = in_force().filter(state=EntryState.HELD, started_on__lte=before, started_on__gt=before - timedelta(days=366))
    if forms := list(forms):
        held = held.filter(forms__form__in=forms)
    return ByHost()(held, units).select_related("entry").order_by("-started_on", "-pk").first()


def recordable(scope: Scope, numbers: Iterable[int]) -> list[Unit]:
    """Of some units those one may record for, in the order given."""
    numbers = list(numbers)
    found = Unit.objects.filter(pk__in=numbers).filter(pk__in=scope.units(Ability.RECORD)).in_bulk()
    return [found[number] for number in numbers if number in found]


@dataclass(frozen=True)
class Words:
    """The vocabularies the form speaks."""

    forms: Terms
    topics: Terms
    deliverables: Terms
    posts: Terms

    @classmethod
    def now(cls) -> "Words":
        """As they are in the books."""
        found = all_vocabularies()
        return cls(*(found[Vocabulary(name)] for name in ("form", "topic", "deliverable", "post")))
