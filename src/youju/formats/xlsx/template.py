"""Writing an empty book: sheets with headings, drop-down lists, widths, a filled example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

LISTS = "选项"
ROWS = 2000
"""Drop-down lists and formats reach so many rows."""

HEADING_FILL = PatternFill("solid", fgColor="FFF1E3DA")
EXAMPLE = Font(name="宋体", size=11, color="FF7F7F7F", italic=True)
LINE = Side(style="thin", color="FFBFBFBF")


@dataclass(frozen=True)
class ColumnPlan:
    """A column: its heading, its width, what to choose from, whether days stand in it, a hint shown at it."""

    heading: str
    width: int = 14
    choices: Sequence[str] = ()
    is_day: bool = False
    hint: str = ""


@dataclass(frozen=True)
class SheetPlan:
    """A sheet: its name, the title above the headings ('' for none), its columns, example rows."""

    name: str
    columns: Sequence[ColumnPlan]
    title: str = ""
    examples: Sequence[Mapping[str, Any]] = field(default_factory=list)


def write_book(path: Path, guide: Sequence[str], sheets: Sequence[SheetPlan]) -> None:
    """Write a book: a page of guidance, then the sheets."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    _guide(first, guide)
    pages = [(plan, book.create_sheet(plan.name)) for plan in sheets]
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for plan, page in pages:
        _fill(page, plan, lists)
    book.save(path)


def _guide(page: Worksheet, lines: Sequence[str]) -> None:
    page.title = "说明"
    page.column_dimensions["A"].width = 100
    for number, line in enumerate(lines, 1):
        cell: Any = page.cell(number, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name="宋体", size=14 if number == 1 else 11, bold=number == 1)


def _fill(page: Worksheet, plan: SheetPlan, lists: Worksheet) -> None:
    row = 1
    if plan.title:
        _title(page, plan)
        row = 2
    for index, column in enumerate(plan.columns, 1):
        _heading(page, row, index, column)
        _format(page, row, index, column)
        if column.choices:
            _choices(page, row, index, column, lists)
    for number, example in enumerate(plan.examples, row + 1):
        for index, column in enumerate(plan.columns, 1):
            _example(page, number, index, example.get(column.heading))
    page.freeze_panes = f"A{row + 1}"


def _title(page: Worksheet, plan: SheetPlan) -> None:
    cell: Any = page.cell(1, 1, plan.title)
    cell.font, cell.alignment = Font(name="黑体", size=14), Alignment(horizontal="center")
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(plan.columns))


def _heading(page: Worksheet, row: int, index: int, column: ColumnPlan) -> None:
    cell: Any = page.cell(row, index, column.heading)
    cell.font, cell.fill = Font(name="黑体", size=11), HEADING_FILL
    cell.border = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    if column.hint:
        cell.comment = Comment(column.hint, "youju", width=260, height=90)
    page.column_dimensions[get_column_letter(index)].width = column.width


def _format(page: Worksheet, row: int, index: int, column: ColumnPlan) -> None:
    if not column.is_day:
        return
    page.column_dimensions[get_column_letter(index)].number_format = "yyyy-mm-dd"
    for number in range(row + 1, row + 101):
        page.cell(number, index).number_format = "yyyy-mm-dd"


def _choices(page: Worksheet, row: int, index: int, column: ColumnPlan, lists: Worksheet) -> None:
    """A drop-down list from a column of the hidden sheet; other words may be typed."""
    place = 1 if lists.max_column == 1 and lists.cell(1, 1).value is None else lists.max_column + 1
    for number, choice in enumerate((column.heading, *column.choices), 1):
        lists.cell(number, place, choice)
    letter = get_column_letter(place)
    formula = f"{LISTS}!${letter}$2:${letter}${len(column.choices) + 1}"
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    own = get_column_letter(index)
    rule.add(f"{own}{row + 1}:{own}{row + ROWS}")
    page.add_data_validation(rule)


def _example(page: Worksheet, row: int, index: int, value: Any) -> None:
    cell: Any = page.cell(row, index, value)
    cell.font = EXAMPLE
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
