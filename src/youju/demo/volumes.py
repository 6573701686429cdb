"""Chapters taken several at a time, and telling how far the work is."""

from collections.abc import Callable, Iterable, Iterator

from youju.demo.tree import Plan

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many units are done, and of how many."""


def quiet(what: str, done: int, total: int) -> None:
    """Progress nobody looks at."""


def volumes(told: Iterable[Plan], least: int) -> Iterator[list[Plan]]:
    """Chapters gathered until they hold so many units."""
    gathered: list[Plan] = []
    for plan in told:
        gathered.append(plan)
        if units_in(gathered) >= least:
            yield gathered
            gathered = []
    if gathered:
        yield gathered


def units_in(told: Iterable[Plan]) -> int:
    """How many units the chapters have."""
    return sum(len(plan.units) for plan in told)
