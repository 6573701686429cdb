"""Words that are words where another of like sound or shape is meant, by what is beside them: 纪律保正, 成长成材."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from youju.core.reading.defects.bigrams import Wanted, bigrams, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.lexicon import lexicon, told_places
from youju.core.reading.defects.spelling import forms_of, spelling
from youju.core.reading.defects.strings import number_of
from youju.core.reading.found import Defect, Severity

FAMILY = Family()

PAIR = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """Words by the number of another taken for them, each with where its neighbour stands from it and what that may be.

    `words`: these; `said`: pairs of words that stand together and are right.
    """

    taken: dict[int, list[tuple[int, str, frozenset[str]]]]
    words: Wanted
    said: frozenset[str]


def beside(lists: Lists) -> Beside:
    """The words that stand beside each other, as shipped; what is written for them is an uncommon word."""
    neighbours: dict[tuple[int, str], set[str]] = defaultdict(set)
    for line in lists.lines("phrases", "beside"):
        firsts, _, seconds = line.partition(" : ")
        for first in firsts.split():
            neighbours[PAIR, first].update(seconds.split())
        for second in seconds.split():
            neighbours[-PAIR, second].update(firsts.split())
    uncommon, near = frozenset(lists.words("spelling", "others")), lists.once(lexicon).confusable.others
    taken: dict[int, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
    for (step, word), those in neighbours.items():
        for form in uncommon.intersection(forms_of(word, near)):
            taken[number_of(form)].append((step, word, frozenset(those)))
    said = lists.once(spelling).phrases.union(lists.words("phrases", "right"))
    return Beside(taken, lists.once(bigrams).want(taken), said)


@FAMILY.check(
    "word.instead",
    "疑把一个词写成了另一个词",
    Severity.INFO,
    """
写出来的也是一个词，但与旁边的词不搭配，换成同音、形近的另一个词正好是常说的话。

- 错：提供纪律保正；责任意思不强
- 对：提供纪律保证；责任意识不强

只凭搭配判断，所以只作提醒。
""",
)
def instead(document: Document, found: Found) -> Iterable[Defect]:
    taken = {*document.once(told_places)}
    for at, right in sorted(set(_mistaken(document, document.lists.once(beside)))):
        if taken.isdisjoint(range(at, at + PAIR)):
            taken.update(range(at, at + PAIR))
            yield found.at(at, at + PAIR, f"“{document.quote(at, at + PAIR)}”疑为“{right}”之误")


def _mistaken(document: Document, known: Beside) -> Iterator[tuple[int, str]]:
    """Where a word is written for another, and the other."""
    content = document.content
    for at, number in document.once(occurrences).of(known.words):
        for step, word, those in known.taken[number]:
            start = min(at, at + step)
            is_right = content[max(0, start) : start + PAIR + PAIR] in known.said
            if not is_right and content[max(0, at + step) : at + step + PAIR] in those:
                yield at, word
