"""What pages about units ask: the tree, names, places above and below, counts of people. None asks in a loop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.organisation.models import DeclaredSize, Edge, EdgeKind, Reach, Unit, UnitName

MOST_FOUND = 50
SECTORS = {"enterprise": "企业", "bureau": "机关", "institution": "事业单位"}


@dataclass(frozen=True)
class Node:
    """A unit in the tree: members of its own, members with all below, people attached, whether anything is below.

    `opened` are the nodes below it where they are shown from the start.
    """

    unit: Unit
    kind: str
    own: int
    total: int
    attached: int
    has_below: bool
    opened: "tuple[Node, ...]" = ()


def on(day: date) -> Q:
    """What holds on a day."""
    return Q(valid_from__lte=day, valid_to__gt=day)


def leading(day: date) -> QuerySet[Edge]:
    """Edges of leadership on a day."""
    return Edge.objects.filter(on(day), kind=EdgeKind.LEADS)


def roots(units: QuerySet[Any, Any], day: date) -> QuerySet[Unit]:
    """Of some units, those under none of the others."""
    led = leading(day).filter(subordinate=OuterRef("pk"), superior__in=units)
    return Unit.objects.filter(on(day), ~Exists(led), pk__in=units).order_by("id")


def below(unit: Unit, units: QuerySet[Any, Any], day: date) -> QuerySet[Unit]:
    """Units directly below one, of those given."""
    led = leading(day).filter(superior=unit).values("subordinate_id")
    return Unit.objects.filter(pk__in=led).filter(pk__in=units).order_by("id")


def nodes(units: Iterable[Unit], day: date) -> list[Node]:
    """Units as the tree shows them, in four queries."""
    units = list(units)
    counts = members_of([unit.pk for unit in units], day)
    above = set(leading(day).filter(superior__in=units).values_list("superior_id", flat=True))
    kinds = vocabulary(Vocabulary.UNIT_KIND)
    away = attached_to([unit.pk for unit in units], day)
    return [
        Node(
            unit, kinds.label(unit.kind), *counts.get(unit.pk, (0, 0)), away.get(unit.pk, 0), has_below=unit.pk in above
        )
        for unit in units
    ]


def tree(units: QuerySet[Any, Any], day: date) -> list[Node]:
    """The topmost of some units; a single one is opened."""
    top = list(roots(units, day))
    if len(top) != 1:
        return nodes(top, day)
    first, *opened = with_below(top[0], units, day)
    return [replace(first, opened=tuple(opened))]


def with_below(unit: Unit, units: QuerySet[Any, Any], day: date) -> list[Node]:
    """A unit and after it those directly below, of those given: asked together, members are counted once."""
    return nodes([unit, *below(unit, units, day)], day)


_MEMBERS = """
    WITH reached AS MATERIALIZED (
        SELECT ancestor_id, unit_id FROM facts.reach
        WHERE ancestor_id = ANY(%(units)s) AND from_on <= %(day)s AND %(day)s < to_on
    ), counted AS (
        SELECT unit_id, count(*) AS members FROM facts.membership
        WHERE unit_id IN (SELECT unit_id FROM reached) AND from_on <= %(day)s AND %(day)s < to_on
            AND standing IN ('full_member', 'probationary_member')
        GROUP BY unit_id
    )
    SELECT ancestor_id, coalesce(sum(members) FILTER (WHERE unit_id = ancestor_id), 0)::bigint, sum(members)::bigint
    FROM reached JOIN counted USING (unit_id) GROUP BY ancestor_id"""
"""Members are read once for each unit, however many of those asked for reach it."""


def members_of(units: Sequence[int], day: date) -> dict[int, tuple[int, int]]:
    """Unit → members (党员, probationary ones among them) of its own, and with all below, on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERS, {"units": list(units), "day": day})
        return {unit: (own, total) for unit, own, total in cursor.fetchall()}


_ATTACHED = """
    SELECT unit_id, count(*) FROM facts.attachment
    WHERE unit_id = ANY(%(units)s) AND from_on <= %(day)s AND %(day)s < to_on GROUP BY unit_id"""


def attached_to(units: Sequence[int], day: date) -> dict[int, int]:
    """Unit → people attached to it on a day, whose membership is elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute(_ATTACHED, {"units": list(units), "day": day})
        return dict(cursor.fetchall())


@dataclass(frozen=True)
class Found:
    """A unit found by a name: the name that fitted, where it is another than the present one; the unit above."""

    unit: Unit
    kind: str
    by: str
    above: str


def named(text: str, units: QuerySet[Any, Any]) -> QuerySet[Unit]:
    """Units that had, have or go by a name with this text in it."""
    names = UnitName.objects.filter(name__icontains=text).values("unit_id")
    return Unit.objects.filter(Q(name__icontains=text) | Q(pk__in=names), pk__in=units)


def found(text: str, units: QuerySet[Any, Any], day: date) -> list[Found]:
    """The first units of a name, those that still exist first."""
    fitting = UnitName.objects.filter(unit=OuterRef("pk"), name__icontains=text).order_by("is_alias", "-valid_to")
    above = leading(day).filter(subordinate=OuterRef("pk"), superior__in=units)
    rows = named(text, units).annotate(
        by=Subquery(fitting.values("name")[:1]), above=Subquery(above.values("superior__name")[:1])
    )
    kinds = vocabulary(Vocabulary.UNIT_KIND)
    ordered = rows.order_by("-valid_to", "name", "id")[:MOST_FOUND]
    return [
        Found(
            unit, kinds.label(unit.kind), "" if text.lower() in unit.name.lower() else unit.by or "", unit.above or ""
        )
        for unit in ordered
    ]


def way_to(unit: Unit, units: QuerySet[Any, Any], day: date) -> list[Unit]:
    """The units above one, the highest first, of those given; of one dissolved, those it had last."""
    then = min(day, date.fromordinal(unit.valid_to.toordinal() - 1)) if unit.valid_to <= day else day
    rows = Reach.objects.filter(on(then), unit=unit, depth__gt=0, ancestor__in=units)
    return [row.ancestor for row in rows.select_related("ancestor").order_by("-depth")]


def places(unit: Unit, units: QuerySet[Any, Any]) -> list[Edge]:
    """Who led, guided or oversaw a unit and when, the latest first, of the superiors given."""
    edges = Edge.objects.filter(subordinate=unit, superior__in=units)
    return list(edges.select_related("superior").order_by("-valid_from", "id"))


def size_on(unit: Unit, day: date) -> DeclaredSize | None:
    """What a unit says of its size."""
    return DeclaredSize.objects.filter(on(day), unit=unit).first()


def former_names(unit: Unit) -> list[UnitName]:
    """Every name, the present one first, then former ones, then others it goes by."""
    return list(unit.names.order_by("is_alias", F("valid_from").desc(), "id"))
