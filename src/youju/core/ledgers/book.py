"""A whole book read: its sheets found out, every row read, everything doubtful noted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Protocol

from youju.core.errors import Refusal
from youju.core.ledgers.bodies import kind_by_name
from youju.core.ledgers.cells import Clock
from youju.core.ledgers.entries import EntryReader, continues, join
from youju.core.ledgers.filled import FilledReader
from youju.core.ledgers.findings import Finding, Place, Weight
from youju.core.ledgers.headings import How, Kind
from youju.core.ledgers.layout import HEAD_ROWS, Cells, Column, Layout, Merge, lay_out, unit_in, year_in
from youju.core.ledgers.mapping import Mapping as SavedMapping
from youju.core.ledgers.meant import superiors_meant
from youju.core.ledgers.officers import post_of, read_officers, spread_posts
from youju.core.ledgers.records import BookRead
from youju.core.ledgers.rows import Line, Rows
from youju.core.ledgers.units import PersonReader, post_asked, read_unit
from youju.core.ledgers.unknown import doubtful, names_of
from youju.core.ledgers.vocabulary import Lexicon
from youju.core.ledgers.votes import spell_out

Progress = Callable[[str, int], None]
"""Told which sheet is being read and how many rows of it are done."""


class Sheet(Protocol):
    """A sheet of a workbook."""

    @property
    def title(self) -> str:
        """Its name."""
        ...

    @property
    def hidden(self) -> bool:
        """Whether it is hidden."""
        ...

    @property
    def merges(self) -> list[Merge]:
        """Its merged cells."""
        ...

    @property
    def unvalued(self) -> int:
        """How many formulas have no stored result."""
        ...

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """(row number, values); may be asked for again."""
        ...


def quiet(sheet: str, rows: int) -> None:
    """Progress nobody looks at."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a reading: the year where the book names none, who holds what no row says, a saved mapping."""

    year: int | None = None
    unit: str = ""
    name: str = ""
    mapping: SavedMapping | None = None


@dataclass
class Reading:
    """A book read: what it says, how its sheets were understood, what is doubtful."""

    book: BookRead = field(default_factory=BookRead)
    layouts: list[Layout] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    blocked: set[Place] = field(default_factory=set)

    def tell(self, finding: Finding) -> None:
        """Note a finding."""
        if finding.weight is Weight.BLOCK:
            self.blocked.add(finding.place)
        self.findings.append(finding)


def read_book(sheets: Sequence[Sheet], lexicon: Lexicon, asked: Asked, progress: Progress = quiet) -> Reading:
    """Read a book. Raises Refusal where no sheet has headings that are known."""
    reading = Reading()
    found = list(_layouts(sheets, lexicon, asked, reading))
    if not found:
        raise Refusal(
            "没有找到能识别的表头：" + "、".join(f"“{sheet.title}”" for sheet in sheets[:6]),
            "台账表要有日期和活动名称（或形式、议题）列，人员表要有姓名列，单位表要有名称列。"
            "用 youju template books.xlsx 看一个样子，或用 --map 指定各列的含义。",
        )
    reading.layouts = [layout for _, layout in found]
    titles = [title for layout in reading.layouts if not layout.filled for title in layout.titles]
    reading.book.titles = titles
    year = asked.year or next(filter(None, map(year_in, [*titles, asked.name])), None)
    clock = Clock(year)
    unit = asked.unit or next(filter(None, map(unit_in, [*titles, asked.name])), "")
    reader = EntryReader(lexicon, clock, unit, units=reading.book.units)
    for sheet, layout in sorted(found, key=lambda each: list(Kind).index(each[1].kind)):
        clock.seen, reader.last_host = None, ""
        _read_sheet(sheet, layout, reader, reading, progress)
        if layout.kind is Kind.UNIT:
            reading.findings += superiors_meant(reading.book.units, [unit], layout)
    tables = ((layout, sheet.rows()) for sheet, layout in found)
    reading.findings = list(doubtful(reading.findings, tables, names_of(reading.book), lexicon.forms))
    _since(reading, year)
    return reading


def _layouts(
    sheets: Sequence[Sheet], lexicon: Lexicon, asked: Asked, reading: Reading
) -> Iterator[tuple[Sheet, Layout]]:
    for sheet in sheets:
        head = list(islice(sheet.rows(), HEAD_ROWS))
        if not head:
            continue
        layout = lay_out(sheet.title, head, sheet.merges, lexicon.headings, lexicon.forms)
        forms = FilledReader(lexicon.headings, lexicon.forms)
        layout = forms.lay_out(sheet.title, sheet.rows(), layout) or layout
        if asked.mapping:
            layout = asked.mapping.applied(sheet.title, layout, head, sheet.merges, lexicon)
        if layout is None:
            reading.tell(
                Finding(
                    Weight.NOTE,
                    "no_headings",
                    Place(sheet.title),
                    "没有找到能识别的表头，这张表没有读。",
                    "不是台账的表不用管；是台账的，用 --map 指定。",
                )
            )
            continue
        _tell_sheet(sheet, layout, lexicon, reading)
        yield sheet, layout


def _tell_sheet(sheet: Sheet, layout: Layout, lexicon: Lexicon, reading: Reading) -> None:
    if sheet.hidden:
        reading.tell(
            Finding(
                Weight.FLAG,
                "hidden_sheet",
                Place(sheet.title),
                "这张表是隐藏的，也读了。",
                "不该导入的，从文件里删去。",
            )
        )
    if sheet.unvalued:
        reading.tell(
            Finding(
                Weight.FLAG,
                "formula",
                Place(sheet.title),
                f"有 {sheet.unvalued} 个公式没有存下结果，读作空白。",
                "在 Excel 或 WPS 里打开并保存一次，再导入。",
            )
        )
    for column in layout.columns:
        if column.meaning.how is How.NONE and not _post_asked(layout, column, lexicon):
            kept = "其内容写入记录的摘要" if layout.kind is Kind.ENTRY else "没有采用"
            message = f"列“{column.heading}”没有专门的位置，{kept}。"
            reading.tell(_of_column(layout, column, "unknown_column", message, "要当作别的列，用 --map 指定。"))
        elif column.role == "left_out":
            reading.tell(_of_column(layout, column, "left_out", f"列“{column.heading}”不读取，也不保存。"))


def _of_column(layout: Layout, column: Column, code: str, message: str, advice: str = "") -> Finding:
    place = Place(layout.sheet, column.cell[0] if column.cell else layout.last_heading)
    return Finding(Weight.NOTE, code, place, message, advice, column.letter, column.heading)


def _post_asked(layout: Layout, column: Column, lexicon: Lexicon) -> bool:
    """Whether a heading asks for a post: 是否中层; on a units' sheet 组织委员."""
    held = layout.kind is Kind.UNIT and post_of(column, lexicon.posts)
    return bool(held or lexicon.posts.exact(post_asked(column.heading)))


def _read_filled(layout: Layout, reader: EntryReader, reading: Reading) -> None:
    """The entries of a sheet of forms."""
    for filled in layout.filled:
        line = Line(filled.layout, filled.row, dict(filled.values))
        entry = reader.read(line, "")
        reading.book.entries += [entry] if entry else []
        for finding in line.findings:
            reading.tell(finding)
    reading.rows[layout.sheet] = len(layout.filled)
    for row in layout.left:
        message = "从这一行起的一份看不出是哪次会议或活动，没有读。"
        place = Place(layout.sheet, row)
        reading.tell(Finding(Weight.NOTE, "form_left", place, message, "是记录的，补上时间、名称和参加人员。"))


def _read_sheet(sheet: Sheet, layout: Layout, reader: EntryReader, reading: Reading, progress: Progress) -> None:
    if layout.filled:
        _read_filled(layout, reader, reading)
        return
    rows = Rows(layout, sheet.merges, reader.lexicon.headings.words)
    count = 0
    for count, line in enumerate(rows.read(sheet.rows()), 1):
        _READ[layout.kind](line, rows, reader, reading)
        for finding in line.findings:
            reading.tell(finding)
        if count % 200 == 0:
            progress(sheet.title, count)
    progress(sheet.title, count)
    reading.rows[sheet.title] = count
    reading.findings += rows.findings


def _read_unit(line: Line, rows: Rows, reader: EntryReader, reading: Reading) -> None:
    if unit := read_unit(line, reader.lexicon):
        unit.officers = read_officers(line, reader.lexicon.posts)
        reading.book.units.append(unit)


def _read_person(line: Line, rows: Rows, reader: EntryReader, reading: Reading) -> None:
    for column in line.layout.by_role.get("post", ()):
        if isinstance(written := line.values.get(column.index), str):
            line.values[column.index] = spread_posts(written)
            line.forget(column.index)
    person = PersonReader(reader.lexicon).read(line)
    if person is None:
        return
    if not person.unit and not line.layout.has("unit"):
        person.unit = rows.section if kind_by_name(rows.section) else line.layout.unit
    reading.book.people.append(person)


def _read_entry(line: Line, rows: Rows, reader: EntryReader, reading: Reading) -> None:
    entries = reading.book.entries
    spell_out(line)
    entry = reader.read(line, rows.section)
    if entry is None:
        return
    if continues(line) and entries and entries[-1].place.sheet == line.layout.sheet:
        join(entries[-1], entry)
    else:
        entries.append(entry)


_READ: Mapping[Kind, Callable[[Line, Rows, EntryReader, Reading], None]] = {
    Kind.UNIT: _read_unit,
    Kind.PERSON: _read_person,
    Kind.ENTRY: _read_entry,
}


def _since(reading: Reading, year: int | None) -> None:
    """The first day of the first year the book tells of."""
    first = min((entry.started_on.year for entry in reading.book.entries), default=year)
    reading.book.since = date(first, 1, 1) if first else None
