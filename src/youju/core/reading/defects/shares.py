"""Shares that are not what their numbers make: 27名…任期二届的10人，占总数27%."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import STOPS
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, begun_after

FAMILY = Family()

_SHARED = regex(
    r"(?<![\d.])(?P<number>\d{1,6})(?P<unit>[名人位个户家件台项])[，,、（(]?(?:占|约占)(?P<whole>[^，。；、\d\n]{0,12}?)的?"
    r"(?P<share>\d{1,3}(?:\.(?P<decimals>\d{1,2}))?)[%％]"
)
_NUMBER = regex(r"(?<![\d.])(?P<number>\d{1,6})(?P<unit>[名人位个户家件台项])(?!次|月|季|工作日|百分点)")
_FAMILIES = dict.fromkeys("名人位", "人")
_OTHER = regex("同比|增长|提高|下降|上升|以上|以下|不低于|目标|力争|计划")
FAR, FEW = 30, 2
"""How far a share may be off to be one of that whole at all; how many shares of one whole show what it is of."""


class _Share(NamedTuple):
    """A number and its share, with the numbers before it in its paragraph it may be of, those of its sentence last."""

    span: Span
    number: int
    share: float
    within: float
    wholes: tuple[int, ...]
    near: tuple[int, ...]

    def fits(self, whole: int) -> bool:
        """Whether it is this whole's share, however it was rounded."""
        return abs(self.number / whole * 100 - self.share) <= self.within


@FAMILY.check(
    "sum.share",
    "占比与人数对不上",
    Severity.WARNING,
    """
“党员58人，占40.8%”，前面又写着职工总数，三个数应当对得上。人数改了、占比没有跟着改，是最常见的错。

- 错：全校教职工142人，其中党员58人，占45.8%。（58÷142＝40.8%）
- 对：全校教职工142人，其中党员58人，占40.8%。
""",
    signs=("%", "％"),
)
def share(document: Document, found: Found) -> Iterable[Defect]:
    yield from _told_whole(document, found)
    for shares in _shares(document):
        of = Counter(whole for each in shares for whole in {*each.wholes} if each.fits(whole))
        usual = next((whole for whole, times in of.most_common(1) if times >= FEW), None)
        for each in shares:
            if any(each.fits(whole) for whole in each.wholes):
                continue
            whole = usual or (each.near[0] if len({*each.near}) == 1 else None)
            true = each.number / whole * 100 if whole else None
            if true is not None and abs(true - each.share) < FAR:
                told = f"{each.number}÷{whole}＝{true:.1f}%，与{each.share:.12g}%不符"
                yield found.at(*each.span, told)


_OF_WHOLE = regex(
    r"(?<![\d.])(?P<part>\d{1,6}(?:\.\d+)?)(?P<unit>万元|亿元|元|万吨|吨|亩|公里|人|名|个|户)，占[^，。；\d\n]{1,12}"
    r"(?P<whole>\d{1,6}(?:\.\d+)?)(?:(?P=unit)|[人名])的(?P<share>\d{1,3}(?:\.(?P<decimals>\d{1,2}))?)[%％]"
)


def _told_whole(document: Document, found: Found) -> Iterator[Defect]:
    """1.98亿元，占全年计划3.6亿元的65%: the whole stands between."""
    for match in _around(document.masked, _OF_WHOLE):
        part, whole, said = (float(match[each]) for each in ("part", "whole", "share"))
        true = part / whole * 100 if whole else said
        if abs(true - said) > _within(match) + 0.5 and not _is_earlier(document.masked, match, whole, said):
            yield found.at(*match.span(), f"{part:.12g}÷{whole:.12g}＝{true:.1f}%，与{said:.12g}%不符")


def _is_earlier(masked: str, match: re.Match[str], whole: float, said: float) -> bool:
    """党员468名，其中预备党员13名，占职工2136人的21.9%: whether the share is that of a number told before."""
    since = max(masked.rfind("。", 0, match.start()), masked.rfind("\n", 0, match.start()), 0)
    earlier = re.finditer(rf"(?<![\d.])\d{{1,6}}(?:\.\d+)?(?={match['unit']})", masked[since : match.start()])
    return any(abs(float(each[0]) / whole * 100 - said) <= _within(match) + 0.5 for each in earlier)


def _around(masked: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a pattern stands around 占, which is said seldom."""
    end = 0
    for share in _SHARE.finditer(masked):
        match = pattern.search(masked, max(end, share.start() - BEFORE), share.end() + BEHIND)
        if match:
            end = match.end()
            yield match


_SHARE = regex("占(?!地|用|领|据)")
BEFORE, BEHIND = 14, 32
"""How many characters before and behind 占 a share is told in."""


def _within(match: re.Match[str]) -> float:
    """How far a share may be off, however it was rounded."""
    return 1.01 * 10.0 ** -len(match["decimals"] or "")


def _shares(document: Document) -> Iterable[list[_Share]]:
    """Those of each paragraph."""
    found: dict[int, list[_Share]] = {}
    for match in _around(document.masked, _SHARED):
        line = document.text.lines[document.text.line_at(match.start())]
        if not _OTHER.search(document.masked, match.start(), match.end() + 2):
            found.setdefault(line.start, []).append(_share(document, match, line))
    return found.values()


def _share(document: Document, match: re.Match[str], line: Span) -> _Share:
    masked, number = document.masked, int(match["number"])
    sentence = begun_after(masked, STOPS, match.start(), line.start)
    return _Share(
        Span(*match.span()),
        number,
        float(match["share"]),
        _within(match),
        tuple(_wholes(masked, line.start, match, number)),
        tuple(_wholes(masked, sentence, match, number)),
    )


def _wholes(masked: str, since: int, match: re.Match[str], number: int) -> Iterator[int]:
    """The numbers of the same things before it that are more."""
    sort = _FAMILIES.get(match["unit"], match["unit"])
    for each in _NUMBER.finditer(masked, since, match.start()):
        if int(each["number"]) > number and _FAMILIES.get(each["unit"], each["unit"]) == sort:
            yield int(each["number"])
