"""Programs for tests to start: writers that say what was acknowledged."""

OPEN = """
import sys
from youju.project.cli.options import opened
opened("main")
from datetime import UTC, date, datetime
from uuid import UUID
from youju.base.actor import SYSTEM
from youju.ledger.drafts import EntryDraft
from youju.ledger.operations import record_entry
from youju.organisation.models import Unit
unit = Unit.objects.get(name="一项目党支部").pk
at = datetime(2026, 3, 20, tzinfo=UTC)
def draft(number):
    uid = UUID(int=number)
    return EntryDraft(f"第{number}次", date(2026, 3, 10), (unit,), ("branch_meeting",), uid=uid)
"""

WRITER = (
    OPEN
    + """
number = int(sys.argv[1])
while True:
    record_entry(draft(number), by=SYSTEM, at=at)
    print(number, flush=True)
    number += 1
"""
)
"""Records entry after entry from a number on, and prints the number of each once it is committed."""

READER = (
    OPEN
    + """
from django.db import connection
from youju.base.models import AuditLine
from youju.ledger.models import Entry, Host, Revision
entries = {uid.int for uid in Entry.objects.values_list("uid", flat=True)}
with_content = {uid.int for uid in Host.objects.values_list("revision__entry__uid", flat=True)}
lines = {UUID(each.removeprefix("entry:")).int for each in
    AuditLine.objects.filter(action="record_entry").values_list("subject", flat=True)}
assert entries == with_content == lines, "an entry without its content or its line"
print(*sorted(entries))
"""
)
"""Prints the numbers of all entries, after making sure that none is half there."""

TWICE = (
    OPEN
    + """
from threading import Barrier, Thread
from django.db import connection
from youju.ledger.models import Entry, Revision
from youju.base.models import AuditLine
wall, found, failed = Barrier(8), [], []
def send():
    wall.wait()
    try:
        found.append(record_entry(draft(7), by=SYSTEM, at=at).pk)
    except Exception as error:
        failed.append(repr(error))
    finally:
        connection.close()
threads = [Thread(target=send) for _ in range(8)]
for each in threads: each.start()
for each in threads: each.join()
print(len(set(found)), len(found), Entry.objects.count(), Revision.objects.count(),
    AuditLine.objects.filter(action="record_entry").count(), failed)
"""
)
"""Eight threads send one entry at once."""
