"""The half-year report of a company in which a unit has declared one measure zero and closed nothing."""

from copy import deepcopy
from datetime import date

import pytest

from apps.reports.company import AT, FIRST_HALF, Company, company
from apps.reports.said import cell, done, problems
from keeping import made_once
from youju.base.actor import SYSTEM
from youju.core.explain import State
from youju.core.periods import Cadence, Period
from youju.core.rules.model import Sector
from youju.ledger.closing import declare_zero
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, found_units
from youju.reports.operations import Asked, Written, write_report

pytestmark = pytest.mark.django_db
FIRST, SECOND = Period(Cadence.QUARTER, 2022 * 4), Period(Cadence.QUARTER, 2022 * 4 + 1)
SILENT = "西线项目临时党支部"

made = made_once(company)


@pytest.fixture
def books(made: Company) -> Company:
    return deepcopy(made)


def declared(unit: Unit, *quarters: Period) -> None:
    for quarter in quarters:
        declare_zero(unit, "branch_meeting", quarter, by=SYSTEM, at=AT)


def written(unit: Unit) -> Written:
    return write_report(Asked(unit, FIRST_HALF, date(2022, 7, 4)), by=SYSTEM, at=AT)


def test_declared_for_all_of_the_period_it_reads_as_zero_in_the_table_too(books: Company) -> None:
    declared(books.silent, FIRST, SECOND)
    assert cell(written(books.general).document, SILENT, "支部党员大会") == "0次（应2次）"


def test_declared_for_a_part_it_is_no_zero_of_the_whole(books: Company) -> None:
    declared(books.silent, SECOND)
    report = written(books.general).document
    assert cell(report, SILENT, "支部党员大会") == "无记录"
    assert "第二季度确认为零" in problems(report)


def test_declared_for_all_that_a_new_unit_owes_it_reads_as_zero_wherever_it_stands(books: Company) -> None:
    new = UnitDraft("北线临时党支部", "temporary_branch", Sector.ENTERPRISE, date(2022, 3, 1), superior=books.general)
    (unit,) = found_units([new], by=SYSTEM, at=AT)
    declared(unit, SECOND)
    report = written(books.general)
    assert cell(report.document, unit.name, "支部党员大会") == "0次（应1次）"
    assert f"{unit.name}2022年第二季度应有至少1次，确认为0次" in problems(report.document)
    assert {
        each.state for each in report.run.figures.filter(title__startswith="支部党员大会", label__contains="北线")
    } == {State.CONFIRMED_ZERO}


def test_a_zero_declared_is_no_passage_of_what_was_done(books: Company) -> None:
    declared(books.silent, FIRST, SECOND)
    assert "党员大会0次" not in done(written(books.silent).document)
