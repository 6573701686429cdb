"""Lists and the counts that are said of them."""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex

FAMILY = Family()

_SAID = r"(?P<number>\d{1,2}|[两二三四五六七八九十]{1,2})(?:余|多)?"
_AFTER_BOOKS = regex(rf"[》”](?P<etc>等)?{_SAID}(?P<unit>[项个部件种本篇场类份])(?!月)")
_AFTER_NAMES = regex(rf"等{_SAID}(?P<unit>[项个类名大种家位])(?!月)")
_BOOKS = regex("(?:《[^《》\n]{1,60}》[、和及]?|“[^“”\n]{1,40}”[、和及]?){2,12}$")
_ITEM = regex("《[^《》\n]{1,60}》|“[^“”\n]{1,40}”")
_NAMES = regex(
    "(?P<list>[^，。；：！？\n\\d、（）()《》“”\ue000-\ue003]{2,16}(?:、[^，。；：！？\n\\d、（）()《》“”\ue000-\ue003]{2,14}){1,10})$"
)
_BRACKETED = regex("[（(](?P<list>[\u4e00-\u9fa5]{2,10}(?:[、，,][\u4e00-\u9fa5]{2,10}){1,20})[）)]")
_BEFORE = regex(rf"{_SAID}(?P<unit>[名位人个家所处])(?!月)[\u4e00-\u9fa5]{{0,10}}$")
_MORE = regex("等$|^(?:含|包括|其中|不含|均|以下|详见|如|即)|[和与及或]")
LOOK_BACK = 400
"""How many characters before its count a list is looked for."""


@FAMILY.check(
    "sum.list",
    "列举的个数与说的不符",
    Severity.WARNING,
    """
列举之后说“等几项”“几个”，个数要对得上：列得比说的多，一定错；只差一个，多半是漏列或者数错。

- 错：落实《居民公约》《楼栋公约》《停车管理办法》《宠物饲养公约》等3项制度。
- 对：落实《居民公约》《楼栋公约》《停车管理办法》《宠物饲养公约》4项制度。

“等”表示未列完的，差得多不提示。
""",
)
def list_count(document: Document, found: Found) -> Iterable[Defect]:
    content, masked = document.content, document.masked
    for match in _AFTER_BOOKS.finditer(content):
        listed = _BOOKS.search(content, max(0, match.start() - LOOK_BACK), match.start() + 1)
        if listed is not None and content[listed.start() - 1 : listed.start()] not in ("、", "和"):
            names = len(_ITEM.findall(listed[0]))
            yield from _miscounted(found, match, listed.start(), names, listed[0].startswith("《"))
    for match in _AFTER_NAMES.finditer(masked):
        listed = _NAMES.search(masked, max(0, match.start() - LOOK_BACK), match.start())
        if listed is not None and not re.search("[和与及或]", listed[0]):
            yield from _miscounted(found, match, listed.start(), listed[0].count("、") + 1, False)
    yield from _in_brackets(document, found)


def _in_brackets(document: Document, found: Found) -> Iterator[Defect]:
    """People, bodies or things named in brackets behind their count: 10名同学（甲某、乙某、丙某）."""
    surnames = frozenset(document.lists.words("names", "surnames"))
    content = document.content
    for match in _BRACKETED.finditer(content):
        items = re.split("[、，,]", match["list"])
        said = _BEFORE.search(content, max(0, match.start() - FAR), match.start())
        if said is None or any(_MORE.search(each) for each in items):
            continue
        is_people = said["unit"] in "名位人" and all(each[0] in surnames and len(each) <= PERSON for each in items)
        if is_people or (len(items) >= MEMBERS and abs(len(items) - int(value(said["number"]) or 0)) == 1):
            yield from _miscounted(found, said, said.start(), len(items), is_people, end=match.end())


FAR = 16
"""How far before its bracket a count stands."""
PERSON, MEMBERS = 3, 3
"""How long a person's name is, and how many items make a list of other things."""


def _miscounted(
    found: Found, match: re.Match[str], start: int, names: int, is_sure: bool, *, end: int = 0
) -> Iterator[Defect]:
    said = int(value(match["number"]) or 0)
    if said < 2 or names == said:
        return
    has_etc = not end and match.groupdict().get("etc", "等") == "等"
    end = end or min(match.end() + 2, len(found.content))
    if names > said:
        severity = Severity.ERROR if is_sure else Severity.WARNING
        yield found.at(start, end, f"列了{names}个，却说{said}{match['unit']}", severity=severity)
    elif not has_etc or (is_sure and names == said - 1 and said > 3):
        told = f"列了{names}个，却说{said}{match['unit']}，请核对是否漏列"
        yield found.at(start, end, told, severity=Severity.WARNING if is_sure else Severity.INFO)
    else:
        yield found.at(start, end, f"列了{names}个，说{said}{match['unit']}，请核对", severity=Severity.INFO)


_WHAT = "要求|意见|建议|措施|任务|重点工作|工作|做法|问题|体会|重点|举措|内容|希望"
_POINTS = regex(
    r"(?<![\d.十百第零])(?P<number>\d{1,2}|十[一二三四五六七八九]?|[两二三四五六七八九])"
    rf"(?:(?:点|个?方面|项|条)(?:{_WHAT})?[：:]|(?:点|个?方面|项|条)(?:{_WHAT})，|次(?:专题)?会议[：:])一(?:是|要)"
)
_FIRST_POINT = len("：一是")
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
        if 1 < counted != said < len(_NTH) and not _NEXT.match(masked, end):
            said_of_them = masked[match.start() : match.end() - _FIRST_POINT]
            yield found.at(match.start(), match.end() - 2, f"说“{said_of_them}”，分条写了{counted}条，请核对")


def _counted(said: str) -> int:
    """How many points there are, the first of which stands before: 二是, 三要 in a row, up to another 一是."""
    again = _FIRST.search(said)
    at, end, number = 0, again.start() if again else len(said), 1
    while number + 1 < len(_NTH) and (point := re.search(f"{_NTH[number + 1]}[是要则]", said[at:end])):
        at, number = at + point.end(), number + 1
    return number


_FIRST = regex("(?<![之唯第])一[是要](?![一个种])")
_NEXT = regex("[ 　\n]*[一二三四五六七八九十](?:是|要|则)")
"""The next paragraph begins with another point."""


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
