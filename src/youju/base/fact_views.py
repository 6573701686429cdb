"""The fact tables as SQL views over the applications' tables, in a schema of their own.

They are built after every migration, never inside one: PostgreSQL does not alter a column that a view uses.
"""

import json
from collections.abc import Iterable
from importlib import import_module

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

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


def definitions() -> str:
    """The views as the program would make them now, as text to compare."""
    return json.dumps({name: [_columns(name), select] for name, select in views().items()}, sort_keys=True)


def stamp() -> str:
    """What was written on the views by `set_stamp`; '' where nothing was, or they are not there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = %s", [SCHEMA])
        found = cursor.fetchone()
    return (found[0] or "") if found else ""


def set_stamp(mark: str) -> None:
    """Write a mark on the views, by which they are known to be current; it goes when they do."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("COMMENT ON SCHEMA {} IS {}").format(sql.Identifier(SCHEMA), sql.Literal(mark)))


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
