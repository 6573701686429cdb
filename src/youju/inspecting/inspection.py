"""One document read and inspected."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from youju.core.reading.claims import claims_of
from youju.core.reading.commitments import commitments_of
from youju.core.reading.defects.check import Document
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.defects.settings import Settings
from youju.core.reading.found import Claim, Commitment, Defect
from youju.core.reading.outline import Outline, outline_of
from youju.core.reading.page import Page
from youju.core.reading.text import Text
from youju.core.reading.wrapped import Unwrapped, unwrapped
from youju.inspecting.putting_back import defect_back, outline_back
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

    Lines that were broken to a width are read as paragraphs; what is found is told by its place in the text as it is.
    Raises Refusal for codes that are not there.
    """
    whole = unwrapped(text)
    if whole is None:
        return _inspected(text, settings, select, ignore)
    told = replace(text, notes=(*text.notes, WRAPPED))
    return _put_back(_inspected(whole.text, settings, select, ignore), whole, told)


WRAPPED = "各行在固定的宽度处断开，是按整段来读的。"


def _put_back(found: Inspection, whole: Unwrapped, text: Text) -> Inspection:
    """What was found in the text put together, by its places in the text as it is."""
    claims = ((each, whole.place(each.span)) for each in found.claims)
    commitments = ((each, whole.place(each.span)) for each in found.commitments)
    return Inspection(
        text,
        outline_back(found.outline, whole),
        tuple(each._replace(span=span, text=text.quote(span)) for each, span in claims),
        tuple(each._replace(span=span, text=text.quote(span)) for each, span in commitments),
        tuple(defect_back(each, whole, text) for each in found.defects),
    )


def _inspected(text: Text, settings: Settings | None, select: Iterable[str], ignore: Iterable[str]) -> Inspection:
    words, lists = reading_words(), reading_lists()
    outline = outline_of(text)
    page = Page(text, outline, words)
    claims = tuple(claims_of(text, outline, words, page))
    commitments = tuple(commitments_of(text, outline, words, page))
    document = Document(text, outline, claims, commitments, lists, settings or Settings())
    return Inspection(text, outline, claims, commitments, tuple(inspect(document, select, ignore)))
