"""What a report starts from: half-years with entries, gaps that may be told, entries worth telling."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.core.explain import FORCE_SHORT
from youju.core.facts import EntryState, Presence
from youju.core.periods import Cadence, Period
from youju.core.rules.model import Duty
from youju.duties.reading import Reading, gap_counts
from youju.ledger.models import Attendance, Deliverable, Host, Revision
from youju.ledger.reading import in_force
from youju.organisation.models import Unit
from youju.reports.blocks.gaps import MOST_DUTIES, weight
from youju.reports.operations import Asked

MOST_PERIODS = 8
MOST_SUGGESTED = 12
MOST_FOUND = 15
MOST_LOOKED_AT = 2000
"""Suggestions are looked for among so many entries; others are found by their title."""
MANY_PEOPLE = 50

Units = QuerySet[Any, Any]


def half_years(today: date) -> tuple[list[Period], Period]:
    """Those of which the books hold entries, and the present one; the latest first. And the one of the last entry."""
    held = in_force().filter(state=EntryState.HELD, started_on__lte=today)
    days = held.aggregate(first=Min("started_on"), last=Max("started_on"))
    first, last, period = (Period.containing(Cadence.HALF, day or today) for day in (*days.values(), today))
    found: list[Period] = []
    while period >= first and len(found) < MOST_PERIODS:
        found.append(period)
        period = period.previous()
    return found, last


@dataclass(frozen=True)
class GapChoice:
    """A duty with gaps: how binding it is, how many units and items are short, whether it is ticked at first.

    `code`: its codes, where several editions have it by the same title.
    """

    code: str
    title: str
    force: str
    units: int
    items: int
    is_ticked: bool


def gap_choices(asked: Asked) -> list[GapChoice]:
    """The duties with gaps, the weightiest first."""
    by_title: dict[str, list[tuple[Duty, int, int]]] = defaultdict(list)
    for each in gap_counts(Reading(asked.unit, asked.period.start, asked.period.end, asked.as_of)):
        by_title[each[0].title].append(each)
    ordered = sorted(by_title.values(), key=lambda each: weight(each[0][0], sum(items for _, _, items in each)))
    return [_gap_choice(each, place < MOST_DUTIES) for place, each in enumerate(ordered)]


def _gap_choice(same: Sequence[tuple[Duty, int, int]], is_ticked: bool) -> GapChoice:
    duty = same[0][0]
    units, items = max(each[1] for each in same), sum(each[2] for each in same)
    codes = " ".join(each[0].code for each in same)
    return GapChoice(codes, duty.title, FORCE_SHORT[duty.force], units, items, is_ticked)


@dataclass
class EntryChoice:
    """An entry that may be told as a highlight, with what speaks for it."""

    uid: UUID
    day: date
    title: str
    hosts: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def entry_choices(unit: Unit, period: Period, units: Units, search: str = "") -> list[EntryChoice]:
    """Entries of the period below the unit: those found by their title, or those that have something to tell."""
    held = _held(unit, period, units)
    if search:
        found = held.filter(title__icontains=search).order_by("-started_on", "-pk")[:MOST_FOUND]
    else:
        found = _telling(held)[:MOST_SUGGESTED]
    return _choices(list(found))


def _held(unit: Unit, period: Period, units: Units) -> QuerySet[Revision]:
    reached = {"unit__reached_from__ancestor": unit, "unit__in": units}
    hosted = Host.objects.filter(revision=OuterRef("pk"), **reached)
    days = {"started_on__gte": period.start, "started_on__lt": period.end}
    return in_force().filter(Exists(hosted), state=EntryState.HELD, **days).select_related("entry")


def _telling(held: QuerySet[Revision]) -> QuerySet[Revision]:
    """Of the latest: those held jointly, those with deliverables, those with many people."""
    latest = held.order_by("-started_on", "-pk").values("pk")[:MOST_LOOKED_AT]
    hosts = Host.objects.filter(revision=OuterRef("pk")).order_by()
    other = Host.objects.filter(revision=OuterRef("revision"), pk__lt=OuterRef("pk"))
    made = Deliverable.objects.filter(revision=OuterRef("pk"), amount__gt=0)
    marked = (
        Revision.objects.filter(pk__in=latest)
        .select_related("entry")
        .annotate(is_joint=Exists(hosts.filter(Exists(other))), has_made=Exists(made))
    )
    worth = marked.filter(Q(is_joint=True) | Q(has_made=True) | Q(headcount__gte=MANY_PEOPLE))
    return worth.order_by("-is_joint", "-headcount", "-started_on", "-pk")


def _choices(revisions: Sequence[Revision]) -> list[EntryChoice]:
    numbers = [each.pk for each in revisions]
    choices = {each.pk: EntryChoice(each.entry.uid, each.started_on, each.title) for each in revisions}
    for revision, name in (
        Host.objects.filter(revision_id__in=numbers).order_by("id").values_list("revision", "unit__name")
    ):
        choices[revision].hosts.append(name)
    people = _present(numbers)
    made = Deliverable.objects.filter(revision_id__in=numbers, amount__gt=0).order_by("id")
    for each in revisions:
        choice, count = choices[each.pk], people.get(each.pk, 0) + each.headcount
        choice.reasons += ["联合开展"] if len(choice.hosts) > 1 else []
        choice.reasons += [f"参加{count}人"] if count else []
    kinds = vocabulary(Vocabulary.DELIVERABLE).by_code if made else {}
    for line in made:
        unit = line.counted_in or (kinds[line.kind].unit if line.kind in kinds else "")
        choices[line.revision_id].reasons.append(f"{line.label}{line.amount}{unit}")
    return list(choices.values())


def _present(revisions: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    rows = Attendance.objects.filter(revision_id__in=list(revisions), presence=Presence.PRESENT)
    for revision in rows.values_list("revision_id", flat=True):
        found[revision] = found.get(revision, 0) + 1
    return found


def readable_among(uids: Iterable[UUID], unit: Unit, period: Period, units: Units) -> tuple[UUID, ...]:
    """Which of some entries are of the unit's period and may be read."""
    held = _held(unit, period, units).filter(entry__uid__in=list(uids))
    return tuple(held.values_list("entry__uid", flat=True))


def entries_chosen(uids: Iterable[UUID], asked: Asked, units: Units) -> list[EntryChoice]:
    """Entries already ticked, to be shown again."""
    held = _held(asked.unit, asked.period, units).filter(entry__uid__in=list(uids))
    return _choices(list(held.order_by("started_on", "pk"))) if uids else []
