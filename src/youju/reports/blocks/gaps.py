"""Problems proposed from gaps in the books: only what is owed, with its counts and the periods that are short."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from typing import Any

from youju.core.composing.compose import Figure
from youju.core.composing.document import Block, FigureWords, Span
from youju.core.explain import Judged, State, Status, requirement
from youju.core.judge.run import Question, judge
from youju.core.measures import Measure, Population, Subject, Verb
from youju.core.periods import Cadence, Period
from youju.core.rules.model import Duty, Force
from youju.duties.editions import numbered_plan
from youju.reports.blocks.writing import Writing, joined, paragraph
from youju.reports.counting import Row
from youju.reports.zeros import is_act

MOST_DUTIES = 12
MOST_UNITS = 8
MOST_PERIODS = 6
"""Of so many periods, the latest, a share that was too low is told."""
SHORT_WORD = {State.NO_RECORDS: "没有记录", State.CONFIRMED_ZERO: "确认为零", State.COUNTED: "不足"}
WEIGHT = {Force.MUST_NOT: 0, Force.MUST: 1, Force.USUAL: 2, Force.MAY: 3}


@dataclass(frozen=True)
class Gap:
    """One duty that one unit, or people of it, did not do in full: the items that are short and all of the period."""

    unit_id: int
    short: tuple[Judged, ...]
    all: tuple[Judged, ...]

    @property
    def is_personal(self) -> bool:
        """Whether it is people who owe it."""
        return bool(self.short[0].person_id)


def problems(writing: Writing, arguments: Sequence[str]) -> list[Block]:
    """A paragraph for each duty with gaps, the weightiest first. Where nobody chose, a last one says what is left."""
    by_duty = _by_duty(writing)
    most = MOST_DUTIES if writing.named is None else len(by_duty)
    evidence = _evidence(writing, by_duty[:most])
    blocks = [_problem(writing, gaps, evidence) for gaps in by_duty[:most]]
    left = sum(len(gaps) for gaps in by_duty[most:])
    return [*blocks, paragraph(f"另有{left}处不足没有列出，见履职事项清单。")] if left else blocks


def gap_sums(writing: Writing) -> list[dict[str, Any]]:
    """Every duty with gaps, told or not, for keeping: how many units and items are short; the weightiest first."""
    items: dict[str, list[Judged]] = defaultdict(list)
    for item in writing.all_gaps:
        items[item.duty.code].append(item)
    ordered = sorted(items.values(), key=lambda each: weight(each[0].duty, len(each)))
    shown = [each[0].duty.code for each in ordered]
    named = shown[:MOST_DUTIES] if writing.named is None else writing.named
    return [
        {
            "duty": each[0].duty.code,
            "title": each[0].duty.title,
            "units": len({item.unit_id for item in each}),
            "items": len(each),
            "is_named": each[0].duty.code in named,
        }
        for each in ordered
    ]


def weight(duty: Duty, items: int) -> tuple[int, int, str]:
    """By which duties with gaps are ordered: how binding, how many items are short."""
    return (WEIGHT[duty.force], -items, duty.code)


def _by_duty(writing: Writing) -> list[list[Gap]]:
    every: dict[tuple[str, int], list[Judged]] = defaultdict(list)
    for item in writing.items:
        every[item.duty.code, item.unit_id].append(item)
    gaps: dict[str, list[Gap]] = defaultdict(list)
    for (code, unit), short in _grouped(writing.gaps):
        asked = tuple(item for item in every[code, unit] if item.status is not Status.NOT_APPLICABLE)
        gaps[code].append(Gap(unit, short, asked))
    return sorted(gaps.values(), key=_weight)


def _grouped(items: Iterable[Judged]) -> list[tuple[tuple[str, int], tuple[Judged, ...]]]:
    def key(item: Judged) -> tuple[str, int]:
        return (item.duty.code, item.unit_id)

    ordered = sorted(items, key=lambda item: (*key(item), item.starts_on, item.person_id))
    return [(each, tuple(group)) for each, group in groupby(ordered, key)]


def _weight(gaps: list[Gap]) -> tuple[int, int, str]:
    return weight(gaps[0].short[0].duty, sum(len(gap.short) for gap in gaps))


Evidence = dict[tuple[str, int, int, str], list[Row]]


def _evidence(writing: Writing, shown: Iterable[Iterable[Gap]]) -> Evidence:
    """The rows behind the items of the gaps shown, by duty, unit, person and first day."""
    units = tuple({gap.unit_id for gaps in shown for gap in list(gaps)[:MOST_UNITS]})
    found: Evidence = defaultdict(list)
    if not units:
        return found
    plan = numbered_plan()
    judge(writing.engine, plan, Question(writing.period.start, writing.period.end, units), with_rows=True)
    select = (
        "SELECT duty_no, unit_id, person_id, starts_on, entry_id, row_id, who, day, weight, passed"
        " FROM item_row ORDER BY day, entry_id, row_id"
    )
    for duty, unit, person, starts_on, entry, row, who, day, weight, passed in writing.engine.rows(select):
        key = (plan.duties[duty].code, unit, person, str(starts_on))
        found[key].append(Row(entry, row, who, unit, day, weight * passed, weight, ""))
    _add_missing(writing, found)
    return found


def _add_missing(writing: Writing, found: Evidence) -> None:
    """People who should have done it and did not are rows too: they add nothing to the share and one to its base."""
    plan = numbered_plan()
    select = "SELECT duty_no, unit_id, person_id, starts_on, ends_on, who FROM item_missing"
    for duty, unit, person, starts_on, ends_on, who in writing.engine.rows(select):
        key = (plan.duties[duty].code, unit, person, str(starts_on))
        found[key].append(Row(0, who, who, unit, ends_on - timedelta(days=1), 0, 1, ""))


def _problem(writing: Writing, gaps: Sequence[Gap], evidence: Evidence) -> Block:
    duty = gaps[0].short[0].duty
    parts = [_unit_part(writing, gap, evidence) for gap in gaps[:MOST_UNITS]]
    more = f"；另有{len(gaps) - MOST_UNITS}个党组织也有不足" if len(gaps) > MOST_UNITS else ""
    return paragraph(f"“{duty.title}”落实不到位：", *joined(parts, "；"), f"{more}。")


def _unit_part(writing: Writing, gap: Gap, evidence: Evidence) -> list[Span | str]:
    name = writing.unit_name(gap.unit_id)
    if gap.is_personal:
        return [name, "有", _people(writing, gap).words, "没有做到"]
    if gap.short[0].duty.is_anchored:
        return [name, "、".join(map(requirement, gap.short[:3])), "，", *_done(writing, gap, gap.short, evidence)]
    if gap.short[0].duty.measure.is_percent:
        return [name, *joined((_share_part(writing, gap, item, evidence) for item in gap.short[-MOST_PERIODS:]), "，")]
    if len(gap.all) == 1:
        return [name, requirement(gap.short[0]), "，", *_done(writing, gap, gap.all, evidence)]
    asked = sum(item.least for item in gap.all) // _scale(gap.short[0])
    periods = "" if _is_empty(gap) else f"，{_short_periods(gap.short)}"
    unit = gap.short[0].duty.measure.unit
    return [f"{name}应有{asked}{unit}，", *_done(writing, gap, gap.all, evidence), periods]


def _share_part(writing: Writing, gap: Gap, item: Judged, evidence: Evidence) -> list[Span | str]:
    """第一季度应达到80%，实际为50%: shares of several periods are not added up."""
    return [requirement(item), "，", *_done(writing, gap, (item,), evidence)]


def _is_empty(gap: Gap) -> bool:
    """Whether all its periods are alike without a value, so that the sum says it all."""
    return State.COUNTED not in (states := {item.state for item in gap.all}) and len(states) == 1


def _scale(item: Judged) -> int:
    return 10 if item.duty.measure.verb is Verb.HOURS else 1


def _done(writing: Writing, gap: Gap, items: Sequence[Judged], evidence: Evidence) -> list[Span | str]:
    """What the books hold for some items, as a figure."""
    figure = _figure(writing, gap, items, evidence)
    if figure.state is State.NO_RECORDS:
        lack = "台账没有写明姓名" if figure.unnamed else "台账没有记录"
        return [FigureWords(lack, figure.tag, is_filled=False)]
    if figure.measure.is_percent:
        return ["实际为", figure.words]
    return ["台账记有" if figure.state is State.COUNTED else "确认为", figure.words]


def _figure(writing: Writing, gap: Gap, items: Sequence[Judged], evidence: Evidence) -> Figure:
    duty = items[0].duty
    rows = [row for item in items for row in _adding_up(item, evidence)]
    value, base = sum(item.value for item in items), sum(item.base for item in items)
    when = f"（{items[0].when}）" if duty.measure.is_percent and len(gap.short) > 1 else ""
    label = f"{writing.unit_name(gap.unit_id)}：{duty.title}{when}"
    measure = duty.measure.model_copy(update={"title": duty.measure.title or duty.title})
    figure = Figure(0, measure, _state(items), value, base, _unnamed(items), len(rows), by="item", label=label)
    key = (str(items[0].starts_on),) if measure.is_percent else ()
    return writing.book.add(figure, rows, ("item", duty.code, gap.unit_id, *key))


def _unnamed(items: Sequence[Judged]) -> int:
    """How many more may have done it: people whose names nobody took down."""
    return sum(item.maybe for item in items) if items[0].duty.measure.verb in (Verb.COVERAGE, Verb.PEOPLE) else 0


def _adding_up(item: Judged, evidence: Evidence) -> list[Row]:
    """An item's rows so that they add up to its value: where people are counted, each person once."""
    rows = evidence.get((item.duty.code, item.unit_id, item.person_id, str(item.starts_on)), [])
    if item.duty.measure.verb not in (Verb.COVERAGE, Verb.PEOPLE):
        return rows
    best: dict[int, Row] = {}
    for row in sorted(rows, key=lambda row: (-row.weight, row.day)):
        best.setdefault(row.person_id, row._replace(weight=min(row.weight, 1), base=1))
    return sorted(best.values(), key=lambda row: (row.day, row.person_id))


def _state(items: Sequence[Judged]) -> State:
    """Of a sum: counted where one part is, a confirmed zero only where all parts are; of a size or share, never.

    Nobody named and somebody unnamed is no number.
    """
    if _unnamed(items) and not any(item.value for item in items):
        return State.NO_RECORDS
    if State.COUNTED in {item.state for item in items}:
        return State.COUNTED
    return State.CONFIRMED_ZERO if all(map(_is_zero, items)) else State.NO_RECORDS


def _is_zero(item: Judged) -> bool:
    return item.state is State.CONFIRMED_ZERO and (is_act(item.duty.measure) or item.records > 0)


def _people(writing: Writing, gap: Gap) -> Figure:
    """How many people did not do it, each a row."""
    duty = gap.short[0].duty
    people = {item.person_id: item for item in gap.short}
    rows = [Row(0, who, who, gap.unit_id, item.due_on, 1, 0, "") for who, item in people.items()]
    measure = Measure(
        verb=Verb.SIZE,
        subject=Subject.POPULATION,
        title=f"没有做到：{duty.title}",
        unit="人",
        of=Population(member=duty.owed_by.member, post=duty.owed_by.post),
    )
    figure = Figure(0, measure, State.COUNTED, len(rows), 0, records=len(rows))
    figure = replace(figure, by="gap", label=writing.unit_name(gap.unit_id))
    return writing.book.add(figure, rows, ("gap", duty.code, gap.unit_id))


def _short_periods(items: Sequence[Judged]) -> str:
    """3月、5月没有记录，2月不足."""
    found = {state: [item.period for item in items if item.state is state and item.period] for state in SHORT_WORD}
    return "，".join(f"{_periods(periods)}{SHORT_WORD[state]}" for state, periods in found.items() if periods)


def _periods(periods: Sequence[Period]) -> str:
    """3月、5月; three or more that follow each other are a run: 1月至4月."""
    runs: list[list[Period]] = []
    for period in sorted(periods):
        if runs and runs[-1][-1].next() == period:
            runs[-1].append(period)
        else:
            runs.append([period])
    return "、".join(_run(run) for run in runs)


def _run(run: Sequence[Period]) -> str:
    if len(run) > 2:
        return f"{_short_title(run[0])}至{_short_title(run[-1])}"
    return "、".join(map(_short_title, run))


def _short_title(period: Period) -> str:
    """The period's title without its year; whole years keep it."""
    return period.title if period.cadence is Cadence.YEAR else period.title.partition("年")[2]
