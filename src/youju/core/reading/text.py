"""A document's text and where each character stood in the file.

Offsets count characters of `Text.content`, half-open. Lines are separated by one line feed whatever the file had;
readers keep the offsets of the file's own text where it is text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from youju.core.reading.patterns import regex

RegionKind = Literal["body", "table", "text_box", "contents", "footnote", "endnote", "header", "footer", "comment"]
"""`contents`: the lines of a table of contents."""

OWN_KINDS = {"body", "table", "text_box"}
"""The regions in which a document says what it says; the others repeat it, or stand beside it."""


class Span(NamedTuple):
    """Characters `[start, end)`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the text and where in the file it stood: the paragraph's number in its part, from 1."""

    span: Span
    kind: RegionKind
    paragraph: int
    where: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a character stands, as people count: line or paragraph and column, both from 1."""

    line: int
    column: int
    kind: RegionKind = "body"
    where: str = ""


class Sentence(NamedTuple):
    """A sentence `[start, end)` with its closing mark, in the line (paragraph) of that number, from 0."""

    start: int
    end: int
    line: int


def begun_after(content: str, marks: str, at: int, since: int = 0) -> int:
    """Where what holds the character `at` begins: behind the last of `marks` before it, not before `since`."""
    return max(since, *(content.rfind(mark, since, at) + 1 for mark in marks))


HIDDEN = {
    **dict.fromkeys("《<", "\ue000"),
    **dict.fromkeys('“"', "\ue001"),
    **dict.fromkeys("（(〔", "\ue002"),
    "‘": "\ue003",
}
"""What the inside of brackets and quotes is replaced by in `masked`: one character for each, nothing matches them."""

_ENCLOSED = regex(
    r"《[^《》\n]{1,100}+》|《(?:[^《》\n]|《[^《》\n]{1,60}》){1,100}》|“[^“”\n]{1,80}”|（[^（）\n]{1,150}）|\([^()\n]{1,150}\)|\"[^\"\n]{1,40}\"|‘[^‘’\n]{1,60}’|〔[^〔〕\n]{1,20}〕"
)
_BLANK = " 　_.．…*＊×Xx"
_SENTENCE_END = regex("[。！？!?；;\n](?:(?<!\n)[。！？!?；;]*[”’）)》]*)?")


@dataclass(frozen=True)
class Text:
    """The text of a document. `notes`: what its reader found and people should know (tracked changes, macros)."""

    content: str
    name: str = ""
    notes: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()

    @cached_property
    def masked(self) -> str:
        """The text with the inside of 《》, “”, （） replaced, character by character; offsets stay true."""
        return _ENCLOSED.sub(_hide, self.content)

    @cached_property
    def lines(self) -> list[Span]:
        """Every line without its line feed; empty ones too."""
        starts = [0, *(match.end() for match in re.finditer("\n", self.content)), len(self.content) + 1]
        return [Span(start, end - 1) for start, end in pairwise(starts)]

    @cached_property
    def own_lines(self) -> list[Span]:
        """The lines of the document proper: without headers, footers, notes, comments, table of contents."""
        if not self.regions:
            return self.lines
        return [line for line in self.lines if (region := self.region_at(line.start)) and region.kind in OWN_KINDS]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences in order. A semicolon ends one; marks inside brackets and quotes do not."""
        return list(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        content, masked = self.content, self.masked
        begin = number = 0
        for match in _SENTENCE_END.finditer(masked):
            start, end = match.span()
            is_line = masked[start] == "\n"
            stop = start if is_line else end
            if begin < stop and not content[begin].isspace() and not content[stop - 1].isspace():
                yield Sentence(begin, stop, number)
            elif trimmed := self._trimmed(begin, stop, number):
                yield trimmed
            begin = end
            number += is_line
        if trimmed := self._trimmed(begin, len(self.content), number):
            yield trimmed

    def _trimmed(self, start: int, end: int, line: int) -> Sentence | None:
        part = self.content[start:end].rstrip()
        kept = part.lstrip()
        return Sentence(start + len(part) - len(kept), start + len(part), line) if kept else None

    def line_at(self, offset: int) -> int:
        """The number of the line, from 0, in which a character stands."""
        return bisect_right(self._line_starts, offset) - 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which a character stands; None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0 or self.sentences[index].end <= offset:
            return None
        return self.sentences[index]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def place(self, offset: int) -> Place:
        """Where a character stands in the file."""
        line = self.line_at(offset)
        column = offset - self._line_starts[line] + 1
        region = self.region_at(offset)
        if region is None:
            return Place(line + 1, column)
        return Place(region.paragraph, offset - region.span.start + 1, region.kind, region.where)

    def region_at(self, offset: int) -> Region | None:
        """The region of a character; None where the reader told none."""
        index = bisect_right(self._region_starts, offset) - 1
        return self.regions[index] if index >= 0 else None

    @cached_property
    def _region_starts(self) -> list[int]:
        return [region.span.start for region in self.regions]

    def quote(self, span: Span) -> str:
        """The characters of a span."""
        return self.content[span.start : span.end]


def _hide(match: re.Match[str]) -> str:
    found = match[0]
    if not found[1:-1].strip(_BLANK):
        return found  # a number that nobody filled in: （　）人次
    return found[0] + HIDDEN[found[0]] * (len(found) - 2) + found[-1]
