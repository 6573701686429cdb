"""A month of entries, day by day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from youju.core.periods import Period
from youju.ledger.listing import dress

SHOWN_A_DAY = 3


@dataclass(frozen=True)
class Day:
    """A day with the first of its entries; `more` of them are not shown (-1: nobody has counted how many)."""

    day: date
    entries: tuple[Any, ...] = ()
    more: int = 0
    is_of_month: bool = True
    is_today: bool = False


def entries_by_day(rows: QuerySet[Any], month: Period, is_wide: bool) -> dict[date, list[Any]]:
    """Some entries of each day of a month, each with `on_day`, how many its day has; two queries."""
    entries = list(_of_each_day(rows, month) if is_wide else _first_of_days(rows, month))
    dress(entries)
    found: dict[date, list[Any]] = defaultdict(list)
    for entry in sorted(entries, key=lambda each: (each.started_on, each.began_at or time.max, each.entry_id)):
        found[entry.started_on].append(entry)
    return found


def _of_each_day(rows: QuerySet[Any], month: Period) -> Iterable[Any]:
    """The first written down of each day, where nobody can wait until all are counted."""
    days = [rows.filter(started_on=month.start + timedelta(days=number)) for number in range(month.days)]
    cut = [day.order_by("started_on", "entry_id")[: SHOWN_A_DAY + 1] for day in days]
    return cut[0].union(*cut[1:], all=True)


def _first_of_days(rows: QuerySet[Any], month: Period) -> Iterable[Any]:
    of_month = rows.filter(started_on__gte=month.start, started_on__lt=month.end)
    placed = of_month.annotate(
        nth=Window(RowNumber(), partition_by="started_on", order_by=[F("began_at").asc(nulls_last=True), "entry_id"]),
        on_day=Window(Count("pk"), partition_by="started_on"),
    )
    first: Iterable[Any] = placed.filter(nth__lte=SHOWN_A_DAY)
    return first


def days_of(month: Period, entries: dict[date, list[Any]], today: date) -> Iterable[Day]:
    """The days of a month."""
    for number in range(month.days):
        on = month.start + timedelta(days=number)
        here = entries.get(on, [])
        yield Day(on, tuple(here[:SHOWN_A_DAY]), _more(here), True, on == today)


def _more(here: list[Any]) -> int:
    """How many entries of a day are not shown; -1 for some that nobody has counted."""
    if here and (counted := getattr(here[0], "on_day", 0)):
        return int(counted) - len(here)
    return -1 if len(here) > SHOWN_A_DAY else 0


def weeks_of(days: list[Day]) -> list[list[Day]]:
    """The days in weeks of Monday to Sunday, filled up with empty days of the months before and after."""
    before = [
        Day(days[0].day - timedelta(days=back), is_of_month=False) for back in range(days[0].day.weekday(), 0, -1)
    ]
    after = [Day(days[-1].day + timedelta(days=on), is_of_month=False) for on in range(1, 7 - days[-1].day.weekday())]
    whole = [*before, *days, *after]
    return [whole[at : at + 7] for at in range(0, len(whole), 7)]
