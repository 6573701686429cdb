"""Plans laid out by month or quarter: 3月：组织学雷锋志愿服务；完成换届。 What stands behind a period is due in it."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from youju.core.reading.cadences import Lead
from youju.core.reading.found import Repeats
from youju.core.reading.page import Page
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

_MONTH = "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|[上中下]旬|底)?"
_HEAD = regex(
    r"^[ 　\t]*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)、.．](?![一二三四五六七八九十]{1,2}月)[ 　]?)?"
    rf"(?P<period>(?:20\d\d年)?(?:{_MONTH}(?:[-—–~～至到、和]{{1,2}}{_MONTH}|[-—–~～至到、]{{1,2}}\d{{1,2}}月(?:份)?)?"
    r"|\d{1,2}[-—–~～至到、]{1,2}\d{1,2}月(?:份)?|[一二三四五六七八九十]{1,2}[—至到、][一二三四五六七八九十]{1,2}月(?:份)?"
    "|第?[一二三四1-4]季度|[上下]半年))"
    r"(?:(?:主要|重点)?(?:工作|任务|安排|计划|内容|事项){0,2}[：:—]{1,2}|(?P<comma>，)|(?:主要|重点)?(?:工作|任务|安排|计划|事项){0,2}$)"
)
_BEGINS = frozenset("（(0123456789一二三四五六七八九十第上下")
"""With what a line that opens with a period begins."""
_IN_A_ROW = 4
"""So many lines that begin with a month and a comma are a plan by months."""
_ENDS = regex("[；;。\n]")
_LISTED = regex(r"^[ 　\t]*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳]|[-—•●◆])")
_LABELLED = regex(
    "(?:[学活会研讨主重责参组讲课专培中议][\u4e00-\u9fa5]{1,3})?"
    "(?:内容|形式|方式|主题|时间|地点|人员|单位|部门|要求|对象|目标|资料|书目|专题|题目|重点|议题|任务|讲人|领导|人)$"
)
"""学习内容：… says of what, not what is done."""
_SHORTEST = 4


_WITHIN = regex(
    r"(?P<period>[第一二三四1-9](?<=[。；，：\n].)(?:(?<=第)[一二三四]季度|(?<=[一二三四])季度|(?<=1)[0-2]月|(?<=\d)月))(?!份?[，：:—、至底末初]|\d|[上中下]旬|份)(?=[一-龥“])(?![^，。；\n]*(?:了|已|共\d))"
)
_IN_A_LINE = 3
"""So many periods at the beginning of clauses of one paragraph are a plan: 一季度学习……，二季度学习……，三季度……"""


class Part(NamedTuple):
    """What is laid out for one period: where it stands, and the period."""

    span: Span
    lead: Lead


class Calendar:
    """The parts of a document laid out by period, two at least; none in what tells of the past."""

    def __init__(self, page: Page) -> None:
        self._page, self._masked = page, page.text.masked
        parts = [each for each in self._parts() if page.tense.is_ahead(each.span.start)]
        self._parts_found = parts if len(parts) > 1 else []
        self._inline = [each for each in self._within_lines() if page.tense.is_ahead(each.span.start)]
        self._starts = [each.span.start for each in self._parts_found]

    def at(self, offset: int) -> Lead | None:
        """The period for which an offset is laid out."""
        index = bisect_right(self._starts, offset) - 1
        is_within = index >= 0 and offset < self._parts_found[index].span.end
        return self._parts_found[index].lead if is_within else None

    def items(self) -> Iterator[tuple[Span, Lead]]:
        """What is to be done, each with its period: the first clause of each sentence that does something."""
        for part in self._inline:
            if self.at(part.span.start) is None:
                yield part.span, part.lead
        for part in self._parts_found:
            for sentence in self._sentences(part.span):
                clause = self._page.clauses.around(sentence.start + 1)
                within = self._page.clauses.unlabelled(
                    Span(max(clause.start, sentence.start), min(clause.end, sentence.end))
                )
                if self._does(within):
                    yield within, part.lead

    def _parts(self) -> Iterator[Part]:
        content = self._page.text.content
        begun = [line for line in self._page.text.lines if content[line.start : line.end].lstrip()[:1] in _BEGINS]
        heads = [(line, _HEAD.match(content[line.start : line.end])) for line in begun]
        has_commas = sum(found is not None and found["comma"] is not None for _, found in heads) >= _IN_A_ROW
        for line, found in heads:
            if found and (has_commas or not found["comma"]):
                lead = Lead(line.start + found.start("period"), line.start + found.end("period"), Repeats.ONCE)
                yield Part(Span(line.start + found.end(), self._end(line, found.end())), lead)

    def _within_lines(self) -> Iterator[Part]:
        """What is laid out by periods within a paragraph, each up to the next or to the end of its sentence."""
        line_at, lines = self._page.text.line_at, self._page.text.lines
        for index, found in groupby(_WITHIN.finditer(self._masked), lambda head: line_at(head.start())):
            heads, line = list(found), lines[index]
            for head, following in zip_longest(heads, heads[1:]) if len(heads) >= _IN_A_LINE else ():
                stop = _ENDS.search(self._masked, head.end(), line.end)
                end = min(stop.start() if stop else line.end, following.start() - 1 if following else line.end)
                yield Part(Span(head.start(), end), Lead(head.start("period"), head.end("period"), Repeats.ONCE))

    def _end(self, line: Span, behind: int) -> int:
        """The end of the line; of a head alone in its line, that of the list below it."""
        if line.start + behind + _SHORTEST < line.end:
            return line.end
        lines, end = self._page.text.lines, line.end
        for following in lines[self._page.text.line_at(line.start) + 1 :]:
            if not _LISTED.match(self._masked[following.start : following.end]):
                break
            end = following.end
        return end

    def _sentences(self, span: Span) -> Iterator[Span]:
        """What stands between stops and semicolons, or on a line."""
        edges = [span.start - 1, *(found.start() for found in _ENDS.finditer(self._masked, *span)), span.end]
        for one, two in pairwise(edges):
            if two - one > _SHORTEST:
                yield Span(one + 1, two)

    def _does(self, clause: Span) -> bool:
        """Whether a clause tells what is done, and is no label."""
        said = self._masked[clause.start : clause.end]
        if len(said) < _SHORTEST or "了" in said or _LABELLED.search(said):
            return False
        verb = self._page.words.verb
        find = verb.match if len(said) == _SHORTEST else verb.search  # 完成换届, not 左洞贯通
        return find(self._masked, *clause) is not None
