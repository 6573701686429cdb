"""A small company's books, made through the operations: a general branch, a branch with a committee, two sites."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from youju.base.actor import SYSTEM
from youju.core.facts import ItemKind, Presence, Standing
from youju.core.periods import Cadence, Period
from youju.core.rules.model import Sector
from youju.ledger.closing import EventDraft, close_period, record_events
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft, EntryDraft
from youju.ledger.operations import record_entries
from youju.members.models import Person
from youju.members.operations import PersonDraft, Stay, register_people
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, found_units

AT = datetime(2022, 7, 4, 2, tzinfo=UTC)
FIRST_HALF = Period(Cadence.HALF, 2022 * 2)


@dataclass(frozen=True)
class Company:
    """The units and the branch's members."""

    general: Unit
    branch: Unit
    site: Unit
    silent: Unit
    people: list[Person]


def company() -> Company:
    """Found it with its entries of the first half of 2022; somebody admitted in February has not taken the oath."""
    general = UnitDraft("测试公司党总支", "general_branch", Sector.ENTERPRISE, date(2020, 1, 1))
    branch = UnitDraft("机关党支部", "branch", Sector.ENTERPRISE, date(2020, 1, 1), superior=general.uid)
    site = UnitDraft(
        "东线项目临时党支部", "temporary_branch", Sector.ENTERPRISE, date(2022, 1, 1), superior=general.uid
    )
    silent = UnitDraft(
        "西线项目临时党支部", "temporary_branch", Sector.ENTERPRISE, date(2022, 1, 1), superior=general.uid
    )
    units = found_units([general, branch, site, silent], by=SYSTEM, at=AT)
    home = units[1]
    people = register_people(
        [PersonDraft(f"党员{n}", memberships=(Stay(home, Standing.FULL_MEMBER, date(2020, 1, 1)),)) for n in range(8)],
        by=SYSTEM,
        at=AT,
    )
    found = Company(*units, people)
    record_entries(_entries(found), by=SYSTEM, at=AT)
    record_events([EventDraft("admitted", home, date(2022, 2, 1), people[7])], by=SYSTEM, at=AT)
    return found


def present(people: list[Person]) -> tuple[AttendanceDraft, ...]:
    """All of them present."""
    return tuple(AttendanceDraft(person.pk, Presence.PRESENT) for person in people)


def _entries(books: Company) -> list[EntryDraft]:
    branch, general, site = (books.branch.pk,), (books.general.pk,), (books.site.pk,)
    committee = [
        EntryDraft(f"支委会{month}", date(2022, month, 10), branch, ("branch_committee_meeting",))
        for month in (1, 2, 4, 6)
    ]
    study = [
        EntryDraft(
            "周五学习",
            date(2022, month, 11),
            branch,
            ("group_study",),
            agenda=(AgendaDraft("安全生产法" if month % 2 else "党史", ItemKind.STUDY, ("safety",)),),
            attendances=present(books.people[:5]),
            deliverables=(DeliverableDraft("reflection", "心得体会", 3, "份"),),
        )
        for month in (1, 2, 3)
    ]
    return [
        *committee,
        *study,
        EntryDraft("党员大会", date(2022, 3, 3), site, ("branch_meeting",), headcount=6),
        EntryDraft(
            "民族团结宣讲", date(2022, 5, 5), general, ("theme_activity",), headcount=65, headcount_unit="attendances"
        ),
        EntryDraft(
            "自查自纠",
            date(2022, 6, 28),
            general,
            ("self_check",),
            deliverables=(DeliverableDraft("problem_found", "发现问题", 0, "条"),),
        ),
    ]


def close_first_quarter(books: Company) -> None:
    """The silent site attests that its first quarter's books are complete."""
    close_period([books.silent], Period(Cadence.QUARTER, 2022 * 4), by=SYSTEM, at=AT)
