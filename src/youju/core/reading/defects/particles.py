"""的, 地 and 得, 在 and 再: of characters that sound alike the one that hardly stands between such words.

Which stands where was learnt from our texts (youju.library.reading_particles): every word speaks for one or another of
them, by how it stands beside the commonest words, whether or not the two were seen together.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from youju.core.reading.defects.bigrams import characters_of, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.following import EDGE, NUMBER, Cut, Following, following
from youju.core.reading.defects.strange import clause_at
from youju.core.reading.defects.unlikely import shown, told_by_lists
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

GROUPS = ("的地得", "在再")
"""Characters that are typed for each other."""
PLACES = (-1, 1, -2, 2)
"""The words that speak: the one before, the one behind, the two farther ones."""
STEPS = 10
"""In how many steps of a natural logarithm it is kept what a word speaks for."""

_LIKELIER = {"地的": (2.5, 4.6), "得的": (2.5, 4.0), "地得": (3.0, 5.0), "得地": (2.5, 4.0), "的地": (3.8, 7.0)}
_LIKELIER |= {"的得": (3.8, 5.0), "再在": (3.6, 5.0)}
"""By how much likelier another must be to be told as a hint, and as a warning: what stands there, what is meant."""
_VERBS, _AT_LEAST = 0.3, 0.0
"""What the word behind 的, and both beside it, must speak for 地 at least for the clause to be cut: most are nouns."""


class Particles:
    """What words speak for. The characters of a group are told by their place in it."""

    def __init__(self, lists: Lists) -> None:
        arrays = lists.arrays("particles")
        self.known: Following = lists.once(following)
        self._rows, self._which = arrays["rows"] / np.float32(STEPS), arrays["which"].tolist()
        self._alone = arrays["alone"] / np.float32(STEPS)
        self.met: dict[tuple[str, int], tuple[int, ...] | None] = {}
        self.columns: dict[str, tuple[int, int]] = {}
        begin = 0
        for index, group in enumerate(GROUPS):
            self.columns |= {each: (index, begin + at - 1) for at, each in enumerate(group)}
            begin += len(group) - 1

    def spoken(self, numbers: Sequence[int], said: str) -> dict[str, float]:
        """How likely each of the group of a character is between words (in the order of PLACES), by logarithms."""
        index, _ = self.columns[said]
        scores = self._alone + sum(self._rows[self._which[number], at] for at, number in enumerate(numbers))
        others = {each: float(scores[self.columns[each][1]]) for each in GROUPS[index][1:]}
        return {GROUPS[index][0]: 0.0} | others

    def may_be_done(self, content: str, at: int) -> bool:
        """Whether the words right beside 的, as far as they show without cutting the clause, may stand beside 地."""
        column, known = self.columns["地"][1], self.known.number
        behind = known.get(content[at + 1 : at + 3]) or known.get(content[at + 1 : at + 2], 0)
        verb = self._rows[self._which[behind], 1, column]
        if verb < _VERBS:
            return False
        before = next((found for size in (4, 3, 2, 1) if (found := known.get(content[at - size : at]))), 0)
        return bool(verb + self._rows[self._which[before], 0, column] + self._alone[column] >= _AT_LEAST)

    def speaks_before(self, number: int, said: str) -> float:
        """What a word right before speaks for one that is not the first of its group."""
        return float(self._rows[self._which[number], 0, self.columns[said][1]])

    def says_anything(self, number: int) -> bool:
        """Whether a word stood often enough in our texts to speak; no number does."""
        return self._which[number] != self._which[0] and number != self.known.number[NUMBER]


class Meant(NamedTuple):
    """Where a character stands for which another is meant, and by how much that is likelier."""

    at: int
    right: str
    gain: float


def particles(lists: Lists) -> Particles:
    """As shipped."""
    return Particles(lists)


_LOOKED_AT = characters_of("".join({each[0] for each in _LIKELIER}))
_AFTER_A_MARK = 1.5
"""By how much more where it begins a clause: 先要命，再要钱."""
_NO_VERB = frozenset("和与及或一二三四五六七八九十两几百千")
"""What begins neither a verb nor how something is done."""
_NOTHING_AFTER = frozenset("，。；：、！？）”》\n的地得了")
"""What follows a noun, or the end of what is said: 得到较好的落实。"""


def meant(document: Document) -> Iterator[Meant]:
    """The characters that hardly stand where they do, in order."""
    known, content = document.lists.once(particles), document.content
    for at in document.once(occurrences).places(_LOOKED_AT):
        if not _is_likely(known, content, at):
            continue
        numbers = _around(known, content, at)
        if numbers is None or not known.says_anything(numbers[1]) or _is_said_again(content, at):
            continue
        spoken, said = known.spoken(numbers, content[at]), content[at]
        right = max((each for each in spoken if said + each in _LIKELIER), key=lambda each: spoken[each])
        if said + right == "的地" and known.speaks_before(numbers[0], "地") < 0:
            continue  # 活动的开展: nouns are not before 地
        yield Meant(at, right, spoken[right] - spoken[said])


_NAMED = regex("[\u4e00-\u9fa5]再[\u4e00-\u9fa5](?=同志|[、丶]|书记|主任|任|为)")


def _is_of_a_name(content: str, at: int) -> bool:
    """邓再新同志: 再 in somebody's name."""
    return content[at] == "再" and _NAMED.match(content, at - 1) is not None


def _is_likely(known: Particles, content: str, at: int) -> bool:
    """Whether a character may be looked at: one by itself between words, and behind 的 one that may be done."""
    before, said, behind = content[at - 1 : at], content[at], content[at + 1 : at + 3]
    if said in (before, behind[:1]) or not "一" <= behind[:1] <= "龥" or behind[:1] in _NO_VERB:
        return False
    if said in GROUPS[0] and not "一" <= before <= "龥":
        return False
    if said == "的":
        return content[at + 3 : at + 4] not in _NOTHING_AFTER and known.may_be_done(content, at)
    return content[at - 1 : at + 1] not in known.known.number and content[at : at + 2] not in known.known.number


def _is_said_again(content: str, at: int) -> bool:
    """村民得实惠、林场得效益; 再检查、再验收: what is said again in the next clause is meant."""
    said = content[at]
    if said not in "得再":
        return False
    begin, end = max(0, at - _NEAR), at + _NEAR
    marks = content.count("、", begin, end) + content.count("，", begin, end)
    return marks > 0 and content.count(said, begin, end) > 1


_NEAR = 12
"""How far around a character it is looked for again."""
_FAR, _LONGEST = 9, 20
"""How far a clause is read behind and before a character."""


def _around(known: Particles, content: str, at: int) -> tuple[int, ...] | None:
    """The words around a character (see PLACES) where it is one by itself. What stands there again is known."""
    start, end = clause_at(content, at, at + _FAR)
    start = max(start, at - _LONGEST)
    key = content[start:end], at - start
    if key in (met := known.met):
        return met[key]
    if len(met) > _MOST:
        known.met = met = {}
    found = met[key] = _cut_around(known.known, *key)
    return found


_MOST = 2_000
"""So many surroundings are kept in mind."""


def _cut_around(known: Following, said: str, at: int) -> tuple[int, ...] | None:
    cut = Cut([], [], [])
    known.cut_on(cut, said, 0)
    here = next((index for index, begin in enumerate(cut.starts) if begin >= at), len(cut.starts))
    if here >= len(cut.starts) or cut.starts[here] != at or cut.ends[here] != at + 1:
        return None
    edge = known.number[EDGE]
    return tuple(cut.numbers[here + step] if 0 <= here + step < len(cut.numbers) else edge for step in PLACES)


@FAMILY.check(
    "word.particle",
    "的、地、得，在、再用混",
    Severity.WARNING,
    """
“的”在名词前，“地”在动词前，“得”在补语前；“在”后面是地方、时间，“再”是又一次。声音一样，打字时最容易选错。

依据是在我们自己写的五百多份机关文稿里，前后这样的词之间用的是哪一个。

- 错：党员们默默的守在卡口；支部对党员得教育管理抓得不紧；一年来，再县委的坚强领导下
- 对：党员们默默地守在卡口；支部对党员的教育管理抓得不紧；一年来，在县委的坚强领导下
""",
    signs=[each[0] for each in _LIKELIER],
)
def particle(document: Document, found: Found) -> Iterable[Defect]:
    taken = document.once(told_by_lists)
    for at, right, gain in meant(document):
        said = document.content[at]
        hint, warning = _LIKELIER[said + right]
        gain -= 0 if at and "一" <= document.content[at - 1] <= "龥" else _AFTER_A_MARK
        if gain >= hint and at not in taken and not _is_of_a_name(document.content, at):
            severity = Severity.WARNING if gain >= warning else Severity.INFO
            yield found.at(*shown(document.content, at, at + 1), f"“{said}”在这里疑为“{right}”之误", severity=severity)
