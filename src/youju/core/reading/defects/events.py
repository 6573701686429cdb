"""Events and plans of years that come every so often: last year's 保密宣传教育月, “十二五”收官之年 in 2020."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.dates import dating
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import begun_after

FAMILY = Family()

_EARLIER = regex("[去上]年|对比|相[比较]|较|[自从]|以来|获|荣|被评|总结")
_YEAR = regex(r"(?P<year>20\d\d)年")
LOOK_BACK = 8
LAST, FIRST = ("收官", "收尾", "决胜"), ("开局", "起步", "开启")
_STAGES = "(?P<what>收官|收尾|开局|起步|开启|决胜|承上启下|中期|谋划)(?:之)?(?:年|期)"


class _Comes(NamedTuple):
    """How what comes in certain years is told; of plans their first years, of what comes every year none."""

    told: re.Pattern[str]
    begun: Mapping[str, int]


def _comes(lists: Lists) -> Signed[_Comes]:
    words = lists.words("years", "yearly")
    held = rf"(?P<year>20\d\d)年(?:\d{{1,2}}月)?(?:度|全国|全省|全市)?[^，。；、\n\d《]{{0,10}}?{any_of(words)}"
    begun = {plan: int(year) for plan, year in map(str.split, lists.lines("years", "plans"))}
    stages = rf"“?(?P<plan>{any_of(begun)})”?(?:规划|时期)?(?:发展规划)?的?{_STAGES}"
    return Signed([(words, _Comes(regex(held), {})), (list(begun), _Comes(regex(stages), begun))])


@FAMILY.check(
    "date.event",
    "每年一次的活动写了上一年的，五年规划的年份不对",
    Severity.WARNING,
    """
宣传月、宣传周、安全生产月年年有，今年的材料写“2023年保密宣传教育月”，多半是去年的稿子；“十二五”收官是2015年，“十三五”收官是2020年。

- 错：（2024年的报告）结合2023年保密宣传教育月活动；2020年是“十二五”规划收官之年
- 对：结合2024年保密宣传教育月活动；2020年是“十三五”规划收官之年
""",
)
def event(document: Document, found: Found) -> Iterable[Defect]:
    year = document.once(dating).about
    for told, begun in document.lists.once(_comes).likely_in(document):
        if begun:
            yield from _of_plans(document, found, year, told.finditer(document.content), begun)
        elif year is not None:  # seldom run: not worth looking for where they begin
            yield from _of_last_year(document, found, year, told.finditer(document.content, 0))


def _of_last_year(document: Document, found: Found, year: int, matches: Iterable[re.Match[str]]) -> Iterator[Defect]:
    for match in matches:
        since = begun_after(document.masked, "，。；：\n", match.start(), max(0, match.start() - LOOK_BACK))
        if int(match["year"]) == year - 1 and not _EARLIER.search(document.masked, since, match.end() + 2):
            yield found.at(*match.span(), f"本文是{year}年的，这里写“{match[0]}”，疑为旧稿年份")


def _of_plans(
    document: Document, found: Found, year: int | None, matches: Iterable[re.Match[str]], begun: Mapping[str, int]
) -> Iterator[Defect]:
    for match in matches:
        sentence = document.text.sentence_at(match.start())
        since = max(sentence.start if sentence else 0, match.start() - 30)
        years = list(_YEAR.finditer(document.content, since, match.start()))
        now, first = int(years[-1]["year"]) if years else year, begun[match["plan"]]
        right = first + 4 if match["what"] in LAST else first if match["what"] in FIRST else None
        if now is not None and right is not None and abs(now - right) > (0 if years else 1):
            told = f"“{match['plan']}”{match['what']}是{right}年，这里说的是{now}年，请核对"
            is_near = bool(years) and match.start() - years[-1].start() <= LOOK_BACK
            start = years[-1].start() if is_near else match.start()
            yield found.at(start, match.end(), told, severity=None if years else Severity.INFO)
