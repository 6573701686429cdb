"""People and work of units of another sort: 医护人员 in a document of a factory, 采掘工作面 in one of a school."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.own import Own, own_unit
from youju.core.reading.defects.staff import strange_staff
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_UNIT = regex(
    r"(?:(?<=[，。；）\n])|^)(?P<unit>医院|学校|学院|公司|集团公司|社区|街道|煤矿|车间|变电站|派出所)"
    r"(?=(?:全体|广大|各|党|宣传|安全|干部|职工|领导|始终|坚持|要|将|高度|认真|积极))"
)


_OF_UNIT = regex(
    r"(?<![一-龥“])(?:在|为|对|把|围绕|服务|推动|促进|参与|支持|共谋|共商)?(?P<unit>医院|学校|学院|公司|煤矿)"
    r"(?=管理中|管理(?:和|与|、|中)|改革发展|高质量发展|建设发展|发展建设|中心工作|发展大局|各项事业|事业发展|党建工作|和谐稳定)"
)
"""What only the own unit has: 在学科建设、学校管理中建言献策."""
_FEW = 2
"""How often at most the word for another sort of unit stands in a text that was taken over: 孕妇学校 is no school."""


def _people(lists: Lists) -> list[tuple[str, re.Pattern[str]]]:
    entries = (entry.partition(":") for entry in lists.words("naming", "people"))
    return [(unit, regex(words.replace("/", "|"))) for unit, _, words in entries]


@FAMILY.check(
    "naming.people",
    "出现不像本单位的人",
    Severity.INFO,
    """
药业公司的材料里写“医护人员”，图书馆的材料里写“全校师生”，水电厂的材料里写“每个采掘工作面”，只出现一次，可能是照搬别的单位的稿子。确有其事的不用改。
""",
)
def people(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    if own is None or not own.calls:
        return
    names = "\n".join(own.names)
    matched, of_unit = list(_UNIT.finditer(document.masked)), list(_OF_UNIT.finditer(document.masked))
    once = {said for said in {match["unit"] for match in matched} if document.content.count(said) == 1}
    if len(of_unit) == 1 and document.content.count(of_unit[0]["unit"]) <= _FEW:
        matched += of_unit
        once.add(of_unit[0]["unit"])
    for match in matched:
        said = match["unit"]
        if said in once and said not in own.calls and said not in names:
            yield found.at(*match.span("unit"), f"本单位材料里只出现这一次“{said}”，是否照搬请核对")
    places = {each.span for each in document.once(strange_staff)}
    for unit, pattern in document.lists.once(_people):
        if any(each in names or _is_called(own, each) for each in unit.split("+")):
            continue
        matches = list(pattern.finditer(document.masked))
        if len(matches) == 1 and not _is_told(span := Span(*matches[0].span()), places):
            places.add(span)
            yield found.at(*matches[0].span(), f"本单位材料里只出现这一次“{matches[0][0]}”，是否照搬请核对")


def _is_called(own: Own, word: str) -> bool:
    """Whether the own unit is called so; 院 is of a hospital's calls, and of a school's that may be a 学院."""
    return word in own.calls and not (word == "院" and "校" in own.calls)


def _is_told(span: Span, places: Iterable[Span | None]) -> bool:
    return any(each is not None and span.start < each.end and each.start < span.end for each in places)
