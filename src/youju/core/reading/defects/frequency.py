"""How often something is said to be done and how often it was, months of quarters, points and stages counted."""

import re
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


_STAGES = regex(
    r"第一(?P<unit>[期批场班])[一-龥]{0,6}(?P<a>\d{1,4})[人名][，、；]第二(?P=unit)[一-龥]{0,6}(?P<b>\d{1,4})[人名]"
    r"(?:[，、；]第三(?P=unit)[一-龥]{0,6}(?P<c>\d{1,4})[人名])?[，、；](?:共计?|合计|累计|总计)(?:培训|参训|参加|接收|选派)?(?P<all>\d{1,5})[人名]"
)


@FAMILY.check(
    "sum.stages",
    "各期、各批的人数相加不是总数",
    Severity.WARNING,
    """
第一期、第二期各多少人都说了，加起来应是总数。

- 错：举办培训班2期，第一期45人，第二期40人，共培训95人次。（45＋40＝85）
- 对：举办培训班2期，第一期45人，第二期40人，共培训85人次。
""",
    signs=("第一期", "第一批", "第一场", "第一班"),
)
def stages(document: Document, found: Found) -> Iterable[Defect]:
    for match in _STAGES.finditer(document.masked):
        numbers = [int(each) for each in match.group("a", "b", "c") if each]
        if sum(numbers) != int(match["all"]):
            told = "＋".join(map(str, numbers))
            yield found.at(*match.span(), f"{told}＝{sum(numbers)}，与总数{match['all']}不符")


_WHAT = "要求|意见|建议|措施|任务|重点工作|工作|做法|问题|体会|重点|举措|内容|希望"
_POINTS = regex(
    r"(?<![\d.十百第零])(?P<number>\d{1,2}|十[一二三四五六七八九]?|[两二三四五六七八九])"
    rf"(?:(?P<unit>点|个?方面|项|条)(?:{_WHAT})?[：:]|(?:点|个?方面|项|条)(?:{_WHAT})，|次(?:专题)?会议[：:])一(?:是|要)"
)
_NTH = "零一二三四五六七八九十"


@FAMILY.check(
    "sum.points",
    "说的条数与分条的不符",
    Severity.WARNING,
    """
“提出三点要求：一要……，二要……”，说了几点，后面就要有几点。

- 错：提出三点要求：一要提高认识，二要落实责任。
- 对：提出两点要求：一要提高认识，二要落实责任。
""",
    signs=("：一是", "：一要", "，一是", "，一要", ":一是", ":一要"),
)
def points(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    for match in _POINTS.finditer(masked):
        end = masked.find("\n", match.end())
        end = len(masked) if end < 0 else end
        said, counted = int(value(match["number"]) or 0), _counted(masked[match.end() : end])
        if counted > 1 and counted != said and not _goes_on(masked, end, counted):
            told = f"说{match['number']}{match['unit'] or ''}，分条写了{counted}条，请核对"
            yield found.at(match.start(), match.end() - 2, told)


def _counted(said: str) -> int:
    """How many points there are, the first of which stands before: 二是, 三要 in a row, up to another 一是."""
    again = _FIRST.search(said)
    at, end, number = 0, again.start() if again else len(said), 1
    while number + 1 < len(_NTH) and (point := re.search(f"{_NTH[number + 1]}[是要则]", said[at:end])):
        at, number = at + point.end(), number + 1
    return number


_FIRST = regex("(?<![之唯第])一[是要](?![一个种])")
_NEXT = regex("[ 　\n]*[一二三四五六七八九十](?:是|要|则)")


def _goes_on(masked: str, end: int, counted: int) -> bool:
    """Whether the next paragraph begins with another point, or is about the last."""
    return counted + 1 < len(_NTH) and _NEXT.match(masked, end) is not None


_SOME_ONES = regex(
    r"“(?P<number>[两二三四五六七八])个一”(?:系列)?(?:主题)?(?:党日)?(?:活动|工程|要求|制度|任务|行动)?(?:，即|[：:])(?P<list>[^。；：\n]{6,80})(?=[。；\n])"
)
_ONE = regex("一[次场堂篇本部封个项份批条首遍套件组支]")


@FAMILY.check(
    "sum.ones",
    "“几个一”与列举的不符",
    Severity.WARNING,
    """
“四个一”后面列了几个“一”，要与说的一样多。

- 错：开展“四个一”活动：读一本书、写一篇心得、讲一堂党课。
- 对：开展“三个一”活动：读一本书、写一篇心得、讲一堂党课。
""",
    signs=("个一”",),
)
def ones(document: Document, found: Found) -> Iterable[Defect]:
    for match in _SOME_ONES.finditer(document.content):
        listed, said = len(_ONE.findall(match["list"])), int(value(match["number"]) or 0)
        are_all = listed == match["list"].count("、") + 1 or listed == match["list"].count("，") + 1
        if listed > 1 and listed != said and are_all and "等" not in match["list"]:
            yield found.at(*match.span(), f"说“{match['number']}个一”，列了{listed}个，请核对")
