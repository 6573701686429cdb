"""The records that count for one item, as its page shows them."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from youju.core.explain import Judged
from youju.core.measures import Verb
from youju.duties.evidence import Behind, evidence_for, key_of
from youju.ledger.reading import in_force
from youju.ledger.scoping import ByHost
from youju.ui.scope import Ability, Scope


@dataclass(frozen=True)
class Record:
    """One that counts: an entry with the people it counts for, an event or somebody."""

    day: date
    title: str
    entry: UUID | None
    who: str
    adds: float | int
    in_time: bool
    is_open: bool
    """Whether the account may read it; of others only the day is told."""


@dataclass(frozen=True)
class Records:
    """Those that count, and the names of those who are missing or may have done it where not everybody is named."""

    rows: list[Record]
    missing: list[str]
    possible: list[str]


def records_of(item: Judged, duties: tuple[int, ...], scope: Scope) -> Records:
    """Worked out anew from the books, so it takes a second; `duties`: the numbers of all editions of the item's."""
    found = evidence_for([item.unit_id], item.due_on, item.due_on + timedelta(days=1), duties)
    rows = found.rows.get(key_of(item), [])
    readable = _readable({row.entry for row in rows if row.entry}, scope)
    scale = 10 if item.duty.measure.verb is Verb.HOURS else 1
    missing, possible = (sorted(names.get(key_of(item), [])) for names in (found.missing, found.possible))
    return Records([_record(row, readable, scale) for row in rows], missing, possible)


def _record(row: Behind, readable: set[UUID], scale: int) -> Record:
    is_open = row.entry is None or row.entry in readable
    title = row.title if is_open else "其他党组织的记录"
    adds = row.weight if scale == 1 else row.weight / scale
    return Record(row.day, title, row.entry if is_open else None, row.who, adds, row.in_time, is_open)


def _readable(entries: set[UUID], scope: Scope) -> set[UUID]:
    rows = ByHost()(in_force().filter(entry__uid__in=entries), scope.units(Ability.READ))
    return set(rows.values_list("entry__uid", flat=True))
