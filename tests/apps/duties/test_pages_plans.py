"""The page of a unit's plans, and what is ended from there: by whom, from what day, with what reason."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.duties.test_judging import AT, DONE, stand
from apps.duties.visiting import Company, company
from apps.visiting import said, visitor
from keeping import made_once
from youju.access.models import Role
from youju.core.explain import Status
from youju.core.periods import parse_period
from youju.duties.judging import judge_touched
from youju.duties.models import Adoption, LocalTarget, Waiver
from youju.duties.operations import adopt_rulebook, set_target, waive
from youju.duties.views import ending
from youju.duties.withdrawing import stop_rulebook
from youju.ledger.closing import close_period
from youju.organisation.models import Unit

pytestmark = pytest.mark.django_db
PLAN, LECTURE, THEME_DAY = "customary_practice", "branch.lecture", "branch.theme_day"
NEW_YEAR, JULY = date(2025, 1, 1), date(2025, 7, 1)
SENT = {"on": "2025-07-01", "reason": "改用新办法"}


founded = made_once(company)


@pytest.fixture
def firm(founded: Company) -> Company:
    return deepcopy(founded)


@pytest.fixture
def officer(firm: Company) -> Client:
    return visitor(firm.top)


@pytest.fixture
def plan(firm: Company) -> Adoption:
    made = adopt_rulebook(firm.top, PLAN, NEW_YEAR, **DONE)
    judge_touched(at=AT)
    return made


@pytest.fixture
def target(firm: Company) -> LocalTarget:
    return set_target(firm.middle, "branch.meeting", 2, "年度工作要点", NEW_YEAR, **DONE)


@pytest.fixture
def waiver(firm: Company) -> Waiver:
    return waive(firm.first, THEME_DAY, "停工", date(2025, 3, 1), date(2025, 12, 1), **DONE)


def plans(client: Client, unit: Unit, period: str = "2025") -> str:
    answer = client.get(f"/duties/units/{unit.uid}/plans/?period={period}")
    assert answer.status_code == 200
    return said(answer)


def stop(plan: Adoption) -> str:
    return f"/duties/units/{plan.unit.uid}/plans/{plan.pk}/stop/"


def end(waiver: Waiver) -> str:
    return f"/duties/units/{waiver.unit.uid}/waivers/{waiver.pk}/end/"


def test_an_officer_stops_a_plan_and_its_items_are_gone_at_once(firm, officer, plan):
    assert stop(plan) in plans(officer, firm.first)
    answer = officer.post(stop(plan), SENT)
    assert answer.url == f"/duties/units/{firm.top.uid}/plans/"
    assert len(stand(firm.first, LECTURE)) == 2


def test_a_plan_stopped_stays_on_the_page_with_who_stopped_it_and_why(firm, officer, plan):
    officer.post(stop(plan), SENT)
    page = plans(officer, firm.first)
    assert "2025年1月1日起，到2025年6月30日" in page
    assert "停止执行；原因：改用新办法" in page
    assert "已停止" in page
    assert "已停止" not in plans(officer, firm.first, "2026")


def test_from_a_branchs_page_one_comes_back_to_it(firm, officer, plan):
    back = f"/duties/units/{firm.first.uid}/plans/?period=2025"
    assert officer.post(f"{stop(plan)}?next={back}", SENT).url == back
    elsewhere = adopt_rulebook(firm.beside, PLAN, NEW_YEAR, **DONE)
    answer = officer.post(f"{stop(elsewhere)}?next=https://elsewhere.example/", SENT)
    assert answer.url == f"/duties/units/{firm.beside.uid}/plans/"


def test_what_is_refused_is_told_and_nothing_that_was_written_is_lost(firm, officer, plan):
    close_period([firm.second], parse_period("2025Q3"), **DONE)
    answer = officer.post(stop(plan), SENT)
    assert answer.status_code == 422
    assert "“第二党支部”的账已经结到2025年9月30日" in said(answer)
    assert "改用新办法" in said(answer)
    assert Adoption.objects.get().ended_at is None


def test_a_day_is_offered_on_which_the_plan_still_holds(firm, officer, plan):
    late = adopt_rulebook(firm.beside, PLAN, date(2999, 1, 1), **DONE)
    assert 'value="2999-01-01"' in said(officer.get(stop(late)))


@pytest.mark.parametrize(
    ("on", "offered"), [("2025-09-01", "2025-10-01"), ("2025-08-10", "2025-08-10"), ("2025-12-30", "2026-01-01")]
)
def test_the_day_offered_cuts_no_period(firm, officer, plan, monkeypatch, on, offered):
    monkeypatch.setattr(ending, "today", lambda: date.fromisoformat(on))
    assert f'value="{offered}"' in said(officer.get(stop(plan)))


def test_of_a_plan_that_ends_before_a_day_that_cuts_nothing_the_last_such_day_is_offered(firm, officer, monkeypatch):
    short = adopt_rulebook(firm.top, PLAN, NEW_YEAR, until=date(2025, 9, 20), **DONE)
    monkeypatch.setattr(ending, "today", lambda: date(2025, 9, 1))
    assert 'value="2025-08-15"' in said(officer.get(stop(short)))


def test_the_plan_of_a_superior_is_not_stopped_from_below(firm, plan):
    below = visitor(firm.first)
    assert stop(plan) not in plans(below, firm.first)
    assert below.post(stop(plan), SENT).status_code == 404


def test_a_plan_is_found_at_its_own_unit_only(firm, officer, plan):
    assert officer.get(f"/duties/units/{firm.first.uid}/plans/{plan.pk}/stop/").status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.RECORDER, Role.AUDITOR])
def test_others_read_the_plans_and_stop_none(firm, plan, target, waiver, role):
    client = visitor(firm.top, role)
    page = plans(client, firm.first)
    assert "停止执行" not in page
    assert "提前结束" not in page
    drop = f"/duties/units/{firm.middle.uid}/targets/{target.pk}/drop/"
    for address in (stop(plan), end(waiver), drop):
        assert client.post(address, SENT).status_code == 403


def test_an_officer_drops_a_target(firm, officer, target):
    assert "至少 2" in plans(officer, firm.first)
    officer.post(f"/duties/units/{firm.middle.uid}/targets/{target.pk}/drop/", SENT)
    assert LocalTarget.objects.get().valid_to == JULY
    assert "取消；原因：改用新办法" in plans(officer, firm.first)


def test_releases_are_listed_with_whom_they_are_for(firm, officer, waiver):
    page = plans(officer, firm.first)
    assert "2025年3月1日起，到2025年11月30日；原因：停工" in page
    assert "没有豁免的事项" in plans(officer, firm.second)


def test_a_superior_ends_a_release_from_the_item_and_comes_back_to_it(firm, waiver):
    superior = visitor(firm.middle)
    item = f"/duties/items/{firm.first.uid}/{THEME_DAY}/2025-08-01/"
    assert f"{end(waiver)}?next=" in said(superior.get(item))
    answer = superior.post(f"{end(waiver)}?next={item}", SENT, follow=True)
    assert answer.redirect_chain[0][0] == item
    assert "逾期" in said(answer)
    assert stand(firm.first, THEME_DAY).count(Status.WAIVED) == 4


def test_who_is_released_does_not_end_it(firm, waiver):
    own = visitor(firm.first)
    assert end(waiver) not in plans(own, firm.first)
    assert own.post(end(waiver), SENT).status_code == 403
    assert Waiver.objects.get().ended_at is None


def queries(client: Client, unit: Unit) -> int:
    plans(client, unit)
    with CaptureQueriesContext(connection) as asked:
        plans(client, unit)
    return len(asked)


def test_more_plans_targets_and_releases_are_no_more_queries(firm, officer, plan, target, waiver):
    few = queries(officer, firm.first)
    for month in range(1, 10):
        day = date(2025, month, 1)
        stop_rulebook(adopt_rulebook(firm.first, PLAN, day, **DONE), day, "重新采用", **DONE)
        set_target(firm.first, "branch.meeting", 3, "要点", day, **DONE)
        waive(firm.first, THEME_DAY, "停工", day, date(2026, 1, 1), **DONE)
    judge_touched(at=AT)
    assert queries(officer, firm.first) <= few
