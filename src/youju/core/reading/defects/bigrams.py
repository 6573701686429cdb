"""Every two neighbouring characters of a text (bigrams), and where those stand that somebody wants to know of.

A text is held against hundreds of thousands of strings at once. Sets of so many miss the processor's caches with every
look-up; here a text is looked up whole in one small table, and what few bigrams it does not hold in a dictionary.
"""

from collections.abc import Callable, Iterable, Iterator, Set
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.defects.strings import distinct

Wake = Callable[[Set[int]], None]
"""Makes what it wants of bigrams, given by their numbers, that were never asked for before."""

_SLOTS = 18
"""Entries of the table, as a power of two: two mebibytes, of 64 bits each: a bigram's number and its marks."""
_FACTOR = np.uint32(2654435769)
_SHIFT = np.uint32(32 - _SLOTS)
_OTHER_SLOTS = 16
"""Entries of the other table, for those that lost their slot in the first."""
_OTHER_FACTOR, _OTHER_SHIFT = np.uint32(0x85EBCA6B), np.uint32(32 - _OTHER_SLOTS)
_WORD, _HALF = np.uint64(32), np.uint32(16)
_SEEN = 1
_FEWER = 21
_LONG = {3: 21, 4: 24}
"""Entries of the tables of the bigrams in long strings and, by their length, of these: powers of two. There are a
hundred thousand of three characters, millions of four; to touch a large table first takes longer than to fill it."""
_FEWER_SHIFT = np.uint32(32 - _FEWER)
_LONG_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Wanted:
    """Bigrams that somebody wants to know of, by one bit."""

    def __init__(self, bigrams: "Bigrams", bit: int) -> None:
        self._bigrams, self.bit = bigrams, np.uint32(bit)

    def add(self, numbers: Iterable[int]) -> None:
        """Want these too."""
        self._bigrams.mark(numbers, int(self.bit))


class Bigrams:
    """The bigrams seen so far in any text, those wanted, and those who make something of new ones."""

    def __init__(self) -> None:
        self._marks: dict[int, int] = {}
        self._table = np.zeros(1 << _SLOTS, np.uint64)
        self._other = np.zeros(1 << _OTHER_SLOTS, np.uint64)
        self._wakes: list[Wake] = []
        self._last = _SEEN
        self._lock = RLock()
        self.version = 0

    def want(self, numbers: Iterable[int] = ()) -> Wanted:
        """A new interest in bigrams."""
        with self._lock:
            self._last <<= 1
            wanted = Wanted(self, self._last)
            wanted.add(numbers)
        return wanted

    def join(self, wake: Wake) -> None:
        """From now on `wake` gets every new bigram; now it gets those seen before."""
        with self._lock:
            wake(self.seen())
            self._wakes.append(wake)

    def seen(self) -> Set[int]:
        """The numbers of those that stood in any text so far."""
        with self._lock:
            return frozenset(number for number, marks in self._marks.items() if marks & _SEEN)

    def mark(self, numbers: Iterable[int], bit: int) -> None:
        """Set a bit of these."""
        with self._lock:
            known, size, seen = self._marks, 0, []
            for number in numbers:
                marks = known.get(number, 0)
                if not marks & bit:
                    known[number] = marks = marks | bit
                    size += 1
                    if marks & _SEEN:
                        seen.append(number)
            self._lay_out(seen)
            self.version += bool(size)

    def marks_of(self, numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """The marks of each; before, everybody has made something of each of these bigrams."""
        marks, at = self._looked_up(numbers)
        missing = numbers[at].tolist()
        if new := [number for number in missing if not self._marks.get(number, 0) & _SEEN]:
            self._see(new)
            return self.marks_of(numbers)
        marks[at] = [self._marks[number] for number in missing]
        return marks

    def _looked_up(self, numbers: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.intp]]:
        """The marks as the tables have them, and where bigrams stand that neither has."""
        entries = self._table[(numbers * _FACTOR) >> _SHIFT]
        at = ((entries >> _WORD) != numbers).nonzero()[0]
        missing = numbers[at]
        others = self._other[(missing * _OTHER_FACTOR) >> _OTHER_SHIFT]
        entries[at] = others
        return entries.astype(np.uint32), at[(others >> _WORD) != missing]

    def _see(self, numbers: Iterable[int]) -> None:
        with self._lock:
            if new := {number for number in numbers if not self._marks.get(number, 0) & _SEEN}:
                for wake in self._wakes:
                    wake(new)
                self.mark(new, _SEEN)

    def _lay_out(self, numbers: Iterable[int]) -> None:
        """Put bigrams into the table, and those that stood in their slots into the other."""
        laid = np.fromiter(numbers, np.uint32)
        if not len(laid):
            return
        marks = np.fromiter((self._marks[number] for number in laid.tolist()), np.uint64, len(laid))
        entries, slots = (laid.astype(np.uint64) << _WORD) | marks, (laid * _FACTOR) >> _SHIFT
        before = self._table[slots]
        self._table[slots] = entries
        displaced = before[(before != 0) & ((before >> _WORD) != laid)]
        for each in (displaced, entries[self._table[slots] != entries]):
            self._other[((each >> _WORD).astype(np.uint32) * _OTHER_FACTOR) >> _OTHER_SHIFT] = each


def bigrams(lists: Lists) -> Bigrams:
    """One for the shipped lists."""
    return Bigrams()


class WantedLong:
    """Strings of three or of four characters wanted, by their numbers: found by the bigrams they begin and end with,
    and by a table that rarely errs."""

    def __init__(self, known: Bigrams, size: int) -> None:
        self.heads, self.tails = known.want(), known.want()
        self.step = size - 2
        self.shift = np.uint64(16 * self.step)
        self._bits = _LONG[size]
        self._table = np.zeros(1 << self._bits, np.bool_)
        self._seen, self._begun, self._ended = (np.zeros(1 << _FEWER, np.bool_) for _ in range(3))
        known.join(self._see)

    def add(self, strings: NDArray[np.uint64]) -> None:
        """Want these too. Of the bigrams they begin and end with only those that stand in a text are looked for."""
        if len(strings):
            for slots in self._slots(strings):
                self._table[slots] = True
            ends = (strings >> self.shift).astype(np.uint32)
            for wanted, table, pairs in (
                (self.heads, self._begun, strings.astype(np.uint32)),
                (self.tails, self._ended, ends),
            ):
                slots = (pairs * _FACTOR) >> _FEWER_SHIFT
                table[slots] = True
                wanted.add(distinct(pairs[self._seen[slots]]).tolist())

    def _see(self, pairs: Set[int]) -> None:
        """Bigrams seen for the first time."""
        new = np.fromiter(pairs, np.uint32)
        slots = (new * _FACTOR) >> _FEWER_SHIFT
        self._seen[slots] = True
        self.heads.add(new[self._begun[slots]].tolist())
        self.tails.add(new[self._ended[slots]].tolist())

    def likely(self, numbers: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Of which it may be that they are wanted."""
        first, second = self._slots(numbers)
        found: NDArray[np.bool_] = self._table[first] & self._table[second]
        return found

    def _slots(self, numbers: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """The two entries of the table that are of each."""
        mixed, mask = numbers * _LONG_FACTOR, np.uint64(len(self._table) - 1)
        return mixed >> np.uint64(64 - self._bits), (mixed >> np.uint64(64 - 2 * self._bits)) & mask


def characters_of(characters: str) -> NDArray[np.bool_]:
    """Which of all characters below 2¹⁶ are among some."""
    wanted = np.zeros(1 << 16, np.bool_)
    wanted[list(map(ord, characters))] = True
    return wanted


class Occurrences:
    """The bigrams of one text by their places. What is wanted later is looked up again."""

    def __init__(self, content: str, known: Bigrams) -> None:
        self.known = known
        codes = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = np.where(codes > np.uint32(0xFFFF), np.uint32(0), codes)
        self._codes = codes
        self._numbers = codes[:-1] | (codes[1:] << _HALF)
        self._version = -1

    @property
    def _marked(self) -> NDArray[np.uint32]:
        while self._version != self.known.version:
            self._version = self.known.version
            self._marks = self.known.marks_of(self._numbers)
        return self._marks

    def characters(self, wanted: NDArray[np.bool_]) -> set[int]:
        """The numbers of characters that stand in the text, of those wanted, by their numbers below 2¹⁶."""
        return set(self._codes[wanted[self._codes]].tolist())

    def places(self, wanted: NDArray[np.bool_]) -> list[int]:
        """Where characters stand, of those wanted (see `characters_of`)."""
        at: list[int] = wanted[self._codes].nonzero()[0].tolist()
        return at

    def characters_at(self, places: NDArray[np.intp]) -> NDArray[np.uint32]:
        """The numbers of the characters at some places; beyond the text those of its first or its last."""
        found: NDArray[np.uint32] = self._codes[np.clip(places, 0, len(self._codes) - 1)]
        return found

    def twice(self) -> list[int]:
        """Where a character stands that stands again right behind."""
        at: list[int] = (self._codes[:-1] == self._codes[1:]).nonzero()[0].tolist()
        return at

    def at(self, wanted: Wanted) -> NDArray[np.intp]:
        """Where bigrams wanted stand, in order."""
        return (self._marked & wanted.bit).nonzero()[0]

    def numbers_at(self, places: NDArray[np.intp]) -> list[int]:
        """The numbers of the bigrams at some places."""
        numbers: list[int] = self._numbers[places].tolist()
        return numbers

    def of(self, wanted: Wanted) -> Iterator[tuple[int, int]]:
        """Where bigrams wanted stand, in order, each with its number."""
        at = self.at(wanted)
        return zip(at.tolist(), self.numbers_at(at), strict=True)

    def which(self, wanted: Wanted) -> set[int]:
        """The numbers of bigrams wanted that stand in the text."""
        return set(self._numbers[self._marked & wanted.bit != 0].tolist())

    def apart(self, wanted: Wanted, words: Wanted) -> Iterator[int]:
        """Where bigrams wanted stand that share no character with a word, or stand right behind a word all the same."""
        is_word = np.zeros(len(self._marked) + 3, np.bool_)
        is_word[2:-1] = self._marked & words.bit != 0
        is_apart = ~(is_word[1:-2] | is_word[3:]) | is_word[:-3]
        at: list[int] = ((self._marked & wanted.bit != 0) & is_apart).nonzero()[0].tolist()
        return iter(at)

    def between(self, before: Wanted, behind: Wanted) -> list[int]:
        """Where characters stand that make bigrams wanted with both of their neighbours."""
        marks = self._marked
        at: list[int] = ((marks[:-1] & before.bit != 0) & (marks[1:] & behind.bit != 0)).nonzero()[0].tolist()
        return [each + 1 for each in at]

    def threes(self, heads: Wanted, tails: Wanted) -> Iterator[tuple[int, int]]:
        """Where a bigram wanted stands whose second character begins another wanted, in order, with its number."""
        marks = self._marked
        at = ((marks[:-1] & heads.bit != 0) & (marks[1:] & tails.bit != 0)).nonzero()[0]
        return zip(at.tolist(), self._numbers[at].tolist(), strict=True)

    def again(self, sizes: Iterable[int]) -> list[int]:
        """Where a bigram stands that stands again so many characters behind, in order."""
        numbers = self._numbers
        found = np.zeros(len(numbers), np.bool_)
        for size in sizes:
            found[:-size] |= numbers[:-size] == numbers[size:]
        places: list[int] = found.nonzero()[0].tolist()
        return places

    def fours(self) -> tuple[NDArray[np.intp], NDArray[np.uint64]]:
        """All places where four characters stand, and their numbers."""
        numbers = self._numbers[:-2].astype(np.uint64) | (self._numbers[2:].astype(np.uint64) << np.uint64(32))
        return np.arange(len(numbers)), numbers

    def long(self, wanted: WantedLong) -> tuple[NDArray[np.intp], NDArray[np.uint64]]:
        """Where strings of three or four characters stand that are likely among those wanted, and their numbers."""
        marks, step = self._marked, wanted.step
        at = ((marks[:-step] & wanted.heads.bit != 0) & (marks[step:] & wanted.tails.bit != 0)).nonzero()[0]
        numbers = self._numbers[at].astype(np.uint64) | (self._numbers[at + step].astype(np.uint64) << wanted.shift)
        is_likely = wanted.likely(numbers)
        return at[is_likely], numbers[is_likely]


def occurrences(document: Document) -> Occurrences:
    """The bigrams of a document, of all of which everybody has made something."""
    return Occurrences(document.content, document.lists.once(bigrams))
