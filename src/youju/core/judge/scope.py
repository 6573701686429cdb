"""Who owes what, and when: features of units, pieces of being in scope, and what is owed (judging.md 5)."""

import ibis
import ibis.expr.types as ir

from youju.core.facts import Standing
from youju.core.judge.acts import union
from youju.core.judge.plan import ANY
from youju.core.judge.tables import Tables, days_between, flag, number, total
from youju.core.periods import DAWN, FOREVER
from youju.core.rules.model import COMMITTEE_FROM, Feature

MEMBERS = [str(Standing.FULL_MEMBER), str(Standing.PROBATIONARY_MEMBER)]


def rosters(t: Tables) -> ir.Table:
    """Membership rows of full and probationary members: a unit that has any has its roster in the books."""
    return t.membership.filter(t.membership.standing.isin(MEMBERS))


def full_members(t: Tables) -> ir.Table:
    """(unit, full_members, from_on, to_on): how many full members a unit has, over disjoint intervals.

    From the roster where the unit has one, else as declared. A unit with neither is not in it.
    """
    listed = rosters(t)
    declared = t.declared_size.anti_join(listed, "unit_id")
    return union([_counted(listed), declared.select("unit_id", "full_members", "from_on", "to_on")])


def _counted(listed: ir.Table) -> ir.Table:
    full = flag(listed.standing == Standing.FULL_MEMBER)
    joins = listed.select("unit_id", on="from_on", step=full)
    leaves = listed.select("unit_id", on="to_on", step=number(0 - full))
    starts = listed.select("unit_id").distinct().mutate(on=ibis.literal(DAWN, type="date"), step=number(0))
    steps = union([joins, leaves, starts]).group_by("unit_id", "on").agg(step=lambda each: total(each.step))
    so_far = ibis.window(group_by="unit_id", order_by="on", preceding=None, following=0)
    following = ibis.window(group_by="unit_id", order_by="on")
    return steps.select(
        "unit_id",
        full_members=total(steps.step).over(so_far),
        from_on=steps.on,
        to_on=steps.on.lead().over(following).fill_null(ibis.literal(FOREVER, type="date")),
    )


def unit_features(t: Tables) -> ir.Table:
    """(unit, feature, certain, from_on, to_on): when a unit has a feature; '*' whenever it exists."""
    units = t.unit.select("unit_id", "from_on", "to_on")
    always = units.mutate(feature=ibis.literal(ANY), certain=number(1))
    sizes = t.full_member_count
    committee = ibis.ifelse(sizes.full_members >= COMMITTEE_FROM, str(Feature.COMMITTEE), str(Feature.NO_COMMITTEE))
    known = sizes.mutate(feature=committee, certain=number(1))
    unknown = [
        _unsized(t, units).mutate(feature=ibis.literal(str(feature)), certain=number(0))
        for feature in (Feature.COMMITTEE, Feature.NO_COMMITTEE)
    ]
    parts = [always, known, *unknown, _with_cells(t)]
    return union(part.select("unit_id", "feature", "certain", "from_on", "to_on") for part in parts)


def _unsized(t: Tables, units: ir.Table) -> ir.Table:
    """(unit, from_on, to_on): when the books do not say how many members a unit has."""
    sizes = t.full_member_count
    never = units.anti_join(sizes, "unit_id").select("unit_id", "from_on", "to_on")
    dawn, forever = ibis.literal(DAWN, type="date"), ibis.literal(FOREVER, type="date")
    by_day = ibis.window(group_by="unit_id", order_by="from_on")
    after = sizes.select("unit_id", from_on="to_on", to_on=sizes.from_on.lead().over(by_day).fill_null(forever))
    before = sizes.group_by("unit_id").agg(to_on=sizes.from_on.min()).mutate(from_on=dawn)
    gaps = union([after, before.select("unit_id", "from_on", "to_on")])
    return union([never, gaps.filter(gaps.from_on < gaps.to_on)])


def _with_cells(t: Tables) -> ir.Table:
    """Disjoint intervals in which a unit leads at least one cell."""
    cells = t.unit.filter(t.unit.kind == "cell").select("unit_id", since="from_on", until="to_on")
    led = t.edge.filter(t.edge.kind == "leads").join(cells, "unit_id")
    spans = led.select(
        unit_id=led.superior_id,
        from_on=ibis.greatest(led.from_on, led.since),
        to_on=ibis.least(led.to_on, led.until),
    )
    return merged(spans.filter(spans.from_on < spans.to_on), "unit_id").mutate(
        feature=ibis.literal(str(Feature.CELLS)), certain=number(1)
    )


def merged(spans: ir.Table, *key: str) -> ir.Table:
    """(key, from_on, to_on) with overlapping and touching intervals of one key made one."""
    earlier = ibis.window(group_by=key, order_by=["from_on", "to_on"], preceding=(None, 1))
    marked = spans.select(*key, "from_on", "to_on", reached=spans.to_on.max().over(earlier))
    marked = marked.mutate(begins=flag(marked.reached.isnull() | (marked.from_on > marked.reached)))
    so_far = ibis.window(group_by=key, order_by=["from_on", "to_on"], preceding=None, following=0)
    runs = marked.mutate(run=total(marked.begins).over(so_far)).group_by(*key, "run")
    joined = runs.agg(from_on=lambda each: each.from_on.min(), to_on=lambda each: each.to_on.max())
    return joined.select(*key, "from_on", "to_on")


def bound_units(t: Tables) -> ir.Table:
    """(duty, unit, from_on, to_on): units of a duty's kinds and sectors, while they exist and have adopted it."""
    bound_kind = (t.duty_kind.kind == ANY) | (t.duty_kind.kind == t.unit.kind)
    kinds = t.unit.join(t.duty_kind, bound_kind).select("duty_no", "unit_id", "sector", "from_on", "to_on")
    bound = kinds.join(t.duty_sector, ["duty_no", "sector"]).join(t.duty.select("duty_no", "rulebook"), "duty_no")
    freely = bound.filter(bound.rulebook == ANY)
    adopted = bound.join(t.adoption.rename(adopted_from="from_on", adopted_to="to_on"), ["rulebook", "unit_id"])
    adopted = clipped(adopted, adopted.adopted_from, adopted.adopted_to)
    return union(each.select("duty_no", "unit_id", "from_on", "to_on") for each in (freely, adopted))


def clipped(rows: ir.Table, since: ir.DateValue, until: ir.DateValue) -> ir.Table:
    """Rows with their interval cut to `[since, until)`; those left empty dropped."""
    cut = rows.mutate(from_on=ibis.greatest(rows.from_on, since), to_on=ibis.least(rows.to_on, until))
    return cut.filter(cut.from_on < cut.to_on)


def unit_pieces(t: Tables) -> ir.Table:
    """(duty, unit, certain, from_on, to_on): units in scope of calendar duties."""
    duties = t.duty.filter(t.duty.mode == "").select("duty_no", "feature")
    bound = t.bound_unit.join(duties, "duty_no")
    features = t.unit_feature.rename(has_from="from_on", has_to="to_on")
    pieces = bound.join(features, ["unit_id", "feature"])
    pieces = clipped(pieces, pieces.has_from, pieces.has_to)
    return pieces.select("duty_no", "unit_id", "certain", "from_on", "to_on")


def person_pieces(t: Tables) -> ir.Table:
    """(duty, unit, person, by, certain, from_on, to_on): people in scope; `by` is the post, or '' for standing."""
    people = populations_named(t)
    units = t.unit_piece.rename(unit_from="from_on", unit_to="to_on")
    pieces = people.join(units, ["duty_no", "unit_id"])
    pieces = clipped(pieces, pieces.unit_from, pieces.unit_to)
    return pieces.select("duty_no", "unit_id", "person_id", "by", "certain", "from_on", "to_on")


def populations_named(t: Tables, duties: ir.Table | None = None) -> ir.Table:
    """(duty, unit, person, by, from_on, to_on): whom duties or figures name, all or these (duty), wherever they are."""
    standings, posts_named = (
        named if duties is None else named.semi_join(duties, "duty_no") for named in (t.duty_standing, t.duty_post)
    )
    members = t.membership.join(standings, "standing").mutate(by=ibis.literal(""))
    # somebody may hold a post by two others that are cases of it
    held = merged(t.post, "person_id", "unit_id", "post")
    posts = held.join(posts_named, "post").mutate(by=lambda each: each.post)
    columns = ("duty_no", "unit_id", "person_id", "by", "from_on", "to_on")
    attached = attached_people(t, standings).mutate(by=ibis.literal(""))
    return union(each.select(*columns) for each in (members, posts, attached))


def attached_people(t: Tables, standings: ir.Table) -> ir.Table:
    """(duty, unit, person, from_on, to_on): people attached to a unit, while they have one of the standings at home."""
    at_home = t.membership.join(standings, "standing").semi_join(t.duty_attached, "duty_no")
    at_home = at_home.select("duty_no", "person_id", home_from="from_on", home_to="to_on")
    attached = t.attachment.join(at_home, "person_id")
    attached = clipped(attached, attached.home_from, attached.home_to)
    return attached.select("duty_no", "unit_id", "person_id", "from_on", "to_on")


PERIOD = ("period_no", "starts_on", "ends_on", "days")
RULE = ("duty_no", "kind", "term_no", "due_month", "part_num", "part_den")


def in_periods(t: Tables, pieces: ir.Table, owner: str) -> ir.Table:
    """Pieces of duties of an owner cut to each period asked for, with the days owed in them and those of this edition.

    Days are owed while the duty is stated by this edition or one that it follows without a gap; so a change of edition
    in the middle of a period neither ends nor moves what is owed.
    """
    duties = t.duty.filter(t.duty.owner == owner)
    duties = duties.select("duty_no", "cadence", "since", "until", "valid_from", "valid_to")
    laid = pieces.join(duties, "duty_no").join(t.ask_period.drop("days"), "cadence")
    laid = clipped(laid, laid.starts_on, laid.ends_on)
    return laid.mutate(
        owed=_days_within(laid, laid.since, laid.until), own=_days_within(laid, laid.valid_from, laid.valid_to)
    )


def _days_within(rows: ir.Table, since: ir.DateValue, until: ir.DateValue) -> ir.IntegerValue:
    start, end = ibis.greatest(rows.from_on, since), ibis.least(rows.to_on, until)
    return ibis.ifelse(start < end, days_between(start, end), 0)


def owed_units(t: Tables) -> ir.Table:
    """(duty, unit, period, span_from, span_to, certain, …): what units owe."""
    return _owed(_enough_days(t, _added_up(in_periods(t, t.unit_piece, "unit"), ("unit_id",))))


def _added_up(laid: ir.Table, key: tuple[str, ...]) -> ir.Table:
    """Grouped by nothing that the duty or the period tells: the keys of millions of groups stay short."""
    return laid.group_by("duty_no", "period_no", *key).agg(
        owed=lambda each: total(each.owed),
        own=lambda each: total(each.own),
        span_from=lambda each: each.from_on.min(),
        span_to=lambda each: each.to_on.max(),
        certain=lambda each: each.certain.min(),
    )


def _ruled(t: Tables, owed: ir.Table) -> ir.Table:
    """With what the duty and the period say: RULE and PERIOD."""
    periods = t.duty.select(*RULE, "cadence").join(t.ask_period, "cadence").drop("cadence")
    return owed.join(periods, ["duty_no", "period_no"])


def _enough_days(t: Tables, owed: ir.Table) -> ir.Table:
    """Where enough of the period was in scope."""
    ruled = _ruled(t, owed)
    return ruled.filter((ruled.own > 0) & (ruled.owed * ruled.part_den >= ruled.days * ruled.part_num))


def _owed(ruled: ir.Table) -> ir.Table:
    return ruled.drop("owed", "part_num", "part_den")


def owed_members(t: Tables) -> ir.Table:
    """(duty, person, period, unit, …): what members owe; the unit is that of the last piece in the period."""
    laid = in_periods(t, t.person_piece, "member")
    last = ibis.window(group_by=["duty_no", "person_id", "period_no"], order_by=ibis.desc("from_on"))
    turns = laid.mutate(turn=ibis.row_number().over(last))
    units = turns.filter(turns.turn == 0).select("duty_no", "person_id", "period_no", "unit_id")
    owed = _owed(_enough_days(t, _added_up(laid, ("person_id",))))
    return owed.join(units, ["duty_no", "person_id", "period_no"])


def owed_by_post(t: Tables) -> ir.Table:
    """(duty, person, unit, period, …): what holders of posts owe, by any one of their posts in the unit.

    Owed where one post alone lasts long enough; the span is that of all pieces.
    """
    key = ("duty_no", "unit_id", "person_id", "period_no")
    each_post = _added_up(in_periods(t, t.person_piece, "post"), ("unit_id", "person_id", "by"))
    longest = _enough_days(t, each_post).group_by(*key).agg(own=lambda each: each.own.max())
    together = each_post.group_by(*key).agg(
        span_from=lambda each: each.span_from.min(),
        span_to=lambda each: each.span_to.max(),
        certain=lambda each: each.certain.min(),
    )
    return _ruled(t, together.join(longest, key)).drop("part_num", "part_den")


def populations(t: Tables) -> ir.Table:
    """(duty, unit, person, period): the people a coverage duty asks about, by one post or standing that lasts long
    enough. Days in scope twice count once."""
    duties = t.duty.filter((t.duty.owner == "unit") & (t.duty.kind == "coverage")).select("duty_no")
    pieces = t.person_piece.semi_join(duties, "duty_no")
    pieces = merged(pieces, "duty_no", "unit_id", "person_id", "by").mutate(certain=number(1))
    each = _enough_days(t, _added_up(in_periods(t, pieces, "unit"), ("unit_id", "person_id", "by")))
    return each.select("duty_no", "term_no", "unit_id", "person_id", "period_no").distinct()
