"""Characters that stand in words only, alone between others: what is left of a word that lost its other half."""

from collections.abc import Iterable, Iterator, Set

from youju.core.reading.defects.bigrams import bigrams, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.lexicon import told_places
from youju.core.reading.defects.spelling import is_in_phrase, misspellings, spelling
from youju.core.reading.defects.strings import string_of
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_PAIR = 2
_FEW = 4
"""Of so many words at most are characters that no field has others of: 矛, 努, 垃."""
_DONE_TO, _OPENING = "纠悟观", ("“", "《")
"""Verbs alone before what they are done to: 纠“四风”; not 紧紧围“中心”."""
_PARALLEL = "固"
"""A verb alone where one of its like stands before: 抓基层、固堡垒."""
_BY_WHICH, _NEAR = regex("(?:以[一-龥]{1,4}|[抓强促建严][一-龥]{2})$"), 5
"""以技术固防线, in a row of its like."""
_ASPECT = ("了", "过", "着")
_SIDE_BY_SIDE = regex("[一-龥]{3}[、，][一-龥]{3}(?![一-龥])")
"""围中心、保安全: a verb of one character each."""
_FIRST, _SECOND = 0xFFFF, 16
"""Where the number of two characters holds each of them."""


class Bound:
    """Characters of words only, and pairs that are no word of theirs: those they end (`before`), those they begin.

    `meant`: of those of whom all words are known, what each is typed for; empty where nobody can say.
    `nouns`, `verbs`: those of them that stand alone in the prose of some field, and where a clause ends;
    `few`: those of few words, which are in none of a field.
    """

    def __init__(self, lists: Lists) -> None:
        words = {each[-_PAIR:] for each in lists.words("bound", "words")}
        self.meant: dict[str, str] = {}
        self.nouns, self.verbs = ("".join(lists.words("bound", entry)) for entry in ("nouns", "verbs"))
        self.few = ""
        for line in lists.lines("bound", "bound"):
            character, before, behind, *meant = (part.strip() for part in line.split(":"))
            self.meant[character] = "".join(meant)
            self.few += character if len(before) + len(behind) <= _FEW and character not in self.nouns else ""
            words.update(each + character for each in before)
            words.update(character + each for each in behind)
        self._words, self._known = words, lists.once(spelling).known
        self._codes = {ord(each) for each in (*self.meant, *"".join(lists.words("bound", "also")))}
        self.before, self.behind = lists.once(bigrams).want(), lists.once(bigrams).want()
        lists.once(bigrams).join(self._wake)

    def _wake(self, pairs: Set[int]) -> None:
        self.before.add(each for each in pairs if each >> _SECOND in self._codes and self._is_none(each))
        self.behind.add(each for each in pairs if each & _FIRST in self._codes and self._is_none(each))

    def _is_none(self, number: int) -> bool:
        said = string_of(number, _PAIR)
        return said not in self._words and said not in self._known


@FAMILY.check(
    "word.lone",
    "一个字前后都不成词",
    Severity.WARNING,
    """
“障”“诊”“围”这样的字只在词里用，不单独用。前面后面都不成词，多半是漏了一个字，或者旁边的字错了、颠倒了。

- 错：医疗障水平提高；紧紧围党建抓落实
- 对：医疗保障水平提高；紧紧围绕党建抓落实

人名、地名、简称里也可能这样，是对的不用改。
""",
)
def lone(document: Document, found: Found) -> Iterable[Defect]:
    alone, meant = list(alone_in(document)), document.lists.once(Bound).meant
    taken = _told(document) if alone else frozenset()
    for at in alone:
        said = document.content[at]
        if at in taken or (said in _DONE_TO and document.content[at + 1 : at + 2] in _OPENING):
            continue
        is_verb = said in document.lists.once(Bound).verbs
        before = document.content[at - 1]
        if before in "之了得地" or before.isdigit():  # 长治久安之策, 道了歉, 站得牢, 艰难地挪, 96例
            continue
        if (said in _PARALLEL or is_verb) and document.content[at - 1] in "、，":
            continue
        if said in _PARALLEL and _BY_WHICH.search(document.content, max(0, at - _NEAR), at):
            continue
        is_own = document.content.endswith("自己", 0, at)  # 理是自己悟的
        if is_verb and (is_own or document.content[at + 1 : at + 2] in _ASPECT):
            continue
        if not _is_han(document.content[at - 1]) and _SIDE_BY_SIDE.match(document.content, at):
            continue
        is_plain = _is_between(document, at)
        if right := meant.get(said):
            severity = Severity.INFO if said in document.lists.once(Bound).verbs and not is_plain else None
            yield found.at(at, at + 1, f"“{said}”疑为“{right}”之误", severity=severity, fix=right)
        else:
            told = f"“{said}”前后都不成词，疑漏了字，或者旁边的字写错、颠倒"
            yield found.at(at, at + 1, told, severity=None if said in meant and is_plain else Severity.INFO)


def _is_between(document: Document, at: int) -> bool:
    """Whether words end before a character and begin behind it: 医疗|障|水平. 登乘, 绕组 may be words of a field."""
    content, known, words = document.content, document.lists.once(spelling), document.lists.once(Bound)
    before, behind = content[max(0, at - _PAIR) : at], content[at + 1 : at + 1 + _PAIR]
    if content[at] in words.few:
        return True
    if content[at] in words.nouns or (content[at] in words.verbs and not _is_han(behind[:1])):
        return False
    is_behind_word = not _is_han(before[-1:]) or before[-1] in known.joins or before in known.known
    return is_behind_word and (not _is_han(behind[:1]) or behind[0] in known.joins or behind in known.known)


def _told(document: Document) -> Set[int]:
    """The places of which something is said already."""
    taken = {*document.once(told_places)}
    taken.update(at for form in document.once(misspellings) for at in range(form.at, form.at + len(form.said)))
    return taken


def alone_in(document: Document) -> Iterator[int]:
    content, known, words = document.content, document.lists.once(Bound), document.lists.once(spelling)
    for at in document.once(occurrences).between(known.before, known.behind):
        is_beside = _is_han(content[at - 1]) or _is_han(content[at + 1])
        if is_beside and not is_in_phrase(words, content, at):
            yield at


def _is_han(character: str) -> bool:
    """Of one character; none is none."""
    return "一" <= character <= "龥"
