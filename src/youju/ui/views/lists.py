"""Lists: one address gives the page, the part htmx asks for, and the Excel file."""

from typing import Any, ClassVar

from django.core.paginator import EmptyPage
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django_filters import FilterSet
from django_tables2 import Table
from django_tables2.paginators import LazyPaginator

from youju.ui.exporting import excel_file
from youju.ui.scope import Bound, ByUnit, ScopedRequest
from youju.ui.views.pages import Page

PER_PAGE = 25


class ListPage(Page):
    """Rows of a table, cut down to what may be read and what the filters in the address ask for."""

    table: ClassVar[type[Table]]
    filters: ClassVar[type[FilterSet] | None] = None
    bound: ClassVar[Bound] = ByUnit()
    template = "ui/list.html"
    part = "ui/list_part.html"
    empty_title: ClassVar[str] = "这里还没有内容"
    empty_advice: ClassVar[str] = ""
    actions_template: ClassVar[str] = ""
    """A template with the buttons at the page's head."""
    export_name: ClassVar[str] = ""
    """The Excel file's name without its ending; '' for lists that cannot be exported."""

    def rows(self) -> QuerySet[Any]:
        """All rows, before scope and filters; must be ordered."""
        raise NotImplementedError

    def seen(self) -> QuerySet[Any]:
        """Those that may be read with the page's ability."""
        return type(self).bound(self.rows(), self.request.scope.units(self.ability))  # type: ignore[arg-type]

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, the part, or with `?_export=xlsx` the file."""
        rows, chosen = self._filtered()
        if self.export_name and request.GET.get("_export") == "xlsx":
            return excel_file(self.table(rows), self.export_name)
        table = self.table(rows, order_by=request.GET.get("sort", ""))
        table.request = request
        _turn_to(table, _page(request))
        return self.page(table=table, filter=chosen, is_filtered=_asked(chosen))

    def _filtered(self) -> tuple[QuerySet[Any], FilterSet | None]:
        if self.filters is None:
            return self.seen(), None
        chosen = self.filters(self.request.GET, queryset=self.seen(), request=self.request)
        return chosen.qs, chosen


def _turn_to(table: Table, page: int) -> None:
    """Show a page; one beyond the last is the first: rows may have gone since the link was made."""
    try:
        table.paginate(page=page, per_page=PER_PAGE, paginator_class=LazyPaginator)
    except EmptyPage:
        table.paginate(page=1, per_page=PER_PAGE, paginator_class=LazyPaginator)


def _page(request: ScopedRequest) -> int:
    number = request.GET.get("page", "1")
    return int(number) if number.isdecimal() and 0 < int(number) < 10**6 else 1


def _asked(chosen: FilterSet | None) -> bool:
    """Whether any filter is set."""
    return chosen is not None and any(chosen.data.get(name) for name in chosen.form.fields)
