"""Rows of the ledger as drafts: names become people and units, words become codes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from youju.core.facts import EntryState, Presence
from youju.core.ledgers.agenda import Item
from youju.core.ledgers.findings import Place, Weight
from youju.core.ledgers.names import Named
from youju.core.ledgers.records import EntryRow, FormRead, LineRead
from youju.core.periods import SHANGHAI, shanghai_day
from youju.intake.roster import UNCLEAR, Asked, Roster
from youju.intake.telling import Told
from youju.intake.units import Units
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft, EntryDraft
from youju.ledger.operations import LATE_AFTER

UNCLEAR_ADVICE = "在名单里写成“姓名（单位）”，或在人员表写明各人所在党组织。"


def new_words(entries: Iterable[EntryRow]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Words no vocabulary has: forms and deliverables with what each is a case of, and what these are counted in."""
    forms: dict[str, str] = {}
    lines: dict[str, str] = {}
    units: dict[str, str] = {}
    for entry in entries:
        forms |= {form.words: form.is_a for form in entry.forms if not form.code}
        for line in entry.lines:
            if not line.kind:
                lines[line.label] = line.is_a
                units.setdefault(line.label, line.counted_in)
    return forms, lines, units


def directives_in(entries: Iterable[EntryRow]) -> list[str]:
    """The titles of directives that first topics name, each once."""
    return list(dict.fromkeys(title for entry in entries for item in entry.agenda for title in item.directives))


@dataclass
class Drafter:
    """Turns rows into drafts. `forms`, `lines`, `directives`: new words and titles → their codes and numbers."""

    units: Units
    roster: Roster
    told: Told
    at: datetime
    forms: Mapping[str, str]
    lines: Mapping[str, str]
    directives: Mapping[str, int]
    late_reason: str = ""

    def draft(self, row: EntryRow) -> EntryDraft | None:
        """What a row says; None, with a finding, where it cannot stand."""
        hosts = self._hosts(row)
        if not hosts:
            return None
        people = self._people(row, hosts)
        if row.place in self.told.blocked:
            return None
        there = sum(each.presence == Presence.PRESENT for each in people)
        return EntryDraft(
            title=row.title,
            started_on=row.started_on,
            ended_on=row.ended_on,
            began_at=row.began_at,
            hosts=hosts,
            forms=tuple(self._form(form) for form in row.forms),
            state=self._state(row),
            place=row.location,
            agenda=tuple(self._agenda(row)),
            attendances=people,
            deliverables=tuple(map(self._line, row.lines)),
            headcount=max((row.total or 0) - there, 0),
            headcount_unit="attendances" if row.times else "people",
            minutes=row.minutes,
            study_tenths=row.study_tenths,
            make_up_for=row.make_up_for,
            summary=row.summary,
            resolutions=row.resolutions,
            recorded_at=self._recorded_at(row),
            late_reason=row.late_reason or self.late_reason,
        )

    def _hosts(self, row: EntryRow) -> tuple[int, ...]:
        found = [unit for unit in map(self.units.unit, row.hosts) if unit is not None]
        for unit in found:
            if not unit.valid_from <= row.started_on < unit.valid_to:
                self.told.tell(
                    Weight.BLOCK,
                    "host_not_there",
                    row.place,
                    f"“{unit.name}”{unit.valid_from} 成立{_ended(unit.valid_to)}，{row.started_on} 还不存在或已撤销。",
                    "核对日期，或更正单位的成立、撤销日期。",
                    unit.name,
                )
        return tuple(dict.fromkeys(unit.pk for unit in found))

    def _state(self, row: EntryRow) -> EntryState:
        if row.started_on > shanghai_day(self.at):
            if not row.planned:
                self.told.tell(
                    Weight.FLAG,
                    "future",
                    row.place,
                    f"日期 {row.started_on} 还没有到，记为计划，不计数。",
                    "核对日期或年份。",
                    str(row.started_on),
                )
            return EntryState.PLANNED
        return EntryState.PLANNED if row.planned else EntryState.HELD

    def _form(self, form: FormRead) -> str:
        return form.code or self.forms[form.words]

    def _line(self, line: LineRead) -> DeliverableDraft:
        return DeliverableDraft(line.kind or self.lines[line.label], line.label, line.amount, line.counted_in)

    def _agenda(self, row: EntryRow) -> Iterator[AgendaDraft]:
        votes = row.votes if _voted(row.agenda) else None
        for item in row.agenda:
            expected, present, *cast = votes if votes and _is_voted(item, row.agenda) else (0, 0, 0, 0, 0)
            yield AgendaDraft(
                item.title,
                kind=item.kind,
                topics=item.topics,
                is_first_topic=item.is_first_topic,
                directives=tuple(self.directives[title] for title in item.directives),
                expected=expected,
                present=present,
                in_favour=cast[0],
                against=cast[1],
                abstained=cast[2],
            )

    def _people(self, row: EntryRow, hosts: tuple[int, ...]) -> tuple[AttendanceDraft, ...]:
        found: dict[int, AttendanceDraft] = {}
        for person in row.people:
            number = self.roster.find(Asked(person.name, person.hint, hosts, row.started_on))
            if number == UNCLEAR:
                self._tell_unclear(row.place, person)
            elif number in found:
                before = found[number]
                found[number] = AttendanceDraft(number, before.presence, before.functions | person.functions)
            else:
                found[number] = AttendanceDraft(number, person.presence, person.functions)
        return tuple(found.values())

    def _tell_unclear(self, place: Place, person: Named) -> None:
        count = len(self.roster.people[person.name])
        self.told.tell(
            Weight.BLOCK,
            "which_person",
            place,
            f"{person.name}有 {count} 人同名，分不清是哪一位。",
            UNCLEAR_ADVICE,
            person.name,
        )

    def _recorded_at(self, row: EntryRow) -> datetime | None:
        """Noon of the day it was written down; never later than now."""
        if row.recorded_on is None:
            return None
        if row.recorded_on > shanghai_day(self.at):
            self.told.tell(
                Weight.FLAG,
                "recorded_future",
                row.place,
                f"登记日期 {row.recorded_on} 还没有到，没有采用。",
                "核对日期。",
                str(row.recorded_on),
            )
            return None
        if row.recorded_on - (row.ended_on or row.started_on) > LATE_AFTER:
            self.told.tell(
                Weight.FLAG,
                "late",
                row.place,
                f"{row.started_on} 的事 {row.recorded_on} 才登记，标为补录。",
                "",
                str(row.recorded_on),
            )
        return min(datetime.combine(row.recorded_on, time(12), SHANGHAI), self.at)


def _ended(day: date) -> str:
    return f"、{day} 撤销" if day.year < 9999 else ""


def _voted(agenda: Sequence[Item]) -> bool:
    return any(_is_voted(item, agenda) for item in agenda)


def _is_voted(item: Item, agenda: Sequence[Item]) -> bool:
    """Votes of a row belong to its one item of decision, or its only item."""
    decisions = [each for each in agenda if each.kind == "decision"]
    return (
        item is (decisions[0] if len(decisions) == 1 else agenda[0])
        if len(decisions) == 1 or len(agenda) == 1
        else False
    )


def unknown_names(entries: Iterable[EntryRow], roster: Roster) -> dict[str, tuple[Place, int]]:
    """Names of the ledger nobody has: the first place and how often."""
    first: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    for entry in entries:
        for person in entry.people:
            if person.name not in roster.people:
                first.setdefault(person.name, entry.place)
                counts[person.name] += 1
    return {name: (place, counts[name]) for name, place in first.items()}
