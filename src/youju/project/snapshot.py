"""The books' fact tables as Parquet, for DuckDB and Spark: one state of the books, however long the writing takes."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from django.db import connection, transaction

from youju.core.errors import Refusal
from youju.core.facts import FACTS
from youju.engines.duck import TYPES


def write_snapshot(folder: Path, progress: Callable[[str, int], None]) -> dict[str, int]:
    """Write a Parquet file for each fact table into a new folder; gives the rows of each.

    `progress` is told the table and its rows. Where it is interrupted nothing is left. Raises Refusal where the folder
    holds something or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"{folder} 里已有内容，快照不写在其中。", "换一个空的目录，或先清空它。")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, prefix=".snapshot-") as made:
            counts = _write(Path(made), progress)
            (Path(made) / "facts").rename(folder)
    except (OSError, duckdb.IOException) as error:
        raise Refusal(f"不能写快照 {folder}：{error}。", "检查磁盘空间和权限。") from error
    return counts


@transaction.atomic
def _write(made: Path, progress: Callable[[str, int], None]) -> dict[str, int]:
    facts, counts = made / "facts", {}
    facts.mkdir(mode=0o755)
    with connection.cursor() as cursor, duckdb.connect() as duck:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for name, columns in FACTS.items():
            text = made / "rows.csv"
            with (
                text.open("wb") as file,
                cursor.cursor.copy(f"COPY (TABLE facts.{name}) TO STDOUT (FORMAT csv)") as rows,
            ):
                for part in rows:
                    file.write(part)
            types = {column: TYPES[kind] for column, kind in columns.items()}
            read = duck.read_csv(str(text), header=False, columns=types, auto_detect=False, na_values="\\N")
            read.write_parquet(str(facts / f"{name}.parquet"), compression="zstd")
            counts[name] = len(read)
            progress(name, counts[name])
    return counts
