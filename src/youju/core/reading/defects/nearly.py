"""What is nearly a set phrase: one character of another, swapped, doubled or left out.

Wrong forms of short phrases are made beforehand and looked for as strings of two to four characters, all at once;
long phrases are looked for by their first and last characters and compared.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from threading import RLock
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.bigrams import Bigrams, Occurrences, WantedLong
from youju.core.reading.defects.strings import among, distinct, number_of, numbers_in_order, string_of

WINDOW, _THREE, PAIR = 4, 3, 2
LONG = 6
LONG_ENOUGH = 30_000
"""After how many characters of texts tables are made for more of them."""
NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百两")


Hit = tuple[int, str]
"""Where a string stands, and which."""


class Hits(NamedTuple):
    """Where strings stand: those looked for, and wrong forms that were made."""

    wanted: Sequence[Hit]
    forms: Sequence[Hit]


class Met(NamedTuple):
    """Four characters that a text held, whether they are looked for and whether they are a wrong form."""

    string: str
    is_wanted: bool
    is_form: bool


class WrongForms(Protocol):
    """Strings of four characters that are wrong, by the million: see `forms.Forms`."""

    def wake(self, pairs: Set[int]) -> NDArray[np.uint64]:
        """The numbers of all that may stand where these pairs do, and of a few that are right."""

    def are_forms(self, numbers: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of some strings are such."""


class Strings:
    """Strings of two to four characters looked for together, tens of thousands of them, and wrong forms.

    What the first texts hold is looked up as it stands there: for one report nothing need be made. When they have been
    `LONG_ENOUGH`, a table is made by which most of what many texts hold is passed over.
    """

    def __init__(self, wanted: Collection[str], bigrams: Bigrams, forms: WrongForms | None = None) -> None:
        self._pairs = {number_of(each): each for each in wanted if len(each) == PAIR}
        self._threes = frozenset(each for each in wanted if PAIR < len(each) < WINDOW)
        self._short = bigrams.want(self._pairs)
        self._heads = bigrams.want(number_of(each[:PAIR]) for each in self._threes)
        self._tails = bigrams.want(number_of(each[1:]) for each in self._threes)
        long = (each for each in wanted if len(each) == WINDOW)
        self._wanted = distinct(np.array(numbers_in_order(long, WINDOW), np.uint64))
        self._bigrams, self._forms, self._lock = bigrams, forms, RLock()
        self._fours: WantedLong | None = None
        self._met, self._others, self._length = dict[int, Met](), set[int](), 0

    def _made(self) -> WantedLong | None:
        """The table of what is looked for, when there was text enough; from then on new bigrams make more of it."""
        if self._length > LONG_ENOUGH and self._fours is None:
            with self._lock:
                if self._fours is None:
                    fours, forms = WantedLong(self._bigrams, WINDOW), self._forms
                    fours.add(self._wanted)
                    if forms:
                        self._bigrams.join(lambda pairs: fours.add(forms.wake(pairs)))
                    self._fours = fours
        return self._fours

    def _meet(self, numbers: NDArray[np.uint64]) -> None:
        """What texts hold is looked up among little from then on: most of it is said again and again."""
        others, wanted = self._others, among(self._wanted, numbers)
        are_forms = self._forms.are_forms(numbers) if self._forms else np.zeros(len(numbers), np.bool_)
        for number, is_wanted, is_form in zip(numbers.tolist(), wanted.tolist(), are_forms.tolist(), strict=True):
            if is_wanted or is_form:
                self._met[number] = Met(string_of(number, WINDOW), is_wanted, is_form)
            else:
                others.add(number)

    def _four(self, occurrences: Occurrences) -> Iterator[tuple[int, Met]]:
        """Where strings of four characters stand that are wanted or wrong forms."""
        made = self._made()
        places, strings = occurrences.long(made) if made else occurrences.fours()
        numbers, met, others = strings.tolist(), self._met, self._others
        if unmet := {number for number in numbers if number not in met and number not in others}:
            self._meet(np.fromiter(unmet, np.uint64, len(unmet)))
        return ((at, each) for at, number in zip(places.tolist(), numbers, strict=True) if (each := met.get(number)))

    def found(self, content: str, occurrences: Occurrences) -> Hits:
        """Those that stand in the content, and where."""
        self._length += len(content)
        said = [*self._four(occurrences)]
        wanted = [(at, each.string) for at, each in said if each.is_wanted]
        forms = [(at, each.string) for at, each in said if each.is_form]
        threes = ((at, content[at : at + _THREE]) for at, _ in occurrences.threes(self._heads, self._tails))
        wanted += [each for each in threes if each[1] in self._threes]
        wanted += [(start, self._pairs[number]) for start, number in occurrences.of(self._short)]
        return Hits(wanted, forms)


def places(content: str, string: str) -> Iterator[int]:
    """Where a string stands."""
    at = content.find(string)
    while at >= 0:
        yield at
        at = content.find(string, at + 1)


@dataclass(frozen=True, slots=True)
class Confusable:
    """Which characters are taken for which, by sound or shape; at a phrase's edge without the most common ones."""

    others: Mapping[str, str]
    at_edge: Mapping[str, str]

    @classmethod
    def of(cls, groups: Iterable[str], loose: str) -> "Confusable":
        """From groups of characters of one sound or shape. Numerals are never taken for anything."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for group in groups:
            members = dict.fromkeys(each for each in group if each not in NUMERALS)
            for each in members:
                found[each].update(members)
        others = {each: "".join(members).replace(each, "") for each, members in found.items()}
        without = dict.fromkeys(map(ord, loose))
        common = frozenset(loose)
        at_edge = {
            each: members if common.isdisjoint(members) else members.translate(without)
            for each, members in others.items()
        }
        return cls(others, at_edge)


@dataclass(frozen=True, slots=True)
class Miss:
    """Characters [start, end) stand where `right` must; `wrong` and `instead` are the characters that differ."""

    start: int
    end: int
    right: str
    wrong: str
    instead: str


def differing(said: str, right: str, around: int) -> tuple[int, int]:
    """Where two strings of one length differ, [start, end), with so many characters around."""
    wrong = [at for at, (a, b) in enumerate(zip(said, right, strict=True)) if a != b]
    return max(0, wrong[0] - around), min(len(said), wrong[-1] + 1 + around)


def blocks_of(phrase: str) -> tuple[str, str]:
    """The first and the last characters of a long phrase: one edit leaves at least one of them as it is."""
    size = 4 if len(phrase) >= 8 else 3
    return phrase[:size], phrase[-size:]


@dataclass(slots=True)
class Block:
    """The first or last characters of long phrases: those that begin and those that end with them."""

    characters: str
    begun: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()


def misses_of(content: str, at: int, block: Block, closed: Collection[str]) -> Sequence[Miss]:
    """Near misses of the long phrases of a block that stands at a place, where none of them stands.

    `closed`: those that never go on otherwise.
    """
    found: Sequence[Miss] = ()
    if block.begun and not content.startswith(block.begun, at):
        found = _nearest(_forward, content, at, block.begun, closed)
    end = at + len(block.characters)
    if block.ended and not content.endswith(block.ended, 0, end):
        found = (*found, *_nearest(_backward, content, end, block.ended, closed))
    return found


def _nearest(
    look: Callable[..., Miss | None], content: str, at: int, phrases: Iterable[str], closed: Collection[str]
) -> Sequence[Miss]:
    """The longest phrase that is nearly there."""
    best: Miss | None = None
    for phrase in phrases:
        if best is None or len(phrase) > len(best.right):
            best = look(content, at, phrase, is_closed=phrase in closed) or best
    return (best,) if best else ()


def _forward(content: str, at: int, phrase: str, *, is_closed: bool) -> Miss | None:
    """The phrase at a place, right in its first characters, with one edit before its last; a closed one also there."""
    size = len(phrase)
    if not is_closed and content.find(phrase[-1], at + size - 2, at + size + 1) < 0:
        return None
    said = content[at : at + size + 1]
    k = _common(said, phrase)
    if k == size - 1 and is_closed:
        return _last(said, at, phrase)
    if is_closed and phrase[-1] not in said[size - 2 :]:
        return None
    if k >= size - 1 or k + 1 >= len(said):
        return None
    if said[k + 1 : size] == phrase[k + 1 :]:
        return _miss(at, at + size, phrase, said[k], phrase[k])
    if said[k : size - 1] == phrase[k + 1 :]:
        return _miss(at, at + size - 1, phrase, "", phrase[k])
    if said[k + 1 :] == phrase[k:]:
        return _miss(at, at + size + 1, phrase, said[k], "")
    return None


def _last(said: str, at: int, phrase: str) -> Miss | None:
    """A phrase whose last character is another, or missing before a mark or 的."""
    end = at + len(phrase)
    wrong = said[len(phrase) - 1 : len(phrase)]
    if wrong in ("", "的") or not _is_chinese(wrong):
        return Miss(at, end - 1, phrase, "", phrase[-1])
    return _miss(at, end, phrase, wrong, phrase[-1])


def _backward(content: str, end: int, phrase: str, *, is_closed: bool = False) -> Miss | None:
    """The phrase before a place, right in its last characters, with one edit after its first."""
    size = len(phrase)
    start = max(0, end - size - 1)
    if phrase[0] not in content[start : start + 3]:
        return None
    mirrored = _forward(content[start:end][::-1], 0, phrase[::-1], is_closed=False)
    if mirrored is None:
        return None
    return Miss(end - mirrored.end, end, phrase, mirrored.wrong, mirrored.instead)


def _common(first: str, second: str) -> int:
    """How many characters two strings begin with alike."""
    for at, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return at
    return min(len(first), len(second))


def _miss(start: int, end: int, phrase: str, wrong: str, instead: str) -> Miss | None:
    """None where marks or numerals differ: that is no wrong character."""
    if any(not _is_chinese(each) or each in NUMERALS for each in wrong + instead):
        return None
    return Miss(start, end, phrase, wrong, instead)


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "\u9fff"
