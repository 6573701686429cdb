"""What kind of file something is, from its content; the name proves nothing."""

import zipfile
from typing import BinaryIO

from youju.core.errors import Refusal

PDF = "application/pdf"
OFD = "application/ofd"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
JPEG, PNG, HEIC = "image/jpeg", "image/png", "image/heic"
MP4, MP3, M4A = "video/mp4", "audio/mpeg", "audio/mp4"
TEXT = "text/plain"

ZIPPED = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX, "OFD.xml": OFD}
"""The part by which a zip is known to be a document."""

COMPOUND = {"WordDocument": DOC, "Workbook": XLS, "Book": XLS, "PowerPoint Document": PPT}
"""The stream by which an OLE file (doc, xls, ppt, and what WPS writes as wps, et, dps) is known."""

MAGIC = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"ID3", MP3))
BRANDS = {b"heic": HEIC, b"heix": HEIC, b"mif1": HEIC, b"hevc": HEIC, b"M4A ": M4A}
"""The brand in an ISO media file's `ftyp` box; others are video."""

ACCEPTED = "PDF、OFD、Word、Excel、PPT、WPS、图片（jpg、png、heic）、视频（mp4）、录音（mp3、m4a）和纯文本"

HEAD = 4096


def media_type_of(file: BinaryIO) -> str | None:
    """The media type of a seekable file, where it is one we know; it is left at its start.

    Raises Refusal for documents that cannot be looked into: encrypted, with macros, with a broken zip.
    """
    file.seek(0)
    head = file.read(HEAD)
    try:
        return _of_head(head) or _of_container(file, head) or _of_text(head)
    finally:
        file.seek(0)


def _of_head(head: bytes) -> str | None:
    if b"%PDF-" in head[:1024]:
        return PDF
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], MP4)
    if head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2"):
        return MP3
    return next((media for magic, media in MAGIC if head.startswith(magic)), None)


def _of_container(file: BinaryIO, head: bytes) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(file)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _of_compound(file)
    return None


def _of_zip(file: BinaryIO) -> str | None:
    try:
        names = set(zipfile.ZipFile(file).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refusal("文件已损坏，不能打开。", "请重新导出或重新拍摄后再上传。") from error
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refusal("文件里有宏，不能作为佐证材料。", "另存为不含宏的格式（docx、xlsx）后再上传。")
    return next((media for part, media in ZIPPED.items() if part in names), None)


def _of_compound(file: BinaryIO) -> str | None:
    file.seek(0)
    content = file.read()
    if _stream("EncryptedPackage") in content:
        raise Refusal("文件有打开密码，无法检查是否有密级标志。", "去掉密码后再上传。")
    return next((media for stream, media in COMPOUND.items() if _stream(stream) in content), None)


def _stream(name: str) -> bytes:
    """A stream's name as an OLE directory has it."""
    return f"{name}\0".encode("utf-16-le")


def _of_text(head: bytes) -> str | None:
    """Plain text: a Unicode mark at the start, or none of the bytes that text does not hold."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return TEXT
    controls = set(range(32)) - {7, 8, 9, 10, 12, 13, 27}
    return TEXT if head and not controls & set(head) else None
