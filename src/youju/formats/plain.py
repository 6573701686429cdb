"""Plain text: UTF-8, UTF-16 and GB18030, with any line ends.

Lines of a `Text` end with one line feed whatever the file had (as Python's `open` reads them) and a byte order mark is
no character of it. So for a UTF-8 file with line feeds and no mark the offsets are the file's own.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from youju.core.errors import Refusal
from youju.core.reading.found import Fix
from youju.core.reading.patterns import regex
from youju.core.reading.text import Text
from youju.formats.fixes import separate

LARGEST = 32_000_000
MOST_LINES = 500_000
"""Bytes and lines of a text file."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = regex("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEYOND = regex("[\u0800-\ufffc]")
_USUAL = regex("[\t\n\r -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_GARBLED = "\ufffd"
GOOD = {"utf-8": 3, "gb18030": 50, "utf-16-le": 50, "utf-16-be": 50}
"""How many Chinese characters must stand for each unreadable one, that an encoding counts as the right one.

Hardly anything that is not UTF-8 reads as such; nearly any bytes read as the others.
"""

_SAMPLE = 4096


class Decoded(NamedTuple):
    """A text file's characters, line ends as they stand there, and how they were written."""

    raw: str
    encoding: str
    mark: bytes = b""
    garbled: int = 0


def read_plain(content: bytes, name: str = "") -> Text:
    """The text of a text file. Raises Refusal where it is too large, or no text."""
    decoded = decode(content)
    notes = (f"有{decoded.garbled}处字节看不懂，读作“�”。",) if decoded.garbled else ()
    return Text(decoded.raw.replace("\r\n", "\n").replace("\r", "\n"), name, notes)


def decode(content: bytes) -> Decoded:
    """The characters of a text file. Raises Refusal."""
    if len(content) > LARGEST:
        raise Refusal(f"文本文件有{len(content) // 1_000_000}MB，太大，没有读。", "请拆成小一些的文件。")
    if content.count(b"\n") + content.count(b"\r") > 2 * MOST_LINES:
        raise Refusal(f"文本文件超过{MOST_LINES // 10_000}万行，没有读。", "请拆成小一些的文件。")
    decoded = next(filter(None, _readings(content)), None)
    if decoded is None:
        raise Refusal(
            "看不懂这个文件：不是文本，或编码不认识。", "文本文件请另存为 UTF-8 编码；Word 文档请另存为 docx。"
        )
    return decoded


def _readings(content: bytes) -> Iterator[Decoded | None]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            yield _in(encoding, content[len(mark) :], mark)
            return
    yield _in("utf-8", content)
    wide = _unmarked_utf16(content[:_SAMPLE])
    if wide:
        yield _in(wide, content)
    yield _in("gb18030", content)


def _in(encoding: str, content: bytes, mark: bytes = b"") -> Decoded | None:
    """The characters in an encoding; None where too much does not fit, or control characters show it to be no text."""
    raw = content.decode(encoding, errors="replace")
    garbled = raw.count(_GARBLED)
    if garbled:
        garbled -= content.count(_GARBLED.encode(encoding))
    if _is_binary(raw[: _SAMPLE * 16]):
        return None
    if garbled > 0 and not mark and garbled * GOOD.get(encoding, 50) > len(_BEYOND.findall(raw)):
        return None
    return Decoded(raw, encoding, mark, max(garbled, 0))


def _is_binary(sample: str) -> bool:
    """Whether there are more control characters than may have strayed into a text."""
    found = len(_CONTROL.findall(sample))
    return found > 2 and found * 200 > len(sample)


def _unmarked_utf16(sample: bytes) -> str | None:
    """Which UTF-16 without a mark this is: the one in which nearly all is Chinese or ASCII."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
        if text and len(_USUAL.findall(text)) >= 0.95 * len(text):
            return encoding
    return None


def apply_fixes_text(content: bytes, fixes: Iterable[Fix]) -> bytes:
    """A copy of a text file with fixes made, in its own encoding and with its own line ends.

    Spans count characters of the text that `read_plain` gives. Of fixes that overlap the first is made.
    Raises Refusal where the file cannot be written back without loss.
    """
    decoded = decode(content)
    if decoded.garbled or decoded.mark + decoded.raw.encode(decoded.encoding) != content:
        raise Refusal("文件里有看不懂的字节，没有修改。", "请用记事本打开，另存为 UTF-8 编码后再改。")
    doubled = [match.start() - index for index, match in enumerate(re.finditer("\r\n", decoded.raw))]
    line_end = "\r\n" if doubled else "\r" if "\n" not in decoded.raw and "\r" in decoded.raw else "\n"
    out, at = [], 0
    for fix in separate(fixes):
        start, end = (offset + bisect_right(doubled, offset - 1) for offset in fix.span)
        out += [decoded.raw[at:start], fix.replacement.replace("\n", line_end)]
        at = end
    out.append(decoded.raw[at:])
    return decoded.mark + "".join(out).encode(decoded.encoding)
