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


@pytest.fixture
def company(db: None) -> Unit:
    """A committee."""
    return branch("一公司党委", kind="party_committee")


@pytest.fixture
def below(company: Unit) -> Unit:
    """A branch below it."""
    return branch("一公司机关党支部", superior=company)


@pytest.fixture
def sibling(db: None) -> Unit:
    """A branch of another company."""
    return branch("二公司党支部")
