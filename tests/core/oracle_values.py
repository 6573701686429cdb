"""Section 6: the value of an item, from the acts that count for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.oracle_acts import Act, counts_unnamed
from core.oracle_ledger import Days, Horizon, Ledger, Row, contains, days_of
from core.oracle_scope import NO_DAYS, declared_size_on, lists_members
from youju.core.facts import Presence, Standing
from youju.core.measures import Measure, Population, Verb
from youju.core.rules.model import Duty

AWAY = (Presence.LEAVE, Presence.ABSENT)


@dataclass(frozen=True)
class Tally:
    """What the books say about one item, before any threshold."""

    value: int = 0
    in_time: int = 0
    base: int = 0
    maybe: int = 0
    records: int = 0
    certain: int = 1
    missing: tuple[int, ...] = ()
    possible: tuple[int, ...] = ()


@dataclass(frozen=True)
class Counted:
    """What counts for one item: all acts, those of them in time, and the matching entries, whoever they name."""

    acts: list[Act] = field(default_factory=list)
    timely: list[Act] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)

    def narrowed(self, belongs: Callable[[Act], bool]) -> "Counted":
        """The same with the acts that pass."""
        return Counted(list(filter(belongs, self.acts)), list(filter(belongs, self.timely)), self.entries)

    def of_unit(self, unit_id: int) -> "Counted":
        """The acts of a unit."""
        return self.narrowed(lambda act: unit_id in act.units)

    def of_person(self, person_id: int) -> "Counted":
        """The acts of a person, whoever hosts."""
        return self.narrowed(lambda act: act.person_id == person_id)


def total(acts: Iterable[Act]) -> int:
    """Weights added up."""
    return sum(act.weight for act in acts)


def people_in(acts: Iterable[Act]) -> set[int]:
    """The different people of acts."""
    return {act.person_id for act in acts}


def unit_tally(ledger: Ledger, duty: Duty, counted: Counted, unit_id: int) -> Tally:
    """Count, sum, people, attendances and rate of a unit."""
    own = counted.of_unit(unit_id)
    if duty.measure.verb is Verb.PEOPLE:
        hosted = [entry for entry in own.entries if unit_id in ledger.hosts(entry.entry_id)]
        unnamed = sum(entry.headcount for entry in hosted) if counts_unnamed(duty.measure) else 0
        people, in_time = len(people_in(own.acts)), len(people_in(own.timely))
        return Tally(value=people, in_time=in_time, maybe=unnamed, records=len(own.acts))
    if duty.measure.verb is Verb.RATE:
        passed, in_time = (sum(act.passed for act in acts) for acts in (own.acts, own.timely))
        return Tally(value=passed, in_time=in_time, base=len(own.acts), records=len(own.acts))
    return Tally(value=total(own.acts), in_time=total(own.timely), records=len(own.acts))


def person_tally(ledger: Ledger, duty: Duty, counted: Counted, person_id: int, least: int) -> Tally:
    """Count and hours of a person."""
    own = counted.of_person(person_id)
    open_entries = [entry for entry in own.entries if is_open_to(ledger, duty.measure, entry, person_id)]
    maybe = len(open_entries)
    if duty.measure.verb is Verb.HOURS:
        maybe = least if open_entries or any(not act.timed for act in own.acts) else 0
    return Tally(value=total(own.acts), in_time=total(own.timely), maybe=maybe, records=len(own.acts))


def is_open_to(ledger: Ledger, measure: Measure, entry: Row, person_id: int) -> bool:
    """Whether a matching entry may have had the person without saying so."""
    if not _belongs_to_host(ledger, entry, person_id):
        return False
    attendance = ledger.of_entry("attendance", entry.entry_id)
    if measure.function is None:
        unnamed = entry.headcount > 0 and counts_unnamed(measure)
        return unnamed and all(row.person_id != person_id for row in attendance)
    asked = int(measure.function)
    away = any(row.person_id == person_id and row.presence in AWAY for row in attendance)
    return not away and all(row.functions & asked != asked for row in attendance)


def _belongs_to_host(ledger: Ledger, entry: Row, person_id: int) -> bool:
    hosts = ledger.hosts(entry.entry_id)
    return any(
        row.person_id == person_id and row.unit_id in hosts and contains(row, entry.day)
        for table in ("membership", "attachment", "post")
        for row in ledger.all(table)
    )


def population_lines(
    ledger: Ledger, of: Population, days_by_unit: Mapping[int, Days], horizon: Horizon
) -> dict[int, list[Days]]:
    """Person → lines of days in a population of some units; as for owners, each post is a line of its own."""
    joined: dict[tuple[int, str], Days] = {}
    for person, by, unit_id, days in _in_population(ledger, of, horizon):
        within = days & days_by_unit.get(unit_id, NO_DAYS)
        joined[person, by] = joined.get((person, by), NO_DAYS) | within
    lines: dict[int, list[Days]] = {}
    for (person, _), days in joined.items():
        lines.setdefault(person, []).append(days)
    return lines


def _in_population(ledger: Ledger, of: Population, horizon: Horizon) -> Iterator[tuple[int, str, int, Days]]:
    """(person, post or '', unit, days): attached people belong while they have one of the standings at home."""
    members = [row for row in ledger.all("membership") if row.standing in of.member]
    yield from ((row.person_id, "", row.unit_id, days_of([row], horizon)) for row in members)
    for row in ledger.all("attachment") if of.attached else []:
        at_home = days_of((home for home in members if home.person_id == row.person_id), horizon)
        yield row.person_id, "", row.unit_id, days_of([row], horizon) & at_home
    for row in ledger.all("post"):
        if row.post in of.post:
            yield row.person_id, row.post, row.unit_id, days_of([row], horizon)


def coverage_tally(ledger: Ledger, measure: Measure, counted: Counted, population: Iterable[int]) -> Tally:
    """How many of a population have done it."""
    people = sorted(population)
    done = {person: len(counted.of_person(person).acts) >= measure.each for person in people}
    in_time = [person for person in people if len(counted.of_person(person).timely) >= measure.each]
    base = [person for person in people if done[person] or not _has_leave(ledger, measure, counted, person)]
    missing = tuple(person for person in base if not done[person])
    possible = tuple(person for person in missing if _is_possible(ledger, measure, counted, person))
    return Tally(
        value=len(base) - len(missing),
        in_time=len(in_time),
        base=len(base),
        maybe=min(len(possible), _hidden(ledger, measure, counted, possible)),
        records=sum(len(counted.of_person(person).acts) for person in people),
        missing=missing,
        possible=possible,
    )


def _has_leave(ledger: Ledger, measure: Measure, counted: Counted, person_id: int) -> bool:
    leaves = [
        row
        for entry in counted.entries
        for row in ledger.of_entry("attendance", entry.entry_id)
        if row.person_id == person_id and row.presence == Presence.LEAVE
    ]
    return len(counted.of_person(person_id).acts) + len(leaves) >= measure.each


def _open(ledger: Ledger, measure: Measure, counted: Counted, person: int) -> list[Row]:
    return [entry for entry in counted.entries if is_open_to(ledger, measure, entry, person)]


def _is_possible(ledger: Ledger, measure: Measure, counted: Counted, person: int) -> bool:
    """Whether somebody missing may have done it in entries that do not name everybody."""
    return len(counted.of_person(person).acts) + len(_open(ledger, measure, counted, person)) >= measure.each


def _hidden(ledger: Ledger, measure: Measure, counted: Counted, people: Iterable[int]) -> int:
    """How many unnamed people there are in the entries open to some people."""
    open_to = {entry.entry_id: entry for person in people for entry in _open(ledger, measure, counted, person)}
    return sum(1 if measure.function else entry.headcount for entry in open_to.values())


def size_tally(ledger: Ledger, of: Population, unit_ids: Iterable[int], day: date) -> Tally:
    """How large a population is on a day; units whose members have no names add what they declare."""
    unit_ids = set(unit_ids)
    that_day = Horizon(day, day + timedelta(days=1))
    there = [(person, unit) for person, _, unit, days in _in_population(ledger, of, that_day) if days]
    named = {person for person, unit in there if unit in unit_ids}
    sizes = [_declared(ledger, of, unit_id, day) for unit_id in sorted(unit_ids)]
    declared = [size for size in sizes if size is not None]
    value = len(named) + sum(declared)
    certain = all(is_size_known(ledger, of, unit_id, day, any(u == unit_id for _, u in there)) for unit_id in unit_ids)
    return Tally(value=value, in_time=value, records=len(named) + len(declared), certain=int(certain))


def _declared(ledger: Ledger, of: Population, unit_id: int, day: date) -> int | None:
    if not is_full_members(of) or lists_members(ledger, unit_id):
        return None
    return declared_size_on(ledger, unit_id, day)


def is_full_members(of: Population) -> bool:
    """Whether a population is the full members and nobody else: the one a unit can declare."""
    return of.member == (Standing.FULL_MEMBER,) and not of.post and not of.attached


def is_size_known(ledger: Ledger, of: Population, unit_id: int, day: date, found: bool) -> bool:
    """Whether the books can tell a population of a unit: each register it is taken from must have rows."""
    posts = any(row.unit_id == unit_id for row in ledger.all("post"))
    declared = is_full_members(of) and declared_size_on(ledger, unit_id, day) is not None
    members = lists_members(ledger, unit_id) or declared or found
    return (not of.member or members) and (not of.post or posts)
