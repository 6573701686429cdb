"""What there is to do, as rows of the page: due items with the link that does them, plans, late entries, periods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import NoReverseMatch, reverse

from youju.core.explain import GAPS, Judged, Status, requirement
from youju.core.facts import EntryState
from youju.core.measures import Subject
from youju.core.periods import Cadence, Period
from youju.home.days import Day
from youju.home.due import Units
from youju.intake.models import ImportedRow, ImportRun
from youju.ledger.models import Closing, Host, Revision
from youju.ledger.reading import in_force
from youju.ledger.scoping import ByHost
from youju.organisation.models import Edge, EdgeKind, Unit
from youju.ui.scope import Ability, Scope

RECORDED = (
    *(Subject.ENTRY, Subject.AGENDA_ITEM, Subject.DIRECTIVE, Subject.DELIVERABLE, Subject.MINUTES, Subject.ATTENDANCE),
)
"""What entries show; other duties are met by events, or by who belongs to a unit."""

HALF_A_YEAR = timedelta(days=183)


def own_units(scope: Scope, granted: Iterable[Unit]) -> QuerySet[Unit]:
    """The units one keeps the books of: those granted, and their cells (党小组), where one may record."""
    numbers = [unit.pk for unit in granted]
    leads = Edge.objects.filter(superior__in=numbers, subordinate=OuterRef("pk"), kind=EdgeKind.LEADS)
    own = Q(pk__in=numbers) | Q(Exists(leads), kind="cell")
    return Unit.objects.filter(own, pk__in=scope.units(Ability.RECORD))


def units_below(scope: Scope, others: Iterable[Unit]) -> Units:
    """The units one may read without those listed, as a subquery."""
    return scope.units(Ability.READ).exclude(unit_id__in=[unit.pk for unit in others])


@dataclass(frozen=True)
class Task:
    """A due item, or those of several people alike, with the address that does it; `others`: of other periods."""

    item: Judged
    unit: Unit
    people: int
    address: str
    is_recorded: bool
    """Whether an entry does it, and the address is the form's."""
    others: tuple["Task", ...] = ()

    @property
    def asked(self) -> str:
        """What is asked, by when: 2022年3月应有至少1次."""
        said = requirement(self.item)
        period = self.item.period
        return said.replace(period.title, self.when) if period else said

    @property
    def when(self) -> str:
        """Its period, a week by its days: nobody knows weeks by number."""
        period = self.item.period
        if period is None:
            return f"{self.item.due_on.month}月{self.item.due_on.day}日"
        if period.cadence is not Cadence.WEEK:
            return period.title
        end = f"{period.last.day}日" if period.last.month == period.start.month else f"{_day(period.last)}"
        return f"{_day(period.start)}至{end}"

    @property
    def done(self) -> str:
        """How much of it is done."""
        item = self.item
        unit = item.duty.measure.unit
        return f"已有{item.shown_value:g}{unit}" if item.shown_value and not item.duty.measure.is_percent else ""


@dataclass(frozen=True)
class Tasks:
    """Tasks by when they are due."""

    overdue: list[Task]
    this_week: list[Task]
    this_month: list[Task]
    done: int

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.overdue or self.this_week or self.this_month)


def tasks_of(items: Iterable[Judged], units: dict[int, Unit], day: Day) -> Tasks:
    """The items that are not done, sorted by when they are due; how many of this month's are done."""
    items = list(items)
    gaps = [item for item in items if item.status in GAPS]
    waiting = [item for item in items if item.status is Status.OPEN]
    week = [item for item in waiting if item.due_on < day.week.end]
    month = [item for item in waiting if item.due_on >= day.week.end]
    done = [item for item in items if item.status in (Status.MET, Status.MET_LATE) and item.due_on >= day.month.start]
    overdue, this_week, this_month = (_tasks(each, units) for each in (gaps, week, month))
    return Tasks(_joined(overdue), this_week, this_month, done=len({_alike(item) for item in done}))


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _alike(item: Judged) -> tuple[date, int, int, bool]:
    return item.due_on, item.unit_id, item.duty_no, item.person_id > 0


def _tasks(items: Sequence[Judged], units: dict[int, Unit]) -> list[Task]:
    groups = [list(group) for _, group in groupby(sorted(items, key=_alike), key=_alike)]
    return [_task(group, units[group[0].unit_id]) for group in groups]


def _joined(tasks: list[Task]) -> list[Task]:
    """Gaps of one duty as one, the latest of its periods first."""
    groups: dict[tuple[int, int, bool], list[Task]] = {}
    for task in reversed(tasks):
        groups.setdefault((task.item.unit_id, task.item.duty_no, bool(task.people)), []).append(task)
    return [replace(first, others=tuple(others)) for first, *others in groups.values()]


def _task(group: list[Judged], unit: Unit) -> Task:
    item, people = group[0], len(group) if group[0].person_id else 0
    is_recorded = item.duty.measure.subject in RECORDED
    address = record_address(item, unit) if is_recorded else _duties_address(unit)
    return Task(item, unit, people, address, is_recorded)


def record_address(item: Judged, unit: Unit) -> str:
    """The form with everything that a due item says filled in."""
    asked = {"duty": item.duty.code, "unit": str(unit.uid), "period": item.when}
    return f"{reverse('record')}?{urlencode(asked)}"


def _duties_address(unit: Unit) -> str:
    for name, arguments in (("duties:unit", [unit.uid]), ("duties:matrix", [])):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""


def plans_past(units: QuerySet[Unit], day: Day) -> list[Revision]:
    """Plans whose day has gone by, the latest first, of the last half-year."""
    past = in_force().filter(state=EntryState.PLANNED, started_on__lte=day.on, started_on__gte=day.on - HALF_A_YEAR)
    return _listed(ByHost()(past, units.values("pk")).order_by("-started_on"))


def plans_ahead(units: QuerySet[Unit], day: Day) -> list[Revision]:
    """Plans of the fortnight to come."""
    ahead = in_force().filter(
        state=EntryState.PLANNED, started_on__gt=day.on, started_on__lte=day.on + timedelta(days=14)
    )
    return _listed(ByHost()(ahead, units.values("pk")).order_by("started_on"))


def recent_entries(units: QuerySet[Unit], day: Day) -> list[Revision]:
    """What was held last."""
    held = in_force().filter(state=EntryState.HELD, started_on__lte=day.on, started_on__gt=day.on - HALF_A_YEAR)
    return _listed(ByHost()(held, units.values("pk")).order_by("-started_on", "-pk"))


def late_entries(scope: Scope, day: Day) -> list[Revision]:
    """The latest entries written down late, where one audits."""
    late = in_force().filter(is_late=True, started_on__lte=day.on, started_on__gt=day.on - HALF_A_YEAR)
    return _listed(ByHost()(late, scope.units(Ability.AUDIT)).order_by("-written_at"), most=6)


def corrections(scope: Scope, day: Day) -> list[Revision]:
    """The latest corrections and withdrawals, where one audits; a plan carried out is none."""
    changed = in_force().filter(number__gt=1, started_on__lte=day.on, started_on__gt=day.on - HALF_A_YEAR)
    plan = Revision.objects.filter(entry=OuterRef("entry"), number=OuterRef("number") - 1, state=EntryState.PLANNED)
    changed = changed.exclude(Exists(plan))
    return _listed(ByHost()(changed, scope.units(Ability.AUDIT)).order_by("-written_at"), most=6)


def _listed(rows: QuerySet[Revision], most: int = 5) -> list[Revision]:
    return list(rows.select_related("entry").prefetch_related("hosts__unit")[:most])


@dataclass(frozen=True)
class ToClose:
    """A period that has ended, and how many units have not closed it."""

    period: Period
    open: int
    units: int


def to_close(scope: Scope, day: Day) -> ToClose | None:
    """The last quarter, where units one manages have not closed all of it; None where all have."""
    quarter = Period.containing(Cadence.QUARTER, day.on).previous()
    there = Unit.objects.filter(
        pk__in=scope.units(Ability.MANAGE), valid_from__lt=quarter.end, valid_to__gte=quarter.end
    )
    last = Closing.objects.filter(
        unit=OuterRef("pk"), reopened_at=None, valid_from__lt=quarter.end, valid_to__gte=quarter.end
    )
    units = there.count()
    still = there.filter(~Exists(last)).count()
    return ToClose(quarter, still, units) if still else None


def last_import(scope: Scope, day: Day) -> ImportRun | None:
    """The last book read in within a month that brought entries of units one manages."""
    rows = ImportedRow.objects.filter(run=OuterRef("pk"))
    hosted = Host.objects.filter(revision=OuterRef("revision"), unit_id__in=scope.units(Ability.MANAGE))
    recent = ImportRun.objects.filter(imported_at__date__gt=day.today - timedelta(days=31))
    return recent.filter(Exists(rows.filter(Exists(hosted)))).select_related("book").order_by("-imported_at").first()
