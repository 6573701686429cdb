"""The zip of a docx, opened within bounds of size: its parts as XML trees, and a copy with some parts changed.

Bounds are on what is read: parts that are not read (pictures, macros, embedded files) are never unfolded.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml import etree

from youju.core.errors import Refusal

MOST_PARTS = 20_000
LARGEST_PART = 64_000_000
LARGEST_READ = 96_000_000
"""Bytes after unfolding, of one part and of all that are read. A text of 300 pages comes to some 10 MB."""

HEAVIEST_TREE = 230_000_000
NODE, ATTRIBUTE = 130, 230
"""About how many bytes of memory XML parts may take as trees, and an element or piece of text or an attribute takes."""

LARGEST_COPY = 400_000_000
"""Bytes after unfolding of all parts, when a changed copy is written."""

STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""The namespaces of ISO/IEC 29500 Strict and what they are called in Transitional, which the reader knows."""

_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CENTRAL = b"PK\x01\x02"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
    OverflowError,
)


def damaged() -> Refusal:
    """The refusal of a file that is broken or cut off."""
    return Refusal("文件已损坏或不完整，打不开。", "在 Word 或 WPS 里打开并另存为新的 docx；仍打不开的，请发件人重发。")


def protected() -> Refusal:
    """The refusal of a file with a password."""
    return Refusal("文件有打开密码，读不了。", "在 Word 或 WPS 里去掉密码，另存后再读。")


def too_large(what: str) -> Refusal:
    """The refusal of a file that unfolds beyond bounds."""
    return Refusal(f"文件展开后太大（{what}），没有读。", "请去掉不需要的内容或拆成几个文件；来历不明的文件不要打开。")


class Relation(NamedTuple):
    """What a part refers to: the last word of the type, and the target's name in the package ('' where outside)."""

    kind: str
    target: str


class Package:
    """A docx file. Raises Refusal where it is damaged, encrypted, or goes beyond bounds."""

    def __init__(self, content: bytes) -> None:
        if content.count(_CENTRAL) > MOST_PARTS:
            raise too_large(f"内部文件超过{MOST_PARTS}个")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise damaged() from error
        self.parts = {info.filename.replace("\\", "/").lower(): info for info in self._archive.infolist()}
        self._left = LARGEST_READ
        self._weight = HEAVIEST_TREE
        self._strict: set[str] = set()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.parts

    def read(self, part: str) -> bytes:
        """The bytes of a part, within bounds."""
        content = self._unfolded(self.parts[part.lower()], min(LARGEST_PART, self._left))
        self._left -= len(content)
        return content

    def _unfolded(self, info: zipfile.ZipInfo, most: int) -> bytes:
        if info.flag_bits & 1:
            raise protected()
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others unfold without bounds
            raise damaged()
        if info.file_size > most:
            raise too_large(f"“{info.filename[:60]}”有{info.file_size // 1_000_000}MB")
        try:
            with self._archive.open(info) as stream:
                content = stream.read(most + 1)
        except _BROKEN as error:
            raise damaged() from error
        if len(content) > most:
            raise too_large(f"“{info.filename[:60]}”超过{most // 1_000_000}MB")
        return content

    def tree(self, part: str) -> etree._Element | None:
        """The root of an XML part; None where there is no such part.

        A document type is refused: no office program writes one, and entities come with it. Nothing outside is fetched.
        """
        if part not in self:
            return None
        content = _as_utf8(self.read(part))
        for strict, transitional in STRICT:
            if strict in content:
                self._strict.add(part)
                content = content.replace(strict, transitional)
        self._weigh(content)
        return _parsed(content)

    def _weigh(self, content: bytes) -> None:
        opened = content.count(b"<") - content.count(b"</")
        self._weight -= 2 * NODE * opened + ATTRIBUTE * content.count(b"=") + len(content)
        if self._weight < 0:
            raise too_large("段落和格式过多")

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by the id it uses for it. '' stands for the package."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for each in root.iter("{*}Relationship") if root is not None else ():
            kind = each.get("Type", "").rpartition("/")[2]
            is_inside = each.get("TargetMode") != "External"
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            found[each.get("Id", "")] = Relation(kind, target.lstrip("/") if is_inside else "")
        return found

    def copy_with(self, changed: Mapping[str, etree._Element]) -> bytes:
        """The file with other trees in some of its parts; all else as it was."""
        left = LARGEST_COPY
        trees = {part.lower(): root for part, root in changed.items()}
        strict = {part.lower() for part in self._strict}
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as copy:
            for part, info in self.parts.items():
                root = trees.get(part)
                content = self._unfolded(info, left) if root is None else _written(root, part in strict)
                left -= len(content)
                copy.writestr(_entry(info), content)
        return stream.getvalue()


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    entry.compress_type, entry.external_attr = info.compress_type, info.external_attr
    return entry


def _as_utf8(content: bytes) -> bytes:
    """XML in UTF-8, whatever of the two encodings a package may have it is in. Raises Refusal."""
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode("utf-16").encode()
    except UnicodeError as error:
        raise damaged() from error


def _parsed(content: bytes) -> etree._Element:
    if _DECLARED.search(content):
        raise Refusal(
            "文件里有不正常的声明（DTD 或实体），没有读。", "请用 Word 或 WPS 打开后另存；来历不明的文件不要打开。"
        )
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error


def _written(root: etree._Element, strict: bool) -> bytes:
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    for name, transitional in STRICT if strict else ():
        content = content.replace(transitional, name)
    return content


def targets(relations: Mapping[str, Relation], kind: str) -> Iterable[str]:
    """The parts of a kind that relations name."""
    return [relation.target for relation in relations.values() if relation.kind == kind and relation.target]
