"""The books of the demo: a database of its own on the embedded server, made anew where it is of another make.

Nobody's work stands in them, so they are thrown away and loaded again instead of being brought up to date. The make
is kept as the database's comment: it can be read before Django looks at tables that may be of another shape.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

import psycopg
from psycopg import sql

from youju.base import embedded
from youju.core.errors import Refusal
from youju.demo.scale import VERSION, Scale

NAME = "demo"
DATABASE = f"youju_{NAME}"

LOCK = 0x64656D6F
"""Advisory lock on the server that one demo at a time holds."""

MADE_BY = (
    *("core", "engines", "library", "base", "codes", "organisation", "members"),
    *("access", "ledger", "duties", "intake", "reports", "demo"),
)
"""Packages whose code or data decides what stands in the books."""


def make_of(scale: Scale) -> str:
    """What makes a demo group what it is: its scale, and the code and library that loaded it."""
    seen = hashlib.sha256()
    package = files("youju")
    for name in MADE_BY:
        for file in _sources(package.joinpath(name)):
            seen.update(file.read_bytes())
    return f"{VERSION}/{scale.units}/{scale.months}/{scale.seed}/{scale.until}/{scale.every_plan}/{seen.hexdigest()}"


def until_of(day: date) -> date:
    """The day the life of a group shown on a day ends: the first of its month, so that this month's work is open and a
    group loaded stays for the month."""
    return day.replace(day=1)


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _sources(each)
        elif each.name.endswith((".py", ".yaml", ".toml", ".md")):
            yield each


def is_loaded() -> bool:
    """Whether the demo's books are there, of whatever make."""
    with psycopg.connect(embedded.start()) as server:
        return bool(_make_found(server))


@contextmanager
def kept_for(make: str) -> Iterator[bool]:
    """Hold the demo's books for one process; books of another make are dropped. Gives whether some were dropped.

    Raises Refusal where another process holds them.
    """
    with psycopg.connect(embedded.start(), autocommit=True) as server:
        held = server.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone()
        if not held or not held[0]:
            raise Refusal("另一个 youju demo 正在运行。", "等它结束后再试。")
        yield _dropped(server, make)


def _dropped(server: psycopg.Connection[tuple[object, ...]], make: str) -> bool:
    found = _make_found(server)
    if found is None or found == make:
        return False
    server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(DATABASE)))
    return True


def _make_found(server: psycopg.Connection[tuple[object, ...]]) -> object:
    """Of what make the books are; None where there are none, '' where their loading was not finished."""
    found = server.execute(
        "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = %s", [DATABASE]
    ).fetchone()
    return found[0] if found else None


def stamp(make: str) -> sql.Composed:
    """The statement that writes down of what make the books are; it belongs to the transaction that loads them."""
    return sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(DATABASE), sql.Literal(make))
