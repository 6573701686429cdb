"""A company whose duties of 2025 are judged, for pages to be looked at."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.duties.test_judging import AT, DONE, LONG_AGO, YEAR, member, unit
from youju.core.periods import Cadence, Period
from youju.duties.judging import judge_touched, judge_window
from youju.ledger.drafts import EntryDraft
from youju.ledger.operations import record_entry
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, found_units

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


def committee_met(host: Unit, day: date = date(2025, 3, 5), form: str = "branch_committee_meeting") -> Any:
    """An entry of a branch committee's meeting, judged."""
    entry = record_entry(EntryDraft("三月支委会", day, (host.pk,), (form,)), **DONE)
    judge_touched(at=AT)
    return entry
