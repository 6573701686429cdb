"""Calendar periods, spans of time and due dates.

Everything is a half-open interval of dates, ``[start, end)``. Business time is Asia/Shanghai.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

FOREVER = date(9999, 12, 31)
"""The open end of an interval: still valid."""

DAWN = date(1, 1, 1)
"""The open beginning of an interval: since before the books."""

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has kept one offset, without summer time, since 1991."""


def shanghai_day(instant: datetime) -> date:
    """The business day on which an instant falls. Raises ValueError for a naive datetime."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(SHANGHAI).date()


def add_months(day: date, months: int) -> date:
    """The corresponding day `months` later, or the last day of that month where there is none.

    Source: 民法典, article 202 (到期月没有对应日的，月末日为期间的最后一日).
    """
    number = month_number(day) + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_number(day: date) -> int:
    """Months since the year 0: ``year * 12 + month - 1``."""
    return day.year * 12 + day.month - 1


def week_number(day: date) -> int:
    """Weeks, Monday to Sunday, since Monday 0001-01-01."""
    return (day.toordinal() - 1) // 7


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as a rule states it: whole months and days."""

    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The last day of a term of this length that `day` starts; `day` itself is not counted (民法典 201)."""
        return add_months(day, self.months) + timedelta(days=self.days)

    def before(self, day: date) -> date:
        """The day this much earlier than `day`."""
        return add_months(day, -self.months) - timedelta(days=self.days)


class Cadence(StrEnum):
    """How often a calendar duty falls due."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS_IN = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.HALF: 6, Cadence.YEAR: 12}
CADENCE_WORD = {
    Cadence.WEEK: "每周",
    Cadence.MONTH: "每月",
    Cadence.QUARTER: "每季度",
    Cadence.HALF: "每半年",
    Cadence.YEAR: "每年",
}


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """One week, month, quarter, half-year or year, by its running number.

    The number of a month is `month_number`; a quarter, half and year divide it by 3, 6 and 12; a week's is
    `week_number`. So the period of an act is its month or week number divided, on every engine alike.
    """

    cadence: Cadence
    number: int

    @classmethod
    def containing(cls, cadence: Cadence, day: date) -> "Period":
        """The period of this cadence in which `day` lies."""
        if cadence is Cadence.WEEK:
            return cls(cadence, week_number(day))
        return cls(cadence, month_number(day) // MONTHS_IN[cadence])

    @property
    def start(self) -> date:
        """First day."""
        if self.cadence is Cadence.WEEK:
            return date.fromordinal(self.number * 7 + 1)
        first = self.number * MONTHS_IN[self.cadence]
        return date(first // 12, first % 12 + 1, 1)

    @property
    def end(self) -> date:
        """The day after the last."""
        if self.cadence is Cadence.WEEK:
            return self.start + timedelta(days=7)
        return add_months(self.start, MONTHS_IN[self.cadence])

    @property
    def last(self) -> date:
        """Last day."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days

    @property
    def label(self) -> str:
        """Short and sortable: 2022, 2022H1, 2022Q1, 2022-01, 2022-W05 (ISO week)."""
        return _LABELS[self.cadence](self)

    @property
    def title(self) -> str:
        """As prose has it: 2022年, 2022年上半年, 2022年第一季度, 2022年1月, 2022年第5周."""
        return _TITLES[self.cadence](self)

    def next(self) -> "Period":
        """The period that follows."""
        return Period(self.cadence, self.number + 1)

    def previous(self) -> "Period":
        """The period before."""
        return Period(self.cadence, self.number - 1)

    def __str__(self) -> str:
        return self.label


def _iso_week(period: Period) -> tuple[int, int]:
    year, week, _ = period.start.isocalendar()
    return year, week


_LABELS: dict[Cadence, Callable[[Period], str]] = {
    Cadence.WEEK: lambda p: "{}-W{:02}".format(*_iso_week(p)),
    Cadence.MONTH: lambda p: f"{p.start:%Y-%m}",
    Cadence.QUARTER: lambda p: f"{p.start.year}Q{p.number % 4 + 1}",
    Cadence.HALF: lambda p: f"{p.start.year}H{p.number % 2 + 1}",
    Cadence.YEAR: lambda p: f"{p.number}",
}
_TITLES: dict[Cadence, Callable[[Period], str]] = {
    Cadence.WEEK: lambda p: "{}年第{}周".format(*_iso_week(p)),
    Cadence.MONTH: lambda p: f"{p.start.year}年{p.start.month}月",
    Cadence.QUARTER: lambda p: f"{p.start.year}年第{'一二三四'[p.number % 4]}季度",
    Cadence.HALF: lambda p: f"{p.start.year}年{'上下'[p.number % 2]}半年",
    Cadence.YEAR: lambda p: f"{p.number}年",
}

_DIGIT = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_FORMS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]]] = [
    (re.compile(r"(\d{4})年?"), lambda m: Period(Cadence.YEAR, int(m[1]))),
    (re.compile(r"(\d{4})-?[Hh]([12])"), lambda m: Period(Cadence.HALF, int(m[1]) * 2 + int(m[2]) - 1)),
    (re.compile(r"(\d{4})年?([上下])半年"), lambda m: Period(Cadence.HALF, int(m[1]) * 2 + _DIGIT[m[2]] - 1)),
    (re.compile(r"(\d{4})-?[Qq]([1-4])"), lambda m: Period(Cadence.QUARTER, int(m[1]) * 4 + int(m[2]) - 1)),
    (
        re.compile(r"(\d{4})年?第?([一二三四1-4])季度?"),
        lambda m: Period(Cadence.QUARTER, int(m[1]) * 4 + (_DIGIT.get(m[2]) or int(m[2])) - 1),
    ),
    (
        re.compile(r"(\d{4})(?:-|/|\.|年)(0?[1-9]|1[0-2])月?"),
        lambda m: Period(Cadence.MONTH, int(m[1]) * 12 + int(m[2]) - 1),
    ),
    (
        re.compile(r"(\d{4})-?[Ww](\d\d?)"),
        lambda m: Period.containing(Cadence.WEEK, date.fromisocalendar(int(m[1]), int(m[2]), 1)),
    ),
    (
        re.compile(r"(\d{4})年第(\d\d?)周"),
        lambda m: Period.containing(Cadence.WEEK, date.fromisocalendar(int(m[1]), int(m[2]), 1)),
    ),
]


def parse_period(text: str) -> Period:
    """Read a period as people write it: 2022H1, 2022年上半年, 2022Q3, 2022年第三季度, 2022-07, 2022年7月, 2022.

    Raises ValueError, in Chinese, when the text names no period.
    """
    cleaned = text.strip().replace(" ", "")
    for pattern, make in _FORMS:
        match = pattern.fullmatch(cleaned)
        if match and 1900 <= int(match[1]) <= 2999:
            with suppress(ValueError):  # a year without a week 53
                return make(match)
    raise ValueError(f"看不懂的期间“{text}”。可写 2022、2022H1、2022Q3、2022-07 或 2022年上半年。")


def periods_ending_in(cadence: Cadence, start: date, end: date) -> Iterator[Period]:
    """The periods of a cadence whose last day lies in ``[start, end)``, in order."""
    period = Period.containing(cadence, start)
    while period.last < end:
        yield period
        period = period.next()
