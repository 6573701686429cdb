"""结账: which books are closed, and closing them."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404, QueryDict
from django.urls import reverse

from youju.base.actor import Actor
from youju.base.clock import today
from youju.core.errors import Refusal
from youju.core.periods import Cadence, Period
from youju.ledger.closing import close_period
from youju.ledger.finding import as_uuid
from youju.ledger.forms import CloseForm
from youju.ledger.open_books import Asked, Periods, periods_of
from youju.ledger.year_of_books import directly_below, quarters, year_of
from youju.organisation.models import Reach, Unit
from youju.ui.scope import Ability
from youju.ui.views.forms import FormPage
from youju.ui.views.pages import Crumb, Page

PER_PAGE = 25
FIRST_YEAR = 1990


class ClosingPage(Page):
    """A year of a unit and of those directly below it: `?unit=…&year=2026`."""

    ability = Ability.READ
    title = "结账"
    room = "closing"
    template = "ledger/closing.html"

    def context(self) -> dict[str, Any]:
        on = today()
        year, unit = asked_year(self.request.GET.get("year", ""), on), self._unit()
        readable = self.request.scope.units(Ability.READ)
        below = Paginator(directly_below(unit, year).filter(pk__in=readable), PER_PAGE)
        page = below.get_page(self.request.GET.get("page"))
        units = [unit, *page.object_list]
        managed = Unit.objects.filter(pk__in=self.request.scope.units(Ability.MANAGE))
        manageable = _among(units, managed)
        asked = Asked([each for each in units if each.pk in manageable], managed, below=True)
        return super().context() | {
            "unit": unit,
            "year": year,
            "this_year": on.year,
            "books": year_of(units, year, on),
            "page": page,
            "superior": _superior(unit, readable),
            "manageable": manageable,
            "periods": periods_of(asked, year, on),
        }

    def _unit(self) -> Unit:
        """The unit asked for; without one, the topmost that may be read."""
        readable = Unit.objects.filter(pk__in=self.request.scope.units(Ability.READ))
        asked = self.request.GET.get("unit", "")
        found = readable.filter(uid__in=_uids([asked])).first() if asked else topmost(readable)
        if found is None:
            raise Http404
        return found


def _uids(texts: Iterable[str]) -> list[UUID]:
    """Those of some texts that are uids."""
    return [uid for uid in map(as_uuid, texts) if uid]


def asked_year(text: str, on: date) -> int:
    """The year in the address; where it names none that could be, that of the last month that has ended."""
    year = int(text) if text.isdecimal() and len(text) == 4 else 0
    return year if FIRST_YEAR <= year <= on.year else Period.containing(Cadence.MONTH, on).previous().start.year


def topmost(units: QuerySet[Unit]) -> Unit | None:
    """One of the units that stands highest, the one that is still there first."""
    depth = Reach.objects.filter(unit=OuterRef("pk")).order_by("-depth").values("depth")[:1]
    return units.annotate(depth=depth).order_by("depth", F("valid_to").desc(), "pk").first()


def _superior(unit: Unit, readable: QuerySet[Any, Any]) -> Unit | None:
    above = Reach.objects.filter(unit=unit, ancestor=OuterRef("pk"), depth=1, valid_to__gte=unit.valid_to)
    return Unit.objects.filter(Exists(above), pk__in=readable).first()


def _among(units: Iterable[Unit], some: QuerySet[Unit]) -> set[int]:
    """The numbers of those units that are among some."""
    return set(some.filter(pk__in=[unit.pk for unit in units]).values_list("pk", flat=True))


class ClosePage(FormPage):
    """What is about to be closed, to be confirmed: `?unit=…&unit=…&period=2026Q1`."""

    ability = Ability.MANAGE
    title = "确认结账"
    room = "closing"
    template = "ledger/close.html"
    form = CloseForm
    button = "确认结账"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The units and the period chosen on the page before, with what is wrong about them."""
        chosen = "unit" in request.GET or "period" in request.GET
        return self.page(form=self.make_form(request.GET) if chosen else self.make_form())

    @property
    def _sent(self) -> QueryDict:
        """What was chosen on the page before, or here."""
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @cached_property
    def _units(self) -> list[Unit]:
        """The units ticked."""
        return list(self._manageable().filter(uid__in=_uids(self._sent.getlist("unit"))).order_by("pk"))

    @cached_property
    def _periods(self) -> Periods:
        """What they, or those below them, have to close: the same as on the page before."""
        year = asked_year(self._sent.get("period", "")[:4], today())
        return periods_of(Asked(self._units, self._manageable(), below=True), year, today())

    def form_options(self) -> dict[str, Any]:
        return {"units": [(str(unit.uid), unit.name) for unit in self._units], "periods": self._periods.open}

    def _manageable(self) -> QuerySet[Unit]:
        return Unit.objects.filter(pk__in=self.request.scope.units(Ability.MANAGE))

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        chosen, period = form.cleaned_data["unit"], form.cleaned_data["period"]
        units = self._with_below(chosen, period) if form.cleaned_data["below"] else self._named(chosen)
        closed = close_all(units, period, by=by, at=at)
        self.done = f"{closed} 个党组织的{period.title}已结账。以后补录这段时间的活动要写明原因。"  # type: ignore[misc]
        return f"{reverse('ledger:closing')}?year={period.start.year}{self._back_to(chosen)}"

    def _named(self, chosen: list[str]) -> list[Unit]:
        return list(self._manageable().filter(uid__in=[UUID(uid) for uid in chosen]).order_by("pk"))

    def _with_below(self, chosen: list[str], period: Period) -> list[Unit]:
        """The units with all that were below them in the period."""
        reached = Reach.objects.filter(
            ancestor__in=[unit.pk for unit in self._named(chosen)],
            unit=OuterRef("pk"),
            valid_from__lt=period.end,
            valid_to__gt=period.start,
        )
        return list(self._manageable().filter(Exists(reached)).order_by("pk"))

    def _back_to(self, chosen: list[str]) -> str:
        shown = self._sent.get("shown", "")
        return f"&unit={shown}" if as_uuid(shown) else f"&unit={chosen[0]}"

    def context(self) -> dict[str, Any]:
        done = self._done_before()
        told = {"periods": self._periods, "done_before": done, "only_below": self._only_below(done)}
        return super().context() | {"shown": self._sent.get("shown", "")} | told

    def _only_below(self, done: list[str]) -> bool:
        """Whether nothing would be closed, since only those below have something open and were not asked for."""
        return len(done) == len(self._units) > 0 and not self._sent.get("below")

    def _done_before(self) -> list[str]:
        """Names of the units ticked that have nothing to close in the period chosen, where others have."""
        label = self._sent.get("period", "")
        period = next((each for each in self._periods.open if each.label == label), None)
        if period is None:
            return []
        books = year_of(self._units, period.start.year, today())
        return [each.unit.name for each in books if not each.has_open(period)]

    def crumbs(self) -> list[Crumb]:
        return [("结账", reverse("ledger:closing"))]


@transaction.atomic
def close_all(units: list[Unit], period: Period, *, by: Actor, at: datetime) -> int:
    """Close a period of units, a half quarter by quarter; gives how many units had something to close."""
    closed: set[int] = set()
    refused: Refusal | None = None
    for part in quarters(period):
        try:
            closed |= {each.unit_id for each in close_period(units, part, by=by, at=at)}
        except Refusal as refusal:
            refused = refusal
    if not closed and refused:
        raise Refusal(refused.message.replace(quarters(period)[-1].title, period.title), refused.advice)
    return len(closed)
