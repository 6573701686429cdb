"""What is nearly a set phrase: one character of another, swapped, doubled or left out.

Wrong forms of short phrases are made beforehand and looked for as strings of two to four characters, all at once;
long phrases are looked for by their first and last characters and compared.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress

WINDOW = 4
LONG = 6
NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百两")


class Strings:
    """Strings of two to four characters looked for together, tens of thousands of them.

    `anchors`: pairs of characters with which strings of four begin or end; a string that has none at its end needs one
    at its beginning. Only beside them a text is looked at more closely: they are few enough to stay at hand.
    """

    def __init__(self, wanted: Collection[str], anchors: Iterable[str]) -> None:
        self._long = frozenset(each for each in wanted if len(each) == WINDOW)
        self._short = frozenset(each for each in wanted if len(each) < WINDOW)
        self._heads = frozenset(each[:2] for each in self._short)
        ends = frozenset(anchors)
        self._anchors = ends | {each[:2] for each in self._long if each[2:] not in ends}

    def found(self, content: str, pairs: Sequence[str]) -> list[str]:
        """Those that stand in the content. `pairs`: every two neighbours of its characters, in order."""
        is_anchor, is_head = self._anchors.__contains__, self._heads.__contains__
        beside = list(compress(range(len(pairs)), map(is_anchor, pairs)))
        heads = list(compress(range(len(pairs)), map(is_head, pairs)))
        found = self._long.intersection([content[at : at + WINDOW] for at in beside])
        found |= self._long.intersection([content[at - 2 : at + 2] for at in beside if at >= 2])
        found |= self._short.intersection([content[at : at + size] for at in heads for size in (2, 3)])
        return sorted(found)


def places(content: str, string: str) -> Iterator[int]:
    """Where a string stands."""
    at = content.find(string)
    while at >= 0:
        yield at
        at = content.find(string, at + 1)


@dataclass(frozen=True, slots=True)
class Confusable:
    """Which characters are taken for which, by sound or shape; at a phrase's edge without the most common ones."""

    others: Mapping[str, str]
    at_edge: Mapping[str, str]

    @classmethod
    def of(cls, groups: Iterable[str], loose: str) -> "Confusable":
        """From groups of characters of one sound or shape. Numerals are never taken for anything."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for group in groups:
            members = dict.fromkeys(each for each in group if each not in NUMERALS)
            for each in members:
                found[each].update(members)
        others = {each: "".join(members).replace(each, "") for each, members in found.items()}
        without = dict.fromkeys(map(ord, loose))
        return cls(others, {each: members.translate(without) for each, members in others.items()})


def wrong_forms(phrase: str, confusable: Confusable, *, is_firm: bool) -> Iterator[tuple[int, list[str]]]:
    """Strings of four characters that stand where a phrase of four or more is written wrong, by which four they are.

    One character replaced by one of the same sound or shape; of firm phrases also two swapped or an inner one doubled.
    """
    last = len(phrase) - 1
    for at in range(len(phrase) - WINDOW + 1):
        window = phrase[at : at + WINDOW]
        forms = [*_swapped(window), *_doubled(window)] if is_firm else []
        for place, right in enumerate(window):
            head, tail = window[:place], window[place + 1 :]
            others = confusable.at_edge if at + place in (0, last) else confusable.others
            forms += [head + other + tail for other in others.get(right, "")]
        yield at, forms


def _swapped(window: str) -> Iterator[str]:
    for place in range(WINDOW - 1):
        if window[place] != window[place + 1]:
            yield window[:place] + window[place + 1] + window[place] + window[place + 2 :]


def _doubled(window: str) -> Iterator[str]:
    """ABCD: ABBC, ABCC."""
    if len(set(window)) == WINDOW:
        yield window[:2] + window[1:3]
        yield window[:3] + window[2]


@dataclass(frozen=True, slots=True)
class Miss:
    """Characters [start, end) stand where `right` must; `wrong` and `instead` are the characters that differ."""

    start: int
    end: int
    right: str
    wrong: str
    instead: str


def blocks_of(phrase: str) -> tuple[str, str]:
    """The first and the last characters of a long phrase: one edit leaves at least one of them as it is."""
    size = 4 if len(phrase) >= 8 else 3
    return phrase[:size], phrase[-size:]


def misses_of(content: str, block: str, phrases: Iterable[str]) -> Iterator[Miss]:
    """Near misses of long phrases that begin or end with a block."""
    begin = tuple(each for each in phrases if each.startswith(block))
    end = tuple(each for each in phrases if each.endswith(block))
    if begin:
        for match in _not_before(block, begin).finditer(content):
            yield from _nearest(_forward(content, match.start(), each) for each in begin)
    if end:
        for match in _not_behind(block, end).finditer(content):
            yield from _nearest(_backward(content, match.end(), each) for each in end)


@cache
def _not_before(block: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The block where none of the phrases begins."""
    rests = "|".join(re.escape(each[len(block) :]) for each in phrases)
    return re.compile(f"{re.escape(block)}(?!{rests})")


@cache
def _not_behind(block: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The block where none of the phrases ends."""
    wholes = "".join(f"(?<!{re.escape(each)})" for each in phrases)
    return re.compile(f"{re.escape(block)}{wholes}")


def _nearest(found: Iterable[Miss | None]) -> Iterator[Miss]:
    best = max((each for each in found if each), key=lambda each: len(each.right), default=None)
    if best:
        yield best


def _forward(content: str, at: int, phrase: str) -> Miss | None:
    """The phrase at a place, right in its first characters, with one edit before its last."""
    size = len(phrase)
    said = content[at : at + size + 1]
    k = _common(said, phrase)
    if k >= size - 1 or k + 1 >= len(said):
        return None
    if said[k + 1 : size] == phrase[k + 1 :]:
        return _miss(at, at + size, phrase, said[k], phrase[k])
    if said[k : size - 1] == phrase[k + 1 :]:
        return _miss(at, at + size - 1, phrase, "", phrase[k])
    if said[k + 1 :] == phrase[k:]:
        return _miss(at, at + size + 1, phrase, said[k], "")
    return None


def _backward(content: str, end: int, phrase: str) -> Miss | None:
    """The phrase before a place, right in its last characters, with one edit after its first."""
    size = len(phrase)
    start = max(0, end - size - 1)
    mirrored = _forward(content[start:end][::-1], 0, phrase[::-1])
    if mirrored is None:
        return None
    return Miss(end - mirrored.end, end, phrase, mirrored.wrong, mirrored.instead)


def _common(first: str, second: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )


def _miss(start: int, end: int, phrase: str, wrong: str, instead: str) -> Miss | None:
    """None where marks or numerals differ: that is no wrong character."""
    if any(not _is_chinese(each) or each in NUMERALS for each in wrong + instead):
        return None
    return Miss(start, end, phrase, wrong, instead)


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "\u9fff"
