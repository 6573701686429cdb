"""What in the books names a person, whichever application keeps it: the contract between merging and the applications.

Each module in `settings.PEOPLE_MODULES` has `ties_of(person)` and `hand_over(move)`, and where a tie lets somebody be
seen `bond(units)`; so people can be merged, split and scoped here, below the applications that know of them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from importlib import import_module
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from youju.base.actor import Actor
from youju.core.periods import FOREVER
from youju.members.models import Person


@dataclass(frozen=True)
class Tie:
    """One thing that names a person. `key` is its kind and number; `units` are numbers, none where it has none."""

    key: str
    sort: str
    what: str
    units: tuple[int, ...] = ()
    since: date | None = None
    until: date = FOREVER


@dataclass(frozen=True)
class Move:
    """Ties that go from one person to another; `keys` None for all of them."""

    source: Person
    target: Person
    reason: str
    by: Actor
    at: datetime
    keys: frozenset[str] | None = None

    def numbers(self, kind: str) -> set[int] | None:
        """The numbers of one kind of tie that go; None for all."""
        if self.keys is None:
            return None
        return {int(key.partition(":")[2]) for key in self.keys if key.startswith(f"{kind}:")}

    def chosen(self, kind: str, rows: Any) -> Any:
        """Those rows of a kind of tie, all the source's, that go."""
        numbers = self.numbers(kind)
        return rows if numbers is None else rows.filter(pk__in=numbers)


def _modules() -> list[Any]:
    return [import_module(name) for name in settings.PEOPLE_MODULES]


def ties_of(person: Person) -> list[Tie]:
    """Everything that names a person now; what a correction has superseded stays as it was and is not among it."""
    return [tie for module in _modules() for tie in module.ties_of(person)]


def hand_over(move: Move) -> None:
    """Give ties to another person. Raises Refusal where one cannot go."""
    for module in _modules():
        module.hand_over(move)


def bonds(units: QuerySet[Any, Any]) -> Q:
    """The condition that a person may be seen by those who may see some units."""
    conditions: list[Q] = [module.bond(units) for module in _modules() if hasattr(module, "bond")]
    return reduce(or_, conditions)


def units_of(ties: Collection[Tie]) -> set[int]:
    """The numbers of all units that ties are about."""
    return {unit for tie in ties for unit in tie.units}
