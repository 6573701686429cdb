"""The engines every judgement is tested on, one of each for all tests of a process; their tables are replaced."""

import atexit
import os
from collections.abc import Callable
from functools import cache

import psycopg

from youju.core.judge.run import Engine
from youju.engines.duck import DuckEngine
from youju.engines.postgres import PostgresEngine
from youju.engines.shelf import compiled


@cache
def duck() -> DuckEngine:
    """DuckDB in memory."""
    return DuckEngine(threads=1, shelf=compiled())


@cache
def postgres() -> PostgresEngine:
    """The test server, with the fact tables as temporary tables of one session, away from Django's database."""
    return PostgresEngine(
        psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, options="-c jit=off"), compiled()
    )


ENGINES: dict[str, Callable[[], Engine]] = {"duckdb": duck, "postgres": postgres}

# DuckDB complains on standard error about connections still there when Python goes
atexit.register(duck.cache_clear)
