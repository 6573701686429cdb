"""The tables the judging expressions read: facts, the plan, what is asked, and the stages made so far."""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from youju.core.facts import DAY, FACTS, INT, TEXT, Columns
from youju.core.judge.plan import PLAN

ASK: dict[str, Columns] = {
    "ask_window": {"since": DAY, "until": DAY, "low": DAY},  # one row; no act before `low` matters
    "ask_period": {"cadence": TEXT, "period_no": INT, "starts_on": DAY, "ends_on": DAY, "days": INT},
    "ask_unit": {"unit_id": INT},  # read, as is the next, only when a few units are asked for
    "ask_duty": {"duty_no": INT},
}


FIGURE_ASK: dict[str, Columns] = {
    "ask_figure": {"unit_id": INT, "since": DAY, "until": DAY, "below": INT},  # one row; below: with all it reaches
}


PART = "int32"
"""The type of what is added up."""


class Tables:
    """Unbound tables by name, as attributes: `t.entry`, `t.term`, `t.ask_window`, and stages once they are made."""

    def __init__(self, only_asked: bool) -> None:
        self.only_asked = only_asked
        self._tables = {
            name: ibis.table(columns, name=name)
            for part in (FACTS, PLAN, ASK, FIGURE_ASK)
            for name, columns in part.items()
        }

    def __getattr__(self, name: str) -> ir.Table:
        try:
            return self._tables[name]
        except KeyError:
            raise AttributeError(name) from None

    def add(self, name: str, schema: Mapping[str, str] | ibis.Schema) -> None:
        """Make a finished stage readable under its name."""
        self._tables[name] = ibis.table(schema, name=name)

    def stand_in(self, fact: str, stage: str) -> None:
        """Read a fact table's rows from a stage instead."""
        self._tables[fact] = ibis.table(self._tables[fact].schema(), name=stage)


def flag(condition: ir.Value) -> ir.IntegerValue:
    """A condition as 0 or 1."""
    return ibis.ifelse(condition, 1, 0).cast(INT)


def number(value: ir.Value | int) -> ir.IntegerValue:
    """A whole number of 64 bits, whatever the engine made of it."""
    return ibis.literal(value, type=INT) if isinstance(value, int) else value.cast(INT)


def total(value: ir.IntegerValue) -> ir.IntegerValue:
    """The sum of whole numbers that fit in 32 bits each, as what the books hold does: flags, people, days, amounts.

    Of 32 bits PostgreSQL makes a sum of 64; of 64 it would make a decimal, kept and compared at many times the cost.
    """
    return value.cast(PART).sum()


def wide_total(value: ir.IntegerValue) -> ir.IntegerValue:
    """The sum of numbers of any size, 64 bits wide: by way of the decimal that PostgreSQL makes of it."""
    return value.sum().cast("decimal(38, 0)").cast(INT)


def days_between(start: ir.DateValue, end: ir.DateValue) -> ir.IntegerValue:
    """Days from `start` to `end`."""
    return number(end.delta(start, unit="day"))


def shifted(day: ir.DateValue, length: ir.IntervalValue) -> ir.DateValue:
    """A day moved by an interval. By way of a timestamp: engines give one where Ibis expects a day."""
    return (day.cast("timestamp") + length).cast("date")


def day_before(day: ir.DateValue) -> ir.DateValue:
    """The day before."""
    return shifted(day, -ibis.interval(days=1))


def day_after(day: ir.DateValue) -> ir.DateValue:
    """The day after."""
    return shifted(day, ibis.interval(days=1))
