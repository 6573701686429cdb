"""One import after the other: who reads a book in sees all that the one before has written."""

from django.db import OperationalError, connection

from youju.core.errors import Refusal

LOCK = 0x796F7569
"""Advisory lock held by the transaction of an import, until it ends."""
PATIENCE = "30s"
"""How long an import waits for another: who sits at a command line may leave the question whether to go on open."""


def wait_for_others() -> None:
    """Wait until no other import is under way. Raises Refusal, and ends the transaction, where that takes too long."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
    except OperationalError as error:
        raise Refusal("别的程序正在导入这个账套，没有记入任何内容。", "等它完成（或回答了是否记入）再导入。") from error
