"""Somebody signed in, at a unit, in a role."""

from typing import Any

from django.test import Client

from apps.ledger.story import BY, OPENED, on
from youju.access.models import Account, Role
from youju.access.operations import grant_role
from youju.members.models import Person
from youju.organisation.models import Unit


def visitor(unit: Unit, role: Role = Role.OFFICER, person: Person | None = None, **said: Any) -> Client:
    """A browser in which somebody with a role on a unit has signed in."""
    name = f"visitor{Account.objects.count()}"
    account = Account.objects.create(username=name, display_name="来访者", person=person, created_at=OPENED)
    grant_role(account, role, unit, on("2020-01-01"), **BY, **said)
    client = Client()
    client.force_login(account)
    return client


def page(client: Client, address: str) -> str:
    """The text of a page that opens."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return said(answer)


def said(response: Any) -> str:
    """What a page says."""
    text: str = response.content.decode()
    return text
