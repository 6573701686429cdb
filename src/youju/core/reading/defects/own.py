"""What the unit of a document is: its names, the words it calls itself by, the kind of its Party body."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span

IN_TITLE = regex(
    r"^(?P<of>中共)?(?P<name>[\u4e00-\u9fa5（）()XxＸ×*＊○]{3,40}?)(?P<kind>总支部?委员会|支部委员会|党工委|党委|党组|党总支|党支部|支部|总支|委员会)?"
    r"(?:专职)?(?:副?书记)?(?=关于|20\d{2}|[一二]〇|\d{1,2}月|年度|上半年|下半年|党建|主题党日|(?:理论)?学习|中心组|党风廉政|全面从严|宣传思想|意识形态|落实|履行|领导班子|保密|$)"
)
SIGNED = regex(
    r"^(?P<of>中共)?(?P<name>[\u4e00-\u9fa5（）()XxＸ×*＊○]{2,40}?)(?P<kind>总支部?委员会|支部委员会|党工委|党委|党组|党总支|党支部|支部|总支|委员会)?$"
)
_KINDS = {
    "总支部委员会": "党总支",
    "总支委员会": "党总支",
    "支部委员会": "党支部",
    "支部": "党支部",
    "总支": "党总支",
}
OFFICE = "机关"
"""What a bureau's own Party body is named after: 某局机关党委."""
_HAN = regex("[\u4e00-\u9fa5]")
_GROUP = frozenset(("公司", "集团", "集团公司"))
BUREAUS = frozenset(("局", "厅", "委"))


@dataclass(frozen=True, slots=True)
class Own:
    """What a unit is: its full names, the words it may call itself by, the kind of its Party body."""

    names: tuple[str, ...]
    calls: frozenset[str]
    kind: str
    unit: str  # the ending of its name or the word for it: 局, 公司, 院

    def is_own(self, name: str) -> bool:
        """Whether a name is the unit's own, whole or shortened."""
        return any(is_short_for(name, own) or _is_masked_for(name, own) for own in self.names)


_MASK = regex("^[XxＸ×*＊○]+")


def _is_masked_for(name: str, own: str) -> bool:
    """Whether an own name of which the first characters are masked ends as a name does: xx水利局, 县水利局."""
    rest = _MASK.sub("", own)
    return rest != own and len(rest) > 1 and name.endswith(rest)


def is_short_for(name: str, full: str) -> bool:
    """Whether all characters of a name come in this order in a full name."""
    rest = iter(full)
    return all(each in rest for each in name)


@dataclass(frozen=True, slots=True)
class Body:
    """A Party body named by the unit's word for short: 局党组; `is_bare`: nothing more of a name before it."""

    span: Span
    short: str
    kind: str
    is_bare: bool


def _body_pattern(lists: Lists) -> re.Pattern[str]:
    shorts, kinds = any_of(lists.words("naming", "shorts")), any_of(lists.words("naming", "kinds"))
    return regex(rf"(?P<short>{shorts})(?P<kind>{kinds})(?!公开|织)")


def bodies(document: Document) -> list[Body]:
    masked, lists = document.masked, document.lists
    openers = (*lists.words("naming", "openers"), *lists.words("naming", "before_own"))
    found = []
    for match in lists.once(_body_pattern).finditer(masked):
        start = match.start()
        before = masked[max(0, start - 3) : start]
        is_bare = not before or not _HAN.match(before[-1]) or before.endswith(openers)
        found.append(Body(Span(*match.span()), match["short"], match["kind"], is_bare))
    return found


def own_unit(document: Document) -> Own | None:
    """What the unit is, by the settings, the title, the signature, or how the text speaks of itself."""
    framed_names = [(name.removesuffix(OFFICE), kind) for name, kind in document.once(framed)]
    kinds = [kind for _, kind in framed_names]
    framed_names = [(name, kind) for name, kind in framed_names if not _ANY_BODY.fullmatch(name)]
    names = [*document.settings.own_names, *(name for name, _ in framed_names if calls_of(document.lists, name))]
    bare = Counter((body.short, body.kind) for body in document.once(bodies) if body.is_bare)
    kind = outvoted(document) or next((each for each in kinds if each), "")
    calls = {call for name in names for call in calls_of(document.lists, name)}
    if names and calls:
        fitting = [
            (count, document.masked.count(said), said) for (short, said), count in bare.items() if short in calls
        ]
        usual = max(fitting, default=(0, 0, ""))[-1]
        return Own(tuple(names), frozenset(calls), kind or usual, unit_of(document.lists, names))
    if not bare:
        return None
    (short, said), count = bare.most_common(1)[0]
    if count < 2:
        return None
    as_named = "集团公司" if short in _GROUP and "集团" in document.content else short
    calls = {short, *calls_of(document.lists, as_named)}
    return Own((), frozenset(calls), kind or said, short)


_ANY_BODY = regex("(?:中共)?(?:党?支部|党?总支|党组|党委|支部党员|党员)?(?:委员会|大会)")
"""A line with nothing but this is no unit's name."""
USUAL = 3
"""So often a text must say of which kind the body is to be believed more than its signature."""


def outvoted(document: Document) -> str:
    """The kind of the own body all over the text, where the signature alone says another; else nothing."""
    signed, title = document.outline.signature, document.outline.title
    match = SIGNED.match(document.text.quote(signed).strip()) if signed else None
    name, kind = next(named(match), ("", "")) if match else ("", "")
    ending = OFFICE if name.endswith(OFFICE) else next((each for each in _CALLED if name.endswith(each)), "")
    if not kind or not ending or signed is None or (title and any(each in title.title for each in _KIND_WORDS)):
        return ""
    said = Counter(each["kind"] for each in _body_of(ending).finditer(document.masked, 0, signed.start))
    usual, count = said.most_common(1)[0] if said else ("", 0)
    is_nowhere = kind.removeprefix("党") not in document.masked[: signed.start]
    return usual if count >= USUAL and (is_nowhere or (ending == OFFICE and not said[kind])) else ""


_CALLED = ("学院", "医院", "公司", "中心", "学校", "中学", "小学")
"""Endings of units by which their own bodies are named: 学院党委."""


@cache
def _body_of(ending: str) -> re.Pattern[str]:
    return regex(f"{ending}(?P<kind>党委|党总支|党支部)(?!书记|[、和与])")


_KIND_WORDS = ("党委", "总支", "支部", "党组")


def framed(document: Document) -> list[tuple[str, str]]:
    """The names and kinds of Party bodies in title and signature; where neither is there, who acts at the beginning."""
    outline = document.outline
    return list(_framed(document)) or ([] if outline.title or outline.signature else _acting_first(document))


READ_FOR_NAME = 400
"""How far from its beginning a document without title and signature is read for who speaks."""
_ACTS = regex(
    "(?<=[，。：\n])(?P<name>[\u4e00-\u9fa5]{3,20}?)(?P<kind>党委|党组|党总支|党支部)"
    "(?=坚持|认真|深入|紧紧|全面|始终|高度|严格|切实|聚焦|坚决|牢牢)"
)


def _acting_first(document: Document) -> list[tuple[str, str]]:
    found = _ACTS.search(document.masked, 0, READ_FOR_NAME)
    return [(found["name"], found["kind"])] if found and calls_of(document.lists, found["name"]) else []


def _framed(document: Document) -> Iterator[tuple[str, str]]:
    outline = document.outline
    if outline.title and (match := IN_TITLE.match(outline.title.title)):
        yield from named(match)
    yield from _reporting(document)
    if outline.signature and (match := SIGNED.match(document.text.quote(outline.signature).strip())):
        yield from named(match)


_SECRETARY = regex(
    "(?:(?:述职人|报告人|汇报人|述职者)[：:][ 　]*)?"
    "(?P<name>[\u4e00-\u9fa5]{4,30}?)(?P<kind>党委|党组|党总支|党支部)(?:专职)?副?书记"
)
HEAD = 4
"""So many lines at the beginning may tell who reports."""


def _reporting(document: Document) -> Iterator[tuple[str, str]]:
    """Whose secretary reports, on a line of its own below the title: 某医院党委书记 某某."""
    for line in document.text.lines[1:HEAD]:
        if match := _SECRETARY.match(document.text.quote(line).strip(" 　—－-")):
            yield match["name"], match["kind"]


def named(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    kind = match["kind"] or ""
    if kind == "委员会":
        if not match["of"]:
            yield match["name"] + kind, ""
            return
        kind = "党委"
    yield match["name"], _KINDS.get(kind, kind)


def endings_of(lists: Lists) -> list[tuple[str, tuple[str, ...]]]:
    entries = (entry.partition(":") for entry in lists.words("naming", "calls"))
    return sorted(((ending, tuple(calls.split("/"))) for ending, _, calls in entries), key=lambda each: -len(each[0]))


@lru_cache(maxsize=1024)
def calls_of(lists: Lists, name: str) -> tuple[str, ...]:
    """What a unit of this name may call itself: by its ending, and by every such word within its name."""
    endings = lists.once(endings_of)
    own = next((calls for ending, calls in endings if name.endswith(ending)), ())
    if not own:
        return ()
    within = [calls for ending, calls in endings if len(ending) > 1 and ending in name]
    return (*own, *(call for calls in within for call in calls))


def unit_of(lists: Lists, names: list[str]) -> str:
    endings = lists.once(endings_of)
    return next((calls[0] for name in names for ending, calls in endings if name.endswith(ending)), "")
