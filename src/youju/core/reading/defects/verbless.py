"""Clauses that are a noun and what describes it, and no verb: 3月初，全面从严治党工作会议，印发清单."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.following import Following, following
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, last_of, regex
from youju.core.reading.text import Span

FAMILY = Family()

LONGEST = 24
_WORD = 2
_CLAUSE = regex("(?<=[，。；\n])[^，。；：、\n“”《》（）()\\d\ue000\ue001—…XxＸ×*?？！]{5,24}$")
_TOLD_OF = regex(
    "[，；](?:得到|受到|深受|被|由|在|成为|取得|已|均|都|也|就|才|很|更|十分|非常|有效|真正|是|使|还|应|必须|可以|能|不|没有|成效|效果|逐步|日趋|日益"
    "|其中|主要|包括|覆盖|要(?!求)|我们?认为|两|各|直接|迈上|明显|普遍|圆满|焕然|见|详见|显著|大幅|越|党[^，。；\n]{1,8}是|深入\\d)"
)
"""How what is told of a noun goes on: 这项制度，已在全矿推开."""
_LISTED = regex(
    "(?:[一二三四五六七八九十]|第[一二三四五六七八九十])是|[一二三四五六七八九十两几百][个套块本份张条项支名件次]|^(?:越|这|那|该|此|其|以及|其他|去年|今年|上半年|下半年|下一步|近年)"
)
_NAMED = regex(
    "全面从严治党|组织生活|党的建设|发展党员|发展对象|乡村振兴|脱贫攻坚|立德树人|改革创新|民主评议党员|学习教育"
)
"""What holds a verb and is a noun."""
_DONE = "住出起紧牢亮响透清"
"""What ends a verb of two characters: 守住, 理清."""
_ASPECT = ("了", "过", "着", "为", "有", "到", "出", "入", "成", "好")


class _Known(NamedTuple):
    """Where a governed noun ends a clause, the nouns, what governs and describes them, and what verbs stand behind."""

    ends: re.Pattern[str]
    noun: re.Pattern[str]
    governs: re.Pattern[str]
    verbs: frozenset[str]
    alone: frozenset[str]
    attributes: frozenset[str]
    adverbs: frozenset[str]


def _known(lists: Lists) -> _Known:
    nouns, attributes = lists.words("grammar", "governed"), frozenset(lists.words("grammar", "attributes"))
    sure = (*lists.words("words", "verbs"), *lists.words("grammar", "verbs"), *lists.words("grammar", "begins"))
    governs = {*sure, *lists.words("grammar", "governs"), *lists.words("grammar", "aside")} - attributes
    return _Known(
        regex(last_of(nouns, "(?=[，。；])")),
        regex(f"{any_of(nouns)}$"),
        regex(any_of(each for each in governs if len(each) >= _WORD)),
        frozenset(sure),
        frozenset((*lists.words("grammar", "governs-alone"), *(each for each in governs if len(each) < _WORD))),
        attributes,
        frozenset(lists.words("grammar", "before-verbs")),
    )


_LED_BY = regex(
    "(?<=[，。；\n])由(?![^，。；\n]{0,50}(?:成立|组成|组建|设立|建立|牵头|负责))[^，。；\n]{2,30}(?:任|担任|为)(?:组长|队长|总指挥|主任)的"
    "(?P<what>[^，。；\n]{0,14}(?:小组|专班|工作队|指挥部|委员会|突击队))(?=[，。；])"
)


@FAMILY.check(
    "grammar.no-verb",
    "分句里只有名词，没有动词",
    Severity.WARNING,
    """
一个分句只剩下“什么会议”“什么制度”“什么能力”，没有说召开、建立还是提升，多半是改稿时删掉了动词。

- 错：3月初，全面从严治党工作会议，印发责任清单。
- 对：3月初，召开全面从严治党工作会议，印发责任清单。
""",
)
def no_verb(document: Document, found: Found) -> Iterable[Defect]:
    for match in _LED_BY.finditer(document.masked):
        told = f"“{match['what']}”前面没有动词，疑漏了“成立”“组建”"
        yield found.at(*match.span(), told, severity=Severity.INFO)
    known, cut = document.lists.once(_known), document.lists.once(following)
    for end in known.ends.finditer(document.masked):
        clause = _CLAUSE.search(document.masked, max(0, end.end() - LONGEST - 1), end.end())
        if clause and _is_bare(clause[0], known, cut) and not _goes_on(document, Span(*clause.span()), known):
            noun = known.noun.search(clause[0])
            told = f"“{noun[0] if noun else clause[0]}”前面没有动词，疑漏了“召开”“建立”“提升”一类的词"
            yield found.at(*clause.span(), told)


def _is_bare(said: str, known: _Known, cut: Following) -> bool:
    """Whether a clause is a noun with nothing but attributes."""
    noun = known.noun.search(said)
    rest = _NAMED.sub("党建", said[: noun.start()]) if noun else ""
    if not rest or known.governs.search(rest) or _LISTED.search(rest) or rest[1:2] in _DONE:
        return False
    words = _words(cut, rest)
    if words[0] in known.verbs:
        return False
    return not any(_is_verb(each, known) or _is_done(each, known, cut) for each in _without_attributes(words, known))


def _words(known: Following, said: str) -> list[str]:
    cut = known.cut(said)
    return [said[start:end] for start, end in zip(cut.starts[1:-1], cut.ends[1:-1], strict=True)]


def _without_attributes(words: list[str], known: _Known) -> Sequence[str]:
    """Words without the verbs right before a noun that describe it: 先锋岗 of 先锋岗评选标准."""
    while words and all(words[-1][at : at + _WORD] in known.attributes for at in range(0, len(words[-1]), _WORD)):
        words.pop()
    return words


def _is_verb(word: str, known: _Known) -> bool:
    return word in known.alone or word in known.verbs or word.endswith(_ASPECT) or word[-_WORD:] in known.verbs


def _is_done(word: str, known: _Known, cut: Following) -> bool:
    """Whether a word stood behind an adverb or an auxiliary in the texts counted, as verbs do."""
    number = cut.number.get(word) if len(word) > 1 else None
    return number is not None and not known.adverbs.isdisjoint(cut.words[each] for each in cut.before(number))


_LISTS = regex("：|(?:上午|下午|晚上|科室负责人|党组成员)[，、]$|对象为|人员为|代表，")
"""Behind these things are only named: 参加人员：……，驻村工作队."""


def _goes_on(document: Document, span: Span, known: _Known) -> bool:
    """Whether what follows is told of the noun, or the noun is one of several in a row."""
    if _TOLD_OF.match(document.masked, span.end):
        return True
    sentence = document.text.sentence_at(span.start)
    if sentence and _LISTS.search(document.masked, sentence.start, span.start):
        return True
    if document.masked[span.start - 1] == "\n" and document.masked[span.end] != "，":
        return True
    noun = known.noun.search(document.masked[slice(*span)])
    if noun is None:
        return False
    behind = _NEXT.match(document.masked, span.end)
    return document.masked.endswith(noun[0], 0, span.start - 1) or (behind is not None and noun[0] in behind[0])


_NEXT = regex("[，、；][^，。；\n]{1,16}")
