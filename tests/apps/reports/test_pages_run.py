"""A report on the screen: as it reads, what it rests on, what people make of it, the file."""

import io
from copy import deepcopy
from datetime import UTC, date, datetime

import docx
import pytest
from django.test import Client
from django.urls import reverse

from apps.reports.company import AT, FIRST_HALF, Company, company
from apps.visiting import page, visitor
from keeping import made_once
from youju.access.models import Role
from youju.base.actor import SYSTEM
from youju.base.models import AuditLine
from youju.ledger.drafts import DeliverableDraft, EntryDraft
from youju.ledger.models import Entry
from youju.ledger.operations import record_entries, void_entry
from youju.reports.models import Edit, Figure, Run
from youju.reports.operations import Asked, write_report
from youju.reports.shown import shown

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
LATER = datetime(2022, 8, 1, tzinfo=UTC)


def _founded_and_written() -> tuple[Company, Run]:
    books = company()
    return books, write_report(Asked(books.general, FIRST_HALF, date(2022, 7, 4)), by=SYSTEM, at=AT).run


made = made_once(_founded_and_written)


@pytest.fixture
def books(made: tuple[Company, Run]) -> Company:
    return deepcopy(made[0])


@pytest.fixture
def run(made: tuple[Company, Run]) -> Run:
    return deepcopy(made[1])


@pytest.fixture
def officer(books: Company) -> Client:
    return visitor(books.general, Role.OFFICER)


def figure(run: Run, title: str) -> Figure:
    return run.figures.get(title=title)


def sheet(client: Client, each: Figure, **query: str) -> str:
    answer = client.get(reverse("reports:figure", args=[each.run.uid, each.number]), query, **HTMX)
    assert answer.status_code == 200
    return answer.content.decode()


def passage(run: Run, words: str) -> str:
    """The address of the paragraph that holds some words."""
    part = next(part for part in shown(run).parts if part.is_text and words in part.marked)
    return reverse("reports:passage", args=[run.uid, part.position])


def marked(run: Run, words: str) -> str:
    return next(part.marked for part in shown(run).parts if part.is_text and words in part.marked)


def file_text(client: Client, run: Run) -> str:
    answer = client.get(reverse("reports:docx", args=[run.uid]))
    return "\n".join(each.text for each in docx.Document(io.BytesIO(b"".join(answer))).element.body.iter() if each.text)


def test_the_list_shows_a_report_with_how_many_figures_are_unfilled(officer: Client, run: Run) -> None:
    assert run.told_count > 10
    assert run.unfilled_count > 0
    said = page(officer, reverse("reports:list"))
    assert "测试公司党总支" in said
    assert "2022年上半年党建工作总结" in said
    assert f"{run.unfilled_count}处" in said


def test_who_may_read_only_a_unit_below_sees_nothing_of_the_report(books: Company, run: Run) -> None:
    below = visitor(books.branch, Role.OFFICER)
    assert "党建工作总结" not in page(below, reverse("reports:list"))
    for name, args in (("run", []), ("docx", []), ("moved", []), ("figure", [1]), ("passage", [0])):
        assert below.get(reverse(f"reports:{name}", args=[run.uid, *args])).status_code == 404


def test_every_figure_of_the_text_is_a_link_to_its_sheet(officer: Client, run: Run) -> None:
    said = page(officer, reverse("reports:run", args=[run.uid]))
    told = shown(run).told
    assert len(told) == run.told_count
    for number in told:
        assert f'href="{reverse("reports:figure", args=[run.uid, number])}"' in said


def test_counted_confirmed_zero_and_no_records_are_marked_differently(officer: Client, run: Run) -> None:
    said = page(officer, reverse("reports:run", args=[run.uid]))
    for state in ("counted", "confirmed_zero", "no_records"):
        assert f"rp-figure rp-{state}" in said


def test_a_sheet_lists_the_entries_with_links_and_adds_them_up_by_month(officer: Client, run: Run) -> None:
    said = sheet(officer, figure(run, "支部委员会会议"))
    assert "4次" in said
    assert "支委会1" in said
    entry = Entry.objects.get(revisions__title="支委会1")
    assert reverse("ledger:entry", args=[entry.uid]) in said
    assert "按月" in said


def test_a_sheet_without_records_says_that_this_is_no_zero(officer: Client, run: Run) -> None:
    empty = run.figures.filter(state="no_records").first()
    assert empty is not None
    assert "这不是零" in sheet(officer, empty)


def test_rows_of_units_that_may_not_be_read_are_only_counted(books: Company, run: Run) -> None:
    alone = visitor(books.general, Role.READER, with_below=False)
    said = sheet(alone, figure(run, "支部委员会会议"))
    assert "支委会1" not in said
    assert "另有4条记录不在您能看的范围内" in said


def test_a_long_list_of_rows_comes_in_pages(books: Company, officer: Client) -> None:
    drafts = [EntryDraft(f"走访{n:02}", date(2022, 5, 3), (books.general.pk,), ("visit_of_care",)) for n in range(40)]
    record_entries(drafts, by=SYSTEM, at=AT)
    run = write_report(Asked(books.general, FIRST_HALF, date(2022, 7, 4)), by=SYSTEM, at=AT).run
    each = run.figures.get(definition__form=["visit_of_care"], definition__verb="count", by="")
    first, second = sheet(officer, each), sheet(officer, each, page="2")
    assert "走访00" in first
    assert "走访39" not in first
    assert "走访39" in second


@pytest.mark.parametrize("count", [2, 25])
def test_the_queries_of_a_report_do_not_grow_with_its_entries(
    books: Company, officer: Client, count: int, django_assert_max_num_queries: object
) -> None:
    drafts = [
        EntryDraft(
            f"活动{n}",
            date(2022, 5, 3),
            (books.branch.pk,),
            ("theme_activity",),
            deliverables=(DeliverableDraft("book", f"书{n}", 1, "本"),),
        )
        for n in range(count)
    ]
    record_entries(drafts, by=SYSTEM, at=AT)
    run = write_report(Asked(books.general, FIRST_HALF, date(2022, 7, 4)), by=SYSTEM, at=AT).run
    each = run.figures.filter(definition__form=["theme_activity"], definition__verb="count", by="").first()
    assert each is not None
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        page(officer, reverse("reports:run", args=[run.uid]))
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        sheet(officer, each)


def test_it_says_when_the_books_have_moved_since(officer: Client, books: Company, run: Run) -> None:
    assert "写成以后台账有变动" not in page(officer, reverse("reports:moved", args=[run.uid]))
    void_entry(Entry.objects.get(revisions__title="支委会1"), "重复", by=SYSTEM, at=LATER)
    record_entries([EntryDraft("补记", date(2022, 6, 1), (books.branch.pk,), ("theme_day",))], by=SYSTEM, at=LATER)
    said = page(officer, reverse("reports:moved", args=[run.uid]))
    assert "文中用到的1条记录已更正或作废" in said
    assert "又记了1条" in said
    assert "此后已更正" in sheet(officer, figure(run, "支部委员会会议"))


def test_a_passage_edited_reads_so_on_the_page_and_in_the_file(officer: Client, run: Run) -> None:
    text = marked(run, "召开支部委员会会议").replace("召开支部委员会会议", "坚持月月开支委会，共")
    answer = officer.post(passage(run, "召开支部委员会会议"), {"text": text}, **HTMX)
    assert answer.status_code == 200
    said = page(officer, reverse("reports:run", args=[run.uid]))
    assert "坚持月月开支委会，共" in said
    assert "来访者" in said
    assert "坚持月月开支委会，共" in file_text(officer, run)
    assert AuditLine.objects.filter(action="edit_passage", subject=f"run:{run.uid}").count() == 1


def test_a_figure_left_out_is_asked_about_before_it_is_lost(officer: Client, run: Run) -> None:
    address = passage(run, "召开支部委员会会议")
    answer = officer.post(address, {"text": "加强组织建设。"}, **HTMX)
    assert answer.status_code == 422
    assert "不写这些数字" in answer.content.decode()
    assert not Edit.objects.exists()
    assert officer.post(address, {"text": "加强组织建设。", "without": "1"}, **HTMX).status_code == 200
    assert "加强组织建设。" in page(officer, reverse("reports:run", args=[run.uid]))


def test_a_figure_cannot_be_changed_in_a_passage(officer: Client, run: Run) -> None:
    text = marked(run, "召开支部委员会会议").replace("：4次】", "：9次】")
    answer = officer.post(passage(run, "召开支部委员会会议"), {"text": text}, **HTMX)
    assert answer.status_code == 422
    assert "不能改成“9次”" in answer.content.decode()


def test_a_number_written_by_hand_is_shown_to_rest_on_nothing(officer: Client, run: Run) -> None:
    text = marked(run, "召开支部委员会会议") + "还走访了88户。"
    officer.post(passage(run, "召开支部委员会会议"), {"text": text}, **HTMX)
    assert "手写的数字，台账里没有依据：88户" in page(officer, reverse("reports:run", args=[run.uid]))


def test_a_passage_set_back_reads_as_it_was_written_and_what_people_wrote_is_kept(officer: Client, run: Run) -> None:
    address, before = passage(run, "召开支部委员会会议"), marked(run, "召开支部委员会会议")
    officer.post(address, {"text": before + "另一句。"}, **HTMX)
    officer.post(address, {"reset": "1"}, **HTMX)
    assert marked(run, "召开支部委员会会议") == before
    assert Edit.objects.filter(text__contains="另一句").count() == 1


def test_a_reader_may_not_edit(books: Company, run: Run) -> None:
    reader = visitor(books.general, Role.READER)
    address = passage(run, "召开支部委员会会议")
    assert address not in page(reader, reverse("reports:run", args=[run.uid]))
    assert reader.post(address, {"text": "改"}).status_code == 403
    assert not Edit.objects.exists()


def test_a_heading_is_no_passage_to_edit(officer: Client, run: Run) -> None:
    assert officer.get(reverse("reports:passage", args=[run.uid, 1])).status_code == 404
