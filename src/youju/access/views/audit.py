"""The audit trail: who did what, and when."""

from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import Q, QuerySet
from django.http.response import HttpResponseBase

from youju.access.actions import ACTIONS
from youju.access.filters import SEARCH
from youju.access.trail import lines_about, told
from youju.base.clock import today
from youju.base.models import AuditLine
from youju.core.periods import SHANGHAI
from youju.organisation.models import Reach, UnitName
from youju.ui.exporting import excel_file
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.pages import Crumb, Page

SHOWN = 50
EXPORTED = 20_000
BACK = 30
"""Days looked back where the address says no first day: a year of a large group is a million lines."""

DAY = forms.DateInput(attrs={"type": "date"})


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


class AuditFilter(filters.FilterSet):
    """By who, what, when."""

    who = filters.CharFilter(label="谁做的", field_name="actor", lookup_expr="icontains", widget=SEARCH)
    what = filters.ChoiceFilter(
        label="做了什么", choices=[(group, group) for group in ACTIONS], method="of_group", empty_label="全部"
    )
    unit = filters.CharFilter(label="党组织（含下级）", method="untouched", widget=SEARCH)
    since = filters.DateFilter(label="从", method="from_day", widget=DAY)
    last = filters.DateFilter(label="到", method="to_day", widget=DAY)

    class Meta:
        model = AuditLine
        fields: tuple[str, ...] = ()

    def of_group(self, rows: QuerySet[AuditLine], name: str, value: str) -> QuerySet[AuditLine]:
        """Actions of a group."""
        return rows.filter(action__in=ACTIONS[value])

    def from_day(self, rows: QuerySet[AuditLine], name: str, value: date) -> QuerySet[AuditLine]:
        """From a day on."""
        return rows.filter(at__gte=_instant(value))

    def to_day(self, rows: QuerySet[AuditLine], name: str, value: date) -> QuerySet[AuditLine]:
        """Until a day, with it."""
        return rows.filter(at__lt=_instant(value + timedelta(days=1)))

    def untouched(self, rows: QuerySet[AuditLine], name: str, value: str) -> QuerySet[AuditLine]:
        """The page cuts the units down before lines are looked for."""
        return rows


class AuditTable(tables.Table):
    """Lines as sentences."""

    at = tables.DateTimeColumn(verbose_name="时间", format="Y-m-d H:i", attrs={"td": {"class": "nowrap"}})
    who = tables.Column("谁", attrs={"td": {"class": "nowrap"}})
    what = tables.Column("做了什么")
    about = tables.Column("对象")
    detail = tables.Column("说明")

    class Meta:
        orderable = False


class AuditPage(Page):
    """Lines about what lies where one audits or administers."""

    ability = Ability.AUDIT
    or_else = frozenset({Ability.ADMINISTER})
    title = "操作记录"
    room = "accounts"
    template = "access/audit.html"
    part = "access/audit_part.html"

    def crumbs(self) -> list[Crumb]:
        may = Ability.ADMINISTER in self.request.scope.abilities
        return [("账号与授权", "/accounts/")] if may else []

    def units(self) -> QuerySet[Any, Any]:
        """Where one audits or administers; below the unit asked for, if one is."""
        scope = self.request.scope
        may = [each for each in (Ability.AUDIT, Ability.ADMINISTER) if each in scope.abilities]
        units = scope.units(may[0])
        if len(may) > 1:
            of_either = Q(unit__in=units) | Q(unit__in=scope.units(may[1]))
            units = Reach.objects.filter(of_either, depth=0).values("unit_id")
        named = self.request.GET.get("unit", "").strip()
        if not named:
            return units
        above = UnitName.objects.filter(name__icontains=named).values("unit")
        return Reach.objects.filter(unit__in=units, ancestor__in=above).values("unit_id")

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, the part, or with `?_export=xlsx` the file."""
        units = self.units()
        chosen = AuditFilter(request.GET, queryset=lines_about(units), request=request)
        rows = chosen.qs
        if not request.GET.get("since"):
            rows = rows.filter(at__gte=_instant(today() - timedelta(days=BACK)))
        if request.GET.get("_export") == "xlsx":
            return excel_file(AuditTable(told(rows[:EXPORTED], units)), "操作记录")
        return self.page(**self._shown(chosen, rows, units))

    def _shown(self, chosen: AuditFilter, rows: QuerySet[AuditLine], units: Any) -> dict[str, Any]:
        asked = self.request.GET.get("page", "1")
        page = int(asked) if asked.isdecimal() and 0 < int(asked) < 10**4 else 1
        found = list(rows[(page - 1) * SHOWN : page * SHOWN + 1])
        lines = told(found[:SHOWN], units)
        return {
            "table": AuditTable(lines),
            "lines": lines,
            "filter": chosen,
            "page": page,
            "has_more": len(found) > SHOWN,
            "back": BACK if not self.request.GET.get("since") else 0,
        }
