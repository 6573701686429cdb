"""Calendar items: what is owed in a period, with the value the books give it (judging.md 5–6)."""

import ibis
import ibis.expr.types as ir

from youju.core.facts import Standing
from youju.core.judge.acts import union
from youju.core.judge.cells import with_values
from youju.core.judge.plan import Stream
from youju.core.judge.scope import populations_named, rosters
from youju.core.judge.tables import Tables, day_before, number, shifted

DRAFT = (
    "duty_no",
    "unit_id",
    "person_id",
    "starts_on",
    "ends_on",
    "due_on",
    "ref",
    "own",
    "span_from",
    "span_to",
    "certain",
    "value",
    "in_time",
    "base",
    "maybe",
    "records",
)
"""Columns of an item before thresholds. The span is the part of the period in scope, `own` how many days of it the
duty's edition was in force."""

ENOUGH = 1_000_000_000
"""`maybe` where the books may hide any amount: study hours nobody took down."""


def drafts(t: Tables) -> ir.Table:
    """All calendar items before thresholds: DRAFT columns."""
    return union([_plain(t), _rates(t), _people(t), _coverage(t), _sizes(t), _personal(t)])


def due_on(owed: ir.Table) -> ir.DateValue:
    """The earliest of the period's last day, the last of the month it is due in, and the last day in scope."""
    last = day_before(ibis.least(owed.ends_on, owed.span_to))
    return ibis.ifelse(_by_month(owed), ibis.least(last, _month_end(owed)), last)


def _month_end(owed: ir.Table) -> ir.DateValue:
    return day_before(shifted(owed.starts_on, owed.due_month.as_interval("M")))


def _by_month(owed: ir.Table) -> ir.BooleanValue:
    """Whether the month it is due in binds: not somebody who came into scope after it."""
    return (owed.due_month > 0) & (owed.span_from <= _month_end(owed))


def _draft(rows: ir.Table, **columns: ir.Value) -> ir.Table:
    too_late_to_ask = (rows.due_month > 0) & ~_by_month(rows)
    in_time = ibis.ifelse(too_late_to_ask, rows.value, rows.in_time) if "in_time" in rows.columns else number(0)
    given = {"due_on": due_on(rows), "ref": ibis.literal(""), "in_time": in_time} | columns
    defaults = {"person_id": number(0), "maybe": number(0), "base": number(0)}
    missing = {name: value for name, value in defaults.items() if name not in rows.columns}
    return rows.mutate(**(missing | given)).select(*DRAFT)


def _owed(t: Tables, kind: str) -> ir.Table:
    return t.owed_unit.filter(t.owed_unit.kind == kind)


def _plain(t: Tables) -> ir.Table:
    return _draft(with_values(_owed(t, "plain"), t.unit_cell, "unit_id"), base=number(0))


def _rates(t: Tables) -> ir.Table:
    return _draft(with_values(_owed(t, "rate"), t.unit_cell, "unit_id"))


def _people(t: Tables) -> ir.Table:
    return _draft(with_values(_owed(t, "people"), t.people_cell, "unit_id"))


def _coverage(t: Tables) -> ir.Table:
    cells = t.coverage_cell.drop("possible", "room")
    return _draft(with_values(_owed(t, "coverage"), cells, "duty_no", "unit_id"))


def _personal(t: Tables) -> ir.Table:
    """Members' and post holders' together: what people did is looked through once."""
    owed = union([t.owed_member, t.owed_by_post.select(*t.owed_member.columns)])
    rows = with_values(owed, t.person_cell, "person_id")
    rows = with_values(rows, t.open_cell, "person_id")
    return _draft(rows, maybe=hidden(t, rows))


def hidden(t: Tables, rows: ir.Table) -> ir.IntegerValue:
    """How much more the books may hide: the entries open to the person; any amount of hours if there is one."""
    of_hours = rows.term_no.isin(t.term.filter(t.term.stream == Stream.HOURS).term_no)
    untold = ibis.ifelse(rows.open_entries + rows.untimed > 0, ENOUGH, 0)
    return number(ibis.ifelse(of_hours, untold, rows.open_entries))


def _sizes(t: Tables) -> ir.Table:
    owed = _owed(t, "size")
    owed = owed.mutate(due_on=due_on(owed))
    key = ["duty_no", "unit_id", "period_no"]
    found = due_people(t, owed).group_by(*key)
    sizes = owed.left_join(found.agg(found=lambda each: number(each.count())), key).select(*owed.columns, "found")
    sizes = sizes.left_join(declared_sizes(t, owed), key).select(*sizes.columns, "declared")
    value = number(ibis.coalesce(sizes.declared, sizes.found, 0))
    return _draft(
        sizes,
        value=value,
        in_time=value,
        records=number(ibis.ifelse(sizes.declared.notnull(), 1, value)),
        certain=number(ibis.ifelse(_is_told(t, sizes), sizes.certain, 0)),
    )


def due_people(t: Tables, owed: ir.Table) -> ir.Table:
    """(duty, unit, period, person): people of a size's population in the unit on the day it is due."""
    sizes = t.duty.filter(t.duty.kind == "size")
    there = owed.join(populations_named(t, sizes), ["duty_no", "unit_id"])
    there = there.filter((there.from_on <= there.due_on) & (there.due_on < there.to_on))
    return there.select("duty_no", "unit_id", "period_no", "person_id").distinct()


def declared_sizes(t: Tables, owed: ir.Table) -> ir.Table:
    """The declared number of full members, for duties about full members alone in units without a roster."""
    sizes = t.declared_size.anti_join(rosters(t), "unit_id")
    rows = owed.semi_join(full_members_only(t), "duty_no").join(sizes, "unit_id")
    rows = rows.filter((rows.from_on <= rows.due_on) & (rows.due_on < rows.to_on))
    return rows.select("duty_no", "unit_id", "period_no", declared="full_members")


def full_members_only(t: Tables) -> ir.Table:
    """(duty): duties and figures about full members alone, which a declared size answers."""
    others = t.duty_standing.filter(t.duty_standing.standing != Standing.FULL_MEMBER)
    rest = union([others.select("duty_no"), t.duty_post.select("duty_no"), t.duty_attached])
    return t.duty_standing.anti_join(rest, "duty_no").select("duty_no")


def _is_told(t: Tables, sizes: ir.Table) -> ir.BooleanValue:
    """Whether the books hold what the size is counted from: a roster, some of the people, a declared size; posts."""
    by_standing = sizes.duty_no.isin(t.duty_standing.duty_no)
    by_post = sizes.duty_no.isin(t.duty_post.duty_no)
    with_people = sizes.unit_id.isin(rosters(t).unit_id) | sizes.declared.notnull() | (sizes.found.fill_null(0) > 0)
    return (~by_standing | with_people) & (~by_post | sizes.unit_id.isin(t.post.unit_id))
