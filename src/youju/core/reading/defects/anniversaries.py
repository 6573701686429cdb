"""Anniversaries that are last year's or of another sort of unit: 成立102周年 in 2024, 建院60周年 of a team."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.dates import dating, is_ahead
from youju.core.reading.defects.own import own_unit
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import begun_after

FAMILY = Family()

_CELEBRATES = regex("庆祝|迎接|喜迎|纪念|献礼|优异成绩|向|迎")
_CELEBRATED = regex("(?:[和与、][^，。；\n]{2,14}周年)?的?(?:庆祝|纪念|庆典|系列|之际)")
_EARLIER = regex(r"去年|上年|20\d\d年")
LOOK_BACK, NEAR = 24, 2
LATE = 11
"""From this month on what is signed may look ahead to next year's."""
_NUMBER = r"(?P<number>\d{1,3}|[一二三四五六七八九十百零]{1,6})"


class _Founded(NamedTuple):
    """How an anniversary is told, and in which year what is celebrated happened."""

    told: re.Pattern[str]
    years: dict[str, int]


def _founded(lists: Lists) -> _Founded:
    years = {what: int(year) for what, year in map(str.split, lists.lines("years", "founded"))}
    told = rf"(?P<what>{any_of(years)})[^，。；\d一二三四五六七八九十百]{{0,8}}{_NUMBER}周年"
    return _Founded(regex(told), years)


@FAMILY.check(
    "date.anniversary",
    "周年数与本年不符",
    Severity.ERROR,
    """
去年的稿子写“庆祝中国共产党成立102周年”，今年照用就差一年。

- 错：（2024年工作要点）以优异成绩庆祝中国共产党成立102周年
- 对：（2024年工作要点）以优异成绩庆祝中国共产党成立103周年
""",
    signs=("周年",),
)
def anniversary(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    year = known.about
    if year is None:
        return
    content, founded = document.content, document.lists.once(_founded)
    for match in founded.told.finditer(content):
        said, right = int(value(match["number"]) or 0), year - founded.years[match["what"]]
        since = max(0, match.start() - LOOK_BACK)
        before = content[begun_after(content, "。；\n", match.start(), since) : match.start()]
        is_celebrated = _CELEBRATES.search(before) or _CELEBRATED.match(content, match.end())
        is_speech = _SPEECH.match(content, match.end()) is not None
        is_of_now = is_celebrated and not is_speech and not _EARLIER.search(before)
        is_late = known.signed is not None and known.signed >= (year, LATE)
        is_next = said == right + 1 and (is_late or is_ahead(document, known, match.start()))
        if is_of_now and 0 < abs(said - right) <= NEAR and not is_next:
            yield found.at(*match.span(), f"{year}年是{right}周年，这里写{said}周年，请核对")


_SPEECH = regex("(?:大会)?(?:上的?)?(?:重要)?讲话|大会(?:精神|召开时)")
"""习近平总书记在庆祝中国共产党成立100周年大会上的重要讲话 is studied in later years too."""
_OF_THE_OWN = regex(r"建(?P<kind>[院校矿厂局段所站队行社馆台港])\d{1,3}周年")


_NEARBY = 16
_OF_OTHERS = regex("先锋队|少先队|大学|学院|小学|中学|学校|银行|支行|医院|参加|受邀|应邀|祝贺|车站|消防")


@FAMILY.check(
    "naming.anniversary",
    "建院、建校的说法不像本单位",
    Severity.WARNING,
    """
地质大队的材料里写“迎接建院60周年”，多半是照搬别的单位的稿子。

- 错：（某地质大队的报告）以迎接建院60周年为契机
- 对：以迎接建队60周年为契机
""",
    signs=("周年",),
)
def own_anniversary(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    if own is None or not own.calls:
        return
    for match in _OF_THE_OWN.finditer(document.content):
        before = document.content[max(0, match.start() - _NEARBY) : match.start()]
        is_of_others = before.endswith("少先队") or _OF_OTHERS.search(before) is not None
        if not is_of_others and match["kind"] not in own.calls and not any(match["kind"] in name for name in own.names):
            yield found.at(*match.span(), f"本单位材料里写“{match[0]}”，是否照搬其他单位请核对")
