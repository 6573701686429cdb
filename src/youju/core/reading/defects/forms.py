"""How set phrases are written wrong: strings of four characters, hundreds of thousands of them.

Only their numbers are made, and only where a text holds what they keep of the phrase; whose form a string is, is found
out where one stands in a text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.nearly import WINDOW, Confusable
from youju.core.reading.defects.strings import among, distinct, number_of, numbers_in_order

HALF, _KEPT = 2, 3
"""How many characters of four a wrong form keeps, and in how many ways."""
_CHARACTER, _INNER, _HALF_BITS = 16, np.uint64(16), np.uint64(32)
_LOW, _WAYS = np.uint64(0xFFFFFFFF), np.uint64(2)
_FOUR = np.arange(WINDOW)
_AT_ONCE = 2000
"""How many strings are held against all phrases at a time."""


class Taken:
    """What characters are taken for, by their numbers."""

    def __init__(self, others: Mapping[str, str]) -> None:
        counts = np.array([len(each) for each in others.values()], np.int64)
        rights = np.array([ord(each) for each in others], np.uint32)
        self._others = np.frombuffer("".join(others.values()).encode("utf-32-le"), "<u4")
        self._counts, self._starts = np.zeros(1 << _CHARACTER, np.int64), np.zeros(1 << _CHARACTER, np.int64)
        self._counts[rights], self._starts[rights] = counts, np.cumsum(counts) - counts
        self._pairs = distinct((np.repeat(rights, counts) << np.uint32(_CHARACTER)) | self._others)

    def each(self, codes: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """Of some characters, by their places, what each is taken for."""
        counts = self._counts[codes]
        begun = np.cumsum(counts) - counts
        at = np.arange(counts.sum()) + np.repeat(self._starts[codes] - begun, counts)
        return np.repeat(np.arange(len(codes)), counts), self._others[at]

    def have(self, rights: NDArray[np.uint16], said: NDArray[np.uint16]) -> NDArray[np.bool_]:
        """Of some characters whether each is taken for what is said instead."""
        return among(self._pairs, (rights.astype(np.uint32) << np.uint32(_CHARACTER)) | said)

    def replaced(self, numbers: NDArray[np.uint64], codes: NDArray[np.uint16], place: int) -> NDArray[np.uint64]:
        """Each of some numbers, of which `codes` are the characters at a place, once for what that is taken for."""
        rows, others = self.each(codes)
        steps = (others.astype(np.int64) - codes[rows]) << (_CHARACTER * place)
        return numbers[rows] + steps.view(np.uint64)


class Forms:
    """The wrong forms of firm and of usual phrases: of firm ones also two characters swapped or an inner one doubled.

    A wrong form keeps one half of the four characters, or its inner two swapped: where a text holds none of these
    pairs, forms of them need not be made. `right`: strings of four characters that are right although they look like a
    wrong form. `fours`: usual ones of four characters, by the ten thousand: what is a form of others too is theirs.
    """

    def __init__(
        self,
        firm: Sequence[str],
        usual: Sequence[str],
        right: Iterable[str],
        confusable: Confusable,
        fours: Sequence[str] = (),
    ) -> None:
        phrases = [*((phrase, False) for phrase in usual), *((phrase, True) for phrase in firm)]
        self._fours = fours
        self._windows = [_Window(phrase, at, is_firm) for phrase, is_firm in phrases for at in _places_in(phrase)]
        self._confusable = confusable
        self._at_edge, self._within = Taken(confusable.at_edge), Taken(confusable.others)
        said = [*fours, *(each.said for each in self._windows)]
        self._codes = np.frombuffer("".join(said).encode("utf-16-le"), "<u2").reshape(-1, WINDOW)
        self._numbers = self._codes.ravel().view("<u8")
        self._right = distinct(np.concatenate([self._numbers, np.array(numbers_in_order(right, WINDOW), np.uint64)]))
        self._by_pair = _ByPair(self._numbers)
        self._is_firm = np.array([*(False for _ in fours), *(each.is_firm for each in self._windows)], np.bool_)
        self._is_edge = np.concatenate([np.full((len(fours), WINDOW), _FOUR % (WINDOW - 1) == 0), *self._edges()])
        self._whose: dict[str, tuple[tuple[str, int], ...]] = {}

    def _edges(self) -> Iterator[NDArray[np.bool_]]:
        """Which characters of the windows are first or last in their phrases."""
        if self._windows:
            at = np.array([window.at for window in self._windows])[:, None] + _FOUR
            last = np.array([len(window.phrase) - 1 for window in self._windows])[:, None]
            yield (at == 0) | (at == last)

    def _window(self, index: int) -> "_Window":
        count = len(self._fours)
        return _Window(self._fours[index], 0, False) if index < count else self._windows[index - count]

    def wake(self, pairs: Set[int]) -> NDArray[np.uint64]:
        """The numbers of the forms that may stand where these pairs do, and of those that are right all the same."""
        indexes = self._by_pair.of(pairs)
        windows = (self._window(index) for index in indexes[indexes >= len(self._fours)].tolist())
        moved = [form for window in windows if window.is_firm for form in _moved(window.said)]
        return np.concatenate([np.array(numbers_in_order(moved, WINDOW), np.uint64), *self._replaced(indexes)])

    def are_forms(self, numbers: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of some strings are wrong forms: as if all were made, without making any."""
        found = [self._are_forms(numbers[at : at + _AT_ONCE]) for at in range(0, len(numbers), _AT_ONCE)]
        return np.concatenate([np.zeros(0, np.bool_), *found]) & ~among(self._right, numbers)

    def _are_forms(self, numbers: NDArray[np.uint64]) -> NDArray[np.bool_]:
        found = np.zeros(len(numbers), np.bool_)
        at, windows = self._by_pair.near(numbers)
        said, right = numbers.view(np.uint16).reshape(-1, WINDOW)[at], self._codes[windows]
        is_one = ((said != right).sum(1) == 1).nonzero()[0]
        found[at[is_one[self._are_replaced(said[is_one], right[is_one], windows[is_one])]]] = True
        is_firm = self._is_firm[windows].nonzero()[0]
        found[at[is_firm[_are_moved(said[is_firm], right[is_firm])]]] = True
        return found

    def _are_replaced(
        self, said: NDArray[np.uint16], right: NDArray[np.uint16], windows: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Of strings that differ from windows in one character whether that is taken for what is said."""
        rows, places = np.arange(len(said)), (said != right).argmax(1)
        wrong, instead = said[rows, places], right[rows, places]
        is_edge = self._is_edge[windows, places]
        return np.where(is_edge, self._at_edge.have(instead, wrong), self._within.have(instead, wrong))

    def _replaced(self, indexes: NDArray[np.int64]) -> Iterator[NDArray[np.uint64]]:
        """The numbers of the forms of which one of four characters is another."""
        for place in range(WINDOW):
            is_edge = self._is_edge[indexes, place]
            for steps, those in ((self._at_edge, indexes[is_edge]), (self._within, indexes[~is_edge])):
                yield steps.replaced(self._numbers[those], self._codes[those, place], place)

    def _taken_for(self, window: "_Window", place: int) -> str:
        """What one of the four characters is taken for; at the edge of its phrase without the most common ones."""
        is_edge = window.at + place in (0, len(window.phrase) - 1)
        return (self._confusable.at_edge if is_edge else self._confusable.others).get(window.said[place], "")

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
            window = self._window(index)
            if self._is_form(form, window):
                yield window.phrase, window.at

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
    """Where in the list windows stand, by the number of what their wrong forms keep: a half, or the inner two swapped.

    `_keys` are these numbers, each with the way in which it is kept. `_asked` holds no more than there are pairs of
    phrases and of the wrong forms made.
    """

    def __init__(self, numbers: NDArray[np.uint64]) -> None:
        first, last = numbers & _LOW, numbers >> _HALF_BITS
        swapped = (last & np.uint64(0xFFFF)) | (first & np.uint64(0xFFFF0000))
        keys = np.concatenate(_with_ways(first, last, swapped))
        order = np.argsort(keys)
        self._keys, self._indexes = keys[order], order % max(1, len(numbers))
        self._asked: dict[tuple[int, int], list[int]] = {}

    def kept(self, pair: int, way: int) -> list[int]:
        """Those of which wrong forms keep a pair in one of the ways."""
        found = self._asked.get((pair, way))
        if found is None:
            key = np.uint64(pair << 2 | way)
            begin, end = np.searchsorted(self._keys, key), np.searchsorted(self._keys, key, "right")
            found = self._asked[pair, way] = self._indexes[begin:end].tolist()
        return found

    def near(self, numbers: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of which strings, by their places, the wrong forms are that may be: they keep what those keep."""
        inner = (numbers >> _INNER) & _LOW
        keys = np.concatenate(_with_ways(numbers & _LOW, numbers >> _HALF_BITS, inner))
        begin = np.searchsorted(self._keys, keys)
        counts = np.searchsorted(self._keys, keys, "right") - begin
        entries = np.arange(counts.sum()) + np.repeat(begin - np.cumsum(counts) + counts, counts)
        return np.repeat(np.arange(len(keys)) % max(1, len(numbers)), counts), self._indexes[entries]

    def of(self, pairs: Iterable[int]) -> NDArray[np.int64]:
        """Those of all these pairs, in their order."""
        wanted = np.fromiter(pairs, np.uint64) << _WAYS
        begin, end = np.searchsorted(self._keys, wanted), np.searchsorted(self._keys, wanted + np.uint64(_KEPT))
        some = np.flatnonzero(end > begin).tolist()
        found = [self._indexes[begin[at] : end[at]] for at in some]
        return distinct(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _with_ways(*kept: NDArray[np.uint64]) -> list[NDArray[np.uint64]]:
    """The numbers of pairs, each with the way in which it is kept."""
    return [pairs << _WAYS | np.uint64(way) for way, pairs in enumerate(kept)]


def _moved(window: str) -> Iterator[str]:
    """ABCD: two swapped, or an inner one doubled: ABBC, ABCC."""
    for place in range(WINDOW - 1):
        if window[place] != window[place + 1]:
            yield window[:place] + window[place + 1] + window[place] + window[place + 2 :]
    if len(set(window)) == WINDOW:
        yield window[:2] + window[1:3]
        yield window[:3] + window[2]


_SWAPPED = ((1, 0, 2, 3), (0, 2, 1, 3), (0, 1, 3, 2))
_DOUBLED = ((0, 1, 1, 2), (0, 1, 2, 2))


def _are_moved(said: NDArray[np.uint16], right: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Of strings and windows whether the one is among `_moved` of the other."""
    ordered = np.sort(right, 1)
    has_four = (ordered[:, 1:] != ordered[:, :-1]).all(1)
    found = np.zeros(len(said), np.bool_)
    for order in _SWAPPED:
        found |= (said == right[:, order]).all(1) & (said != right).any(1)
    for order in _DOUBLED:
        found |= (said == right[:, order]).all(1) & has_four
    return found
