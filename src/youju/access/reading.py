"""Which accounts an administrator sees, and which they may change."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from youju.access.models import Account, Grant, Role
from youju.organisation.models import Edge, EdgeKind, Reach, Unit
from youju.ui.scope import Ability, Scope

Units = QuerySet[Any, Any]
"""Numbers of units, as a subquery."""


def by_grants(rows: QuerySet[Account], units: Units) -> QuerySet[Account]:
    """Accounts with a grant, present or past, on one of the units; those without any belong to who is at the top."""
    granted = Exists(Grant.objects.filter(account=OuterRef("pk"), unit__in=units))
    ungranted = ~Exists(Grant.objects.filter(account=OuterRef("pk")))
    return rows.filter(granted | (ungranted & Exists(tops(units))))


def tops(units: Units) -> QuerySet[Unit]:
    """Those of the units that no other leads today or later: the head of a group."""
    led = Edge.objects.filter(subordinate=OuterRef("pk"), kind=EdgeKind.LEADS, valid_to=F("subordinate__valid_to"))
    return Unit.objects.filter(~Exists(led), pk__in=units)


def is_within(account: Account, scope: Scope, today: date) -> bool:
    """Whether everything the account may do, today or later, lies where the scope administers: only then may its
    password be given or its door be shut by that scope, or a lesser administrator could become a greater one."""
    held = Grant.objects.filter(account=account, valid_to__gt=today)
    inside = scope.units(Ability.ADMINISTER)
    if held.exclude(unit__in=inside).exists():
        return False
    below = Reach.objects.filter(
        ancestor__in=held.filter(with_below=True).values("unit"), valid_to__gte=F("unit__valid_to")
    )
    return not below.exclude(unit__in=inside).exists()


def administrators_of(unit: Unit, on: date) -> QuerySet[Grant]:
    """Grants by which accounts that may sign in administer a unit on a day."""
    above = Reach.objects.filter(unit=unit, valid_from__lte=on, valid_to__gt=on)
    return Grant.objects.filter(
        Q(unit=unit) | Q(with_below=True, unit__in=above.values("ancestor")),
        role=Role.ADMINISTRATOR,
        account__is_active=True,
        valid_from__lte=on,
        valid_to__gt=on,
    )
