"""Entries and events that name a person, as ties. Entries go over by correction: a revision each, with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.core.facts import EntryState, Presence
from youju.ledger.drafts import AttendanceDraft, EntryDraft
from youju.ledger.models import Attendance, Event, Host, Revision
from youju.ledger.operations import revise_entries
from youju.ledger.reading import drafts_of
from youju.members.models import Person
from youju.members.tied import Move, Tie
from youju.members.ties import unbound

BATCH = 500
"""Entries corrected at a time."""


def ties_of(person: Person) -> list[Tie]:
    """Entries in force that list somebody, and events of theirs; the latest first."""
    return [*_entries(person), *_events(person)]


def _revisions(person: Person) -> list[Revision]:
    """Void entries no longer count and stay as they are."""
    attended = Attendance.objects.filter(person=person).values("revision_id")
    found = Revision.objects.filter(pk__in=attended, superseded_at=None).exclude(state=EntryState.VOID)
    return list(found.select_related("entry").order_by("-started_on", "-id"))


def _entries(person: Person) -> Iterable[Tie]:
    revisions = _revisions(person)
    hosts: defaultdict[int, list[int]] = defaultdict(list)
    hosted = Host.objects.filter(revision__in=revisions).order_by("id")
    for revision, unit in hosted.values_list("revision_id", "unit_id"):
        hosts[revision].append(unit)
    for each in revisions:
        yield Tie(f"entry:{each.entry_id}", "台账记录", each.title, tuple(hosts[each.pk]), each.started_on)


def _events(person: Person) -> Iterable[Tie]:
    words = vocabulary(Vocabulary.EVENT)
    events = Event.objects.filter(person=person, voided_at=None).select_related("unit").order_by("-occurred_on", "-id")
    for each in events:
        what = f"{each.unit.name} {words.label(each.kind)}"
        yield Tie(f"event:{each.pk}", "事件", what, (each.unit_id,), each.occurred_on)


def bond(units: QuerySet[Any, Any]) -> Q:
    """People in no unit, known only from entries that the units held."""
    hosted = Host.objects.filter(revision=OuterRef("revision_id"), unit_id__in=units)
    attended = Attendance.objects.filter(Exists(hosted), person=OuterRef("pk"), revision__superseded_at=None)
    return unbound() & Q(Exists(attended))


def hand_over(move: Move) -> None:
    """Correct the entries, and give the events to the target."""
    move.chosen("event", Event.objects.filter(person=move.source)).update(person=move.target)
    numbers = move.numbers("entry")
    revisions = iter([each for each in _revisions(move.source) if numbers is None or each.entry_id in numbers])
    while batch := list(islice(revisions, BATCH)):
        drafts = drafts_of(batch)
        changes = [(row.entry, _instead(draft, move)) for row, draft in zip(batch, drafts, strict=True)]
        revise_entries(changes, move.reason[:200], by=move.by, at=move.at)


def _instead(draft: EntryDraft, move: Move) -> EntryDraft:
    """The draft with the target in the source's place."""
    concerned = [each for each in draft.attendances if each.person_id in (move.source.pk, move.target.pk)]
    others = [each for each in draft.attendances if each not in concerned]
    return replace(draft, attendances=(*others, _one_of(concerned, move.target.pk)))


def _one_of(parts: Sequence[AttendanceDraft], person_id: int) -> AttendanceDraft:
    """Somebody listed twice took part as the one who came did, and did what either did."""
    best = min(parts, key=lambda each: _NEARNESS[each.presence])
    functions = 0
    for each in parts:
        functions |= each.functions
    return replace(best, person_id=person_id, functions=functions)


_NEARNESS = {Presence.PRESENT: 0, Presence.OBSERVER: 1, Presence.LEAVE: 2, Presence.ABSENT: 3}
