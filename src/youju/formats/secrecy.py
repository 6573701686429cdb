"""Marks of state secrets (密级标志) in text and files: what bears one must not be kept in these books.

A mark is 秘密, 机密 or 绝密 with ★ and the term of secrecy (国家秘密定密管理暂行规定; GB/T 9704-2012, 7.2.2), the entry
“密级：…”, or the word standing alone at the head of a document. The words in running text are no mark: 保密工作,
机密级文件管理规定, 严守国家秘密.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from youju.core.errors import Refusal
from youju.formats import media
from youju.formats.markup import texts_in_zip
from youju.formats.pdf import pdf_text

HEAD_LINES = 12
"""A mark without ★ stands on one of a document's first lines."""

LONGEST_TEXT = 50_000_000

_WORD = r"(?:[绝絕]\s{0,4}密|[机機]\s{0,4}密|[秘祕]\s{0,4}密)\s{0,4}(?:级)?"
_STAR = "[★☆⭐✭✯]"
_TERM = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})\s{0,4}(?:年|个?月|[天日])|长期"
_END = r"(?!\s{0,4}(?:[/／、或及和与□☐○〇]|绝密|机密|秘密))(?=\s|$|[★☆⭐，。；;,.)）】\]\d])"

_STARRED = re.compile(
    rf"(?<![“\"‘「『]){_WORD}\s{{0,4}}{_STAR}\s{{0,4}}(?:{_TERM})?|{_STAR}\s{{0,4}}{_WORD}(?!文|件|工作)"
)
_LABELLED = re.compile(rf"密[ \t\u3000]{{0,6}}级[ \t\u3000]{{0,6}}(?:[:：]\s{{0,6}}|[\t\n]{{1,3}}){_WORD}{_END}")
_ALONE = re.compile(
    rf"(?:(?:No\.?|№)?\d{{1,9}})?[【（(\[〔]?(?:绝密|絕密|机密|機密|秘密|祕密)级?[】）)\]〕]?"
    rf"(?:[·•\-—]?(?:{_TERM}))?(?:特提|特急|加急|平急|急件)?"
)
_IN_NAME = re.compile(r"[【（(\[〔](?:绝密|机密|秘密)级?[】）)\]〕]|^(?:绝密|机密|秘密)级?(?:[-_ 　.、]|$)")


def marking_in(text: str) -> str | None:
    """The first mark of secrecy in a document's or a cell's text, as it stands there; None where there is none."""
    found = _STARRED.search(text) or _LABELLED.search(text)
    return _tidy(found.group()) if found else _alone(text)


def _alone(text: str) -> str | None:
    """A mark that is all of one of the first lines."""
    seen = 0
    for line in re.finditer(r"[^\r\n\v\f]+", text):
        bare = re.sub(r"\s+", "", line.group()[:200])
        if bare and _ALONE.fullmatch(bare):
            return bare
        seen += bool(bare)
        if seen >= HEAD_LINES:
            break
    return None


def _tidy(mark: str) -> str:
    return re.sub(r"\s+", "", mark)


def marking_in_name(name: str) -> str | None:
    """The mark a file's name bears: 【机密】…, 秘密-…, …★…."""
    found = _STARRED.search(name) or _IN_NAME.search(name)
    return _tidy(found.group()).strip("-_.、") if found else None


def marking_in_file(file: BinaryIO, media_type: str, name: str = "") -> str | None:
    """The first mark of secrecy in a file's name or text; None where there is none to be read.

    `media_type` is one of formats.media's. Pictures, sound, video and scanned pages carry no text that could be read.
    Raises Refusal where a document cannot be looked into: damaged, encrypted, or unfolding beyond all bounds.
    """
    for text in _texts(file, media_type):
        found = marking_in(text)
        if found:
            return found
    return marking_in_name(name)


def _texts(file: BinaryIO, media_type: str) -> Iterable[str]:
    file.seek(0)
    if media_type in (media.DOCX, media.XLSX, media.PPTX, media.OFD):
        return texts_in_zip(file)
    if media_type == media.PDF:
        return [pdf_text(file)]
    if media_type in (media.DOC, media.XLS, media.PPT):
        return _of_compound(file.read())
    if media_type == media.TEXT:
        return [plain_text(file.read())]
    return []


def _of_compound(content: bytes) -> Iterator[str]:
    """What an old Office file holds, read as text at even bytes (where its streams lie): paragraphs as lines."""
    text = content[: len(content) // 2 * 2].decode("utf-16-le", errors="replace")
    marks = [found.group(1) for found in re.finditer(rf"(?<=[\x00-\x1f])\s?({_ALONE.pattern})\s?(?=[\x00-\x1f])", text)]
    yield from marks
    for found in re.finditer(rf"密|{_STAR}", text):
        yield _nearby(text, found.start())
    for encoding in ("utf-16-le", "gb18030", "utf-8"):
        for star in re.finditer(re.escape("密★".encode(encoding)), content):
            start = star.start() - min(star.start(), 24) // 2 * 2
            yield "……" + content[start : star.end() + 24].decode(encoding, errors="ignore")


def _nearby(text: str, at: int) -> str:
    """Some characters around a place, without what is alone there only because it was cut out."""
    return f"……{text[max(0, at - 12) : at + 24]}……"


def plain_text(content: bytes) -> str:
    """Text in the encodings offices use: UTF-8 and UTF-16 (with or without a mark), GB18030. Raises Refusal."""
    if len(content) > LONGEST_TEXT:
        raise Refusal("文本文件太大，无法检查是否有密级标志。", "请拆成小一些的文件。")
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("看不懂文本文件的编码，无法检查是否有密级标志。", "另存为 UTF-8 编码后再上传。")


def _encodings(content: bytes) -> Iterator[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    yield from ("utf-8-sig", "gb18030")
