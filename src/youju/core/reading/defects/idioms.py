"""Idioms of four characters one of which is another, whatever it is: three of them say which is meant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from youju.core.reading.defects.bigrams import Wanted, bigrams, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.lexicon import told_places
from youju.core.reading.defects.nearly import NUMERALS
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.defects.strings import number_of
from youju.core.reading.found import Defect, Severity

FAMILY = Family()

SIZE, HALF = 4, 2


@dataclass(frozen=True, slots=True)
class Idioms:
    """Idioms by the number of a half that is no common word, each with where that half stands in it.

    `halves`: these; `known`: phrases of four characters that are right.
    """

    by_half: dict[int, list[tuple[int, str]]]
    halves: Wanted
    known: frozenset[str]


def idioms(lists: Lists) -> Idioms:
    """The shipped idioms."""
    listed = lists.words("idioms", "idioms")
    known = frozenset(listed).union(lists.words("idioms", "fine"), *(lists.words("phrases", each) for each in _KNOWN))
    common = frozenset(lists.words("spelling", "words"))
    by_half: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for each in listed:
        for at in (0, HALF):
            if each[at : at + HALF] not in common:
                by_half[number_of(each[at : at + HALF])].append((at, each))
    return Idioms(by_half, lists.once(bigrams).want(by_half), known)


_KNOWN = ("firm", "compounds", "usual", "right")


@FAMILY.check(
    "phrase.idiom",
    "成语差一个字",
    Severity.WARNING,
    """
成语四个字里三个字对、一个字不对，多半是打错了。同音、形近的错字由 `phrase.broken` 提示，这里提示其余的。

- 错：群策群办；迎难而止；未雨绸蓼
- 对：群策群力；迎难而上；未雨绸缪

化用成语有意改一个字的（“廉”年有余），加上引号就不提示。
""",
)
def idiom(document: Document, found: Found) -> Iterable[Defect]:
    taken = {*document.once(told_places)}
    for at, right in sorted(set(_nearly(document, document.lists.once(idioms)))):
        end = at + SIZE
        if taken.isdisjoint(range(at, end)):
            taken.update(range(at, end))
            yield found.at(at, end, f"“{document.quote(at, end)}”疑应为“{right}”")


def _nearly(document: Document, known: Idioms) -> Iterator[tuple[int, str]]:
    """Where four characters stand one of which is not an idiom's, and the idiom."""
    content, words = document.content, document.lists.once(spelling).known
    for place, number in document.once(occurrences).of(known.halves):
        for at, right in known.by_half[number]:
            start = place - at
            said = content[max(0, start) : start + SIZE]
            is_of_word = said[:1] != right[0] and content[start - 1 : start + 1] in words  # 服|务无止境
            if not is_of_word and _is_nearly(said, right, known.known):
                yield start, right


def _is_nearly(said: str, right: str, known: frozenset[str]) -> bool:
    others = [a for a, b in zip(said, right, strict=False) if a != b]
    if len(others) != 1 or len(said) != SIZE or said in known or said[:HALF] == said[HALF:]:
        return False
    return _is_word(others[0])


def _is_word(character: str) -> bool:
    return "一" <= character <= "\u9fff" and character not in NUMERALS
