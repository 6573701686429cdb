"""Which people may be seen: those who are or were members of a unit in scope, attached to it, or in a post there."""

from typing import Any

from django.db.models import QuerySet

from youju.members.models import Attachment, Membership, Person, Post
from youju.members.tied import bonds, ties_of, units_of
from youju.members.ties import bond


def tied_to(units: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The numbers of the people with something to do with some units, as a subquery."""
    held = [model.objects.filter(unit_id__in=units).values("person_id") for model in (Membership, Attachment, Post)]
    found: QuerySet[Any, Any] = held[0].union(*held[1:])
    return found


MANY = 500
"""Of more units than this nearly everybody is seen: people are gone through in order, and each is asked."""


class ByTies:
    """Lists of people: of few units, found from the units; of many, asked one by one until the page is full."""

    def __call__(self, rows: QuerySet[Any], units: QuerySet[Any, Any]) -> QuerySet[Any]:
        """Those with something to do with the units."""
        is_wide = len(units[: MANY + 1]) > MANY
        return rows.filter(bond(units)) if is_wide else rows.filter(pk__in=tied_to(units))


class OfFew:
    """One person, or the few of a name: each is asked. Those in no unit are seen where they took part in something."""

    def __call__(self, rows: QuerySet[Any], units: QuerySet[Any, Any]) -> QuerySet[Any]:
        """Those that may be seen from the units."""
        return rows.filter(bonds(units))


def outside(people: list[Person], units: QuerySet[Any, Any]) -> bool:
    """Whether anything in the books ties some of these people to a unit that is none of those given.

    Merging and splitting change it, entries of that unit too: its own officers must do it, or those above both.
    """
    concerned = {unit for person in people for unit in units_of(ties_of(person))}
    return len(concerned) > units.filter(unit_id__in=concerned).values("unit_id").distinct().count()
