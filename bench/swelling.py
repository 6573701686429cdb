"""Loaded books with more people and entries in them: copies of those there, the entries from before the months told.

The generator gives every unit some 13 people and 45 entries a year; groups that have more, or years of books, are not
waited for: the copies are made by SQL. Nothing is judged anew: copied entries lie before the days judged, and of copied
people, who belong where those they were made from do, no items are kept.
"""

from collections.abc import Iterable

import psycopg

AWAY = 2**40
"""What is added to the numbers of what is copied."""

EARLIER = 548
"""Days: a year and a half."""

Change = dict[str, str]
BY_REVISION = ("host", "entryform", "agendaitem", "agendatopic", "attendance", "deliverable")


def swell(url: str, people: int, entries: int) -> None:
    """Books with so many people and entries."""
    with psycopg.connect(url) as connection:
        _people(connection, people)
        _entries(connection, entries)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _people(on: psycopg.Connection, wanted: int) -> None:
    on.execute(
        "CREATE TEMP TABLE chosen_person AS SELECT person_id FROM members_identity ORDER BY person_id LIMIT"
        " greatest(0, %s - (SELECT count(*) FROM members_identity))",
        [wanted],
    )
    chosen = "{0} IN (SELECT person_id FROM chosen_person)"
    _copy(on, "members_person", ("id",), chosen.format("id"), {"uid": "gen_random_uuid()"})
    _copy(on, "members_identity", ("person_id",), chosen.format("person_id"), {})
    _copy(on, "members_membership", ("id", "person_id"), chosen.format("person_id"), {})


def _entries(on: psycopg.Connection, wanted: int) -> None:
    on.execute(
        "CREATE TEMP TABLE chosen AS SELECT id, entry_id FROM ledger_revision"
        " WHERE superseded_at IS NULL AND state = 'held' ORDER BY entry_id"
        " LIMIT greatest(0, %s - (SELECT count(*) FROM ledger_entry))",
        [wanted],
    )
    entries = "id IN (SELECT entry_id FROM chosen)"
    _copy(on, "ledger_entry", ("id",), entries, {"uid": "gen_random_uuid()"})
    days = {column: f"{column} - {EARLIER}" for column in ("started_on", "ended_on", "make_up_for")}
    _copy(on, "ledger_revision", ("id", "entry_id"), "id IN (SELECT id FROM chosen)", days | {"number": "1"})
    for table in BY_REVISION:
        chosen = "revision_id IN (SELECT id FROM chosen)"
        _copy(on, f"ledger_{table}", ("id", "revision_id", "item_id"), chosen, {})


def _copy(on: psycopg.Connection, table: str, numbers: Iterable[str], chosen: str, changes: Change) -> None:
    """Rows once more under other numbers."""
    query = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
    columns = [name for (name,) in on.execute(query, [table])]
    said = {name: f"{name} + {AWAY}" for name in numbers} | changes
    values = ", ".join(said.get(name, name) for name in columns)
    on.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {chosen}")
