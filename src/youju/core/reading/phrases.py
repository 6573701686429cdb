"""What stands around a number: the verb, and what it counts."""

import re
from typing import NamedTuple

from youju.core.reading.clauses import Clauses
from youju.core.reading.patterns import regex
from youju.core.reading.quantities import Quantity
from youju.core.reading.subjects import Subjects
from youju.core.reading.text import Span, Text
from youju.core.reading.words import Words

_TOTAL = regex(
    r"(?:共计|总计|合计|累计|共有|共|总|计|达到|达|多达|约|近|超过|超|逾|为|是|各|仅|已|均|分别|(?<![积处部百学充评得])分|有|不得少于|不得低于|不少于|不低于|不超过|不得超过|至少|每人|平均"
    r"|等|、|，|\s|　|：|:|了|至|(?<=[升高低降增])到|由|占)+$"
)
_AFTER_VERB = regex("(?:了|过|出的|的|出|了共|共|累计)*")
_LEADERS = regex("(?:组织|邀请|选派|选送|安排|带领|引导|指导|动员|召集|统筹|督促|要求|推荐|派出|派遣|抽调)")
_SECOND = regex(
    "开展|观看|收看|参观|参加|进行|撰写|签订|举行|召开|参与|聆听|接受|完成|重温|瞻仰|学习(?!中心)|赴|到|前往|走进|深入"
)
_CHANGED = regex(
    r"(?:同比|环比|[较比](?:上|去|前|同|年|期|往)[^，。；、\d]{0,6}?)?(?P<verb>(?:提升|提高|上升|增长|增加|下降|降低|减少|降|升|回落|上涨|缩减|压降|扩大))了?"
)
SHARES = frozenset(("%", "‰", "百分点", "个百分点"))
_HEADS = frozenset("人名位")
_LIGHT = regex("(?:开展|组织|召开|举办|举行|进行|完成|参加|接受|参与|实现)$")
_GOING = regex("赴|到|前往|走进|深入")
_ADVERB = regex(
    "(?:按期|按时|如期|成功|顺利|圆满|带头|亲自|主动|已经|已|正在|持续|全部|予以|累计|共计|共(?![有产同])|并|新(?![建增设产发])|目前|均|先后|分别|再|又|还|都|依法|及时|其中|其余|初步|人均|逐一|集中|统一|同步|妥善|积极|扎实|有序|稳步|精心|广泛|多次|分批|分期|分级|牵头|自主|联合(?!体|会)|快速|迅速|当场|额外|另)+"
)
_ONE_MORE_PART = regex("、(?=与|向|为|对|到|给|组织|开展|召开|举办|签订|撰写|发放|走访|慰问|制定|参加|受理|完成)")
_PREPOSITION = regex("围绕|针对|对|向|为|与|就|在|从|以|按照|根据|结合|通过|利用|会同|联合")
_GOING_ON = regex("(?:正在|已经|已|持续|全部|均|仍在|还在)+")
_NOUN_OF_VERB = regex("[信者员表书会单率数量点类型性费款金品室站部班证奖栏牌墙册卡法图]")
_DIGIT = regex(r"\d")
_STARTS = frozenset("，。；：\n")
_TIME = regex("[^，。；、\\d的]{1,6}(?:前|后|期间|期)")
_STOCK = regex("(?:余额|总额|总量|总数|产量|产值|面积|规模|收入|里程|数量|价值)$")
_RAISING = regex("上调|下调|提高|提升|降低|减少|增加|压减|压降|压缩")
_STAYS = regex("(?:保持|维持|稳定|控制|压降|恢复)(?:在|至|到)?$")
_PART_OF = regex("约?(?P<part>[^，。；]{0,16}?)约?占(?!比|用|地)(?P<whole>[^，。；]{0,14})")
_PREPOSED = regex(r"[\u4e00-\u9fff\ue000-\ue003《“（A-Za-z]")
_NO_NOUN = regex(
    "正在|持续|深入|前往|赴|走进|其中|以上|以下|以内|左右|到|至|进行|并|后|前|，|的?人次|人|均|已|都|全部|分(?![支公行局厂院校会团队店所站])|为|被|由|在|对|参加|受|给予|提升|上升|下降|增|减|提高|达|占|即|（|\\ue002|、|和|与|及"
)
_HONOURED = regex("被(?:评为|评选为|授予|表彰为|推荐为|命名为|确定为|吸收为)|荣获|当选为?")
"""1人被评为先进党务工作者: who was honoured is counted, whatever the office received before."""
_NOUN_END = regex(
    "[，。；、！：（(\n]|[及和与](?=\\d)|分别(?=[是为])|全年|未|没有|共(?![产青同建])|累计|参加|进行|开展|全部|观看|参观|深入|分(?=[\\dX×*])|前往|到|赴|接受|获|被|任(?=[组副主])|作了|作为|为(?=[先优成])|荣获|评为|当选|受到|受|已|均|都|完成|走访|建章|逐项|逐一|逐条|逐人|予以|给予|列入|纳入|通过|达到|撰写|签订|实现|实行|取得|得到|积极|学习(?!班|教育|成果|体会|资料|小组|平台|读本|笔记|活动|用书|材料|心得)|参与|加入|颁发"
)


def is_stock(noun: str) -> bool:
    """Whether a noun names an amount that is, not one that is done: 贷款余额."""
    return _STOCK.search(noun) is not None


class Phrase(NamedTuple):
    """A number's verb and object. `start` is where the phrase begins, `end` where it ends."""

    start: int
    end: int
    action: str | None
    object: str | None
    subject: str | None = None
    is_whole: bool = True  # False: the verb or the object stands in an earlier clause


class Phrases:
    """The phrases of one text."""

    def __init__(self, text: Text, words: Words, clauses: Clauses, subjects: Subjects) -> None:
        self.text = text
        self.masked = text.masked
        self.words = words
        self.clauses = clauses
        self.subjects = subjects

    def of(self, quantity: Quantity, since: int, clause: Span, *, follows: bool = False) -> Phrase:
        """The phrase of a quantity whose own part of the clause begins at `since`.

        `follows`: another figure stands before it in its sentence, whose verb it may share.
        """
        begin = self._begin(clause, since, quantity.span.start)
        before = self._without_total(begin, quantity.span.start)
        noun = self._noun_after(quantity, clause.end)
        verb = self._verb(begin, before)
        if quantity.unit in SHARES:
            return self._share(quantity, begin, before, verb)
        if noun is not None:
            return self._counted_after(quantity, before, noun, verb, follows)
        if begin >= quantity.span.start and (honoured := _HONOURED.match(self.masked, quantity.span.end, clause.end)):
            counted = self._quote(honoured.end(), clause.end)
            return Phrase(quantity.span.start, clause.end, honoured[0], counted or None)
        return self._counted_before(quantity, begin, before, verb, follows)

    def _begin(self, clause: Span, since: int, end: int) -> int:
        """Where the predicate begins: after label, time, subject and adverbs, after the last 、 that begins another."""
        begin = since
        if since == clause.start:
            named = self.subjects.named_in(clause)
            begin = named.end if named and named.end <= end else self.clauses.body(clause).start
        while begin < end and self.masked[begin] in "、，,和及 　":
            begin += 1
        for part in _ONE_MORE_PART.finditer(self.masked, begin, end):
            begin = part.end()
        time = _TIME.match(self.masked, begin, end)
        if time and self.words.verb.match(self.masked, time.end(), end):
            begin = time.end()
        adverb = _ADVERB.match(self.masked, begin, end)
        return adverb.end() if adverb else begin

    def _without_total(self, begin: int, end: int) -> int:
        found = _TOTAL.search(self.masked, max(begin, end - 12), end)
        return found.start() if found else end

    def _noun_after(self, quantity: Quantity, end: int) -> Span | None:
        start = quantity.span.end
        while start < end and self.masked[start] in " 　的":
            start += 1
        if quantity.unit in _HEADS and _SECOND.match(self.masked, start, end):
            return None
        if start >= end or not _PREPOSED.match(self.masked, start) or _NO_NOUN.match(self.masked, start):
            return None
        stop = _NOUN_END.search(self.masked, start + 1, end)
        stop_at = stop.start() if stop else end
        if chief := self.words.chief.search(self.masked, start + 1, stop_at):
            stop_at = chief.start()
        if doing := self._doing_before_number(start, stop_at):
            stop_at = doing
        if quantity.unit.endswith("元") and self.words.verb.match(self.masked, start, stop_at):
            return None
        is_short = stop_at - start < 2 and not self.words.body.match(self.masked, start, stop_at)
        return None if is_short else Span(start, stop_at)

    def _doing_before_number(self, start: int, end: int) -> int | None:
        """选派102名农技人员包联102个村: where the verb of the next number begins."""
        number = _DIGIT.search(self.masked, start + 4, end)
        if number is None:
            return None
        verb = self.words.verb.match(self.masked, number.start() - 2, number.start())
        return verb.start() if verb and verb.end() == number.start() else None

    def _verb(self, begin: int, end: int) -> re.Match[str] | None:
        """The verb of a predicate: what it begins with; after a preposition or a noun rather one that is no noun."""
        if end <= begin:
            return None
        found = self.words.verb.search(self.masked, begin, end)
        if found is None:
            return self.words.first.match(self.masked, begin, end)
        if _PREPOSITION.match(self.masked, begin):
            chiefs = [each for each in self.words.chief.finditer(self.masked, begin, end) if end - each.end() >= 2]
            return chiefs[-1] if chiefs else found
        if found["verb"] in self.words.nouns and _STOCK.search(self.masked, found.end(), end):
            return None
        is_noun = end - found.end() == 1 and _NOUN_OF_VERB.match(self.masked, end - 1, end)
        if found.start() == begin:
            return None if is_noun else found
        chief = self.words.chief.search(self.masked, begin, end) or self.words.first.match(self.masked, begin, end)
        return chief or (None if is_noun else found)

    def _quote(self, start: int, end: int) -> str:
        return self.text.content[start:end].strip(
            " 　，、：:“的"
            if self.text.content[start:end].count("“") != self.text.content[start:end].count("”")
            else " 　，、：:的"
        )

    def _share(self, quantity: Quantity, begin: int, before: int, verb: re.Match[str] | None) -> Phrase:
        """The share of something: 回复率100%; what it rose or fell to: 提升至95.7%."""
        said = self.masked[before : quantity.span.start]
        action = "达到" if "达" in said else "占" if said.startswith("占") else None
        if changed := _CHANGED.fullmatch(self.masked, begin, before):
            return Phrase(begin, quantity.span.end, changed["verb"], None, is_whole=False)
        if part := _PART_OF.fullmatch(self.masked, begin, before):
            named = part["part"] or part["whole"]
            return Phrase(begin, quantity.span.end, "占", named or None, subject=part["part"] or None)
        if verb and verb.start() == begin and _RAISING.match(verb["verb"]) and before - verb.end() >= 2:
            return Phrase(begin, quantity.span.end, verb["verb"], self._quote(verb.end(), before))
        if stays := _STAYS.search(self.masked, begin, before):
            action, before = stays[0], stays.start()
        elif (rise := _CHANGED.search(self.masked, begin, before)) and rise.end() == before:
            action, before = rise["verb"], rise.start()
        holder = self.words.holder.match(self.masked, begin, before)
        if holder and before - holder.end() >= 2:
            counted = self._quote(holder.end(), before)
            return Phrase(begin, quantity.span.end, action, counted, subject=holder["actor"])
        counted = self._quote(begin, before)
        return Phrase(begin, quantity.span.end, action, counted or None, is_whole=bool(counted))

    def _counted_after(
        self, quantity: Quantity, before: int, noun: Span, verb: re.Match[str] | None, follows: bool
    ) -> Phrase:
        """组织XX名党员观看…, 召开4次会议."""
        action = verb["verb"] if verb else None
        start = verb.start() if verb else before
        if verb is None and (doing := self.words.chief.match(self.masked, noun.start)):
            return self._doing(quantity, noun, doing)
        if verb and _LEADERS.match(verb["verb"]) and (second := _SECOND.match(self.masked, noun.end)):
            action = f"{verb['verb']}…{second[0]}"
        if verb is None and before > 0 and self.masked[before - 1] in _STARTS:
            follows = False
        is_passive = self.masked[noun.end : noun.end + 1] in ("被", "获", "荣", "均", "全", "已", "评", "当")
        if (verb is None and (is_passive or not follows)) or self.masked[before - 1] in "为对向给与同由":
            following = self.words.verb.search(self.masked, noun.end, min(noun.end + 12, len(self.masked)))
            clause_end = self.clauses.around(noun.end).end
            if following and following.end() <= clause_end:
                action = following["verb"]
        if before - start > 22:
            start = max(start, before - 1 if self.masked[before - 1 : before] == "等" else before)
        return Phrase(start, noun.end, action, self._quote(noun.start, noun.end))

    def _doing(self, quantity: Quantity, noun: Span, doing: re.Match[str]) -> Phrase:
        """先后2次召开党组会: the verb follows its number."""
        end = self.clauses.around(noun.start).end
        return Phrase(quantity.span.start, end, doing["verb"], self._quote(doing.end(), end))

    def _counted_before(
        self, quantity: Quantity, begin: int, before: int, verb: re.Match[str] | None, follows: bool
    ) -> Phrase:
        """召开党建工作会议4次, 党课书籍10本, 集中学习12次."""
        end = quantity.span.end
        if changed := _CHANGED.fullmatch(self.masked, begin, before):
            return Phrase(begin, end, changed["verb"], None)
        if verb is None or (follows and self._is_noun(verb, begin, before, quantity)):
            changed = _CHANGED.search(self.masked, begin, before)
            if changed and changed.end() == before and changed.start() > begin:
                return Phrase(begin, end, changed["verb"], self._quote(begin, changed.start()))
            counted = self._quote(begin, before)
            if _STOCK.search(counted):
                return Phrase(begin, end, None, counted)
            after = None if counted else _GOING_ON.match(self.masked, end)
            action = self.words.verb.match(self.masked, after.end()) if after else None
            return Phrase(begin, end, action["verb"] if action else None, counted or None, is_whole=bool(action))
        start, action_said, counted_from = verb.start(), verb["verb"], verb.end()
        if _LEADERS.match(action_said) and (second := self._second(counted_from, before)):
            action_said, counted_from = f"{action_said}…{second[0]}", second.end()
            start = start if before - start <= 30 else second.start()
        if aspect := _AFTER_VERB.match(self.masked, counted_from, max(before, counted_from)):
            counted_from = aspect.end()
        if counted_from >= before:
            return self._done(quantity, begin, before, verb)
        if _LEADERS.fullmatch(action_said) and (second := _SECOND.match(self.masked, end)):
            action_said = f"{action_said}…{second[0]}"
        if not _LIGHT.search(action_said) and (more := self._one_more(counted_from, before)):
            action_said, counted_from = self.text.content[verb.start() : more.end()], more.end()
        listed = self.masked.rfind("》等", counted_from, before)
        return Phrase(start, end, action_said, self._quote(listed + 2 if listed >= 0 else counted_from, before))

    def _one_more(self, start: int, end: int) -> re.Match[str] | None:
        """约谈提醒, 发现并整改: a second verb right after the first."""
        start += self.masked.startswith("并", start)
        found = self.words.verb.match(self.masked, start, end)
        return found if found and end - found.end() >= 2 and found["verb"] not in self.words.nouns else None

    def _is_noun(self, verb: re.Match[str], begin: int, before: int, quantity: Quantity) -> bool:
        """Whether what could be a verb is part of the noun: 待提升党支部1个, 专题研讨5次 after another figure."""
        if self.words.chief.match(self.masked, verb.start()):
            return False
        if verb.end() >= before:
            return quantity.unit in self.words.times and verb["verb"] in self.words.nouns
        return verb.start() > begin

    def _done(self, quantity: Quantity, begin: int, before: int, verb: re.Match[str]) -> Phrase:
        """集中学习12次, 已办结4件, 从生产一线选拔7人: the verb stands right before the number."""
        if self.masked[begin] in "被在":
            return Phrase(begin, quantity.span.end, verb["verb"], None)
        if quantity.unit in self.words.times:
            is_whole = verb["verb"] not in self.words.nouns
            return Phrase(begin, quantity.span.end, verb["verb"], self._quote(begin, before), is_whole=is_whole)
        if verb.start() == begin or _PREPOSITION.match(self.masked, begin):
            counted = "人员" if quantity.unit in ("人", "名") and verb.start() > begin else None
            return Phrase(begin, quantity.span.end, verb["verb"], counted)
        return Phrase(begin, quantity.span.end, verb["verb"], self._quote(begin, verb.start()))

    def _second(self, start: int, end: int) -> re.Match[str] | None:
        """组织党员赴…开展活动: the verb of what was organised, doing before going."""
        going = None
        for found in _SECOND.finditer(self.masked, start + 1, end):
            if end - found.end() < 2:
                continue
            if not _GOING.match(found[0]):
                return found
            going = going or found
        return going
