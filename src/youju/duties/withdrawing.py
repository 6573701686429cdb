"""Taking back what was said in an item's place."""

from datetime import datetime

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit_all
from youju.core.errors import Refusal
from youju.duties.models import Excuse
from youju.duties.tallies import forget_tallies


@transaction.atomic
def withdraw_excuse(excuse: Excuse, *, by: Actor, at: datetime) -> None:
    """The reason given counts no more; it stays in the books with the day it was withdrawn."""
    if excuse.withdrawn_at is not None:
        raise Refusal("这条说明已经撤回了。")
    excuse.withdrawn_at = at
    excuse.save(update_fields=["withdrawn_at"])
    detail = {"duty": excuse.duty, "on": str(excuse.starts_on)}
    audit_all([("withdraw_excuse", f"unit:{excuse.unit.uid}", detail)], by=by, at=at)
    forget_tallies([excuse.unit_id])
