"""Ledgers told as stories: units, people and entries in, plain fact rows out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from core.reach import reach_rows
from core.vocabulary import WORDS
from youju.core.codes import Terms, Vocabulary
from youju.core.facts import FACTS, EntryState, Function, ItemKind, Presence, Standing
from youju.core.periods import FOREVER, month_number, week_number

Day = date | str
People = int | Iterable[int]
Rows = dict[str, list[tuple]]

LONG_AGO = date(2019, 1, 1)


def day_of(day: Day | None) -> date:
    """A day written as a date, in ISO form, or left open."""
    if day is None:
        return FOREVER
    return day if isinstance(day, date) else date.fromisoformat(day)


def _each(value: int | str | Iterable) -> list:
    return [value] if isinstance(value, int | str) else list(value)


@dataclass(frozen=True)
class AgendaItem:
    """One item of an agenda; the last five numbers are its vote."""

    topics: tuple[str, ...] = ()
    kind: ItemKind = ItemKind.STUDY
    first_topic: bool = False
    directives: tuple[str, ...] = ()
    result: str = ""
    follow_up: str = ""
    closed_on: Day | None = None
    title: str = ""
    expected: int = 0
    present: int = 0
    in_favour: int = 0
    against: int = 0
    abstained: int = 0


class Books:
    """A ledger under construction. Every `since` is a first day, every `until` the day after the last."""

    def __init__(self, words: Mapping[Vocabulary, Terms] = WORDS) -> None:
        self.words = words
        self.tables: Rows = {name: [] for name in FACTS}
        self._last: dict[str, int] = defaultdict(int)

    def rows(self) -> Rows:
        """Every fact table, with the columns of `FACTS`."""
        reach = reach_rows(self.tables["unit"], self.tables["edge"])
        return {name: list(rows) for name, rows in self.tables.items()} | {"reach": reach}

    def _next(self, name: str) -> int:
        self._last[name] += 1
        return self._last[name]

    def _write(self, table: str, *row: object) -> None:
        self.tables[table].append(row)

    def _lineage(self, vocabulary: Vocabulary, codes: Iterable[str]) -> list[str]:
        return sorted(set(chain.from_iterable(map(self.words[vocabulary].lineage, codes))))

    def unit(
        self, kind: str = "branch", since: Day = LONG_AGO, until: Day | None = None, sector: str = "enterprise"
    ) -> int:
        """A unit; its id."""
        unit = self._next("unit")
        self._write("unit", unit, kind, str(sector), day_of(since), day_of(until))
        return unit

    def under(
        self, superior: int, unit: int, since: Day = LONG_AGO, until: Day | None = None, kind: str = "leads"
    ) -> None:
        """The unit answers to the superior."""
        self._write("edge", superior, unit, kind, day_of(since), day_of(until))

    def person(self) -> int:
        """A person; the id."""
        return self._next("person")

    def member(
        self,
        person: int,
        unit: int,
        standing: Standing | str = Standing.FULL_MEMBER,
        since: Day = LONG_AGO,
        until: Day | None = None,
    ) -> None:
        """A membership."""
        self._write("membership", person, unit, str(standing), day_of(since), day_of(until))

    def members(self, count: int, unit: int, **membership: object) -> list[int]:
        """So many new people, all members of the unit."""
        people = [self.person() for _ in range(count)]
        for person in people:
            self.member(person, unit, **membership)
        return people

    def attach(self, person: int, unit: int, since: Day = LONG_AGO, until: Day | None = None) -> None:
        """An attachment: the membership stays at home."""
        self._write("attachment", person, unit, day_of(since), day_of(until))

    def post(self, person: int, unit: int, post: str, since: Day = LONG_AGO, until: Day | None = None) -> None:
        """A post held, with every post it is a case of."""
        for code in self._lineage(Vocabulary.POST, [post]):
            self._write("post", person, unit, code, day_of(since), day_of(until))

    def declared_size(self, unit: int, full_members: int, since: Day = LONG_AGO, until: Day | None = None) -> None:
        """How many full members a unit says it has."""
        self._write("declared_size", unit, full_members, day_of(since), day_of(until))

    def event(self, kind: str, unit: int, on: Day, person: int = 0, ref: str = "") -> int:
        """An event; its id."""
        event, day = self._next("event"), day_of(on)
        self._write("event", event, kind, unit, person, day, month_number(day), week_number(day), ref)
        return event

    def entry(
        self,
        *hosts: int,
        on: Day,
        forms: Iterable[str] | str = (),
        topics: Iterable[str] | str = (),
        first_topic: bool | Iterable[str] = False,
        agenda: Iterable[AgendaItem] = (),
        deliverables: Mapping[str, int] | Iterable[tuple[str, int]] = (),
        headcount: int = 0,
        minutes: int = 0,
        make_up_for: Day | None = None,
        state: EntryState | str = EntryState.HELD,
        title: str = "",
        **people: object,
    ) -> int:
        """An entry; its id.

        `topics` are agenda items of one topic each; `first_topic` is one more before them, with the directives studied
        where it names some; `make_up_for` is the last day of the period made up for. `people` are those of
        `_attendance`.
        """
        entry, day = self._next("entry"), day_of(on)
        credit = day if make_up_for is None else day_of(make_up_for)
        numbers = (month_number(day), week_number(day), month_number(credit), week_number(credit))
        made_up = int(make_up_for is not None)
        self._write("entry", entry, str(state), day, *numbers, made_up, headcount, minutes)
        self._write("entry_title", entry, title)
        for host in dict.fromkeys(hosts):
            self._write("entry_host", entry, host)
        for form in self._lineage(Vocabulary.FORM, _each(forms)):
            self._write("entry_form", entry, form)
        self._agenda(entry, [*_opening(first_topic), *(AgendaItem((topic,)) for topic in _each(topics)), *agenda])
        self._attendance(entry, **people)
        for kind, amount in deliverables.items() if isinstance(deliverables, Mapping) else deliverables:
            self._deliverable(entry, kind, amount)
        return entry

    def _agenda(self, entry: int, agenda: Iterable[AgendaItem]) -> None:
        for position, each in enumerate(agenda, start=1):
            item = self._next("agenda_item")
            vote = (each.expected, each.present, each.in_favour, each.against, each.abstained)
            outcome = (each.result, each.follow_up, day_of(each.closed_on))
            self._write("agenda_item", entry, item, position, str(each.kind), int(each.first_topic), *outcome, *vote)
            self._write("agenda_title", item, each.title)
            for topic in self._lineage(Vocabulary.TOPIC, each.topics):
                self._write("agenda_topic", entry, item, topic)
            for ref in dict.fromkeys(each.directives):
                self._write("agenda_directive", entry, item, ref)

    def _attendance(
        self,
        entry: int,
        present: People = (),
        observers: People = (),
        leave: People = (),
        absent: People = (),
        chair: People = (),
        lecturer: People = (),
        recorder: People = (),
        interviewee: People = (),
        hours: float | Mapping[int, float] | None = None,
    ) -> None:
        """Who was there. A function makes somebody present who is not said to be otherwise; one number of `hours` is
        for everybody present, a mapping for each person."""
        stands = _standings(present, observers, leave, absent)
        does = _functions({"chair": chair, "lecturer": lecturer, "recorder": recorder, "interviewee": interviewee})
        for person in sorted(stands.keys() | does.keys()):
            presence = stands.get(person, Presence.PRESENT)
            time = _hours_of(person, presence, hours)
            self._write("attendance", entry, person, int(presence), int(does.get(person, 0)), *time)

    def _deliverable(self, entry: int, kind: str, amount: int) -> None:
        line = self._next("line")
        self._write("deliverable_label", line, "")
        for code in self._lineage(Vocabulary.DELIVERABLE, [kind]):
            self._write("deliverable", entry, line, code, amount)

    def close(self, unit: int, since: Day, until: Day | None) -> None:
        """The books of these days are complete."""
        self.declare_zero(unit, "*", since, until)

    def declare_zero(self, unit: int, measure: str, since: Day, until: Day | None) -> None:
        """The books have everything there is of a measure or duty."""
        self._write("declaration", unit, measure, day_of(since), day_of(until))

    def adopt(self, unit: int, rulebook: str, since: Day = LONG_AGO, until: Day | None = None) -> None:
        """The unit adopts a rulebook that does not bind by itself."""
        self._write("adoption", rulebook, unit, day_of(since), day_of(until))

    def local_target(self, duty: str, unit: int, least: int, since: Day = LONG_AGO, until: Day | None = None) -> None:
        """The unit asks more of itself."""
        self._write("local_target", duty, unit, least, day_of(since), day_of(until))

    def excuse(self, duty: str, unit: int, starts_on: Day, person: int = 0) -> None:
        """An officer gave a reason for an item."""
        self._write("excuse", duty, unit, person, day_of(starts_on))

    def waive(self, duty: str, unit: int, since: Day = LONG_AGO, until: Day | None = None, person: int = 0) -> None:
        """The duty (`*`: every duty) is not asked of the unit or person."""
        self._write("waiver", duty, unit, person, day_of(since), day_of(until))


def _opening(first_topic: bool | Iterable[str]) -> list[AgendaItem]:
    if first_topic is False:
        return []
    return [AgendaItem(first_topic=True, directives=() if first_topic is True else tuple(first_topic))]


def _hours_of(person: int, presence: Presence, hours: float | Mapping[int, float] | None) -> tuple[int, int]:
    """Tenths of an hour, and whether the books say so."""
    stated = hours.get(person) if isinstance(hours, Mapping) else hours
    if stated is None or not (isinstance(hours, Mapping) or presence == Presence.PRESENT):
        return 0, 0
    return round(stated * 10), 1


def _standings(present: People, observers: People, leave: People, absent: People) -> dict[int, Presence]:
    groups = {
        Presence.PRESENT: present,
        Presence.OBSERVER: observers,
        Presence.LEAVE: leave,
        Presence.ABSENT: absent,
    }
    return {person: presence for presence, people in groups.items() for person in _each(people)}


def _functions(groups: Mapping[str, People]) -> dict[int, Function]:
    functions: dict[int, Function] = defaultdict(lambda: Function(0))
    for name, people in groups.items():
        for person in _each(people):
            functions[person] |= Function[name.upper()]
    return functions
