"""我的数据 and 意见建议: everything kept about me and nothing about others; what I say reaches my officers."""

import pytest
from django.test import Client

from apps.ledger.story import BY, branch, meeting, on, people
from youju.access.models import Account, Role
from youju.access.operations import grant_role, link_person, open_account
from youju.base.models import AuditLine
from youju.core.facts import Presence
from youju.home.models import Suggestion
from youju.home.suggesting import suggest
from youju.ledger.drafts import AttendanceDraft
from youju.ledger.operations import record_entry, void_entry
from youju.members.operations import appoint

pytestmark = pytest.mark.django_db
GOOD = "correct-horse-battery"


@pytest.fixture
def unit():
    return branch("机关党支部")


@pytest.fixture
def other():
    return branch("工地党支部")


def account(username: str, unit=None, role=Role.READER, person=None) -> Account:
    made = open_account(username, f"{username}的人", GOOD, person=person, **BY)
    if unit:
        grant_role(made, role, unit, on("2020-01-01"), **BY)
    return made


def visitor(who: Account) -> Client:
    client = Client()
    client.force_login(who)
    return client


def said(response) -> str:
    return response.content.decode()


def test_a_person_sees_where_they_belong_what_they_hold_and_where_they_were(unit):
    me, colleague = people(unit, "林某", "同事某")
    appoint(me, unit, "secretary", on("2021-01-01"), **BY)
    there = AttendanceDraft(me.pk, Presence.PRESENT), AttendanceDraft(colleague.pk, Presence.ABSENT)
    away = (AttendanceDraft(me.pk, Presence.LEAVE),)
    record_entry(meeting(unit, title="三月大会", attendances=there), **BY)
    record_entry(meeting(unit, day="2026-02-10", title="二月大会", attendances=away), **BY)
    void_entry(record_entry(meeting(unit, title="记错的大会", attendances=there), **BY), "记错", **BY)
    page = said(visitor(account("lin.mou", person=me)).get("/me/"))
    for words in ("机关党支部", "书记", "三月大会", "二月大会", "出席 <b>1</b> 次", "请假 1 次"):
        assert words in page
    assert "记错的大会" not in page
    assert "同事某" not in page
    assert "缺席" not in page


def test_an_account_without_a_person_sees_itself_and_what_it_did(unit):
    officer = account("officer", unit, Role.OFFICER)
    web = visitor(officer)
    web.post("/feedback/", {"kind": "suggestion", "text": "字太小", "page": ""})
    page = said(web.get("/me/"))
    assert "管理" in page
    assert "没有对应到名册里的党员" in page
    assert "提意见建议" in page


def test_an_account_that_may_do_nothing_yet_still_sees_its_own_data(unit):
    page = visitor(account("new.one")).get("/me/")
    assert page.status_code == 200
    assert "还没有授予角色" in said(page)


def test_my_page_takes_as_many_queries_after_a_busy_year(unit, django_assert_max_num_queries):
    me = people(unit, "林某")[0]
    web = visitor(account("lin.mou", unit, person=me))
    for day in range(1, 3):
        record_entry(meeting(unit, day=f"2026-03-{day:02}", present=[me]), **BY)
    with django_assert_max_num_queries(32):
        web.get("/me/")
    for day in range(3, 20):
        record_entry(meeting(unit, day=f"2026-03-{day:02}", present=[me]), **BY)
    with django_assert_max_num_queries(32):
        web.get("/me/")


def test_a_correction_goes_to_my_units_officers_and_changes_nothing(unit, other):
    me = people(unit, "林某")[0]
    web = visitor(account("lin.mou", person=me))
    assert web.post("/me/correction/", {"text": "三月十日我在场"})["Location"] == "/feedback/"
    made = Suggestion.objects.get()
    assert (made.kind, made.unit) == ("correction", unit)
    assert "三月十日我在场" in said(visitor(account("our.officer", unit, Role.OFFICER)).get("/feedback/all/"))
    assert "三月十日我在场" not in said(visitor(account("their.officer", other, Role.OFFICER)).get("/feedback/all/"))


def test_an_empty_wish_is_not_kept(unit):
    web = visitor(account("lin.mou", unit))
    assert web.post("/me/correction/", {"text": "  "}).status_code == 422
    assert web.post("/feedback/", {"kind": "suggestion", "text": "", "page": ""}).status_code == 422
    assert not Suggestion.objects.exists()


def test_feedback_keeps_the_page_it_is_about(unit):
    web = visitor(account("lin.mou", unit))
    assert 'value="/ledger/?form=a"' in said(web.get("/feedback/", {"from": "/ledger/?form=a"}))
    web.post("/feedback/", {"kind": "fault", "text": "打不开", "page": "/ledger/?form=a"})
    assert Suggestion.objects.get().page == "/ledger/?form=a"


@pytest.mark.parametrize("page", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_an_address_elsewhere_is_not_kept(unit, page):
    web = visitor(account("lin.mou", unit))
    assert page not in said(web.get("/feedback/", {"from": page}))
    web.post("/feedback/", {"kind": "fault", "text": "打不开", "page": page})
    assert Suggestion.objects.get().page == ""


def test_an_officer_answers_and_the_writer_reads_it(unit):
    writer, officer = account("lin.mou", unit), account("officer", unit, Role.OFFICER)
    made = suggest(Suggestion.Kind.SUGGESTION, "字太小", "", writer, unit, **BY)
    web = visitor(officer)
    web.post(f"/feedback/{made.uid}/", {"seen": "1"})
    assert "已看" in said(visitor(writer).get("/feedback/"))
    assert web.post(f"/feedback/{made.uid}/", {"answer": "已放大"}).status_code == 302
    page = said(visitor(writer).get("/feedback/"))
    assert "已放大" in page
    assert "officer的人" in page
    actions = AuditLine.objects.filter(subject=f"suggestion:{made.uid}").values_list("action", flat=True)
    assert set(actions) == {"suggest", "see_suggestion", "answer_suggestion"}


def test_an_answer_without_words_is_refused(unit):
    made = suggest(Suggestion.Kind.SUGGESTION, "字太小", "", account("lin.mou", unit), unit, **BY)
    web = visitor(account("officer", unit, Role.OFFICER))
    assert web.post(f"/feedback/{made.uid}/", {"answer": " "}).status_code == 422


def test_others_do_not_read_what_was_said(unit, other):
    made = suggest(Suggestion.Kind.SUGGESTION, "字太小", "", account("lin.mou", unit), unit, **BY)
    assert visitor(account("their.officer", other, Role.OFFICER)).get(f"/feedback/{made.uid}/").status_code == 404
    reader = visitor(account("reader", unit))
    assert reader.get(f"/feedback/{made.uid}/").status_code == 403
    assert "字太小" not in said(reader.get("/feedback/"))


def test_a_person_linked_later_sees_their_data_from_then_on(unit):
    me = people(unit, "林某")[0]
    made = account("lin.mou", unit)
    assert "组织关系" not in said(visitor(made).get("/me/")).replace("没有组织关系", "")
    link_person(made, me, **BY)
    assert "正式党员" in said(visitor(made).get("/me/"))
