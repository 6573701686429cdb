"""Running a judgement on an engine."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from youju.core.facts import Columns
from youju.core.judge.narrowing import Stage
from youju.core.judge.plan import PLAN, Plan, Row, anchor_reach
from youju.core.judge.stages import EVIDENCE, STAGES, figure_stages, fused_stages, stages
from youju.core.judge.tables import ASK, FIGURE_ASK
from youju.core.measures import BREAKDOWNS, Subject
from youju.core.periods import DAWN, Cadence, Period, Span

EVIDENCE_NAMES = {name for name, _ in EVIDENCE}
HASHED = {name for name, _ in (*STAGES, *EVIDENCE)}
"""Stages that read no table by an index: all but those that cut the facts down to some units."""


Asked = Mapping[str, Sequence[Row]]
"""The rows of each table of a question; the columns are those of ASK."""


class Engine(Protocol):
    """Where expressions run: a connection on which fact tables can be read and working tables made."""

    @property
    def dialect(self) -> str:
        """The name Ibis knows its SQL by: `postgres` or `duckdb`."""
        ...

    def fill(self, name: str, columns: Columns, rows: Iterable[Row]) -> None:
        """Make a working table of that name with these rows, in place of one made before."""
        ...

    @property
    def mark(self) -> str:
        """The mark of the plan laid out on it, '' where there is none."""
        ...

    @mark.setter
    def mark(self, mark: str) -> None: ...

    def store(self, name: str, sql: str) -> None:
        """Make a working table from a SELECT, in place of one made before."""
        ...

    def hashing(self) -> AbstractContextManager[None]:
        """While in it tables are joined by hashing, never by looping: how much is found is guessed far too low."""
        ...

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a SELECT."""
        ...

    def kept(self, name: str, make: Callable[[], Sequence[Stage]]) -> Sequence[Stage]:
        """The compiled stages it keeps under a name, else those that `make` makes."""
        ...


class FusingEngine(Engine, Protocol):
    """An engine that can run all stages for a few units as one prepared statement."""

    def fuse(self, name: str, stages: Sequence[Stage], asked: Asked) -> None:
        """Make a working table from the last of some stages, `asked` being the tables of the question."""
        ...


@dataclass(frozen=True)
class Question:
    """What is asked: items due in `[since, until)`, of all units or of some; of some, perhaps for some duties.

    Of a duty all editions must be asked for, or none: which of them binds is decided among them.
    """

    since: date
    until: date
    units: tuple[int, ...] | None = None
    duties: tuple[int, ...] | None = None


def judge(engine: Engine, plan: Plan, question: Question, with_rows: bool = False) -> None:
    """Leave the items asked for in the working table `due_item` (columns: `verdict.ITEM`).

    `with_rows`: also the rows behind them in `item_row`, and who is missing in `item_missing` (`evidence`).
    """
    lay_out(engine, plan)
    ask(engine, plan, question)
    for stage in judging_stages(engine, only_asked=question.units is not None):
        if with_rows or stage.name not in EVIDENCE_NAMES:
            with engine.hashing() if stage.name in HASHED else nullcontext():
                engine.store(stage.name, stage.sql)


def judging_stages(engine: Engine, only_asked: bool) -> Sequence[Stage]:
    """The compiled stages of a judgement, of all units or `only_asked` ones; those of the evidence come last."""
    name = "asked" if only_asked else "all"
    return engine.kept(name, lambda: stages(engine.dialect, only_asked=only_asked))


def lay_out(engine: Engine, plan: Plan) -> None:
    """Put the plan's tables on the engine, unless they are there already."""
    if engine.mark == plan.mark:
        return
    for name, columns in PLAN.items():
        engine.fill(name, columns, plan.rows[name])
    engine.mark = plan.mark


def judge_few(engine: FusingEngine, plan: Plan, question: Question) -> None:
    """The same for a handful of units, in one statement: faster than stages while there is little to read."""
    lay_out(engine, plan)
    compiled = engine.kept("fused", lambda: fused_stages(engine.dialect))
    engine.fuse("due_item", compiled, asked(plan, question))


def ask(engine: Engine, plan: Plan, question: Question) -> None:
    """Put the tables of a question on the engine."""
    for name, rows in asked(plan, question).items():
        engine.fill(name, ASK[name], rows)


def asked(plan: Plan, question: Question) -> Asked:
    """The tables of a question."""
    periods = list(_periods(question.since, question.until))
    return {
        "ask_window": [(question.since, question.until, _low(plan, question, periods))],
        "ask_period": [(str(p.cadence), p.number, p.start, p.end, p.days) for p in periods],
        "ask_unit": [(unit,) for unit in question.units or ()],
        "ask_duty": [(duty,) for duty in (plan.duties if question.duties is None else question.duties)],
    }


def _periods(since: date, until: date) -> Iterator[Period]:
    """Periods that overlap the window: an item may fall due before its period ends."""
    for cadence in Cadence:
        period = Period.containing(cadence, since)
        while period.start < until:
            yield period
            period = period.next()


def _low(plan: Plan, question: Question, periods: Iterable[Period]) -> date:
    """No entry before this day can matter to an item asked for."""
    if any(duty.wait and duty.measure.subject is not Subject.EVENT for duty in plan.duties.values()):
        return DAWN
    earliest = min(period.start for period in periods)
    return min(earliest, Span(days=anchor_reach(plan)).before(question.since))


@dataclass(frozen=True)
class FigureQuestion:
    """What figures are asked for: a unit, alone or with all it reaches, over `[since, until)`."""

    unit: int
    since: date
    until: date
    below: bool = True


def work_out(engine: Engine, plan: Plan, question: FigureQuestion, by: Collection[str] = ()) -> None:
    """Leave rows and values of the plan's figures in the working tables `figure_row` and `figure_value`.

    `by`: the breakdowns wanted (`BREAKDOWNS`), left in `figure_by_…`.
    """
    lay_out(engine, plan)
    low = [(question.since, question.until, question.since)]
    engine.fill("ask_window", ASK["ask_window"], low)
    asked = [(question.unit, question.since, question.until, int(question.below))]
    engine.fill("ask_figure", FIGURE_ASK["ask_figure"], asked)
    unwanted = {f"figure_by_{name}" for name in BREAKDOWNS if name not in by}
    for stage in engine.kept("figures", lambda: figure_stages(engine.dialect)):
        if stage.name not in unwanted:
            engine.store(stage.name, stage.sql)
