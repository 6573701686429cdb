"""Short words of which one character is another of the same sound or shape, or left out: 处制, 意形态.

What makes such characters an error and no meeting of words is what stands around them: they are no word themselves,
neither end makes a word with its other neighbour, and before and behind them words begin and end.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from youju.core.reading.defects.bigrams import bigrams, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.lexicon import lexicon, told_places, vocabulary
from youju.core.reading.defects.longer import Longer
from youju.core.reading.defects.strings import numbers_in_order, string_of
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_HAN = regex("[\u4e00-\u9fa5]")
_PAIR, _THREE, _PHRASE = 2, 3, 4
AT_MOST = 3
"""How many words are named that may be meant."""


class Spelling:
    """What words may be written wrong, and what is known of those around.

    `words` by their first and second characters; `known` and `threes`: words by which what stands around is read;
    `common`: those of them that may be meant instead of what a set phrase has;
    `longer`: wrong forms of three characters and more; `phrases`: four characters that stand together; `firm`: phrases
    that stay as they are, and the threes; `joins`: characters that stand between words; `seldom`: characters of few
    words, which are no words themselves; `endings`: characters that make words of many words;
    `heads`: characters that stand before many.
    """

    def __init__(self, lists: Lists) -> None:
        words = lists.words("spelling", "words")
        self._near = lists.once(lexicon).confusable.others
        self._common = frozenset("".join(lists.words("phrases", "loose")))
        self._loosely = {each[0]: each[1:] for each in lists.words("phrases", "loosely")}
        self._firsts = _sets((each[1], each[0]) for each in words)
        self._seconds = _sets((each[0], each[1]) for each in words)
        self.common = frozenset(words).union(lists.words("spelling", "others"))
        self.known = lists.once(vocabulary)
        self.threes = frozenset(lists.words("spelling", "threes"))
        self.phrases = frozenset(_phrases(lists))
        self.firm = frozenset(lists.words("phrases", "firm")).union(self.threes)
        self.joins = frozenset("".join(lists.words("spelling", "joins")))
        self.seldom = frozenset("".join(lists.words("spelling", "seldom")))
        self.endings = frozenset("".join(lists.words("spelling", "endings")))
        self.heads = self.joins.union("".join(lists.words("spelling", "heads")))
        self.longer = Longer(lists, self.common)
        self.wrong = lists.once(bigrams).want()
        short = (each for each in self.known if len(each) == _PAIR)
        self.words = lists.once(bigrams).want(numbers_in_order(short, _PAIR))
        lists.once(bigrams).join(self._wake)

    def _wake(self, pairs: Set[int]) -> None:
        self.wrong.add(number for number in pairs if self._is_wrong(string_of(number, _PAIR)))

    def _is_wrong(self, said: str) -> bool:
        """Whether two characters are no word, but one character off one."""
        return len(said) == _PAIR and said not in self.common and bool(self.meant(said))

    def meant(self, said: str) -> list[str]:
        """The words that two characters may be written for."""
        first, second = said[0], said[1]
        firsts = self._firsts.get(second, _NONE).intersection(self._taken_for(first))
        seconds = self._seconds.get(first, _NONE).intersection(self._taken_for(second))
        return [*(each + second for each in sorted(firsts)), *(first + each for each in sorted(seconds))]

    def _taken_for(self, wrong: str) -> str:
        return self._loosely.get(wrong, "") if wrong in self._common else self._near.get(wrong, "")


_WHICH = ("一", "两", "这", "那")
_OF_DATES = ("年第", "年度", "月第", "日第", "年级", "年内")
"""Behind a number the end of a date, and what it goes on with: 2023年第16次."""
_NONE: frozenset[str] = frozenset()


def _sets(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _phrases(lists: Lists) -> Iterator[str]:
    """Every four neighbours of a set phrase, and words that stand beside each other."""
    for each in (word for kind in ("firm", "compounds", "usual") for word in lists.words("phrases", kind)):
        yield from (each[at : at + _PHRASE] for at in range(len(each) - _PHRASE + 1))
    for line in lists.lines("phrases", "beside"):
        firsts, _, seconds = line.partition(" : ")
        yield from (first + second for first in firsts.split() for second in seconds.split())


@dataclass(frozen=True, slots=True)
class Form:
    """Characters written wrong at a place, and the words that may be meant; `is_doubtful`: one makes another word."""

    at: int
    said: str
    rights: list[str]
    is_doubtful: bool = False


def spelling(lists: Lists) -> Spelling:
    """Made of the shipped lists, once."""
    return Spelling(lists)


def forms_of(word: str, near: Mapping[str, str]) -> Iterator[str]:
    """How a word is mistaken: one of its characters another."""
    for at, right in enumerate(word):
        for other in near.get(right, ""):
            yield word[:at] + other + word[at + 1 :]


@FAMILY.check(
    "word.misspelt",
    "疑有错别字、漏字",
    Severity.WARNING,
    """
几个字合起来不成词，换成同音、形近的字或者补上一个字正好是常用词，前后又都说得通，多半是打错、打漏了。

- 错：应急处制不够有力；落实意形态工作责任制
- 对：应急处置不够有力；落实意识形态工作责任制

人名、地名和少见的词也可能这样，是对的不用改；可以在设置文件里写明不再提示。
""",
)
def misspelt(document: Document, found: Found) -> Iterable[Defect]:
    known = document.lists.once(spelling)
    for form in document.once(misspellings):
        end = form.at + len(form.said)
        is_doubtful = not any(_is_sure(document, known, form, each) for each in form.rights)
        is_doubtful = is_doubtful or _is_slogan(document.content, form.at, end)
        if is_doubtful and form.said in known.known:
            continue
        meant = "”“".join(form.rights[:AT_MOST])
        yield found.at(form.at, end, f"“{form.said}”疑为“{meant}”之误", severity=Severity.INFO if is_doubtful else None)


def _is_slogan(content: str, start: int, end: int) -> bool:
    """Whether four characters are half of a rhyme in quotes: “高质发展，后发先至”."""
    return end - start == _PHRASE and content[start - 1 : start] == "“" and content[end : end + 1] in "，、"


def misspellings(document: Document) -> list[Form]:
    """What may be written wrong, where nothing of the lexicon tells it already."""
    known, taken = document.lists.once(spelling), document.once(told_places)
    forms = (*_longer_in(document, known), *_pairs_in(document, known))
    return [form for form in forms if taken.isdisjoint(range(form.at, form.at + len(form.said)))]


def _pairs_in(document: Document, known: Spelling) -> Iterator[Form]:
    content, words = document.content, known.known
    for at in document.once(occurrences).apart(known.wrong, known.words):
        said = content[at : at + _PAIR]
        if said in _OF_DATES and content[at - 1 : at].isdigit():
            continue
        if content[at - 1 : at + 1] in words or content[at + 1 : at + 3] in words:
            if _is_set_off_still(words, content, at) and not is_in_phrase(known, content, at):
                yield Form(at, said, known.meant(said), is_doubtful=True)
            continue
        if _is_set_off(known, content, at, at + _PAIR) and not is_in_phrase(known, content, at):
            yield Form(at, said, known.meant(said))


def _longer_in(document: Document, known: Spelling) -> Iterator[Form]:
    content = document.content
    for at, said, right in known.longer.among(content, document.once(occurrences)):
        if said[0] != right[0] and said[0] in known.endings and content[max(0, at - _PAIR) : at] in known.known:
            continue  # the end of the word before: 工作室|带徒
        if said[-1] != right[-1] and (said[-1] in known.joins or content[at + len(said) :][:1] in _WHICH):
            continue  # what comes behind a phrase: 党建工作|是全局工作的保证, 我为安全|献一计
        if _is_set_off(known, content, at, at + len(said), is_short=len(said) < len(right) and len(said) <= _PHRASE):
            yield Form(at, said, [right])


def _is_set_off(known: Spelling, content: str, start: int, end: int, *, is_short: bool = True) -> bool:
    """Whether characters stand between words and share neither end with one. Behind longer ones anything may stand."""
    before, behind = content[max(0, start - 1) : start], content[end : end + 1]
    if before + content[start] in known.known or content[end - 1] + behind in known.known:
        return False
    if content[max(0, start - 2) : start + 1] in known.firm or content[end - 1 : end + 2] in known.firm:
        return False
    begins = not _HAN.match(before) or before in known.joins or content[max(0, start - 2) : start] in known.known
    if not begins or not is_short:
        return begins
    return not _HAN.match(behind) or behind in known.joins or content[end : end + 2] in known.known


def _is_set_off_still(words: frozenset[str], content: str, at: int) -> bool:
    """Whether two characters follow a word though the first makes one with the character before: 整改|成郊."""
    return content[at - _PAIR : at] in words and not _HAN.match(content[at + _PAIR : at + _PAIR + 1])


def is_in_phrase(known: Spelling, content: str, at: int) -> bool:
    """Whether two characters stand in a phrase that is right."""
    if content[max(0, at - 1) : at + _PAIR] in known.firm or content[at : at + _THREE] in known.firm:
        return True
    return any(content[start : start + _PHRASE] in known.phrases for start in range(max(0, at - 2), at + 1))


def _is_sure(document: Document, known: Spelling, form: Form, right: str) -> bool:
    """Whether what is meant goes with what stands beside it, or what is written is no word from its beginning on."""
    content, end = document.content, form.at + len(form.said)
    if len(form.said) == _PAIR:
        before, behind = content[max(0, form.at - _PAIR) : form.at], content[end : end + _PAIR]
        if before + right in known.phrases or right + behind in known.phrases:
            return True
        is_word = form.is_doubtful or form.said in known.known
        return not is_word and not known.seldom.isdisjoint(form.said)
    if len(form.said) == len(right):
        return len(right) != _THREE or form.said[:_PAIR] != right[:_PAIR] or _ends_wrong(known, form.said, content, end)
    is_long = len(right) > _PHRASE or right.startswith(form.said)
    return right in known.firm and (is_long or form.said[:_PAIR] not in known.known)


def _ends_wrong(known: Spelling, said: str, content: str, end: int) -> bool:
    """Whether the last of three characters is wrong: 后勤外|包 and 管理全|过程 are a word and what begins another."""
    if said[-1] in known.endings:
        return False
    behind = content[end : end + 1]
    is_word = said[:_PAIR] in known.known and _HAN.match(behind) is not None
    if is_word and said[-1] + behind not in known.known and not _is_set_off_behind(known, content, end):
        return False
    return said[-1] not in known.heads or said[:_PAIR] not in known.known or not _HAN.match(content[end : end + 1])


def _is_set_off_behind(known: Spelling, content: str, end: int) -> bool:
    """Whether a word begins behind a place, or what only stands between words: 住院陪|检 may be 住院|陪检."""
    return content[end] in known.joins or content[end : end + _PAIR] in known.known


def is_meeting(known: Spelling, content: str, start: int, end: int) -> bool:
    """Whether two characters are the last of one word and the first of another: 解决|对."""
    ends = content[max(0, start - 1) : start + 1] in known.known
    begins = content[end - 1 : end + 1] in known.known
    return (ends and (begins or content[end - 1] in known.joins)) or (begins and content[start] in known.joins)
