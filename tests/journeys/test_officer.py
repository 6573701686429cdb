"""A Party-affairs worker of a company, mostly at a desk."""

import re
from pathlib import Path

import docx
import pytest

from journeys.house import Visit
from journeys.steps import LOADING, TEXT, check_text, try_book, write_report
from youju.project.cli.work.template import write_template

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "ledger-2022h1.xlsx"


def test_finds_out_why_a_duty_is_short(visit: Visit) -> None:
    visit.sign_in("officer")
    main = visit.page.get_by_role("main")
    below = main.locator("section").filter(has=visit.page.get_by_role("heading", name="下级未完成的"))
    below.get_by_role("listitem").get_by_role("link").first.click()
    visit.page.wait_for_url("**/duties/**")
    short = main.get_by_role("listitem").filter(has_text=re.compile("逾期|不足|差"))
    short.get_by_role("link").filter(visible=True).first.click()
    main.get_by_role("heading", name="依据和要求").wait_for()
    assert re.search(r"应有|应当|应于|应在", main.inner_text())


def test_closes_a_quarter(visit: Visit) -> None:
    visit.sign_in("officer")
    page = visit.page
    visit.go("/ledger/closing/")
    whole_quarter = page.get_by_role("row").filter(has_text=re.compile("[3-9]个月没有结")).last
    whole_quarter.get_by_role("checkbox").check()
    periods = page.get_by_label("结哪一期")
    periods.select_option(periods.locator("option", has_text="季度").first.inner_text())
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="确认结账").click()
    page.get_by_role("main").get_by_text(re.compile("季度.*结账")).first.wait_for()


def test_writes_a_report_and_opens_three_of_its_figures(visit: Visit, tmp_path: Path) -> None:
    visit.sign_in("officer")
    page = visit.page
    write_report(visit)
    paper = page.get_by_role("article", name="报告全文")
    figures = paper.get_by_role("link", name=re.compile(r"\d"))
    for place in (0, 3, 7):
        wanted = re.search(r"\d+", figures.nth(place).inner_text())
        figures.nth(place).click()
        sheet = page.locator("#figure")
        sheet.get_by_role("link").first.wait_for()
        assert wanted is not None
        assert wanted.group() in sheet.inner_text()
        sheet.get_by_role("button", name="关闭").click()
    with page.expect_download() as got:
        page.get_by_role("link", name="下载 Word").click()
    path = tmp_path / "report.docx"
    got.value.save_as(path)
    assert len(docx.Document(str(path)).paragraphs) > 20


def test_checks_a_text(visit: Visit) -> None:
    visit.sign_in("officer")
    page = visit.page
    check_text(visit)
    assert _counted(visit, "问题") >= 2
    page.get_by_role("tab", name=re.compile("文中数据")).click()
    page.get_by_role("tabpanel", name=re.compile("文中数据")).get_by_text("主题党日").first.wait_for()
    assert _counted(visit, "文中数据") >= 4


def test_checks_a_document(visit: Visit, tmp_path: Path) -> None:
    visit.sign_in("officer")
    page = visit.page
    visit.go("/intake/inspect/")
    page.get_by_label("选一个文件").set_input_files(_document(tmp_path))
    page.get_by_role("heading", name="工作总结.docx").wait_for()
    assert _counted(visit, "问题") >= 2


def _counted(visit: Visit, tab: str) -> int:
    """The number on a tab of what was found."""
    said = visit.page.get_by_role("tab", name=re.compile(tab)).inner_text()
    return int(re.sub(r"\D", "", said))


def _document(folder: Path) -> Path:
    made = docx.Document()
    for line in TEXT.splitlines():
        made.add_paragraph(line)
    path = folder / "工作总结.docx"
    made.save(str(path))
    return path


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample book is not beside this checkout")
def test_takes_over_the_sample_book(visit: Visit) -> None:
    _take_over(visit, SAMPLE)


def test_takes_over_the_book_that_the_template_gives(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / f"台账{visit.screen}.xlsx"
    write_template(str(path), force=False)
    _take_over(visit, path)


def _take_over(visit: Visit, book: Path) -> None:
    """Upload, look at the dry run, write."""
    visit.sign_in("administrator")
    page = visit.page
    try_book(visit, book)
    page.get_by_role("heading", name="疑点").wait_for()
    page.get_by_role("button", name="记入", exact=True).click()
    page.get_by_role("heading", name="记入了").wait_for(timeout=LOADING)
