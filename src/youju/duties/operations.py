"""Changes to what binds units besides the rulebooks: plans adopted, local targets, reasons given, releases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from youju.base.actor import Actor
from youju.base.audit import audit_all, touch
from youju.core.errors import Refusal
from youju.core.judge.plan import PLAN
from youju.core.periods import FOREVER
from youju.core.rules.model import Layer
from youju.duties.editions import numbered_plan
from youju.duties.models import Adoption, Edition, Excuse, LocalTarget, Waiver
from youju.duties.reaching import reached, touch_bound
from youju.duties.tallies import forget_below, forget_tallies
from youju.members.models import Person
from youju.organisation.models import Unit


@transaction.atomic
def adopt_rulebook(
    unit: Unit,
    rulebook: str,
    since: date,
    *,
    by: Actor,
    at: datetime,
    until: date = FOREVER,
    with_below: bool = True,
) -> Adoption:
    """A unit takes a plan or a local practice as binding; with it, unless said otherwise, all below."""
    layers = set(Edition.objects.filter(rulebook=rulebook).values_list("layer", flat=True))
    if not layers:
        raise Refusal(f"没有代码为 {rulebook} 的规则。")
    if Layer.STATUTORY in layers:
        raise Refusal(f"{rulebook} 是制度，本来就有效，不用采用。")
    same = Adoption.objects.filter(rulebook=rulebook, unit=unit, valid_from__lt=F("valid_to"))
    if same.filter(valid_from__lt=until, valid_to__gt=since).exists():
        raise Refusal(f"“{unit.name}”在这段时间已经采用 {rulebook}。")
    made = Adoption.objects.create(
        rulebook=rulebook,
        unit=unit,
        with_below=with_below,
        valid_from=since,
        valid_to=until,
        author=by.label,
        adopted_at=at,
    )
    audit_all([("adopt_rulebook", f"unit:{unit.uid}", {"rulebook": rulebook, "on": str(since)})], by=by, at=at)
    touch_bound(unit, with_below)
    return made


@transaction.atomic
def set_target(
    unit: Unit,
    duty: str,
    least: int,
    basis: str,
    since: date,
    *,
    by: Actor,
    at: datetime,
    until: date = FOREVER,
    with_below: bool = True,
) -> LocalTarget:
    """A unit asks more of itself, and of all below, than a duty's floor; never less. Study hours in hours."""
    floor = max(row["least"] // row["scale"] for row in _duties(duty))
    if least < floor:
        raise Refusal(f"目标 {least} 低于规定的 {floor}。", "本单位的目标只能比规定高，不能比规定低。")
    made = LocalTarget.objects.create(
        duty=duty, unit=unit, with_below=with_below, least=least, basis=basis, valid_from=since, valid_to=until
    )
    audit_all([("set_target", f"unit:{unit.uid}", {"duty": duty, "least": least})], by=by, at=at)
    touch(reached(unit, with_below))
    return made


def _duties(code: str) -> list[dict[str, Any]]:
    """The rows of a duty's editions in the plan. Raises Refusal where there are none."""
    rows = [dict(zip(PLAN["duty"], row, strict=True)) for row in numbered_plan().rows["duty"]]
    found = [row for row in rows if row["code"] == code]
    if not found:
        raise Refusal(f"没有代码为 {code} 的履职事项。")
    return found


@dataclass(frozen=True)
class ExcuseDraft:
    """Why a usual duty was not met in the period, or after the event, that starts on a day."""

    duty: str
    unit: Unit
    starts_on: date
    reason: str
    person: Person | None = None


@transaction.atomic
def excuse_items(drafts: Iterable[ExcuseDraft], *, by: Actor, at: datetime) -> list[Excuse]:
    """Give reasons for items not met. Refused for duties that allow none (必须、应当), and without a reason."""
    drafts = list(drafts)
    for draft in drafts:
        if not draft.reason.strip():
            raise Refusal("说明要写明原因。")
    for code in sorted({draft.duty for draft in drafts}):
        if not any(row["excusable"] for row in _duties(code)):
            raise Refusal(f"{code} 是必须做到的事项，不能以说明代替。")
    made = Excuse.objects.bulk_create(
        Excuse(
            duty=draft.duty,
            unit=draft.unit,
            person=draft.person,
            starts_on=draft.starts_on,
            reason=draft.reason,
            author=by.label,
            excused_at=at,
        )
        for draft in drafts
    )
    lines = (
        ("excuse_item", f"unit:{draft.unit.uid}", {"duty": draft.duty, "on": str(draft.starts_on)}) for draft in drafts
    )
    audit_all(lines, by=by, at=at)
    forget_tallies(draft.unit.pk for draft in drafts)
    return made


@transaction.atomic
def waive(
    unit: Unit,
    duty: str,
    reason: str,
    since: date,
    until: date,
    *,
    by: Actor,
    at: datetime,
    person: Person | None = None,
    with_below: bool = False,
) -> Waiver:
    """A superior releases a unit, or somebody, from a duty ('*': from all) for a time."""
    if not reason.strip():
        raise Refusal("豁免要写明原因。")
    if duty != "*":
        _duties(duty)
    made = Waiver.objects.create(
        duty=duty,
        unit=unit,
        person=person,
        with_below=with_below,
        valid_from=since,
        valid_to=until,
        reason=reason,
        author=by.label,
        waived_at=at,
    )
    audit_all([("waive", f"unit:{unit.uid}", {"duty": duty, "on": str(since), "until": str(until)})], by=by, at=at)
    (forget_below if with_below else forget_tallies)([unit.pk])
    return made
