"""Things looked for in a text only where a sign of them stands in it: patterns by strings without which none fits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, count, pairwise
from threading import RLock
from typing import Generic, TypeVar

import numpy as np

from youju.core.reading.beginnings import ANY
from youju.core.reading.defects.bigrams import Bigrams, bigrams, occurrences
from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.defects.strings import number_of
from youju.core.reading.patterns import BEGUN, Searched

T = TypeVar("T")
PAIR = 2
FIRST = 0xFFFF
"""The bits of a bigram's number that are its first character."""

_serial = count()


class Signed(Generic[T]):
    """Things in order, each with its signs; one without signs is looked for in every text."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]]) -> None:
        self._things: list[T] = []
        self._always: set[int] = set()
        self.serial = next(_serial)
        self.by_sign: dict[str, list[int]] = defaultdict(list)
        for index, (signs, thing) in enumerate(entries):
            self._things.append(thing)
            if not signs:
                self._always.add(index)
            for sign in signs:
                self.by_sign[sign].append(index)

    def likely_in(self, document: Document) -> list[T]:
        """The things of which a sign stands in the document."""
        signs = document.lists.once(all_signs)
        signs.join(self)
        found = self._always.union(signs.told(document).get(self.serial, ()))
        return [self._things[index] for index in sorted(found)]


Owned = list[tuple[int, int]]
"""What a sign is of: the serial numbers of `Signed`, each with the place of a thing among its things."""


class AllSigns:
    """The signs of everything that was ever looked for, and how patterns begin: a text is searched for all at once."""

    def __init__(self, known: Bigrams) -> None:
        self._known, self._beginnings = known, known.want()
        self._in_two, self._heads, self._tails = known.want(), known.want(), known.want()
        self._joined: set[int] = set()
        self._owned: dict[str, Owned] = defaultdict(list)
        self._pairs: dict[int, str] = {}
        self._longer: dict[str, list[str]] = defaultdict(list)
        self._single = np.zeros(FIRST + 1, np.bool_)
        self._begun: dict[int, list[int]] = defaultdict(list)
        self._by_first: dict[int, list[int]] = defaultdict(list)
        self._patterns = 0
        self._lock = RLock()
        known.join(lambda numbers: self._begin(numbers, self._by_first))

    def join(self, signed: Signed[T]) -> None:
        """Look for its signs too."""
        if signed.serial not in self._joined:
            with self._lock:
                self._look_for([sign for sign in signed.by_sign if sign not in self._owned])
                for sign, indexes in signed.by_sign.items():
                    self._owned[sign] += [(signed.serial, index) for index in indexes]
                self._joined.add(signed.serial)

    def _look_for(self, signs: Sequence[str]) -> None:
        """Single characters by themselves, two as a bigram, more by the two bigrams they begin with."""
        self._single[[ord(sign) for sign in signs if len(sign) < PAIR]] = True
        self._pairs |= {number_of(sign): sign for sign in signs if len(sign) == PAIR}
        threes = [(sign[: PAIR + 1], sign) for sign in signs if len(sign) > PAIR]
        for three, sign in threes:
            self._longer[three].append(sign)
        self._in_two.add([number_of(sign) for sign in signs if len(sign) == PAIR])
        self._heads.add([number_of(three[:PAIR]) for three, _ in threes])
        self._tails.add([number_of(three[1:]) for three, _ in threes])

    def _join_patterns(self) -> None:
        """Look for how patterns begin of which that is now known too."""
        with self._lock:
            loose: dict[int, list[int]] = defaultdict(list)
            pairs: list[int] = []
            for number in range(self._patterns, len(BEGUN)):
                for begun in BEGUN[number]:
                    if begun[1] == ANY:
                        loose[ord(begun[0])].append(number)
                    else:
                        self._begun[number_of(begun)].append(number)
                        pairs.append(number_of(begun))
                self._patterns = number + 1
            self._beginnings.add(pairs)
            if loose:
                self._begin(self._known.seen(), loose)
            for first, numbers in loose.items():
                self._by_first[first] += numbers

    def _begin(self, bigrams: Set[int], by_first: Mapping[int, list[int]]) -> None:
        """Bigrams seen for the first time, with whose first character patterns begin whatever follows it."""
        new = [each for each in bigrams if each & FIRST in by_first]
        for each in new:
            self._begun[each] += by_first[each & FIRST]
        self._beginnings.add(new)

    def told(self, document: Document) -> Mapping[int, set[int]]:
        """By the serial numbers of those that joined, which of their things have a sign in a document."""
        asked, told = document.once(_told)
        if len(asked) < len(self._joined):
            self._tell(document, told)
            asked.update(self._joined)
        return told

    def _tell(self, document: Document, told: dict[int, set[int]]) -> None:
        self._join_patterns()
        places, count = self._places(document), self._patterns
        told.clear()
        for sign in self._standing(document):
            for serial, index in self._owned[sign]:
                told[serial].add(index)
        for text in (document.content, document.masked):
            if isinstance(text, Searched):
                text.places, text.patterns = places, count

    def _places(self, document: Document) -> Mapping[int, Sequence[int]]:
        """Where which patterns may begin."""
        known = document.once(occurrences)
        at = known.at(self._beginnings)
        begun = [*map(self._begun.__getitem__, known.numbers_at(at))]
        patterns = np.fromiter(chain.from_iterable(begun), np.uint16)
        by_pattern = patterns.argsort(kind="stable")
        places = np.repeat(at, [*map(len, begun)])[by_pattern].tolist()
        ends = np.bincount(patterns).cumsum().tolist()
        return {number: places[begin:end] for number, (begin, end) in enumerate(pairwise((0, *ends))) if begin < end}

    def _standing(self, document: Document) -> set[str]:
        """The signs that stand in a document."""
        content, longer, known = document.content, self._longer, document.once(occurrences)
        standing = {*map(chr, known.characters(self._single))}
        standing.update([self._pairs[number] for number in known.which(self._in_two)])
        for at, _ in known.threes(self._heads, self._tails):
            for sign in longer.get(content[at : at + PAIR + 1], ()):
                if content.startswith(sign, at):
                    standing.add(sign)
        return standing


def _told(document: Document) -> tuple[set[int], dict[int, set[int]]]:
    """Who was asked about in a document, and what was told."""
    return set(), defaultdict(set)


def all_signs(lists: Lists) -> AllSigns:
    """One for the shipped lists."""
    return AllSigns(lists.once(bigrams))
