"""Text whose lines were broken to a width, as mail and copying from a page leave it: read as the paragraphs it was."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, Text

FULL = 0.85
"""A line at least this share of the widest goes on in the next, unless a mark ends it."""
WIDEST, NARROWEST = 120, 40
"""Between which widths, in halves of a Chinese character, lines are broken that people read."""
BROKEN, SHARE = 5, 0.3
"""How many lines must go on in the next, and what share of all."""

_ENDED = regex(r"[。！？!?；;：:](?:[”’）)》]*)$")
_STARTS = regex(
    r"[ 　\t]|[一二三四五六七八九十百]{1,4}[、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[章节部条]|附件"
)


def width_of(line: str) -> int:
    """The width of a line in halves of a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in line)


def goes_on(line: str, following: str, widest: int) -> bool:
    """Whether a line goes on in the one that follows: it is full, no mark ends it, and no label begins the other."""
    if not line or not following or _ENDED.search(line) or _STARTS.match(following):
        return False
    return width_of(line) >= FULL * widest


@dataclass(frozen=True)
class Unwrapped:
    """A text put together again, and where in it line feeds were left out."""

    text: Text
    joints: Sequence[int]

    def place(self, span: Span) -> Span:
        """Where in the text as it was characters stand."""
        start = span.start + bisect_right(self.joints, span.start)
        return Span(start, max(start, span.end + bisect_left(self.joints, span.end)))

    def is_across(self, span: Span) -> bool:
        """Whether a line feed was left out within a span."""
        return bisect_right(self.joints, span.start) != bisect_left(self.joints, span.end)


def unwrapped(text: Text) -> Unwrapped | None:
    """The text with its paragraphs in one line each; None where its lines are paragraphs already."""
    lines = text.content.split("\n")
    if text.regions or len(lines) <= BROKEN or max(map(len, lines)) > WIDEST:
        return None
    widest = max(map(width_of, lines))
    if not NARROWEST <= widest <= WIDEST:
        return None
    going_on = [goes_on(line, following, widest) for line, following in pairwise((*lines, ""))]
    if sum(going_on) < max(BROKEN, SHARE * sum(map(bool, lines))):
        return None
    ends = ["" if is_broken else "\n" for is_broken in going_on]
    content = "".join(part for line, end in zip(lines, ends, strict=True) for part in (line, end))[:-1]
    return Unwrapped(Text(content, text.name, text.notes), [*_joints(lines, going_on)])


def _joints(lines: Sequence[str], going_on: Sequence[bool]) -> Iterator[int]:
    at = 0
    for line, is_broken in zip(lines, going_on, strict=True):
        at += len(line)
        if is_broken:
            yield at
        else:
            at += 1
