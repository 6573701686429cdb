"""How many days nothing happened, told twice with the digits turned: 安全生产2316天 and 安全生产2361天."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.values import at_both
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, begun_after

FAMILY = Family()

_DAYS = regex(
    r"(?:安全(?:生产|行车|运行|运营|供[水电气热]|飞行|航行)|无(?:责任)?事故)[一-龥“”]{0,6}?(?P<days>\d{3,5})余?天"
)
_AHEAD = regex("力争|目标|确保|突破|奋斗|争取|向|计划|预计|年底|年末|将")
_OF_A_PART = regex("车间|班组|工区|[队站班所室科厂]|项目|区间|线|分公司|支部|去年|上年|同期|此前|曾")
_UNTIL = regex(r"截[至止](?P<day>[^，。；\n]{1,12}?[日底末])")
_FARTHEST = 40


@FAMILY.check(
    "value.safe-days",
    "安全天数前后不一",
    Severity.WARNING,
    """
“连续安全生产多少天”在开头、安全一节、下步打算里常常各写一次，打颠倒了数字就对不上。

- 错：截至6月底，全段连续安全生产2316天。……巩固全段连续安全生产2361天的良好局面。
- 对：两处都写2316天；统计到不同日期的，写明截至哪一天。
""",
)
def safe_days(document: Document, found: Found) -> Iterable[Defect]:
    told = [each for each in _DAYS.finditer(document.masked) if not _is_of_another(document.masked, each)]
    for each in told[1:]:
        is_turned = each["days"] != told[0]["days"] and sorted(each["days"]) == sorted(told[0]["days"])
        days = {_until(document.masked, one) for one in (told[0], each)} - {""}
        if is_turned and len(days) <= 1:
            first, span = Span(*told[0].span()), Span(*each.span())
            message = f"前面写的是{told[0]['days']}天，这里是{each['days']}天，请核对"
            yield from at_both(document, found, span, first, message)
            return


def _is_of_another(masked: str, match: re.Match[str]) -> bool:
    """Whether the clause speaks of what is to come, of a part of the unit, or of another day."""
    before = masked[begun_after(masked, "，。；\n", match.start(), max(0, match.start() - _FARTHEST)) : match.start()]
    return _AHEAD.search(before) is not None or _OF_A_PART.search(before) is not None


def _until(masked: str, match: re.Match[str]) -> str:
    """Up to which day was counted, where its sentence says so."""
    until = _UNTIL.search(
        masked, begun_after(masked, "。；\n", match.start(), max(0, match.start() - _FARTHEST)), match.start()
    )
    return until["day"] if until else ""
