"""A unit that calls itself by two names, and another unit's name left in."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from youju.core.reading.defects.bigrams import characters_of, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.own import (
    IN_TITLE,
    SIGNED,
    Own,
    bodies,
    calls_of,
    endings_of,
    is_short_for,
    named,
    outvoted,
    own_unit,
)
from youju.core.reading.defects.strangers import Stranger, acting_strangers, softened
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, last_of, next_of, regex

FAMILY = Family()


def _strangers(lists: Lists) -> dict[str, frozenset[str]]:
    entries = (entry.partition(":") for entry in lists.words("naming", "strangers"))
    return {unit: frozenset(bodies.split("/")) for unit, _, bodies in entries}


@FAMILY.check(
    "naming.stranger",
    "出现不像本单位的党组织",
    Severity.WARNING,
    """
集团公司党委的材料里孤零零出现一次“局党组”，多半是照搬别的单位的稿子。确是上级的，写出全称。

- 错：（集团公司党委的要点）积极贯彻落实局党组《关于……的通知》。
- 对：积极贯彻落实上级党组《关于……的通知》。
- 错：（岚桥工务段党委的总结）机务段党委坚持每季度听取一次工作汇报。
- 对：段党委坚持每季度听取一次工作汇报。

与外单位共建、联建的，写明是与谁共建，不提示或者只作参考。
""",
)
def stranger(document: Document, found: Found) -> Iterable[Defect]:
    return document.once(strange_bodies)


def strange_bodies(document: Document) -> list[Defect]:
    """Party bodies that are hardly the unit's."""
    return list(_strange_bodies(document, Found("naming.stranger", Severity.WARNING, document.content)))


def _strange_bodies(document: Document, found: Found) -> Iterator[Defect]:
    own = document.once(own_unit)
    yield from document.once(lone)
    calls = own.calls if own and own.names else ()
    for match in _MEMBERS.finditer(document.masked) if calls else ():
        start = match.start() - (1 if document.masked[match.start() - 2] in "。；\n" else 2)
        if document.masked[start : match.start()] not in calls:
            said = document.quote(start, match.end())
            yield found.at(start, match.end(), f"“{said}”不像本单位的，疑为照搬其他单位")
    yield from _of_another_kind(document, found, own, calls)
    told = {each.span for each in document.once(lone)}
    for each in document.once(strangers):
        is_told = each.span in told or (own is not None and own.names and is_another(document, own, each.name))
        if not is_told:
            said = document.quote(*each.span)
            yield found.at(*each.span, f"“{said}”不像本单位的党组织，疑为照搬其他单位", severity=each.severity)


def _of_another_kind(document: Document, found: Found, own: Own | None, calls: Collection[str]) -> Iterator[Defect]:
    """Bodies and offices called by the kind of a unit that the own is none of."""
    said = Counter(match[0] for match in _BODIES.finditer(document.masked)) if calls else Counter[str]()
    if not said:
        return
    is_under_none = _is_under_none(own) and not _BUREAUS.search(document.masked)
    for match in _BODIES.finditer(document.masked):
        whose = match["whose"] or match["office"]
        is_own = any(whose in call for call in calls) or (match["office"] and not is_under_none)
        if said[match[0]] == 1 and not is_own:
            yield found.at(*match.span(), f"“{match[0]}”不像本单位的，疑为照搬其他单位")


_MEMBERS = regex(
    "党(?:(?<=[。；\n][局厅院校矿厂段].)|(?<=[。；\n]公司.)|(?<=[。；\n]集团.))[组委](?:(?:班子)?成员|书记)"
    "(?=按照|要|将|带头|深入|认真|坚持|严格|自觉|分别|主动|定期)"
)
_BODIES = regex(
    "(?P<whose>[矿厂段])(?<=[。；\n].)(?:纪委|团委|工会|党办|党总支)(?=[一-龥]{2})|(?P<office>局)机关(?=处室|各?科室)"
)
"""A body or an office called by the kind of its unit only: 厂纪委 in a mine's report, 局机关 in a company's."""
_BUREAUS = regex("局长|局党|我局|[市县区省总分]局|教育局")
_UNDER_NONE = ("公司", "医院", "学校", "中学", "小学", "学院", "大学", "银行")
"""Ends of names of units that are under no bureau they would call 局."""


def _is_under_none(own: Own | None) -> bool:
    return own is not None and any(name.endswith(_UNDER_NONE) for name in own.names)


MANY = 20
"""Where more bodies than these are named, the document is about them."""


def strangers(document: Document) -> list[Stranger]:
    """Party bodies of other units that act."""
    return acting_strangers(document, document.once(own_unit))


_LED = regex("的?(?:正确|坚强|统一)领导下")


def lone(document: Document) -> list[Defect]:
    """Bodies of units of another kind, spoken of once by a bare short name."""
    own = document.once(own_unit)
    found = Found("naming.stranger", Severity.WARNING, document.content)
    return list(_lone(document, found, own)) if own else []


def _lone(document: Document, found: Found, own: Own) -> Iterator[Defect]:
    known = document.lists.once(_strangers)
    strangers = frozenset().union(*(known.get(call, frozenset()) for call in own.calls))
    others = [body for body in document.once(bodies) if body.is_bare and body.short not in own.calls]
    counted = Counter(body.short + body.kind for body in others)
    for body in others:
        said = body.short + body.kind
        if said in strangers and counted[said] == 1 and not _LED.match(document.masked, body.span.end):
            told = f"本单位材料里只出现这一次“{said}”，疑为照搬其他单位；是上级的请写全称"
            yield found.at(*body.span, told, severity=softened(document, body.span, found.severity))


@FAMILY.check(
    "naming.signature",
    "标题和落款不是一个单位",
    Severity.ERROR,
    """
标题写的单位和落款的单位、党组织名称应当一致。

- 错：（标题）岚桥工务段党委2023年工作总结……（落款）岚桥机务段党委
- 对：（落款）岚桥工务段党委
""",
)
def signature(document: Document, found: Found) -> Iterable[Defect]:
    title, signed = document.outline.title, document.outline.signature
    if signed and (usual := outvoted(document)):
        said = document.text.quote(signed)
        start = signed.start + len(said) - len(said.lstrip())
        told = f"正文里都是“{usual}”，落款是“{said.strip()}”，请核对"
        yield found.at(start, start + len(said.strip()), told)
    if title is None or signed is None:
        return
    above, below = IN_TITLE.match(title.title), SIGNED.match(document.text.quote(signed).strip())
    if above is None or below is None:
        return
    for (name, kind), (other_name, other_kind) in zip(named(above), named(below), strict=False):
        start = signed.start + len(document.text.quote(signed)) - len(document.text.quote(signed).lstrip())
        end = start + len(document.text.quote(signed).strip())
        is_last = name.endswith(other_name.removesuffix("委员会"))  # 中共某某公司 / 某某段委员会, on two lines
        is_one = is_last or is_short_for(name, other_name) or is_short_for(other_name, name)
        if not is_one and all(calls_of(document.lists, each) for each in _without_department(name, other_name)):
            yield found.at(start, end, f"标题是“{name}”，落款是“{other_name}”，请核对")
        elif (lost := _lost_within(name, other_name)) or (lost := _lost_within(other_name, name)):
            told = f"标题是“{name}”，落款是“{other_name}”，差“{lost}”，请核对"
            yield found.at(start, end, told, severity=Severity.WARNING if lost in name else Severity.INFO)
        elif is_one and kind and other_kind and kind != other_kind:
            yield found.at(start, end, f"标题是“{kind}”，落款是“{other_kind}”，请核对")


def _without_department(name: str, other: str) -> tuple[str, str]:
    """Two names without what both end in, where a unit is left of each: 第一医院 of 第一医院医技."""
    for size in range(1, min(len(name), len(other))):
        is_one = name[-size:] == other[-size:]
        if is_one and name[:-size].endswith(_UNITS) and other[:-size].endswith(_UNITS):
            return name[:-size], other[:-size]
    return name, other


_UNITS = ("医院", "公司", "学院", "大学", "学校", "中学", "局", "集团", "厂", "矿", "段")


def _lost_within(full: str, short: str) -> str:
    """What a name lacks in its midst where it isn't said for short: 住房和建设局 for 住房和城乡建设局."""
    size = len(full) - len(short)
    for at in range(2, len(short) - 1) if 0 < size <= 3 else ():
        if short[at - 1] in _LINKS and full[:at] == short[:at] and full[at + size :] == short[at:]:
            return full[at : at + size]
    return ""


_LINKS = "和与及、"
_ENDS = "\n。；，：　 "
_CLAUSE_ENDS = characters_of(_ENDS)


def _what_acts(lists: Lists) -> str:
    """A pattern for what follows the name of who acts: a deed, or its people with theirs."""
    acts, people, must = (any_of(lists.words("naming", each)) for each in ("acts", "own_people", "must"))
    return rf"{acts}|{people}{{1,3}}{must}"


def _other(lists: Lists) -> re.Pattern[str]:
    endings = any_of(lists.words("naming", "endings"))
    not_others, kinds = any_of(lists.words("naming", "not_others")), any_of(lists.words("naming", "kinds"))
    character = "(?![每向由在对为了的和与及将要把从到于以是有等])[\u4e00-\u9fa5]"
    times = any_of(lists.words("naming", "times"))
    name = rf"(?P<name>(?:{character}){{1,14}}?(?:{endings}))"
    who = rf"(?P<kind>{kinds})?(?={_what_acts(lists)})"
    return regex(rf"(?>(?:{times})*)(?!{not_others}){name}(?!{kinds}?[应受]邀){who}")


@FAMILY.check(
    "naming.other",
    "出现其他单位的名称",
    Severity.WARNING,
    """
本单位是甲，文中却由同类的乙“要”“将”“坚持”做什么，多半是照搬乙的稿子没有改净。在设置文件`own_names`里写明本单位的各种名称，判断更准。

- 错：（岚桥工务段的总结）岚桥机务段党委坚持把党旗插在一线。
- 对：岚桥工务段党委坚持把党旗插在一线。

与外单位共建、联建，写作“会同……”“与……”的，不提示。
""",
)
def other(document: Document, found: Found) -> Iterable[Defect]:
    return document.once(others)


def others(document: Document) -> list[Defect]:
    """Units of the same sort that act in the document."""
    return list(_others(document, Found("naming.other", Severity.WARNING, document.content)))


def _others(document: Document, found: Found) -> Iterator[Defect]:
    own = document.once(own_unit)
    if own is None or not own.names:
        return
    pattern = document.lists.once(_other)
    others = [
        match
        for match in (pattern.match(document.masked, start) for start in _clauses_of_units(document))
        if match and is_another(document, own, match["name"]) and not is_beside(document, match["name"])
    ]
    severity = Severity.INFO if len({match["name"] for match in others}) > FEW else None
    for match in others:
        end = match.end("kind") if match["kind"] else match.end("name")
        told = f"本单位是“{own.names[0]}”，这里写“{match['name']}”，疑为照搬其他单位"
        yield found.at(match.start("name"), end, told, severity=severity)


def _clauses_of_units(document: Document) -> list[int]:
    """Where the clauses begin in which a unit acts, whichever it is."""
    places = [match.start() for match in document.lists.once(_any_unit).finditer(document.masked)]
    if not places:
        return []
    ends = document.once(occurrences).places(_CLAUSE_ENDS)
    return sorted({_start_of_clause(document.masked, ends, at) for at in places})


def _start_of_clause(masked: str, ends: Sequence[int], at: int) -> int:
    """Behind the last of some marks before a place that is not hidden."""
    index = bisect_left(ends, at) - 1
    while index >= 0 and masked[ends[index]] not in _ENDS:
        index -= 1
    return ends[index] + 1 if index >= 0 else 0


def _any_unit(lists: Lists) -> re.Pattern[str]:
    """The last character of a unit's name, where it acts."""
    kinds = lists.words("naming", "kinds")
    ahead = next_of((*kinds, *lists.words("naming", "acts"), *lists.words("naming", "own_people")))
    endings = last_of(lists.words("naming", "endings"), ahead)
    return regex(rf"{endings}(?={any_of(kinds)}?(?:{_what_acts(lists)}))")


FEW = 2
"""Where more units than this act, the document is about many and their names are meant."""

_BELOW = regex(
    "分局|医共体|医联体|分公司|子公司|县公司|项目公司|派出所|机关|下属|所属|卫生所|监督所|管理所|服务中心|党群|活动中心|指挥中心|控制中心|工作站|服务站|[县区乡镇]局|[东南西北]站|[一二三四五六七八九十]所|各|两|多"
)


_BUSINESS = ("集团", "公司")
_ITS_OWN = "我本该贵"
"""Before what ends a name, where it is the own unit."""


def is_another(document: Document, own: Own, name: str) -> bool:
    """Whether a name is of a unit of the same sort as the own, but not the own, nor part of it."""
    calls = calls_of(document.lists, name)
    if "期间" in name or name.endswith("时段") or any(kind in name for kind in document.lists.words("naming", "kinds")):
        return False
    if not calls or not _is_alike(document.lists, calls[0], own.unit) or name in own.calls or own.is_own(name):
        return False
    ending = next(ending for ending, _ in document.lists.once(endings_of) if name.endswith(ending))
    if _BELOW.search(name) or len(name) - len(ending) < 2 or any(name.startswith(call) for call in own.calls):
        return False
    if name[-len(ending) - 1] in _ITS_OWN:  # 严格执行我局制定的……
        return False
    if name.endswith(document.lists.words("naming", "before_own"), 0, -len(ending)):  # 牵头制定|段, 充分发挥|学校
        return False
    is_own_in_full = name.endswith(_BUSINESS) and any(is_short_for(each, name) for each in own.names)  # 岭糖集团
    return not is_own_in_full and not any(each in name or name.endswith(each) for each in own.names)


def _is_alike(lists: Lists, unit: str, own: str) -> bool:
    """Whether two units are of one sort: both banks, though one is a 社 and the other a 行."""
    return unit == own or any({unit, own} <= set(sort.split("/")) for sort in lists.words("naming", "alike"))


def _known_beside(document: Document) -> dict[str, bool]:
    """What was found of names before."""
    return {}


def is_beside(document: Document, name: str) -> bool:
    """Whether a unit is addressed, leads, or is named elsewhere among others."""
    known = document.once(_known_beside)
    if name not in known:
        known[name] = _stands_beside(document, name)
    return known[name]


def _stands_beside(document: Document, name: str) -> bool:
    """Whether a unit is addressed, leads, or is named elsewhere among others: it may act."""
    if document.outline.addressee is not None and name in document.text.quote(document.outline.addressee):
        return True
    named = re.escape(name)
    return (
        re.search(
            f"[、与和同及]{named}|{named}(?:[、与和及]|[^，。；]{{0,4}}的?(?:坚强|正确)?领导下)", document.content
        )
        is not None
    )
