"""How many items stand how, by unit and month: from tallies where there are some, else counted and kept."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from youju.core.explain import Status
from youju.core.judge.verdict import ITEM
from youju.core.periods import Cadence, Period, add_months
from youju.duties.models import Tally
from youju.duties.standing import Chosen, standing
from youju.duties.turns import may_keep


@dataclass(frozen=True)
class Part:
    """Items of a unit due in `[since, until)`, its own or with those of all it reaches."""

    unit: int
    since: date
    until: date
    own: bool = False

    @property
    def is_month(self) -> bool:
        """Whether a tally can hold it."""
        return not self.own and self.since.day == 1 and self.until == add_months(self.since, 1)


@dataclass(frozen=True)
class Count:
    """So many items of a duty, due in a month, stand so; of a unit itself or with all below."""

    unit: int
    own: bool
    month: date
    duty_no: int
    status: Status
    items: int


def months_of(unit: int, since: date, until: date) -> list[Part]:
    """The parts of a unit and all below, month by month; the first and last may be less than a month."""
    parts = []
    while since < until:
        end = min(Period.containing(Cadence.MONTH, since).end, until)
        parts.append(Part(unit, since, end))
        since = end
    return parts


def counted(parts: Sequence[Part], as_of: date, units: Any = None) -> list[Count]:
    """The counts of some parts as they stand on a day.

    `units` narrows what is counted to some units (a query set of numbers); tallies know nothing of that and are then
    not used.
    """
    if units is not None:
        return _asked(parts, as_of, units)
    kept = _kept([part for part in parts if part.is_month])
    holding = [tally for tally in kept if _holds(tally, as_of)]
    behind = [tally for tally in kept if tally.as_of < as_of < add_months(tally.month, 1) and tally not in holding]
    known = {(tally.unit_id, tally.month) for tally in (*holding, *behind)}
    missing = [part for part in parts if not part.is_month or (part.unit, part.since) not in known]
    found = [count for tally in holding for count in _told(tally)]
    found += _brought_up(behind, as_of) if behind else []
    return found + (_made(missing, as_of) if missing else [])


def _kept(parts: Sequence[Part]) -> list[Tally]:
    """The tallies of these parts."""
    asked = {(part.unit, part.since) for part in parts}
    units, months = {unit for unit, _ in asked}, {month for _, month in asked}
    rows = Tally.objects.filter(unit__in=units, month__in=months)
    return [tally for tally in rows if (tally.unit_id, tally.month) in asked]


def _holds(tally: Tally, as_of: date) -> bool:
    """A month wholly past, or wholly to come, stands the same from day to day."""
    end = add_months(tally.month, 1)
    both_after = min(tally.as_of, as_of) >= end
    both_before = max(tally.as_of, as_of) <= tally.month
    return tally.as_of == as_of or both_after or both_before


def _told(tally: Tally) -> Iterable[Count]:
    return (
        Count(tally.unit_id, False, tally.month, duty, Status(status), items) for duty, status, items in tally.counts
    )


@transaction.atomic
def _brought_up(behind: Sequence[Tally], as_of: date) -> list[Count]:
    """Tallies of a running month made on earlier days: only the items that fell due since stand otherwise now.

    Where somebody forgot one of them meanwhile, its items changed: then the months are counted anew.
    """
    keep = may_keep()
    since = [Part(tally.unit_id, max(tally.as_of, tally.month), as_of) for tally in behind]
    before = _asked(since, min(tally.as_of for tally in behind))
    counts: Counter[tuple[int, bool, date, int, Status]] = Counter()
    for sign, rows in (
        (1, [each for tally in behind for each in _told(tally)]),
        (-1, before),
        (1, _asked(since, as_of)),
    ):
        for each in rows:
            counts[each.unit, each.own, each.month, each.duty_no, each.status] += sign * each.items
    if not _all_there(behind, as_of):
        return _asked([Part(tally.unit_id, tally.month, add_months(tally.month, 1)) for tally in behind], as_of)
    found = [Count(*key, items) for key, items in counts.items() if items]
    if keep:
        _keep([(tally.unit_id, tally.month) for tally in behind], found, as_of)
    return found


def _all_there(behind: Sequence[Tally], as_of: date) -> bool:
    """Whether nobody forgot or brought up one of these tallies; what was read up to now then belongs to them."""
    return Tally.objects.filter(pk__in=[tally.pk for tally in behind], as_of__lt=as_of).count() == len(behind)


@transaction.atomic
def _made(parts: Sequence[Part], as_of: date) -> list[Count]:
    """Count parts, and keep the months among them unless somebody is just changing items."""
    months = [(part.unit, part.since) for part in parts if part.is_month]
    keep = bool(months) and may_keep()
    found = _asked(parts, as_of)
    if keep:
        _keep(months, found, as_of)
    return found


def _keep(months: Iterable[tuple[int, date]], found: Iterable[Count], as_of: date) -> None:
    counts: dict[tuple[int, date], list[tuple[int, str, int]]] = {each: [] for each in months}
    for each in found:
        if not each.own and (each.unit, each.month) in counts:
            counts[each.unit, each.month].append((each.duty_no, str(each.status), each.items))
    rows = [Tally(unit_id=unit, month=month, as_of=as_of, counts=told) for (unit, month), told in counts.items()]
    Tally.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["unit", "month"],
        update_fields=["as_of", "counts"],
    )


ITEMS = ", ".join(f"due.{name}::bigint" if name in ("confirmed", "certain") else f"due.{name}" for name in ITEM)
"""What is read of `duties_dueitem AS due`."""
_PARTS = f"""
    SELECT found.*, part.unit_id * 2 + part.own AS bucket
    FROM unnest(%s::bigint[], %s::date[], %s::date[], %s::int[]) AS part (unit_id, since, until, own)
    JOIN organisation_reach AS reach ON reach.ancestor_id = part.unit_id AND (part.own = 0 OR reach.depth = 0)
    CROSS JOIN LATERAL (
        SELECT {ITEMS} FROM duties_dueitem AS due
        WHERE due.unit_id = reach.unit_id AND due.due_on >= part.since AND due.due_on < part.until
        AND (part.own = 1 OR (due.due_on >= reach.valid_from AND due.due_on < reach.valid_to)) OFFSET 0
    ) AS found"""
"""`bucket` tells a unit's own items (odd) from those with all below. OFFSET keeps looking up by unit and day."""
_BY_MONTH = """
    SELECT bucket / 2, bucket %% 2 = 1, date_trunc('month', due_on)::date, duty_no, status, count(*)
    FROM standing GROUP BY 1, 2, 3, 4, 5"""


def _asked(parts: Sequence[Part], as_of: date, units: Any = None) -> list[Count]:
    columns = [[part.unit for part in parts], [part.since for part in parts], [part.until for part in parts]]
    parameters: list[Any] = [*columns, [int(part.own) for part in parts]]
    select = _PARTS
    if units is not None:
        inner, values = units.query.sql_with_params()
        select += f" WHERE reach.unit_id IN ({inner})"
        parameters += values
    rows = standing(Chosen(select, tuple(parameters)), as_of, _BY_MONTH)
    return [Count(unit, own, month, duty, Status(status), items) for unit, own, month, duty, status, items in rows]
