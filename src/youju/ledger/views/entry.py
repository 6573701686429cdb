"""The page of one entry, and what can be done with it."""

from typing import Any, ClassVar, TypeVar

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import content_disposition_header

from youju.core.composing.document import Document
from youju.formats.docx.minutes import minutes_document, notice_document, sign_in_document
from youju.formats.docx.writer import docx_bytes
from youju.ledger.evidence_shown import files_of
from youju.ledger.forms import EvidenceForm, ReasonForm
from youju.ledger.minutes import minutes_of, plan_of, sheet_of_attendance, without_notes
from youju.ledger.models import Entry, Revision
from youju.ledger.operations import void_entry
from youju.ledger.private_notes import SILENCE, notes_open_to
from youju.ledger.reading import in_force
from youju.ledger.scoping import ByHost
from youju.ledger.showing import EntryShown
from youju.ui.scope import Ability
from youju.ui.views.forms import ObjectFormPage
from youju.ui.views.pages import Crumb, ObjectPage

Response = TypeVar("Response", bound=HttpResponseBase)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class OfEntry(ObjectPage):
    """A page about an entry: `object` is its revision in force."""

    model = Revision
    bound = ByHost()
    room = "ledger"

    def rows(self) -> QuerySet[Any]:
        return in_force().select_related("entry")

    def find(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(entry__uid=self.kwargs["uid"])

    @property
    def entry(self) -> Entry:
        """The entry itself."""
        found: Entry = self.object.entry
        return found

    @property
    def address(self) -> str:
        """Where the entry's page is."""
        return reverse("ledger:entry", args=[self.entry.uid])

    def notes_are_open(self) -> bool:
        """Whether what was said may be shown to the account."""
        return notes_open_to(Revision.objects.filter(pk=self.object.pk), self.request.scope).exists()

    def crumbs(self) -> list[Crumb]:
        return [("台账", reverse("ledger:list"))]


class UnderEntry(OfEntry):
    """A page that hangs below the entry's own."""

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), (self.object.title, self.address)]


class EntryPage(OfEntry):
    """Everything about one entry."""

    ability = Ability.READ
    template = "ledger/entry.html"

    def heading(self) -> str:
        return str(self.object.title)

    def context(self) -> dict[str, Any]:
        revisions = list(Revision.objects.filter(entry=self.entry).order_by("-number"))
        files = files_of(self.entry)
        return super().context() | {
            "shown": EntryShown.of(self.object, self.notes_are_open()),
            "silence": SILENCE,
            "revisions": revisions,
            "was_planned": any(each.state == "planned" for each in revisions),
            "files": files,
            "evidenced_at": max((each.link.evidenced_at for each in files if each.is_in_force), default=None),
            "may_record": self.may(Ability.RECORD, self.object),
            "upload": EvidenceForm(),
        }


class VoidPage(ObjectFormPage, UnderEntry):
    """作废."""

    ability = Ability.RECORD
    title = "作废这条记录"
    template = "ledger/void.html"
    form = ReasonForm
    button = "确认作废"
    done = "已作废。这条记录仍在台账里，不再计入任何数字。"

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        void_entry(self.entry, form.cleaned_data["reason"], by=by, at=at)
        return self.address


class PrintPage(OfEntry):
    """会议记录, 签到表 and 会议通知 as Word files."""

    ability = Ability.READ
    kinds: ClassVar[dict[str, str]] = {"minutes": "会议记录", "sign-in": "签到表", "notice": "会议通知"}

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file. Raises Refusal where there is nothing to print."""
        document = self._document()
        response = HttpResponse(docx_bytes(document), content_type=DOCX)
        response.headers["Cache-Control"] = "no-store"
        return attached(response, f"{document.title}.docx")

    def _document(self) -> Document:
        kind = self.kwargs["kind"]
        if kind == "minutes":
            minutes = minutes_of(self.entry)
            return minutes_document(minutes if self.notes_are_open() else without_notes(minutes, SILENCE))
        if kind == "sign-in":
            return sign_in_document(sheet_of_attendance(self.entry))
        if kind == "notice":
            return notice_document(plan_of(self.entry))
        raise Http404


def attached(response: Response, name: str) -> Response:
    """Sent to be saved under a name, never shown within the site."""
    response.headers["Content-Disposition"] = content_disposition_header(True, name.replace("/", "／"))
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
