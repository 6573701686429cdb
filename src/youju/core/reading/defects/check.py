"""What a check is, and what it gets to see.

A new check is one function in a family module, listed in that module's CHECKS, and its tests. A check yields defects
with true offsets; it never judges what it cannot see, and what is doubtful is a warning or info, not an error.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar

from youju.core.reading.defects.settings import Settings
from youju.core.reading.found import Claim, Commitment, Defect, Fix, Severity
from youju.core.reading.outline import Outline
from youju.core.reading.patterns import Searched
from youju.core.reading.text import Span, Text

T = TypeVar("T")
_UNMADE: Any = object()


class Lists:
    """Word lists by file and entry, as shipped in library/reading, and what checks made of them once."""

    def __init__(self, files: Mapping[str, Mapping[str, Any]]) -> None:
        self._files = files
        self._made: dict[Callable[[Lists], Any], Any] = {}
        self._words: dict[tuple[str, str], tuple[str, ...]] = {}
        self._lock = RLock()

    def words(self, file: str, entry: str) -> tuple[str, ...]:
        """A list of words: an entry whose words stand separated by blanks or line feeds."""
        found = self._words.get((file, entry))
        if found is None:
            found = self._words[file, entry] = tuple(str(self._files[file][entry]).split())
        return found

    def lines(self, file: str, entry: str) -> tuple[str, ...]:
        """A list of lines that may hold blanks, empty ones left out."""
        lines = (line.strip() for line in str(self._files[file][entry]).splitlines())
        return tuple(line for line in lines if line)

    def arrays(self, file: str) -> Mapping[str, Any]:
        """The arrays shipped beside a file, by name."""
        arrays: Mapping[str, Any] = self._files[f"{file}.npz"]
        return arrays

    def once(self, make: Callable[["Lists"], T]) -> T:
        """What `make` gives of these lists, made the first time it is asked for: patterns, tries, sets."""
        known = self._made.get(make, _UNMADE)
        if known is _UNMADE:
            with self._lock:  # what is made twice would take twice what there is little of
                if make not in self._made:
                    self._made[make] = make(self)
            known = self._made[make]
        found: T = known
        return found


@dataclass(frozen=True)
class Document:
    """A document as read, and what is known of it from outside."""

    text: Text
    outline: Outline
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    lists: Lists = field(default_factory=lambda: Lists({}))
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def content(self) -> str:
        return Searched(self.text.content)

    @cached_property
    def masked(self) -> str:
        return Searched(self.text.masked)

    @cached_property
    def _made(self) -> dict[Callable[["Document"], Any], Any]:
        return {}

    def once(self, make: Callable[["Document"], T]) -> T:
        """What `make` gives of this document, shared by the checks that ask for it."""
        known = self._made.get(make, _UNMADE)
        found: T = self._made.setdefault(make, make(self)) if known is _UNMADE else known
        return found

    def quote(self, start: int, end: int) -> str:
        """The characters [start, end)."""
        return self.text.content[start:end]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `explanation`: Chinese Markdown with what, why, a wrong and a right example, for its handbook page.

    `signs`: strings of which one stands in every text in which it finds something; none where there are no such.
    """

    code: str
    title: str
    severity: Severity
    explanation: str
    find: Callable[[Document], Iterable[Defect]]
    signs: tuple[str, ...] = ()


class Family:
    """The checks of one module, registered in the order they are written."""

    def __init__(self) -> None:
        self.checks: list[Check] = []

    def check(
        self, code: str, title: str, severity: Severity, explanation: str, *, signs: Iterable[str] = ()
    ) -> Callable[[Callable[[Document, "Found"], Iterable[Defect]]], Callable[[Document], Iterable[Defect]]]:
        """Register a function as a check. It gets the document and `found`, which makes defects of its code.

        `signs`: strings without any of which it finds nothing, so that it need not run.
        """

        def register(
            function: Callable[[Document, "Found"], Iterable[Defect]],
        ) -> Callable[[Document], Iterable[Defect]]:
            def find(document: Document) -> Iterable[Defect]:
                return function(document, Found(code, severity, document.text.content))

            self.checks.append(Check(code, title, severity, explanation.strip() + "\n", find, tuple(signs)))
            return find

        return register


@dataclass(slots=True)
class Found:
    """Makes the defects of one check in one text."""

    code: str
    severity: Severity
    content: str

    def at(
        self,
        start: int,
        end: int,
        message: str,
        *,
        severity: Severity | None = None,
        fix: str | None = None,
        fix_at: tuple[int, int] | None = None,
        related: Iterable[Span] = (),
    ) -> Defect:
        """A defect of [start, end). `fix` replaces these characters, or those of `fix_at` where that is given."""
        span = Span(start, end)
        replaced = Span(*fix_at) if fix_at else span
        mended = None if fix is None else Fix(replaced, fix)
        return Defect(
            self.code, severity or self.severity, span, self.content[start:end], message, mended, tuple(related)
        )

    def whole(self, message: str, *, severity: Severity | None = None) -> Defect:
        """A defect of the document as a whole."""
        return Defect(self.code, severity or self.severity, None, "（全文）", message)
