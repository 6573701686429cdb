"""What was changed between two revisions of an entry."""

from typing import Any

from django.http import Http404

from youju.ledger.differences import differences
from youju.ledger.models import Revision
from youju.ledger.naming import Names
from youju.ledger.private_notes import SILENCE, notes_open_to
from youju.ledger.reading import drafts_of
from youju.ledger.views.entry import UnderEntry
from youju.ui.scope import Ability

TEXTS = ("会议内容", "会议决议")


class ChangesPage(UnderEntry):
    """Two revisions beside each other: `?from=1&to=2`, else the last two."""

    ability = Ability.READ
    title = "更正前后对照"
    template = "ledger/changes.html"

    def context(self) -> dict[str, Any]:
        revisions = list(Revision.objects.filter(entry=self.entry).select_related("entry").order_by("number"))
        old, new = self._chosen(revisions)
        return super().context() | {
            "revisions": revisions,
            "old": old,
            "new": new,
            "changes": self._changes(old, new),
            "silence": "" if self._are_open(old, new) else SILENCE,
        }

    def _chosen(self, revisions: list[Revision]) -> tuple[Revision, Revision]:
        by_number = {str(each.number): each for each in revisions}
        last = revisions[-1].number
        new = by_number.get(self.request.GET.get("to", str(last)))
        old = by_number.get(self.request.GET.get("from", str(max(1, (new.number if new else last) - 1))))
        if old is None or new is None:
            raise Http404
        return old, new

    def _changes(self, old: Revision, new: Revision) -> list[Any]:
        before, after = drafts_of([old, new])
        found = differences(before, after, Names([before, after]))
        is_open = self._are_open(old, new)
        return [each for each in found if is_open or not each.label.endswith((*TEXTS, "决议"))]

    def _are_open(self, old: Revision, new: Revision) -> bool:
        both = Revision.objects.filter(pk__in=[old.pk, new.pk])
        return notes_open_to(both, self.request.scope).count() == len({old.pk, new.pk})
