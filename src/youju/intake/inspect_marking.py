"""A text cut into pieces, each with what was found there, so that it can be drawn with its marks."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from youju.core.reading.found import Severity

WEIGHT = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1, "": 0}


@dataclass(frozen=True)
class Mark:
    """Characters [start, end) with a name: d3 for the third defect, c1 a claim, m1 a commitment."""

    name: str
    start: int
    end: int
    severity: str = ""


@dataclass
class Piece:
    """Characters with the same marks. `severity`: the weightiest; `begins`: the defects that begin here."""

    text: str
    names: list[str] = field(default_factory=list)
    severity: str = ""
    begins: list[str] = field(default_factory=list)

    @property
    def numbers(self) -> list[str]:
        """The numbers of the defects that begin here."""
        return [name[1:] for name in self.begins]

    @property
    def all_names(self) -> str:
        """As an attribute holds them."""
        return " ".join(self.names)


def lines_of(content: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """The lines of a text as pieces; an empty line has none."""
    waiting = sorted(marks, key=lambda mark: mark.start)[::-1]  # taken from the end; those of one place keep order
    cuts = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    here: list[Mark] = []
    lines, start = [], 0
    for line in content.split("\n"):
        end = start + len(line)
        while waiting and waiting[-1].start < end:
            here.append(waiting.pop())
        here = [mark for mark in here if mark.end > start]
        inner = cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)]
        lines.append(list(_pieces(content, [start, *inner, end], here)) if line else [])
        start = end + 1
    return lines


def _pieces(content: str, edges: Sequence[int], here: Sequence[Mark]) -> Iterator[Piece]:
    for start, end in pairwise(edges):
        yield _piece(content[start:end], [mark for mark in here if mark.start < end and mark.end > start], start)


def _piece(text: str, marks: Iterable[Mark], start: int) -> Piece:
    piece = Piece(text)
    for mark in marks:
        piece.names.append(mark.name)
        if mark.name[0] != "d":
            continue
        if WEIGHT[mark.severity] > WEIGHT[piece.severity]:
            piece.severity = mark.severity
        if mark.start == start:
            piece.begins.append(mark.name)
    return piece
