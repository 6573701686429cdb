"""People and places of another trade where the own stand: 全体医护人员 in a school's report, 各病区 in a mine's."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.own import own_unit
from youju.core.reading.defects.signs import Signed
from youju.core.reading.defects.strangers import softened
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span

FAMILY = Family()

_ALL = "[全我][院校矿段局厂园所站]"
_LED = (
    f"全体|广大|引导|教育|带领|带动|激励|号召|要求|督促|动员|推动|凝聚|鼓励|调动|激发|提升|提高|增强|强化|加强|{_ALL}"
)
_FURTHERED = (
    "(?:持续|不断|切实|进一步|扎实|深入)?(?:加强|推进|深化|抓好|强化|提升|提高|抓实|狠抓|完善|改进|开展|促进|落实)"
)
_BETWEEN = f"了|全体|广大|一线|青年|骨干|在职|党员|年轻|专职|各级|每[名位个]|{_ALL}"
_HELPED = "(?<![向为给与和对问爱务谢持])(?<!支援)(?<!服务)(?<!邀请)(?<!慰问)"
_NOT_THEIRS = "代表|家属|节|资格|之家|座谈|等?社会|、|和|与"


class _Trade(NamedTuple):
    """Words in the names of a trade's units, and a pattern for its people where they are led, or its places where all
    of them are spoken of."""

    names: Sequence[str]
    said: re.Pattern[str]


_OF_MANY = regex("[镇乡村]$|街道|社区|党校|[县市区]委|政府|工会|妇联|团委|机关工委|集团")
"""Whose people are of every trade."""


def _trades(lists: Lists) -> Sequence[_Trade]:
    return [_trade(row) for row in lists.words("naming", "staff")]


def _trade(row: str) -> _Trade:
    said, _, names = row.partition(":")
    people, places, topics = (*said.split("|"), "", "")[:3]
    led = rf"{_HELPED}(?:{_LED})(?:{_BETWEEN}){{0,2}}(?P<who>{any_of(people.split('/'))})(?!{_NOT_THEIRS})"
    everywhere = rf"|(?<![全省市县区])(?:各|所有|全部)(?P<where>{any_of(places.split('/'))})" if places else ""
    about = rf"|{_HELPED}(?:{_FURTHERED})(?P<what>{any_of(topics.split('/'))})" if topics else ""
    return _Trade(names.split("/"), regex(led + everywhere + about))


def _by_word(lists: Lists) -> Signed[int]:
    """The places of trades in their list, by any of their words."""
    rows = (row.partition(":")[0].replace("|", "/").split("/") for row in lists.words("naming", "staff"))
    return Signed((words, index) for index, words in enumerate(rows))


@FAMILY.check(
    "naming.staff",
    "别的行业的人员、场所写成了本单位的",
    Severity.WARNING,
    """
学校的报告里“推动全体医护人员”，矿上的总结里“各病区”，都是照搬别的行业的稿子没有改净。慰问、服务、邀请别的行业的人，不提示。

- 错：（某职业学校的述职报告）推动全体医护人员争做“四有”好老师
- 对：推动全体教职工争做“四有”好老师
""",
)
def staff(document: Document, found: Found) -> Iterable[Defect]:
    return document.once(strange_staff)


def strange_staff(document: Document) -> list[Defect]:
    """Other trades' people and places spoken of as the own are."""
    own = document.once(own_unit)
    if own is None or not own.names or any(_OF_MANY.search(name) for name in own.names):
        return []
    found, trades = Found("naming.staff", Severity.WARNING, document.content), document.lists.once(_trades)
    ours = {index for index, trade in enumerate(trades) if _is_of(trade, own.names)}
    others = [index for index in document.lists.once(_by_word).likely_in(document) if ours and index not in ours]
    return [each for index in others for each in _told(document, found, trades[index], own.names[0])]


def _is_of(trade: _Trade, names: Iterable[str]) -> bool:
    return any(word in name for word in trade.names for name in names)


def _told(document: Document, found: Found, trade: _Trade, own: str) -> Iterable[Defect]:
    """Where another trade's people or places are spoken of once, as the own are."""
    matches = [*trade.said.finditer(document.masked)]
    if len(matches) != 1:
        return
    match = matches[0]
    kind = next(each for each, said in match.groupdict().items() if said)
    is_at_home = any(each in document.content for each in trade.names if len(each) > 1)
    severity = Severity.INFO if is_at_home else softened(document, Span(*match.span(kind)), found.severity)
    told = f"本单位是“{own}”，这里写“{match[kind]}”，疑为照搬别的行业的稿子"
    yield found.at(*match.span(kind), told, severity=severity)
