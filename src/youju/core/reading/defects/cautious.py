"""What is not mended by itself: what may be a person's name or stands in a name or quote; blanks to be filled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import HIDDEN, Span

_OF_WORDS = ("word.", "phrase.")
_TITLE, _QUOTE = HIDDEN["《"], (HIDDEN["“"], HIDDEN["‘"])
_HAN = regex("[\u4e00-\u9fa5]")
GIVEN = 2
"""Characters of a given name, at most."""


@dataclass(frozen=True, slots=True)
class _Names:
    surnames: frozenset[str]
    before: tuple[str, ...]


def _names(lists: Lists) -> _Names:
    return _Names(frozenset(lists.words("names", "surnames")), lists.words("names", "before_names"))


def cautiously(document: Document, defects: Iterable[Defect]) -> Iterator[Defect]:
    """The same defects; without a fix where it might change a name or fill a slot, and quieter where it may be one."""
    for each in defects:
        if each.span is None or not each.code.startswith((*_OF_WORDS, "space.inside")):
            yield each
        elif each.code == "space.inside":
            yield each._replace(fix=None) if _is_to_be_filled(document.content, each.span) else each
        elif _may_be_name(document, each.span):
            yield each._replace(fix=None, severity=Severity.INFO)
        else:
            yield each._replace(fix=None) if each.fix and _is_of_others(document, each) else each


def _is_to_be_filled(content: str, span: Span) -> bool:
    """A wide blank between words: more likely a number that is missing than a slip."""
    start, end = span
    is_wide = end - start > 1 or content[start] == "\u3000"
    return is_wide and _HAN.match(content, start - 1) is not None and _HAN.match(content, end) is not None


def _may_be_name(document: Document, span: Span) -> bool:
    """Whether a short word stands behind a surname where names stand: 主任王建强, at the beginning of a clause."""
    content, names = document.content, document.lists.once(_names)
    at = span.start - 1
    if span.end - span.start > GIVEN or at < 0 or content[at] not in names.surnames:
        return False
    before = content[max(0, at - 1) : at]
    return not _HAN.match(before) or content.endswith(names.before, 0, at)


def _is_of_others(document: Document, defect: Defect) -> bool:
    """Whether a fix would stand in a title, or change a part of a quote: of its whole it makes the phrase it tells."""
    start, end = defect.span or (0, 0)
    hidden = document.masked[start]
    if hidden not in (_TITLE, *_QUOTE):
        return False
    is_whole = document.masked[start - 1] != hidden and document.masked[end : end + 1] != hidden
    return hidden == _TITLE or not is_whole
