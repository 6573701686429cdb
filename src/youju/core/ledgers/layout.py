"""Finding out how a sheet is laid out: where its headings are, what its rows are, what the title above them says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from youju.core.ledgers.bodies import kind_by_name
from youju.core.ledgers.findings import column_letter
from youju.core.ledgers.headings import NOTHING, Headings, How, Kind, Meaning
from youju.core.ledgers.numerals import DIGITS
from youju.core.ledgers.text import bare, folded, one_line, tidy
from youju.core.ledgers.words import Words

HEAD_ROWS = 20
LONGEST_HEADING = 40
SEVERAL = {
    "headcount",
    "agenda",
    "note",
    "deliverable",
    "deliverables",
    "attendees",
    "observers",
    "left_out",
    "first_topic",
}
"""Roles that several columns may have."""

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s*年|年度|\s*[-—至~]\s*(?:20\d{2})|(?=\D|$))")
BETWEEN = re.compile(r"[、,，;；/+＋&\-—_·:：]+|暨|^三会一课|^(?:附?[表件])?\d+[.、]?")
"""Between the forms in the name of a sheet: 三会一课-党课, 集中学习、培训."""
CHINESE_YEAR = re.compile("[〇零一二三四五六七八九]{4}(?=年)")
MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
CHINESE_MONTH = re.compile(r"(?<![一二三四五六七八九十\d])(十[一二]?|[一二三四五六七八九])月")
BROAD = re.compile(r"等|教育培训|三会一课|组织生活(?!会)")
"""Words in a title of a book of many forms."""
NAMELESS = re.compile(r"(?:党?支部|党?总支部?)?委员会")
MANY = re.compile(r"(?:各|全体|所有|基层|下属)(?:党)?(?:支部|总支|组织|委)")
"""Organisations without a name of their own, in a title: 各党支部, 全市基层党支部."""
Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Merged cells: rows counted from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, its heading, what it means; a form's label has the cell (row, column) of its content."""

    index: int
    heading: str
    meaning: Meaning
    cell: tuple[int, int] | None = None

    @property
    def role(self) -> str:
        """The role; '' where the heading is not known."""
        return self.meaning.role

    @property
    def letter(self) -> str:
        """The letter of the sheet's column."""
        return column_letter(self.cell[1] if self.cell else self.index)


@dataclass(frozen=True)
class Layout:
    """How a sheet is laid out. Rows after `last_heading` are data. Year, unit, form come from its title or name.

    `forms_sure`: the forms count for every row; otherwise they are used where a row says none.

    A sheet of forms has them in `filled`; its columns are their labels. In the rows `left` begins what was not read.
    """

    sheet: str
    kind: Kind
    first_heading: int
    last_heading: int
    columns: tuple[Column, ...]
    titles: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    unit: str = ""
    forms: tuple[str, ...] = field(default=())
    forms_sure: bool = False
    filled: tuple["Filled", ...] = ()
    left: tuple[int, ...] = ()

    @cached_property
    def by_role(self) -> dict[str, list[Column]]:
        """Role → its columns, in the order they stand."""
        roles: dict[str, list[Column]] = {}
        for column in self.columns:
            roles.setdefault(column.role, []).append(column)
        return roles

    @cached_property
    def by_strength(self) -> dict[str, list[Column]]:
        """Role → its columns, the strongest heading first."""
        return {
            role: sorted(columns, key=lambda each: (each.meaning.rank, each.index))
            for role, columns in self.by_role.items()
        }

    def with_role(self, role: str) -> list[Column]:
        """The columns of a role, in the order they stand."""
        return self.by_role.get(role, [])

    def at(self, index: int) -> str:
        """The role of the column at a place."""
        return next((column.role for column in self.columns if column.index == index), "")

    def has(self, *roles: str) -> bool:
        """Whether one of these roles is there."""
        return any(role in self.by_role for role in roles)


@dataclass(frozen=True)
class Filled:
    """One form on a sheet: its labels as a layout of its own, the row it begins in, the values of its labels."""

    layout: Layout
    row: int
    values: Mapping[int, Any]


def cell_text(value: Any) -> str:
    """A cell's value as text: whole numbers without .0, days as 2022-03-04."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat(" ") if hasattr(value, "hour") and hasattr(value, "year") else value.isoformat())
    return tidy(str(value))


def lay_out(
    sheet: str, head: Sequence[tuple[int, Cells]], merges: Sequence[Merge], headings: Headings, forms: Words
) -> Layout | None:
    """The layout of a sheet from its first rows (number, cells); None where no headings are found in them."""
    tried = [found for rows in _heading_rows(head) for found in _attempts(sheet, rows, merges, headings)]
    if not tried:
        return None
    _, best = max(tried, key=lambda each: (each[0], -each[1].first_heading, each[1].last_heading))
    best = _settled(best, [cells for number, cells in head if number > best.last_heading], headings)
    return with_context(best, [row for row in head if row[0] < best.first_heading], forms)


def _settled(layout: Layout, rows: Sequence[Cells], headings: Headings) -> Layout:
    """The layout with columns like 参加情况 as names or as numbers, whichever their cells are."""
    columns = [_by_cells(column, rows, headings) for column in layout.columns]
    return replace(layout, columns=tuple(columns))


def _by_cells(column: Column, rows: Sequence[Cells], headings: Headings) -> Column:
    if column.role not in ("attendees", "headcount") or bare(column.heading) not in headings.names_or_numbers:
        return column
    texts = [text for cells in rows if column.index < len(cells) and (text := cell_text(cells[column.index]))]
    if not texts:
        return column
    numbers = sum(is_number_of_people(text) for text in texts)
    return _as_role(column, "headcount" if 2 * numbers > len(texts) else "attendees")


def is_number_of_people(text: str) -> bool:
    """Whether a cell tells how many took part, and no names: 12人, 应到20人，实到18人."""
    plain = folded(text)
    return bool(re.search(r"\d", plain)) and not re.sub(
        r"[^\d、，,；;:：]{0,8}\d+[人名次]{0,2}|[/，,；;、。]", "", plain
    )


def _heading_rows(head: Sequence[tuple[int, Cells]]) -> Iterator[list[tuple[int, Cells]]]:
    """Rows that could be headings: single ones and two in a row."""
    for place, row in enumerate(head[:HEAD_ROWS]):
        yield [row]
        if place + 1 < len(head) and head[place + 1][0] == row[0] + 1:
            yield [row, head[place + 1]]


def _attempts(
    sheet: str, rows: list[tuple[int, Cells]], merges: Sequence[Merge], headings: Headings
) -> Iterator[tuple[float, Layout]]:
    for kind in Kind:
        columns = heading_columns(rows, merges, kind, headings)
        roles = {column.role for column in columns if column.role}
        if columns and _fits(headings.of(kind).needs, roles):
            yield _score(columns, rows, headings), Layout(sheet, kind, rows[0][0], rows[-1][0], tuple(columns))


def _fits(needs: Sequence[Sequence[str]], roles: set[str]) -> bool:
    return len(roles) > 1 and all(roles.intersection(group) for group in needs)


def _score(columns: Sequence[Column], rows: Sequence[tuple[int, Cells]], headings: Headings) -> float:
    """How surely these are headings: each known one counts, unknown ones and what looks like data count against."""
    ticked = {
        column.heading for column in columns if not column.role and headings.names_form(last_part(column.heading))
    }
    points = {How.EXACT: 1.0, How.GIVEN: 1.0, How.WITHIN: 0.5, How.NONE: -0.25}
    score = sum({column.heading: points[column.meaning.how] for column in columns}.values())
    score += 0.75 * len(ticked) if len(ticked) > 1 else 0
    data = sum(_is_data(value) for _, cells in rows for value in cells)
    return score - data - 0.1 * (len(rows) - 1)


def last_part(heading: str) -> str:
    """The lower of two rows of a heading: 三会一课/党课 → 党课."""
    return heading.rpartition("/")[2]


def _is_data(value: Any) -> bool:
    if value is None or isinstance(value, bool):
        return False
    return not isinstance(value, str) or len(value) > LONGEST_HEADING or bool(re.search(r"\d{4}[./年-]\d", value))


def heading_columns(
    rows: Sequence[tuple[int, Cells]], merges: Sequence[Merge], kind: Kind, headings: Headings
) -> list[Column]:
    """The columns under one or two rows of headings; of columns alike in role the strongest keeps it."""
    upper = _spread(rows[0], merges)
    lower = [cell_text(value) for value in rows[1][1]] if len(rows) > 1 else []
    if lower and not _goes_under(rows, merges, kind, headings):
        return []
    width = max(len(upper), len(lower))
    found = []
    for index in range(width):
        above = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        heading, meaning = _meaning(above, below, kind, headings)
        if heading:
            found.append(Column(index, heading, meaning))
    return one_of_each(found)


def _meaning(above: str, below: str, kind: Kind, headings: Headings) -> tuple[str, Meaning]:
    """A heading of two rows by its lower row, both together, or its upper row, whichever is known best."""
    above, below = one_line(above), one_line(below)
    if not below or above == below:
        return (above, headings.meaning(kind, above)) if above else ("", NOTHING)
    if above and kind is Kind.ENTRY and headings.names_form(below) and not headings.meaning(kind, below).role:
        return f"{above}/{below}", NOTHING
    together = f"{above}{below}" if above else below
    tried = [headings.meaning(kind, text) for text in (below, together, f"{below}{above}") if text]
    exact = [each for each in tried if each.how is How.EXACT]
    best = exact[0] if exact else min(tried, key=lambda each: each.rank)
    return f"{above}/{below}" if above else below, best


def _spread(row: tuple[int, Cells], merges: Sequence[Merge]) -> list[str]:
    """The texts of a row of headings, merged ones repeated over the columns they span."""
    number, cells = row
    texts = [cell_text(value) for value in cells]
    for merge in merges:
        if merge.top <= number <= merge.bottom and merge.left < len(texts) and merge.right - merge.left < 30:
            texts[merge.left : merge.right + 1] = [texts[merge.left]] * (min(merge.right + 1, len(texts)) - merge.left)
    return texts


def _goes_under(rows: Sequence[tuple[int, Cells]], merges: Sequence[Merge], kind: Kind, headings: Headings) -> bool:
    """Whether a second row continues the headings: it has fewer texts than the first spans, and they are headings.

    A first row of one text is a title.
    """
    cells = rows[1][1]
    texts = {index: cell_text(value) for index, value in enumerate(cells) if cell_text(value)}
    if not texts or any(_is_data(value) for value in cells):
        return False
    known = sum(bool(headings.meaning(kind, text).role) or headings.names_form(text) for text in texts.values())
    if len({cell_text(value) for value in rows[0][1]} - {""}) < 2 <= known and len(texts) > 2:
        return False
    spanned = any(merge.top <= rows[0][0] <= merge.bottom and merge.right > merge.left for merge in merges)
    gaps = any(not cell_text(value) for value in rows[0][1])
    return (spanned or gaps) and known >= 1 and 2 * known >= len(texts)


def one_of_each(columns: list[Column]) -> list[Column]:
    """Each role once: the strongest heading keeps it, another is left to be noted (a second time is the clock)."""
    if not any(column.role == "day" for column in columns):
        columns = [_as_role(column, "day") if column.role == "clock" else column for column in columns]
    strongest: dict[str, Column] = {}
    for column in sorted(columns, key=lambda each: (each.meaning.rank, each.index)):
        strongest.setdefault(column.role, column)
    return [
        column
        if column.role in SEVERAL or not column.role or strongest[column.role] is column
        else _second(column, strongest)
        for column in columns
    ]


def _as_role(column: Column, role: str) -> Column:
    return replace(column, meaning=replace(column.meaning, role=role))


def _second(column: Column, strongest: Mapping[str, Column]) -> Column:
    if column.role == "day" and "clock" not in strongest:
        return _as_role(column, "clock")
    return replace(column, meaning=replace(column.meaning, role="note", how=How.NONE))


def with_context(layout: Layout, above: Sequence[tuple[int, Cells]], forms: Words) -> Layout:
    """The layout with what its title and the sheet's name say: year, organisation, forms."""
    titles = tuple(dict.fromkeys(text for _, cells in above for text in map(cell_text, cells) if text))
    said = [*titles, layout.sheet]
    year = next(filter(None, map(year_in, said)), None)
    unit = next(filter(None, map(unit_in, said)), "")
    month = next(filter(None, map(month_in, said)), None)
    named, sure = _forms_of([layout.sheet, *titles], forms)
    return replace(layout, titles=titles, year=year, month=month, unit=unit, forms=named, forms_sure=sure)


def _forms_of(said: Sequence[str], forms: Words) -> tuple[tuple[str, ...], bool]:
    """The forms that the sheet's name and its titles say, and whether surely: as a whole, or as the only one in it."""
    for text in said:
        parts = [forms.exact(part) for part in BETWEEN.split(form_words(text)) if part]
        if parts and all(parts):
            return tuple(dict.fromkeys(parts)), text == said[0] or not BROAD.search(text)
    for text in (*said[1:], said[0]):
        words = _without_unit(text, forms)
        if found := forms.last_within(words, shortest=3):
            return (found,), len(forms.within(words, shortest=3)) == 1 and not BROAD.search(words)
    return (), False


def _without_unit(text: str, forms: Words) -> str:
    """The words for a form in a title, without the organisation before them: 某支部委员会2023年台账 says none."""
    unit = unit_in(text)
    return form_words(folded(text).replace(unit, "") if unit and not forms.exact(unit) else text)


def year_in(text: str) -> int | None:
    """The year a title names: 2022年上半年…, 2022年度; None where none, or several."""
    plain = CHINESE_YEAR.sub(lambda match: "".join(str(DIGITS[sign]) for sign in match[0]), folded(text))
    found = set(map(int, YEAR.findall(plain)))
    return found.pop() if len(found) == 1 else None


def month_in(text: str) -> int | None:
    """The one month a title or a sheet's name names: 3月, 2023年3月台账; None where none, or several."""
    plain = CHINESE_MONTH.sub(lambda match: f"{MONTHS.index(match[1]) + 1}月", folded(text).replace("元月", "1月"))
    found = {int(month) for month in re.findall(r"(?<!\d)(1[0-2]|0?[1-9])月(?!\d)", plain)}
    return found.pop() if len(found) == 1 else None


def unit_in(text: str) -> str:
    """The organisation a title names: 填报单位：某党支部, 某公司第一党支部2022年台账; '' where none."""
    plain = folded(text)
    if match := re.search(
        r"(?:填报|填表|填写|报送|编制)?(?:单位|党组织|支部|党支部)(?:名称)?[:：]([^:：()（）年]{2,40}?)(?=\(|（|$|填|日期|时间|\d)",
        plain,
    ):
        return match[1]
    plain = re.sub(r"^\d{4}年?度?(?:[上下]半年|第?[一二三四1-4]季度|\d{1,2}月份?)?", "", plain)
    head = re.split(r"\d{4}|台账|记录|登记|花名册|名册|统计|一览|汇总|明细|情况|“|工作", plain)[0]
    ends = [match.end() for match in re.finditer(r"党委|党总支|总支|党支部|支部|党组(?!织)|党工委|委员会", head)]
    head = head[: ends[-1]] if ends else ""
    return head if len(head) > 3 and kind_by_name(head) and not (MANY.search(head) or NAMELESS.fullmatch(head)) else ""


def form_words(name: str) -> str:
    """What is left of a title without its year, its quarter and words like 台账."""
    return re.sub(
        r"\d{4}年?度?|[上下]半年|第?[一二三四1-4]季度|\d{1,2}月|台账|记录簿?|登记[表册]?|情况|统计|明细|表$|^\d+[.、]?",
        "",
        folded(name),
    )


def form_in(text: str, forms: Words) -> str:
    """The form a title or the name of a sheet names; '' where none."""
    words = form_words(text)
    return forms.exact(words) or forms.last_within(words, shortest=3)
