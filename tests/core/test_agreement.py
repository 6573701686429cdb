"""The compiled judgement and the oracle agree about random ledgers and rulebooks, on every engine."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from core.agreement import (
    EVIDENCE,
    TEST_WORDS,
    compiled,
    compiled_at_once,
    differences,
    expected,
    figure_on,
    hold,
    leave_evidence,
    oracle_figure,
)
from core.books import Books
from core.inline_rules import ATTENDING, duty, law
from core.random_books import Asked, World, figures, worlds
from engines import ENGINES
from youju.core.judge.run import Engine, FusingEngine
from youju.core.measures import Verb

RANDOM = settings(
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
FEW = settings(RANDOM, max_examples=6, derandomize=True)
MANY = settings(RANDOM, max_examples=500, derandomize=False, print_blob=True)

on_every_engine = pytest.mark.parametrize("name", ENGINES)

COVERAGE = worlds(verbs=frozenset({Verb.COVERAGE}))
SIZES = worlds(verbs=frozenset({Verb.SIZE, Verb.RATE, Verb.PEOPLE, Verb.HOURS, Verb.COUNT}))


def items_are_the_oracles(engine: Engine, world: World) -> None:
    """All items, their values and how they stand."""
    assert not differences(compiled(hold(engine, world.rows), world), expected(world))


def a_part_is_part_of_all(engine: Engine, world: World) -> None:
    """Judging every other unit gives just their items of judging all."""
    hold(engine, world.rows)
    chosen = tuple(sorted({row[0] for row in world.rows["unit"]})[::2])
    everything = compiled(engine, world)
    wanted = {key: item for key, item in everything.items() if item["unit_id"] in chosen}
    assert not differences(compiled(engine, world, units=chosen), wanted)


def one_statement_gives_the_same(engine: FusingEngine, world: World) -> None:
    """A few units' items in one statement are those of judging all, but for who is missing, which it does not say."""
    hold(engine, world.rows)
    chosen = tuple(sorted({row[0] for row in world.rows["unit"]})[:2])
    everything = compiled(engine, world)
    wanted = {key: item for key, item in everything.items() if item["unit_id"] in chosen}
    for item in wanted.values():
        for name in EVIDENCE:
            del item[name]
    assert not differences(compiled_at_once(engine, world, chosen), wanted)


def rows_add_up_to_the_item(engine: Engine, world: World) -> None:
    """The rows behind a plain item weigh together what it is worth."""
    items = compiled(hold(engine, world.rows), world)
    leave_evidence(engine, "item_row")
    plan = TEST_WORDS.plan(world.rulebooks)
    sums: dict[tuple, int] = {}
    for number, unit, person, starts_on, ends_on, ref, *_, weight, passed, _ in engine.rows("SELECT * FROM item_row"):
        key = (plan.duties[number].code, unit, person, starts_on, ends_on, ref)
        sums[key] = sums.get(key, 0) + weight * passed
    duties = {(duty.code, plan.rulebooks[number].edition): duty for number, duty in plan.duties.items()}
    for key, item in items.items():
        duty = duties[item["duty"], item["edition"]]
        if duty.measure.verb not in (Verb.PEOPLE, Verb.COVERAGE, Verb.SIZE) and not duty.wait:
            assert sums.get(key, 0) == item["value"], key


def figures_are_the_oracles(engine: Engine, asked: Asked) -> None:
    """The value, its base, who has no name, and whether a zero is confirmed."""
    assert figure_on(hold(engine, asked.rows), asked) == oracle_figure(asked)


def holds(claim: Callable[[Engine, Any], None], engine: str, told: Any, examples: settings) -> None:
    """A claim holds on an engine for so many random stories."""
    on = ENGINES[engine]()
    examples(given(told)(lambda story: claim(on, story)))()


@on_every_engine
def test_compiled_items_are_the_oracles(name: str) -> None:
    holds(items_are_the_oracles, name, worlds(), FEW)


@on_every_engine
def test_compiled_coverage_is_the_oracles(name: str) -> None:
    holds(items_are_the_oracles, name, COVERAGE, FEW)


@on_every_engine
def test_compiled_sizes_rates_people_and_hours_are_the_oracles(name: str) -> None:
    holds(items_are_the_oracles, name, SIZES, FEW)


@on_every_engine
def test_judging_some_units_gives_their_part_of_judging_all(name: str) -> None:
    holds(a_part_is_part_of_all, name, worlds(), FEW)


def test_one_statement_for_a_few_units_gives_their_part_of_judging_all() -> None:
    holds(one_statement_gives_the_same, "postgres", worlds(), FEW)


@on_every_engine
def test_a_step_noted_where_somebody_never_belonged_is_judged_alike_for_that_unit_alone(name: str) -> None:
    books = Books()
    home, elsewhere, person = books.unit(), books.unit(), books.person()
    books.member(person, home)
    books.event("admitted", elsewhere, "2024-03-01", person)
    books.entry(home, on="2024-03-10", forms="meeting", present=person)
    trained = duty(owed_by={"member": "full_member"}, measure=ATTENDING, after="admitted", within="1 month")
    world = World(books.rows(), [law(trained)], (date(2024, 1, 1), date(2025, 1, 1)), date(2025, 1, 1))
    (item,) = compiled(hold(ENGINES[name](), world.rows), world, units=(elsewhere,)).values()
    assert item["value"] == 1


@on_every_engine
def test_who_lectured_elsewhere_is_known_where_a_unit_is_judged_alone(name: str) -> None:
    books = Books()
    here, elsewhere, person, lecturer = books.unit(), books.unit(), books.person(), books.person()
    books.member(person, elsewhere)
    books.post(person, here, "committee_member")
    books.entry(elsewhere, on="2024-03-10", forms="meeting", lecturer=lecturer)
    lectures = duty(owed_by={"post": "committee_member"}, measure=ATTENDING | {"function": "lecturer"}, every="year")
    world = World(books.rows(), [law(lectures)], (date(2024, 1, 1), date(2025, 1, 1)), date(2025, 1, 1))
    (item,) = compiled(hold(ENGINES[name](), world.rows), world, units=(here,)).values()
    assert (item["maybe"], item["status"]) == (0, "overdue")


@on_every_engine
def test_of_overlapping_editions_the_later_judges_an_event_even_where_its_item_falls_due_elsewhere(name: str) -> None:
    books = Books()
    branch = books.unit()
    for day in ("2024-02-01", "2024-06-15"):
        books.event("appointed", branch, day)
    old = law(duty(after="appointed", within="1 month"))
    new = law(duty(before="appointed", by="12 months", look_back="3 months"), edition="2", valid_from=date(2024, 3, 1))
    world = World(books.rows(), [old, new], (date(2024, 1, 1), date(2025, 1, 1)), date(2025, 1, 1))
    items = compiled(hold(ENGINES[name](), world.rows), world)
    assert [(item["edition"], item["starts_on"]) for item in items.values()] == [("1", date(2024, 2, 1))]
    assert not differences(items, expected(world))


@on_every_engine
def test_the_rows_of_a_plain_item_add_up_to_its_value(name: str) -> None:
    holds(rows_add_up_to_the_item, name, worlds(), FEW)


@on_every_engine
def test_compiled_figures_are_the_oracles(name: str) -> None:
    holds(figures_are_the_oracles, name, figures(), FEW)


@pytest.mark.verify
@on_every_engine
@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (items_are_the_oracles, worlds()),
        (items_are_the_oracles, COVERAGE),
        (items_are_the_oracles, SIZES),
        (a_part_is_part_of_all, worlds()),
        (rows_add_up_to_the_item, worlds()),
        (figures_are_the_oracles, figures()),
    ],
    ids=["items", "coverage", "sizes", "part", "rows", "figures"],
)
def test_it_all_holds_for_five_hundred_stories(name: str, claim: Callable[[Engine, Any], None], told: Any) -> None:
    holds(claim, name, told, MANY)


@pytest.mark.verify
def test_one_statement_gives_the_same_for_five_hundred_stories() -> None:
    holds(one_statement_gives_the_same, "postgres", worlds(), MANY)
