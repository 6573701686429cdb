"""Who took part in an entry: names from several columns put together, and how many have none."""

from dataclasses import dataclass, field, replace

from youju.core.facts import Function, Presence
from youju.core.ledgers.amounts import ABOUT, Count, read_count
from youju.core.ledgers.findings import Weight
from youju.core.ledgers.layout import Column
from youju.core.ledgers.names import Named, NameList, read_names
from youju.core.ledgers.rows import Line

COLUMNS = (
    ("attendees", Presence.PRESENT, Function(0)),
    ("leave", Presence.LEAVE, Function(0)),
    ("absent", Presence.ABSENT, Function(0)),
    ("observers", Presence.OBSERVER, Function(0)),
    ("interviewees", Presence.PRESENT, Function.INTERVIEWEE),
    ("chair", Presence.PRESENT, Function.CHAIR),
    ("lecturer", Presence.PRESENT, Function.LECTURER),
    ("recorder", Presence.PRESENT, Function.RECORDER),
)
"""Columns of names. Who has a function and is listed nowhere else was there."""


@dataclass
class TakingPart:
    """Who took part in one entry.

    `total`: how many in all, None where not said; `listed`: how many listed by name; `attended`: whom the list of those
    taking part names with nothing besides.
    """

    people: dict[tuple[str, str], Named] = field(default_factory=dict)
    total: int | None = None
    times: bool = False
    listed: int = 0
    groups: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    expected: int | None = None
    present: int | None = None
    attended: set[tuple[str, str]] = field(default_factory=set)

    @property
    def there(self) -> int:
        """How many of those named were present."""
        return sum(person.presence == Presence.PRESENT for person in self.people.values())


def read_taking_part(line: Line) -> TakingPart:
    """Put together who took part in a row's entry."""
    found = TakingPart()
    for role, presence, function in COLUMNS:
        for column, text in line.texts(role):
            names = read_names(text, presence, int(function))
            _tell_unread(line, column, names)
            _add(line, column, found, names, text)
    _set_talkers_apart(found)
    _count(line, found)
    return found


def _set_talkers_apart(found: TakingPart) -> None:
    """Who only talks with others is none of those talked with: there, but not counted among them."""
    if not any(person.functions & Function.INTERVIEWEE for person in found.people.values()):
        return
    for key, person in found.people.items():
        if person.functions == Function.CHAIR and person.presence is Presence.PRESENT and key not in found.attended:
            found.people[key] = replace(person, presence=Presence.OBSERVER)


def _tell_unread(line: Line, column: Column, names: NameList) -> None:
    for text in names.unread:
        line.find(
            Weight.FLAG,
            "no_name",
            f"“{text[:20]}”不像姓名，没有记作参加人。",
            "姓名之间用顿号隔开；说明放在括号里。",
            column=column,
        )


def _add(line: Line, column: Column, found: TakingPart, names: NameList, text: str) -> None:
    role = column.role
    for person in names.people:
        key = _key(found, person)
        known = found.people.get(key)
        if known is None:
            found.people[key] = person
        elif role in ("chair", "lecturer", "recorder", "interviewees"):
            found.people[key] = replace(known, functions=known.functions | person.functions)
        elif known.presence != person.presence:
            found.people[key] = replace(known, presence=max(known.presence, person.presence))
        else:
            line.find(
                Weight.FLAG,
                "name_twice",
                f"{person.name}列了两次，只记一次。",
                "如果是同名的两人，写成“姓名（单位）”。",
                column=column,
            )
    counted = names.total is not None
    if counted and ABOUT.search(text):
        line.find(Weight.FLAG, "rough", f"是约数，按 {names.total} 记。", "有准数的写准数。", column=column)
    if counted and role not in ("attendees", "interviewees"):
        found.said.append(f"{column.heading}：{text}")
    if role == "attendees":
        found.attended |= {_key(found, person) for person in names.people if not person.functions}
        found.listed += sum(person.presence == Presence.PRESENT for person in names.people)
        found.total = names.total if names.total is not None else found.total
        found.times = found.times or names.times
    if role in ("attendees", "interviewees"):
        found.groups += names.groups


def _key(found: TakingPart, person: Named) -> tuple[str, str]:
    """One person where the name is the same and no bracket sets them apart."""
    if person.hint or (person.name, "") in found.people:
        return person.name, person.hint
    hinted = [key for key in found.people if key[0] == person.name]
    return hinted[0] if len(hinted) == 1 else (person.name, "")


def _count(line: Line, found: TakingPart) -> None:
    """How many in all, from the columns of numbers; checked against the names."""
    count = next(filter(None, (_number(line, column, text) for column, text in line.texts("headcount"))), None)
    expected = next((_number(line, column, text) for column, text in line.texts("expected")), None)
    found.expected = expected.number if expected else count.expected if count else None
    if count and count.number is not None:
        found.total, found.times = count.number, count.times or _heads_times(line)
        found.present = count.number
    if found.total is None:
        _tell_unknown(line, found)
    elif found.total not in (found.there, found.listed) and found.total < found.there:
        line.find(
            Weight.FLAG,
            "fewer_than_named",
            f"人数写 {found.total}，名单上有 {found.listed or found.there} 人；按名单记。",
            "核对人数或名单。",
            role="headcount",
        )
    elif found.listed and found.total > max(found.there, found.listed):
        rest = found.total - found.there
        line.find(Weight.NOTE, "some_unnamed", f"人数 {found.total}，另有 {rest} 人没有写姓名。", role="headcount")


def _heads_times(line: Line) -> bool:
    """Whether the column the number stands in is one of 人次."""
    return any("人次" in column.heading for column, _ in list(line.texts("headcount"))[:1])


def _number(line: Line, column: Column, text: str) -> Count | None:
    if text in ("/", "-", "无"):
        return None
    count = read_count(text)
    if count is None:
        line.find(
            Weight.FLAG, "no_number", "看不懂这个人数，没有采用。", "只写数字，或写“26人”“65人次”。", column=column
        )
    elif count.rough:
        line.find(Weight.FLAG, "rough", f"是约数，按 {count.number} 记。", "有准数的写准数。", column=column)
    return count


def _tell_unknown(line: Line, found: TakingPart) -> None:
    if found.groups and not found.listed:
        words = "、".join(found.groups)[:30]
        line.find(
            Weight.FLAG,
            "group_unnamed",
            f"只写了“{words}”，没有姓名和人数：不知道有多少人、是谁。",
            "补上名单或人数。",
            role="attendees",
        )
