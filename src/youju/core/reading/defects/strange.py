"""The clauses of a text that say what hardly was said before, cut into words: the others need no second look."""

from collections.abc import Set

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.bigrams import bigrams, characters_of, occurrences
from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.defects.following import EDGE, Cut, following
from youju.core.reading.defects.lexicon import vocabulary
from youju.core.reading.defects.strings import string_of
from youju.core.reading.patterns import regex

MARKS = frozenset("\n，。；：、！？《")
"""What stands before clauses."""
_SELDOM = 3
"""How often at most a character stood at the beginning of a clause that does not stand there alone."""
_HALF, _CHARACTER = np.uint32(16), np.uint32(0xFFFF)
_FIRST_HAN, _HANS = np.uint32(0x4E00), np.uint32(0x9FA5 - 0x4E00)
_PAIR = 2


class Strange:
    """Two Chinese characters beside each other that hardly stood so in the texts counted."""

    def __init__(self, lists: Lists) -> None:
        self._known = lists.once(following)
        self.wanted = lists.once(bigrams).want()
        lists.once(bigrams).join(self._see)

    def _see(self, pairs: Set[int]) -> None:
        """Bigrams seen for the first time."""
        new = np.fromiter(pairs, np.uint32)
        first, second = (new & _CHARACTER) - _FIRST_HAN, (new >> _HALF) - _FIRST_HAN
        is_han = np.maximum(first, second) <= _HANS
        self.wanted.add(new[is_han & ~self._known.stood(new)].tolist())


def opening(lists: Lists) -> NDArray[np.bool_]:
    """Of each word by its number whether it is one Chinese character that hardly begins a clause by itself."""
    known = lists.once(following)
    marks = [known.number[each] for each in MARKS if each in known.number]
    singles = [len(each) == 1 and "\u4e00" <= each <= "\u9fa5" for each in known.words]
    found: NDArray[np.bool_] = np.array(singles) & (known.behind_any(marks) <= _SELDOM)
    found[[known.number.get(each, 0) for each in "".join(lists.words("following", "alone"))]] = False
    return found


class Opened:
    """Where a character that hardly begins a clause does, and makes no word with the next: 合民政工作实际."""

    def __init__(self, lists: Lists) -> None:
        known = lists.once(following)
        characters = [known.words[each] for each in lists.once(opening).nonzero()[0].tolist()]
        self._words = {each[:_PAIR] for each in known.words if len(each) > 1} | lists.once(vocabulary)
        self._marks, self._opening = characters_of("".join(MARKS)), characters_of("".join(characters))
        self.before, self.behind = lists.once(bigrams).want(), lists.once(bigrams).want()
        lists.once(bigrams).join(self._see)

    def _see(self, pairs: Set[int]) -> None:
        """Bigrams seen for the first time."""
        new = np.fromiter(pairs, np.uint32)
        first, second = new & _CHARACTER, new >> _HALF
        self.before.add(new[self._marks[first] & self._opening[second]].tolist())
        begun = new[self._opening[first] & (second - _FIRST_HAN <= _HANS)].tolist()
        self.behind.add(each for each in begun if string_of(each, _PAIR) not in self._words)


def _places(document: Document) -> list[int]:
    """Where something is strange, in order."""
    said, begun = document.once(occurrences), document.lists.once(Opened)
    strange = [at for at, _ in said.of(document.lists.once(Strange).wanted)]
    opened = said.between(begun.before, begun.behind)
    return sorted(strange + opened) if opened else strange


def words_of(document: Document) -> Cut:
    """The words of the clauses in which two characters stand beside each other that hardly do, with the marks around.

    Most of what offices write was said before: it is not cut.
    """
    known, content = document.lists.once(following), document.content
    cut, last, edge = Cut([], [], []), -1, known.number[EDGE]
    for at in _places(document):
        if at >= last:
            start, last = clause_at(content, at)
            _add_edge(cut, cut.ends[-1] if cut.ends else start, edge)
            known.cut_on(cut, content[start:last], start)
    if cut.starts:
        _add_edge(cut, cut.ends[-1], edge)
    return cut


def _add_edge(cut: Cut, at: int, edge: int) -> None:
    cut.starts.append(at)
    cut.ends.append(at)
    cut.numbers.append(edge)


_LONGEST_CLAUSE = 200
"""How many characters before a place its clause is looked for."""
_STOPS = (*MARKS, ",", ";")


def clause_at(content: str, at: int, farthest: int | None = None) -> tuple[int, int]:
    """The clause around a place, with the marks before and behind it, read up to `farthest`."""
    since = max(0, at - _LONGEST_CLAUSE)
    start = max(content.rfind(each, since, at) for each in _STOPS)
    last = len(content) if farthest is None else min(farthest, len(content))
    found = _MARK.search(content, at, last)
    return max(since, start), found.end() if found else last


_MARK = regex(f"[{''.join(_STOPS)}]")
