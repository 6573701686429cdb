"""PostgreSQL: live judging, on a connection somebody else owns (Django's, so that it sees the open transaction)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import psycopg
from psycopg import sql

from youju.core.facts import Columns
from youju.core.judge.plan import Row

TYPES = {"int64": "bigint", "date": "date", "string": "text"}


class PostgresEngine:
    """Working tables are temporary: nobody else sees them and they go with the session.

    The connection's search path must find the fact views by their bare names.
    """

    dialect = "postgres"

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection

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

    def rows(self, select: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a SELECT, a thousand at a time."""
        with self.connection.cursor() as cursor:
            cursor.execute(_verbatim(select), parameters or None)
            while batch := cursor.fetchmany(1000):
                yield from batch


def _verbatim(text: str) -> sql.SQL:
    """SQL compiled by Ibis from our own expressions: no value from outside is in its text."""
    return sql.SQL(text)
