"""A composed document as plain lists and dictionaries, to be kept and read back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from youju.core.composing.document import Block, FigureWords, Heading, Paragraph, Span, Table, Title, Words

Kept = dict[str, Any]


def packed(blocks: Iterable[Block]) -> list[Kept]:
    """Blocks as JSON can hold them; `unpacked` gives the same blocks back."""
    return [_packed(block) for block in blocks]


def unpacked(kept: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """The blocks that were packed."""
    return tuple(_UNPACK[each["is"]](each) for each in kept)


def _packed(block: Block) -> Kept:
    if isinstance(block, Heading):
        return {"is": "heading", "level": block.level, "text": block.text}
    if isinstance(block, Title):
        return {"is": "title", "text": block.text}
    if isinstance(block, Paragraph):
        return {"is": "paragraph", "style": block.style, "spans": _spans(block.spans)}
    rows = [[_spans(cell) for cell in row] for row in block.rows]
    head = {"caption": block.caption, "header": list(block.header), "widths": list(block.widths)}
    return {"is": "table", "rows": rows} | head


def _spans(spans: Iterable[Span]) -> list[list[Any]]:
    """Words as [text, bold], figures as [text, tag, filled]."""
    return [
        [span.text, span.tag, span.is_filled] if isinstance(span, FigureWords) else [span.text, span.bold]
        for span in spans
    ]


def _read(spans: Iterable[Sequence[Any]]) -> tuple[Span, ...]:
    return tuple(Words(*span) if len(span) == 2 else FigureWords(*span) for span in spans)


def _table(kept: Mapping[str, Any]) -> Table:
    rows = tuple(tuple(_read(cell) for cell in row) for row in kept["rows"])
    return Table(kept["caption"], tuple(kept["header"]), rows, tuple(kept["widths"]))


_UNPACK: Mapping[str, Callable[[Mapping[str, Any]], Block]] = {
    "heading": lambda kept: Heading(kept["level"], kept["text"]),
    "title": lambda kept: Title(kept["text"]),
    "paragraph": lambda kept: Paragraph(_read(kept["spans"]), kept["style"]),
    "table": _table,
}
