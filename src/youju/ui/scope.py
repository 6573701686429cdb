"""Who may see and do what: the one mechanism every page goes through.

`access` makes a `Scope` for the account signed in and puts it on the request; pages declare an `Ability` and how their
rows are bound to units (`Bound`). Nothing else decides what is shown.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from django.db.models import QuerySet
from django.http import HttpRequest

from youju.base.actor import Actor


class Ability(StrEnum):
    """What a role lets somebody do on a unit."""

    READ = "read"
    RECORD = "record"
    MANAGE = "manage"
    AUDIT = "audit"
    ADMINISTER = "administer"


class Open(StrEnum):
    """Pages not bound to units: for everybody, or for whoever has signed in."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed in"


class Scope(Protocol):
    """What the account signed in may do, on which units."""

    @property
    def actor(self) -> Actor:
        """Who acts, for operations."""
        ...

    @property
    def abilities(self) -> frozenset[Ability]:
        """What may be done on some unit at least."""
        ...

    def units(self, ability: Ability = Ability.READ) -> QuerySet[Any, Any]:
        """The numbers of the units on which it may be done, as a subquery for `…__in`."""
        ...


class ScopedRequest(HttpRequest):
    """A request once the middleware of `access` has seen it; `scope` is None where nobody is signed in."""

    scope: Scope
    htmx: Any


class Bound(Protocol):
    """Cuts rows down to those bound to some of the units given."""

    def __call__(self, rows: QuerySet[Any], units: QuerySet[Any, Any], /) -> QuerySet[Any]:
        """Those of the units."""
        ...


@dataclass(frozen=True)
class ByUnit:
    """Rows with the unit's number in a column: `ByUnit("unit_id")`, `ByUnit("pk")` for units themselves."""

    column: str = "unit_id"

    def __call__(self, rows: QuerySet[Any], units: QuerySet[Any, Any]) -> QuerySet[Any]:
        """Those of the units."""
        return rows.filter(**{f"{self.column}__in": units})
