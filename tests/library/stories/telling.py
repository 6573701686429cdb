"""A ledger in the shipped words that says how the shipped duties stand on it.

Each answer is the oracle's, and the engines must give the same (`hearing`).
"""

from collections.abc import Callable, Mapping
from datetime import date

from core.agreement import figures_on, hold, oracle_figure, question_of
from core.books import Books, Day, day_of
from core.oracle import Item, Known, status
from core.oracle_items import known_state
from core.random_books import Asked, World
from library.stories.hearing import LIBRARY, RULEBOOKS, WORDS, Telling
from youju.core.codes import Terms, Vocabulary
from youju.core.judge.run import Engine
from youju.core.rules.model import Rulebook

AFTERWARDS = date(2040, 1, 1)


class Story(Books):
    """Books whose units are branches of an enterprise, and whose year is 2025, unless said otherwise."""

    def __init__(
        self, hear: Callable[[Telling], None], engine: Engine, words: Mapping[Vocabulary, Terms] = LIBRARY.codes
    ) -> None:
        """`hear` is told each ledger and what the oracle says of it; `engine` works out figures."""
        super().__init__(words)
        self.hear, self.engine = hear, engine

    def owed(
        self, duty: str = "", since: Day = "2025-01-01", until: Day = "2026-01-01", as_of: Day = AFTERWARDS
    ) -> list[Item]:
        """The due items of one duty, or of all, in the order of duty, unit, person and day."""
        world = World(self.rows(), _with(duty), (day_of(since), day_of(until)), day_of(as_of))
        items = WORDS.oracle(world)
        self.hear(Telling(world, items))
        return [item for item in items if duty in ("", item.duty)]

    def stands(
        self, duty: str, since: Day = "2025-01-01", until: Day = "2026-01-01", as_of: Day = AFTERWARDS
    ) -> list[str]:
        """How the items of a duty stand on a day, by default when all is over."""
        rows = self.rows()
        return [status(item, day_of(as_of), rows) for item in self.owed(duty, since, until, as_of)]

    def owes(self, duty: str, unit: int, since: Day = "2025-01-01", until: Day = "2026-01-01") -> int:
        """How many items of a duty a unit has."""
        return sum(item.unit_id == unit for item in self.owed(duty, since, until))

    def figure(
        self, measure: str, unit: int, since: Day = "2025-01-01", until: Day = "2026-01-01", below: bool = False
    ) -> tuple[int, Known]:
        """A shipped measure over an interval: its value and what is known of it."""
        asked = Asked(self.rows(), LIBRARY.measures[measure], unit, below, day_of(since), day_of(until))
        (answer,) = figures_on(hold(self.engine, asked.rows), [asked.measure], question_of(asked))
        assert answer.items() >= oracle_figure(asked).items()
        state = [answer["base"], answer["records"], asked.measure.is_percent, answer["confirmed"]]
        return answer["value"], known_state(answer["value"], *state)


def _with(duty: str) -> list[Rulebook]:
    """All editions of the rulebooks that have the duty."""
    codes = {book.code for book in RULEBOOKS if not duty or any(each.code == duty for each in book.duties)}
    return [book for book in RULEBOOKS if book.code in codes]
