"""Importing a book: sent, tried, gone through, taken over or dropped."""

from abc import ABC, abstractmethod
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from youju.core.ledgers.findings import WEIGHT_WORD, Weight
from youju.intake import jobs
from youju.intake.forms import AgainForm, UploadForm
from youju.intake.jobs import Job
from youju.intake.mapping_form import changed_mapping, sheet_forms
from youju.intake.models import ImportedRow, ImportRun
from youju.intake.trying import begin
from youju.ledger.models import Host
from youju.ui.scope import Ability, ScopedRequest
from youju.ui.views.forms import FormPage
from youju.ui.views.pages import Crumb, Page

PER_PAGE = 40
RUNS = 20
STATES = {
    "received": "等待试读",
    "trying": "正在试读",
    "writing": "正在记入",
    "tried": "已试读，等您决定",
    "refused": "没有读成",
    "stopped": "没有做完",
    "done": "已记入",
}


def account_of(request: ScopedRequest) -> int:
    """The account whose jobs are shown."""
    return int(request.scope.actor.account_id or 0)


class ImportPage(FormPage):
    """Send a book; books on their way; books imported before."""

    ability = Ability.MANAGE
    title = "导入台账"
    room = "import"
    form = UploadForm
    template = "intake/import.html"

    def context(self) -> dict[str, Any]:
        found = [(job, STATES[job.state]) for job in jobs.of_account(account_of(self.request)) if job.state != "done"]
        return super().context() | {"jobs": found, "runs": runs_seen(self.request)[:RUNS]}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        file = form.cleaned_data["file"]
        job = jobs.receive(account_of(self.request), file, file.name)
        return _address(begin(job, "trying"))


def runs_seen(request: ScopedRequest) -> QuerySet[ImportRun]:
    """Imports of entries that one may read, the latest first."""
    hosted = Host.objects.filter(revision=OuterRef("revision_id"), unit_id__in=request.scope.units())
    rows = ImportedRow.objects.filter(Exists(hosted), run=OuterRef("pk"))
    return ImportRun.objects.filter(Exists(rows)).select_related("book").order_by("-imported_at")


def mapping_before(job: Job, request: ScopedRequest) -> dict[str, Any] | None:
    """How the columns of the same book were understood last time, where that was otherwise and its sheets are there."""
    last = runs_seen(request).filter(book__name__startswith=job.name, file_name=job.file_name).first()
    now = job.told.get("mapping")
    if last is None or not now or last.mapping == now or set(last.mapping["sheets"]) != set(now["sheets"]):
        return None
    found: dict[str, Any] = last.mapping
    return found


def _address(job: Job) -> str:
    return reverse("intake:import_job", args=[job.uid])


class JobPage(Page):
    """A page about one book of the account signed in; nobody else's is found."""

    ability = Ability.MANAGE
    room = "import"

    @cached_property
    def job(self) -> Job:
        """The book the address names."""
        found = jobs.find(account_of(self.request), self.kwargs["uid"])
        if found is None:
            raise Http404
        return found

    def crumbs(self) -> list[Crumb]:
        return [("导入台账", reverse("intake:import"))]

    def heading(self) -> str:
        return self.job.file_name


class TriedPage(JobPage):
    """What a book would become, to be gone through; while it is being read, how far that is."""

    @property
    def template(self) -> str:  # type: ignore[override]
        """By how the book stands."""
        name = {"trying": "import_progress", "writing": "import_progress", "received": "import_progress"}
        return f"intake/{name.get(self.job.state, 'import_' + self.job.state)}.html"

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; asked by htmx, its findings."""
        if request.htmx and self.job.state == "tried":
            return render(request, "intake/import_findings.html", self.context())
        return self.page()

    def context(self) -> dict[str, Any]:
        job = self.job
        shown = super().context() | {"job": job, "told": job.told, "state": STATES[job.state]}
        if job.state in ("trying", "writing", "received"):
            return shown | {"progress": jobs.progress_of(job)}
        return shown | self._tried() if job.state in ("tried", "done") else shown

    def _tried(self) -> dict[str, Any]:
        asked, told = self.request.GET, self.job.told
        weight = asked.get("weight", "")
        findings = [each for each in told["findings"] if not weight or each["weight"] == weight]
        page = Paginator(findings, PER_PAGE).get_page(asked.get("page"))
        weights = [(each.value, WEIGHT_WORD[each], told["numbers"][each.value]) for each in Weight]
        options = {"year": self.job.year, "late_reason": self.job.late_reason, "skip_blocked": self.job.skip_blocked}
        kinds = list(dict.fromkeys(kind for counts in told["counts"].values() for kind in counts))
        return {
            "page": page,
            "weight": weight,
            "weights": [each for each in weights if each[2]],
            "kinds": kinds,
            "counts": [(what, [counts.get(kind) for kind in kinds]) for what, counts in told["counts"].items()],
            "blocked": told["numbers"]["block"],
            "may_write": not told["numbers"]["block"] or self.job.skip_blocked,
            "again": AgainForm(initial=options),
            "sheets": sheet_forms(told),
            "has_before": mapping_before(self.job, self.request) is not None,
        }


class ProgressPart(JobPage):
    """How far it is, asked every other second; when it is over, the page is loaded anew."""

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The part, or the way to the page."""
        if self.job.state not in ("trying", "writing", "received"):
            return HttpResponseClientRedirect(_address(self.job))
        context = {"job": self.job, "progress": jobs.progress_of(self.job), "state": STATES[self.job.state]}
        return render(request, "intake/import_progress_part.html", context)


class JobAction(JobPage, ABC):
    """Something done to a book; only by sending a form."""

    http_method_names = ["post"]
    needs: ClassVar[tuple[str, ...]] = ("tried", "refused", "stopped", "done")

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do it, where the book stands so that it can be done."""
        if self.job.state not in self.needs:
            return redirect(_address(self.job))
        return redirect(self.act())

    @abstractmethod
    def act(self) -> str:
        """Do it; gives where to go."""


class AgainPage(JobAction):
    """Try again, with what was said besides and how columns are to be understood."""

    needs = ("tried", "stopped")

    def act(self) -> str:
        form = AgainForm(self.request.POST)
        if not form.is_valid():
            messages.error(self.request, "年份、补录原因填得不对，没有重新试读。")
            return _address(self.job)
        if "as_before" in self.request.POST:
            mapping = mapping_before(self.job, self.request) or self.job.mapping
        else:
            mapping = changed_mapping(self.job.told, self.request.POST) or self.job.mapping
        return _address(begin(replace(self.job, mapping=mapping, told={}, **form.cleaned_data), "trying"))


class WritePage(JobAction):
    """Take it over: all or nothing."""

    needs = ("tried",)

    def act(self) -> str:
        told = self.job.told
        if told["numbers"]["block"] and not self.job.skip_blocked:
            messages.error(self.request, "还有须先解决的问题，没有记入。")
            return _address(self.job)
        return _address(begin(self.job, "writing"))


class DropPage(JobAction):
    """Forget it, and its file."""

    def act(self) -> str:
        jobs.drop(self.job)
        if self.job.state != "done":
            messages.success(self.request, "已放弃，上传的文件已删除，没有记入任何内容。")
        return reverse("intake:import")
