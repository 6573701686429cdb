"""Columns nobody knows that hold what the books are about: names of the book, or numbers. They are doubtful."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from youju.core.ledgers.cells import TICKS, form_asked
from youju.core.ledgers.findings import Finding, Weight
from youju.core.ledgers.headings import How, Kind
from youju.core.ledgers.layout import Cells, Column, Layout, cell_text
from youju.core.ledgers.records import BookRead
from youju.core.ledgers.text import folded, without_brackets
from youju.core.ledgers.words import Words

ROWS_LOOKED_AT = 200
TICKED = "勾选"
NUMBER = re.compile(r"\d+(?:\.\d+)?[人名次个份]{0,2}")
BETWEEN_NAMES = re.compile(r"[、,，;；\s]+")


def names_of(book: BookRead) -> set[str]:
    """The names of all organisations and people a book has."""
    units = {name for unit in book.units for name in (unit.name, *unit.aliases)}
    hosts = {host for entry in book.entries for host in entry.hosts}
    people = {person.name for person in book.people} | {each.name for entry in book.entries for each in entry.people}
    return set(map(folded, units | hosts | people))


def doubtful(
    findings: Iterable[Finding],
    sheets: Iterable[tuple[Layout, Iterator[tuple[int, Cells]]]],
    names: set[str],
    forms: Words,
) -> Iterator[Finding]:
    """The findings, those about unknown columns of names or numbers made flags; none about columns of ticks."""
    said = {
        (layout.sheet, column.letter): words
        for layout, rows in sheets
        for column, words in _telling(layout, rows, names, forms)
    }
    for finding in findings:
        words = said.get((finding.place.sheet, finding.column)) if finding.code == "unknown_column" else None
        if words == TICKED:
            continue
        if words:
            message = f"{finding.message}里面多是{words}，请核对。"
            finding = replace(finding, weight=Weight.FLAG, message=message)
        yield finding


def _telling(
    layout: Layout, rows: Iterator[tuple[int, Cells]], names: set[str], forms: Words
) -> Iterator[tuple[Column, str]]:
    """The unknown columns of a sheet that hold names or numbers, and which of them."""
    unknown = [column for column in layout.columns if column.meaning.how is How.NONE]
    if not unknown or layout.filled:
        return
    below = [cells for number, cells in islice(rows, ROWS_LOOKED_AT) if number > layout.last_heading]
    for column in unknown:
        texts = [
            text for cells in below if column.index < len(cells) and (text := folded(cell_text(cells[column.index])))
        ]
        if (
            layout.kind is Kind.ENTRY
            and 2 * sum(text in TICKS for text in texts) > len(texts)
            and form_asked(column, forms)
        ):
            yield column, TICKED
        elif 2 * sum(_names(text, names) for text in texts) > len(texts):
            yield column, "书里的单位或人名"
        elif layout.kind is Kind.ENTRY and 2 * sum(bool(NUMBER.fullmatch(text)) for text in texts) > len(texts):
            yield column, "数字"


def _ticked(texts: Iterable[str]) -> bool:
    """Whether cells are ticks, and the totals below them."""
    return bool(TICKS & set(texts)) and all(text in TICKS or NUMBER.fullmatch(text) for text in texts)


def _names(text: str, names: set[str]) -> bool:
    """Whether most of a cell is names of the book."""
    parts = [part for part in map(without_brackets, BETWEEN_NAMES.split(text)) if part]
    return 2 * sum(part in names for part in parts) > len(parts)
