"""今天: what is there to do, for whoever comes in."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from youju.base.clock import now, today
from youju.duties.judging import keep_judged
from youju.home import work
from youju.home.days import Day, day_asked
from youju.home.due import gaps_below, is_judged, items_of
from youju.organisation.models import Unit
from youju.ui.scope import Ability, Open, ScopedRequest
from youju.ui.views.pages import Page

MOST_UNITS = 30
"""Units whose items are listed one by one."""
MANY = 500
"""Of more units below than this, the gaps come after the page."""


class TodayPage(Page):
    """What is due, planned and recent in one's own units; what is short below them; periods to close."""

    ability = Open.SIGNED_IN  # what is shown is cut by the scope; who has no grant yet is told whom to ask
    title = "今天"
    room = "home"
    template = "home/today.html"

    def context(self) -> dict[str, Any]:
        scope, day = self.request.scope, day_asked(self.request.GET.get("on", ""), today())
        granted = self.request.scope.own_units  # type: ignore[attr-defined]
        shown: dict[str, Any] = {"day": day, "granted": granted, "weekday": "一二三四五六日"[day.on.weekday()]}
        if is_judged(day.window):
            shown |= self._own(granted, day)
            shown |= self._below([*granted, *shown.get("own", [])], day)
        else:
            shown["is_waiting"] = True
        if Ability.MANAGE in scope.abilities:
            shown |= {"closing": work.to_close(scope, day), "import": work.last_import(scope, day)}
        if Ability.AUDIT in scope.abilities:
            shown |= {"late": work.late_entries(scope, day), "corrected": work.corrections(scope, day)}
        return super().context() | shown

    def _own(self, granted: list[Unit], day: Day) -> dict[str, Any]:
        """What those who record see of their own units."""
        if Ability.RECORD not in self.request.scope.abilities:
            return {}
        own = work.own_units(self.request.scope, granted).order_by("pk")[:MOST_UNITS]
        units = {unit.pk: unit for unit in own}
        return {
            "own": list(units.values()),
            "tasks": work.tasks_of(items_of(own.values("pk"), day.window, day.on), units, day),
            "past": work.plans_past(own, day),
            "ahead": work.plans_ahead(own, day),
            "recent": work.recent_entries(own, day),
        }

    def _below(self, own: list[Unit], day: Day) -> dict[str, Any]:
        """The gaps below; where many units are, they are asked for once the page is there."""
        below = work.units_below(self.request.scope, own)
        if below[: MANY + 1].count() > MANY:
            return {"is_below_later": True}
        return {"below": gaps_below(below, day.window, day.on)}


class BelowPart(Page):
    """The gaps of the units below, for whom there are many of them."""

    ability = Ability.READ
    template = "home/below.html"

    def context(self) -> dict[str, Any]:
        day = day_asked(self.request.GET.get("on", ""), today())
        granted = self.request.scope.own_units  # type: ignore[attr-defined]
        below = gaps_below(work.units_below(self.request.scope, granted), day.window, day.on)
        return super().context() | {"below": below}


class JudgePage(Page):
    """Judges the year for the first time; asked for by the page itself, which then shows what is due."""

    ability = Ability.READ

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nothing to see here."""
        return redirect("home")

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Judge, then go to the page again."""
        day = day_asked(request.POST.get("on", ""), today())
        if not is_judged(day.window) and _is_sensible(day.on):
            keep_judged(day.year, at=now())
        if not request.htmx:
            return redirect(f"/?on={day.on}")
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer


def _is_sensible(on: date) -> bool:
    """Whether a year is one to judge: not one that somebody made up."""
    return abs(on.year - today().year) <= 3
