"""Patterns compiled, or restored from what was kept of them: compiling two hundred takes an eighth of a second.

What the engine of `re` compiles a pattern to is no public interface. It is kept only where it has the form that we
know, the engine checks it again when it is restored, and `re` compiles whatever cannot be restored.
"""

import re
from array import array
from collections.abc import Mapping
from contextlib import suppress
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

try:
    import _sre as engine  # type: ignore[import-not-found]
except ImportError:  # an interpreter whose patterns are compiled otherwise: nothing is kept
    engine = None

Key = tuple[str, int]
"""A pattern as it is written, and its flags."""

Program = tuple[int, int, dict[str, int], bytes]
"""What a pattern is compiled to: all flags, how many groups, the numbers of those with names, words of 32 bits."""

WORD = "I"
MAGIC = getattr(engine, "MAGIC", None)
"""What programs are made for: other engines understand others. None where nothing can be kept."""

_UNFIT = (AttributeError, LookupError, OverflowError, RuntimeError, TypeError, ValueError)


class Programs:
    """The programs of patterns by what is written. `new`: how many were made here."""

    def __init__(self, known: Mapping[Key, Program] | None = None) -> None:
        self.known = dict(known or {})
        self.new = 0

    def pattern(self, source: str, flags: int) -> re.Pattern[str]:
        """A pattern, restored if it is known. Raises re.error."""
        key = (source, int(flags))
        program = self.known.get(key)
        if program is not None:
            with suppress(*_UNFIT):
                return _restored(source, program)
        with suppress(*_UNFIT):
            program = self.known[key] = _program(source, flags)
            self.new += 1
            return _restored(source, program)
        self.known.pop(key, None)
        return re.compile(source, flags)


def _program(source: str, flags: int) -> Program:
    parsed = parser.parse(source, flags)
    state = parsed.state
    named = {str(name): int(number) for name, number in state.groupdict.items()}
    words = array(WORD, map(int, compiler._code(parsed, flags)))
    return int(flags) | int(state.flags), int(state.groups) - 1, named, words.tobytes()


def _restored(source: str, program: Program) -> re.Pattern[str]:
    """Raises one of _UNFIT where the engine doesn't take it."""
    flags, groups, named, words = program
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    made: Any = engine.compile(source, flags, array(WORD, words).tolist(), groups, named, tuple(names))
    return _pattern(made)


def _pattern(made: Any) -> re.Pattern[str]:
    if not isinstance(made, re.Pattern):
        raise TypeError(made)
    return made


_programs: list[Programs] = []
"""None at first: then nothing is kept in mind, and `re` does all."""


def use(programs: Programs | None) -> None:
    """From now on in this process restore patterns from these programs, and add to them what is compiled; or cease."""
    _programs[:] = [programs] if programs else []


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern. Raises re.error."""
    for programs in _programs:
        return programs.pattern(source, flags)
    return re.compile(source, flags)
