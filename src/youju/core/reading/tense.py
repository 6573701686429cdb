"""Which parts of a document say what was done, and which what is meant to be."""

from bisect import bisect_right

from youju.core.reading.outline import Outline
from youju.core.reading.patterns import regex
from youju.core.reading.text import Text
from youju.core.reading.words import Words

_LOOKS_BACK = regex("以来|累计|共计|先后|已经|了|完成情况")
_LOOKS_AHEAD = regex("将|要|必须|应当|不少于|不低于|每年|每月|每季度|每半年|总体思路|指导思想|目标任务")
_YEARLY = regex(r"(?:\d{4}|二[〇○零]\S\S)年度?(?!\d{1,2}月)|年度|全年|要点")
_STANDS = regex(
    "(?:截至|截止|现有|现辖|下设|下辖|内设|设有|共有|仅有|只有|仍有|尚有|还有)[^。；]{0,40}$"
    "|(?:截至|截止)[^。\n]{0,70}$|(?:核定|在岗|在册)[^，。；]{0,8}$"
    "|(?:全[局院校矿段厂站所行场港市县区]|全公司|全集团|全系统|全体[^，。；、]{1,8})$"
)
_YEAR = regex(r"20\d\d(?=年)")
_IN_A_YEAR = regex(r"(20\d\d)年度?，[^。\n]{0,90}$")
_SURELY_BACK = regex(
    "回顾|存在的?问题|问题[和及与]不足|完成情况|取得|基本情况|(?:年|以来|期间|阶段)(?:的|工作|[^，。]{0,6})(?:成效|情况|进展)|主要成效"
)
"""What a heading within what looks ahead says of the past: not 主要工作, 总结经验做法, 打造党建亮点."""
READ_FOR_KIND = 3000
READ_BEFORE = 120
LONGEST_PART = 30
LONGEST_NAME = 14


class Tense:
    """What a document says of the past and what of the future, part by part."""

    def __init__(self, text: Text, outline: Outline, words: Words) -> None:
        self.words = words
        title = _title(text, outline)
        kinds = [found[0] for found in words.kind_of_document.finditer(title)]
        self._says_plan = bool(kinds) and kinds[-1] in words.plans
        self.is_plan = self._says_plan if kinds else _looks_ahead(text)
        self.is_yearly = not title or bool(_YEARLY.search(title))
        """Whether a plan is one for a year, so that what it counts is counted by the year."""
        self.year = int(found[0]) if (found := _YEAR.search(title)) else 0
        self._starts: list[int] = [0]
        self._values: list[bool] = [self.is_plan]
        self._read(outline)

    def is_so_already(self, masked: str, at: int) -> bool:
        """Whether what precedes a number says that it is so: 全局14个, 下设基层党委3个、党总支7个; or in a plan that it
        was so in a year before: 2023年，接受检查1次."""
        since = max(0, at - READ_BEFORE)
        before = masked[max(since, masked.rfind("\n", since, at) + 1) : at]
        in_a_year = _IN_A_YEAR.search(before)
        return bool(_STANDS.search(before)) or (in_a_year is not None and int(in_a_year[1]) < self.year)

    def is_ahead(self, offset: int) -> bool:
        """Whether what stands at an offset is meant to be done."""
        return self._values[bisect_right(self._starts, offset) - 1]

    def _read(self, outline: Outline) -> None:
        upper = self.is_plan
        for heading in outline.headings:
            if heading.level not in ("1", "2"):
                continue
            is_part = heading.level == "1"
            value = self._says(heading.title, is_part, self.is_plan if is_part else upper)
            if heading.level == "1":
                upper = value
            self._starts.append(heading.span.start)
            self._values.append(value)

    def _says(self, title: str, is_part: bool, otherwise: bool) -> bool:
        """What a heading says; one within a part only where it is short enough to be a name."""
        if len(title) > (LONGEST_PART if is_part else LONGEST_NAME):
            return otherwise
        is_doubtful = otherwise and self._says_plan and not _SURELY_BACK.search(title)
        if self.words.looks_back.search(title) and not is_doubtful:
            return False
        return bool(self.words.looks_ahead.search(title)) or otherwise


def _looks_ahead(text: Text) -> bool:
    """Whether the words of the first pages are rather a plan's."""
    start = text.content[:READ_FOR_KIND]
    return len(_LOOKS_AHEAD.findall(start)) >= len(_LOOKS_BACK.findall(start))


def _title(text: Text, outline: Outline) -> str:
    """The title with the line after it: long titles go on there, and some stand below the office's name."""
    if outline.title is None:
        return ""
    lines = text.content[outline.title.span.start : outline.title.span.start + 200].split("\n")
    return "".join(line.strip() for line in lines[:2] if not line.rstrip().endswith(("。", "：", "；")))
