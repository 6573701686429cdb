"""The page of a due item: what it explains, what may be done about it and by whom."""

import re
from copy import deepcopy
from datetime import date

import pytest
from django.test import Client

from apps.duties.test_judging import DONE, stand
from apps.duties.visiting import Company, committee_met, company
from apps.visiting import said, visitor
from keeping import made_once
from youju.access.models import Role
from youju.base.models import AuditLine
from youju.core.explain import Status
from youju.duties.models import Adoption, Excuse, LocalTarget, Waiver
from youju.duties.operations import adopt_rulebook
from youju.ledger.drafts import EntryDraft
from youju.ledger.operations import record_entry
from youju.organisation.models import Unit

pytestmark = pytest.mark.django_db
MEETING, LESSON = "branch_committee.meeting", "branch.theme_day"


founded = made_once(company)


@pytest.fixture
def firm(founded: Company) -> Company:
    return deepcopy(founded)


@pytest.fixture
def officer(firm: Company) -> Client:
    return visitor(firm.top)


def item(unit: Unit, code: str = MEETING, day: str = "2025-03-01", more: str = "") -> str:
    return f"/duties/items/{unit.uid}/{code}/{day}/{more}"


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return said(answer)


def test_it_says_what_was_asked_what_the_books_hold_and_by_which_article(firm, officer):
    page = shown(officer, item(firm.first))
    assert "2025年3月应有至少1次，台账中没有记录（没有结账，不等于确认为零）：逾期。" in page
    assert re.search(r"《中国共产党支部工作条例（试行）》第\d+条", page)
    assert "还差1次" in page


def test_it_can_be_recorded_from_there_by_those_who_record(firm, officer):
    record = f"/record/?duty={MEETING}&amp;unit={firm.first.uid}&amp;period=2025-03"
    assert record in shown(officer, item(firm.first))
    assert "/record/?duty" not in shown(visitor(firm.top, Role.READER), item(firm.first))


def test_the_records_that_count_are_listed_with_links(firm, officer):
    entry = committee_met(firm.first)
    page = shown(officer, item(firm.first, more="records/"))
    assert "三月支委会" in page
    assert f"/ledger/entries/{entry.uid}/" in page


def test_htmx_gets_the_records_alone(firm, officer):
    answer = officer.get(item(firm.first, more="records/"), headers={"HX-Request": "true"})
    assert "<html" not in said(answer)
    assert "没有计入这一事项的记录" in said(answer)


def test_it_names_who_is_missing(firm, officer):
    page = shown(officer, item(firm.first, "member.participation", "2025-01-01", "records/"))
    assert "还没有做到的 8 人" in page


def test_those_whom_a_record_without_names_may_mean_are_told_apart(firm, officer):
    lesson = EntryDraft("一季度党课", date(2025, 3, 5), (firm.first.pk,), ("party_lecture",), headcount=6)
    record_entry(lesson, **DONE)
    page = shown(officer, item(firm.first, "member.participation", "2025-01-01", "records/"))
    assert "可能做到、记录没有写明的 8 人" in page
    assert "还没有做到的" not in page


@pytest.mark.parametrize(
    "address",
    [
        "no.such_duty/2025-03-01/",
        f"{MEETING}/2025-03-02/",
        f"{MEETING}/2025-03-01/?person=nobody",
        f"{MEETING}/2025-03-01/?ref=x",
        f"{MEETING}/2025-13-01/",
    ],
)
def test_items_that_are_not_owed_are_not_there(firm, officer, address):
    assert officer.get(f"/duties/items/{firm.first.uid}/{address}").status_code == 404


@pytest.mark.parametrize("more", ["", "records/", "excuse/", "waive/"])
def test_items_of_units_outside_the_scope_are_not_there(firm, more):
    assert visitor(firm.beside).get(item(firm.first, more=more)).status_code == 404


def test_an_officer_gives_a_reason_for_a_usual_duty(firm, officer):
    answer = officer.post(item(firm.first, more="excuse/"), {"reason": "汛期停工"})
    assert answer.url == item(firm.first)
    page = shown(officer, item(firm.first))
    assert "已说明" in page
    assert "汛期停工" in page
    assert Status.EXCUSED in stand(firm.first, MEETING)


def test_a_reason_taken_back_counts_no_more_but_stays_in_the_books(firm, officer):
    officer.post(item(firm.first, more="excuse/"), {"reason": "汛期停工"})
    number = Excuse.objects.get().pk
    officer.post(item(firm.first, more=f"excuse/{number}/withdraw/"))
    page = shown(officer, item(firm.first))
    assert "已撤回" in page
    assert "汛期停工" in page
    assert Status.EXCUSED not in stand(firm.first, MEETING)
    assert AuditLine.objects.filter(action="withdraw_excuse").count() == 1


def test_the_reason_of_another_item_cannot_be_taken_back_here(firm, officer):
    officer.post(item(firm.first, more="excuse/"), {"reason": "汛期停工"})
    number = Excuse.objects.get().pk
    assert officer.post(item(firm.second, more=f"excuse/{number}/withdraw/")).status_code == 404
    assert Excuse.objects.get().withdrawn_at is None


def test_without_a_reason_nothing_is_excused(firm, officer):
    assert officer.post(item(firm.first, more="excuse/"), {"reason": "  "}).status_code == 422
    assert not Excuse.objects.exists()


def test_what_must_be_done_cannot_be_excused(firm, officer):
    address = item(firm.first, LESSON)
    assert "excuse/" not in shown(officer, address)
    answer = officer.post(f"{address}excuse/", {"reason": "忙"})
    assert answer.status_code == 422
    assert "不能以说明代替" in said(answer)


@pytest.mark.parametrize("role", [Role.READER, Role.RECORDER, Role.AUDITOR])
def test_others_give_no_reasons(firm, role):
    client = visitor(firm.top, role)
    assert "excuse/" not in shown(client, item(firm.first))
    assert client.post(item(firm.first, more="excuse/"), {"reason": "忙"}).status_code == 403


def test_a_superior_releases_from_a_duty_for_a_time(firm):
    superior = visitor(firm.middle)
    given = {"since": "2025-03-01", "until": "2025-04-30", "reason": "项目停工"}
    assert superior.post(item(firm.first, more="waive/"), given).url == item(firm.first)
    made = Waiver.objects.get()
    assert (made.valid_from, made.valid_to, made.duty) == (date(2025, 3, 1), date(2025, 5, 1), MEETING)
    assert stand(firm.first, MEETING).count(Status.WAIVED) == 2
    assert "项目停工" in shown(superior, item(firm.first))


def test_nobody_releases_himself(firm):
    own = visitor(firm.first)
    assert "waive/" not in shown(own, item(firm.first))
    given = {"since": "2025-03-01", "until": "2025-04-30", "reason": "忙"}
    assert own.post(item(firm.first, more="waive/"), given).status_code == 403
    assert not Waiver.objects.exists()


def test_a_release_that_ends_before_it_begins_is_told_at_its_field(firm, officer):
    given = {"since": "2025-03-01", "until": "2025-02-01", "reason": "停工"}
    answer = officer.post(item(firm.first, more="waive/"), given)
    assert answer.status_code == 422
    assert "止的日期不能早于起的日期" in said(answer)


def test_an_entry_says_for_which_items_it_was_counted(firm, officer):
    entry = committee_met(firm.first)
    page = shown(officer, f"/duties/served/{entry.uid}/")
    assert "支部委员会会议一般每月召开1次" in page
    assert "第一党支部，2025年3月" in page
    assert "支部党员大会" not in page


def test_an_entry_that_serves_nothing_says_so(firm, officer):
    entry = record_entry(EntryDraft("慰问", date(2025, 3, 5), (firm.top.pk,), ("other",)), **DONE)
    assert "没有计入哪一项" in shown(officer, f"/duties/served/{entry.uid}/")


def test_what_an_entry_served_is_not_told_outside_its_scope(firm):
    entry = committee_met(firm.first)
    assert visitor(firm.beside).get(f"/duties/served/{entry.uid}/").status_code == 404


def test_plans_in_force_are_listed_with_who_took_them(firm, officer):
    adopt_rulebook(firm.top, "customary_practice", date(2025, 1, 1), **DONE)
    page = shown(officer, f"/duties/units/{firm.first.uid}/plans/?period=2025")
    assert "中国共产党支部工作条例（试行）" in page
    assert "甲公司党委采用" in page


def test_an_officer_takes_a_plan_as_binding(firm, officer):
    given = {"rulebook": "customary_practice", "since": "2025-01-01", "with_below": "on"}
    officer.post(f"/duties/units/{firm.middle.uid}/plans/adopt/", given)
    made = Adoption.objects.get()
    assert (made.unit, made.with_below, made.valid_from) == (firm.middle, True, date(2025, 1, 1))


def test_a_target_below_the_floor_is_refused(firm, officer):
    given = {"duty": "member.study_hours", "least": "8", "basis": "要点", "since": "2025-01-01"}
    address = f"/duties/units/{firm.middle.uid}/plans/target/"
    answer = officer.post(address, given)
    assert answer.status_code == 422
    assert "低于规定的" in said(answer)
    officer.post(address, given | {"least": "40"})
    assert LocalTarget.objects.get().least == 40


def test_readers_change_no_plans(firm):
    reader = visitor(firm.top, Role.READER)
    for what in ("adopt", "target"):
        assert reader.get(f"/duties/units/{firm.middle.uid}/plans/{what}/").status_code == 403
