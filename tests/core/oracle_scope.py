"""Section 5: who is in scope of a duty on which days, and who owes a period."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.oracle_ledger import Days, Horizon, Ledger, Row, contains, days_between, days_of
from youju.core.facts import Standing
from youju.core.periods import Period
from youju.core.rules.model import COMMITTEE_FROM, Duty, Feature, Layer, PartPeriod, Rulebook

NO_DAYS: Days = frozenset()
Force = tuple[Days, Days]
"""The days an edition is in force, and those on which it or one joined to it states the duty."""

COUNTED_FOR_SIZE = (Standing.FULL_MEMBER, Standing.PROBATIONARY_MEMBER)


@dataclass
class Scope:
    """The days an owner is in scope, and those on which the edition, and the duty at all, is in force.

    `lines` are looked at one by one (a person may hold several posts); one that is long enough makes the owner owe.
    """

    person_id: int
    lines: list[Days]
    unit_on: Mapping[int, int]
    in_force: Days
    stated: Days
    uncertain: Days = NO_DAYS

    def owes(self, part: PartPeriod, period: Period) -> bool:
        """Whether one line has enough of the period, and a day under this edition."""
        days = days_in(period)
        return any(owes_line(part, line & days, self.stated, self.in_force, period) for line in self.lines)

    def own_days(self, part: PartPeriod, period: Period) -> int:
        """On how many days of one line that is enough this very edition is in force."""
        days = days_in(period)
        lines = [line & days for line in self.lines]
        enough = [line for line in lines if owes_line(part, line, self.stated, self.in_force, period)]
        return max(len(line & self.in_force) for line in enough)

    def days(self, period: Period) -> Days:
        """The days of the period in scope."""
        return NO_DAYS.union(*self.lines) & days_in(period)


def owes_line(part: PartPeriod, days: Days, stated: Days, in_force: Days, period: Period) -> bool:
    """Whether days in scope make somebody owe: enough of them under any edition, one at least under this."""
    return bool(days & in_force) and is_enough(part, len(days & stated), period.days)


def is_enough(part: PartPeriod, owed: int, days: int) -> bool:
    """Whether so many days of all make somebody owe."""
    return {PartPeriod.WHOLE: owed == days, PartPeriod.HALF: 2 * owed >= days, PartPeriod.ANY: owed >= 1}[part]


def days_in(period: Period) -> Days:
    """All days of a period."""
    return frozenset(range(period.start.toordinal(), period.end.toordinal()))


def scopes(
    ledger: Ledger, rulebook: Rulebook, duty: Duty, stated: tuple[date, date], horizon: Horizon
) -> Iterator[Scope]:
    """Every possible owner of a calendar duty, some of them in scope on no day.

    `stated`: since when and until when this edition or those it is joined to without a gap state the duty.
    """
    force = force_days(rulebook, horizon), days_between(*stated, horizon)
    if duty.owed_by.unit:
        return _units(ledger, rulebook, duty, force, horizon)
    if duty.owed_by.member:
        return _members(ledger, rulebook, duty, force, horizon)
    return _holders(ledger, rulebook, duty, force, horizon)


def force_days(rulebook: Rulebook, horizon: Horizon) -> Days:
    """The days on which an edition is in force."""
    return days_between(rulebook.valid_from, rulebook.valid_to, horizon)


def _unit_ids(ledger: Ledger) -> list[int]:
    return sorted({row.unit_id for row in ledger.all("unit")})


def _units(ledger: Ledger, rulebook: Rulebook, duty: Duty, force: Force, horizon: Horizon) -> Iterator[Scope]:
    for unit_id in _unit_ids(ledger):
        bound = bound_days(ledger, rulebook, duty.owed_by.unit, unit_id, horizon)
        having, uncertain = feature_days(ledger, duty.owed_by.has, unit_id, bound)
        yield Scope(0, [having], dict.fromkeys(having, unit_id), *force, uncertain)


def bound_days(ledger: Ledger, rulebook: Rulebook, kinds: Iterable[str], unit_id: int, horizon: Horizon) -> Days:
    """The days on which a rulebook binds a unit of one of the kinds, features and its being in force apart."""
    rows = [row for row in ledger.all("unit") if row.unit_id == unit_id and _is_bound(ledger, rulebook, kinds, row)]
    days = days_of(rows, horizon)
    if rulebook.layer is Layer.STATUTORY:
        return days
    return days & days_of(_adoptions(ledger, rulebook, unit_id), horizon)


def _is_bound(ledger: Ledger, rulebook: Rulebook, kinds: Iterable[str], unit: Row) -> bool:
    return ledger.is_of_kind(unit.kind, kinds) and (not rulebook.sector or unit.sector in rulebook.sector)


def _adoptions(ledger: Ledger, rulebook: Rulebook, unit_id: int) -> list[Row]:
    return [row for row in ledger.all("adoption") if (row.rulebook, row.unit_id) == (rulebook.code, unit_id)]


def binds_on(ledger: Ledger, rulebook: Rulebook, kinds: Iterable[str], unit_id: int, day: date) -> bool:
    """Section 7: whether an event of that unit and day can be an anchor."""
    rows = [row for row in ledger.all("unit") if row.unit_id == unit_id and contains(row, day)]
    if not any(_is_bound(ledger, rulebook, kinds, row) for row in rows):
        return False
    if not rulebook.valid_from <= day < rulebook.valid_to:
        return False
    adopted = any(contains(row, day) for row in _adoptions(ledger, rulebook, unit_id))
    return adopted or rulebook.layer is Layer.STATUTORY


def feature_days(ledger: Ledger, feature: Feature | None, unit_id: int, days: Days) -> tuple[Days, Days]:
    """Of these days, those with the feature, and of those again the uncertain ones."""
    if feature is None:
        return days, NO_DAYS
    if feature is Feature.CELLS:
        return frozenset(day for day in days if _has_cells(ledger, unit_id, date.fromordinal(day))), NO_DAYS
    sizes = {day: full_members_on(ledger, unit_id, date.fromordinal(day)) for day in days}
    unknown = frozenset(day for day, size in sizes.items() if size is None)
    wants_committee = feature is Feature.COMMITTEE
    known = [day for day, size in sizes.items() if size is not None and (size >= COMMITTEE_FROM) == wants_committee]
    return unknown.union(known), unknown


def _has_cells(ledger: Ledger, unit_id: int, day: date) -> bool:
    cells = {row.unit_id for row in ledger.all("unit") if row.kind == "cell" and contains(row, day)}
    return any(
        edge.superior_id == unit_id and edge.kind == "leads" and edge.unit_id in cells and contains(edge, day)
        for edge in ledger.all("edge")
    )


def lists_members(ledger: Ledger, unit_id: int) -> bool:
    """Whether the books name full or probationary members of a unit, on whatever date."""
    return any(row.unit_id == unit_id and row.standing in COUNTED_FOR_SIZE for row in ledger.all("membership"))


def declared_size_on(ledger: Ledger, unit_id: int, day: date) -> int | None:
    """The declared number of full members; None where there is none."""
    sizes = [row.full_members for row in ledger.all("declared_size") if row.unit_id == unit_id and contains(row, day)]
    return sizes[0] if sizes else None


def full_members_on(ledger: Ledger, unit_id: int, day: date) -> int | None:
    """The number of full members; None where the books cannot tell."""
    if not lists_members(ledger, unit_id):
        return declared_size_on(ledger, unit_id, day)
    rows = [row for row in ledger.all("membership") if row.unit_id == unit_id and contains(row, day)]
    return len([row for row in rows if row.standing == Standing.FULL_MEMBER])


def _members(ledger: Ledger, rulebook: Rulebook, duty: Duty, force: Force, horizon: Horizon) -> Iterator[Scope]:
    rows = [row for row in ledger.all("membership") if row.standing in duty.owed_by.member]
    bound = _bound_days_by_unit(ledger, rulebook, duty.owed_by.at, horizon)
    for person_id in sorted({row.person_id for row in rows}):
        unit_on: dict[int, int] = {}
        for row in rows:
            if row.person_id == person_id:
                unit_on |= dict.fromkeys(days_of([row], horizon) & bound.get(row.unit_id, NO_DAYS), row.unit_id)
        yield Scope(person_id, [frozenset(unit_on)], unit_on, *force)


def _bound_days_by_unit(
    ledger: Ledger, rulebook: Rulebook, kinds: Iterable[str], horizon: Horizon
) -> Mapping[int, Days]:
    return {unit: bound_days(ledger, rulebook, kinds, unit, horizon) for unit in _unit_ids(ledger)}


def _holders(ledger: Ledger, rulebook: Rulebook, duty: Duty, force: Force, horizon: Horizon) -> Iterator[Scope]:
    rows = [row for row in ledger.all("post") if row.post in duty.owed_by.post]
    bound = _bound_days_by_unit(ledger, rulebook, duty.owed_by.at, horizon)
    for person_id, unit_id in sorted({(row.person_id, row.unit_id) for row in rows}):
        held = [row for row in rows if (row.person_id, row.unit_id) == (person_id, unit_id)]
        posts = {row.post: [other for other in held if other.post == row.post] for row in held}
        lines = [days_of(rows_of_post, horizon) & bound.get(unit_id, NO_DAYS) for rows_of_post in posts.values()]
        yield Scope(person_id, lines, dict.fromkeys(NO_DAYS.union(*lines), unit_id), *force)
