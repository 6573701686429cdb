"""Due items of units in scope as they stand on a day: one statement whatever the number of units.

Which units is said by a subquery (`ui.scope`), and how an item stands by `core.judge.verdict`, both within the
statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
from django.db import connection
from django.db.models import QuerySet

from youju.core.explain import GAPS, STATUS_WORD, Judged
from youju.core.facts import DAY, INT
from youju.core.judge.narrowing import Stage
from youju.core.judge.run import lay_out
from youju.core.judge.tables import Tables
from youju.core.judge.verdict import ITEM, enough, with_status
from youju.duties.editions import numbered_plan
from youju.duties.judging import Window, engine
from youju.duties.models import JudgedWindow
from youju.duties.reading import COLUMNS, judged
from youju.engines.shelf import compiled
from youju.organisation.models import Unit

Units = QuerySet[Any, Any]
"""Numbers of units, as a subquery of one column."""


def is_judged(window: Window) -> bool:
    """Whether the items due in a window are stored."""
    return JudgedWindow.objects.filter(since__lte=window.since, until__gte=window.until).exists()


def items_of(units: Units, window: Window, as_of: date) -> list[Judged]:
    """The items of some units due in a window, in the order of their days."""
    rows = _asked(f"SELECT {', '.join(COLUMNS)} FROM ({_statements()['items']}) AS read", units, window, as_of)
    return [judged(row) for row in rows]


@dataclass(frozen=True)
class Gaps:
    """A unit with the items it has not done: none of it, or too little."""

    unit: Unit
    overdue: int
    short: int

    @property
    def signs(self) -> list[tuple[str, str]]:
        """Each status with how often, for signs."""
        return [(str(s), f"{STATUS_WORD[s]} {n}") for s, n in zip(GAPS, (self.short, self.overdue), strict=True) if n]


@dataclass(frozen=True)
class Below:
    """How units stand together: the worst of them, and how many have gaps, and how many gaps there are."""

    worst: list[Gaps]
    units: int
    items: int


def gaps_below(units: Units, window: Window, as_of: date, most: int = 8) -> Below:
    """The gaps of units themselves (not of their people) among items due in a window before the day."""
    gaps = ", ".join(f"'{each}'" for each in GAPS)
    select = _GAPS.format(items=_statements()["gaps"], gaps=gaps)
    rows = _asked(select, units, window, as_of, home_item=_statements()["maybe_gaps"])
    found = rows[:most]
    names = Unit.objects.in_bulk([row[0] for row in found])
    worst = [Gaps(names[number], overdue, short) for number, overdue, short, *_ in found]
    return Below(worst, *(rows[0][3:] if rows else (0, 0)))


_GAPS = """
    SELECT unit_id, count(*) FILTER (WHERE status = 'overdue'), count(*) FILTER (WHERE status = 'short'),
        count(*) OVER (), (sum(count(*)) OVER ())::bigint
    FROM ({items}) AS read WHERE status IN ({gaps})
    GROUP BY unit_id ORDER BY count(*) DESC, unit_id LIMIT 50"""


def _asked(select: str, units: Units, window: Window, as_of: date, **parts: str) -> list[tuple[Any, ...]]:
    """The rows of a select over the items of some units; `parts` are worked out once, however often they are read."""
    lay_out(engine(), numbered_plan())
    scoped, values = units.query.sql_with_params()
    with connection.cursor() as cursor:
        stages = "".join(f", {name} AS MATERIALIZED ({part})" for name, part in parts.items())
        statement = f"WITH scoped_unit (unit_id) AS ({scoped}), {_ASK}{stages} {select}"
        cursor.execute(statement, (*values, window.since, window.until, as_of))
        return list(cursor.fetchall())


_ASK = "ask_home AS (SELECT %s::date AS since, %s::date AS until, %s::date AS as_of)"


@cache
def _statements() -> dict[str, str]:
    """The statements by name, kept between processes."""
    made = compiled().stages("postgres-home", _compile, __file__)
    # doubled: what psycopg would take for a placeholder
    return {stage.name: stage.sql.replace("%", "%%") for stage in made}


def _compile() -> Sequence[Stage]:
    made = {"items": _items(), "gaps": _gaps(), "maybe_gaps": _maybe_gaps()}
    return [Stage(name, str(ibis.to_sql(rows, dialect="postgres"))) for name, rows in made.items()]


def _items() -> ir.Table:
    """The items of `scoped_unit` that `ask_home` asks for, with their status: COLUMNS."""
    t = _tables()
    read = with_status(t, _due(t), _asked_day(t, "as_of"))
    return read.order_by("due_on", "unit_id", "duty_no", "person_id").select(*COLUMNS)


def _gaps() -> ir.Table:
    """The items of `home_item` with their status."""
    t = _tables()
    return with_status(t, t.home_item, _asked_day(t, "as_of")).select("unit_id", "status")


def _maybe_gaps() -> ir.Table:
    """Items of units themselves that were due and may have gaps.

    What was done enough in time, of a duty that is not judged at its end, is met or waived whatever else is said of
    it: most items are, and reading no more of them is what makes this fast.
    """
    t = _tables()
    due = _due(t)
    past = due.filter((due.person_id == 0) & (due.due_on < _asked_day(t, "as_of")))
    rows = past.join(t.duty.select("duty_no", "at_end", "share"), "duty_no")
    return rows.filter(~((rows.at_end == 0) & enough(rows, rows.in_time))).select(*ITEM)


def _tables() -> Tables:
    t = Tables(only_asked=False)
    t.add("duties_dueitem", ITEM)
    t.add("scoped_unit", {"unit_id": INT})
    t.add("home_item", ITEM)
    t.add("ask_home", {"since": DAY, "until": DAY, "as_of": DAY})
    return t


def _asked_day(t: Tables, name: str) -> ir.DateScalar:
    return t.ask_home[name].max().as_scalar()


def _due(t: Tables) -> ir.Table:
    stored = t.duties_dueitem
    due = stored.filter((stored.due_on >= _asked_day(t, "since")) & (stored.due_on < _asked_day(t, "until")))
    return due.semi_join(t.scoped_unit, "unit_id").select(*ITEM)
