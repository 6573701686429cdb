"""What was found in a text put together, told by its places in the text as it was."""

from youju.core.reading.found import Defect, Fix
from youju.core.reading.outline import Heading, Outline
from youju.core.reading.text import Span, Text
from youju.core.reading.wrapped import Unwrapped


def outline_back(outline: Outline, whole: Unwrapped) -> Outline:
    """Headings and frame."""
    headings = tuple(_heading(each, whole) for each in outline.headings)
    title = outline.title and _heading(outline.title, whole)
    addressee, signature, dated = (_span(each, whole) for each in (outline.addressee, outline.signature, outline.dated))
    return Outline(headings, title, addressee, signature, dated)


def _heading(heading: Heading, whole: Unwrapped) -> Heading:
    return heading._replace(span=whole.place(heading.span))


def _span(span: Span | None, whole: Unwrapped) -> Span | None:
    return span and whole.place(span)


def defect_back(defect: Defect, whole: Unwrapped, text: Text) -> Defect:
    """A defect. A fix over the end of a line is none: it would take the line's end away."""
    span = _span(defect.span, whole)
    return defect._replace(
        span=span,
        text=text.quote(span) if span else defect.text,
        fix=_fix(defect.fix, whole),
        related=tuple(whole.place(each) for each in defect.related),
    )


def _fix(fix: Fix | None, whole: Unwrapped) -> Fix | None:
    if fix is None or whole.is_across(fix.span):
        return None
    return fix._replace(span=whole.place(fix.span))
