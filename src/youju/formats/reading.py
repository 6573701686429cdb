"""Any document an office has, as text: what it is, is told from its content; its name proves nothing."""

import io
import re
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Literal

from youju.core.errors import Refusal, reason_of
from youju.core.reading.text import Text
from youju.formats import media
from youju.formats.plain import read_plain

LARGEST_FILE = 100_000_000

Kind = Literal["text", "docx", "pdf", "doc", "wps", "rtf", "odt", "xml", "xlsx", "pptx", "ofd", "html", "picture"]

READABLE = "txt、docx、doc、wps、rtf、odt、pdf"
_AS_DOCX = "请在 Word 或 WPS 里另存为 docx 后再读。"
_UNREADABLE: dict[str, tuple[str, str]] = {
    "xlsx": ("这是 Excel 工作簿，不是文档。", "台账请用 youju import 导入。"),
    "pptx": ("这是 PPT 演示文稿，不是文档。", f"能读的有 {READABLE}。"),
    "ofd": ("OFD 文件还读不了。", "请在 OFD 阅读器里转为带文字的 PDF，或找 Word 原件。"),
    "html": ("这是网页文件，不是文档。", f"请用浏览器或 Word 打开。{_AS_DOCX}"),
    "picture": ("这是图片、录音或视频，读不出文字。", "请找 Word 原件，或先用文字识别（OCR）软件转换。"),
}
"""What cannot be read: the message and the advice."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROOT = "Root Entry".encode("utf-16-le")
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|<meta |MIME-Version:)", re.IGNORECASE)
_WORD_XML = re.compile(rb"<\?mso-application progid=\"Word|<w:wordDocument|<pkg:package")
_TEXT_NAMES = {"", ".txt", ".text", ".md", ".csv", ".log"}
_HEAD = 4096


def read_file(source: Path | str | bytes, name: str = "") -> Text:
    """The text of a file, by its path or its content. `name`: what it is called, the path's own if not given.

    Raises Refusal where it cannot be read: what is wrong with it, and what to do.
    """
    if isinstance(source, bytes):
        return _read(source, name)
    path = Path(source)
    return _read(_content(path), name or path.name)


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refusal(f"“{path}”不是文件。", "请给出一个文档。")
        if found.st_size > LARGEST_FILE:
            raise _too_long(found.st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal(f"没有“{path}”这个文件。", "请检查文件名和所在的文件夹。") from error
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        if isinstance(error, Refusal):
            raise
        raise Refusal(f"“{path}”打不开：{reason}。", "请检查文件的读取权限和所在的磁盘。") from error


def _too_long(size: int) -> Refusal:
    return Refusal(f"文件有{size // 1_000_000}MB，太大，没有读。", "请去掉图片或拆成几个文件后再读。")


def _read(content: bytes, name: str) -> Text:
    if len(content) > LARGEST_FILE:
        raise _too_long(len(content))
    if not content:
        raise Refusal("文件是空的。", "请检查是否传完整了。")
    kind = kind_of(content, name)
    if kind in _UNREADABLE:
        raise Refusal(*_UNREADABLE[kind])
    return _with_note(_READERS.get(kind, partial(_converted, kind=kind))(content, name), kind, name)


# What reads docx and PDF costs time that a plain text need not pay.


def _docx(content: bytes, name: str) -> Text:
    read: Text = import_module("youju.formats.docx.reader").read_docx(content, name)
    return read


def _pdf(content: bytes, name: str) -> Text:
    read: Text = import_module("youju.formats.pdf_text").read_pdf(content, name)
    return read


_READERS: dict[str, Callable[[bytes, str], Text]] = {"text": read_plain, "docx": _docx, "pdf": _pdf}


def _converted(content: bytes, name: str, kind: Kind) -> Text:
    text = _docx(import_module("youju.formats.office").as_docx(content, kind), name)
    return replace(text, notes=("由 LibreOffice 转换后读取。", *text.notes))


def _with_note(text: Text, kind: Kind, name: str) -> Text:
    """A note where the name says something else than the content is."""
    suffix = Path(name).suffix.lower()
    expected = {
        "text": _TEXT_NAMES,
        "docx": {"", ".docx", ".docm", ".dotx", ".dotm", ".wps", ".wpt"},
        "doc": {"", ".doc", ".dot", ".wps", ".wpt"},
        "xml": {"", ".xml", ".doc"},
    }.get(kind, {"", f".{kind}"})
    if suffix in expected:
        return text
    return replace(text, notes=(*text.notes, f"扩展名是 {suffix[:20]}，内容其实是 {kind}，按内容读。"))


def kind_of(content: bytes, name: str = "") -> Kind:
    """What a file is, from its content; the name only tells wps from other OLE files. Raises Refusal."""
    head = content[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content)
    if head.startswith(_OLE):
        return _kind_of_compound(content, name)
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _WORD_XML.search(head):
        return "xml"
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) and Path(name).suffix.lower() not in _TEXT_NAMES:
        return "html"
    if media.media_type_of(io.BytesIO(head)) not in (None, media.TEXT):
        return "picture"
    return "text"


_BY_MEDIA: dict[str, Kind] = {media.XLSX: "xlsx", media.PPTX: "pptx", media.OFD: "ofd", media.DOCX: "docx"}


def _kind_of_zip(content: bytes) -> Kind:
    package = import_module("youju.formats.docx.package")
    if content.count(b"PK\x01\x02") > package.MOST_PARTS:
        raise package.too_large(f"内部文件超过{package.MOST_PARTS}个")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError, OverflowError) as error:
        raise package.damaged() from error
    found = next((media_type for part, media_type in media.ZIPPED.items() if part.lower() in names), None)
    if found:
        return _BY_MEDIA[found]
    if "[content_types].xml" in names and any(part.startswith("word/") for part in names):
        return "docx"
    if {"mimetype", "content.xml"} <= names:
        return "odt"
    raise Refusal("这是压缩包，不是文档。", "请解压后读里面的文档。")


def _kind_of_compound(content: bytes, name: str) -> Kind:
    """An OLE file: doc, what WPS writes as wps, or the case around an encrypted docx."""
    if _stream("EncryptedPackage") in content:
        raise import_module("youju.formats.docx.package").protected()
    if _stream("WordDocument") in content:
        return "doc"
    if _stream("Workbook") in content or _stream("Book") in content:
        return "xlsx"
    if _stream("PowerPoint Document") in content:
        return "pptx"
    if Path(name).suffix.lower() in (".wps", ".wpt", ".doc", ".dot") and _ROOT in content:
        return "wps"
    raise Refusal("看不懂这个文件：不是能读的文档。", f"能读的有 {READABLE}。{_AS_DOCX}")


def _stream(name: str) -> bytes:
    """A stream's name as an OLE directory has it."""
    return f"{name}\0".encode("utf-16-le")
