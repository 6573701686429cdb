"""Totals behind what they add up: 一等奖6篇、二等奖12篇、三等奖18篇，共计获奖36篇."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.bracketed import NEARLY, PARTS
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import LOOSE, OF_PEOPLE, Counted, added_up, counted
from youju.core.reading.defects.sums import MOST
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()


@FAMILY.check(
    "sum.total",
    "合计与前面各项对不上",
    Severity.WARNING,
    """
前面列了各项，后面说“共多少”，各项相加应等于合计。

- 错：培训党支部书记18人、党务干部25人，共计45人。（18＋25＝43）
- 对：培训党支部书记18人、党务干部25人，共计43人。
""",
)
def total(document: Document, found: Found) -> Iterable[Defect]:
    for sentence in document.once(counted):
        for index, whole in enumerate(sentence):
            if index < 2 or not whole.words.startswith(_WHOLE) or whole.is_rough or whole.unit == "%":
                continue
            group = _before(document, sentence[max(0, index - MOST) : index], whole)
            listed = _listed(document, group)
            if _is_nearly_all(whole, listed):
                group = listed
            elif not _is_said_of_all(whole.words, group) and not _is_nearly_all(whole, group):
                continue
            while len(group) > PARTS and group[0].number >= whole.number:
                del group[0]
            sums = {round(sum(part.number for part in group[at:]), 4) for at in range(len(group) - 1)}
            if _TWICE.match(document.content, whole.span.end) or _are_of_two_sorts(group):
                continue
            if sums and whole.number not in sums and whole.number > max(part.number for part in group):
                told = added_up(part.number for part in group)
                spans = [part.span for part in group]
                message = f"{told}，与合计{whole.number:.12g}不符"
                yield found.at(whole.begin, whole.span.end, message, related=spans)


_VERB = 2
_SURELY = ("共计", "合计", "总计", "共有党员", "共培训", "共评出", "共获奖")
_WHOLE = ("共计", "合计", "总计", "一共", "总共", "共有", "共")


def _is_said_of_all(words: str, group: list[Counted]) -> bool:
    """Whether nothing stands behind 共计 but what each part is: 重要涉密人员9人、一般涉密人员8人，共计涉密人员17人."""
    opening = next(each for each in _WHOLE if words.startswith(each))
    noun = words.removeprefix(opening)
    is_done = len(noun) == _VERB and any(part.words.startswith(noun) for part in group[:1])  # 共慰问15名
    return not noun or is_done or (len(noun) >= PARTS and all(part.words.endswith(noun) for part in group))


def _is_nearly_all(whole: Counted, group: list[Counted]) -> bool:
    """Whether what 合计 tells is nearly what the parts make: 抚育4.6万亩、造林1.2万亩，合计完成营造林6万亩."""
    added = sum(part.number for part in group)
    return whole.words.startswith(_SURELY) and NEARLY * added <= whole.number <= added / NEARLY


def _listed(document: Document, group: list[Counted]) -> list[Counted]:
    """The last of some quantities, as many as stand in one list: 一等奖6篇、二等奖12篇、三等奖18篇."""
    at = len(group) - 1
    while at > 0 and document.masked[group[at - 1].span.end : group[at].begin] == "、":
        at -= 1
    return group[max(0, at) :] if len(group) - at >= PARTS else []


def _before(document: Document, earlier: list[Counted], whole: Counted) -> list[Counted]:
    """The quantities of the same unit right before a total, one clause after another; none where there is but one."""
    group: list[Counted] = []
    until = whole.begin
    for part in reversed(earlier):
        is_other = part.unit != whole.unit and not {part.unit, whole.unit} <= OF_PEOPLE
        if is_other or part.is_rough or until - part.span.end > 12 or _is_loose(part.words):
            break
        group.insert(0, part)
        until = part.begin
    return group if len(group) >= 2 else []


_OF_ONE_SORT = regex("(?:周?岁|学历|大专|本科|高中|中专|硕士|研究生|职称)[及含（(]?以[上下]|[及含]以[上下]")


def _is_loose(words: str) -> bool:
    """Whether words bound a number: 以上, 不少于; not where they bound whom it counts: 35岁以下10名."""
    return LOOSE.search(_OF_ONE_SORT.sub("", words)) is not None


_TWICE = regex("[（(，][^）)。\n]{0,12}(?:兼|重复|交叉|同时)")
"""Somebody is counted twice: 共慰问16名（2名兼有两种身份）."""


def _are_of_two_sorts(group: list[Counted]) -> bool:
    """Whether some are told by age and others by schooling: the same people stand in both."""
    words = [part.words for part in group]
    return any("岁" in each for each in words) and any(re.search("学历|大专|本科|职称", each) for each in words)
