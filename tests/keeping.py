"""Books made once for the tests of a file, and taken back after them."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from django.db import transaction

Made = TypeVar("Made")


def made_once(make: Callable[[], Made]) -> Any:
    """A fixture of a module: what is made is in the database for all its tests, and rolled back after the last.

    What a test does to the database is taken back; what it does to the objects is not: it is given a copy of them.
    """

    @pytest.fixture(scope="module")
    def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[Made]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield make()
            transaction.set_rollback(True)

    return made
