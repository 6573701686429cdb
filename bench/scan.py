"""A bare scan: one aggregate over every column that a judgement reads. Nothing that looks at them can be faster."""

from youju.core.facts import FACTS, Columns

UNREAD = {"reach", "excuse", "waiver", "entry_title", "agenda_title", "deliverable_label"}
"""Fact tables a judgement does not read."""

OF_THE_TEN = {
    "entry",
    "entry_host",
    "entry_form",
    "agenda_item",
    "attendance",
    "deliverable",
    "event",
    "unit",
    "declared_size",
    "membership",
    "post",
}
"""Those the ten duties need."""


def scans(tables: set[str] | None = None) -> dict[str, str]:
    """Table → SELECT of one row."""
    wanted = tables or FACTS.keys() - UNREAD
    return {name: f"SELECT {_sums(columns)} FROM {name}" for name, columns in FACTS.items() if name in wanted}


def _sums(columns: Columns) -> str:
    return ", ".join(_SUM[kind].format(name) for name, kind in columns.items())


def groupings(tables: set[str] | None = None) -> dict[str, str]:
    """The same with one hash aggregate by the first column of each table: the least that any judging must do."""
    wanted = tables or FACTS.keys() - UNREAD
    return {name: _grouped(name, columns) for name, columns in FACTS.items() if name in wanted}


def _grouped(name: str, columns: Columns) -> str:
    key, *rest = columns
    sums = {column: _SUM[columns[column]].format(column) for column in rest} or {key: f"sum({key})"}
    inner = ", ".join(f"{total} AS total_{column}" for column, total in sums.items())
    # what is not used outside an engine would not work out at all
    outer = ", ".join(f"sum(total_{column})" for column in sums)
    return f"SELECT {outer} FROM (SELECT {inner} FROM {name} GROUP BY {key}) AS each"


_SUM = {"int64": "sum({0})", "date": "sum({0} - DATE '2000-01-01')", "string": "sum(length({0}))"}
