"""PostgreSQL: live judging, on a connection somebody else owns (Django's, so that it sees the open transaction)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

import psycopg
from psycopg import sql

from youju.core.facts import Columns
from youju.core.judge.narrowing import Stage
from youju.core.judge.plan import Row
from youju.core.judge.run import Asked
from youju.core.judge.tables import ASK
from youju.engines.shelf import Shelf

NO_SHELF = Shelf()
TYPES = {"int64": "bigint", "date": "date", "string": "text"}


FUSED_SETTINGS = (
    "SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off"
)
"""One plan for all calls; and without knowing how much there is, hashing is never far from the best, looping may be."""

ALL_SETTINGS = {"enable_nestloop": "off", "enable_sort": "off", "enable_mergejoin": "off"}
"""For judging everything: how much is found is guessed far too low, so that millions of rows would be looked up one by
one, or ordered on disk before they are grouped. Everything is hashed, in time that grows with what there is."""

HASH_SHARE, LEAST_HASH = 8, 64
"""What one hash may hold before it goes to disk: a part of what the server keeps of its tables, in MB at least."""

TABLES_SHARE, LEAST_TABLES = 2, 64
"""The temporary tables such a session keeps at hand, taken as they fill: likewise."""

USUAL_SETTINGS = "SET LOCAL plan_cache_mode = auto; SET LOCAL enable_nestloop = on; SET LOCAL enable_mergejoin = on"


class PostgresEngine:
    """Working tables are temporary: nobody else sees them and they go with the session.

    The connection's search path must find the fact views by their bare names.
    """

    dialect = "postgres"

    def __init__(self, connection: psycopg.Connection[Any], shelf: Shelf = NO_SHELF) -> None:
        self.connection = connection
        self.shelf = shelf

    def make_room(self, lasting: bool = False) -> None:
        """Get the session ready to judge everything: until the open transaction ends, or as long as it lasts.

        The temporary tables' room lasts in any case, and can be had only before the first of them.
        """
        kept = self._megabytes_kept()
        settings = ALL_SETTINGS | {"work_mem": f"{max(LEAST_HASH, kept // HASH_SHARE)}MB"}
        for name, value in settings.items():
            self.connection.execute("SELECT set_config(%s, %s, %s)", (name, value, not lasting))
        try:
            with self.connection.transaction():
                tables = f"{max(LEAST_TABLES, kept // TABLES_SHARE)}MB"
                self.connection.execute("SELECT set_config('temp_buffers', %s, false)", (tables,))
        except psycopg.errors.InvalidParameterValue:
            return  # the session has temporary tables already: it goes on with what it has

    def _megabytes_kept(self) -> int:
        """What the server keeps of its tables in memory: whoever set it up has said by that how much there is."""
        found = self.connection.execute("SELECT pg_size_bytes(current_setting('shared_buffers')) / 1048576").fetchone()
        return int(found[0]) if found else 0

    def kept(self, name: str, make: Callable[[], Sequence[Stage]]) -> Sequence[Stage]:
        """Stages compiled for PostgreSQL, from the shelf or made now."""
        return self.shelf.stages(f"postgres-{name}", make)

    @property
    def mark(self) -> str:
        """Kept in a temporary table, so that it goes when the plan's tables do: with the session, or a rollback."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('pg_temp.plan_mark')")
            found = cursor.fetchone()
            if found is None or found[0] is None:
                return ""
            cursor.execute("SELECT mark FROM pg_temp.plan_mark")
            return str((cursor.fetchone() or ("",))[0])

    @mark.setter
    def mark(self, mark: str) -> None:
        self.fill("plan_mark", {"mark": "string"}, [(mark,)])

    def fill(self, name: str, columns: Columns, rows: Iterable[Row]) -> None:
        """Make a temporary table with these rows."""
        fields = sql.SQL(", ").join(
            sql.SQL("{} {}").format(sql.Identifier(column), _verbatim(TYPES[kind])) for column, kind in columns.items()
        )
        table = sql.Identifier(name)
        with self.connection.cursor() as cursor:
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS pg_temp.{0}").format(table))
            cursor.execute(sql.SQL("CREATE TEMP TABLE {} ({})").format(table, fields))
            with cursor.copy(sql.SQL("COPY pg_temp.{} FROM STDIN").format(table)) as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(sql.SQL("ANALYZE pg_temp.{}").format(table))

    def store(self, name: str, select: str) -> None:
        """Make a temporary table from a SELECT, with statistics for the stages that read it."""
        table = sql.Identifier(name)
        with self.connection.cursor() as cursor:
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS pg_temp.{}").format(table))
            cursor.execute(sql.SQL("CREATE TEMP TABLE {} AS {}").format(table, _verbatim(select)))
            cursor.execute(sql.SQL("ANALYZE pg_temp.{}").format(table))

    def fuse(self, name: str, stages: Sequence[Stage], asked: Asked) -> None:
        """Make a temporary table from the last of some stages, run as one statement that is planned once a session.

        Stages read each other as materialised parts of it. Nothing is known of their sizes beforehand, which is why
        this is for little: what one plan for all costs is small as long as what is read is.
        """
        table = sql.Identifier(name)
        with self.connection.cursor() as cursor:
            statement = self._prepared(cursor, name, stages)
            values = [list(column) for part in ASK for column in _columns_of(part, asked[part])]
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS pg_temp.{}").format(table))
            cursor.execute(FUSED_SETTINGS)
            execute = sql.SQL("CREATE TEMP TABLE {} AS EXECUTE {} ({})").format(
                table, sql.Identifier(statement), sql.SQL(", ").join([sql.Placeholder()] * len(values))
            )
            psycopg.ClientCursor(self.connection).execute(execute, values)
            cursor.execute(USUAL_SETTINGS)

    def _prepared(self, cursor: psycopg.Cursor[Any], name: str, stages: Sequence[Stage]) -> str:
        """The name under which the session knows the statement."""
        statement = f"fused_{name}"
        cursor.execute("SELECT 1 FROM pg_prepared_statements WHERE name = %s", [statement])
        if cursor.fetchone() is None:
            cursor.execute(_verbatim(f"PREPARE {statement} AS {fused(stages)}"))
        return statement

    @contextmanager
    def hashing(self) -> Iterator[None]:
        """No loops over rows in it; afterwards the session does as before. Within a transaction nothing outlasts it."""
        (before,) = self.connection.execute("SELECT current_setting('enable_nestloop')").fetchone() or ("on",)
        is_local = self.connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE
        self.connection.execute("SELECT set_config('enable_nestloop', 'off', %s)", (is_local,))
        yield
        self.connection.execute("SELECT set_config('enable_nestloop', %s, %s)", (before, is_local))

    def rows(self, select: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a SELECT, a thousand at a time."""
        with self.connection.cursor() as cursor:
            cursor.execute(_verbatim(select), parameters or None)
            while batch := cursor.fetchmany(1000):
                yield from batch


def fused(stages: Sequence[Stage]) -> str:
    """All stages as one statement; its parameters are the columns of the ASK tables, each as a list."""
    parts, number = [], count(1)
    for name, columns in ASK.items():
        lists = ", ".join(f"${next(number)}::{TYPES[kind]}[]" for kind in columns.values())
        parts.append(f"{name} ({', '.join(columns)}) AS (SELECT * FROM unnest({lists}))")
    parts += [f"{stage.name} AS MATERIALIZED ({stage.sql})" for stage in stages]
    return f"WITH {', '.join(parts)} SELECT * FROM {stages[-1].name}"


def _columns_of(name: str, rows: Sequence[Row]) -> Iterable[tuple[Any, ...]]:
    return zip(*rows, strict=True) if rows else [()] * len(ASK[name])


def _verbatim(text: str) -> sql.SQL:
    """SQL compiled by Ibis from our own expressions: no value from outside is in its text."""
    return sql.SQL(text)
