"""The pieces of work that are compared, on an engine: judging, SQL by hand, a bare scan."""

import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import expert, stores
from bench.plans import SINCE, UNTIL, ten_plan, whole_plan
from bench.scan import OF_THE_TEN, groupings, scans
from bench.timing import cost_of
from youju.core.judge.run import Engine, Question, ask, judge, lay_out
from youju.core.judge.stages import stages
from youju.engines.postgres import PostgresEngine

YEAR = Question(SINCE, UNTIL)


def measured(work: str, engine: str, where: str, repeat: int) -> dict[str, Any]:
    """Run a piece of work on an engine; gives its cost and what else it found."""
    on = stores.duck(Path(where)) if engine == "duckdb" else stores.postgres(where)
    if isinstance(on, PostgresEngine):
        on.make_room(lasting=True)
    prepared: Callable[[Engine], Any] = PREPARE.get(work, lambda _: None)
    prepared(on)
    cost = cost_of(lambda: WORKS[work](on), [os.getpid(), *_backend(on)], repeat)
    return asdict(cost) | {"rows": next(on.rows(ROWS[work]))[0] if work in ROWS else 0} | _checked(work, on)


def _backend(on: Engine) -> list[int]:
    return [next(on.rows("SELECT pg_backend_pid()"))[0]] if isinstance(on, PostgresEngine) else []


def _by_hand(on: Engine) -> None:
    for number, select in enumerate(expert.statements(on.dialect, SINCE, UNTIL).values(), 1):
        on.store(f"by_hand_{number}", select)


def _scan(on: Engine, tables: set[str] | None = None) -> None:
    for select in scans(tables).values():
        list(on.rows(select))


def _group(on: Engine) -> None:
    for select in groupings().values():
        list(on.rows(select))


def _ask_ten(on: Engine) -> None:
    lay_out(on, ten_plan())
    ask(on, ten_plan(), YEAR)


WORKS: dict[str, Callable[[Engine], None]] = {
    "judge": lambda on: judge(on, whole_plan(), YEAR),
    "scan": _scan,
    "group": _group,
    "judge_ten": lambda on: judge(on, ten_plan(), YEAR),
    "by_hand": _by_hand,
    "scan_ten": lambda on: _scan(on, OF_THE_TEN),
}
PREPARE: dict[str, Callable[[Engine], Any]] = {
    "judge": lambda on: (stages(on.dialect, only_asked=False), whole_plan()),
    "judge_ten": lambda on: (stages(on.dialect, only_asked=False), ten_plan()),
    "by_hand": _ask_ten,
}
"""What is done once in a process, before the time counts: the SQL compiled, the calendar laid out."""

ROWS = {"judge": "SELECT count(*) FROM due_item", "judge_ten": "SELECT count(*) FROM due_item"}


def _checked(work: str, on: Engine) -> dict[str, Any]:
    """After SQL by hand: how many verdicts it gives, and how many of them differ from the judgement's."""
    if work != "by_hand":
        return {}
    judge(on, ten_plan(), YEAR)
    columns = ", ".join(expert.VERDICT)
    numbers = {duty.code: number for number, duty in ten_plan().duties.items()}
    hand = " UNION ALL ".join(
        f"SELECT {numbers[code]} AS duty_no, {columns} FROM by_hand_{place}"
        for place, code in enumerate(expert.statements(on.dialect, SINCE, UNTIL), 1)
    )
    judged = f"SELECT duty_no, {columns} FROM due_item"
    unlike = f"(({hand}) EXCEPT ALL ({judged})) UNION ALL (({judged}) EXCEPT ALL ({hand}))"
    count = next(on.rows(f"SELECT count(*) FROM ({hand}) AS hand"))[0]
    return {"rows": count, "different": next(on.rows(f"SELECT count(*) FROM ({unlike}) AS unlike"))[0]}
