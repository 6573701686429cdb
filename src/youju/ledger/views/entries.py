"""台账: the list of entries."""

from typing import Any

from django.http.response import HttpResponseBase

from youju.core.errors import Refusal
from youju.ledger.filters import EntryFilter
from youju.ledger.listing import entries_listed
from youju.ledger.scoping import ByHostOfMany
from youju.ledger.tables import EntryTable
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.lists import ListPage

MOST_EXPORTED = 20_000


class EntryList(ListPage):
    """Entries in force, newest first."""

    ability = Ability.READ
    title = "台账"
    room = "ledger"
    table = EntryTable
    filters = EntryFilter
    bound = ByHostOfMany()
    template = "ledger/list.html"
    export_name = "台账"
    empty_title = "台账里还没有记录"
    empty_advice = "开过会、办过活动后点“记一笔”；原来的 Excel 台账可以整本导入。"

    def rows(self) -> Any:
        """All entries; the table asks for the particulars of those it shows."""
        return entries_listed()

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, the part, or the file. Raises Refusal for a file that nobody could open."""
        if request.GET.get("_export") == "xlsx" and self._filtered()[0][MOST_EXPORTED : MOST_EXPORTED + 1].exists():
            raise Refusal(f"超过 {MOST_EXPORTED} 条，一个表放不下。", "先用日期或党组织缩小范围，再分几次导出。")
        return super().get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        asked = self.request.GET
        more = ("form", "topic", "who", "since", "until", "state", "late")
        return super().context() | {
            "may_record": Ability.RECORD in self.request.scope.abilities,
            "more_is_open": any(asked.get(name) for name in more),
            "of_one_person": bool(asked.get("person")),
        }
