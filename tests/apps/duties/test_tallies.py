"""Tallies: made when everything was judged, brought up from day to day, forgotten where something changes."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.duties.test_judging import AT, DONE, YEAR, meeting, unit
from apps.duties.visiting import Company, company
from keeping import made_once
from youju.core.periods import SHANGHAI
from youju.duties import counting
from youju.duties.counting import Count, counted, months_of
from youju.duties.judging import Window, judge_touched, judge_window
from youju.duties.models import Tally
from youju.duties.tallies import make_tallies
from youju.ledger.operations import record_entry
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, found_units, move_unit

pytestmark = pytest.mark.django_db


founded = made_once(company)


@pytest.fixture
def firm(founded: Company) -> Company:
    return deepcopy(founded)


def months(of: Unit, since: date = YEAR.since, until: date = YEAR.until):
    return months_of(of.pk, since, until)


def one_by_one(of: Unit, as_of: date) -> set[Count]:
    """The counts of a unit's year from its items: who narrows what is read has no use for tallies."""
    return set(counted(months(of), as_of, Unit.objects.values("pk")))


def reads_of_items(of: Unit, as_of: date) -> int:
    """How often items are read for the counts of a unit's year."""
    with CaptureQueriesContext(connection) as asked:
        counted(months(of), as_of)
    return sum("duties_dueitem" in query["sql"] for query in asked)


def test_after_judging_nothing_is_left_to_count_for_units_with_others_below(firm):
    assert reads_of_items(firm.top, AT.date()) == 0
    assert set(counted(months(firm.top), AT.date())) == one_by_one(firm.top, AT.date())
    assert set(counted(months(firm.middle), AT.date())) == one_by_one(firm.middle, AT.date())


def test_units_with_nothing_below_are_counted_when_asked_for(firm):
    assert set(Tally.objects.values_list("unit", flat=True)) == {firm.top.pk, firm.middle.pk}
    assert reads_of_items(firm.first, AT.date()) == 1
    assert reads_of_items(firm.first, AT.date()) == 0


def test_judging_other_days_leaves_the_tallies_of_these(firm):
    before = set(Tally.objects.values_list("pk", flat=True))
    judge_window(Window(date(2024, 1, 1), date(2025, 1, 1)), at=AT)
    assert before < set(Tally.objects.values_list("pk", flat=True))


def test_of_months_judged_in_part_no_tallies_are_made(firm):
    Tally.objects.all().delete()
    make_tallies(date(2025, 3, 10), date(2025, 5, 20), AT.date())
    assert set(Tally.objects.values_list("month", flat=True)) == {date(2025, 4, 1)}


@pytest.mark.parametrize("later", [date(2025, 6, 11), date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 15)])
def test_from_day_to_day_a_running_month_is_brought_up(firm, later):
    make_tallies(YEAR.since, YEAR.until, date(2025, 6, 10))
    assert set(counted(months(firm.top), later)) == one_by_one(firm.top, later)
    assert reads_of_items(firm.top, later) == 0


def test_tallies_brought_up_on_different_days_are_brought_up_together(firm):
    make_tallies(YEAR.since, YEAR.until, date(2025, 6, 10))
    counted(months(firm.middle), date(2025, 6, 25))
    parts = [*months(firm.top), *months(firm.middle)]
    asked = set(counted(parts, date(2025, 6, 30), Unit.objects.values("pk")))
    assert set(counted(parts, date(2025, 6, 30))) == asked


def test_tallies_forgotten_while_they_are_brought_up_are_not_added_to_what_is_new(firm, monkeypatch):
    make_tallies(YEAR.since, YEAR.until, date(2025, 6, 10))

    def changed_meanwhile() -> bool:
        """Another's change is stored after the tallies were read, before the items are."""
        record_entry(meeting(firm.first, date(2025, 6, 5), "theme_day"), **DONE)
        record_entry(meeting(firm.first, date(2025, 6, 5), "branch_committee_meeting"), **DONE)
        judge_touched(at=AT)
        return False

    monkeypatch.setattr(counting, "may_keep", changed_meanwhile)
    june = months_of(firm.top.pk, date(2025, 6, 1), date(2025, 7, 1))
    assert set(counted(june, date(2025, 6, 30))) == set(counted(june, date(2025, 6, 30), Unit.objects.values("pk")))


def test_a_day_before_that_of_the_tallies_is_counted_anew(firm):
    make_tallies(YEAR.since, YEAR.until, date(2025, 6, 30))
    earlier = date(2025, 6, 2)
    assert set(counted(months(firm.top), earlier)) == one_by_one(firm.top, earlier)


def test_an_entry_concerns_the_tallies_of_its_unit_and_those_above(firm):
    other = unit("乙公司党总支", "general_branch", firm.top)
    unit("乙公司党支部", superior=other)
    judge_touched(at=AT)
    judge_window(YEAR, at=AT)
    record_entry(meeting(firm.first), **DONE)
    judge_touched(at=AT)
    assert set(Tally.objects.values_list("unit", flat=True)) == {other.pk}


def test_a_unit_founded_or_moved_is_counted_where_it_stands(firm):
    sector, june = firm.top.sector, date(2025, 6, 1)
    found_units([UnitDraft("新党支部", "branch", sector, june, superior=firm.middle)], **DONE)
    move_unit(firm.second, firm.top, date(2025, 6, 15), **DONE)
    judge_touched(at=AT)
    for each in (firm.top, firm.middle):
        assert set(counted(months(each), AT.date())) == one_by_one(each, AT.date())


def test_the_day_of_tallies_is_that_in_shanghai(firm):
    judge_window(YEAR, at=AT.replace(hour=0, minute=30, tzinfo=SHANGHAI))
    assert set(Tally.objects.values_list("as_of", flat=True)) == {AT.date()}
