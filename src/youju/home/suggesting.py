"""Changes to suggestions: written, seen, answered."""

from datetime import datetime

from django.db import transaction

from youju.access.models import Account
from youju.base.actor import Actor
from youju.base.audit import audit
from youju.core.errors import Refusal
from youju.home.models import Suggestion
from youju.organisation.models import Unit

MOST = 2000
"""Letters in one suggestion."""


@transaction.atomic
def suggest(
    kind: Suggestion.Kind, text: str, page: str, account: Account, unit: Unit | None, *, by: Actor, at: datetime
) -> Suggestion:
    """Keep what somebody wrote. `page` is where they were, as a path."""
    if not text.strip():
        raise Refusal("还没有写内容。")
    if len(text) > MOST:
        raise Refusal(f"写得太长：{len(text)} 字，最多 {MOST} 字。", "分几次提。")
    made = Suggestion.objects.create(kind=kind, text=text.strip(), page=page[:500], account=account, unit=unit, at=at)
    audit("suggest", f"suggestion:{made.uid}", by=by, at=at, kind=str(kind))
    return made


@transaction.atomic
def see_suggestion(suggestion: Suggestion, *, by: Actor, at: datetime) -> None:
    """Mark it as seen; who wrote it sees that."""
    if Suggestion.objects.filter(pk=suggestion.pk, seen_at=None).update(seen_at=at):
        audit("see_suggestion", f"suggestion:{suggestion.uid}", by=by, at=at)


@transaction.atomic
def answer_suggestion(suggestion: Suggestion, answer: str, account: Account, *, by: Actor, at: datetime) -> None:
    """Answer it; an answer given again replaces the first."""
    if not answer.strip():
        raise Refusal("还没有写答复。")
    held = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    held.answer, held.answered_by, held.answered_at = answer.strip(), account, at
    held.seen_at = held.seen_at or at
    held.save(update_fields=["answer", "answered_by", "answered_at", "seen_at"])
    audit("answer_suggestion", f"suggestion:{held.uid}", by=by, at=at)
