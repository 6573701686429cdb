"""Books are brought up to date once for each program that opens them, and again when it has something new."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from youju.project import migrating
from youju.project.migrating import bring_up_to_date

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 20, tzinfo=UTC)


def test_of_books_that_are_up_to_date_little_is_asked():
    assert bring_up_to_date(AT)
    with CaptureQueriesContext(connection) as asked:
        assert not bring_up_to_date(AT)
    assert len(asked) == 3, "a lock, the mark, the lock again"


def test_a_migration_that_is_new_is_noticed(monkeypatch):
    bring_up_to_date(AT)
    known = set(migrating._migrations())
    assert "ledger/0001_initial.py" in known
    monkeypatch.setattr(migrating, "_migrations", lambda: known | {"ledger/9999_new.py"})
    assert bring_up_to_date(AT)
    assert not bring_up_to_date(AT)
