"""A small group loaded once for the tests that only look at it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from youju.base.actor import Actor
from youju.demo.load import load_demo
from youju.demo.scale import Scale

SMALL = Scale(units=30, months=9, seed=7)
LOADER = Actor("测试")
AFTERWARDS = datetime(2026, 8, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scale]:
    """A group with a headquarters, companies, sites and moves; gone after the tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(SMALL, by=LOADER, at=AFTERWARDS)
        yield SMALL
        transaction.set_rollback(True)
