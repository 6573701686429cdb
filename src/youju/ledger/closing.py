"""Closing books, reopening them, declaring zeros, noting events."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit_all, touch, touch_people
from youju.base.copying import copy_rows, take_ids
from youju.core.errors import Refusal
from youju.core.periods import Cadence, Period, shanghai_day
from youju.ledger.models import Closing, Declaration, Event
from youju.ledger.zero_checks import held_against
from youju.members.models import Person
from youju.organisation.models import Unit

CLOSABLE = (Cadence.MONTH, Cadence.QUARTER)


@transaction.atomic
def close_period(units: Iterable[Unit], period: Period, *, by: Actor, at: datetime) -> list[Closing]:
    """Attest that units' books for a month or quarter are complete. What comes later is a late entry.

    Months of a quarter already closed stay closed; the rest of it is closed now.
    """
    if period.cadence not in CLOSABLE:
        raise Refusal("只能按月或按季结账。", "例如 2026-03 或 2026Q1。")
    if period.end > shanghai_day(at):
        raise Refusal(f"{period.title}还没有结束，不能结账。")
    units = _held_fast(units)
    closed = _closed(units, period)
    made = [
        Closing(unit=unit, valid_from=since, valid_to=until, closed_at=at, author=by.label)
        for unit in units
        for since, until in _open_spans(unit, closed[unit.pk], period)
    ]
    if not made:
        raise Refusal(f"{period.title}没有可结的账：已经结过，或党组织当时不存在。")
    Closing.objects.bulk_create(made)
    audit_all((("close_period", f"unit:{each.unit.uid}", {"period": period.label}) for each in made), by=by, at=at)
    touch(unit.pk for unit in units)
    return made


def _held_fast(units: Iterable[Unit]) -> list[Unit]:
    """The units, locked: two who close or declare for one unit do so one after the other."""
    wanted = [unit.pk for unit in units]
    locked = Unit.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=wanted).order_by("pk")
    found = {unit.pk: unit for unit in locked}
    return [found[number] for number in dict.fromkeys(wanted)]


def _closed(units: Iterable[Unit], period: Period) -> dict[int, list[Closing]]:
    """The closings in force that touch a period, by unit."""
    found: dict[int, list[Closing]] = defaultdict(list)
    for each in Closing.objects.filter(
        unit__in=units, reopened_at=None, valid_from__lt=period.end, valid_to__gt=period.start
    ):
        found[each.unit_id].append(each)
    return found


def _open_spans(unit: Unit, closed: list[Closing], period: Period) -> list[tuple[date, date]]:
    """The months of a period in which the unit existed and that are not closed, joined where they touch."""
    spans: list[tuple[date, date]] = []
    month = Period.containing(Cadence.MONTH, period.start)
    while month.start < period.end:
        covered = any(each.valid_from <= month.start and each.valid_to >= month.end for each in closed)
        if not covered and unit.valid_from < month.end and unit.valid_to > month.start:
            if spans and spans[-1][1] == month.start:
                spans[-1] = (spans[-1][0], month.end)
            else:
                spans.append((month.start, month.end))
        month = month.next()
    return spans


@transaction.atomic
def reopen_period(unit: Unit, period: Period, reason: str, *, by: Actor, at: datetime) -> list[Closing]:
    """A superior opens closed books again; gives the closings undone.

    A closing is one attestation: a month of a quarter closed as one opens the whole quarter.
    """
    if not reason.strip():
        raise Refusal("重新打开已结的账要写明原因。")
    _held_fast([unit])
    undone = _closed([unit], period)[unit.pk]
    if not undone:
        raise Refusal(f"“{unit.name}”的{period.title}没有结账。")
    Closing.objects.filter(pk__in=[each.pk for each in undone]).update(
        reopened_at=at, reopened_by=by.label, reopen_reason=reason
    )
    audit_all([("reopen_period", f"unit:{unit.uid}", {"period": period.label, "reason": reason})], by=by, at=at)
    touch([unit.pk])
    return sorted(undone, key=lambda each: each.valid_from)


@transaction.atomic
def declare_zero(unit: Unit, measure: str, period: Period, note: str = "", *, by: Actor, at: datetime) -> Declaration:
    """零报告: confirm that a measure is zero in a period. Refused where the books hold what it counts."""
    if period.end > shanghai_day(at):
        raise Refusal(f"{period.title}还没有结束，不能确认为零。")
    _held_fast([unit])
    same = Declaration.objects.filter(unit=unit, measure=measure)
    if same.filter(valid_from__lt=period.end, valid_to__gt=period.start).exists():
        raise Refusal(f"“{unit.name}”已经为这段时间报过零。")
    if named := held_against(unit, measure, period):
        raise Refusal(f"{period.title}不能确认为零：账里有{named}。", "记错的，先更正或作废那条记录。")
    made = Declaration.objects.create(
        unit=unit,
        measure=measure,
        valid_from=period.start,
        valid_to=period.end,
        note=note,
        declared_at=at,
        author=by.label,
    )
    detail = {"measure": measure, "period": period.label}
    audit_all([("declare_zero", f"unit:{unit.uid}", detail)], by=by, at=at)
    touch([unit.pk])
    return made


@dataclass(frozen=True)
class EventDraft:
    """A day from which terms run."""

    kind: str
    unit: Unit
    occurred_on: date
    person: Person | None = None
    ref: str = ""
    note: str = ""
    recorded_at: datetime | None = None
    uid: UUID = field(default_factory=uuid4)


@transaction.atomic
def record_events(drafts: Iterable[EventDraft], *, by: Actor, at: datetime) -> list[Event]:
    """Note events; one sent again with the same uid is the one already there."""
    drafts = list(drafts)
    known = set(Event.objects.filter(uid__in=[draft.uid for draft in drafts]).values_list("uid", flat=True))
    new = [draft for draft in drafts if draft.uid not in known]
    made = [_event(number, draft, at) for number, draft in zip(take_ids(Event, len(new)), new, strict=True)]
    copy_rows(Event, EVENT, ([getattr(event, column) for column in EVENT] for event in made))
    audit_all((("record_event", f"event:{event.uid}", {"kind": event.kind}) for event in made), by=by, at=at)
    touch(event.unit_id for event in made)
    touch_people(event.person_id for event in made if event.person_id is not None)
    return made


EVENT = ("id", "uid", "kind", "unit_id", "person_id", "occurred_on", "ref", "note", "recorded_at")


def _event(number: int, draft: EventDraft, at: datetime) -> Event:
    return Event(
        id=number,
        uid=draft.uid,
        kind=draft.kind,
        unit=draft.unit,
        person=draft.person,
        occurred_on=draft.occurred_on,
        ref=draft.ref,
        note=draft.note,
        recorded_at=draft.recorded_at or at,
    )


@transaction.atomic
def void_event(event: Event, reason: str, *, by: Actor, at: datetime) -> None:
    """Withdraw an event noted by mistake."""
    if not reason.strip():
        raise Refusal("作废事件要写明原因。")
    if not Event.objects.filter(pk=event.pk, voided_at=None).update(voided_at=at):
        raise Refusal("这个事件已经作废。")
    audit_all([("void_event", f"event:{event.uid}", {"reason": reason})], by=by, at=at)
    touch([event.unit_id])
    touch_people([event.person_id] if event.person_id is not None else [])
