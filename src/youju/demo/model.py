"""What the generator gives: plain rows and papers, by the generator's own numbers.

Numbers are unique among things of a kind and the same at every scale: a chapter's number is part of them. 0 is nobody,
and above the top nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from youju.core.facts import EntryState, ItemKind, Presence
from youju.core.periods import FOREVER


class Stay(NamedTuple):
    """What somebody is or holds at a unit for a time: a standing or a post, '' for an attachment."""

    unit: int
    what: str
    since: date
    until: date = FOREVER


class Move(NamedTuple):
    """A unit comes under another superior."""

    unit: int
    superior: int
    on: date


class Term(NamedTuple):
    """A term of office."""

    number: int
    unit: int
    started_on: date
    ends_on: date


class Directive(NamedTuple):
    """A document from above, as the first unit in the group received it."""

    number: int
    title: str
    reference: str
    received_on: date
    unit: int


class Ref(NamedTuple):
    """What an event or an agenda item refers to that has a number in the books: a `term` or a `directive`."""

    kind: str
    number: int


class Part(NamedTuple):
    """One person's part in an entry. Study hours in tenths; None: the entry's."""

    person: int
    presence: int = Presence.PRESENT.value
    functions: int = 0
    tenths: int | None = None


class Line(NamedTuple):
    """What came out of an entry."""

    kind: str
    label: str
    amount: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A Party organisation. `declared`: full members it says it has, where its roster is not in the books."""

    number: int
    name: str
    kind: str
    founded_on: date
    dissolved_on: date = FOREVER
    superior: int = 0
    project: str = ""
    declared: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, with where they belong."""

    number: int
    name: str
    sex: str
    born_on: date
    memberships: tuple[Stay, ...]
    attachments: tuple[Stay, ...]
    posts: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item. `directives` are numbers of directives; no vote was taken down where `expected` is 0."""

    title: str
    topics: tuple[str, ...]
    kind: str = ItemKind.STUDY.value
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
class Paper:
    """What one revision of an entry says."""

    title: str
    day: date
    forms: tuple[str, ...]
    last_day: date | None = None
    began_at: time | None = None
    state: str = EntryState.HELD.value
    place: str = ""
    agenda: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()
    lines: tuple[Line, ...] = ()
    headcount: int = 0
    minutes: int = 0
    tenths: int | None = None
    make_up_for: date | None = None
    summary: str = ""
    late_reason: str = ""


class Version(NamedTuple):
    """A paper: when what it says was taken down, when it was put into the books, why it replaced the one before."""

    paper: Paper
    recorded_at: datetime
    written_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened or is planned, with all that was ever written of it; the last version is in force."""

    number: int
    hosts: tuple[int, ...]
    versions: tuple[Version, ...]

    @property
    def paper(self) -> Paper:
        """What is in force."""
        return self.versions[-1].paper


class Event(NamedTuple):
    """A day from which terms run. `ref` is a text, or a thing that has a number in the books."""

    number: int
    kind: str
    unit: int
    day: date
    recorded_at: datetime
    person: int = 0
    ref: str | Ref = ""


class Closing(NamedTuple):
    """A quarter's books closed."""

    unit: int
    since: date
    until: date
    closed_at: datetime


class Declaration(NamedTuple):
    """A measure confirmed as zero."""

    unit: int
    measure: str
    since: date
    until: date
    declared_at: datetime


class Excuse(NamedTuple):
    """Why a usual duty was not met in the period that starts on a day."""

    duty: str
    unit: int
    starts_on: date
    reason: str
    excused_at: datetime
    person: int = 0


class Waiver(NamedTuple):
    """A release from a duty for a time."""

    duty: str
    unit: int
    since: date
    until: date
    reason: str
    waived_at: datetime
    person: int = 0


class Adoption(NamedTuple):
    """A unit takes a rulebook of practice as binding."""

    rulebook: str
    unit: int
    since: date
    with_below: bool


class Target(NamedTuple):
    """A unit asks more of itself and those below than a duty's floor."""

    duty: str
    unit: int
    since: date
    until: date
    least: int
    basis: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The whole life of one company, or of a headquarters, over the months told."""

    number: int
    units: tuple[Unit, ...]
    moves: tuple[Move, ...]
    people: tuple[Person, ...]
    terms: tuple[Term, ...]
    directives: tuple[Directive, ...]
    entries: tuple[Entry, ...]
    events: tuple[Event, ...]
    closings: tuple[Closing, ...]
    declarations: tuple[Declaration, ...]
    excuses: tuple[Excuse, ...]
    waivers: tuple[Waiver, ...]
    adoptions: tuple[Adoption, ...]
    targets: tuple[Target, ...]
