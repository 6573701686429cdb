"""The vocabularies: forms, topics, deliverables, posts, kinds of unit and of event.

Each is a set of codes with a Chinese label; a code may be a special case of another (`is_a`), so that a count of the
general one includes it. Books add local codes; shipped ones are retired, never deleted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator

from youju.core.measures import Code, Strict, as_tuple


class Vocabulary(StrEnum):
    """What a code names."""

    FORM = "form"
    TOPIC = "topic"
    DELIVERABLE = "deliverable"
    POST = "post"
    UNIT_KIND = "unit_kind"
    EVENT = "event"
    AREA = "area"


class Term(Strict):
    """One word of a vocabulary. `words` are other ways to write it; `unit` is what a deliverable is counted in."""

    code: Code
    label: str
    is_a: str = ""
    words: Annotated[tuple[str, ...], BeforeValidator(as_tuple)] = ()
    unit: str = ""
    note: str = ""


class Codebook(Strict):
    """The content of codes.yaml: a list of terms for each vocabulary."""

    form: tuple[Term, ...]
    topic: tuple[Term, ...]
    deliverable: tuple[Term, ...]
    post: tuple[Term, ...]
    unit_kind: tuple[Term, ...]
    event: tuple[Term, ...]
    area: tuple[Term, ...]


@dataclass(frozen=True)
class Terms:
    """One vocabulary, by code."""

    vocabulary: Vocabulary
    terms: tuple[Term, ...]

    @cached_property
    def by_code(self) -> dict[str, Term]:
        """Code → term."""
        return {term.code: term for term in self.terms}

    @cached_property
    def by_word(self) -> dict[str, str]:
        """Label or other word → code. The first term that claims a word has it."""
        words: dict[str, str] = {}
        for term in self.terms:
            for word in (term.label, *term.words):
                words.setdefault(word, term.code)
        return words

    def label(self, code: str) -> str:
        """The Chinese word for a code; the code itself where it is unknown."""
        term = self.by_code.get(code)
        return term.label if term else code

    def lineage(self, code: str) -> Iterator[str]:
        """The code and everything it is a case of, nearest first."""
        seen: set[str] = set()
        while code and code not in seen:
            yield code
            seen.add(code)
            code = self.by_code[code].is_a if code in self.by_code else ""

    def cases(self, codes: Iterable[str]) -> set[str]:
        """The codes and everything that is a case of one of them."""
        wanted = set(codes)
        return {term.code for term in self.terms if wanted & set(self.lineage(term.code))} | wanted


def vocabularies(book: Codebook) -> dict[Vocabulary, Terms]:
    """A codebook as one `Terms` for each vocabulary."""
    return {each: Terms(each, getattr(book, each.value)) for each in Vocabulary}
