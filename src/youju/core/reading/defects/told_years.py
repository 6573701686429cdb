"""Spans of time that belie each other: 半年来 and 一年来; a letter's number of another year than its date."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.dates import dating
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_OPENING = 700
"""So many characters hold the beginning of a report."""
_HALF = regex(r"(?:(?<=[。：，\n　 ])|^)(?:今年上半年|上半年|半年)(?:以)?来，")
_YEAR = regex(
    r"现?将(?:我[院校局矿段厂们]?|本[院校局矿段厂支])?(?P<said>一年(?:以)?来)(?=[^，。；\n]{0,16}(?:工作|情况|做法|总结))"
)


@FAMILY.check(
    "date.half-or-year",
    "半年的总结写成了一年",
    Severity.ERROR,
    """
上半年的总结里写“现将一年来的工作总结如下”，是套用年终总结没有改净；说的是一年的，前面就不该写“半年来”。

- 错：半年来，团支部在院党委领导下……现将一年来团的工作总结如下
- 对：半年来，团支部在院党委领导下……现将半年来团的工作总结如下
""",
    signs=("一年来", "一年以来"),
)
def half_or_year(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    half = _HALF.search(content, 0, _OPENING)
    if not half and not document.once(dating).is_half_year:
        return
    for match in _YEAR.finditer(content, 0, _OPENING):
        yield found.at(*match.span("said"), "前面说的是半年，这里是一年，请核对")


_HEAD = 200
_NUMBER = regex(r"(?m:^[ 　]*[一-龥×*＊XxＸ]{2,12}[\[［〔(（【](?P<year>20\d\d)[\]］〕)）】]\d{1,4}号[ 　]*$)")
_DATE = regex(r"(?m:^[ 　]*(?P<year>20\d\d)年(?P<month>\d{1,2})月\d{1,2}日[ 　]*$)")


@FAMILY.check(
    "date.number-of-year",
    "发文字号的年份与成文日期不符",
    Severity.ERROR,
    """
发文字号里的年份是发文的年份，应与成文日期一致。不一致，多半是套用旧文没有改净。

- 错：×党发〔2017〕15号……（落款）2015年6月21日
- 对：×党发〔2015〕15号……（落款）2015年6月21日
""",
    signs=("号",),
)
def number_of_year(document: Document, found: Found) -> Iterable[Defect]:
    number = _NUMBER.search(document.content, 0, _HEAD)
    dates = list(_DATE.finditer(document.content, number.end())) if number else []
    if number is None or not dates:
        return
    said = int(number["year"])
    years = {int(date["year"]) for date in dates} | {int(date["year"]) - 1 for date in dates if date["month"] == "1"}
    if said not in years:
        year = int(dates[0]["year"])
        severity = None if abs(year - said) > 1 else Severity.WARNING
        yield found.at(*number.span("year"), f"成文在{year}年，字号是{said}年，请核对", severity=severity)
