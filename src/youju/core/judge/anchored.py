"""Anchored items: terms that an event starts or ends (judging.md 7)."""

import ibis
import ibis.expr.types as ir

from youju.core.judge.acts import anchored_terms, person_acts, union
from youju.core.judge.items import DRAFT, ENOUGH, hidden
from youju.core.judge.plan import ANY
from youju.core.judge.tables import Tables, day_after, number, shifted, total, wide_total
from youju.core.periods import DAWN, FOREVER

BINDING = ("duty_no", "term_no", "owner", "unit_id", "person_id", "day", "ref", "due_on", "opens_on", "shuts_on")


def anchors(t: Tables) -> ir.Table:
    """Events that bind somebody, with the window in which acts count."""
    duties = t.duty.filter(t.duty.mode != "").join(t.duty_anchor.rename(asked_ref="ref"), "duty_no")
    events = t.event.drop("event_id", "month_no", "week_no").rename(happened="kind")
    rows = duties.join(
        events, [duties.event == events.happened, (duties.asked_ref == ANY) | (duties.asked_ref == events.ref)]
    )
    of_owner = ((rows.owner == "unit") & (rows.person_id == 0)) | ((rows.owner != "unit") & (rows.person_id != 0))
    rows = rows.filter(of_owner & (rows.valid_from <= rows.day) & (rows.day < rows.valid_to))
    return _asked_for(t, _in_post(t, _windows(_bound(t, rows))))


def _bound(t: Tables, rows: ir.Table) -> ir.Table:
    """Rows of units that the duty binds on the day."""
    bound = t.bound_unit
    same = [rows.duty_no == bound.duty_no, rows.unit_id == bound.unit_id]
    return rows.semi_join(bound, [*same, rows.day >= bound.from_on, rows.day < bound.to_on])


def _windows(rows: ir.Table) -> ir.Table:
    later = shifted(shifted(rows.day, rows.months.as_interval("M")), rows.days.as_interval("D"))
    earlier = shifted(shifted(rows.day, -rows.months.as_interval("M")), -rows.days.as_interval("D"))
    after = rows["mode"] == "after"
    rows = rows.mutate(due_on=ibis.ifelse(after, later, earlier))
    look = shifted(shifted(rows.due_on, -rows.look_months.as_interval("M")), -rows.look_days.as_interval("D"))
    dawn, forever = ibis.literal(DAWN, type="date"), ibis.literal(FOREVER, type="date")
    opens = ibis.cases((after, rows.day), (rows["mode"] == "before", look), else_=dawn)
    rows = rows.mutate(opens_on=opens, shuts_on=ibis.ifelse(after, forever, rows.day))
    return rows.select(*BINDING, "mode", "match_ref", "rival").distinct()


def _in_post(t: Tables, rows: ir.Table) -> ir.Table:
    """Post duties only where the post is still held when the duty falls due."""
    held = t.post
    of_posts = rows.filter(rows.owner == "post")
    same = [of_posts.person_id == held.person_id, of_posts.unit_id == held.unit_id, of_posts.ref == held.post]
    still = of_posts.semi_join(held, [*same, of_posts.due_on >= held.from_on, of_posts.due_on < held.to_on])
    return union([rows.filter(rows.owner != "post"), still])


def _asked_for(t: Tables, rows: ir.Table) -> ir.Table:
    """Those due in the window; of editions that overlap all, since one judges even where its item is due outside it."""
    window = t.ask_window
    asked = (rows.due_on >= window.since) & (rows.due_on < window.until)
    return rows.join(window, asked | (rows.rival == 1)).select(*BINDING, "mode", "match_ref")


def anchored_drafts(t: Tables) -> ir.Table:
    """All anchored items before thresholds: DRAFT columns."""
    units = t.anchor.filter(t.anchor.owner == "unit")
    people = t.anchor.filter(t.anchor.owner != "unit")
    acts = t.unit_act.semi_join(anchored_terms(t), "term_no")
    acts = acts.mutate(timed=number(1), value=acts.weight * acts.passed)
    of_units = _valued(units, acts, "unit_id").mutate(open_entries=number(0))
    done = person_acts(t, anchored_terms(t))
    of_people = _with_open(t, _valued(people, done.mutate(value=done.weight), "person_id"))
    return union([_draft(t, of_units), _draft(t, of_people)])


def _valued(anchors: ir.Table, acts: ir.Table, owner: str) -> ir.Table:
    """Anchors with what the owner's acts in the window add up to."""
    acts = acts.select("term_no", owner, "value", "timed", act_on="day", act_ref="ref")
    same = [anchors.term_no == acts.term_no, anchors[owner] == acts[owner]]
    inside = [acts.act_on >= anchors.opens_on, acts.act_on <= anchors.shuts_on]
    of_ref = (anchors.match_ref == 0) | (anchors.ref == acts.act_ref)
    both = anchors.left_join(acts, [*same, *inside, of_ref])
    timely = both.act_on <= both.due_on
    return both.group_by(*anchors.columns).agg(
        in_time=wide_total(ibis.ifelse(timely, both.value, 0)).fill_null(0),
        value=wide_total(both.value).fill_null(0),
        records=number(both.act_on.count()),
        untimed=total(ibis.ifelse(timely, 1 - both.timed, 0)).fill_null(0),
    )


def _with_open(t: Tables, rows: ir.Table) -> ir.Table:
    acts = t.open_act.select("term_no", "person_id", act_on="day", open_entry="entry_id")
    same = [rows.term_no == acts.term_no, rows.person_id == acts.person_id]
    both = rows.left_join(acts, [*same, acts.act_on >= rows.opens_on, acts.act_on <= rows.due_on])
    return both.group_by(*rows.columns).agg(open_entries=number(both.open_entry.count()))


def _draft(t: Tables, rows: ir.Table) -> ir.Table:
    waits = rows["mode"] == "wait"
    unheard = waits & (rows.records == 0)
    return rows.mutate(
        starts_on=rows.day,
        ends_on=day_after(ibis.greatest(rows.day, rows.due_on)),
        own=number(0),
        span_from=rows.day,
        span_to=rows.day,
        certain=number(1),
        value=ibis.ifelse(waits, rows.in_time, rows.value),
        base=number(0),
        maybe=number(ibis.ifelse(unheard, ENOUGH, hidden(t, rows))),
    ).select(*DRAFT)
