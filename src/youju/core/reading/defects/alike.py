"""One figure told twice in other words, far apart: 开展“第一议题”学习32次 … 全年28次“第一议题”学习."""

from collections.abc import Iterable, Iterator, Mapping

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import LATELY, LOOSE, Counted, counted
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_HAN = regex("[\u4e00-\u9fa5A-Z]+")
_LATELY = frozenset("虽然仅有只也共累计已达到完成了为是在")
"""Characters in which what stands between a noun and its number ends."""
_QUOTES = dict.fromkeys(map(ord, "“”《》 　"))
_BEHIND = regex("的?[“《]?(?P<noun>[\u4e00-\u9fa5”》]{4,7})")
_OTHER = regex(
    "[去上前往]年|(?<![全本今当])年(?![度内来])|[一二三四1-4]季度|半年|月|周|每|各(?!科室|部门|处室|党?支部[^，。；]{2,8}共)|其中|计划|拟|力争|目标|确保|不少于|不低于|至少|以上|人均|平均|户均|比|新|另"
    "|首批|左右"
)
NOUN = 4
"""How many characters must be the same beside both figures."""
NEARLY = 0.6
"""From which share of the greater the smaller looks like the same figure told otherwise."""
LONGEST = 12
"""Up to how many characters before a figure its clause is quoted whole."""
LEAST = 3
"""Smaller figures are too often alike by chance."""


@FAMILY.check(
    "value.alike",
    "疑是同一个数，前后两样",
    Severity.INFO,
    """
成绩里说“交流发言43人次”，查找不足时又说“46人次的交流发言”，多半是同一个数，有一处是旧稿的。口径不同的可以不管。

- 错：中心组交流发言43人次。……在全年46人次的交流发言中，联系实际的不多。
- 对：两处写成一个数，或者写明口径。
""",
)
def alike(document: Document, found: Found) -> Iterable[Defect]:
    said: dict[tuple[str, str], dict[Span, Counted]] = {}
    for sentence in document.once(counted):
        for each in sentence:
            if each.number >= LEAST and not each.is_rough and (each.unit != "%" or _is_rate(document, each)):
                for noun in _nouns(document, each):
                    said.setdefault((noun, each.unit), {})[each.span] = each
    told: set[Span] = set()
    for (noun, _), every in said.items():
        places = _places(document, every) if len(every) > 1 else {}
        if len(places) != 2 or not told.isdisjoint(places):
            continue
        first, second = places.values()
        if _is_likely(document, first, second):
            told.update(places)
            for one, other, where in ((first, second, "后"), (second, first, "前")):
                message = f"{where}面是“{document.quote(*_shown(document, other, noun))}”，请核对"
                yield found.at(*_shown(document, one, noun), message, related=[other.span])


def _places(document: Document, every: Mapping[Span, Counted]) -> Mapping[Span, Counted]:
    """Those of some figures that are of the whole and of this time; all where two are told in the same eight words."""
    if len(every) == 2:
        first, second = (document.masked[max(0, at.start - _SAME) : at.start] for at in every)
        if first == second and _HAN.fullmatch(first) and not any(_TIME.search(each.words) for each in every.values()):
            return every
    return {at: each for at, each in every.items() if not _is_of_other(document, each)}


_SAME = 8
"""So many characters alike before two figures say that both are of one thing."""
_TIME = regex("[去上前往]年|同期|[一二三四1-4]季度|半年|月|周|每|各|目标|力争|人均|平均|新|另|比")
"""What shows that a figure is of another time or of a part."""
_RATE = regex("[一-龥]{4}[率度](?:达到了?|达|为|保持在|是)?$")


def _is_rate(document: Document, each: Counted) -> bool:
    """Whether a percentage is of a rate named by five characters and more: 轨检车检测优良率."""
    return _RATE.search(document.masked, max(each.begin, each.span.start - 10), each.span.start) is not None


def _is_of_other(document: Document, each: Counted) -> bool:
    since = max(each.begin, each.span.start - 16)
    return _OTHER.search(document.masked, since, each.span.end + 2) is not None or LOOSE.search(each.words) is not None


def _nouns(document: Document, each: Counted) -> Iterator[str]:
    """What is counted, by its last characters before the number and its first behind the unit."""
    before = document.content[max(each.begin, each.span.start - 3 * NOUN) : each.span.start].translate(_QUOTES)
    before = (LATELY.sub("", before) if before[-1:] in _LATELY else before)[-NOUN:]
    if len(before) == NOUN and _HAN.fullmatch(before):
        yield before
    behind = _BEHIND.match(document.content, each.span.end)
    after = behind["noun"].translate(_QUOTES) if behind else ""
    for at in range(len(after) - NOUN + 1):
        if _NO_NOUN.isdisjoint(after[: at + NOUN]):
            yield after[at : at + NOUN]


_NO_NOUN = frozenset("内等的")
"""Characters behind which the noun is over."""


def _is_likely(document: Document, first: Counted, second: Counted) -> bool:
    """Whether two figures differ by little and stand in two sentences."""
    low, high = sorted((first.number, second.number))
    is_apart = document.text.sentence_at(first.span.start) != document.text.sentence_at(second.span.start)
    return low != high and low >= NEARLY * high and is_apart


def _shown(document: Document, each: Counted, noun: str) -> Span:
    """The figure with what is counted beside it."""
    at = document.content.find(noun, each.span.end, each.span.end + NOUN + 4)
    if at >= 0:
        return Span(each.span.start, at + len(noun))
    is_short = each.span.start - each.begin <= LONGEST
    return Span(each.begin if is_short else each.span.start - NOUN - 2, each.span.end)
