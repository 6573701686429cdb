"""Units of another sort that do what the own can: 组织县医院职工 in a school's report, 宁安隧道项目未发生事故."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.naming import others, strange_bodies
from youju.core.reading.defects.own import Own, own_unit
from youju.core.reading.defects.served import served_others
from youju.core.reading.defects.sisters import sister
from youju.core.reading.defects.sorts import is_unrelated, own_sort, sort_of, sorts
from youju.core.reading.defects.strangers import softened
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, last_of, next_of, regex
from youju.core.reading.text import Span

FAMILY = Family()

_BODIES = "党委|党组(?!织)|党总支|党支部|纪委|纪检委员|支委会|领导班子|班子成员|工会|团委|团支部"
_PEOPLE = "党员|职工|干部|员工|教职工|教师|师生|医护|医务|青年|全体|广大"
_LED = "组织|动员|要求|引导|教育|带领|带动|激励|号召|发动|凝聚|激发"
_STATE = r"未发生|没有发生|实现|完成|现有|下设|共有|在册|全年|上半年|年内|将|要|应|均|已|共|无一|\d{1,4}名"
_DEED = (
    "[严坚认把要定每带组深加牢积始强切高突围紧抓扎充推落全结自主应必须从按均]"
    "|大力|开展|召开|研究|听取|制定|不断|进一步|参加|负责"
)
_HAN = "(?![为在被把与和向由对从到及的是有以让使等报经赴去参观走])[一-龥]"
_AHEAD = next_of((*_BODIES.split("|"), *_PEOPLE.split("|"), *_STATE.split("|"), "的"))
LONGEST = 16
"""How many characters before its end a unit's name begins at most."""
FEW = 2
"""Where more units of other sorts than these act, the document is about them."""
_STEM = regex("(?!.$|[省市县区].$)(?!.*(?:[全我本各返下回老家城故]|中小|上半年|下半年|学习|新时代)$).{1,7}")
"""What stands before the word for its sort in a unit's name: two characters and more, or a county and one."""


class _Places(NamedTuple):
    """The end of a unit's name before what its own do, and the name where it is led or acts."""

    ends: re.Pattern[str]
    led: re.Pattern[str]
    acting: re.Pattern[str]


def _places(lists: Lists) -> _Places:
    every = [end for ends in lists.once(sorts).words.values() for end in ends]
    others, own = any_of(lists.words("naming", "not_others")), any_of(lists.words("naming", "before_own"))
    name = f"(?!{others}|{own})(?P<name>(?P<stem>(?:{_HAN}){{1,7}}?){any_of(every)})"
    times = any_of(lists.words("naming", "times"))
    return _Places(
        regex(
            f"{last_of(every, _AHEAD)}(?=(?P<body>(?:{_BODIES})(?:{_DEED}))|(?P<people>的?(?:{_PEOPLE}))|(?:{_STATE}))"
        ),
        regex(f"(?>(?:{_LED})+)(?:了|全体|广大)?{name}$"),
        regex(f"[。；，：\n](?>(?:{times}|[一二三四五六七八九十]是|，)*){name}$"),
    )


@FAMILY.check(
    "naming.alien",
    "别种单位做了本单位的事",
    Severity.WARNING,
    """
学校的材料里“组织县医院职工”，大桥项目的总结里“宁安隧道项目未发生安全事故”，都是照搬别的单位的稿子没有改净。与外单位一起做的，写明“与……”“会同……”，不提示。

- 错：（某大桥项目党支部的总结）上半年，宁安隧道项目未发生一般及以上安全事故。
- 对：上半年，项目未发生一般及以上安全事故。
""",
)
def alien(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    spans = [*islice(_aliens(document, own), FEW + 1)] if own and own.names else []
    if own is None or not spans or len(spans) > FEW:
        return
    told = (*document.once(strange_bodies), *document.once(others), *document.once(served_others), *sister(document))
    already = [each.span for each in told if each.span]
    for span in spans:
        if not any(span.start < each.end and each.start < span.end for each in already):
            message = f"本单位是“{own.names[0]}”，这里写“{document.quote(*span)}”，疑为照搬其他单位"
            yield found.at(*span, message, severity=softened(document, span, found.severity))


def _aliens(document: Document, own: Own) -> Iterator[Span]:
    """Units named once that stand in no relation to the own, or are of its own sort by another name."""
    places, verbs = document.lists.once(_places), document.lists.words("naming", "before_own")
    known: dict[tuple[str, bool], bool] = {}
    for end in places.ends.finditer(document.masked) if own_sort(document.lists, own.names) else ():
        since = max(0, end.end() - LONGEST)
        led = places.led.search(document.masked, since, end.end()) if end["people"] else None
        match = led or places.acting.search(document.masked, since, end.end())
        if match and _is_name(match, verbs):
            asked = match["name"], bool(end["body"])
            if asked not in known:
                known[asked] = _is_alien(document, own, asked[0], is_body=asked[1])
            is_guest = led is None and _VISIT.match(document.masked, end.end()) is not None
            if known[asked] and not is_guest:
                yield Span(*match.span("name"))


def _is_name(match: re.Match[str], verbs: tuple[str, ...]) -> bool:
    """Whether what stands before the word for a sort is a place or a proper name: 红旗煤矿, 县医院."""
    stem, size = match["stem"], len(match["name"]) - len(match["stem"])
    is_proper = _STEM.fullmatch(stem) is not None and not stem.endswith(verbs)
    return is_proper or (size > 1 and stem in _LEVELS)


_LEVELS = frozenset("市县区镇乡")


_WITH_OTHERS_OF_THEIR_SORT = ("公司", "局", "业务局")
"""A group has companies below it; other bureaus are told elsewhere."""
_VISIT = regex(
    "[^。；\n]{0,40}?(?:[到来](?:校|矿|院|段|厂|我|会|场|项目|支部|现场)|[为给向与对]我|走进|进校园|送[教医法]|义诊|共建|联建|志愿服务|应邀|受邀)"
)
"""Behind the name of a unit that comes to the own."""


def _is_alien(document: Document, own: Own, name: str, *, is_body: bool) -> bool:
    lists = document.lists
    sort = sort_of(lists, [name])
    is_alike = sort == own_sort(lists, own.names) and sort not in _WITH_OTHERS_OF_THEIR_SORT
    is_strange = is_unrelated(lists, name, own.names, is_body=is_body) or is_alike
    is_own = own.is_own(name) or any(name in each or each in name for each in own.names)
    return is_strange and not is_own and document.content.count(name) == 1
