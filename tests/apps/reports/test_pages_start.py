"""A report begun on the screen: unit and half-year, highlights, which gaps are told."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from apps.reports.company import AT, Company, company, present
from apps.visiting import page, visitor
from youju.access.models import Role
from youju.base.actor import SYSTEM
from youju.ledger.drafts import DeliverableDraft, EntryDraft
from youju.ledger.models import Entry
from youju.ledger.operations import record_entries
from youju.reports.models import Run

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Company:
    found = company()
    joint = EntryDraft(
        "共建主题党日",
        date(2022, 6, 20),
        (found.branch.pk, found.site.pk),
        ("theme_day",),
        attendances=present(found.people[:4]),
        headcount=10,
        summary="参观红色教育基地。重温入党誓词。",
        deliverables=(DeliverableDraft("reflection", "心得体会", 2, "份"),),
    )
    record_entries([joint], by=SYSTEM, at=AT)
    return found


@pytest.fixture
def officer(books: Company) -> Client:
    return visitor(books.general, Role.OFFICER)


def asked(books: Company) -> dict[str, str]:
    return {"unit": str(books.general.uid), "period": "2022H1"}


def entry(title: str) -> UUID:
    return Entry.objects.get(revisions__title=title).uid


def written(client: Client, books: Company, **said: object) -> tuple[Run, str]:
    answer = client.post(reverse("reports:new"), asked(books) | said)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return Run.objects.get(), page(client, answer["Location"])


def test_the_first_step_offers_the_units_one_may_manage(officer: Client) -> None:
    said = page(officer, reverse("reports:new"))
    assert "测试公司党总支" in said
    assert "机关党支部" in said


def test_another_units_report_cannot_be_begun(books: Company) -> None:
    below = visitor(books.branch, Role.OFFICER)
    assert below.get(reverse("reports:new"), asked(books)).status_code == 404
    assert below.post(reverse("reports:new"), asked(books)).status_code == 404
    assert not Run.objects.exists()


def test_a_reader_cannot_begin_a_report(books: Company) -> None:
    assert visitor(books.general, Role.READER).get(reverse("reports:new")).status_code == 403


def test_what_was_held_jointly_is_suggested_with_what_speaks_for_it(officer: Client, books: Company) -> None:
    said = officer.get(reverse("reports:new"), asked(books)).content.decode()
    assert "共建主题党日" in said
    assert "联合开展" in said
    assert "参加14人" in said
    assert "心得体会2份" in said


def test_gaps_of_the_half_year_are_offered_ticked(officer: Client, books: Company) -> None:
    answer = officer.get(reverse("reports:new"), asked(books))
    gaps = answer.context["gaps"]
    assert gaps
    assert all(gap.title in answer.content.decode() for gap in gaps)
    assert all(gap.is_ticked for gap in gaps[:3])
    assert all(gap.units >= 1 and gap.items >= gap.units for gap in gaps)


def test_entries_are_found_by_their_title(officer: Client, books: Company) -> None:
    said = officer.get(reverse("reports:entries"), asked(books) | {"find": "民族团结"}).content.decode()
    assert "民族团结宣讲" in said
    assert "共建主题党日" not in said


def test_a_chosen_entry_stands_in_the_report_with_its_people_counted(officer: Client, books: Company) -> None:
    run, said = written(officer, books, entry=[entry("共建主题党日")])
    assert "亮点工作" in said
    assert "6月20日，机关党支部、东线项目临时党支部联合开展“共建主题党日”，参加" in said
    assert "参观红色教育基地。重温入党誓词。" in said
    figure = run.figures.get(by="entry")
    assert figure.value == 14
    sheet = officer.get(reverse("reports:figure", args=[run.uid, figure.number])).content.decode()
    assert all(name in sheet for name in ("党员0", "党员3", "10人次"))


def test_an_entry_of_another_half_year_cannot_be_told(officer: Client, books: Company) -> None:
    record_entries([EntryDraft("去年的事", date(2021, 9, 1), (books.branch.pk,), ("theme_day",))], by=SYSTEM, at=AT)
    answer = officer.post(reverse("reports:new"), asked(books) | {"entry": [entry("去年的事")]})
    assert answer.status_code == 422
    assert not Run.objects.exists()


def test_only_the_gaps_chosen_are_told_and_the_others_stay_visible_inside(officer: Client, books: Company) -> None:
    first = officer.get(reverse("reports:new"), asked(books)).context["gaps"][0].code
    run, said = written(officer, books, gap=[first])
    told = [gap for gap in run.gaps if gap["is_named"]]
    kept = [gap for gap in run.gaps if not gap["is_named"]]
    text = "".join(passage.text for passage in run.passages.all())
    assert told
    assert kept
    assert all(f"“{gap['title']}”落实不到位" in text for gap in told)
    assert not any(f"“{gap['title']}”落实不到位" in text for gap in kept)
    assert f"没有写进报告的不足（{len(kept)}项）" in said


def test_where_no_gap_is_chosen_the_report_has_no_problems(officer: Client, books: Company) -> None:
    run, _ = written(officer, books)
    assert not run.passages.filter(section="存在的问题").exists()
