"""A report's blocks as templates draw them: lines of HTML in which every figure is a link to its sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from youju.core.composing.document import FigureWords, Heading, Paragraph, Span, Table, Title
from youju.core.composing.editing import number_of
from youju.core.explain import State
from youju.reports.models import Edit, Figure
from youju.reports.shown import Part, Shown
from youju.ui.templatetags.ui import icon

ICON = {State.NO_RECORDS: "alert-circle", State.CONFIRMED_ZERO: "circle-check"}


@dataclass(frozen=True)
class DrawnPart:
    """A block to be drawn. `lines`: its paragraphs; `rows`: a table's cells with their headings."""

    position: str
    kind: str
    lines: list[SafeString]
    text: str = ""
    style: str = ""
    header: tuple[str, ...] = ()
    rows: list[list[tuple[str, SafeString]]] | None = None
    edit: Edit | None = None
    typed: tuple[str, ...] = ()


def drawn(seen: Shown) -> list[DrawnPart]:
    """Every part of a report."""
    return [drawn_part(part, seen) for part in seen.parts]


def drawn_part(part: Part, seen: Shown) -> DrawnPart:
    """One part."""
    pen = _Pen(reverse("reports:run", args=[seen.run.uid]), seen.figures)
    block, position = part.written, str(part.position)
    if isinstance(block, Heading):
        return DrawnPart(position, f"h{min(block.level, 3) + 1}", [], block.text)
    if isinstance(block, Title):
        return DrawnPart(position, "h2", [], block.text)
    if isinstance(block, Table):
        return DrawnPart(position, "table", [], block.caption, header=block.header, rows=pen.rows(block))
    lines = [pen.line(each.spans) for each in part.blocks if isinstance(each, Paragraph)]
    kind = "text" if part.is_text else "frame"
    return DrawnPart(position, kind, lines, style=block.style, edit=part.edit, typed=part.typed)


@dataclass(frozen=True)
class _Pen:
    """Writes spans. A report has hundreds of figures: a template for each would take most of the page's time."""

    address: str
    figures: Mapping[int, Figure]

    def line(self, spans: Iterable[Span]) -> SafeString:
        return mark_safe("".join(map(self._span, spans)))

    def _span(self, span: Span) -> str:
        if not isinstance(span, FigureWords):
            return escape(span.text)
        number = number_of(span)
        figure = self.figures.get(number)
        if figure is None:
            return f'<span class="rp-figure rp-no_records">{escape(span.text)}</span>'
        to = f"{self.address}figures/{number}/"
        look = f'class="rp-figure rp-{figure.state}" title="{escape(figure.title)}" data-figure="{number}"'
        return f'<a {look} href="{to}" hx-get="{to}">{_icon(figure.state)}{escape(span.text)}</a>'

    def rows(self, table: Table) -> list[list[tuple[str, SafeString]]]:
        header = table.header or ("",) * len(table.rows[0] if table.rows else ())
        return [[(head, self.line(cell)) for head, cell in zip(header, row, strict=True)] for row in table.rows]


@cache
def _icon(state: str) -> str:
    name = ICON.get(State(state))
    return str(icon(name)) if name else ""
