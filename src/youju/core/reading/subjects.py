"""Who a clause speaks of: named in it, in a clause or sentence before it, or the office whose document it is."""

from functools import cached_property

from youju.core.reading.clauses import FARTHEST, LEADS, Clauses
from youju.core.reading.outline import Outline
from youju.core.reading.own_name import Source, own_name
from youju.core.reading.patterns import regex
from youju.core.reading.text import Sentence, Span, Text
from youju.core.reading.words import Words

_COUNTED = regex(
    "(?:(?:\\d{1,5}|[xX×*]{1,4}|[一二两三四五六七八九十百]{1,3})余?[名位]|(?:辖内|所辖|下辖)?\\d{1,5}[个家])"
)
_DOES = regex(
    "(?<![党团群基])组织(?![部委科处员办生者])|邀请|安排|接受|报上级|引导|动员|发动|选派|督促|号召|通过|须经|报经|在于|获得?|来[到院校]|先后|本着|来源|季度|纳入|根据|重视|一直以来|^进|^作不|每[年月季周]|[住驻入进下]村|^推动|^带动|^促使|^助力"
)
"""What stands in no name: 先后邀请党校教师 tells what is done, and leaves out by whom."""


_THIS = regex(
    "该(?:公司|集团|党支部|支部|党委|党总支|单位|项目部|中心|学校|医院|社区|[局校院矿段厂站所行社镇乡村县市区])(?:纪检监察组|纪检组|纪委)?(?![党的里内中长领干职全各委纪])"
)
"""该公司设立了22个党支部."""
_DIGIT = regex("[0-9xX×*]")
_BODY = regex("[省市县区乡镇村委组会司支我本该]")
COUNTED_NEAR = 12
"""Within how many characters from its beginning a clause names who is counted for."""
_BY = regex("由(?<=[\u4e00-\u9fff]由)(?<![自经理缘事]由)(?![于此来点衷专])")
MEETS = regex("(?:大会|小组会|支委会|支部委员会会?议|支委会议)$")
_MAY_MEET = regex("(?:支部委员会|党小组会|支委会)$")
"""What is held so often, and a body too: 支部委员会每月召开1次，党课每季度1次."""
_MEETS_OFTEN = regex("(?:一般|原则上|至少)?(?:每|按)[^，。；\n]{0,8}(?:召开|[一1二两]次)")
_OF_DUES = regex(
    "[^，。；\n]{0,6}(?:党费[收使管缴]|(?:收缴|上缴|拨付|划拨|下拨)[^，。；\n]{0,4}党费|党员档案|(?:收缴|收支|使用)[^，。；\n]{0,6}情况)"
)
"""What is done with members' dues is not done by those who pay them."""
_THOSE = regex(
    "(?!指导|完成|对|将|把|督促|帮助|组织|推动|抓好|做好)[^，。；：、的\\d\n]{0,8}(?:届满|到届|缺席|请假|缺学|缺课|分散|有需求|年内|较远|生产|偏远)的"
    "(?:\\d{1,3}[个名位])?(?=[^，。；：、的\n]{0,6}(?:党支部|支部|党总支|党员|成员|人员|教师|职工|学生|同志|委员|干部))"
)
"""Who is meant where more is said of them: 任期届满的7个党支部, 因故缺席的成员."""
_INSPECTORS = ("巡察组", "巡视组", "督察组", "督导组", "检查组", "审计组")
_DEALT_WITH = regex("(?:目前|现|均|全部)?(?:已|完成|剩余|余下|其余|另|其中|部分属实|不属实|整改|销号|立行立改)")
"""What becomes of what inspectors hand over: 巡察组移交信访件15件，已办结14件."""
_ACCOUNTS = ("公众号", "视频号", "官网")
"""What somebody's papers and films appear on."""
_SUFFERS = regex(
    r"[^，。；\n]*?(?:预备党员(?:按期|如期)?转正(?!前)|(?:责任|示范)区(?:由|[一二两三四五六七八九十\d]{1,4}个))"
)
"""What is no actor, whatever follows it: 预备党员转正4名, 党员责任区18个."""
_NOT_OF_MEETING = regex("[^，。；\n]{0,12}(?:主题党日|党课|谈心|组织生活|党日)")
"""What a clause tells that is no more about the meeting named before it."""
_HELD = regex("一般|原则上|每|由|按|至少|应|要|须|定期")
"""What stands behind a meeting that is held so often, and at the beginning of a clause that goes on about it."""


FAR = 8
"""How far behind its beginning a clause may say 期间 or 期内 of a time before its subject."""


FAR_OF = 16
"""How far behind its beginning a clause may say more of who acts: 因公外出或有课缺席的党员."""


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
        return own_name(Source(self.text, self.outline, self.words, self.clauses, self.named_in))

    def named_in(self, clause: Span) -> Span | None:
        """Where the clause names who acts, at its beginning."""
        if clause not in self._named:
            self._named[clause] = None if self._begins_otherwise(clause.start) else self._find(clause)
        return self._named[clause]

    def _begins_otherwise(self, start: int) -> bool:
        """Whether a clause begins with what begins no actor's name, and with nothing that may stand before one."""
        begun = self.text.masked[start : start + FAR]
        never = self.words.begins_no_actor
        is_no_name = (begun[:2] in never or begun[:1] in never) and begun[0] not in LEADS
        if is_no_name and self.text.masked.find("的", start, start + FAR_OF) >= 0:
            is_no_name = _THOSE.match(self.text.masked, start) is None
        return is_no_name and "期" not in begun and begun[0] not in "由该"

    def _find(self, clause: Span) -> Span | None:
        body = self.clauses.body(clause)
        start = body.start + (self.text.masked.startswith("由", body.start))
        if this := _THIS.match(self.text.masked, start, body.end):
            return Span(*this.span())
        if those := _THOSE.match(self.text.masked, start, body.end):
            found = self.words.actor.match(self.text.masked, those.end(), min(body.end + 8, len(self.text.masked)))
            return Span(start, found.end("actor")) if found and found.end("actor") <= body.end else None
        if counted := _COUNTED.match(self.text.masked, start, body.end):
            start = counted.end()
        found = self.words.actor.match(self.text.masked, start, min(body.end + 8, len(self.text.masked)))
        if found is None or found.end("actor") > body.end or _DOES.search(found["actor"]):
            if self._begins_otherwise(clause.start):
                return None
            near = min(body.end, start + COUNTED_NEAR)
            may_be = _BODY.search(self.text.masked, start, near) and _DIGIT.search(self.text.masked, start, body.end)
            found = self.words.counted_actor.match(self.text.masked, start, body.end) if may_be else None
            if found is None or _DOES.search(found["actor"]):
                return self._by_whom(body)
        if _SUFFERS.match(self.text.masked, found.start("actor"), found.end("actor") + FAR):
            return None
        if MEETS.search(found["actor"]) and not _HELD.match(self.text.masked, found.end("actor")):
            return None
        return Span(*found.span("actor"))

    def listed_in(self, clause: Span, at: int) -> str | None:
        """Who is counted for in a part of a list: 乙县纪委 of 甲县纪委初核9件、乙县纪委初核7件."""
        start = self.text.masked.rfind("、", clause.start, at) + 1
        found = self.words.counted_actor.match(self.text.masked, start, clause.end) if start else None
        return self.text.quote(Span(*found.span("actor"))) if found and not _DOES.search(found["actor"]) else None

    def _by_whom(self, body: Span) -> Span | None:
        """Who acts behind 由: 会议资料由组织委员装订."""
        if self.text.masked.find("由", body.start, body.end) < 0:
            return None
        for by in _BY.finditer(self.text.masked, body.start, body.end):
            found = self.words.actor.match(self.text.masked, by.end(), min(body.end + 8, len(self.text.masked)))
            if found and found.end("actor") <= body.end and not _DOES.search(found["actor"]):
                return Span(*found.span("actor"))
        return None

    def of(self, clause: Span, sentence: Sentence | None) -> str | None:
        """Who acts in a clause: the nearest naming before it in its sentence, then its paragraph's, then the office."""
        if clause.start not in self._known:
            self._known[clause.start] = self._of(clause, sentence)
        return self._known[clause.start]

    def _of(self, clause: Span, sentence: Sentence | None) -> str | None:
        since = sentence.start if sentence else clause.start
        is_how_often = _HELD.match(self.text.masked, clause.start) is not None
        is_how_often = is_how_often and not _NOT_OF_MEETING.match(self.text.masked, clause.start)
        meeting = None
        for each in (clause, *self.clauses.earlier(clause, since)):
            named = self.named_in(each)
            if named and not self.text.masked.startswith("每人", named.start):
                name = self.text.quote(named)
                is_beside = meeting and _HELD.match(self.text.masked, named.end)
                if each != clause and self._does_no_more(name, clause):
                    continue
                if not self._meets(name, named.end) and not is_beside:
                    return name
                meeting = meeting or (name if each == clause or is_how_often else None)
        return meeting or self._before_semicolon(since) or self._inherited(since) or self.own

    def _does_no_more(self, name: str, clause: Span) -> bool:
        """Whether a clause behind the one that names somebody tells what others do."""
        if name.endswith("党员") and _OF_DUES.match(self.text.masked, *clause):
            return True
        if name.endswith(_INSPECTORS) and _DEALT_WITH.match(self.text.masked, *clause):
            return True
        return name.endswith(_ACCOUNTS) or "届满的" in name

    def _meets(self, name: str, end: int) -> bool:
        """Whether a name is a meeting's, here: 支部委员会每月召开1次, not 支部委员会研究."""
        is_held = _MAY_MEET.search(name) and _MEETS_OFTEN.match(self.text.masked, end)
        return is_held is not None or MEETS.search(name) is not None

    def _before_semicolon(self, since: int) -> str | None:
        """Who acts in the sentences before, where only semicolons part them."""
        for _ in range(FARTHEST):
            if self.text.masked[max(0, since - 1) : since] not in ("；", ";"):
                return None
            before = self.text.sentence_at(since - 1)
            if before is None:
                return None
            if name := self._named_before(before):
                return name if self.words.body.search(name) else None
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
