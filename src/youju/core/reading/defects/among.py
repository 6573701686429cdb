"""Parts of what is told to be among: 58名党员中，车务段12名、工务段27名、电务段8名、供电段11名; 14人，由……组成."""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.bracketed import NEARLY, PARTS
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import ANOTHER, LOOSE, SORTS, Counted, added_up, is_same_kind, on_lines
from youju.core.reading.defects.sums import splits
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_AMONG = regex("[^，。；、\\d\n（）]{0,16}[中里](?![心旬央层共国学医小级药午])(?=[，,]|有?[^，。；、\n]{0,24}\\d)")
_TO = ("对", "向", "给", "为", "与", "和", "在", "由")
_MOST, _ALMOST = 24, 0.95
"""So many figures behind a whole are looked at; from which share of it parts look like all of it."""
_SLIP = 2
"""By how much two parts may be more than their whole and look like a slip: more, and a thing may be in both."""


@FAMILY.check(
    "sum.among",
    "“……中”各项与总数对不上",
    Severity.WARNING,
    """
“几个……中，甲几个、乙几个、丙几个”，各项相加不应比总数多；列得差不多齐的，应等于总数。

- 错：58名党员中，车务段12名，工务段25名，电务段8名，供电段11名。（12＋25＋8＋11＝56）
- 对：58名党员中，车务段12名，工务段27名，电务段8名，供电段11名。
- 错：第二组15人，由执法支队9人、监测中心4人组成。（9＋4＝13）
""",
)
def among(document: Document, found: Found) -> Iterable[Defect]:
    told = {each.total.span for each in document.once(splits)}
    for line in document.once(on_lines):
        for at, whole in enumerate(line):
            if whole.unit == "%" or whole.is_rough or whole.span in told:
                continue
            if _AMONG.match(document.masked, whole.span.end):
                yield from _told(document, found, whole, _parts(document, line[at + 1 :], whole))
    yield from _made_up(document, found)


def _parts(document: Document, behind: list[Counted], whole: Counted) -> list[Counted]:
    """The numbers of its unit up to the end of the sentence, or till they make the whole."""
    parts: list[Counted] = []
    last, added = whole.span.end, 0.0
    for part in behind[:_MOST]:
        gap = document.masked[last : part.span.start]
        last = part.span.end
        if "。" in gap or (parts and added == whole.number):
            break
        if (
            not is_same_kind(document, part, whole)
            or part.is_rough
            or LOOSE.search(part.words)
            or ANOTHER.match(part.words)
        ):
            return [] if len(parts) < PARTS else parts
        parts.append(part)
        added += part.number
    return parts


def _is_left(document: Document, part: Counted) -> bool:
    return _LEFT.match(document.masked, part.span.end) is not None


_MAY_BE_BOTH = regex("任职|不满|不足|以[上下]|连任|新任|周岁")
"""Of what those of another part may be too: 兼职的15名，任职不满一年的6名."""
_LEFT = regex("[^，。；\n]{0,6}(?:仍|未|尚|还|没有|不)")
"""Behind a part that is what the others are not."""


def _told(document: Document, found: Found, whole: Counted, parts: list[Counted]) -> Iterator[Defect]:
    if any(part.words.endswith(_TO) for part in parts):  # 对3个党支部书记进行提醒
        return
    overlapping = [part for part in parts if _MAY_BE_BOTH.search(part.words)]
    if overlapping and len(overlapping) < len(parts):
        return
    added = sum(part.number for part in parts)
    over = added - whole.number
    if not parts or not over or len({(each := SORTS.search(part.words)) and each.lastgroup for part in parts}) > 1:
        return
    if not all(part.words.strip("有中") for part in parts) and not any(_is_left(document, part) for part in parts):
        return  # 5个被评为优秀，4个承办了活动: a thing may be in both
    is_off = _ALMOST * whole.number <= added <= whole.number / NEARLY if len(parts) >= PARTS else 0 < over <= _SLIP
    if is_off:
        sums = added_up(part.number for part in parts)
        said = (
            f"{sums}，与{whole.number:.12g}{whole.unit}不符，请核对"
            if len(parts) > 1
            else f"比{whole.number:.12g}{whole.unit}还多"
        )
        yield found.at(parts[-min(2, len(parts))].span.start, parts[-1].span.end, said, related=[whole.span])


_COMPOSED = regex(
    r"(?<![\d.第])(?P<whole>\d{1,5})(?P<unit>[个名人位家])[，（：]?由(?P<parts>[^。；\n]{4,160}?)(?:共同|联合)?组成"
)


_ITEMS = regex("[、，和及]|以及")


def _made_up(document: Document, found: Found) -> Iterator[Defect]:
    """第二组13人，由执法支队9人、监测中心4人组成."""
    for match in _COMPOSED.finditer(document.masked):
        told = list(re.finditer(rf"(?<![\d.第])\d{{1,5}}(?={match['unit']})", match["parts"]))
        added = sum(int(each[0]) for each in told)
        items = _ITEMS.split(match["parts"])
        is_full = all(any(each.isdigit() for each in item) for item in items)
        if is_full and len(told) == len(items) > 1 and added != int(match["whole"]):
            sums = added_up(int(each[0]) for each in told)
            begin = match.start("parts") + told[0].start()
            message = f"{sums}，与{match['whole']}{match['unit']}不符，请核对"
            yield found.at(begin, match.end("parts"), message, related=[Span(match.start("whole"), match.end("unit"))])
