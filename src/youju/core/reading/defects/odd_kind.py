"""A Party body of a kind the unit has not, spoken of once as its own: 党总支 in a document of a 党支部."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.committees import RANKS, of_two_kinds
from youju.core.reading.defects.own import Own, own_unit
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_KINDS = "党支部|党总支|党委|党组|党工委"
_OF = "[局校院矿段厂站所社行]"
_SHORT = f"学校|医院|公司|集团公司|学院|中心|车间|项目部|[市县区]分公司|{_OF}|[我本]{_OF}"
_LEADS = regex(
    "的?(?:正确|坚强|统一|亲切|关心)?(?:领导|指导|关怀|部署|要求|安排|决定|批准|审批|同意|备案|关于|授予|表彰|审议|下达|布置"
    "|印发|下发|确定|政府|组织部|宣传部|统战部|办公室|行政|[、和与及]|命名|评为|授权|另有|有关|规定)"
)
"""What is said of a body above."""
_USUAL = 4
"""How often the own kind must be said for another to be odd."""
_NAMED = 3
"""How often it must be said where title or signature says the same."""
_NEAR = 16
"""Within so many characters behind it the own body is who it deals with: 党委每季度听取党支部汇报."""
_LARGE = 0.6
"""Which share of all bodies spoken of so the own kind must have."""


@FAMILY.check(
    "naming.odd",
    "只有一处写成别种党组织",
    Severity.WARNING,
    """
全文都是“党支部”，只有一处写“党总支”“党委”，多半是套用别的单位的稿子没有改净。确是上级的，写出“上级党委”或者全称。

- 错：（车间党支部的计划）党总支每半年听取1次工会工作汇报。
- 对：党支部每半年听取1次工会工作汇报。
""",
    signs=("党支部", "党总支", "党委", "党组", "党工委"),
)
def odd(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    usual = _usual_kind(document, own)
    told = [each.span for each in document.once(of_two_kinds) if each.span] if usual else []
    for match in _odd_ones(document, usual) if usual else ():
        if any(span.start < match.end() and match.start() < span.end for span in told):
            continue
        message = f"本单位是“{usual}”，只有这里写“{match[0]}”，请核对是不是本单位（上级的请写明）"
        severity = None if _STATED.match(document.masked, match.end()) else Severity.INFO
        yield found.at(*match.span(), message, severity=severity)


_STATED = regex(
    "(?:书记|(?:领导)?班子(?:成员)?|委员会?|理论学习中心组)?(?:每|定期|专题|召开|带头|坚持|认真|严格|将|要|把|对|全年|先后"
    "|现有|下设|按照|主动|始终|多次|在|还|的工作)"
)
"""What a body does itself."""


def _usual_kind(document: Document, own: Own | None) -> str:
    """The kind of the unit's own body, if the text says it often and hardly any other."""
    said = Counter(match["kind"] for match in _bare(document))
    kind = own.kind if own and own.kind in RANKS else ""
    usual = kind or (said.most_common(1)[0][0] if said else "")
    is_named = bool(kind and own and own.names) and document.masked.count(usual) >= _NAMED
    is_often = said[usual] >= (1 if is_named else _USUAL)
    return usual if is_often and said[usual] >= _LARGE * sum(said.values()) else ""


def _bare(document: Document) -> list[re.Match[str]]:
    return [each for each in _BODY.finditer(document.masked) if not _is_framed(document, each.start())]


_BODY = regex(f"(?:(?<=[，。；：\n　 将把])|^)(?P<short>{_SHORT}|)(?P<kind>{_KINDS})(?!织|公开|建|委员会议事)")


def _is_framed(document: Document, at: int) -> bool:
    """Whether a place is in the title, the addressee or the signature."""
    outline = document.outline
    spans = [outline.addressee, outline.signature, outline.title.span if outline.title else None]
    return any(span is not None and span.start <= at < span.end for span in spans)


def _odd_ones(document: Document, usual: str) -> Iterator[re.Match[str]]:
    matches = _bare(document)
    said = Counter(each["kind"] for each in matches)
    for match in matches:
        kind = match["kind"]
        if kind == usual or said[kind] > 1 or {kind, usual} == {"党委", "党组"}:
            continue
        is_part = match["short"] in ("车间", "项目部") or not match["short"]
        if RANKS[kind] < RANKS[usual] and is_part:
            continue
        if (
            not _LEADS.match(document.masked, match.end())
            and usual not in document.masked[match.end() : match.end() + _NEAR]
        ):
            yield match
