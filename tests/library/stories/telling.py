"""A ledger in the shipped words that says how the shipped duties stand on it.

Each answer is given by an engine and by the oracle, and only where they agree in everything: what is due, its values,
who is missing, how it stands.
"""

from collections.abc import Mapping
from datetime import date

from core.agreement import Words, compiled, described, differences, figures_on, hold, oracle_figure, question_of
from core.books import Books, Day, day_of
from core.oracle import Item, Known, status
from core.oracle_items import known_state
from core.random_books import Asked, World
from youju.core.codes import Terms, Vocabulary
from youju.core.judge.run import Engine
from youju.core.rules.model import Rulebook
from youju.library.shelf import shipped_library

LIBRARY = shipped_library()
RULEBOOKS = [each.rulebook for each in LIBRARY.rulebooks]
WORDS = Words.of(LIBRARY.codes)
AFTERWARDS = date(2040, 1, 1)


class Story(Books):
    """Books whose units are branches of an enterprise, and whose year is 2025, unless said otherwise."""

    def __init__(self, engine: Engine, words: Mapping[Vocabulary, Terms] = LIBRARY.codes) -> None:
        super().__init__(words)
        self.engine = engine

    def owed(
        self, duty: str = "", since: Day = "2025-01-01", until: Day = "2026-01-01", as_of: Day = AFTERWARDS
    ) -> list[Item]:
        """The due items of one duty, or of all, in the order of duty, unit, person and day."""
        world = World(self.rows(), _with(duty), (day_of(since), day_of(until)), day_of(as_of))
        items = WORDS.oracle(world)
        answer = compiled(hold(self.engine, world.rows), world, WORDS)
        assert not differences(answer, described(items, world.as_of, world.rows))
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
    return [book for book in RULEBOOKS if not duty or any(each.code == duty for each in book.duties)]
