"""The list of entries as a table."""

from collections.abc import Iterator
from typing import Any

import django_tables2 as tables
from django.core.paginator import EmptyPage
from django.template.loader import render_to_string

from youju.ledger.excerpts import explain
from youju.ledger.listing import dress, for_file, turnout
from youju.ledger.models import STATES, Revision
from youju.ledger.words import words_in

WORDS = dict(STATES)


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
        entries = [row.record for row in self.page.object_list]
        dress(entries)
        explain(entries, words_in(self.request.GET.get("q", "")))
        return paged

    def as_values(self, *args: Any, **kwargs: Any) -> Iterator[list[Any]]:
        """Rows for a file, under their headings."""
        yield [column.header for column in self.columns]
        for each in for_file(self.data.data):
            yield [
                each.started_on,
                each.title,
                "、".join(each.host_names),
                "、".join(each.form_labels),
                str(turnout(each)),
                _marks(each),
            ]

    def order_started_on(self, rows: Any, is_descending: bool) -> tuple[Any, bool]:
        """By day, then in the order of entries."""
        mark = "-" if is_descending else ""
        return rows.order_by(f"{mark}started_on", f"{mark}entry_id"), True

    def render_started_on(self, record: Revision) -> str:
        """The day, or the first and the last."""
        return _days(record)

    def render_title(self, record: Revision) -> str:
        """A link to the entry, and where the words stand that it was found by."""
        return render_to_string("ledger/title_cell.html", {"entry": record})

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


def _marks(entry: Any) -> str:
    """The same as words."""
    words = [WORDS[entry.state]] if entry.state != "held" else []
    return "、".join(words + (["补录"] if entry.is_late else []) + (["已更正"] if entry.number > 1 else []))


def _days(record: Revision) -> str:
    first, last = record.started_on, record.ended_on
    return f"{first}" if first == last else f"{first} 至 {last:%m-%d}"
