"""What the office whose document it is calls itself: its Party body, itself, or 我."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from youju.core.reading.clauses import Clauses
from youju.core.reading.known_names import PARTY, KnownName, known_name
from youju.core.reading.outline import Outline
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, Text
from youju.core.reading.words import Words

_MASKED = regex("[xXＸ×*_]{1,3}")
_NOT_THE_OFFICE = regex(
    "(?:支部委员会|纪委|纪检\\S*|工会|团委|团支部|妇联|办|办公室|(?<![支总])部|科|处|室|中心组|中心|小组|组织|班子|班组|车间|(?<!委员)会)$"
)
_OWN_PARTY = regex(
    "(?:(?<![省市总区县部国级属个各])(?:集团公司|分公司|子公司|总公司|公司|集团|分局|局机关|局|段|矿|管理处|处|医院|院|学校|学院|校|厂|中心|站|所|社区|联社|林场|农场|电厂|支队|大队|总队|支行|分行|银行|机关|港))"
    "(?:党委|党组|党总支|党支部)(?!书记|班子|委员|各|的[^，。]{0,6}领导)"
)
_OURS = regex("我(?:中心|公司|集团|医院|学校|社区|街道|支部|党支部|[局院校矿段厂站所行镇乡县市区村园馆处]|委(?!员))")
_MYSELF = frozenset(("我", "本人"))
_SOME = regex("各|所属|基层|全体|下属|上级|部分|个别|有的|每|其他|有关|相关|兄弟|党?中央|国务院|省")
_OF_A_PERSON = regex("述职|述责|述廉|履职|个人")
_OF_THE_OFFICE = regex("局?机关党(?:委|总支|支部)")
_SEVERAL = regex("[、和及与对向在]|围绕|指导|次|^全(?![椒州南])")
READ_FOR_OWN_NAME, FOR_ITS_WORDS = 6000, 24
"""How many characters of a document are read to learn what the office calls itself, and how many of a clause."""

OURS = 1.2
"""How much rather what is called 我院 is the office than what is named like it."""
RATHER, FULLY = 3, 2
"""How much rather a Party body is the office than what is above or beside it; how often a name must act to be sure."""


@dataclass(frozen=True)
class Source:
    """What the name is read from; `named_in`: where a clause names who acts."""

    text: Text
    outline: Outline
    words: Words
    clauses: Clauses
    named_in: Callable[[Span], Span | None]

    @property
    def title(self) -> str:
        """The title's words."""
        return self.outline.title.title if self.outline.title else ""


def own_name(source: Source) -> str | None:
    """What the office calls itself, as it stands in the text: 区文旅体局党组, where that is what 局党组 is part of."""
    name = _own_name(source)
    return _as_used(source.text.content, name) if name and PARTY.search(name) else name


_HAN = regex("[一-龥]")
_NO_NAME = frozenset("对向和与及的由在把将为是到给被让使从以并且或受按据经请我各县市区省全本该了着过同其")
USED, FEWEST, LONGEST = 0.6, 3, 12
"""In what share of the places, and how often at least, the same stands before a name; how long a name may get by it."""


def _as_used(content: str, name: str) -> str:
    """A name with what stands before it in most places."""
    while len(name) < LONGEST:
        places = [found.start() for found in re.finditer(re.escape(name), content)]
        before = Counter(content[at - 1] for at in places if at)
        said, times = before.most_common(1)[0] if before else ("", 0)
        if times < max(FEWEST, USED * len(places)) or not _HAN.match(said) or said in _NO_NAME:
            return name
        name = said + name
    return name


def _own_name(source: Source) -> str | None:
    """What the office calls itself most often where it acts; what its title and signature say where it never does."""
    known = known_name(source.title, source.words, _signature(source))
    counted = _acting(source, known)
    if (speaker := _speaker(counted, source.outline)) or not counted.keys() - _MYSELF:
        return speaker or _as_told(source, known)
    for word in _MYSELF:
        del counted[word]
    if known and not known.party and "党" not in source.title:
        return _besides_the_party(source, known, counted)
    best = max(counted, key=lambda name: counted[name] * _weight(name, known))
    if known and known.party and PARTY.fullmatch(best):
        return known.short(source.text.content) or known.party
    if known and known.party and best == known.name:
        return known.short(source.text.content) or best
    return best


def _besides_the_party(source: Source, known: KnownName, counted: Counter[str]) -> str:
    """Of a document that is not the Party's: what acts surely, else the office as its title names it."""
    best = max(counted, key=lambda name: counted[name])
    is_own = counted[best] >= FULLY or (best.startswith("我") and not PARTY.search(best))
    return best if is_own else known.short(source.text.content) or known.kind or best


def _acting(source: Source, known: KnownName | None) -> Counter[str]:
    """How often which name acts that may be the office's."""
    words, counted = source.words, Counter[str]()
    for clause in _likely(source):
        named = source.named_in(clause)
        name = source.text.quote(named) if named else ""
        if name in _MYSELF:
            counted[name] += 1
        if not name or _NOT_THE_OFFICE.search(name) or (known and not known.may_be(name)):
            continue
        if known and known.party == "党组" and _OF_THE_OFFICE.fullmatch(name) and "机关" not in known.name:
            continue  # the bureau's own Party committee, below the one whose document it is
        is_ours = words.body.search(name) and words.ours.search(name) and not words.another.match(name)
        if is_ours and not _SEVERAL.search(name):
            counted[name] += 1
    return counted


def _likely(source: Source) -> Iterator[Span]:
    """The clauses in which the office may name itself: one of its words stands in their first characters."""
    breaks, ours, masked, last = source.clauses.breaks, source.words.ours, source.text.masked, -1
    for match in ours.finditer(masked, 0, READ_FOR_OWN_NAME):
        index = bisect_left(breaks, match.start())
        if index == last or index == len(breaks) or breaks[index] > READ_FOR_OWN_NAME:
            continue
        start, end, last = breaks[index - 1] + 1 if index else 0, breaks[index], index
        near = min(end, start + FOR_ITS_WORDS)
        is_near = match.end() <= near or (match.start() < near and ours.search(masked, start, near))
        if end - start > 3 and is_near:
            yield Span(start, end)


def _speaker(counted: Counter[str], outline: Outline) -> str | None:
    """我 or 本人, where somebody reports of himself: the title says so, or nobody else acts."""
    title = outline.title.title if outline.title else ""
    spoken = [word for word in counted if word in _MYSELF]
    if not spoken or not (_OF_A_PERSON.search(title) or counted.keys() <= _MYSELF):
        return None
    return max(spoken, key=lambda word: counted[word])


def _weight(name: str, known: KnownName | None) -> float:
    """A Party body is rather the office than what is above or beside it, of the kind that title or signature name;
    x企业党委 rather anybody."""
    party = PARTY.search(name)
    fits = party and (known is None or not known.party or known.party == party[0])
    ours = OURS if name.startswith("我") else 1
    return ours * (RATHER if fits else 1) * (0.5 if _MASKED.match(name) else 1)


def _as_told(source: Source, known: KnownName | None) -> str | None:
    """As its title or signature name it, where the office never stands as who acts; else the Party body most often
    spoken of."""
    if known:
        return known.short(source.text.content) or known.name
    spoken_of = Counter(found[0] for found in _OWN_PARTY.finditer(source.text.content, 0, READ_FOR_OWN_NAME))
    if spoken_of or _signature(source):
        return spoken_of.most_common(1)[0][0] if spoken_of else _signature(source)
    ours = Counter(found[0] for found in _OURS.finditer(source.text.masked, 0, READ_FOR_OWN_NAME))
    return ours.most_common(1)[0][0] if ours else _spoken_of(source)


def _spoken_of(source: Source) -> str | None:
    """The body that acts most often, of which somebody else may tell: 县委, 该公司."""
    counted = Counter[str]()
    for start, end in pairwise((-1, *source.clauses.breaks)):
        if end > READ_FOR_OWN_NAME:
            break
        named = source.named_in(Span(start + 1, end)) if end - start > 1 else None
        name = source.text.quote(named) if named else ""
        if source.words.body.search(name) and not _SOME.match(name) and not _SEVERAL.search(name):
            counted[name] += 1
    best, times = counted.most_common(1)[0] if counted else ("", 0)
    return best if times >= FULLY and not _NOT_THE_OFFICE.search(best) else _first(source)


_FIRST = regex(
    r"(?:(?<=[\n。，　])|(?<=\d年))(?P<name>[一-龥xXＸ×*]{0,10}?"
    "(?:市|县|区|镇|乡|街道|村|局|单位|工会|公司|支部|[小中大]学|院|段|矿|厂|中心|银行|所|站))"
    "(?=按照|深入|认真|高度|积极|在(?!于)|紧紧|始终|坚持|切实|全面|共有|现有|严格|持续|精心|围绕|以|把|将|组织|充分|创新|开展|大力|扎实|通过|结合|注重|狠抓|着力|多措并举|立足|聚焦|不断|进一步)"
)
READ_FOR_FIRST = 1500
"""So many characters behind the title are read for who acts first."""


def _first(source: Source) -> str | None:
    """Who acts first, where nobody acts often: XX镇深入贯彻……; 我们 where nobody is named."""
    start = source.outline.title.span.end if source.outline.title else 0
    for found in _FIRST.finditer(source.text.masked, start, start + READ_FOR_FIRST):
        is_begun = found["name"][:2] not in source.words.begins_no_actor
        if is_begun and not _SOME.match(found["name"]) and not _SEVERAL.search(found["name"]):
            return source.text.content[found.start("name") : found.end("name")]
    return "我们" if source.text.content.count("我们", 0, READ_FOR_OWN_NAME) else None


def _signature(source: Source) -> str:
    """Who signs, below the text or right under its title."""
    if source.outline.signature:
        return source.text.quote(source.outline.signature).strip()
    heads = (_LETTERHEAD.fullmatch(source.text.quote(line).strip()) for line in source.text.lines[1:_HEADS])
    return next((head["name"] for head in heads if head), "")


_HEADS = 4
"""Among so many lines the office may stand under the title."""
_LETTERHEAD = regex(
    r"[（(]?(?P<name>[一-龥]{2,24}(?:党委|党组|党工委|党总支|党支部|支部|支部委员会|[小中大]学|医院|公司|集团|[局段矿厂]))[）)]?"
)
