"""Figures: a measure over any interval for a unit or all below it, as rows that add up to it (judging.md 10)."""

import ibis
import ibis.expr.types as ir

from youju.core.facts import DAY, INT, TEXT, Columns
from youju.core.judge.acts import ACT, person_acts, streaming, union, unit_event_acts
from youju.core.judge.cells import unnamed_people
from youju.core.judge.items import full_members_only
from youju.core.judge.plan import ANY, Stream
from youju.core.judge.scope import clipped, merged, populations_named, rosters
from youju.core.judge.tables import Tables, day_before, days_between, flag, number, total, wide_total

FIGURE_ROW: Columns = {
    "term_no": INT,
    "entry_id": INT,  # 0 where the row is no part of an entry
    "row_id": INT,  # of the entry, agenda item, line, event, person or unit that the row is
    "person_id": INT,
    "unit_id": INT,
    "day": DAY,
    "weight": INT,  # what the row adds to the figure
    "base": INT,  # what it adds to the base of a share
    "ref": TEXT,
}


def scope_units(t: Tables) -> ir.Table:
    """(unit, from_on, to_on): the units asked for, while they were in reach and inside the interval."""
    ask = t.ask_figure
    itself = ask.select("unit_id", from_on="since", to_on="until")
    others = t.reach.filter(t.reach.ancestor_id != t.reach.unit_id).rename(reached="unit_id")
    below = others.join(ask.filter(ask.below == 1), others.ancestor_id == ask.unit_id)
    below = clipped(below, below.since, below.until).select("from_on", "to_on", unit_id="reached")
    return union([itself, below.select("unit_id", "from_on", "to_on")])


def scope_entries(t: Tables) -> ir.Table:
    """Entries with a host in scope on their day."""
    hosted = t.entry.join(t.entry_host, "entry_id").join(t.scope_unit, "unit_id")
    hosted = hosted.filter((hosted.from_on <= hosted.day) & (hosted.day < hosted.to_on))
    return hosted.select("entry_id").distinct()


def figure_people(t: Tables) -> ir.Table:
    """(term, person): the population of a coverage figure: people in scope for at least half of the interval."""
    units = t.unit.rename(unit_from="from_on", unit_to="to_on")
    scope = t.scope_unit.rename(scope_from="from_on", scope_to="to_on")
    pieces = populations_named(t).join(units, "unit_id").join(scope, "unit_id")
    pieces = clipped(clipped(pieces, pieces.unit_from, pieces.unit_to), pieces.scope_from, pieces.scope_to)
    pieces = merged(pieces, "duty_no", "person_id", "by")
    pieces = pieces.mutate(days=days_between(pieces.from_on, pieces.to_on))
    days = pieces.group_by("duty_no", "person_id", "by").agg(days=lambda each: total(each.days))
    long_enough = days.join(t.ask_figure, days.days * 2 >= days_between(t.ask_figure.since, t.ask_figure.until))
    return long_enough.select("person_id", term_no="duty_no").distinct()


def near_entries(t: Tables) -> ir.Table:
    """Entries of the interval that are in scope or name somebody of a population."""
    ask = t.ask_figure
    inside = t.entry.join(ask, (t.entry.day >= ask.since) & (t.entry.day < ask.until)).select("entry_id")
    named = t.attendance.semi_join(t.figure_person, "person_id").select("entry_id")
    return inside.semi_join(union([t.scope_entry, named]).distinct(), "entry_id")


def figure_rows(t: Tables) -> ir.Table:
    """The rows of every figure asked for: FIGURE_ROW columns."""
    parts = (_acts(t), _participations(t), _people(t), _events(t), _coverage(t), _sizes(t), _declared(t))
    return union(parts)


def _row(rows: ir.Table, **columns: ir.Value) -> ir.Table:
    defaults = {name: number(0) for name in ("entry_id", "person_id", "unit_id", "base")} | {"ref": ibis.literal("")}
    given = {name: value for name, value in defaults.items() if name not in rows.columns} | columns
    return rows.mutate(**given).select(*FIGURE_ROW)


def _acts(t: Tables) -> ir.Table:
    rows = t.act.semi_join(t.scope_entry, "entry_id")
    return _row(rows, weight=rows.weight * rows.passed, base=rows.weight)


def _participations(t: Tables) -> ir.Table:
    terms = streaming(t, Stream.PERSON, Stream.HOURS).semi_join(t.figure.filter(t.figure.verb != "coverage"), "term_no")
    rows = person_acts(t, terms).semi_join(t.scope_entry, "entry_id")
    return _row(rows, row_id=rows.person_id)


def _people(t: Tables) -> ir.Table:
    """Every time a person took part; only the first counts, so that the rows add up to different people."""
    rows = person_acts(t, streaming(t, Stream.PEOPLE)).semi_join(t.scope_entry, "entry_id")
    turn = ibis.row_number().over(ibis.window(group_by=["term_no", "person_id"], order_by=["day", "entry_id"]))
    rows = rows.mutate(turn=turn)
    return _row(rows, row_id=rows.person_id, weight=flag(rows.turn == 0))


def _events(t: Tables) -> ir.Table:
    acts = unit_event_acts(t).select(*ACT, "unit_id")
    scope = t.scope_unit
    there = acts.join(scope, [acts.unit_id == scope.unit_id, acts.day >= scope.from_on, acts.day < scope.to_on])
    rows = there.select(*ACT, unit_id=acts.unit_id)
    return _row(rows, weight=rows.weight * rows.passed, base=rows.weight)


def _coverage(t: Tables) -> ir.Table:
    """The population; those who did it weigh 1, those on leave are left out."""
    figures = t.figure.filter(t.figure.verb == "coverage")
    people = t.figure_person.join(figures.select("term_no", "each"), "term_no")
    done = _in_interval(t, person_acts(t, figures)).group_by("term_no", "person_id")
    done = done.agg(acts=lambda each: number(each.count()))
    people = people.left_join(done, ["term_no", "person_id"]).select(*people.columns, "acts")
    people = people.left_join(t.leave_cell.drop("period_no"), ["term_no", "person_id"]).select(
        *people.columns, "leaves"
    )
    people = people.mutate(acts=people.acts.fill_null(0), leaves=people.leaves.fill_null(0)).join(
        t.ask_figure.select("until")
    )
    enough = people.acts >= people.each
    here = people.filter(enough | (people.acts + people.leaves < people.each))
    return _row(
        here, row_id=here.person_id, day=day_before(here.until), weight=flag(here.acts >= here.each), base=number(1)
    )


def _in_interval(t: Tables, acts: ir.Table) -> ir.Table:
    ask = t.ask_figure
    return acts.join(ask, (acts.day >= ask.since) & (acts.day < ask.until)).select(*acts.columns)


def _last_units(t: Tables) -> ir.Table:
    """Units in scope on the last day, with that day."""
    rows = t.scope_unit.join(t.ask_figure.select("until"), t.scope_unit.to_on >= t.ask_figure.until)
    rows = rows.select("unit_id", day=day_before(rows.until)).join(t.unit, "unit_id")
    return rows.filter((rows.from_on <= rows.day) & (rows.day < rows.to_on)).select("unit_id", "day")


def _sizes(t: Tables) -> ir.Table:
    sizes = t.figure.filter(t.figure.verb == "size").select("term_no")
    people = populations_named(t).rename(term_no="duty_no").join(_last_units(t), "unit_id")
    people = people.filter((people.from_on <= people.day) & (people.day < people.to_on))
    people = people.select("term_no", "person_id", "day").distinct().semi_join(sizes, "term_no")
    return _row(people, row_id=people.person_id, weight=number(1))


def _declared(t: Tables) -> ir.Table:
    """Declared numbers of full members of units without a roster, for figures about full members alone."""
    sizes = t.figure.filter(t.figure.verb == "size").select("term_no")
    sizes = sizes.semi_join(full_members_only(t), sizes.term_no == full_members_only(t).duty_no)
    units = _last_units(t).join(t.declared_size.anti_join(rosters(t), "unit_id"), "unit_id")
    units = units.filter((units.from_on <= units.day) & (units.day < units.to_on))
    rows = units.cross_join(sizes)
    return _row(rows, row_id=rows.unit_id, weight=rows.full_members)


def figure_values(t: Tables) -> ir.Table:
    """(term, value, base, records): what the rows add up to."""
    rows = t.figure_row
    return rows.group_by("term_no").agg(
        value=wide_total(rows.weight), base=wide_total(rows.base), records=number(rows.count())
    )


def figure_unnamed(t: Tables) -> ir.Table:
    """(term, unnamed): the headcount beside the named people of a people figure."""
    rows = unnamed_people(t).semi_join(t.scope_entry, "entry_id")
    return rows.group_by("term_no").agg(unnamed=total(rows.headcount))


def figure_confirmed(t: Tables) -> ir.Table:
    """(term): figures whose zero is confirmed by every unit in scope, for each day it existed in the interval."""
    units = t.unit.rename(unit_from="from_on", unit_to="to_on")
    spans = t.scope_unit.join(units, "unit_id")
    spans = clipped(spans, spans.unit_from, spans.unit_to).select("unit_id", "from_on", "to_on")
    named = t.figure.filter(t.figure.measure != "").select("term_no", "measure")
    asked = spans.cross_join(union([t.figure.select("term_no", measure=ibis.literal(ANY)), named]))
    said = asked.join(t.declaration.rename(said_from="from_on", said_to="to_on"), ["unit_id", "measure"])
    said = clipped(said, said.said_from, said.said_to)
    key = ("term_no", "unit_id")
    wanted = _days(asked.filter(asked.measure == ANY), key).rename(wanted="days")
    covered = wanted.join(_days(merged(said, *key), key), key).filter(lambda each: each.days >= each.wanted)
    counts = covered.group_by("term_no").agg(covered=number(covered.count()))
    every = spans.agg(units=number(spans.unit_id.nunique()))
    return counts.join(every, counts.covered == every.units).select("term_no")


def _days(spans: ir.Table, key: tuple[str, ...]) -> ir.Table:
    days = spans.mutate(days=days_between(spans.from_on, spans.to_on)).group_by(*key)
    return days.agg(days=lambda each: total(each.days))


def labels(t: Tables, by: str) -> ir.Table:
    """(term, entry_id, row_id, label): each row of the figures with what it is broken down by; some have several."""
    return _LABELS[by](t).select("term_no", "entry_id", "row_id", "person_id", "ref", "label").distinct()


def _by_title(t: Tables) -> ir.Table:
    return t.figure_row.join(t.entry_title, "entry_id").rename(label="title")


def _by_agenda_title(t: Tables) -> ir.Table:
    items = t.agenda_item.select("entry_id", "item_id").join(t.agenda_title, "item_id")
    terms = streaming(t, Stream.ITEM, Stream.DIRECTIVE)
    by_item = t.figure_row.semi_join(terms, "term_no").join(
        t.agenda_title, t.figure_row.row_id == t.agenda_title.item_id
    )
    by_entry = t.figure_row.anti_join(terms, "term_no").join(items, "entry_id")
    columns = ("term_no", "entry_id", "row_id", "person_id", "ref", "title")
    return union([by_item.select(*columns), by_entry.select(*columns)]).rename(label="title")


def _by_label(t: Tables) -> ir.Table:
    lines = t.figure_row.semi_join(streaming(t, Stream.DELIVERABLE), "term_no")
    return lines.join(t.deliverable_label, lines.row_id == t.deliverable_label.line_id)


def _by_unit(t: Tables) -> ir.Table:
    """By the number of the unit, as text: a host in scope, the unit of an event or of a declared size."""
    hosts = t.entry_host.rename(host="unit_id").semi_join(t.scope_unit, t.entry_host.unit_id == t.scope_unit.unit_id)
    hosted = t.figure_row.join(hosts, "entry_id")
    hosted = hosted.mutate(label=hosted.host.cast("string"))
    others = t.figure_row.filter((t.figure_row.entry_id == 0) & (t.figure_row.unit_id != 0))
    others = others.mutate(label=others.unit_id.cast("string"))
    columns = ("term_no", "entry_id", "row_id", "person_id", "ref", "label")
    return union([hosted.select(*columns), others.select(*columns)])


def _by_month(t: Tables) -> ir.Table:
    rows = t.figure_row
    year, month = rows.day.year().cast("string"), rows.day.month().cast("string").lpad(2, "0")
    return rows.mutate(label=year + "-" + month)


_LABELS = {
    "title": _by_title,
    "agenda_title": _by_agenda_title,
    "label": _by_label,
    "unit": _by_unit,
    "month": _by_month,
}
