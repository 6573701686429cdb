"""Whether the engines agree with the oracle about ledgers that were told: in everything that is due, its values, who is
missing, how it stands.

To plan a judgement takes an engine longer than to judge a small ledger. So the ledgers are put side by side into one,
each with numbers of its own, and all are judged at once.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from core.agreement import EVIDENCE, KEY, Described, Words, answered, compiled, described, differences, hold
from core.books import Rows
from core.oracle import Item
from core.random_books import World
from youju.core.facts import FACTS
from youju.core.judge.run import Engine, Question
from youju.library.shelf import shipped_library

LIBRARY = shipped_library()
RULEBOOKS = [each.rulebook for each in LIBRARY.rulebooks]
WORDS = Words.of(LIBRARY.codes)

APART = 1000
"""More than the numbers of anything in one ledger."""

NUMBERS = ("unit_id", "ancestor_id", "superior_id", "person_id", "entry_id", "item_id", "line_id", "event_id")
"""Columns that hold the number of a thing; 0 is none."""


@dataclass(frozen=True)
class Telling:
    """A ledger, what is asked about it, what the oracle says; and which test told it."""

    world: World
    items: Collection[Item]
    name: str = ""

    @property
    def asked(self) -> tuple[date, date, date]:
        """The days of a question that ledgers may share."""
        return *self.world.window, self.world.as_of

    @property
    def duties(self) -> set[str]:
        """The codes of the duties it is judged by."""
        return {duty.code for book in self.world.rulebooks for duty in book.duties}

    @property
    def expected(self) -> Described:
        """What the engines must answer."""
        return described(self.items, self.world.as_of, self.world.rows)


def unlike_alone(engine: Engine, told: Telling) -> list[str]:
    """Where an engine that holds nothing but this ledger does not say what the oracle says."""
    return differences(compiled(hold(engine, told.world.rows), told.world, WORDS), told.expected)


def unlike(engine: Engine, told: Iterable[Telling]) -> list[str]:
    """Where an engine that holds many ledgers side by side does not say of each what the oracle says, by test."""
    lines = []
    for _, group in groupby(sorted(told, key=lambda each: each.asked), key=lambda each: each.asked):
        lines += _unlike([*group], engine)
    return lines


def _unlike(told: list[Telling], engine: Engine) -> Iterator[str]:
    since, until, as_of = told[0].asked
    plan = WORDS.plan(RULEBOOKS)
    codes = set().union(*(each.duties for each in told))
    duties = tuple(number for number, duty in plan.duties.items() if duty.code in codes)
    answer = answered(hold(engine, _side_by_side(told)), plan, Question(since, until, duties=duties), as_of)
    for number, (each, mine) in enumerate(zip(told, _taken_apart(answer, told), strict=True)):
        for line in differences(mine, each.expected):
            yield f"{each.name} ({number}): {line}"


def _side_by_side(told: list[Telling]) -> Rows:
    ledgers = [each.world.rows for each in told]
    return {
        table: [
            tuple(_moved(name, value, place) for name, value in zip(columns, row, strict=True))
            for place, rows in enumerate(ledgers)
            for row in rows[table]
        ]
        for table, columns in FACTS.items()
    }


def _moved(name: str, value: object, place: int) -> object:
    return value + place * APART if name in NUMBERS and value else value


def _taken_apart(answer: Described, told: list[Telling]) -> list[Described]:
    """The answer about each ledger, in its own numbers, as far as its duties go."""
    parts: list[Described] = [{} for _ in told]
    for item in answer.values():
        place = item["unit_id"] // APART
        if item["duty"] in told[place].duties:
            people = {
                "person_id": item["person_id"] % APART,
                **{name: tuple(each % APART for each in item[name]) for name in EVIDENCE},
            }
            own = item | people | {"unit_id": item["unit_id"] % APART}
            parts[place][tuple(own[name] for name in KEY)] = own
    return parts
