"""Section 10: a measure over an interval, for a unit alone or with all below it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.oracle_acts import Act, acts_of, counts_unnamed, matching_entries
from core.oracle_items import Known, declared_days, known_state
from core.oracle_ledger import Days, Horizon, Ledger, contains, days_of
from core.oracle_scope import is_enough
from core.oracle_values import Counted, Tally, coverage_tally, people_in, population_lines, size_tally, total
from youju.core.measures import Measure, Verb
from youju.core.rules.model import PartPeriod


@dataclass(frozen=True)
class Figure:
    """A figure. `rows` are the acts behind it; a size has none, its people are not acts."""

    value: int
    base: int
    unnamed: int
    records: int
    state: Known
    confirmed: bool
    rows: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Question:
    """Of whom a figure is asked, and when."""

    ledger: Ledger
    unit_id: int
    subtree: bool
    horizon: Horizon

    def has_on(self, unit_id: int, day: date) -> bool:
        """Whether a unit belongs to the figure on a day."""
        return unit_id == self.unit_id or any(row.unit_id == unit_id and contains(row, day) for row in self._reached())

    def _reached(self) -> list:
        rows = self.ledger.all("reach") if self.subtree else []
        return [row for row in rows if row.ancestor_id == self.unit_id]

    def days_by_unit(self) -> dict[int, Days]:
        """Unit → the days on which it belongs to the figure and exists."""
        days = {}
        for unit_id in self.units():
            rows = [row for row in self._reached() if row.unit_id == unit_id]
            exists = self.existence(unit_id)
            days[unit_id] = exists if unit_id == self.unit_id else exists & days_of(rows, self.horizon)
        return days

    def units(self) -> list[int]:
        """The unit and every unit it reaches on some day of the interval."""
        return sorted({self.unit_id} | {row.unit_id for row in self._reached() if days_of([row], self.horizon)})

    def exists_on(self, unit_id: int, day: date) -> bool:
        """Whether a unit exists on a day."""
        return any(row.unit_id == unit_id and contains(row, day) for row in self.ledger.all("unit"))

    def existence(self, unit_id: int) -> Days:
        """The days of the interval on which a unit exists."""
        return days_of([row for row in self.ledger.all("unit") if row.unit_id == unit_id], self.horizon)


def figure(
    rows: Mapping[str, list[tuple]], measure: Measure, unit: int, subtree: bool, since: date, until: date
) -> Figure:
    """A measure of a unit, with all below it if `subtree`, over `[since, until)`."""
    question = Question(Ledger(rows), unit, subtree, Horizon(since, until))
    counted = _counted(question, measure)
    tally = _tally(question, measure, counted)
    asks_unnamed = measure.verb is Verb.PEOPLE and counts_unnamed(measure)
    unnamed = sum(entry.headcount for entry in counted.entries) if asks_unnamed else 0
    confirmed = _is_confirmed(question, measure)
    state = known_state(tally.value, tally.base, tally.records, measure.is_percent, confirmed)
    return Figure(tally.value, tally.base, unnamed, tally.records, state, confirmed, tuple(counted.acts))


def _counted(question: Question, measure: Measure) -> Counted:
    """The acts and entries of the interval: for a coverage the people's own, elsewhere those of the units."""
    since, until = question.horizon
    acts = [act for act in acts_of(question.ledger, measure) if since <= act.day < until]
    entries = [entry for entry in matching_entries(question.ledger, measure) if since <= entry.day < until]
    if measure.verb is Verb.COVERAGE:
        people = _population(question, measure)
        acts = [act for act in acts if act.person_id in people]
        return Counted(acts, acts, entries)
    acts = [act for act in acts if any(question.has_on(unit, act.day) for unit in act.units)]
    hosted = [
        entry
        for entry in entries
        if any(question.has_on(unit, entry.day) for unit in question.ledger.hosts(entry.entry_id))
    ]
    return Counted(acts, acts, hosted)


def _tally(question: Question, measure: Measure, counted: Counted) -> Tally:
    acts = counted.acts
    if measure.verb is Verb.COVERAGE:
        return coverage_tally(question.ledger, measure, counted, _population(question, measure))
    if measure.verb is Verb.SIZE:
        last = question.horizon.until - timedelta(days=1)
        units = [unit for unit in question.units() if question.has_on(unit, last) and question.exists_on(unit, last)]
        return size_tally(question.ledger, measure.of, units, last)
    if measure.verb is Verb.RATE:
        return Tally(value=sum(act.passed for act in acts), base=len(acts), records=len(acts))
    if measure.verb is Verb.PEOPLE:
        return Tally(value=len(people_in(acts)), records=len(acts))
    return Tally(value=total(acts), records=len(acts))


def _population(question: Question, measure: Measure) -> set[int]:
    """The people in scope in those units for at least half of the days."""
    since, until = question.horizon
    lines = population_lines(question.ledger, measure.of, question.days_by_unit(), question.horizon)
    return {
        person
        for person, each in lines.items()
        if any(is_enough(PartPeriod.HALF, len(line), (until - since).days) for line in each)
    }


def _is_confirmed(question: Question, measure: Measure) -> bool:
    """Every day on which one of the units exists is declared."""
    spans = {unit: days for unit, days in question.days_by_unit().items() if days}
    said = {unit: declared_days(question.ledger, unit, [measure.code], question.horizon) for unit in spans}
    return bool(spans) and all(days <= said[unit] for unit, days in spans.items())
