"""Which words follow which in offices' prose, counted in texts of ours, and how likely a word is between two others.

A text is cut into the longest known words from left to right, as the texts were that were counted. A number is one
word, whatever it is, and so is a row of Latin letters.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from math import log10
from string import ascii_letters, digits
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.bigrams import occurrences
from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.patterns import regex

LONGEST = 4
NUMBER, LATIN, EDGE = "0", "A", "\n"
"""What stands for every number, for every row of letters, and for the beginning and the end of a line."""
_RUN = regex(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]{2,}")
_RUNS = 4
"""The first numbers, of edges and runs, are below this."""
_LARGEST = np.uint32(0xFFFF)
_PAIR, _LONGER = np.uint8(1), np.uint8(2)
_DISCOUNT = 0.75
"""What absolute discounting takes from each count, for what was never seen."""
_SLOTS, _FEWER, _FACTOR, _OTHER_FACTOR = 22, 20, np.uint32(2654435761), np.uint32(2246822519)
_HALF = np.uint32(16)


class Cut(NamedTuple):
    """The words of a text: where each begins and ends, and its number; what is unknown has the number 0."""

    starts: list[int]
    ends: list[int]
    numbers: list[int]


class Following:
    """How often each word followed each other. Words are told by their numbers, 0 is any unknown.

    `words`: by number; `counts`: how often each stood; the followers of word n are `seconds[offsets[n]:offsets[n+1]]`,
    each so many `times`.
    """

    def __init__(self, words: Sequence[str], arrays: Mapping[str, NDArray[Any]]) -> None:
        self.words = ("", *words)
        self.number = {word: number for number, word in enumerate(self.words)}
        lengths = arrays["lengths"].astype(np.int64)
        self._offsets = [0, *accumulate(lengths.tolist())]
        self._seconds, self._times = arrays["seconds"], arrays["times"]
        firsts = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        self._counts = np.bincount(firsts, self._times, len(self.words)).tolist()
        self._kinds = lengths.tolist()
        before = np.bincount(self._seconds, minlength=len(self.words))
        self._share = np.log10((before + 0.05) / (len(firsts) + 5000)).tolist()
        self._firsts = firsts[np.argsort(self._seconds, kind="stable")]
        self._ends = np.concatenate(([0], np.cumsum(before))).tolist()
        self._stands = np.zeros(1 << _SLOTS, np.bool_)
        for slots in _slots(firsts | (self._seconds.astype(np.uint32) << _HALF)):
            self._stands[slots] = True
        self._beside = self._neighbours(firsts)
        self._begins = self._beginnings()
        self._threes = np.zeros(1 << _FEWER, np.bool_)
        longer = [each for each in self.words if len(each) > 2]
        thirds = np.array([ord(each[2]) for each in longer], np.uint32)
        self._threes[_slots_of_three(_numbers_of(longer), thirds)] = True
        twos = sorted((each for each in self.words if len(each) == 2), key=lambda each: (each[1], each[0]))
        self._twos = _numbers_of(twos)
        self._of_twos = np.array([self.number[each] for each in twos], np.int64)
        self._singles = self._characters()
        self._behind: dict[int, dict[int, int]] = {}
        self._before: dict[int, frozenset[int]] = {}

    def _neighbours(self, firsts: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """By the slots of two characters whether they stood beside each other, within a word or between two."""
        found = np.zeros(1 << _FEWER, np.bool_)
        begins = np.array([ord(each[:1] or EDGE) for each in self.words], np.uint32)
        ends = np.array([ord(each[-1:] or EDGE) for each in self.words], np.uint32)
        within = _numbers_of([each[at : at + 2] for each in self.words for at in range(len(each) - 1)])
        for pairs in (within, ends[firsts] | (begins[self._seconds] << _HALF)):
            for slots in _slots(pairs, _FEWER):
                found[slots] = True
        return found

    def stood(self, pairs: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Of two characters whether they stood beside each other in the texts counted."""
        first, second = _slots(pairs, _FEWER)
        found: NDArray[np.bool_] = self._beside[first] & self._beside[second]
        return found

    def _beginnings(self) -> NDArray[np.uint8]:
        """By the slots of two characters whether they are a word, and whether longer ones begin with them."""
        found = np.zeros(1 << _FEWER, np.uint8)
        for mark, words in (
            (_PAIR, [each for each in self.words if len(each) == 2]),
            (_LONGER, [each[:2] for each in self.words if len(each) > 2]),
        ):
            for slots in _slots(_numbers_of(words), _FEWER):
                found[slots] |= mark
        return found

    def _characters(self) -> NDArray[np.int64]:
        """By character the number of the word of one character; of digits and letters that of the run they begin."""
        found = np.zeros(1 << 16, np.int64)
        for number, word in enumerate(self.words):
            if len(word) == 1:
                found[ord(word)] = number
        found[[ord(each) for each in digits]] = self.number[NUMBER]
        found[[ord(each) for each in ascii_letters]] = self.number[LATIN]
        return found

    def count(self, number: int) -> int:
        """How often a word stood before another."""
        return int(self._counts[number])

    def behind(self, number: int) -> dict[int, int]:
        """What followed a word, and how often."""
        found = self._behind.get(number)
        if found is None:
            at = slice(self._offsets[number], self._offsets[number + 1])
            found = dict(zip(self._seconds[at].tolist(), self._times[at].tolist(), strict=True))
            self._behind[number] = found
        return found

    def before(self, number: int) -> frozenset[int]:
        """What stood before a word."""
        found = self._before.get(number)
        if found is None:
            found = frozenset(self._firsts[self._ends[number] : self._ends[number + 1]].tolist())
            self._before[number] = found
        return found

    def likelihood(self, first: int, second: int) -> float:
        """The logarithm to base 10 of how likely the second word is behind the first."""
        count, share = self._counts[first], self._share[second]
        if not count:
            return share
        kept = max(self.behind(first).get(second, 0) - _DISCOUNT, 0) / count
        return log10(kept + _DISCOUNT * self._kinds[first] / count * 10**share)

    def were_seen(self, numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Of each two neighbours whether they were; one pair in some hundreds that were not is taken for seen."""
        first, second = _slots(numbers[:-1] | (numbers[1:] << _HALF))
        found: NDArray[np.bool_] = self._stands[first] & self._stands[second]
        return found

    def cut(self, content: str) -> Cut:
        """The words of a text in order, with an edge on both sides of the text; line feeds are edges too."""
        codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = np.where(codes > _LARGEST, np.uint32(0), codes)
        pairs = codes[:-1] | (codes[1:] << _HALF)
        first, second = _slots(pairs, _FEWER)
        begins = self._begins[first] & self._begins[second]
        sizes = np.ones(len(codes) + 1, np.intp)
        sizes[:-2] += begins & _PAIR != 0
        likely = (begins[:-1] & _LONGER).nonzero()[0]
        likely = likely[self._threes[_slots_of_three(pairs[likely], codes[likely + 2])]]
        for at in likely.tolist():
            sizes[at] = self._size(content, at, int(sizes[at]))
        for run in _RUN.finditer(content):
            sizes[run.start()] = run.end() - run.start()
        starts = _walked(sizes.tolist(), len(content))
        numbers = self._numbered(content, codes, pairs, np.array(starts, np.intp), sizes)
        edge = self.number[EDGE]
        ends = [*starts[1:], len(content)] if starts else []
        return Cut([0, *starts, len(content)], [0, *ends, len(content)], [edge, *numbers, edge])

    def _size(self, content: str, at: int, least: int) -> int:
        """How long the longest word is that begins at a place, `least` if none of three characters and more does."""
        for size in range(LONGEST, least, -1):
            if content[at : at + size] in self.number:
                return size
        return least

    def _numbered(
        self,
        content: str,
        codes: NDArray[np.uint32],
        pairs: NDArray[np.uint32],
        at: NDArray[np.intp],
        sizes: NDArray[np.intp],
    ) -> list[int]:
        """The numbers of the words that begin at some places, with their sizes."""
        size = sizes[at]
        numbers = self._singles[codes[at]]
        twos = (size == 2).nonzero()[0]
        said = pairs[at[twos]]
        place = np.minimum(np.searchsorted(self._twos, said), len(self._twos) - 1)
        is_run = numbers[twos] < _RUNS
        numbers[twos] = np.where(self._twos[place] == said, self._of_twos[place], np.where(is_run, numbers[twos], 0))
        found: list[int] = numbers.tolist()
        for each in (size > 2).nonzero()[0].tolist():
            start = int(at[each])
            if found[each] >= _RUNS or not found[each]:
                found[each] = self.number.get(content[start : start + int(size[each])], 0)
        return found


def _walked(sizes: list[int], end: int) -> list[int]:
    """Where words begin, each behind the other."""
    at, starts = 0, []
    while at < end:
        starts.append(at)
        at += sizes[at]
    return starts


def _slots(pairs: NDArray[np.uint32], size: int = _SLOTS) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    shift = np.uint32(32 - size)
    return (pairs * _FACTOR) >> shift, (pairs * _OTHER_FACTOR) >> shift


def _slots_of_three(pairs: NDArray[np.uint32], thirds: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return ((pairs * _FACTOR) ^ (thirds * _OTHER_FACTOR)) >> np.uint32(32 - _FEWER)


def _numbers_of(words: Sequence[str]) -> NDArray[np.uint32]:
    """Words of two characters as the numbers of their characters."""
    return np.array([ord(each[0]) | ord(each[1]) << 16 for each in words], np.uint32)


def counted(texts: Iterable[str], words: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of `Following`: which of `words` followed which in texts, and how often (255 at most)."""
    plain = Following(words, _none(len(words) + 1))
    pairs: dict[int, int] = {}
    for text in texts:
        numbers = plain.cut(text).numbers
        for first, second in pairwise(numbers):
            if first and second:
                pairs[first << 16 | second] = pairs.get(first << 16 | second, 0) + 1
    keys = sorted(pairs)
    firsts = np.array([key >> 16 for key in keys], np.uint16)
    return {
        "lengths": np.bincount(firsts, minlength=len(words) + 1).astype(np.uint16),
        "seconds": np.array([key & 0xFFFF for key in keys], np.uint16),
        "times": np.array([min(255, pairs[key]) for key in keys], np.uint8),
    }


def _none(size: int) -> dict[str, NDArray[Any]]:
    return {
        "lengths": np.zeros(size, np.uint16),
        "seconds": np.zeros(0, np.uint16),
        "times": np.zeros(0, np.uint8),
    }


def counted_words(lists: Lists) -> list[str]:
    """The words whose followers are counted, in the order of their numbers."""
    return [EDGE, NUMBER, LATIN, *lists.words("following", "signs"), *lists.words("following", "words")]


def following(lists: Lists) -> Following:
    """As shipped."""
    return Following(counted_words(lists), lists.arrays("following"))


def words_of(document: Document) -> Cut:
    """The words of the clauses in which two characters stand beside each other that hardly do, with the marks around.

    Most of what offices write was said before: it is not cut.
    """
    known, content = document.lists.once(following), document.content
    shown: list[tuple[int, int]] = []
    for at in document.once(occurrences).strange(known.stood):
        if not shown or at >= shown[-1][1]:
            shown.append(_clause_at(content, at))
    if not shown:
        return Cut([], [], [])
    cut = known.cut(EDGE.join([content[start:end] for start, end in shown]))
    begins = [0, *accumulate(end - start + 1 for start, end in shown)]
    shifts = np.array([start - begin for (start, _), begin in zip(shown, begins, strict=False)] or [0], np.intp)
    starts, ends = np.array(cut.starts), np.array(cut.ends)
    shift = shifts[np.searchsorted(np.array(begins[1:-1], np.intp), starts, "right")]
    is_edge = np.array(cut.numbers) == known.number[EDGE]
    return Cut((starts + shift).tolist(), (np.where(is_edge, starts, ends) + shift).tolist(), cut.numbers)


_MARKS = "\n，。；：、！？,;"


def _clause_at(content: str, at: int) -> tuple[int, int]:
    """The clause around a place, with the marks before and behind it."""
    start = max(content.rfind(each, 0, at) for each in _MARKS)
    found = _MARK.search(content, at)
    return max(0, start), found.end() if found else len(content)


_MARK = regex(f"[{_MARKS}]")
