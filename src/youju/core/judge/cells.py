"""Cells: what the acts of a unit or a person add up to in a period (judging.md 6)."""

import ibis
import ibis.expr.types as ir

from youju.core.judge.acts import calendar_terms, counts_unnamed, person_acts, streaming, union
from youju.core.judge.plan import Stream
from youju.core.judge.tables import Tables, flag, number, total, wide_total


def unit_cells(t: Tables) -> ir.Table:
    """(term, unit, period): what a unit's acts add up to. In a rate `base` is all rows, `value` those that passed."""
    acts = t.unit_act
    return acts.group_by("term_no", "unit_id", "period_no").agg(
        value=wide_total(acts.weight * acts.passed),
        in_time=wide_total(acts.weight * acts.passed * acts.in_time),
        base=wide_total(acts.weight),
        records=number(acts.count()),
    )


def person_cells(t: Tables) -> ir.Table:
    """(term, person, period): what a person's acts add up to; `untimed` of them have no study hours in the books."""
    acts = person_acts(t, calendar_terms(t))
    return acts.group_by("term_no", "person_id", "period_no").agg(
        value=total(acts.weight),
        in_time=total(acts.weight * acts.in_time),
        records=number(acts.count()),
        untimed=total(1 - acts.timed),
    )


def people_cells(t: Tables) -> ir.Table:
    """(term, unit, period): different people in a unit's entries; `maybe` is the headcount beside them."""
    key = ("term_no", "unit_id", "period_no")
    people, heads = _named_people(t, key), _headcounts(t, key)
    zero = number(0)
    unnamed = heads.mutate(value=zero, in_time=zero, records=zero).select(*people.columns, "maybe")
    both = union([people.mutate(maybe=zero), unnamed])
    names = ("value", "in_time", "records", "maybe")
    return both.group_by(*key).agg(**{name: both[name].max() for name in names})


def _named_people(t: Tables, key: tuple[str, ...]) -> ir.Table:
    hosted = person_acts(t, streaming(t, Stream.PEOPLE)).join(t.entry_host, "entry_id")
    return hosted.group_by(*key).agg(
        value=number(hosted.person_id.nunique()),
        in_time=number(hosted.person_id.nunique(where=hosted.in_time == 1)),
        records=number(hosted.count()),
    )


def _headcounts(t: Tables, key: tuple[str, ...]) -> ir.Table:
    hosted = unnamed_people(t).join(t.entry_host, "entry_id")
    return hosted.group_by(*key).agg(maybe=total(hosted.headcount))


def unnamed_people(t: Tables) -> ir.Table:
    """(term, entry, period, headcount) of people terms: who took part without a name."""
    terms = streaming(t, Stream.PEOPLE)
    terms = terms.filter(counts_unnamed(terms)).select("term_no")
    rows = t.hit.semi_join(terms, "term_no").join(t.entry.select("entry_id", "headcount"), "entry_id")
    return rows.filter(rows.headcount > 0)


def open_cells(t: Tables) -> ir.Table:
    """(term, person, period): how many entries are open to a person."""
    acts = t.open_act
    return acts.group_by("term_no", "person_id", "period_no").agg(open_entries=number(acts.count()))


def with_values(rows: ir.Table, cells: ir.Table, *key: str) -> ir.Table:
    """Rows with the values of their cell by term, period and `key`, 0 where there is none."""
    join_on = [name for name in ("term_no", "period_no", *key) if name in cells.columns]
    both = rows.left_join(cells, join_on)
    filled = {name: number(both[name].fill_null(0)) for name in cells.columns if name not in join_on}
    return both.select(*rows.columns, **filled)


def populace(t: Tables) -> ir.Table:
    """(duty, unit, person, period) of coverage duties with what each person did: done, away, possible as flags."""
    people = with_values(t.population, t.person_cell, "person_id")
    people = with_values(people, t.open_cell, "person_id")
    people = with_values(people, t.leave_cell, "person_id")
    people = people.join(t.duty.select("duty_no", "each"), "duty_no")
    enough = people.value >= people.each
    away = ~enough & (people.value + people.leaves >= people.each)
    possible = ~enough & ~away & (people.value + people.open_entries >= people.each)
    return people.mutate(
        done=flag(enough), done_in_time=flag(people.in_time >= people.each), away=flag(away), possible=flag(possible)
    )


def coverage_cells(t: Tables) -> ir.Table:
    """(duty, unit, period): how many of the population did it; `maybe` of the rest may have."""
    people = t.populace
    key = ("duty_no", "unit_id", "period_no")
    cells = people.group_by(*key).agg(
        value=total(people.done),
        in_time=total(people.done_in_time),
        base=total(1 - people.away),
        records=total(people.records),
        possible=total(people.possible),
    )
    rooms = cells.left_join(_rooms(t), key).select(*cells.columns, "room")
    maybe = number(ibis.least(rooms.possible, rooms.room.fill_null(0)))
    return rooms.mutate(maybe=maybe)


def _rooms(t: Tables) -> ir.Table:
    """(duty, unit, period): how many unnamed people there are in the entries open to those who may have done it."""
    possible = t.populace.filter(t.populace.possible == 1)
    entries = possible.join(t.open_act.drop("day", "in_time"), ["term_no", "person_id", "period_no"])
    entries = entries.select("duty_no", "unit_id", "period_no", "entry_id", "capacity").distinct()
    return entries.group_by("duty_no", "unit_id", "period_no").agg(room=total(entries.capacity))
