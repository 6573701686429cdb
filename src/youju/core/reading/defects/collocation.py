"""Verbs with nouns they do not go with: 提高作风, 增强水平, 扩大效率."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from youju.core.reading.defects.bigrams import Wanted, bigrams, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.strings import number_of
from youju.core.reading.found import Defect, Severity

FAMILY = Family()


@dataclass(frozen=True, slots=True)
class Pairings:
    """By a noun's number what may stand before it from a verb on that it does not go with, and the verbs that do."""

    by_noun: dict[int, list[tuple[tuple[str, ...], str]]]
    nouns: Wanted


def pairings(lists: Lists) -> Pairings:
    """As shipped."""
    found: dict[int, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for line in lists.lines("collocation", "pairs"):
        verbs, nouns, right = (part.split() for part in line.split(" : "))
        for noun in nouns:
            found[number_of(noun)].append((tuple(verb + each for verb in verbs for each in _BETWEEN), "、".join(right)))
    return Pairings(found, lists.once(bigrams).want(found))


_NOUN = 2
_ENDS = frozenset("，。；、\n和与")
_BETWEEN = (
    "",
    "工作",
    "服务",
    "党建",
    "学习",
    "党员",
    "干部",
    "思想",
    "自身",
    "政治",
    "业务",
    "管理",
    "良好",
    "责任",
    "整改",
    "整治",
    "监督",
    "检查",
    "推进",
    "宣传",
    "考核",
    "培训",
    "建设",
    "坚强的",
    "坚强",
    "坚强的政治",
    "坚强政治",
    "有力",
)
"""What may stand between verb and noun."""


@FAMILY.check(
    "word.collocation",
    "动词与宾语搭配不当",
    Severity.INFO,
    """
“作风”可以改进、转变，不能“提高”；“水平”可以提高，不能“增强”；“效率”可以提高，不能“扩大”。

- 错：切实提高工作作风；不断增强服务水平
- 对：切实改进工作作风；不断提高服务水平
""",
)
def collocation(document: Document, found: Found) -> Iterable[Defect]:
    content, known = document.content, document.lists.once(pairings)
    for at, noun in document.once(occurrences).of(known.nouns):
        end = at + _NOUN
        if content[end : end + 1] in _ENDS:
            for before, right in known.by_noun[noun]:
                yield from _ill(found, content, at, end, before, right)


def _ill(found: Found, content: str, at: int, end: int, before: tuple[str, ...], right: str) -> Iterable[Defect]:
    if content.endswith(before, 0, at):
        start = at - next(len(each) for each in before if content.endswith(each, 0, at))
        yield found.at(start, end, f"“{content[start:end]}”搭配不当，动词宜用“{right}”")
