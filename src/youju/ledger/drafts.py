"""What an entry says, before it is written: the whole content of a revision."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, time
from uuid import UUID, uuid4

from youju.core.facts import EntryState, ItemKind, Presence


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """One agenda item."""

    title: str
    kind: ItemKind = ItemKind.DECISION
    topics: tuple[str, ...] = ()
    is_first_topic: bool = False
    directives: tuple[int, ...] = ()
    result: str = ""
    follow_up: str = ""
    closed_on: date | None = None
    expected: int = 0
    present: int = 0
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    decision: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceDraft:
    """One person's part in it. `functions` is a set of facts.Function; study hours in tenths, None: as the entry's."""

    person_id: int
    presence: Presence = Presence.PRESENT
    functions: int = 0
    study_tenths: int | None = None


@dataclass(frozen=True, slots=True)
class DeliverableDraft:
    """One line of what came out of it. Zero is an amount."""

    kind: str
    label: str
    amount: int
    counted_in: str = ""


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry to be recorded, or the new content of one. `hosts` are numbers of units."""

    title: str
    started_on: date
    hosts: tuple[int, ...]
    forms: tuple[str, ...]
    ended_on: date | None = None
    began_at: time | None = None
    state: EntryState = EntryState.HELD
    place: str = ""
    agenda: tuple[AgendaDraft, ...] = ()
    attendances: tuple[AttendanceDraft, ...] = ()
    deliverables: tuple[DeliverableDraft, ...] = ()
    headcount: int = 0
    headcount_unit: str = "people"
    minutes: int = 0
    study_tenths: int | None = None
    make_up_for: date | None = None
    summary: str = ""
    resolutions: str = ""
    recorded_at: datetime | None = None
    late_reason: str = ""
    uid: UUID = field(default_factory=uuid4)

    @property
    def last_day(self) -> date:
        """The last day; the first where only one is known."""
        return self.ended_on or self.started_on

    def digest(self) -> str:
        """The identity of what it says, whoever wrote it down and when, and in whatever order people are listed."""
        content = asdict(self) | {"ended_on": self.last_day}
        for name in ("uid", "late_reason", "recorded_at"):
            del content[name]
        for each in content["attendances"]:
            each["study_tenths"] = None if each["study_tenths"] == self.study_tenths else each["study_tenths"]
        for name in ("hosts", "forms", "attendances", "deliverables"):
            content[name] = sorted(content[name], key=repr)
        return hashlib.sha256(json.dumps(content, default=str, sort_keys=True).encode()).hexdigest()

    def with_state(self, state: EntryState) -> "EntryDraft":
        """The same content in another state."""
        return replace(self, state=state)
