"""Words of which a character was left out: 战斗堡垒作用的具措施, 组织题研讨, 神面貌.

In the clauses that say what hardly was said before, a character that stands alone, or with the word beside it, is held
against the words it is with one character more. It is told where such a word stood beside its neighbour in our texts
and is so many times likelier there.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.following import LONGEST, Cut, following
from youju.core.reading.defects.lexicon import vocabulary
from youju.core.reading.defects.lone import alone_in
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.defects.strange import words_of
from youju.core.reading.defects.unlikely import Likeness, likeness, meant, shown, told_by_lists
from youju.core.reading.defects.word_index import CHARACTER, Index, codes_of, number_of
from youju.core.reading.found import Defect, Severity

FAMILY = Family()

LIKELIER, SURELY = 3.0, 7.5
"""From how many powers of ten on a word is told, and from how many on it is a warning."""
AGAIN = 1.5
"""How many more it takes for what the document says twice: it may be a name."""
_ROUGHLY = -7.0
"""How unlikely a character must be between its neighbours to be looked at by itself."""
_BESIDE = -6.0
"""How unlikely, to be looked at with the word before or behind it."""
_ALONE = 60
"""How often at most a character stands as a word of its own that is looked at by itself."""
_PAIR, _THREE = 2, 3
_AT_LEAST = 3
"""How often a word of two characters stood in our texts that may be meant."""
_HOLE = 1
"""Stands for the character left out."""


class Holes:
    """The words of our texts by what is left of them without one character."""

    def __init__(self, lists: Lists) -> None:
        self.known = known = lists.once(following)
        self.kept = frozenset(str(*lists.words("following", "kept")))
        codes = codes_of(known.words)
        usable = self._usable(lists, codes)
        found = [
            _with_hole(codes[of_size], size, hole, of_size)
            for size in range(_PAIR, LONGEST + 1)
            for of_size in [(usable & ((codes > 0).sum(1) == size)).nonzero()[0]]
            for hole in range(size)
        ]
        self._index = Index(np.concatenate([keys for keys, _ in found]), np.concatenate([those for _, those in found]))

    def _usable(self, lists: Lists, codes: np.ndarray) -> np.ndarray:
        """Which words are Chinese, common enough, and no names."""
        is_han = (((codes >= ord("\u4e00")) & (codes <= ord("\u9fa5"))) | (codes == 0)).all(1)
        sizes = (codes > 0).sum(1)
        names, words = lists.words("names", "surnames"), lists.once(vocabulary) | lists.once(spelling).common
        may_be = [len(each) == _THREE and each.startswith(names) and each not in words for each in self.known.words]
        is_common = (sizes > _PAIR) | (self.known.counts >= _AT_LEAST)
        usable: np.ndarray = is_han & is_common & ~np.array(may_be)
        return usable

    def of(self, said: str, hole: int) -> frozenset[int]:
        """The words that are some characters with one more at a place."""
        codes = [*map(ord, said[:hole]), _HOLE, *map(ord, said[hole:])]
        return self._index.of(sum((code & 0xFFFF) << CHARACTER * at for at, code in enumerate(codes)))


def _with_hole(codes: np.ndarray, size: int, hole: int, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of some words' characters with a hole, and the words' own numbers."""
    left = codes.copy()
    left[:, hole] = _HOLE
    return number_of(left), numbers


class LeftOut(NamedTuple):
    """Characters [start, end), the word they are left of, and by how many powers of ten it is likelier."""

    start: int
    end: int
    right: str
    gain: float


def left_out(document: Document) -> list[LeftOut]:
    """The words of which a character was left out, in order."""
    cut = document.once(words_of)
    if not cut.numbers:
        return []
    found = _found(document.content, document.lists.once(Holes), document.lists.once(likeness), cut)
    kept: list[LeftOut] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda each: (-each.gain, each)):
        if taken.isdisjoint(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            kept.append(each)
    return sorted(kept)


def _found(content: str, holes: Holes, likely: Likeness, cut: Cut) -> Iterator[LeftOut]:
    numbers = np.array(cut.numbers, np.uint32)
    unseen = ~holes.known.were_seen(numbers)
    places = ((unseen[:-1] | unseen[1:]) & likely.single[numbers[1:-1]]).nonzero()[0] + 1
    for at in places.tolist():
        if not _is_han(content[cut.starts[at] : cut.ends[at]]):
            continue
        old = holes.known.likelihood_of(cut.numbers, at, at + 1)
        if old < _ROUGHLY and holes.known.count(cut.numbers[at]) <= _ALONE:
            yield from _best(content, holes, cut, at, at + 1)
        if old < _BESIDE:
            yield from _best(content, holes, cut, at - 1, at + 1)
            yield from _best(content, holes, cut, at, at + _PAIR)


def _best(content: str, holes: Holes, cut: Cut, first: int, last: int) -> Iterator[LeftOut]:
    """The likeliest of the words that some words, read as one, are left of."""
    if first < 1 or last >= len(cut.numbers):
        return
    start, end = cut.starts[first], cut.ends[last - 1]
    said = content[start:end]
    if len(said) not in (1, _PAIR, _THREE) or len(said) < last - first or not _is_han(said):
        return
    known, before, behind = holes.known, cut.numbers[first - 1], cut.numbers[last]
    old = known.likelihood_of(cut.numbers, first, last)
    beside = content[start - 1 : start], content[end : end + 1]
    best, right = LIKELIER, 0
    for hole in range(len(said) + 1):
        if not (others := holes.of(said, hole)):
            continue
        for each in (others & known.behind(before).keys()) | (others & known.before(behind)):
            gain = known.likelihood(before, each) + known.likelihood(each, behind) - old
            is_better = gain > best or (gain == best and each < right)
            if is_better and known.words[each][hole] not in holes.kept.union(said, beside):
                best, right = gain, each
    if right:
        yield LeftOut(start, end, known.words[right], best)


def _is_han(said: str) -> bool:
    return bool(said) and all("\u4e00" <= each <= "\u9fa5" for each in said)


@FAMILY.check(
    "word.left-out",
    "词里疑漏了一个字",
    Severity.INFO,
    """
几个字单看都认得，连起来不成词；补上一个字，正是常见的词。多半是打漏或者删多了一个字。

依据是在我们自己写的机关文稿里，哪个词常跟着哪个词；简称、人名、地名也可能这样，是对的不用改。

- 错：基层干部神面貌有新变化；组织题研讨4次。
- 对：基层干部精神面貌有新变化；组织专题研讨4次。
""",
)
def word_left_out(document: Document, found: Found) -> Iterable[Defect]:
    missing = document.once(left_out)
    taken = _told(document) if missing else frozenset()
    for each in missing:
        if _is_whole(document, each.start, each.end):
            continue
        is_single = each.end - each.start == 1
        place = shown(document.content, each.start, each.end) if is_single else (each.start, each.end)
        said = document.content[slice(*place)]
        is_again = document.content.count(said) > 1 and each.gain < LIKELIER + AGAIN
        if taken.isdisjoint(range(each.start, each.end)) and not is_again:
            severity = Severity.WARNING if each.gain >= SURELY else None
            told = f"“{document.content[each.start : each.end]}”疑漏字，应为“{each.right}”"
            yield found.at(*place, told, severity=severity)


_PLACES = frozenset("镇乡村县市区街路岭山河沟湾港桥")


def _is_whole(document: Document, start: int, end: int) -> bool:
    """Whether a place may be named, or it is a word that our texts lack, or a part of one: 荷洲镇, 非密."""
    content, words = document.content, document.lists.once(spelling).known
    if content[end : end + 1] in _PLACES or content[end - 1] in _PLACES:
        return True
    beside = content[start - 1 : end], content[start : end + 1]
    return content[start:end] in words or (end - start == 1 and any(each in words for each in beside))


def _told(document: Document) -> frozenset[int]:
    """The places of which something is said already."""
    cut = document.once(words_of)
    others = (range(cut.starts[each.first], cut.ends[each.last - 1]) for each in document.once(meant))
    return document.once(told_by_lists).union(*others, alone_in(document))
