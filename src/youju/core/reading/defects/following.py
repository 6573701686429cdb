"""Which words follow which in offices' prose, counted in texts of ours, and how likely a word is between two others.

A text is cut into the longest known words from left to right, as the texts were that were counted. A number is one
word, whatever it is, and so is a row of Latin letters.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import log10
from string import ascii_letters, digits
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.check import Lists
from youju.core.reading.patterns import regex

LONGEST = 4
NUMBER, LATIN, EDGE = "0", "A", "\n"
"""What stands for every number, for every row of letters, and for the beginning and the end of a line."""
_RUN = regex(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]+")
_BETWEEN = "\ue000"
"""What stands in no word."""
_DISCOUNT = 0.75
"""What absolute discounting takes from each count, for what was never seen."""
_SLOTS, _FEWER, _FACTOR, _OTHER_FACTOR = 21, 20, np.uint32(2654435761), np.uint32(2246822519)
_PRINTED = frozenset(digits + ascii_letters)
_HALF, _CHARACTER = np.uint32(16), np.uint32(0xFFFF)


class Cut(NamedTuple):
    """The words of a text: where each begins and ends, and its number; what is unknown has the number 0."""

    starts: list[int]
    ends: list[int]
    numbers: list[int]


class Following:
    """How often each word followed each other. Words are told by their numbers, 0 is any unknown.

    `words`: by number; `counts`: how often each stood before another; the followers of word n are
    `seconds[offsets[n]:offsets[n+1]]`, each so many `times`.
    """

    def __init__(self, words: Sequence[str], arrays: Mapping[str, NDArray[Any]]) -> None:
        self.words = ("", *words)
        self.number = {word: number for number, word in enumerate(self.words)}
        lengths = arrays["lengths"].astype(np.int64)
        self._offsets = [0, *accumulate(lengths.tolist())]
        self._seconds, self._times = arrays["seconds"], arrays["times"]
        firsts = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
        self.counts = np.bincount(firsts, self._times, len(self.words))
        self._counts = self.counts.tolist()
        self._kinds = lengths.tolist()
        before = np.bincount(self._seconds, minlength=len(self.words))
        self._share = np.log10((before + 0.05) / (len(firsts) + 5000)).tolist()
        self._firsts = firsts[np.argsort(self._seconds, kind="stable")]
        self._ends = np.concatenate(([0], np.cumsum(before))).tolist()
        self._stands = np.zeros((2, 1 << _SLOTS), np.bool_)
        for table, slots in zip(self._stands, _slots(firsts | (self._seconds.astype(np.uint32) << _HALF)), strict=True):
            table[slots] = True
        self._beside = self._neighbours(firsts)
        self._longest = self._sizes()
        self._behind: dict[int, dict[int, int]] = {}
        self._before: dict[int, frozenset[int]] = {}

    def _neighbours(self, firsts: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """By the slots of two characters whether they stood beside each other, within a word or between two."""
        found = np.zeros(1 << _FEWER, np.bool_)
        codes = _codes(_BETWEEN.join(["", *(each or EDGE for each in self.words), ""]))
        at = (codes == ord(_BETWEEN)).nonzero()[0]
        begins, ends = codes[at[:-1] + 1], codes[at[1:] - 1]
        is_within = (codes[:-1] != ord(_BETWEEN)) & (codes[1:] != ord(_BETWEEN))
        within = (codes[:-1] | (codes[1:] << _HALF))[is_within]
        for pairs in (within, ends[firsts] | (begins[self._seconds] << _HALF)):
            for slots in _slots(pairs, _FEWER):
                found[slots] = True
        return found

    @cached_property
    def _across(self) -> NDArray[np.bool_]:
        """By the slots of two characters whether a word that ends in the one was followed by one that begins with the
        other more than once, both of two characters and more."""
        firsts = np.repeat(np.arange(len(self._kinds), dtype=np.uint32), self._kinds)
        sizes = np.array([len(each) for each in self.words])
        often = (self._times > 1) & (sizes[firsts] > 1) & (sizes[self._seconds] > 1)
        ends = np.array([ord(each[-1:] or EDGE) for each in self.words], np.uint32)
        begins = np.array([ord(each[:1] or EDGE) for each in self.words], np.uint32)
        found = np.zeros(1 << _FEWER, np.bool_)
        found[_slots(ends[firsts[often]] | (begins[self._seconds[often]] << _HALF), _FEWER)[0]] = True
        return found

    def between_words(self, content: str, places: Sequence[int]) -> list[int]:
        """Of some places those with a word before and one behind that may have followed each other, told by the
        characters at both sides."""
        codes = _codes("".join([content[at - 1] + content[at + 1] for at in places])).reshape(-1, 2)
        codes = np.where(codes > _CHARACTER, np.uint32(0), codes)
        slots = _slots(codes[:, 0] | (codes[:, 1] << _HALF), _FEWER)[0]
        return [places[each] for each in self._across[slots].nonzero()[0].tolist()]

    def stood(self, pairs: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Of two characters whether they stood beside each other in the texts counted."""
        first, second = _slots(pairs, _FEWER)
        found: NDArray[np.bool_] = self._beside[first] & self._beside[second]
        return found

    def _sizes(self) -> dict[str, int]:
        """By the first two characters of words of more than two how long the longest of them is."""
        sizes = {word[:2]: 3 for word in self.words if len(word) == 3}
        return sizes | {word[:2]: LONGEST for word in self.words if len(word) == LONGEST}

    def count(self, number: int) -> int:
        """How often a word stood before another."""
        return int(self._counts[number])

    def share(self, number: int) -> float:
        """The logarithm to base 10 of how likely a word is, whatever is before it."""
        return float(self._share[number])

    def behind(self, number: int) -> dict[int, int]:
        """What followed a word, and how often."""
        found = self._behind.get(number)
        if found is None:
            at = slice(self._offsets[number], self._offsets[number + 1])
            found = dict(zip(self._seconds[at].tolist(), self._times[at].tolist(), strict=True))
            self._behind[number] = found
        return found

    def behind_any(self, numbers: Iterable[int]) -> NDArray[np.intp]:
        """Of each word how often it stood behind one of some words."""
        those = [slice(self._offsets[each], self._offsets[each + 1]) for each in numbers]
        seconds = np.concatenate([self._seconds[each] for each in those])
        times = np.concatenate([self._times[each] for each in those])
        return np.bincount(seconds, times, len(self.words)).astype(np.intp)

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

    def likelihood_of(self, numbers: Sequence[int], first: int, last: int) -> float:
        """The same of the words from one to before another, each behind the one before it, and of what follows."""
        return sum(self.likelihood(numbers[each], numbers[each + 1]) for each in range(first - 1, last))

    def were_seen(self, numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Of each two neighbours whether they were; one pair in some hundreds that were not is taken for seen."""
        first, second = _slots(numbers[:-1] | (numbers[1:] << _HALF))
        found: NDArray[np.bool_] = self._stands[0][first] & self._stands[1][second]
        return found

    def cut(self, content: str) -> Cut:
        """The words of a text in order, with an edge on both sides of the text; line feeds are edges too."""
        cut = Cut([0], [0], [self.number[EDGE]])
        self.cut_on(cut, content, 0)
        return Cut([*cut.starts, len(content)], [*cut.ends, len(content)], [*cut.numbers, self.number[EDGE]])

    def cut_on(self, cut: Cut, content: str, shift: int) -> None:
        """Add the words of a text to others, their places moved by `shift`."""
        known, longest, end, at = self.number, self._longest, len(content), 0
        while at < end:
            pair = content[at : at + 2]
            size = longest.get(pair, len(pair))
            while size > 1 and content[at : at + size] not in known:
                size -= 1
            said = content[at : at + size]
            size = len(said)
            if said[0] in _PRINTED and (run := _RUN.match(content, at)):
                size = run.end() - at
                said = NUMBER if said[0] in digits else LATIN
            cut.starts.append(at + shift)
            cut.numbers.append(known.get(said, 0))
            at += size
            cut.ends.append(at + shift)


def _slots(pairs: NDArray[np.uint32], size: int = _SLOTS) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    shift = np.uint32(32 - size)
    return (pairs * _FACTOR) >> shift, (pairs * _OTHER_FACTOR) >> shift


def _codes(content: str) -> NDArray[np.uint32]:
    return np.frombuffer(content.encode("utf-32-le", "surrogatepass"), np.uint32)


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
