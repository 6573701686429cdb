"""Stated duties: who does what, how often, how many times, by when."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from youju.core.reading.cadences import CADENCE, LENGTH, PERIOD, Lead, cadences, deadlines, windows
from youju.core.reading.found import Commitment, Repeats
from youju.core.reading.outline import Outline
from youju.core.reading.page import Page, PageReader
from youju.core.reading.patterns import regex
from youju.core.reading.quantities import Quantity, counts
from youju.core.reading.text import Sentence, Span, Text
from youju.core.reading.words import Words

_THRESHOLD = regex("不少于|不低于|不得少于|不得低于|至少|不超过|不高于|力争|确保|达到|达|达成|以上")
_LEAST = regex("不少于|不低于|不得少于|不得低于|至少|以上")
_NOT_DONE = regex("没有|没能|未能|未按|未做到|做不到|没做到|不够|不及时|不到位|不高|不严")
_EVERY = regex(r"每(?:人|名|位|个|户|班|支)")
_OF_WHAT = regex(r"(?:对于?|针对|将|把)[^，。]{1,24}的(?P<what>[^，。]{1,8})")
_TOLD = regex("(?:共|共计|总计|合计|现有|共有|其中[^，。；]{0,12}|目前[^，。；]{0,12}|已[^，。；]{0,12})$")
_FORCE = regex("必须|应当|应|务必|一律|不得|严禁|须|要")
_VAGUE = regex(
    "定期(?=[^限存，。；、]{2})|经常(?:性)?(?=与|到|深入|开展|组织|对|向|研究|、针对)"
    "|常态化(?=开展|学习|坚持|推进|组织)"
    "|及时(?<!不及时)(?=报告|上报|发现|处置|处理|提醒|跟踪|进行|整改|传达|跟进|纠正|谈话|汇报|通报|了解|掌握|研究|解决|化解|调整)"
)
_AT_EVENT = ("及时",)
_CONDITION = regex(
    r"[前后末排连不低未超以累达满逾考发凡离调因擅违出遇](?:(?:(?<=[前后末])\S{0,2}[位名]|(?<=排)名|(?<=连)续|(?<=不)(?:足|合格|达标)"
    r"|(?<=低)于|(?<=未)达|(?<=超)过|(?<=以)[上下]|(?<=累)计\d|(?<=达)到?\d|(?<=[满逾])\d)[^，。；\n]{0,14}的[\u4e00-\u9fff]{0,6}，"
    "(?=由|在|对|要|应|予以|给予|一律|取消|不得|实行|进行|所在|须|必须|按|责令|限期|约谈|通报|[^，。；]{1,8}予以)"
    r"|(?:(?<=排)名|(?<=考)[核评])[^，。；\n]{0,8}[后末]\S{0,2}[位名]的(?:人员|党员|干部|部门|单位|支部|党支部|车间|科室|班组)"
    "(?=进行(?:约谈|谈话|通报|提醒|问责)|予以)"
    r"|(?<=发)生[^，。；\n]{2,20}的(?:[^，。；\n]{1,8})?，(?=取消|追究|给予|予以|由|对|一律|约谈|通报|所在|责令|当年不得|不得)"
    r"|(?:(?<=逾)期|(?<=离)[岗职开]|(?<=调)[离出]|(?<=因)[故私]|(?<=擅)自|(?<=违)反|(?<=出)现)[^，。；\n]{0,20}的，"
    "(?=[^，。；]{0,12}(?:办理|签订|通报|调整|约谈|取消|报告|提前|追究|责令|不得|予以|给予|重新))"
    r"|(?<=遇)有?[^，。；\n]{2,24}(?:时|时段|期间|情况|的)，(?=[^，。；]{0,12}(?:要|应|须|必须|及时|立即|成立|组织|启动))"
    r"|(?<=凡)[^，。；\n]{2,24}，(?=必须|应当|应|须|一律|均须|要))"
)
_DOING = "(?:讲|开展|召开|撰写|组织|举办|上|参加|听取|研究|走访|形成|完成)"
_SPLIT = regex(
    rf"、(?=(?:{CADENCE.pattern})|年底|届满|至少|不少于|{LENGTH}内|{_DOING}[^，。、]{{0,3}}[\d一两]"
    r"|[^，。、]{1,8}率(?:达到?|不低于|不少于|保持在?)?\d)"
)
_EACH = regex(
    r"(?P<first>[^，。；、：\n]{2,12})[、和及](?P<second>[^，。；、：\n]{2,12}?)(?:要|须|应)?各(?=[^，。；]{0,8}\d|[^，。；]{0,8}[一两])"
)
_PURPOSE = regex("为[^，。；]{2,30}(?:提供|奠定|作出|打下|筑牢)")
"""What a figure is for is no duty: 为全年生产原煤310万吨提供坚强保证."""
_OCCASION = regex("每[次班趟][^，]{0,12}$|期间[^，]{0,8}$")
_MONTHS = regex(r"\d{1,2}月(?:份|[上中下]旬|底|末)?[、和及至到-]\d{1,2}月|\d{1,2}月(?:份|[上中下]旬)")
_IN_A_MANNER = "支批种套"
"""What one of is no number: 打造一支过硬的队伍."""
_WINDOW = regex("内$|期间$|前$|[上下]半年$|季度$|[”节]$")
_REMOVED = regex(
    "各?不少于|不得少于|不低于|不得低于|至少|每人|每名|各(?=[不至\\d])|其中|必须|应当|务必|须|(?<![需重主只])要(?=[各在对向\\d]|$)|^(?:并且|并|要|须|应|于|在|还要|还|由|且)|限期|(?<=^)[，、]"
)


@dataclass
class _Piece:
    """A part of a sentence that states one duty, with what was found in it."""

    span: Span
    cadence: Lead | None = None
    deadline: Lead | None = None
    quantities: list[Quantity] = field(default_factory=list)
    vague: str = ""
    window: Lead | None = None
    condition: Lead | None = None

    def add(self, quantity: Quantity) -> None:
        """Take in a number, unless it is part of the cadence, deadline or condition."""
        for lead in (self.cadence, self.deadline, self.condition, self.window):
            if lead and lead.start < quantity.span.end and quantity.span.start < lead.end:
                return
        self.quantities.append(quantity)


class _Found:
    """Pieces in order of where they begin; none within another."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self._starts: list[int] = []

    def at(self, offset: int) -> _Piece | None:
        """The piece in which a character stands."""
        index = bisect_right(self._starts, offset) - 1
        return self.pieces[index] if index >= 0 and offset < self.pieces[index].span.end else None

    def add(self, piece: _Piece) -> _Piece:
        """Keep a piece."""
        index = bisect_right(self._starts, piece.span.start)
        self._starts.insert(index, piece.span.start)
        self.pieces.insert(index, piece)
        return piece


def commitments_of(text: Text, outline: Outline, words: Words, page: Page | None = None) -> list[Commitment]:
    """The stated duties of a text, in order. Vague ones (定期, 及时) are marked so.

    `page`: the same document made ready before.
    """
    page = page or Page(text, outline, words)
    found = list(_Reader(page).commitments())
    if page.bracketed:
        found += _Reader(page.bracketed).commitments()
        found.sort(key=lambda commitment: commitment.span)
    return found


class _Reader(PageReader):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.done_before: tuple[Sentence | None, str] = (None, "")
        self.carried: tuple[Sentence | None, Repeats] = (None, Repeats.YEARLY)

    def commitments(self) -> Iterator[Commitment]:
        for piece in self._pieces():
            sentence = self.text.sentence_at(piece.span.start)
            rhythm = self._rhythm(piece, sentence)
            if rhythm is None:
                continue
            if piece.cadence or piece.deadline:
                self.carried = (sentence, rhythm)
            yield from self._stated(piece, rhythm, sentence)

    # What may state a duty, and where

    def _pieces(self) -> list[_Piece]:
        found = _Found()
        for condition in _CONDITION.finditer(self.masked):
            condition_lead = Lead(*condition.span(), Repeats.EVENT)
            found.add(_Piece(self._conditional(condition), condition=condition_lead))
        for cadence in cadences(self.masked):
            piece = self._piece(found, cadence.start, cadence.end, is_lead=True)
            piece.cadence = piece.cadence or cadence
        for deadline in deadlines(self.masked):
            piece = self._piece(found, deadline.end - 1, deadline.end, is_lead=True)
            piece.deadline = piece.deadline or deadline
        for window in windows(self.masked):
            self._piece(found, window.start, window.end).window = window
        for quantity in self.quantities:
            self._piece(found, quantity.span.start, quantity.span.end).add(quantity)
        for vague in _VAGUE.finditer(self.masked):
            self._piece(found, vague.start(), vague.end()).vague = vague[0]
        return found.pieces

    def _piece(self, found: "_Found", offset: int, end: int, *, is_lead: bool = False) -> _Piece:
        return found.at(offset) or found.add(_Piece(self._part(offset, end, is_lead)))

    def _part(self, offset: int, end: int, is_lead: bool) -> Span:
        """The clause around an offset, or its part between 、 where each part says how often.

        `is_lead`: the clause may hold nothing but how often or by when; then what follows belongs to it.
        """
        clause = self.clauses.around(offset)
        start, stop = clause
        for split in _SPLIT.finditer(self.masked, clause.start, clause.end):
            if split.start() < offset:
                start = split.end()
            elif split.start() >= end:
                stop = split.start()
                break
        while (
            is_lead and stop - end < 2 and stop - start < 12 and stop < len(self.masked) and self.masked[stop] in "，,"
        ):
            stop = self.clauses.around(stop + 1).end
        return self.clauses.unlabelled(Span(start, stop))

    def _conditional(self, condition: re.Match[str]) -> Span:
        """From the condition to the end of what follows from it."""
        first = self.clauses.around(condition.start())
        last = self.clauses.around(condition.end())
        return self.clauses.unlabelled(Span(first.start, last.end))

    # What a piece says

    def _rhythm(self, piece: _Piece, sentence: Sentence | None) -> Repeats | None:
        """How often the duty falls due; None where the piece states none."""
        is_ahead = self.tense.is_ahead(piece.span.start)
        said = self.masked[piece.span.start : piece.span.end]
        is_no_duty = _NOT_DONE.search(said) or _PURPOSE.search(said)
        if is_no_duty or (not piece.cadence and self._is_attribute(said)):
            return None
        if self.page.around and not piece.cadence and not piece.deadline:
            return None
        if piece.condition:
            return (Repeats.YEARLY if "年度" in said else Repeats.EVENT) if is_ahead else None
        if piece.cadence and self.masked[piece.cadence.end : piece.cadence.end + 1] != "有":
            return piece.cadence.repeats
        if piece.deadline and (is_ahead or _FORCE.search(said)):
            return piece.deadline.repeats
        if piece.quantities and self._is_owed(piece, is_ahead, said):
            return self._counted(piece, sentence, is_ahead, said)
        if piece.window and is_ahead and not piece.quantities:
            return piece.window.repeats
        if piece.vague and (is_ahead or "定期" in piece.vague):
            return Repeats.EVENT if piece.vague in _AT_EVENT else Repeats.VAGUE
        return None

    def _is_attribute(self, said: str) -> bool:
        """对年内任期届满的党支部: number and time say of what, not what is to be done."""
        found = _OF_WHAT.fullmatch(said)
        return found is not None and not self.words.verb.search(found["what"])

    def _is_owed(self, piece: _Piece, is_ahead: bool, said: str) -> bool:
        """Whether a number may be a duty: in a plan for one occasion only as a threshold."""
        if not is_ahead:
            return True
        return not self.tense.is_plan or self.tense.is_yearly or bool(_LEAST.search(said) or _EVERY.search(said))

    def _counted(self, piece: _Piece, sentence: Sentence | None, is_ahead: bool, said: str) -> Repeats | None:
        quantity = piece.quantities[0]
        before = self.masked[piece.span.start : quantity.span.start]
        if is_ahead and "全年" in before:
            return Repeats.YEARLY
        if is_ahead and _OCCASION.search(before):
            return Repeats.EVENT
        if is_ahead and _MONTHS.match(before) and counts(self.masked, quantity, before, self.words):
            return Repeats.ONCE
        is_carried = sentence is not None and self.carried[0] == sentence
        is_owed = bool(_LEAST.search(said)) or (quantity.unit == "%" and bool(_FORCE.search(said)))
        if is_carried and (is_ahead or is_owed):
            if (quantity.value == 1 and quantity.unit not in _IN_A_MANNER) or counts(
                self.masked, quantity, before, self.words
            ):
                is_of_the_year = is_owed and self.tense.is_yearly and self.carried[1] is Repeats.ONCE
                return Repeats.YEARLY if is_of_the_year else self._carried(quantity)
            return None
        is_share = quantity.unit == "%"
        if is_ahead and not is_share and not is_owed and self.tense.is_so_already(self.masked, quantity.span.start):
            return None
        if not is_ahead or _TOLD.search(before) or not counts(self.masked, quantity, before, self.words):
            return None
        if quantity.unit == "%" or self.tense.is_plan:
            return Repeats.YEARLY if self.tense.is_yearly else Repeats.ONCE
        return Repeats.ONCE

    def _carried(self, quantity: Quantity) -> Repeats:
        """The rhythm of the duty before; what happens at an event carries over to a share only."""
        if self.carried[1] is Repeats.EVENT and quantity.unit != "%":
            return Repeats.ONCE
        return self.carried[1]

    def _stated(self, piece: _Piece, rhythm: Repeats, sentence: Sentence | None) -> Iterator[Commitment]:
        each = _EACH.search(self.masked, piece.span.start, piece.span.end)
        if each and _WINDOW.search(each["first"]) and _WINDOW.search(each["second"]):
            is_half = each["second"].endswith("下半年")
            rhythm = Repeats.HALF_YEARLY if is_half else rhythm if piece.cadence else Repeats.ONCE
            first = re.sub("^.*?[在于]", "", each["first"])
            yield self._commitment(piece, piece.span, rhythm, sentence, first)
            second = Span(each.start("second"), piece.span.end)
            yield self._commitment(piece, second, rhythm, sentence, each["second"])
            return
        yield self._commitment(piece, piece.span, rhythm, sentence, self._deadline(piece))

    def _deadline(self, piece: _Piece) -> str | None:
        if piece.deadline is None:
            return "及时" if piece.vague == "及时" else self._period(piece)
        start, end = piece.deadline[:2]
        if piece.cadence and piece.cadence.start < end and piece.cadence.end >= start - 1:
            start = min(start, piece.cadence.start)
        named = self.subjects.named_in(piece.span)
        if named and start < named.end < end:
            start = named.end
        return re.sub("^[在于]", "", self.text.content[max(start, piece.span.start) : end])

    def _period(self, piece: _Piece) -> str | None:
        """The month or quarter a duty for once begins with: 第三季度举办…, 5月至6月举办…."""
        found = None if piece.cadence else PERIOD.match(self.masked, *self.clauses.unlabelled(piece.span))
        return found[0] if found else None

    def _commitment(
        self, piece: _Piece, span: Span, rhythm: Repeats, sentence: Sentence | None, deadline: str | None
    ) -> Commitment:
        quantity = self._quantity(piece)
        force = _FORCE.search(self.masked, span.start, span.end)
        named = self._subject_span(piece)
        return Commitment(
            span=span,
            text=self.text.quote(span),
            subject=self.text.quote(named) if named else self.page.subject_of(self.clauses.around(span.start)),
            cadence=rhythm,
            min_count=self._count(piece, quantity),
            action=self._action(piece, quantity, named, sentence),
            deadline=deadline,
            max_count=int(quantity.upper) if quantity and quantity.upper else None,
            force=force[0] if force else "",
        )

    def _quantity(self, piece: _Piece) -> Quantity | None:
        """The number of the duty: after a threshold, else the last that counts times, else the first."""
        known = piece.quantities
        for quantity in known:
            if _LEAST.search(self.masked, max(piece.span.start, quantity.span.start - 5), quantity.span.start):
                return quantity
        times = [quantity for quantity in known if quantity.unit in self.words.times]
        return times[-1] if times else known[0] if known else None

    def _count(self, piece: _Piece, quantity: Quantity | None) -> int | None:
        if piece.condition or (piece.vague and not piece.cadence and not piece.deadline and not quantity):
            return None
        if quantity is None:
            return 1
        if quantity.unit == "%" or quantity.value is None:
            return None
        return int(quantity.value)

    def _subject_span(self, piece: _Piece) -> Span | None:
        """Where the piece names who acts: at its beginning, or after how often and by when."""
        if piece.condition:
            return self.subjects.named_in(Span(piece.condition.end, piece.span.end))
        start, end = piece.span
        if named := self.subjects.named_in(piece.span):
            return named
        leads = sorted((lead for lead in (piece.deadline, piece.cadence) if lead), key=lambda lead: lead.start)
        for lead in leads:
            if lead.start <= start + 1:
                start = max(start, lead.end)
        start += self.masked.startswith(("，", ","), start)
        if start > piece.span.start and (named := self.subjects.named_in(Span(start, end))):
            return named
        if piece.quantities and piece.quantities[0].unit == "%":
            holder = self.words.holder.match(self.masked, start, piece.quantities[0].span.start)
            return Span(*holder.span()) if holder else None
        return None

    def _action(self, piece: _Piece, quantity: Quantity | None, named: Span | None, sentence: Sentence | None) -> str:
        """What is done: the piece without who, how often, how many and by when; or what was said to be done before."""
        said = self._said(piece, quantity, named)
        if said:
            self.done_before = (sentence, said)
            return said
        if self.page.around:
            return self._before_bracket(self.page.around, piece.span.start)
        if self.done_before[0] == sentence:
            return self.done_before[1]
        earlier = self.clauses.earlier(self.clauses.around(piece.span.start), sentence.start) if sentence else ()
        return self.text.quote(self.clauses.unlabelled(earlier[0] if earlier else piece.span))

    def _before_bracket(self, page: Page, offset: int) -> str:
        """What stands before the bracket: 组织主题党日（每月1次）."""
        clause = page.clauses.unlabelled(page.clauses.around(offset))
        return page.text.content[clause.start : offset].rstrip("（( ")

    def _said(self, piece: _Piece, quantity: Quantity | None, named: Span | None) -> str:
        start, end = piece.span
        if piece.condition:
            return self.text.content[named.end if named else piece.condition.end : end]
        removed = [named] if named else []
        removed += [Span(lead.start, lead.end) for lead in (piece.cadence, piece.deadline) if lead]
        if quantity and quantity.unit != "%":
            removed.append(self._with_more(quantity.span))
        kept, at = "", start
        for span in sorted(removed):
            if span.end > at:
                kept += self.text.content[at : max(at, span.start)]
                at = max(at, min(span.end, end))
        kept += self.text.content[at:end]
        kept = kept.replace(piece.vague, "", 1) if piece.vague else kept
        if quantity and quantity.unit == "%":
            return kept.strip(" ，、")
        return _REMOVED.sub("", _REMOVED.sub("", kept)).strip(" ，、：")

    def _with_more(self, span: Span) -> Span:
        """2次以上."""
        return Span(span.start, span.end + 2) if self.masked.startswith(("以上", "左右"), span.end) else span
