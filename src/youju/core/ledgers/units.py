"""Rows about organisations and people, read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from youju.core.facts import Standing
from youju.core.ledgers.bodies import SEPARATORS, PostRead, kind_by_name, read_posts, sector_by_name
from youju.core.ledgers.days import read_day
from youju.core.ledgers.findings import Weight
from youju.core.ledgers.numerals import number_of
from youju.core.ledgers.records import PersonRow, UnitRow
from youju.core.ledgers.rows import Line
from youju.core.ledgers.text import bare, folded, in_brackets, one_line, without_brackets
from youju.core.ledgers.vocabulary import Lexicon

YES = {"是", "√", "✓", "✔", "有", "Y", "y", "yes", "1", "对"}
NONE = {"", "无", "/", "-", "—", "——", "\\"}
SEX = {"男": "m", "女": "f"}
LONGEST_NAME = 30
YOUNGEST = 18
"""章程 1: who joins is at least 18."""


def day_under(line: Line, role: str) -> date | None:
    """The day under a role; a month stands for its first day. What is there but no day is found doubtful."""
    text = line.text(role)
    if text in NONE:
        return None
    read = read_day(line.value(role), line.layout.year if role == "day" else None)
    if read is None and not re.fullmatch(r"至今|现在|长期|(?:19|20)\d{2}年?", folded(text)):
        line.find(Weight.FLAG, "no_day", "看不懂这个日期，没有采用。", "写成 2022-03-04 的样子。", role=role)
    return read.first if read else None


def read_unit(line: Line, lexicon: Lexicon) -> UnitRow | None:
    """An organisation; None where the row names none."""
    name = one_line(line.text("name"))
    if name in NONE:
        return None
    kind = _unit_kind(line, name, lexicon)
    founded, dissolved = day_under(line, "founded"), day_under(line, "dissolved")
    if founded and dissolved and dissolved <= founded:
        line.find(Weight.BLOCK, "ends_before_start", "撤销日期不晚于成立日期。", "更正其中一个日期。", role="dissolved")
    started, ends = day_under(line, "term_started"), day_under(line, "term_ends")
    return UnitRow(
        line.place,
        name,
        kind=kind,
        superior=_plain(line.text("superior")),
        founded=founded,
        dissolved=dissolved,
        size=_size(line),
        aliases=tuple(part for part in SEPARATORS.split(line.text("aliases")) if part not in NONE),
        project=_plain(line.text("project")),
        sector=sector_by_name([line.text("sector")]) if line.text("sector") else None,
        term=(started, ends) if started and ends and started < ends else None,
    )


def _plain(text: str) -> str:
    return "" if text in NONE else one_line(text)


def _unit_kind(line: Line, name: str, lexicon: Lexicon) -> str:
    written = line.text("kind")
    kind = (lexicon.unit_kinds.exact(written) or kind_by_name(written)) if written else ""
    return kind or kind_by_name(name)


def _size(line: Line) -> int | None:
    text = line.text("size")
    if text in NONE:
        return None
    number = number_of(folded(text).rstrip("人名"))
    if number is None:
        line.find(Weight.FLAG, "no_number", "看不懂这个人数，没有采用。", "只写数字。", role="size")
    return number


def post_asked(heading: str) -> str:
    """The post a heading asks whether somebody holds: 是否（为）中层 → 中层; '' where it asks for none."""
    return folded(heading).partition("是否")[2].removeprefix("为").removeprefix("是")


@dataclass(frozen=True)
class PersonReader:
    """Reads rows about people; `lexicon` is the book's."""

    lexicon: Lexicon

    def read(self, line: Line) -> PersonRow | None:
        """A person; None where the row names none."""
        name = re.sub(r"\s", "", line.text("name"))
        if without_brackets(name) in NONE:
            return None
        if len(without_brackets(name)) > LONGEST_NAME:
            line.find(Weight.FLAG, "no_name", "不像姓名，没有登记。", "一行写一个人。", role="name")
            return None
        posts, rest = self._posts(line)
        row = PersonRow(
            line.place,
            without_brackets(name),
            sex=SEX.get(line.text("sex")[:1], ""),
            born=day_under(line, "born"),
            standing=self._standing(line),
            unit=_plain(line.text("unit")),
            attached=_plain(line.text("attached")),
            attached_from=day_under(line, "attached_from"),
            posts=posts,
            posts_since=day_under(line, "post_since"),
            joined=day_under(line, "joined"),
            confirmed=day_under(line, "confirmed"),
            moved_in=day_under(line, "moved_in"),
            moved_out=day_under(line, "moved_out"),
            key=line.text("key"),
            note=self._note(line, rest, [*in_brackets(name), *filter(None, [line.text("key")])]),
        )
        row.since = _since(line, row.standing)
        check_days(line, row)
        return row

    def _standing(self, line: Line) -> Standing | None:
        written = line.text("standing")
        if not written or written in NONE:
            return self._standing_untold(line)
        words = self.lexicon.headings.words.standings
        known = {bare(word): standing for standing, all_words in words.items() for word in all_words}
        plain = bare(written)
        fits = [word for word in known if word and word in plain]
        if not fits:
            line.find(
                Weight.FLAG,
                "standing",
                "不认识这种身份，只登记姓名。",
                "可写：正式党员、预备党员、发展对象、入党积极分子、入党申请人、群众。",
                role="standing",
            )
            return None
        standing = known.get(plain) or known[max(fits, key=len)]
        return None if standing == "outside" else Standing(standing)

    @staticmethod
    def _standing_untold(line: Line) -> Standing | None:
        """Without a word for it, dates tell: confirmed is a full member; only joined, a member."""
        if line.text("joined") or line.text("confirmed"):
            return Standing.FULL_MEMBER
        return Standing.FULL_MEMBER if "党员" in line.layout.sheet and not line.layout.has("standing") else None

    def _posts(self, line: Line) -> tuple[tuple[PostRead, ...], list[str]]:
        posts, rest = read_posts(line.text("post"), self.lexicon.posts) if line.text("post") else ([], [])
        for column in line.layout.columns:
            heading = post_asked(column.heading)
            code = "" if column.role else self.lexicon.posts.exact(heading)
            if code and str(line.values.get(column.index, "")).strip() in YES:
                posts.append(PostRead(code, heading))
        return tuple(posts), rest

    @staticmethod
    def _note(line: Line, rest: Iterable[str], brackets: Iterable[str]) -> str:
        parts = [*rest, *brackets]
        parts += [text for role in ("job", "note") for _, text in line.texts(role) if text not in NONE]
        return "；".join(map(one_line, parts))[:200]


def _since(line: Line, standing: Standing | None) -> date | None:
    roles = {Standing.APPLICANT: "applied", Standing.ACTIVIST: "activist_since", Standing.PROSPECT: "prospect_since"}
    return day_under(line, roles[standing]) if standing in roles else None


def check_days(line: Line, row: PersonRow) -> None:
    """What cannot well be in a person's days is found doubtful, and taken over as it stands."""
    if row.joined and row.confirmed and row.confirmed < row.joined:
        line.find(
            Weight.FLAG,
            "confirmed_before_joined",
            f"{row.name}的转正时间 {row.confirmed} 早于入党时间 {row.joined}。",
            "核对档案后更正；照原样导入，不算预备期。",
            role="confirmed",
        )
    if row.joined and row.born and (age := _age(row.born, row.joined)) < YOUNGEST:
        line.find(
            Weight.FLAG,
            "joined_young",
            f"{row.name}入党时只有 {age} 岁（{row.born} 出生，{row.joined} 入党）。",
            "核对出生年月和入党时间；照原样导入。",
            role="joined",
        )
    if row.standing is Standing.PROBATIONARY_MEMBER and row.confirmed:
        line.find(
            Weight.FLAG,
            "confirmed_but_probationary",
            f"{row.name}写着预备党员，又有转正时间。",
            "核对身份；从转正之日起按正式党员导入。",
            role="confirmed",
        )


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
