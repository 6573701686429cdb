"""Headings that stick to the end of the paragraph before: …不定期召开专题会议。二、定期汇报制度。"""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex

FAMILY = Family()

_INLINE = regex("[。；！](?P<heading>(?P<number>[一二三四五六七八九十]{1,3})、[\u4e00-\u9fa5“”《》（）、]{3,32}[。\n])")
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
    signs=("。二、", "。三、", "。四、", "。五、", "。六、", "。七、", "；二、", "；三、"),
)
def glued(document: Document, found: Found) -> Iterable[Defect]:
    for match in _glued(document.masked):
        start, end = match.span("heading")
        yield found.at(start, end, "小标题粘在了上一段的末尾，请另起一行")


def _glued(content: str) -> Iterator[re.Match[str]]:
    """Headings within a line that go on with the numbers of those that open one."""
    openings = [(each.start("number"), _number(each)) for each in _OPENING.finditer(content)]
    known = {number for _, number in openings}
    last = 0
    for match in _INLINE.finditer(content):
        line = content.rfind("\n", 0, match.start()) + 1
        before = max((number for at, number in openings if at < match.start()), default=0)
        is_listed = _FIRST in content[line + 2 : match.start()]
        if _number(match) == max(last, before) + 1 and _number(match) not in known and not is_listed:
            last = _number(match)
            yield match


def _number(match: re.Match[str]) -> int:
    return int(value(match["number"]) or 0)
