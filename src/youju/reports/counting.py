"""The figures of a report: counted on the books in one go, numbered as they are asked for, each with its rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from youju.core.composing.compose import Figure
from youju.core.composing.template import FigureRef
from youju.core.explain import State
from youju.core.judge.figures import FIGURE_ROW
from youju.core.judge.plan import figure_plan
from youju.core.judge.run import Engine, FigureQuestion, work_out
from youju.core.measures import Measure


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


def _key(row: Row) -> Key:
    return (row.entry_id, row.row_id, row.person_id, row.ref)


@dataclass(frozen=True)
class Counted:
    """One measure over the days and units asked for."""

    measure: Measure
    rows: tuple[Row, ...]
    unnamed: int
    is_confirmed: bool
    labels: Mapping[str, Mapping[str, frozenset[Key]]]

    def labelled(self, by: str) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The rows under each label of a breakdown."""
        for label, keys in self.labels.get(by, {}).items():
            yield label, tuple(row for row in self.rows if _key(row) in keys)


def count(engine: Engine, measures: Mapping[str, Measure], by: Mapping[str, set[str]], asked: FigureQuestion) -> "Book":
    """Count all measures at once. `by`: which breakdowns are wanted of which measures, by code."""
    wanted = set().union(*by.values()) if by else set()
    work_out(engine, figure_plan(measures.values()), asked, by=wanted)
    rows = _grouped(engine, f"SELECT term_no, {COLUMNS} FROM figure_row ORDER BY day, entry_id, row_id")
    unnamed: dict[int, int] = dict(engine.rows("SELECT term_no, unnamed FROM figure_unnamed"))
    confirmed = {term for (term,) in engine.rows("SELECT term_no FROM figure_confirmed")}
    terms = {code: number for number, code in enumerate(measures, 1)}
    labels = {each: _labels(engine, each) for each in wanted}
    return Book(
        {
            code: Counted(
                measures[code],
                tuple(Row(*row) for row in rows.get(term, ())),
                unnamed.get(term, 0),
                term in confirmed,
                {each: labels[each].get(term, {}) for each in by.get(code, ())},
            )
            for code, term in terms.items()
        }
    )


def _grouped(engine: Engine, select: str) -> dict[int, list[Sequence[Any]]]:
    groups: dict[int, list[Sequence[Any]]] = defaultdict(list)
    for term, *row in engine.rows(select):
        groups[term].append(row)
    return groups


def _labels(engine: Engine, by: str) -> dict[int, dict[str, frozenset[Key]]]:
    found: dict[int, dict[str, set[Key]]] = defaultdict(lambda: defaultdict(set))
    for term, entry, row, person, ref, label in engine.rows(
        f"SELECT term_no, entry_id, row_id, person_id, ref, label FROM figure_by_{by}"
    ):
        found[term][label].add((entry, row, person, ref))
    return {term: {label: frozenset(keys) for label, keys in sorted(labels.items())} for term, labels in found.items()}


@dataclass
class Book:
    """Figures as they are asked for: each gets the next number and keeps its rows; one asked for again is the same."""

    counted: Mapping[str, Counted]
    unit_names: Mapping[str, str] = field(default_factory=dict)
    figures: dict[int, Figure] = field(default_factory=dict)
    rows: dict[int, Sequence[Row]] = field(default_factory=dict)
    known: dict[Name, Figure] = field(default_factory=dict)

    def figures_of(self, ref: FigureRef) -> list[Figure]:
        """The figure of a place in a template, or the figures it is broken down into."""
        counted = self.counted[ref.measure]
        if not ref.by:
            return [self.whole(ref.measure)]
        return [self._part(ref, label, rows) for label, rows in counted.labelled(ref.by)]

    def whole(self, code: str) -> Figure:
        """The figure of a measure."""
        counted = self.counted[code]
        drawn = _figure(counted.measure, counted.rows, counted.is_confirmed)
        return self.add(replace(drawn, unnamed=counted.unnamed), counted.rows, (code,))

    def _part(self, ref: FigureRef, label: str, rows: Sequence[Row]) -> Figure:
        words = self.unit_names.get(label, label) if ref.by == "unit" else label
        figure = replace(_figure(self.counted[ref.measure].measure, rows), by=ref.by, label=words)
        return self.add(figure, rows, (ref.measure, ref.by, label))

    def of_unit(self, code: str, unit: int) -> Figure:
        """The part of a measure that one unit hosted; without records where it hosted nothing."""
        rows = dict(self.counted[code].labelled("unit")).get(str(unit), ())
        return self._part(FigureRef(code, "unit"), str(unit), rows)

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


def _figure(measure: Measure, rows: Sequence[Row], is_confirmed: bool = False) -> Figure:
    value, base = sum(row.weight for row in rows), sum(row.base for row in rows)
    figure = Figure(0, measure, State.NO_RECORDS, value, base, records=len(rows))
    return replace(figure, state=state_of(figure, is_confirmed))


def state_of(figure: Figure, is_confirmed: bool = False) -> State:
    """Counted where there is something, or a share has a base; a zero only where records or somebody say so."""
    if figure.value or figure.unnamed or (figure.measure.is_percent and figure.base):
        return State.COUNTED
    return State.CONFIRMED_ZERO if figure.records or is_confirmed else State.NO_RECORDS


def named(figures: Iterable[Figure]) -> list[Figure]:
    """Those that have a value to speak of."""
    return [figure for figure in figures if figure.state is not State.NO_RECORDS]
