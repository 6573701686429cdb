"""Asking an engine and the oracle the same, and saying where their answers differ."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

import ibis

from core import oracle
from core.books import Rows
from core.random_books import Asked, World
from core.vocabulary import WORDS
from youju.core.codes import Terms, Vocabulary
from youju.core.facts import DAY, FACTS
from youju.core.judge.plan import Plan, figure_plan, plan_of
from youju.core.judge.run import (
    Engine,
    FigureQuestion,
    FusingEngine,
    Question,
    judge,
    judge_few,
    judging_stages,
    work_out,
)
from youju.core.judge.tables import Tables
from youju.core.judge.verdict import ITEM, with_status
from youju.core.measures import Measure
from youju.core.rules.model import Rulebook

EVIDENCE = ("missing", "possible")
"""Who is missing, and who of them may have done it."""
COMPARED = [field.name for field in fields(oracle.Item) if field.name not in (*EVIDENCE, "rule")]
FIGURE = ("value", "base", "unnamed", "confirmed")
KEY = ("duty", "unit_id", "person_id", "starts_on", "ends_on", "ref")
ASK_DAY = {"as_of": DAY}

Described = dict[tuple, dict[str, Any]]
"""Items by KEY, each with all the oracle says of an item, who is missing and how it stands."""


@dataclass(frozen=True)
class Words:
    """The vocabularies a judgement reads cases from."""

    kinds: Terms
    posts: Terms

    @classmethod
    def of(cls, words: Mapping[Vocabulary, Terms]) -> "Words":
        """Those of a set of vocabularies."""
        return cls(words[Vocabulary.UNIT_KIND], words[Vocabulary.POST])

    def plan(self, rulebooks: Iterable[Rulebook]) -> Plan:
        """The plan for some rulebooks."""
        return plan_of(rulebooks, self.kinds, self.posts)

    def oracle(self, world: World) -> list[oracle.Item]:
        """A world's items as the oracle judges them."""
        is_a = [{term.code: term.is_a for term in terms.terms if term.is_a} for terms in (self.kinds, self.posts)]
        return oracle.judge(world.rows, world.rulebooks, world.window, *is_a)


TEST_WORDS = Words.of(WORDS)


def hold(engine: Engine, rows: Rows) -> Engine:
    """Put a ledger on the engine."""
    for name, columns in FACTS.items():
        engine.fill(name, columns, rows.get(name, ()))
    return engine


def compiled(
    engine: Engine, world: World, words: Words = TEST_WORDS, units: tuple[int, ...] | None = None
) -> Described:
    """A world's items as the expressions judge them, on an engine that holds its ledger."""
    return answered(engine, words.plan(world.rulebooks), Question(*world.window, units), world.as_of)


def answered(engine: Engine, plan: Plan, question: Question, as_of: date) -> Described:
    """The answer to a question, on an engine that holds the ledger."""
    judge(engine, plan, question)
    leave_evidence(engine, "item_missing", only_asked=question.units is not None)
    missing: dict[tuple, list[tuple[int, int]]] = defaultdict(list)
    for *key, person, possible in engine.rows("SELECT * FROM item_missing"):
        missing[tuple(key)].append((person, possible))
    items = list(_read(engine, as_of))
    for item in items:
        people = sorted(missing[tuple(item[name] for name in ("duty_no", *KEY[1:]))])
        item["missing"] = tuple(person for person, _ in people)
        item["possible"] = tuple(person for person, possible in people if possible)
    return _by_key(_named(item, plan) for item in items)


def leave_evidence(engine: Engine, name: str, only_asked: bool = False) -> None:
    """Leave one table of evidence about the items just judged; all of them would take a third of the time again."""
    (stage,) = (each for each in judging_stages(engine, only_asked) if each.name == name)
    engine.store(stage.name, stage.sql)


def compiled_at_once(engine: FusingEngine, world: World, units: tuple[int, ...]) -> Described:
    """The items of some units in one statement; who is missing is not among what it gives."""
    plan = TEST_WORDS.plan(world.rulebooks)
    judge_few(engine, plan, Question(*world.window, units))
    return _by_key(_named(item, plan) for item in _read(engine, world.as_of))


def _read(engine: Engine, as_of: date) -> Iterator[dict[str, Any]]:
    engine.fill("ask_day", ASK_DAY, [(as_of,)])
    for row in engine.rows(_status_sql(engine.dialect)):
        yield dict(zip((*ITEM, "floor", "most", "status"), row, strict=True))


def _named(item: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """With the duty and edition for their number."""
    number = item.pop("duty_no")
    return item | {"duty": plan.duties[number].code, "edition": plan.rulebooks[number].edition}


@cache
def _status_sql(dialect: str) -> str:
    """Reads `due_item` with statuses on the day in `ask_day`."""
    tables = Tables(only_asked=False)
    tables.add("due_item", ITEM)
    tables.add("ask_day", ASK_DAY)
    read = with_status(tables, tables.due_item, tables.ask_day.as_of.max().as_scalar())
    return str(ibis.to_sql(read, dialect=dialect))


def described(items: Iterable[oracle.Item], as_of: date, rows: Rows) -> Described:
    """The oracle's items in the same form."""
    names = (*COMPARED, *EVIDENCE)
    return _by_key(
        {name: getattr(item, name) for name in names} | {"status": oracle.status(item, as_of, rows)} for item in items
    )


def _by_key(items: Iterable[dict[str, Any]]) -> Described:
    return {tuple(item[name] for name in KEY): item for item in items}


def expected(world: World) -> Described:
    """A world's items as the oracle judges them."""
    return described(TEST_WORDS.oracle(world), world.as_of, world.rows)


def differences(mine: Described, theirs: Described) -> list[str]:
    """A line for each item on which two answers, the compiled one and another, are not alike."""
    lines = []
    for key in sorted(mine.keys() | theirs.keys(), key=repr):
        here, there = mine.get(key), theirs.get(key)
        if here is None or there is None:
            lines.append(f"{key}: only in the {'second' if here is None else 'first'}")
        elif unlike := {name: (here[name], there[name]) for name in there if here[name] != there[name]}:
            lines.append(f"{key}: {unlike}")
    return lines


def figure_on(engine: Engine, asked: Asked) -> dict[str, Any]:
    """A figure as the expressions work it out, on an engine that holds its ledger."""
    (figure,) = figures_on(engine, [asked.measure], question_of(asked))
    return {name: figure[name] for name in FIGURE}


def figures_on(
    engine: Engine, measures: Sequence[Measure], question: FigureQuestion, by: Collection[str] = ()
) -> list[dict[str, Any]]:
    """Several figures at once, in the order given: FIGURE, and how many records are behind each."""
    work_out(engine, figure_plan(measures), question, by)
    values = {term: found for term, *found in engine.rows("SELECT term_no, value, base, records FROM figure_value")}
    unnamed = dict(engine.rows("SELECT term_no, unnamed FROM figure_unnamed"))
    confirmed = {term for (term,) in engine.rows("SELECT term_no FROM figure_confirmed")}
    figures = []
    for term, measure in enumerate(measures, 1):
        value, base, records = values.get(term, (0, 0, 0))
        base = base if measure.is_percent else 0
        said = {"unnamed": unnamed.get(term, 0), "confirmed": term in confirmed}
        figures.append({"value": value, "base": base, "records": records} | said)
    return figures


def question_of(asked: Asked) -> FigureQuestion:
    """What is asked, as the judge is asked it."""
    return FigureQuestion(asked.unit, asked.since, asked.until, asked.subtree)


def oracle_figure(asked: Asked) -> dict[str, Any]:
    """A figure as the oracle works it out."""
    figure = oracle.figure(asked.rows, asked.measure, asked.unit, asked.subtree, asked.since, asked.until)
    return {name: getattr(figure, name) for name in FIGURE}
