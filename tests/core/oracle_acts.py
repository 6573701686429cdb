"""Sections 2 to 4: which rows a measure has, and in which period each counts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.oracle_ledger import Ledger, Row
from youju.core.facts import EntryState, Presence
from youju.core.measures import Measure, Passed, Subject, Verb
from youju.core.periods import MONTHS_IN, Cadence, Period
from youju.core.rules.model import Duty


@dataclass(frozen=True)
class Act:
    """One row behind a value; the ids and `ref` that do not apply to it are 0 and empty."""

    day: date
    units: frozenset[int]
    entry: Row | None = None
    person_id: int = 0
    event_id: int = 0
    item_id: int = 0
    line_id: int = 0
    ref: str = ""
    weight: int = 1
    passed: int = 0
    timed: int = 1


def has_one(wanted: Iterable[str], had: Iterable[str]) -> bool:
    """Whether one of those wanted is there; none wanted: yes."""
    wanted = set(wanted)
    return not wanted or bool(wanted & set(had))


def matching_entries(ledger: Ledger, measure: Measure) -> list[Row]:
    """Section 2. A measure of events or of a population has no entries."""
    if measure.subject in (Subject.EVENT, Subject.POPULATION):
        return []
    return [
        entry for entry in ledger.all("entry") if entry.state == EntryState.HELD and _matches(ledger, measure, entry)
    ]


def _matches(ledger: Ledger, measure: Measure, entry: Row) -> bool:
    forms = [row.form for row in ledger.of_entry("entry_form", entry.entry_id)]
    topics = [row.topic for row in ledger.of_entry("agenda_topic", entry.entry_id)]
    kinds = [row.kind for row in ledger.of_entry("deliverable", entry.entry_id)]
    return (
        has_one(measure.form, forms)
        and has_one(measure.topic, topics)
        and has_one(measure.deliverable, kinds)
        and (not measure.first_topic or opens_with_first_topic(ledger, entry))
    )


def opens_with_first_topic(ledger: Ledger, entry: Row) -> bool:
    """Whether one of the agenda items is the first topic."""
    return any(item.first_topic for item in ledger.of_entry("agenda_item", entry.entry_id))


def acts_of(ledger: Ledger, measure: Measure) -> list[Act]:
    """Section 3: every row of a measure, of whatever unit and person."""
    return list(_ROWS[measure.subject](ledger, measure))


def _of_entry(ledger: Ledger, entry: Row, **more: object) -> Act:
    return Act(entry.day, ledger.hosts(entry.entry_id), entry, **more)


def _entries(ledger: Ledger, measure: Measure) -> Iterator[Act]:
    for entry in matching_entries(ledger, measure):
        weight = _people_taking_part(ledger, measure, entry) if measure.verb is Verb.ATTENDANCES else 1
        if weight > 0:
            yield _of_entry(ledger, entry, weight=weight, passed=int(opens_with_first_topic(ledger, entry)))


def _people_taking_part(ledger: Ledger, measure: Measure, entry: Row) -> int:
    unnamed = entry.headcount if counts_unnamed(measure) else 0
    return len(list(_named(ledger, measure, entry))) + unnamed


def counts_unnamed(measure: Measure) -> bool:
    """Whether people without a name count: where no function is asked, and for those present."""
    return measure.function is None and Presence.PRESENT in measure.presence


def _named(ledger: Ledger, measure: Measure, entry: Row) -> Iterator[Row]:
    """The attendance rows with a presence and all functions asked for."""
    asked = int(measure.function or 0)
    for row in ledger.of_entry("attendance", entry.entry_id):
        if row.presence & int(measure.presence) and row.functions & asked == asked:
            yield row


def _minutes(ledger: Ledger, measure: Measure) -> Iterator[Act]:
    for entry in matching_entries(ledger, measure):
        if entry.minutes > 0:
            yield _of_entry(ledger, entry, weight=entry.minutes)


def _attendances(ledger: Ledger, measure: Measure) -> Iterator[Act]:
    for entry in matching_entries(ledger, measure):
        for row in _named(ledger, measure, entry):
            weight = row.tenths if measure.verb is Verb.HOURS else 1
            yield _of_entry(ledger, entry, person_id=row.person_id, weight=weight, timed=row.timed)


def _lines(ledger: Ledger, measure: Measure) -> Iterator[Act]:
    """A line has a row for each kind it is, and is one act all the same."""
    for entry in matching_entries(ledger, measure):
        rows = ledger.of_entry("deliverable", entry.entry_id)
        lines = {row.line_id: row.amount for row in rows if row.kind in measure.deliverable}
        for line_id, amount in lines.items():
            yield _of_entry(ledger, entry, line_id=line_id, weight=amount)


def _matching_items(ledger: Ledger, measure: Measure) -> Iterator[tuple[Row, Row]]:
    """Topic, kind and first topic are asked of one and the same item; form and deliverable of its entry."""
    for entry in matching_entries(ledger, measure):
        for item in ledger.of_entry("agenda_item", entry.entry_id):
            topics = [
                row.topic for row in ledger.of_entry("agenda_topic", entry.entry_id) if row.item_id == item.item_id
            ]
            if (
                has_one(measure.topic, topics)
                and (not measure.first_topic or item.first_topic)
                and measure.item in (None, item.kind)
            ):
                yield entry, item


def _items(ledger: Ledger, measure: Measure) -> Iterator[Act]:
    for entry, item in _matching_items(ledger, measure):
        outcome = _OUTCOME[measure.passed](item) if measure.passed else 0
        if outcome is not None:
            yield _of_entry(ledger, entry, item_id=item.item_id, passed=int(outcome))


def _directives(ledger: Ledger, measure: Measure) -> Iterator[Act]:
    for entry, item in _matching_items(ledger, measure):
        for row in ledger.of_entry("agenda_directive", entry.entry_id):
            if row.item_id == item.item_id:
                yield _of_entry(ledger, entry, item_id=item.item_id, ref=row.ref)


def _events(ledger: Ledger, measure: Measure) -> Iterator[Act]:
    for event in ledger.all("event"):
        if event.kind in measure.event and has_one(measure.ref, [event.ref]):
            yield Act(
                event.day,
                frozenset([event.unit_id]),
                person_id=event.person_id,
                event_id=event.event_id,
                ref=event.ref,
                passed=int(_is_answered(ledger, measure, event)),
            )


def _is_answered(ledger: Ledger, measure: Measure, event: Row) -> bool:
    return any(
        answer.kind == measure.answered_by
        and (answer.unit_id, answer.ref) == (event.unit_id, event.ref)
        and answer.day >= event.day
        for answer in ledger.all("event")
    )


def _voted(test: Callable[[Row], bool]) -> Callable[[Row], bool | None]:
    """The test of a vote, which leaves out items without one."""
    return lambda item: test(item) if item.expected else None


def _agreed(test: Callable[[Row], bool]) -> Callable[[Row], bool | None]:
    """The test of a vote, only over what was agreed."""
    return lambda item: test(item) if item.expected and item.result == "agreed" else None


_OUTCOME: dict[Passed, Callable[[Row], bool | None]] = {
    Passed.CLOSED: lambda item: item.follow_up == "closed" if item.follow_up else None,
    Passed.PRESENT_HALF: _voted(lambda item: 2 * item.present >= item.expected),
    Passed.PRESENT_OVER_HALF: _voted(lambda item: 2 * item.present > item.expected),
    Passed.PRESENT_TWO_THIRDS: _voted(lambda item: 3 * item.present >= 2 * item.expected),
    Passed.PRESENT_FOUR_FIFTHS: _voted(lambda item: 5 * item.present >= 4 * item.expected),
    Passed.CARRIED: _agreed(lambda item: 2 * item.in_favour > item.expected),
    Passed.ELECTED: _agreed(lambda item: 2 * item.in_favour > item.present),
}
_ROWS: dict[Subject, Callable[[Ledger, Measure], Iterator[Act]]] = {
    Subject.ENTRY: _entries,
    Subject.AGENDA_ITEM: _items,
    Subject.DIRECTIVE: _directives,
    Subject.DELIVERABLE: _lines,
    Subject.MINUTES: _minutes,
    Subject.ATTENDANCE: _attendances,
    Subject.EVENT: _events,
    Subject.POPULATION: lambda ledger, measure: iter(()),
}


def counting_period(duty: Duty, day: date, entry: Row | None) -> Period:
    """Section 4: the period of the day, or the one the entry makes up for, if the duty allows that."""
    if entry is None or not entry.made_up or not duty.make_up:
        return Period.containing(duty.every, day)
    if entry.month_no - entry.credit_month_no > duty.make_up:
        return Period.containing(duty.every, day)
    if duty.every is Cadence.WEEK:
        return Period(duty.every, entry.credit_week_no)
    return Period(duty.every, entry.credit_month_no // MONTHS_IN[duty.every])


def counts_in_time(duty: Duty, day: date, period: Period) -> bool:
    """Whether an act that counts in a period does so in time."""
    if duty.due_month is not None:
        return day.year == period.start.year and day.month <= duty.due_month
    return Period.containing(duty.every, day) == period
