"""The units most stories of the pages are told of."""

import pytest

from apps.ledger.story import branch
from youju.organisation.models import Unit


@pytest.fixture
def company(db: None) -> Unit:
    """The committee at the top."""
    return branch("总公司党委", kind="party_committee")


@pytest.fixture
def own(company: Unit) -> Unit:
    """The general branch of whoever looks."""
    return branch("一分公司党总支", superior=company, kind="general_branch")


@pytest.fixture
def sibling(company: Unit) -> Unit:
    """One beside it, which is none of their business."""
    return branch("二分公司党总支", superior=company, kind="general_branch")
