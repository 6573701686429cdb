"""The units directly below a unit, and the way up from it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from youju.duties.counting import Count, Part, counted, months_of
from youju.organisation.models import Reach, Unit


@dataclass(frozen=True)
class Child:
    """A unit directly below another on the days `[since, until)`, and whether units stand below it in turn."""

    unit: Unit
    since: date
    until: date
    has_below: bool

    def parts(self, since: date, until: date) -> list[Part]:
        """What of it counts for its superior: all, unless it came from or went to another."""
        start = since if self.since <= self.unit.valid_from else max(since, self.since)
        end = until if self.until >= self.unit.valid_to else min(until, self.until)
        return months_of(self.unit.pk, start, end)


def children_of(unit: Unit, since: date, until: date, units: Any) -> list[Child]:
    """Those directly below at some time in `[since, until)` that may be read, in the order they were founded."""
    further = Reach.objects.filter(ancestor=OuterRef("unit"), depth=1, valid_from__lt=until, valid_to__gt=since)
    rows = Reach.objects.filter(ancestor=unit, depth=1, valid_from__lt=until, valid_to__gt=since, unit__in=units)
    rows = rows.select_related("unit").annotate(further=Exists(further)).order_by("unit_id", "valid_from")
    return [Child(row.unit, row.valid_from, row.valid_to, row.further) for row in rows]


def hidden_below(unit: Unit, since: date, until: date, units: Any) -> bool:
    """Whether some unit below may not be read: then figures over all below are counted without it."""
    below = Reach.objects.filter(ancestor=unit, valid_from__lt=until, valid_to__gt=since)
    return below.exclude(unit__in=units).exists()


def units_above(unit: Unit, day: date, units: Any) -> list[Unit]:
    """Those above it on a day that may be read, the highest first."""
    rows = Reach.objects.filter(unit=unit, depth__gt=0, ancestor__in=units)
    rows = rows.filter(Q(valid_from__lte=day, valid_to__gt=day) | Q(valid_to=unit.valid_to))
    return list({row.ancestor_id: row.ancestor for row in rows.select_related("ancestor").order_by("-depth")}.values())


def counts_of(unit: Unit, children: list[Child], since: date, until: date, as_of: date, units: Any) -> list[Count]:
    """The counts of a unit itself and, one by one, of those directly below with all they reach.

    Only items of units that may be read (`units`) are counted.
    """
    parts = [Part(unit.pk, since, until, own=True)]
    parts += [part for child in children for part in child.parts(since, until)]
    narrowed = units if hidden_below(unit, since, until, units) else None
    return counted(parts, as_of, narrowed)
