"""How set phrases are written wrong: strings of four characters, hundreds of thousands of them.

Only their numbers are made, and only where a text holds what they keep of the phrase; whose form a string is, is found
out where one stands in a text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.nearly import WINDOW, Confusable
from youju.core.reading.defects.strings import distinct, number_of, numbers_in_order, replacing, without

HALF, _KEPT = 2, 3
"""How many characters of four a wrong form keeps, and in how many ways."""


class Forms:
    """The wrong forms of firm and of usual phrases: of firm ones also two characters swapped or an inner one doubled.

    A wrong form keeps one half of the four characters, or its inner two swapped: where a text holds none of these
    pairs, forms of them need not be made. `right`: strings of four characters that are right although they look like a
    wrong form.
    """

    def __init__(self, firm: Sequence[str], usual: Sequence[str], right: Iterable[str], confusable: Confusable) -> None:
        phrases = [*((phrase, False) for phrase in usual), *((phrase, True) for phrase in firm)]
        self._windows = [_Window(phrase, at, is_firm) for phrase, is_firm in phrases for at in _places_in(phrase)]
        self._confusable = confusable
        said = [each.said for each in self._windows]
        self._right = distinct(np.array(numbers_in_order((*said, *right), WINDOW), np.uint64))
        self._by_pair = _ByPair(said)
        self._steps: dict[tuple[str, int, bool], NDArray[np.uint64]] = {}
        self._whose: dict[str, tuple[tuple[str, int], ...]] = {}

    def wake(self, pairs: Set[int]) -> NDArray[np.uint64]:
        """Make the forms that may stand where these pairs do; their numbers, in order."""
        windows = [self._windows[index] for index in self._by_pair.of(pairs)]
        moved = [form for window in windows if window.is_firm for form in _moved(window.said)]
        numbers = np.concatenate([np.array(numbers_in_order(moved, WINDOW), np.uint64), *self._replaced(windows)])
        return without(distinct(numbers), self._right)

    def _replaced(self, windows: Sequence["_Window"]) -> Iterator[NDArray[np.uint64]]:
        """The numbers of the forms of which one of four characters is another."""
        alike: dict[tuple[str, int, bool], list[int]] = defaultdict(list)
        numbers = np.array(numbers_in_order((window.said for window in windows), WINDOW), np.uint64)
        for index, window in enumerate(windows):
            last = len(window.phrase) - 1
            for place, right in enumerate(window.said):
                alike[right, place, window.at + place in (0, last)].append(index)
        for key, indexes in alike.items():
            if len(steps := self._steps_of(*key)):
                yield np.add.outer(numbers[indexes], steps).ravel()

    def _steps_of(self, right: str, place: int, is_edge: bool) -> NDArray[np.uint64]:
        """What to add to the number of four characters to replace one of them by what it is taken for."""
        steps = self._steps.get((right, place, is_edge))
        if steps is None:
            replaced = replacing(place, right, self._others(right, is_edge=is_edge))
            steps = self._steps[right, place, is_edge] = np.array(replaced, np.int64).view(np.uint64)
        return steps

    def _taken_for(self, window: "_Window", place: int) -> str:
        """What one of the four characters is taken for; at the edge of its phrase without the most common ones."""
        return self._others(window.said[place], is_edge=window.at + place in (0, len(window.phrase) - 1))

    def _others(self, right: str, *, is_edge: bool) -> str:
        return (self._confusable.at_edge if is_edge else self._confusable.others).get(right, "")

    def whose(self, form: str) -> Sequence[tuple[str, int]]:
        """The phrases of which a string is a wrong form that was made, each with where in it; the last first."""
        found = self._whose.get(form)
        if found is None:
            found = self._whose[form] = tuple(self._written_as(form))
        return found

    def _written_as(self, form: str) -> Iterator[tuple[str, int]]:
        kept = (form[:HALF], form[HALF:], form[1 : 1 + HALF])
        near = {index for way, pair in enumerate(kept) for index in self._by_pair.kept(number_of(pair), way)}
        for index in sorted(near, reverse=True):
            if self._is_form(form, self._windows[index]):
                yield self._windows[index].phrase, self._windows[index].at

    def _is_form(self, form: str, window: "_Window") -> bool:
        """Whether four characters are a wrong form of four of a phrase."""
        said = window.said
        differing = [place for place in range(WINDOW) if form[place] != said[place]]
        if len(differing) == 1 and form[differing[0]] in self._taken_for(window, differing[0]):
            return True
        return window.is_firm and all(each in said for each in form) and form in _moved(said)


class _Window(NamedTuple):
    """Four characters of a phrase, from its character `at` on."""

    phrase: str
    at: int
    is_firm: bool

    @property
    def said(self) -> str:
        return self.phrase[self.at : self.at + WINDOW]


def _places_in(phrase: str) -> range:
    return range(len(phrase) - WINDOW + 1)


class _ByPair:
    """Where in the list windows stand, by the number of what their wrong forms keep.

    `_asked` holds no more than there are pairs of phrases and of the wrong forms made.
    """

    def __init__(self, windows: Sequence[str]) -> None:
        kept = np.array(numbers_in_order((each for window in windows for each in _kept_of(window)), HALF), np.uint32)
        order = np.argsort(kept, kind="stable")
        self._pairs, self._indexes, self._ways = kept[order], order // _KEPT, order % _KEPT
        self._asked: dict[int, tuple[list[int], ...]] = {}

    def kept(self, pair: int, way: int) -> list[int]:
        """Those of which wrong forms keep a pair in one of the ways (see `_kept_of`)."""
        if pair not in self._asked:
            number = np.uint32(pair)
            begin, end = np.searchsorted(self._pairs, number), np.searchsorted(self._pairs, number, "right")
            indexes, ways = self._indexes[begin:end], self._ways[begin:end]
            self._asked[pair] = tuple(indexes[ways == each].tolist() for each in range(_KEPT))
        return self._asked[pair][way]

    def of(self, pairs: Iterable[int]) -> list[int]:
        """Those of all these pairs, in their order."""
        wanted = np.fromiter(pairs, np.uint32)
        begin, end = np.searchsorted(self._pairs, wanted), np.searchsorted(self._pairs, wanted, "right")
        some = np.flatnonzero(end > begin).tolist()
        found = [self._indexes[begin[at] : end[at]] for at in some]
        indexes: list[int] = distinct(np.concatenate(found)).tolist() if found else []
        return indexes


def _kept_of(window: str) -> tuple[str, str, str]:
    """Both halves, and the inner two swapped."""
    return window[:HALF], window[HALF:], window[2] + window[1]


def _moved(window: str) -> Iterator[str]:
    """ABCD: two swapped, or an inner one doubled: ABBC, ABCC."""
    for place in range(WINDOW - 1):
        if window[place] != window[place + 1]:
            yield window[:place] + window[place + 1] + window[place] + window[place + 2 :]
    if len(set(window)) == WINDOW:
        yield window[:2] + window[1:3]
        yield window[:3] + window[2]
