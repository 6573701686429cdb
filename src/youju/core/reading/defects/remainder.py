"""What is left of a number that was told: 12个项目已完成8个，其余4个; 应办15件，办结14件，1件跨年度."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from youju.core.reading.defects.balances import unfinished
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import ANOTHER, LOOSE, STOP, Counted, added_up, is_same_kind, on_lines
from youju.core.reading.defects.sums import splits
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_REST = regex(r"(?:其余|余下|剩余|剩下|还剩|尚余)(?:的|各)?$")
_OTHER = regex("^另有?$|(?:还有|尚有|仍有)$")
_DONE = regex("已|完成|办结|整改|解决|落实|化解|销号|结题|建成|到位|脱贫|清退|消除")
_LEFT = regex("(?:问题|事项|任务|项目|信访件)?(?:尚|仍|还|正在|未|待|跨年|延期|已列入|列入|需|因)")
_LOOKED_AT = 24
"""So many figures before a rest are looked at."""
_FARTHEST, _MOST = 160, 6
"""How many characters, and how many numbers of its unit, before a rest its whole is looked for."""
_NEAR, _SLIP, _LITTLE = 0.22, 1, 0.02
"""By what share of it, or by how much, a whole may miss its parts and still be theirs."""


@FAMILY.check(
    "sum.rest",
    "完成的与其余的加起来不等于总数",
    Severity.WARNING,
    """
前面说了总数和完成的数，后面说“其余几个”“剩余几户”“另几项”，加起来应等于总数。

- 错：12个攻关项目已完成7个，其余4个按计划推进。（7＋4＝11）
- 对：12个攻关项目已完成8个，其余4个按计划推进。
- 错：梳理民生实事15件，办结14件，2件跨年度推进。（14＋2＝16）
""",
    signs=(
        "其余",
        "余下",
        "剩余",
        "剩下",
        "另",
        "尚",
        "仍",
        "还",
        "正在",
        "未",
        "待",
        "跨年",
        "延期",
        "列入",
        "需",
        "因",
    ),
)
def remainder(document: Document, found: Found) -> Iterable[Defect]:
    told = {part.span for each in document.once(splits) for part in each.group}
    later = [span for span, _ in document.once(unfinished)]
    for line in document.once(on_lines):
        for at, rest in enumerate(line):
            is_told = rest.span in told or any(each.start < rest.span.end <= each.end for each in later)
            if at > 1 and not is_told and not rest.is_rough and _is_rest(document, rest, line[at + 1 :][:1]):
                yield from _of(document, found, line[max(0, at - _LOOKED_AT) : at], rest)


def _is_rest(document: Document, rest: Counted, behind: list[Counted]) -> bool:
    if rest.words:
        return _REST.search(rest.words) is not None or _OTHER.match(rest.words) is not None
    is_last = not any(STOP.search(document.masked, rest.span.end, each.span.start) is None for each in behind)
    return is_last and _LEFT.match(document.masked, rest.span.end) is not None


def _of(document: Document, found: Found, line: list[Counted], rest: Counted) -> Iterator[Defect]:
    """The whole and the parts before a rest, where none of the numbers told explains it and one nearly does."""
    earlier = [
        each
        for each in line
        if is_same_kind(document, each, rest) and rest.span.start - each.span.end < _FARTHEST and not each.is_rough
    ][-_MOST:]
    alike = [each.number for each in line if is_same_kind(document, each, rest)]
    if _is_explained(earlier, rest) or any(one - other == rest.number for one, other in combinations(alike, 2)):
        return
    is_sure = _REST.search(rest.words) is not None
    for count in range(1, len(earlier) if is_sure else min(len(earlier), 2)):
        whole, parts = earlier[-count - 1], earlier[-count:]
        added = sum(part.number for part in parts) + rest.number
        is_done = is_sure or _DONE.search(parts[-1].words) is not None
        if is_done and _is_near(whole, added, is_sure=is_sure) and not any(map(_is_of_else, parts)):
            sums = added_up(each.number for each in (*parts, rest))
            message = f"{sums}，与前面的{whole.number:.12g}{whole.unit}不符，请核对"
            yield found.at(parts[-1].span.start, rest.span.end, message, related=[whole.span])
            return
    yield from _far_off(found, earlier, rest) if is_sure else ()


def _far_off(found: Found, earlier: list[Counted], rest: Counted) -> Iterator[Defect]:
    """The last part and the rest, with other numbers between them and their whole: 1342处，比上年减少166处；已整治…."""
    part = earlier[-1] if len(earlier) > 2 else None
    if part is None or not _DONE.search(part.words) or _is_of_else(part):
        return
    added = part.number + rest.number
    whole = next(
        (each for each in earlier[-3::-1] if 0 < abs(added - each.number) <= max(_SLIP, _LITTLE * each.number)), None
    )
    if whole is not None:
        message = f"{added_up((part.number, rest.number))}，与前面的{whole.number:.12g}{whole.unit}不符，请核对"
        yield found.at(part.span.start, rest.span.end, message, related=[whole.span])


def _is_explained(earlier: list[Counted], rest: Counted) -> bool:
    """Whether some whole before it is what some numbers behind that and the rest make."""
    for at, whole in enumerate(earlier):
        behind = [each.number for each in earlier[at + 1 :]]
        if any(
            abs(sum(some) + rest.number - whole.number) < 1e-6
            for many in range(1, len(behind) + 1)
            for some in combinations(behind, many)
        ):
            return True
    return False


def _is_near(whole: Counted, added: float, *, is_sure: bool) -> bool:
    return abs(added - whole.number) <= max(_SLIP if is_sure else 0, _NEAR * whole.number)


def _is_of_else(part: Counted) -> bool:
    return ANOTHER.match(part.words) is not None or LOOSE.search(part.words.removesuffix("等")) is not None
