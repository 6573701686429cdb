"""The list of reports."""

from typing import Any

from django.db.models import QuerySet

from youju.reports.filters import RunFilters
from youju.reports.models import Run
from youju.reports.tables import RunTable
from youju.ui.scope import Ability
from youju.ui.views.lists import ListPage


class RunList(ListPage):
    """The reports written, the latest first."""

    ability = Ability.READ
    title = "报告"
    room = "reports"
    table = RunTable
    filters = RunFilters
    actions_template = "reports/list_actions.html"
    export_name = "报告"
    empty_title = "还没有写过报告"
    empty_advice = "点“写报告”，选好单位和半年，程序按台账起草，每个数字都能点开看记录。"

    def rows(self) -> QuerySet[Any]:
        return Run.objects.select_related("unit").defer("blocks").order_by("-written_at", "-pk")

    def context(self) -> dict[str, Any]:
        return super().context() | {"may_write": Ability.MANAGE in self.request.scope.abilities}
