"""What spares time in a process that inspects and does nothing else.

These settings hold for a whole process, so they are for programs to make: servers that inspect as well have their own.
"""

import gc
import os
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
SELDOM = 20_000
"""How many new objects there are before cycles are searched for."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""For NumPy: no matrices are multiplied, and threads for it cost a tenth of a second of the processor."""


def begin() -> None:
    """To be called first, before NumPy and all else are read in.

    Cycles are searched for seldom: hardly anything made for a document refers to itself, and searching takes a sixth
    of the start.
    """
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


def set_apart_first(found: Iterable[T]) -> Iterator[T]:
    """The same; what the first made for all others is passed by in searches from then on, a tenth of all time."""
    for count, each in enumerate(found):
        if not count:
            gc.freeze()
        yield each
