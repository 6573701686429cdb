"""What a report says, part by part."""

from youju.core.composing.document import Document, Table, plain, text_of


def done(document: Document) -> str:
    """What the report says was done."""
    text = "\n".join(line for line in text_of(document).splitlines() if "\t" not in line)
    return text.partition("、存在的问题")[0]


def problems(document: Document) -> str:
    return text_of(document).partition("、存在的问题")[2].partition("、下一步工作")[0]


def cell(document: Document, unit: str, column: str) -> str:
    table = next(block for block in document.blocks if isinstance(block, Table))
    row = next(row for row in table.rows if plain(row[0]) == unit)
    return plain(row[table.header.index(column)])
