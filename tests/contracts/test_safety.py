"""What keeps pages safe: nothing from outside, nothing inline, no forged or oversized posts, cookies kept close."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from contracts.addresses import address_of
from contracts.conftest import Visitors
from contracts.routes import Route, routes
from contracts.test_routes import NARROWER, may, of_kind
from contracts.world import World
from youju.access.models import Role
from youju.ui.scope import Open

pytestmark = pytest.mark.django_db
STRONGEST = [Role.OFFICER, Role.ADMINISTRATOR, Role.AUDITOR]


class Reader(HTMLParser):
    """Notes what a page must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.found.append(f"<{tag}> within the page")
        self.found += [f"<{tag} {name}=…>" for name in given if name == "style" or name.startswith(("on", "hx-on"))]
        for name in ("src", "href", "action", "formaction"):
            if re.match(r"(?i)\s*(https?:|//|javascript:|data:text)", given.get(name) or ""):
                self.found.append(f"<{tag} {name}={given[name]}>")


def unsafe_in(page: str) -> list[str]:
    """What of it a page has."""
    reader = Reader()
    reader.feed(page)
    return reader.found


@pytest.mark.parametrize(
    "page",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        '<p style="color:red">',
        '<p onclick="x()">',
        '<img src="https://example.org/x.png">',
        '<a href="javascript:x()">',
    ],
)
def test_what_is_unsafe_is_found(page: str) -> None:
    assert unsafe_in(page)


def opened(route: Route, world: World, visitors: Visitors) -> Any:
    """The page, for somebody who may open it."""
    if route.ability is Open.EVERYBODY:
        return visitors["", ""].get(address_of(route, world))
    place = "superior" if route.name in NARROWER else "own"
    role = next(each for each in STRONGEST if may(route, each))
    return visitors[place, role].get(address_of(route, world))


@of_kind(lambda route: True)
def test_a_page_holds_nothing_unsafe_and_says_so_to_the_browser(route: Route, world: World, visitors: Visitors) -> None:
    answer = opened(route, world, visitors)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    if route.ability is not Open.EVERYBODY:
        assert re.search("no-store|no-cache|private", answer["Cache-Control"])
    if answer["Content-Type"].startswith("text/html") and not answer.streaming:
        assert not unsafe_in(answer.content.decode())


@of_kind(lambda route: True)
def test_a_post_that_did_not_come_from_our_page_is_refused(route: Route, world: World) -> None:
    stranger = Client(enforce_csrf_checks=True)
    if route.ability is not Open.EVERYBODY:
        stranger.force_login(world.accounts["superior", next(each for each in STRONGEST if may(route, each))])
    answer = stranger.post(address_of(route, world), {})
    assert answer.status_code == 403
    assert "页面开得太久" in answer.content.decode()


@pytest.mark.parametrize("address", ["/nothing-here/", "/ledger/entries/00000000-0000-0000-0000-000000000000/"])
def test_a_page_that_is_not_there_is_safe_too(address: str, world: World, visitors: Visitors) -> None:
    answer = visitors["own", Role.OFFICER].get(address)
    assert answer.status_code == 404
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not unsafe_in(answer.content.decode())


def test_what_is_too_large_is_refused_before_it_is_read_with_a_sentence(settings: Any) -> None:
    settings.YOUJU_UPLOAD_BYTES = 2**20
    answer = Client().post("/signin/", {"login": "x" * 2**20})
    assert answer.status_code == 413
    assert "一次最多上传 1 兆" in answer.content.decode()


@pytest.mark.parametrize("length", ["-1", "many"])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    assert Client().get("/signin/", CONTENT_LENGTH=length).status_code == 413


def test_fields_without_end_are_refused_with_a_sentence() -> None:
    answer = Client().post("/signin/", {f"a{number}": "" for number in range(6000)})
    assert answer.status_code == 400
    assert "不完整、过大" in answer.content.decode()


def test_long_text_without_end_is_refused_with_a_sentence() -> None:
    answer = Client().post("/signin/", {"login": "x" * 5 * 2**20})
    assert answer.status_code == 400
    assert "不完整、过大" in answer.content.decode()


def test_cookies_are_kept_from_scripts_and_other_sites(world: World) -> None:
    visitor = Client()
    visitor.post("/signin/", {"login": "own.reader", "password": "lamei-in-the-snow-7"})
    for cookie in visitor.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
    assert "sessionid" in visitor.cookies


CHECKED = """
import json, os, django
django.setup()
from django.conf import settings
from django.core import checks
found = [each.id for each in checks.run_checks(include_deployment_checks=True) if not each.is_silenced()]
names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT", "DEBUG")
print(json.dumps({"found": found} | {name: getattr(settings, name) for name in names}))
"""


def test_over_https_nothing_is_left_open() -> None:
    environment = os.environ | {
        "YOUJU_HTTPS": "1",
        "YOUJU_SECRET_KEY": "k" * 30 + "abcdefghijklmnopqrstuvwxyz0123456789",
    }
    ran = subprocess.run(
        [sys.executable, "-c", CHECKED], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    said = json.loads(ran.stdout.splitlines()[-1])
    assert said == {
        "found": [],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 365 * 86400,
        "SECURE_SSL_REDIRECT": True,
        "DEBUG": False,
    }


def test_every_route_is_looked_at() -> None:
    assert len(routes()) > 50


@of_kind(lambda route: route.name in ("ledger:list", "organisation:names", "record_find", "reports:passage"))
def test_a_character_no_database_keeps_is_refused(route: Route, world: World, visitors: Visitors) -> None:
    place = "superior" if route.name in NARROWER else "own"
    visitor = visitors[place, next(each for each in STRONGEST if may(route, each))]
    address = address_of(route, world)
    assert visitor.get(address, {"q": "党\0委"}).status_code == 400
    assert visitor.get(address, {"q\0": "党委"}).status_code == 400
    assert visitor.post(address, {"text": "党\0委"}).status_code == 400
