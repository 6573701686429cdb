"""The whole way of an entry through real books: `record_entry`, then `judge_touched`, on a loaded group."""

import os
from importlib import import_module
from typing import Any

import django
import psycopg

from bench.timing import apart


def measured(server_url: str, units: int, updates: int) -> dict[str, Any]:
    """Record copies of entries of the year picked at random, each as a new one, and judge what they touch.

    The group is loaded once. Each run has a copy of those books that goes with it: what it records would otherwise
    be there for the next.
    """
    loaded, copy = f"books_{units}", f"books_{units}_run"
    with psycopg.connect(server_url, autocommit=True) as connection:
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [loaded]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {loaded}")
        apart(_work, server_url, loaded, "load", units)
        connection.execute(f"DROP DATABASE IF EXISTS {copy}")
        connection.execute(f"CREATE DATABASE {copy} TEMPLATE {loaded}")
        try:
            found: dict[str, Any] = apart(_work, server_url, copy, "run", updates)
        finally:
            connection.execute(f"DROP DATABASE {copy} WITH (FORCE)")
    return found


def _work(server_url: str, database: str, what: str, count: int) -> Any:
    """Call a function of `recording` with Django set up for a database: its models can be imported only then."""
    os.environ["DATABASE_URL"] = server_url.replace("/postgres?", f"/{database}?")
    os.environ["DJANGO_SETTINGS_MODULE"] = "youju.project.settings"
    django.setup()
    return getattr(import_module("bench.recording"), what)(count)
