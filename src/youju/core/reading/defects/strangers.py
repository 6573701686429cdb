"""Party bodies of other units that act as only the unit's own can: 机务段党委坚持… in a document of a 工务段."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.defects.own import Own, framed, is_short_for
from youju.core.reading.defects.sorts import is_unrelated
from youju.core.reading.found import Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span

FEW = 2
"""Where bodies of more other units than this act, the document is about many and they are meant."""

MANY = 20
"""So many names and more are not looked up one by one."""

LONGEST_NAME = 14
"""How many characters an actor's name has at most."""

_NOT_A_NAME = regex("[^一-龥]")
_OPENS = frozenset("。；！？：\n）. 　")
_ITEM = regex("[一二三四五六七八九十](?:是|要|则)")
_ABOVE = regex("[市县区省州盟旗总]|集团|上级|中央|国")
_PARTNERS = regex(
    "来[院校矿段厂]|与我|到我|健康讲座|体检|协议|共建|联建|结对|联合|会同|帮扶|驻村|驻地|属地|当地|包联|包村|挂钩|挂职|联学"
)


class Actor(NamedTuple):
    """A Party body that opens a sentence and acts: its unit's name, its kind and where both stand."""

    span: Span
    name: str
    kind: str


class Stranger(NamedTuple):
    """A Party body of another unit that acts, the unit's name, and how sure that is."""

    span: Span
    name: str
    severity: Severity


def acting_strangers(document: Document, own: Own | None) -> list[Stranger]:
    """The Party bodies of other units that act; none where the document is about many units."""
    names, kind = _names(document, own)
    if not names or not kind:
        return []
    calls = own.calls if own else frozenset()
    others = [each for each in _actors(document) if not _is_own(each.name, names, calls)]
    if len({each.name for each in others}) > MANY:
        return []
    others = [each for each in others if not _is_meant(document, each)]
    if len({each.name for each in others}) > FEW:
        return []
    told = ((each, _verdict(document.lists, each, names, kind)) for each in others)
    return [
        Stranger(each.span, each.name, softened(document, each.span, severity)) for each, severity in told if severity
    ]


def _names(document: Document, own: Own | None) -> tuple[tuple[str, ...], str]:
    """The unit's names, also where their endings allow no word for short (科), and the kind of its Party body."""
    if own is not None and own.names:
        return own.names, own.kind
    said = list(document.once(framed))
    return tuple(name for name, _ in said), next((kind for _, kind in said if kind), "")


def _acting(lists: Lists) -> re.Pattern[str]:
    acts = any_of((*lists.words("naming", "acts"), *lists.words("naming", "deeds")))
    return regex(rf"(?P<kind>{any_of((*lists.words('naming', 'kinds'), '纪委'))})(?={acts})")


def _opening(lists: Lists) -> re.Pattern[str]:
    return regex(rf"(?:{any_of(lists.words('naming', 'times'))})*")


def _actors(document: Document) -> Iterator[Actor]:
    masked, opening = document.masked, document.lists.once(_opening)
    for match in document.lists.once(_acting).finditer(masked):
        end = match.start()
        edge = next(
            (at for at in range(end - 1, end - LONGEST_NAME - 2, -1) if at < 0 or _NOT_A_NAME.match(masked, at)), None
        )
        if edge is None or (edge >= 0 and masked[edge] not in _OPENS):
            continue
        item = _ITEM.match(masked, edge + 1, end)
        start = opening.match(masked, item.end() if item else edge + 1, end).end()  # type: ignore[union-attr]
        if start < end:
            yield Actor(Span(start, match.end()), masked[start:end], match["kind"])


def _is_own(name: str, names: tuple[str, ...], calls: frozenset[str]) -> bool:
    if name in calls or name.startswith(tuple(calls)):
        return True
    return any(is_short_for(name, own) or own in name for own in names)


def _others(lists: Lists) -> re.Pattern[str]:
    return regex(any_of(lists.words("naming", "not_others")))


_ALONGSIDE = regex(
    "[，；、](?:(?!各|推动|指导|督促|要求|组织|带动|促进|支持|帮助|引导|听取|对|向|把|将|与|和|使)[一-龥]){1,8}"
    "(?:党委|党总支|党支部|党组(?!织))(?!书记|委员|成员|班子|办)"
)


_BUREAU = regex("[市县区][一-龥]{2,8}(?:局|委员会|办公室)")


def _is_of_one_level(document: Document, name: str) -> bool:
    """Whether a bureau is of the level of the own, and so not above it: 市教育局 beside 市卫生健康委员会."""
    return any(name[0] in own and _BUREAU.search(own) for own, _ in document.once(framed))


def _is_meant(document: Document, actor: Actor) -> bool:
    """Whether a unit is one above, one of many, one spoken of elsewhere, or acts beside others."""
    is_beside = _BUREAU.fullmatch(actor.name) is not None and _is_of_one_level(document, actor.name)
    if (_ABOVE.match(actor.name) and not is_beside) or document.lists.once(_others).match(actor.name):
        return True
    if document.content.count(actor.name + actor.kind) > 1 or f"{actor.name}和" in document.content:
        return True
    sentence = document.text.sentence_at(actor.span.start)
    return sentence is not None and _ALONGSIDE.search(document.masked, actor.span.end, sentence.end) is not None


def _rows(lists: Lists) -> dict[str, tuple[str, ...]]:
    entries = (entry.partition(":") for entry in lists.words("naming", "foreigners"))
    return {unit: tuple(bodies.split("/")) for unit, _, bodies in entries}


def _verdict(lists: Lists, actor: Actor, names: tuple[str, ...], kind: str) -> Severity | None:
    """How sure it is that a body is foreign; nothing where it may be of a unit above or below."""
    if (actor.kind in _BRANCHES) != (kind in _BRANCHES):
        return None
    if _side(lists, "sisters", actor.name, names):
        return Severity.WARNING
    if kind in _BRANCHES:
        return _beside_a_branch(lists, names, actor) if actor.kind == kind else None
    if _is_foreign(lists, names, actor) or _is_peer(actor, names):
        return Severity.WARNING
    is_firm = actor.name.endswith(_FIRMS) or any(own.endswith(_FIRMS) for own in names)
    return Severity.INFO if is_firm and _side(lists, "trades", actor.name, names) else None


def _is_foreign(lists: Lists, names: tuple[str, ...], actor: Actor) -> bool:
    foreign = (bodies for unit, bodies in lists.once(_rows).items() if any(own.endswith(unit) for own in names))
    return any(actor.name + actor.kind in bodies for bodies in foreign) and not any(actor.name in own for own in names)


def _is_peer(actor: Actor, names: tuple[str, ...]) -> bool:
    """Whether a Party committee is of a unit that stands beside the own: of a power station, in a mine's document."""
    beside = (peers for own, peers in _PEERS.items() if any(name.endswith(own) for name in names))
    return actor.kind == "党委" and any(actor.name.endswith(peers) for peers in beside)


_WORKS = ("电厂", "钢厂", "水厂", "纸厂", "药厂", "医院", "学校", "学院", "林场")
_PEERS = {
    "矿": _WORKS,
    "段": ("矿", *_WORKS),
    "电厂": ("矿", "段", "医院", "学校", "学院"),
    "医院": ("矿", "段", "厂", "中学", "小学"),
    "小学": ("矿", "段", "厂", "医院", "学院"),
    "中学": ("矿", "段", "厂", "医院", "学院", "小学"),
    "学院": ("矿", "段", "厂", "医院", "中学", "小学"),
    "学校": ("矿", "段", "厂", "医院", "中学", "小学"),
}
"""Endings of units, each with those of units whose committees are neither above nor below its own."""
_BRANCHES = frozenset(("党支部", "党总支"))
_FIRMS = ("公司", "集团")


def _beside_a_branch(lists: Lists, names: tuple[str, ...], actor: Actor) -> Severity | None:
    """A branch has no branches below it: one of another workshop or office is foreign."""
    low = lists.words("naming", "low")
    is_low = actor.name.endswith(low)
    return Severity.WARNING if is_low and any(own.endswith(low) for own in names) else None


def is_of_another_sort(lists: Lists, name: str, names: tuple[str, ...]) -> bool:
    """Whether a name is of another sort of unit than the own, of those of which an office is but one."""
    is_firm = name.endswith(_FIRMS) and _side(lists, "trades", name, names)
    return _side(lists, "sisters", name, names) or is_firm or is_unrelated(lists, name, names)


def _side(lists: Lists, entry: str, name: str, names: tuple[str, ...]) -> bool:
    """Whether a name has a word of a row of which the own names have another; words joined by + mean the same."""
    for kinds in lists.once(_kinds)[entry]:
        said = {index for index, words in enumerate(kinds) if any(word in name for word in words)}
        own = {index for index, words in enumerate(kinds) if any(word in each for word in words for each in names)}
        if said and own and said.isdisjoint(own):
            return True
    return False


def _kinds(lists: Lists) -> Mapping[str, Sequence[Sequence[Sequence[str]]]]:
    """The rows of both lists, each as its kinds of words."""
    rows = {entry: lists.words("naming", entry) for entry in ("sisters", "trades")}
    return {entry: [[each.split("+") for each in row.split("/")] for row in known] for entry, known in rows.items()}


def softened(document: Document, span: Span, severity: Severity) -> Severity:
    """How sure it is, in a paragraph that tells of partners: there another unit may well act."""
    line = document.text.lines[document.text.line_at(span.start)]
    return Severity.INFO if _PARTNERS.search(document.masked, *line) else severity
