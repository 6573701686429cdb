"""The ledger as the oracle reads it: fact rows by name, and the days they span."""

from collections import defaultdict, namedtuple
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from youju.core.facts import FACTS

Row = Any
Days = frozenset[int]
"""Days by their ordinals: intervals are compared as plain sets."""

RECORDS = {name: namedtuple(name, columns) for name, columns in FACTS.items()}


class Horizon(NamedTuple):
    """The days looked at at all, half-open."""

    since: date
    until: date


class Ledger:
    """All fact rows. Kinds of unit and posts may be cases of others (code → more general code)."""

    def __init__(
        self,
        rows: Mapping[str, list[tuple]],
        kinds_is_a: Mapping[str, str] | None = None,
        posts_is_a: Mapping[str, str] | None = None,
    ) -> None:
        self.tables = {name: named(rows, name) for name in FACTS}
        self.kinds_is_a = kinds_is_a or {}
        self.posts_is_a = posts_is_a or {}
        self._of_entry: dict[str, dict[int, list[Row]]] = {}

    def all(self, table: str) -> list[Row]:
        """The rows of a table."""
        return self.tables[table]

    def of_entry(self, table: str, entry_id: int) -> list[Row]:
        """The rows of a table that belong to an entry."""
        if table not in self._of_entry:
            self._of_entry[table] = grouped(self.tables[table], "entry_id")
        return self._of_entry[table].get(entry_id, [])

    def hosts(self, entry_id: int) -> frozenset[int]:
        """The units that hosted an entry."""
        return frozenset(row.unit_id for row in self.of_entry("entry_host", entry_id))

    def is_of_kind(self, kind: str, wanted: Iterable[str]) -> bool:
        """Whether a kind of unit, or one it is a case of, is among those wanted; none wanted: any kind."""
        wanted = set(wanted)
        return not wanted or bool(wanted & _lineage(kind, self.kinds_is_a))

    def is_of_post(self, post: str, wanted: Iterable[str]) -> bool:
        """Whether a post, or one it is a case of, is among those wanted; none wanted: any post."""
        wanted = set(wanted)
        return not wanted or bool(wanted & _lineage(post, self.posts_is_a))


def _lineage(code: str, is_a: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while code and code not in found:
        found.add(code)
        code = is_a.get(code, "")
    return found


def named(rows: Mapping[str, list[tuple]], table: str) -> list[Row]:
    """The rows of one table with their columns named."""
    return [RECORDS[table](*row) for row in rows.get(table, [])]


def grouped(rows: Iterable[Row], column: str) -> dict[int, list[Row]]:
    """Rows by the value of a column."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return groups


def contains(row: Row, day: date) -> bool:
    """Whether a day lies in the interval of a row."""
    return row.from_on <= day < row.to_on


def days_between(since: date, until: date, horizon: Horizon) -> Days:
    """The days of an interval that lie in the horizon."""
    first, end = max(since, horizon.since), min(until, horizon.until)
    return frozenset(range(first.toordinal(), end.toordinal()))


def days_of(rows: Iterable[Row], horizon: Horizon) -> Days:
    """The days that lie in at least one of the rows."""
    return frozenset().union(*(days_between(row.from_on, row.to_on, horizon) for row in rows))
