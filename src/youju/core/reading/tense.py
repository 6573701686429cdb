"""Which parts of a document say what was done, and which what is meant to be."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from youju.core.reading.coming import day_of, is_to_come
from youju.core.reading.outline import LONGEST_TITLE, Outline
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, Text
from youju.core.reading.words import Words

_BOTH = regex("(?:总结|报告|情况|汇报|小结)(?:和|及|与|以及|暨|、)[^，。\n]{0,12}(?:打算|计划|安排|思路|要点|规划)")
"""A title of both: 工作总结及下半年工作计划 tells first what was done."""
_PROSE = regex("[。：；，]")
"""What stands in no title."""
_LOOKS_BACK = regex(
    "以来|累计|共计|先后|已经|了|完成情况|被[^，。；\n]{2,14}(?:评为|表彰|授予|确定为)|荣获|现有|共有|设有|设置有|一年来|获得"
    r"|(?:发现|收到|受理|移交|走访|慰问)[^，。；\n]{0,24}\d"
    r"|(?:开展|召开|组织|学习|研究|观看|部署)[^，。；\n每至不\d]{0,24}\d+余?(?:人次|[次场](?!以上))"
)
_LOOKS_AHEAD = regex(
    "将(?![^，。；]{1,16}(?:作为|列入|纳入|融入|转化|工作|做))|(?<![主重需纪摘必想只简机])要(?![求点素闻件害职])"
    "|必须|应当|不少于|不低于|每年|每月|每季度|每半年|总体思路|指导思想|目标任务"
)
_REPORTS = regex(
    "现?将[^。\n]{0,30}(?:情况|工作)[^。\n]{0,10}(?:总结|报告|汇报)如下"
    "|现就[^。\n]{2,30}(?:[作做]?如下(?:汇报|报告)|(?:汇报|报告)如下)"
)
_TELLS_OF_PAST = regex("主要做法|做法及成效|工作成效|存在的?(?:问题|不足)|取得的|开展情况|完成情况|工作回顾")
_YEARLY = regex(r"(?:\d{4}|二[〇○零]\S\S)年度?(?!\d{1,2}月)|年度|全年|要点")
_STANDS = regex(
    "(?:截至|截止|现有|现辖|下设|下辖|内设|设有|共有|仅有|只有|仍有|尚有|还有)[^。；]{0,40}$"
    "|(?:截至|截止)[^。\n]{0,70}$|(?:核定|在岗|在册)[^，。；]{0,8}$"
    "|(?:辖内|所辖|辖下)$|(?:全[局院校矿段厂站所行场港市县区]|全公司|全集团|全系统|全体[^，。；、]{1,8})$"
)
_YEAR = regex(r"20\d\d(?=年)")
_IN_A_YEAR = regex(r"(20\d\d)年度?，[^。\n]{0,90}$")
_SURELY_BACK = regex(
    "回顾|存在的?问题|问题[和及与]不足|完成情况|取得[的了]|基本情况|(?:年|以来|期间|阶段)(?:的|工作|[^，。]{0,6})(?:成效|情况|进展)|主要成效"
)
"""What a heading within what looks ahead says of the past: not 主要工作, 总结经验做法, 打造党建亮点."""
_TURN = regex(
    r"[下明来新今针2](?:(?<=[。\n 　：].)|(?<=^.))(?:(?<=下)(?:一?步|一?阶段|一年度?|半年)|(?<=[明来])年"
    r"|(?<=新)的一年|(?<=今)后"
    r"|(?<=针)对(?:以上|上述|存在的?|这些)问题|(?P<year>(?<=2)0\d\d)年(?:度|下半年)?)"
    r"(?:[^。\n]{0,60}?(?:(?<!是)将|要|重点抓|着力|打算|计划|力争)[^。\n]{0,80}(?P<goes_on>[：\n])?"
    r"|(?<=[明来]年)(?:\d{1,2}月|第?[一二三四]季度|[上下]半年|[年]?[初底春])(?![^。\n]{0,30}[了过]))"
)
"""A sentence with which a text turns from what was done to what is meant to be: 下一年，党总支将重点抓好以下工作："""
_OPENS_BACK = regex(
    r"(?:20\d\d|[二2][〇0○]\S\S|20[xX×*]{2})年(?:度|上半年|以来|来)?，|(?:今年|一年|近年|半年)(?:以)?来，|上半年，"
)
_OPENS_AHEAD = regex("是[^。]{0,40}之年|总体(?:要求|思路)|将|工作要点|指导思想|必须|(?<![主重需纪摘])要(?![求点素闻])")
"""How the first sentence of a text without a title tells of the past, and how of what is to come."""
OPENING = 120
READ_FOR_KIND = 3000
READ_BEFORE = 120
LONGEST_PART = 30
LONGEST_NAME = 14


class Turn(NamedTuple):
    """Where a text turns to what is meant to be; `goes_on`: beyond its line."""

    start: int
    goes_on: bool


class Tense:
    """What a document says of the past and what of the future, part by part."""

    def __init__(self, text: Text, outline: Outline, words: Words) -> None:
        self.words = words
        title = _title(text, outline)
        kinds = [found[0] for found in words.kind_of_document.finditer(title)]
        self._says_plan = bool(kinds) and kinds[-1] in words.kinds_of_plans and not _BOTH.search(title)
        self.is_plan = self._says_plan if kinds else self._looks_ahead(text, outline)
        self.is_yearly = not title or bool(_YEARLY.search(title))
        """Whether a plan is one for a year, so that what it counts is counted by the year."""
        self.year = int(found[0]) if (found := _YEAR.search(title)) else 0
        self._day = day_of(text, outline, title)
        self._starts: list[int] = [0]
        self._values: list[bool] = [self.is_plan]
        self._read(text, outline)

    def is_so_already(self, masked: str, at: int) -> bool:
        """Whether what precedes a number says that it is so: 全局14个, 下设基层党委3个、党总支7个; or in a plan that it
        was so in a year before: 2023年，接受检查1次."""
        since = max(0, at - READ_BEFORE)
        before = masked[max(since, masked.rfind("\n", since, at) + 1) : at]
        in_a_year = _IN_A_YEAR.search(before)
        return bool(_STANDS.search(before)) or (in_a_year is not None and int(in_a_year[1]) < self.year)

    def is_to_come(self, said: str) -> bool:
        """Whether a day by which something is done lies behind the one the document bears."""
        return is_to_come(said, self._day, self.year)

    def is_ahead(self, offset: int) -> bool:
        """Whether what stands at an offset is meant to be done."""
        return self._values[bisect_right(self._starts, offset) - 1]

    def _read(self, text: Text, outline: Outline) -> None:
        upper = whole = self.is_plan
        headings = [each for each in outline.headings if each.level in ("1", "2")]
        turns = [] if self.is_plan else [*self._turns(text)]
        starts = [each.start for each in turns]
        if not headings:
            self._turned(text, turns)
        for heading, following in zip_longest(headings, headings[1:]):
            is_part = heading.level == "1"
            value = self._says(heading.title, is_part, whole if is_part else upper)
            if is_part:
                upper = value
            if heading.label.startswith("第"):
                whole = value
            self._add(heading.span.start, value)
            if not turns:
                continue
            end = following.span.start if following else len(text.content)
            within = turns[bisect_right(starts, heading.span.end) : bisect_left(starts, end)]
            if self._turned(text, within) and is_part:
                upper = True

    def _add(self, start: int, value: bool) -> None:
        self._starts.append(start)
        self._values.append(value)

    def _turned(self, text: Text, turns: Iterable[Turn]) -> bool:
        """Whether what follows the turns of a part looks ahead; one within a line turns no more than the line."""
        for turn in turns:
            if self._values[-1]:
                return True
            self._add(turn.start, True)
            if not turn.goes_on:
                self._add(text.lines[text.line_at(turn.start)].end, False)
        return self._values[-1]

    def _turns(self, text: Text) -> Iterator[Turn]:
        for match in _TURN.finditer(text.masked):
            is_later = match["year"] and self.year and int(f"2{match['year']}") > self.year
            if match["year"] and not is_later and "下半年" not in match[0][:8]:
                continue
            is_first = match.start() == text.lines[text.line_at(match.start())].start
            yield Turn(match.start(), is_first or bool(match["goes_on"]))

    def _looks_ahead(self, text: Text, outline: Outline) -> bool:
        """Whether headings and the words of the first pages are rather a plan's."""
        start = text.content[:READ_FOR_KIND]
        parts = [each.title for each in outline.headings if each.level == "1" and len(each.title) <= LONGEST_PART]
        opening = start.lstrip("\n 　")[:OPENING].split("。")[0]
        if _OPENS_BACK.match(opening) and not _OPENS_AHEAD.search(opening):
            return False
        if _REPORTS.search(start) or any(_TELLS_OF_PAST.search(each) for each in parts):
            return False
        ahead = len(_LOOKS_AHEAD.findall(start))
        return ahead > 0 and ahead >= len(_LOOKS_BACK.findall(start))

    def _says(self, title: str, is_part: bool, otherwise: bool) -> bool:
        """What a heading says; one within a part only where it is short enough to be a name."""
        if len(title) > (LONGEST_PART if is_part else LONGEST_NAME):
            return otherwise
        is_doubtful = otherwise and self._says_plan and not _SURELY_BACK.search(title)
        if self.year and "20" in title and any(int(year) > self.year for year in _YEAR.findall(title)):
            return True
        if self.words.looks_back.search(title) and not is_doubtful:
            return False
        return bool(self.words.looks_ahead.search(title)) or otherwise


def _title(text: Text, outline: Outline) -> str:
    """The title with the line after it: long titles go on there, and some stand below the office's name."""
    if outline.title is None:
        return ""
    span = outline.title.span
    below = next((line for line in text.lines[text.line_at(span.end) + 1 :][:1]), Span(0, 0))
    following = text.quote(below).strip()
    is_other = _PROSE.search(following) or any(each.span.start in range(*below) for each in outline.headings[:2])
    return text.quote(span) + ("" if is_other or len(following) > LONGEST_TITLE else following)
