"""Parts of sentences that may state a duty, each with what was found in it: how often, by when, how many."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from youju.core.reading.cadences import CADENCE, LENGTH, Lead, cadences, deadlines, quoted_turns, turns, windows
from youju.core.reading.calendars import Calendar
from youju.core.reading.cases import DONE, STANDING, cases
from youju.core.reading.found import Repeats
from youju.core.reading.page import PageReader
from youju.core.reading.patterns import regex
from youju.core.reading.quantities import Quantity
from youju.core.reading.text import Span

_VAGUE = regex(
    "定期(?<!加强定期)(?=[^限存，。；、]{2})|经常(?:性)?(?=与|到|深入|开展|组织|对|向|研究|、针对)"
    "|常态化(?=开展|学习|坚持|推进|组织)"
    "|及时(?<!不及时)(?=报告|上报|发现|处置|处理|提醒|跟踪|进行|整改|传达|跟进|纠正|谈话|汇报|通报|了解|掌握|研究|解决|化解|调整|纳入|回应|请示|更新|清退|补|督促|约谈|堵塞|总结|批评|稳妥|收回|协调|梳理|预警|成立|反馈|答复|修订|制止|提示|疏导|消除|归档|救治|向|把|将|选拔|组织|报(?!道)|发布|公开)"
)
_YEARS_OF = r"[\d一二三四五六七八九十]{1,3}年的"
_IS_DUE = r"[^，。；\n]{1,12}的(?=要|应(?![急用对变])|须|必须|一律|严肃|予以|取消)"
_FOLLOWS = (
    r"[^，。；\n]{0,14}的[\u4e00-\u9fff]{0,6}[，,]"
    "(?=由|在|对|要|应|作|予以|给予|一律|取消|不得|实行|进行|所在|须|必须|按|责令|限期|约谈|通报|[^，。；]{1,8}予以)"
)
_RANKED_LAST = (
    r"[^，。；\n]{0,8}[后末]\S{0,2}[位名%]的(?:人员|党员|干部|部门|单位|(?:党?支部)(?:书记)?|村|社区|车间|科室|班组)?"
    r"(?=进行(?:约谈|[诫戒]勉|谈话|通报|提醒|问责)|予以|(?:必须|须|应当)[^，。；\n]{0,14}(?:说明|检查|检讨|整改|述职)|由[^，。；\n]{2,10}(?:约谈|谈话|提醒))"
)
_IN_THAT_CASE = (
    r"[^，。；\n]{0,20}的，"
    "(?=[^，。；]{0,12}(?:办理|签订|通报|调整|约谈|取消|报告|提前|追究|责令|不得|予以|给予|重新|一律(?!无效)|暂停|停止))"
)
_WHO = r"[^，。；\n]{1,8}者，(?=由|予以|给予|进行|取消)"
_CONDITION = regex(
    rf"逾期(?:{_IS_DUE}|{_IN_THAT_CASE})|逾\d{_FOLLOWS}"
    rf"|未(?:(?!来){_IS_DUE}|达{_FOLLOWS}|{_WHO}|[^，。；\n]{{1,10}}的(?=(?:在[^，。；\n]{{1,8}})?通报))"
    rf"|满(?:{_YEARS_OF}(?=应(?![急用对变])|须|必须|要|一律)|[\d一二三四五六七八九十]{{1,2}}年(?=必须|须(?!知)|一律)|\d{_FOLLOWS}|{_YEARS_OF}(?=原则上))"
    r"|发(?:现[^，。；\n]{2,16}(?=立即|第一时间|一律)|生[^，。；\n]{2,20}的(?=加倍|从重|一律|取消)"
    r"|生[^，。；\n]{2,20}的(?:[^，。；\n]{1,8})?，"
    "(?=取消|追究|给予|予以|由|对|一律|约谈|通报|所在|责令|当年不得|年度|不得)"
    "|现问题，?(?=及时|立即|当场|限期)|现一[起例件]、?(?:严肃)?查处一[起例件])"
    rf"|前\S{{0,2}}[位名]{_FOLLOWS}|后\S{{0,2}}[位名]{_FOLLOWS}|末\S{{0,2}}[位名]{_FOLLOWS}"
    rf"|排名(?:{_FOLLOWS}|{_RANKED_LAST})|考[核评]{_RANKED_LAST}"
    rf"|连续(?:{_FOLLOWS}|[^，。；\n]{{1,12}}的(?=取消|予以|给予|调整|免职|约谈|诫勉|由)"
    r"|[^，。；\n]{1,16}的[\u4e00-\u9fff]{0,6}(?=由[^，。；\n]{1,10}(?:约谈|谈话|提醒)))"
    rf"|不(?:(?:足|合格|达标){_FOLLOWS}|合格的(?=实行“|摘牌|取消|一律|不得)|{_WHO})"
    rf"|低于(?:{_FOLLOWS}|[^，。；\n]{{1,12}}的[\u4e00-\u9fff]{{0,6}}(?=取消|予以|不得))"
    rf"|超过{_FOLLOWS}|以[上下]{_FOLLOWS}|达到?\d{_FOLLOWS}"
    rf"|累计(?:\d{_FOLLOWS}|[\d一二两三]次的(?=取消|予以|给予|约谈|调整))"
    rf"|离[岗职开]{_IN_THAT_CASE}|无故{_IN_THAT_CASE}|无故{_WHO}|调[离出]{_IN_THAT_CASE}"
    rf"|擅自{_IN_THAT_CASE}|违反{_IN_THAT_CASE}|出现{_IN_THAT_CASE}"
    rf"|因(?:[故私]{_IN_THAT_CASE}|[^，。；\n]{{2,14}}的，(?=必须|应(?![急用对变])|须|要(?!求)))"
    r"|遇有?(?:[^，。；\n]{2,24}(?:时|时段|期间|情况|的)，"
    "(?=[^，。；]{0,12}(?:要|应|须|必须|及时|立即|成立|组织|启动))"
    r"|[^，。；\n]{2,16}(?=随时|立即))"
    r"|确[需有因][^，。；\n]{1,14}的，?(?=须|必须|应(?![急用对变])|要(?!求))"
    r"|如有?[^，。；\n]{3,24}，(?=[^，。；]{0,12}(?:必须|应当|须(?!知)))"
    "|届满时，|数时，(?=必须|应|要(?!求)|须)"
    r"|凡[^，。；\n]{2,24}，(?=必须|应当|应|须|一律|均须|要|都要|都须|均应)"
)
"""Each begins with a character, which the engine looks for at once."""
_FOR_THOSE = regex(
    r"对(?<![针核应面校相绝反比查]对)(?![于比照接口外])[^，。；：！？:,!?\n]{2,24}(?:的[\u4e00-\u9fa5]{0,8}(?<!特点)，?|问题)"
    "(?=(?:要)?(?:及时|随时|一律|一经查实|由|予以)[^，。；\n]{0,14}?(?:约谈|谈话|批评|通报|问责|预警|督促|整改|取消|处理|追究|摘牌|免职|提醒|辞退|，先)"
    "|(?<=，)(?:取消[^，。；\n]{0,12}(?:资格|评[优先选])|实行“|约谈|进行组织调整|责令))"
)
"""对异常使用的及时预警, 对苗头性问题及时约谈: who or what is dealt with in that way whenever there is."""
_TALKED_TO = regex("由(?<=，由)(?=[^，。；\n]{2,12}?(?:约谈|谈话|提醒|批评教育|诫勉))")
"""对评价为“差”的书记，由局党组书记约谈."""
_DEALT = regex("(?:给予|予以|进行|实行)(?:表彰|奖励|通报|处分|问责|约谈|提醒|诫勉|批评|追责|追究|“)")
_FOR_WHOM = regex("对(?!于)[^，。；、\n]{2,18}的(?=(?:一律|一经查实一律)?(?:给予|予以|进行|实行))")
_HELD = regex("(?:至少)?[一1]?次的[\u4e00-\u9fa5]{2,10}?(?=[和及与、，。；的中上])")
"""每月一次的支部会和每周一次的行政会: what is held so often, within what is said of it."""
_DOING = (
    "(?:(?:[为给向对][^，。、]{1,8})?"
    "(?:讲|开展|召开|撰写|组织|举办|办(?!公)|上|参加|听取|研究|走访|形成|完成|进行)"
    "|[^，。、]{2,8}(?:领导|书记|主任|委员?|部|组)(?:听取|通报))"
)
_NAMED_ONLY = regex("“[^”\n]+”[。；\n]")
"""坚持每周“雷打不动”: a name for it, not what is to be done."""
_IN_BRACKETS = regex("（[^（）\n]{13,}）$")
"""More than a note behind what is to be done."""
_SPLIT = regex(
    rf"、(?:(?=(?:{CADENCE.pattern})|年底|届满|至少|不少于|{LENGTH}内|{_DOING}[^，。、的每]{{0,3}}[\d一两]"
    r"|[^，。、]{1,8}率(?:达到?|不低于|不少于|保持在?)?\d)"
    r"|(?<=[次个天时篇场名条项期]、)(?=[^，。、\d]{2,20}(?:不少于|不低于|至少|不得少于)\d)"
    "|(?<=[次年季月度周]、)(?=[^，。、每\\d]{2,14}每(?:半?年|季|月|周)[^，。；]*[一1两二三2-9]))"
    "|和(?<=[日会]和)(?=每[月周季年][^，。；]{0,12}[日会])"
)
_ABOUT = regex("(?:围绕|聚焦|针对|结合|对照)[^，。；\n]{14,}?(?=开展|组织|进行|制定|召开|举办|建立|实施|推进)")
"""What is done about, where it is long: the duty begins with what is done."""


TIME_LEFT = (
    r"\d{1,2}月(?:\d{1,2}日|[底初末]|[上中下]旬)?[之以]?前?|年?[底末初]前?"
    "|[一二三四五六日天]?(?:上午|下午|中午|晚上?|早上|早晨)|[一二三四五六日天]|[一两三五七十\\d]{1,2}(?:个工作日|天|日|周)"
)
"""What may stand behind how often or by when and still only say when: 每年12月底前, 每周三下午, 国庆节前三天."""
_TIME_ONLY = regex(TIME_LEFT)
COMMAS = ("，", ",")
SHORT_TIME, LONG_TIME = 12, 48
"""So long clauses may be that say when: any, and those that end with 前 or 内."""


@dataclass
class Piece:
    """A part of a sentence that states one duty, with what was found in it."""

    span: Span
    cadence: Lead | None = None
    deadline: Lead | None = None
    quantities: list[Quantity] = field(default_factory=list)
    vague: str = ""
    window: Lead | None = None
    condition: Lead | None = None
    is_rule: bool = False

    @property
    def time(self) -> Lead | None:
        """In which part of the year, where that is all it says of when."""
        is_time = self.window and self.window.repeats is Repeats.ONCE and not self.deadline
        return self.window if is_time else None

    def add(self, quantity: Quantity) -> None:
        """Take in a number, unless it is part of the cadence, deadline or condition."""
        for lead in (self.cadence, self.deadline, self.condition, self.window):
            if lead and lead.start < quantity.span.end and quantity.span.start < lead.end:
                return
        self.quantities.append(quantity)


class Found:
    """Pieces in order of where they begin; none within another."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._starts: list[int] = []

    def at(self, offset: int) -> Piece | None:
        """The piece in which a character stands."""
        index = bisect_right(self._starts, offset) - 1
        return self.pieces[index] if index >= 0 and offset < self.pieces[index].span.end else None

    def add(self, piece: Piece) -> Piece:
        """Keep a piece."""
        index = bisect_right(self._starts, piece.span.start)
        self._starts.insert(index, piece.span.start)
        self.pieces.insert(index, piece)
        return piece


class Pieces(PageReader):
    """Finds the parts."""

    def all(self) -> list[Piece]:
        """The parts of the document, in order."""
        found = Found()
        for condition in self._conditions():
            condition_lead = Lead(*condition.span(), Repeats.EVENT)
            found.add(Piece(self._conditional(condition), condition=condition_lead))
        for piece in (*self._talks(), *self._dealt_with(), *self._cases()):
            if found.at(piece.span.start) is None and found.at(piece.span.end - 1) is None:
                found.add(piece)
        for leads in (*turns(self.masked), *quoted_turns(self.text.content)):
            self._in_turns(found, leads)
        for cadence in cadences(self.masked):
            self._said_how_often(found, cadence)
        for deadline in deadlines(self.masked):
            piece = self._piece(found, deadline.end - 1, deadline.end, is_lead=True)
            piece.deadline = piece.deadline or deadline
        for window in windows(self.masked):
            is_lead = window.repeats is Repeats.YEARLY or self.masked[window.end - 1] == "，"
            self._piece(found, window.start, window.end, is_lead=is_lead).window = window
        self._counted(found)
        for vague in _VAGUE.finditer(self.masked):
            self._piece(found, vague.start(), vague.end()).vague = vague[0]
        return found.pieces

    def _counted(self, found: Found) -> None:
        """What is counted, and what is laid out by period."""
        calendar = Calendar(self.page)
        for item, lead in calendar.items():
            self._in_period(found.at(item.start) or found.add(Piece(item)), lead)
        for quantity in self.quantities:
            piece = self._piece(found, quantity.span.start, quantity.span.end)
            piece.add(quantity)
            self._in_period(piece, calendar.at(quantity.span.start))

    def _cases(self) -> Iterator[Piece]:
        """What is done whenever something is so, in what looks ahead."""
        for span, lead in cases(self.masked, self.clauses):
            if self.tense.is_ahead(span.start) or self._is_rule(span, lead):
                yield Piece(span, condition=lead, is_rule=True)

    def _is_rule(self, span: Span, lead: Lead) -> bool:
        """Whether a report tells of a case as of what is the rule."""
        is_standing = STANDING.match(self.masked, lead.end) or self.masked.endswith("方可", lead.start, lead.end)
        return bool(is_standing) and DONE.search(self.masked, *span) is None

    def _conditions(self) -> Iterator[re.Match[str]]:
        """Conditions, but not who is meant where it is said how often: 县级每年对未参加上级调训的书记兜底培训."""
        for found in _CONDITION.finditer(self.masked):
            start = self.clauses.around(found.start()).start
            if found[0][0] != "未" or CADENCE.search(self.masked, start, found.start()) is None:
                yield found

    def _said_how_often(self, found: Found, cadence: Lead) -> None:
        """What is held so often, where that is said within something else; else the clause."""
        if (held := _HELD.match(self.masked, cadence.end)) and found.at(cadence.start) is None:
            found.add(Piece(Span(cadence.start, held.end()), cadence=cadence))
        if _NAMED_ONLY.match(self.masked, cadence.end):
            return
        is_lead = self.masked[cadence.start] not in "周月"  # 二级表周周抄，漏失率月月统计
        piece = self._piece(found, cadence.start, cadence.end, is_lead=is_lead)
        piece.cadence = piece.cadence or cadence

    def _in_turns(self, found: Found, leads: list[Lead]) -> None:
        """Each with what stands before it in its clause, or behind the one before."""
        start = self.clauses.unlabelled(self.clauses.around(leads[0].start)).start
        for lead, following in zip_longest(leads, leads[1:]):
            clause = self.clauses.around(lead.start)
            end = following.start - 1 if following and following.start <= clause.end else clause.end
            if found.at(lead.start) is None:
                found.add(Piece(Span(max(start, clause.start), end), cadence=lead))
            start = end + 1

    def _talks(self) -> Iterator[Piece]:
        """Those to whom somebody talks, with who does."""
        for talk in _TALKED_TO.finditer(self.masked) if "，由" in self.masked else ():
            clause = self.clauses.unlabelled(self.clauses.around(talk.start() - 2))
            if self.masked.startswith(("对", "凡"), clause.start) and "的" in self.masked[clause.start : clause.end]:
                lead = Lead(clause.start, talk.start(), Repeats.EVENT)
                yield Piece(Span(clause.start, self.clauses.around(talk.start()).end), condition=lead)

    def _dealt_with(self) -> Iterator[Piece]:
        """Those who are praised or called to account for something: 对获评优秀的给予表彰."""
        for dealt in _DEALT.finditer(self.masked):
            clause = self.clauses.unlabelled(self.clauses.around(dealt.start()))
            if whom := _FOR_WHOM.match(self.masked, clause.start, dealt.end()):
                yield Piece(clause, condition=Lead(*whom.span(), Repeats.EVENT))
        for those in _FOR_THOSE.finditer(self.masked):
            start = self.clauses.unlabelled(self.clauses.around(those.start())).start
            end = self.clauses.around(those.end() + 1).end
            yield Piece(Span(start, end), condition=Lead(*those.span(), Repeats.EVENT))

    def _in_period(self, piece: Piece, lead: Lead | None) -> None:
        """A duty of a plan laid out by period is due in it, unless it says itself when."""
        is_timed = piece.cadence or piece.deadline or piece.condition or piece.time
        if lead and not is_timed:
            piece.window = lead

    def _piece(self, found: Found, offset: int, end: int, *, is_lead: bool = False) -> Piece:
        return found.at(offset) or found.add(Piece(self._part(offset, end, is_lead)))

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
        is_after = is_lead and stop - end <= SHORT_TIME and self.masked[stop - 1] == "后"
        while (
            is_lead
            and (stop - end < 2 or is_after or _TIME_ONLY.fullmatch(self.masked, end, stop))
            and self._is_only_when(start, stop)
            and self.masked[stop : stop + 1] in COMMAS
        ):
            stop, is_after = self.clauses.around(stop + 1).end, False
        if stop > end and self.masked[stop - 1] == "）" and (note := _IN_BRACKETS.search(self.masked, end, stop)):
            stop = note.start()
        within = self.clauses.unlabelled(Span(start, stop))
        is_about = within.end > within.start and self.masked[within.start] in "围聚针结对"
        about = _ABOUT.match(self.masked, within.start, offset) if is_about else None
        return Span(about.end(), within.end) if about else within

    def _is_only_when(self, start: int, stop: int) -> bool:
        """Whether a clause says when, and no more: 请各单位于10月12日16时前，将回执传真至安监处."""
        is_time = self.masked.endswith(("前", "内"), start, stop) and "控制在" not in self.masked[start:stop]
        return stop - start < (LONG_TIME if is_time else SHORT_TIME)

    def _conditional(self, condition: re.Match[str]) -> Span:
        """From the condition to the end of what follows from it."""
        first = self.clauses.around(condition.start())
        last = self.clauses.around(condition.end())
        return self.clauses.unlabelled(Span(first.start, last.end))
