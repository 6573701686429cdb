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


def touch_people_of(units: Iterable[int]) -> None:
    """The same for everybody who has, or had, to do with these units: what ended there can count elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute(_TOUCH_PEOPLE_OF, {"units": list(set(units)), "revisions": [0]})


def _having_to_do(column: str, whose: str) -> str:
    facts = ("membership", "attachment", "post", "event")
    return " UNION ".join(f"SELECT {column} FROM {fact} WHERE {whose}" for fact in facts)


def _touch_where(whose: str) -> str:
    return f"""
        INSERT INTO base_touch (unit_id, revision_id)
        SELECT unit_id, revision_id
        FROM ({_having_to_do("unit_id", whose)}) AS units, unnest(%(revisions)s::bigint[]) AS revision_id"""


_TOUCH_PEOPLE = _touch_where("person_id = ANY(%(people)s)")
_PEOPLE_THERE = _having_to_do("person_id", "unit_id = ANY(%(units)s) AND person_id <> 0")
_TOUCH_PEOPLE_OF = _touch_where(f"person_id = ANY(ARRAY({_PEOPLE_THERE}))")


def touch_everything() -> None:
    """Note that all items are to be judged again."""
    touch([0])
