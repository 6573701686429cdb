"""Words of three characters of which one is another, and set phrases one of whose characters is missing or too common.

All wrong forms are kept as rows of numbers: the three characters around the pair in which what is wrong stands, of what
they are a form, and how. The form itself is written out where those three stand in a text.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.bigrams import Occurrences, WantedLong, bigrams, characters_of
from youju.core.reading.defects.check import Lists
from youju.core.reading.defects.forms import Taken
from youju.core.reading.defects.lexicon import lexicon
from youju.core.reading.defects.strings import among, distinct, numbers_in_order, numbers_of_threes

_PAIR, _THREE, _PHRASE = 2, 3, 4
_NOT = "不未无没非"
"""Without them a phrase says the contrary and is no phrase cut short."""
_ENDS = frozenset("，。；、：！\n")
"""Before which a phrase without its last character is one cut short: elsewhere it may go on otherwise."""
_HALF = np.uint32(16)

Codes = NDArray[np.uint32]
"""Characters of words of one length, a row for each word."""


class _Rows(NamedTuple):
    """Wrong forms: by the number of three of their characters, how far behind the beginning these stand, of which word,
    and which of its characters is another, by its number; 0 where it is left out."""

    threes: NDArray[np.uint64]
    offsets: NDArray[np.intp]
    words: NDArray[np.intp]
    places: NDArray[np.intp]
    instead: NDArray[np.uint32]

    def at(self, which: NDArray[Any]) -> "_Rows":
        """Some of them, or all in another order."""
        return _Rows(
            self.threes[which], self.offsets[which], self.words[which], self.places[which], self.instead[which]
        )


class _Form(NamedTuple):
    """A wrong form, how far behind its beginning three of its characters stand, and the number of what is right."""

    offset: int
    said: str
    word: int


class Longer:
    """The wrong forms of the shipped words of three characters and set phrases.

    `known`: words; what is beside a missing character must not make one.
    """

    def __init__(self, lists: Lists, known: frozenset[str]) -> None:
        threes = lists.words("spelling", "threes")
        usual = (*lists.words("phrases", "compounds"), *lists.words("phrases", "usual"))
        firm = sorted(frozenset(lists.words("phrases", "firm")))
        self._rights = (*threes, *usual, *firm)
        self._fine = frozenset(self._rights).union(lists.words("spelling", "fine"))
        made = _Making(lists, known, frozenset(firm)).rows(self._rights)
        self._rows = made.at(np.argsort(made.threes))
        self._met: dict[str, Sequence[_Form]] = {}
        self._meant: dict[str, str] = {}
        self._wanted = WantedLong(lists.once(bigrams), _THREE)
        self._wanted.add(distinct(made.threes))

    def among(self, content: str, occurrences: Occurrences) -> Iterable[tuple[int, str, str]]:
        """Where wrong forms stand, each with what is right: the last it is of."""
        found: dict[tuple[int, str], None] = {}
        met = self._met
        for at in occurrences.long(self._wanted)[0].tolist():
            three = content[at : at + _THREE]
            for offset, form, _ in met[three] if three in met else self._around(three):
                start, end = at - offset, at - offset + len(form)
                if start >= 0 and content.startswith(form, start) and self._is_whole(form, content[end : end + 1]):
                    found[start, form] = None
        return ((at, form, self._right(form)) for at, form in found)

    def _is_whole(self, form: str, behind: str) -> bool:
        """Whether nothing goes on where a phrase is cut short at its end."""
        return behind in _ENDS or not self._right(form).startswith(form)

    def _right(self, form: str) -> str:
        """What is right for a form: the last word of which it is one."""
        found = self._meant.get(form)
        if found is None:
            places = range(len(form) - _THREE + 1)
            near = (each for at in places for each in self._around(form[at : at + _THREE]) if each.offset == at)
            found = self._meant[form] = self._rights[max(each.word for each in near if each.said == form)]
        return found

    def _around(self, three: str) -> Sequence[_Form]:
        """The forms around three characters. What a text holds is looked up among little from then on."""
        known = self._met.get(three)
        if known is None:
            known = self._met[three] = tuple(each for each in self._written(three) if each.said not in self._fine)
        return known

    def _written(self, three: str) -> Iterator[_Form]:
        rows, number = self._rows, numbers_of_threes((three,))[0]
        begin, end = np.searchsorted(rows.threes, number), np.searchsorted(rows.threes, number, "right")
        for at in range(begin, end):
            right, place, instead = self._rights[rows.words[at]], rows.places[at], rows.instead[at]
            said = right[:place] + (chr(instead) if instead else "") + right[place + 1 :]
            yield _Form(int(rows.offsets[at]), said, int(rows.words[at]))


class _Making:
    """How wrong forms are made of words, all words of one length at once."""

    def __init__(self, lists: Lists, known: frozenset[str], firm: frozenset[str]) -> None:
        confusable = lists.once(lexicon).confusable
        edge = confusable.at_edge
        near = ((each, members, edge[each]) for each, members in confusable.others.items())
        common = {each: "".join(sorted(set(all_) - set(some))) for each, all_, some in near if len(all_) != len(some)}
        self._near, self._common, self._firm = Taken(edge), Taken(common), firm
        pairs = numbers_in_order((each for each in known if len(each) == _PAIR), _PAIR)
        self._known = distinct(np.array(pairs, np.uint32))
        self._stays = characters_of(_NOT)
        self._alone = characters_of(str(*lists.words("phrases", "alone")))

    def rows(self, rights: Sequence[str]) -> _Rows:
        """The wrong forms of words of three characters and more."""
        sizes = np.array([len(each) for each in rights])
        parts = [
            part for size in sorted(set(sizes.tolist())) for part in self._of(rights, (sizes == size).nonzero()[0])
        ]
        return _Rows(
            np.concatenate([part.threes for part in parts]),
            np.concatenate([part.offsets for part in parts]),
            np.concatenate([part.words for part in parts]),
            np.concatenate([part.places for part in parts]),
            np.concatenate([part.instead for part in parts]),
        )

    def _of(self, rights: Sequence[str], words: NDArray[np.intp]) -> Iterator[_Rows]:
        """The wrong forms of some of the words, all of one length."""
        those = [rights[each] for each in words.tolist()]
        size = len(those[0])
        codes = np.array(those, f"U{size}").view(np.uint32).reshape(-1, size)
        is_firm = np.array([each in self._firm for each in those])
        if size < _PHRASE:
            for place in range(size):
                yield _replaced(codes, words, place, self._near)
            return
        for place in range(1, size - 1):
            yield _cut(codes, words, place, self._may_miss(codes, place, is_firm))
        yield _cut(codes, words, size - 1, is_firm & self._is_cut_short(codes))
        once = ((codes == codes[:, -1:]).sum(1) == 1).nonzero()[0]
        made = _replaced(codes[once], words[once], size - 1, self._common)
        before = codes[np.searchsorted(words, made.words), -2]
        yield made.at(~self._are_known(before, made.instead))

    def _are_known(self, first: Codes, second: Codes) -> NDArray[np.bool_]:
        return among(self._known, first | (second << _HALF))

    def _may_miss(self, codes: Codes, place: int, is_firm: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Of which phrases an inner character may be missing: what is beside it is no word and does not stand alone."""
        before, behind = codes[:, place - 1], codes[:, place + 1]
        may = ~self._stays[codes[:, place]] & ~self._are_known(before, behind)
        if codes.shape[1] == _PHRASE:
            may &= is_firm | ~self._alone[before if place == 1 else behind]
        return may

    def _is_cut_short(self, codes: Codes) -> NDArray[np.bool_]:
        """Which phrases without their last characters end in no word: 入脑入."""
        return ~self._alone[codes[:, -2]] & ~self._are_known(codes[:, -3], codes[:, -2])


def _replaced(codes: Codes, words: NDArray[np.intp], place: int, taken: Taken) -> _Rows:
    """Words once for each character that the one at a place is taken for."""
    rows, instead = taken.each(codes[:, place])
    forms = codes[rows]
    forms[:, place] = instead
    return _rows(forms, words[rows], place, instead)


def _cut(codes: Codes, words: NDArray[np.intp], place: int, may: NDArray[np.bool_]) -> _Rows:
    """Those phrases that may be without the character at a place."""
    forms = np.delete(codes[may], place, 1)
    return _rows(forms, words[may], place, np.zeros(len(forms), np.uint32))


def _rows(forms: Codes, words: NDArray[np.intp], place: int, instead: NDArray[np.uint32]) -> _Rows:
    """By the three characters around the pair in which what is wrong stands, the rarest."""
    offset = max(0, min(place, forms.shape[1] - 1) - _PAIR)
    first, second, third = (forms[:, offset + each].astype(np.uint64) for each in range(_THREE))
    threes = first | second << np.uint64(16) | third << np.uint64(32)
    return _Rows(threes, np.full(len(forms), offset), words, np.full(len(forms), place), instead)
