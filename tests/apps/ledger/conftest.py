"""A branch and its people, for every story of the ledger."""

import pytest

from apps.ledger.story import branch, people
from youju.members.models import Person
from youju.organisation.models import Unit


@pytest.fixture
def first_branch(db: None) -> Unit:
    """A branch that has existed since 2020."""
    return branch("第一党支部")


@pytest.fixture
def members(first_branch: Unit) -> list[Person]:
    """Its three members."""
    return people(first_branch, "甲", "乙", "丙")
