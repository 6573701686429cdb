"""The people of a chapter: where they belong, what they hold, how they move, who comes and goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from youju.core.facts import Standing
from youju.core.periods import FOREVER
from youju.demo.days import later
from youju.demo.events import EventBook
from youju.demo.model import Person, Stay, Unit
from youju.demo.names import born_on, person_name
from youju.demo.tree import Plan

ROOM = 100_000
"""Numbers of people kept for each chapter."""

FULL = Standing.FULL_MEMBER.value
WOMEN = 0.24
MOVING_YEARLY = 0.03


@dataclass(slots=True)
class Sketch:
    """A person while their life is being told."""

    number: int
    name: str
    sex: str
    born_on: date
    memberships: list[Stay] = field(default_factory=list)
    attachments: list[Stay] = field(default_factory=list)
    posts: list[Stay] = field(default_factory=list)
    busy_until: date = date(1, 1, 1)

    def done(self) -> Person:
        """The person as told."""
        return Person(
            self.number,
            self.name,
            self.sex,
            self.born_on,
            tuple(self.memberships),
            tuple(sorted(self.attachments, key=lambda stay: stay.since)),
            tuple(self.posts),
        )

    def leaves(self, on: date) -> None:
        """The membership held last ends on a day."""
        self.memberships[-1] = self.memberships[-1]._replace(until=on)


class Cast:
    """All people of a chapter, and the first roster of each branch."""

    def __init__(self, plan: Plan, events: EventBook) -> None:
        self.plan, self.scale, self.events = plan, plan.scale, events
        self.rng = plan.scale.stream("people", plan.number)
        self.people: list[Sketch] = []
        self.of: dict[int, list[Sketch]] = {}
        for unit in plan.homes:
            self.of[unit.number] = [self._member(unit) for _ in range(plan.sizes[unit.number])]

    def enlist(self, least_age: int = 24, most_age: int = 58) -> Sketch:
        """Somebody new in the books."""
        is_man = self.rng.random() > WOMEN
        born = born_on(self.rng, self.scale.since, least_age, most_age)
        number = self.plan.number * ROOM + len(self.people) + 1
        self.people.append(Sketch(number, person_name(self.rng, is_man), "m" if is_man else "f", born))
        return self.people[-1]

    def _member(self, unit: Unit) -> Sketch:
        sketch = self.enlist(26)
        joined = self.scale.since - timedelta(days=self.rng.randint(200, 2200))
        sketch.memberships += self.stays(unit, FULL, joined)
        return sketch

    def stays(self, unit: Unit, standing: str, since: date, until: date = FOREVER) -> Iterator[Stay]:
        """Belonging to a branch, and to its refuge before it was founded and after it was dissolved."""
        refuge = self.refuge.number
        spans = (
            (refuge, since, min(unit.founded_on, until)),
            (unit.number, max(since, unit.founded_on), min(until, unit.dissolved_on)),
            (refuge, max(since, unit.dissolved_on), until),
        )
        return (Stay(where, standing, start, end) for where, start, end in spans if start < end)

    @property
    def refuge(self) -> Unit:
        """The branch people come from when another is founded, and go to when one is dissolved."""
        return self.plan.homes[min(1, len(self.plan.homes) - 1)]

    def told(self) -> tuple[Person, ...]:
        """Everybody, as told."""
        return tuple(sketch.done() for sketch in self.people)


def send_to_sites(cast: Cast) -> dict[int, list[Sketch]]:
    """Attach people of the branches to the temporary branches on sites (编入); gives who went where, leaders first."""
    crews: dict[int, list[Sketch]] = {}
    for site in sorted(cast.plan.of_kind("temporary_branch"), key=lambda unit: (unit.founded_on, unit.number)):
        free = [each for each in _builders(cast) if each.busy_until <= site.founded_on]
        crew = cast.rng.sample(free, min(len(free), cast.rng.randint(6, 13)))
        for place, sketch in enumerate(crew):
            since = site.founded_on if place < 3 else later(cast.rng, site.founded_on, 0, 25)
            until = site.dissolved_on
            if since < until:
                sketch.attachments.append(Stay(site.number, "", since, until))
                sketch.busy_until = until
        crews[site.number] = crew
    return crews


def _builders(cast: Cast) -> list[Sketch]:
    """Who can be sent to a site: people of branches outside the office, officers left out."""
    branches = [unit for unit in cast.plan.homes if len(cast.of[unit.number]) >= 16]
    return [each for unit in branches[1:] or branches for each in cast.of[unit.number][14:]]


def form_cells(cast: Cast) -> None:
    """Attach the members of branches with cells to them, except while they are away on a site."""
    cells: dict[int, list[Unit]] = {}
    for cell in cast.plan.of_kind("cell"):
        cells.setdefault(cell.superior, []).append(cell)
    for sketch in cast.people:
        for stay in sketch.memberships:
            if stay.unit in cells and stay.what in (FULL, Standing.PROBATIONARY_MEMBER.value):
                near = cells[stay.unit]
                sketch.attachments += _at_home(sketch, stay, near[sketch.number % len(near)])


def _at_home(sketch: Sketch, stay: Stay, cell: Unit) -> list[Stay]:
    away = sorted((each.since, each.until) for each in sketch.attachments if each.until > stay.since)
    start, spans = max(stay.since, cell.founded_on), []
    for since, until in [*away, (FOREVER, FOREVER)]:
        end = min(stay.until, since)
        if start < end:
            spans.append(Stay(cell.number, "", start, end))
        start = max(start, until)
    return spans


def move_people(cast: Cast) -> None:
    """People change branch, leave the group, or come from elsewhere, with the events of a transfer."""
    for unit in cast.plan.homes:
        staying = [each for each in cast.of[unit.number][14:] if not each.attachments and len(each.memberships) == 1]
        count = int(len(staying) * MOVING_YEARLY * cast.scale.months / 12 * 2 * cast.rng.random() + cast.rng.random())
        for sketch in staying[:count]:
            _move(cast, unit, sketch)


def _move(cast: Cast, unit: Unit, sketch: Sketch) -> None:
    rng, scale = cast.rng, cast.scale
    told = (scale.until - scale.since).days
    changed = later(rng, scale.since, 0, told - 1)
    transferred = later(rng, changed, 8, 80 if rng.random() < 0.85 else 150)
    ref = f"transfer-{sketch.number}"
    if transferred >= unit.dissolved_on:
        return
    cast.events.note("workplace_changed", unit.number, changed, sketch.number, ref)
    if transferred >= scale.until:
        return
    cast.events.note("membership_transferred", unit.number, transferred, sketch.number, ref)
    sketch.leaves(transferred)
    others = [each for each in cast.plan.homes if each != unit and each.founded_on <= transferred < each.dissolved_on]
    if others and rng.random() < 0.6:
        where = rng.choice(others)
        sketch.memberships += cast.stays(where, FULL, transferred)
    else:
        newcomer = cast.enlist(26, 45)
        newcomer.memberships += cast.stays(unit, FULL, transferred)


def appoint(people: Sequence[Sketch], unit: Unit, posts: Sequence[str], since: date, until: date = FOREVER) -> None:
    """People take posts in a unit, one each in order."""
    for sketch, post in zip(people, posts, strict=False):
        sketch.posts.append(Stay(unit.number, post, max(since, unit.founded_on), min(until, unit.dissolved_on)))


def long_ago(rng: Random, since: date) -> date:
    """A day one to three years before the life told."""
    return since - timedelta(days=rng.randint(380, 1000))
