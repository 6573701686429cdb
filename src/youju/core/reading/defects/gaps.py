"""Phrases without one of their characters: 党收缴 for 党费收缴, 召支部党员大会 for 召开支部党员大会.

Which phrases offices use, and which of their characters may be missing so that what is left is said nowhere else, is
learnt from our own texts (library/reading_gaps.py). Where such a rest stands and a character in it is a word by itself,
its clause is held against the clause with the whole phrase: it is told where that is so many times likelier.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.bigrams import Occurrences, WantedLong, bigrams, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.following import Following, following
from youju.core.reading.defects.left_out import left_out
from youju.core.reading.defects.lone import alone_in
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.defects.strange import clause_at
from youju.core.reading.defects.strings import distinct
from youju.core.reading.defects.unlikely import told_by_lists
from youju.core.reading.found import Defect, Severity

FAMILY = Family()

LIKELIER, SURELY = 3.0, 6.0
"""From how many powers of ten on a phrase is told, and from how many on it is a warning."""
AGAIN = 1.5
"""How many more it takes for what the document says twice: it may be a name."""
_THREE = 3
_AROUND = 8
"""How many characters of its clause on both sides of a phrase are looked at."""
_HALF = np.uint64(16)


class Gap(NamedTuple):
    """Characters [start, end), the phrase that they are but for one character, and by how many powers of ten it is
    likelier."""

    start: int
    end: int
    right: str
    gain: float


class _Rest(NamedTuple):
    """What is left of a phrase, the phrase, and which of its characters is gone."""

    said: str
    right: str
    place: int


class _Rows(NamedTuple):
    """Rests: by the number of three of their characters, of which phrase, which character is gone, where the three
    stand in them, how many are left, the first and the last of these, and what must not stand beside them; 0 where any
    may."""

    threes: NDArray[Any]
    words: NDArray[Any]
    places: NDArray[Any]
    offsets: NDArray[Any]
    sizes: NDArray[Any]
    firsts: NDArray[Any]
    lasts: NDArray[Any]
    besides: NDArray[Any]


class Gaps:
    """The phrases of our texts by what is left of them without one character."""

    def __init__(self, lists: Lists) -> None:
        arrays = lists.arrays("gaps")
        self.known, self._words = lists.once(following), lists.once(spelling).known
        self._said = frozenset(lists.words("following", "rests"))
        self._phrases = arrays["phrases"].tobytes().decode("utf-16-le").split("\n")
        made = _rows(self._phrases, arrays["holes"])
        order = np.argsort(made.threes, kind="stable")
        self._rows = _Rows(*(each[order] for each in made))
        self._wanted = WantedLong(lists.once(bigrams), _THREE)
        self._wanted.add(distinct(made.threes))

    def among(self, content: str, said: Occurrences) -> Iterator[tuple[int, _Rest]]:
        """Where such rests stand that are not part of their phrases, each with where it begins."""
        rows, (places, numbers) = self._rows, said.long(self._wanted)
        begins = np.searchsorted(rows.threes, numbers)
        times = np.searchsorted(rows.threes, numbers, "right") - begins
        each = np.repeat(begins - np.cumsum(times) + times, times) + np.arange(times.sum())
        starts = np.repeat(places, times) - rows.offsets[each]
        ends = starts + rows.sizes[each]
        beside = said.characters_at(np.where(rows.places[each] == 0, starts - 1, ends))
        is_rest = beside != rows.besides[each]
        is_rest &= said.characters_at(starts) == rows.firsts[each]
        is_rest &= said.characters_at(ends - 1) == rows.lasts[each]
        for start, row in zip(starts[is_rest].tolist(), each[is_rest].tolist(), strict=True):
            rest = self._rest(row)
            if (
                start >= 0
                and content.startswith(rest.said, start)
                and not any(each in rest.said for each in self._said)
            ):
                yield start, rest

    def _rest(self, row: int) -> _Rest:
        right, place = self._phrases[self._rows.words[row]], int(self._rows.places[row])
        return _Rest(right[:place] + right[place + 1 :], right, place)

    def gain(self, content: str, start: int, rest: _Rest) -> float:
        """By how many powers of ten a clause is likelier with the whole phrase; 0 where no character is left alone."""
        end = start + len(rest.said)
        first, last = clause_at(content, start, end + _AROUND)
        first, last = max(first, start - _AROUND), max(last, end)
        if not self._leaves_one_alone(content, first, last, start, end):
            return 0.0
        whole = content[first:start] + rest.right + content[end:last]
        return _likelihood(self.known, whole) - _likelihood(self.known, content[first:last])

    def _leaves_one_alone(self, content: str, first: int, last: int, start: int, end: int) -> bool:
        """Whether in a rest a character is a word by itself that was not seen between its neighbours."""
        known, cut = self.known, self.known.cut(content[first:last])
        for index in range(1, len(cut.numbers) - 1):
            at = cut.starts[index] + first
            if not start <= at < end or cut.ends[index] + first - at > 1:
                continue
            before, number, behind = cut.numbers[index - 1 : index + 2]
            is_usual = (
                number and before and behind and number in known.behind(before) and behind in known.behind(number)
            )
            if not is_usual and not self._is_of_word_beside(content, at, start, end):
                return True
        return False

    def _is_of_word_beside(self, content: str, at: int, start: int, end: int) -> bool:
        """Whether a character at the edge of a rest makes a word with what stands outside: 共同商|讨重大."""
        is_first = at == start and content[at - 1 : at + 1] in self._words
        return is_first or (at == end - 1 and content[at : at + 2] in self._words)


def _likelihood(known: Following, said: str) -> float:
    numbers = known.cut(said).numbers
    return known.likelihood_of(numbers, 1, len(numbers) - 1)


def _rows(phrases: Sequence[str], holes: NDArray[Any]) -> _Rows:
    """The rests of phrases, of which `holes` tells by bits which characters may be gone."""
    sizes = np.array([len(each) for each in phrases])
    parts = []
    for size in sorted(set(sizes.tolist())):
        words = (sizes == size).nonzero()[0]
        codes = np.array([phrases[each] for each in words.tolist()], f"U{size}").view(np.uint32).reshape(-1, size)
        for place in range(size):
            may = (holes[words] >> place & 1).astype(np.bool_)
            parts.append(_without(codes[may], words[may], place))
    return _Rows(*(np.concatenate(each) for each in zip(*parts, strict=True)))


def _without(codes: NDArray[np.uint32], words: NDArray[np.intp], place: int) -> _Rows:
    """Phrases of one length without the character at a place, by the three around it: the rarest."""
    left, size = np.delete(codes, place, 1), codes.shape[1] - 1
    offset = max(0, min(place, size - 1) - 2) if place < size else size - _THREE
    first, second, third = (left[:, offset + each].astype(np.uint64) for each in range(_THREE))
    threes = first | second << _HALF | third << (_HALF + _HALF)
    places, offsets, sizes = (np.full(len(codes), each, np.int8) for each in (place, offset, size))
    gone = codes[:, place] if place in (0, size) else np.zeros(len(codes), np.uint32)
    firsts, lasts, besides = (each.astype(np.uint16) for each in (left[:, 0], left[:, -1], gone))
    return _Rows(threes, words.astype(np.uint16), places, offsets, sizes, firsts, lasts, besides)


def gaps(document: Document) -> list[Gap]:
    """The phrases one of whose characters is missing, in order."""
    known, content = document.lists.once(Gaps), document.content
    left = [*known.among(content, document.once(occurrences))]
    times = Counter(said for _, said in {(start, rest.said) for start, rest in left})
    found, gains = [], dict[tuple[str, _Rest], float]()
    for start, rest in left:
        end = start + len(rest.said)
        around = content[max(0, start - _AROUND - 1) : end + _AROUND], rest
        gain = gains.get(around)
        if gain is None:
            gain = gains[around] = known.gain(content, start, rest)
        if gain >= LIKELIER + AGAIN * (times[rest.said] > 1):
            found.append(Gap(start, end, rest.right, gain))
    return sorted(_apart(found))


def _apart(found: Iterable[Gap]) -> list[Gap]:
    """Of those that overlap the likeliest, of those as likely the longest."""
    kept: list[Gap] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda each: (-each.gain, each.start - each.end, each)):
        if taken.isdisjoint(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            kept.append(each)
    return kept


@FAMILY.check(
    "word.gap",
    "常用的说法疑少了一个字",
    Severity.INFO,
    """
常用的说法里少了一个字，剩下的字连起来就不通。多半是打漏、删多或者转格式时丢了字。

依据是在我们自己写的机关文稿里，哪些说法常用、少了哪个字就再没有人这样说；简称、人名、地名也可能这样，是对的不用改。

- 错：按时完成党收缴工作；充分利用召支部党员大会的机会。
- 对：按时完成党费收缴工作；充分利用召开支部党员大会的机会。
""",
)
def word_gap(document: Document, found: Found) -> Iterable[Defect]:
    missing = document.once(gaps)
    taken = _told(document) if missing else frozenset()
    for each in missing:
        if taken.isdisjoint(range(each.start, each.end)):
            severity = Severity.WARNING if each.gain >= SURELY else None
            told = f"“{document.content[each.start : each.end]}”疑漏字，似应为“{each.right}”"
            yield found.at(each.start, each.end, told, severity=severity)


def _told(document: Document) -> frozenset[int]:
    """The places of which something is said already."""
    others = (range(each.start, each.end) for each in document.once(left_out))
    return document.once(told_by_lists).union(*others, alone_in(document))
