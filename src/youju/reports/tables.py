"""The list of reports as a table."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from youju.core.periods import parse_period
from youju.reports.models import Run
from youju.ui.templatetags.ui import icon, instant


class RunTable(tables.Table):
    """Reports, the latest first."""

    title = tables.Column("报告")
    unit = tables.Column("单位", accessor="unit__name", order_by=("unit__name",))
    written_at = tables.Column("写成于", attrs={"td": {"class": "nowrap"}})
    author = tables.Column("执笔", attrs={"td": {"class": "nowrap"}})
    told_count = tables.Column("数字", attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    unfilled_count = tables.Column("无记录", attrs={"td": {"class": "nowrap"}})

    class Meta:
        order_by = ()

    def render_title(self, value: str, record: Run) -> SafeString:
        short = value.removeprefix(record.unit.name)
        return format_html('<a href="{}">{}</a>', reverse("reports:run", args=[record.uid]), short)

    def value_title(self, value: str) -> str:
        return value

    def render_written_at(self, value: Any) -> str:
        return instant(value)

    def value_written_at(self, value: Any) -> Any:
        return value

    def render_unfilled_count(self, value: int) -> Any:
        if not value:
            return "—"
        sign = '<span class="yj-sign yj-sign-overdue">{}<span>{}处</span></span>'
        return format_html(sign, icon("alert-circle"), value)

    def value_unfilled_count(self, value: int) -> int:
        return value


def period_title(label: str) -> str:
    """2022年上半年 for 2022H1; the label itself where it is none."""
    try:
        return parse_period(label).title
    except ValueError:
        return label
