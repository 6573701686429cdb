"""The ten duties the way object mappers invite to: unit by unit, each with its entries as objects, in plain Python.

Each unit takes seven queries (its life, entries and what hangs on them, people) and each of its people one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from youju.core.codes import Vocabulary
from youju.core.judge.run import Engine
from youju.core.periods import Cadence, Period, add_months
from youju.library.shelf import shipped_library

PRESENT, LEAVE = 1, 4
Verdict = tuple[str, int, int, date, date, int, int, int]
"""Duty code, then expert.VERDICT."""


@dataclass
class Entry:
    """A held entry with all that hangs on it."""

    number: int
    day: date
    month: int
    credit_month: int
    made_up: int
    headcount: int
    forms: set[str] = field(default_factory=set)
    votes: list[tuple[int, int]] = field(default_factory=list)
    lines: dict[int, tuple[str, int]] = field(default_factory=dict)
    people: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class Branch:
    """A unit in scope of the ten duties."""

    number: int
    kind: str
    since: date
    until: date
    entries: list[Entry]
    members: list[tuple[int, str, date, date]]
    declared: list[tuple[int, date, date]]
    appointed: list[tuple[int, str, date]]


@dataclass
class Took:
    """Somebody's part in an entry, whoever hosted it."""

    day: date
    forms: set[str]
    presence: int
    tenths: int


def branch(on: Engine, unit: int) -> Branch:
    """Fetch a unit with everything under it."""
    kind, since, until = next(on.rows(f"SELECT kind, from_on, to_on FROM unit WHERE unit_id = {unit}"))
    members = list(on.rows(f"SELECT person_id, standing, from_on, to_on FROM membership WHERE unit_id = {unit}"))
    declared = list(on.rows(f"SELECT full_members, from_on, to_on FROM declared_size WHERE unit_id = {unit}"))
    found = on.rows(f"SELECT person_id, ref, day FROM event WHERE unit_id = {unit} AND kind = 'appointed'")
    return Branch(unit, kind, since, until, _entries(on, unit), members, declared, sorted(set(found)))


def _entries(on: Engine, unit: int) -> list[Entry]:
    columns = "entry_id, day, month_no, credit_month_no, made_up, headcount"
    held = f"FROM entry JOIN entry_host USING (entry_id) WHERE unit_id = {unit} AND state = 'held'"
    entries = {row[0]: Entry(*row) for row in on.rows(f"SELECT {columns} {held}")}
    of_unit = f"entry_id IN (SELECT entry_id FROM entry_host WHERE unit_id = {unit})"
    for entry, form in on.rows(f"SELECT entry_id, form FROM entry_form WHERE {of_unit}"):
        if entry in entries:
            entries[entry].forms.add(form)
    for entry, expected, present in on.rows(f"SELECT entry_id, expected, present FROM agenda_item WHERE {of_unit}"):
        if entry in entries:
            entries[entry].votes.append((expected, present))
    for entry, line, kind, amount in on.rows(
        f"SELECT entry_id, line_id, kind, amount FROM deliverable WHERE {of_unit}"
    ):
        if entry in entries and kind == "reflection":
            entries[entry].lines[line] = (kind, amount)
    for entry, person, presence in on.rows(f"SELECT entry_id, person_id, presence FROM attendance WHERE {of_unit}"):
        if entry in entries:
            entries[entry].people.append((person, presence))
    return list(entries.values())


def took(on: Engine, person: int) -> list[Took]:
    """Everything somebody took part in."""
    rows = on.rows(f"""
        SELECT entry_id, day, presence, tenths, form FROM attendance JOIN entry USING (entry_id)
        JOIN entry_form USING (entry_id) WHERE person_id = {person} AND state = 'held'""")
    found: dict[int, Took] = {}
    for entry, day, presence, tenths, form in rows:
        found.setdefault(entry, Took(day, set(), presence, tenths)).forms.add(form)
    return list(found.values())


class Judge:
    """Judges units one after the other."""

    def __init__(self, on: Engine, since: date, until: date) -> None:
        self.on, self.since, self.until = on, since, until
        terms = shipped_library().codes
        self.branches = terms[Vocabulary.UNIT_KIND].cases(["branch"])
        self.meeting = terms[Vocabulary.UNIT_KIND].cases(["branch", "temporary_branch"])
        self.secretaries = terms[Vocabulary.POST].cases(["secretary"])
        self.parts: dict[int, list[Took]] = {}

    def verdicts(self, unit: int) -> Iterator[Verdict]:
        """The items of a unit that fall due in the window."""
        self.parts = {}
        found = branch(self.on, unit)
        if found.kind in self.meeting:
            yield from self._of_unit("ten.branch_meeting", found, Cadence.QUARTER, _counted("branch_meeting"))
            yield from self._of_unit("ten.theme_day", found, Cadence.MONTH, _made_up)
        if found.kind in self.branches:
            yield from self._of_unit("ten.quorum", found, Cadence.HALF, _quorum)
            yield from self._of_unit("ten.reflections", found, Cadence.YEAR, _reflections)
            yield from self._of_unit("ten.attendances", found, Cadence.QUARTER, _attendances)
            yield from self._of_unit("ten.people", found, Cadence.HALF, _people)
            yield from self._of_unit("ten.heart_talks", found, Cadence.YEAR, self._talks)
            yield from self._of_unit("ten.full_members", found, Cadence.HALF, _full_members)
            yield from self._hours(found)
            yield from self._induction(found)

    def _of_unit(
        self, code: str, unit: Branch, cadence: Cadence, value: Callable[[Branch, Period, date], tuple[int, int, int]]
    ) -> Iterator[Verdict]:
        for period in self._periods(cadence):
            days = _overlap(unit.since, unit.until, period.start, period.end)
            due_on = min(unit.until, period.end) - timedelta(days=1)
            if days and 2 * days >= period.days and self.since <= due_on < self.until:
                yield code, unit.number, 0, period.start, due_on, *value(unit, period, due_on)

    def _periods(self, cadence: Cadence) -> Iterator[Period]:
        period = Period.containing(cadence, self.since)
        while period.start < self.until:
            yield period
            period = period.next()

    def _took(self, person: int) -> list[Took]:
        if person not in self.parts:
            self.parts[person] = took(self.on, person)
        return self.parts[person]

    def _talks(self, unit: Branch, period: Period, _: date) -> tuple[int, int, int]:
        done = base = 0
        for person, days in _days(unit, unit.members, period).items():
            if 2 * days < period.days:
                continue
            stands = {part.presence for part in self._took(person) if "heart_talk" in part.forms and _in(part, period)}
            done += PRESENT in stands
            base += PRESENT in stands or LEAVE not in stands
        return done, done, base

    def _hours(self, unit: Branch) -> Iterator[Verdict]:
        """Members whose last stay of the year is here; for that all their stays must be fetched."""
        for period in self._periods(Cadence.YEAR):
            for person in _days(unit, unit.members, period):
                stays = self._stays(person, period)
                last = max(stays)
                due_on = min(period.end, max(until for _, until, _ in stays)) - timedelta(days=1)
                enough = 2 * sum((until - since).days for since, until, _ in stays) >= period.days
                if last[2] == unit.number and enough and self.since <= due_on < self.until:
                    parts = [part for part in self._took(person) if "learning" in part.forms and _in(part, period)]
                    value = sum(part.tenths for part in parts if part.presence == PRESENT)
                    yield "ten.study_hours", unit.number, person, period.start, due_on, value, value, 0

    def _stays(self, person: int, period: Period) -> list[tuple[date, date, int]]:
        rows = self.on.rows(f"""
            SELECT greatest(membership.from_on, unit.from_on), least(membership.to_on, unit.to_on), unit_id,
                standing, kind
            FROM membership JOIN unit USING (unit_id) WHERE person_id = {person}""")
        cut = [
            (max(since, period.start), min(until, period.end), unit)
            for since, until, unit, standing, kind in rows
            if standing in _STANDINGS and kind in self.branches
        ]
        return [stay for stay in cut if stay[0] < stay[1]]

    def _induction(self, unit: Branch) -> Iterator[Verdict]:
        for person, ref, day in unit.appointed:
            due_on = add_months(day, 6)
            there = unit.since <= day < unit.until and self.since <= due_on < self.until
            if ref in self.secretaries and there and self._still(person, unit.number, ref, due_on):
                days = [
                    part.day
                    for part in self._took(person)
                    if "induction_training" in part.forms and part.presence == PRESENT and part.day >= day
                ]
                in_time = sum(each <= due_on for each in days)
                yield "ten.induction", unit.number, person, day, due_on, len(days), in_time, 0

    def _still(self, person: int, unit: int, post: str, on: date) -> bool:
        held = self.on.rows(f"""
            SELECT 1 FROM post WHERE person_id = {person} AND unit_id = {unit} AND post = '{post}'
            AND from_on <= DATE '{on}' AND DATE '{on}' < to_on""")
        return next(held, None) is not None


_STANDINGS = ("full_member", "probationary_member")


def _overlap(since: date, until: date, start: date, end: date) -> int:
    return max((min(until, end) - max(since, start)).days, 0)


def _days(unit: Branch, members: Iterable[tuple[int, str, date, date]], period: Period) -> dict[int, int]:
    """Person → days as a member in the unit in the period."""
    found: dict[int, int] = {}
    for person, standing, since, until in members:
        start, end = max(unit.since, period.start), min(unit.until, period.end)
        days = _overlap(since, until, start, end)
        if standing in _STANDINGS and days:
            found[person] = found.get(person, 0) + days
    return found


def _in(part: Any, period: Period) -> bool:
    return bool(period.start <= part.day < period.end)


def _of_form(unit: Branch, form: str, period: Period) -> list[Entry]:
    return [entry for entry in unit.entries if form in entry.forms and _in(entry, period)]


def _counted(form: str) -> Callable[[Branch, Period, date], tuple[int, int, int]]:
    def count(unit: Branch, period: Period, _: date) -> tuple[int, int, int]:
        found = len(_of_form(unit, form, period))
        return found, found, 0

    return count


def _made_up(unit: Branch, period: Period, _: date) -> tuple[int, int, int]:
    value = in_time = 0
    for entry in (each for each in unit.entries if "theme_day" in each.forms):
        late = entry.made_up and entry.month - entry.credit_month <= 1
        if (entry.credit_month if late else entry.month) == period.number:
            value += 1
            in_time += entry.month == period.number
    return value, in_time, 0


def _quorum(unit: Branch, period: Period, _: date) -> tuple[int, int, int]:
    votes = [vote for entry in _of_form(unit, "branch_meeting", period) for vote in entry.votes if vote[0] > 0]
    passed = sum(2 * present >= expected for expected, present in votes)
    return passed, passed, len(votes)


def _reflections(unit: Branch, period: Period, _: date) -> tuple[int, int, int]:
    value = sum(amount for entry in unit.entries if _in(entry, period) for _, amount in entry.lines.values())
    return value, value, 0


def _attendances(unit: Branch, period: Period, _: date) -> tuple[int, int, int]:
    entries = _of_form(unit, "group_study", period)
    value = sum(entry.headcount + sum(presence == PRESENT for _, presence in entry.people) for entry in entries)
    return value, value, 0


def _people(unit: Branch, period: Period, _: date) -> tuple[int, int, int]:
    entries = _of_form(unit, "theme_day", period)
    value = len({person for entry in entries for person, presence in entry.people if presence == PRESENT})
    return value, value, 0


def _full_members(unit: Branch, _: Period, due_on: date) -> tuple[int, int, int]:
    rosters = [member for member in unit.members if member[1] in _STANDINGS]
    value = len({p for p, standing, since, until in rosters if standing == _STANDINGS[0] and since <= due_on < until})
    if not rosters:
        value = sum(full for full, since, until in unit.declared if since <= due_on < until)
    return value, value, 0
