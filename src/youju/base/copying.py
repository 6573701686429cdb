"""Writing many rows at once: numbers taken from a sequence, rows sent by COPY."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def take_ids(model: type[models.Model], count: int) -> list[int]:
    """So many new numbers for a table, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [number for (number,) in cursor.fetchall()]


def take_statistics() -> None:
    """Let the server know how much there is now, after a great deal was written.

    By itself it counts only some time after a commit; until then it judges a hundred new units ten times as slowly.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Send rows, with these columns, to a model's table."""
    statement = f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
