"""What the writing of a report has at hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from youju.core.codes import Terms, Vocabulary
from youju.core.composing.document import Block, Paragraph, Span, Words
from youju.core.explain import GAPS, Judged, Status
from youju.core.judge.run import Engine
from youju.core.periods import Period
from youju.ledger.models import Revision
from youju.organisation.models import Unit
from youju.reports.counting import Book


@dataclass(frozen=True)
class Writing:
    """A report being written: of a unit over a period, as things stand on `as_of`.

    `units`: those in reach in the period, by number, itself first. `items` fell due in the period, `coming` fall due in
    the next. `named`: the duties whose gaps the writer wants told; None: the program chooses. `highlights`: the entries
    chosen.
    """

    unit: Unit
    period: Period
    as_of: date
    units: Mapping[int, Unit]
    words: Mapping[Vocabulary, Terms]
    book: Book
    items: list[Judged]
    coming: list[Judged]
    engine: Engine
    mentioned: frozenset[str]
    named: frozenset[str] | None = None
    highlights: tuple[Revision, ...] = ()

    @property
    def gaps(self) -> list[Judged]:
        """Items owed and not done, of the duties to be told."""
        named = self.named
        return [item for item in self.all_gaps if named is None or item.duty.code in named]

    @property
    def all_gaps(self) -> list[Judged]:
        """Items owed and not done, told or not."""
        return [item for item in self.items if item.status in GAPS]

    def unit_name(self, number: int) -> str:
        """What a unit is called; ‘本级’ for the one that reports."""
        return self.units[number].name if number in self.units else ""


OWED = frozenset(Status) - {Status.NOT_APPLICABLE, Status.WAIVED}
"""Statuses of items that are asked of somebody."""


def paragraph(*spans: Span | str) -> Block:
    """Text and figures as a paragraph."""
    return Paragraph(tuple(Words(span) if isinstance(span, str) else span for span in spans))


def joined(parts: Iterable[Iterable[Span | str]], mark: str) -> list[Span | str]:
    """Several runs of text one after the other, with a mark between them."""
    spans: list[Span | str] = []
    for part in parts:
        if spans:
            spans.append(mark)
        spans.extend(part)
    return spans
