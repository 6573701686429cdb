"""Years that nothing else in the document bears out: of its title, of the papers a plan sets out to make."""

from collections import Counter
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.dates import Dating, dating, is_ahead
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_YEAR = regex(r"20(?<!\d20)\d\d(?=年)")
_OFTEN = 3
"""So often another year is spoken of, and so many times as often as the title's, where the title's is a slip."""
_LATE = 7
"""From this month on nobody reports on the year before."""


@FAMILY.check(
    "date.title-year",
    "标题的年份与正文、成文日期对不上",
    Severity.WARNING,
    """
标题写的是去年，正文说的都是今年，成文日期也对不上，多半是套用旧稿没有改标题。

- 错：（标题）2022年党建工作总结……2023年，支部……2023年12月20日
- 对：（标题）2023年党建工作总结
""",
)
def title_year(document: Document, found: Found) -> Iterable[Defect]:
    known, title = document.once(dating), document.outline.title
    if known.year is None or title is None:
        return
    match = _YEAR.search(document.content, title.span.start, title.span.end)
    said = Counter(
        int(each[0])
        for each in _YEAR.finditer(document.masked, title.span.end)
        if known.is_plan or not is_ahead(document, known, each.start())
    )
    other = known.year + 1
    is_often = said[other] >= max(_OFTEN, _OFTEN * said[known.year]) and said[known.year] < 2
    is_late = _is_signed_late(known)
    if match and known.signed and is_late:
        told = f"标题是{known.year}年，成文在{known.signed[0]}年{known.signed[1]}月，请核对"
        yield found.at(*match.span(), told)
    elif match and is_often:
        told = f"标题是{known.year}年，正文{said[other]}处说的是{other}年，请核对"
        yield found.at(*match.span(), told, severity=Severity.INFO)


def _is_signed_late(known: Dating) -> bool:
    """Whether it was signed when nobody plans for, or reports on, the title's year any more."""
    if known.signed is None or known.year is None:
        return False
    year, month = known.signed
    return year > known.year and (known.is_plan or known.is_half_year or month >= _LATE)


_PAPER = regex(r"《(?P<year>20\d\d)年(?:度)?[^《》\n]{0,24}(?:计划|要点|(?P<plan>方案)|安排|意见|任务|清单)》")
_IN_TITLE = regex(r"20\d\d")
_MADE = regex(
    "(?<!已)(?<!去年)(?<!上年)(?<!\\d年)(?:制定|印发|出台|编制|下发|拟定|拟订|制订)(?![了的过])[^，。；、\n]{0,6}$"
)
_FOLLOWED = regex("(?:根据|按照|依据|结合)[^，。；、\n]{0,20}$")
_BEFORE = 30
"""How far before a paper's name it is looked for what is done with it."""
_OLD = 2
"""So many years old a year's paper is that nobody follows any more."""


@FAMILY.check(
    "date.paper-year",
    "文件名称里是往年的年份",
    Severity.WARNING,
    """
今年的计划里要“制定《……年度计划》”，写的却是前年；依据的是十年前某一年的工作安排，多半是套用旧稿没有改。

- 错：（2024年工作计划）3月底前制定印发《2022年党员教育培训计划》
- 对：3月底前制定印发《2024年党员教育培训计划》
""",
    signs=("《20",),
)
def paper_year(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    title = document.outline.title.title if document.outline.title else ""
    now = known.year or known.now or max(map(int, _IN_TITLE.findall(title)), default=None)
    for match in _PAPER.finditer(document.content) if now else ():
        said, before = int(match["year"]), max(0, match.start() - _BEFORE)
        is_made = known.is_plan and known.year == now and _MADE.search(document.content, before, match.start())
        is_followed = not match["plan"] and _FOLLOWED.search(document.content, before, match.start())
        if now and ((is_made and said < now) or (is_followed and said <= now - _OLD)):
            yield found.at(*match.span(), f"这是{now}年的，文件名称里是{said}年，疑为旧稿年份")
