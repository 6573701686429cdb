"""Records read from rows: what a sheet says of units, people and entries, before it is matched with the books."""

from dataclasses import dataclass, field
from datetime import date, time

from youju.core.facts import Standing
from youju.core.ledgers.agenda import Item
from youju.core.ledgers.bodies import PostRead
from youju.core.ledgers.findings import Place
from youju.core.ledgers.names import Named
from youju.core.rules.model import Sector


@dataclass(frozen=True, slots=True)
class OfficerRead:
    """A name under a post in a row about an organisation; `code` is the post's, `words` its heading."""

    name: str
    code: str
    words: str


@dataclass(slots=True)
class UnitRow:
    """A row about an organisation. `kind` is '' where neither column nor name tells it."""

    place: Place
    name: str
    kind: str = ""
    superior: str = ""
    founded: date | None = None
    dissolved: date | None = None
    size: int | None = None
    aliases: tuple[str, ...] = ()
    project: str = ""
    sector: Sector | None = None
    term: tuple[date, date] | None = None
    officers: tuple[OfficerRead, ...] = ()


@dataclass(slots=True)
class PersonRow:
    """A row about a person. `standing` None: not in the Party nor on the way. Units as they are written."""

    place: Place
    name: str
    sex: str = ""
    born: date | None = None
    standing: Standing | None = None
    unit: str = ""
    attached: str = ""
    attached_from: date | None = None
    posts: tuple[PostRead, ...] = ()
    posts_since: date | None = None
    joined: date | None = None
    confirmed: date | None = None
    since: date | None = None
    moved_in: date | None = None
    moved_out: date | None = None
    key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormRead:
    """A form as written: its code, or the words of a new one with the code it is a case of ('' where none)."""

    code: str
    words: str = ""
    is_a: str = ""


@dataclass(frozen=True, slots=True)
class LineRead:
    """A line of deliverables: the kind's code ('' where new), the words, the amount, what it is counted in."""

    kind: str
    label: str
    amount: int
    counted_in: str = ""
    is_a: str = ""


@dataclass(slots=True)
class EntryRow:
    """A row of the ledger (or several that are one entry). Units, people and new words as they are written."""

    place: Place
    title: str
    started_on: date
    ended_on: date | None = None
    began_at: time | None = None
    minutes: int = 0
    hosts: tuple[str, ...] = ()
    forms: tuple[FormRead, ...] = ()
    agenda: tuple[Item, ...] = ()
    location: str = ""
    people: tuple[Named, ...] = ()
    total: int | None = None
    times: bool = False
    lines: tuple[LineRead, ...] = ()
    study_tenths: int | None = None
    recorded_on: date | None = None
    make_up_for: date | None = None
    late_reason: str = ""
    planned: bool = False
    summary: str = ""
    resolutions: str = ""
    votes: tuple[int, int, int, int, int] | None = None
    number: str = ""


@dataclass
class BookRead:
    """All a book says."""

    units: list[UnitRow] = field(default_factory=list)
    people: list[PersonRow] = field(default_factory=list)
    entries: list[EntryRow] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    since: date | None = None
