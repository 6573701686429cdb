"""The records behind due items, and who is missing from them, worked out anew for the items asked for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from youju.core.explain import Judged
from youju.core.judge.run import Question, judge
from youju.duties.editions import numbered_plan
from youju.duties.judging import engine
from youju.ledger.models import Revision
from youju.members.models import Identity

Key = tuple[int, int, int, date, str]


@dataclass(frozen=True)
class Behind:
    """A record that counts for an item: the entry (None: an event or a person), whose act, what it adds."""

    day: date
    title: str
    entry: UUID | None
    revision: int
    who: str
    weight: int
    in_time: bool


@dataclass
class Evidence:
    """What stands behind some items: rows that count, names of people who are missing and of those who may have done it
    in records that do not name everybody, by item."""

    rows: dict[Key, list[Behind]] = field(default_factory=lambda: defaultdict(list))
    missing: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    possible: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))


def key_of(item: Judged) -> Key:
    """What tells an item from others of the same plan."""
    return (item.duty_no, item.unit_id, item.person_id, item.starts_on, item.ref)


def evidence_for(units: Iterable[int], since: date, until: date, duties: tuple[int, ...] | None = None) -> Evidence:
    """The evidence of all items of some units due in `[since, until)`, or of those of some duties (all editions)."""
    chosen = tuple(units)
    found = Evidence()
    if not chosen:
        return found
    on = engine()
    judge(on, numbered_plan(), Question(since, until, chosen, duties), with_rows=True)
    select = "duty_no, unit_id, person_id, starts_on, ref"
    rows = list(on.rows(f"SELECT {select}, entry_id, who, day, weight, passed, in_time FROM item_row ORDER BY day"))
    gone = list(on.rows(f"SELECT {select}, possible, who FROM item_missing"))
    names = _names({row[6] for row in rows} | {row[6] for row in gone})
    entries = _entries({row[5] for row in rows})
    for *key, entry, who, day, weight, passed, in_time in rows:
        title, uid, number = entries.get(entry, ("", None, 0))
        behind = Behind(day, title, uid, number, names.get(who, ""), weight * passed, bool(in_time))
        found.rows[tuple(key)].append(behind)
    for *key, possible, who in gone:
        (found.possible if possible else found.missing)[tuple(key)].append(names.get(who, ""))
    return found


def _names(people: set[int]) -> dict[int, str]:
    return dict(Identity.objects.filter(person_id__in=people).values_list("person_id", "name"))


def _entries(numbers: set[int]) -> dict[int, tuple[str, UUID | None, int]]:
    found = Revision.objects.filter(pk__in=numbers).select_related("entry")
    return {each.pk: (each.title, each.entry.uid, each.number) for each in found}
