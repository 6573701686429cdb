"""Days as people write them: 2022.3.4, 3月4日, 20220304, 3月4日至6日, 2022年3月4日（周五）下午14:30."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

YEARS = (1900, 2100)
SERIAL = (18264, 73050)
"""Numbers that can be a day as spreadsheets count them, 1950 to 2099; other numbers are not days."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day read: with its last day where it is a range, its time, and what is doubtful about it.

    `only_month`: no day was written, `first` is the first of the month. `year_given`: the year stood in the cell.
    """

    first: date
    last: date | None = None
    began: time | None = None
    minutes: int = 0
    only_month: bool = False
    year_given: bool = True


SEP = r"[./\-年]"
YMD = re.compile(rf"(?<!\d)(\d{{4}})\s*{SEP}\s*(\d{{1,2}})\s*[./\-月]\s*(\d{{1,2}})(?!\d)\s*[日号]?")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
SHORT_YEAR = re.compile(r"(?<!\d)(\d{2})\s*[.年]\s*(\d{1,2})\s*[.月]\s*(\d{1,2})(?!\d)\s*日?")
MD = re.compile(r"(?<![\d.])(\d{1,2})\s*[月./\-]\s*(\d{1,2})(?![\d.])\s*[日号]?")
MD_DASH = re.compile(r"(\d{1,2})\s*[—–]\s*(\d{1,2})")
YM = re.compile(rf"(?<!\d)(\d{{4}})\s*{SEP}\s*(\d{{1,2}})(?!\d)(?!\s*[./\-月]\s*\d{{1,2}}(?!\d))\s*月?")
COMPACT_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)")
ONLY_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月")
LAST_DAY = re.compile(r"^\s*(?:至|到|-|—+|~|～|－)\s*(\d{1,2})(?!\d)\s*(?:[日号]|$|[^\d月./:\-])")
TO = re.compile(r"^\s*(?:至|到|-|—+|~|～|－)\s*")
MORE_DAYS = re.compile(r"\d\s*[日号]?\s*[、,，;；和及]\s*(?:\d{1,4}\s*[年月./\-])?\s*\d{1,2}\s*(?:[日号月./\-]|$)")
CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-4])\s*(?:[:：]|[时点])\s*([0-5]\d)?\s*(?:分|半)?(?!\d)")
WEEKDAY = re.compile(r"[(（]?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*[)）]?")
CHINESE_DAY = re.compile("[〇零一二三四五六七八九十]{1,4}(?=[年月日])")


def read_day(value: Any, year: int | None = None) -> Day | None:
    """Read a cell as a day; `year` is used where the cell names none. None where it says no day."""
    if isinstance(value, datetime):
        began = value.time() if value.time() != time(0) else None
        return Day(value.date(), began=began)
    if isinstance(value, date):
        return Day(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(value, year)
    return read_day_text(value, year) if isinstance(value, str) else None


def _of_number(value: float, year: int | None) -> Day | None:
    whole = int(value)
    if 19000101 <= whole <= 21001231:
        return read_day_text(str(whole), year)
    if 190001 <= whole <= 210012 and whole == value:
        return read_day_text(str(whole), year)
    if SERIAL[0] <= value <= SERIAL[1]:
        return Day(date(1899, 12, 30) + timedelta(days=whole))
    text = str(value)
    return read_day_text(text, year) if whole != value and (whole <= 12 or YEARS[0] <= whole < YEARS[1]) else None


def read_day_text(text: str, year: int | None = None) -> Day | None:
    """Read a text as a day."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = CHINESE_DAY.sub(_arabic, plain.replace("元月", "1月"))
    for found, rest in _candidates(plain, year):
        day = _with_range(found, rest)
        return _with_clock(day, plain)
    return None


def _arabic(match: re.Match[str]) -> str:
    text = match.group()
    digits = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {"〇": "0"}
    if "十" not in text:
        return "".join(digits[sign] for sign in text)
    tens, _, ones = text.partition("十")
    return (digits[tens] if tens else "1") + (digits[ones] if ones else "0")


def _candidates(text: str, year: int | None) -> Iterator[tuple[Day, str]]:
    """The first day in a text by each way to write one, with the text after it."""
    for pattern in (YMD, COMPACT):
        if (match := pattern.search(text)) and (first := _date(*map(int, match.groups()))):
            yield Day(first), text[match.end() :]
    if (match := SHORT_YEAR.match(text)) and (first := _date(2000 + int(match[1]), int(match[2]), int(match[3]))):
        yield Day(first), text[match.end() :]
    for pattern in (YM, COMPACT_MONTH):
        match = pattern.search(text)
        if match and (first := _date(int(match[1]), int(match[2]), 1)):
            yield Day(first, only_month=True), text[match.end() :]
    if year is not None:
        yield from _without_year(text, year)


def _without_year(text: str, year: int) -> Iterator[tuple[Day, str]]:
    if (match := MD.search(text) or MD_DASH.fullmatch(text)) and (first := _date(year, int(match[1]), int(match[2]))):
        yield Day(first, year_given=False), text[match.end() :]
    if (match := ONLY_MONTH.search(text)) and (first := _date(year, int(match[1]), 1)):
        yield Day(first, only_month=True, year_given=False), text[match.end() :]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if YEARS[0] <= year < YEARS[1] else None
    except ValueError:
        return None


def _with_range(day: Day, rest: str) -> Day:
    """The same with its last day, where a range follows: 至6日, -3月6日."""
    rest = WEEKDAY.sub("", rest, count=1)
    if day.only_month:
        return day
    if (to := TO.match(rest)) and (end := _end(rest[to.end() :], day.first.year)):
        return replace(day, last=end) if end > day.first else day
    match = LAST_DAY.match(rest)
    if match and not CLOCK.match(rest[match.start(1) :]):
        end = _date(day.first.year, day.first.month, int(match[1]))
        return replace(day, last=end) if end and end > day.first else day
    return day


def _end(rest: str, year: int) -> date | None:
    if match := YMD.match(rest):
        return _date(*map(int, match.groups()))
    if match := MD.match(rest):
        return _date(year, int(match[1]), int(match[2]))
    return None


def _with_clock(day: Day, text: str) -> Day:
    began, minutes = read_clock(text)
    return replace(day, began=began, minutes=minutes)


DAYS_ALONE = re.compile(r"(\d{1,2})\s*[日号]?(?:\s*(?:至|到|-+|—+|–|~|～)\s*(\d{1,2})\s*[日号]?)?")


def days_alone(text: str) -> tuple[int, int] | None:
    """The first and the last day of the month where a text says only these: 5日, 11日—13日; None where more."""
    match = DAYS_ALONE.fullmatch(WEEKDAY.sub("", unicodedata.normalize("NFKC", text)).strip())
    return (int(match[1]), int(match[2] or match[1])) if match else None


def read_clock(text: str) -> tuple[time | None, int]:
    """When something began and how many minutes it lasted: 14:30-16:00, 下午3点, 9时30分至11时. 0: not said."""
    plain = unicodedata.normalize("NFKC", text)
    times = [_time(match, plain) for match in CLOCK.finditer(plain)]
    known = [each for each in times if each is not None]
    if not known:
        return None, 0
    began = known[0] if known[0] != time(0) else None
    if began is None:
        return None, 0
    lasted = _minutes(known[1]) - _minutes(began) if len(known) > 1 else 0
    return began, max(lasted, 0)


def _time(match: re.Match[str], text: str) -> time | None:
    hour, minute = int(match[1]), int(match[2] or (30 if match.group().endswith("半") else 0))
    if re.search(r"下午|晚上|晚|PM|pm", text[: match.start()]) and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 else None


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def names_more_days(text: str) -> bool:
    """Whether further days follow the first, which a range is not: 3月4日、11日."""
    return bool(MORE_DAYS.search(unicodedata.normalize("NFKC", text)))


def weekday_written(text: str) -> int | None:
    """The weekday a text names, Monday 0; None where it names none."""
    match = WEEKDAY.search(text)
    return "一二三四五六日天".index(match[1]) % 7 if match else None
