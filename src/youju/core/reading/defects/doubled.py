"""Words said twice in a row: 领导领导, 进行进行; 等等 before a noun; copies counted in 分."""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.bigrams import occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

LONGEST = 8
"""Characters of what may be said twice, at most."""
_TWICE = regex(rf"(?P<said>[一-龥]{{2,{LONGEST}}}?)(?=(?P=said))")


def _meant(lists: Lists) -> re.Pattern[str]:
    """Words that may follow themselves, by what stands after: 组织组织生活会, 一项一项."""
    return regex("|".join(lists.lines("doubled", "meant")))


def _is_counting(said: str) -> bool:
    """一项一项, 逐条逐条, 天天, 谈着谈着, 审查互查互评: meant."""
    return len(set(said)) == 1 or re.search("^[一二三四五六七八九十百千万两]|逐|互$|^.着$", said) is not None


@FAMILY.check(
    "word.doubled",
    "词语重复",
    Severity.ERROR,
    """
一个词紧接着又写了一遍，多半是输入或粘贴时的重复。

- 错：从生产一线选拔7人到中层领导领导岗位；招标等等重点领域
- 对：从生产一线选拔7人到中层领导岗位；招标等重点领域
- 错：设立党员示范岗112个个
- 对：设立党员示范岗112个
""",
)
def doubled(document: Document, found: Found) -> Iterable[Defect]:
    yield from _measured(document, found)
    yield from _words(document, found)
    for match in _YEARS.finditer(document.content):
        yield found.at(*match.span(), f"“{match['year']}”写了两遍，请核对")
    for match in _LISTED.finditer(document.content):
        if _is_listed_twice(document.content, match):
            said = match["item"]
            yield found.at(match.start() - len(said), match.end(), f"“{said}”列了两遍，请核对")
    for start, end, said in _apart(document.content):
        yield found.at(start, end, f"“{said}”连写了两遍，请删去一遍", fix=said)


_YEARS = regex(r"2(?P<year>0\d\d年)[、和]2(?P=year)(?!\d)")
_LISTED = regex("、(?P<item>[一-龥]{2,8})(?=[、，。；]|(?<=[一-龥]{3})[和及与各])")


def _is_listed_twice(content: str, match: re.Match[str]) -> bool:
    """Whether an item stands in a list before itself: 党委、党委、总支."""
    item = match["item"]
    start = match.start() - len(item)
    if start < 0 or not content.startswith(item, start):
        return False
    is_begun = not "一" <= content[start - 1 : start] <= "龥" or content[start - 1] in "个名的"
    if content[match.end()] in _WITH and not set(_WITH).isdisjoint(content[max(0, start - len(item)) : start]):
        return False  # 书记与班子成员、班子成员与科室负责人
    if item[0] == content[match.end()] == "各":
        return False  # 各部门、各部门各岗位
    goes_on = content.startswith(tuple(f"、{each}{item}" for each in _AND_AGAIN), match.end())
    return is_begun and not goes_on and not _is_counting(item)


_WITH = "和及与"
_AND_AGAIN = ("再", "还是", "大家", "更")
"""Before what is said a third time on purpose: 实干、实干、再实干."""
_BLANK = regex("[ 　](?<=[一-龥][ 　])[ 　]*(?=[一-龥])")


def _apart(content: str) -> Iterator[tuple[int, int, str]]:
    """对于 对于上级来文: said again behind a blank."""
    for blank in _BLANK.finditer(content):
        for size in range(2, LONGEST - 1):
            start, end = blank.start() - size, blank.end() + size
            said = content[max(0, start) : blank.start()]
            is_begun = content[start - 1 : start] in _MARKS if start > 0 else False
            if is_begun and said == content[blank.end() : end] and not _is_counting(said):
                yield start, end, said


_MARKS = ("，", "。", "；", "：", "、")


def _words(document: Document, found: Found) -> Iterator[Defect]:
    meant = document.lists.once(_meant)
    content = document.content
    at = 0
    for start in document.once(occurrences).again(range(2, LONGEST + 1)):
        match = _TWICE.match(content, start) if start >= at else None
        if match is None or _is_counting(match["said"]) or meant.match(content, start):
            continue
        said, stop = match["said"], match.end()
        if content[start - 1 : start] == "“" and content[stop : stop + 1] in "，,！":
            continue  # “党建党建，书记一个人在建”
        while content.startswith(said, stop):
            stop += len(said)
        at = stop
        yield found.at(start, stop, f"“{said}”连写了两遍，请删去一遍", fix=said)


_MEASURED = regex(
    r"(?:\d[余多]?(?P<once>[个次名项条件份场篇期户支组张部台处本册件套批轮届起类种])(?P=once)(?P<next>[一-龥]?)"
    r"|[二三四五六七八九十两](?P<each>个)个(?=月|小时|工作日|百分点|多月))"
)


def _measured(document: Document, found: Found) -> Iterator[Defect]:
    """A measure word said twice behind a number, the second beginning no word: 112个个, but not 12个个人."""
    known = document.lists.once(spelling).known
    for match in _MEASURED.finditer(document.content):
        once = "once" if match["once"] else "each"
        unit, following = match[once], match[once] + (match["next"] or "")
        if match["next"] and (following in known or following in document.lists.words("doubled", "measured")):
            continue
        yield found.at(match.start(once), match.end(once) + 1, f"“{unit}”连写了两遍，请删去一遍", fix=unit)


_AND_SO_ON = regex("等等(?=[一-龥])(?!等|候|待|问题|，|方面|力|地|以|我|你|他|再|看|在)")


@FAMILY.check(
    "word.and-so-on",
    "“等等”后面接词语",
    Severity.WARNING,
    """
后面还有中心词时用一个“等”；“等等”放在列举末尾，后面不再接词语。

- 错：设备招标等等重点领域
- 对：设备招标等重点领域
""",
    signs=("等等",),
)
def and_so_on(document: Document, found: Found) -> Iterable[Defect]:
    for match in _AND_SO_ON.finditer(document.content):
        yield found.at(*match.span(), "后面还有词语，“等等”应为“等”", fix="等")


_COPIES = regex(
    r"(?:书|报告|材料|文件|合同|问卷|资料|简报|手册|表|信|档案|协议|清单|证|刊|报|卷|题|案例|意见)\d+余?(?P<unit>分)(?=[，。；、）])"
)
_POINTS = regex(r"其中[^，。；\d]{1,10}\d{1,2}分|、[一-龥]{2,6}\d{1,2}分")
"""Points, not copies: 记录与档案20分，其中完整8分."""


@FAMILY.check(
    "word.unit",
    "“份”写成“分”",
    Severity.ERROR,
    """
文件、资料论“份”，不论“分”。

- 错：下发整改通知书12分
- 对：下发整改通知书12份
""",
    signs=["分" + mark for mark in "，。；、）"],
)
def copies(document: Document, found: Found) -> Iterable[Defect]:
    for match in _COPIES.finditer(document.content):
        sentence = document.text.sentence_at(match.start())
        if sentence and _POINTS.search(document.content, match.end(), sentence.end):
            continue
        yield found.at(*match.span(), "文件、资料的量词是“份”", fix="份", fix_at=match.span("unit"))
