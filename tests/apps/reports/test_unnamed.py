"""People who were there and whose names nobody took down: they are not counted among those missing."""

from copy import deepcopy
from datetime import date

import pytest

from apps.reports.company import AT, FIRST_HALF, Company, company, present
from apps.reports.said import problems
from keeping import made_once
from youju.base.actor import SYSTEM
from youju.core.explain import Judged, Status, explain
from youju.duties.reading import Reading, items_due
from youju.ledger.drafts import EntryDraft
from youju.ledger.operations import record_entries
from youju.reports.operations import Asked, Written, write_report

pytestmark = pytest.mark.django_db
AFTER = date(2022, 7, 4)
TAKING_PART = "党员按期参加党员大会、党小组会和党课"

made = made_once(company)


@pytest.fixture
def books(made: Company) -> Company:
    return deepcopy(made)


def met(books: Company, day: date, unnamed: int, named: int = 2) -> None:
    """The branch of eight meets: two are named, so many more are there."""
    meeting = EntryDraft(
        "党员大会",
        day,
        (books.branch.pk,),
        ("branch_meeting",),
        attendances=present(books.people[:named]),
        headcount=unnamed,
    )
    record_entries([meeting], by=SYSTEM, at=AT)


def written(books: Company) -> Written:
    return write_report(Asked(books.branch, FIRST_HALF, AFTER), by=SYSTEM, at=AT)


def first_quarter(books: Company) -> Judged:
    written(books)
    items = items_due(Reading(books.branch, date(2022, 1, 1), date(2022, 4, 1), AFTER))
    return next(item for item in items if item.duty.title == TAKING_PART)


def test_those_missing_are_told_as_from_the_fewest_to_the_most_they_may_be(books: Company) -> None:
    met(books, date(2022, 3, 3), unnamed=3)
    told = explain(first_quarter(books))
    assert "应到8人，做到2人，另有至多3人可能做到而记录没有写明，还差3至6人：不足" in told


def test_unnamed_people_who_may_be_all_those_missing_leave_it_open(books: Company) -> None:
    met(books, date(2022, 3, 3), unnamed=6)
    item = first_quarter(books)
    assert item.status is Status.UNKNOWN
    assert "至多还差6人，不能断定：无从判断" in explain(item)


def test_with_every_name_taken_down_the_missing_are_a_number(books: Company) -> None:
    met(books, date(2022, 3, 3), unnamed=0)
    assert "应到8人，做到2人，还差6人：不足" in explain(first_quarter(books))


def test_the_share_in_a_report_is_at_least_that_of_those_named(books: Company) -> None:
    met(books, date(2022, 3, 3), unnamed=3)
    assert "2022年第一季度应达到100%，实际为不少于25%" in problems(written(books).document)


def test_a_share_of_which_nobody_is_named_is_no_number(books: Company) -> None:
    met(books, date(2022, 3, 3), unnamed=3, named=0)
    told = problems(written(books).document)
    assert "2022年第一季度应达到100%，台账没有写明姓名" in told


def test_each_quarter_that_is_short_is_told_with_its_own_share(books: Company) -> None:
    met(books, date(2022, 3, 3), unnamed=0)
    met(books, date(2022, 6, 3), unnamed=0)
    line = next(line for line in problems(written(books).document).splitlines() if TAKING_PART in line)
    assert "2022年第一季度应达到100%，实际为25%，2022年第二季度应达到100%，实际为25%" in line
