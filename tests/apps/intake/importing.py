"""Importing a book in tests the way the command does, without its screen."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from youju.base.actor import Actor
from youju.codes.queries import all_vocabularies
from youju.core.ledgers.book import Asked, Reading, read_book
from youju.core.ledgers.mapping import Mapping
from youju.core.ledgers.vocabulary import Lexicon
from youju.formats.xlsx.guard import guarded
from youju.formats.xlsx.reader import open_book
from youju.intake.operations import Outcome, Source, import_book
from youju.library.headings import heading_words

CLERK = Actor("党务干事")
NOON = datetime(2024, 12, 31, 4, tzinfo=UTC)
Rows = Sequence[Sequence[Any]]


def lexicon() -> Lexicon:
    """The vocabularies as the books have them."""
    return Lexicon.of(all_vocabularies(), heading_words())


def read(path: Path, asked: Asked | None = None) -> Reading:
    """A book read."""
    with open_book(path) as sheets:
        return read_book(guarded(path.name, sheets), lexicon(), asked or Asked(name=path.stem))


def imported(
    path: Path,
    *,
    at: datetime = NOON,
    decide: Callable[[Outcome], bool] = lambda outcome: True,
    mapping: Mapping | None = None,
    year: int | None = None,
    name: str = "",
    **wanted: Any,
) -> Outcome:
    """A book imported; `decide` says whether it is to stand."""
    reading = read(path, Asked(year=year, unit=wanted.get("unit", ""), name=path.stem, mapping=mapping))
    source = Source(name or path.stem, path.name, hashlib.sha256(path.read_bytes()).hexdigest(), **wanted)
    return import_book(reading, source, decide, by=CLERK, at=at)


def book(path: Path, **sheets: Rows) -> Path:
    """A workbook with these sheets."""
    made = Workbook()
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    del made[made.sheetnames[0]]
    made.save(path)
    return path


def codes(outcome: Outcome | Reading) -> list[str]:
    """The codes of the findings, in order."""
    return [finding.code for finding in outcome.findings]
