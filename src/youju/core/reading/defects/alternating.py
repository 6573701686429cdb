"""Two wholes split up side by side: 37户112人，其中脱贫31户95人、未脱贫6户17人; the parts of each must make it."""

from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import LOOSE, Counted, added_up, on_lines
from youju.core.reading.found import Defect, Severity

FAMILY = Family()

_NEAR, _BESIDE = 0.15, 6
"""By what share of it a whole may miss its parts and still be theirs; how far apart the two figures of a pair stand."""


@FAMILY.check(
    "sum.pairs",
    "成对的两个数，有一个分项与总数对不上",
    Severity.WARNING,
    """
“几户几人，其中甲几户几人、乙几户几人”，户数、人数都要加得起来；一个对、一个不对，多半是改漏了。

- 错：建档立卡37户112人，已脱贫31户95人，其余6户19人。（95＋19＝114）
- 对：建档立卡37户112人，已脱贫31户95人，其余6户17人。
""",
)
def pairs(document: Document, found: Found) -> Iterable[Defect]:
    for line in document.once(on_lines):
        until = 0
        for at in range(len(line) - 5):
            rounds = _rounds(line, at) if at >= until else []
            if len(rounds) > 2:
                until = at + 2 * len(rounds)
                yield from _told(found, rounds)


def _rounds(line: list[Counted], at: int) -> list[tuple[Counted, Counted]]:
    """The pairs of two units from a figure on, one behind the other."""
    units = (line[at].unit, line[at + 1].unit)
    rounds: list[tuple[Counted, Counted]] = []
    while units[0] != units[1] and "%" not in units and at + 1 < len(line):
        one, two = line[at], line[at + 1]
        is_beside = two.span.start - one.span.end <= _BESIDE
        if (one.unit, two.unit) != units or not is_beside or one.is_rough or two.is_rough or LOOSE.search(one.words):
            break
        rounds.append((one, two))
        at += 2
    return rounds


def _told(found: Found, rounds: list[tuple[Counted, Counted]]) -> Iterator[Defect]:
    for side in (0, 1):
        other = [each[1 - side] for each in rounds]
        whole, *parts = [each[side] for each in rounds]
        added = round(sum(part.number for part in parts), 4)
        is_whole = other[0].number == round(sum(part.number for part in other[1:]), 4)
        if is_whole and 0 < abs(added - whole.number) <= _NEAR * whole.number:
            sums = added_up(part.number for part in parts)
            message = f"{sums}，与前面的{whole.number:.12g}{whole.unit}不符，请核对"
            yield found.at(parts[-1].span.start, parts[-1].span.end, message, related=[whole.span])
