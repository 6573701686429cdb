"""Random ledgers in the shipped words: a committee, branches below it, and a year of everything there is a word for."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from core.books import AgendaItem, Books
from youju.core.codes import Terms, Vocabulary
from youju.core.facts import ItemKind, Standing
from youju.library.shelf import shipped_library

YEAR = (date(2025, 1, 1), date(2026, 1, 1))
TOP = 1


def random_books(seed: int, entries: int = 150) -> Books:
    """A ledger whose first unit is the committee above all others."""
    words, dice = shipped_library().codes, Random(seed)
    books = Books(words)
    top = books.unit("party_committee")
    units = [top, *(books.unit(kind) for kind in ("general_branch", "branch", "branch", "temporary_branch", "cell"))]
    for unit in units[1:]:
        books.under(dice.choice(units[: units.index(unit)]), unit)
    people = [books.person() for _ in range(12)]
    for person in people:
        books.member(person, dice.choice(units), dice.choice(list(Standing)))
        books.post(person, dice.choice(units), _one(dice, words, Vocabulary.POST))
    books.declared_size(units[-1], 5)
    for _ in range(entries):
        _entry(books, dice, units, people)
    for kind in [term.code for term in words[Vocabulary.EVENT].terms] * 2:
        books.event(kind, dice.choice(units), _day(dice), dice.choice([0, *people]), dice.choice("甲乙"))
    for unit in units:
        books.close(unit, *YEAR)
    return books


def _one(dice: Random, words: Mapping[Vocabulary, Terms], vocabulary: Vocabulary) -> str:
    return dice.choice(words[vocabulary].terms).code


def _day(dice: Random) -> date:
    return YEAR[0] + timedelta(days=dice.randrange(-20, 385))


def _entry(books: Books, dice: Random, units: list[int], people: list[int]) -> None:
    words = books.words
    named = dice.sample(people, dice.randrange(5))
    place = dice.choice(["present", "present", "observers", "leave", "lecturer", "interviewee"])
    agenda = [
        AgendaItem(
            (_one(dice, words, Vocabulary.TOPIC),),
            dice.choice(list(ItemKind)),
            directives=dice.choice([(), ("甲",), ("甲", "乙")]),
            result=dice.choice(["agreed", "deferred"]),
            follow_up=dice.choice(["", "open", "closed"]),
            expected=10,
            present=dice.choice([4, 5, 8]),
            in_favour=4,
        )
        for _ in range(dice.randrange(3))
    ]
    books.entry(
        *dice.sample(units, dice.choice([1, 1, 2])),
        on=_day(dice),
        forms=[_one(dice, words, Vocabulary.FORM), _one(dice, words, Vocabulary.FORM)],
        first_topic=dice.choice([False, False, ["甲"], True]),
        agenda=agenda,
        deliverables=[(_one(dice, words, Vocabulary.DELIVERABLE), dice.randrange(4))],
        headcount=dice.choice([0, 0, 7]),
        minutes=dice.choice([0, 45]),
        hours=dice.choice([None, 1.5]),
        state=dice.choice(["held"] * 8 + ["planned", "void"]),
        **{place: named},
    )
