"""How set phrases are written wrong: strings of four characters, hundreds of thousands of them.

Only their numbers are made beforehand; whose form a string is, is found out where one stands in a text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from youju.core.reading.defects.nearly import WINDOW, Confusable
from youju.core.reading.defects.strings import number_of, numbers_in, replaced


class Forms:
    """The wrong forms of firm and of usual phrases: of firm ones also two characters swapped or an inner one doubled.

    `right`: strings of four characters that are right although they look like a wrong form.
    """

    def __init__(self, firm: Sequence[str], usual: Sequence[str], right: Iterable[str], confusable: Confusable) -> None:
        self._phrases = [*((phrase, False) for phrase in usual), *((phrase, True) for phrase in firm)]
        self._confusable = confusable
        self.numbers = {number for phrase, is_firm in self._phrases for number in self._numbers(phrase, is_firm)}
        self.numbers.difference_update(map(number_of, right))
        self.numbers.difference_update(number for phrase, _ in self._phrases for number in numbers_in(phrase, WINDOW))

    def _numbers(self, phrase: str, is_firm: bool) -> Iterator[int]:
        for at in range(len(phrase) - WINDOW + 1):
            window = phrase[at : at + WINDOW]
            number = number_of(window)
            for place, (right, others) in enumerate(self._taken_for(phrase, at)):
                yield from replaced(number, place, right, others, WINDOW)
            if is_firm:
                yield from map(number_of, _moved(window))

    def _taken_for(self, phrase: str, at: int) -> Iterator[tuple[str, str]]:
        """The four characters of a phrase from a place on, and what each is taken for."""
        last = len(phrase) - 1
        for place in range(at, at + WINDOW):
            others = self._confusable.at_edge if place in (0, last) else self._confusable.others
            yield phrase[place], others.get(phrase[place], "")

    def whose(self, form: str) -> tuple[str, int] | None:
        """The phrase of which a string is a wrong form, and at which of its characters; None where it is of none."""
        if len(form) != WINDOW or number_of(form) not in self.numbers:
            return None
        windows = (each for kept in _kept(form) for each in self._by_kept.get(kept, ()))
        phrase, at = max(each for each in windows if self._is_form(form, *each))
        return self._phrases[phrase][0], at

    @cached_property
    def _by_kept(self) -> Mapping[str, list[tuple[int, int]]]:
        """Phrases by their place in the list, and places in them, by what a wrong form keeps of the four characters."""
        found = defaultdict(list)
        for index, (phrase, _) in enumerate(self._phrases):
            for at in range(len(phrase) - WINDOW + 1):
                for kept in _kept(phrase[at : at + WINDOW]):
                    found[kept].append((index, at))
        return found

    def _is_form(self, form: str, index: int, at: int) -> bool:
        """Whether four characters are a wrong form of those of a phrase from a place on."""
        phrase, is_firm = self._phrases[index]
        window = phrase[at : at + WINDOW]
        differing = [place for place in range(WINDOW) if form[place] != window[place]]
        if len(differing) == 1:
            place = differing[0]
            is_edge = at + place in (0, len(phrase) - 1)
            near = self._confusable.at_edge if is_edge else self._confusable.others
            if form[place] in near.get(window[place], ""):
                return True
        return is_firm and form in _moved(window)


def _kept(window: str) -> tuple[str, str, str]:
    """What stays as it is: one half; both ends where the inner two are swapped."""
    return window[:2] + "··", "··" + window[2:], window[0] + "··" + window[3]


def _moved(window: str) -> Iterator[str]:
    """ABCD: two swapped, or an inner one doubled: ABBC, ABCC."""
    for place in range(WINDOW - 1):
        if window[place] != window[place + 1]:
            yield window[:place] + window[place + 1] + window[place] + window[place + 2 :]
    if len(set(window)) == WINDOW:
        yield window[:2] + window[1:3]
        yield window[:3] + window[2]
