"""One unit's closings and zeros: reading them, opening a period again, confirming a zero."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from youju.base.clock import today
from youju.core.errors import Refusal
from youju.core.periods import Period, parse_period
from youju.ledger.closing import declare_zero, reopen_period
from youju.ledger.forms import ReasonForm, ZeroForm
from youju.ledger.models import Closing, Declaration
from youju.ledger.spans import span_title
from youju.ledger.views.closing import asked_year
from youju.ledger.year_of_books import closable, year_of
from youju.ledger.zeros import measure_title, measures_that_can_be_zero
from youju.organisation.above import decides
from youju.organisation.models import Unit
from youju.ui.scope import Ability, ByUnit
from youju.ui.views.forms import ObjectFormPage
from youju.ui.views.pages import Crumb, ObjectPage


class OfUnit(ObjectPage):
    """A page about one unit's books."""

    model = Unit
    bound = ByUnit("pk")
    room = "closing"

    @property
    def year(self) -> int:
        """The year asked for."""
        return asked_year(self.request.GET.get("year", ""), today())

    @property
    def address(self) -> str:
        """Where the unit's books are."""
        return f"{reverse('ledger:closing_of_unit', args=[self.object.uid])}?year={self.year}"

    def crumbs(self) -> list[Crumb]:
        return [("结账", f"{reverse('ledger:closing')}?unit={self.object.uid}&year={self.year}")]


class UnitClosingPage(OfUnit):
    """What was closed, opened again and confirmed to be zero, with by whom and when."""

    ability = Ability.READ
    template = "ledger/closing_of_unit.html"

    def heading(self) -> str:
        return f"{self.object.name}的账"

    def context(self) -> dict[str, Any]:
        whole, on = parse_period(str(self.year)), today()
        return super().context() | {
            "year": whole.number,
            "this_year": on.year,
            "books": year_of([self.object], whole.number, on)[0],
            "closings": [(span_title(each.valid_from, each.valid_to), each) for each in self._of(Closing, whole)],
            "zeros": [self._zero(each) for each in self._of(Declaration, whole)],
            "may_reopen": decides(self.object, self.request.scope),
            "may_manage": self.may(Ability.MANAGE, self.object),
        }

    def _of(self, model: Any, year: Period) -> QuerySet[Any]:
        rows = model.objects.filter(unit=self.object, valid_from__lt=year.end, valid_to__gt=year.start)
        found: QuerySet[Any] = rows.order_by("valid_from", "pk")
        return found

    @staticmethod
    def _zero(each: Declaration) -> tuple[str, str, Declaration]:
        return measure_title(each.measure), span_title(each.valid_from, each.valid_to), each


class ReopenPage(ObjectFormPage, OfUnit):
    """Opening closed books again: `?period=2026-03`. For an officer above the unit."""

    ability = Ability.MANAGE
    title = "重新打开已结的账"
    template = "ledger/reopen.html"
    form = ReasonForm
    button = "重新打开"
    done = "已重新打开。改完后请再结账。"

    def may(self, ability: Any, thing: Any, request: Any = None) -> bool:
        """Only officers above the unit come in."""
        return decides(thing, (request or self.request).scope)

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        reopen_period(self.object, self._period(), form.cleaned_data["reason"], by=by, at=at)
        return self.address

    def _period(self) -> Period:
        try:
            return parse_period(self.request.GET.get("period", ""))
        except ValueError as error:
            raise Refusal("没有写明打开哪一期。", "从党组织的结账页上点“重新打开”。") from error

    def context(self) -> dict[str, Any]:
        period = self._period()
        touching = Closing.objects.filter(unit=self.object, reopened_at=None)
        touching = touching.filter(valid_from__lt=period.end, valid_to__gt=period.start).order_by("valid_from")
        spans = "、".join(span_title(each.valid_from, each.valid_to) for each in touching)
        return super().context() | {"period": period, "spans": spans}


class ZeroPage(ObjectFormPage, OfUnit):
    """零报告: confirming that something was zero."""

    ability = Ability.MANAGE
    title = "确认为零"
    template = "ledger/zero.html"
    form = ZeroForm
    button = "确认为零"
    done = "已确认为零。"

    def form_options(self) -> dict[str, Any]:
        return {"measures": measures_that_can_be_zero(), "periods": closable(self.year, today())}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        said = form.cleaned_data
        declare_zero(self.object, said["measure"], said["period"], said["note"], by=by, at=at)
        return self.address
