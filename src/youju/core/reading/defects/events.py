"""Events and plans of years that come every so often: last year's 保密宣传教育月, “十二五”收官之年 in 2020."""

from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.dates import dating
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import begun_after

FAMILY = Family()

_EVENT = regex(
    r"(?P<year>20\d\d)年(?:\d{1,2}月)?(?:度|全国|全省|全市)?[^，。；、\n\d《]{0,10}?(?:宣传教育月|宣传月|宣传周|教育月|活动月|活动周|读书月|安全生产月|安全日|服务月|科普日|文明月|普法月)"
)
_EARLIER = regex("[去上]年|对比|相[比较]|较|[自从]|以来|获|荣|被评|总结")
_FIVE = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_PLAN = regex(
    r"“?(?P<plan>十[一二三四五六]五)”?(?:规划|时期)?(?:发展规划)?的?"
    r"(?P<what>收官|收尾|开局|起步|开启|决胜|承上启下|中期|谋划)(?:之)?(?:年|期)"
)
_YEAR = regex(r"(?P<year>20\d\d)年")
LOOK_BACK = 8
LAST, FIRST = ("收官", "收尾", "决胜"), ("开局", "起步", "开启")


@FAMILY.check(
    "date.event",
    "每年一次的活动写了上一年的，五年规划的年份不对",
    Severity.WARNING,
    """
宣传月、宣传周、安全生产月年年有，今年的材料写“2023年保密宣传教育月”，多半是去年的稿子；“十二五”收官是2015年，“十三五”收官是2020年。

- 错：（2024年的报告）结合2023年保密宣传教育月活动；2020年是“十二五”规划收官之年
- 对：结合2024年保密宣传教育月活动；2020年是“十三五”规划收官之年
""",
    signs=(
        "育月",
        "传月",
        "传周",
        "动月",
        "动周",
        "书月",
        "产月",
        "全日",
        "务月",
        "普日",
        "明月",
        "法月",
        "五”",
        "五规",
        "五时",
    ),
)
def event(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    year = known.about
    if year is not None:
        yield from _of_last_year(document, found, year)
    yield from _of_plans(document, found, year)


def _of_last_year(document: Document, found: Found, year: int) -> Iterator[Defect]:
    for match in _EVENT.finditer(document.content, 0):  # seldom run: not worth looking for its beginnings
        since = begun_after(document.masked, "，。；：\n", match.start(), max(0, match.start() - LOOK_BACK))
        if int(match["year"]) == year - 1 and not _EARLIER.search(document.masked, since, match.end() + 2):
            yield found.at(*match.span(), f"本文是{year}年的，这里写“{match[0]}”，疑为旧稿年份")


def _of_plans(document: Document, found: Found, year: int | None) -> Iterator[Defect]:
    for match in _PLAN.finditer(document.content):
        sentence = document.text.sentence_at(match.start())
        since = max(sentence.start if sentence else 0, match.start() - 30)
        years = [int(each["year"]) for each in _YEAR.finditer(document.content, since, match.start())]
        now = years[-1] if years else year
        begun = _FIVE[match["plan"]]
        right = begun + 4 if match["what"] in LAST else begun if match["what"] in FIRST else None
        if now is not None and right is not None and abs(now - right) > (0 if years else 1):
            told = f"“{match['plan']}”{match['what']}是{right}年，这里说的是{now}年，请核对"
            yield found.at(*match.span(), told, severity=None if years else Severity.INFO)
