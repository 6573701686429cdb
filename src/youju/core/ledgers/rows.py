"""Rows of a sheet as records: cells by role, merged cells filled, rows that are no record told apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from youju.core.ledgers.findings import Finding, Place, Weight
from youju.core.ledgers.headings import HeadingWords, Kind
from youju.core.ledgers.layout import Cells, Column, Layout, Merge, cell_text
from youju.core.ledgers.text import bare, folded, tidy

ONCE = {"deliverable", "deliverables", "headcount", "number"}
"""Roles whose value, merged over several rows, belongs to the first of them alone."""


@dataclass
class Line:
    """One row with its cells by role. `joined` marks the columns merged with the row above."""

    layout: Layout
    number: int
    values: dict[int, Any]
    joined: frozenset[int] = frozenset()
    findings: list[Finding] = field(default_factory=list)
    _texts: dict[int, str] = field(default_factory=dict)

    def cell(self, index: int) -> str:
        """The text of a column."""
        if index not in self._texts:
            self._texts[index] = cell_text(self.values.get(index))
        return self._texts[index]

    def forget(self, index: int) -> None:
        """A column's value has been replaced."""
        self._texts.pop(index, None)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.layout.sheet, self.number)

    def column(self, role: str) -> Column | None:
        """The column of a role."""
        columns = self.layout.by_role.get(role)
        return columns[0] if columns else None

    def value(self, role: str) -> Any:
        """The value under a role; None where there is no such column or nothing in it."""
        column = self.column(role)
        return self.values.get(column.index) if column else None

    def text(self, role: str) -> str:
        """The text under a role, '' where there is none."""
        column = self.column(role)
        return self.cell(column.index) if column else ""

    def texts(self, role: str) -> Iterator[tuple[Column, str]]:
        """Every column of a role that has text, the strongest heading first."""
        for column in self.layout.by_strength.get(role, ()):
            if text := self.cell(column.index):
                yield column, text

    def find(
        self, weight: Weight, code: str, message: str, advice: str = "", *, role: str = "", column: Column | None = None
    ) -> None:
        """Note a finding about this row, at the column of a role or a given one."""
        at = column or (self.column(role) if role else None)
        text = self.cell(at.index) if at else ""
        self.findings.append(
            Finding(
                weight,
                code,
                Place(self.layout.sheet, at.cell[0]) if at and at.cell else self.place,
                message,
                advice,
                at.letter if at else "",
                at.heading if at else "",
                text[:80],
            )
        )


class Rows:
    """The data rows of a sheet. What is left out is noted in `findings`; section rows give `section` to those after."""

    def __init__(self, layout: Layout, merges: Sequence[Merge], words: HeadingWords) -> None:
        self.layout, self.words = layout, words
        self.columns = {column.index: column for column in layout.columns}
        self.findings: list[Finding] = []
        self.section = ""
        self.left_out = 0
        self._fills = _fills(merges, layout.last_heading)
        self._held: dict[int, Any] = {}
        self._heads = [bare(column.heading) for column in layout.columns]

    def read(self, rows: Iterable[tuple[int, Cells]]) -> Iterator[Line]:
        """The rows that are records."""
        before: dict[int, Any] = {}
        for number, cells in rows:
            if number <= self.layout.last_heading:
                continue
            line = self._line(number, cells)
            if _adds(line):
                line = Line(self.layout, number, before | line.values, frozenset(before) - frozenset(line.values))
                yield line
            elif self._is_record(line, cells):
                self._undo_dittos(line, before)
                before = line.values
                yield line

    def _line(self, number: int, cells: Cells) -> Line:
        values = {index: cells[index] for index in self.columns if index < len(cells) and _says(cells[index])}
        joined = self._fill(number, values) if self._fills else frozenset()
        return Line(self.layout, number, values, joined)

    def _fill(self, number: int, values: dict[int, Any]) -> frozenset[int]:
        """Put the value of merged cells into the rows they span."""
        joined = set()
        for index, (top, above) in self._fills.get(number, {}).items():
            if number == top:
                self._held[index] = values.get(above)
            elif self.columns.get(index) and self.columns[index].role not in ONCE:
                if self._held.get(index) is not None:
                    values.setdefault(index, self._held[index])
                joined.add(index)
            else:
                joined.add(index)
        return frozenset(joined)

    def _is_record(self, line: Line, cells: Cells) -> bool:
        texts = [text for text in map(cell_text, cells) if text]
        if not texts or not any(map(line.cell, line.values)):
            return False
        said = "" if line.joined and len(line.values) > 1 else self._no_record(texts, line)
        if said:
            self.left_out += 1
            self.findings.append(_left_out(line, texts, said))
        return not said

    def _no_record(self, texts: Sequence[str], line: Line) -> str:
        """Why a row is no record; '' where it is one."""
        none = self.words.no_records
        if _starts(texts[0], none.notes):
            return "注释行"
        if _starts(texts[0], none.signatures) and len(texts) <= 6:
            return "签名行"
        if _is_total(texts, none.totals):
            return "合计行"
        if sum(bare(text) in self._heads for text in texts) * 2 > len(texts) and len(texts) > 1:
            return "重复的表头"
        return self._section(texts, line)

    def _section(self, texts: Sequence[str], line: Line) -> str:
        """A row of one text alone, that is no day: a heading for the rows after it."""
        unique = set(texts)
        if len(unique) > 1 or len(self.columns) < 3 or (self.layout.kind is Kind.PERSON and line.text("name")):
            return "只有序号的空行" if unique and unique == {line.text("number")} else ""
        text = texts[0]
        if line.text("number") == text and re.fullmatch(r"\d+", text):
            return "只有序号的空行"
        if self.layout.kind is Kind.UNIT and line.text("name"):
            return ""
        self.section = re.sub(r"^[(（]?[一二三四五六七八九十\d]+[)）]?[、.．]\s*", "", text)
        return "小标题行"

    def _undo_dittos(self, line: Line, before: dict[int, Any]) -> None:
        for index, value in list(line.values.items()):
            if isinstance(value, str) and folded(value) in self.words.ditto and index in before:
                line.values[index] = before[index]
                line.forget(index)


ADDING = {"agenda", "attendees", "deliverables", "resolutions", "deliverable"}
"""Roles that a further row of an entry may add to, where all its other cells are empty."""


def _says(value: Any) -> bool:
    """Whether there is anything in a cell."""
    return value is not None and (not isinstance(value, str) or bool(tidy(value)))


def _adds(line: Line) -> bool:
    """Whether a row only goes on with the entry above: an item more, names more."""
    roles = {line.layout.at(index) for index in line.values}
    first = min(line.values, default=0)
    return line.layout.kind is Kind.ENTRY and bool(roles) and roles <= ADDING and first > 0 and not line.joined


def _is_total(texts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a row begins, in its first or second cell, with a word for a total, alone or with a number."""
    return any(re.match(rf"(?:{'|'.join(words)})(?:[\d:：共（(]|$)", folded(text)) for text in texts[:2])


def _starts(text: str, words: Sequence[str]) -> bool:
    """Whether a text begins with one of the words and a colon, or is the word."""
    plain = folded(text)
    return any(plain == word or re.match(rf"{re.escape(word)}\d*[:：.、]", plain) for word in words)


def _left_out(line: Line, texts: Sequence[str], why: str) -> Finding:
    text = "　".join(texts)[:60]
    return Finding(Weight.NOTE, "no_record", line.place, f"{why}，不作为记录。", text=text)


def _fills(merges: Sequence[Merge], last_heading: int) -> dict[int, dict[int, tuple[int, int]]]:
    """Row → column → (the first row of its merged cells, the column their value stands in)."""
    fills: dict[int, dict[int, tuple[int, int]]] = {}
    for merge in merges:
        if merge.bottom > last_heading and merge.bottom > merge.top and merge.bottom - merge.top < 2000:
            for row in range(max(merge.top, last_heading + 1), merge.bottom + 1):
                for column in range(merge.left, min(merge.right, merge.left + 60) + 1):
                    fills.setdefault(row, {})[column] = (max(merge.top, last_heading + 1), merge.left)
    return fills
