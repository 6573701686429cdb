"""Who is charged with a duty: named in its clause or before it; who each is of 每人."""

from youju.core.reading.page import PageReader
from youju.core.reading.patterns import regex
from youju.core.reading.pieces import COMMAS, TIME_LEFT, Piece
from youju.core.reading.subjects import MEETS
from youju.core.reading.text import Span

_BY = regex(
    "由(?<=[\u4e00-\u9fff”）].)(?<![自经理缘事])(?=[^，。；\n由]{2,12}?(?:[在每按于将把对向]|收齐|一对一|当月|录入|检查|办理|负责|及时|限期|安排|牵头|组织|进行|统一|集中))"
)
_EACH_OF = regex(
    "每[名位个](?P<who>[^，。；每的\\d]{2,8}?)(?=全年|年内|半年|原则上|联系|结对|帮[带促扶]|每[月季年周半学]|至少|负责|包保|认领|撰写|完成|领办)"
)
_ANYBODY = ("每人", "人人")
"""Who is each of those named before."""
_SENT = regex(
    "(?:选派|安排|组织|抽调|选拔|动员)(?:\\d{1,4}名)?(?P<who>[^，。；\\n\\d]{2,10}?)(?:到|赴|深入|参加|开展)[^，。；\\n]{0,30}，$"
)
LONGEST_SENT = 60
"""Who is sent where, right before what each of them does; how far before it is looked for."""
_PLEASED = regex("(?:满意|知晓|测评|好评)[率度]")
"""Shares of those whom somebody else is to please."""
_SINCE = regex(f"[^，。；、\\n]{{1,10}}[后时]，|(?:{TIME_LEFT})，")
"""每天现场收工后，供电所负责人组织……: who acts is named behind it."""


_NAMED_ABOVE = regex(
    "(?![^，。]*(?:[抓建管做选配压扛规强实严定清到优好健完]|关心|关爱|责任|发挥|加强))[^，。；：“”\\d\\n]{0,10}"
    "(?:党委|党组|党组织|党总支|党支部|纪委|工会|团委|办公室|监察组|中心组|秘书|书记|委员|主任|组长|[一-龥]{2}[科处])"
)
_IN_PERSON = regex(
    "(?:凡)?(?:因[^，。；]{1,10}(?:不能|未能|缺席|请假|缺学)|无故|今年新|新进(?!场)|驻守|汛期驻守|外出|打算|拟|确需|不能|未能|缺席|请假)"
)
"""Of whom it is said that he must, where nobody else is named: 因公因病不能参加的，会前书面请假."""


class Charged(PageReader):
    """Finds who is charged with the duties of a page."""

    def of(self, named: Span | None, span: Span) -> str | None:
        """Who acts: named in the piece, or before it; 每人 where nobody of whom there are several is."""
        if named:
            return self.text.quote(named)
        clause = self.clauses.around(span.start)
        who = self._earlier(clause) or self._above(clause) or self.page.subject_of(clause)
        if not self.masked.startswith(_ANYBODY, self.clauses.body(clause).start):
            return who
        sent = _SENT.search(self.masked, max(0, clause.start - LONGEST_SENT), clause.start)
        return sent["who"] if sent else who if who and self.words.is_people(who) else "每人"

    def _earlier(self, clause: Span) -> str | None:
        """A post or body named nearer before in its sentence than any other."""
        sentence = self.text.sentence_at(clause.start)
        for each in self.clauses.earlier(clause, sentence.start) if sentence else ():
            if by := self._by_whom(each):
                return self.text.quote(by)
            if self.subjects.named_in(each):
                return None
            if post := self._post(each) or self._topic_of(each) or self._such(each):
                return self.text.quote(post)
        return None

    def _such(self, clause: Span) -> Span | None:
        """Of whom it is said in which case: 因公因病不能参加的."""
        within = self.clauses.unlabelled(clause)
        is_such = self.masked.endswith("的", *within) and _IN_PERSON.match(self.masked, *within)
        return within if is_such else None

    def _above(self, clause: Span) -> str | None:
        """The heading above, where it names who is charged: （二）机关党委。每半年报送一次学习情况。"""
        above = self.page.outline.above(clause.start)
        title = above[-1].title.rstrip("。：:") if above else ""
        return title if _NAMED_ABOVE.fullmatch(title) else None

    def named_in(self, piece: Piece) -> Span | None:
        """Where the piece names who acts: at its beginning, or after how often and by when."""
        if piece.condition:
            behind = Span(piece.condition.end, piece.span.end)
            named = self._by_whom(behind) or self._post(behind) or self.subjects.named_in(behind)
            is_found = "发现" in self.masked[piece.span.start : piece.condition.end]
            named = named or (self.subjects.named_in(piece.span) if is_found else None)
            return named or self._does(behind) or self._topic(piece.span.start) or self._in_person(piece)
        start, end = piece.span
        by = _BY.search(self.masked, start, end) if self.masked.find("由", start, end) >= 0 else None
        if by and (named := self.subjects.named_in(Span(by.start(), end))):
            return named
        if named := self._by_whom(piece.span):
            return named
        if each := _EACH_OF.match(self.masked, start, end):
            return Span(*each.span("who"))
        if post := self._post(piece.span) or self._post(Span(self._behind_times(piece), end)) or self._topic(start):
            return post
        named = self.subjects.named_in(piece.span)
        if named and not MEETS.search(name := self.text.quote(named)) and name not in _ANYBODY:
            return named
        if named and start > self.clauses.around(start).start and self.masked[start - 1] == "、":
            return named  # 支部大会每季度一次、支委会每月召开一次
        start = self._behind_times(piece)
        if start > piece.span.start and (
            named := self.subjects.named_in(Span(start, end)) or self._does(Span(start, end))
        ):
            return named
        if piece.quantities and piece.quantities[0].unit == "%" and not _PLEASED.search(self.masked, start, end):
            holder = self.words.holder.match(self.masked, start, piece.quantities[0].span.start)
            return Span(*holder.span()) if holder else None
        return None

    def _post(self, span: Span) -> Span | None:
        """A post or a body at the beginning, before what it must."""
        found = self.words.post.match(self.masked, *self.clauses.unlabelled(span)) if span.end > span.start else None
        return Span(*found.span("who")) if found else None

    def _does(self, span: Span) -> Span | None:
        """Who stands at the beginning, right behind a comma, and does something."""
        is_behind = span.end > span.start > 0 and self.masked[span.start - 1] in COMMAS
        found = self.words.doer.match(self.masked, *span) if is_behind else None
        return Span(*found.span("who")) if found else None

    def _in_person(self, piece: Piece) -> Span | None:
        """The case itself, where it tells of whom: 因故不能参加的."""
        case = piece.condition
        is_such = case and self.masked.startswith("的，", case.end - 2) and _IN_PERSON.match(self.masked, case.start)
        who = self.page.subject_of(self.clauses.around(piece.span.start)) if is_such else None
        return Span(case.start, case.end - 1) if case and is_such and not (who and self.words.is_people(who)) else None

    def _by_whom(self, span: Span) -> Span | None:
        """Who stands behind 由, whatever he does."""
        found = self.words.by_whom.search(self.masked, *span) if self.masked.find("由", *span) >= 0 else None
        return Span(*found.span("who")) if found else None

    def _topic(self, start: int) -> Span | None:
        """Who is named by the whole clause right before."""
        if self.masked[max(0, start - 1) : start] not in ("，", ",") or self.masked.startswith("由", start):
            return None
        return self._topic_of(self.clauses.around(start - 1))

    def _topic_of(self, clause: Span) -> Span | None:
        is_such = self.masked.find("的", *clause) >= 0
        found = self.words.meant.fullmatch(self.masked, *self.clauses.unlabelled(clause)) if is_such else None
        return Span(*found.span("who")) if found else None

    def _behind_times(self, piece: Piece) -> int:
        """Where a piece goes on behind how often and by when it begins with."""
        start, end = piece.span
        known = (piece.deadline, piece.cadence, piece.window)
        for lead in sorted((lead for lead in known if lead), key=lambda lead: lead.start):
            if lead.start <= start + 1:
                start = max(start, lead.end)
        start += self.masked.startswith(("，", ","), start)
        since = _SINCE.match(self.masked, start, end) if start > piece.span.start else None
        return since.end() if since else start
