"""A due item as Chinese sentences, with the counts behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from youju.core.judge.plan import UNBOUNDED
from youju.core.measures import Verb
from youju.core.periods import CADENCE_WORD, Period
from youju.core.rules.model import Duty, Force


class Status(StrEnum):
    """Where a due item stands on a day."""

    MET = "met"
    MET_LATE = "met_late"
    OPEN = "open"
    SHORT = "short"
    OVERDUE = "overdue"
    EXCUSED = "excused"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


STATUS_WORD = {
    Status.MET: "完成",
    Status.MET_LATE: "逾期完成",
    Status.OPEN: "未到期",
    Status.SHORT: "不足",
    Status.OVERDUE: "逾期",
    Status.EXCUSED: "已说明",
    Status.WAIVED: "豁免",
    Status.NOT_APPLICABLE: "不适用",
    Status.UNKNOWN: "无从判断",
}
GAPS = (Status.SHORT, Status.OVERDUE)
"""Statuses that mean something owed was not done."""


class State(StrEnum):
    """What the books know of a value."""

    COUNTED = "counted"
    CONFIRMED_ZERO = "confirmed_zero"
    NO_RECORDS = "no_records"


@dataclass(frozen=True, slots=True)
class Judged:
    """A due item with its duty and its status; values as in `judge.verdict.ITEM`."""

    duty: Duty
    duty_no: int
    unit_id: int
    person_id: int
    starts_on: date
    ends_on: date
    due_on: date
    ref: str
    least: int
    floor: int
    most: int
    value: int
    in_time: int
    base: int
    maybe: int
    records: int
    confirmed: int
    certain: int
    status: Status

    @property
    def period(self) -> Period | None:
        """The calendar period it is of; None for anchored items."""
        return Period.containing(self.duty.every, self.starts_on) if self.duty.every else None

    @property
    def when(self) -> str:
        """The label of the period, or the anchor's day."""
        return self.period.label if self.period else self.starts_on.isoformat()

    @property
    def state(self) -> State:
        """Counted, a confirmed zero, or no records: three things that must not be taken for each other."""
        if (self.records > 0 and self.value > 0) or (self.duty.measure.is_percent and self.base > 0):
            return State.COUNTED
        return State.CONFIRMED_ZERO if self.records or self.confirmed else State.NO_RECORDS

    @property
    def shown_value(self) -> float | int | None:
        """The value as people read it: study hours, a percentage, a count; None where there are no records."""
        if self.state is State.NO_RECORDS:
            return None
        return shown(self.duty, self.value, self.base)

    @property
    def threshold(self) -> int:
        """What is asked: the local target or the floor, or the bound not to be exceeded."""
        asked = self.most if self.duty.at_most is not None and self.duty.at_least is None else self.least
        return asked // 10 if self.duty.measure.verb is Verb.HOURS else asked


def shown(duty: Duty, value: int, base: int) -> float | int:
    """A stored value as people read it."""
    if duty.measure.is_percent:
        return 0 if base == 0 else round(value * 100 / base, 1)
    return value / 10 if duty.measure.verb is Verb.HOURS else value


def amount(value: float) -> str:
    """A number without needless decimals."""
    return f"{value:g}"


def day_words(day: date) -> str:
    """2022年3月4日."""
    return f"{day.year}年{day.month}月{day.day}日"


def requirement(item: Judged) -> str:
    """What was asked, by when: 2022年3月应有至少1次."""
    return f"{_time(item)}{_asked(item)}"


def explain(item: Judged) -> str:
    """One sentence: what was asked, what the books hold, and so where it stands."""
    return f"{requirement(item)}，{_found(item)}{_why(item)}：{STATUS_WORD[item.status]}。"


def _time(item: Judged) -> str:
    if item.period is not None:
        early = item.due_on < item.period.last
        return item.period.title + (f"（{item.due_on.month}月{item.due_on.day}日前）" if early else "")
    duty = item.duty
    if duty.wait:
        return f"到{day_words(item.starts_on)}须满{duty.wait}"
    return f"{day_words(item.starts_on)}{'起' if duty.after else '之前'}，最迟{day_words(item.due_on)}"


def _asked(item: Judged) -> str:
    duty, unit = item.duty, item.duty.measure.unit
    if duty.wait:
        return ""
    scale = 10 if duty.measure.verb is Verb.HOURS else 1
    least, most = item.least // scale, item.most // scale
    if duty.measure.is_percent:
        return f"应达到{least}%" if item.most == UNBOUNDED else f"应不超过{most}%"
    if item.most == UNBOUNDED:
        return f"应有至少{least}{unit}{_floor(item, scale)}"
    return f"应有{least}至{most}{unit}" if least else f"应不超过{most}{unit}"


def _floor(item: Judged, scale: int) -> str:
    if item.least <= item.floor:
        return ""
    return f"（规定{item.floor // scale}{item.duty.measure.unit}，本单位的目标更高）"


def _found(item: Judged) -> str:
    if item.state is State.NO_RECORDS:
        return "台账中没有记录"
    say = _FOUND.get(item.duty.measure.verb, _plain)
    return say(item)


def _plain(item: Judged) -> str:
    unit, value = item.duty.measure.unit, amount(shown(item.duty, item.value, 0))
    if item.state is State.CONFIRMED_ZERO:
        return f"确认为0{unit}"
    late = item.value - item.in_time
    part = f"，其中{amount(shown(item.duty, late, 0))}{unit}不在期限内" if late > 0 else ""
    return f"台账记有{value}{unit}{part}"


def _coverage(item: Judged) -> str:
    each = f"每人{item.duty.measure.each}次，" if item.duty.measure.each > 1 else ""
    return f"{each}应到{item.base}人，做到{item.value}人{_missing(item)}"


def _missing(item: Judged) -> str:
    """，还差4人; where some were there without a name, between the fewest and the most it may be."""
    most = item.base - item.value
    if not most or not item.maybe:
        return f"，还差{most}人" if most else ""
    least = max(most - item.maybe, 0)
    missing = f"还差{least}至{most}人" if least else f"至多还差{most}人"
    return f"，另有至多{item.maybe}人可能做到而记录没有写明，{missing}"


def _rate(item: Judged) -> str:
    return f"{item.base}项中做到{item.value}项" if item.base else "没有要办的事项"


def _size(item: Judged) -> str:
    return f"{'到期时' if item.due_on else ''}有{item.value}人"


_FOUND: dict[Verb, Callable[[Judged], str]] = {Verb.COVERAGE: _coverage, Verb.RATE: _rate, Verb.SIZE: _size}


def _why(item: Judged) -> str:
    if item.status is Status.UNKNOWN:
        if not item.certain:
            return "，党员人数不详，不能判断是否要做"
        if item.state is State.NO_RECORDS and item.maybe == 0:
            return "，也没有结账或零报告"
        is_said = item.duty.measure.verb is Verb.COVERAGE and item.maybe > 0
        return "，不能断定" if is_said else "，另有记录没有姓名、学时或主讲人，不能断定"
    if item.status in GAPS and item.state is State.NO_RECORDS:
        return "（没有结账，不等于确认为零）"
    return ""


FORCE_SHORT = {Force.MUST: "应当", Force.USUAL: "一般", Force.MAY: "可以", Force.MUST_NOT: "不得"}


def cadence_words(duty: Duty) -> str:
    """每月, 每季度 …, or what the duty hangs on."""
    if duty.every:
        return CADENCE_WORD[duty.every]
    length = duty.within or duty.by or duty.wait
    return f"{length}内" if duty.after else f"提前{length}" if duty.by else f"满{length}"
