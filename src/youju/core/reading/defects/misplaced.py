"""Marks that slipped by a word between the halves of a pair: 抓手不多办法、不活 for 抓手不多、办法不活."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.numbering import enumerations
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_SECOND = regex("[、，](?P<link>[不于得])(?P<said>[一-龥]{1,2}?)(?=[，。；、\n])")
_HAN = regex("[一-龥]+")
_ADJECTIVES = frozenset("多少强活高深实严细足够大小新全快广好准紧牢密稳硬灵浓重透齐顺优佳明清畅勤专精久远熟")
_LONGER = regex(
    "深入|到位|及时|明显|充分|扎实|透彻|具体|全面|规范|严格|严密|平衡|均衡|突出|丰富|完善|健全|深刻|灵活|紧密|精准|有力"
    "|主动|彻底|牢固|清晰|合理|科学|积极"
)
_READY = frozenset("敢善勇勤乐长精忠甘急便利易严勉")
_DOES = frozenset("看听学记用做讲说想留进走拿打靠稳站")


@FAMILY.check(
    "punctuation.misplaced",
    "并列的两半之间标点错位",
    Severity.WARNING,
    """
“抓手不多、办法不活”“敢于担当、善于作为”这样的对举，标点应在两半之间，错了一个词就读不通。

- 错：抓手不多办法、不活；敢于担当善、于作为
- 对：抓手不多、办法不活；敢于担当、善于作为
""",
    signs=("、不", "，不", "、于", "、得"),
)
def misplaced(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    for match in _SECOND.finditer(masked):
        at, link, said = match.start(), match["link"], match["said"]
        for size in (1, 2, 3):
            start = at - 2 * size - len(said) - 1
            if start < 0 or not _HAN.fullmatch(masked, start, at):
                continue
            first, linked = masked[start : start + size], masked[start + size]
            other, second = masked[start + size + 1 : at - size], masked[at - size : at]
            if linked == link and _is_pair(link, (first, other), (second, said)):
                fix = f"{first}{link}{other}{masked[at]}{second}{link}{said}"
                yield found.at(start, match.end(), f"“{match[0][0]}”错位，疑应为“{fix}”", fix=fix)


_HOW_OFTEN = regex(
    "每(?:半年|季度|个?月|年|周|学期)(?P<mark>、)(?!每|半年|季|月|年|周|[^，。；\n]{0,14}[每各])(?=[\u4e00-\u9fa5]{2})"
)


@FAMILY.check(
    "punctuation.after-how-often",
    "“每半年”后面多了顿号",
    Severity.WARNING,
    """
“每半年、专题听取一次汇报”：多久一次和做什么之间不用顿号。

- 错：矿党委每半年、专题听取一次纪委工作汇报
- 对：矿党委每半年专题听取一次纪委工作汇报
- 对：每月、每季度各检查一次
""",
    signs=("年、", "度、", "月、", "周、", "期、"),
)
def after_how_often(document: Document, found: Found) -> Iterable[Defect]:
    for match in _HOW_OFTEN.finditer(document.masked):
        yield found.at(*match.span(), "后面不用顿号", fix="", fix_at=match.span("mark"))


@FAMILY.check(
    "punctuation.items",
    "列举各项之间有的用句号，有的用逗号",
    Severity.INFO,
    """
“一是……。二是……，三是……。”：各项之间的标点应当一致，用句号或者分号，逗号留在项内。

- 错：一是抓学习。二是抓整改，三是抓提升。
- 对：一是抓学习。二是抓整改。三是抓提升。
""",
)
def items(document: Document, found: Found) -> Iterable[Defect]:
    for run in document.once(enumerations):
        before = [document.content[each.span.start - 1 : each.span.start] for each in run[1:]]
        is_mixed = "，" in before and not {"。", "；"}.isdisjoint(before)
        for mark, last, each in zip(before, run, run[1:], strict=False):
            if is_mixed and mark == "，":
                at = each.span.start
                yield found.at(max(last.span.start, at - 5), at + len(each.label), "前面各项之间不是逗号，这里也应一致")


def _is_pair(link: str, first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether the halves on both sides of a link are of one make."""
    (one, what), (other, said) = first, second
    if link == "于":
        return len(what) == len(said) > 1 and {one, other} <= _READY
    if link == "得":
        return len(what) == len(said) == 1 and {one, other} <= _DOES
    is_plain = len(one) > 1 and link not in one + other and not set("不于得") & set(one + other)
    is_short = {what, said} <= _ADJECTIVES
    return is_plain and (is_short or all(_LONGER.fullmatch(each) for each in (what, said)))
