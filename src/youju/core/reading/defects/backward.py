"""Times that end before they begin: 2023年11月至2023年6月."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_RANGE = regex(
    r"(?P<from_year>20\d\d)年(?P<from_month>\d{1,2})月(?:(?P<from_day>\d{1,2})日)?[起初底末]?(?:[至到—－-]{1,2}|以来至)"
    r"(?:(?P<to_year>20\d\d)年)?(?P<to_month>\d{1,2})月(?:(?P<to_day>\d{1,2})日)?"
)
_DAYS = regex(
    r"(?<![\d年])(?P<from_month>\d{1,2})月(?P<from_day>\d{1,2})日[ 　]*(?:[至到]|[—－~～-]{1,2})[ 　]*"
    r"(?P<to_month>\d{1,2})月(?P<to_day>\d{1,2})日"
)
_WITHIN = regex(r"(?<!\d)\d{1,2}月(?P<begun>\d{1,2})日?(?:[至到]|[—－~～-]{1,2})(?P<ended>\d{1,2})日")
_AUTUMN, _SPRING = 9, 4
"""From which month to which a time may go on into the next year."""


@FAMILY.check(
    "date.backward",
    "起止时间前后颠倒",
    Severity.ERROR,
    """
一段时间的结束不会在开始之前。多半是年份没有改，或者两个月份写反了。

- 错：2023年11月至2023年6月开展专项整治
- 对：2023年6月至2023年11月开展专项整治；2022年11月至2023年6月开展专项整治
""",
    signs=("月至", "月到", "日至", "日到", "月起至", "月-", "月—", "日—", "日-", "日~", "日～"),
)
def backward(document: Document, found: Found) -> Iterable[Defect]:
    for match in _RANGE.finditer(document.content):
        year = int(match["from_year"])
        begin = (year, int(match["from_month"]), int(match["from_day"] or 1))
        end = (int(match["to_year"] or year), int(match["to_month"]), int(match["to_day"] or 31))
        if end < begin:
            severity = None if match["to_year"] else Severity.WARNING
            yield found.at(*match.span(), "结束的时间在开始之前，请核对", severity=severity)
    for match in _DAYS.finditer(document.content):
        begun, ended = ((int(match[f"{end}_month"]), int(match[f"{end}_day"])) for end in ("from", "to"))
        if ended < begun and not (begun[0] >= _AUTUMN and ended[0] <= _SPRING):
            yield found.at(*match.span(), "结束的日子在开始之前，请核对")
    for match in _WITHIN.finditer(document.content):
        if int(match["ended"]) < int(match["begun"]):
            yield found.at(*match.span(), "结束的日子在开始之前，请核对")
