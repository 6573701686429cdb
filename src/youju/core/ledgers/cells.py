"""Single cells of a ledger row, read: when, what form, what came out."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from youju.core.facts import ItemKind
from youju.core.ledgers.amounts import amount_of, plain_label, read_lines
from youju.core.ledgers.days import MD, Day, days_alone, names_more_days, read_clock, read_day, weekday_written
from youju.core.ledgers.findings import Weight
from youju.core.ledgers.layout import Column, form_words, last_part, month_in
from youju.core.ledgers.numerals import number_of
from youju.core.ledgers.records import FormRead, LineRead
from youju.core.ledgers.rows import Line
from youju.core.ledgers.text import bare, folded, without_brackets
from youju.core.ledgers.vocabulary import Lexicon
from youju.core.ledgers.words import Words

NONE = {"", "无", "/", "-", "—", "——", "\\", "暂无"}
BETWEEN_FORMS = re.compile(r"[、,，;；/\n+＋&]+|暨|(?<=[会习课日动话育])[及和与](?=.)")
TAKING_PART = {"参加", "参与", "覆盖", "受教育", "参会", "到会", "听课", "参学", "受众", "学习"}
TICKS = {"√", "✓", "✔", "☑", "●", "是", "V", "v"}
TICKED = {"", "note", "form", "held"}
"""Roles that a column named after a form may be thought to have."""
LARGEST = 2**31 - 1
"""A larger amount is none: numbers of documents and the like."""

DATE_ADVICE = "写成 2022-03-04 的样子；只有月日的，在标题行写明年份，或用 --year 指定。"


@dataclass
class Clock:
    """Reads days; where a cell names no year, the title's, the book's or the last one seen is used."""

    year: int | None = None
    seen: int | None = None

    def day(self, line: Line, section: str = "") -> Day | None:
        """When the row's entry happened, its month that of its section or sheet; None, with a finding, if not said."""
        month = month_in(section) or line.layout.month
        day = (None if _in_month(line, month) else self._whole(line)) or self._in_parts(line, month)
        if day is None:
            self._unread(line)
            return None
        if day.year_given:
            self.seen = day.first.year
        return self._checked(line, self._ended(line, self._timed(line, day)))

    def _known(self, line: Line) -> int | None:
        return line.layout.year or self.year

    def _whole(self, line: Line) -> Day | None:
        value = line.value("day")
        if value is None:
            return None
        day = read_day(value, self._known(line))
        if day is None and self.seen and (day := read_day(value, self.seen)):
            line.find(Weight.FLAG, "year_assumed", f"没有写年份，按上文的 {self.seen} 年。", DATE_ADVICE, role="day")
        return day

    def _in_parts(self, line: Line, month_told: int | None) -> Day | None:
        """A day over columns of year, month and day."""
        numbers = {
            role: number_of(re.sub(r"[年月日号]", "", line.text(role))) for role in ("year", "month", "day_of_month")
        }
        year = numbers["year"] or self._known(line) or self.seen
        month = numbers["month"] or month_told
        if not year or not month:
            return None
        said = days_alone(line.text("day"))
        first, last = said if said and not numbers["day_of_month"] else (numbers["day_of_month"],) * 2
        try:
            day = Day(date(year, month, first or 1), only_month=not first, year_given=numbers["year"] is not None)
            return replace(day, last=date(year, month, last)) if first and last and last > first else day
        except ValueError:
            return None

    def _unread(self, line: Line) -> None:
        text = line.text("day") or line.text("month")
        if text in NONE:
            message = "没有写日期，不知道记到哪一天。"
        elif read_day(line.value("day"), 2000):
            message = f"“{text}”没有年份，标题和文件名里也没有。"
        else:
            message = f"看不懂这个日期：“{text}”。"
        line.find(Weight.BLOCK, "no_day", message, DATE_ADVICE, role="day" if line.column("day") else "month")

    @staticmethod
    def _timed(line: Line, day: Day) -> Day:
        text = line.text("clock")
        if not text:
            return day
        began, minutes = read_clock(text)
        return replace(day, began=began, minutes=minutes) if began else day

    def _ended(self, line: Line, day: Day) -> Day:
        if line.value("day_ended") is None:
            return day
        end = read_day(line.value("day_ended"), day.first.year)
        return replace(day, last=end.first) if end and end.first > day.first else day

    @staticmethod
    def _checked(line: Line, day: Day) -> Day:
        under = "day" if line.column("day") else "month"
        if day.only_month:
            line.find(
                Weight.FLAG,
                "only_month",
                _no_day(line.text(under), day.first),
                "补上哪一天；周任务和期限要按日子判断。",
                role=under,
            )
        named = weekday_written(line.text("day"))
        if named is not None and not day.only_month and day.last is None and day.first.weekday() != named:
            line.find(
                Weight.FLAG,
                "weekday",
                f"写的星期与日期对不上：{day.first} 是星期{'一二三四五六日'[day.first.weekday()]}。",
                "核对日期或年份。",
                role="day",
            )
        if names_more_days(line.text("day")):
            message = f"写了不止一天，只按第一天 {day.first} 记。"
            line.find(Weight.FLAG, "several_days", message, "一次一行，分开写。", role="day")
        if isinstance(line.value("day"), float):
            line.find(
                Weight.FLAG,
                "decimal_day",
                f"日期存成了小数，读作 {day.first}（10 日与 1 日分不清）。",
                DATE_ADVICE,
                role="day",
            )
        return day


def _in_month(line: Line, month: int | None) -> bool:
    """Whether a cell says days of a month told elsewhere: 3—5 on a sheet for May; 3-5 on one for March is 3 March."""
    text = line.text("day")
    said = days_alone(text) if month and isinstance(line.value("day"), str) else None
    return bool(said) and not (said and said[0] == month and re.fullmatch(r"\d+\s*-\s*\d+", text))


def form_asked(column: Column, forms: Words) -> str:
    """The form a column is named after, to be ticked: 党员大会, 三会一课/党课; '' where none."""
    return forms.exact(last_part(column.heading))


@dataclass(frozen=True)
class FormReader:
    """Finds out what an entry was."""

    lexicon: Lexicon

    @property
    def forms(self) -> Words:
        """The vocabulary of forms."""
        return self.lexicon.forms

    def read(self, line: Line, title: str, section: str) -> tuple[FormRead, ...]:
        """The forms of a row: those of its section or its sheet, and those of its own column, else of its title."""
        told = self._told(line, section)
        if ticked := self._ticked(line):
            return self._together(line, "form", told, ticked)
        written = "" if line.text("form") in TICKS else line.text("form")
        if written and written not in NONE and bare(written) not in self._vague:
            return self._together(line, "form", told, self._written(line, written))
        named = self._named(title)
        if told or named:
            return self._together(line, "title", told, tuple(map(FormRead, named)))
        code = self._untold(line, title)
        if code:
            return (FormRead(code),)
        words = without_brackets(folded(written)) if written and written not in NONE else "其他活动"
        line.find(
            Weight.FLAG,
            "form_unknown",
            f"看不出是什么活动形式，记为“{words}”。",
            "加一列“形式”，或在活动名称里写明。",
            role="form" if written else "title",
        )
        return (FormRead("", words),)

    def _ticked(self, line: Line) -> tuple[FormRead, ...]:
        """The forms over whose columns the row has a tick: 党员大会｜支委会｜党课."""
        ticked = [
            column for column in line.layout.columns if column.role in TICKED and line.cell(column.index) in TICKS
        ]
        codes = [form_asked(column, self.forms) for column in ticked]
        return tuple(FormRead(code) for code in dict.fromkeys(codes) if code)

    @cached_property
    def _vague(self) -> set[str]:
        return {bare(word) for word in self.lexicon.headings.words.vague_forms}

    @cached_property
    def _general(self) -> set[str]:
        """Forms that say no more than that it was a meeting, an activity, a study."""
        return {code for code in map(self.forms.exact, self.lexicon.headings.words.vague_forms) if code}

    def _told(self, line: Line, section: str) -> tuple[str, ...]:
        """The forms that the section of a row, else its sheet, surely says: they count whatever the row adds."""
        codes = self._named(section) or (line.layout.forms if line.layout.forms_sure else ())
        return tuple(code for code in codes if code not in self._general)

    def _named(self, text: str) -> tuple[str, ...]:
        """The forms a title or a section is as a whole: 党课, 二季度党员大会、党课, 党员大会暨党课."""
        if code := self.forms.exact(text):
            return (code,)
        words = form_words(text)
        parts = [part for part in BETWEEN_FORMS.split(words) if part.strip()]
        found = [code for code in map(self.forms.exact, parts) if code]
        return tuple(dict.fromkeys(found)) if len(found) == len(parts) or (found and "暨" in words) else ()

    def _together(self, line: Line, role: str, told: Sequence[str], own: Sequence[FormRead]) -> tuple[FormRead, ...]:
        """The sheet's forms and the row's own, without those another is a case of; two meetings in one are doubtful."""
        lineage = self.forms.terms.lineage
        cases = {above for form in own for above in lineage(form.code or form.is_a) if above != form.code}
        kept = [code for code in told if code not in cases]
        added = [form for form in own if form.code not in told and not (form.code in self._general and kept)]
        if any("meeting" in lineage(form.code) for form in added) and any("meeting" in lineage(code) for code in kept):
            words = "、".join(map(self.forms.terms.label, kept))
            message = f"工作表或小标题是“{words}”，这里另有一种会议：两种都记。"
            line.find(Weight.FLAG, "two_meetings", message, "只开了一种会的，改成一致。", role=role)
        return tuple(dict.fromkeys([*map(FormRead, kept), *added]))

    def _untold(self, line: Line, title: str) -> str:
        if line.layout.forms:
            return line.layout.forms[0]
        found = self.forms.last_within(title) or self.forms.last_within(line.text("agenda"), shortest=3)
        if found:
            label = self.forms.terms.label(found)
            line.find(
                Weight.NOTE, "form_from_title", f"按名称认作“{label}”。", "加一列“形式”写明更稳妥。", role="title"
            )
        return found

    def _written(self, line: Line, written: str) -> tuple[FormRead, ...]:
        if code := self.forms.exact(written):
            return (FormRead(code),)
        parts = [part for part in BETWEEN_FORMS.split(written) if part.strip()]
        found = [FormRead(self.forms.exact(part)) for part in parts if self.forms.exact(part)]
        if len(found) == len(parts):
            return tuple(dict.fromkeys(found))
        unknown = [part for part in parts if not self.forms.exact(part)] if found else [written]
        return tuple(dict.fromkeys([*found, *(self._new(line, part) for part in unknown)]))

    def _new(self, line: Line, words: str) -> FormRead:
        words = without_brackets(folded(words)) or folded(words)
        is_a = self.forms.last_within(words)
        kind = f"作为“{self.forms.terms.label(is_a)}”的一种" if is_a else "不归入任何已有形式，不计入履职事项"
        line.find(
            Weight.FLAG,
            "new_form",
            f"词表里没有“{words}”，将新增为本地形式，{kind}。",
            "如果就是某个标准形式，改成标准的写法。",
            role="form",
        )
        return FormRead("", words[:100], is_a)

    def otherwise(self, forms: Sequence[FormRead]) -> ItemKind:
        """What an agenda item of these forms asks where its words do not tell."""
        terms = self.forms.terms
        above = {code for form in forms for code in terms.lineage(form.code or form.is_a)}
        if "learning" in above or "theme_day" in above:
            return ItemKind.STUDY
        return ItemKind.DECISION if "meeting" in above else ItemKind.REPORT


@dataclass(frozen=True)
class LineReader:
    """Reads what came out of an entry."""

    words: Words

    def read(self, line: Line) -> tuple[list[LineRead], list[str], int | None]:
        """Lines, texts without an amount (for the summary), and people counted among them (None: not said)."""
        lines, rest, people = [], [], None
        for column, text in line.texts("deliverables"):
            for each in read_lines(text):
                if each.amount is None or not each.label or each.amount > LARGEST:
                    if each.label not in NONE or each.amount is not None:
                        rest.append(each.label or text)
                elif bare(plain_label(each.label)) in TAKING_PART and each.counted_in in ("人", "人次", "名"):
                    people = each.amount
                else:
                    if each.rough:
                        self._rough(line, column, each.amount)
                    lines.append(self._line(line, column, each.label, each.amount, each.counted_in))
        lines += list(self._columns(line))
        return lines, rest, people

    def _columns(self, line: Line) -> Iterator[LineRead]:
        for column, text in line.texts("deliverable"):
            amount, counted = amount_of(text)
            if amount is None or amount > LARGEST:
                if text not in NONE:
                    line.find(Weight.FLAG, "no_amount", "这里应当是数量，没有采用。", "只写数字。", column=column)
                continue
            meaning = column.meaning
            label = without_brackets(column.heading.rpartition("/")[2])
            unit = counted or meaning.counted_in or self.words.terms.by_code[meaning.code].unit
            yield LineRead(meaning.code, label, amount, unit)

    @staticmethod
    def _rough(line: Line, column: Column, amount: int) -> None:
        line.find(Weight.FLAG, "rough", f"是约数，按 {amount} 记。", "有准数的写准数。", column=column)

    def _line(self, line: Line, column: Column, label: str, amount: int, counted: str) -> LineRead:
        plain = plain_label(label)
        code = self.words.exact(label) or self.words.exact(plain)
        if code:
            return LineRead(code, label[:120], amount, counted or self.words.terms.by_code[code].unit)
        is_a = self.words.last_within(plain)
        kind = f"作为“{self.words.terms.label(is_a)}”的一种" if is_a else "单独列"
        line.find(
            Weight.FLAG,
            "new_deliverable",
            f"词表里没有成果“{plain}”，将新增，{kind}。",
            "如果就是某种标准成果，改成标准的写法。",
            column=column,
        )
        return LineRead("", plain[:120], amount, counted, is_a)


def _no_day(text: str, taken: date) -> str:
    """Why only the month was read: no day was written, or one that the month does not have."""
    if MD.search(unicodedata.normalize("NFKC", text)):
        return f"没有“{text.strip()}”这一天，暂按 {taken} 记。"
    return f"只写到月，暂按 {taken} 记。"


def texts_of(line: Line, role: str) -> str:
    """All texts under a role, one after the other."""
    return "\n".join(text for _, text in line.texts(role))
