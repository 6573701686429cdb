"""How the default group stands: most duties met, some late, some short, and something of everything."""

from collections import Counter
from datetime import date
from pathlib import Path

import ibis
import pytest

from demo.groups import DEFAULT
from youju.core.codes import Vocabulary
from youju.core.explain import GAPS, Status
from youju.core.judge.plan import plan_of
from youju.core.judge.run import Question, judge
from youju.core.judge.tables import Tables
from youju.core.judge.verdict import ITEM, with_status
from youju.core.measures import Subject
from youju.core.rules.model import Duty
from youju.demo.snapshot import write_snapshot
from youju.engines.duck import DuckEngine
from youju.library.shelf import shipped_library

LIBRARY = shipped_library()
Standings = list[tuple[Duty, str]]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> DuckEngine:
    folder: Path = tmp_path_factory.mktemp("default") / "facts"
    write_snapshot(DEFAULT, folder)
    return DuckEngine.of_snapshot(folder)


def standings(snapshot: DuckEngine, since: date, until: date, as_of: date) -> Standings:
    """Every due item's duty and status."""
    kinds, posts = LIBRARY.codes[Vocabulary.UNIT_KIND], LIBRARY.codes[Vocabulary.POST]
    plan = plan_of([edition.rulebook for edition in LIBRARY.rulebooks], kinds, posts)
    judge(snapshot, plan, Question(since, until))
    tables = Tables(only_asked=False)
    tables.add("due_item", ITEM)
    standing = with_status(tables, tables.due_item, ibis.literal(as_of)).select("duty_no", "status")
    return [(plan.duties[duty], status) for duty, status in snapshot.rows(str(ibis.to_sql(standing, "duckdb")))]


@pytest.fixture(scope="module")
def half(snapshot: DuckEngine) -> Standings:
    """The first half of 2026, when it is over."""
    return standings(snapshot, date(2026, 1, 1), DEFAULT.until, DEFAULT.until)


@pytest.fixture(scope="module")
def year(snapshot: DuckEngine) -> Standings:
    """The year before 2026-07-01, on a day before its end."""
    return standings(snapshot, date(2025, 7, 1), DEFAULT.until, date(2026, 6, 20))


def test_most_duties_of_a_half_year_are_met(half: Standings) -> None:
    met = sum(status == Status.MET for _, status in half)
    assert 0.75 <= met / len(half) <= 0.92


def test_some_duties_of_a_half_year_are_met_late(half: Standings) -> None:
    late = sum(status == Status.MET_LATE for _, status in half)
    assert 0.005 <= late / len(half) <= 0.1


def test_some_duties_of_a_half_year_are_gaps(half: Standings) -> None:
    gaps = sum(status in GAPS for _, status in half)
    assert 0.02 <= gaps / len(half) <= 0.2


def test_hardly_anything_cannot_be_judged(half: Standings) -> None:
    assert sum(status == Status.UNKNOWN for _, status in half) / len(half) < 0.02


@pytest.mark.parametrize("status", list(Status))
def test_every_status_occurs_within_a_year(year: Standings, status: Status) -> None:
    assert any(found == status for _, found in year)


NOT_TAKEN = {"plan.participation"}
"""Plans that no company of the group has adopted."""

BINDING = [each.rulebook for each in LIBRARY.rulebooks if each.rulebook.code not in NOT_TAKEN]


@pytest.mark.parametrize("verb", sorted({duty.measure.verb for book in BINDING for duty in book.duties}))
def test_every_verb_of_a_duty_that_binds_has_items(year: Standings, verb: str) -> None:
    assert any(duty.measure.verb == verb for duty, _ in year)


@pytest.mark.parametrize("subject", [Subject.DIRECTIVE, Subject.EVENT, Subject.AGENDA_ITEM, Subject.DELIVERABLE])
def test_what_is_counted_is_of_many_kinds(year: Standings, subject: Subject) -> None:
    assert any(duty.measure.subject == subject for duty, _ in year)


def test_units_posts_and_members_owe(year: Standings) -> None:
    owners = Counter(
        bool(duty.owed_by.unit) * "unit" or bool(duty.owed_by.post) * "post" or "member" for duty, _ in year
    )
    assert set(owners) == {"unit", "post", "member"}


def test_most_shipped_duties_that_bind_an_enterprise_are_owed_by_somebody(year: Standings) -> None:
    assert len({duty.code for duty, _ in year}) > 120
