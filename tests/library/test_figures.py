"""Every shipped measure on random ledgers in the shipped words: the engines, the oracle and the rows agree."""

from functools import cache

import pytest

from core.agreement import FIGURE, figures_on, hold, oracle_figure
from core.books import Rows
from core.random_books import Asked
from engines import ENGINES
from library.random_shipped import TOP, YEAR, random_books
from youju.core.judge.run import FigureQuestion
from youju.library.shelf import shipped_library

MEASURES = list(shipped_library().measures.values())
on_every_engine = pytest.mark.parametrize("engine", ENGINES)
on_some_ledgers = pytest.mark.parametrize("seed", range(2))
alone_and_with_all_below = pytest.mark.parametrize("below", [False, True])


@cache
def ledger(seed: int) -> Rows:
    return random_books(seed).rows()


@on_every_engine
@on_some_ledgers
@alone_and_with_all_below
def test_every_shipped_measure_is_the_oracles(engine: str, seed: int, below: bool) -> None:
    found = figures_on(hold(ENGINES[engine](), ledger(seed)), MEASURES, FigureQuestion(TOP, *YEAR, below))
    for measure, figure in zip(MEASURES, found, strict=True):
        asked = Asked(ledger(seed), measure, TOP, below, *YEAR)
        assert {name: figure[name] for name in FIGURE} == oracle_figure(asked), measure.code


@on_every_engine
@on_some_ledgers
def test_the_rows_of_every_shipped_measure_add_up_to_it(engine: str, seed: int) -> None:
    on = hold(ENGINES[engine](), ledger(seed))
    found = figures_on(on, MEASURES, FigureQuestion(TOP, *YEAR))
    sums = dict(on.rows("SELECT term_no, sum(weight) FROM figure_row GROUP BY term_no"))
    assert [figure["value"] for figure in found] == [sums.get(term, 0) for term in range(1, len(MEASURES) + 1)]


@on_every_engine
def test_hardly_a_shipped_measure_is_nothing_on_a_ledger_that_has_everything(engine: str) -> None:
    found = figures_on(hold(ENGINES[engine](), ledger(0)), MEASURES, FigureQuestion(TOP, *YEAR))
    assert sum(figure["value"] > 0 for figure in found) > len(MEASURES) * 2 / 3
