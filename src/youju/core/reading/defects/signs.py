"""Things looked for in a text only where a sign of them stands in it: patterns by strings without which none fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from threading import Lock
from typing import Generic, TypeVar

from youju.core.reading.defects.bigrams import Bigrams, bigrams, occurrences
from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.defects.strings import number_of

T = TypeVar("T")
PAIR = 2

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
    """The signs of everything that was ever looked for: a text is searched for all of them at once."""

    def __init__(self, known: Bigrams) -> None:
        self._wanted = known.want()
        self._joined: set[int] = set()
        self._owned: dict[str, Owned] = defaultdict(list)
        self._by_head: dict[int, list[str]] = defaultdict(list)
        self._single: list[str] = []
        self._lock = Lock()

    def join(self, signed: Signed[T]) -> None:
        """Look for its signs too."""
        if signed.serial not in self._joined:
            with self._lock:
                for sign, indexes in signed.by_sign.items():
                    self._keep(sign, [(signed.serial, index) for index in indexes])
                self._joined.add(signed.serial)

    def _keep(self, sign: str, owned: Owned) -> None:
        if sign not in self._owned and len(sign) < PAIR:
            self._single.append(sign)
        elif sign not in self._owned:
            self._by_head[number_of(sign[:PAIR])].append(sign)
            self._wanted.add((number_of(sign[:PAIR]),))
        self._owned[sign] += owned

    def told(self, document: Document) -> Mapping[int, set[int]]:
        """By the serial numbers of those that joined, which of their things have a sign in a document."""
        asked, told = document.once(_told)
        if asked != self._joined:
            told.clear()
            for sign in self._standing(document):
                for serial, index in self._owned[sign]:
                    told[serial].add(index)
            asked.update(self._joined)
        return told

    def _standing(self, document: Document) -> Iterator[str]:
        content = document.content
        yield from (sign for sign in self._single if sign in content)
        for at, number in document.once(occurrences).of(self._wanted):
            for sign in self._by_head[number]:
                if content.startswith(sign, at):
                    yield sign


def _told(document: Document) -> tuple[set[int], dict[int, set[int]]]:
    """Who was asked about in a document, and what was told."""
    return set(), defaultdict(set)


def all_signs(lists: Lists) -> AllSigns:
    """One for the shipped lists."""
    return AllSigns(lists.once(bigrams))
