"""Posts a units' sheet tells of: the secretary and the officers named in an organisation's row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from youju.base.actor import Actor
from youju.core.ledgers.findings import Weight
from youju.core.ledgers.officers import SECRETARY
from youju.core.ledgers.records import OfficerRead, UnitRow
from youju.core.periods import FOREVER
from youju.intake.bounds import Bounds
from youju.intake.people import Known, people_named
from youju.intake.telling import Told
from youju.intake.units import Units
from youju.members.models import Membership, Person, Post
from youju.members.operations import appoint, attach, relieve
from youju.organisation.models import Unit


@dataclass(frozen=True)
class Appointment:
    """A post to be taken."""

    known: Known
    unit: Unit
    officer: OfficerRead
    since: date


@dataclass
class Officers:
    """Turns the officers of units' rows into posts, once the people of the book are registered."""

    units: Units
    told: Told
    bounds: Bounds
    _held: dict[int, date] = field(default_factory=dict)

    def take(self, rows: Iterable[UnitRow], *, by: Actor, at: datetime) -> int:
        """Appoint those who do not hold their post; gives how many."""
        rows = [row for row in rows if row.officers]
        self._held = self._secretaries(rows)
        people = people_named({each.name for row in rows for each in row.officers}, self.bounds.people)
        wanted = [each for row in rows for each in self._of_row(row, people)]
        persons = Person.objects.in_bulk([each.known.person_id for each in wanted])
        for each in wanted:
            _appoint(each, persons[each.known.person_id], by=by, at=at)
        return len(wanted)

    def _of_row(self, row: UnitRow, people: dict[str, list[Known]]) -> Iterable[Appointment]:
        unit = self.units.unit(row.name)
        for officer in row.officers if unit else ():
            assert unit is not None
            known = self._person(row, unit, officer, people.get(officer.name, []))
            if known is None or any(post.unit_id == unit.pk and post.post == officer.code for post in known.posts):
                continue
            since = _since(row, unit, known)
            if since < unit.valid_to and not self._is_held(row, unit, officer, since):
                yield Appointment(known, unit, officer, since)

    def _person(self, row: UnitRow, unit: Unit, officer: OfficerRead, alike: list[Known]) -> Known | None:
        """Who is meant: the one of the name, or of several the one who belongs to the unit."""
        here = [each for each in alike if any(stay[0] == unit.pk for stay in each.stays())]
        fits = alike if len(alike) == 1 else here
        if len(fits) == 1:
            return fits[0]
        why = f"人员表里有 {len(alike)} 人同名，分不清是哪一位" if alike else "不在人员表里"
        self.told.tell(
            Weight.FLAG,
            "officer_unclear" if alike else "officer_unknown",
            row.place,
            f"“{row.name}”的{officer.words}{officer.name}{why}，没有记这个职务。",
            "在人员表里补上，写明所在党组织和党内职务。",
            officer.name,
        )
        return None

    def _secretaries(self, rows: Iterable[UnitRow]) -> dict[int, date]:
        """The units that have a secretary by now, with the day until which."""
        units = [unit.pk for row in rows if (unit := self.units.unit(row.name))]
        held = Post.objects.filter(unit__in=units, post=SECRETARY).order_by("valid_to")
        return dict(held.values_list("unit_id", "valid_to"))

    def _is_held(self, row: UnitRow, unit: Unit, officer: OfficerRead, since: date) -> bool:
        """Whether the roster names another secretary; of a committee's other posts there may be several."""
        if officer.code != SECRETARY or self._held.get(unit.pk, since) <= since:
            return False
        self.told.tell(
            Weight.FLAG,
            "officer_differs",
            row.place,
            f"“{row.name}”的{officer.words}写{officer.name}，人员表或账里是另一人，没有改。",
            "核对后更正其中一处。",
            officer.name,
        )
        return True


def _since(row: UnitRow, unit: Unit, known: Known) -> date:
    """From the start of the term, else the founding of the unit; not before they belonged to it."""
    own: list[Membership] = [stay for stay in known.memberships if stay.unit_id == unit.pk]
    joined = max((stay.valid_from for stay in own), default=unit.valid_from)
    return max(row.term[0] if row.term else joined, unit.valid_from)


def _appoint(wanted: Appointment, person: Person, *, by: Actor, at: datetime) -> None:
    unit, known = wanted.unit, wanted.known
    post = appoint(person, unit, wanted.officer.code, wanted.since, by=by, at=at)
    if unit.valid_to < FOREVER:
        relieve(post, unit.valid_to, by=by, at=at)
    there = {stay.unit_id for stay in known.memberships} | {stay.unit_id for stay in known.attachments}
    if unit.kind == "temporary_branch" and unit.pk not in there:
        attach(person, unit, wanted.since, by=by, at=at, until=unit.valid_to)
