"""Calendar items: what is owed in a period, with the value the books give it (judging.md 5–6)."""

import ibis
import ibis.expr.types as ir

from youju.core.facts import Standing
from youju.core.judge.acts import union
from youju.core.judge.cells import with_values
from youju.core.judge.plan import Stream
from youju.core.judge.scope import MEMBERS
from youju.core.judge.tables import Tables, day_before, number, shifted

DRAFT = (
    "duty_no",
    "unit_id",
    "person_id",
    "starts_on",
    "ends_on",
    "due_on",
    "ref",
    "span_from",
    "span_to",
    "certain",
    "value",
    "in_time",
    "base",
    "maybe",
    "records",
)
"""Columns of an item before thresholds. The span is the part of the period in scope."""

ENOUGH = 1_000_000_000
"""`maybe` where the books may hide any amount: study hours nobody took down."""


def drafts(t: Tables) -> ir.Table:
    """All calendar items before thresholds: DRAFT columns."""
    return union([_plain(t), _rates(t), _people(t), _coverage(t), _sizes(t), *_personal(t)])


def due_on(owed: ir.Table) -> ir.DateValue:
    """The earliest of the period's last day, the last of the month it is due in, and the last day in scope."""
    last = day_before(ibis.least(owed.ends_on, owed.span_to))
    month_end = day_before(shifted(owed.starts_on, owed.due_month.as_interval("M")))
    return ibis.ifelse(owed.due_month > 0, ibis.least(last, month_end), last)


def _draft(rows: ir.Table, **columns: ir.Value) -> ir.Table:
    given = {"due_on": due_on(rows), "ref": ibis.literal("")} | columns
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


def _personal(t: Tables) -> list[ir.Table]:
    return [_of_person(t, owed) for owed in (t.owed_member, t.owed_by_post)]


def _of_person(t: Tables, owed: ir.Table) -> ir.Table:
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
    sizes = sizes.left_join(_declared(t, owed), key).select(*sizes.columns, "declared")
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
    return union([_there(owed, _by_standing(t)), _there(owed, _by_post(t))]).distinct()


def _by_standing(t: Tables) -> ir.Table:
    return t.membership.join(t.duty_standing, "standing")


def _by_post(t: Tables) -> ir.Table:
    return t.post.join(t.duty_post, "post")


def _there(owed: ir.Table, people: ir.Table) -> ir.Table:
    """People in a unit on the day an item is due."""
    there = owed.join(people, ["duty_no", "unit_id"])
    there = there.filter((there.from_on <= there.due_on) & (there.due_on < there.to_on))
    return there.select("duty_no", "unit_id", "period_no", "person_id")


def _declared(t: Tables, owed: ir.Table) -> ir.Table:
    """The declared number of full members, for duties about full members alone in units without a roster."""
    rosters = t.membership.filter(t.membership.standing.isin(MEMBERS))
    others = t.duty_standing.filter(t.duty_standing.standing != Standing.FULL_MEMBER)
    full_only = t.duty_standing.anti_join(others, "duty_no").anti_join(t.duty_post, "duty_no")
    rows = owed.semi_join(full_only, "duty_no").join(t.declared_size.anti_join(rosters, "unit_id"), "unit_id")
    rows = rows.filter((rows.from_on <= rows.due_on) & (rows.due_on < rows.to_on))
    return rows.select("duty_no", "unit_id", "period_no", declared="full_members")


def _is_told(t: Tables, sizes: ir.Table) -> ir.BooleanValue:
    """Whether the books hold what the size is counted from: a roster or a declared size; posts."""
    by_standing = sizes.duty_no.isin(t.duty_standing.duty_no)
    by_post = sizes.duty_no.isin(t.duty_post.duty_no)
    with_roster = sizes.unit_id.isin(t.membership.unit_id) | sizes.declared.notnull()
    return (~by_standing | with_roster) & (~by_post | sizes.unit_id.isin(t.post.unit_id))
