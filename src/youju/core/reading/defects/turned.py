"""One figure told twice with two of its digits turned round: 发现问题43条 … 自查发现的34条问题."""

from collections.abc import Iterator
from typing import NamedTuple

from youju.core.reading.defects.check import Document
from youju.core.reading.defects.figures import LATELY, Counted, counted
from youju.core.reading.found import Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

_HAN = regex("[\u4e00-\u9fa5]")
_REFERS = regex("(?:发现|查出|排查|收集|反馈|梳理|征集|上述|这|制定|受理|整改)[出到]?的?$")
LONG = 100
"""From here on two figures of the same digits are hardly both true."""
_OTHER_TIME = regex(r"新|增|减|发展的|[上去往前]年|20\d\d年|同期|原有|曾")
AROUND, SAME = 14, 5
"""How many characters around a figure are compared with those around the other; as many must be the same in a row."""

NEARBY = 4
"""How many characters before a long figure tell what it counts."""


_FAMILIES = {"名": "人", "位": "人"}
"""People are counted in several units."""


class Turned(NamedTuple):
    """A figure and where it was told with its digits in another order before."""

    span: Span
    first: Span
    severity: Severity


def turned(document: Document) -> Iterator[Turned]:
    """Figures of the same things whose digits change places."""
    told: dict[tuple[str, int], dict[int, list[Counted]]] = {}
    for sentence in document.once(counted):
        for each in sentence:
            digits, decimals = _digits(each.number)
            if digits >= 10 and each.unit != "%":
                unit = _FAMILIES.get(each.unit, each.unit)
                told.setdefault((unit, decimals), {}).setdefault(digits, []).append(each)
    for numbers in told.values():
        for number, places in numbers.items():
            others = [each for turn in _turns(number) if turn < number for each in numbers.get(turn, ())]
            if others and len(places) + len(others) <= FEW:
                yield from _among(document, sorted((*places, *others), key=lambda each: each.span))


def _digits(number: float) -> tuple[int, int]:
    """A figure without its point, and how many decimals it has: 1.32 is 132 and 2."""
    whole, _, decimals = f"{number:.6f}".rstrip("0").partition(".")
    return int(whole + decimals), len(decimals)


FEW = 6
"""Of more figures of the same digits nobody can say which is which."""


def _turns(number: int) -> Iterator[int]:
    """Numbers of the same digits with two neighbours changed."""
    tens = 1
    while number >= 10 * tens:
        low, high = number // tens % 10, number // tens // 10 % 10
        if low != high and (low or number >= 100 * tens):  # none begins with 0
            yield number + (low - high) * 9 * tens
        tens *= 10


def conceded(document: Document) -> Iterator[Turned]:
    """Figures that are granted before a 但 and were told otherwise: 讲党课28场 … 虽然讲党课26场，但照本宣科."""
    told: dict[tuple[str, str], list[Counted]] = {}
    for sentence in document.once(counted):
        for each in sentence:
            noun = LATELY.sub("", each.words)[-NOUN:]
            if len(_HAN.findall(noun)) < NOUN or _OTHER_TIME.search(each.words):
                continue
            before = told.setdefault((noun, each.unit), [])
            is_granted = _BUT.match(document.masked, each.span.end)
            if is_granted and len(before) == 1 and before[0].number != each.number:
                yield Turned(each.span, before[0].span, Severity.WARNING)
            before.append(each)


NOUN = 3
_BUT = regex("，但")


def _among(document: Document, same: list[Counted]) -> Iterator[Turned]:
    same = [each for each in same if not _OTHER_TIME.search(each.words)]
    for at, each in enumerate(same):
        before = next((one for one in same[:at] if is_turned(_digits(one.number)[0], _digits(each.number)[0])), None)
        if before and (common := _common(document, before, each)):
            is_apart = document.text.sentence_at(before.span.start) != document.text.sentence_at(each.span.start)
            is_alike = len(common) >= SAME
            if not is_alike and not is_apart:
                continue
            is_sure = each.number >= LONG or is_alike or _REFERS.search(each.words) is not None
            yield Turned(each.span, before.span, Severity.WARNING if is_sure else Severity.INFO)


def _common(document: Document, one: Counted, other: Counted) -> str:
    """What is said alike beside both figures: the word right before or behind, or several characters around."""
    if near := _nouns(document, one) & _nouns(document, other) or _told_behind(document, one, other):
        return min(near)
    is_near = one.span.end <= other.begin
    here = _around(document, one, until=other.begin if is_near else other.span.start)
    there = _around(document, other, since=other.begin if is_near else one.span.end)
    runs = (here[at : at + SAME] for at in range(len(here) - SAME + 1))
    return next((run for run in runs if run in there and len(_HAN.findall(run)) == SAME), "")


def _around(document: Document, each: Counted, *, since: int = 0, until: int | None = None) -> str:
    """What stands around a figure on its line, without the figure and what belongs to the other."""
    line = document.text.lines[document.text.line_at(each.span.start)]
    before = document.masked[max(line.start, since, each.span.start - AROUND) : each.span.start]
    end = min(line.end, each.span.end + AROUND, line.end if until is None else until)
    return f"{before}\n{document.masked[each.span.end : end]}"


def _nouns(document: Document, each: Counted) -> set[str]:
    """What is counted: the last word before the number, and the one behind its unit."""
    beside = (each.words[-2:], document.masked[each.span.end : each.span.end + 2])
    return {said for said in beside if len(_HAN.findall(said)) == len(said) == 2}


def _told_behind(document: Document, one: Counted, other: Counted) -> set[str]:
    """The word behind a long figure that stood before the other: 预制T梁412片 … 421片预制完成的T梁."""
    behind = document.masked[other.span.end : other.span.end + 2]
    is_told = other.number >= LONG and len(_HAN.findall(behind)) == 2 and behind in one.words[-NEARBY:]
    return {behind} if is_told else set()


def is_turned(one: int, other: int) -> bool:
    """Whether two numbers are of the same digits, two neighbours of which have changed places: 1046, 1064."""
    return other in _turns(one)
