"""Words of three characters of which one is another, and set phrases one of whose characters is missing or too common.

Like the wrong forms of four characters they are made only where a text holds what they keep of the word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from youju.core.reading.defects.bigrams import Occurrences, WantedLong, bigrams
from youju.core.reading.defects.check import Lists
from youju.core.reading.defects.lexicon import lexicon
from youju.core.reading.defects.strings import numbers_in_order, numbers_of_threes, string_of

_PAIR, _THREE, _PHRASE = 2, 3, 4
_NOT = frozenset("不未无没非")
"""Without them a phrase says the contrary and is no phrase cut short."""
_ENDS = frozenset("，。；、：！\n")
"""Before which a phrase without its last character is one cut short: elsewhere it may go on otherwise."""


class Longer:
    """The wrong forms of the shipped words of three characters and set phrases.

    `known`: words; what is beside a missing character must not make one.
    """

    def __init__(self, lists: Lists, known: frozenset[str]) -> None:
        threes = lists.words("spelling", "threes")
        usual = (*lists.words("phrases", "compounds"), *lists.words("phrases", "usual"))
        self._firm = frozenset(lists.words("phrases", "firm"))
        self._rights = (*threes, *usual, *sorted(self._firm))
        self._fine = self._firm.union(threes, usual, lists.words("spelling", "fine"))
        self._known, self._alone = known, str(*lists.words("phrases", "alone"))
        self._confusable = lists.once(lexicon).confusable
        self._by_end, self._threes = _by_end(self._rights), _threes(self._rights)
        self._ends = frozenset(self._by_end)
        self._meant: dict[str, int] = {}
        self._heads: set[str] = set()
        self._met: dict[str, Sequence[tuple[int, str]]] = {}
        self._by_three: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._wanted = WantedLong(lists.once(bigrams), _THREE)

    def among(self, content: str, occurrences: Occurrences) -> Iterable[tuple[int, str, str]]:
        """Where wrong forms made before stand, each with what is right: the last it is of."""
        found: dict[tuple[int, str], None] = {}
        heads = self._heads
        for at in occurrences.long(self._wanted)[0].tolist():
            three = content[at : at + _THREE]
            for offset, form in self._met.get(three) or self._meet(three):
                start, end = at - offset, at - offset + len(form)
                if start < 0 or not content.startswith(form, start):
                    continue
                if form not in heads or content[end : end + 1] in _ENDS:
                    found[start, form] = None
        return ((at, form, self._rights[self._meant[form]]) for at, form in found)

    def _meet(self, three: str) -> Sequence[tuple[int, str]]:
        """The forms around three characters, in the list that more are added to; what a text holds is looked up among
        little from then on."""
        known = self._by_three.get(three)
        if known is not None:
            self._met[three] = known
        return known or ()

    def wake(self, pairs: Set[int]) -> None:
        """Make the forms that keep one of these pairs."""
        indexes = {index for pair in pairs & self._ends for index in self._by_end[pair]}
        made = [(form, index) for index in indexes for form in self._forms(self._rights[index])]
        made += [each for pair in pairs for each in self._threes_with(string_of(pair, _PAIR))]
        self._wanted.add(
            numbers_of_threes(self._keep(form, index) for form, index in made if self._is_new(form, index))
        )

    def _is_new(self, form: str, index: int) -> bool:
        return self._meant.get(form, -1) < index and form not in self._fine

    def _keep(self, form: str, index: int) -> str:
        """By the three characters around the pair in which what is wrong stands, the rarest; those three."""
        self._meant[form] = index
        (self._heads.add if self._rights[index].startswith(form) else self._heads.discard)(form)
        offset = max(0, _where(form, self._rights[index]) - _PAIR)
        three = form[offset : offset + _THREE]
        known = self._by_three[three]
        if (offset, form) not in known:
            known.append((offset, form))
        return three

    def _forms(self, right: str) -> Iterator[str]:
        """The forms that keep the first or the last two characters."""
        if len(right) < _PHRASE:
            near = self._confusable.at_edge
            yield from (each + right[1:] for each in near.get(right[0], ""))
            yield from (right[:-1] + each for each in near.get(right[-1], ""))
            return
        yield from _cut(right, self._known, "" if right in self._firm else self._alone)
        if right in self._firm and self._is_cut_short(right):
            yield right[:-1]
        last = right[-1]
        if right.count(last) == 1:
            common = set(self._confusable.others.get(last, "")) - set(self._confusable.at_edge.get(last, ""))
            yield from (right[:-1] + each for each in sorted(common) if right[-2] + each not in self._known)

    def _is_cut_short(self, right: str) -> bool:
        """Whether a phrase without its last character ends in no word: 入脑入."""
        return right[-2] not in self._alone and right[-3:-1] not in self._known

    def _threes_with(self, pair: str) -> Iterator[tuple[str, int]]:
        """Words of three characters whose second is another and makes this pair with the first."""
        for index in self._threes.get(pair[:1], ()):
            right = self._rights[index]
            if pair[1:] and pair[1:] in self._confusable.at_edge.get(right[1], ""):
                yield pair + right[2], index


def _by_end(words: Sequence[str]) -> Mapping[int, Sequence[int]]:
    """Where in the list words stand, by the numbers of their first and of their last two characters."""
    found: dict[int, list[int]] = defaultdict(list)
    ends = numbers_in_order((end for word in words for end in (word[:_PAIR], word[-_PAIR:])), _PAIR)
    for at, number in enumerate(ends):
        found[number].append(at // 2)
    return found


def _threes(words: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Where in the list words of three characters stand, by their first."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        if len(word) < _PHRASE:
            found[word[0]].append(index)
    return found


def _cut(phrase: str, known: frozenset[str], alone: str) -> Iterator[str]:
    """A phrase without one of its inner characters, where what is beside it is no word and does not stand `alone`."""
    for at in range(1, len(phrase) - 1):
        before, behind = phrase[at - 1], phrase[at + 1]
        left = {1: before, _PHRASE - _PAIR: behind}.get(at, "") if len(phrase) == _PHRASE else ""
        if phrase[at] not in _NOT and before + behind not in known and (not left or left not in alone):
            yield phrase[:at] + phrase[at + 1 :]


def _where(form: str, right: str) -> int:
    """Where a form first differs from what is right."""
    at, last = 0, len(form) - 1
    while at < last and form[at] == right[at]:
        at += 1
    return at
