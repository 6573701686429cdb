"""Which entries may be seen: those that one of the units in scope held."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, Subquery, Value, When

from youju.ledger.models import Host

FEW = 200
"""Up to so many units in scope, their entries are fewer than those one would have to pass by in the order of days."""


@dataclass(frozen=True)
class ByHost:
    """Revisions bound to their hosts."""

    def __call__(self, rows: QuerySet[Any], units: QuerySet[Any, Any]) -> QuerySet[Any]:
        """Those that some of the units held."""
        return rows.filter(Exists(_held_by(units)))


@dataclass(frozen=True)
class ByHostOfMany(ByHost):
    """The same for lists: with many units in scope each entry is asked in its turn until the page is full.

    The database takes every scope for a small one, and would gather all entries of all units first.
    """

    def __call__(self, rows: QuerySet[Any], units: QuerySet[Any, Any]) -> QuerySet[Any]:
        """Those that some of the units held."""
        if not is_wide(units):
            return super().__call__(rows, units)
        # CASE keeps the database from turning the question round: the units are asked once, and looked up by hash
        allowed = Case(When(unit_id__in=units, then=Value(1)), default=Value(0))
        hosts = Host.objects.filter(revision=OuterRef("pk")).alias(allowed=allowed).filter(allowed=1)
        found: QuerySet[Any] = rows.alias(held=Subquery(hosts.values("revision_id")[:1])).filter(held__isnull=False)
        return found


def is_wide(units: QuerySet[Any, Any]) -> bool:
    """Whether there are more than a few units in scope."""
    return len(units[: FEW + 1]) > FEW


def _held_by(units: QuerySet[Any, Any]) -> QuerySet[Host]:
    return Host.objects.filter(revision=OuterRef("pk"), unit_id__in=units)
