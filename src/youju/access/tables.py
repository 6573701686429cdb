"""Tables of this room."""

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from youju.access.granting import words
from youju.access.models import Account, Role


class AccountTable(tables.Table):
    """Accounts with what they may do where the administrator looks."""

    username = tables.Column("账号名", linkify=("access:account", {"username": tables.A("username")}))
    display_name = tables.Column("使用人")
    is_active = tables.Column("状态", orderable=False)
    grants = tables.Column("现有授权", accessor="held", orderable=False)
    last_login = tables.DateTimeColumn(verbose_name="最近登录", format="Y-m-d H:i", default="还没登录过")

    class Meta:
        model = Account
        fields = ("username", "display_name", "is_active", "grants", "last_login")
        order_by = ("username",)

    def render_is_active(self, value: bool) -> SafeString:
        """A sign, and the word."""
        return format_html('<span class="yj-sign yj-sign-{}">{}</span>', *(("good", "正常") if value else ("", "停用")))

    def value_is_active(self, value: bool) -> str:
        """For the Excel file."""
        return "正常" if value else "停用"

    def render_grants(self, value: list[Any]) -> SafeString | str:
        """One line for each."""
        said = ((each.unit.name, Role(each.role).label, words(each)) for each in value)
        lines = format_html_join("", "<li>{}：<b>{}</b>（{}）</li>", said)
        return format_html('<ul class="yj-plain">{}</ul>', lines) if lines else "没有授权"

    def value_grants(self, value: list[Any]) -> str:
        """For the Excel file."""
        return "；".join(f"{each.unit.name}：{Role(each.role).label}（{words(each)}）" for each in value)
