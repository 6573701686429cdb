"""On which days a plan can be stopped without changing what has fallen due, or making something due by it.

What falls out of scope in the middle of a period is owed up to there, and due on its last day, where enough of the
period has passed (docs/judging.md, section 5): a plan stopped then would make things overdue by being stopped. Before
that, and at the end of the period, nothing moves: the period is asked for no more, or was asked to its end. What was
due in a month of the year would after that month be asked no more though it was due: then, too, only its end is free.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from youju.core.judge.plan import ANCHOR, PLAN
from youju.core.periods import Cadence, Period
from youju.duties.editions import numbered_plan

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Repeated:
    """That a rulebook asks something every so often while in `[since, until)`, of whoever is bound for a share.

    `due_month`: the month of the year in which it is due, 0 where that is the end of the period.
    """

    cadence: Cadence
    share: tuple[int, int]
    since: date
    until: date
    due_month: int = 0

    def cut(self, on: date) -> Period | None:
        """The period of which this would be due sooner, or no more though it was due, if all were released then."""
        period = Period.containing(self.cadence, on)
        stated = self.since < on and self.until > period.start
        passed, (part, whole) = (on - period.start).days, self.share
        was_due = 0 < self.due_month < on.month
        return period if stated and passed and (was_due or passed * whole >= period.days * part) else None


def repeated(rulebook: str) -> list[Repeated]:
    """What a rulebook's editions ask by the calendar, told apart as far as it matters here."""
    rows = [dict(zip(PLAN["duty"], row, strict=True)) for row in numbered_plan().rows["duty"]]
    rows = [row for row in rows if row["rulebook"] == rulebook and row["cadence"] != ANCHOR]
    return list({_repeated(row) for row in rows})


def _repeated(row: Mapping[str, Any]) -> Repeated:
    share = row["part_num"], row["part_den"]
    return Repeated(Cadence(row["cadence"]), share, row["valid_from"], row["valid_to"], row["due_month"])


def cut_period(asked: Iterable[Repeated], on: date) -> Period | None:
    """The longest period that stopping on a day would cut; None where it cuts none."""
    cut = [period for each in asked if (period := each.cut(on))]
    return max(cut, key=lambda period: period.days, default=None)


def free_before(asked: Iterable[Repeated], on: date, first: date) -> date:
    """The last day not after `on` on which stopping cuts nothing; `first`, the plan's first day, always is one."""
    asked = list(asked)
    while on > first and cut_period(asked, on):
        on -= DAY
    return on


def free_after(asked: Iterable[Repeated], on: date, end: date) -> date | None:
    """The first day not before `on` on which stopping cuts nothing; None where the plan ends (`end`) before."""
    asked = list(asked)
    while on < end and cut_period(asked, on):
        on += DAY
    return on if on < end else None
