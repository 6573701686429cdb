"""From drafts to due items: editions, thresholds, confirmed zeros, and the status on a day (judging.md 8–9)."""

from datetime import date

import ibis
import ibis.expr.types as ir

from youju.core.facts import DAY, INT, TEXT, Columns
from youju.core.judge.acts import union
from youju.core.judge.items import ENOUGH
from youju.core.judge.plan import ANY
from youju.core.judge.scope import clipped, merged
from youju.core.judge.tables import Tables, days_between, flag, number, total

ITEM: Columns = {
    "duty_no": INT,
    "unit_id": INT,
    "person_id": INT,
    "starts_on": DAY,
    "ends_on": DAY,
    "due_on": DAY,
    "ref": TEXT,
    "least": INT,
    "value": INT,
    "in_time": INT,
    "base": INT,
    "maybe": INT,
    "records": INT,
    "confirmed": INT,
    "certain": INT,
}
"""Columns of a due item. Shares hold their parts, `value` of `base`; study hours are in tenths."""


def due_items(t: Tables) -> ir.Table:
    """The items asked for: ITEM columns."""
    drafts = _asked_for(t, _latest_edition(t, t.draft))
    return _confirmed(t, _raised(t, drafts)).select(*ITEM)


def _asked_for(t: Tables, drafts: ir.Table) -> ir.Table:
    window = t.ask_window
    due = drafts.join(window, (drafts.due_on >= window.since) & (drafts.due_on < window.until)).select(*drafts.columns)
    return due.semi_join(t.ask_unit, "unit_id") if t.only_asked else due


def _latest_edition(t: Tables, drafts: ir.Table) -> ir.Table:
    """Of several editions of one duty that bind somebody in one period, the one in force longest; then the later."""
    duties = t.duty.select("duty_no", "code", "owner", "valid_from", "rival", anchored=flag(t.duty["mode"] != ""))
    rows = drafts.join(duties, "duty_no")
    alone = rows.filter(rows.rival == 0).select(*drafts.columns)
    rivals = rows.filter(rows.rival == 1)
    of_period = (rivals.owner == "member") & (rivals.anchored == 0)
    rivals = rivals.mutate(
        keeper=ibis.ifelse(of_period, 0, rivals.unit_id),
        until=ibis.ifelse(rivals.anchored == 1, rivals.starts_on, rivals.ends_on),
    )
    key = ["code", "keeper", "person_id", "starts_on", "until", "ref"]
    order = [ibis.desc("own"), ibis.desc("valid_from")]
    turn = ibis.row_number().over(ibis.window(group_by=key, order_by=order))
    rivals = rivals.mutate(turn=turn)
    return union([alone, rivals.filter(rivals.turn == 0).select(*drafts.columns)])


def _raised(t: Tables, drafts: ir.Table) -> ir.Table:
    """Adds `least`: the duty's, or the local target where that asks for more."""
    duties = t.duty.select("duty_no", "code", "scale", floor="least")
    targets = t.local_target.rename(asked="least").join(duties, t.local_target.duty == duties.code)
    targets = targets.mutate(asked=targets.asked * targets.scale)
    reached = drafts.join(targets.select("duty_no", "unit_id", "asked", "from_on", "to_on"), ["duty_no", "unit_id"])
    reached = reached.filter((reached.from_on <= reached.due_on) & (reached.due_on < reached.to_on))
    key = ["duty_no", "unit_id", "due_on"]
    highest = reached.group_by(*key).agg(asked=number(reached.asked.max()))
    rows = drafts.join(duties.select("duty_no", "floor"), "duty_no").left_join(highest, key)
    rows = rows.mutate(least=number(ibis.greatest(rows.floor, rows.asked.fill_null(0))))
    return rows.mutate(maybe=ibis.ifelse(rows.maybe == ENOUGH, rows.least, rows.maybe)).select(*drafts.columns, "least")


def _confirmed(t: Tables, drafts: ir.Table) -> ir.Table:
    """Adds `confirmed`: every day of the span is closed, or declared zero for the duty or its measure."""
    spans = drafts.filter(drafts.span_from < drafts.span_to)
    spans = spans.select("duty_no", "unit_id", "span_from", "span_to").distinct()
    closed = _covered(spans.drop("duty_no").distinct(), t.declaration.filter(t.declaration.measure == ANY), ())
    key = ["unit_id", "span_from", "span_to"]
    rows = drafts.left_join(closed.mutate(closed=number(1)), key).select(*drafts.columns, "closed")
    declared = _declared(t, spans).mutate(declared=number(1))
    rows = rows.left_join(declared, ["duty_no", *key]).select(*rows.columns, "declared")
    return rows.mutate(confirmed=flag(rows.closed.notnull() | rows.declared.notnull()))


def _declared(t: Tables, spans: ir.Table) -> ir.Table:
    """(duty, unit, span) covered with the help of declarations for the duty's or its measure's code."""
    duties = t.duty.select("duty_no", "code", "measure")
    of_code = duties.select("duty_no", measure="code")
    keys = union([of_code, duties.select("duty_no", "measure")]).distinct()
    special = t.declaration.filter(t.declaration.measure != ANY)
    named = special.join(keys, "measure").select("duty_no", "unit_id", "from_on", "to_on")
    touched = spans.semi_join(named, ["duty_no", "unit_id"])
    closed = t.declaration.filter(t.declaration.measure == ANY).join(
        touched.select("duty_no", "unit_id").distinct(), "unit_id"
    )
    return _covered(touched, union([named, closed.select(*named.columns)]), ("duty_no",))


def _covered(spans: ir.Table, declarations: ir.Table, more: tuple[str, ...]) -> ir.Table:
    """Of (unit, span), those of whose days every one is declared."""
    key = (*more, "unit_id", "span_from", "span_to")
    rows = spans.join(declarations, [*more, "unit_id"])
    rows = merged(clipped(rows, rows.span_from, rows.span_to), *key)
    rows = rows.mutate(days=days_between(rows.from_on, rows.to_on))
    covered = rows.group_by(*key).agg(days=total(rows.days))
    return covered.filter(covered.days >= days_between(covered.span_from, covered.span_to)).drop("days")


def with_status(t: Tables, items: ir.Table, as_of: ir.DateValue | date) -> ir.Table:
    """Items with `status` as read on `as_of`, `floor` and `most`. Excuses and waivers are read now, not stored."""
    duties = t.duty.select(
        "duty_no",
        "code",
        "kind",
        "share",
        "at_end",
        "excusable",
        "most",
        waits=flag(t.duty["mode"] == "wait"),
        floor="least",
    )
    rows = items.join(duties, "duty_no")
    rows = _marked(rows, t.waiver.filter(lambda each: each.to_on > each.from_on), "waived")
    rows = _excused(rows, t)
    return rows.mutate(status=_status(rows, as_of)).select(*items.columns, "floor", "most", "status")


def _marked(rows: ir.Table, waivers: ir.Table, name: str) -> ir.Table:
    key = ["duty_no", "unit_id", "person_id", "due_on"]
    small = rows.select(*key, "code").distinct()
    found = small.join(waivers.rename(waived_duty="duty", waived_person="person_id"), "unit_id")
    found = found.filter(
        ((found.waived_duty == ANY) | (found.waived_duty == found.code))
        & ((found.waived_person == 0) | (found.waived_person == found.person_id))
        & (found.from_on <= found.due_on)
        & (found.due_on < found.to_on)
    )
    marks = found.select(*key).distinct().mutate(mark=number(1))
    both = rows.left_join(marks, key)
    return both.select(*rows.columns, **{name: both.mark.notnull()})


def _excused(rows: ir.Table, t: Tables) -> ir.Table:
    excuses = t.excuse.rename(code="duty").distinct().mutate(mark=number(1))
    both = rows.left_join(excuses, ["code", "unit_id", "person_id", "starts_on"])
    return both.select(*rows.columns, excused=both.mark.notnull() & (both.excusable == 1))


def _status(item: ir.Table, as_of: ir.DateValue | date) -> ir.StringValue:
    past = item.due_on < as_of
    size = item.kind == "size"
    capped = (item.most < 2**31 - 1) & ~size
    told = (item.records > 0) | (item.confirmed == 1)
    at_end = (
        (item.at_end == 1) & past & (item.certain == 1) & ~exceeds(item, item.value + item.maybe) & (~capped | told)
    )
    running = item.at_end == 0
    return ibis.cases(
        (item.waived, "waived"),
        (running & enough(item, item.in_time), "met"),
        (at_end & enough(item, item.value), "met"),
        (running & (item.waits == 0) & enough(item, item.value), "met_late"),
        (item.excused, "excused"),
        (exceeds(item, item.value) & (item.certain == 1) & ~size, "short"),
        (item.certain == 0, "unknown"),
        (~past, "open"),
        ((item.share == 1) & (item.base == 0), "not_applicable"),
        (enough(item, item.value + item.maybe) & ~enough(item, item.value), "unknown"),
        (exceeds(item, item.value + item.maybe) & ~exceeds(item, item.value), "unknown"),
        (capped & ~told, "unknown"),
        ((item.value > 0) | size | (item.kind == "rate") | ((item.waits == 1) & (item.records > 0)), "short"),
        else_="overdue",
    )


def enough(item: ir.Table, value: ir.IntegerValue) -> ir.BooleanValue:
    """Whether a value reaches `least`; a share reaches it as a percentage of a base above 0."""
    plain = (item.share == 0) & (value >= item.least)
    share = (item.share == 1) & (item.base > 0) & (value * 100 >= item.least * item.base)
    return plain | share


def exceeds(item: ir.Table, value: ir.IntegerValue) -> ir.BooleanValue:
    """Whether a value is above `most`, for a share as a percentage of its base."""
    return ibis.ifelse(item.share == 1, value * 100 > item.most * item.base, value > item.most)
