"""Loading a generated group into the books, through the operations, month by month as it was written down."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby

from django.db import transaction

from youju.base.actor import Actor
from youju.base.copying import take_statistics
from youju.core.periods import SHANGHAI, Cadence, Period, add_months, shanghai_day
from youju.demo import model
from youju.demo.directives import directives_of
from youju.demo.drafting import Books
from youju.demo.life import chapter
from youju.demo.marker import Loaded, check_books, loaded_before, mark
from youju.demo.scale import Scale
from youju.demo.tree import Plan, plans
from youju.demo.volumes import Progress, quiet, units_in, volumes
from youju.duties.operations import ExcuseDraft, adopt_rulebook, excuse_items, set_target, waive
from youju.ledger.closing import close_period, declare_zero, record_events
from youju.ledger.directives import receive_directives
from youju.ledger.models import Entry
from youju.ledger.operations import record_entries, revise_entries
from youju.members.operations import register_people
from youju.organisation.operations import found_units, move_unit, start_terms

STEPS, LEAST, MOST = 10, 15, 200
"""Volumes to a load, for its progress to show; units to a volume, for few statements and bounded memory."""


@transaction.atomic
def load_demo(scale: Scale, *, by: Actor, at: datetime, progress: Progress = quiet) -> Loaded:
    """Load a group, once: where it is there already, nothing is done. Refuses books that hold anything else.

    All is written with the instants of the life told; only the line that marks the load bears `at`.
    """
    before = loaded_before(scale)
    if before is not None:
        return before
    check_books()
    told = list(plans(scale))
    directives = directives_of(scale, told[0].top.number)
    loader = _Loader(scale, by, at)
    progress("组织", 0, scale.units)
    loader.found(told)
    done = 0
    for some in volumes(told, min(max(scale.units // STEPS, LEAST), MOST)):
        loader.tell([chapter(plan, directives) for plan in some])
        if not done:
            take_statistics()
        done += units_in(some)
        progress(some[-1].name, done, scale.units)
    take_statistics()
    return mark(scale, by=by, at=at)


@dataclass(frozen=True, slots=True)
class _Written:
    """A version of an entry that was put into the books in some month."""

    entry: model.Entry
    version: model.Version


class _Loader:
    """Puts chapters into the books. What was so before the months told is written on their first morning, nothing
    later than now."""

    def __init__(self, scale: Scale, by: Actor, now: datetime) -> None:
        self.scale, self.by, self.now = scale, by, now
        self.books = Books(scale)
        self.opened = datetime.combine(scale.since, time(9), SHANGHAI)

    def found(self, told: Iterable[Plan]) -> None:
        """All units at once, then those that come under another superior."""
        told = list(told)
        units = [unit for plan in told for unit in plan.units]
        made = found_units(self.books.unit_drafts(units), by=self.by, at=self.opened)
        self.books.units = {unit.number: each for unit, each in zip(units, made, strict=True)}
        for move in (move for plan in told for move in plan.moves):
            unit, superior = self.books.units[move.unit], self.books.units[move.superior]
            move_unit(unit, superior, move.on, by=self.by, at=datetime.combine(move.on, time(9), SHANGHAI))

    def tell(self, told: Sequence[model.Chapter]) -> None:
        """Some chapters: people and their relations, what binds the units, then the books as they were kept."""
        persons = [person for each in told for person in each.people]
        people = register_people(map(self.books.person_draft, persons), by=self.by, at=self.opened)
        self.books.people = {person.number: each for person, each in zip(persons, people, strict=True)}
        for each in told:
            self._bind(each)
        self._start(told)
        events = (event for each in told for event in each.events)
        record_events(map(self.books.event_draft, events), by=self.by, at=self._last_instant())
        closings = [closing for each in told for closing in each.closings]
        self._close(closings)
        self._write((entry for each in told for entry in each.entries), {each.closed_at for each in closings})
        for each in told:
            self._give_reasons(each)

    def _last_instant(self) -> datetime:
        """A fortnight after the months told, when the books for them are done."""
        return min(datetime.combine(self.scale.until + timedelta(days=20), time(18), SHANGHAI), self.now)

    def _start(self, told: Sequence[model.Chapter]) -> None:
        """Terms and directives, which events and agendas refer to."""
        terms = [term for each in told for term in each.terms]
        units = self.books.units
        rows = ((units[term.unit], term.started_on, term.ends_on) for term in terms)
        for term, made in zip(terms, start_terms(rows, by=self.by, at=self.opened), strict=True):
            self.books.refs[model.Ref("term", term.number)] = made.pk
        directives = [directive for each in told for directive in each.directives]
        drafts = map(self.books.directive_draft, directives)
        noted = receive_directives(drafts, by=self.by, at=self._last_instant())
        for directive, row in zip(directives, noted, strict=True):
            self.books.refs[model.Ref("directive", directive.number)] = row.pk

    def _bind(self, told: model.Chapter) -> None:
        units = self.books.units
        for each in told.adoptions:
            adopt_rulebook(
                units[each.unit], each.rulebook, each.since, with_below=each.with_below, by=self.by, at=self.opened
            )
        for target in told.targets:
            set_target(
                units[target.unit],
                target.duty,
                target.least,
                target.basis,
                target.since,
                until=target.until,
                by=self.by,
                at=self.opened,
            )

    def _close(self, closings: Iterable[model.Closing]) -> None:
        """Units that closed a quarter at the same instant do so in one operation."""
        ordered = sorted(closings, key=lambda each: (each.closed_at, each.until, each.unit))
        for (closed_at, until), group in groupby(ordered, key=lambda each: (each.closed_at, each.until)):
            quarter = Period.containing(Cadence.QUARTER, until - timedelta(days=1))
            close_period([self.books.units[each.unit] for each in group], quarter, by=self.by, at=closed_at)

    def _write(self, entries: Iterable[model.Entry], closed: Iterable[datetime]) -> None:
        """Month by month, and apart before and after each closing: what was recorded, then what was corrected."""
        first: dict[datetime, list[_Written]] = defaultdict(list)
        again: dict[datetime, list[_Written]] = defaultdict(list)
        marks = sorted(closed)
        for entry in entries:
            for number, version in enumerate(entry.versions):
                end = min(_end_of_batch(version.written_at, marks), self.now)
                (again if number else first)[end].append(_Written(entry, version))
        known: dict[int, Entry] = {}
        for end in sorted({*first, *again}):
            self._record(first[end], known, end - timedelta(seconds=2))
            self._revise(again[end], known, end - timedelta(seconds=1))

    def _record(self, written: list[_Written], known: dict[int, Entry], at: datetime) -> None:
        drafts = [self.books.entry_draft(each.entry, each.version) for each in written]
        made = record_entries(drafts, by=self.by, at=at)
        known |= {each.entry.number: entry for each, entry in zip(written, made, strict=True)}

    def _revise(self, written: list[_Written], known: dict[int, Entry], at: datetime) -> None:
        for reason in sorted({each.version.reason for each in written}):
            changes = [
                (known[each.entry.number], self.books.entry_draft(each.entry, each.version))
                for each in written
                if each.version.reason == reason
            ]
            revise_entries(changes, reason, by=self.by, at=at)

    def _give_reasons(self, told: model.Chapter) -> None:
        units, people = self.books.units, self.books.people
        for zero in told.declarations:
            quarter = Period.containing(Cadence.QUARTER, zero.since)
            declare_zero(units[zero.unit], zero.measure, quarter, by=self.by, at=zero.declared_at)
        excuses = sorted(told.excuses, key=lambda each: shanghai_day(each.excused_at))
        for _, group in groupby(excuses, key=lambda each: shanghai_day(each.excused_at)):
            given = list(group)
            drafts = [ExcuseDraft(each.duty, units[each.unit], each.starts_on, each.reason) for each in given]
            excuse_items(drafts, by=self.by, at=given[-1].excused_at)
        for waiver in told.waivers:
            waive(
                units[waiver.unit],
                waiver.duty,
                waiver.reason,
                waiver.since,
                waiver.until,
                person=people[waiver.person] if waiver.person else None,
                by=self.by,
                at=waiver.waived_at,
            )


def _end_of_batch(written_at: datetime, closed: Sequence[datetime]) -> datetime:
    """The end of the month in which something was written, or the first closing after it where that comes sooner."""
    end = datetime.combine(add_months(shanghai_day(written_at).replace(day=1), 1), time(0), SHANGHAI)
    number = bisect_right(closed, written_at)
    return min(end, closed[number]) if number < len(closed) else end
