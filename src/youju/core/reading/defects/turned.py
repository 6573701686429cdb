"""One figure told twice with two of its digits turned round: 发现问题43条 … 自查发现的34条问题."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from youju.core.reading.defects.check import Document
from youju.core.reading.defects.sums import Counted, counted
from youju.core.reading.found import Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

_NOUN = regex("[\u4e00-\u9fa5]{2}")
_REFERS = regex("(?:发现|查出|排查|收集|反馈|梳理|征集|上述|这|制定|受理|整改)[出到]?的?$")
LONG = 100
"""From here on two figures of the same digits are hardly both true."""


class Turned(NamedTuple):
    """A figure and where it was told with its digits in another order before."""

    span: Span
    first: Span
    severity: Severity


def turned(document: Document) -> Iterator[Turned]:
    """Figures of one noun and unit whose digits change places."""
    told: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for sentence in document.once(counted):
        for each in sentence:
            if each.number >= 10 and each.number == int(each.number) and each.unit != "%":
                for noun in _nouns(document, each):
                    told[noun, each.unit, *sorted(str(int(each.number)))].append(each)
    said: set[int] = set()
    for same in told.values():
        if len(same) == 2 and same[1].span.start not in said and is_turned(*(int(each.number) for each in same)):
            said.add(same[1].span.start)
            yield Turned(_shown(same[1]), same[0].span, _severity(same[1]))


def _severity(each: Counted) -> Severity:
    is_sure = each.number >= LONG or _REFERS.search(each.words) is not None
    return Severity.WARNING if is_sure else Severity.INFO


def _nouns(document: Document, each: Counted) -> Iterator[str]:
    """What is counted: the last word before the number, and the one behind its unit."""
    before = each.words[-2:]
    if _NOUN.fullmatch(before):
        yield before
    if behind := _NOUN.match(document.masked, each.span.end):
        yield behind[0]


def _shown(each: Counted) -> Span:
    return Span(max(each.begin, each.span.start - 6), each.span.end)


def is_turned(one: int, other: int) -> bool:
    """Whether two numbers are of the same digits, two neighbours of which have changed places: 1046, 1064."""
    digits, others = str(one), str(other)
    wrong = [index for index, (a, b) in enumerate(zip(digits, others, strict=False)) if a != b]
    is_alike = len(digits) == len(others) and sorted(digits) == sorted(others)
    return is_alike and len(wrong) == 2 and wrong[1] == wrong[0] + 1
