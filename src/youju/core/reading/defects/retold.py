"""What a unit has, told twice with different numbers: 涉密计算机2台 … 3台均安装, 党员1046名 … 1064名党员中."""

import re
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.figures import Counted, counted
from youju.core.reading.defects.turned import LONG, conceded, is_turned, turned
from youju.core.reading.defects.values import NEARLY, at_both, two_values
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span

FAMILY = Family()

_HELD = frozenset("名个人台部家所座辆张套间处户支位")
"""Units of what a unit has."""
_PEOPLE = frozenset("名个人位")

_NOUN = regex("[\u4e00-\u9fa5]{2,10}")
_ONLY = regex("^(?:其中[，：]?|共有?|分别为|包括|以及|其他)")
_WHOLE = regex(
    "(?:全(?:[院局校矿厂段站所县市区镇乡村社行馆园台处系]|公司|集团|社区|街道|中心|系统|体)|所有|现有|全部|所属|下属|辖内|下辖|所辖|直属)$"
)
_OTHER_TIME = regex(
    "(?<=[\\d去上前])年|年(?![末底终])|原|月|新|增|减|发展|转|上级|去|往|曾|另|其[他余它]|每|个别|左右|约|不少于|以上|计划|拟|将|达到|至少"
)
_WITHOUT_EXCEPTION = "均|全部|全都|都|皆|一律|全员"
_ALL = regex(f"(?:党员|干部)?(?:{_WITHOUT_EXCEPTION})")
_ALL_HEADS = regex(f"(?:{_WITHOUT_EXCEPTION}|逐一|逐个|逐人)")
_AMONG = regex(
    "中(?!心|国|共|层|学|小|青|级|专)|(?:均|全部|全都|都|皆|一律|全员|人人)|(?:进行)?(?:了)?(?:逐[台个户人份一]|全覆盖|全面)(?=[^，。；]{0,6}[检查排])"
)
_OF_THEM = regex("家属|子女|代表|书记|骨干|活动|负责人|配偶|之家")
_GATHERED = ("组织", "安排", "对", "给", "为")
"""Of whom no more can be gathered than there are: 全校教职工142人 … 组织148名教职工."""
_HEADS = ("书记", "班长", "组长")
"""Of each unit one: as many as there are units, where all of them are told of."""
_ENDS = regex("[，。；、\n的]|[均全都皆中]")


class Stock(NamedTuple):
    """How many of something, and where it was first told."""

    number: int
    span: Span


@FAMILY.check(
    "value.retold",
    "同一批人、物前后数目不同",
    Severity.WARNING,
    """
前面交代了有多少，后面再说到“均”“全部”“……中”的还是这一批，数目应当一致。数字颠倒（1046、1064）的，多半是打错了。

- 错：现有计算机34台，其中涉密计算机2台、非涉密计算机32台，涉密计算机3台均安装了防护系统。
- 错：现有党员1046名。……参加民主评议的1064名党员中，优秀311名。
- 对：两处写成一个数，或者写明为什么不同。
""",
)
def retold(document: Document, found: Found) -> Iterable[Defect]:
    known: dict[str, Stock] = {}
    others: list[tuple[Span, Stock, str]] = []
    for sentence in document.once(counted):
        is_held, after_whole = False, -1
        for each in sentence:
            if each.unit not in _HELD or each.is_rough or each.number != int(each.number):
                continue
            is_held = is_held or document.lists.once(_holds).search(each.words) is not None
            others += _differing(document, each, known)
            after_whole = _learn(document, each, known, after_whole, is_held=is_held)
    turns = list(turned(document))
    granted = list(conceded(document))
    told = [each.span for each in two_values(document) if each.span] if others or turns or granted else []
    for span, stock, noun in others:
        if not _is_among_told(span, told):
            said = document.quote(*span)
            told.append(span)
            yield from at_both(document, found, span, stock.span, f"前面说{noun}{stock.number}，这里是“{said}”，请核对")
    for (span, first, severity), is_turn in (*zip(turns, repeat(True)), *zip(granted, repeat(False))):
        if not _is_among_told(span, told):
            told.append(span)
            message = _message(document, first, span, is_turned=is_turn)
            yield from at_both(document, found, span, first, message, severity)


def _learn(document: Document, each: Counted, known: dict[str, Stock], after_whole: int, *, is_held: bool) -> int:
    """Keep how many there are, where a quantity tells it; where the next of a list of such would begin."""
    stock = Stock(int(each.number), each.span)
    if noun := _of_whole(each):
        known.setdefault(_TOLD_WHOLE + noun, stock)
    if (noun and _is_of_all(document, each)) or (is_held and (noun := _held(document.lists, each.words))):
        known.setdefault(noun, stock)
    elif match := document.lists.once(_stocks).match(document.masked, each.span.end):
        is_next = after_whole == each.span.start and _ENDS.match(document.masked, match.end()) is not None
        if is_next or _tells_whole(document, each, match):
            known.setdefault(_same(match[0]), stock)
            return match.end() + document.masked.startswith("、", match.end())
    return after_whole


def _message(document: Document, first: Span, span: Span, *, is_turned: bool) -> str:
    said = f"前面是“{document.quote(*first)}”，这里是“{document.quote(*span)}”"
    return f"{said}，{'数字疑颠倒，' if is_turned else ''}请核对"


def _is_among_told(span: Span, told: Iterable[Span]) -> bool:
    return any(span.start < each.end and each.start < span.end for each in told)


def _tells_whole(document: Document, each: Counted, noun: re.Match[str]) -> bool:
    """Whether a quantity before its noun tells how many there are: 全院612名职工, 下设16个党支部."""
    if _WHOLE.search(each.words) or _LISTED.search(document.masked, max(0, each.begin - FAR), each.span.start):
        return True
    is_whole_noun = _ENDS.match(document.masked, noun.end()) is not None
    return is_whole_noun and each.words.endswith(document.lists.words("sums", "holds"))


_LISTED = regex("(?:下设|设有|现设|内设|下辖|现辖|设)[一-龥]{1,8}(?:[、和][一-龥]{1,8}){1,12}$")
"""A list of what there is, and how many: 下设穿爆、运输、机关6个党支部."""
FAR = 80
"""How many characters before the last of such a list it is looked for."""

_OF_WHOLE = regex(
    "(?:^|[院局校矿段厂县])(?:目前|现)?全(?:[院局校矿段厂站所县镇]|公司|集团|系统|中心)(?:共有?|现有|确定)?(?P<noun>(?:在编|专任|在职|正式)?[一-龥]{0,3}"
    "(?:人员|职工|教师|党员|党支部|医生|护士))$"
)


_TOLD_WHOLE = "全"
"""Before a noun of which a whole unit has so many: held against what the whole unit is said to have elsewhere."""


def _of_whole(each: Counted) -> str:
    """The noun of which a whole unit is said to have so many: 全校教职工142人."""
    match = _OF_WHOLE.search(each.words.strip()) if "全" in each.words else None
    if match is None or _OTHER_TIME.search(each.words):
        return ""
    return _same(match["noun"])


def _is_of_all(document: Document, each: Counted) -> bool:
    """Whether all of them are told of: 全校教职工142人全部参加."""
    end = each.span.end
    return _ALL.match(document.masked, end + document.masked.startswith("，", end)) is not None


def _holds(lists: Lists) -> re.Pattern[str]:
    return regex(any_of(lists.words("sums", "holds")))


def _stocks(lists: Lists) -> re.Pattern[str]:
    return regex(any_of(lists.words("sums", "stocks")))


def _same(noun: str) -> str:
    return {"干部职工": "职工", "教职员工": "教职工", "共产党员": "党员", "正式党员": "正式党员"}.get(noun, noun)


def _held(lists: Lists, words: str) -> str:
    """What is held, of the words of a clause: 计算机 of 县档案馆现有计算机; nothing where that isn't a noun."""
    words = words.strip()
    last = None
    for last in lists.once(_holds).finditer(words):  # noqa: B007
        pass
    noun = _ONLY.sub("", words[last.end() :] if last else words)
    is_noun = _NOUN.fullmatch(noun) and not noun.endswith("涉密")
    return _same(noun) if is_noun and not _OTHER_TIME.search(noun) else ""


def _differing(document: Document, each: Counted, known: dict[str, Stock]) -> Iterator[tuple[Span, Stock, str]]:
    """Where a quantity tells of what is known, with another number."""
    masked, number, end = document.masked, int(each.number), each.span.end
    words = each.words.strip()
    before = known.get(_same(words))
    if before and before.number != number and _ALL.match(masked, end):
        yield Span(each.begin, end), before, words
        return
    match = _NOUN.match(masked, end)
    if not match or _OTHER_TIME.search(words[-8:]) or not known:
        return
    for size in range(min(len(match[0]), 8), 1, -1):
        noun = match[0][:size]
        is_whole = _WHOLE.search(words) is not None
        stock = known.get(_same(noun)) or (known.get(_TOLD_WHOLE + _same(noun)) if is_whole else None)
        if stock is None or stock.number == number:
            continue
        at = end + size
        is_of_all = masked.startswith(_HEADS, at) and _ALL_HEADS.match(masked, at + 2) is not None
        at += 2 * is_of_all
        is_near = NEARLY * stock.number <= number <= stock.number / NEARLY
        if _OF_THEM.match(masked, at):
            return
        is_among = is_of_all or _AMONG.match(masked, at) is not None
        is_among_them = is_among or words.endswith(_GATHERED)
        is_more = is_among_them and stock.number < number < MANY * stock.number
        if _is_long_turned(number, stock.number) or is_more or (is_near and (is_whole or is_among)):
            begin = each.span.start - (2 if is_whole and words.startswith("全", len(words) - 2) else 0)
            yield Span(begin, at), stock, noun
        return


def _is_long_turned(one: int, other: int) -> bool:
    return one >= LONG and is_turned(one, other)


MANY = 3
"""More than so many times a number are hardly the same things."""
