"""A docx as text, every character with its place: paragraphs a line each, automatic numbers before them.

Order: the body with its tables (cells as they are read, row by row) and, after the paragraph it hangs on, each text
box; then footnotes, endnotes, headers, footers, comments. `Region.paragraph` counts from 1 within the body, a cell, a
text box, a note. Number and bullet are not the writer's text: the number is put before the paragraph, a bullet is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from youju.core.errors import Refusal
from youju.core.reading.text import Region, RegionKind, Span, Text
from youju.formats.docx.ns import MC, W, child, is_on, value, whole
from youju.formats.docx.numbering import Numbering, gap, numbering_of
from youju.formats.docx.package import Package, Relation, damaged, targets, too_large
from youju.formats.docx.parts import Margin, margins_of, notes_of, signs
from youju.formats.docx.runs import Line, Piece, Runs, Tally, choice
from youju.formats.docx.styles import Styles, styles_of

MOST_PARAGRAPHS = 200_000
LONGEST_TEXT = 10_000_000


class Source(NamedTuple):
    """Characters `[start, end)` of the text, and the w:t of a part that holds them from its character `skipped` on."""

    start: int
    end: int
    part: str
    node: etree._Element
    skipped: int


@dataclass
class Docx:
    """A docx read: its text, where its characters came from (in order), and the trees they stand in, by part."""

    package: Package
    text: Text
    sources: list[Source]
    trees: dict[str, etree._Element]


def read_docx(content: bytes, name: str = "") -> Text:
    """The text of a docx. Raises Refusal where it cannot be read."""
    return open_docx(content, name).text


def open_docx(content: bytes, name: str = "") -> Docx:
    """A docx read, with what is needed to change it. Raises Refusal where it cannot be read."""
    try:
        return _Reader(Package(content)).read(name)
    except RecursionError as error:
        raise Refusal(
            "文件里的表格或文本框嵌套太深，没有读。", "请在 Word 或 WPS 里把内容复制到新文件后再读。"
        ) from error


@dataclass
class _Story:
    """A run of paragraphs that are counted together: the body, a cell, a text box, a note."""

    kind: RegionKind
    where: str
    part: str
    runs: Runs
    count: int = 0
    tables: int = 0
    boxes: int = 0
    carried: Line | None = None
    """What stood before a deleted paragraph mark; it belongs to the next paragraph."""

    def inner(self, kind: RegionKind, where: str) -> "_Story":
        """A story within this one: a cell's or a text box's."""
        outer = f"{self.where}，" if self.where else ""
        return _Story(kind if self.kind == "body" else self.kind, outer + where, self.part, self.runs)


class _Lines:
    """The text as it grows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.regions: list[Region] = []
        self.sources: list[Source] = []
        self.length = 0

    def add(self, pieces: list[Piece], story: _Story, kind: RegionKind) -> None:
        """Append a line. Raises Refusal beyond bounds."""
        if self.regions:
            self.parts.append("\n")
            self.length += 1
        start = self.length
        for text, node, skipped in pieces:
            end = self.length + len(text)
            if node is not None:
                self.sources.append(Source(self.length, end, story.part, node, skipped))
            self.parts.append(text)
            self.length = end
        self.regions.append(Region(Span(start, self.length), kind, story.count, story.where))
        if len(self.regions) > MOST_PARAGRAPHS or self.length > LONGEST_TEXT:
            raise too_large(f"超过{MOST_PARAGRAPHS // 10_000}万段或{LONGEST_TEXT // 10_000}万字")


@dataclass
class _Reader:
    package: Package
    lines: _Lines = field(default_factory=_Lines)
    tally: Tally = field(default_factory=Tally)
    trees: dict[str, etree._Element] = field(default_factory=dict)
    met: dict[tuple[str, str], None] = field(default_factory=dict)
    """The notes referred to in the body, in order."""
    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=lambda: Numbering({}, Styles()))

    def read(self, name: str) -> Docx:
        main = next(iter(targets(self.package.relations(""), "officeDocument")), "word/document.xml")
        root = self._tree(main)
        body = child(root, "body") if root is not None else None
        if body is None:
            raise damaged()
        relations = self.package.relations(main)
        self.styles = styles_of(self._first(relations, "styles"))
        self.numbering = numbering_of(self._first(relations, "numbering"), self.styles)
        self._story(body, _Story("body", "", main, Runs(self.tally)))
        self._notes(relations)
        self._margins(body, relations)
        comments = self._comments(relations)
        content = "".join(self.lines.parts)
        notes = (*signs(self.package, relations, self.tally), *comments)
        text = Text(content, name, notes, tuple(self.lines.regions))
        return Docx(self.package, text, self.lines.sources, self.trees)

    def _tree(self, part: str) -> etree._Element | None:
        root = self.package.tree(part)
        if root is not None:
            self.trees[part] = root
        return root

    def _first(self, relations: dict[str, Relation], kind: str) -> etree._Element | None:
        part = next(iter(targets(relations, kind)), None)
        return self.package.tree(part) if part else None

    def _notes(self, relations: dict[str, Relation]) -> None:
        """Footnotes and endnotes that the body refers to, in its order."""
        for kind, label in (("footnote", "脚注"), ("endnote", "尾注")):
            wanted = [key for each, key in self.met if each == kind]
            part = next(iter(targets(relations, f"{kind}s")), None)
            root = self._tree(part) if part and wanted else None
            if part is None or root is None:
                continue
            found = notes_of(root, kind)
            runs = Runs(self.tally)
            for number, key in enumerate(wanted, 1):
                if key in found:
                    place: RegionKind = "footnote" if kind == "footnote" else "endnote"
                    self._story(found[key], _Story(place, f"{label}{number}", part, runs))

    def _margins(self, body: etree._Element, relations: dict[str, Relation]) -> None:
        settings = self._first(relations, "settings")
        for margin in margins_of(body, relations, is_on(settings, "evenAndOddHeaders")):
            self._margin(margin)

    def _margin(self, margin: Margin) -> None:
        root = self._tree(margin.part)
        if root is not None:
            self._story(root, _Story(margin.kind, margin.where, margin.part, Runs(self.tally)))

    def _comments(self, relations: dict[str, Relation]) -> list[str]:
        part = next(iter(targets(relations, "comments")), None)
        root = self._tree(part) if part else None
        comments = root.findall(f"{W}comment") if root is not None else []
        for number, each in enumerate(comments, 1):
            self._story(each, _Story("comment", f"批注{number}", part or "", Runs(self.tally)))
        return [f"文件里有{len(comments)}条批注，接在正文之后。"] if comments else []

    def _story(self, container: etree._Element, story: _Story) -> None:
        self._blocks(container, story)
        self._let_go(story)

    def _blocks(self, container: etree._Element, story: _Story) -> None:
        for each in container:
            if each.tag == f"{W}p":
                self._paragraph(each, story)
            elif each.tag == f"{W}tbl":
                self._let_go(story)
                story.tables += 1
                self._table(each, story)
            elif each.tag == f"{MC}AlternateContent":
                chosen = choice(each)
                if chosen is not None:
                    self._blocks(chosen, story)
            elif each.tag == f"{W}altChunk":
                self.tally.embedded += 1
            elif each.tag not in _NO_BLOCKS:
                self._blocks(each, story)

    def _paragraph(self, element: etree._Element, story: _Story) -> None:
        properties = element.find(f"{W}pPr")
        line = story.runs.line(element)
        if story.carried is not None:
            line, story.carried = story.carried.joined(line), None
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.tally.deleted += 1
            story.carried = line
            return
        self.tally.inserted += child(mark, "ins") is not None
        label, has_gap = self.numbering.label(properties)
        self._emit(line, story, label, has_gap, self._kind(properties, story))

    def _kind(self, properties: etree._Element | None, story: _Story) -> RegionKind:
        """The kind of a paragraph; those of a table of contents are known by their style."""
        style = self.styles.by_id.get(value(properties, "pStyle") or "")
        return "contents" if story.kind == "body" and style and style.name.startswith("toc ") else story.kind

    def _let_go(self, story: _Story) -> None:
        """A paragraph whose mark was deleted, with none after it to join: it stands alone, if it has text."""
        line, story.carried = story.carried, None
        if line is not None and (line.pieces or line.boxes):
            self._emit(line, story, "", False, story.kind)

    def _emit(self, line: Line, story: _Story, label: str, has_gap: bool, kind: RegionKind) -> None:
        story.count += 1
        self.met.update(dict.fromkeys(line.notes) if story.kind not in ("header", "footer") else {})
        pieces = line.pieces
        if label:
            between = gap(label, pieces[0].text if pieces else "") if has_gap else ""
            pieces = [Piece(label + between), *pieces]
        self.lines.add(pieces, story, kind)
        for box in line.boxes:
            story.boxes += 1
            self._story(
                box, story.inner("text_box", f"第{story.count}段旁的文本框" if story.kind == "body" else "文本框")
            )

    def _table(self, table: etree._Element, story: _Story) -> None:
        open_columns: set[int] = set()
        rows = (row for row in _inside(table, f"{W}tr") if not self._is_deleted(child(row, "trPr/del")))
        for number, row in enumerate(rows, 1):
            column = 1 + whole(value(row, "trPr/gridBefore"), 0)
            for cell in _inside(row, f"{W}tc"):
                properties = child(cell, "tcPr")
                if not self._is_deleted(child(properties, "cellDel")) and not _is_covered(
                    properties, column, open_columns
                ):
                    where = f"第{story.tables}个表第{number}行第{column}列"
                    self._story(cell, story.inner("table", where))
                column += max(whole(value(properties, "gridSpan"), 1), 1)

    def _is_deleted(self, mark: etree._Element | None) -> bool:
        self.tally.deleted += mark is not None
        return mark is not None


_NO_BLOCKS = {
    *(W + name for name in ("sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "del", "moveFrom")),
}


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also those in content controls."""
    for each in element:
        if each.tag == tag:
            yield each
        elif each.tag not in _NO_BLOCKS and each.tag not in (f"{W}p", f"{W}tbl", f"{W}tc"):
            yield from _inside(each, tag)


def _is_covered(properties: etree._Element | None, column: int, open_columns: set[int]) -> bool:
    """Whether a cell lies under one merged with it and so is not seen. `open_columns`: where such ones stand above."""
    merge = child(properties, "vMerge")
    beside = child(properties, "hMerge")
    if beside is not None and value(beside) != "restart":
        return True
    if merge is None:
        open_columns.discard(column)
        return False
    is_covered = value(merge) != "restart" and column in open_columns
    open_columns.add(column)
    return is_covered
