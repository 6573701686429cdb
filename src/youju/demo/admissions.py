"""The way into the Party: applicants, activists, prospects, probationary members, with the events of each step.

Steps follow 发展党员工作细则 in the edition of 2014 until 2026-05-10 and in that of 2026 from then on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from youju.core.facts import Standing
from youju.core.periods import FOREVER, add_months
from youju.demo.days import DAY, later
from youju.demo.keeping import Keeping
from youju.demo.model import Stay, Unit
from youju.demo.people import Cast, Sketch

EDITION_OF_2026 = date(2026, 5, 11)
TRAINING_MONTHS = (3, 5, 7, 9, 11)
"""Months in which the top unit trains prospects."""


@dataclass(frozen=True, slots=True)
class Path:
    """The days of somebody's way: each step, the end of probation (`due`, `full`), the meeting that voted on it."""

    sketch: Sketch
    branch: int
    applied: date
    activist: date
    prospect: date
    trained: date
    approved: date
    accepted: date
    due: date
    full: date
    voted: date


def admit(cast: Cast, keeping: dict[int, Keeping]) -> list[Path]:
    """Put people on the way in every branch, one to about nine members, and note their steps."""
    paths = []
    for unit in cast.plan.homes:
        if unit.dissolved_on < FOREVER or unit.founded_on > cast.scale.since:
            continue
        for _ in range(round(len(cast.of[unit.number]) / 8 + cast.rng.random() - 0.5)):
            path = _path(cast, unit)
            if path is not None:
                paths.append(path)
                _note(cast, path, keeping[unit.number])
    return paths


def _path(cast: Cast, unit: Unit) -> Path | None:
    """A way whose acceptance lies between a year and a half before the life told and as long after it."""
    rng, scale = cast.rng, cast.scale
    days = (scale.until - scale.since).days
    accepted = later(rng, scale.since, -520, days + 700)
    prospect = accepted - DAY * rng.randint(115, 190)
    activist = add_months(prospect, -(12 + rng.randint(0, 4))) - DAY * rng.randint(-3 if rng.random() < 0.06 else 2, 25)
    applied = activist - DAY * rng.randint(150, 330)
    if applied >= scale.until:
        return None
    due = add_months(accepted, 12)
    full = add_months(due, 6) if rng.random() < 0.04 else due
    trained = training_day(prospect)
    approved = max(accepted - DAY * rng.randint(8, 28), trained + DAY * 4)
    sketch = cast.enlist(22, 34)
    voted = later(rng, full, 1, 20)
    path = Path(sketch, unit.number, applied, activist, prospect, trained, approved, accepted, due, full, voted)
    sketch.memberships += [stay for stay in _stays(cast, unit, path) if stay.since < scale.until]
    return path


def _stays(cast: Cast, unit: Unit, path: Path) -> Iterator[Stay]:
    steps = (
        (Standing.APPLICANT, path.applied, path.activist),
        (Standing.ACTIVIST, path.activist, path.prospect),
        (Standing.PROSPECT, path.prospect, path.accepted),
        (Standing.PROBATIONARY_MEMBER, path.accepted, path.full),
        (Standing.FULL_MEMBER, path.full, FOREVER),
    )
    for standing, since, until in steps:
        ends = until if until < cast.scale.until else FOREVER
        yield from cast.stays(unit, standing.value, since, ends)


def training_day(prospect: date) -> date:
    """The first training of prospects that begins a week after a day or later: the 10th of its months or so."""
    day = prospect + DAY * 7
    month = date(day.year, day.month, 1)
    while month.month not in TRAINING_MONTHS or opening_of_training(month) < day:
        month = add_months(month, 1)
    return opening_of_training(month)


def opening_of_training(month: date) -> date:
    """The Monday on which a month's training begins."""
    tenth = month.replace(day=10)
    return tenth + DAY * (-tenth.weekday() % 7)


def _note(cast: Cast, path: Path, keeping: Keeping) -> None:
    """Note the steps; a few are forgotten, where books are kept badly more of them."""
    for kind, day in _steps(cast.rng, path):
        kept = kind in MILESTONES or cast.rng.random() < keeping.notes
        if kept and not (kind in SLOW and cast.rng.random() > keeping.holds):
            cast.events.note(kind, path.branch, day, path.sketch.number)
        elif kept:
            cast.events.note(kind, path.branch, day + DAY * 70, path.sketch.number)


MILESTONES = ("application_received", "activist", "prospect", "pre_approval", "probation_extended")
SLOW = ("application_talk_held", "activist_filed", "admission_announced", "oath", "confirmation_talk_held")


def _steps(rng: Random, path: Path) -> Iterator[tuple[str, date]]:
    yield "application_received", path.applied
    yield "application_talk_held", later(rng, path.applied, 4, 25)
    yield "activist", path.activist
    yield "activist_filed", later(rng, path.activist, 5, 25)
    for _ in range(rng.choice((1, 2, 2))):
        yield "mentor_assigned", later(rng, path.activist, 1, 15)
    yield from _as_prospect(rng, path)
    yield from _on_probation(rng, path)
    yield from _confirmed(rng, path)


def _as_prospect(rng: Random, path: Path) -> Iterator[tuple[str, date]]:
    if path.prospect >= EDITION_OF_2026:
        yield "prospect_agreed", path.prospect - DAY * rng.randint(9, 16)
        yield "prospect_posted", path.prospect - DAY * rng.randint(7, 8)
    else:
        yield "prospect_filed", path.prospect - DAY * rng.randint(3, 20)
    yield "prospect", path.prospect
    yield "introducer_assigned", later(rng, path.prospect, 3, 12)
    yield "introducer_assigned", later(rng, path.prospect, 3, 12)
    yield "political_review_done", path.approved - DAY * rng.randint(4, 9)
    yield "committee_reviewed", path.approved - DAY * rng.randint(1, 4)
    yield "pre_approval", path.approved


def _on_probation(rng: Random, path: Path) -> Iterator[tuple[str, date]]:
    reported = later(rng, path.accepted, 2, 8)
    admitted = later(rng, reported, 20, 85 if rng.random() < 0.93 else 130)
    yield "acceptance_reported", reported
    yield "approval_talk_held", admitted - DAY * rng.randint(2, 8)
    yield "admitted", admitted
    for kind in ("admission_announced", "placed", "oath"):
        yield kind, later(rng, admitted, 2, 24)


def _confirmed(rng: Random, path: Path) -> Iterator[tuple[str, date]]:
    if path.full > path.due:
        yield "confirmation_voted", later(rng, path.due, 1, 20)
        yield "probation_extended", path.due
    reported = later(rng, path.voted, 2, 8)
    approved = later(rng, reported, 15, 80)
    yield "confirmation_applied", path.full - timedelta(days=rng.randint(8, 25))
    yield "confirmation_voted", path.voted
    yield "confirmation_reported", reported
    yield "confirmation_approved", approved
    yield "confirmation_talk_held", later(rng, approved, 3, 24)
    yield "admission_archived", later(rng, approved, 10, 75)


def note_reviews(cast: Cast, paths: list[Path], keeping: dict[int, Keeping]) -> None:
    """Activists are reviewed in each half-year (event `activist_reviewed`), in June and December."""
    for path in paths:
        year = cast.scale.since.year
        while date(year, 1, 1) < cast.scale.until:
            for month in (6, 12):
                day = later(cast.rng, date(year, month, 1), 3, 20)
                is_on = path.activist <= day < path.prospect + DAY * 90
                if is_on and day >= cast.scale.since and cast.rng.random() < keeping[path.branch].holds:
                    cast.events.note("activist_reviewed", path.branch, day, path.sketch.number)
            year += 1
