"""Keeping verdicts up to date: a new entry is written into the fact tables, and what it touches is judged and stored.

The facts are tables here, not views over the books, so that ten thousand units are there in a minute. The statement
that judges is the program's own. `books` measures the whole way, from `record_entry` to the stored items.
"""

import os
import random
import statistics
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from bench import stores
from bench.plans import SINCE, UNTIL, whole_plan
from bench.timing import Watch, cpu_of
from youju.core.facts import FACTS
from youju.core.judge.run import Question, judge, judge_few
from youju.core.judge.touching import Trait, duties_touched
from youju.core.judge.verdict import ITEM
from youju.engines.postgres import PostgresEngine

COLUMNS = ", ".join(ITEM)
CONTENT = ("entry", "entry_host", "entry_form", "agenda_item", "agenda_topic", "attendance", "deliverable")
AWAY = 2**40
"""What is added to the numbers of a copied entry, of its agenda items and lines."""

WARM = 3
"""Updates before the time counts: the first plans the statement, which is done once in a session."""

A_FEW = 30
"""As in `duties.judging`, which cannot be imported without books."""


class Update(NamedTuple):
    """Milliseconds from writing to stored items, by the clock and of the processors; units and duties judged, items
    written."""

    milliseconds: float
    cpu_milliseconds: float
    units: int
    duties: int
    written: int


def measured(url: str, updates: int, seed: int = 1) -> dict[str, Any]:
    """Write copies of entries of the year picked at random, one after the other."""
    on = stores.postgres(url)
    on.connection.autocommit = False
    _lay_ground(on)
    picked = _picked(on, updates + WARM, seed)
    pids = [os.getpid(), on.connection.info.backend_pid]
    with Watch(pids) as watch:
        done = [_update(on, entry, AWAY * number, pids) for number, entry in enumerate(picked, 1)]
    wrong = _unlike_a_full_judgement(on)
    for table in CONTENT:
        on.connection.execute(f"DELETE FROM facts.{table} WHERE entry_id >= {AWAY}")
    on.connection.commit()
    return summary(done) | {"different": wrong, "megabytes": (watch.peak - watch.before) / 2**20}


def summary(done: Iterable[Update]) -> dict[str, Any]:
    """Median, 95th percentile and worst of the updates after the warming ones, and the first of all.

    Those that touch no duty judge nothing: they are counted, and left out of the times.
    """
    done = list(done)
    first, *judged = [each for each in done if each.duties]
    rest = judged[WARM - 1 :]
    times = sorted(each.milliseconds for each in rest)
    return {
        "updates": len(times),
        "idle": sum(not each.duties for each in done),
        "first_ms": first.milliseconds,
        "median_ms": statistics.median(times),
        "p95_ms": times[int(len(times) * 0.95)],
        "worst_ms": times[-1],
        "cpu_ms": statistics.mean(each.cpu_milliseconds for each in rest),
        "touched": statistics.median(each.units for each in rest),
        "duties": statistics.median(each.duties for each in rest),
        "all_ms": [round(each.milliseconds, 1) for each in rest],
    }


def _lay_ground(on: PostgresEngine) -> None:
    """Judge everything once and keep it, as the books do."""
    on.make_room()
    judge(on, whole_plan(), Question(SINCE, UNTIL))
    on.connection.execute(f"CREATE TEMP TABLE stored AS SELECT {COLUMNS} FROM pg_temp.due_item")
    on.connection.execute("CREATE UNIQUE INDEX ON stored (unit_id, due_on, duty_no, person_id, starts_on, ref)")
    on.connection.execute("ANALYZE stored")
    on.connection.commit()


def _picked(on: PostgresEngine, count: int, seed: int) -> list[int]:
    held = f"SELECT entry_id FROM entry WHERE state = 'held' AND day >= DATE '{SINCE}' ORDER BY entry_id"
    return random.Random(seed).sample([entry for (entry,) in on.rows(held)], count)


def _update(on: PostgresEngine, entry: int, away: int, pids: list[int]) -> Update:
    began, worked = time.perf_counter(), cpu_of(pids)
    for table in CONTENT:
        on.connection.execute(_copied(table, entry, away))
    units = tuple(unit for (unit,) in on.rows(_UNITS.format(entry=entry + away)))
    duties = duties_touched(whole_plan(), [Trait(*row) for row in on.rows(_TRAITS.format(entry=entry + away))])
    written = _judge(on, units, duties) if duties else 0
    on.connection.commit()
    milliseconds = (time.perf_counter() - began) * 1000
    return Update(milliseconds, (cpu_of(pids) - worked) * 1000, len(units), len(duties), written)


def _copied(table: str, entry: int, away: int) -> str:
    columns = list(FACTS[table])
    moved = {"entry_id", "item_id", "line_id"}
    values = (f"{name} + {away}" if name in moved else name for name in columns)
    names = ", ".join(columns)
    return f"INSERT INTO facts.{table} ({names}) SELECT {', '.join(values)} FROM facts.{table} WHERE entry_id = {entry}"


def _judge(on: PostgresEngine, units: tuple[int, ...], duties: tuple[int, ...]) -> int:
    question = Question(SINCE, UNTIL, units, duties)
    (judge_few if len(units) <= A_FEW else judge)(on, whole_plan(), question)
    on.connection.execute(_DROP_CHANGED, {"units": list(units), "duties": list(duties)})
    kept = on.connection.execute(f"INSERT INTO stored SELECT {COLUMNS} FROM pg_temp.due_item ON CONFLICT DO NOTHING")
    return kept.rowcount


def _of(table: str) -> str:
    return ", ".join(f"{table}.{column}" for column in ITEM)


_DROP_CHANGED = f"""
    DELETE FROM stored WHERE unit_id = ANY(%(units)s) AND duty_no = ANY(%(duties)s)
    AND NOT EXISTS (SELECT FROM pg_temp.due_item AS found WHERE ({_of("found")}) = ({_of("stored")}))"""

_BELONGS = " UNION ALL ".join(
    f"SELECT person_id, unit_id, from_on, to_on FROM {fact}" for fact in ("membership", "attachment", "post")
)
_UNITS = f"""
    WITH people AS MATERIALIZED (
        SELECT person_id FROM attendance WHERE entry_id = {{entry}}
        UNION SELECT person_id FROM entry JOIN entry_host USING (entry_id) JOIN ({_BELONGS}) AS belongs USING (unit_id)
        WHERE entry_id = {{entry}} AND from_on <= day AND day < to_on)
    SELECT unit_id FROM entry_host WHERE entry_id = {{entry}}
    UNION SELECT unit_id FROM ({_BELONGS}) AS belongs WHERE person_id = ANY(ARRAY(SELECT person_id FROM people))
    UNION SELECT unit_id FROM event WHERE person_id = ANY(ARRAY(SELECT person_id FROM people))"""
"""Whose items an entry may touch, as `ledger.writing` notes them."""

_TRAITS = """
    SELECT entry_id, 'term_form', form FROM entry_form WHERE entry_id = {entry}
    UNION ALL SELECT entry_id, 'term_topic', topic FROM agenda_topic WHERE entry_id = {entry}
    UNION ALL SELECT entry_id, 'term_deliverable', kind FROM deliverable WHERE entry_id = {entry}
    UNION ALL SELECT entry_id, 'term_item', kind FROM agenda_item WHERE entry_id = {entry}
    UNION ALL SELECT entry_id, 'term_first', '' FROM agenda_item WHERE entry_id = {entry} AND first_topic = 1"""


def _unlike_a_full_judgement(on: PostgresEngine) -> int:
    """How many items stored differ from those that judging everything gives."""
    on.make_room()
    judge(on, whole_plan(), Question(SINCE, UNTIL))
    stored, judged = f"SELECT {COLUMNS} FROM stored", f"SELECT {COLUMNS} FROM pg_temp.due_item"
    unlike = f"(({stored}) EXCEPT ({judged})) UNION ALL (({judged}) EXCEPT ({stored}))"
    return int(next(on.rows(f"SELECT count(*) FROM ({unlike}) AS unlike"))[0])
