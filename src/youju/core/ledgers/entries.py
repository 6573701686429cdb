"""Rows of the ledger, read: one row is one entry, except rows merged into one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from youju.core.ledgers.agenda import Item, read_agenda, read_item
from youju.core.ledgers.amounts import read_hours, read_minutes
from youju.core.ledgers.bodies import kind_by_name, split_units
from youju.core.ledgers.cells import NONE, Clock, FormReader, LineReader, texts_of
from youju.core.ledgers.days import Day, read_day
from youju.core.ledgers.findings import Weight
from youju.core.ledgers.held import PLANNED, was_held
from youju.core.ledgers.layout import cell_text
from youju.core.ledgers.meant import BRANCHES, branches_of, committee_meant, is_all, is_committee, is_nobody, own_branch
from youju.core.ledgers.numerals import number_of
from youju.core.ledgers.records import EntryRow, FormRead, UnitRow
from youju.core.ledgers.rows import Line
from youju.core.ledgers.taking_part import TakingPart, read_taking_part
from youju.core.ledgers.text import folded, one_line
from youju.core.ledgers.vocabulary import Lexicon

MAKE_UP = re.compile(r"补(?:开|上|做)\D{0,4}?(?:(\d{4})年)?(\d{1,2})月")
LATE = re.compile(r"补录|补记|补登|后补")
LONGEST_TITLE = 300
MOST_HOURS = 500
"""No single entry brings more study hours than this; a larger number is something else."""
LONGEST_PLACE = 120


@dataclass
class EntryReader:
    """Reads the rows of ledger sheets of one book. `default_host` is used where neither row nor sheet names one.

    `units`: the organisations the book lists.
    """

    lexicon: Lexicon
    clock: Clock
    default_host: str = ""
    last_host: str = ""
    units: Sequence[UnitRow] = ()

    @cached_property
    def _forms(self) -> FormReader:
        return FormReader(self.lexicon)

    def read(self, line: Line, section: str) -> EntryRow | None:
        """An entry; None where the row is none, with a finding that says why."""
        if not was_held(line):
            return None
        day = self.clock.day(line, section)
        if day is None:
            return None
        title = one_line(line.text("title"))
        title = "" if title in NONE else title
        forms = self._forms.read(line, title, section)
        part = read_taking_part(line)
        row = EntryRow(line.place, title, day.first, ended_on=day.last, began_at=day.began)
        row.forms, row.number = forms, line.text("number")
        row.hosts = self._hosts(line, section, day.first)
        row.agenda = tuple(self._agenda(line, forms, title))
        row.title = (title or self._title(row))[:LONGEST_TITLE]
        self._fill_rest(line, row, day, part)
        return row

    def _fill_rest(self, line: Line, row: EntryRow, day: Day, part: TakingPart) -> None:
        lines, rest, counted = LineReader(self.lexicon.deliverables).read(line)
        row.people, row.times = tuple(part.people.values()), part.times
        row.total = part.total if part.total is not None else counted
        row.lines = tuple(lines)
        row.minutes = self._minutes(line) or day.minutes
        row.study_tenths = self._hours(line)
        row.location = one_line(line.text("place"))[:LONGEST_PLACE]
        row.recorded_on = self._recorded(line, row.started_on)
        row.resolutions = texts_of(line, "resolutions")
        row.planned = bool(PLANNED.match(line.text("held")))
        self._votes(line, row, part)
        self._marks(line, row)
        row.summary = "\n".join(_summary(line, row, rest, part))

    def _hosts(self, line: Line, section: str, on: date) -> tuple[str, ...]:
        written = line.text("unit")
        said = split_units(written) if written not in NONE else []
        hosts = [host for each in said for host in self._meant(line, each, section, on)]
        partners = [each for each in split_units(line.text("partners")) if kind_by_name(each) and not is_nobody(each)]
        if not said:
            hosts = self._host_untold(line, section)
        if hosts:
            self.last_host = hosts[0]
        return tuple(dict.fromkeys([*hosts, *partners]))

    def _meant(self, line: Line, name: str, section: str, on: date) -> list[str]:
        """The organisations a name in the column means; a word for many or for one's own founds none."""
        body = line.layout.unit or self.default_host
        if is_committee(name):
            committee = committee_meant(name, [*(unit.name for unit in self.units), body])
            if not committee:
                message = f"“{name}”没有写全称，不知道是哪个党委，按写的记。"
                line.find(Weight.FLAG, "host_unclear", message, "写党委的全称。", role="unit")
            return [committee or name]
        if not is_nobody(name):
            return [name]
        if meant := branches_of(name, body, self.units, on):
            message = f"“{name}”记为 {len(meant)} 个：{'、'.join(meant[:3])}{'等' if len(meant) > 3 else ''}。"
            line.find(Weight.FLAG, "host_all", message, "只有一部分开展的，写明是哪些。", role="unit")
            return meant
        own = "" if is_all(name) else own_branch(section, line.layout.unit, self.default_host, *self._only_branch())
        if own:
            line.find(Weight.FLAG, "host_own", f"“{name}”按“{own}”记。", "写党组织的全称。", role="unit")
            return [own]
        message = f"“{name}”不是党组织的名称，不知道是哪个党组织开展的。"
        line.find(Weight.BLOCK, "no_host", message, "写开展的党组织的全称；几个的，用顿号隔开逐个写。", role="unit")
        return []

    def _only_branch(self) -> list[str]:
        branches = [unit.name for unit in self.units if unit.kind in BRANCHES]
        return branches if len(branches) == 1 else []

    def _host_untold(self, line: Line, section: str) -> list[str]:
        """The section's organisation, the sheet's, the book's; else the row's above, which is doubtful."""
        told = section if kind_by_name(section) else line.layout.unit or self.default_host
        if told and not line.layout.has("unit"):
            return [told]
        if line.layout.has("unit") and self.last_host and not told:
            line.find(
                Weight.FLAG,
                "host_above",
                f"没有写单位，按上一行的“{self.last_host}”。",
                "每行都写明单位。",
                role="unit",
            )
            return [self.last_host]
        if told:
            line.find(Weight.FLAG, "host_sheet", f"没有写单位，按“{told}”。", "每行都写明单位。", role="unit")
            return [told]
        line.find(
            Weight.BLOCK,
            "no_host",
            "没有写由哪个党组织开展。",
            "加一列“开展单位”，在标题写明单位，或用 --unit 指定。",
            role="unit",
        )
        return []

    def _agenda(self, line: Line, forms: tuple[FormRead, ...], title: str) -> Iterator[Item]:
        otherwise = self._forms.otherwise(forms)
        items: list[Item] = []
        for _, text in line.texts("first_topic"):
            if text not in NONE:
                items.append(read_item(f"第一议题：{one_line(text)}", self.lexicon.topics, otherwise))
        for _, text in line.texts("agenda"):
            items += read_agenda(text, self.lexicon.topics, otherwise)
        if not items and not line.layout.has("agenda") and title:
            items = [item for item in read_agenda(title, self.lexicon.topics, otherwise) if item.topics]
        return self._first_first(line, items)

    @staticmethod
    def _first_first(line: Line, items: list[Item]) -> Iterator[Item]:
        """The first topic first, and once."""
        first = [item for item in items if item.is_first_topic]
        for item in first[1:]:
            line.find(Weight.FLAG, "first_topic_twice", "有不止一项第一议题，只把第一项记为第一议题。", role="agenda")
            items[items.index(item)] = replace(item, is_first_topic=False)
        return iter(sorted(items, key=lambda item: not item.is_first_topic))

    def _title(self, row: EntryRow) -> str:
        """A name for an entry without one: its agenda if it has a single item, else what it was."""
        labels = [self.lexicon.forms.terms.label(form.code) if form.code else form.words for form in row.forms]
        return "、".join(labels) or (row.agenda[0].title if row.agenda else "")

    @staticmethod
    def _hours(line: Line) -> int | None:
        if line.text("hours") in NONE:
            return None
        tenths = read_hours(line.text("hours"))
        if tenths is None or tenths > MOST_HOURS * 10:
            line.find(Weight.FLAG, "no_hours", "看不懂这个学时数，没有采用。", "只写数字，例如 1.5。", role="hours")
            return None
        return tenths

    @staticmethod
    def _minutes(line: Line) -> int:
        column, text = line.column("minutes"), line.text("minutes")
        if column is None or text in NONE:
            return 0
        if re.fullmatch(r"[\d.]+", text):
            text += "小时" if "小时" in column.heading else "分钟" if "分" in column.heading else ""
        return read_minutes(text) or 0

    def _recorded(self, line: Line, started: date) -> date | None:
        if line.text("recorded") in NONE:
            return None
        read = read_day(line.value("recorded"), started.year)
        if read is None:
            line.find(Weight.FLAG, "no_day", "看不懂登记日期，没有采用。", "写成 2022-03-04 的样子。", role="recorded")
            return None
        if read.first < started:
            line.find(
                Weight.FLAG,
                "recorded_before",
                f"登记日期 {read.first} 早于发生日期 {started}。",
                "核对两个日期。",
                role="recorded",
            )
        return read.first

    @staticmethod
    def _votes(line: Line, row: EntryRow, part: TakingPart) -> None:
        votes = _votes(line, part)
        if votes is None:
            return
        expected, present, *cast = votes
        if not expected or sum(cast) > present:
            line.find(
                Weight.FLAG,
                "votes",
                "票数与应到、实到人数对不上，只写入摘要。",
                "写明应到、实到、赞成、反对、弃权。",
                role="in_favour",
            )
        else:
            row.votes = votes

    @staticmethod
    def _marks(line: Line, row: EntryRow) -> None:
        """What remarks say of late entry and making up."""
        note = texts_of(line, "note")
        row.late_reason = (line.text("late_reason") or (note if LATE.search(note) else ""))[:200]
        written = line.text("make_up_for")
        found = MAKE_UP.search(folded(f"补开{written}" if written not in NONE else note))
        if not found:
            return
        year, month = int(found[1] or row.started_on.year), int(found[2])
        if 1 <= month <= 12 and date(year, month, 1) < row.started_on.replace(day=1):
            row.make_up_for = date(year, month, 1)


def _votes(line: Line, part: TakingPart) -> tuple[int, int, int, int, int] | None:
    text = folded(line.text("votes") + line.text("in_favour"))
    numbers = {
        role: number_of(line.text(role).rstrip("票人"))
        if re.fullmatch(r"\d+[票人]?", line.text(role))
        else _number_after(text, words)
        for role, words in (("in_favour", "赞成|同意"), ("against", "反对|不同意"), ("abstained", "弃权"))
    }
    if numbers["in_favour"] is None:
        return None
    expected = part.expected or _number_after(text, "应到") or 0
    present = part.present or _number_after(text, "实到") or part.there
    return expected, present, numbers["in_favour"], numbers["against"] or 0, numbers["abstained"] or 0


def _number_after(text: str, words: str) -> int | None:
    match = re.search(rf"(?<!不)(?:{words})[^\d]{{0,4}}(\d+)", text)
    return int(match[1]) if match else None


def _summary(line: Line, row: EntryRow, rest: Iterable[str], part: TakingPart) -> Iterator[str]:
    """What has no place of its own: remarks, columns not known, numbers expected, outcomes without an amount."""
    for column in line.layout.columns:
        text = cell_text(line.values.get(column.index))
        if not text or column.role not in (
            "",
            "note",
            "held",
            "follow_up",
            "leave_count",
            "absent_count",
            "observer_count",
        ):
            continue
        yield text if column.role == "note" and column.heading == "备注" else f"{one_line(column.heading)}：{text}"
    if rest:
        yield f"成果：{'、'.join(rest)}"
    yield from part.said
    yield from (f"{one_line(column.heading)}：{text}" for column, text in list(line.texts("headcount"))[1:])
    if part.groups:
        yield f"参加：{'、'.join(dict.fromkeys(part.groups))}"
    if part.expected is None and line.text("expected") not in NONE:
        yield from (f"{one_line(column.heading)}：{text}" for column, text in line.texts("expected"))
    if part.expected is not None and row.votes is None:
        yield f"应到：{part.expected}"
    if row.votes is None and line.text("in_favour"):
        yield f"表决：{line.text('in_favour')}赞成，{line.text('against') or 0}反对，{line.text('abstained') or 0}弃权"
    if line.text("votes"):
        yield f"表决情况：{line.text('votes')}"


def continues(line: Line) -> bool:
    """Whether a row is part of the entry above: its day is merged with it, it has no number or people of its own."""
    day = line.column("day") or line.column("month")
    if not line.joined or day is None or day.index not in line.joined:
        return False
    own = {line.layout.at(index) for index in line.values if index not in line.joined}
    named = line.column("title") or line.column("form")
    same_name = named is not None and named.index in line.joined
    return same_name or not own & {"number", "headcount", "attendees", "form", "unit"}


def join(above: EntryRow, below: EntryRow) -> None:
    """Add to an entry what a further row of it says: agenda, people, outcomes, remarks."""
    known = {item.title for item in above.agenda}
    above.agenda = tuple(
        sorted(
            [*above.agenda, *(item for item in below.agenda if item.title not in known)],
            key=lambda i: not i.is_first_topic,
        )
    )
    names = {(person.name, person.hint) for person in above.people}
    above.people = (*above.people, *(person for person in below.people if (person.name, person.hint) not in names))
    above.lines = (*above.lines, *below.lines)
    above.total = above.total if above.total is not None else below.total
    if below.title != above.title and not below.agenda:
        above.summary = "\n".join(filter(None, (above.summary, below.title)))
    if below.summary and below.summary not in above.summary:
        above.summary = "\n".join(filter(None, (above.summary, below.summary)))
