"""Every story is told to every engine."""

import pytest

from engines import ENGINES
from library.stories.telling import Story


@pytest.fixture(params=ENGINES)
def story(request: pytest.FixtureRequest) -> Story:
    """An empty ledger in the shipped words."""
    return Story(ENGINES[request.param]())
