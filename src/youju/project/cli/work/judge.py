"""The work of `youju judge`."""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from youju.base.clock import now, today
from youju.core.explain import GAPS, STATUS_WORD, Judged, Status, explain
from youju.core.periods import Period
from youju.duties.evidence import Behind, Evidence, evidence_for, key_of
from youju.duties.judging import Window, keep_judged
from youju.duties.reading import Reading, items_due
from youju.members.models import Identity, Person
from youju.organisation.models import Unit
from youju.project.cli.work.tables import table
from youju.project.cli.work.units import unit_named

console = Console(highlight=False)
STYLE = {
    Status.MET: "green",
    Status.MET_LATE: "yellow",
    Status.SHORT: "red",
    Status.OVERDUE: "bold red",
    Status.UNKNOWN: "magenta",
}
DIM = "dim"
FEW = 400
"""Up to so many items are listed; more of them are counted by duty."""


def judge(unit: str, period: Period, own: bool, as_of: date | None, gaps: bool, as_json: bool) -> int:
    """Print the items; gives 1 where some are short or overdue."""
    found = unit_named(unit)
    keep_judged(Window(period.start, period.end), at=now())
    every = items_due(Reading(found, period.start, period.end, as_of or today(), below=not own))
    items = [item for item in every if item.status in GAPS] if gaps else every
    if as_json:
        _print_json(items, period)
    else:
        _print(found, period, every, items)
    return int(any(item.status in GAPS for item in every))


def _print(unit: Unit, period: Period, every: Sequence[Judged], items: Sequence[Judged]) -> None:
    console.print(f"[bold]{escape(unit.name)}[/]  {period.title}  共 {len(every)} 项应办事项")
    console.print(_summary(every))
    if len(items) <= FEW:
        console.print(_list(items))
    else:
        console.print(_by_duty(items))
        console.print("事项较多，只按种类汇总；加 --own 看本级，加 --gaps 看不足的，加 --json 看全部。")


def _summary(items: Sequence[Judged]) -> Table:
    counts = Counter(item.status for item in items)
    rows = table("状态", "事项数", "比例")
    for status in Status:
        if counts[status]:
            share = counts[status] / len(items)
            bar = "█" * max(1, round(share * 30))
            rows.add_row(STATUS_WORD[status], str(counts[status]), f"{bar} {share:.0%}", style=STYLE.get(status, DIM))
    return rows


def _list(items: Sequence[Judged]) -> Table:
    names = _units(items)
    people = _people(items)
    rows = table("党组织", "应办事项", "期间", "状态", "说明")
    for item in items:
        who = names[item.unit_id] + (f" {people.get(item.person_id, ('', ''))[1]}" if item.person_id else "")
        status = f"[{STYLE.get(item.status, DIM)}]{STATUS_WORD[item.status]}[/]"
        rows.add_row(escape(who), escape(item.duty.title), item.when, status, escape(explain(item)))
    return rows


def _by_duty(items: Sequence[Judged]) -> Table:
    counts: dict[str, Counter[Status]] = defaultdict(Counter)
    for item in items:
        counts[item.duty.title][item.status] += 1
    shown = [status for status in Status if any(each[status] for each in counts.values())]
    rows = table("应办事项", *(STATUS_WORD[status] for status in shown))
    for title, found in counts.items():
        rows.add_row(escape(title), *(str(found[status] or "") for status in shown))
    return rows


def _units(items: Sequence[Judged]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in={item.unit_id for item in items}).values_list("id", "name"))


def _people(items: Sequence[Judged]) -> dict[int, tuple[str, str]]:
    """The uid and name of the people who owe items."""
    numbers = {item.person_id for item in items if item.person_id}
    names = dict(Identity.objects.filter(person_id__in=numbers).values_list("person_id", "name"))
    uids = Person.objects.filter(pk__in=numbers).values_list("id", "uid")
    return {number: (str(uid), names.get(number, "")) for number, uid in uids}


def _print_json(items: Sequence[Judged], period: Period) -> None:
    evidence = evidence_for({item.unit_id for item in items}, period.start, period.end)
    uids = dict(Unit.objects.filter(pk__in={item.unit_id for item in items}).values_list("id", "uid"))
    names, people = _units(items), _people(items)
    told = [
        _item_json(item, evidence, str(uids[item.unit_id]), names[item.unit_id], people.get(item.person_id, ("", "")))
        for item in items
    ]
    json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _item_json(item: Judged, evidence: Evidence, uid: str, unit: str, person: tuple[str, str]) -> dict[str, Any]:
    key = key_of(item)
    parts = (item.duty.code, uid, person[0], str(item.starts_on), item.ref)
    return {
        "key": "|".join(parts),
        "duty": item.duty.code,
        "title": item.duty.title,
        "unit": unit,
        "person": person[1] or None,
        "period": item.when,
        "status": item.status,
        "value": item.shown_value,
        "threshold": item.threshold,
        "due_on": str(item.due_on),
        "explanation": explain(item),
        "rows": [_row_json(each) for each in evidence.rows.get(key, ())],
        "missing": evidence.missing.get(key, []),
        "possible": evidence.possible.get(key, []),
    }


def _row_json(row: Behind) -> dict[str, Any]:
    return {
        "day": str(row.day),
        "title": row.title,
        "entry": str(row.entry) if row.entry else None,
        "revision": row.revision,
        "person": row.who or None,
        "weight": row.weight,
        "in_time": row.in_time,
    }
