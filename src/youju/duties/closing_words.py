"""What would close an item that is not done, in words."""

from youju.core.explain import GAPS, Judged, State, Status, amount, day_words, shown
from youju.core.measures import Subject, Verb
from youju.core.rules.model import Force

RECORDED = frozenset(set(Subject) - {Subject.EVENT, Subject.POPULATION})
"""What entries show; other duties are met by events, or by who belongs to a unit."""


def is_excusable(item: Judged) -> bool:
    """Whether a reason may be given instead: only for what is said with 一般 or 可以."""
    return item.duty.force in (Force.USUAL, Force.MAY)


def is_recorded(item: Judged) -> bool:
    """Whether an entry can meet it."""
    return item.duty.measure.subject in RECORDED


def ways_out(item: Judged) -> list[str]:
    """Sentences; none for items that ask nothing of anybody any more."""
    if item.status is Status.UNKNOWN:
        return [_to_tell(item)]
    if item.status is Status.OPEN:
        return [f"{_lacking(item)}，{day_words(item.due_on)}前做到并记入台账，就算完成。"]
    return _late_ways(item) if item.status in GAPS else []


def _to_tell(item: Judged) -> str:
    if not item.certain:
        return "先在“组织与人员”里登记党员名册或党员人数，才能判断。"
    if item.state is State.NO_RECORDS and item.maybe == 0:
        return "有记录就补记；确实没有的，给这一时期结账，或者确认为零。"
    return "把已有记录里的参会名单、学时或主讲人补全，就能判断。"


def _late_ways(item: Judged) -> list[str]:
    if item.duty.measure.verb is Verb.SIZE:
        return ["人数以“组织与人员”里的名册为准：名册不对的，先更正。"]
    if item.duty.at_most is not None and item.value > item.least:
        return ["超过了规定的上限：记录有误的，到台账里更正。"]
    ways = [f"{_lacking(item)}。当时已经做了、只是没有记的，补记以后会重新判断。"]
    if item.duty.make_up:
        ways.append(f"到期后{item.duty.make_up}个月内补做的，记一笔并注明补的是哪一期，算逾期完成。")
    if is_excusable(item):
        ways.append("确有原因没有做的，可以说明原因；说明以后不再算欠，但也不算完成。")
    return ways


def _lacking(item: Judged) -> str:
    measure = item.duty.measure
    if measure.verb is Verb.COVERAGE:
        return f"还有{max(0, item.base - item.value)}人没有做到"
    if measure.is_percent:
        return f"还有{max(0, item.base - item.value)}项没有做到"
    lack = max(0, item.least - item.value)
    return f"还差{amount(shown(item.duty, lack, 0))}{measure.unit}"
