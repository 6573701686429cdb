"""Totals whose parts stand in brackets behind them, and what parts of a total look like."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document
from youju.core.reading.defects.figures import LOOSE, OF_PEOPLE, Counted
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

NEARLY = 0.85
"""From which share of a total its parts look like all of them, none being more than MOSTLY of it."""

BY_A_SLIP, MANY = 1, 100
"""By how much two parts in brackets may miss their whole and still look like all of it, and from how many on."""

PARTS = 3
"""How many parts make a list of them."""

LONGEST = 22
"""How many characters of a total and its parts are quoted at most."""
RESTS = ("其余", "其他", "剩余", "另有")
"""What opens a rest, which stands beside what was told and is no part of it: 优秀11名，其余23名."""
_OF_WHICH = regex(r"（(?P<of>其中[：:]?)?(?P<parts>[^（）\n\d]{0,14}\d[^（）\n]{2,120})）")
_WHOLE_BEFORE = regex(r"(?<![\d.第])(?P<whole>\d{1,5})(?P<unit>[个名人项件家处台支])[\u4e00-\u9fa5]{0,10}$")
_NUMBER_FIRST = regex(
    r"(?:^|[，、；])(?P<number>\d{1,5})(?P<unit>[个名人项件家处台支])(?P<words>[\u4e00-\u9fa5XxＸ×*]{2,14})(?=[，、；]|$)"
)
_PART = regex(
    r"(?:^|[，、；])(?P<words>[\u4e00-\u9fa5XxＸ×*]{1,14}?)(?P<number>\d{1,5})(?P<unit>[个名人项件家处台支])(?=[，、；]|$)"
)


def bracketed(document: Document) -> Iterable[tuple[Counted, list[Counted]]]:
    """Totals whose parts stand in brackets behind them: 17个党支部（其中车站党支部10个、机关党支部6个）."""
    for match in _OF_WHICH.finditer(document.content):
        said = _WHOLE_BEFORE.search(document.content, max(0, match.start() - LONGEST), match.start())
        if said is None:
            continue
        begin, unit = match.start("parts"), said["unit"]
        pattern = _NUMBER_FIRST if match["parts"][0].isdigit() else _PART
        told = [each for each in pattern.finditer(match["parts"]) if each["unit"] == unit]
        added = sum(int(each["number"]) for each in told)
        is_slip = abs(added - int(said["whole"])) == BY_A_SLIP and unit in OF_PEOPLE and int(said["whole"]) >= MANY
        is_over = int(said["whole"]) < added <= int(said["whole"]) / NEARLY
        has_rest = any(each["words"].startswith(RESTS) for each in told)
        least = 2 if match["of"] or is_slip or is_over or has_rest else PARTS
        if (
            len(told) < least
            or len(told) != len(re.findall(rf"\d{unit}", match["parts"]))
            or LOOSE.search(match["parts"])
        ):
            continue
        spans = [Span(begin + each.start("number"), begin + each.end()) for each in told]
        group = [
            Counted(span, span.start, float(each["number"]), unit, each["words"], False)
            for span, each in zip(spans, told, strict=True)
        ]
        whole = Span(said.start("whole"), said.end("unit"))
        yield Counted(whole, whole.start, float(said["whole"]), unit, "", False), group
