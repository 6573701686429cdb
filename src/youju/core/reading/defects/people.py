"""People who belong to units of another sort: 医护人员 in a document of a factory."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.own import own_unit
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_UNIT = regex(
    r"(?:(?<=[，。；）\n])|^)(?P<unit>医院|学校|学院|公司|集团公司|社区|街道|煤矿|车间|变电站|派出所)"
    r"(?=(?:全体|广大|各|党|宣传|安全|干部|职工|领导|始终|坚持|要|将|高度|认真|积极))"
)


def _people(lists: Lists) -> list[tuple[str, re.Pattern[str]]]:
    entries = (entry.partition(":") for entry in lists.words("naming", "people"))
    return [(unit, regex(words.replace("/", "|"))) for unit, _, words in entries]


@FAMILY.check(
    "naming.people",
    "出现不像本单位的人",
    Severity.INFO,
    """
药业公司的材料里写“医护人员”，图书馆的材料里写“全校师生”，只出现一次，可能是照搬别的单位的稿子。确有其事的不用改。
""",
)
def people(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    if own is None or not own.calls:
        return
    names = "\n".join(own.names)
    matched = list(_UNIT.finditer(document.masked))
    once = {said for said in {match["unit"] for match in matched} if document.content.count(said) == 1}
    for match in matched:
        said = match["unit"]
        if said in once and said not in own.calls and said not in names:
            yield found.at(*match.span(), f"本单位材料里只出现这一次“{said}”，是否照搬请核对")
    for unit, pattern in document.lists.once(_people):
        if any(each in own.calls or each in names for each in unit.split("+")):
            continue
        matches = list(pattern.finditer(document.masked))
        if len(matches) == 1:
            yield found.at(*matches[0].span(), f"本单位材料里只出现这一次“{matches[0][0]}”，是否照搬请核对")
