"""Books with something of everything in one unit, a sibling with nothing of it, and an account of each role at each.

`MARK` stands in every name and title of that unit: where it is shown to the sibling's accounts, something leaks.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.db.models import Model

from youju.access.models import Account, Grant, Role
from youju.access.operations import grant_role, open_account
from youju.base.actor import SYSTEM
from youju.base.clock import now, today
from youju.core.errors import Refusal
from youju.core.facts import ItemKind, Presence, Standing
from youju.core.periods import Cadence, Period, add_months
from youju.core.rules.model import Layer, Sector
from youju.duties.editions import numbered_plan
from youju.duties.judging import Window, judge_touched, keep_judged
from youju.duties.models import DueItem, Edition
from youju.duties.operations import ExcuseDraft, adopt_rulebook, excuse_items, set_target, waive
from youju.home.models import Suggestion
from youju.home.suggesting import suggest
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, EntryDraft
from youju.ledger.evidence import attach_evidence
from youju.ledger.models import Entry
from youju.ledger.operations import record_entries
from youju.members.models import Person
from youju.members.operations import PersonDraft, Stay, appoint, attach, register_people
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, found_units
from youju.reports.operations import Asked, write_report

MARK = "蜡梅"
PASSWORD = "lamei-in-the-snow-7"
PLACES = ("own", "sibling", "superior")
SINCE = date(2020, 1, 1)


@dataclass
class World:
    """Units by place, accounts by place and role, and the thing of each kind that lies in the own unit."""

    units: dict[str, Unit]
    accounts: dict[tuple[str, str], Account]
    things: dict[str, Any]


def make_world() -> World:
    """Found it, through the operations."""
    units = _units()
    world = World(units, _accounts(units), {})
    person = _person(units["own"], units["below"])
    entry = _entry(units["own"], person)
    month = Period.containing(Cadence.MONTH, today())
    keep_judged(Window(month.start, month.end), at=now())
    own = world.accounts["own", Role.OFFICER]
    world.things = {
        "unit": units["own"],
        "person": person,
        "entry": entry,
        "account": own,
        "grant": Grant.objects.get(account=own),
        "suggestion": _suggestion(own, units["own"]),
        "run": _report(units["own"]),
        "post": person.posts.get(),
        "attachment": person.attachments.get(),
    }
    world.things |= _said(units["own"])
    world.things |= _excused([units["own"], units["below"]])
    judge_touched(at=now())  # once here, not after the first POST of each test
    return world


def _said(unit: Unit) -> dict[str, Any]:
    """A plan the unit adopted, a target it set, a release given to it, long over."""
    code = next(duty.code for duty in numbered_plan().duties.values() if duty.at_most is None)
    plan = Edition.objects.exclude(layer=Layer.STATUTORY).earliest("pk").rulebook
    since, until = SINCE, SINCE + timedelta(days=60)
    by: dict[str, Any] = {"by": SYSTEM, "at": now()}
    return {
        "adoption": adopt_rulebook(unit, plan, since, until=until, **by),
        "target": set_target(unit, code, 9999, f"{MARK}要点", since, until=until, **by),
        "waiver": waive(unit, code, f"{MARK}停工", since, until, **by),
    }


def _excused(units: list[Unit]) -> dict[str, Any]:
    """A due item that an officer has given a reason for, the reason, and the item's unit."""
    by_number = {unit.pk: unit for unit in units}
    for item in DueItem.objects.filter(unit_id__in=by_number, person_id=0).order_by("due_on"):
        unit, code = by_number[item.unit_id], numbered_plan().duties[item.duty_id].code
        with suppress(Refusal):
            excuse = excuse_items([ExcuseDraft(code, unit, item.starts_on, f"{MARK}停工")], by=SYSTEM, at=now())[0]
            return {"due": item, "due code": code, "due unit": unit, "excuse": excuse}
    raise LookupError("no duty of these units may be excused")


def _units() -> dict[str, Unit]:
    top = UnitDraft("总公司党委", "party_committee", Sector.ENTERPRISE, SINCE)
    own = UnitDraft(f"{MARK}党总支", "general_branch", Sector.ENTERPRISE, SINCE, superior=top.uid)
    sibling = UnitDraft("隔壁党总支", "general_branch", Sector.ENTERPRISE, SINCE, superior=top.uid)
    below = UnitDraft(f"{MARK}项目党支部", "branch", Sector.ENTERPRISE, SINCE, superior=own.uid)
    made = found_units([top, own, sibling, below], by=SYSTEM, at=now())
    return dict(zip(("superior", "own", "sibling", "below"), made, strict=True))


def _accounts(units: dict[str, Unit]) -> dict[tuple[str, str], Account]:
    made = {}
    for place in PLACES:
        shown = MARK if place == "own" else "旁人"
        for role in Role:
            account = open_account(f"{place}.{role}", f"{shown}{role.label}", PASSWORD, by=SYSTEM, at=now())
            grant_role(account, role, units[place], SINCE, by=SYSTEM, at=now())
            made[place, str(role)] = account
    return made


def _person(unit: Unit, below: Unit) -> Person:
    stay = Stay(unit, Standing.FULL_MEMBER, SINCE)
    person = register_people([PersonDraft(f"{MARK}甲", memberships=(stay,))], by=SYSTEM, at=now())[0]
    appoint(person, unit, "secretary", SINCE, by=SYSTEM, at=now())
    attach(person, below, SINCE, by=SYSTEM, at=now())
    return person


def _entry(unit: Unit, person: Person) -> Entry:
    draft = EntryDraft(
        f"{MARK}学习会",
        today() - timedelta(days=1),
        (unit.pk,),
        ("group_study",),
        agenda=(AgendaDraft(f"{MARK}议题", ItemKind.STUDY),),
        attendances=(AttendanceDraft(person.pk, Presence.PRESENT),),
        summary=f"{MARK}纪要",
    )
    entry = record_entries([draft], by=SYSTEM, at=now())[0]
    attach_evidence(entry, BytesIO(f"{MARK}签到".encode()), f"{MARK}.txt", by=SYSTEM, at=now())
    return entry


def _suggestion(account: Account, unit: Unit) -> Suggestion:
    kind = Suggestion.Kind.SUGGESTION
    return suggest(kind, f"{MARK}希望字再大一些", "/ledger/", account, unit, by=SYSTEM, at=now())


def _report(unit: Unit) -> Model:
    half = Period.containing(Cadence.HALF, add_months(today(), -6))
    return write_report(Asked(unit, half, today()), by=SYSTEM, at=now()).run
