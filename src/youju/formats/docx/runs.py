"""What stands in a paragraph: its text in pieces, each with the w:t it came from, and the text boxes anchored there.

Read as accepted: inserted and moved-in text is kept, deleted and moved-away text is not. Fields give their result,
ruby its base, mc:AlternateContent its first choice. Hidden text is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from youju.formats.docx.ns import MC, XML_SPACE, M, W, is_on

BLANKS = " \t\r\n"
_ONE_LINE = str.maketrans("\r\n", "  ")


class Piece(NamedTuple):
    """Text as it is read. `node`: the w:t that holds it from its character `skipped` on; None for what has no fix."""

    text: str
    node: etree._Element | None = None
    skipped: int = 0


@dataclass
class Tally:
    """What was met on the way that people should know."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    hidden: int = 0
    embedded: int = 0

    def __bool__(self) -> bool:
        return bool(self.inserted or self.deleted or self.moved)


@dataclass
class Line:
    """A paragraph read: its pieces, its text boxes (w:txbxContent), its footnotes and endnotes as (kind, id)."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    is_broken: bool = False
    """A page or column break was met: a new line, if text follows."""

    def add(self, piece: Piece) -> None:
        """Append text."""
        if self.is_broken and self.pieces:
            self.pieces.append(Piece("\n"))
        self.is_broken = False
        self.pieces.append(piece)

    def joined(self, following: "Line") -> "Line":
        """This line, with what stands in the following one."""
        self.pieces += following.pieces
        self.boxes += following.boxes
        self.notes += following.notes
        return self


class Runs:
    """Reads the paragraphs of one part. A field may begin in one and end in another."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.fields: list[bool] = []
        """The open fields, outermost first: whether each has come to its result."""

    def line(self, paragraph: etree._Element) -> Line:
        """A paragraph's text. An instruction left open ends with its paragraph."""
        line = Line()
        self.walk(paragraph, line)
        self.fields = [each for each in self.fields if each]
        return line

    def walk(self, element: etree._Element, line: Line) -> None:
        """Read what is in an element. What is not known is read through: smart tags, hyperlinks, content controls."""
        for each in element:
            read = _READ.get(each.tag, Runs.walk)
            if read is not None:
                read(self, each, line)

    def _text(self, element: etree._Element, line: Line) -> None:
        if not all(self.fields):
            return
        raw = element.text or ""
        text, skipped = raw, 0
        if element.get(XML_SPACE) != "preserve":
            text = raw.strip(BLANKS)
            skipped = len(raw) - len(raw.lstrip(BLANKS))
        if text:
            line.add(Piece(text.translate(_ONE_LINE), element, skipped))

    def _math(self, element: etree._Element, line: Line) -> None:
        if element.text:
            line.add(Piece(element.text.translate(_ONE_LINE)))

    def _fraction(self, element: etree._Element, line: Line) -> None:
        for index, name in enumerate(("num", "den")):
            if index:
                line.add(Piece("/"))
            for part in element.iterfind(M + name):
                self.walk(part, line)

    def _run(self, element: etree._Element, line: Line) -> None:
        if is_on(element, "rPr/vanish"):
            self.tally.hidden += element.find(f"{W}t") is not None
            for mark in element.iterfind(f"{W}fldChar"):
                self._field(mark, line)
            return
        self.walk(element, line)

    def _field(self, element: etree._Element, line: Line) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _inserted(self, element: etree._Element, line: Line) -> None:
        self.tally.inserted += 1
        self.walk(element, line)

    def _deleted(self, element: etree._Element, line: Line) -> None:
        self.tally.deleted += 1

    def _moved_here(self, element: etree._Element, line: Line) -> None:
        self.tally.moved += 1
        self.walk(element, line)

    def _choice(self, element: etree._Element, line: Line) -> None:
        chosen = choice(element)
        if chosen is not None:
            self.walk(chosen, line)

    def _ruby(self, element: etree._Element, line: Line) -> None:
        for base in element.iterfind(f"{W}rubyBase"):
            self.walk(base, line)

    def _box(self, element: etree._Element, line: Line) -> None:
        line.boxes.append(element)

    def _note(self, element: etree._Element, line: Line) -> None:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        line.notes.append((kind, element.get(f"{W}id", "")))

    def _break(self, element: etree._Element, line: Line) -> None:
        if element.get(f"{W}type") in ("page", "column"):
            line.is_broken = True
        elif all(self.fields):
            line.add(Piece("\n"))

    def _symbol(self, element: etree._Element, line: Line) -> None:
        line.add(Piece(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))))

    def _embedded(self, element: etree._Element, line: Line) -> None:
        self.tally.embedded += 1


def _sign(text: str) -> Callable[[Runs, etree._Element, Line], None]:
    def read(runs: Runs, element: etree._Element, line: Line) -> None:
        if all(runs.fields):
            line.add(Piece(text))

    return read


def choice(element: etree._Element) -> etree._Element | None:
    """The one branch of mc:AlternateContent that is read: the first choice, else the fallback."""
    found = element.find(f"{MC}Choice")
    return found if found is not None else element.find(f"{MC}Fallback")


_SKIPPED = (
    *("pPr", "rPr", "sdtPr", "sdtEndPr", "moveFrom", "instrText", "delText", "delInstrText", "rt", "rubyPr"),
    *("smartTagPr", "customXmlPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "softHyphen"),
)

_READ: dict[str, Callable[[Runs, etree._Element, Line], None] | None] = {
    **{W + name: None for name in _SKIPPED},
    f"{W}t": Runs._text,
    f"{W}r": Runs._run,
    f"{W}tab": _sign("\t"),
    f"{W}ptab": _sign("\t"),
    f"{W}cr": _sign("\n"),
    f"{W}br": Runs._break,
    f"{W}noBreakHyphen": _sign("-"),
    f"{W}sym": Runs._symbol,
    f"{W}fldChar": Runs._field,
    f"{W}ins": Runs._inserted,
    f"{W}del": Runs._deleted,
    f"{W}moveTo": Runs._moved_here,
    f"{W}ruby": Runs._ruby,
    f"{W}txbxContent": Runs._box,
    f"{W}footnoteReference": Runs._note,
    f"{W}endnoteReference": Runs._note,
    f"{W}subDoc": Runs._embedded,
    f"{MC}AlternateContent": Runs._choice,
    f"{M}t": Runs._math,
    f"{M}f": Runs._fraction,
}

_SYMBOLS = {
    font: {int(pair[:2], 16): pair[2:] for pair in pairs.split()}
    for font, pairs in {
        "wingdings": "28☎ 6C● 6D○ 6E■ 6F□ 71□ 72□ 74◆ 75◆ A8□ AB★ B2☆ D8➢ DF← E0→ FB✗ FC✓ FD☒ FE☑ "
        "81① 82② 83③ 84④ 85⑤ 86⑥ 87⑦ 88⑧ 89⑨ 8A⑩",
        "wingdings 2": "4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ A3□",
        "symbol": "A3≤ AE→ B0° B1± B3≥ B4× B7• B8÷ B9≠",
    }.items()
}
"""Characters of symbol fonts, by their codes in the font, as Unicode has them."""


def symbol(font: str, code: str) -> str:
    """The character of a w:sym; as the file has it where the font is not known. `code`: hexadecimal, F0xx or xx."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= number <= 0xFFFF or 0xD800 <= number <= 0xDFFF:
        return ""
    in_font = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    known = _SYMBOLS.get(font.lower())
    return known.get(in_font, chr(number)) if known else chr(number)
