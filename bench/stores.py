"""The generated facts where the engines find them: Parquet for DuckDB, tables of the same names on PostgreSQL."""

import os
from pathlib import Path

import duckdb
import psycopg

from youju.base import embedded
from youju.core.facts import FACTS
from youju.demo.scale import Scale
from youju.demo.snapshot import write_snapshot
from youju.engines.duck import DuckEngine
from youju.engines.postgres import TYPES, PostgresEngine

INDEXES = {
    "entry": ("entry_id",),
    "entry_host": ("entry_id", "unit_id"),
    "entry_form": ("entry_id",),
    "agenda_item": ("entry_id",),
    "agenda_topic": ("entry_id",),
    "agenda_directive": ("entry_id",),
    "attendance": ("entry_id", "person_id"),
    "deliverable": ("entry_id",),
    "declaration": ("unit_id",),
    "event": ("unit_id", "person_id"),
    "unit": ("unit_id",),
    "edge": ("superior_id",),
    "declared_size": ("unit_id",),
    "membership": ("person_id", "unit_id"),
    "attachment": ("person_id", "unit_id"),
    "post": ("person_id", "unit_id"),
    "adoption": ("unit_id",),
    "local_target": ("unit_id",),
}
"""Columns the books, too, have an index on."""

OPTIONS = "-c search_path=public,facts -c jit=off"
"""As the program asks of the server."""


def snapshot(folder: Path, units: int) -> Path:
    """Parquet files of a generated group, made where they are not there yet."""
    made = folder / f"facts-{units}"
    if not made.exists():
        write_snapshot(Scale(units), made, processes=os.cpu_count() or 1)
    return made


def duck(facts: Path) -> DuckEngine:
    """A fresh engine over a snapshot."""
    return DuckEngine.of_snapshot(facts)


def server(folder: Path) -> str:
    """The URL of an embedded server that lives as long as this process."""
    return embedded.start(folder)


def url_for(server_url: str, units: int) -> str:
    """The database that holds the facts of so many units."""
    return server_url.replace("/postgres?", f"/facts_{units}?")


def postgres(url: str) -> PostgresEngine:
    """An engine on a connection of its own."""
    return PostgresEngine(psycopg.connect(url, autocommit=True, options=OPTIONS))


def fill_postgres(server_url: str, facts: Path, units: int) -> None:
    """A database with the facts of a snapshot, made where it is not there yet."""
    name = f"facts_{units}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None:
            return
        connection.execute(f"CREATE DATABASE {name}_loading")
    with psycopg.connect(url_for(server_url, units).replace(name, f"{name}_loading")) as connection:
        connection.execute("CREATE SCHEMA facts")
        for table in FACTS:
            _copy(connection, facts, table)
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name}_loading RENAME TO {name}")


def _copy(connection: psycopg.Connection, facts: Path, table: str) -> None:
    columns = ", ".join(f"{name} {TYPES[kind]} NOT NULL" for name, kind in FACTS[table].items())
    connection.execute(f"CREATE TABLE facts.{table} ({columns})")
    text = facts.parent / f"{table}.csv"
    # every text is quoted: an empty one is no NULL
    rows = duckdb.read_parquet(f"{facts / table}/*.parquet")
    rows.write_csv(str(text), header=False, quotechar='"', quoting=1)
    with (
        connection.cursor().copy(f"COPY facts.{table} FROM STDIN (FORMAT csv, NULL '\\N')") as copy,
        text.open("rb") as file,
    ):
        while block := file.read(1 << 20):
            copy.write(block)
    text.unlink()
    for column in INDEXES.get(table, ()):
        connection.execute(f"CREATE INDEX ON facts.{table} ({column})")
    if table == "attendance":
        connection.execute("CREATE INDEX ON facts.attendance (entry_id) WHERE functions <> 0")
