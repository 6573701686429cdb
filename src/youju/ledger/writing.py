"""Putting revisions into their tables, many at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from youju.base.audit import touch, touch_people
from youju.base.copying import copy_rows, take_ids
from youju.core.facts import Presence
from youju.ledger.drafts import AgendaDraft, EntryDraft
from youju.ledger.models import (
    AgendaDirective,
    AgendaItem,
    AgendaTopic,
    Attendance,
    Deliverable,
    EntryForm,
    Host,
    Revision,
)

REVISION = (
    "id",
    "entry_id",
    "number",
    "state",
    "title",
    "started_on",
    "ended_on",
    "began_at",
    "place",
    "headcount",
    "headcount_unit",
    "minutes",
    "study_tenths",
    "make_up_for",
    "summary",
    "resolutions",
    "recorded_at",
    "is_late",
    "late_reason",
    "change_reason",
    "author",
    "digest",
    "written_at",
)
ITEM = (
    "id",
    "revision_id",
    "position",
    "title",
    "kind",
    "is_first_topic",
    "result",
    "follow_up",
    "closed_on",
    "expected",
    "present",
    "in_favour",
    "against",
    "abstained",
    "decision",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One revision to be written: its numbers, what it says, and how it came to be written."""

    revision_id: int
    entry_id: int
    number: int
    draft: EntryDraft
    recorded_at: datetime
    is_late: bool
    author: str
    written_at: datetime
    change_reason: str = ""


def write_revisions(sheets: Sequence[Sheet]) -> None:
    """Write whole revisions: the row itself, hosts, forms, agenda, attendance, deliverables."""
    copy_rows(Revision, REVISION, map(_revision, sheets))
    copy_rows(Host, ("revision_id", "unit_id"), ((s.revision_id, unit) for s in sheets for unit in s.draft.hosts))
    copy_rows(EntryForm, ("revision_id", "form"), ((s.revision_id, form) for s in sheets for form in s.draft.forms))
    _write_agenda(sheets)
    copy_rows(
        Attendance,
        ("revision_id", "person_id", "presence", "functions", "study_tenths"),
        (row for sheet in sheets for row in _attendances(sheet)),
    )
    copy_rows(
        Deliverable,
        ("revision_id", "kind", "label", "amount", "counted_in"),
        ((s.revision_id, d.kind, d.label, d.amount, d.counted_in) for s in sheets for d in s.draft.deliverables),
    )


def _revision(sheet: Sheet) -> tuple[Any, ...]:
    draft = sheet.draft
    return (
        sheet.revision_id,
        sheet.entry_id,
        sheet.number,
        draft.state,
        draft.title,
        draft.started_on,
        draft.last_day,
        draft.began_at,
        draft.place,
        draft.headcount,
        draft.headcount_unit,
        draft.minutes,
        draft.study_tenths,
        draft.make_up_for,
        draft.summary,
        draft.resolutions,
        sheet.recorded_at,
        sheet.is_late,
        draft.late_reason,
        sheet.change_reason,
        sheet.author,
        draft.digest(),
        sheet.written_at,
    )


def _attendances(sheet: Sheet) -> Iterator[tuple[Any, ...]]:
    """Rows of the people; who was there has the entry's study hours unless said otherwise."""
    for each in sheet.draft.attendances:
        there = each.presence in (Presence.PRESENT, Presence.OBSERVER)
        hours = each.study_tenths if each.study_tenths is not None else sheet.draft.study_tenths if there else None
        yield sheet.revision_id, each.person_id, int(each.presence), int(each.functions), hours


def _write_agenda(sheets: Sequence[Sheet]) -> None:
    items = [(s.revision_id, place, item) for s in sheets for place, item in enumerate(s.draft.agenda, 1)]
    numbered = list(zip(take_ids(AgendaItem, len(items)), items, strict=True))
    copy_rows(AgendaItem, ITEM, (_item(number, *item) for number, item in numbered))
    copy_rows(
        AgendaTopic,
        ("item_id", "revision_id", "topic"),
        ((number, revision, topic) for number, (revision, _, item) in numbered for topic in item.topics),
    )
    copy_rows(
        AgendaDirective,
        ("item_id", "directive_id"),
        ((number, directive) for number, (_, _, item) in numbered for directive in item.directives),
    )


def _item(number: int, revision: int, place: int, item: AgendaDraft) -> tuple[Any, ...]:
    return (
        number,
        revision,
        place,
        item.title,
        item.kind,
        item.is_first_topic,
        item.result,
        item.follow_up,
        item.closed_on,
        item.expected,
        item.present,
        item.in_favour,
        item.against,
        item.abstained,
        item.decision,
    )


NAMED = 20
"""Up to so many revisions changed at once are named in their touches."""


def touch_concerned(revisions: Sequence[int]) -> None:
    """Touch what entries may alter: their hosts, and all units that people have to do with who are named in them or
    belonged to a host on the day, since they may have been there without a name."""
    with connection.cursor() as cursor:
        cursor.execute(_CONCERNED, {"revisions": list(revisions)})
        found = cursor.fetchall()
    # the units of many entries are touched whole: naming each entry beside each unit would be more than it saves
    changed = revisions if len(revisions) <= NAMED else (0,)
    touch((unit for unit, _ in found if unit), changed)
    touch_people((person for _, person in found if person), changed)


_CONCERNED = """
    SELECT unit_id, 0 AS person_id FROM ledger_host WHERE revision_id = ANY(%(revisions)s)
    UNION
    SELECT 0, person_id FROM ledger_attendance WHERE revision_id = ANY(%(revisions)s)
    UNION
    SELECT 0, person_id
    FROM ledger_host AS host
    JOIN ledger_revision AS revision ON revision.id = host.revision_id
    JOIN (
        SELECT person_id, unit_id, valid_from, valid_to FROM members_membership
        UNION ALL SELECT person_id, unit_id, valid_from, valid_to FROM members_attachment
        UNION ALL SELECT person_id, unit_id, valid_from, valid_to FROM members_post
    ) AS belongs ON belongs.unit_id = host.unit_id
        AND belongs.valid_from <= revision.started_on AND revision.started_on < belongs.valid_to
    WHERE host.revision_id = ANY(%(revisions)s)"""
