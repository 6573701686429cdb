"""The year of a title that nothing else in the document bears out: 2022年度报告 of what was all done in 2023."""

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
