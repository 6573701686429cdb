"""A terminal's lines as SVG in which every character takes the cells it takes in a terminal, Chinese ones two.

(Rich's own export gives each character one cell.) Needs no font from elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DIMMED_MONOKAI as THEME

_PRESSED = 'lengthAdjust="spacingAndGlyphs"'
CELL, LINE, SIZE, EDGE = 7.2, 21, 14, 14
FONTS = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Microsoft YaHei','PingFang SC',monospace"
_SAID = re.compile(r"\S+(?: \S+)*")
BACK, FORE = "#1e2127", "#d7dae0"


def svg(lines: Iterable[Iterable[Segment]], cells: int, title: str) -> str:
    """The picture of lines that are at most so many cells wide."""
    body = "\n".join(_text(x, row, text, style) for row, line in enumerate(lines, 1) for x, text, style in _runs(line))
    rows = body.count("\n") and max(int(each.split('"', 1)[0]) for each in body.split('data-row="')[1:])
    width, height = round(cells * CELL + 2 * EDGE), (rows + 1) * LINE + 2 * EDGE
    box, label = f'viewBox="0 0 {width} {height}"', f'role="img" aria-label="{escape(title)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {label}>\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="{BACK}"/>\n'
        f'<g font-family="{FONTS}" font-size="{SIZE}">\n{body}\n</g>\n</svg>\n'
    )


def _runs(line: Iterable[Segment]) -> Iterator[tuple[int, str, Style]]:
    """(first cell, characters, style) of runs of one style, all wide or all narrow, without blanks at their ends.

    Nor two blanks within: browsers make one of them.
    """
    at = 0
    for segment in line:
        for width, run in groupby(segment.text, key=cell_len):
            text = "".join(run)
            for said in _SAID.finditer(text):
                yield at + width * said.start(), said[0], segment.style or Style()
            at += width * len(text)


def _text(cell: int, row: int, text: str, style: Style) -> str:
    """Characters at their cells, stretched or pressed to take just these."""
    weight = ' font-weight="bold"' if style.bold else ""
    faint = ' opacity="0.6"' if style.dim else ""
    line = ' text-decoration="underline"' if style.underline else ""
    fill = style.color.get_truecolor(THEME).hex if style.color and not style.color.is_default else FORE
    x, y, length = EDGE + cell * CELL, EDGE + row * LINE, cell_len(text) * CELL
    place = f'data-row="{row}" x="{x:.1f}" y="{y}" textLength="{length:.1f}" {_PRESSED}'
    return f'<text {place} fill="{fill}"{weight}{faint}{line}>{escape(text)}</text>'
