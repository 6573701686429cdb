"""Words that are words, and stand where hardly any of their like do: 严管和后爱, 各项度制.

What a text of ours never had beside each other is held against what may be meant: a word of the same sound, a word of
which one character is lost, two characters in the other order. It is told where what may be meant stood there in our
texts and is so many times likelier.
"""

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.following import LONGEST, Cut, following
from youju.core.reading.defects.lexicon import told_places, vocabulary
from youju.core.reading.defects.spelling import misspellings, spelling
from youju.core.reading.defects.strange import MARKS, opening, words_of
from youju.core.reading.defects.strings import among, distinct
from youju.core.reading.defects.word_index import CHARACTER, Index, codes_of, number_of
from youju.core.reading.found import Defect, Severity

FAMILY = Family()

LIKELIER, SURELY = 2.0, 6.0
"""From how many powers of ten on what may be meant is told, and from how many on it is a warning."""
_LOST, _RARE, _AGAIN = 1.0, 3.0, 2.0
"""How many more it takes for a lost character, for a word our texts hardly have, for what the document says twice."""
_BEGUN = 1.5
"""From how many powers of ten on it is told that what begins a clause is left of a word."""
_HARDLY = 20
"""How often at most a character stood as a word of its own that is hardly one."""
_ONE_SIDE = 1.0
"""How many powers of ten it takes where what is meant was seen beside one of its neighbours only."""
_AT_LEAST = 4
"""How often a word stood in our texts that may be meant."""
_ROUGHLY = -5.0
"""How unlikely a character must be between its neighbours to be looked at as what is left of a word."""


class Meant(NamedTuple):
    """What stands from one word to before another, what may be meant there, and by how many powers of ten likelier."""

    first: int
    last: int
    right: str
    gain: float


class Likeness:
    """What words may be typed for which: by sound, by the order of their characters, by what is left of them.

    `one`: of each word whether another may be meant by it alone; `single`: whether it is one character or unknown;
    `opening`: whether it is one that hardly begins a clause; `marks`: what stands before clauses.
    """

    def __init__(self, lists: Lists) -> None:
        self.known = known = lists.once(following)
        self.vocabulary = lists.once(vocabulary) | lists.once(spelling).common
        self._sounds = _sounds(lists)
        codes, table = codes_of(known.words), np.arange(1 << CHARACTER, dtype=np.uint64)
        table[list(self._sounds)] = list(self._sounds.values())
        sizes, sounds = (codes > 0).sum(1), number_of(table[codes])
        often = ((sizes > 1) & (known.counts >= _AT_LEAST - 1)).nonzero()[0]
        self._alike = Index(sounds[often], often)
        pairs = often[(sizes[often] == 2) & (known.counts[often] >= _AT_LEAST)]
        self._parts = Index(codes[pairs, :2].T.ravel(), np.concatenate((pairs, pairs)))
        is_alone = self._alike.counts(sounds) > 1
        is_alone[sizes == 2] |= _are_turned(codes[sizes == 2])
        self.one = np.where(sizes > 1, is_alone, (self._parts.counts(codes[:, 0]) > 0) & (sizes > 0))
        is_han = (codes[:, 0] >= ord("\u4e00")) & (codes[:, 0] <= ord("\u9fa5"))
        self.single = (sizes == 0) | ((sizes == 1) & is_han)
        self.opening, stays = lists.once(opening), "".join(lists.words("following", "alone"))
        self.seldom = (sizes == 1) & is_han & (known.counts <= _HARDLY)
        self.seldom[[known.number.get(each, 0) for each in stays]] = False
        self.marks = np.array([each in MARKS for each in known.words], np.bool_)

    def alike(self, said: str) -> frozenset[int]:
        """The numbers of the words that sound like some characters."""
        if len(said) > LONGEST:
            return frozenset()
        sounds = (self._sounds.get(each, each & 0xFFFF) << CHARACTER * at for at, each in enumerate(map(ord, said)))
        return self._alike.of(sum(sounds))

    def parts(self, said: str) -> frozenset[int]:
        """The numbers of the words of two characters of which this is one."""
        return self._parts.of(ord(said))


def _are_turned(codes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Of each word of two characters whether there is one of these in the other order."""
    said, turned = (
        codes[:, 0] << np.uint64(CHARACTER) | codes[:, 1],
        codes[:, 1] << np.uint64(CHARACTER) | codes[:, 0],
    )
    return among(distinct(said), turned)


def _sounds(lists: Lists) -> dict[int, int]:
    """Of characters the first of those that sound like them, by their numbers."""
    found: dict[int, int] = {}
    for group in lists.words("phrases", "sounds"):
        for each in group:
            found.setdefault(ord(each), ord(group[0]))
    return found


def meant(document: Document) -> list[Meant]:
    """What may be meant instead of words of a document, in order."""
    cut = document.once(words_of)
    if not cut.numbers:
        return []
    return list(_without_overlaps(_meant(document.content, document.lists.once(likeness), cut)))


def likeness(lists: Lists) -> Likeness:
    """Made of the shipped lists, once."""
    return Likeness(lists)


def _without_overlaps(found: Iterable[Meant]) -> Iterator[Meant]:
    taken: set[int] = set()
    kept = []
    for each in sorted(found, key=lambda each: (-each.gain, each.first)):
        if taken.isdisjoint(range(each.first, each.last)):
            taken.update(range(each.first, each.last))
            kept.append(each)
    return iter(sorted(kept))


def _meant(content: str, known: Likeness, cut: Cut) -> Iterator[Meant]:
    numbers = np.array(cut.numbers, np.uint32)
    unseen = ~known.known.were_seen(numbers)
    both = (unseen[:-1] & unseen[1:] & known.one[numbers[1:-1]]).nonzero()[0]
    for at in (both + 1).tolist():
        yield from _instead_of_one(content, known, cut, at)
    single = known.single[numbers]
    begins = unseen[1:-1] & (unseen[:-2] | unseen[2:]) & single[1:-2] & single[2:-1]
    for at in (begins.nonzero()[0] + 1).tolist():
        yield from _instead_of_two(content, known, cut, at)
    opens = unseen[1:] & known.opening[numbers[1:-1]] & known.marks[numbers[:-2]]
    for at in (opens.nonzero()[0] + 1).tolist():
        yield from _left_at_the_beginning(content, known, cut, at)
    left = (unseen[:-1] != unseen[1:]) & known.seldom[numbers[1:-1]]
    for at in (left.nonzero()[0] + 1).tolist():
        yield from _left_within(content, known, cut, at)


def _instead_of_one(content: str, known: Likeness, cut: Cut, at: int) -> Iterator[Meant]:
    start, end = cut.starts[at], cut.ends[at]
    said = content[start:end]
    if end - start == 1:
        if (old := known.known.likelihood_of(cut.numbers, at, at + 1)) < _ROUGHLY:
            yield from _best(known, cut, at, at + 1, known.parts(said), old + _LOST)
        return
    others = {each for each in known.alike(said) if each != cut.numbers[at]}
    if end - start == 2 and (turned := known.known.number.get(said[::-1])) and said[0] != said[1]:
        others.add(turned)
    if others:
        rare = _RARE if known.known.count(cut.numbers[at]) < _AT_LEAST else 0.0
        yield from _best(known, cut, at, at + 1, others, known.known.likelihood_of(cut.numbers, at, at + 1) + rare)


def _left_at_the_beginning(content: str, known: Likeness, cut: Cut, at: int) -> Iterator[Meant]:
    """A character that begins a clause, and hardly does, where a word it may be left of stood before the next."""
    said = content[cut.starts[at] : cut.ends[at]]
    behind = known.known.before(cut.numbers[at + 1])
    old = known.known.likelihood_of(cut.numbers, at, at + 1)
    yield from _best(known, cut, at, at + 1, known.parts(said) & behind, old, _BEGUN)


def _left_within(content: str, known: Likeness, cut: Cut, at: int) -> Iterator[Meant]:
    """A character hardly a word, beside one that it never stood beside, where a word it may be left of did on both
    sides."""
    said = content[cut.starts[at] : cut.ends[at]]
    beside = known.known.before(cut.numbers[at + 1]) & known.known.behind(cut.numbers[at - 1]).keys()
    old = known.known.likelihood_of(cut.numbers, at, at + 1)
    yield from _best(known, cut, at, at + 1, known.parts(said) & beside, old, LIKELIER + _LOST)


def _instead_of_two(content: str, known: Likeness, cut: Cut, at: int) -> Iterator[Meant]:
    """Two or three characters that are no word, where a word of their sound or the other order is one."""
    starts, ends = cut.starts, cut.ends
    for last in (at + 2, at + 3):
        if last >= len(starts) or ends[last - 1] - starts[at] != last - at:
            return
        said = content[starts[at] : ends[last - 1]]
        if not all("\u4e00" <= each <= "\u9fa5" for each in said):
            return
        others = set(known.alike(said))
        if last == at + 2 and (turned := known.known.number.get(said[::-1])):
            others.add(turned)
        if others and said not in known.vocabulary:
            yield from _best(known, cut, at, last, others, known.known.likelihood_of(cut.numbers, at, last))


def _best(
    known: Likeness, cut: Cut, first: int, last: int, others: Set[int], old: float, least: float = LIKELIER
) -> Iterator[Meant]:
    """The likeliest of some words, if it is so much likelier between the neighbours than what stands there."""
    before, behind = cut.numbers[first - 1], cut.numbers[last]
    following, preceding = known.known.behind(before), known.known.before(behind)
    best, right = least, 0
    after, ahead = others & following.keys(), others & preceding
    for each in after | ahead:
        new = known.known.likelihood(before, each) + known.known.likelihood(each, behind)
        gain = new - old - (0.0 if each in after and each in ahead else _ONE_SIDE)
        if gain > best or (gain == best and each < right):
            best, right = gain, each
    if right:
        yield Meant(first, last, known.known.words[right], best)


def told_by_lists(document: Document) -> frozenset[int]:
    """The places of which something is said already, by a list of words or phrases."""
    forms = (range(form.at, form.at + len(form.said)) for form in document.once(misspellings))
    return document.once(told_places).union(*forms)


@FAMILY.check(
    "word.unlikely",
    "这里少见的词，疑为同音词、漏字或颠倒",
    Severity.INFO,
    """
几个字都认得，放在这里却很少有人这样写；换成同音的词、补上一个字或者颠倒过来，正是常见的说法。多半是拼音选错了词，或者打漏了一个字。

依据是在我们自己写的五百多份机关文稿里，哪个词常跟着哪个词；没有见过的说法不等于错，请对照上下文判断。

- 错：坚持严管和后爱相结合；严格落实各项度制。
- 对：坚持严管和厚爱相结合；严格落实各项制度。
""",
)
def unlikely(document: Document, found: Found) -> Iterable[Defect]:
    cut, taken = document.once(words_of), document.once(told_by_lists)
    again: dict[str, bool] = {}
    for each in document.once(meant):
        start, end = cut.starts[each.first], cut.ends[each.last - 1]
        said = document.content[start:end]
        if document.content[start - 1 : start] in _OPENS and document.content[end : end + 1] in _CLOSES:
            continue  # 分（支）机构
        if said not in again:
            again[said] = document.content.find(said) < start or document.content.find(said, end) >= 0
        is_again = end - start > 1 and each.gain < LIKELIER + _AGAIN and again[said]
        if taken.isdisjoint(range(start, end)) and not is_again:
            place = shown(document.content, start, end) if end - start == 1 else (start, end)
            severity = Severity.WARNING if each.gain >= SURELY else None
            yield found.at(*place, _told(said, each.right), severity=severity)


_OPENS, _CLOSES = ("（", "("), ("）", ")")


def shown(content: str, start: int, end: int) -> tuple[int, int]:
    """A single character with one on each side, where these are characters too."""
    return start - content[start - 1 : start].isalpha(), end + content[end : end + 1].isalpha()


def _told(said: str, right: str) -> str:
    if len(said) < len(right):
        return f"“{said}”在这里少见，疑漏字，应为“{right}”"
    if said == right[::-1]:
        return f"“{said}”在这里少见，疑为“{right}”颠倒"
    return f"“{said}”在这里少见，疑为“{right}”之误"
