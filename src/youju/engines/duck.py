"""DuckDB: in memory for tests and snapshots of whole groups."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb

from youju.core.facts import FACTS, Columns
from youju.core.judge.narrowing import Stage
from youju.core.judge.plan import Row
from youju.engines.shelf import Shelf

NO_SHELF = Shelf()
TYPES = {"int64": "BIGINT", "date": "DATE", "string": "VARCHAR"}
BATCH = 500


class DuckEngine:
    """Judging on a DuckDB connection of its own."""

    dialect = "duckdb"

    def __init__(self, memory: str = "", threads: int = 0, shelf: Shelf = NO_SHELF) -> None:
        """`memory` as DuckDB writes it ('4GB'); 0 threads: as many as there are."""
        self.shelf = shelf
        self.connection = duckdb.connect()
        self.connection.execute("SET enable_progress_bar = false")
        self.mark = ""
        if memory:
            self.connection.execute(f"SET memory_limit = '{memory}'")
        if threads:
            self.connection.execute(f"SET threads = {threads}")

    @classmethod
    def of_rows(cls, facts: Mapping[str, Iterable[Row]]) -> "DuckEngine":
        """An engine holding fact tables given as rows; tables not given are empty."""
        engine = cls()
        for name, columns in FACTS.items():
            engine.fill(name, columns, facts.get(name, ()))
        return engine

    @classmethod
    def of_snapshot(cls, folder: Path, memory: str = "", threads: int = 0) -> "DuckEngine":
        """An engine over a folder with one Parquet file, or a folder of them, for each fact table."""
        engine = cls(memory, threads)
        for name in FACTS:
            parts = folder / name / "*.parquet" if (folder / name).is_dir() else folder / f"{name}.parquet"
            engine.connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{parts}')")
        return engine

    def kept(self, name: str, make: Callable[[], Sequence[Stage]]) -> Sequence[Stage]:
        """Stages compiled for DuckDB, from the shelf or made now."""
        return self.shelf.stages(f"duckdb-{name}", make)

    def fill(self, name: str, columns: Columns, rows: Iterable[Row]) -> None:
        """Make a table with these rows."""
        fields = ", ".join(f"{column} {TYPES[kind]}" for column, kind in columns.items())
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} ({fields})")
        marks = f"({', '.join('?' * len(columns))})"
        batch: list[Row] = []
        for row in rows:
            batch.append(row)
            if len(batch) == BATCH:
                self._insert(name, marks, batch)
                batch = []
        if batch:
            self._insert(name, marks, batch)

    def _insert(self, name: str, marks: str, batch: Sequence[Row]) -> None:
        statement = f"INSERT INTO {name} VALUES {', '.join([marks] * len(batch))}"
        self.connection.execute(statement, list(chain.from_iterable(batch)))

    def hashing(self) -> AbstractContextManager[None]:
        """DuckDB joins by hashing anyway."""
        return nullcontext()

    def store(self, name: str, sql: str) -> None:
        """Make a table from a SELECT."""
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS {sql}")

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a SELECT, a thousand at a time."""
        cursor = self.connection.execute(sql, list(parameters))
        while batch := cursor.fetchmany(1000):
            yield from batch
