"""Who changes stored items, or keeps what was read from them, waits for the others."""

from django.db import connection

LOCK = 0x796F756B
"""Advisory lock held by the transaction that stores items, until it ends."""


def wait_for_others() -> None:
    """One transaction judges after the other: who judges sees all that whoever stored items before had seen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def may_keep() -> bool:
    """Take the turn if nobody has it; readers don't wait, they do without keeping."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])
