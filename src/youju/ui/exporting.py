"""A table as an Excel file, written row by row."""

from datetime import datetime
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse
from django_tables2 import Table
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from youju.core.periods import SHANGHAI

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings Excel would take for a formula."""


def excel_file(table: Table, name: str) -> FileResponse:
    """The table's rows, all of them, under its headings."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    for number, row in enumerate(table.as_values()):
        sheet.append([_cell(sheet, value, number == 0) for value in row])
    # closed by the response
    file = TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def _cell(sheet: Any, value: Any, is_heading: bool) -> Any:
    if isinstance(value, datetime):
        value = value.astimezone(SHANGHAI).replace(tzinfo=None)
    is_risky = isinstance(value, str) and value.startswith(RISKY)
    if not is_risky and not is_heading:
        return value
    cell = WriteOnlyCell(sheet, value=value)
    if is_risky:
        cell.data_type = "s"
    if is_heading:
        cell.font = Font(bold=True)
    return cell
