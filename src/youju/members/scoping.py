"""Which people may be seen: those who are or were members of a unit in scope, attached to it, or in a post there."""

from typing import Any

from django.db.models import Q, QuerySet

from youju.members.models import Person
from youju.members.tied import bonds, ties_of, units_of
from youju.members.ties import EVER, KINDS, bond, unbound

MANY = 500
"""Of more units than this nearly everybody is seen: people are gone through in order, and each is asked."""
MOST_LOOSE = 10_000
"""More in no unit than these are gone through in order, too."""


def tied_to(units: QuerySet[Any, Any], held: Q = EVER) -> Q:
    """People with something to do with some units: of few units, found from the units; of many, asked one by one."""
    if len(units[: MANY + 1]) > MANY:
        return bond(units, held)
    found, *others = (model.objects.filter(held, unit_id__in=units).values("person_id") for model in KINDS)
    return Q(pk__in=found.union(*others))


def loose(units: QuerySet[Any, Any]) -> Q:
    """People in no unit that may be seen from some units.

    They are few and found first, then asked: in one question PostgreSQL asks everybody who they are tied to.
    """
    found = Person.objects.filter(unbound(), merged_into=None).values_list("pk", flat=True)
    few = list(found[: MOST_LOOSE + 1])
    if len(few) > MOST_LOOSE:
        return unbound() & bonds(units)
    return Q(identity__in=list(Person.objects.filter(bonds(units), pk__in=few).values_list("pk", flat=True)))


class ByTies:
    """Lists of people: those with something to do with the units, now or once."""

    def __call__(self, rows: QuerySet[Any], units: QuerySet[Any, Any]) -> QuerySet[Any]:
        """Those of the units."""
        return rows.filter(tied_to(units))


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
