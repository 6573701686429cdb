"""Judging a year that has not been judged yet."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from youju.base.clock import now, today
from youju.core.errors import Refusal
from youju.core.periods import Cadence, Period
from youju.duties.judging import Window, keep_judged
from youju.duties.views.asking import period_asked
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.pages import Page

YEARS = 5
"""So far from this year, back or ahead, items can be asked for."""


class JudgePage(Page):
    """Asked for by pages that have nothing to show of a period yet."""

    ability = Ability.READ

    def get(self, request: ScopedRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Nothing to see here."""
        return redirect("duties:matrix")

    def post(self, request: ScopedRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Judge the year of the period, then go back."""
        period = period_asked(request.POST.get("period", ""), today())
        year = Period.containing(Cadence.YEAR, period.start)
        if abs(year.number - today().year) > YEARS:
            raise Refusal(f"{year.title}离现在太远。", f"可以看今年前后{YEARS}年的应办事项。")
        keep_judged(Window(year.start, year.end), at=now())
        back = request.POST.get("next", "")
        return redirect(back if url_has_allowed_host_and_scheme(back, None) else "duties:matrix")
