"""Anniversaries that are last year's: 庆祝中国共产党成立102周年 in the points of work of 2024."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.dates import dating
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import begun_after

FAMILY = Family()

FOUNDED = {
    "中国共产党成立": 1921,
    "中国共产党建党": 1921,
    "建党": 1921,
    "党的生日": 1921,
    "中华人民共和国成立": 1949,
    "新中国成立": 1949,
    "中国共产主义青年团成立": 1922,
    "共青团成立": 1922,
    "建团": 1922,
    "五四运动": 1919,
    "中国人民解放军建军": 1927,
    "建军": 1927,
    "改革开放": 1978,
    "抗日战争胜利": 1945,
    "红军长征胜利": 1936,
    "抗美援朝": 1950,
}
"""In which years what is celebrated happened."""

_TOLD = regex(
    rf"(?P<what>{any_of(FOUNDED)})[^，。；\d一二三四五六七八九十百]{{0,8}}(?P<number>\d{{1,3}}|[一二三四五六七八九十百零]{{1,6}})周年"
)
_CELEBRATES = regex("庆祝|迎接|喜迎|纪念|献礼|优异成绩|向|迎")
_EARLIER = regex(r"去年|上年|20\d\d年")
LOOK_BACK, NEAR = 24, 2


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
    content = document.content
    for match in _TOLD.finditer(content):
        said, right = int(value(match["number"]) or 0), year - FOUNDED[match["what"]]
        since = max(0, match.start() - LOOK_BACK)
        before = content[begun_after(content, "。；\n", match.start(), since) : match.start()]
        is_of_now = _CELEBRATES.search(before) and not _EARLIER.search(before)
        if is_of_now and 0 < abs(said - right) <= NEAR:
            yield found.at(*match.span(), f"{year}年是{right}周年，这里写{said}周年，请核对")
