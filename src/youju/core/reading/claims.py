"""Stated figures: who did what how often, how many, how much."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from youju.core.reading.cadences import speaks_of_cadence
from youju.core.reading.found import Claim, ClaimStatus
from youju.core.reading.outline import Outline
from youju.core.reading.page import Page, PageReader
from youju.core.reading.patterns import regex
from youju.core.reading.phrases import SHARES, Phrase, Phrases, is_stock
from youju.core.reading.quantities import LENGTHS, PAY, TO_REACH, Quantity, counts, is_of_a_name
from youju.core.reading.text import Sentence, Span, Text
from youju.core.reading.words import Words

_THRESHOLD = regex("(?:不少于|不低于|至少|不得少于|不超过|力争|争取|确保)[^，。；]{0,6}$")
_TOTALLED = regex("(?:共|共计|总计|合计|现有|共有|其中[^，。；]{0,12}|已[^，。；]{0,12})$")
_TEACHING = regex("安全|学习|培训|轮训|教育|研讨|党课|讲座|值守|驻|调研|服务")
_STUDY_CLASS, _TAKES = regex("读书班(?:共|为期|历时)?$"), regex("的[^，。；0-9]{0,14}读书班(?![一0-9])")
"""A time that is told of a class for reading: 举办读书班7天, 举办为期4天的读书班; not beside how many there were."""
_TO = regex("(?:提高|提升|增加|增至|降低?|缩短|压缩|压减|上升|下降|减少|扩大|延长|增长)[至到为]?")
"""由85米提高到92米: what it was is no figure of its own."""

_ROUND_THE_CLOCK = 24
"""Hours that are no figure: 24小时值守."""
_RATE = regex("率(?:达到?|为|均|保持|要)")
"""A share that is reached, however often what it is of is done: 按月足额收缴率达到100%."""
_ATTAINED = regex(
    "加班|(?:缩短|压缩|压减|降低?|减少|延长|控制|下降|提高|增加|恢复|稳定|提前)[至到为在]?$|(?:历时|用时|住院日|工期|平均[一-龥]{2,6}时间)(?:共|约|为|达|仅|只用|长了)?$"
    "|(?:奋战|作战|鏖战|苦战|攻坚|连干|抢修|抢险)(?:了|近|整整)?$"
)
"""Before a time that something takes now: 平均候诊时间由38分钟缩短至22分钟."""
_BEFOREHAND = regex(
    "(?<=前..)(?:送|发|下发|印发|通知|告知|将|把|准备|推送|报送)|(?<=前...)(?:送|发|下发|印发|通知|告知|将|把)"
)
"""What is done so long before, each time: 学习材料提前3天送到."""
_OF_EACH = regex(r"[每各]|凡|以[上下]的|之[一二三]|[前后]\d|提前|连续|达到\d[^，。；]{0,6}的|\d分的")
LONGEST = 24
"""How many characters of what was done are quoted, where its end alone says what was counted."""
_AND_SO_ON = regex("等(?=[^，。、等]{0,12}$)")
_PERIOD = regex(r"\d{4}年(?:度|上半年|下半年|第?[一二三四]季度|\d{1,2}月)?|今年|上半年|下半年|全年|去年|近年来|以来")


def claims_of(text: Text, outline: Outline, words: Words, page: Page | None = None) -> list[Claim]:
    """The stated figures of a text, in order. `page`: the same document made ready before."""
    page = page or Page(text, outline, words)
    found = list(_Reader(page).claims())
    if page.bracketed:
        found += _Reader(page.bracketed).claims()
        found.sort(key=lambda claim: claim.span)
    return found


@dataclass
class _Before:
    """What the claim before said, for the next to inherit."""

    action: str | None = None
    object: str | None = None
    share: str | None = None
    sentence: Sentence | None = None
    is_told: bool = False


_RATED = regex("得分为|评分|平均分|满意度")
"""Before marks that were given."""


class _Reader(PageReader):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.phrases = Phrases(page.text, page.words, page.clauses, page.subjects)
        self.before = _Before()
        self.is_told = False
        """Whether the figure just looked at is told by a plan as one that is so already."""

    def claims(self) -> Iterator[Claim]:
        end_of_last = end_of_phrase = 0
        for quantity in self.quantities:
            clause = self.clauses.around(quantity.span.start)
            is_apart = end_of_phrase <= quantity.span.start
            since = max(clause.start, end_of_phrase if is_apart else end_of_last)
            if self._is_claim(quantity, since, clause):
                claim = self._claim(quantity, since, clause)
                end_of_last, end_of_phrase = quantity.span.end, claim.span.end
                if not is_of_a_name(self.masked, quantity):
                    yield claim

    def _is_claim(self, quantity: Quantity, since: int, clause: Span) -> bool:
        is_pay = quantity.unit.endswith("元") and PAY.search(self.masked, clause.start, quantity.span.start)
        is_rate = quantity.unit == "%" and _RATE.search(self.masked, clause.start, quantity.span.start) is not None
        if (
            not is_pay
            and not is_rate
            and speaks_of_cadence(
                self.masked,
                clause.start,
                clause.end,
                of_year=quantity.unit != "%" and self.tense.is_ahead(quantity.span.start),
            )
        ):
            return False
        if quantity.unit != "%" and _was(self.masked, quantity.span):
            return False
        if quantity.unit in LENGTHS and _BEFOREHAND.match(self.masked, quantity.span.end):
            return False
        before = self.masked[max(since, quantity.span.start - 60) : quantity.span.start]
        if (
            quantity.unit in LENGTHS
            and quantity.value is not None
            and not self._is_of_study(quantity, clause)
            and not _ATTAINED.search(before)
            and (quantity.value == _ROUND_THE_CLOCK or not _TEACHING.search(self.masked, clause.start, clause.end))
        ):
            return False
        if not counts(self.masked, quantity, before, self.words):
            return False
        if self.tense.is_ahead(quantity.span.start):
            if quantity.value is None and quantity.unit in LENGTHS:
                return True
            self.is_told = quantity.unit != "%" and self._is_told(quantity, before)
            return quantity.unit == "%" or self.is_told or self._is_target(quantity, clause)
        return True

    def _is_of_study(self, quantity: Quantity, clause: Span) -> bool:
        is_behind = _STUDY_CLASS.search(self.masked, clause.start, quantity.span.start)
        return bool(is_behind or _TAKES.match(self.masked, quantity.span.end, clause.end))

    def _is_target(self, quantity: Quantity, clause: Span) -> bool:
        """Whether a plan sets a figure for once, of things, people or money: how often something is done is a duty."""
        if quantity.value is None:
            return True
        if quantity.unit in self.words.times or quantity.unit in LENGTHS or quantity.value == 1:
            return False
        before = Span(clause.start, quantity.span.start)
        if quantity.unit == "分" and not (TO_REACH.search(self.masked, *before) or _RATED.search(self.masked, *before)):
            return False
        return not _OF_EACH.search(self.masked, clause.start, clause.end)

    def _is_told(self, quantity: Quantity, before: str) -> bool:
        """Whether a plan tells a figure that is already so: 共32人, 其中正式党员27名, and what follows it."""
        if _THRESHOLD.search(before):
            return False
        sentence = self.text.sentence_at(quantity.span.start)
        if _TOTALLED.search(before) or self.tense.is_so_already(self.masked, quantity.span.start):
            return True
        return sentence is not None and self.before.sentence == sentence and self.before.is_told

    def _claim(self, quantity: Quantity, since: int, clause: Span) -> Claim:
        sentence = self.text.sentence_at(quantity.span.start)
        follows = sentence is not None and self.before.sentence == sentence and self.before.action is not None
        phrase = self.phrases.of(quantity, since, clause, follows=follows)
        if phrase.object is None and phrase.action is None and quantity.unit in ("人", "名"):
            named = self.subjects.named_in(clause) if since == clause.start else None
            phrase = phrase._replace(object=self.text.quote(named) if named else None)
        action, counted, start = self._completed(phrase, quantity, sentence)
        span = self._brief(self._trimmed(start, max(phrase.end, quantity.span.end)), quantity)
        status = self._status(quantity)
        self._keep(quantity, action, counted, sentence, is_told=status is ClaimStatus.DONE)
        listed = self.subjects.listed_in(clause, quantity.span.start)
        subject = phrase.subject or listed or self.page.subject_of(clause)
        if counted is None and quantity.unit in ("人", "名") and self.subjects.named_in(clause):
            counted = subject
        value, upper, unit = quantity.written
        return Claim(
            span=span,
            text=self.text.quote(span),
            subject=subject,
            action=action,
            object=counted,
            quantity=value,
            unit=unit,
            status=status,
            upper=upper,
            is_rough=quantity.is_rough,
            period=self._period(sentence),
        )

    def _keep(
        self, quantity: Quantity, action: str | None, counted: str | None, sentence: Sentence | None, *, is_told: bool
    ) -> None:
        """Keep what the next claim may inherit: from a share only what it is a share of."""
        if quantity.unit in LENGTHS and self._is_of_study(quantity, self.clauses.around(quantity.span.start)):
            return  # what comes next is not held but done there
        if quantity.unit in SHARES and self.before.sentence == sentence:
            self.before = replace(self.before, share=counted)
        elif quantity.unit in SHARES:
            self.before = _Before(None, None, counted, sentence, is_told)
        else:
            self.before = _Before(action, counted, None, sentence, is_told)

    def _completed(
        self, phrase: Phrase, quantity: Quantity, sentence: Sentence | None
    ) -> tuple[str | None, str | None, int]:
        """Verb and object, taken from the claim or clause before where the number stands alone."""
        action, counted, start = phrase.action, phrase.object, phrase.start
        if phrase.is_whole and counted and (action or quantity.unit in SHARES or is_stock(counted)):
            return action, counted, start
        if self.before.sentence == sentence and sentence is not None:
            if quantity.unit in SHARES:
                return action, counted or self.before.share or self.before.object, start
            if action and quantity.unit.endswith("元"):
                return action, counted, start
            kept = action if phrase.is_whole else self.before.action or action
            return kept or self.before.action, counted or self.before.object, start
        if sentence is None or action or counted:
            return action, counted, start
        earlier = self.clauses.earlier(self.clauses.around(quantity.span.start), sentence.start)
        if not earlier:
            return action, counted, start
        body = self.clauses.body(earlier[0])
        verb = self.words.verb.search(self.masked, body.start, body.end)
        if verb is None:
            return action, counted, start
        return verb["verb"], self.text.content[verb.end() : body.end].strip() or None, verb.start()

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.masked[start] in " 　，、：:等和及":
            start += 1
        while end > start and self.masked[end - 1] in " 　，、":
            end -= 1
        return Span(start, end)

    def _brief(self, span: Span, quantity: Quantity) -> Span:
        """What is counted is quoted, not all that is listed or done before: 等制度11项, 开展谈话214人次."""
        if span.end - span.start <= LONGEST:
            return span
        since, until = span.start + 1, quantity.span.start
        begins = [
            each.start() for each in self.words.chief.finditer(self.masked, since, until) if until - each.end() >= 2
        ]
        begins += [each.start() for each in _AND_SO_ON.finditer(self.masked, since, until)]
        begins += [at + 1 for at in (self.masked.rfind("）", since, until),) if at >= 0]
        return Span(max(begins), span.end) if begins else span

    def _status(self, quantity: Quantity) -> ClaimStatus:
        if quantity.status is not ClaimStatus.DONE:
            return quantity.status
        if not self.tense.is_ahead(quantity.span.start):
            return ClaimStatus.DONE
        return ClaimStatus.DONE if self.is_told else ClaimStatus.TARGET

    def _period(self, sentence: Sentence | None) -> str:
        found = (
            _PERIOD.search(self.masked, sentence.start, min(sentence.end, sentence.start + 60)) if sentence else None
        )
        return found[0] if found else ""


def _was(masked: str, span: Span) -> bool:
    return masked[span.start - 1 : span.start] in ("由", "从") and _TO.match(masked, span.end) is not None
