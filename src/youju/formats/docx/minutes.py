"""会议记录, 签到表 and 会议通知 as offices and inspectors know them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from youju.core.composing.document import Block, Document, Heading, Paragraph, Table, Title, Words

BLANK = "＿＿＿＿＿＿"
"""Where something is to be written by hand."""

SPARE_ROWS = 6
"""Empty lines on a sign-in sheet, for those who come besides."""

BLANK_ROWS = 20
"""Lines where nobody's name is known."""


@dataclass(frozen=True)
class Vote:
    """A vote as taken down."""

    expected: int
    present: int
    in_favour: int
    against: int
    abstained: int


@dataclass(frozen=True)
class MinutedItem:
    """An agenda item: `words` are its kind and topics, `result` and `follow_up` Chinese words or ''."""

    title: str
    words: tuple[str, ...] = ()
    is_first_topic: bool = False
    directives: tuple[str, ...] = ()
    vote: Vote | None = None
    result: str = ""
    follow_up: str = ""
    decision: str = ""


@dataclass(frozen=True)
class Minutes:
    """What is known of a meeting, in words. Lists of people are names; `headcount` came without names."""

    title: str
    units: tuple[str, ...]
    forms: tuple[str, ...]
    started_on: date
    ended_on: date
    began_at: time | None = None
    minutes: int = 0
    place: str = ""
    chairs: tuple[str, ...] = ()
    recorders: tuple[str, ...] = ()
    lecturers: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    headcount: int = 0
    items: tuple[MinutedItem, ...] = ()
    summary: str = ""
    resolutions: str = ""
    deliverables: tuple[str, ...] = ()
    footnote: str = ""
    noticed_on: date | None = None

    @property
    def expected_count(self) -> int:
        """应到: who came and who should have; observers are not asked to come."""
        return self.present_count + len(self.leave) + len(self.absent)

    @property
    def present_count(self) -> int:
        """实到."""
        return len(self.present) + self.headcount


def day_words(day: date) -> str:
    """2026年3月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def time_words(minutes: Minutes) -> str:
    """When a meeting was: its days, or its day with the hours as far as they are known."""
    if minutes.ended_on != minutes.started_on:
        return f"{day_words(minutes.started_on)}至{day_words(minutes.ended_on)}"
    if minutes.began_at is None:
        return day_words(minutes.started_on)
    began = datetime.combine(minutes.started_on, minutes.began_at)
    until = f"—{began + timedelta(minutes=minutes.minutes):%H:%M}" if minutes.minutes else ""
    return f"{day_words(minutes.started_on)} {began:%H:%M}{until}"


def minutes_document(minutes: Minutes, *, sign_in: bool = False) -> Document:
    """会议记录, with a 签到表 on a page of its own where asked for."""
    blocks = [_facts(minutes), *_agenda(minutes), *_content(minutes), *_signatures(minutes)]
    if sign_in:
        blocks += [Title(f"{minutes.title}签到表"), *_sign_in(minutes)]
    return Document(f"{_name(minutes)}会议记录", tuple(blocks))


def sign_in_document(minutes: Minutes) -> Document:
    """签到表 alone, for a meeting to come."""
    return Document(f"{minutes.title}签到表", tuple(_sign_in(minutes)))


def _name(minutes: Minutes) -> str:
    return "、".join(minutes.units)


def _facts(minutes: Minutes) -> Table:
    rows = [
        ("会议名称", minutes.title),
        ("会议类型", "、".join(minutes.forms)),
        ("时间", time_words(minutes)),
        ("地点", minutes.place or BLANK),
        ("主持人", _names(minutes.chairs)),
        ("记录人", _names(minutes.recorders)),
        *((("主讲人", _names(minutes.lecturers)),) if minutes.lecturers else ()),
        ("应到人数", _count(minutes.expected_count)),
        ("实到人数", _count(minutes.present_count)),
        ("参会人员", _present(minutes)),
        ("列席人员", _names(minutes.observers, "无")),
        ("请假人员", _names(minutes.leave, "无")),
        ("缺席人员", _names(minutes.absent, "无")),
    ]
    return _sheet(rows)


def _sheet(rows: list[tuple[str, str]]) -> Table:
    cells = tuple(((Words(label, bold=True),), (Words(value),)) for label, value in rows)
    return Table("", (), cells, (3, 13))


def _names(names: tuple[str, ...], none: str = BLANK) -> str:
    return "、".join(names) or none


def _count(number: int) -> str:
    return f"{number}人" if number else BLANK


def _present(minutes: Minutes) -> str:
    named = "、".join(minutes.present)
    if not minutes.headcount:
        return named or BLANK
    return f"{named}，另有{minutes.headcount}人" if named else f"共{minutes.headcount}人（未记名）"


def _agenda(minutes: Minutes) -> Iterator[Block]:
    if not minutes.items:
        return
    yield Heading(1, "一、会议议题")
    for number, item in enumerate(minutes.items, 1):
        mark = "【第一议题】" if item.is_first_topic else ""
        words = f"（{'、'.join(item.words)}）" if item.words else ""
        yield _body(f"{number}．{mark}{item.title}{words}")
        for directive in item.directives:
            yield _body(f"学习内容：{directive}")
        if item.decision:
            yield _body(f"决议：{item.decision}")
    voted = [(number, item) for number, item in enumerate(minutes.items, 1) if item.vote or item.result]
    if voted:
        yield _votes(voted)


def _votes(voted: list[tuple[int, MinutedItem]]) -> Table:
    header = ("议题", "应到", "实到", "赞成", "反对", "弃权", "结果", "办理")
    rows = tuple(
        tuple((Words(text),) for text in (f"第{number}项", *_counts(item.vote), item.result, item.follow_up))
        for number, item in voted
    )
    return Table("表决情况", header, rows, (3, 2, 2, 2, 2, 2, 2, 3))


def _counts(vote: Vote | None) -> tuple[str, ...]:
    if vote is None:
        return ("",) * 5
    return tuple(map(str, (vote.expected, vote.present, vote.in_favour, vote.against, vote.abstained)))


def _content(minutes: Minutes) -> Iterator[Block]:
    parts = [
        ("会议内容", minutes.summary),
        ("会议决议", minutes.resolutions),
        ("会议成果", "\n".join(minutes.deliverables)),
    ]
    numbers = iter("二三四五" if minutes.items else "一二三四")
    for heading, text in parts:
        if text:
            yield Heading(1, f"{next(numbers)}、{heading}")
            yield from (_body(line.strip()) for line in text.splitlines() if line.strip())


def _body(text: str) -> Paragraph:
    return Paragraph((Words(text),))


def _signatures(minutes: Minutes) -> Iterator[Block]:
    yield Paragraph((Words(f"主持人（签名）：{BLANK}　　记录人（签名）：{BLANK}"),), style="signature")
    if minutes.footnote:
        yield Paragraph((Words(minutes.footnote),), style="note")


def _sign_in(minutes: Minutes) -> Iterator[Block]:
    yield _sheet([("时间", time_words(minutes)), ("地点", minutes.place or BLANK), ("主持人", _names(minutes.chairs))])
    yield Paragraph((Words(""),), style="note")
    notes = [(minutes.present, ""), (minutes.leave, "请假"), (minutes.absent, "缺席"), (minutes.observers, "列席")]
    people = [(name, note) for names, note in notes for name in names]
    rows = people + [("", "")] * (SPARE_ROWS if people else max(minutes.headcount, BLANK_ROWS))
    lines = (
        tuple((Words(text),) for text in (str(number), name, "", note)) for number, (name, note) in enumerate(rows, 1)
    )
    yield Table("", ("序号", "姓名", "签名", "备注"), tuple(lines), (2, 4, 6, 4))


def notice_document(minutes: Minutes) -> Document:
    """会议通知: what a plan says, dated the day it was made."""
    points = [("时间", time_words(minutes)), ("地点", minutes.place or BLANK), ("主持人", _names(minutes.chairs))]
    people = minutes.present + minutes.observers
    points.append(("参加人员", _names(people, "本党组织应到会人员")))
    blocks: list[Block] = [
        Paragraph((Words("各参会人员："),), style="addressee"),
        _body(f"定于{day_words(minutes.started_on)}召开{minutes.title}。现将有关事项通知如下。"),
    ]
    for number, (label, value) in zip("一二三四", points, strict=True):
        blocks.append(_body(f"{number}、{label}：{value}"))
    if minutes.items:
        blocks.append(_body("五、议题："))
        blocks.extend(_body(f"{number}．{item.title}") for number, item in enumerate(minutes.items, 1))
    blocks.append(_body("请准时参加；确有特殊情况不能到会的，请提前请假。"))
    blocks.append(Paragraph((Words(_name(minutes)),), style="signature"))
    blocks.append(Paragraph((Words(day_words(minutes.noticed_on or minutes.started_on)),), style="signature"))
    return Document(f"关于召开{minutes.title}的通知", tuple(blocks))
