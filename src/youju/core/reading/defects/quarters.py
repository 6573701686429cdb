"""Quarters and halves of a year that make another total than it: 一季度3次、二季度5次、三季度4次、四季度5次 of 16."""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import added_up
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_NUMBER = r"(?P<{0}>\d{{1,6}}(?:\.\d{{1,2}})?)"
_BETWEEN = r"[，、；][一-龥]{0,4}?"


def _row(names: Iterable[str]) -> re.Pattern[str]:
    """A number for each name, all of one unit: 一季度3次、二季度5次……"""
    first, *rest = names
    unit = r"(?P<unit>万元|人次|场次|亿元|[次场期篇件条个名人起份户吨])"
    said = rf"{first}[一-龥]{{0,6}}?{_NUMBER.format('n0')}{unit}"
    return regex(
        said
        + "".join(
            rf"{_BETWEEN}{name}[一-龥]{{0,6}}?{_NUMBER.format(f'n{at}')}(?P=unit)" for at, name in enumerate(rest, 1)
        )
    )


_ROWS = (
    _row(f"(?:第{each}|{each})季度" for each in "一二三四"),
    _row(("上半年", "下半年")),
)
_TOTAL = r"(?<![\d.第])(?P<number>\d{{1,7}}(?:\.\d{{1,2}})?){0}"
_BEHIND = regex(
    r"[，、；](?:全年|合计|共计|总计|累计|一年)(?:共|累计|共计|合计)?(?:开展|学习|召开|组织|举办|完成|集中学习)?(?P<number>\d{1,7}(?:\.\d{1,2})?)(?P<unit>万元|人次|场次|亿元|[次场期篇件条个名人起份户吨])"
)
_NEAR = 0.2
"""By what share of it the quarters may miss a total and still be meant to make it."""
FAR = 160
"""So far before its quarters the total of a year is looked for."""


@FAMILY.check(
    "sum.quarters",
    "各季度相加与全年的总数对不上",
    Severity.WARNING,
    """
分季度、分上下半年说的数，相加应等于全年的总数。

- 错：全年开展集中学习16次，其中一季度3次、二季度5次、三季度4次、四季度5次。（3＋5＋4＋5＝17）
- 对：全年开展集中学习17次，其中一季度3次、二季度5次、三季度4次、四季度5次。
""",
    signs=("季度", "半年"),
)
def quarters(document: Document, found: Found) -> Iterable[Defect]:
    for match in (each for row in _ROWS for each in row.finditer(document.masked)):
        before = document.masked[max(0, match.start() - 4) : match.start()]
        if match[0].startswith("上半年") and not before.endswith(("其中", "其中，", "分别为", "：")):
            continue
        numbers = [float(value) for name, value in match.groupdict().items() if name.startswith("n")]
        totals = list(_totals(document, match))
        added = round(sum(numbers), 2)
        if not totals or any(number in (added, numbers[0]) for number, _ in totals):
            continue
        number, place = min(totals, key=lambda each: abs(each[0] - added))
        if abs(number - added) <= max(1, _NEAR * number):
            message = f"{added_up(numbers)}，与全年的{number:.12g}{match['unit']}不符，请核对"
            yield found.at(*match.span(), message, related=[place])


def _totals(document: Document, match: re.Match[str]) -> Iterator[tuple[float, Span]]:
    """The numbers of its unit before a row, in its paragraph, and the total right behind it; with their places."""
    since = max(document.masked.rfind("\n", 0, match.start()) + 1, match.start() - FAR)
    biggest = max(float(value) for name, value in match.groupdict().items() if name.startswith("n"))
    for each in regex(_TOTAL.format(match["unit"])).finditer(document.masked, since, match.start()):
        if float(each["number"]) > biggest:
            yield float(each["number"]), Span(*each.span())
    behind = _BEHIND.match(document.masked, match.end())
    if behind and behind["unit"] == match["unit"]:
        yield float(behind["number"]), Span(*behind.span())
