"""Lines of word lists that hold hints, a pattern and what is told where it fits: 左右 大?约…左右 => 说了两遍."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from youju.core.reading.defects.check import Lists
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Severity
from youju.core.reading.patterns import regex

_PART = re.compile(r"\[(?P<set>[^\]]+)\]|(?P<plain>[^\[]+)")


class Told(NamedTuple):
    """A pattern, and what is told where it fits; nothing where the line does not say."""

    pattern: re.Pattern[str]
    message: str


def told_lines(lists: Lists, file: str, entry: str) -> Iterator[tuple[list[str], Told]]:
    """The lines of an entry, each as its hints and what it says: “hints pattern => message”."""
    for line in lists.lines(file, entry):
        hints, _, rest = line.partition(" ")
        pattern, _, message = rest.partition(" => ")
        signs = [hint for each in hints.split("/") for hint in _expanded(each)]
        yield signs, Told(regex(pattern, signs=signs), message)


def _expanded(hint: str) -> Iterator[str]:
    """Every string a hint stands for: 每[-—] for 每- and 每—."""
    parts = [part["set"] or [part["plain"]] for part in _PART.finditer(hint.replace(r"\n", "\n"))]
    return map("".join, product(*parts))


def graded_lines(lists: Lists, file: str) -> Signed[tuple[Told, Severity | None]]:
    """The lines of a list that is parted into `doubtful`, which are hints, and `sure`, as grave as their check."""
    return Signed(
        (hints, (told, severity))
        for entry, severity in (("doubtful", Severity.INFO), ("sure", None))
        for hints, told in told_lines(lists, file, entry)
    )
