"""Which days lie behind the one a document bears: 12月20日前 in a report of 5 December is still to come."""

import re
from typing import NamedTuple

from youju.core.reading.numerals import value
from youju.core.reading.outline import Outline
from youju.core.reading.patterns import regex
from youju.core.reading.text import Text

_BORNE = regex(
    "([0-9二〇○零一三四五六七八九]{4})年([0-9一二三四五六七八九十]{1,3})月(?:([0-9一二三四五六七八九十]{1,3})日)?"
)
_HALF = regex(r"(20\d\d)年[^，。\n]{0,12}上半年|(20\d\d)年[^，。\n]{0,12}半年(?:工作)?(?:总结|报告|小结)")
_NEXT = regex("明年|来年|下个?(?:月|季度|学期)")
_NAMED = regex(
    r"(?:(?P<year>20\d\d)年)?(?:(?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})日|(?P<late>底|末|下旬))?|年(?P<end>[底末])[之以]?前)"
)
LAST, DECEMBER = 31, 12


class Day(NamedTuple):
    """A day of the calendar; the last of its month where a document bears no more than the month."""

    year: int
    month: int
    day: int


def day_of(text: Text, outline: Outline, title: str) -> Day | None:
    """The day a document bears at its end, else the last of the half-year its title names."""
    if outline.dated and (found := _BORNE.search(text.quote(outline.dated))):
        year, month, day = (value(each) if each else None for each in found.groups())
        return Day(int(year), int(month), int(day or LAST)) if year and month else None
    half = _HALF.search(title)
    return Day(int(half[1] or half[2]), 6, 30) if half else None


def is_to_come(said: str, day: Day | None, about: int) -> bool:
    """Whether a day by which something is to be done lies behind the day a document bears.

    `said`: how it is told, as 12月20日前 or 明年3月底前; `about`: the year the document is about, 0 if it names none.
    A month without a year is one of the year it is about, which only a document of that year can look forward to.
    """
    if _NEXT.search(said):
        return True
    named = _NAMED.search(said)
    if day is None or named is None or (not named["year"] and about not in (0, day.year)):
        return False
    return _named(named, day.year) > day


def _named(named: re.Match[str], year: int) -> Day:
    month = int(named["month"]) if named["month"] else DECEMBER
    last = LAST if named["late"] or named["end"] or not named["day"] else int(named["day"])
    return Day(int(named["year"] or year), month, last)
