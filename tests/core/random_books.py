"""Random small ledgers, valid by construction, and worlds to be judged: a ledger, rulebooks and a window.

Nothing overlaps that the product keeps apart: memberships of one person, superiors of one unit, closings, declarations
of one measure, declared sizes and adoptions of one unit.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from core.books import LONG_AGO, AgendaItem, Books, Rows
from core.random_days import Dice, thrown
from core.random_rules import (
    DELIVERABLES,
    EVENTS,
    FORMS,
    INTRICATE,
    KINDS,
    LAW_DUTIES,
    MEASURES,
    PAIRS,
    PLAN_DUTIES,
    POSTS,
    REFS,
    TOPICS,
    measure,
    rulebooks_on,
)
from youju.core.facts import EntryState, ItemKind, Standing
from youju.core.measures import Measure, Strict, Verb
from youju.core.periods import FOREVER, Cadence, Period, add_months
from youju.core.rules.model import Duty, Rulebook, Sector

STANDINGS = [Standing.FULL_MEMBER, Standing.FULL_MEMBER, Standing.PROBATIONARY_MEMBER, Standing.ACTIVIST]
DUTIES = [*LAW_DUTIES, *PLAN_DUTIES]
LATER = date(2028, 6, 30)
"""When nothing is open any more."""


@dataclass(frozen=True)
class Cast:
    """Who there is and when things happen, while a ledger is being drawn."""

    books: Books
    dice: Dice
    days: list[date]
    units: list[int]
    homes: list[int]
    """Those units of which the books name members."""
    people: list[int]

    def unit(self) -> int:
        """One of the units, most often the first."""
        return self.dice.one([*self.units, self.units[0]])

    def day(self) -> date:
        """One of the days."""
        return self.dice.one(self.days)

    def tell(self, write: Callable[..., Any], *fact: Any, **more: Any) -> None:
        """Write a fact down, unless it is left out."""
        if self.dice.keeps():
            write(*fact, **more)


def books_on(dice: Dice, days: list[date], most_entries: int) -> Books:
    """A ledger in which everything happens on a few days."""
    books = Books()
    units = [_unit(books, dice, days) for _ in range(dice.one([1, 1, 2, 2, 3, 4, 5, 6, dice.number(0, 1)]))]
    people = [books.person() for _ in range(dice.one([3, 5, 8, 8, 10, 12, 12, dice.number(0, 1)]))]
    homes = dice.one([units, units[:1], units[1:] or units])
    cast = Cast(books, dice, days, units, homes, people)
    if units:
        for write in (_tree, _people, _posts, _events, _declarations, _decisions):
            write(cast)
        _entries(cast, most_entries)
    return books


def _unit(books: Books, dice: Dice, days: list[date]) -> int:
    return books.unit(dice.one([*KINDS, "branch", "branch", "branch"]), *dice.lifetime(days), dice.one(list(Sector)))


def _tree(cast: Cast) -> None:
    """A superior is always an older unit, so that nothing is above itself."""
    for index, unit in enumerate(cast.units[1:], start=1):
        superiors = [*cast.units[:index], cast.units[0], None]
        for superior, since, until in cast.dice.runs(cast.days, lambda choice=superiors: cast.dice.one(choice)):
            cast.tell(cast.books.under, superior, unit, since, until)
        if cast.dice.seldom(True, False):
            cast.books.under(cast.units[0], unit, kind="guides")


def _people(cast: Cast) -> None:
    """Often the first seven are a crowd in one unit, so that it has a committee until one of them leaves."""
    has_crowd = cast.dice.one([True, False])
    for index, person in enumerate(cast.people):
        stays = has_crowd and index < 7
        states = cast.dice.runs(cast.days, lambda stays=stays: _state(cast, stays), most=2 if stays else 4)
        for (unit, standing), since, until in states:
            cast.tell(cast.books.member, person, unit, standing, since, until)
        _attachments(cast, person, {unit for (unit, _), _, _ in states})


def _state(cast: Cast, stays: bool) -> tuple[int, Standing] | None:
    moved = cast.dice.one([None, *[(cast.dice.one(cast.homes), cast.dice.one(STANDINGS)) for _ in range(4)]])
    return (cast.homes[0], Standing.FULL_MEMBER) if stays and cast.dice.number(0, 6) else moved


def _attachments(cast: Cast, person: int, homes: set[int]) -> None:
    """Nobody is attached where his membership is."""
    hosts = [unit for unit in cast.units if unit not in homes]
    runs = cast.dice.runs(cast.days, lambda: cast.dice.one([None, *hosts]), most=2)
    for unit, since, until in cast.dice.seldom(runs, []):
        cast.tell(cast.books.attach, person, unit, since, until)


def _posts(cast: Cast) -> None:
    """Posts one after the other and at once; the appointment is often an event of its own."""
    for person in cast.people[: cast.dice.number(0, 6)]:
        unit = cast.unit()
        for post, since, until in cast.dice.runs(cast.days, lambda: cast.dice.one([None, *POSTS])):
            _post(cast, person, unit, post, since, until)
        if cast.dice.one([True, False, False]):
            _post(cast, person, cast.unit(), cast.dice.one(POSTS), *cast.dice.lifetime(cast.days))


def _post(cast: Cast, person: int, unit: int, post: str, since: date, until: date) -> None:
    cast.tell(cast.books.post, person, unit, post, since, until)
    day = cast.dice.one([max(since, cast.days[0]), cast.day(), cast.day()])
    if cast.dice.seldom(True, False, of_ten=7):
        cast.books.event("appointed", unit, day, person, post)


def _events(cast: Cast) -> None:
    for _ in range(cast.dice.number(0, 20)):
        person = cast.dice.one([0, 0, 0, *cast.people[:4]])
        ref = cast.dice.one([*REFS, *POSTS] if person else [*REFS, *REFS, *POSTS])
        cast.tell(cast.books.event, cast.dice.one(EVENTS), cast.unit(), cast.day(), person, ref)


def _entries(cast: Cast, most: int) -> None:
    for _ in range(cast.dice.one([most, most, most // 2, cast.dice.number(0, most)])):
        hosts = [cast.unit(), *cast.dice.seldom([cast.unit()], [])]
        cast.tell(cast.books.entry, *hosts, **_entry(cast))


def _entry(cast: Cast) -> dict[str, Any]:
    roll, on = cast.dice, cast.day()
    return {
        "on": on,
        "forms": {*roll.some(FORMS), *roll.seldom(roll.some(FORMS), ())},
        "first_topic": roll.seldom(roll.one([True, ["r1"], ["r1", "r2"]]), False),
        "agenda": roll.kept(_agenda_item(roll) for _ in range(roll.number(0, 3))),
        "deliverables": roll.kept((roll.one(DELIVERABLES), roll.number(0, 5)) for _ in range(roll.number(0, 2))),
        "headcount": roll.seldom(roll.one([1, 2, 5]), 0, of_ten=5),
        "minutes": roll.one([0, 45, 60]),
        "make_up_for": roll.seldom(_last_day_before(roll, on), of_ten=5),
        "state": roll.one([EntryState.HELD] * 8 + [EntryState.PLANNED, EntryState.VOID]),
        **_attendance(cast),
    }


def _last_day_before(dice: Dice, day: date) -> date:
    """The last day of a period before that of the day."""
    here = Period.containing(dice.one([Cadence.MONTH, Cadence.QUARTER, Cadence.WEEK, Cadence.YEAR]), day)
    return dice.one([here.previous(), here.previous(), here.previous().previous()]).last


_VOTES = [
    {"expected": 10, "present": 8, "in_favour": 5},
    {"expected": 10, "present": 8, "in_favour": 4},
    {"expected": 6, "present": 4, "in_favour": 4},
    {"expected": 9, "present": 6, "in_favour": 5},
    {"expected": 8, "present": 4, "in_favour": 3, "against": 1},
    {},
]


def _agenda_item(dice: Dice) -> AgendaItem:
    item = AgendaItem(
        topics=tuple(dice.kept(dice.sample(TOPICS, 2))),
        kind=dice.one(list(ItemKind)),
        directives=dice.one([(), ("r1",), ("r1", "r2")]),
        result=dice.one(["", "agreed", "agreed", "deferred", "rejected"]),
        follow_up=dice.one(["", "open", "closed"]),
    )
    return replace(item, **dice.one(_VOTES))


def _attendance(cast: Cast) -> dict[str, Any]:
    roll = cast.dice
    given: dict[str, Any] = {"hours": {}}
    for person in roll.sample(cast.people, 12):
        place = roll.one(["present", "present", "present", "observers", "leave", "absent"])
        part = roll.seldom(roll.one(["lecturer", "lecturer", "chair", "recorder"]), of_ten=4)
        hours = roll.one([None, 1, 2.5, 0])
        if roll.keeps():
            given.setdefault(place, []).append(person)
            given |= {part: [*given.get(part, []), person]} if part else {}
            given["hours"] |= {person: hours} if hours is not None else {}
    return given


def _declarations(cast: Cast) -> None:
    """Some keep all their books closed; others close and declare now and then, or just while they must."""
    roll, books = cast.dice, cast.books
    is_orderly = roll.one([True, False, False])
    for unit in cast.units:
        adopted = roll.runs(cast.days, lambda: roll.one([None, "plan", "plan"]))
        closed = roll.one([adopted, roll.runs(cast.days, lambda: roll.one([None, "closed"]))])
        for rulebook, since, until in adopted:
            cast.tell(books.adopt, unit, rulebook, since, until)
        for _, since, until in roll.seldom(_ALWAYS, closed, of_ten=9) if is_orderly else closed:
            cast.tell(books.close, unit, since, until)
        for name in roll.sample([*DUTIES, *MEASURES], 3):
            for _, since, until in roll.runs(cast.days, lambda: roll.one([None, "declared"])):
                cast.tell(books.declare_zero, unit, name, since, until)
        sizes = roll.runs(cast.days, lambda: roll.one([6, 7, 7, 0, 3, None]))
        for size, since, until in roll.seldom(sizes, [], of_ten=3 if unit in cast.homes else 8):
            cast.tell(books.declared_size, unit, size, since, until)


_ALWAYS = [("closed", LONG_AGO, FOREVER)]


def _decisions(cast: Cast) -> None:
    """Local targets, waivers and excuses."""
    roll, books = cast.dice, cast.books
    for _ in range(roll.number(0, 3)):
        duty, unit = roll.one(DUTIES), cast.unit()
        for least in roll.sample([1, 2, 5, 90], 3):
            cast.tell(books.local_target, duty, unit, least, *roll.lifetime(cast.days))
    for _ in range(roll.number(0, 2)):
        waiver = (roll.one([*DUTIES, "*"]), cast.unit(), *roll.lifetime(cast.days), roll.one([0, 0, *cast.people]))
        if roll.seldom(True, False, of_ten=4):
            books.waive(*waiver)
    for _ in range(roll.number(0, 3)):
        _excuses(cast, roll.one(DUTIES), cast.unit(), roll.one([0, 0, *cast.people]))


def _excuses(cast: Cast, duty: str, unit: int, person: int) -> None:
    """Excuses for one duty and owner, for a good part of what may be due around the days."""
    starts = {Period.containing(cadence, day).start for day in cast.days for cadence in Cadence}
    for day in sorted({*starts, *cast.days}):
        if cast.dice.seldom(True, False, of_ten=6):
            cast.books.excuse(duty, unit, day, person)


class Told:
    """Shown as a story, by Hypothesis as well: the rows there are, one to a line."""

    rows: Rows

    def _heading(self) -> str:
        raise NotImplementedError

    def __repr__(self) -> str:
        tables = [name for name in self.rows if not name.endswith(("title", "label"))]
        lines = [f"{name}: {', '.join(map(str, row))}" for name in tables for row in self.rows[name]]
        return "\n  ".join([self._heading(), *lines])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def _particulars(model: Strict) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude_defaults=True, exclude={"sources", "title"})


def _stated(book: Rulebook, duty: Duty) -> str:
    sector = f" for {', '.join(book.sector)}" if book.sector else ""
    return (
        f"{book.code} {book.edition} ({book.layer}{sector}, {book.valid_from} to {book.valid_to}): {_particulars(duty)}"
    )


@dataclass(frozen=True, repr=False)
class World(Told):
    """Something to judge, and the day of reading."""

    rows: Rows
    rulebooks: list[Rulebook]
    window: tuple[date, date]
    as_of: date

    def _heading(self) -> str:
        duties = [_stated(book, duty) for book in self.rulebooks for duty in book.duties]
        window = " to ".join(map(str, self.window))
        return "\n  ".join([f"World as of {self.as_of}, due from {window}", *duties])


def _window(dice: Dice, days: list[date]) -> tuple[date, date]:
    """A window near the days, with its ends on or beside period boundaries."""
    since = days[0] - timedelta(days=dice.one([0, 0, 1, 40, 100]))
    until = add_months(since, dice.one([12, 12, 18, 24, 3, 6]))
    return since, dice.one([until, until, days[-1], days[-1] + timedelta(days=1)])


def _world(dice: Dice, most_entries: int, verbs: Set[Verb] = frozenset(Verb)) -> World:
    days = dice.hot_days()
    rulebooks, books = rulebooks_on(dice, days, verbs), books_on(dice, days, most_entries)
    window = _window(dice, days)
    return World(books.rows(), rulebooks, window, dice.one([window[1], dice.one(days), LATER, LATER]))


@st.composite
def worlds(draw: st.DrawFn, most_entries: int = 25, verbs: Set[Verb] = frozenset(Verb)) -> World:
    """A ledger and rulebooks about the same days, the duties of some verbs only if they are given."""
    return _world(thrown(draw), most_entries, verbs)


@dataclass(frozen=True, repr=False)
class Asked(Told):
    """A figure to be worked out."""

    rows: Rows
    measure: Measure
    unit: int
    subtree: bool
    since: date
    until: date

    def _heading(self) -> str:
        whom = f"unit {self.unit}{' and all below' if self.subtree else ''}"
        return f"{_particulars(self.measure)} of {whom} from {self.since} to {self.until}"


def _asked(dice: Dice, most_entries: int) -> Asked:
    days = dice.hot_days()
    books = books_on(dice, days, most_entries)
    unit = dice.one([1, *(row[0] for row in books.tables["unit"])])
    what = measure(dice, dice.one([PAIRS, PAIRS, INTRICATE]))
    return Asked(books.rows(), what, unit, dice.one([True, False]), *_window(dice, days))


@st.composite
def figures(draw: st.DrawFn, most_entries: int = 25) -> Asked:
    """A measure over an interval, for one of the units."""
    return _asked(thrown(draw), most_entries)
