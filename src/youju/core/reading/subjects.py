"""Who a clause speaks of: named in it, in a clause or sentence before it, or the office whose document it is."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from youju.core.reading.clauses import FARTHEST, Clauses
from youju.core.reading.outline import Outline
from youju.core.reading.patterns import regex
from youju.core.reading.text import Sentence, Span, Text
from youju.core.reading.words import Words

_PARTY = regex("(?:党委|党组|党工委|党总支|总支部|总支|党支部|支部)$")
_MASKED = regex("[xXＸ×*_]{1,3}")
_NOT_THE_OFFICE = regex(
    "(?:支部委员会|纪委|纪检\\S*|工会|团委|团支部|妇联|办|办公室|部|科|处|室|中心组|中心|小组|组织|班子|班组|车间|(?<!委员)会)$"
)
_OWN_PARTY = regex(
    "(?:(?<![省市总区县部国级属个各])(?:集团公司|分公司|子公司|总公司|公司|集团|分局|局机关|局|段|矿|管理处|处|医院|院|学校|学院|校|厂|中心|站|所|社区|联社|林场|农场|电厂|支队|大队|总队|支行|分行|银行|机关|港))"
    "(?:党委|党组|党总支|党支部)(?!书记|班子|委员|各|的[^，。]{0,6}领导)"
)
_MYSELF = frozenset(("我", "本人"))
_OF_A_PERSON = regex("述职|述责|述廉|履职|个人")
_SEVERAL = regex("[、和及与]")
READ_FOR_OWN_NAME, FOR_ITS_WORDS = 6000, 24
"""How many characters of a document are read to learn what the office calls itself, and how many of a clause."""


class Subjects:
    """The actors of one document."""

    def __init__(self, text: Text, outline: Outline, words: Words, clauses: Clauses) -> None:
        self.text = text
        self.outline = outline
        self.words = words
        self.clauses = clauses
        self._known: dict[int, str | None] = {}
        self._named: dict[Span, Span | None] = {}

    @cached_property
    def own(self) -> str | None:
        """What the office calls itself."""
        return _own_name(self)

    def named_in(self, clause: Span) -> Span | None:
        """Where the clause names who acts, at its beginning."""
        if clause not in self._named:
            self._named[clause] = self._find(clause)
        return self._named[clause]

    def _find(self, clause: Span) -> Span | None:
        body = self.clauses.body(clause)
        start = body.start + (self.text.masked.startswith("由", body.start))
        found = self.words.actor.match(self.text.masked, start, min(body.end + 8, len(self.text.masked)))
        if found is None or found.end("actor") > body.end:
            return None
        return Span(*found.span("actor"))

    def of(self, clause: Span, sentence: Sentence | None) -> str | None:
        """Who acts in a clause: the nearest naming before it in its sentence, then its paragraph's, then the office."""
        if clause.start not in self._known:
            self._known[clause.start] = self._of(clause, sentence)
        return self._known[clause.start]

    def _of(self, clause: Span, sentence: Sentence | None) -> str | None:
        since = sentence.start if sentence else clause.start
        for each in (clause, *self.clauses.earlier(clause, since)):
            named = self.named_in(each)
            if named and not self.text.masked.startswith("每人", named.start):
                return self.text.quote(named)
        return self._before_semicolon(since) or self._inherited(since) or self.own

    def _before_semicolon(self, since: int) -> str | None:
        """Who acts in the sentences before, where only semicolons part them."""
        for _ in range(FARTHEST):
            if self.text.masked[max(0, since - 1) : since] not in ("；", ";"):
                return None
            before = self.text.sentence_at(since - 1)
            if before is None:
                return None
            if name := self._named_before(before):
                return name
            since = before.start
        return None

    def _named_before(self, sentence: Sentence) -> str | None:
        """Who acts at the end of a sentence; not 每人, who is each of those named before."""
        last = self.clauses.around(max(sentence.start, sentence.end - 1))
        for each in (last, *self.clauses.earlier(last, sentence.start)):
            named = self.named_in(each)
            if named and not self.text.masked.startswith("每人", named.start):
                return self.text.quote(named)
        return None

    def _inherited(self, offset: int) -> str | None:
        """The body named by the sentences before, within the same item of an enumeration."""
        above = self.outline.above(offset)
        since = above[-1].span.start if above else offset
        if above and above[-1].level != "item":
            return None
        before = self.text.sentence_at(max(0, offset - 2))
        for _ in range(FARTHEST):
            if before is None or before.start < since:
                return None
            named = self.named_in(self.clauses.around(before.start))
            if named is not None:
                name = self.text.quote(named)
                return name if self.words.body.search(name) else None
            before = self.text.sentence_at(max(0, before.start - 2))
        return None


def _own_name(subjects: Subjects) -> str | None:
    """What the office calls itself most often where it acts; its Party body before its other names."""
    text, words = subjects.text, subjects.words
    counted: Counter[str] = Counter()
    for clause in _likely(subjects):
        named = subjects.named_in(clause)
        if named is None:
            continue
        name = text.quote(named)
        if name in _MYSELF:
            counted[name] += 1
        if _NOT_THE_OFFICE.search(name):
            continue
        if (
            words.body.search(name)
            and words.ours.search(name)
            and not words.another.match(name)
            and not _SEVERAL.search(name)
        ):
            counted[name] += 1
    if (speaker := _speaker(counted, subjects.outline)) or not counted.keys() - _MYSELF:
        return speaker or _party_body(text) or _named_in_title(subjects) or _named_at_end(text, subjects.outline)
    for word in _MYSELF:
        del counted[word]
    return max(counted, key=lambda name: counted[name] * _weight(name))


def _likely(subjects: Subjects) -> Iterator[Span]:
    """The clauses in which the office may name itself: one of its words stands in their first characters."""
    breaks, ours, masked, last = subjects.clauses.breaks, subjects.words.ours, subjects.text.masked, -1
    for match in ours.finditer(masked, 0, READ_FOR_OWN_NAME):
        index = bisect_left(breaks, match.start())
        if index == last or index == len(breaks) or breaks[index] > READ_FOR_OWN_NAME:
            continue
        start, end, last = breaks[index - 1] + 1 if index else 0, breaks[index], index
        if end - start > 3 and ours.search(masked, start, min(end, start + FOR_ITS_WORDS)):
            yield Span(start, end)


def _speaker(counted: Counter[str], outline: Outline) -> str | None:
    """我 or 本人, where somebody reports of himself: the title says so, or nobody else acts."""
    title = outline.title.title if outline.title else ""
    spoken = [word for word in counted if word in _MYSELF]
    if not spoken or not (_OF_A_PERSON.search(title) or counted.keys() <= _MYSELF):
        return None
    return max(spoken, key=lambda word: counted[word])


def _weight(name: str) -> float:
    """A Party body is rather the office than what is above or beside it; x企业党委 rather anybody."""
    return (3 if _PARTY.search(name) else 1) * (0.5 if _MASKED.match(name) else 1)


def _party_body(text: Text) -> str | None:
    """The Party body most often spoken of, where the office never stands as who acts."""
    spoken_of = Counter(found[0] for found in _OWN_PARTY.finditer(text.content, 0, READ_FOR_OWN_NAME))
    return spoken_of.most_common(1)[0][0] if spoken_of else None


def _named_in_title(subjects: Subjects) -> str | None:
    """The office whose document the title says it is: 某矿党委2023年党建工作要点."""
    title = subjects.outline.title
    if title is None:
        return None
    found = subjects.words.titled.match(title.title)
    return found[0] if found else None


def _named_at_end(text: Text, outline: Outline) -> str | None:
    return text.quote(outline.signature).strip() if outline.signature else None
