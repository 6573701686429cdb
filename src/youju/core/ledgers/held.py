"""Whether a row tells of something that was held: 未开展（疫情）, 因疫情未召开, 取消, 延期至11月, 推迟, 否."""

import re

from youju.core.ledgers.days import read_day
from youju.core.ledgers.findings import Weight
from youju.core.ledgers.layout import Column
from youju.core.ledgers.numerals import number_of
from youju.core.ledgers.rows import Line
from youju.core.ledgers.text import folded, in_brackets, without_brackets

_DOING = "开展|召开|举行|举办|组织|进行|完成|开会|实施|执行|开"
_NOT = rf"(?:尚|均|暂|仍)?(?:未能?|没有?|不)(?:按时|如期|按期|按计划|正常|及时)?(?:组织)?(?:{_DOING})"
_PUT_OFF = "取消|延期|推迟|延后|暂缓|暂停|改期|顺延|停办|延迟"
_WHY = r"(?:[因受由]于?[^,，。;；]{1,20}?)?"
_THING = r"(?:本月|当月|\d{1,2}月份?|本次|此次|活动|会议|主题党日|党课|学习|支委会|党员大会|组织生活会?)*"
_UNTIL = rf"(?:(?:至|到)[^,，。;；]{{1,12}})?(?:再?(?:{_DOING}))?(?:活动|会议)?"
NOT_DONE = re.compile(
    rf"{_THING}{_WHY}(?:影响|原因)?[,，]?{_THING}(?:已|被)?(?:{_NOT}|{_PUT_OFF}){_THING}{_UNTIL}[。.]?"
)
PUT_OFF = re.compile(_PUT_OFF)
CANCELLED = re.compile("取消|停办")
STATE = re.compile(rf"^(?:否|不|无|没有|没|x|×|✗|✘|n|no|未.{{0,6}})$|{_NOT}|{_PUT_OFF}", re.IGNORECASE)
DONE = re.compile(rf"已经?(?:{_DOING}|补开|补做)|(?<!未)完成了|如期")
PLANNED = re.compile(r"^(?:计划|拟开展|待开展|未到期|未开始|待召开)")
CLAUSES = re.compile(r"[,，。;；\n]+")
EMPTY = {"无", "/", "-", "—", "——", "\\", "未", "没有"}
TELLING = ("attendees", "agenda", "first_topic", "lecturer", "resolutions")
"""Roles that, where something stands under them, tell that something took place."""
MORE = ("chair", "place", "form", "deliverables")
STATES = re.compile("完成|开展|召开|举行|举办")


def was_held(line: Line) -> bool:
    """Whether a row's entry was held; where not, a finding says at which cell that stands."""
    if PLANNED.match(line.text("held")):
        return True
    if _says_no(line.text("held")):
        line.find(Weight.NOTE, "not_held", "写明没有开展，不作为记录。", role="held")
        return False
    column = _state_says_no(line) or _title_says_no(line) or _note_says_no(line)
    if column is None:
        return True
    line.find(
        Weight.FLAG,
        "not_held",
        "写的是没有开展、取消或延期，不作为记录，不算开展。",
        "确已开展的，改写这一格；延期后开展的，按开展的日期另写一行。",
        column=column,
    )
    return False


def _says_no(text: str) -> bool:
    plain = folded(text)
    return bool(STATE.search(plain)) and not DONE.search(plain)


def _state_says_no(line: Line) -> Column | None:
    """A column like 完成情况 that asks whether something was done; numbers in it are outcomes."""
    for role in ("deliverables", "note", ""):
        for column, text in line.texts(role):
            if not STATES.search(column.heading) or text == "无" or DONE.search(folded(text)):
                continue
            clauses = [piece for clause in CLAUSES.split(folded(text)) for piece in _pieces(clause)]
            if any(map(NOT_DONE.fullmatch, clauses)) or (not re.search(r"\d", text) and _says_no(text)):
                return column
    return None


def _title_says_no(line: Line) -> Column | None:
    """A title, an agenda or a form that is nothing but the word that it was not held; or 无 where all else is empty."""
    for role in ("title", "agenda", "form"):
        for column, text in line.texts(role):
            if any(NOT_DONE.fullmatch(piece) for piece in _pieces(text)):
                return column
    title = line.column("title") or line.column("agenda")
    nothing = title is not None and folded(line.cell(title.index)) in EMPTY and not _took_place(line, *MORE)
    return title if nothing else None


def _pieces(text: str) -> list[str]:
    """A text without its brackets, and what stands in them."""
    plain = folded(text)
    return [piece for piece in (plain, without_brackets(plain), *in_brackets(plain)) if piece]


def _note_says_no(line: Line) -> Column | None:
    """A remark; one that only says it was put off counts where nothing tells that it took place all the same."""
    for column, text in line.texts("note"):
        for clause in CLAUSES.split(folded(text)):
            if not any(NOT_DONE.fullmatch(piece) for piece in _pieces(clause)) or DONE.search(folded(text)):
                continue
            put_off = PUT_OFF.search(clause) and not CANCELLED.search(clause)
            if put_off and (_took_place(line) or _in_its_month(line, clause)):
                continue
            return column
    return None


def _took_place(line: Line, *more: str) -> bool:
    """Whether anybody or anything is told of it besides its name."""
    if any(line.text(role) not in EMPTY | {""} for role in (*TELLING, *more)):
        return True
    counts = (number_of(re.sub(r"\D", "", text)) for _, text in line.texts("headcount"))
    return any(counts)


def _in_its_month(line: Line, clause: str) -> bool:
    """Whether the month it was put off to is the month of the row."""
    to = re.search(r"(?:至|到)(\d{1,2})月", clause)
    day = read_day(line.value("day"), 2000)
    return bool(to and day and int(to[1]) == day.first.month)
