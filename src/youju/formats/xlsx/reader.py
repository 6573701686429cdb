"""Reading .xlsx row by row, in bounded memory; what is no .xlsx is refused with the reason."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from youju.core.errors import Refusal
from youju.core.ledgers.layout import Merge

OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LARGEST_PART = 600 * 2**20
LARGEST_BOOK = 1500 * 2**20
STEEPEST = 400
"""A part that unpacks to more than so many times its size, and is large, is made to harm."""
LARGE = 50 * 2**20
CHUNK = 2**20
SAVE_AS = "在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再导入。"
MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+(?::[A-Z]+\d+)?)"')
MARGINS = re.compile(rb"<(?:\w+:)?headerFooter[^>]*>(.*?)</(?:\w+:)?headerFooter>", re.DOTALL)
OVERLAP = 4096
UNVALUED = re.compile(
    rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
    rb"|<(?:\w+:)?f[^>]*/>\s*</(?:\w+:)?c>"
)


@dataclass
class Sheet:
    """A sheet of an open workbook.

    `unvalued` formulas have no stored result and read as empty; `margins` is the text of its header and footer.
    """

    title: str
    hidden: bool
    merges: list[Merge] = field(default_factory=list)
    unvalued: int = 0
    margins: str = ""
    _source: Any = None

    def rows(self) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """(row number, values), empty rows left out; may be asked for again."""
        with _as_refusals(self.title):
            for number, row in enumerate(self._source.iter_rows(values_only=True), 1):
                if any(value is not None and value != "" for value in row):
                    yield number, row


@contextmanager
def open_book(path: Path) -> Iterator[list[Sheet]]:
    """The sheets of a workbook, in their order. Raises Refusal where it cannot be read."""
    _check(path)
    with _as_refusals(path.name), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path, read_only=True, data_only=True)
    try:
        yield [_sheet(path, each) for each in book.worksheets]
    finally:
        book.close()


@contextmanager
def _as_refusals(name: str) -> Iterator[None]:
    try:
        yield
    except Refusal:
        raise
    except (KeyError, ValueError, TypeError, IndexError, EOFError, OSError, AttributeError, SyntaxError) as error:
        raise Refusal(f"“{name}”读不出来，文件可能已损坏：{_short(error)}", SAVE_AS) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Refusal(f"“{name}”读不出来，文件不完整或已损坏：{_short(error)}", SAVE_AS) from error


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__


def _sheet(path: Path, source: Any) -> Sheet:
    sheet = Sheet(source.title, source.sheet_state != "visible", _source=source)
    with _as_refusals(source.title):
        source.reset_dimensions()
        with zipfile.ZipFile(path) as package, package.open(source._worksheet_path.lstrip("/")) as stream:
            for piece in _pieces(stream):
                _scan(piece, sheet)
    return sheet


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The XML in pieces cut at the beginning of a tag, so that what is looked for lies in one of them."""
    rest = b""
    while chunk := stream.read(CHUNK):
        text = rest + chunk
        cut = text.rfind(b"<", 0, max(len(text) - OVERLAP, 0))
        if cut > 0:
            yield text[:cut]
        rest = text[max(cut, 0) :]
    yield rest


def _scan(piece: bytes, sheet: Sheet) -> None:
    """Note merged cells, formulas without a result, header and footer."""
    sheet.merges += [_merge(match[1].decode()) for match in MERGE.finditer(piece)]
    if b"<f" in piece or b":f" in piece:
        sheet.unvalued += len(UNVALUED.findall(piece))
    if match := MARGINS.search(piece):
        sheet.margins = re.sub(r"<[^>]*>|&amp;[A-Z]|&amp;\"[^\"]*\"", "\n", match[1].decode("utf-8", "replace"))


def _merge(ref: str) -> Merge:
    left, top, right, bottom = map(int, range_boundaries(ref))  # type: ignore[arg-type]
    return Merge(top, left - 1, bottom, right - 1)


def _check(path: Path) -> None:
    """Refuse what is no workbook, or one made to harm."""
    if not path.is_file():
        raise Refusal(f"没有这个文件：{path}", "检查路径和文件名。")
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(OLE):
        raise _old_or_locked(path)
    if not start.startswith(b"PK"):
        raise _no_workbook(path, start)
    try:
        with zipfile.ZipFile(path) as package:
            _check_parts(path, package)
    except zipfile.BadZipFile as error:
        raise Refusal(f"“{path.name}”不完整：压缩包的目录缺失。", "可能没有传完，请重新复制或下载。") from error


def _old_or_locked(path: Path) -> Refusal:
    if ENCRYPTED in path.read_bytes():
        return Refusal(f"“{path.name}”设了打开密码，读不出来。", "在 Excel 或 WPS 里去掉密码后另存，再导入。")
    return Refusal(f"“{path.name}”是老格式的 Excel 文件（.xls），只能读 .xlsx。", SAVE_AS)


def _no_workbook(path: Path, start: bytes) -> Refusal:
    if not start:
        return Refusal(f"“{path.name}”是空文件。")
    if path.suffix.lower() in (".csv", ".txt", ".tsv"):
        return Refusal(f"“{path.name}”是文本表格（csv），只能读 .xlsx。", SAVE_AS)
    if start.lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
        return Refusal(f"“{path.name}”其实是网页或 XML，不是 Excel 工作簿。", SAVE_AS)
    return Refusal(f"“{path.name}”不是 Excel 工作簿（.xlsx）。", SAVE_AS)


def _check_parts(path: Path, package: zipfile.ZipFile) -> None:
    names = set(package.namelist())
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Refusal(f"“{path.name}”是压缩包，但不是 Excel 工作簿（.xlsx）。", SAVE_AS)
    if "xl/workbook.bin" in names:
        raise Refusal(f"“{path.name}”是二进制工作簿（.xlsb），只能读 .xlsx。", SAVE_AS)
    parts = package.infolist()
    steep = [
        each for each in parts if each.file_size > LARGE and each.file_size > STEEPEST * max(each.compress_size, 1)
    ]
    too_large = sum(each.file_size for each in parts) > LARGEST_BOOK or any(p.file_size > LARGEST_PART for p in parts)
    if steep or too_large:
        raise Refusal(
            f"“{path.name}”解开后过大，不像正常的台账，没有读取。", "删去空白的行列和图片后另存，或分成几个文件。"
        )
    for each in parts:
        if each.filename.endswith((".xml", ".rels")):
            _check_declarations(path, package, each)


def _check_declarations(path: Path, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with suppress(RuntimeError), package.open(part) as stream:
        if b"<!DOCTYPE" in stream.read(4096).upper():
            raise Refusal(f"“{path.name}”含有不该有的声明（{part.filename}），没有读取。", SAVE_AS)
