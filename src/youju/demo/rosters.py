"""Who takes part in a unit's life on a day, and who holds which post in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from youju.core.facts import Standing
from youju.core.periods import FOREVER
from youju.demo.model import Part, Person, Unit

MEMBERS = (Standing.FULL_MEMBER.value, Standing.PROBATIONARY_MEMBER.value)
ATTACHED = "attached"
"""What somebody is who takes part without belonging: on a site, or in a cell."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """People on a day, each with what they are, and their parts in an entry if all are present."""

    people: tuple[tuple[int, str], ...]
    parts: tuple[Part, ...]

    def those(self, *whats: str) -> tuple[int, ...]:
        """The people who are one of these."""
        return tuple(person for person, what in self.people if what in whats)


class Roster:
    """People with what they are, from day to day."""

    def __init__(self, rows: Iterable[tuple[int, str, date, date]]) -> None:
        self.rows = sorted(rows)
        self.days = sorted({day for _, _, since, until in self.rows for day in (since, until)})
        self.crowds: dict[int, Crowd] = {}

    def on(self, day: date) -> Crowd:
        """Everybody on a day."""
        place = bisect_right(self.days, day)
        if place not in self.crowds:
            people = tuple((person, what) for person, what, since, until in self.rows if since <= day < until)
            self.crowds[place] = Crowd(people, tuple(Part(person) for person in dict(people)))
        return self.crowds[place]


NOBODY = Roster(())


@dataclass(frozen=True)
class Rosters:
    """By unit: who meets there (members and those attached, less those away), who is on the way in, who holds posts."""

    members: dict[int, Roster]
    hopefuls: dict[int, Roster]
    posts: dict[int, Roster]

    def crowd(self, unit: Unit, day: date) -> Crowd:
        """Who meets in a unit on a day."""
        return self.members.get(unit.number, NOBODY).on(day)

    def holders(self, unit: int, day: date, *posts: str) -> tuple[int, ...]:
        """Who holds one of these posts in a unit on a day; each once."""
        return tuple(dict.fromkeys(self.posts.get(unit, NOBODY).on(day).those(*posts)))


Row = tuple[int, str, date, date]


def rosters_of(people: Iterable[Person], sites: set[int]) -> Rosters:
    """The rosters of a chapter. `sites`: temporary branches, whose people meet there and not at home."""
    members: dict[int, list[Row]] = {}
    hopefuls: dict[int, list[Row]] = {}
    posts: dict[int, list[Row]] = {}
    for person in people:
        for stay in person.posts:
            posts.setdefault(stay.unit, []).append((person.number, stay.what, stay.since, stay.until))
        for stay in person.attachments:
            members.setdefault(stay.unit, []).append((person.number, ATTACHED, stay.since, stay.until))
        away = sorted((stay.since, stay.until) for stay in person.attachments if stay.unit in sites)
        for stay in person.memberships:
            rows = members if stay.what in MEMBERS else hopefuls
            for since, until in _without(stay.since, stay.until, away):
                rows.setdefault(stay.unit, []).append((person.number, stay.what, since, until))
    return Rosters(_rosters(members), _rosters(hopefuls), _rosters(posts))


def _rosters(rows: dict[int, list[Row]]) -> dict[int, Roster]:
    return {unit: Roster(each) for unit, each in rows.items()}


def _without(since: date, until: date, away: list[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """The parts of an interval outside others, which are in order."""
    start = since
    for left, back in [*away, (FOREVER, FOREVER)]:
        if start < min(until, left):
            yield start, min(until, left)
        start = max(start, back)
