"""Which due items an entry was counted for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from youju.core.judge.touching import duties_touched
from youju.core.periods import add_months
from youju.duties.editions import numbered_plan
from youju.duties.evidence import Key, evidence_for, key_of
from youju.duties.listing import Listed, Wanted, items_found
from youju.duties.models import JudgedWindow
from youju.duties.touched import traits_of
from youju.ledger.models import Host, Revision

BEFORE, AFTER = 3, 12
"""Months around the day of an entry within which items it counts for fall due."""
MOST = 2000


@dataclass(frozen=True)
class Served:
    """A duty the entry was counted for, in one period of one unit; of people's own duties, for how many people."""

    first: Listed
    people: list[str]


def served_by(revision: Revision, as_of: date, units: Any) -> list[Served]:
    """The items of the entry's hosts that may be read (`units`) for which it counts, those of people together."""
    hosts = list(Host.objects.filter(revision=revision, unit_id__in=units).values_list("unit_id", flat=True))
    duties = duties_touched(numbered_plan(), traits_of([revision.pk]))
    days = _days(revision.started_on)
    if not hosts or not duties or days is None:
        return []
    behind = evidence_for(hosts, *days, duties)
    keys = {key for key, rows in behind.rows.items() if any(row.entry == revision.entry.uid for row in rows)}
    return _together(_items(keys, hosts, days, as_of, units))


def _days(day: date) -> tuple[date, date] | None:
    """Days in which items may fall due, as far as they are judged."""
    since, until = add_months(day, -BEFORE), add_months(day, AFTER) + timedelta(days=1)
    window = JudgedWindow.objects.filter(since__lte=day, until__gt=day).first()
    return (max(since, window.since), min(until, window.until)) if window else None


def _items(keys: set[Key], hosts: Iterable[int], days: tuple[date, date], as_of: date, units: Any) -> list[Listed]:
    duties = tuple({key[0] for key in keys})
    if not duties:
        return []
    found = items_found(Wanted(tuple(hosts), *days, as_of, duties=duties), units, MOST).rows
    return [each for each in found if key_of(each.item) in keys]


def _together(rows: Iterable[Listed]) -> list[Served]:
    found: dict[tuple[Any, ...], Served] = {}
    for each in rows:
        item = each.item
        key = (item.duty.code, item.unit_id, item.starts_on, item.ref if not item.person_id else "")
        served = found.setdefault(key, Served(each, []))
        if each.who:
            served.people.append(each.who)
    return sorted(found.values(), key=lambda each: (bool(each.people), each.first.item.due_on, each.first.item.duty_no))
