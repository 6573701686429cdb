"""What an entry says, before it is written: the whole content of a revision."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time
from operator import attrgetter
from typing import Any
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
        parts = sorted((each.person_id, each.presence, each.functions, self._hours(each)) for each in self.attendances)
        lines = sorted(map(_LINE, self.deliverables))
        agenda = [*map(_ITEM, self.agenda)]
        content = [_PLAIN(self), self.last_day, sorted(self.hosts), sorted(self.forms), agenda, parts, lines]
        return hashlib.sha256(json.dumps(content, default=str).encode()).hexdigest()

    def _hours(self, each: AttendanceDraft) -> int:
        """Somebody's study hours where they are others than the entry's; -1 where not."""
        return -1 if each.study_tenths in (None, self.study_tenths) else each.study_tenths or 0

    def with_state(self, state: EntryState) -> "EntryDraft":
        """The same content in another state."""
        return replace(self, state=state)


def _values_of(draft: type, without: frozenset[str] = frozenset()) -> Callable[[Any], Any]:
    """What gets the values of all fields of a draft, in their order."""
    return attrgetter(*(each.name for each in fields(draft) if each.name not in without))


_NOT_SAID = frozenset({"uid", "late_reason", "recorded_at"})
_PARTS = frozenset({"ended_on", "hosts", "forms", "agenda", "attendances", "deliverables"})
_PLAIN, _ITEM, _LINE = _values_of(EntryDraft, _NOT_SAID | _PARTS), _values_of(AgendaDraft), _values_of(DeliverableDraft)
