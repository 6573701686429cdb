"""Evidence: attached, downloaded, taken away."""

from typing import Any

from django.db import transaction
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase

from youju.ledger.evidence import attach_evidence, detach_evidence, open_evidence
from youju.ledger.forms import EvidenceForm, ReasonForm
from youju.ledger.models import EvidenceLink
from youju.ledger.views.entry import UnderEntry, attached
from youju.ui.scope import Ability
from youju.ui.views.forms import ObjectFormPage


class AttachPage(ObjectFormPage, UnderEntry):
    """Files chosen and sent: all are kept, or none."""

    ability = Ability.RECORD
    title = "添加佐证材料"
    template = "ledger/attach.html"
    form = EvidenceForm
    button = "上传"
    done = "佐证材料已保存。"

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        with transaction.atomic():
            for file in form.cleaned_data["files"]:
                attach_evidence(self.entry, file, file.name, by=by, at=at)
        return f"{self.address}#evidence"


class OfEvidence(UnderEntry):
    """A page about one file attached to the entry."""

    @property
    def link(self) -> EvidenceLink:
        """The file as attached; 404 where it is not."""
        links = EvidenceLink.objects.filter(entry=self.entry, detached_at=None).select_related("evidence", "entry")
        found = links.filter(evidence__sha256=self.kwargs["sha256"]).first()
        if found is None:
            raise Http404
        return found


class EvidenceFile(OfEvidence):
    """The file itself, to be saved: never shown within the site, whatever it is."""

    ability = Ability.READ

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        link = self.link
        response = FileResponse(open_evidence(link.evidence), content_type="application/octet-stream")
        response.headers["Content-Length"] = str(link.evidence.size)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
        return attached(response, link.file_name)


class DetachPage(ObjectFormPage, OfEvidence):
    """A file taken away, with the reason."""

    ability = Ability.RECORD
    title = "移除佐证材料"
    template = "ledger/detach.html"
    form = ReasonForm
    button = "确认移除"
    done = "已移除。移除的原因留在记录里。"

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        detach_evidence(self.link, form.cleaned_data["reason"], by=by, at=at)
        return f"{self.address}#evidence"
