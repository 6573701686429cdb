"""The generator's things as drafts for the operations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from youju.core.facts import EntryState, ItemKind, Presence
from youju.core.rules.model import Sector
from youju.demo import model
from youju.demo.scale import Scale
from youju.ledger.closing import EventDraft
from youju.ledger.directives import DirectiveDraft
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft, EntryDraft
from youju.members.models import Person
from youju.members.operations import PersonDraft, Stay
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft


@dataclass
class Books:
    """What has been loaded: the generator's number → what it is in the books."""

    scale: Scale
    units: dict[int, Unit] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    refs: dict[model.Ref, int] = field(default_factory=dict)

    def unit_drafts(self, units: Iterable[model.Unit]) -> list[UnitDraft]:
        """Units to be founded."""
        return [
            UnitDraft(
                name=unit.name,
                kind=unit.kind,
                sector=Sector.ENTERPRISE,
                founded_on=unit.founded_on,
                dissolved_on=unit.dissolved_on,
                superior=self.scale.uid("unit", unit.superior) if unit.superior else None,
                full_members=unit.declared,
                project=unit.project,
                uid=self.scale.uid("unit", unit.number),
            )
            for unit in units
        ]

    def person_draft(self, person: model.Person) -> PersonDraft:
        """Somebody to be registered."""
        return PersonDraft(
            name=person.name,
            sex=person.sex,
            born_on=person.born_on,
            memberships=self._stays(person.memberships),
            attachments=self._stays(person.attachments),
            posts=self._stays(person.posts),
            uid=self.scale.uid("person", person.number),
        )

    def _stays(self, stays: Iterable[model.Stay]) -> tuple[Stay, ...]:
        return tuple(Stay(self.units[stay.unit], stay.what, stay.since, stay.until) for stay in stays)

    def directive_draft(self, directive: model.Directive) -> DirectiveDraft:
        """A directive to be noted."""
        return DirectiveDraft(
            title=directive.title,
            number=directive.reference,
            received_on=directive.received_on,
            unit=self.units[directive.unit],
            uid=self.scale.uid("directive", directive.number),
        )

    def event_draft(self, event: model.Event) -> EventDraft:
        """An event to be noted."""
        return EventDraft(
            kind=event.kind,
            unit=self.units[event.unit],
            occurred_on=event.day,
            person=self.people[event.person] if event.person else None,
            ref=str(self.refs[event.ref]) if isinstance(event.ref, model.Ref) else event.ref,
            recorded_at=event.recorded_at,
            uid=self.scale.uid("event", event.number),
        )

    def entry_draft(self, entry: model.Entry, version: model.Version) -> EntryDraft:
        """What a version of an entry says."""
        units = {number: self.units[number].pk for number in entry.hosts}
        people = {part.person: self.people[part.person].pk for part in version.paper.parts}
        directives = {
            number: self.refs[model.Ref("directive", number)]
            for item in version.paper.agenda
            for number in item.directives
        }
        return draft_of(self.scale, entry, version, _Ids(units, people, directives))


@dataclass(frozen=True, slots=True)
class _Ids:
    """The generator's number → the number in the books."""

    units: Mapping[int, int]
    people: Mapping[int, int]
    directives: Mapping[int, int]


def draft_of(scale: Scale, entry: model.Entry, version: model.Version, ids: _Ids) -> EntryDraft:
    """A version of an entry as a draft."""
    paper = version.paper
    return EntryDraft(
        title=paper.title,
        started_on=paper.day,
        hosts=tuple(ids.units[host] for host in entry.hosts),
        forms=paper.forms,
        ended_on=paper.last_day,
        began_at=paper.began_at,
        state=EntryState(paper.state),
        place=paper.place,
        agenda=tuple(_agenda(item, ids) for item in paper.agenda),
        attendances=tuple(_attendance(part, ids.people[part.person]) for part in paper.parts),
        deliverables=tuple(DeliverableDraft(line.kind, line.label, line.amount) for line in paper.lines),
        headcount=paper.headcount,
        minutes=paper.minutes,
        study_tenths=paper.tenths,
        make_up_for=paper.make_up_for,
        summary=paper.summary,
        recorded_at=version.recorded_at,
        late_reason=paper.late_reason,
        uid=scale.uid("entry", entry.number),
    )


def _agenda(item: model.Item, ids: _Ids) -> AgendaDraft:
    return AgendaDraft(
        title=item.title,
        kind=ItemKind(item.kind),
        topics=item.topics,
        is_first_topic=item.is_first_topic,
        directives=tuple(ids.directives[number] for number in item.directives),
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


def _attendance(part: model.Part, person: int) -> AttendanceDraft:
    return AttendanceDraft(person, Presence(part.presence), part.functions, part.tenths)
