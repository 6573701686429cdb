"""A report opened: as it reads, its figures with their records, the file."""

import io
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from youju.codes.queries import all_vocabularies
from youju.core.explain import State
from youju.core.measures import Verb
from youju.formats.docx.writer import docx_bytes
from youju.library.describe import counted, people
from youju.reports.models import Figure, Run
from youju.reports.reading import in_core
from youju.reports.sheets import moved, sheet
from youju.reports.shown import shown
from youju.reports.tables import period_title
from youju.reports.views.drawing import drawn
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.pages import Crumb, ObjectPage

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class RunObject(ObjectPage):
    """A page about one report."""

    ability = Ability.READ
    model = Run
    room = "reports"
    object: Run

    def rows(self) -> QuerySet[Run]:
        return Run.objects.select_related("unit")

    def heading(self) -> str:
        return self.object.title

    def crumbs(self) -> list[Crumb]:
        return [("报告", reverse("reports:list"))]


class RunPage(RunObject):
    """The report as it reads, beside it what it rests on."""

    template = "reports/run.html"

    def context(self) -> dict[str, Any]:
        seen = shown(self.object)
        told = [seen.figures[number] for number in sorted(seen.told) if number in seen.figures]
        return super().context() | {
            "parts": drawn(seen),
            "period": period_title(self.object.period),
            "told": told,
            "empty": [figure for figure in told if figure.state == State.NO_RECORDS],
            "zero": [figure for figure in told if figure.state == State.CONFIRMED_ZERO],
            "edited": [part for part in seen.parts if part.edit],
            "typed": [part for part in seen.parts if part.typed],
            "kept_back": [gap for gap in self.object.gaps if not gap["is_named"]],
            "here": reverse("reports:run", args=[self.object.uid]),
            "may_edit": self.may(Ability.MANAGE, self.object),
        }


class RunAside(RunObject):
    """A part about a report that needs none of its text."""

    def rows(self) -> QuerySet[Run]:
        return super().rows().defer("blocks", "gaps")


class MovedPart(RunAside):
    """Whether the books have moved since the report was written; asked for once it is open."""

    template = "reports/moved.html"

    def context(self) -> dict[str, Any]:
        found = {"moved": moved(self.object, self.request.scope.units())}
        return super().context() | found | {"may_edit": self.may(Ability.MANAGE, self.object)}


class FigurePage(RunAside):
    """A figure's sheet: a part for the panel beside the report, a page of its own without script."""

    template = "reports/figure.html"

    def figure(self) -> Figure:
        """The figure the address names."""
        found = Figure.objects.filter(run=self.object, number=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        text = request.GET.get("page", "1")
        page = int(text) if text.isdecimal() and 0 < int(text) < 10**6 else 1
        figure = self.figure()
        context = self.context() | {
            "figure": figure,
            "sheet": sheet(figure, request.scope.units(), page),
            "in_words": definition(figure),
            "whose": whose(figure, self.object),
            "last": self.object.valid_to - timedelta(days=1),
        }
        if request.htmx:
            return render(request, "reports/rows.html" if page > 1 else "reports/sheet.html", context)
        return render(request, self.template, context)

    def heading(self) -> str:
        return "数字的依据"

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), (self.object.title, reverse("reports:run", args=[self.object.uid]))]


def definition(figure: Figure) -> str:
    """What is counted, by the names of its filters; '' where its title says that."""
    measure, words = in_core(figure).measure, all_vocabularies()
    if measure.verb is Verb.SIZE and measure.of:
        return f"期末{people(measure.of, words)}的人数"
    said = counted(measure.model_copy(update={"title": ""}), words)
    return "" if said == figure.title else said


def whose(figure: Figure, run: Run) -> str:
    """Whose records are counted: one unit's, or those of the unit that reports and all below."""
    if figure.by in ("unit", "gap"):
        return figure.label
    return figure.label.partition("：")[0] if figure.by == "item" else f"{run.unit.name}及下级"


class RunFile(RunObject):
    """The report as a Word file, with what people wrote into it."""

    title = "下载"

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        content = docx_bytes(shown(self.object).document)
        name = f"{self.object.title}.docx"
        return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=DOCX)
