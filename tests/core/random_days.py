"""Dice for random stories, and the days on which things go wrong: where periods begin and end."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from core.books import LONG_AGO
from youju.core.periods import FOREVER

T = TypeVar("T")
Run = tuple[Any, date, date]

_MONTHS = [date(year, month, 1) for year in (2023, 2024, 2025) for month in range(1, 13)]
_LASTS = [date.fromordinal(first.toordinal() - 1) for first in _MONTHS[1:]]
_MIDDLES = [first.replace(day=day) for first in _MONTHS for day in (15, 16)]
_WEEKS = [date(2023, 1, 2), date(2024, 2, 28), date(2024, 12, 29), date(2024, 12, 30), date(2025, 1, 5)]

BOUNDARIES = sorted([*_MONTHS, *_LASTS, *_WEEKS, *_MIDDLES, date(2025, 12, 31)])
"""Ends, middles and beginnings of periods in 2023 to 2025, 2024-02-29 and the ISO weeks about new year among them."""

_FOCUS = [
    (date(2024, 1, 1), date(2024, 7, 1)),
    (date(2024, 1, 1), date(2025, 1, 1)),
    (date(2023, 10, 1), date(2024, 4, 1)),
    (date(2024, 11, 1), date(2025, 4, 1)),
    (date(2023, 1, 1), date(2026, 1, 1)),
]


class Dice:
    """Every choice of one random story.

    All choices come from one seed, which is fast and spreads well. What may be left out asks `keeps`, one byte each, 0
    for no, and is drawn all the same, so that the rest stays as it is: a failing story shrinks to what matters in it.
    """

    def __init__(self, seed: int, kept: bytes = b"") -> None:
        self._random = Random(seed)
        self._kept = iter(kept)

    def keeps(self) -> bool:
        """Whether the next thing that could be left out stays."""
        return next(self._kept, 1) != 0

    def one(self, values: Sequence[T]) -> T:
        """One of the values."""
        return self._random.choice(values)

    def number(self, least: int, most: int) -> int:
        """A number, both ends included."""
        return self._random.randint(least, most)

    def sample(self, values: Sequence[T], most: int, least: int = 0) -> list[T]:
        """Up to so many different values."""
        return self._random.sample(values, min(self.number(least, most), len(values)))

    def kept(self, values: Iterable[T]) -> list[T]:
        """The values without those left out."""
        return [value for value in values if self.keeps()]

    def some(self, values: Sequence[T]) -> tuple[T, ...]:
        """One value, or two different ones."""
        first, second = self._random.sample(values, 2)
        return (first, *self.seldom((second,), ()))

    def seldom(self, value: T, otherwise: Any = None, of_ten: int = 3) -> T | Any:
        """The value, so many times of ten."""
        hit = self.number(1, 10) <= of_ten
        return value if self.keeps() and hit else otherwise

    def hot_days(self) -> list[date]:
        """A few days on which everything happens, so that one thing meets another."""
        since, until = self.one(_FOCUS)
        near = [day for day in BOUNDARIES if since <= day < until]
        return sorted(self._random.sample(near, self.number(4, 10)))

    def runs(self, days: Sequence[date], value: Callable[[], Any], most: int = 4) -> list[Run]:
        """Values one after the other, never at once; None leaves a gap."""
        starts = sorted({LONG_AGO, *self._random.sample(days, self.number(0, most - 1))})
        starts = starts[self.number(0, 1) :] or starts
        ends = [*starts[1:], self.one([*[FOREVER] * 4, *(day for day in days if day > starts[-1])])]
        found = [(value(), since, until) for since, until in zip(starts, ends, strict=True)]
        return [run for run in found if run[0] is not None]

    def lifetime(self, days: Sequence[date]) -> tuple[date, date]:
        """One interval; mostly one that began long ago and has no end in sight."""
        since = self.seldom(self.one(days), LONG_AGO)
        until = self.seldom(self.one([FOREVER, *(day for day in days if day > since)]), FOREVER)
        return since, until


def thrown(draw: st.DrawFn) -> Dice:
    """Dice whose seed and omissions Hypothesis draws, and shrinks. Up to 2²⁴ it draws integers evenly."""
    return Dice(draw(st.integers(0, 2**24 - 1)), draw(st.binary(min_size=900, max_size=900)))
