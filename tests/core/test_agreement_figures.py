"""A figure and the rows behind it cannot disagree: whole, and broken down, on every engine."""

from collections import Counter

import pytest

from core.agreement import figures_on, hold, question_of
from core.random_books import Asked, figures
from core.test_agreement import FEW, MANY, holds, on_every_engine
from youju.core.judge.run import Engine
from youju.core.measures import BREAKDOWNS, Subject

ROW_KEY = "entry_id, row_id, person_id, ref"


def rows_add_up(engine: Engine, asked: Asked) -> None:
    """The rows weigh what the figure says; by month, and where they are entries by title, each once."""
    figure = figures_on(hold(engine, asked.rows), [asked.measure], question_of(asked), BREAKDOWNS)[0]
    rows = list(engine.rows(f"SELECT {ROW_KEY}, weight, base FROM figure_row"))
    weights = {tuple(key): weight for *key, weight, _ in rows}
    assert len(weights) == len(rows) == figure["records"]
    assert sum(weights.values()) == figure["value"]
    assert not asked.measure.is_percent or sum(row[-1] for row in rows) == figure["base"]
    assert _labelled(engine, "month") == Counter(weights.keys())
    of_entries = Counter(key for key in weights if key[0] != 0)
    assert _labelled(engine, "title") == of_entries
    if asked.measure.subject in (Subject.AGENDA_ITEM, Subject.DIRECTIVE):
        assert _labelled(engine, "agenda_title") == of_entries
    assert _labelled(engine, "label") == (of_entries if asked.measure.subject is Subject.DELIVERABLE else Counter())
    # an activity held together is broken down under each of its hosts
    assert of_entries.keys() <= _labelled(engine, "unit").keys()


def _labelled(engine: Engine, by: str) -> Counter[tuple]:
    """Rows of a breakdown, each as often as it has a label."""
    return Counter(engine.rows(f"SELECT {ROW_KEY} FROM figure_by_{by}"))


@on_every_engine
def test_the_rows_of_a_figure_add_up_to_it_and_so_do_its_breakdowns(name: str) -> None:
    holds(rows_add_up, name, figures(), FEW)


@pytest.mark.verify
@on_every_engine
def test_they_add_up_for_five_hundred_figures(name: str) -> None:
    holds(rows_add_up, name, figures(), MANY)
