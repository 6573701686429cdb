"""What a correction changed: two revisions of an entry compared, field by field, in words people read."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from youju.core.facts import Presence
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, EntryDraft
from youju.ledger.models import FOLLOW_UPS, ITEM_KINDS, PRESENCES, RESULTS, STATES
from youju.ledger.naming import Names, function_words
from youju.ledger.showing import tenths

Part = tuple[str, str]
"""A stretch of a long text: 'same', 'out' or 'in', and what it says."""
LONG = 40
SHORTEST_SAME = 3
"""Fewer characters than this between two changes read better as changed with them."""


@dataclass(frozen=True)
class Change:
    """One field: what it said before and says now, '' for nothing. Long texts come in `parts`."""

    label: str
    before: str
    after: str

    @property
    def parts(self) -> list[Part]:
        """A long text with what went out and came in; empty for short ones, which are shown whole."""
        return compared(self.before, self.after) if self.before and self.after and self._is_long else []

    @property
    def _is_long(self) -> bool:
        return max(len(self.before), len(self.after)) > LONG


def differences(old: EntryDraft, new: EntryDraft, names: Names) -> list[Change]:
    """Every field that differs, in the order of the entry's page. `names` must know both."""
    return [
        *_plain(_facts(old, names), _facts(new, names)),
        *_agenda(old, new, names),
        *_people(old, new, names),
        *_plain(_lines(old), _lines(new)),
        *_plain(
            {"会议内容": old.summary, "会议决议": old.resolutions},
            {"会议内容": new.summary, "会议决议": new.resolutions},
        ),
    ]


def _plain(old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for label in {**old, **new}:
        before, after = old.get(label, ""), new.get(label, "")
        if before != after:
            yield Change(label, before, after)


def _facts(draft: EntryDraft, names: Names) -> dict[str, str]:
    return {
        "名称": draft.title,
        "状态": dict(STATES)[draft.state.value],
        "开始日期": str(draft.started_on),
        "结束日期": str(draft.last_day),
        "开始时间": f"{draft.began_at:%H:%M}" if draft.began_at else "",
        "时长": _number(draft.minutes, "分钟"),
        "地点": draft.place,
        "党组织": "、".join(sorted(names.unit(host).name for host in draft.hosts)),
        "活动形式": "、".join(sorted(map(names.form, draft.forms))),
        "未列名人数": _number(draft.headcount, "人" if draft.headcount_unit == "people" else "人次"),
        "学时": tenths(draft.study_tenths),
        "补开哪一期": str(draft.make_up_for or ""),
        "补录原因": draft.late_reason,
    }


def _number(number: int, unit: str) -> str:
    return f"{number}{unit}" if number else ""


def _agenda(old: EntryDraft, new: EntryDraft, names: Names) -> Iterator[Change]:
    """Items of one title are compared; others were added or taken out."""
    before, after = ({item.title: item for item in draft.agenda} for draft in (old, new))
    for title, item in before.items():
        if title in after:
            was, now = _item(item, names), _item(after[title], names)
            yield from (Change(f"议题“{title}”的{each.label}", each.before, each.after) for each in _plain(was, now))
        else:
            yield Change("议题", title, "")
    yield from (Change("议题", "", title) for title in after if title not in before)
    kept = [[title for title in side if title in before and title in after] for side in (before, after)]
    if kept[0] != kept[1]:
        yield Change("议题顺序", "；".join(kept[0]), "；".join(kept[1]))


def _item(item: AgendaDraft, names: Names) -> dict[str, str]:
    votes = (item.expected, item.present, item.in_favour, item.against, item.abstained)
    return {
        "类别": dict(ITEM_KINDS)[item.kind.value],
        "专题": "、".join(sorted(map(names.topic, item.topics))),
        "第一议题": "是" if item.is_first_topic else "否",
        "学习内容": "；".join(map(names.directive, item.directives)),
        "表决": "应到{}、实到{}、赞成{}、反对{}、弃权{}".format(*votes) if item.expected else "",
        "结果": dict(RESULTS).get(item.result, ""),
        "办理": dict(FOLLOW_UPS).get(item.follow_up, ""),
        "办结日期": str(item.closed_on or ""),
        "决议": item.decision,
    }


def _people(old: EntryDraft, new: EntryDraft, names: Names) -> Iterator[Change]:
    before, after = ({each.person_id: each for each in draft.attendances} for draft in (old, new))
    yield from _listed("增加人员", "", [each for number, each in after.items() if number not in before], names)
    yield from _listed("去掉人员", "out", [each for number, each in before.items() if number not in after], names)
    for number, each in before.items():
        if number in after and (was := _part(each)) != (now := _part(after[number])):
            yield Change(names.person(number).name, was, now)


def _listed(label: str, side: str, people: list[AttendanceDraft], names: Names) -> Iterator[Change]:
    said = "、".join(f"{names.person(each.person_id).name}（{_part(each)}）" for each in people)
    if said:
        yield Change(label, said, "") if side else Change(label, "", said)


def _part(each: AttendanceDraft) -> str:
    hours = f"，{tenths(each.study_tenths)}学时" if each.study_tenths is not None else ""
    return "、".join([dict(PRESENCES)[Presence(each.presence).value], *function_words(each.functions)]) + hours


def _lines(draft: EntryDraft) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in draft.deliverables:
        label = f"成果“{line.label}”"
        said = f"{line.amount}{line.counted_in}"
        found[label] = f"{found[label]}、{said}" if label in found else said
    return found


def compared(before: str, after: str) -> list[Part]:
    """Two texts, character by character, with changes close to each other taken together."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    parts: list[Part] = []
    out = into = ""
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" and (b - a >= SHORTEST_SAME or not (out or into)):
            parts += [*_changed(out, into), ("same", before[a:b])]
            out = into = ""
        else:
            out, into = out + before[a:b], into + after[c:d]
    return parts + _changed(out, into)


def _changed(out: str, into: str) -> list[Part]:
    return [part for part in (("out", out), ("in", into)) if part[1]]
