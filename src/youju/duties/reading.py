"""Reading stored due items with their status on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import ibis

from youju.core.explain import GAPS, Judged, Status
from youju.core.facts import DAY, INT
from youju.core.judge.run import lay_out
from youju.core.judge.tables import Tables
from youju.core.judge.verdict import ITEM, with_status
from youju.core.rules.model import Duty
from youju.duties.editions import numbered_plan
from youju.duties.judging import engine
from youju.organisation.models import Unit

ASK_READING = {"asked_unit": INT, "since": DAY, "until": DAY, "as_of": DAY, "below": INT}
COLUMNS = (*ITEM, "floor", "most", "status")


@dataclass(frozen=True)
class Reading:
    """What is read: items of a unit, alone or with those below it, due in `[since, until)`, as they stand on a day."""

    unit: Unit
    since: date
    until: date
    as_of: date
    below: bool = True


def items_due(reading: Reading) -> list[Judged]:
    """The stored items, in the order of unit, duty and day."""
    on = engine()
    plan = numbered_plan()
    lay_out(on, plan)
    asked = (reading.unit.pk, reading.since, reading.until, reading.as_of, int(reading.below))
    on.fill("ask_reading", ASK_READING, [asked])
    return [judged(row) for row in on.rows(_reading_sql())]


def judged(row: Sequence[Any]) -> Judged:
    """A row of COLUMNS with its duty."""
    values = dict(zip(COLUMNS, row, strict=True))
    duty = numbered_plan().duties[values["duty_no"]]
    status = Status(str(values.pop("status")))
    return Judged(duty=duty, status=status, **values)


@cache
def _reading_sql() -> str:
    t = Tables(only_asked=False)
    t.add("duties_dueitem", ITEM)
    t.add("ask_reading", ASK_READING)
    stored, ask = t.duties_dueitem, t.ask_reading
    due = stored.join(ask, (stored.due_on >= ask.since) & (stored.due_on < ask.until))
    own = due.filter((due.unit_id == due.asked_unit) & (due.below == 0))
    below = due.filter(due.below == 1)
    reach = t.reach
    same = [below.asked_unit == reach.ancestor_id, below.unit_id == reach.unit_id]
    reached = below.semi_join(reach, [*same, below.due_on >= reach.from_on, below.due_on < reach.to_on])
    rows = ibis.union(reached.select(*ITEM), own.select(*ITEM))
    read = with_status(t, rows, ask.as_of.max().as_scalar())
    ordered = read.order_by("unit_id", "duty_no", "due_on", "person_id")
    return str(ibis.to_sql(ordered.select(*COLUMNS), dialect="postgres"))


def of_status(items: Iterable[Judged], *statuses: Status) -> list[Judged]:
    """Those that stand so."""
    return [item for item in items if item.status in statuses]


def gap_counts(reading: Reading) -> list[tuple[Duty, int, int]]:
    """The duties with gaps: how many units are short, how many items; counted by the database."""
    on = engine()
    plan = numbered_plan()
    lay_out(on, plan)
    asked = (reading.unit.pk, reading.since, reading.until, reading.as_of, int(reading.below))
    on.fill("ask_reading", ASK_READING, [asked])
    gaps = ", ".join(f"'{status}'" for status in GAPS)
    select = f"SELECT duty_no, count(DISTINCT unit_id), count(*) FROM ({_reading_sql()}) AS item"
    rows = on.rows(f"{select} WHERE status IN ({gaps}) GROUP BY duty_no")
    return [(plan.duties[duty], units, items) for duty, units, items in rows]
