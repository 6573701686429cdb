"""A kept report as it reads now: what the program wrote, and in its place what people made of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from youju.core.composing.document import Block, Document, FigureWords, Heading, Paragraph, Span, Table, Words
from youju.core.composing.editing import edited, number_of, to_edit, typed_figures
from youju.core.composing.keeping import unpacked
from youju.reports.models import Edit, Figure, Passage, Run
from youju.reports.reading import in_core


@dataclass(frozen=True)
class Part:
    """One block of a report. `blocks`: as it reads now, none where it was left out; `typed`: numbers put in by hand."""

    position: int
    written: Block
    blocks: tuple[Block, ...]
    edit: Edit | None = None
    typed: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether it may be edited."""
        return isinstance(self.written, Paragraph) and self.written.style == "body"

    @property
    def marked(self) -> str:
        """Its text as it reads now, with marks for figures."""
        return "\n".join(to_edit(block.spans) for block in self.blocks if isinstance(block, Paragraph))


@dataclass(frozen=True)
class Shown:
    """A report with its figures by number."""

    run: Run
    parts: list[Part]
    figures: Mapping[int, Figure]

    @property
    def document(self) -> Document:
        """The report as a document to be saved."""
        return Document(self.run.title, tuple(block for part in self.parts for block in part.blocks))

    @property
    def told(self) -> set[int]:
        """The numbers of the figures that stand in it now."""
        return {number_of(span) for span in figures_in(block for part in self.parts for block in part.blocks)}


def shown(run: Run) -> Shown:
    """A report as it reads now; four queries."""
    figures = {figure.number: figure for figure in Figure.objects.filter(run=run)}
    written = written_blocks(run)
    edits = edits_of(run)
    known = known_words(written, figures) if edits else {}
    parts = [_part(position, block, edits.get(position), known) for position, block in enumerate(written)]
    return Shown(run, parts, figures)


def edits_of(run: Run) -> dict[int, Edit]:
    """The edit in force of each paragraph that has one."""
    latest = Edit.objects.filter(run=run).order_by("position", "-id").distinct("position")
    return {edit.position: edit for edit in latest if not edit.is_reset}


def _part(position: int, block: Block, edit: Edit | None, known: Mapping[int, FigureWords]) -> Part:
    if edit is None or not isinstance(block, Paragraph):
        return Part(position, block, (block,))
    paragraphs = edited(edit.text, known)
    return Part(position, block, tuple(paragraphs), edit, tuple(typed_figures(block.spans, paragraphs)))


def written_blocks(run: Run) -> tuple[Block, ...]:
    """What the program wrote; for runs kept before documents were, their passages under their sections."""
    return unpacked(run.blocks) if run.blocks else tuple(_of_passages(run))


def _of_passages(run: Run) -> Iterator[Block]:
    section = ""
    for passage in Passage.objects.filter(run=run).order_by("position"):
        if passage.section != section:
            section = passage.section
            yield Heading(1, section)
        yield Paragraph((Words(passage.text),))


def known_words(blocks: Sequence[Block], figures: Mapping[int, Figure]) -> dict[int, FigureWords]:
    """Every figure of a run as it stands in the text, those beside the text too."""
    known = {number: in_core(figure).words for number, figure in figures.items()}
    return known | {number_of(span): span for span in figures_in(iter(blocks))}


def figures_in(blocks: Iterator[Block]) -> Iterator[FigureWords]:
    """The figures of some blocks, in order."""
    return (span for block in blocks for span in spans_of(block) if isinstance(span, FigureWords))


def spans_of(block: Block) -> Iterator[Span]:
    """The running text of a block, a table's cells too."""
    if isinstance(block, Paragraph):
        yield from block.spans
    elif isinstance(block, Table):
        yield from (span for row in block.rows for cell in row for span in cell)
