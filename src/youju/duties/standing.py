"""How stored items stand on a day, asked in one statement: for lists, counts and single items.

The status comes from the one expression of `core.judge.verdict`; what is written here only chooses its items and
groups what it says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import ibis
from django.db import connection, transaction

from youju.core.facts import DAY, INT, Columns
from youju.core.judge.narrowing import Stage
from youju.core.judge.plan import PLAN
from youju.core.judge.tables import Tables
from youju.core.judge.verdict import ITEM, with_status
from youju.duties.editions import numbered_plan
from youju.engines.postgres import FUSED_SETTINGS, USUAL_SETTINGS
from youju.engines.shelf import compiled

CHOSEN: Columns = {**ITEM, "bucket": INT}
READ = (*ITEM, "floor", "most", "status")
_READS = ("duty_no", "code", "kind", "share", "at_end", "excusable", "most", "mode", "least")
"""Columns of the plan's duties that the status is read from."""
_TYPES = {"int64": "bigint", "string": "text"}


@dataclass(frozen=True)
class Chosen:
    """Items to be read: a SELECT of CHOSEN columns with its parameters."""

    select: str
    parameters: tuple[Any, ...]


def standing(chosen: Chosen, as_of: date, then: str, more: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Rows of `then`, a SELECT from `standing`: CHOSEN with `floor`, `most` and `status`."""
    statement = f"""
        WITH duty AS MATERIALIZED ({_duties_select()}), ask_day AS (SELECT %s::date AS as_of),
        item AS MATERIALIZED ({chosen.select}), standing AS ({_status_sql()})
        {then}"""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FUSED_SETTINGS)
        cursor.execute(statement, [*_duty_columns(), as_of, *chosen.parameters, *more])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.execute(USUAL_SETTINGS)
    return rows


@cache
def _status_sql() -> str:
    return compiled().stages("postgres-standing", _compile, __file__)[0].sql.replace("%", "%%")


def _compile() -> Sequence[Stage]:
    t = Tables(only_asked=False)
    t.add("item", CHOSEN)
    t.add("ask_day", {"as_of": DAY})
    read = with_status(t, t.item, t.ask_day.as_of.max().as_scalar())
    return [Stage("standing", str(ibis.to_sql(read, dialect="postgres")))]


def _duties_select() -> str:
    lists = ", ".join(f"%s::{_TYPES[PLAN['duty'][name]]}[]" for name in _READS)
    return f"SELECT * FROM unnest({lists}) AS given ({', '.join(_READS)})"


def _duty_columns() -> list[list[Any]]:
    return _columns_of(numbered_plan().mark)


@cache
def _columns_of(mark: str) -> list[list[Any]]:
    names = list(PLAN["duty"])
    rows = numbered_plan().rows["duty"]
    return [[row[names.index(name)] for row in rows] for name in _READS]
