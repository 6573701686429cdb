"""Numbering the figures of a composed report in the order they appear."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from youju.core.composing.compose import Composed
from youju.core.composing.document import Block, Document, FigureWords, Paragraph, Span, Table


def appearing(document: Document) -> list[int]:
    """The numbers of the figures of a document, in order, each once."""
    return list(dict.fromkeys(_number(span) for span in _spans(document) if isinstance(span, FigureWords)))


def _number(span: FigureWords) -> int:
    return int(span.tag.partition(":")[2])


def _spans(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from block.spans
        elif isinstance(block, Table):
            yield from (span for row in block.rows for cell in row for span in cell)


def renumbered(composed: Composed, numbers: Mapping[int, int]) -> Composed:
    """The same with other numbers for its figures; `numbers` must have every figure of the document."""
    blocks = tuple(_block(block, numbers) for block in composed.document.blocks)
    passages = [replace(each, figures=tuple(numbers[n] for n in each.figures)) for each in composed.passages]
    return Composed(replace(composed.document, blocks=blocks), passages)


def _block(block: Block, numbers: Mapping[int, int]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, spans=_cell(block.spans, numbers))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_cell(cell, numbers) for cell in row) for row in block.rows))
    return block


def _cell(spans: tuple[Span, ...], numbers: Mapping[int, int]) -> tuple[Span, ...]:
    return tuple(_span(span, numbers) for span in spans)


def _span(span: Span, numbers: Mapping[int, int]) -> Span:
    return replace(span, tag=f"youju:{numbers[_number(span)]}") if isinstance(span, FigureWords) else span
