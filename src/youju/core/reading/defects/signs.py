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
        self._entries = list(entries)
        self._always = {index for index, (signs, _) in enumerate(self._entries) if not signs}
        self._single: set[int] = set()
        self._pairs: dict[int, list[int]] = defaultdict(list)
        self._longer: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for index, (signs, _) in enumerate(self._entries):
            for sign in signs:
                self._keep(index, sign)
        self._short, self._beginnings = frozenset(self._pairs), frozenset(self._longer)

    def _keep(self, index: int, sign: str) -> None:
        if len(sign) == 1:
            self._single.add(index)
        elif len(sign) == PAIR:
            self._pairs[number_of(sign)].append(index)
        else:
            self._longer[number_of(sign[:PAIR])].append((number_of(sign[-PAIR:]), index))

    def likely_in(self, document: Document) -> list[T]:
        """The things of which a sign stands in the document."""
        content, pairs = document.content, document.known_pairs
        sure = self._always.union(*(self._pairs[pair] for pair in self._short & pairs))
        begun = (each for pair in self._beginnings & pairs for each in self._longer[pair])
        asked = self._single.union(index for end, index in begun if end in pairs) - sure
        found = sure.union(index for index in asked if any(sign in content for sign in self._entries[index][0]))
        return [self._entries[index][1] for index in sorted(found)]
