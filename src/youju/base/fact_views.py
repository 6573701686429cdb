"""The fact tables as SQL views over the applications' tables, in a schema of their own.

They are built after every migration, never inside one: PostgreSQL does not alter a column that a view uses.
"""

from collections.abc import Iterable
from importlib import import_module

from django.conf import settings
from django.db import connection, transaction

from youju.core.facts import FACTS

SCHEMA = "facts"


def views() -> dict[str, str]:
    """The SELECT of each fact table, gathered from the modules in `settings.FACT_MODULES`."""
    found: dict[str, str] = {}
    for module in settings.FACT_MODULES:
        found |= import_module(module).VIEWS
    missing = set(FACTS) ^ set(found)
    if missing:
        raise LookupError(f"fact tables without a view, or views of no fact table: {sorted(missing)}")
    return found


def drop_views() -> None:
    """Remove the views, so that migrations are free to change what they stand on."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


@transaction.atomic
def build_views() -> None:
    """Make every view anew."""
    drop_views()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for name, select in views().items():
            cursor.execute(f"CREATE VIEW {SCHEMA}.{name} AS SELECT {_columns(name)} FROM ({select}) AS {name}")


def _columns(name: str) -> str:
    types = {"int64": "bigint", "date": "date", "string": "text"}
    return ", ".join(f'"{column}"::{types[kind]}' for column, kind in FACTS[name].items())


def names() -> Iterable[str]:
    """All fact tables."""
    return FACTS
