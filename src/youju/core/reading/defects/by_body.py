"""A number told body by body: 三个党小组，分别有党员9名、13名、8名; 发展党员6名，甲支部2名、乙支部3名、丙支部1名."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import LATELY, LOOSE, Counted, added_up, is_same_kind, on_lines
from youju.core.reading.defects.sums import splits
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_NEAR, _LEAST = 0.15, 3
"""By what share of it a whole may miss its parts and still be theirs, and what number it is at least."""
_FAR = 12
"""So many figures before the parts are looked at."""
_RESPECTIVELY = regex(
    "(?:分别(?![是为占达]?[^，。；\n]{0,4}的))(?P<verb>[有为是达收受办完成组织开展召举到理结共约]{0,4})(?P<noun>[^，。；、\\d\n]{0,6})$"
)
_NOUN = regex("[\u4e00-\u9fa5]{2,4}$")
_BETWEEN = regex("[、，和及与][^，。；、：\\d\n]{0,12}")
_BODY = regex(
    "(?:党?(?:总支|支部|小组|委)|车间|工区|班组|队|站|所|室|科|部|处|院|系|学校|校区|中心|公司|分厂|厂|镇|乡|街道|社区|村|[一二三四]季度|月(?:份)?)$"
)
"""How the name of what a part is told of ends."""


@FAMILY.check(
    "sum.by-body",
    "各单位的数加起来与总数对不上",
    Severity.WARNING,
    """
前面说了总数，后面逐个单位（支部、小组、车间、季度）说各是多少，加起来应等于总数。只与同一段里单位、所说的事物都相同、相差不多的总数相比。

- 错：支部现有党员29名，下设三个党小组，分别有党员9名、13名、8名。（9＋13＋8＝30）
- 对：支部现有党员30名，下设三个党小组，分别有党员9名、13名、8名。
""",
)
def by_body(document: Document, found: Found) -> Iterable[Defect]:
    told = {part.span for each in document.once(splits) if each.verdict for part in each.group}
    for line in document.once(on_lines):
        for at, group in _groups(document, line):
            if group[0].span not in told:
                yield from _told(document, found, line[max(0, at - _FAR) : at], group)


def _groups(document: Document, line: list[Counted]) -> Iterator[tuple[int, list[Counted]]]:
    """The parts told body by body, each run with the place of its first in the line."""
    at = 0
    while at < len(line) - 1:
        opens = _is_respective(line[at]) or _BODY.search(line[at].words)
        group = _from(document, line[at:]) if opens else []
        if len(group) > 1 and (_is_respective(group[0]) or _is_by_body(group)):
            yield at, group
        at += max(1, len(group))


def _from(document: Document, following: list[Counted]) -> list[Counted]:
    """A figure and those listed behind it, all of its unit."""
    group = following[:1]
    for one, two in pairwise(following):
        if two.unit != one.unit or not _BETWEEN.fullmatch(document.masked, one.span.end, two.span.start):
            break
        group.append(two)
    return group


def _is_respective(first: Counted) -> bool:
    return _RESPECTIVELY.search(first.words) is not None


def _is_by_body(group: list[Counted]) -> bool:
    """Whether three parts and more are each told of a body, and nothing else is said of them."""
    return (
        len(group) > 2
        and all(_BODY.search(each.words) for each in group)
        and len({*(e.words for e in group)}) == len(group)
    )


def _noun_of(group: list[Counted]) -> str:
    """What the parts count: behind 分别有, or before 分别为; nothing where it is not said."""
    match = _RESPECTIVELY.search(group[0].words)
    if match is None:
        return ""
    before = _NOUN.search(group[0].words[: match.start()])
    return match["noun"] or (before[0] if before and not _BODY.search(before[0]) else "")


def _told(document: Document, found: Found, earlier: list[Counted], group: list[Counted]) -> Iterable[Defect]:
    numbers = [each.number for each in group]
    added, noun = round(sum(numbers), 4), _noun_of(group)
    wholes = [each for each in earlier if is_same_kind(document, each, group[0])]
    if any(each.number == added for each in wholes) or any(each.is_rough for each in group):
        return
    near = [each for each in wholes if _may_be_whole(document, each, group, noun)]
    if near:
        message = f"{added_up(numbers)}，与前面的{near[-1].number:.12g}{near[-1].unit}不符，请核对"
        yield found.at(*Span(group[0].span.start, group[-1].span.end), message, related=[near[-1].span])


def _may_be_whole(document: Document, whole: Counted, group: list[Counted], noun: str) -> bool:
    """Whether a figure may be what parts make: of their noun, bigger than each, nearly as much as all."""
    added = sum(each.number for each in group)
    is_near = abs(whole.number - added) <= max(1, _NEAR * added) and whole.number >= _LEAST
    said = LATELY.sub("", whole.words) + document.masked[whole.span.end : whole.span.end + 4]
    is_of_it = noun in said if noun else _is_right_before(document, whole, group[0])
    return is_near and is_of_it and whole.number > max(each.number for each in group) and not _is_loose(whole)


def _is_right_before(document: Document, whole: Counted, first: Counted) -> bool:
    return document.masked[whole.span.end : first.begin] in ("，", "：", "。", "（", "；")


def _is_loose(whole: Counted) -> bool:
    return whole.is_rough or LOOSE.search(whole.words) is not None
