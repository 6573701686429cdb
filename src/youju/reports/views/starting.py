"""A report begun: which unit and half-year, which entries to tell, which gaps to name."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from youju.base.clock import now, today
from youju.core.errors import Refusal
from youju.core.periods import Cadence, Period, parse_period
from youju.duties.judging import Window, keep_judged
from youju.organisation.models import Unit
from youju.reports.operations import Asked, write_report
from youju.reports.starting import entries_chosen, entry_choices, gap_choices, half_years, readable_among
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.pages import Crumb, Page

MOST_UNITS = 60
"""So many units are offered at once; where there are more, one is looked for by name."""
MOST_TOLD = 20


class _Starting(Page):
    """What the pages of a beginning share: the unit and period in the address."""

    ability = Ability.MANAGE
    room = "reports"

    def units(self) -> QuerySet[Unit]:
        """The units whose reports the account may write, those in being."""
        return Unit.objects.filter(pk__in=self.request.scope.units(Ability.MANAGE), valid_to__gt=today())

    def asked(self, given: Any) -> Asked | None:
        """What the address or the form asks for; None where it does not yet say. Raises Http404 for another's unit."""
        uid, period = _uid(given.get("unit", "")), _half(given.get("period", ""))
        if uid is None or period is None:
            return None
        unit = self.units().filter(uid=uid).first()
        if unit is None:
            raise Http404
        return Asked(unit, period, today())


def _uid(text: str) -> UUID | None:
    with suppress(ValueError):
        return UUID(text)
    return None


def _half(text: str) -> Period | None:
    with suppress(ValueError):
        period = parse_period(text)
        return period if period.cadence is Cadence.HALF else None
    return None


def _uids(texts: Sequence[str]) -> list[UUID]:
    return [uid for text in texts if (uid := _uid(text))]


class StartPage(_Starting):
    """First the unit and the half-year, then what to tell; sending it writes the report."""

    title = "写报告"

    def crumbs(self) -> list[Crumb]:
        return [("报告", reverse("reports:list"))]

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = self.asked(request.GET)
        return self._which() if asked is None else self._what(asked)

    def _shown(self, template: str, status: int = 200, **more: Any) -> HttpResponse:
        return render(self.request, template, self.context() | more, status=status)

    def _which(self) -> HttpResponse:
        search = self.request.GET.get("q", "").strip()
        found = self.units().filter(name__icontains=search) if search else self.units()
        by_depth = found.annotate(depth=Max("reached_from__depth")).order_by("depth", "valid_from", "pk")
        units = list(by_depth[: MOST_UNITS + 1])
        periods, last = half_years(today())
        return self._shown(
            "reports/which.html",
            units=units[:MOST_UNITS],
            has_more=len(units) > MOST_UNITS,
            is_searching=bool(search) or len(units) > MOST_UNITS,
            search=search,
            periods=periods,
            last=last,
        )

    def _what(self, asked: Asked, refusal: Refusal | None = None) -> HttpResponse:
        keep_judged(Window(asked.period.start, asked.period.next().end), at=now())
        gaps = gap_choices(asked)
        if refusal is not None:
            named = set(self.request.POST.getlist("gap"))
            gaps = [replace(each, is_ticked=each.code in named) for each in gaps]
        return self._shown(
            "reports/what.html",
            422 if refusal else 200,
            asked=asked,
            gaps=gaps,
            entries=entry_choices(asked.unit, asked.period, self.request.scope.units()),
            chosen=entries_chosen(_uids(self.request.POST.getlist("entry")), asked, self.request.scope.units()),
            refusal=refusal,
        )

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write the report."""
        asked = self.asked(request.POST)
        if asked is None:
            return self._which()
        try:
            run = write_report(self._complete(asked), by=request.scope.actor, at=now()).run
        except Refusal as refusal:
            return self._what(asked, refusal)
        return redirect("reports:run", run.uid)

    def _complete(self, asked: Asked) -> Asked:
        uids = _uids(self.request.POST.getlist("entry"))
        if len(uids) > MOST_TOLD:
            raise Refusal(f"选了{len(uids)}条亮点，太多。", f"一份报告最多写{MOST_TOLD}条，请只留最要紧的。")
        told = readable_among(uids, asked.unit, asked.period, self.request.scope.units())
        if len(told) < len(set(uids)):
            raise Refusal("选作亮点的记录，有的已经作废，或不在这个单位和期间。", "请重新选。")
        named = frozenset(code for codes in self.request.POST.getlist("gap") for code in codes.split())
        return Asked(asked.unit, asked.period, asked.as_of, highlights=told, named=named)


class EntrySearch(_Starting):
    """The part with entries found by their title, for the form."""

    title = "找记录"

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = self.asked(request.GET)
        if asked is None:
            raise Http404
        search = request.GET.get("find", "").strip()
        found = entry_choices(asked.unit, asked.period, request.scope.units(), search)
        chosen = set(_uids(request.GET.getlist("entry")))
        context = {"entries": [each for each in found if each.uid not in chosen], "search": search}
        return render(request, "reports/entries.html", context)
