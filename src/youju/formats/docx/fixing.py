"""Fixes written into a copy of a docx: only the characters concerned change, formatting and all else stay."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml import etree

from youju.core.errors import Refusal
from youju.core.reading.found import Fix
from youju.formats.docx.ns import XML_SPACE
from youju.formats.docx.parts import is_signed
from youju.formats.docx.reader import Docx, Source, open_docx
from youju.formats.docx.runs import BLANKS
from youju.formats.fixes import separate


class _Change(NamedTuple):
    """Characters `[start, end)` of a w:t to be replaced."""

    start: int
    end: int
    text: str


def apply_fixes_docx(content: bytes, fixes: Iterable[Fix]) -> bytes:
    """A copy of a docx with fixes made. Spans count characters of the text that `read_docx` gives.

    Of fixes that overlap the first is made. Fixes that cannot be made are left: see `fixable_docx`.
    Raises Refusal where the file cannot be read, or is signed.
    """
    docx = open_docx(content)
    if is_signed(docx.package):
        raise Refusal("文件有数字签名，改动后签名失效，没有修改。", "请让签名人修改，或去掉签名后再改。")
    changes: dict[etree._Element, list[_Change]] = defaultdict(list)
    parts: dict[etree._Element, str] = {}
    for fix in separate(fixes):
        for source, change in _changes(docx, fix) or ():
            changes[source.node].append(change)
            parts[source.node] = source.part
    for node, of_node in changes.items():
        _write(node, of_node)
    if not changes:
        return content
    return docx.package.copy_with({part: docx.trees[part] for part in set(parts.values())})


def fixable_docx(content: bytes, fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that `apply_fixes_docx` makes; not those of automatic numbers, tabs, or across paragraphs."""
    docx = open_docx(content)
    return [fix for fix in separate(fixes) if _changes(docx, fix) is not None]


def _changes(docx: Docx, fix: Fix) -> list[tuple[Source, _Change]] | None:
    """What a fix changes in which w:t; None where it cannot be made."""
    (start, end), new = fix.span, fix.replacement
    if not 0 <= start <= end <= len(docx.text.content) or set(new) & set("\n\r\t") or not _is_xml(new):
        return None
    old = docx.text.content[start:end]
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    start, end, new = start + head, end - tail, new[head : len(new) - tail]
    if start == end and not new:
        return []
    touched = _touched(docx.sources, start, end)
    return None if touched is None else _shared_out(touched, start, end, new)


def _is_xml(text: str) -> bool:
    return all(c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff" for c in text)


def _shared(first: str, second: str) -> int:
    """How many characters two texts begin with in common."""
    count = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        count += 1
    return count


def _touched(sources: Sequence[Source], start: int, end: int) -> list[Source] | None:
    """The sources of the characters, None where some have none; for an insertion the one that ends or begins there."""
    if start == end:
        index = bisect_left(sources, start, key=lambda each: each.end)
        at = sources[index : index + 1]
        return list(at) if at and at[0].start <= start else None
    index = bisect_right(sources, start, key=lambda each: each.end)
    found = []
    at_offset = start
    for source in sources[index:]:
        if at_offset >= end or source.start > at_offset:
            break
        found.append(source)
        at_offset = source.end
    return found if at_offset >= end else None


def _shared_out(touched: list[Source], start: int, end: int, new: str) -> list[tuple[Source, _Change]]:
    """The new text in the places of the old: character by character where it is as long, else all in the first."""
    is_as_long = len(new) == end - start
    out = []
    for index, source in enumerate(touched):
        low, high = max(start, source.start), min(end, source.end)
        text = new[low - start : high - start] if is_as_long else new if index == 0 else ""
        shift = source.skipped - source.start
        out.append((source, _Change(low + shift, high + shift, text)))
    return out


def _write(node: etree._Element, changes: list[_Change]) -> None:
    text, cut = node.text or "", 0
    if node.get(XML_SPACE) != "preserve":  # blanks at its ends are not seen, and must not be when others come
        cut = len(text) - len(text.lstrip(BLANKS))
        text = text.strip(BLANKS)
    for change in sorted(changes, reverse=True):
        text = text[: change.start - cut] + change.text + text[change.end - cut :]
    node.text = text
    if text != text.strip(BLANKS):
        node.set(XML_SPACE, "preserve")
