"""Workbooks with marks of state secrets are refused as a whole; nothing of them is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from youju.core.errors import Refusal
from youju.core.ledgers.findings import column_letter
from youju.core.ledgers.layout import Merge
from youju.formats.secrecy import marking_in
from youju.formats.xlsx.reader import Sheet

ADVICE = "涉密内容不能进入本系统，请按保密规定处理。误标的，去掉密级标志后再导入。"


@dataclass
class GuardedSheet:
    """A sheet whose rows are looked through for marks as they are read."""

    sheet: Sheet
    seen: bool = False

    @property
    def title(self) -> str:
        """The sheet's name."""
        return self.sheet.title

    @property
    def hidden(self) -> bool:
        """Whether the sheet is hidden."""
        return self.sheet.hidden

    @property
    def merges(self) -> list[Merge]:
        """Its merged cells."""
        return self.sheet.merges

    @property
    def unvalued(self) -> int:
        """Its formulas without a result."""
        return self.sheet.unvalued

    def rows(self) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """The rows. Raises Refusal at a mark."""
        for number, cells in self.sheet.rows():
            _check(self.sheet.title, number, cells)
            yield number, cells
        self.seen = True

    def look_through(self) -> None:
        """Look at every row that has not been read."""
        if not self.seen:
            for _ in self.rows():
                pass


def guarded(file_name: str, sheets: Sequence[Sheet]) -> list[GuardedSheet]:
    """The sheets, watched. Raises Refusal where the file's name, a sheet's name, header or footer has a mark."""
    for place, text in [("文件名", file_name.rpartition(".")[0]), *((f"表“{s.title}”", s.title) for s in sheets)]:
        _refuse(marking_in(text), place)
    for sheet in sheets:
        _refuse(marking_in(sheet.margins), f"表“{sheet.title}”的页眉页脚")
    return [GuardedSheet(sheet) for sheet in sheets]


def _check(title: str, number: int, cells: tuple[Any, ...]) -> None:
    for index, value in enumerate(cells):
        if isinstance(value, str) and "密" in value:
            _refuse(marking_in(value), f"“{title}”的 {column_letter(index)}{number} 单元格")


def _refuse(mark: str | None, place: str) -> None:
    if mark:
        raise Refusal(f"{place}有密级标志“{mark}”，整本没有读取。", ADVICE)
