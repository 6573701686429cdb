"""What was done so many times, spoken of again with another number: 发展党员15名 … 发展的16名党员中."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.values import NEARLY, at_both
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, begun_after

FAMILY = Family()

_UNITS = "名个人项件条份起户"
_AGAIN = regex(
    "(?P<verb>发展|表彰|慰问|培训|选派|转正|吸收|处理|查处|排查|发现|签订|受理|收到|查摆|梳理|帮扶|结对|培养|印发|反馈)出?的"
    rf"(?P<number>\d{{1,5}})(?P<unit>[{_UNITS}])(?P<noun>[一-龥]{{2,4}}?)(?=[，。；、：中里都均全已]|$)"
)
_OTHER = regex("去年|上年|前年|往年|历年|计划|拟|将|力争|目标|每|不少于|至少|20[0-9]{2}年")
_STOPS = "。；\n"

MANY = 20
"""So many such places are looked at in a document."""
FARTHEST = 20_000
"""How many characters before it the same is looked for."""


@FAMILY.check(
    "value.recalled",
    "再提到的数与前面说的不一样",
    Severity.WARNING,
    """
前面说“发展党员15名”，后面再说“发展的16名党员”，说的是同一批，数目应当一致。

- 错：全年发展党员15名。……全年发展的16名党员中，一线职工只有3名。
- 对：两处写成一个数，或者写明不是同一批。
""",
)
def recalled(document: Document, found: Found) -> Iterable[Defect]:
    for match in islice(_AGAIN.finditer(document.masked), MANY):
        before = [each for each in _told_before(document.masked, match) if not _is_of_another_time(document, each)]
        numbers = {int(each["ahead"] or each["behind"]) for each in before}
        if len(numbers) != 1 or _is_of_another_time(document, match):
            continue
        first, number = numbers.pop(), int(match["number"])
        if number != first and NEARLY * first <= number <= first / NEARLY:
            where = Span(*before[0].span())
            told = f"前面是“{document.quote(*where)}”，这里是“{match[0]}”，请核对"
            yield from at_both(document, found, Span(*match.span()), where, told)


def _told_before(masked: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Where the same was told of before: 发展党员15名, 发展了15名党员."""
    noun, unit = match["noun"], match["unit"]
    told = re.compile(
        rf"{match['verb']}出?了?(?:{noun}(?P<behind>\d{{1,5}}){unit}|(?P<ahead>\d{{1,5}}){unit}{noun}(?![一-龥]{{0,2}}\d))"
    )
    return told.finditer(masked, max(0, match.start() - FARTHEST), match.start())


def _is_of_another_time(document: Document, match: re.Match[str]) -> bool:
    start = begun_after(document.masked, _STOPS, match.start())
    return _OTHER.search(document.masked, start, match.start()) is not None
