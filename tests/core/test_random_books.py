"""What holds of every ledger: the random ones are valid and varied, and the oracle judges them consistently."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from core.books import Rows
from core.oracle import Figure, Item, Known, figure, judge, status
from core.random_books import Asked, World, figures, worlds
from core.random_rules import DELIVERABLES, FORMS, OF_PEOPLE, OF_UNITS, OF_UNITS_ANCHORED, PAIRS, TOPICS
from core.vocabulary import KINDS_IS_A
from youju.core.facts import FACTS, EntryState, Presence
from youju.core.measures import Verb
from youju.core.periods import month_number, week_number
from youju.core.rules.model import Rulebook

PLAIN = (Verb.COUNT, Verb.SUM, Verb.ATTENDANCES, Verb.HOURS)
TYPES = {"int64": int, "date": date, "string": str}
some_worlds = settings(max_examples=50, deadline=None)
many_worlds = settings(max_examples=500, deadline=None, derandomize=False, database=None, print_blob=True)
STATUSES = "met met_late open short overdue excused waived not_applicable unknown"


def items_of(world: World, rows: Rows | None = None, window: tuple[date, date] | None = None) -> list[Item]:
    """The items of a world, with other rows or another window if given."""
    return judge(rows or world.rows, world.rulebooks, window or world.window, KINDS_IS_A)


def figure_of(asked: Asked, **other: object) -> Figure:
    """The figure asked for, with another unit, subtree or interval if given."""
    names = ("rows", "measure", "unit", "subtree", "since", "until")
    return figure(*[other.get(name, getattr(asked, name)) for name in names])


@some_worlds
@given(worlds())
def test_rows_fit_the_columns_of_their_tables(world: World) -> None:
    assert list(world.rows) == list(FACTS)
    for table, columns in FACTS.items():
        for row in world.rows[table]:
            assert [type(value) for value in row] == [TYPES[each] for each in columns.values()]


ALONE = {
    "membership": ("person_id",),
    "attachment": ("person_id",),
    "declaration": ("unit_id", "measure"),
    "declared_size": ("unit_id",),
    "adoption": ("rulebook", "unit_id"),
    "reach": ("ancestor_id", "unit_id"),
    "edge": ("unit_id", "kind"),
}


@some_worlds
@given(worlds())
def test_what_the_product_keeps_apart_never_overlaps(world: World) -> None:
    for table, key in ALONE.items():
        spans = defaultdict(list)
        for row in world.rows[table]:
            named = dict(zip(FACTS[table], row, strict=True))
            spans[tuple(named[column] for column in key)].append((named["from_on"], named["to_on"]))
        for each in spans.values():
            ends = [day for span in sorted(each) for day in span]
            assert ends == sorted(ends), table


@some_worlds
@given(worlds())
def test_every_item_is_one_and_due_in_the_window(world: World) -> None:
    items = items_of(world)
    assert len({item.key for item in items}) == len(items)
    since, until = world.window
    assert all(since <= item.due_on < until for item in items)
    calendar = [item for item in items if not item.rule.is_anchored]
    assert all(item.starts_on <= item.due_on < item.ends_on for item in calendar)


@some_worlds
@given(worlds())
def test_values_stand_in_proportion(world: World) -> None:
    for item in items_of(world):
        verb = item.rule.measure.verb
        assert 0 <= item.in_time <= item.value
        assert item.floor <= item.least
        assert item.maybe >= 0
        if item.rule.measure.is_percent:
            assert item.value <= item.base
        if verb is Verb.COVERAGE:
            assert len(item.missing) == item.base - item.value >= item.maybe
        if verb in (Verb.COUNT, Verb.RATE):
            assert item.records == (item.base if verb is Verb.RATE else item.value) or item.rule.wait is not None
        if item.rule.is_anchored:
            assert (item.confirmed, item.certain, item.base) == (0, 1, 0)


@some_worlds
@given(worlds())
def test_one_more_entry_with_everything_in_it_never_lowers_a_value(world: World) -> None:
    before, after = items_of(world), items_of(world, with_an_entry_of_everything(world))
    assert [item.key for item in before] == [item.key for item in after]
    for less, more in zip(before, after, strict=True):
        assert (less.value <= more.value, less.in_time <= more.in_time, less.records <= more.records) == (True,) * 3


def with_an_entry_of_everything(world: World) -> Rows:
    """The rows with one more entry: held by all units, of every form and topic, with everybody present."""
    rows = {name: list(table) for name, table in world.rows.items()}
    entry, day = 1 + len(rows["entry"]), world.window[0]
    months, weeks = month_number(day), week_number(day)
    rows["entry"].append((entry, "held", day, months, weeks, months, weeks, 0, 0, 60))
    rows["entry_host"] += [(entry, unit[0]) for unit in rows["unit"]]
    rows["entry_form"] += [(entry, form) for form in FORMS]
    rows["agenda_item"].append((entry, 1000, 1, "study", 1, "agreed", "closed", day, 3, 3, 3, 0, 0))
    rows["agenda_topic"] += [(entry, 1000, topic) for topic in TOPICS]
    rows["deliverable"] += [(entry, 1000, kind, 1) for kind in DELIVERABLES]
    people = {row[0] for table in ("membership", "post", "attachment") for row in rows[table]}
    rows["attendance"] += [(entry, person, int(Presence.PRESENT), 0, 10, 1) for person in sorted(people)]
    return rows


@some_worlds
@given(worlds())
def test_a_wider_window_has_the_same_items(world: World) -> None:
    since, until = world.window
    wide = items_of(world, window=(since - timedelta(days=400), until + timedelta(days=400)))
    assert items_of(world) == [item for item in wide if since <= item.due_on < until]


@some_worlds
@given(worlds())
def test_the_order_of_rows_and_rulebooks_says_nothing(world: World) -> None:
    turned = {name: table[::-1] for name, table in world.rows.items()}
    assert items_of(world) == judge(turned, world.rulebooks[::-1], world.window, KINDS_IS_A)


@some_worlds
@given(worlds())
def test_plans_and_withdrawn_entries_say_nothing(world: World) -> None:
    held = [row for row in world.rows["entry"] if row[1] == EntryState.HELD]
    assert items_of(world) == items_of(world, world.rows | {"entry": held})


@some_worlds
@given(worlds())
def test_once_past_a_status_stays(world: World) -> None:
    for item in items_of(world):
        soon, later = (status(item, item.due_on + timedelta(days=days), world.rows) for days in (1, 1000))
        assert soon == later != "open"


@some_worlds
@given(worlds())
def test_the_value_of_a_period_is_the_figure_of_the_period(world: World) -> None:
    verbs = (*PLAIN, Verb.PEOPLE, Verb.RATE)
    for item in items_of(world)[:40]:
        measure, is_plain = item.rule.measure, not (item.rule.make_up or item.rule.is_anchored or item.person_id)
        if is_plain and measure.verb in verbs:
            found = figure(world.rows, measure, item.unit_id, False, item.starts_on, item.ends_on)
            assert (item.value, item.base, item.records) == (found.value, found.base, found.records)


@some_worlds
@given(figures())
def test_a_figure_has_the_rows_it_is_counted_from(asked: Asked) -> None:
    found = figure_of(asked)
    if asked.measure.verb is not Verb.SIZE:
        assert len(found.rows) == found.records
    if asked.measure.verb in PLAIN:
        assert sum(row.weight for row in found.rows) == found.value
    assert found.value <= found.base or not asked.measure.is_percent


@some_worlds
@given(figures())
def test_all_below_have_at_least_what_the_unit_has_alone(asked: Asked) -> None:
    alone, together = figure_of(asked, subtree=False), figure_of(asked, subtree=True)
    assert alone.records <= together.records
    assert alone.base <= together.base or asked.measure.verb is Verb.COVERAGE


@some_worlds
@given(figures())
def test_two_halves_of_an_interval_add_up(asked: Asked) -> None:
    middle = asked.since + (asked.until - asked.since) // 2
    whole, first, second = figure_of(asked), figure_of(asked, until=middle), figure_of(asked, since=middle)
    if asked.measure.verb in (*PLAIN, Verb.RATE):
        assert (whole.value, whole.base) == (first.value + second.value, first.base + second.base)
    if asked.measure.verb is Verb.PEOPLE:
        assert max(first.value, second.value) <= whole.value <= first.value + second.value


CLAIMS = {
    test_rows_fit_the_columns_of_their_tables: worlds(),
    test_what_the_product_keeps_apart_never_overlaps: worlds(),
    test_every_item_is_one_and_due_in_the_window: worlds(),
    test_values_stand_in_proportion: worlds(),
    test_one_more_entry_with_everything_in_it_never_lowers_a_value: worlds(),
    test_a_wider_window_has_the_same_items: worlds(),
    test_the_order_of_rows_and_rulebooks_says_nothing: worlds(),
    test_plans_and_withdrawn_entries_say_nothing: worlds(),
    test_once_past_a_status_stays: worlds(),
    test_the_value_of_a_period_is_the_figure_of_the_period: worlds(),
    test_a_figure_has_the_rows_it_is_counted_from: figures(),
    test_all_below_have_at_least_what_the_unit_has_alone: figures(),
    test_two_halves_of_an_interval_add_up: figures(),
}
"""What is claimed of every ledger and figure, above of some."""


@pytest.mark.verify
@pytest.mark.parametrize("claim", CLAIMS)
def test_it_holds_of_five_hundred(claim: Callable[..., None]) -> None:
    many_worlds(given(CLAIMS[claim])(claim.hypothesis.inner_test))()


def test_random_worlds_reach_every_kind_of_item() -> None:
    seen, wanted = Counter(), expected()

    @settings(max_examples=600, deadline=None, derandomize=True, database=None)
    @given(worlds())
    def look(world: World) -> None:
        if all(seen[trait] for trait in wanted):
            return
        for item in items_of(world):
            seen.update(set(traits(item, world)))
        seen.update({("empty", not world.rows["entry"]), ("editions", editions(world.rulebooks))})

    look()
    assert [trait for trait in wanted if not seen[trait]] == []


def editions(rulebooks: Iterable[Rulebook]) -> int:
    """How many editions of the law there are."""
    return len([each for each in rulebooks if each.code == "law"])


def traits(item: Item, world: World) -> Iterator[tuple]:
    """What an item is an example of."""
    duty, measure = item.rule, item.rule.measure
    owner = "unit" if duty.owed_by.unit else "member" if duty.owed_by.member else "post"
    anchor = "after" if duty.after else "by" if duty.by else "wait" if duty.wait else ""
    yield "act", owner, bool(anchor), measure.verb, measure.subject
    yield "owner", owner, duty.every or anchor
    yield "status", status(item, world.as_of, world.rows)
    yield "known", item.known
    yield "passed", measure.passed
    yield "part", duty.part_period, item.ends_on - item.due_on > timedelta(days=1)
    yield "feature", duty.owed_by.has, item.certain
    yield from [(name, True) for name, holds in particulars(item).items() if holds]


def particulars(item: Item) -> dict[str, bool]:
    """What may be special about an item."""
    duty, measure = item.rule, item.rule.measure
    return {
        "late": item.in_time < item.value,
        "raised": item.floor < item.least,
        "bounded": duty.at_most is not None and item.value > duty.at_most,
        "maybe": item.maybe > 0 and not item.person_id,
        "maybe of a person": item.maybe > 0 and item.person_id > 0,
        "due month": duty.due_month is not None and item.records > 0,
        "ref": bool(duty.ref),
        "match ref": duty.match_ref and item.records > 0,
        "function": measure.function is not None and item.records > 0,
        "attached": measure.of is not None and measure.of.attached and item.base > 0,
        "each": measure.each > 1 and item.value > 0,
        "plan": item.duty.startswith("plan"),
        "second edition": item.edition == "2",
    }


def expected() -> list[tuple]:
    """The examples that must come up."""
    acts = [("act", "unit", False, *pair) for pair in OF_UNITS]
    acts += [("act", "unit", True, *pair) for pair in OF_UNITS_ANCHORED]
    acts += [("act", owner, False, *pair) for owner in ("member", "post") for pair in OF_PEOPLE]
    times = ["week", "month", "quarter", "half", "year", "after", "by", "wait"]
    owners = [("owner", owner, each) for owner in ("unit", "member", "post") for each in times]
    judged = [("status", each) for each in STATUSES.split()] + [("known", each) for each in Known]
    features = [("feature", "committee", 1), ("feature", "no_committee", 0), ("feature", "cells", 1)]
    special = "late raised bounded maybe ref function attached each plan"
    others = ["maybe of a person", "due month", "match ref", "second edition"]
    parts = [("part", each, ends_early) for each in ("half", "any") for ends_early in (False, True)]
    return [*acts, *owners, *judged, *features, *parts, *[(each, True) for each in [*special.split(), *others]]]


def test_random_figures_reach_every_measure() -> None:
    seen, wanted = Counter(), [*PAIRS, *Known]

    @settings(max_examples=600, deadline=None, derandomize=True, database=None)
    @given(figures())
    def look(asked: Asked) -> None:
        if all(seen[each] >= 3 for each in wanted):
            return
        found = figure_of(asked)
        seen.update([(asked.measure.verb, asked.measure.subject), found.state, asked.measure.passed])

    look()
    assert [each for each in wanted if seen[each] < 3] == []
