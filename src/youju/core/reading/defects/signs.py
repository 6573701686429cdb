"""Things looked for in a text only where a sign of them stands in it: patterns by strings without which none fits."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from youju.core.reading.defects.check import Document
from youju.core.reading.defects.strings import number_of

T = TypeVar("T")
PAIR = 2


class Signed(Generic[T]):
    """Things in order, each with its signs; one without signs is looked for in every text."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]]) -> None:
        self._things: list[T] = []
        self._always: set[int] = set()
        self._single: dict[str, list[int]] = defaultdict(list)
        self._pairs: dict[int, list[int]] = defaultdict(list)
        self._longer: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
        for index, (signs, thing) in enumerate(entries):
            self._things.append(thing)
            if not signs:
                self._always.add(index)
            for sign in signs:
                self._keep(index, sign)
        self._singles = frozenset(self._single)
        self._short, self._beginnings = frozenset(self._pairs), frozenset(self._longer)

    def _keep(self, index: int, sign: str) -> None:
        if len(sign) == 1:
            self._single[sign].append(index)
        elif len(sign) == PAIR:
            self._pairs[number_of(sign)].append(index)
        else:
            self._longer[number_of(sign[:PAIR])].append((number_of(sign[-PAIR:]), sign, index))

    def likely_in(self, document: Document) -> list[T]:
        """The things of which a sign stands in the document."""
        content, pairs, found = document.content, document.known_pairs, self._always.copy()
        for sign in self._singles & document.characters:
            found.update(self._single[sign])
        for pair in self._short & pairs:
            found.update(self._pairs[pair])
        for pair in self._beginnings & pairs:
            for end, sign, index in self._longer[pair]:
                if index not in found and end in pairs and sign in content:
                    found.add(index)
        return [self._things[index] for index in sorted(found)]
