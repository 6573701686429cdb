"""A template and its figures → a document.

Every figure in the document carries its number; a figure without records is visibly unfilled.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from youju.core.composing.document import Block, Document, FigureWords, Heading, Paragraph, Span, Words
from youju.core.composing.template import BlockAsk, FigureRef, Optional, Passage, Piece, Section, Template, Text
from youju.core.explain import State, amount
from youju.core.measures import Measure, Verb

UNFILLED = "【无记录】"
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")
DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Figure:
    """One figure of a report. Shares hold `value` of `base`; study hours are in tenths.

    `label` says what part of the measure it is, where it is broken down `by` something.
    """

    number: int
    measure: Measure
    state: State
    value: int = 0
    base: int = 0
    unnamed: int = 0
    records: int = 0
    by: str = ""
    label: str = ""

    @property
    def title(self) -> str:
        """What a reader calls it."""
        return f"{self.measure.title}（{self.label}）" if self.label else self.measure.title

    @property
    def shown(self) -> float | int | None:
        """The value as people read it; None without records."""
        if self.state is State.NO_RECORDS:
            return None
        if self.measure.is_percent:
            return round(self.value * 100 / self.base, 1) if self.base else 0
        return self.value / 10 if self.measure.verb is Verb.HOURS else self.value

    @property
    def text(self) -> str:
        """4次, 不少于26人, 95.5%; unfilled without records."""
        if self.shown is None:
            return UNFILLED
        at_least = "不少于" if self.unnamed else ""
        return f"{at_least}{amount(self.shown)}{self.measure.unit}"

    @property
    def is_worth_telling(self) -> bool:
        """Whether records give it a value, be it zero: not where only closed books do, nor where all are unnamed."""
        if self.state is State.COUNTED:
            return self.value > 0 or self.measure.is_percent
        return self.state is State.CONFIRMED_ZERO and self.records > 0

    @property
    def tag(self) -> str:
        """Its name in a file."""
        return f"youju:{self.number}"

    @property
    def words(self) -> FigureWords:
        """Itself as running text."""
        return FigureWords(self.text, self.tag, self.state is not State.NO_RECORDS)


Values = Mapping[FigureRef, Sequence[Figure]]


@dataclass(frozen=True)
class ComposedPassage:
    """A passage as it stands in the document, with the numbers of its figures."""

    section: str
    text: str
    figures: tuple[int, ...] = ()


@dataclass
class Composed:
    """The document, and its passages for keeping."""

    document: Document
    passages: list[ComposedPassage] = field(default_factory=list)


def compose(
    template: Template, variables: Mapping[str, str], values: Values, blocks: Mapping[BlockAsk, Sequence[Block]]
) -> Composed:
    """Fill a template. `values` has the figures of each place; `blocks` what stands for each block asked for."""
    writer = _Writer(variables, values, blocks)
    body = [block for section in _present(template.sections, writer) for block in section]
    body += [Paragraph((Words(line.format(**variables)),), "signature") for line in template.front.signature]
    return Composed(Document(template.front.title.format(**variables), tuple(body)), writer.passages)


class _Writer:
    """Writes the parts of sections."""

    def __init__(
        self, variables: Mapping[str, str], values: Values, blocks: Mapping[BlockAsk, Sequence[Block]]
    ) -> None:
        self.variables, self.values, self.blocks = variables, values, blocks
        self.passages: list[ComposedPassage] = []

    def section(self, section: Section) -> list[Block]:
        """The blocks under a heading, without the heading."""
        return [
            block
            for is_list, parts in groupby(section.parts, _is_item)
            for block in (self._list(section.heading, parts) if is_list else self._others(section.heading, parts))
        ]

    def _list(self, heading: str, parts: Iterable[Passage | BlockAsk]) -> Iterator[Block]:
        """Passages that follow each other become one paragraph."""
        items = [spans for part in parts if isinstance(part, Passage) and (spans := self._passage(part))]
        for spans in items:
            self._keep(heading, spans)
        if items:
            yield Paragraph(tuple(enumerated(items)))

    def _others(self, heading: str, parts: Iterable[Passage | BlockAsk]) -> Iterator[Block]:
        for part in parts:
            if isinstance(part, BlockAsk):
                yield from self._block(heading, part)
            elif spans := self._passage(part):
                self._keep(heading, spans)
                yield Paragraph(tuple(spans))

    def _block(self, heading: str, asked: BlockAsk) -> Sequence[Block]:
        blocks = self.blocks.get(asked, ())
        for block in blocks:
            if isinstance(block, Paragraph):
                self._keep(heading, block.spans)
        return blocks

    def _keep(self, heading: str, spans: Sequence[Span]) -> None:
        numbers = tuple(int(s.tag.partition(":")[2]) for s in spans if isinstance(s, FigureWords))
        self.passages.append(ComposedPassage(heading, "".join(span.text for span in spans), numbers))

    def _passage(self, passage: Passage) -> list[Span]:
        refs = [piece for piece in passage.pieces if isinstance(piece, FigureRef)]
        if not (passage.always or any(map(self._has_value, refs)) or self._zero_beside_values(passage.pieces, refs)):
            return []
        return self._spans(passage.pieces)

    def _zero_beside_values(self, pieces: Iterable[Piece], refs: Iterable[FigureRef]) -> bool:
        """Whether its own figures are confirmed zeros and a part in brackets still has something to tell."""
        figures = [figure for ref in refs for figure in self.values.get(ref, ())]
        is_zero = bool(figures) and all(figure.state is State.CONFIRMED_ZERO for figure in figures)
        return is_zero and any(self._is_worth_it(piece) for piece in pieces if isinstance(piece, Optional))

    def _has_value(self, ref: FigureRef) -> bool:
        figures = self.values.get(ref, ())
        if ref.by and all(figure.label in figure.measure.title for figure in figures):
            return False
        return any(figure.is_worth_telling for figure in figures)

    def _spans(self, pieces: Iterable[Piece]) -> list[Span]:
        spans: list[Span] = []
        for piece in pieces:
            if isinstance(piece, Text):
                spans.append(Words(piece.text.format(**self.variables)))
            elif isinstance(piece, FigureRef):
                spans += listed(self.values.get(piece, ()), piece)
            elif self._is_worth_it(piece):
                spans += self._spans(piece.pieces)
        return spans

    def _is_worth_it(self, part: Optional) -> bool:
        refs = [piece for piece in part.pieces if isinstance(piece, FigureRef)]
        return bool(refs) and all(map(self._has_value, refs))


def _is_item(part: Passage | BlockAsk) -> bool:
    return isinstance(part, Passage) and part.kind == "item"


def listed(figures: Sequence[Figure], ref: FigureRef) -> list[Span]:
    """One figure, or a list of them: “党史”5次、“安全生产”3次."""
    if not ref.by:
        return [figure.words for figure in figures] or [FigureWords(UNFILLED, "youju:0", is_filled=False)]
    shown = sorted(figures, key=lambda each: (-each.value, each.label))[: ref.top or None]
    spans: list[Span] = []
    for figure in shown:
        name = figure.label if ref.by in ("label", "unit", "month") else quoted(figure.label)
        spans += [Words("、" * bool(spans) + name), figure.words]
    return spans


def quoted(title: str) -> str:
    """A title in quotes, those inside it made single; one that stands in 《》 or quotes already is left as it is."""
    if _QUOTED.fullmatch(title):
        return title
    return f"“{title.replace('“', '‘').replace('”', '’')}”"


def enumerated(items: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Several passages as one paragraph: 一是…；二是…。"""
    if len(items) == 1:
        yield from items[0]
        return
    for index, spans in enumerate(items, 1):
        yield Words(f"{chinese_number(index)}是")
        last = index == len(items)
        yield from (*spans[:-1], spans[-1]) if last else _ended(spans, "；")


def _ended(spans: Sequence[Span], mark: str) -> Iterator[Span]:
    yield from spans[:-1]
    end = spans[-1]
    if isinstance(end, Words):
        yield Words(end.text.rstrip("。；") + mark)
    else:
        yield end
        yield Words(mark)


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese: 十二."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


NUMBERED: Mapping[int, Callable[[int], str]] = {
    1: lambda number: f"{chinese_number(number)}、",
    2: lambda number: f"（{chinese_number(number)}）",
    3: lambda number: f"{number}．",
}


def _present(sections: Sequence[Section], writer: _Writer) -> Iterator[list[Block]]:
    """The sections that have something to say, numbered; a heading stands if anything below it does."""
    written = [(section, writer.section(section)) for section in sections]
    counts = dict.fromkeys(NUMBERED, 0)
    for index, (section, blocks) in enumerate(written):
        if not blocks and not _has_below(written[index:]):
            continue
        if section.level == 0:
            yield blocks
            continue
        counts[section.level] += 1
        counts |= {level: 0 for level in NUMBERED if level > section.level}
        heading = section.heading.format(**writer.variables)
        yield [Heading(section.level, NUMBERED[section.level](counts[section.level]) + heading), *blocks]


def _has_below(written: Sequence[tuple[Section, list[Block]]]) -> bool:
    level = written[0][0].level
    for section, blocks in written[1:]:
        if section.level <= level:
            return False
        if blocks:
            return True
    return False
