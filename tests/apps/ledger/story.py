"""Words for telling ledgers: units, people, entries, and when somebody wrote something down."""

from datetime import date, datetime, time
from typing import Any

from youju.base.actor import Actor
from youju.core.facts import Standing
from youju.core.periods import SHANGHAI
from youju.core.rules.model import Sector
from youju.ledger.drafts import AttendanceDraft, EntryDraft
from youju.members.models import Person
from youju.members.operations import PersonDraft, Stay, register_people
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, found_units

CLERK = Actor("记录员")
OFFICER = Actor("党务工作者")


def at(day: str, clock: str = "10:00") -> datetime:
    """An instant in Shanghai."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), SHANGHAI)


def on(day: str) -> date:
    """A day."""
    return date.fromisoformat(day)


OPENED = at("2020-01-01")
BY: dict[str, Any] = {"by": CLERK, "at": at("2026-03-20")}


def branch(name: str, since: str = "2020-01-01", superior: Unit | None = None, **said: Any) -> Unit:
    """A branch, founded."""
    draft = UnitDraft(name, said.pop("kind", "branch"), Sector.ENTERPRISE, on(since), superior=superior, **said)
    return found_units([draft], by=CLERK, at=OPENED)[0]


def people(unit: Unit, *names: str) -> list[Person]:
    """Full members of a unit."""
    stay = Stay(unit, Standing.FULL_MEMBER, on("2020-01-01"))
    return register_people([PersonDraft(name, memberships=(stay,)) for name in names], by=CLERK, at=OPENED)


def meeting(unit: Unit, day: str = "2026-03-10", **said: Any) -> EntryDraft:
    """A branch meeting on a day; `present` lists who was there."""
    there = tuple(AttendanceDraft(person.pk) for person in said.pop("present", ()))
    said.setdefault("attendances", there)
    said.setdefault("hosts", (unit.pk,))
    said.setdefault("forms", ("branch_meeting",))
    return EntryDraft(title=said.pop("title", "三月支部党员大会"), started_on=on(day), **said)
