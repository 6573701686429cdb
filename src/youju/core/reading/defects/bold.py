"""Markdown's bold marks, told apart from two slots: **重点任务**, **同志."""

import re

from youju.core.reading.defects.check import Document
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

PUNCTUATION = frozenset("，。；：、！？\n 　“”‘’（）()《》,;:!")
_MASKED = ("同志", "镇", "乡", "县", "市", "局", "公司", "村", "社区", "街道", "区委")
"""What two asterisks stand for the name of, and none of bold words begin with."""
_BOLD = regex(r"\*\*(?=\S)[^*\n]{1,120}(?<=\S)\*\*")


def bold_marks(document: Document) -> list[Span]:
    """Where **words** are Markdown's bold marks and not two slots: what they enclose is set off by punctuation."""
    if "**" not in document.content:
        return []
    return [Span(*match.span()) for match in _BOLD.finditer(document.content) if _is_set_off(document.content, match)]


def _is_set_off(content: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    opens = start == 0 or content[start - 1] in PUNCTUATION
    opens = opens or (content[start - 1] == "." and not content[start + 2].isdigit())
    if content.startswith(_MASKED, start + 2):
        return False
    closes = end == len(content) or content[end] in PUNCTUATION or content[end - 3] in "。：:）》”；，"
    return opens and closes and "*" not in (content[start - 1 : start], content[end : end + 1])
