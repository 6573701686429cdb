"""The compiled judgement and the oracle agree, on DuckDB, about random ledgers and rulebooks."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

import ibis
from hypothesis import HealthCheck, Phase, given, settings

from core import oracle
from core.random_books import Asked, World, figures, worlds
from core.vocabulary import KINDS_IS_A, WORDS
from youju.core.codes import Vocabulary
from youju.core.facts import FACTS
from youju.core.judge.plan import Plan, figure_plan, plan_of
from youju.core.judge.run import Engine, FigureQuestion, Question, judge, work_out
from youju.core.judge.tables import Tables
from youju.core.judge.verdict import ITEM, with_status
from youju.core.measures import Verb
from youju.engines.duck import DuckEngine

RANDOM = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
COMPARED = [field.name for field in fields(oracle.Item) if field.name not in ("missing", "rule")]


@cache
def duck() -> DuckEngine:
    """One engine for all examples; its tables are replaced each time."""
    return DuckEngine(threads=1)


def hold(engine: DuckEngine, rows: Any) -> DuckEngine:
    """Put a ledger on the engine."""
    for name, columns in FACTS.items():
        engine.fill(name, columns, rows.get(name, ()))
    return engine


def plan_for(world: World) -> Plan:
    """The plan of a world's rulebooks; posts have no cases in the oracle's reading of events."""
    return plan_of(world.rulebooks, WORDS[Vocabulary.UNIT_KIND])


def compiled(engine: Engine, world: World, units: tuple[int, ...] | None = None) -> dict[tuple, dict[str, Any]]:
    """Items as the expressions judge them, with status and who is missing."""
    plan = plan_for(world)
    judge(engine, plan, Question(*world.window, units), with_rows=True)
    rows = engine.rows(status_sql(engine.dialect, world.as_of))
    items = [dict(zip((*ITEM, "floor", "most", "status"), row, strict=True)) for row in rows]
    missing = list(engine.rows("SELECT * FROM item_missing"))
    for item in items:
        number = item.pop("duty_no")
        key = (number, item["unit_id"], item["person_id"], item["starts_on"], item["ends_on"], item["ref"])
        item["missing"] = tuple(sorted(row[-1] for row in missing if row[:-1] == key))
        item |= {"duty": plan.duties[number].code, "edition": plan.rulebooks[number].edition}
    return {key_of(item): item for item in items}


def status_sql(dialect: str, as_of: date) -> str:
    """Reads `due_item` with statuses."""
    tables = Tables(only_asked=False)
    tables.add("due_item", ITEM)
    return str(ibis.to_sql(with_status(tables, tables.due_item, ibis.literal(as_of, type="date")), dialect=dialect))


def key_of(item: dict[str, Any]) -> tuple:
    """What makes it one item."""
    return tuple(item[name] for name in ("duty", "unit_id", "person_id", "starts_on", "ends_on", "ref"))


def expected(world: World) -> dict[tuple, dict[str, Any]]:
    """Items as the oracle judges them."""
    items = oracle.judge(world.rows, world.rulebooks, world.window, KINDS_IS_A)
    described = [
        {name: getattr(item, name) for name in (*COMPARED, "missing")}
        | {"status": oracle.status(item, world.as_of, world.rows)}
        for item in items
    ]
    return {key_of(item): item for item in described}


def differences(mine: dict[tuple, dict[str, Any]], theirs: dict[tuple, dict[str, Any]]) -> Iterable[str]:
    """A line for each item on which the two disagree."""
    for key in sorted(mine.keys() | theirs.keys(), key=repr):
        here, there = mine.get(key), theirs.get(key)
        if here is None or there is None:
            yield f"{key}: only {'the oracle' if here is None else 'the compiler'} has it"
        elif unlike := {name: (here[name], there[name]) for name in there if here[name] != there[name]}:
            yield f"{key}: {unlike} (compiled, oracle)"


@RANDOM
@given(worlds())
def test_compiled_items_are_the_oracles(world: World) -> None:
    assert not list(differences(compiled(hold(duck(), world.rows), world), expected(world)))


@RANDOM
@given(worlds(verbs=frozenset({Verb.COVERAGE})))
def test_compiled_coverage_is_the_oracles(world: World) -> None:
    assert not list(differences(compiled(hold(duck(), world.rows), world), expected(world)))


@RANDOM
@given(worlds(verbs=frozenset({Verb.SIZE, Verb.RATE, Verb.PEOPLE, Verb.HOURS, Verb.COUNT})))
def test_compiled_sizes_rates_people_and_hours_are_the_oracles(world: World) -> None:
    assert not list(differences(compiled(hold(duck(), world.rows), world), expected(world)))


@RANDOM
@given(worlds())
def test_judging_some_units_gives_their_part_of_judging_all(world: World) -> None:
    engine = hold(duck(), world.rows)
    chosen = tuple(sorted({row[0] for row in world.rows["unit"]})[::2])
    everything = compiled(engine, world)
    wanted = {key: item for key, item in everything.items() if item["unit_id"] in chosen}
    assert not list(differences(compiled(engine, world, chosen), wanted))


@RANDOM
@given(worlds())
def test_the_rows_of_a_plain_item_add_up_to_its_value(world: World) -> None:
    engine = hold(duck(), world.rows)
    items = compiled(engine, world)
    plan = plan_for(world)
    sums: dict[tuple, int] = {}
    for row in engine.rows("SELECT * FROM item_row"):
        number, unit, person, starts_on, ends_on, ref, _, _, _, _, weight, passed, _ = row
        key = (plan.duties[number].code, unit, person, starts_on, ends_on, ref)
        sums[key] = sums.get(key, 0) + weight * passed
    duties = {(duty.code, plan.rulebooks[number].edition): duty for number, duty in plan.duties.items()}
    for key, item in items.items():
        duty = duties[item["duty"], item["edition"]]
        if duty.measure.verb not in (Verb.PEOPLE, Verb.COVERAGE, Verb.SIZE) and not duty.wait:
            assert sums.get(key, 0) == item["value"], key


@RANDOM
@given(figures())
def test_compiled_figures_are_the_oracles(asked: Asked) -> None:
    assert figure_on(hold(duck(), asked.rows), asked) == oracle_figure(asked)


def figure_on(engine: Engine, asked: Asked) -> dict[str, Any]:
    """A figure as the expressions work it out."""
    plan = figure_plan([asked.measure])
    work_out(engine, plan, FigureQuestion(asked.unit, asked.since, asked.until, asked.subtree))
    value, base = next(engine.rows("SELECT value, base FROM figure_value"), (0, 0))
    rows = list(engine.rows("SELECT weight FROM figure_row"))
    assert sum(weight for (weight,) in rows) == value
    unnamed = next(engine.rows("SELECT unnamed FROM figure_unnamed"), (0,))[0]
    confirmed = bool(list(engine.rows("SELECT * FROM figure_confirmed")))
    return {"value": value, "base": base if asked.measure.is_percent else 0, "unnamed": unnamed, "confirmed": confirmed}


def oracle_figure(asked: Asked) -> dict[str, Any]:
    """A figure as the oracle works it out."""
    figure = oracle.figure(asked.rows, asked.measure, asked.unit, asked.subtree, asked.since, asked.until)
    return {
        "value": figure.value,
        "base": figure.base,
        "unnamed": figure.unnamed,
        "confirmed": figure.confirmed,
    }
