"""A paragraph of a report edited in its place."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from youju.base.clock import now
from youju.core.composing.editing import number_of, to_edit
from youju.core.errors import Refusal
from youju.reports.revising import FiguresLeftOut, edit_passage, reset_passage
from youju.reports.shown import Part, Shown, known_words, shown
from youju.reports.views.drawing import drawn_part
from youju.reports.views.running import RunObject
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.pages import Crumb


class PassagePage(RunObject):
    """The form of one paragraph; a part of the report for htmx, a page of its own without script."""

    ability = Ability.MANAGE
    template = "reports/passage.html"

    def heading(self) -> str:
        return "改这一段"

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), (self.object.title, self._report())]

    def _report(self) -> str:
        return reverse("reports:run", args=[self.object.uid])

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; with `?show` the paragraph as it reads."""
        seen, part = self._part()
        if "show" in request.GET:
            return self._read(seen, part)
        return self._form(seen, part, part.marked)

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save it, set it back, or say what is wrong."""
        by, at = request.scope.actor, now()
        try:
            if "reset" in request.POST:
                reset_passage(self.object, self._position, by=by, at=at)
            else:
                text, without = request.POST.get("text", ""), "without" in request.POST
                edit_passage(self.object, self._position, text, without=without, by=by, at=at)
        except Refusal as refusal:
            return self._form(*self._part(), request.POST.get("text", ""), refusal)
        return self._read(*self._part()) if request.htmx else redirect(f"{self._report()}#p-{self._position}")

    @property
    def _position(self) -> int:
        return int(self.kwargs["position"])

    def _part(self) -> tuple[Shown, Part]:
        seen = shown(self.object)
        if self._position >= len(seen.parts) or not seen.parts[self._position].is_text:
            raise Http404
        return seen, seen.parts[self._position]

    def _read(self, seen: Shown, part: Part) -> HttpResponse:
        context = {"part": drawn_part(part, seen), "object": self.object, "may_edit": True}
        return render(self.request, "reports/part.html", context)

    def _form(self, seen: Shown, part: Part, text: str, refusal: Refusal | None = None) -> HttpResponse:
        words = known_words([each.written for each in seen.parts], seen.figures)
        figures = [
            {"mark": to_edit([words[number]]), "title": figure.title, "text": words[number].text.strip("【】")}
            for number, figure in sorted(seen.figures.items())
            if number in words and number_of(words[number]) == number
        ]
        context = self.context() | {
            "part": part,
            "text": text,
            "figures": figures,
            "refusal": refusal,
            "is_asking": isinstance(refusal, FiguresLeftOut),
        }
        name = "reports/passage_form.html" if self.request.htmx else self.template
        return render(self.request, name, context, status=422 if refusal else 200)
