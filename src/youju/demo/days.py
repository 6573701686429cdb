"""Working days, the building season, and the hour at which somebody sits down to write."""

from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from youju.core.periods import SHANGHAI, add_months, month_number

SPRING_FESTIVALS = (
    date(2019, 2, 5),
    date(2020, 1, 25),
    date(2021, 2, 12),
    date(2022, 2, 1),
    date(2023, 1, 22),
    date(2024, 2, 10),
    date(2025, 1, 29),
    date(2026, 2, 17),
    date(2027, 2, 6),
    date(2028, 1, 26),
    date(2029, 2, 13),
    date(2030, 2, 3),
)
HOLIDAYS = {(1, 1), *((5, day) for day in range(1, 6)), *((10, day) for day in range(1, 8))}
BUILDING_MONTHS = range(4, 11)
DAY = timedelta(days=1)


@cache
def _is_spring_festival(day: date) -> bool:
    return any(-2 <= (day - first).days <= 6 for first in SPRING_FESTIVALS)


@cache
def workdays(month_no: int) -> tuple[date, ...]:
    """The working days of a month, by its running number."""
    first = date(month_no // 12, month_no % 12 + 1, 1)
    days = (first + DAY * offset for offset in range((add_months(first, 1) - first).days))
    return tuple(
        day
        for day in days
        if day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS and not _is_spring_festival(day)
    )


def some_day(rng: Random, month_no: int, first: float = 0.0, last: float = 1.0) -> date:
    """A working day of a month, between two shares of it."""
    days = workdays(month_no)
    return days[int((first + (last - first) * rng.random()) * (len(days) - 1) + 0.5)]


def next_workday(day: date) -> date:
    """The day itself or the first working day after it."""
    while day not in workdays(month_number(day)):
        day += DAY
    return day


def later(rng: Random, day: date, least: int, most: int) -> date:
    """A working day some days later; at least `least`, and at most a holiday beyond `most`."""
    return next_workday(day + DAY * rng.randint(least, most))


def is_festive(month_no: int) -> bool:
    """Whether the Spring Festival takes days from this month."""
    return any(month_number(first) == month_no for first in SPRING_FESTIVALS)


def is_building_season(month_no: int) -> bool:
    """Whether sites are busy: April to October."""
    return month_no % 12 + 1 in BUILDING_MONTHS


def at_work(rng: Random, day: date) -> datetime:
    """An instant within office hours."""
    minute = 510 + int(rng.random() * 570)
    return datetime.combine(day, time(minute // 60, minute % 60), SHANGHAI)
