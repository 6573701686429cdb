"""Which months of a year some of many units have not closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from youju.core.periods import Cadence, Period
from youju.ledger.models import Closing
from youju.ledger.year_of_books import closable
from youju.organisation.models import Reach, Unit


@dataclass(frozen=True)
class Asked:
    """Some units, alone or with all below them, of which only `managed` are looked at."""

    units: Sequence[Unit]
    managed: QuerySet[Unit]
    below: bool = False


@dataclass(frozen=True)
class Periods:
    """Periods of a year that have ended: those with something to close, the latest first, and the months without."""

    open: list[Period]
    closed: list[Period]

    @property
    def closed_words(self) -> str:
        """1月、2月、3月."""
        return "、".join(f"{month.start.month}月" for month in self.closed)


def periods_of(asked: Asked, year: int, today: date) -> Periods:
    """What can be closed of a year; one query for any number of units."""
    ended = closable(year, today)
    months = [period for period in ended if period.cadence is Cadence.MONTH]
    opened, closed = _states(asked, months)
    return Periods(
        [period for period in ended if any(period.start <= month.start < period.end for month in opened)],
        sorted(closed, key=lambda month: month.start),
    )


def _states(asked: Asked, months: Iterable[Period]) -> tuple[list[Period], list[Period]]:
    """Months that some of the units have not closed, and those that all have that were there."""
    months = list(months)
    if not months or not asked.units:
        return [], []
    left = {f"left{number}": Exists(_there(asked, each).filter(~_closed(each))) for number, each in enumerate(months)}
    there = {f"there{number}": Exists(_there(asked, each)) for number, each in enumerate(months)}
    found = Unit.objects.filter(pk=asked.units[0].pk).annotate(**left, **there).values(*left, *there).get()
    opened = [each for number, each in enumerate(months) if found[f"left{number}"]]
    closed = [each for number, each in enumerate(months) if found[f"there{number}"] and not found[f"left{number}"]]
    return opened, closed


def _there(asked: Asked, month: Period) -> QuerySet[Unit]:
    """Those of the units that existed in a month."""
    reached = Reach.objects.filter(ancestor__in=[unit.pk for unit in asked.units], unit=OuterRef("pk"))
    reached = reached.filter(valid_from__lt=month.end, valid_to__gt=month.start)
    existing = asked.managed.filter(valid_from__lt=month.end, valid_to__gt=month.start)
    return existing.filter(Exists(reached if asked.below else reached.filter(depth=0)))


def _closed(month: Period) -> Exists:
    covering = Closing.objects.filter(unit=OuterRef("pk"), reopened_at=None)
    return Exists(covering.filter(valid_from__lte=month.start, valid_to__gte=month.end))
