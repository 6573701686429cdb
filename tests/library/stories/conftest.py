"""Every story is told to every engine: to DuckDB always, to PostgreSQL when there is time."""

import pytest

from engines import ENGINES
from library.stories.telling import Story

SLOW = {"postgres": [pytest.mark.verify]}


@pytest.fixture(params=[pytest.param(name, marks=SLOW.get(name, [])) for name in ENGINES])
def story(request: pytest.FixtureRequest) -> Story:
    """An empty ledger in the shipped words."""
    return Story(ENGINES[request.param]())
