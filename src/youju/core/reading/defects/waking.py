"""Wrong forms are made only for the pairs of characters that texts hold, for each pair once in a process."""

from collections.abc import Callable, Set
from threading import Lock

from youju.core.reading.defects.check import Document, Lists

Wake = Callable[[Set[int]], None]
"""Makes the forms of pairs, given by their numbers, that were never asked for before."""


class Waking:
    """The pairs seen so far, and those who make something of them."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._parts: list[Wake] = []
        self._lock = Lock()

    def join(self, wake: Wake) -> None:
        """From now on `wake` gets every new pair; now it gets those seen before."""
        with self._lock:
            wake(frozenset(self._seen))
            self._parts.append(wake)

    def see(self, pairs: frozenset[int]) -> None:
        """When this is done, everybody has made something of each of these pairs."""
        with self._lock:
            if new := pairs - self._seen:
                for wake in self._parts:
                    wake(new)
                self._seen |= new


def waking(lists: Lists) -> Waking:
    """One for the shipped lists."""
    return Waking()


def woken(document: Document) -> frozenset[int]:
    """The numbers of the pairs of a document, of all of which forms were made."""
    document.lists.once(waking).see(document.known_pairs)
    return document.known_pairs
