"""What pages are measured on: accounts, the addresses they open, the queries they take. Imported in opened books."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.recording import AT, WINDOW, load
from youju.access.models import Account, Role
from youju.access.operations import grant_role, open_account
from youju.base.actor import SYSTEM
from youju.core.periods import FOREVER
from youju.duties.judging import Window, keep_judged
from youju.duties.models import DueItem
from youju.ledger.models import Entry, Host
from youju.members.models import Identity, Membership
from youju.organisation.models import Unit
from youju.project.migrating import bring_up_to_date

PASSWORD = "Ledger-keeps-47-books"
SEED = 3
YEAR = Window(date(2026, 1, 1), date(2027, 1, 1))
"""What the home page counts in; without it the page offers to judge the year first."""

USERS = (
    *[(Role.RECORDER, "branch")] * 10,
    *[(Role.OFFICER, "general_branch")] * 5,
    *[(Role.READER, "general_branch")] * 2,
    (Role.AUDITOR, "general_branch"),
    *[(Role.OFFICER, "party_committee")] * 2,
)
"""Twenty: secretaries, workers and leaders of companies, an inspector, the group's office."""


def prepare(units: int) -> dict[str, int]:
    """A group in the books, judged, with its accounts."""
    load(units)
    bring_up_to_date(AT)
    keep_judged(YEAR, at=AT)
    _accounts()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return counted()


def counted() -> dict[str, int]:
    """How much there is."""
    models = {"units": Unit, "people": Identity, "entries": Entry, "due_items": DueItem}
    return {name: model.objects.count() for name, model in models.items()}


def _accounts() -> None:
    """Each on another unit of its kind."""
    draw = random.Random(SEED)
    for number, (role, kind) in enumerate(USERS):
        name = f"bench.{number}"
        if not Account.objects.filter(username=name).exists():
            units = Unit.objects.filter(kind=kind, valid_to=FOREVER).order_by("id")
            unit = units[0] if kind == "party_committee" else units[draw.randrange(units.count())]
            account = open_account(name, f"测{number}", PASSWORD, by=SYSTEM, at=AT)
            grant_role(account, role, unit, date(2020, 1, 1), by=SYSTEM, at=AT)


def visits() -> list[dict[str, Any]]:
    """For each account its session and the addresses it opens, by page."""
    return [
        {"session": _session(account), "role": account.grants.get().role, "pages": dict(_pages(account))}
        for account in Account.objects.filter(username__startswith="bench.").order_by("id")
    ]


def _session(account: Account) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def _pages(account: Account) -> Iterator[tuple[str, str]]:
    grant = account.grants.select_related("unit").get()
    unit = grant.unit
    yield from _of_rooms(unit)
    if grant.role in (Role.RECORDER, Role.OFFICER):
        yield "record", "/record/"
    for name, route, uid in (
        ("unit", "organisation:unit", unit.uid),
        ("entry", "ledger:entry", _an_entry(unit)),
        ("person", "members:person", _a_person(unit)),
        ("closing of a unit", "ledger:closing_of_unit", unit.uid),
    ):
        if uid is not None:
            yield name, reverse(route, args=[uid])


def _of_rooms(unit: Unit) -> Iterator[tuple[str, str]]:
    last = WINDOW.until - timedelta(days=1)
    month = f"{last:%Y-%m}"
    yield "home", f"/?on={last}"
    yield "home, units below", f"{reverse('below_today')}?on={last}"
    yield "ledger", reverse("ledger:list")
    yield "ledger, words", f"{reverse('ledger:list')}?q=安全"
    yield "calendar", f"{reverse('ledger:calendar')}?month={month}"
    yield "matrix", f"{reverse('duties:matrix')}?unit={unit.uid}&period={month}"
    yield "charts", f"{reverse('duties:charts')}?unit={unit.uid}"
    yield "organisation", reverse("organisation:list")
    yield "people", reverse("members:list")
    yield "people, initials", f"{reverse('members:list')}?q=w"
    yield "reports", reverse("reports:list")
    yield "closing", reverse("ledger:closing")


def _an_entry(unit: Unit) -> Any:
    hosts = Host.objects.filter(unit__reached_from__ancestor=unit, revision__superseded_at=None)
    found = hosts.order_by("-revision_id").select_related("revision__entry").first()
    return found and found.revision.entry.uid


def _a_person(unit: Unit) -> Any:
    found = Membership.objects.filter(unit__reached_from__ancestor=unit).select_related("person").first()
    return found and found.person.uid


def queries() -> dict[str, dict[str, int]]:
    """How many statements each page takes, for the officer of the group and for a secretary."""
    counted: dict[str, dict[str, int]] = {}
    for visit in (visits()[-1], visits()[0]):
        client = Client(headers={"host": "127.0.0.1"})
        client.cookies[settings.SESSION_COOKIE_NAME] = visit["session"]
        client.get("/")
        for name, address in visit["pages"].items():
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            counted.setdefault(name, {})[visit["role"]] = len(captured)
    return counted
