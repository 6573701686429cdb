"""Parts and the shares told of them in one go: 学生300份、家长180份、教师120份，分别占50%、30%和20%."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import Counted, added_up, on_lines
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_LISTED = regex(
    r"分别[约各]?占[^，。；、\d\n]{0,14}(?P<list>\d{1,3}(?:\.\d{1,2})?[%％](?:[、，和及与](?:占|约)?\d{1,3}(?:\.\d{1,2})?[%％])+)"
)
_SHARE = regex(r"\d{1,3}(?:\.(?P<decimals>\d{1,2}))?(?=[%％])")
_ALL, _NEAR = 100, 0.15
"""What all shares make, and by what share of it a whole may miss its parts and still be theirs."""


class _Row(NamedTuple):
    """The shares told in one go, how far each may be off however it was rounded, and the parts they are told of."""

    shares: list[float]
    within: float
    parts: list[Counted]

    def fitting(self, whole: float) -> list[bool]:
        """Which parts are their shares of a whole."""
        pairs = zip(self.parts, self.shares, strict=True)
        return [abs(part.number / whole * _ALL - share) <= self.within for part, share in pairs]

    @property
    def is_full(self) -> bool:
        """Whether the shares make a hundred per cent, up to their rounding."""
        return abs(sum(self.shares) - _ALL) <= self.within * len(self.shares) / 2

    @property
    def added(self) -> float:
        """What the parts make."""
        return round(sum(part.number for part in self.parts), 4)


@FAMILY.check(
    "sum.split",
    "一组数与它们的占比对不上",
    Severity.WARNING,
    """
“甲几个、乙几个、丙几个，分别占百分之几”，每个占比应等于该项除以总数；占比合计是100%的，各项相加应等于总数。

- 错：谈话21人次，其中提醒14人次、批评5人次、责令检查2人次，分别占66.7%、32.8%和9.5%。（5÷21＝23.8%）
- 对：谈话21人次，其中提醒14人次、批评5人次、责令检查2人次，分别占66.7%、23.8%和9.5%。
""",
    signs=("分别占", "分别约占", "分别各占"),
)
def shares(document: Document, found: Found) -> Iterable[Defect]:
    lines = document.once(on_lines)
    ends = [each[-1].span.start for each in lines]
    for match in _LISTED.finditer(document.masked):
        at = bisect_left(ends, match.start("list"))
        line = lines[at] if at < len(lines) else []
        earlier = [each for each in line if each.span.end <= match.start()]
        shares = list(_SHARE.finditer(match["list"]))
        parts = _last_of_a_kind(earlier, len(shares))
        if parts:
            decimals = max(len(each["decimals"] or "") for each in shares)
            row = _Row([float(each[0]) for each in shares], 1.01 * 10.0**-decimals, parts)
            wholes = [each for each in earlier if each.unit == parts[0].unit and each.span.end <= parts[0].begin]
            yield from _told(found, row, wholes, Span(*match.span("list")))


def _last_of_a_kind(earlier: list[Counted], many: int) -> list[Counted]:
    """The figures right before, as many as shares are told; none where they are of several kinds."""
    parts = earlier[-many:]
    is_one = len(parts) == many and len({each.unit for each in parts}) == 1 and parts[0].unit != "%"
    return parts if is_one and not any(each.is_rough for each in parts) else []


def _told(found: Found, row: _Row, wholes: list[Counted], listed: Span) -> Iterator[Defect]:
    fitting = {whole: sum(row.fitting(whole.number)) for whole in wholes if whole.number}
    best = max(fitting, key=lambda whole: fitting[whole], default=None)
    whole = best.number if best and fitting[best] >= len(row.parts) - 1 else row.added
    if not whole:
        return
    fits = row.fitting(whole)
    sums = added_up(part.number for part in row.parts)
    related = [part.span for part in row.parts]
    if all(fits):
        near = best or min(wholes, key=lambda each: abs(each.number - row.added), default=None)
        if near and row.is_full and 0 < abs(row.added - near.number) <= _NEAR * near.number:
            message = f"{sums}，占比合计100%，与前面的{near.number:.12g}{near.unit}不符，请核对"
            yield found.at(row.parts[0].span.start, row.parts[-1].span.end, message, related=[near.span])
    elif sum(fits) >= len(fits) - 1:
        at = fits.index(False)
        part, share = row.parts[at], row.shares[at]
        message = f"{part.number:.12g}÷{whole:.12g}＝{part.number / whole * _ALL:.1f}%，与{share:.12g}%不符，请核对"
        place = listed if row.added == whole else Span(part.span.start, part.span.end)
        yield found.at(*place, message, related=related)
