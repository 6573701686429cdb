"""Templates of reports: Markdown with figures, read into sections and passages.

    ---
    code: half_year_report
    title: "{unit}{period}党建工作总结"
    ---
    # 主要工作                     a heading; numbers (一、（一）) are given when the report is composed
    {unit}现有党员{party_members}。 a lead paragraph
    - 召开支委会{branch_committee_meeting}[，撰写心得体会{reflection}]。
    ! 党员大会{branch_meeting}。   shown also without records, then visibly unfilled
    :: problems

A line with `-` is a passage that appears when one of its figures outside brackets has a value; a part in brackets only
when one of its own has. `{measure by title top 5}` lists a figure by what people wrote. `:: name | …` asks for a block.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from youju.core.measures import BREAKDOWNS, Code, Measure, Strict
from youju.core.rules.load import Defect, LibraryError, load_as


@dataclass(frozen=True)
class Text:
    """Words as they stand; `{unit}`, `{period}` and other variables still in them."""

    text: str


@dataclass(frozen=True)
class FigureRef:
    """A place for a figure, or for the list of one broken down (`by`), the first `top` of it."""

    measure: str
    by: str = ""
    top: int = 0


@dataclass(frozen=True)
class Optional:
    """A part in brackets."""

    pieces: tuple["Piece", ...]


Piece = Text | FigureRef | Optional


@dataclass(frozen=True)
class Passage:
    """One sentence or paragraph. `always`: shown also when no figure has a value."""

    pieces: tuple[Piece, ...]
    kind: Literal["lead", "item"] = "item"
    always: bool = False


@dataclass(frozen=True)
class BlockAsk:
    """A block made by the program: problems, next_steps, unit_table …, with its arguments."""

    name: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, up to the next heading of any level."""

    level: int
    heading: str
    parts: tuple[Passage | BlockAsk, ...]


class FrontMatter(Strict):
    """What stands above the first heading, between lines of dashes."""

    code: Code
    title: str
    cadence: str = "half"
    signature: tuple[str, ...] = ()


@dataclass(frozen=True)
class Template:
    """A report's template."""

    front: FrontMatter
    sections: tuple[Section, ...]

    def figures(self) -> set[FigureRef]:
        """Every place for a figure, once."""
        return {ref for section in self.sections for part in section.parts for ref in _refs(part)}

    def blocks(self) -> Iterator[BlockAsk]:
        """Every block asked for."""
        return (part for section in self.sections for part in section.parts if isinstance(part, BlockAsk))


def _refs(part: Passage | BlockAsk) -> Iterator[FigureRef]:
    return figures_in(part.pieces) if isinstance(part, Passage) else iter(())


def figures_in(pieces: Iterable[Piece]) -> Iterator[FigureRef]:
    """The figures of some pieces, those in brackets too."""
    for piece in pieces:
        if isinstance(piece, FigureRef):
            yield piece
        elif isinstance(piece, Optional):
            yield from figures_in(piece.pieces)


VARIABLES = ("unit", "period", "year", "next_period", "date")
BLOCKS = ("highlights", "problems", "next_steps", "unit_table", "others", "topics")

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIGURE = re.compile(r"(?P<measure>[a-z][a-z0-9_.]*)(?: by (?P<by>[a-z_]+))?(?: top (?P<top>\d+))?")
_TOKEN = re.compile(r"\{([^{}]*)\}|(\[)|(\])")


def load_template(text: str, file: str, measures: Mapping[str, Measure]) -> Template:
    """Read a template; every figure must be a measure. Raises LibraryError with every defect's line."""
    front = _FRONT.match(text)
    if front is None:
        raise LibraryError([Defect(file, 1, "", "文件要以 --- 开头的说明（code、title）开始")])
    reader = _Reader(file, measures)
    sections = reader.sections(text[front.end() :].splitlines(), front[0].count("\n") + 1)
    if reader.defects:
        raise LibraryError(reader.defects)
    return Template(load_as(FrontMatter, front[1], file), tuple(sections))


class _Reader:
    """Reads lines, keeping what is wrong with them."""

    def __init__(self, file: str, measures: Mapping[str, Measure]) -> None:
        self.file, self.measures = file, measures
        self.defects: list[Defect] = []

    def sections(self, lines: list[str], first: int) -> list[Section]:
        found: list[tuple[int, str, list[Passage | BlockAsk]]] = [(0, "", [])]
        for number, line in enumerate(lines, first):
            if heading := re.fullmatch(r"(#{1,3}) +(.+)", line.strip()):
                found.append((len(heading[1]), heading[2], []))
            elif line.strip():
                found[-1][2].append(self._part(line.strip(), number))
        return [Section(level, heading, tuple(parts)) for level, heading, parts in found if heading or parts]

    def _part(self, line: str, number: int) -> Passage | BlockAsk:
        if line.startswith("::"):
            return self._block(line[2:], number)
        mark = line[:2]
        if mark in ("- ", "! "):
            return Passage(self._pieces(line[2:].strip(), number), always=mark == "! ")
        pieces = self._pieces(line, number)
        return Passage(pieces, kind="lead", always=not any(figures_in(pieces)))

    def _block(self, line: str, number: int) -> BlockAsk:
        name, *arguments = (part.strip() for part in line.split("|"))
        if name not in BLOCKS:
            self._fault(number, f"没有 {name} 这种段落，可写 {'、'.join(BLOCKS)}")
        if name == "unit_table":
            for code in arguments[-1].split() if len(arguments) == 3 else [""]:
                self._check(code, number)
        return BlockAsk(name, tuple(arguments))

    def _pieces(self, line: str, number: int) -> tuple[Piece, ...]:
        stack: list[list[Piece]] = [[]]
        end = 0
        for token in _TOKEN.finditer(line):
            self._words(stack[-1], line[end : token.start()])
            end = token.end()
            if token[2]:
                stack.append([])
            elif token[3] and len(stack) > 1:
                stack[-2].append(Optional(tuple(stack.pop())))
            elif token[1] is not None:
                self._figure(stack[-1], token[1], number)
        self._words(stack[-1], line[end:])
        if len(stack) > 1:
            self._fault(number, "方括号没有配对")
        return tuple(stack[0])

    def _words(self, pieces: list[Piece], text: str) -> None:
        if text:
            pieces.append(Text(text))

    def _figure(self, pieces: list[Piece], inner: str, number: int) -> None:
        if inner in VARIABLES:
            pieces.append(Text(f"{{{inner}}}"))
            return
        match = _FIGURE.fullmatch(inner)
        if match is None or (match["by"] or "unit") not in BREAKDOWNS:
            self._fault(number, f"看不懂 {{{inner}}}，可写 {{指标}} 或 {{指标 by {'|'.join(BREAKDOWNS)} top 5}}")
            return
        self._check(match["measure"], number)
        pieces.append(FigureRef(match["measure"], match["by"] or "", int(match["top"] or 0)))

    def _check(self, code: str, number: int) -> None:
        if code not in self.measures:
            self._fault(number, f"measures.yaml 里没有指标 {code}")

    def _fault(self, number: int, message: str) -> None:
        self.defects.append(Defect(self.file, number, "", message))
