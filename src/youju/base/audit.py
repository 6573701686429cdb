"""Writing down what was changed, and whose verdicts it may alter."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from youju.base.actor import Actor
from youju.base.models import AuditLine, Touch


def audit(action: str, subject: str, *, by: Actor, at: datetime, **detail: Any) -> None:
    """Write one audit line. Call it inside the change's transaction."""
    audit_all([(action, subject, detail)], by=by, at=at)


def audit_all(lines: Iterable[tuple[str, str, dict[str, Any]]], *, by: Actor, at: datetime) -> None:
    """Write an audit line for each (action, subject, detail)."""
    AuditLine.objects.bulk_create(
        (
            AuditLine(at=at, actor=by.label, account_id=by.account_id, action=action, subject=subject, detail=detail)
            for action, subject, detail in lines
        ),
        batch_size=2000,
    )


def touch(units: Iterable[int]) -> None:
    """Note that the items of these units are to be judged again."""
    Touch.objects.bulk_create(Touch(unit_id=unit) for unit in set(units))


def touch_everything() -> None:
    """Note that all items are to be judged again."""
    touch([0])
