"""A list of parts behind 其中 that stands far from its whole: 受理投诉416件，少一成；其中，服务类137件……"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from youju.core.reading.defects.bracketed import PARTS
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import LOOSE, Counted, added_up, is_same_kind, on_lines
from youju.core.reading.defects.sums import MOST, is_of_all, splits
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_OF_WHICH = regex("其中，?$")
_UNFILLED = regex("（[ 　_]*）|[×＊*_]{2,}|[xX]{2,}|__")
_SHORTEST = 3
"""So many characters stand between two parts of a list at least: a mark and a word."""
_FARTHEST, _BETWEEN = 90, 14
"""How many characters before 其中 its whole is looked for, and how many make the words of a part at most."""
_NEAR, _ALMOST = 0.15, 0.05
"""By what share of it a whole may miss parts that are all of it, and parts that may be."""


@FAMILY.check(
    "sum.of-which",
    "“其中”各项与前面的总数对不上",
    Severity.WARNING,
    """
总数说完，隔了一句再说“其中”几项，各项相加也应等于总数。

- 错：受理投诉415件，比去年减少；其中，服务类137件、流程类118件、费用类94件、其他66件……（137＋118＋94＋67＝416）
- 对：受理投诉416件，比去年减少；其中，服务类137件、流程类118件、费用类94件、其他67件。
""",
    signs=("其中",),
)
def of_which(document: Document, found: Found) -> Iterable[Defect]:
    told = {part.span for each in document.once(splits) for part in each.group}
    for line in document.once(on_lines):
        for at, first in enumerate(line):
            if at and first.span not in told and _opens(document, first):
                group = _listed(document, line[at : at + MOST])
                behind = line[at + len(group) :][:1]
                yield from _told(document, found, _wholes(document, line[:at], group), group, behind)


def _opens(document: Document, first: Counted) -> bool:
    start = first.span.start - len(first.words.removeprefix("其中"))
    return first.words.startswith("其中") or _OF_WHICH.search(document.masked, max(0, start - 4), start) is not None


def _listed(document: Document, line: list[Counted]) -> list[Counted]:
    """The figures of one kind that follow each other, a few words before each."""
    group = [line[0]]
    for part in line[1:]:
        gap = document.masked[group[-1].span.end : part.span.start]
        is_next = gap[:1] in ("、", "，") and len(gap) <= _BETWEEN and not any(mark in gap for mark in "。；")
        if not is_next or not is_same_kind(document, part, group[0]) or len(gap) < _SHORTEST:
            break
        group.append(part)
    return group if not any(each.is_rough or LOOSE.search(each.words) for each in group) else []


def _wholes(document: Document, line: list[Counted], group: list[Counted]) -> list[Counted]:
    if not group:
        return []
    near = list(takewhile(lambda each: group[0].span.start - each.span.end <= _FARTHEST, reversed(line)))[::-1]
    return [each for each in near if is_same_kind(document, each, group[0])]


def _told(
    document: Document, found: Found, wholes: list[Counted], group: list[Counted], behind: list[Counted]
) -> Iterator[Defect]:
    added = round(sum(part.number for part in group), 4)
    if wholes and _UNFILLED.search(document.masked, wholes[-1].span.end, group[0].span.start):
        return  # the whole itself is not filled in
    whole = min(wholes, key=lambda each: abs(each.number - added), default=None)
    if len(group) < 2 or whole is None or whole.is_rough or LOOSE.search(whole.words):
        return
    beside = [each.number for each in behind if each.span.start - group[-1].span.end <= _BETWEEN]
    if whole.number - added in beside:  # a part told in another unit
        return
    is_all = is_of_all(document, [part.words.removeprefix("其中") for part in group])
    within = _NEAR if is_all else _ALMOST if len(group) >= PARTS else 0
    if 0 < abs(whole.number - added) <= max(within * whole.number, within and 1):
        message = f"{added_up(part.number for part in group)}，与前面的{whole.number:.12g}{whole.unit}不符，请核对"
        yield found.at(group[0].span.start, group[-1].span.end, message, related=[whole.span])
