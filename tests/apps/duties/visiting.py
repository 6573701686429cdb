"""A company whose duties of 2025 are judged, and accounts that look at them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from apps.duties.test_judging import AT, DONE, LONG_AGO, YEAR, member, unit
from youju.access.models import Role
from youju.access.operations import grant_role, open_account
from youju.core.periods import Cadence, Period
from youju.duties.judging import judge_touched, judge_window
from youju.ledger.drafts import EntryDraft
from youju.ledger.operations import record_entry
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, found_units

PASSWORD = "plum-in-the-snow-7"
MARCH = Period.containing(Cadence.MONTH, date(2025, 3, 1))


@dataclass
class Company:
    """A committee, a general branch with two branches below it, and a branch beside them."""

    top: Unit
    middle: Unit
    first: Unit
    second: Unit
    beside: Unit


def company() -> Company:
    """Founded, with eight members in each branch (so it has a committee), and judged."""
    top = unit("甲公司党委", "party_committee")
    middle = unit("甲公司党总支", "general_branch", top)
    branches = [unit(name, "branch", middle) for name in ("第一党支部", "第二党支部")]
    made = Company(top, middle, *branches, unit("机关党支部", "branch", top))
    for branch in (made.first, made.second, made.beside):
        for _ in range(8):
            member(branch)
    judge_window(YEAR, at=AT)
    return made


def more_branches(superior: Unit, count: int) -> list[Unit]:
    """So many branches more, with members, judged."""
    sector = superior.sector
    drafts = [UnitDraft(f"新建第{n}党支部", "branch", sector, LONG_AGO, superior=superior) for n in range(count)]
    made = found_units(drafts, **DONE)
    for each in made:
        member(each)
    judge_window(YEAR, at=AT)
    return made


def visitor(at: Unit, role: Role = Role.OFFICER, *, with_below: bool = True) -> Client:
    """A browser signed in with a role at a unit."""
    name = f"visitor.{role}.{at.pk}.{int(with_below)}"
    account = open_account(name, "来人", PASSWORD, **DONE)
    grant_role(account, role, at, LONG_AGO, **DONE, with_below=with_below)
    client = Client()
    client.force_login(account)
    return client


def committee_met(host: Unit, day: date = date(2025, 3, 5), form: str = "branch_committee_meeting") -> Any:
    """An entry of a branch committee's meeting, judged."""
    entry = record_entry(EntryDraft("三月支委会", day, (host.pk,), (form,)), **DONE)
    judge_touched(at=AT)
    return entry


def said(response: Any) -> str:
    """What the page says."""
    return response.content.decode()
