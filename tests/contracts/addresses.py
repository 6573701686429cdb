"""What stands for each parameter of an address: the thing of its kind that lies in the own unit."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.urls import reverse

from contracts.routes import Route
from contracts.world import World
from youju.access.models import Account
from youju.home.models import Suggestion
from youju.inspecting.families import CHECKS
from youju.ledger.models import Entry, Revision
from youju.members.models import Attachment, Person, Post
from youju.organisation.models import Unit
from youju.reports.models import Run

OF_MODEL = {
    Account: "account",
    Attachment: "person",
    Entry: "entry",
    Person: "person",
    Post: "person",
    Revision: "entry",
    Run: "run",
    Suggestion: "suggestion",
    Unit: "unit",
}
"""What a page is about → the thing in the world that has its `uid`."""

TRIED = ("import_job", "import_progress", "import_again", "import_write", "import_drop")
"""Pages about a try at an import: they lie in the account's own folder and are there for nobody else at all."""

OTHERS: dict[str, Callable[[World], Any]] = {
    "username": lambda world: world.things["account"].username,
    "grant": lambda world: world.things["grant"].pk,
    "sha256": lambda world: world.things["entry"].evidence.get().evidence.sha256,
    "members:relieve number": lambda world: world.things["post"].pk,
    "members:detach number": lambda world: world.things["attachment"].pk,
    "reports:figure number": lambda world: world.things["run"].figures.earliest("number").number,
    "reports:passage position": lambda world: 0,
    "ledger:print kind": lambda world: "minutes",
    "starts_on": lambda world: world.things["due"].starts_on,
    "duties:withdraw number": lambda world: world.things["excuse"].pk,
    "duties:stop number": lambda world: world.things["adoption"].pk,
    "duties:drop number": lambda world: world.things["target"].pk,
    "duties:end_waiver number": lambda world: world.things["waiver"].pk,
    "intake:check code": lambda world: next(iter(CHECKS)),
    "code": lambda world: world.things["due code"],
    **{f"intake:{name} uid": lambda world: uuid4() for name in TRIED},
}
"""Parameter, or route and parameter where that is too little to know → its value."""


class Unknown(LookupError):
    """A parameter this registry has nothing for: add it above."""


def address_of(route: Route, world: World) -> str:
    """The route's address about the thing in the own unit. Raises Unknown."""
    return reverse(route.name, kwargs={name: _value(route, name, world) for name in route.parameters})


def _value(route: Route, name: str, world: World) -> Any:
    known = OTHERS.get(f"{route.name} {name}") or OTHERS.get(name)
    if known:
        return known(world)
    if name == "uid" and "starts_on" in route.parameters:
        return world.things["due unit"].uid
    if name == "uid" and route.model in OF_MODEL:
        return world.things[OF_MODEL[route.model]].uid
    raise Unknown(f"{route}: <{name}>, about {route.model}")
