"""The matrix: units down, areas or the duties of one area across; each cell says how its items stand together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from youju.core.explain import GAPS, STATUS_WORD, Status
from youju.core.rules.model import Duty
from youju.duties.counting import Count
from youju.duties.listing import URGENCY
from youju.ui.signs import SIGNS

Key = TypeVar("Key")
DONE = (Status.MET, Status.MET_LATE)
ASIDE = (Status.WAIVED, Status.NOT_APPLICABLE)


@dataclass
class Cell:
    """Items together. What is worst gives the sign; the rest is said in words."""

    counts: Counter[Status] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many items."""
        return self.counts.total()

    @property
    def gaps(self) -> int:
        """Short or overdue."""
        return sum(self.counts[status] for status in GAPS)

    @property
    def done(self) -> int:
        """Done, in time or late."""
        return sum(self.counts[status] for status in DONE)

    @property
    def worst(self) -> Status | None:
        """The status that gives the sign; None where nothing is due."""
        return next((status for status in URGENCY if self.counts[status]), None)

    @property
    def tone(self) -> str:
        """The colour, as the style sheet names it."""
        return SIGNS[self.worst].tone if self.worst else "quiet"

    @property
    def icon(self) -> str:
        """The sign; what is not due yet has none, so that what presses stands out."""
        return SIGNS[self.worst].icon if self.worst and self.worst is not Status.OPEN else ""

    @property
    def worst_word(self) -> str:
        """The sign in a word, for those who cannot see it."""
        return STATUS_WORD[self.worst] if self.worst else ""

    @property
    def short(self) -> str:
        """What stands beside the sign: how many lack, how many cannot be told, or how many of all are done."""
        asked = self.total - sum(self.counts[status] for status in ASIDE)
        if self.gaps:
            return f"差{self.gaps}"
        if self.counts[Status.UNKNOWN]:
            return str(self.counts[Status.UNKNOWN])
        if self.counts[Status.OPEN]:
            return f"{self.done}/{asked}"
        return str(self.total) if self.total > 1 else ""

    @property
    def words(self) -> str:
        """The whole in words: 共8项：逾期2，完成5，未到期1."""
        parts = (f"{STATUS_WORD[status]}{self.counts[status]}" for status in URGENCY if self.counts[status])
        return f"共{self.total}项：{'，'.join(parts)}" if self.total else "没有应办事项"

    @property
    def is_pressing(self) -> bool:
        """Whether something was not done, or cannot be told."""
        return bool(self.gaps or self.counts[Status.UNKNOWN])


Row = tuple[int, bool]
"""A unit's number, and whether its own items are meant without those below."""


@dataclass
class Matrix(Generic[Key]):
    """Cells by row and column, with sums of both."""

    cells: dict[Row, dict[Key, Cell]]
    rows: dict[Row, Cell]
    columns: dict[Key, Cell]
    whole: Cell

    def cell(self, row: Row, column: Key) -> Cell:
        """A cell, empty where nothing is due."""
        return self.cells.get(row, {}).get(column) or Cell()


def matrix_of(counts: Iterable[Count], column: Callable[[Count], Key | None]) -> Matrix[Key]:
    """Counts gathered by row and by what `column` says; those it gives None for are left out."""
    cells: dict[Row, dict[Key, Cell]] = defaultdict(lambda: defaultdict(Cell))
    made: Matrix[Key] = Matrix(cells, defaultdict(Cell), defaultdict(Cell), Cell())
    for each in counts:
        key = column(each)
        if key is not None:
            row = (each.unit, each.own)
            for cell in (cells[row][key], made.rows[row], made.columns[key], made.whole):
                cell.counts[each.status] += each.items
    return made


def by_area(duties: Mapping[int, Duty]) -> Callable[[Count], str | None]:
    """Columns are areas."""
    return lambda count: duties[count.duty_no].area


def by_duty(duties: Mapping[int, Duty], area: str) -> Callable[[Count], str | None]:
    """Columns are the duties of an area, whatever their edition."""
    return lambda count: duties[count.duty_no].code if duties[count.duty_no].area == area else None


def most_pressing(columns: Mapping[str, Cell], order: Sequence[str]) -> list[str]:
    """Columns with the most gaps first, then those that cannot be told, then as they stand in the rulebooks."""
    place = {code: number for number, code in enumerate(order)}
    return sorted(columns, key=lambda code: (*pressure(columns[code]), place.get(code, len(place))))


def pressure(cell: Cell) -> tuple[int, int, int]:
    """For sorting: the more there is to do, the earlier."""
    return (-cell.gaps, -cell.counts[Status.UNKNOWN], -cell.counts[Status.OPEN])
