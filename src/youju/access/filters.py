"""Filters of this room's lists."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.access.models import Account, Grant, Role
from youju.base.clock import today

SEARCH = forms.TextInput(attrs={"type": "search"})


class AccountFilter(filters.FilterSet):
    """By name, role and state."""

    q = filters.CharFilter(label="账号名或使用人", method="named", widget=SEARCH)
    role = filters.ChoiceFilter(label="角色", choices=Role.choices, method="with_role", empty_label="全部")
    state = filters.ChoiceFilter(
        label="状态", choices=[("on", "正常"), ("off", "停用")], method="in_state", empty_label="全部"
    )

    class Meta:
        model = Account
        fields: tuple[str, ...] = ()

    def named(self, rows: QuerySet[Account], name: str, value: str) -> QuerySet[Account]:
        """By a part of either name."""
        return rows.filter(Q(username__icontains=value) | Q(display_name__icontains=value))

    def with_role(self, rows: QuerySet[Account], name: str, value: str) -> QuerySet[Account]:
        """Those that hold it today where the administrator looks."""
        scope: Any = self.request.scope
        held = Grant.objects.filter(
            account=OuterRef("pk"), role=value, valid_from__lte=today(), valid_to__gt=today()
        ).filter(unit__in=scope.units("administer"))
        return rows.filter(Exists(held))

    def in_state(self, rows: QuerySet[Account], name: str, value: str) -> QuerySet[Account]:
        """Those that may or may not sign in."""
        return rows.filter(is_active=value == "on")
