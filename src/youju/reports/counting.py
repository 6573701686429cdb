"""The figures of a report: counted on the books in one go, numbered as they are asked for, each with its rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from youju.core.composing.compose import Figure
from youju.core.composing.template import FigureRef
from youju.core.explain import State
from youju.core.judge.figures import FIGURE_ROW
from youju.core.judge.plan import figure_plan
from youju.core.judge.run import Engine, FigureQuestion, work_out
from youju.core.measures import Measure
from youju.reports.zeros import Zeros, is_act


class Row(NamedTuple):
    """A row behind a figure: the columns of `FIGURE_ROW` but the term."""

    entry_id: int
    row_id: int
    person_id: int
    unit_id: int
    day: date
    weight: int
    base: int
    ref: str


COLUMNS = ", ".join(name for name in FIGURE_ROW if name != "term_no")
Key = tuple[int, int, int, str]
Name = tuple[str | int, ...]
Labels = dict[Key, list[str]]


@dataclass(frozen=True)
class Counted:
    """One measure over the days and units asked for; `parts`: its rows by breakdown and label."""

    measure: Measure
    rows: Sequence[Row]
    unnamed: int
    is_confirmed: bool
    parts: Mapping[str, Mapping[str, Sequence[Row]]]


def count(engine: Engine, measures: Mapping[str, Measure], by: Mapping[str, set[str]], asked: FigureQuestion) -> "Book":
    """Count all measures at once. `by`: which breakdowns are wanted of which measures, by code."""
    wanted = {each for names in by.values() for each in names}
    work_out(engine, figure_plan(measures.values()), asked, by=wanted)
    rows = _rows(engine)
    unnamed: dict[int, int] = dict(engine.rows("SELECT term_no, unnamed FROM figure_unnamed"))
    confirmed = {term for (term,) in engine.rows("SELECT term_no FROM figure_confirmed")}
    labels = {each: _labels(engine, each) for each in wanted}
    counted = {
        code: Counted(
            measure,
            rows[term],
            unnamed.get(term, 0),
            term in confirmed,
            {each: _parts(rows[term], labels[each][term]) for each in by.get(code, ())},
        )
        for term, (code, measure) in enumerate(measures.items(), 1)
    }
    return Book(counted)


def _rows(engine: Engine) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for term, *row in engine.rows(f"SELECT term_no, {COLUMNS} FROM figure_row ORDER BY day, entry_id, row_id"):
        groups[term].append(Row(*row))
    return groups


def _labels(engine: Engine, by: str) -> dict[int, Labels]:
    """What the rows of each term are called in a breakdown."""
    found: dict[int, Labels] = defaultdict(lambda: defaultdict(list))
    select = f"SELECT term_no, entry_id, row_id, person_id, ref, label FROM figure_by_{by} ORDER BY label"
    for term, entry, row, person, ref, label in engine.rows(select):
        found[term][entry, row, person, ref].append(label)
    return found


def _parts(rows: Iterable[Row], labels: Labels) -> dict[str, list[Row]]:
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for label in labels.get((row.entry_id, row.row_id, row.person_id, row.ref), ()):
            parts[label].append(row)
    return dict(sorted(parts.items()))


@dataclass
class Book:
    """Figures as they are asked for: each gets the next number and keeps its rows; one asked for again is the same.

    `zeros`: which figures without records read as a confirmed zero; parts do only where they are those of a unit.
    """

    counted: Mapping[str, Counted]
    zeros: Zeros = field(default_factory=Zeros)
    unit_names: Mapping[str, str] = field(default_factory=dict)
    figures: dict[int, Figure] = field(default_factory=dict)
    rows: dict[int, Sequence[Row]] = field(default_factory=dict)
    known: dict[Name, Figure] = field(default_factory=dict)

    def figures_of(self, ref: FigureRef) -> list[Figure]:
        """The figure of a place in a template, or the figures it is broken down into."""
        if not ref.by:
            return [self.whole(ref.measure)]
        parts = self.counted[ref.measure].parts[ref.by]
        return [self._part(ref.measure, ref.by, label, rows) for label, rows in parts.items()]

    def whole(self, code: str) -> Figure:
        """The figure of a measure."""
        counted = self.counted[code]
        is_zero = counted.is_confirmed and code in self.zeros.asked
        figure = _figure(counted.measure, counted.rows, counted.unnamed, is_zero)
        return self.add(figure, counted.rows, (code,))

    def of_unit(self, code: str, unit: int) -> Figure:
        """The part of a measure that one unit hosted: where it hosted nothing, zero if confirmed, else no records."""
        rows = self.counted[code].parts["unit"].get(str(unit), ())
        return self._part(code, "unit", str(unit), rows, is_confirmed=(unit, code) in self.zeros.of_units)

    def _part(self, code: str, by: str, label: str, rows: Sequence[Row], is_confirmed: bool = False) -> Figure:
        words = self.unit_names.get(label, label) if by == "unit" else label
        figure = replace(_figure(self.counted[code].measure, rows, is_confirmed=is_confirmed), by=by, label=words)
        return self.add(figure, rows, (code, by, label))

    def add(self, figure: Figure, rows: Sequence[Row], key: Name) -> Figure:
        """Number a figure and keep it with its rows, unless one of that key is there."""
        if key not in self.known:
            numbered = replace(figure, number=len(self.figures) + 1)
            self.known[key] = self.figures[numbered.number] = numbered
            self.rows[numbered.number] = rows
        return self.known[key]

    def renumber(self, numbers: Mapping[int, int]) -> None:
        """Keep the figures named, under new numbers."""
        self.rows = {new: self.rows[old] for old, new in numbers.items()}
        self.figures = {new: replace(self.figures[old], number=new) for old, new in numbers.items()}


def _figure(measure: Measure, rows: Sequence[Row], unnamed: int = 0, is_confirmed: bool = False) -> Figure:
    value, base = sum(row.weight for row in rows), sum(row.base for row in rows)
    has_value = bool(value or unnamed or (measure.is_percent and base))
    is_zero = bool(rows) or (is_confirmed and is_act(measure))
    state = State.COUNTED if has_value else State.CONFIRMED_ZERO if is_zero else State.NO_RECORDS
    return Figure(0, measure, state, value, base, unnamed, len(rows))
