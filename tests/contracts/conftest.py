"""The world of the contracts, made once for a module and taken back after it."""

import pytest
from django.test import Client

from contracts.world import World, make_world
from keeping import made_once

Visitors = dict[tuple[str, str], Client]


world = made_once(make_world)


@pytest.fixture(scope="module")
def visitors(world: World) -> Visitors:
    """A browser for each account, signed in; and one that isn't, at ("", "")."""
    found = {("", ""): Client()}
    for key, account in world.accounts.items():
        found[key] = Client()
        found[key].force_login(account)
    return found
