"""The half-year report of a company that has closed its books: what a zero then says, and where it is none."""

import re
from copy import deepcopy
from datetime import date

import pytest

from apps.reports.company import AT, FIRST_HALF, Company, company
from apps.reports.said import cell, done, problems
from keeping import made_once
from youju.base.actor import SYSTEM
from youju.core.explain import State
from youju.core.periods import Cadence, Period
from youju.ledger.closing import close_period
from youju.members.operations import PersonDraft, Stay, register_people
from youju.organisation.models import Unit
from youju.reports.operations import Asked, Written, write_report

pytestmark = pytest.mark.django_db
FIRST, SECOND = Period(Cadence.QUARTER, 2022 * 4), Period(Cadence.QUARTER, 2022 * 4 + 1)


def written(unit: Unit) -> Written:
    return write_report(Asked(unit, FIRST_HALF, date(2022, 7, 4)), by=SYSTEM, at=AT)


def _closed_and_written() -> tuple[Company, Written]:
    books = company()
    for quarter in (FIRST, SECOND):
        close_period([books.general, books.branch, books.site, books.silent], quarter, by=SYSTEM, at=AT)
    return books, written(books.general)


made = made_once(_closed_and_written)


@pytest.fixture
def books(made: tuple[Company, Written]) -> Company:
    return deepcopy(made[0])


@pytest.fixture
def report(made: tuple[Company, Written]) -> Written:
    return deepcopy(made[1])


def zeros(text: str) -> list[str]:
    """Every 0 of a text with what comes before it."""
    return re.findall(r"[^，。、；]*(?<![\d.])0(?:次|份|条|项|人次|人|%|户|篇|本|个)", text)


def test_closing_makes_no_sentence_of_zeros_but_those_entered(report: Written) -> None:
    assert zeros(done(report.document)) == ["发现问题0条"]


def test_closing_makes_no_figure_beside_the_text_a_zero(report: Written) -> None:
    told = {figure.title for figure in report.run.figures.filter(state=State.CONFIRMED_ZERO) if not figure.by}
    assert told == {"发现问题"}


def test_a_branch_with_people_has_them_after_closing(report: Written, books: Company) -> None:
    assert "期末共有党员8人" in done(report.document)
    assert "期末" not in done(written(books.silent).document)


def test_what_a_closed_unit_owed_and_did_not_do_reads_as_zero(books: Company) -> None:
    told = problems(written(books.silent).document)
    assert "西线项目临时党支部应有2次，确认为0次" in told


def test_a_confirmed_zero_is_the_same_in_the_table_and_among_the_problems(report: Written) -> None:
    assert cell(report.document, "西线项目临时党支部", "支部党员大会") == "0次（应2次）"
    assert "西线项目临时党支部应有2次，确认为0次" in problems(report.document)
    figure = report.run.figures.get(title="支部党员大会（西线项目临时党支部）")
    assert figure.state == State.CONFIRMED_ZERO


def test_what_a_unit_does_not_owe_is_no_zero_of_it(report: Written) -> None:
    assert cell(report.document, "西线项目临时党支部", "支部委员会会议") == "—"


def test_closing_makes_no_committee_of_nobody(books: Company) -> None:
    clerk = PersonDraft("党务干部一", posts=(Stay(books.general, "party_worker", date(2020, 1, 1)),))
    register_people([clerk], by=SYSTEM, at=AT)
    told = problems(written(books.general).document)
    assert "测试公司党总支2022年上半年应有5至7人，台账没有记录" in told
