"""Of which kind a unit's own Party body is: 党支部, 党总支 or 党委, and no two of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.own import BUREAUS, OFFICE, USUAL, Body, Own, bodies, framed, own_unit
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span

FAMILY = Family()


@FAMILY.check(
    "naming.kind",
    "本单位党组织的称呼前后不一",
    Severity.WARNING,
    """
同一份材料里，本单位一会儿是“党总支”，一会儿是“党支部”“党委”，多半是套用别的单位的稿子没有改净。

- 错：（公司党总支的总结）召开党支部委员会议4次，发挥党支部把方向、管大局、保落实作用。
- 对：召开党总支委员会议4次，发挥党总支把关定向作用。
""",
)
def kind(document: Document, found: Found) -> Iterable[Defect]:
    return document.once(of_two_kinds)


def of_two_kinds(document: Document) -> list[Defect]:
    """Bodies that must be the unit's own, of a kind it has not."""
    return list(_of_two_kinds(document, Found("naming.kind", Severity.WARNING, document.content)))


def _of_two_kinds(document: Document, found: Found) -> Iterator[Defect]:
    own = document.once(own_unit)
    if own is None or not own.kind:
        return
    title, told = document.outline.title, set[Span]()
    for body in document.once(bodies):
        if title and body.span.end <= title.span.start:  # a site's own line
            continue
        if body.kind == own.kind or body.short not in own.calls or _is_superior(document, own, body):
            continue
        if body.is_bare or _speaks_in_opening(document, body):
            message = f"本单位是“{own.kind}”，这里写“{body.short}{body.kind}”，前后不一"
            told.add(body.span)
            yield found.at(*body.span, message, severity=_sure(own, body))
    yield from (each for each in _outnumbered(document, found, own) if each.span not in told)
    yield from _meetings(document, found, own)
    yield from _of_office(document, found, own)
    yield from _of_higher_kind(document, found, own)
    yield from _of_other_kind(document, found, own)
    yield from _named_otherwise(document, found, own)


def _named_otherwise(document: Document, found: Found, own: Own) -> Iterator[Defect]:
    """The own name with another kind of body, once: 石岭铅锌矿党委 in a report of 石岭铅锌矿党总支."""
    if own.kind not in ("党支部", "党总支") or _is_of_office(document):
        return
    addressee = document.outline.addressee
    since = addressee.end if addressee else 0
    for name in dict.fromkeys(each for each in own.names if len(each) >= LONG_NAME):
        for other in (each for each in _KINDS_OF_BODY if each != own.kind):
            at = document.masked.find(name + other, since)
            is_once = at >= 0 and document.masked.count(name + other, since) == 1
            if is_once and not _CHANGED.search(document.masked, max(0, at - NEAR), at + len(name) + NEAR):
                message = f"本单位是“{own.kind}”，这里写“{name}{other}”，前后不一"
                yield found.at(at, at + len(name + other), message, severity=Severity.WARNING)


_KINDS_OF_BODY = ("党支部", "党总支", "党委")
_CHANGED = regex("升格|改设|更名|撤销|成立|改建|党委(?:组织|宣传|统战|办)")
"""What shows that a body became one of another kind, or that an office is meant."""
NEAR = 16
LONG_NAME = 4
"""How many characters a unit's whole name has at least."""


def _outnumbered(document: Document, found: Found, own: Own) -> Iterator[Defect]:
    """局党委 said once where it is 局党组 all over, or the other way round: a bureau has but one of them."""
    for short in sorted({each.short for each in document.once(bodies)} & BUREAUS):
        bare = [each for each in document.once(bodies) if each.short == short and each.is_bare]
        said = Counter(each.kind for each in bare)
        for kind, other in (("党委", "党组"), ("党组", "党委")):
            is_own = own.kind == kind and not _is_of_office(document)
            usual = USUAL - _is_of_office(document)
            if said[kind] == 1 and said[other] >= usual and not is_own:
                body = next(each for each in bare if each.kind == kind)
                yield found.at(*body.span, f"全文都是“{short}{other}”，这里写“{short}{kind}”，前后不一")


def _of_office(document: Document, found: Found, own: Own) -> Iterator[Defect]:
    """In a document of 局机关党委 a 局机关党总支, which would be the same body."""
    if not own.names or not _is_of_office(document):
        return
    for match in _OFFICES.finditer(document.masked):
        if match["short"] in own.calls and match["kind"] != own.kind:
            yield found.at(*match.span(), f"本单位是“{OFFICE}{own.kind}”，这里写“{match[0]}”，前后不一")


_OFFICES = regex(rf"(?P<short>[局厅委院校])?{OFFICE}(?P<kind>党委|党总支|党支部|工委)(?!书记|[、和])")


RANKS = {"党支部": 1, "党总支": 2, "党委": 3, "党组": 3, "党工委": 4}


def _is_superior(document: Document, own: Own, body: Body) -> bool:
    """Whether a body of a higher kind may be the one above, with the same word for short: 局党组 above 局机关党委."""
    if body.kind == "党组":
        return _is_of_office(document) or (own.unit in BUREAUS and own.kind != "党委")
    if RANKS[body.kind] <= RANKS[own.kind]:
        return False
    if own.kind != "党委" and own.unit == body.short and all(name.endswith(body.short) for name in own.names):
        return not (own.names and _STATED.match(document.masked, body.span.end))
    addressee = document.outline.addressee
    if body.kind != "党总支" or (addressee is not None and addressee.start <= body.span.start < addressee.end):
        return True
    return document.lists.once(_acting).match(document.masked, body.span.end) is None


def _is_of_office(document: Document) -> bool:
    """Whether the document is of a bureau's own Party body: 某局机关党委."""
    return any(name.endswith(OFFICE) for name, _ in document.once(framed))


def _of_other_kind(document: Document, found: Found, own: Own) -> Iterator[Defect]:
    """A 党总支 that is spoken of but once: bare in a document of a 党委, by the own word in one of a 党支部."""
    if own.kind == "党总支" or document.content.count("党总支") != 1 or _is_addressed(document, "党总支"):
        return
    is_branch = own.kind == "党支部"
    for match in (_OWN_TOTAL if is_branch else _LONE_TOTAL).finditer(document.masked):
        if is_branch and match["short"] not in ("", *own.calls):
            continue
        told = f"本单位是“{own.kind}”，这里写“{match[0]}”，请核对"
        yield found.at(*match.span(), told, severity=Severity.INFO)


def _is_addressed(document: Document, body: str) -> bool:
    addressee = document.outline.addressee
    return addressee is not None and body in document.text.quote(addressee)


_LONE_TOTAL = regex("党总支(?<=[，。；\n]党总支)(?:委员会)?")
_OWN_TOTAL = regex("(?P<short>[厂校院段矿站所局]|学校|医院|公司|)党总支(?:委员会|书记)?")
_STATED = regex("每|定期|专题|召开|带头|坚持|认真|严格")
"""What a body does itself, which the one above would not be told to do."""
_BARE_COMMITTEE = regex("(?<=[，。；\n])(?P<kind>党委|党总支)(?=定期|每|专题|带头|召开|严格|认真|听取|坚持|将)")


def _of_higher_kind(document: Document, found: Found, own: Own) -> Iterator[Defect]:
    """In a document of a 党总支 a bare 党委 that acts, in one of a 党支部 a 党总支."""
    rank = RANKS.get(own.kind, 0)
    matches = [each for each in _BARE_COMMITTEE.finditer(document.masked) if 0 < rank < RANKS[each["kind"]]]
    for match in matches if len(matches) == 1 else ():
        yield found.at(*match.span(), f"本单位是“{own.kind}”，这里写“{match['kind']}”，前后不一")


def _sure(own: Own, body: Body) -> Severity | None:
    return Severity.ERROR if own.names and body.is_bare else None


def _speaks_in_opening(document: Document, body: Body) -> bool:
    """Whether a body named in full before the first heading is who speaks: it acts, and leads nobody else."""
    first = next((each for each in document.outline.headings if each.level == "1"), None)
    if first is None or body.span.start > first.span.start:
        return False
    return document.lists.once(_acting).match(document.masked, body.span.end) is not None


def _acting(lists: Lists) -> re.Pattern[str]:
    return regex(any_of(lists.words("naming", "acts")))


_MEETING = regex("召开(?P<shown>(?P<kind>党支部|党总支|党委|党组)(?:委员会议?|会议?))(?!议事规则)")
_DIRECTS = regex("发挥(?:好|了)?(?P<shown>(?P<kind>党支部|党总支|党委|支部)“?把方向)")
_MANY = regex("各(?:级|个|基层|所属)?(?:党|支部|单位)|基层党|党支部(?:严格|认真|每|按|落实)|\\d+个")


def _meetings(document: Document, found: Found, own: Own) -> Iterator[Defect]:
    """Meetings and duties of a body of another kind, with nobody else named who would hold them."""
    if own.kind not in ("党总支", "党委", "党组"):
        return
    for pattern in (_MEETING, _DIRECTS):
        for match in pattern.finditer(document.content):
            said = "党支部" if match["kind"] == "支部" else match["kind"]
            sentence = document.text.sentence_at(match.start())
            before = document.masked[sentence.start if sentence else match.start() : match.start()]
            if said == own.kind or (own.kind == "党委" and said == "党支部" and pattern is _MEETING):
                continue
            if not _MANY.search(before):
                yield found.at(*match.span("shown"), f"本单位是“{own.kind}”，这里写“{match['shown']}”，前后不一")
