"""Headings that stick to the end of the paragraph before: …不定期召开专题会议。二、定期汇报制度。"""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex

FAMILY = Family()

_INLINE = regex(
    "(?<=[。；！])(?P<heading>(?P<number>[一二三四五六七八九十]{1,3})、[\u4e00-\u9fa5“”《》（）、]{3,32}(?=[。\n]))"
)
_OPENING = regex("(?:^|\n)[ \u3000]*(?P<number>[一二三四五六七八九十]{1,3})、")
_FIRST = "一、"


@FAMILY.check(
    "numbering.glued",
    "小标题粘在上一段末尾",
    Severity.WARNING,
    """
复制网页、合并段落时丢了换行，下一个小标题就粘在了上一段的末尾。

- 错：……不定期召开专题会议。二、定期向上级汇报制度。
- 对：……不定期召开专题会议。（另起一行）二、定期向上级汇报制度。
""",
    signs=tuple(f"{stop}{number}、" for stop in "。；！" for number in "二三四五六七八九十"),
)
def glued(document: Document, found: Found) -> Iterable[Defect]:
    for match in _glued(document.masked):
        start, end = match.span("heading")
        yield found.at(start, end, "小标题粘在了上一段的末尾，请另起一行")


def _glued(content: str) -> Iterator[re.Match[str]]:
    """Headings within a line that go on with the numbers of those that open one."""
    openings = [(each.start("number"), _number(each)) for each in _OPENING.finditer(content)]
    known = {number for _, number in openings}
    before, last, at = 0, 0, 0
    for match in _INLINE.finditer(content):
        while at < len(openings) and openings[at][0] < match.start():
            before, at = max(before, openings[at][1]), at + 1
        number = _number(match)
        if number == max(last, before) + 1 and number not in known and not _is_listed(content, match.start()):
            last = number
            yield match


_LINE = 2000
"""How many characters before a heading its paragraph is looked at."""


def _is_listed(content: str, at: int) -> bool:
    """Whether the paragraph holds a list from one on: 一、抓学习。二、抓整改。"""
    since = max(content.rfind("\n", 0, at) + 1, at - _LINE)
    return _FIRST in content[since:at]


def _number(match: re.Match[str]) -> int:
    return int(value(match["number"]) or 0)
