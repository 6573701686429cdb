"""How numbers are written: GB/T 15835."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_UNIT = "(?:余|多)?(?:名|人次|人|次|场次|场|份|篇|个|项|件|条|户|期|本|册|处|万元|元|起|批)"
_CHINESE = regex(
    r"(?P<number>[一二两三四五六七八九十百千](?<![第“每各几数].)(?<![第“每各几数][一-龥].)(?<![一-龥]届.)"
    r"(?:(?<=[十百千])[一二三四五六七八九十百千〇零]{0,7}|(?<=[一二两三四五六七八九])[十百千][一二三四五六七八九十百千〇零]{0,7}"
    rf"|(?<=[二三四五六七八九])))(?P<unit>{_UNIT})(?![一-龥]?会一课|全会|大|性|别|方面|坚持|意识|自信|维护|确立)"
)
_ARABIC = regex(rf"\d{_UNIT}")


@FAMILY.check(
    "numeral.style",
    "汉字数字与阿拉伯数字混用",
    Severity.INFO,
    """
同一篇里的计数宜统一用阿拉伯数字（GB/T 15835—2011，5.1），固定提法、序数、概数除外。

- 可改：发放图书一百三十余册（别处写“12份”）
- 推荐：发放图书130余册
""",
)
def style(document: Document, found: Found) -> Iterable[Defect]:
    if len(_ARABIC.findall(document.masked)) < 5:
        return
    for match in _CHINESE.finditer(document.masked):
        if len(match["number"]) > 1 or match["unit"] in ("期", "场次", "人次", "篇", "万元"):
            yield found.at(*match.span(), "全文计数多用阿拉伯数字，这里用汉字")


_PERCENT = regex(r"\d％")


@FAMILY.check(
    "numeral.percent",
    "百分号全半角混用",
    Severity.INFO,
    """
同一篇里“%”与“％”只用一种，通常用半角。

- 错：参加率98.6％，合格率100%
- 对：参加率98.6%，合格率100%
""",
    signs=("％",),
)
def percent(document: Document, found: Found) -> Iterable[Defect]:
    if "％" not in document.content or "%" not in document.content:
        return
    for match in _PERCENT.finditer(document.content):
        yield found.at(*match.span(), "与别处的“%”全半角不一致", fix="%", fix_at=(match.end() - 1, match.end()))


_FIRST = regex(r"\d+(?:—|－|-|～)?\d*(?P<unit>次|期|遍)")


@FAMILY.check(
    "numeral.mixed",
    "“一次”“1次”混用",
    Severity.INFO,
    """
同一篇里计数写法宜一致：都写“1次”，或者都写“一次”。

- 可改：每季度召开1次……每半年汇报一次
- 推荐：每季度召开1次……每半年汇报1次
""",
    signs=("1次",),
)
def mixed(document: Document, found: Found) -> Iterable[Defect]:
    if not re.search(r"1次", document.masked):
        return
    for match in re.finditer(
        "(?<![每第这那逐进再头首上下有又同任])[一-龥]?(?P<said>一次)(?![性又会全])", document.masked
    ):
        yield found.at(*match.span("said"), "别处写“1次”，写法宜一致")
