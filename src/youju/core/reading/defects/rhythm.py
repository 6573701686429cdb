"""How often and how many times a year, which cannot both be: 每季度1次，全年不少于12次."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex

FAMILY = Family()

IN_A_YEAR = {"周": 52, "月": 12, "季度": 4, "半年": 2}

_BOTH = regex(
    r"每个?(?P<every>周|月|季度|半年)[^，。；\n\d]{0,16}?(?P<times>\d|[一二两三四])次[，、（]?"
    r"(?:全年|每年|一年)(?:共|累计|总计|不少于|至少|不得少于)?(?P<yearly>\d{1,2})次(?=[，。；、）\n])"
)


@FAMILY.check(
    "value.rhythm",
    "多久一次与一年几次对不上",
    Severity.WARNING,
    """
“每季度1次”一年是4次，写“全年不少于12次”，两处总有一处不对。

- 错：中心组每季度集中学习不少于1次，全年不少于12次。
- 对：中心组每月集中学习不少于1次，全年不少于12次。
""",
    signs=("年不少", "年至少", "年不得", "年共", "全年", "每年"),
)
def rhythm(document: Document, found: Found) -> Iterable[Defect]:
    for match in _BOTH.finditer(document.masked):
        times, yearly = int(value(match["times"]) or 1), int(match["yearly"])
        right = times * IN_A_YEAR[match["every"]]
        is_another = any(yearly == times * each for each in IN_A_YEAR.values())
        if yearly != right and (is_another or yearly < right):
            told = f"每{match['every']}{times}次，一年是{right}次，这里写{yearly}次，请核对"
            yield found.at(*match.span(), told)
