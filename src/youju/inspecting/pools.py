"""Work shared out among processes."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from typing import TypeVar

from youju.inspecting.kept import recall
from youju.inspecting.sparing import begin

Given = TypeVar("Given")
Asked = TypeVar("Asked")
Made = TypeVar("Made")


def mapped(
    work: Callable[[Given, Asked], Made], files: Sequence[Given], asked: Asked, workers: int, portion: int
) -> Iterator[Made]:
    """What the work makes of each, in order; ends early where the system ended one of the processes."""
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin) as pool, suppress(BrokenProcessPool):
        yield from pool.map(work, files, [asked] * len(files), chunksize=portion)


def _begin() -> None:
    begin()
    recall()
