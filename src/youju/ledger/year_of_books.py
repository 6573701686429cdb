"""Which months of a year units have closed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from youju.core.periods import FOREVER, Cadence, Period
from youju.ledger.models import Closing
from youju.organisation.models import Reach, Unit


class MonthState(StrEnum):
    """How the books of a month stand."""

    CLOSED = "closed"
    OPEN = "open"
    RUNNING = "running"  # the month has not ended
    NONE = "none"  # the unit did not exist


@dataclass(frozen=True)
class MonthOfBooks:
    """One month of a unit's books; `closing` is the attestation, where closed."""

    period: Period
    state: MonthState
    closing: Closing | None = None


@dataclass(frozen=True)
class YearOfBooks:
    """A unit's year. `has_below`: units hang below it."""

    unit: Unit
    months: tuple[MonthOfBooks, ...]
    has_below: bool = False

    @property
    def open_months(self) -> list[MonthOfBooks]:
        """Months that have ended and are not closed."""
        return [month for month in self.months if month.state is MonthState.OPEN]

    def has_open(self, period: Period) -> bool:
        """Whether some month of a period has ended and is not closed."""
        return any(period.start <= month.period.start < period.end for month in self.open_months)

    @property
    def closed_count(self) -> int:
        """How many are closed."""
        return sum(month.state is MonthState.CLOSED for month in self.months)


def year_of(units: Sequence[Unit], year: int, today: date) -> list[YearOfBooks]:
    """The year of each unit, in the order given; two queries for any number of units."""
    closings: dict[int, list[Closing]] = defaultdict(list)
    whole = Period(Cadence.YEAR, year)
    touching = Closing.objects.filter(unit__in=units, reopened_at=None)
    for closing in touching.filter(valid_from__lt=whole.end, valid_to__gt=whole.start).order_by("valid_from"):
        closings[closing.unit_id].append(closing)
    above = set(_with_below(units))
    return [YearOfBooks(unit, tuple(_months(unit, year, closings[unit.pk], today)), unit.pk in above) for unit in units]


def _with_below(units: Iterable[Unit]) -> QuerySet[Unit, int]:
    below = Reach.objects.filter(ancestor=OuterRef("pk"), depth=1, valid_to=FOREVER)
    numbers = [unit.pk for unit in units]
    return Unit.objects.filter(Exists(below), pk__in=numbers).values_list("pk", flat=True)


def _months(unit: Unit, year: int, closings: list[Closing], today: date) -> Iterable[MonthOfBooks]:
    for number in range(12):
        month = Period(Cadence.MONTH, year * 12 + number)
        covering = next((c for c in closings if c.valid_from <= month.start and c.valid_to >= month.end), None)
        yield MonthOfBooks(month, _state(unit, month, covering, today), covering)


def _state(unit: Unit, month: Period, closing: Closing | None, today: date) -> MonthState:
    if closing:
        return MonthState.CLOSED
    if unit.valid_from >= month.end or unit.valid_to <= month.start:
        return MonthState.NONE
    return MonthState.OPEN if month.end <= today else MonthState.RUNNING


def closable(year: int, today: date) -> list[Period]:
    """The months, quarters and halves of a year that have ended, the latest first, months before longer ones."""
    found: list[Period] = []
    whole = Period(Cadence.YEAR, year)
    for cadence in (Cadence.MONTH, Cadence.QUARTER, Cadence.HALF):
        period = Period.containing(cadence, whole.start)
        of_cadence = []
        while period.end <= min(whole.end, today):
            of_cadence.append(period)
            period = period.next()
        found += reversed(of_cadence)
    return found


def directly_below(unit: Unit, year: int) -> QuerySet[Unit]:
    """The units that were directly below one in a year, in the order they were founded."""
    whole = Period(Cadence.YEAR, year)
    below = Reach.objects.filter(
        ancestor=unit, unit=OuterRef("pk"), depth=1, valid_from__lt=whole.end, valid_to__gt=whole.start
    )
    existing = Unit.objects.filter(valid_from__lt=whole.end, valid_to__gt=whole.start)
    return existing.filter(Exists(below)).order_by("pk")


def quarters(period: Period) -> list[Period]:
    """What is closed for a period asked for: a half is two quarters, each an attestation of its own."""
    if period.cadence is not Cadence.HALF:
        return [period]
    first = Period.containing(Cadence.QUARTER, period.start)
    return [first, first.next()]
