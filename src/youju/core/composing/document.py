"""A document before it has a file format."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Words:
    """Running text."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class FigureWords:
    """A figure in running text. `tag` names it in the file; without records it is visibly unfilled."""

    text: str
    tag: str
    is_filled: bool = True


Span = Words | FigureWords


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (一、), 2 (（一）) or 3."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text; `style` says where it stands."""

    spans: tuple[Span, ...]
    style: Literal["body", "addressee", "signature", "note"] = "body"


@dataclass(frozen=True)
class Title:
    """The title of a further part, which begins a page of its own."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table with a caption; cells are spans. Columns share the width by `widths` (parts of a whole)."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    widths: tuple[int, ...] = ()


Block = Heading | Paragraph | Table | Title


@dataclass(frozen=True)
class Document:
    """A title and what follows."""

    title: str
    blocks: tuple[Block, ...]


def plain(spans: Sequence[Span]) -> str:
    """The text of some spans."""
    return "".join(span.text for span in spans)


def text_of(document: Document) -> str:
    """A document as plain text, one block a line."""
    lines = [document.title]
    for block in document.blocks:
        if isinstance(block, Heading | Title):
            lines.append(block.text)
        elif isinstance(block, Paragraph):
            lines.append(plain(block.spans))
        else:
            lines.append(block.caption)
            lines.append("\t".join(block.header))
            lines.extend("\t".join(plain(cell) for cell in row) for row in block.rows)
    return "\n".join(lines) + "\n"
