"""docs/judging.md a second time: slowly, with plain loops, to be compared with the compiled judgement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.oracle_acts import Act, acts_of, counting_period, counts_in_time, matching_entries
from core.oracle_figures import Figure, figure
from core.oracle_items import Item, Known, declared_days, status, thresholds
from core.oracle_ledger import Horizon, Ledger, Row, contains
from core.oracle_scope import Scope, binds_on, days_in, owes_line, scopes
from core.oracle_values import (
    Counted,
    Tally,
    coverage_tally,
    person_tally,
    population_lines,
    size_tally,
    unit_tally,
)
from youju.core.measures import Subject, Verb
from youju.core.periods import DAWN, FOREVER, Period, add_months
from youju.core.rules.model import Duty, Rulebook

__all__ = ["Figure", "Item", "Known", "figure", "judge", "status"]

Rows = Mapping[str, list[tuple]]


def judge(
    rows: Rows,
    rulebooks: Iterable[Rulebook],
    window: tuple[date, date],
    unit_kinds_is_a: Mapping[str, str] | None = None,
    posts_is_a: Mapping[str, str] | None = None,
) -> list[Item]:
    """Every due item whose `due_on` lies in the window, `[since, until)`."""
    ledger = Ledger(rows, unit_kinds_is_a, posts_is_a)
    since, until = window
    found: dict[tuple, list[tuple[int, date, Item]]] = defaultdict(list)
    rulebooks = sorted(rulebooks, key=lambda book: book.valid_from)
    for rulebook in rulebooks:
        for duty in rulebook.duties:
            rule = Rule(ledger, rulebook, duty, _stated(rulebooks, rulebook, duty))
            for key, own, item in _items(rule, since, until):
                found[key].append((own, rulebook.valid_from, item))
    # one edition judges, even where its item is due outside the window
    items = [max(candidates, key=lambda each: each[:2])[2] for candidates in found.values()]
    due = [item for item in items if since <= item.due_on < until]
    return sorted(due, key=lambda item: item.key)


@dataclass(frozen=True)
class Rule:
    """A duty of an edition, read on a ledger."""

    ledger: Ledger
    rulebook: Rulebook
    duty: Duty
    stated: tuple[date, date]


def _stated(rulebooks: list[Rulebook], rulebook: Rulebook, duty: Duty) -> tuple[date, date]:
    """Since when and until when editions that follow without a gap, this one among them, state a duty."""
    books = [book for book in rulebooks if any(each.code == duty.code for each in book.duties)]
    since, until = rulebook.valid_from, rulebook.valid_to
    for _ in books:
        touching = [book for book in books if book.valid_from <= until and book.valid_to >= since]
        since, until = min(book.valid_from for book in touching), max(book.valid_to for book in touching)
    return since, until


def _items(rule: Rule, since: date, until: date) -> Iterator[tuple[tuple, int, Item]]:
    """Items by what must be unique (duty, owner, period or anchor), with the days in scope under this very edition."""
    if rule.duty.is_anchored:
        yield from _anchored(rule)
    else:
        yield from _calendar(rule, since, until)


def _periods(rule: Rule, since: date, until: date) -> list[Period]:
    """All periods with a day in the window: an item may be due on any day of its period."""
    periods = []
    period = Period.containing(rule.duty.every, since)
    while period.start < until:
        periods.append(period)
        period = period.next()
    return periods


def _calendar(rule: Rule, since: date, until: date) -> Iterator[tuple[tuple, int, Item]]:
    periods = _periods(rule, since, until)
    if not periods:
        return
    horizon = Horizon(periods[0].start, periods[-1].end)
    counted = {period: Counted() for period in periods}
    _place(rule, counted)
    for scope in scopes(rule.ledger, rule.rulebook, rule.duty, rule.stated, horizon):
        lines = _population(rule, scope, horizon)
        for period in periods:
            if scope.owes(rule.duty.part_period, period):
                item = _calendar_item(rule, scope, period, counted[period], lines)
                unit = 0 if rule.duty.owed_by.member else item.unit_id
                own = scope.own_days(rule.duty.part_period, period)
                yield (item.duty, unit, item.person_id, period), own, item


def _place(rule: Rule, counted: dict[Period, Counted]) -> None:
    """Put every act and every matching entry into the period in which it counts."""
    for act in acts_of(rule.ledger, rule.duty.measure):
        period = counting_period(rule.duty, act.day, act.entry)
        if period in counted:
            counted[period].acts.append(act)
            if counts_in_time(rule.duty, act.day, period):
                counted[period].timely.append(act)
    for entry in matching_entries(rule.ledger, rule.duty.measure):
        period = counting_period(rule.duty, entry.day, entry)
        if period in counted:
            counted[period].entries.append(entry)


Lines = dict[int, list[frozenset[int]]]


def _population(rule: Rule, scope: Scope, horizon: Horizon) -> Lines:
    if rule.duty.measure.verb is not Verb.COVERAGE:
        return {}
    owed = dict.fromkeys(set(scope.unit_on.values()), scope.lines[0])
    return population_lines(rule.ledger, rule.duty.measure.of, owed, horizon)


def _owing(rule: Rule, scope: Scope, lines: Lines, period: Period) -> list[int]:
    """The people who are in the population for enough of a period."""
    part, days = rule.duty.part_period, days_in(period)

    def is_in(line: frozenset[int]) -> bool:
        return owes_line(part, line & days, scope.stated, scope.in_force, period)

    return [person for person, each in lines.items() if any(map(is_in, each))]


def _calendar_item(rule: Rule, scope: Scope, period: Period, counted: Counted, lines: Lines) -> Item:
    days = scope.days(period)
    unit_id = scope.unit_on[max(days)]
    first, last = (date.fromordinal(day) for day in (min(days), max(days)))
    due_on = _due_on(rule.duty, period, first, last)
    bounds = thresholds(rule.ledger, rule.duty, unit_id, due_on)
    people = _owing(rule, scope, lines, period)
    tally = _tally(rule, counted, unit_id, scope.person_id, bounds[0], people, due_on)
    if rule.duty.due_month is not None and first > _month_end(rule.duty, period):
        tally = replace(tally, in_time=tally.value)
    declared = declared_days(
        rule.ledger, unit_id, [rule.duty.code, rule.duty.measure.code], Horizon(period.start, period.end)
    )
    return _item(
        rule,
        (unit_id, scope.person_id),
        (period.start, period.end, due_on, ""),
        bounds,
        tally,
        confirmed=declared >= set(range(min(days), max(days) + 1)),
        certain=not (scope.uncertain & days) and bool(tally.certain),
    )


def _month_end(duty: Duty, period: Period) -> date:
    return add_months(date(period.start.year, duty.due_month, 1), 1) - timedelta(days=1)


def _due_on(duty: Duty, period: Period, first: date, last: date) -> date:
    """The month it is due in binds nobody who came into scope after it."""
    if duty.due_month is None or first > _month_end(duty, period):
        return last
    return min(last, _month_end(duty, period))


def _tally(
    rule: Rule, counted: Counted, unit_id: int, person_id: int, least: int, people: list[int], due_on: date
) -> Tally:
    measure = rule.duty.measure
    if person_id:
        return person_tally(rule.ledger, rule.duty, counted, person_id, least)
    if measure.verb is Verb.COVERAGE:
        return coverage_tally(rule.ledger, measure, counted, people)
    if measure.verb is Verb.SIZE:
        return size_tally(rule.ledger, measure.of, [unit_id], due_on)
    return unit_tally(rule.ledger, rule.duty, counted, unit_id)


def _item(
    rule: Rule,
    owner: tuple[int, int],
    times: tuple[date, date, date, str],
    bounds: tuple[int, int, int],
    tally: Tally,
    confirmed: bool,
    certain: bool,
) -> Item:
    return Item(
        rule.duty.code,
        rule.rulebook.edition,
        *owner,
        *times,
        *bounds,
        value=tally.value,
        in_time=tally.in_time,
        base=tally.base,
        maybe=tally.maybe,
        records=tally.records,
        confirmed=int(confirmed),
        certain=int(certain),
        missing=tally.missing,
        possible=tally.possible,
        rule=rule.duty,
    )


def _anchored(rule: Rule) -> Iterator[tuple[tuple, int, Item]]:
    """Section 7. Several anchors with one owner, day and ref make one item, since they have one key."""
    for event in rule.ledger.all("event"):
        if _is_anchor(rule, event):
            item = _anchored_item(rule, event)
            if not rule.duty.owed_by.post or _holds_post(rule.ledger, event, item.due_on):
                yield (item.duty, item.unit_id, item.person_id, event.day, event.ref), 0, item


def _is_anchor(rule: Rule, event: Row) -> bool:
    duty, owed_by = rule.duty, rule.duty.owed_by
    return (
        event.kind in (duty.after or duty.before)
        and (not duty.ref or event.ref in duty.ref)
        and rule.ledger.is_of_post(event.ref, owed_by.post)
        and (event.person_id == 0) == bool(owed_by.unit)
        and binds_on(rule.ledger, rule.rulebook, owed_by.unit or owed_by.at, event.unit_id, event.day)
    )


def _holds_post(ledger: Ledger, event: Row, day: date) -> bool:
    key = (event.person_id, event.unit_id, event.ref)
    return any((row.person_id, row.unit_id, row.post) == key and contains(row, day) for row in ledger.all("post"))


@dataclass(frozen=True)
class Term:
    """The days of an anchored item, all inclusive: when it is due, and between which days acts count."""

    due_on: date
    timely: tuple[date, date]
    counted: tuple[date, date]
    seen: tuple[date, date]
    """Between which days acts are records; only for `wait` more than those counted."""


def _term(duty: Duty, day: date) -> Term:
    if duty.within is not None:
        due_on = duty.within.span.after(day)
        return Term(due_on, (day, due_on), (day, FOREVER), (day, FOREVER))
    if duty.by is not None:
        due_on = duty.by.span.before(day)
        opens_on = duty.look_back.span.before(due_on)
        return Term(due_on, (opens_on, due_on), (opens_on, day), (opens_on, day))
    due_on = duty.wait.span.before(day)
    return Term(due_on, (DAWN, due_on), (DAWN, due_on), (DAWN, day))


def _anchored_item(rule: Rule, event: Row) -> Item:
    term = _term(rule.duty, event.day)
    bounds = thresholds(rule.ledger, rule.duty, event.unit_id, term.due_on)
    tally = _anchored_tally(rule, event, term, bounds[0])
    ends_on = max(event.day, term.due_on) + timedelta(days=1)
    return _item(
        rule,
        (event.unit_id, event.person_id),
        (event.day, ends_on, term.due_on, event.ref),
        bounds,
        tally,
        confirmed=False,
        certain=True,
    )


def _anchored_tally(rule: Rule, event: Row, term: Term, least: int) -> Tally:
    acts = [act for act in acts_of(rule.ledger, rule.duty.measure) if _has_ref_of(rule.duty, act, event)]
    entries = matching_entries(rule.ledger, rule.duty.measure)
    value, timely, seen = (
        _tally_between(rule, event, acts, entries, days, least) for days in (term.counted, term.timely, term.seen)
    )
    maybe = least if rule.duty.wait is not None and not seen.records else timely.maybe
    return Tally(value=value.value, in_time=timely.value, maybe=maybe, records=seen.records)


def _has_ref_of(duty: Duty, act: Act, event: Row) -> bool:
    with_ref = duty.measure.subject in (Subject.EVENT, Subject.DIRECTIVE)
    return not (duty.match_ref and with_ref) or act.ref == event.ref


def _tally_between(
    rule: Rule, event: Row, acts: list[Act], entries: list[Row], days: tuple[date, date], least: int
) -> Tally:
    first, last = days
    within = [act for act in acts if first <= act.day <= last]
    counted = Counted(within, within, [entry for entry in entries if first <= entry.day <= last])
    return _tally(rule, counted, event.unit_id, event.person_id, least, [], last)
