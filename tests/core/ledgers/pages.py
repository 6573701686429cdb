"""Books of other bodies as rows, read without a database."""

from collections.abc import Iterator, Sequence
from typing import Any

from youju.core.ledgers.book import Asked, Reading, read_book
from youju.core.ledgers.findings import Finding
from youju.core.ledgers.layout import Cells, Merge
from youju.core.ledgers.records import EntryRow
from youju.core.ledgers.vocabulary import Lexicon
from youju.library.headings import heading_words
from youju.library.shelf import shipped_library

LEXICON = Lexicon.of(shipped_library().codes, heading_words())
BRANCH = "安和医院内科党支部"
Rows = Sequence[Sequence[Any]]


class Page:
    """A sheet of rows."""

    hidden = False
    unvalued = 0

    def __init__(self, title: str, cells: Rows, merges: Sequence[Merge] = ()) -> None:
        self.title, self.cells, self.merges = title, cells, list(merges)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """(row number, values) of the rows that say something."""
        for number, row in enumerate(self.cells, 1):
            if any(value not in (None, "") for value in row):
                yield number, tuple(row)


def read(**sheets: Rows) -> Reading:
    """A book of these sheets, read."""
    return read_book([Page(title, rows) for title, rows in sheets.items()], LEXICON, Asked(name="台账"))


def ledger(*rows: Sequence[Any], head: Sequence[str], sheet: str = "台账") -> Reading:
    """A book of one sheet: a row for each entry, unit and day put before it."""
    cells = [[BRANCH, f"2023-{number}-5", *row] for number, row in enumerate(rows, 1)]
    return read(**{sheet: [["单位", "时间", *head], *cells]})


def entry(reading: Reading) -> EntryRow:
    """The one entry."""
    (found,) = reading.book.entries
    return found


def forms(reading: Reading) -> list[list[str]]:
    """The forms of each entry; words where a form is new."""
    return [[form.code or form.words for form in each.forms] for each in reading.book.entries]


def finding(reading: Reading, code: str) -> Finding:
    """The one finding of a kind."""
    (found,) = [each for each in reading.findings if each.code == code]
    return found


def where(found: Finding) -> tuple[str, str, int]:
    """A finding's cell: sheet, column, row."""
    return found.place.sheet, found.column, found.place.row
