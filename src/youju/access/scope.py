"""What an account may see and do: its grants in force, carried down along `reach`."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, Q, QuerySet

from youju.access.models import Account, Grant, Role
from youju.base.actor import Actor
from youju.organisation.models import Reach, Unit
from youju.ui.scope import Ability

ABILITIES: dict[Role, frozenset[Ability]] = {
    Role.READER: frozenset({Ability.READ}),
    Role.RECORDER: frozenset({Ability.READ, Ability.RECORD}),
    Role.OFFICER: frozenset({Ability.READ, Ability.RECORD, Ability.MANAGE}),
    Role.AUDITOR: frozenset({Ability.READ, Ability.AUDIT}),
    Role.ADMINISTRATOR: frozenset({Ability.READ, Ability.ADMINISTER}),
}


def actor_of(account: Account) -> Actor:
    """The account, as operations know who acts."""
    return Actor(account.display_name, account.pk)


@dataclass(frozen=True)
class AccountScope:
    """The scope of one account on one day."""

    account: Account
    today: date

    @property
    def actor(self) -> Actor:
        """The account, as operations know who acts."""
        return actor_of(self.account)

    @cached_property
    def grants(self) -> list[Grant]:
        """Those in force today, with their units; asked for once."""
        held = Grant.objects.filter(account=self.account, valid_from__lte=self.today, valid_to__gt=self.today)
        return list(held.select_related("unit").order_by("unit__name", "role"))

    @cached_property
    def abilities(self) -> frozenset[Ability]:
        """What may be done somewhere."""
        return frozenset().union(*(ABILITIES[Role(grant.role)] for grant in self.grants))

    @property
    def own_units(self) -> list[Unit]:
        """The units named in the grants, those where most may be done first; each once."""
        by_weight = sorted(self.grants, key=lambda grant: -len(ABILITIES[Role(grant.role)]))
        return list({grant.unit_id: grant.unit for grant in by_weight}.values())

    def units(self, ability: Ability = Ability.READ) -> QuerySet[Any, Any]:
        """The units on which it may be done: those granted, and with `with_below` all they reach.

        A unit dissolved stays with those who reached it to its end: its books are still read.
        """
        held = [grant for grant in self.grants if ability in ABILITIES[Role(grant.role)]]
        # the few units granted stand as numbers: joined to the grants, PostgreSQL takes a top unit for one of average
        # size, and a look-up of one row goes through all ten thousand below it (80 ms in place of 1)
        reached = Q(ancestor__in=[grant.unit_id for grant in held if grant.with_below])
        own = Q(ancestor__in=[grant.unit_id for grant in held], depth=0)
        return Reach.objects.filter(reached | own, valid_to__gte=F("unit__valid_to")).values("unit_id")
