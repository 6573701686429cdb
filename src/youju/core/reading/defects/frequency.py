"""How often something is said to be done and how often it was, and the months of quarters and halves of a year."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex

FAMILY = Family()

_TIMES_A_YEAR = {"季": 4, "季度": 4, "月": 12, "个月": 12, "半年": 2, "双月": 6, "两个月": 6}
_OFTEN = regex(
    r"每(?P<every>个?月|季度?|半年|双月|两个月)(?:至少|不少于)?(?:召开|开展|组织|举办|讲授|讲|进行|研究)?[一-龥]{0,4}"
    r"(?P<each>[1-4一二两三四])(?P<unit>[次期场堂])[一-龥]{0,8}[，；](?:全年|一年来)(?:实际)?(?:共|累计)?(?:召开|开展|组织|举办|举行|进行|学习)?(?P<all>\d{1,3})(?P=unit)(?=[，。；、])"
)
_MEETING = regex("支委会|支部委员会|党员大会|党小组会|党课|主题党日|组织生活|中心组|党委会|党总支会|集中学习|例会")
"""What is held the whole year round: a river is watched in the flood season only."""
_SINCE = regex("成立|以来|截[至止]|月起|组建|转入")
"""What was not there all the year."""


@FAMILY.check(
    "sum.frequency",
    "说是每月、每季度几次，全年的次数不到",
    Severity.WARNING,
    """
“每季度召开1次”，全年就应有4次。说的次数和全年的数对不上，要么没有做到，要么数写错了。

- 错：党员大会每季度召开1次，全年召开3次。
- 对：党员大会每季度召开1次，全年召开4次。
""",
    signs=("每月", "每个月", "每季", "每半年", "每双月", "每两个月"),
)
def frequency(document: Document, found: Found) -> Iterable[Defect]:
    for match in _OFTEN.finditer(document.masked):
        since = max(document.masked.rfind(each, 0, match.start()) for each in "。；\n")
        if not _MEETING.search(document.masked, since + 1, match.end()):
            continue
        if _SINCE.search(document.masked, since + 1, match.start()):
            continue
        due = _TIMES_A_YEAR[match["every"]] * int(value(match["each"]) or 0)
        if int(match["all"]) < due:
            unit, said = match["unit"], f"每{match['every']}{match['each']}{match['unit']}"
            yield found.at(*match.span(), f"{said}，全年应不少于{due}{unit}，这里写{match['all']}{unit}")


_SEASON = regex(
    r"(?P<season>(?:第?[一二三四1-4]季度)|[上下]半年)[（(](?P<first>\d{1,2})月?(?:份)?(?:至|到|[-—－~～]{1,2})(?P<last>\d{1,2})月(?:份)?[）)](?![^，。；\n]{0,8}学期)"
)
_MONTHS = {"上半年": (1, 6), "下半年": (7, 12)}


@FAMILY.check(
    "date.season",
    "季度、半年与括号里的月份不符",
    Severity.WARNING,
    """
第一季度是1月至3月，上半年是1月至6月。括号里的月份不对，多半是改了一处漏了一处。

- 错：第一季度（4月至6月）开展学习。
- 对：第二季度（4月至6月）开展学习。
""",
    signs=("季度（", "半年（", "季度(", "半年("),
)
def season(document: Document, found: Found) -> Iterable[Defect]:
    for match in _SEASON.finditer(document.content):
        first, last = _months(match["season"])
        said = int(match["first"]), int(match["last"])
        if not first <= said[0] <= said[1] <= last:
            yield found.at(
                *match.span(), f"{match['season']}是{first}月至{last}月，这里写{said[0]}月至{said[1]}月，请核对"
            )


def _months(season: str) -> tuple[int, int]:
    """The first and the last month of a quarter or a half of a year."""
    if season in _MONTHS:
        return _MONTHS[season]
    quarter = int(value(season.removeprefix("第")[0]) or 0)
    return quarter * 3 - 2, quarter * 3
