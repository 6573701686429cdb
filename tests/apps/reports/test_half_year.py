"""The half-year report of a small company: what it says, what it leaves open, what it is counted from."""

import io
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from apps.reports.company import AT, FIRST_HALF, Company, close_first_quarter, company
from keeping import made_once
from youju.base.actor import SYSTEM
from youju.base.models import AuditLine
from youju.core.composing.document import Document, Table, plain, text_of
from youju.core.errors import Refusal
from youju.core.explain import State
from youju.core.periods import Cadence, Period
from youju.formats.docx.writer import docx_bytes
from youju.ledger.models import Entry
from youju.ledger.operations import void_entry
from youju.reports.models import Figure, FigureRow, Run
from youju.reports.operations import Asked, Written, write_report
from youju.reports.reading import figure_numbered, in_core, records, run_named

pytestmark = pytest.mark.django_db


def written(books: Company, **changed: Any) -> Written:
    asked = {"unit": books.general, "period": FIRST_HALF, "as_of": date(2022, 7, 4)} | changed
    return write_report(Asked(**asked), by=SYSTEM, at=AT)


def _founded_and_written() -> tuple[Company, Written]:
    books = company()
    return books, written(books)


made = made_once(_founded_and_written)


@pytest.fixture
def books(made: tuple[Company, Written]) -> Company:
    return deepcopy(made[0])


@pytest.fixture
def report(made: tuple[Company, Written]) -> Written:
    return deepcopy(made[1])


def figure(run: Run, title: str) -> Figure:
    return figure_numbered(run, title)


def problems(document: Document) -> list[str]:
    text = text_of(document).splitlines()
    start = next(number for number, line in enumerate(text) if line.endswith("、存在的问题"))
    end = next(number for number, line in enumerate(text) if line.endswith("、下一步工作"))
    return text[start + 1 : end]


def test_every_figure_is_the_sum_of_the_rows_kept_with_it(report: Written) -> None:
    run = report.run
    figures = list(run.figures.all())
    assert len(figures) > 20
    for each in figures:
        assert sum(row.weight for row in FigureRow.objects.filter(figure=each)) == each.value, each.title


def test_a_sum_names_the_entries_it_was_counted_from(report: Written) -> None:
    run = report.run
    behind = records(figure(run, "心得体会"))
    assert [(each.day, each.title, each.weight) for each in behind] == [
        (date(2022, 1, 11), "周五学习", 3),
        (date(2022, 2, 11), "周五学习", 3),
        (date(2022, 3, 11), "周五学习", 3),
    ]


def test_attendances_without_names_are_counted_and_told_apart_by_title(report: Written) -> None:
    run = report.run
    assert figure(run, "主题活动参加人次（民族团结宣讲）").value == 65
    assert figure(run, "集中学习参加人次").value == 15


def test_a_zero_in_an_entry_reads_as_zero(report: Written) -> None:
    assert figure(report.run, "发现问题").state == State.CONFIRMED_ZERO
    assert "发现问题0条" in text_of(report.document)


def test_without_records_there_is_no_figure_and_no_zero(report: Written) -> None:
    missing = figure(report.run, "支部党员大会（西线项目临时党支部）")
    assert missing.state == State.NO_RECORDS
    assert not records(missing)
    table = next(block for block in report.document.blocks if isinstance(block, Table))
    row = next(row for row in table.rows if plain(row[0]) == "西线项目临时党支部")
    assert plain(row[1]) == "无记录"


def test_a_passage_without_figures_does_not_appear(report: Written) -> None:
    assert "民主生活会" not in text_of(report.document).partition("二、存在的问题")[0]


def test_problems_name_the_months_that_are_short(report: Written) -> None:
    told = "\n".join(problems(report.document))
    assert "机关党支部应有6次，台账记有4次，3月、5月没有记录" in told


def test_nothing_is_a_problem_that_is_not_owed(report: Written) -> None:
    told = "\n".join(problems(report.document))
    line = next(line for line in told.splitlines() if "支部委员会会议" in line)
    assert "临时党支部" not in line
    assert "党费" not in told
    assert "换届" not in told


def test_people_who_did_not_do_it_are_counted_and_not_named(report: Written) -> None:
    told = "\n".join(problems(report.document))
    assert "机关党支部有1人没有做到" in told
    assert "党员7" not in told
    gap = next(each for each in report.run.figures.all() if each.by == "gap")
    assert [each.who for each in records(gap)] == ["党员7"]


def test_every_figure_reads_back_as_it_was_said(report: Written) -> None:
    run = report.run
    text = "".join(run.passages.values_list("text", flat=True))
    told = {number for passage in run.passages.all() for number in passage.figures}
    for each in run.figures.filter(number__in=told):
        assert in_core(each).text in text or in_core(each).state is State.NO_RECORDS


def test_a_closed_quarter_is_a_confirmed_zero_beside_one_without_records(books: Company) -> None:
    close_first_quarter(books)
    told = "\n".join(problems(written(books, unit=books.silent).document))
    assert "西线项目临时党支部应有2次，台账没有记录，第二季度没有记录，第一季度确认为零" in told


def test_it_ends_with_the_unit_and_the_day(report: Written) -> None:
    assert text_of(report.document).splitlines()[-2:] == ["测试公司党总支", "2022年7月4日"]


def test_it_opens_with_a_sentence_of_its_own(report: Written) -> None:
    first = text_of(report.document).splitlines()[1]
    assert first.startswith("2022年上半年，测试公司党总支")


def test_next_steps_take_up_the_gaps(report: Written) -> None:
    text = text_of(report.document).partition("三、下一步工作")[2]
    assert "支部委员会会议" in text
    assert "支部党员大会（每季度）" in text


def test_figures_are_numbered_in_the_order_of_the_text(report: Written) -> None:
    run = report.run
    mentioned = [number for passage in run.passages.order_by("position") for number in passage.figures]
    first = list(dict.fromkeys(mentioned))
    assert first == sorted(first)


def test_each_figure_in_the_docx_is_a_content_control_that_names_it(report: Written) -> None:
    file = docx.Document(io.BytesIO(docx_bytes(report.document)))
    tags = {tag.get(qn("w:val")) for tag in file.element.body.iter(qn("w:tag"))}
    in_text = {f"youju:{number}" for passage in report.run.passages.all() for number in passage.figures}
    assert in_text <= tags


def test_a_report_stays_as_it_was_written_when_an_entry_is_withdrawn(books: Company, report: Written) -> None:
    run = report.run
    entry = Entry.objects.get(revisions__title="自查自纠")
    void_entry(entry, "重复登记", by=SYSTEM, at=AT + timedelta(days=1))
    (kept,) = records(figure(run, "自查自纠"))
    assert kept.weight == 1
    assert not kept.is_current
    again = written(books)
    assert not Figure.objects.filter(run=again.run, title="自查自纠").exists()


def test_a_run_is_found_by_the_beginning_of_its_number(report: Written) -> None:
    run = report.run
    assert run_named(str(run.uid)[:8]) == run
    with pytest.raises(Refusal, match="没有编号"):
        run_named("zzzz")


def test_writing_a_report_leaves_an_audit_line(report: Written) -> None:
    run = report.run
    assert AuditLine.objects.filter(action="write_report", subject=f"run:{run.uid}").count() == 1


def test_a_period_that_is_no_half_year_is_refused(books: Company) -> None:
    with pytest.raises(Refusal, match="不是这种报告的期间"):
        written(books, period=Period(Cadence.QUARTER, 2022 * 4))


def test_a_period_before_the_unit_was_founded_is_refused(books: Company) -> None:
    with pytest.raises(Refusal, match="不存在"):
        written(books, unit=books.site, period=Period(Cadence.HALF, 2021 * 2))
    assert not Run.objects.filter(unit=books.site).exists()
