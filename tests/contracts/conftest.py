"""The world of the contracts, made once for a module and taken back after it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from contracts.world import World, make_world

Visitors = dict[tuple[str, str], Client]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Its books, in a transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitors(world: World) -> Visitors:
    """A browser for each account, signed in; and one that isn't, at ("", "")."""
    found = {("", ""): Client()}
    for key, account in world.accounts.items():
        found[key] = Client()
        found[key].force_login(account)
    return found
