"""Reading entries back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.core.facts import EntryState, ItemKind, Presence
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft, EntryDraft
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


def in_force(at: datetime | None = None) -> QuerySet[Revision]:
    """The revisions the books held at an instant, or hold now: one of each entry there was then.

    Instants are those of writing (`written_at`), whatever the entry claims; days and units are filtered by the caller.
    """
    if at is None:
        return Revision.objects.filter(superseded_at=None)
    return Revision.objects.filter(Q(superseded_at=None) | Q(superseded_at__gt=at), written_at__lte=at)


def entries_of(units: Iterable[int], since: date, until: date, at: datetime | None = None) -> QuerySet[Revision]:
    """What the books said at an instant (now, where none is given) of units' entries beginning in `[since, until)`.

    By day, then in the order of their entries; void ones and plans are there too.
    """
    hosted = Host.objects.filter(revision=OuterRef("pk"), unit__in=units)
    found = in_force(at).filter(Exists(hosted), started_on__gte=since, started_on__lt=until)
    return found.select_related("entry").order_by("started_on", "entry_id")


def drafts_of(revisions: Iterable[Revision]) -> list[EntryDraft]:
    """What revisions say, as drafts, in the order given; a few queries however many there are."""
    revisions = list(revisions)
    numbers = [revision.pk for revision in revisions]
    parts = _Parts(numbers)
    return [_draft(revision, parts) for revision in revisions]


class _Parts:
    """The parts of some revisions, by revision."""

    def __init__(self, revisions: list[int]) -> None:
        of_these = {"revision_id__in": revisions}
        self.hosts = _grouped(Host.objects.filter(**of_these).order_by("id").values_list("revision_id", "unit_id"))
        self.forms = _grouped(EntryForm.objects.filter(**of_these).order_by("id").values_list("revision_id", "form"))
        people = Attendance.objects.filter(**of_these).order_by("id")
        self.people = _grouped((each.revision_id, each) for each in people)
        self.lines = _grouped(
            (each.revision_id, each) for each in Deliverable.objects.filter(**of_these).order_by("id")
        )
        items = AgendaItem.objects.filter(**of_these).order_by("revision_id", "position")
        self.items = _grouped((each.revision_id, each) for each in items)
        topics = AgendaTopic.objects.filter(**of_these).order_by("id").values_list("item_id", "topic")
        self.topics = _grouped(topics)
        directives = AgendaDirective.objects.filter(item__revision_id__in=revisions).order_by("id")
        self.directives = _grouped(directives.values_list("item_id", "directive_id"))


def _grouped(pairs: Iterable[tuple[int, Any]]) -> defaultdict[int, list[Any]]:
    groups: defaultdict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _draft(revision: Revision, parts: _Parts) -> EntryDraft:
    return EntryDraft(
        uid=revision.entry.uid,
        title=revision.title,
        started_on=revision.started_on,
        ended_on=revision.ended_on if revision.ended_on != revision.started_on else None,
        began_at=revision.began_at,
        state=EntryState(revision.state),
        place=revision.place,
        hosts=tuple(parts.hosts[revision.pk]),
        forms=tuple(parts.forms[revision.pk]),
        agenda=tuple(_agenda(item, parts) for item in parts.items[revision.pk]),
        attendances=tuple(_attendance(each, revision) for each in parts.people[revision.pk]),
        deliverables=tuple(
            DeliverableDraft(each.kind, each.label, each.amount, each.counted_in) for each in parts.lines[revision.pk]
        ),
        headcount=revision.headcount,
        headcount_unit=revision.headcount_unit,
        minutes=revision.minutes,
        study_tenths=revision.study_tenths,
        make_up_for=revision.make_up_for,
        summary=revision.summary,
        resolutions=revision.resolutions,
        recorded_at=revision.recorded_at,
        late_reason=revision.late_reason,
    )


def _agenda(item: AgendaItem, parts: _Parts) -> AgendaDraft:
    return AgendaDraft(
        title=item.title,
        kind=ItemKind(item.kind),
        topics=tuple(parts.topics[item.pk]),
        is_first_topic=item.is_first_topic,
        directives=tuple(parts.directives[item.pk]),
        result=item.result,
        follow_up=item.follow_up,
        closed_on=item.closed_on,
        expected=item.expected,
        present=item.present,
        in_favour=item.in_favour,
        against=item.against,
        abstained=item.abstained,
        decision=item.decision,
    )


def _attendance(each: Attendance, revision: Revision) -> AttendanceDraft:
    hours = each.study_tenths if each.study_tenths != revision.study_tenths else None
    return AttendanceDraft(each.person_id, Presence(each.presence), each.functions, hours)
