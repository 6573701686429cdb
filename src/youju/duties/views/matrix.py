"""The matrix of a unit and those directly below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django_tables2 import Column, Table

from youju.base.clock import today
from youju.core.explain import STATUS_WORD, Status
from youju.duties.below import Child, children_of, counts_of
from youju.duties.editions import numbered_plan
from youju.duties.listing import URGENCY
from youju.duties.matrix import Cell, Matrix, Row, by_area, by_duty, matrix_of, most_pressing, pressure
from youju.duties.views.asking import UnitAskedPage, list_address, matrix_address
from youju.organisation.models import Unit
from youju.ui.exporting import excel_file
from youju.ui.scope import ScopedRequest

ROWS = 25
FIRST_COLUMNS = 8
"""Duties shown at once; the rest are asked for."""


@dataclass(frozen=True)
class Box:
    """A cell where it stands: under which heading, and where it leads."""

    title: str
    cell: Cell
    address: str


@dataclass(frozen=True)
class Line:
    """A row: the unit, itself or with those below, and its cells."""

    unit: Unit
    is_own: bool
    has_below: bool
    whole: Cell
    boxes: list[Box]
    address: str
    open_address: str

    @property
    def sum(self) -> Box:
        """The row as one cell."""
        return Box("合计", self.whole, self.address)

    @property
    def pressing(self) -> list[Box]:
        """What was not done, or cannot be told."""
        return [box for box in self.boxes if box.cell.is_pressing]

    @property
    def open(self) -> int:
        """How many items are not due yet and not done."""
        return self.whole.counts[Status.OPEN]

    @property
    def settled(self) -> int:
        """How many items nobody has to care about any more."""
        return self.whole.total - self.whole.gaps - self.whole.counts[Status.UNKNOWN] - self.open


class MatrixPage(UnitAskedPage):
    """Units × areas, or with `?area=` units × the duties of one area."""

    title = "履职"
    template = "duties/matrix.html"

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or its Excel file; a unit with nothing below has its items listed instead.

        Of a period not judged it says only that.
        """
        children = children_of(self.unit, self.period.start, self.period.end, self.units)
        if not children:
            return redirect(list_address(self.unit, self.period, area=self.area))
        if not self.is_judged:
            return self.page()
        lines, columns, matrix = self._laid_out(children)
        if request.GET.get("_export") == "xlsx":
            return excel_file(_as_table(lines, columns), f"履职矩阵 {self.unit.name} {self.period.title}"[:60])
        return self.page(**self._shown(lines, columns, matrix, len(children)))

    @property
    def area(self) -> str:
        """The area asked for, '' for all."""
        asked = self.request.GET.get("area", "")
        return asked if asked in dict(self.areas) else ""

    def heading(self) -> str:
        return f"{self.unit.name}的履职"

    def crumbs(self) -> list[tuple[str, str]]:
        return self.crumbs_to(self.unit)

    def _laid_out(self, children: list[Child]) -> tuple[list[Line], list[tuple[str, str]], Matrix[str]]:
        counts = counts_of(self.unit, children, self.period.start, self.period.end, today(), self.units)
        duties = numbered_plan().duties
        matrix = matrix_of(counts, by_duty(duties, self.area) if self.area else by_area(duties))
        columns = self._columns(matrix)
        lines = [self._line(self.unit, True, bool(children), matrix, columns)]
        below = [self._line(each.unit, False, each.has_below, matrix, columns) for each in _once(children)]
        if self.request.GET.get("sort") != "tree":
            below.sort(key=lambda line: pressure(line.whole))
        return [line for line in lines + below if line.whole.total], columns, matrix

    def _columns(self, matrix: Matrix[str]) -> list[tuple[str, str]]:
        """Codes and headings, those with nothing due left out."""
        if not self.area:
            return [(code, label) for code, label in self.areas if code in matrix.columns]
        duties = numbered_plan().duties.values()
        titles = {duty.code: duty.title for duty in duties}
        return [(code, titles[code]) for code in most_pressing(matrix.columns, list(titles))]

    def _line(
        self, unit: Unit, own: bool, has_below: bool, matrix: Matrix[str], columns: Iterable[tuple[str, str]]
    ) -> Line:
        row: Row = (unit.pk, own)
        below = has_below and not own
        listed = list_address(unit, self.period)
        drilled = matrix_address(unit, self.period) if below else listed
        asked = "duty" if self.area and not below else "area"

        def leads_to(code: str) -> str:
            # made by hand: thousands of addresses are asked for
            return f"{drilled}&{asked}={self.area if self.area and below else code}"

        boxes = [Box(title, matrix.cell(row, code), leads_to(code)) for code, title in columns]
        chosen = f"&area={self.area}" if self.area else ""
        still = f"{listed}{chosen}&status={Status.OPEN}{'&below=1' if below else ''}"
        whole = matrix.rows.get(row) or Cell()
        return Line(unit, own, has_below, whole, boxes, drilled + chosen, still)

    def _shown(
        self, lines: list[Line], columns: list[tuple[str, str]], matrix: Matrix[str], children: int
    ) -> dict[str, Any]:
        page = Paginator(lines, ROWS).get_page(self.request.GET.get("page"))
        most = len(columns) if self.request.GET.get("columns") == "all" or not self.area else FIRST_COLUMNS
        return {
            "page": page,
            "columns": [(title, "" if self.area else self.here(area=code)) for code, title in columns[:most]],
            "most": most,
            "left_out": max(0, len(columns) - most),
            "totals": self._totals(matrix),
            "silent": children - sum(not line.is_own for line in lines),
            "area": self.area,
            "tabs": self._tabs(),
            "all_columns": self.here(columns="all"),
            "sorts": [
                ("差得多的在前", self.here(sort=None), self.request.GET.get("sort") != "tree"),
                ("按组织顺序", self.here(sort="tree"), self.request.GET.get("sort") == "tree"),
            ],
            "charts": self.request.path,
        }

    def _tabs(self) -> list[tuple[str, str, bool]]:
        tabs = [("全部", self.here(area=None, columns=None), not self.area)]
        return tabs + [(label, self.here(area=code, columns=None), code == self.area) for code, label in self.areas]

    def _totals(self, matrix: Matrix[str]) -> list[tuple[str, str, int, str]]:
        """Each status with how many items in all, and where they are listed."""
        return [
            (
                str(status),
                STATUS_WORD[status],
                matrix.whole.counts[status],
                list_address(self.unit, self.period, below=1, area=self.area, status=str(status)),
            )
            for status in URGENCY
            if matrix.whole.counts[status]
        ]


def _once(children: Iterable[Child]) -> list[Child]:
    """A unit that left and came back is one row."""
    return list({child.unit.pk: child for child in children}.values())


def _as_table(lines: Iterable[Line], columns: Iterable[tuple[str, str]]) -> Table:
    rows = [
        {"unit": f"{line.unit.name}（本级）" if line.is_own else line.unit.name, "whole": line.whole.words}
        | {f"c{number}": box.cell.words if box.cell.total else "" for number, box in enumerate(line.boxes)}
        for line in lines
    ]
    extra = [("unit", Column("党组织")), ("whole", Column("合计"))]
    return Table(
        rows, extra_columns=extra + [(f"c{number}", Column(title)) for number, (_, title) in enumerate(columns)]
    )
