"""The rows behind due items, and who is missing from them. Read from the same stages as the values."""

import ibis.expr.types as ir

from youju.core.facts import DAY, INT, Columns
from youju.core.judge.acts import anchored_terms, calendar_terms, person_acts, streaming, union
from youju.core.judge.items import declared_sizes, due_people
from youju.core.judge.plan import Stream
from youju.core.judge.tables import Tables, number

KEY = ("duty_no", "unit_id", "person_id", "starts_on", "ends_on", "ref")

ITEM_ROW: Columns = {
    "entry_id": INT,  # 0 where the row is an event or a person
    "row_id": INT,
    "who": INT,  # the person the row is about, or 0
    "day": DAY,
    "weight": INT,
    "passed": INT,
    "in_time": INT,
}
"""Columns of a row besides the KEY of its item."""


def item_rows(t: Tables) -> ir.Table:
    """KEY and ITEM_ROW columns for every item in `due_item`."""
    items = _numbered(t)
    parts = [_of_units(t, items), _of_people(t, items), _of_coverage(t, items), _of_anchors(t), _of_sizes(t, items)]
    return union(part.select(*KEY, *ITEM_ROW) for part in parts)


def missing_people(t: Tables) -> ir.Table:
    """KEY, `who` and `possible`: people of a coverage item's population who have not done it and were not on leave;
    1 where they may have done it in entries that do not name everybody."""
    items = _numbered(t)
    wanting = t.populace.filter((t.populace.done == 0) & (t.populace.away == 0))
    wanting = wanting.select("duty_no", "unit_id", "period_no", "possible", who="person_id")
    return items.join(wanting, ["duty_no", "unit_id", "period_no"]).select(*KEY, "who", "possible")


def _numbered(t: Tables) -> ir.Table:
    """Calendar items with their term, kind and the number of their period."""
    duties = t.duty.filter(t.duty["mode"] == "").select("duty_no", "term_no", "kind", "cadence", "owner")
    periods = t.ask_period.select("cadence", "period_no", "starts_on")
    return t.due_item.select(*KEY, "due_on").join(duties, "duty_no").join(periods, ["cadence", "starts_on"])


def _of_units(t: Tables, items: ir.Table) -> ir.Table:
    items = items.filter(items.kind.isin(["plain", "rate"]) & (items.owner == "unit"))
    acts = t.unit_act.drop("ref")
    return items.join(acts, ["term_no", "unit_id", "period_no"]).mutate(who=number(0))


def _of_people(t: Tables, items: ir.Table) -> ir.Table:
    own = items.filter(items.owner != "unit")
    acts = person_acts(t, calendar_terms(t)).drop("ref").mutate(passed=number(1))
    rows = own.join(acts, ["term_no", "person_id", "period_no"])
    hosted = person_acts(t, streaming(t, Stream.PEOPLE)).join(t.entry_host, "entry_id")
    hosted = hosted.select("term_no", "unit_id", "period_no", "entry_id", "day", "weight", "in_time", who="person_id")
    people = items.filter(items.kind == "people").join(hosted, ["term_no", "unit_id", "period_no"])
    return union([_row_of_person(rows.mutate(who=rows.person_id)), _row_of_person(people.mutate(passed=number(1)))])


def _row_of_person(rows: ir.Table) -> ir.Table:
    return rows.mutate(row_id=rows.who).select(*KEY, *ITEM_ROW)


def _of_coverage(t: Tables, items: ir.Table) -> ir.Table:
    items = items.filter(items.kind == "coverage")
    people = t.populace.select("duty_no", "term_no", "unit_id", "period_no", passed="done", who="person_id")
    acts = person_acts(t, calendar_terms(t)).rename(who="person_id").drop("ref")
    rows = items.join(people.drop("term_no"), ["duty_no", "unit_id", "period_no"])
    return _row_of_person(rows.join(acts, ["term_no", "who", "period_no"]))


def _of_anchors(t: Tables) -> ir.Table:
    anchors = t.anchor.mutate(starts_on=t.anchor.day).rename(anchored_on="day")
    items = t.due_item.select(*KEY).join(
        anchors.drop("due_on"), ["duty_no", "unit_id", "person_id", "starts_on", "ref"]
    )
    acts = t.unit_act.rename(act_ref="ref")
    units = items.filter(items.owner == "unit").join(acts, ["term_no", "unit_id"]).mutate(who=number(0))
    done = person_acts(t, anchored_terms(t)).rename(act_ref="ref").mutate(passed=number(1))
    people = items.filter(items.owner != "unit").join(done, ["term_no", "person_id"])
    people = people.mutate(who=people.person_id, row_id=people.person_id)
    return union(_in_window(rows).select(*KEY, *ITEM_ROW) for rows in (units, people))


def _in_window(rows: ir.Table) -> ir.Table:
    inside = (rows.day >= rows.opens_on) & (rows.day <= rows.shuts_on)
    return rows.filter(inside & ((rows.match_ref == 0) | (rows.ref == rows.act_ref)))


def _of_sizes(t: Tables, items: ir.Table) -> ir.Table:
    sizes = items.filter(items.kind == "size")
    owed = sizes.select("duty_no", "unit_id", "period_no", "due_on")
    there = due_people(t, owed)
    rows = sizes.join(there.rename(who="person_id"), ["duty_no", "unit_id", "period_no"])
    people = rows.mutate(row_id=rows.who, weight=number(1))
    said = declared_sizes(t, owed).rename(weight="declared")
    rosterless = sizes.join(said, ["duty_no", "unit_id", "period_no"])
    rosterless = rosterless.mutate(who=number(0), row_id=rosterless.unit_id)
    rows = union(part.select(*KEY, "due_on", "who", "row_id", "weight") for part in (people, rosterless))
    ones = {name: number(1) for name in ("passed", "in_time")}
    return rows.mutate(entry_id=number(0), day=rows.due_on, **ones).select(*KEY, *ITEM_ROW)
