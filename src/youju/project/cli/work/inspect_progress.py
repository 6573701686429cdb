"""A bar while many files are inspected: only on a terminal, on stderr."""

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TypeVar

T = TypeVar("T")
FROM = 8
"""A few files are done before a bar could be read."""


def counted(found: Iterable[T], total: int) -> Iterator[T]:
    """The same, counted on the screen as it comes."""
    if total < FROM or not sys.stderr.isatty():
        yield from found
        return
    progress = import_module("rich.progress")
    console = import_module("rich.console").Console(stderr=True)
    columns = (
        progress.TextColumn("校核"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        for each in found:
            yield each
            bar.advance(task)
