"""Due items as lists: of a unit or all below it, narrowed by duty, area, status and person; a page at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from youju.core.explain import Judged, Status, explain
from youju.core.judge.verdict import ITEM
from youju.duties.places import item_address
from youju.duties.reading import judged
from youju.duties.standing import READ, Chosen, standing
from youju.members.models import Person
from youju.organisation.models import Unit

URGENCY = (
    *(Status.OVERDUE, Status.SHORT, Status.UNKNOWN, Status.OPEN, Status.EXCUSED),
    *(Status.MET_LATE, Status.MET, Status.WAIVED, Status.NOT_APPLICABLE),
)
"""In this order statuses are shown: first what somebody has to do something about."""
SETTLED = frozenset(URGENCY[URGENCY.index(Status.EXCUSED) :])
"""What asks nothing of anybody any more."""


@dataclass(frozen=True)
class Wanted:
    """Which items: of some units themselves or with all below, due in `[since, until)`; of some duties, a person …"""

    unit: int | tuple[int, ...]
    since: date
    until: date
    as_of: date
    below: bool = False
    duties: tuple[int, ...] = ()
    statuses: tuple[Status, ...] = ()
    person: int | None = None
    ref: str | None = None
    starts_on: date | None = None


@dataclass(frozen=True)
class Listed:
    """An item with the names of who owes it."""

    item: Judged
    unit: Unit
    person: Person | None

    @property
    def who(self) -> str:
        """The person who owes it, '' where the unit does; a name erased is not known any more."""
        if self.person is None:
            return ""
        identity = getattr(self.person, "identity", None)
        return identity.name if identity else "姓名已删除"

    @property
    def address(self) -> str:
        """Its page."""
        return item_address(self.item, self.unit.uid, self.person_uid)

    @property
    def person_uid(self) -> UUID | None:
        """The person's uid, None where the unit owes it."""
        return self.person.uid if self.person else None

    @property
    def says(self) -> str:
        """The explanation."""
        return explain(self.item)


@dataclass
class Found:
    """A page of items, how many there are in all."""

    rows: list[Listed]
    total: int


def items_found(wanted: Wanted, units: Any, limit: int, offset: int = 0) -> Found:
    """Items of units that may be read (`units`: a query set of numbers), the most pressing first."""
    urgency = [str(status) for status in URGENCY]
    asked = [str(status) for status in wanted.statuses] or urgency
    rows = standing(_chosen(wanted, units), wanted.as_of, _THEN, [asked, urgency, limit, offset])
    items = [judged(row[: len(READ)]) for row in rows]
    return Found(with_names(items), rows[0][-1] if rows else 0)


def with_names(items: Sequence[Judged]) -> list[Listed]:
    """Items with units and people, in two queries."""
    units = Unit.objects.in_bulk({item.unit_id for item in items})
    numbers = {item.person_id for item in items if item.person_id}
    people = Person.objects.select_related("identity").in_bulk(numbers) if numbers else {}
    return [Listed(item, units[item.unit_id], people.get(item.person_id)) for item in items]


@dataclass(frozen=True)
class Folded:
    """One item, or those of several people who owe the same and stand alike."""

    rows: list[Listed]

    @property
    def first(self) -> Listed:
        """The one shown in place of all."""
        return self.rows[0]

    @property
    def is_many(self) -> bool:
        """Whether there is something to unfold."""
        return len(self.rows) > 1


@dataclass(frozen=True)
class Group:
    """Items of an area: those somebody still has to do something about, and those that are settled."""

    title: str
    waiting: list[Folded]
    settled: list[Folded]

    @property
    def settled_items(self) -> int:
        """How many items are settled."""
        return sum(len(fold.rows) for fold in self.settled)


def by_area(rows: Iterable[Listed], areas: Sequence[tuple[str, str]], *, is_asked: bool) -> list[Group]:
    """Rows under the label of their area, areas in their order; people who stand alike are folded.

    `is_asked`: statuses were asked for, so nothing is put aside as settled.
    """
    found: dict[str, list[Listed]] = {code: [] for code, _ in areas}
    for row in rows:
        found.setdefault(row.item.duty.area, []).append(row)
    return [_group(label, found[code], is_asked) for code, label in areas if found[code]]


def _group(title: str, rows: Iterable[Listed], is_asked: bool) -> Group:
    folds = _folded(rows)
    settled = [] if is_asked else [fold for fold in folds if fold.first.item.status in SETTLED]
    return Group(title, [fold for fold in folds if fold not in settled], settled)


def _folded(rows: Iterable[Listed]) -> list[Folded]:
    folds: dict[tuple[Any, ...], Folded] = {}
    for row in rows:
        item = row.item
        alike = (item.unit_id, item.duty_no, item.starts_on, item.status)
        key = alike if item.person_id else (*alike, item.ref)
        folds.setdefault(key, Folded([])).rows.append(row)
    return list(folds.values())


_THEN = f"""
    SELECT {", ".join(READ)}, count(*) OVER () FROM standing
    WHERE status = ANY(%s)
    ORDER BY array_position(%s, status), due_on, unit_id, duty_no, person_id LIMIT %s OFFSET %s"""


def _chosen(wanted: Wanted, units: Any) -> Chosen:
    inner, values = units.query.sql_with_params()
    columns = ", ".join(f"due.{name}{'::bigint' if name in ('confirmed', 'certain') else ''}" for name in ITEM)
    conditions, parameters = _conditions(wanted)
    select = f"""
        SELECT found.*, 0::bigint AS bucket FROM organisation_reach AS reach CROSS JOIN LATERAL (
            SELECT {columns} FROM duties_dueitem AS due
            WHERE due.unit_id = reach.unit_id AND due.due_on >= %s AND due.due_on < %s
            AND (NOT %s OR (due.due_on >= reach.valid_from AND due.due_on < reach.valid_to)) {conditions} OFFSET 0
        ) AS found
        WHERE reach.ancestor_id = ANY(%s) AND (%s OR reach.depth = 0) AND reach.unit_id IN ({inner})"""
    of = [wanted.unit] if isinstance(wanted.unit, int) else list(wanted.unit)
    given = (wanted.since, wanted.until, wanted.below, *parameters, of, wanted.below, *values)
    return Chosen(select, given)


def _conditions(wanted: Wanted) -> tuple[str, tuple[Any, ...]]:
    asked = {
        "due.duty_no = ANY(%s)": list(wanted.duties) or None,
        "due.person_id = %s": wanted.person,
        "due.ref = %s": wanted.ref,
        "due.starts_on = %s": wanted.starts_on,
    }
    given = {condition: value for condition, value in asked.items() if value is not None}
    return "".join(f" AND {condition}" for condition in given), tuple(given.values())
