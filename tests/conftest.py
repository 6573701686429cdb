"""Tests run on a real PostgreSQL that `server` starts; it must be there before Django reads its settings."""

from datetime import UTC, datetime
from typing import Any

import django

import server

django.setup()

import pytest
from django.contrib.auth.hashers import ScryptPasswordHasher
from hypothesis import settings

from dealing import Dealing
from youju.base.fact_views import build_views
from youju.project.migrating import load_library

__all__ = ["server"]

# the same examples every time, so that a change is blamed only for what it broke; the long runs draw their own
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

# hundreds of accounts are opened here: their passwords cost a thousandth of the work; programs started do all of it
ScryptPasswordHasher.work_factor = 2**4


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Dealing:
    """Where the tests run in several processes."""
    return Dealing(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The tables, the fact views and the shipped library, once for all tests."""
    with django_db_blocker.unblock():
        build_views()
        load_library(datetime(2022, 1, 1, tzinfo=UTC))
