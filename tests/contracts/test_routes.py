"""Who may open what: every address, by every role at its own unit, a sibling and a superior, and by nobody."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import path
from django.views import View

from contracts.addresses import TRIED, Unknown, address_of
from contracts.conftest import Visitors
from contracts.routes import Route, routes, undeclared
from contracts.world import MARK, PLACES, World
from youju.access.models import Role
from youju.access.scope import ABILITIES
from youju.ui.scope import Ability, Open
from youju.ui.views.lists import ListPage

pytestmark = pytest.mark.django_db
ALL = routes()
DONE = {200, 204, 302, 422}
REFUSED = {403, 404, 405}

BY_STATE = {
    "mfa_deactivate_totp": "404 until the account has turned its second step on",
    "mfa_view_recovery_codes": "404 until the account has turned its second step on",
    "intake:fixed": "a file put right is there for a moment, for who sent it",
    "reports:entries": "needs the unit in the query",
    **{f"intake:{name}": "a try at an import lies with the account that tries it" for name in TRIED},
}
"""Routes that answer 404 to who may open them, and why."""

NARROWER = {
    "ledger:reopen": {("superior", "officer")},
    "duties:end_waiver": {("superior", "officer")},
    "duties:waive": {("own", "officer"), ("superior", "officer")},
}
"""Routes for fewer than their ability says, where a superior decides, and who that is. (The item to waive lies with the
unit below the own one.)"""

FOR_ALL = {"intake:check": "what a check looks for is the same for everybody"}
"""Routes with parameters that are about nothing in the books, and why."""


def of_kind(chosen: Any) -> Any:
    """Run for each route that is chosen."""
    return pytest.mark.parametrize("route", [each for each in ALL if chosen(each)], ids=str)


def may(route: Route, role: str) -> bool:
    """Whether a role lets in, where the thing lies in its scope."""
    return not route.enough or bool(route.enough & ABILITIES[Role(role)])


def text_of(response: Any) -> str:
    """Everything in an answer as text; the parts of docx and xlsx files, too."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def test_every_route_says_who_may_open_it() -> None:
    assert not undeclared(ALL)


def test_a_route_that_does_not_say_so_is_found() -> None:
    class Forgetful(View):
        """Says nothing."""

    found = routes([path("a/", Forgetful.as_view(), name="a"), path("b/", lambda request: None, name="b")])
    assert undeclared(found) == ["a", "b"]


def test_a_parameter_nobody_registered_is_found(world: World) -> None:
    class Strange(View):
        """About something unknown."""

        ability = Ability.READ

    with pytest.raises(Unknown, match="strange"):
        address_of(routes([path("<int:strange>/", Strange.as_view(), name="x")])[0], world)


@of_kind(lambda route: route.ability is not Open.EVERYBODY)
def test_who_has_not_signed_in_is_sent_to_do_so(route: Route, world: World, visitors: Visitors) -> None:
    address = address_of(route, world)
    for answer in (visitors["", ""].get(address), visitors["", ""].post(address)):
        assert answer.status_code == 302, answer.status_code
        assert answer["Location"].startswith("/signin/?next=")


@of_kind(lambda route: route.ability is Open.EVERYBODY)
def test_what_is_open_to_everybody_shows_nothing_of_the_books(route: Route, world: World, visitors: Visitors) -> None:
    answer = visitors["", ""].get(address_of(route, world))
    assert answer.status_code in {200, 302, 405}
    assert MARK not in text_of(answer)


@of_kind(lambda route: isinstance(route.ability, Ability))
@pytest.mark.parametrize("place", PLACES)
def test_a_role_without_the_ability_is_refused(route: Route, place: str, world: World, visitors: Visitors) -> None:
    address = address_of(route, world)
    for role in [each for each in Role.values if not may(route, each)]:
        visitor = visitors[place, role]
        for answer in (visitor.get(address), visitor.post(address)):
            is_hidden = place == "sibling" and route.model is not None
            expected = {404} if is_hidden else {403}
            assert answer.status_code in expected | {405}, (role, answer.request["REQUEST_METHOD"], answer.status_code)


@of_kind(lambda route: isinstance(route.ability, Ability) and route.parameters and route.name not in FOR_ALL)
def test_a_things_page_is_not_there_for_the_sibling(route: Route, world: World, visitors: Visitors) -> None:
    address = address_of(route, world)
    for role in [each for each in Role.values if may(route, each)]:
        visitor = visitors["sibling", role]
        for answer in (visitor.get(address), visitor.post(address)):
            assert answer.status_code in {404, 405}, (role, answer.request["REQUEST_METHOD"], answer.status_code)
            assert MARK not in text_of(answer)


@of_kind(lambda route: route.name in NARROWER)
@pytest.mark.parametrize("place", ["own", "superior"])
def test_what_a_superior_decides_is_refused_to_all_others(
    route: Route, place: str, world: World, visitors: Visitors
) -> None:
    address = address_of(route, world)
    for role in Role.values:
        answer = visitors[place, role].get(address)
        assert (answer.status_code in DONE) == ((place, role) in NARROWER[route.name]), (role, answer.status_code)
        if (place, role) not in NARROWER[route.name]:
            assert visitors[place, role].post(address).status_code == 403


@of_kind(lambda route: route.ability is not Open.EVERYBODY and route.name not in NARROWER)
@pytest.mark.parametrize("place", ["own", "superior"])
def test_who_may_opens_it(route: Route, place: str, world: World, visitors: Visitors) -> None:
    address = address_of(route, world)
    for role in [each for each in Role.values if may(route, each)]:
        answer = visitors[place, role].get(address)
        only_posts = answer.status_code == 405
        assert only_posts or answer.status_code in DONE | ({404} if route.name in BY_STATE else set()), (
            role,
            answer.status_code,
        )


@of_kind(lambda route: route.ability is not Open.EVERYBODY and not route.parameters)
def test_a_page_shows_the_sibling_nothing_of_the_unit(route: Route, world: World, visitors: Visitors) -> None:
    address, unit = address_of(route, world), world.things["unit"]
    asked = [
        {},
        {"unit": unit.uid},
        {"unit": unit.pk},
        {"unit": unit.name},
        {"q": "蜡"},
        {"person": world.things["person"].uid},
    ]
    asked += [{"entry": world.things["entry"].uid}, {"like": world.things["entry"].uid}, {"name": "蜡"}]
    for role in [each for each in Role.values if may(route, each)]:
        for query in asked:
            answer = visitors["sibling", role].get(address, query)
            assert answer.status_code in DONE | REFUSED, (role, query, answer.status_code)
            said = text_of(answer)
            for typed in (
                ("蜡梅党总支", "%E8%9C%A1%E6%A2%85%E5%85%9A%E6%80%BB%E6%94%AF")
                if query.get("unit") == unit.name
                else ()
            ):
                said = said.replace(typed, "")
            assert MARK not in said, (role, query, said[max(0, said.find(MARK) - 200) :][:400])


@of_kind(lambda route: route.view and issubclass(route.view, ListPage) and route.view.export_name)
def test_an_export_shows_the_sibling_nothing_of_the_unit(route: Route, world: World, visitors: Visitors) -> None:
    for role in [each for each in Role.values if may(route, each)]:
        answer = visitors["sibling", role].get(address_of(route, world), {"_export": "xlsx"})
        assert answer.status_code == 200
        assert MARK not in text_of(answer)


def test_a_list_does_show_the_unit_its_own(world: World, visitors: Visitors) -> None:
    """The mark is there to be seen: without this, nothing above would mean anything."""
    shown = [visitors["own", "officer"].get(each) for each in ("/ledger/", "/organisation/", "/reports/")]
    assert all(MARK in text_of(answer) for answer in shown)
    assert isinstance(visitors["own", "officer"], Client)
