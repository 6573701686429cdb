"""An entry as its page shows it."""

from dataclasses import dataclass
from functools import cached_property

from youju.core.facts import EntryState, Presence
from youju.formats.docx.minutes import Minutes, time_words
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, EntryDraft
from youju.ledger.listing import Turnout
from youju.ledger.models import FOLLOW_UPS, ITEM_KINDS, PRESENCES, RESULTS, Revision
from youju.ledger.naming import Named, Names, function_words
from youju.ledger.reading import drafts_of


@dataclass(frozen=True)
class Taker:
    """Somebody who took part: `did` is what they did in it, `hours` study hours that are others than the entry's."""

    person: Named
    did: tuple[str, ...]
    hours: str


@dataclass(frozen=True)
class Group:
    """People who stood to an entry in one way."""

    title: str
    people: tuple[Taker, ...]


@dataclass(frozen=True)
class Item:
    """An agenda item in words."""

    draft: AgendaDraft
    kind: str
    topics: tuple[str, ...]
    directives: tuple[str, ...]
    result: str
    follow_up: str


@dataclass(frozen=True)
class EntryShown:
    """All of one revision. `with_notes`: what was said may be shown."""

    revision: Revision
    draft: EntryDraft
    names: Names
    with_notes: bool

    @classmethod
    def of(cls, revision: Revision, with_notes: bool) -> "EntryShown":
        """Read it."""
        draft = drafts_of([revision])[0]
        return cls(revision, draft, Names([draft]), with_notes)

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.draft.state is EntryState.HELD

    @property
    def is_planned(self) -> bool:
        """Whether it is a plan."""
        return self.draft.state is EntryState.PLANNED

    @property
    def is_void(self) -> bool:
        """Whether it was withdrawn."""
        return self.draft.state is EntryState.VOID

    @property
    def hosts(self) -> list[Named]:
        """The units that held it."""
        return [self.names.unit(host) for host in self.draft.hosts]

    @property
    def forms(self) -> list[str]:
        """What it was."""
        return [self.names.form(form) for form in self.draft.forms]

    @property
    def when(self) -> str:
        """2026年3月10日 14:30—16:00."""
        draft = self.draft
        return time_words(Minutes("", (), (), draft.started_on, draft.last_day, draft.began_at, draft.minutes))

    @property
    def hours(self) -> str:
        """Study hours of everybody who was there."""
        return tenths(self.draft.study_tenths)

    @cached_property
    def items(self) -> list[Item]:
        """The agenda."""
        return [self._item(item) for item in self.draft.agenda]

    def _item(self, item: AgendaDraft) -> Item:
        return Item(
            item,
            dict(ITEM_KINDS)[item.kind.value],
            tuple(map(self.names.topic, item.topics)),
            tuple(map(self.names.directive, item.directives)),
            dict(RESULTS).get(item.result, ""),
            dict(FOLLOW_UPS).get(item.follow_up, ""),
        )

    @cached_property
    def groups(self) -> list[Group]:
        """Those who came, sat in, were on leave or absent; none that is empty."""
        found = [Group(title, self._people(Presence(presence))) for presence, title in PRESENCES]
        return [group for group in found if group.people]

    def _people(self, presence: Presence) -> tuple[Taker, ...]:
        return tuple(self._taker(each) for each in self.draft.attendances if each.presence == presence)

    def _taker(self, each: AttendanceDraft) -> Taker:
        return Taker(
            self.names.person(each.person_id), tuple(function_words(each.functions)), tenths(each.study_tenths)
        )

    @cached_property
    def turnout(self) -> Turnout:
        """How many came."""
        by = [each.presence for each in self.draft.attendances]
        unnamed = self.draft.headcount if self.draft.headcount_unit == "people" else 0
        away = by.count(Presence.LEAVE) + by.count(Presence.ABSENT)
        return Turnout(by.count(Presence.PRESENT), away, unnamed, self.draft.headcount - unnamed)


def tenths(hours: int | None) -> str:
    """Study hours held in tenths, as people write them; '' where none are stated."""
    return "" if hours is None else f"{hours / 10:g}"
