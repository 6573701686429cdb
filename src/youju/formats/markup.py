"""The text in zipped XML documents (docx, xlsx, pptx, ofd), read as a stream within bounds of size."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO

from lxml import etree

from youju.core.errors import Refusal

MOST_PARTS = 20_000
LARGEST_PART = 200_000_000
LARGEST_WHOLE = 400_000_000
"""Bytes after unfolding. A workbook of 20,000 full rows comes to some 60 MB."""

DEEPEST = 2
"""Documents within documents are looked into this far."""

TEXT = {"t", "TextCode", "title", "subject", "keywords", "category", "description", "lpwstr"}
LINE = {"p", "si", "is", "TextObject", "title", "subject", "keywords", "category", "description", "lpwstr"}
HEADER = {f"{page}{end}" for page in ("odd", "even", "first") for end in ("Header", "Footer")}
CELL_END = {"tc"}
_CODES = re.compile(r'&"[^"]*"|&[LCRPNDTFAGSUBIEXYZ+]|&\d{1,3}|&K[0-9A-F]{6}')
"""Layout codes in a workbook's page headers."""

_DAMAGED = "文件已损坏，不能打开，无法检查是否有密级标志。"


def texts_in_zip(file: BinaryIO, depth: int = 0) -> Iterator[str]:
    """The text of each part, a line for each paragraph, shared string or page header.

    Raises Refusal where the zip is damaged, encrypted, or unfolds beyond bounds.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            yield from _texts(archive, depth)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, OSError, NotImplementedError, ValueError) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal(_DAMAGED, "请重新导出后再上传。") from error
    except RuntimeError as error:  # what zipfile says of an encrypted part
        raise Refusal("文件有密码，无法检查是否有密级标志。", "去掉密码后再上传。") from error


def _texts(archive: zipfile.ZipFile, depth: int) -> Iterator[str]:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise _too_large()
    left = LARGEST_WHOLE
    for part in parts:
        is_markup = part.filename.lower().endswith((".xml", ".rels"))
        is_document = part.filename.lower().endswith((".docx", ".xlsx", ".pptx"))
        if not is_markup and not is_document:
            continue
        if part.file_size > min(left, LARGEST_PART):
            raise _too_large()
        left -= part.file_size
        with archive.open(part) as stream:
            bounded = Bounded(stream, min(part.file_size, LARGEST_PART))
            if is_markup:
                yield _text(bounded)
            elif depth < DEEPEST:
                yield from texts_in_zip(io.BytesIO(bounded.read()), depth + 1)


def _too_large() -> Refusal:
    return Refusal("文件展开后太大，无法检查是否有密级标志。", "请去掉不需要的内容，或导出为 PDF 后再上传。")


class Bounded:
    """A stream that refuses to give more than was promised: what a zip says of its sizes may be a lie."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self.stream, self.left = stream, most

    def read(self, size: int = -1) -> bytes:
        """As a file's."""
        content = self.stream.read(self.left + 1 if size < 0 else size)
        self.left -= len(content)
        if self.left < 0:
            raise _too_large()
        return content


def _text(stream: Bounded) -> str:
    """The text of one XML part. Entities are not resolved and nothing outside is fetched."""
    pieces: list[str] = []
    events = etree.iterparse(
        stream,
        events=("end",),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    for _, element in events:
        _take(element, pieces)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    if events.root is not None and events.root.getroottree().docinfo.doctype:  # no office program writes one
        raise Refusal(_DAMAGED, "请用办公软件另存后再上传。")
    return "".join(pieces)


def _take(element: etree._Element, pieces: list[str]) -> None:
    name = etree.QName(element).localname
    if name in TEXT and element.text:
        pieces.append(element.text)
    elif name in HEADER and element.text:
        pieces.append(_CODES.sub("\n", element.text))
    if name == "tab":
        pieces.append("\t")
    if name in LINE or name in HEADER or name in CELL_END or name == "br":
        pieces.append("\n")
