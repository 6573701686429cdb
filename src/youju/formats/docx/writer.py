"""A document as a clean docx: named styles, real headings, figures as content controls.

A figure stands in a content control whose tag names it, so that it can be found again after the file was edited.
"""

import io
from typing import Any

import docx
from docx.document import Document as DocxFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from youju.core.composing.document import Block, Document, FigureWords, Heading, Paragraph, Span, Table, Title, Words

SERIF, SANS, KAI = "仿宋_GB2312", "黑体", "楷体_GB2312"
TITLE_FONT = "方正小标宋简体"
HEADING_FONTS = {1: SANS, 2: KAI, 3: SERIF}
TEXT_WIDTH = 156
"""Millimetres between the margins (GB/T 9704-2012)."""

UNFILLED = RGBColor(0xC0, 0x00, 0x00)


def docx_bytes(document: Document) -> bytes:
    """The bytes of a .docx file."""
    file = docx.Document()
    _set_up(file)
    _title(file, document.title)
    for block in document.blocks:
        _add(file, block)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _set_up(file: DocxFile) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = file.styles["Normal"]
    _set_font(normal, SERIF, 16)
    normal.paragraph_format.line_spacing = Pt(28)
    normal.paragraph_format.space_after = Pt(0)
    for level, font in HEADING_FONTS.items():
        style = file.styles[f"Heading {level}"]
        _set_font(style, font, 16)
        style.font.bold = level == 3
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.first_line_indent = Pt(32)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)


def _set_font(style: Any, name: str, size: float) -> None:
    """Name the font for Chinese and Western text alike, and drop theme fonts, which would override it."""
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if "Theme" in attribute:
            del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), name)
    fonts.set(qn("w:hint"), "eastAsia")


def _title(file: DocxFile, text: str) -> Any:
    style = file.styles["Title"]
    _set_font(style, TITLE_FONT, 22)
    style.font.color.rgb = RGBColor(0, 0, 0)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)
    paragraph = file.add_paragraph(text, style="Title")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = Pt(32)
    paragraph.paragraph_format.space_after = Pt(20)
    return paragraph


def _add(file: DocxFile, block: Block) -> None:
    if isinstance(block, Heading):
        file.add_heading(block.text, block.level)
    elif isinstance(block, Paragraph):
        _add_paragraph(file, block)
    elif isinstance(block, Title):
        _title(file, block.text).paragraph_format.page_break_before = True
    else:
        _add_table(file, block)


_ALIGNMENT = {"signature": WD_ALIGN_PARAGRAPH.RIGHT, "addressee": WD_ALIGN_PARAGRAPH.LEFT}


def _add_paragraph(file: DocxFile, block: Paragraph) -> None:
    paragraph = file.add_paragraph()
    if block.style == "body":
        paragraph.paragraph_format.first_line_indent = Pt(32)
    if block.style in _ALIGNMENT:
        paragraph.alignment = _ALIGNMENT[block.style]
    _add_spans(paragraph, block.spans, 12 if block.style == "note" else None)


def _add_spans(paragraph: Any, spans: tuple[Span, ...], size: float | None) -> None:
    for span in spans:
        run = paragraph.add_run(span.text)
        if size:
            run.font.size = Pt(size)
        if not isinstance(span, FigureWords):
            run.bold = span.bold or None
            continue
        if not span.is_filled:
            run.font.color.rgb = UNFILLED
            run.font.highlight_color = 7
        _enclose(run, span.tag)


def _enclose(run: Any, tag: str) -> None:
    """Put a run into a content control of this tag."""
    control, properties, content = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    name = OxmlElement("w:tag")
    name.set(qn("w:val"), tag)
    properties.append(name)
    element = run._r
    element.addprevious(control)
    control.append(properties)
    control.append(content)
    content.append(element)


def _add_table(file: DocxFile, block: Table) -> None:
    if block.caption:
        caption = file.add_paragraph(block.caption)
        caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
        caption.paragraph_format.keep_with_next = True
    table = file.add_table(rows=0, cols=len(block.header) or len(block.rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = _widths(block, len(table.columns))
    if block.header:
        _fill(table.add_row(), tuple((Words(text, bold=True),) for text in block.header), widths)
        _repeat(table.rows[0])
    for row in block.rows:
        _fill(table.add_row(), row, widths)


def _widths(block: Table, columns: int) -> list[float]:
    parts = block.widths or (1,) * columns
    return [TEXT_WIDTH * part / sum(parts) for part in parts]


def _fill(row: Any, cells: tuple[tuple[Span, ...], ...], widths: list[float]) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, spans, width in zip(row.cells, cells, widths, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.line_spacing = Pt(18)
        _add_spans(paragraph, spans, 12)


def _repeat(row: Any) -> None:
    """Repeat a heading row on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
