"""A company with two branches, each with a committee, and the accounts of those who keep their books."""

from collections.abc import Callable

import pytest
from django.test import Client

from apps.ledger.story import CLERK, OPENED, branch, on
from youju.access.models import Account, Role
from youju.access.operations import grant_role, open_account
from youju.core.facts import Standing
from youju.members.models import Person
from youju.members.operations import PersonDraft, Stay, register_people
from youju.organisation.models import Unit

SINCE = on("2020-01-01")
COMMITTEE = {"赵一": "secretary", "钱二": "deputy_secretary", "孙三": "organisation_officer"}
OTHERS = ("李四", "周五", "吴六", "郑七", "王八")


@pytest.fixture
def company(db: None) -> Unit:
    return branch("试点公司党委", kind="party_committee")


@pytest.fixture
def first(company: Unit) -> Unit:
    return branch("第一党支部", superior=company)


@pytest.fixture
def second(company: Unit) -> Unit:
    return branch("第二党支部", superior=company)


def members_of(unit: Unit, suffix: str = "") -> dict[str, Person]:
    """Eight full members, three of them the committee."""
    drafts = [
        PersonDraft(
            name + suffix,
            memberships=(Stay(unit, Standing.FULL_MEMBER, SINCE),),
            posts=(Stay(unit, COMMITTEE[name], SINCE),) if name in COMMITTEE else (),
        )
        for name in (*COMMITTEE, *OTHERS)
    ]
    made = register_people(drafts, by=CLERK, at=OPENED)
    return dict(zip((draft.name for draft in drafts), made, strict=True))


@pytest.fixture
def members(first: Unit) -> dict[str, Person]:
    return members_of(first)


def account_of(unit: Unit, *roles: Role) -> Account:
    """Somebody with roles on a unit and all below."""
    number = Account.objects.count()
    account = open_account(f"test.{number}", "记录人", "correct-horse-battery", by=CLERK, at=OPENED)
    for role in roles:
        grant_role(account, role, unit, SINCE, by=CLERK, at=OPENED)
    return account


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A client signed in as somebody with roles on a unit."""

    def sign_in(unit: Unit, *roles: Role) -> Client:
        client = Client()
        client.force_login(account_of(unit, *roles))
        return client

    return sign_in
