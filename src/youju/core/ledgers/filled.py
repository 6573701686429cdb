"""Sheets that hold meetings as forms, one under another: labels at the left, what they ask for beside or below."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any

from youju.core.ledgers.days import read_clock, read_day, read_day_text
from youju.core.ledgers.headings import NOTHING, Headings, How, Kind, Meaning
from youju.core.ledgers.labels import FREE, Field, Labels, is_aside
from youju.core.ledgers.layout import (
    HEAD_ROWS,
    Cells,
    Column,
    Filled,
    Layout,
    cell_text,
    form_in,
    one_of_each,
    unit_in,
    with_context,
)
from youju.core.ledgers.names_words import presence_word
from youju.core.ledgers.text import bare, folded, one_line
from youju.core.ledgers.words import Words

Row = tuple[int, Cells]
MOST_ROWS = 5000
"""A sheet of more rows is not looked at as one of forms."""
MEETING = {
    "place", "chair", "recorder", "lecturer", "attendees", "interviewees", "expected", "headcount", "absent", "leave",
    "observers", "resolutions", "agenda",
}  # fmt: skip
"""Roles that tell a form of a meeting from a cover or another form."""
TELLING = MEETING - {"place", "chair", "agenda", "interviewees"}
"""Without one of these, or a form in the title, it may be the form of any other work."""
SEVERAL_CELLS = {
    "attendees", "leave", "absent", "observers", "interviewees", "agenda", "first_topic", "resolutions", "note",
    "deliverables", "title", "partners", "",
}  # fmt: skip
"""Roles whose content may stand in several cells."""
PIECES = {"人", "名", "时", "分", "点", "年", "月", "日", "次", "人次"}
NO_RECORD = re.compile(r"模板|模版|样表|样张|示例|范例|填写说明|(?:通知|方案|目录|封面)(?:[(（].*)?$")
TITLE_LIKE = re.compile(r"记录|登记|台账|纪要|表$|簿$|会$|会议$|活动$|党日$|党课$")
LONGEST_TITLE = 40
OWN_LINE = re.compile(r"([^\s:：、，。]{2,8})[:：]\s*(\S.*)", re.DOTALL)
DATE_BEFORE = re.compile(
    r"^\d{4}年?度?(?:第?[一二三四1-4]季度|[上下]半年)?(?:\d{1,2}月份?)?(?:\d{1,2}日)?(?:第[一二三四五六七八九十\d]+次)?"
)
BOXES = "□☐○☑√■✔✓☒●"
TICKS = "☑√■✔✓☒●"
TICK_BEFORE = re.compile(rf"[{TICKS}]\s*([^\s{BOXES}]+)")
TICK_BEHIND = re.compile(rf"([^\s{BOXES}]+)\s*[{TICKS}]")
UNTICKED = re.compile(r"[□☐○]")


@dataclass(frozen=True)
class _Block:
    """The rows of one form; `opening` is the row of its first label."""

    rows: tuple[Row, ...]
    opening: int


@dataclass(frozen=True)
class FilledReader:
    """Finds the forms on a sheet."""

    headings: Headings
    forms: Words

    @property
    def labels(self) -> Labels:
        """The labels looked for."""
        return Labels(self.headings)

    def lay_out(self, sheet: str, rows: Iterable[Row], table: Layout | None) -> Layout | None:
        """The layout of a sheet of forms; None where it holds none, or is better read as the table given."""
        rows = iter(rows)
        head = list(islice(rows, HEAD_ROWS))
        labels = {label for number, cells in head for label in self._answered(number, cells)}
        if len(labels) < (2 if table is None else max(3, 2 * _known(table))):
            return None
        every = [*head, *islice(rows, MOST_ROWS)]
        if len(every) >= MOST_ROWS:
            return None
        found = [(block, self._filled(sheet, block)) for block in self._blocks(every)]
        filled = tuple(each for _, each in found if each is not None)
        if not filled or any(map(NO_RECORD.search, [folded(sheet), *map(folded, filled[0].layout.titles)])):
            return None
        left = [block.rows[0][0] for block, each in found if each is None and self._says(block)]
        return replace(_shown(filled), left=tuple(left))

    def _says(self, block: _Block) -> bool:
        """Whether there is anything behind a label."""
        return any(each.cells for each in self._fields(block))

    def _answered(self, number: int, cells: Cells) -> list[str]:
        """The labels of a row with content beside them."""
        return [bare(each.heading) for each in self.labels.fields(number, cells)[0] if each.cells]

    def _blocks(self, rows: Sequence[Row]) -> Iterator[_Block]:
        """The sheet cut before each title whose form begins anew."""
        opens = self._openings(rows)
        starts = [0, *(self._up_to_title(rows, at, above + 1) for above, at in pairwise(opens)), len(rows)]
        for (start, end), opening in zip(pairwise(starts), opens, strict=True):
            yield _Block(tuple(rows[start:end]), opening - start)

    def _openings(self, rows: Sequence[Row]) -> list[int]:
        """Where, in the list of rows, the first label of each form stands: labels met before begin a form."""
        opens: list[int] = []
        seen: set[str] = set()
        first = ""
        titled = False
        for at, (number, cells) in enumerate(rows):
            fields = self.labels.fields(number, cells)[0]
            words = [bare(each.heading) for each in fields]
            again = {bare(each.heading) for each in fields if each.meaning.role == "day"} | {first}
            if not opens and _is_heading(fields):
                continue
            if words and not opens:
                opens, first = [at], words[0]
            elif (seen & again & set(words)) or (titled and seen & set(words)):
                opens, seen, first = [*opens, at], set(), words[0]
            titled = bool(not words and self._is_title(rows[at])) or (titled and not words)
            seen.update(words)
        return opens

    def _up_to_title(self, rows: Sequence[Row], at: int, least: int) -> int:
        while at > least and self._is_title(rows[at - 1]):
            at -= 1
        return at

    def _is_title(self, row: Row) -> bool:
        texts = [text for text in map(cell_text, row[1]) if text]
        if len(texts) != 1 or len(texts[0]) > LONGEST_TITLE:
            return False
        fields = self.labels.fields(*row)[0]
        return _is_heading(fields) or (not fields and bool(TITLE_LIKE.search(folded(texts[0]))))

    def _filled(self, sheet: str, block: _Block) -> Filled | None:
        """One form; None where what it says is no meeting."""
        above = list(block.rows[: block.opening])
        fields = self._fields(block)
        layout = self._context(Layout(sheet, Kind.ENTRY, 0, 0, ()), above)
        columns, values = _columns(fields)
        columns, values = _day_of_title(columns, values, above)
        if _side_by_side(fields) or not _is_meeting(columns, values, layout):
            return None
        first = block.rows[block.opening][0]
        layout = replace(layout, first_heading=first, last_heading=first, columns=tuple(columns))
        return Filled(layout, block.rows[0][0], values)

    def _context(self, layout: Layout, above: Sequence[Row]) -> Layout:
        """What the title says; a name like 会议记录 says no form, 支部委员会会议 no organisation."""
        layout = with_context(layout, above, self.forms)
        later = (unit_in(DATE_BEFORE.sub("", folded(text))) for text in layout.titles)
        layout = replace(layout, unit=layout.unit or next(filter(None, later), ""))
        vague = {bare(word) for word in self.headings.words.vague_forms}
        named = [form_in(text, self.forms) for text in (*layout.titles, layout.sheet)]
        forms = [code for code in named if code and bare(self.forms.terms.label(code)) not in vague][:1]
        unit = re.sub(r"(?<=[部支])(?:党?支部|总支)?委员会$", "", layout.unit)
        unit = "" if self.forms.exact(layout.unit) or len(unit) <= 3 else unit
        return replace(layout, forms=tuple(forms), unit=unit)

    def _fields(self, block: _Block) -> list[Field]:
        """The labels of a form with all that belongs to them, over further rows too."""
        found: list[Field] = []
        last: list[Field] = []
        for number, cells in block.rows[block.opening :]:
            here, before = self.labels.fields(number, cells)
            before = [(index, value) for index, value in before if not self._is_aside(value)]
            if not here and last and (unknown := self._unknown(number, before, last)):
                here, before = [unknown], []
            for index, value in before:
                if last:
                    _belongs(index, last).cells.append((number, index, value))
            found += here
            last = here or last
        return found

    def _is_aside(self, value: Any) -> bool:
        none = self.headings.words.no_records
        return is_aside(cell_text(value), [*none.signatures, *none.notes])

    def _unknown(self, number: int, cells: Sequence[tuple[int, Any]], last: Sequence[Field]) -> Field | None:
        """A label nobody knows, at the left where the others stand, with content beside it."""
        if len(cells) == 1:
            return self._line_of_its_own(number, *cells[0], last[-1])
        if not cells or last[-1].below or cells[0][0] != min(each.column for each in last):
            return None
        text = one_line(cell_text(cells[0][1])).rstrip(":： ")
        if (
            not isinstance(cells[0][1], str)
            or len(text) > LONGEST_TITLE // 3
            or re.match(r"[\d一二三四五六]+[、.．]", text)
        ):
            return None
        meaning = self.headings.meaning(Kind.ENTRY, text)
        return Field(text, meaning, number, cells[0][0], [(number, index, value) for index, value in cells[1:]])

    def _line_of_its_own(self, number: int, index: int, value: Any, last: Field) -> Field | None:
        """An unknown label with its content behind a colon, alone in its row: 天气：晴."""
        match = OWN_LINE.match(cell_text(value))
        if not match or last.below or last.meaning.role in FREE or presence_word(match[1]):
            return None
        return Field(match[1], NOTHING, number, index, [(number, index, match[2])])


def _is_heading(fields: Sequence[Field]) -> bool:
    """Whether a row is a title that is a label's word too: 会议记录."""
    return len(fields) == 1 and fields[0].below and fields[0].meaning.role == "note"


def _belongs(index: int, last: Sequence[Field]) -> Field:
    """The label a cell of a further row belongs to: the nearest one to its left or above it, else the last."""
    left = [each for each in last if each.column < index or (each.below and each.column == index)]
    return max(left, key=lambda each: each.column) if left else last[-1]


def _known(table: Layout) -> int:
    """How many columns of a table are surely known."""
    return sum(column.meaning.how is How.EXACT for column in table.columns)


def _is_meeting(columns: Sequence[Column], values: dict[int, Any], layout: Layout) -> bool:
    """Whether a form tells of a meeting: what it was, two things about it, and a day or much besides."""
    said = {column.role for column in columns if cell_text(values.get(column.index)) and column.role}
    what = bool(said & {"title", "form", "agenda", "first_topic"}) or bool(layout.forms)
    dated = "day" in said or layout.month is not None
    telling = bool(layout.forms) or bool(said & TELLING)
    return what and telling and len(said & MEETING) >= 2 and len(said) >= (3 if dated else 4)


def _side_by_side(fields: Sequence[Field]) -> bool:
    """Whether a label stands twice in a row: two meetings beside one another, which are not told apart."""
    places = [(each.row, bare(each.heading)) for each in fields if each.meaning.role in ("day", "chair", "place")]
    return len(places) > len(set(places))


def _columns(fields: Sequence[Field]) -> tuple[list[Column], dict[int, Any]]:
    """The labels as columns, numbered as they come, with their values."""
    columns: list[Column] = []
    values: dict[int, Any] = {}
    for heading, meaning, place, value in (part for each in fields for part in _parts(each)):
        values[len(columns)] = value
        columns.append(Column(len(columns), heading, meaning, place))
    return one_of_each(_with_clock(_with_content(columns), values)), values


def _with_content(columns: Sequence[Column]) -> list[Column]:
    """活动内容 beside another name is what was done, not the name."""
    named = [column for column in columns if column.role == "title"]
    content = {column.index for column in named if "内容" in column.heading} if len(named) > 1 else set()
    return [
        replace(column, meaning=replace(column.meaning, role="agenda")) if column.index in content else column
        for column in columns
    ]


def _with_clock(columns: list[Column], values: dict[int, Any]) -> list[Column]:
    """Of 日期 and 时间 the one with a time of day alone is the clock."""
    days = [column for column in columns if column.role == "day"]
    clocks = {column.index for column in days if len(days) > 1 and _is_clock(values[column.index])}
    return [
        replace(column, meaning=replace(column.meaning, role="clock")) if column.index in clocks else column
        for column in columns
    ]


def _is_clock(value: Any) -> bool:
    return read_day(value, 2000) is None and read_clock(cell_text(value))[0] is not None


def _parts(found: Field) -> Iterator[tuple[str, Meaning, tuple[int, int], Any]]:
    """What a label has: its content, and further cells in its row that are another label and its content."""
    role = found.meaning.role
    if role in SEVERAL_CELLS or len(found.cells) < 2:
        yield found.heading, found.meaning, found.place, _ticked(_together(found.cells))
        return
    if role == "day" and any(cell_text(value) in PIECES for *_, value in found.cells):
        text = "".join(cell_text(value) for *_, value in found.cells)
        yield found.heading, found.meaning, found.place, text
        return
    yield found.heading, found.meaning, found.place, _ticked(found.cells[0][2])
    rest = [cell for cell in found.cells[1:] if cell_text(cell[2]) not in PIECES]
    while rest:
        named = len(rest) > 1 and len(cell_text(rest[0][2])) <= LONGEST_TITLE // 3
        heading = one_line(cell_text(rest[0][2])).rstrip(":： ") if named else found.heading
        content = rest[1 if named else 0]
        yield heading, NOTHING, content[:2], content[2]
        rest = rest[2 if named else 1 :]


def _together(cells: Sequence[tuple[int, int, Any]]) -> Any:
    if len(cells) < 2:
        return cells[0][2] if cells else None
    return "\n".join(cell_text(value) for *_, value in cells)


def _ticked(value: Any) -> Any:
    """Of boxes to tick, what was ticked: □支部党员大会 ☑支委会."""
    if not isinstance(value, str) or not UNTICKED.search(value):
        return value
    pattern = TICK_BEFORE if value.strip()[0] in BOXES else TICK_BEHIND
    return "、".join(pattern.findall(value)) or value


def _day_of_title(
    columns: list[Column], values: dict[int, Any], above: Sequence[Row]
) -> tuple[list[Column], dict[int, Any]]:
    """With the day that stands in the title, where no label asks for one."""
    if any(column.role == "day" for column in columns):
        return columns, values
    for number, cells in above:
        for index, value in enumerate(cells):
            day = read_day_text(value) if isinstance(value, str) else None
            if day and not day.only_month:
                named = Column(len(columns), "标题", Meaning("day", How.EXACT), (number, index))
                return [*columns, named], values | {len(columns): value}
    return columns, values


def _shown(filled: tuple[Filled, ...]) -> Layout:
    """One layout to show for all forms of a sheet: each label once; year and organisation where all agree."""
    first = filled[0].layout
    columns = {column.heading: column for each in reversed(filled) for column in reversed(each.layout.columns)}
    ordered = sorted(columns.values(), key=lambda column: (column.cell or (0, 0), column.index))
    years, units = ({getattr(each.layout, name) for each in filled} for name in ("year", "unit"))
    return replace(
        first,
        columns=tuple(ordered),
        year=first.year if len(years) == 1 else None,
        unit=first.unit if len(units) == 1 else "",
        forms=(),
        filled=filled,
    )
