"""How set phrases are written wrong: strings of four characters, hundreds of thousands of them.

Only their numbers are made, and only where a text holds what they keep of the phrase; whose form a string is, is found
out where one stands in a text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from youju.core.reading.defects.nearly import WINDOW, Confusable
from youju.core.reading.defects.strings import number_of, numbers_in_order, numbers_of, replacing

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
        self._right = numbers_of(said, WINDOW).union(map(number_of, right))
        self._by_pair = _by_pair(said)
        self._pairs = frozenset(self._by_pair)
        self._made: set[int] = set()
        self._steps: dict[tuple[str, int, bool], list[int]] = {}

    def wake(self, pairs: Set[int]) -> Set[int]:
        """Make the forms that may stand where these pairs do; their numbers."""
        windows = {index for pair in self._pairs & pairs for index in self._by_pair[pair]}
        numbers: set[int] = set()
        for index in windows:
            self._add(numbers, self._windows[index])
        numbers -= self._right
        self._made |= numbers
        return numbers

    def has(self, form: str) -> bool:
        """Whether a string is a wrong form that was made."""
        return len(form) == WINDOW and number_of(form) in self._made

    def _add(self, numbers: set[int], window: "_Window") -> None:
        """The numbers of the wrong forms of four characters of a phrase."""
        number, last = number_of(window.said), len(window.phrase) - 1
        for place, right in enumerate(window.said):
            key = (right, place, window.at + place in (0, last))
            steps = self._steps.get(key)
            if steps is None:
                steps = self._steps[key] = replacing(place, right, self._taken_for(window, place))
            numbers.update([number + step for step in steps])
        if window.is_firm:
            numbers.update(map(number_of, _moved(window.said)))

    def _taken_for(self, window: "_Window", place: int) -> str:
        """What one of the four characters is taken for; at the edge of its phrase without the most common ones."""
        is_edge = window.at + place in (0, len(window.phrase) - 1)
        others = self._confusable.at_edge if is_edge else self._confusable.others
        return others.get(window.said[place], "")

    def whose(self, form: str) -> Iterator[tuple[str, int]]:
        """The phrases of which a string is a wrong form that was made, each with where in it; the last first."""
        pairs = (form[:HALF], form[1 : 1 + HALF], form[HALF:])
        near = {index for pair in pairs for index in self._by_pair.get(number_of(pair), ())}
        for index in sorted(near, reverse=True):
            if self._is_form(form, self._windows[index]):
                yield self._windows[index].phrase, self._windows[index].at

    def _is_form(self, form: str, window: "_Window") -> bool:
        """Whether four characters are a wrong form of four of a phrase."""
        differing = [place for place in range(WINDOW) if form[place] != window.said[place]]
        if len(differing) == 1 and form[differing[0]] in self._taken_for(window, differing[0]):
            return True
        return window.is_firm and form in _moved(window.said)


@dataclass(frozen=True, slots=True)
class _Window:
    """Four characters of a phrase, from its character `at` on."""

    phrase: str
    at: int
    is_firm: bool

    @property
    def said(self) -> str:
        return self.phrase[self.at : self.at + WINDOW]


def _places_in(phrase: str) -> range:
    return range(len(phrase) - WINDOW + 1)


def _by_pair(windows: Sequence[str]) -> Mapping[int, Sequence[int]]:
    """Where in the list windows stand, by the number of what their wrong forms keep."""
    found: dict[int, list[int]] = defaultdict(list)
    kept = numbers_in_order((each for window in windows for each in _kept_of(window)), HALF)
    for at, number in enumerate(kept):
        found[number].append(at // _KEPT)
    return found


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
