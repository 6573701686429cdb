"""Writing down what was changed, and whose verdicts it may alter."""

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import product
from typing import Any

from django.db import connection

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


def touch(units: Iterable[int], revisions: Iterable[int] = (0,)) -> None:
    """Note that the items of these units are to be judged again; where only these revisions of entries changed, those
    of the duties they can be acts of."""
    pairs = product(set(units), revisions)
    Touch.objects.bulk_create(Touch(unit_id=unit, revision_id=revision) for unit, revision in pairs)


def touch_people(people: Iterable[int], revisions: Iterable[int] = (0,)) -> None:
    """Note that the items of every unit these people have, or had, to do with are to be judged again: by membership,
    attachment, post, or an event of theirs there. Call it when the change is written."""
    with connection.cursor() as cursor:
        cursor.execute(_TOUCH_PEOPLE, {"people": list(set(people)), "revisions": list(revisions)})


_UNITS_OF_PEOPLE = " UNION ".join(
    f"SELECT unit_id FROM {fact} WHERE person_id = ANY(%(people)s)"
    for fact in ("membership", "attachment", "post", "event")
)
_TOUCH_PEOPLE = f"""
    INSERT INTO base_touch (unit_id, revision_id)
    SELECT unit_id, revision_id FROM ({_UNITS_OF_PEOPLE}) AS units, unnest(%(revisions)s::bigint[]) AS revision_id"""


def touch_everything() -> None:
    """Note that all items are to be judged again."""
    touch([0])
