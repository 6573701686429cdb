"""Writing down what was changed, and whose verdicts it may alter."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from youju.base.actor import Actor
from youju.base.copying import copy_rows
from youju.base.models import AuditLine, Touch


def audit(action: str, subject: str, *, by: Actor, at: datetime, **detail: Any) -> None:
    """Write one audit line. Call it inside the change's transaction."""
    audit_all([(action, subject, detail)], by=by, at=at)


def audit_all(lines: Iterable[tuple[str, str, dict[str, Any]]], *, by: Actor, at: datetime) -> None:
    """Write an audit line for each (action, subject, detail)."""
    copy_rows(
        AuditLine,
        ("at", "actor", "account_id", "action", "subject", "detail"),
        ((at, by.label, by.account_id, action, subject, json.dumps(detail)) for action, subject, detail in lines),
    )


def touch(units: Iterable[int]) -> None:
    """Note that the items of these units are to be judged again."""
    Touch.objects.bulk_create(Touch(unit_id=unit) for unit in set(units))


def touch_everything() -> None:
    """Note that all items are to be judged again."""
    touch([0])
