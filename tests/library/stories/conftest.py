"""Every story is told to the oracle at once, and to the engines with all others; one by one when there is time."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engines import ENGINES
from library.stories.hearing import Telling, unlike, unlike_alone
from library.stories.telling import Story

ALONE = [pytest.param(name, marks=pytest.mark.verify) for name in ENGINES]


@pytest.fixture(scope="package")
def told() -> Iterator[list[Telling]]:
    """Every ledger told; when all are, every engine must say of each what the oracle said."""
    heard: list[Telling] = []
    yield heard
    for name in ENGINES:
        assert not unlike(ENGINES[name](), heard), name


@pytest.fixture(params=["together", *ALONE])
def story(request: pytest.FixtureRequest, told: list[Telling]) -> Story:
    """An empty ledger in the shipped words."""

    def hear_with_all(telling: Telling) -> None:
        told.append(replace(telling, name=request.node.name))

    def hear_alone(telling: Telling) -> None:
        assert not unlike_alone(ENGINES[request.param](), telling)

    if request.param == "together":
        return Story(hear_with_all, ENGINES["duckdb"]())
    return Story(hear_alone, ENGINES[request.param]())
