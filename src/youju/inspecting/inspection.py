"""One document read and inspected."""

from collections.abc import Iterable
from dataclasses import dataclass

from youju.core.reading.claims import claims_of
from youju.core.reading.commitments import commitments_of
from youju.core.reading.defects.check import Document
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.defects.settings import Settings
from youju.core.reading.found import Claim, Commitment, Defect
from youju.core.reading.outline import Outline, outline_of
from youju.core.reading.page import Page
from youju.core.reading.text import Text
from youju.library.reading_lists import reading_lists
from youju.library.reading_words import reading_words


@dataclass(frozen=True)
class Inspection:
    """All that a document says of itself, and what is wrong with it."""

    text: Text
    outline: Outline
    claims: tuple[Claim, ...]
    commitments: tuple[Commitment, ...]
    defects: tuple[Defect, ...]


def inspected(
    text: Text, settings: Settings | None = None, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> Inspection:
    """Read and inspect a text. `select`, `ignore`: codes or families, beyond what the settings say.

    Raises Refusal for codes that are not there.
    """
    words, lists = reading_words(), reading_lists()
    outline = outline_of(text)
    page = Page(text, outline, words)
    claims = tuple(claims_of(text, outline, words, page))
    commitments = tuple(commitments_of(text, outline, words, page))
    document = Document(text, outline, claims, commitments, lists, settings or Settings())
    return Inspection(text, outline, claims, commitments, tuple(inspect(document, select, ignore)))
