"""Things looked for in a text only where a sign of them stands in it: patterns by strings without which none fits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import count
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
        self._known, self._wanted = known, known.want()
        self._joined: set[int] = set()
        self._owned: dict[str, Owned] = defaultdict(list)
        self._pairs: dict[int, str] = {}
        self._longer: dict[int, dict[str, list[str]]] = defaultdict(dict)
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
                for sign, indexes in signed.by_sign.items():
                    self._keep(sign, [(signed.serial, index) for index in indexes])
                self._wanted.add([number_of(sign[:PAIR]) for sign in signed.by_sign if len(sign) >= PAIR])
                self._joined.add(signed.serial)

    def _keep(self, sign: str, owned: Owned) -> None:
        if sign not in self._owned and len(sign) < PAIR:
            self._single[ord(sign)] = True
        elif sign not in self._owned:
            number = number_of(sign[:PAIR])
            if len(sign) == PAIR:
                self._pairs[number] = sign
            else:
                self._longer[number].setdefault(sign[PAIR], []).append(sign)
        self._owned[sign] += owned

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
            self._wanted.add(pairs)
            if loose:
                self._begin(self._known.seen(), loose)
            for first, numbers in loose.items():
                self._by_first[first] += numbers

    def _begin(self, bigrams: Set[int], by_first: Mapping[int, list[int]]) -> None:
        """Bigrams seen for the first time, with whose first character patterns begin whatever follows it."""
        new = [each for each in bigrams if each & FIRST in by_first]
        for each in new:
            self._begun[each] += by_first[each & FIRST]
        self._wanted.add(new)

    def told(self, document: Document) -> Mapping[int, set[int]]:
        """By the serial numbers of those that joined, which of their things have a sign in a document."""
        asked, told = document.once(_told)
        if asked != self._joined:
            self._tell(document, told)
            asked.update(self._joined)
        return told

    def _tell(self, document: Document, told: dict[int, set[int]]) -> None:
        self._join_patterns()
        content, longer, begun = document.content, self._longer, self._begun
        places, count = defaultdict(list), self._patterns
        known = document.once(occurrences)
        hits, standing = list(known.of(self._wanted)), {*map(chr, known.characters(self._single))}
        standing.update(self._pairs[number] for number in {number for _, number in hits} & self._pairs.keys())
        for at, number in hits:
            if number in longer:
                likely = longer[number].get(content[at + PAIR : at + PAIR + 1], ())
                standing.update([sign for sign in likely if content.startswith(sign, at)])
            if number in begun:
                for pattern in begun[number]:
                    places[pattern].append(at)
        told.clear()
        for sign in standing:
            for serial, index in self._owned[sign]:
                told[serial].add(index)
        for text in (content, document.masked):
            if isinstance(text, Searched):
                text.places, text.patterns = places, count


def _told(document: Document) -> tuple[set[int], dict[int, set[int]]]:
    """Who was asked about in a document, and what was told."""
    return set(), defaultdict(set)


def all_signs(lists: Lists) -> AllSigns:
    """One for the shipped lists."""
    return AllSigns(lists.once(bigrams))
