"""The list of entries as a table."""

from collections.abc import Iterator
from typing import Any

import django_tables2 as tables
from django.core.paginator import EmptyPage
from django.template.loader import render_to_string

from youju.ledger.listing import dress, turnout
from youju.ledger.models import STATES, Revision

WORDS = dict(STATES)
AT_ONCE = 1000


class EntryTable(tables.Table):
    """Entries of `listing.entries_listed`."""

    started_on = tables.Column("日期", attrs={"td": {"class": "led-day nowrap"}})
    title = tables.Column("名称", orderable=False, attrs={"td": {"class": "led-title"}})
    host_names = tables.Column("党组织", orderable=False, attrs={"td": {"class": "led-hosts"}})
    form_labels = tables.Column("活动形式", orderable=False, attrs={"td": {"class": "led-forms"}})
    turnout = tables.Column(
        "实到/应到",
        empty_values=(),
        orderable=False,
        attrs={"td": {"class": "num led-turnout"}, "th": {"class": "num"}},
    )
    marks = tables.Column("标记", empty_values=(), orderable=False, attrs={"td": {"class": "led-marks"}})

    class Meta:
        order_by_field = "sort"

    def paginate(self, *args: Any, **kwargs: Any) -> Any:
        """Cut to a page, whose entries alone are then asked for their particulars; to the first for one not there."""
        try:
            paged = super().paginate(*args, **kwargs)
        except EmptyPage:
            paged = super().paginate(*args, **kwargs | {"page": 1})
        dress([row.record for row in self.page.object_list])
        return paged

    def as_values(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """Rows for a file; their particulars are asked for a thousand entries at a time."""
        entries = [row.record for row in self.rows]
        for start in range(0, len(entries), AT_ONCE):
            dress(entries[start : start + AT_ONCE])
        yield from super().as_values(*args, **kwargs)

    def order_started_on(self, rows: Any, is_descending: bool) -> tuple[Any, bool]:
        """By day, then in the order of entries."""
        mark = "-" if is_descending else ""
        return rows.order_by(f"{mark}started_on", f"{mark}entry_id"), True

    def render_started_on(self, record: Revision) -> str:
        """The day, or the first and the last."""
        return _days(record)

    def value_started_on(self, record: Revision) -> Any:
        """A date for Excel."""
        return record.started_on

    def render_title(self, record: Revision) -> str:
        """A link to the entry."""
        return render_to_string("ledger/title_cell.html", {"entry": record})

    def value_title(self, record: Revision) -> str:
        """The title alone."""
        return record.title

    def render_host_names(self, value: list[str]) -> str:
        """All hosts."""
        return "、".join(value)

    def render_form_labels(self, value: list[str]) -> str:
        """All forms."""
        return "、".join(value)

    def render_turnout(self, record: Revision) -> str:
        """How many came of how many who should."""
        return str(turnout(record))

    def render_marks(self, record: Revision) -> str:
        """Signs for what is out of the ordinary."""
        return render_to_string("ledger/marks.html", {"entry": record})

    def value_marks(self, record: Revision) -> str:
        """The same as words."""
        words = [WORDS[record.state]] if record.state != "held" else []
        return "、".join(words + (["补录"] if record.is_late else []) + (["已更正"] if record.number > 1 else []))


def _days(record: Revision) -> str:
    first, last = record.started_on, record.ended_on
    return f"{first}" if first == last else f"{first} 至 {last:%m-%d}"
