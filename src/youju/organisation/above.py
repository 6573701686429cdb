"""Whose word it takes: what a unit does not decide for itself, somebody who manages a unit above it does."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from youju.organisation.models import Reach, Unit
from youju.ui.scope import Ability, Scope


def decided_by(units: Iterable[int], scope: Scope) -> set[int]:
    """Those of some units of which the account manages a unit above; with nothing above it, the unit itself."""
    managed = scope.units(Ability.MANAGE)
    above = Reach.objects.filter(unit=OuterRef("pk"), depth__gt=0, valid_to__gte=OuterRef("valid_to"))
    topmost = ~Exists(above) & Q(pk__in=managed)
    found = Unit.objects.filter(Exists(above.filter(ancestor__in=managed)) | topmost, pk__in=list(units))
    return set(found.values_list("pk", flat=True))


def decides(unit: Unit, scope: Scope) -> bool:
    """Whether it takes the word of this account."""
    return bool(decided_by([unit.pk], scope))
