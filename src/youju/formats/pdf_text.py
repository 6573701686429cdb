"""A PDF's text layer as text: lines that were broken for the page put together again, page numbers set aside."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from youju.core.errors import Refusal
from youju.core.reading.text import Region, RegionKind, Span, Text
from youju.core.reading.wrapped import goes_on, width_of
from youju.formats.pdf import MOST_PAGES, PdfFault, pdf_pages

SECONDS = 9
MEMORY = 480_000_000
LEAST_TEXT = 8
"""A page with fewer characters has no text layer: a scan with a stamp or a page number."""

_FAULTS = {
    "slow": ("PDF 太复杂，10 秒内读不完。", "请找 Word 原件，或拆成几个文件后再读。"),
    "encrypted": ("PDF 有打开密码，读不了。", "去掉密码，另存后再读。"),
    "damaged": ("PDF 已损坏或不完整，打不开。", "请重新导出；仍打不开的，请发件人重发。"),
}

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef、。《》“”（）"
_BETWEEN = re.compile(rf"(?<=[{_CJK}]) +(?=[{_CJK}\d])|(?<=\d) +(?=[{_CJK}])")
"""Spaces that a layout program puts between Chinese characters and around digits."""
_PAGE_NUMBER = re.compile(
    r"[-—–―－·•\s]*(?:第\s*)?\d{1,4}\s*(?:[/／]\s*\d{1,4}|页(?:[，,\s]*共\s*\d{1,4}\s*页)?)?[-—–―－·•\s]*"
)
_RADICALS = {n: unicodedata.normalize("NFKC", chr(n)) for n in range(0x2E80, 0x2FE0)}
"""Radicals that some programs write in place of the characters they look like."""


class _Line(NamedTuple):
    text: str
    kind: RegionKind
    page: int


def read_pdf(content: bytes, name: str = "") -> Text:
    """The text of a PDF. Raises Refusal where it cannot be read, or is a scan.

    `Region.where` is the page, `Region.paragraph` counts the paragraphs that begin on it from 1. Page numbers come
    at the end.
    """
    try:
        texts, total = pdf_pages(content, SECONDS, MEMORY)
    except PdfFault as fault:
        raise Refusal(*_FAULTS[fault.kind]) from fault
    bare = [number for number, text in enumerate(texts, 1) if len("".join(text.split())) < LEAST_TEXT]
    if len(bare) == len(texts):
        raise Refusal(
            "PDF 没有文字层（多半是扫描件或图片），读不出文字。", "请找 Word 原件，或先用文字识别（OCR）软件转换。"
        )
    lines = [line for number, text in enumerate(texts, 1) for line in _page(text, number)]
    margins = [line for line in lines if line.kind != "body"]
    return _text([*_joined([line for line in lines if line.kind == "body"]), *margins], name, _notes(bare, total))


def _notes(bare: list[int], total: int) -> tuple[str, ...]:
    notes = []
    if bare:
        told = "、".join(map(str, bare[:10])) + ("等" if len(bare) > 10 else "")
        notes.append(f"第{told}页没有文字层，没有读。")
    if total > MOST_PAGES:
        notes.append(f"PDF 有{total}页，只读了前{MOST_PAGES}页。")
    return tuple(notes)


def _text(lines: list[_Line], name: str, notes: tuple[str, ...]) -> Text:
    regions: list[Region] = []
    at = number = 0
    before: tuple[RegionKind, int] | None = None
    for text, kind, page in lines:
        number = number + 1 if before == (kind, page) else 1
        before = kind, page
        regions.append(Region(Span(at, at + len(text)), kind, number, f"第{page}页"))
        at += len(text) + 1
    return Text("\n".join(line.text for line in lines), name, notes, tuple(regions))


def _page(text: str, page: int) -> Iterator[_Line]:
    lines = [line for line in map(_tidy, text.splitlines()) if line]
    for at in (-1, 0):
        if lines and _PAGE_NUMBER.fullmatch(lines[at]):
            yield _Line(lines.pop(at), "header" if at == 0 else "footer", page)
    yield from (_Line(line, "body", page) for line in lines)


def _tidy(line: str) -> str:
    return _BETWEEN.sub("", line.translate(_RADICALS)).strip(" \t\u00a0")


def _joined(lines: list[_Line]) -> Iterator[_Line]:
    """Paragraphs, on the page where they begin: a full line without a closing mark goes on in the next line or page."""
    widest = max((width_of(line.text) for line in lines), default=0)
    begun: _Line | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        begun = line if begun is None else begun._replace(text=_put_together(begun.text, line.text))
        if following and len(lines) > 2 and goes_on(line.text, following.text, widest):
            continue
        yield begun
        begun = None


def _put_together(first: str, second: str) -> str:
    are_words = first[-1].isascii() and first[-1].isalpha() and second[0].isascii()
    return f"{first} {second}" if are_words else first + second
