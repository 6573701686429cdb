"""Stated duties: who does what, how often, how many times, by when."""

import re
from collections.abc import Iterator

from youju.core.reading.about import LEAST, first_of, is_about
from youju.core.reading.cadences import PERIOD, Lead
from youju.core.reading.charged import Charged
from youju.core.reading.found import Commitment, Repeats
from youju.core.reading.outline import Outline
from youju.core.reading.page import Page, PageReader
from youju.core.reading.patterns import regex
from youju.core.reading.pieces import TIME_LEFT, Piece, Pieces
from youju.core.reading.quantities import LENGTHS, PAY, TO_REACH, Quantity, counts
from youju.core.reading.text import Sentence, Span, Text
from youju.core.reading.words import Words

_THRESHOLD = regex("不少于|不低于|不得少于|不得低于|至少|不超过|不高于|力争|确保|达到|达|达成|以上")
_NOT_DONE = regex(
    "未发生|未出现|[八8]小时[以之]?外|没有|没能|未能|未按|未做到|做不到|没做到|不够|不及时|不到位|不高|不严"
    r"|(?:制定|建立|出台|成立|形成|明确)了(?![^，。；]{0,20}(?:每|按[月季]))|\d字方针|分为[^，。；]{2,24}等级|[1一]个新(?:水平|台阶|局面|高度)|了每[年月季周][^，。；]{0,4}的"
)
_ONE_BY_ONE = regex("[一-龥]{2}一[项个件条起][、，][一-龥]{2}一[项个件条起]")
"""办结一项、销号一项: how, not how many."""
_EACH_IN_A_HALF = regex("每[人名位][^，。；]{0,10}[上下]半年[^，。；]{2,20}(?:不少于|至少)")
_EVERY = regex(r"每(?:人|名|位|个|户|班|支)")
_OF_WHAT = regex(r"(?:对于?|针对|将|把)[^，。]{1,40}的(?P<what>[^，。]{1,8})")
_TOLD = regex("(?:共|共计|总计|合计|现有|共有|其中[^，。；]{0,12}|目前[^，。；]{0,12}|已[^，。；]{0,12})$")
_FORCE = regex("必须|应当|应|务必|一律|不得|严禁|须|要(?![点素闻件害]|求(?![一-龥]{1,8}[在于每按限]))")
_PLANNED = regex("20\\d\\d年[^，。]{0,6}(?:计划|拟|预计)")
_AIMS = regex(r"(?:力争|争取|确保)(?:[在到于]?(?:20|\d{1,2}月|年[底内末]|春节|本月|下月|明年|年前)|[在于])")
"""力争在2025年底建成: ahead wherever it stands."""
_RULE = regex("凡[^，。；\n]{2,24}，(?:均?须|均?必须|均?应当)|[因有][^，。；\n]{2,24}的，必须")
"""What is a rule also where a report tells of it."""
_IS_SO = regex("还?有(?![一1两二三2-9]次)")
"""每年有部分党员退休: what is so, not what is to be done."""
_IN_A_YEAR = regex("年度(?!评|考核等次|资格|考核评优)")
_IS_SET_UP = regex(
    r"^(?![^，。；]*(?:不少于|不低于|至少|以上|年内|全年|年底))[^，。；\d]{0,20}(?:设立|划分|组建|成立|结成|配备|投入经费)[^，。；\d]{0,20}\d"
)
"""What there is to be of places and groups is no duty that falls due: 设立党员示范岗6个."""
_AT_EVENT = ("及时",)
_OF_DOING = regex(
    "(?:办结|办复|回复|答复|整改|反馈|处置|参训|参学|参会|到会|出勤|到课|合格|通过|覆盖|完成|签订|知晓|响应|上报|及时|排查)[率面度]"
)
"""Shares of what is done each time."""
MANY = 15
"""So many things are counted by the year, whatever is done more often beside them."""
_PRACTICE = regex("(?:提前[^，。；了已]{1,8}(?:下发|将|发送|送[达到]|通知|印发|报送|发放|告知)|每次)(?!.*[了已])")
"""What is done each time, told as a practice: 提前一周下发学习通知."""
_AT_ENTRY = regex("(?:新|任|岗|上岗|入职|履新)[^，。；]{0,8}[任岗职]前[^，。；]{2,10}率|^[节任岗]前[^，。；]{2,10}率")
"""Shares of what is done whenever somebody takes up a post."""
_OF_A_THING = regex("(?:左右|以上|以内)的|[一-龥]{2,6}的(?:设置|建设|管理|配置|布局|划分)")
_EACH = regex(
    r"(?P<first>[^，。；、：\n]{2,12})[、和及](?P<second>[^，。；、：\n]{2,12}?)(?:要|须|应)?各(?=[^，。；]{0,8}\d|[^，。；]{0,8}[一两])"
)
_WAS_MEANT = regex("原[定计]|已|本应|了|过(?!程)|未能|没有")
"""What was meant to be done by then, and was done before or was not."""
_PURPOSE = regex(
    "^[使让](?![用得命馆])(?![^，。；]{0,30}(?:每[月季年周半]|至少|不少于))|为[^，。；]{2,60}(?:提供|奠定|作出|打下|筑牢)"
)
"""What a figure is for is no duty: 为全年生产原煤310万吨提供坚强保证."""
_LEAD = regex("(?:由|每[名位个])$")
_EACH_ONE = regex("每人(?:至少|要|须)?(?:完成|撰写|形成|领|确定|承担)")
"""What each does once a year, whatever is done more often beside it: 班子成员每人至少完成1篇调研报告."""
_OCCASION = regex("每[次班趟][^，]{0,12}$|期间[^，]{0,8}$")
_DURING = regex("在?[^，。；每]{2,14}期间(?!每)")
"""秋季集中修期间组建突击队不少于8支: for once, whatever stood before it."""
_SHARE_OF = regex("占(?:[^，。；]{0,10}(?:总数|人数|总量)的?)?$")
_FORESEEN = regex("将有$")
_BUDGET = regex("经费|预算|列支|专项资金|走访慰问\\d|活动\\d")
"""What money is set aside for is no duty."""
_LAST_YEAR = regex("(?<![较比按与])(?:去年|上年度?(?!底))|上一年|过去(?:的)?一年|一年来")
_AIM = regex("力争|争取|目标|计划|确保|要(?![点素闻件害求])|将|拟|达到?|任务")
_ONCE_EACH = regex("公示|期限|发展对象|集中培训|脱产|每期|每班|每批")
"""What takes so long each time, not in a year."""
_MONTHS = regex(r"\d{1,2}月(?:份|[上中下]旬|底|末)?[、和及至到-]\d{1,2}月|\d{1,2}月(?:份|[上中下]旬)")
_IN_A_MANNER = "支批种套"
"""What one of is no number: 打造一支过硬的队伍."""
_WINDOW = regex("内$|期间$|前$|[上下]半年$|季度$|[”节]$")
_REMOVED = regex(
    "各?不少于|不得少于|不低于|不得低于|至少|每人|每名|各(?=[不至\\d])|其中|必须|应当|务必|须|(?<![需重主只])要(?=[各在对向\\d]|$)|^(?:并且|并|要|须|应|于|在(?!职|岗|册|编|建|校)|还要|还|由|且)|限期|(?<=^)[，、]"
)
_WHEN = regex(f"^(?:{TIME_LEFT})，(?:在(?!岗|职))?")
"""每周三下午，党员志愿者在门诊大厅导诊: the rest of when it is done."""
_ONLY_ONCE = regex("[一1][次趟回遍]")
"""上门送学，一季一趟: what is done stands before."""


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
        self.charged = Charged(page)
        self.done_before: tuple[Sentence | None, str] = (None, "")
        self.carried: tuple[Sentence | None, Repeats] = (None, Repeats.YEARLY)

    def commitments(self) -> Iterator[Commitment]:
        title = self.page.outline.title
        for piece in Pieces(self.page).all():
            if title and title.span.start <= piece.span.start < title.span.end:
                continue
            sentence = self.text.sentence_at(piece.span.start)
            rhythm = self._rhythm(piece, sentence)
            if rhythm is None:
                continue
            if piece.cadence or piece.deadline:
                self.carried = (sentence, rhythm)
            yield from self._stated(piece, rhythm, sentence)

    # What a piece says

    def _rhythm(self, piece: Piece, sentence: Sentence | None) -> Repeats | None:
        """How often the duty falls due; None where the piece states none."""
        is_ahead = self.tense.is_ahead(piece.span.start)
        said = self.masked[piece.span.start : piece.span.end]
        is_money = bool(piece.quantities) and piece.quantities[0].unit.endswith("元")
        is_budget = is_money and _BUDGET.search(said) and not LEAST.search(said)
        is_pay = is_money and PAY.search(said)
        is_no_duty = _NOT_DONE.search(said) or _ONE_BY_ONE.search(said) or _PURPOSE.search(said) or is_pay or is_budget
        if is_no_duty or (not piece.cadence and self._is_attribute(said)):
            return None
        if self.page.around and not piece.cadence and not piece.deadline:
            return None
        if piece.condition:
            is_rule = is_ahead or piece.is_rule or _RULE.match(self.masked, piece.span.start) is not None
            return (Repeats.YEARLY if _IN_A_YEAR.search(said) else Repeats.EVENT) if is_rule else None
        if is_ahead and _EACH_IN_A_HALF.search(said):
            return Repeats.HALF_YEARLY
        if piece.cadence and not _IS_SO.match(self.masked, piece.cadence.end):
            return piece.cadence.repeats
        is_due = is_ahead or _FORCE.search(said) or _PRACTICE.search(said) or _AIMS.match(said)
        if piece.deadline and (is_due or self._is_to_come(piece, said)):
            return Repeats.YEARLY if self._is_of_every_year(piece.deadline) else piece.deadline.repeats
        if piece.quantities and self._is_owed(piece, is_ahead, said) and not _IS_SET_UP.search(said):
            return self._counted(piece, sentence, is_ahead, said)
        is_rule = "每次" in said or "将于" in said
        if piece.window and (is_ahead or is_rule) and not piece.quantities:
            return piece.window.repeats
        if piece.vague and (is_ahead or "定期" in piece.vague):
            return Repeats.EVENT if piece.vague in _AT_EVENT else Repeats.VAGUE
        return None

    def _is_to_come(self, piece: Piece, said: str) -> bool:
        """Whether a report tells of what is still to be done by a day: 机房12月20日前改造完."""
        deadline = self.masked[piece.deadline.start : piece.deadline.end] if piece.deadline else ""
        return self.tense.is_to_come(deadline) and _WAS_MEANT.search(said) is None

    def _is_of_every_year(self, deadline: Lead) -> bool:
        """年终上交和存档 in standing rules, which are for no one year."""
        is_rule = self.tense.is_plan and not self.tense.is_yearly
        is_named = self.masked[max(0, deadline.start - 1) : deadline.start] in ("年", "到", "至")
        return is_rule and not is_named and self.masked[deadline.start : deadline.end] in ("年终", "年底", "年末")

    def _is_attribute(self, said: str) -> bool:
        """对年内任期届满的党支部: number and time say of what, not what is to be done."""
        found = _OF_WHAT.fullmatch(said)
        return found is not None and not self.words.verb.search(found["what"])

    def _is_owed(self, piece: Piece, is_ahead: bool, said: str) -> bool:
        """Whether a number may be a duty: in a plan for one occasion only as a threshold."""
        if not is_ahead or piece.window or _PLANNED.search(said):
            return True
        return not self.tense.is_plan or self.tense.is_yearly or bool(LEAST.search(said) or _EVERY.search(said))

    def _counted(self, piece: Piece, sentence: Sentence | None, is_ahead: bool, said: str) -> Repeats | None:
        quantity = first_of(self.masked, piece.quantities)
        before = self.masked[piece.span.start : quantity.span.start]
        is_so = is_ahead and self._is_background(piece, sentence, said)
        if is_so or self._is_of_another(quantity, sentence, said) or is_about(self.masked, quantity, before, said):
            return None
        if is_ahead and (rhythm := self._told_by(piece, quantity, before, said)):
            return rhythm
        is_carried = sentence is not None and self.carried[0] == sentence
        is_owed = bool(LEAST.search(said)) or (quantity.unit == "%" and bool(_FORCE.search(said)))
        is_beside = quantity.value == 1 and quantity.unit in self.words.times
        is_beside = is_beside and self.masked[piece.span.start - 1 : piece.span.start] == "、"
        if is_carried and (is_ahead or is_owed or is_beside):
            if (quantity.value == 1 and quantity.unit not in _IN_A_MANNER) or counts(
                self.masked, quantity, before, self.words
            ):
                is_of_the_year = is_owed and self.tense.is_yearly and self.carried[1] is Repeats.ONCE
                is_of_the_year = is_of_the_year and not self._is_of_that(quantity)
                is_of_the_year = is_of_the_year or "年度" in said
                return Repeats.YEARLY if is_of_the_year else self._carried(quantity)
            return None
        is_share = quantity.unit == "%"
        if not is_owed and (_FORESEEN.search(before) or (is_share and _SHARE_OF.search(before))):
            return None
        if not is_share and not is_owed and quantity.unit not in self.words.times and self._is_of_a_thing(quantity):
            return None
        if is_ahead and not is_share and not is_owed and self.tense.is_so_already(self.masked, quantity.span.start):
            return None
        is_told = _TOLD.search(before) and not is_owed
        if not is_ahead or is_told or not counts(self.masked, quantity, before, self.words):
            return None
        if quantity.unit == "%" or self.tense.is_plan:
            return Repeats.YEARLY if self.tense.is_yearly else Repeats.ONCE
        return Repeats.ONCE

    def _is_background(self, piece: Piece, sentence: Sentence | None, said: str) -> bool:
        """过去一年生产2.86万吨; 林场设管护站9个 before the first heading of a plan: how things stand."""
        if LEAST.search(said) or _AIM.search(said) or piece.window or "各" in said:
            return False
        told = self.masked[sentence.start if sentence else piece.span.start : piece.span.end]
        first = next((each.span.start for each in self.page.outline.headings if each.level in "123"), 0)
        is_opening = self.tense.is_plan and piece.span.start < first
        return bool(_LAST_YEAR.search(told)) or (is_opening and not _AIM.search(told))

    def _is_of_another(self, quantity: Quantity, sentence: Sentence | None, said: str) -> bool:
        """每期不少于42学时，其中辅导14学时: part of what was told. 每次扣2分: marks."""
        if quantity.unit == "学时" and sentence:
            return "其中" in self.masked[sentence.start : quantity.span.start]
        return quantity.unit == "分" and LEAST.search(said) is None and TO_REACH.search(said) is None

    def _told_by(self, piece: Piece, quantity: Quantity, before: str, said: str) -> Repeats | None:
        """How often, by what stands before the number: 全年, an occasion, a month; or by what is counted."""
        if "全年" in before:
            return Repeats.YEARLY
        if _OCCASION.search(before) or (quantity.unit == "%" and _AT_ENTRY.search(before)):
            return Repeats.EVENT
        if _DURING.match(before):
            return Repeats.ONCE
        is_number = quantity.value == 1 or counts(self.masked, quantity, before, self.words)
        if (piece.window or _MONTHS.match(before)) and is_number:
            return piece.window.repeats if piece.window else Repeats.ONCE
        if quantity.unit in (*LENGTHS, "学时") and LEAST.search(said) and "每期" in said:
            return Repeats.EVENT
        if quantity.unit in LENGTHS and LEAST.search(said):
            return (
                Repeats.EVENT if before.startswith(("时间", "活动时间")) or _ONCE_EACH.search(said) else Repeats.YEARLY
            )
        return None

    def _is_of_a_thing(self, quantity: Quantity) -> bool:
        """Whether a number only says of what: 建立30人左右的人才库, 规范18个党支部的设置."""
        return _OF_A_THING.match(self.masked, quantity.span.end) is not None

    def _is_of_that(self, quantity: Quantity) -> bool:
        """Whether a share is one of what is done for once: 11月底前完成轮训，参训率不低于95%."""
        return quantity.unit == "%" and bool(
            _OF_DOING.search(self.masked, max(0, quantity.span.start - 12), quantity.span.start)
        )

    def _carried(self, quantity: Quantity) -> Repeats:
        """The rhythm of the duty before; what happens at an event carries over to a share only, and to one of what is
        done then: 办结率, not 满意度."""
        rhythm = self.carried[1]
        if quantity.unit == "%":
            done = _OF_DOING.search(self.masked, max(0, quantity.span.start - 12), quantity.span.start)
            return rhythm if done and rhythm is not Repeats.WEEKLY else Repeats.YEARLY
        if rhythm is Repeats.EVENT:
            return Repeats.ONCE
        if quantity.unit in ("篇", "项", "个") and _EACH_ONE.search(
            self.masked, max(0, quantity.span.start - 8), quantity.span.start
        ):
            return Repeats.YEARLY
        is_of_things = (quantity.unit not in self.words.times or quantity.unit == "学时") and (
            quantity.value or 0
        ) >= MANY
        return Repeats.YEARLY if is_of_things and self.tense.is_yearly else rhythm

    def _stated(self, piece: Piece, rhythm: Repeats, sentence: Sentence | None) -> Iterator[Commitment]:
        is_for_each = self.masked.find("各", *piece.span) >= 0
        each = _EACH.search(self.masked, *piece.span) if is_for_each else None
        if each and _WINDOW.search(each["first"]) and _WINDOW.search(each["second"]):
            is_half = each["second"].endswith("下半年")
            rhythm = Repeats.HALF_YEARLY if is_half else rhythm if piece.cadence else Repeats.ONCE
            first = re.sub("^.*?[在于]", "", each["first"])
            yield self._commitment(piece, piece.span, rhythm, sentence, first)
            if is_half:
                return
            second = Span(each.start("second"), piece.span.end)
            yield self._commitment(piece, second, rhythm, sentence, each["second"])
            return
        yield self._commitment(piece, piece.span, rhythm, sentence, self._deadline(piece))

    def _deadline(self, piece: Piece) -> str | None:
        if piece.deadline is None:
            return "及时" if piece.vague == "及时" and not piece.cadence else self._period(piece)
        start, end = piece.deadline[:2]
        if piece.cadence and piece.cadence.start < end and piece.cadence.end >= start - 1:
            start = min(start, piece.cadence.start)
        named = self.subjects.named_in(piece.span)
        if named and start < named.end < end:
            start = named.end
        return re.sub("^[在于]", "", self.text.content[max(start, piece.span.start) : end])

    def _period(self, piece: Piece) -> str | None:
        """The month or quarter a duty for once begins with: 第三季度举办…, 5月至6月举办…."""
        if piece.cadence:
            return None
        if piece.time:
            return self.text.content[piece.time.start : piece.time.end].rstrip("，")
        found = PERIOD.match(self.masked, *self.clauses.unlabelled(piece.span))
        return found[0] if found else None

    def _commitment(
        self, piece: Piece, span: Span, rhythm: Repeats, sentence: Sentence | None, deadline: str | None
    ) -> Commitment:
        quantity = self._quantity(piece)
        force = _FORCE.search(self.masked, span.start, span.end)
        named = self.charged.named_in(piece)
        return Commitment(
            span=span,
            text=self.text.quote(span),
            subject=self.charged.of(named, span),
            cadence=rhythm,
            min_count=self._count(piece, quantity),
            action=self._action(piece, quantity, named, sentence),
            deadline=deadline,
            max_count=int(quantity.upper) if quantity and quantity.upper else None,
            force=force[0] if force else "",
        )

    def _quantity(self, piece: Piece) -> Quantity | None:
        """The number of the duty: after a threshold, else the last that counts times, else the first."""
        known = piece.quantities
        for quantity in known:
            if LEAST.search(self.masked, max(piece.span.start, quantity.span.start - 5), quantity.span.start):
                return quantity
        times = [quantity for quantity in known if quantity.unit in self.words.times]
        return times[-1] if times else known[0] if known else None

    def _count(self, piece: Piece, quantity: Quantity | None) -> int | None:
        if piece.condition or (piece.vague and not piece.cadence and not piece.deadline and not quantity):
            return None
        if quantity is None:
            return 1
        if quantity.unit == "%" or quantity.value is None:
            return None
        return int(quantity.value)

    def _action(self, piece: Piece, quantity: Quantity | None, named: Span | None, sentence: Sentence | None) -> str:
        """What is done: the piece without who, how often, how many and by when; or what was said to be done before."""
        said = _WHEN.sub("", self._said(piece, quantity, named))
        if said and not _ONLY_ONCE.fullmatch(said):
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

    def _said(self, piece: Piece, quantity: Quantity | None, named: Span | None) -> str:
        start, end = piece.span
        if piece.condition:
            return self.text.content[named.end if named else piece.condition.end : end]
        removed = [self._with_its_lead(named)] if named else []
        removed += [Span(lead.start, lead.end) for lead in (piece.cadence, piece.deadline, piece.time) if lead]
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
        return _REMOVED.sub("", _REMOVED.sub("", kept)).strip(" ，、：").removeprefix("次的").removeprefix("的")

    def _with_its_lead(self, named: Span) -> Span:
        """由所在支部, 每名支部委员: who acts, with what stands before."""
        lead = _LEAD.search(self.masked, max(0, named.start - 2), named.start)
        return Span(lead.start(), named.end) if lead else named

    def _with_more(self, span: Span) -> Span:
        """2次以上."""
        return Span(span.start, span.end + 2) if self.masked.startswith(("以上", "左右"), span.end) else span
