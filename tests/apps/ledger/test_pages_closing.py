"""结账: what is closed, closing, opening again, confirming zeros."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.ledger.story import BY, branch, on
from apps.visiting import page, visitor
from youju.access.models import Role
from youju.core.periods import parse_period
from youju.ledger.closing import close_period, declare_zero, reopen_period
from youju.ledger.models import Closing, Declaration
from youju.ledger.views.closing import asked_year

CLOSING, CLOSE = "/ledger/closing/", "/ledger/closing/close/"


@pytest.fixture
def officer(company):
    return visitor(company, Role.OFFICER)


@pytest.fixture
def own_officer(below):
    return visitor(below, Role.OFFICER)


def spans(unit):
    found = Closing.objects.filter(unit=unit, reopened_at=None).order_by("valid_from")
    return [(f"{each.valid_from:%m-%d}", f"{each.valid_to:%m-%d}") for each in found]


def states(client, unit, year=2025):
    """How each month of a unit's year stands, in one letter."""
    books = client.get(CLOSING, {"year": year}).context["books"]
    row = next(each for each in books if each.unit == unit)
    return "".join(str(month.state)[0] for month in row.months)


def test_the_page_shows_the_unit_and_those_directly_below(company, below, sibling, officer):
    branch("再下一级", superior=below)
    shown = [row.unit.name for row in officer.get(CLOSING).context["books"]]
    assert shown == ["一公司党委", "一公司机关党支部"]


def test_each_month_says_whether_it_is_closed(below, officer):
    close_period([below], parse_period("2025Q1"), **BY)
    close_period([below], parse_period("2025-06"), **BY)
    assert states(officer, below) == "cccooc" + "o" * 6


def test_months_before_a_unit_was_founded_are_neither(company, officer):
    young = branch("新党支部", "2025-03-15", superior=company)
    assert states(officer, young) == "nn" + "o" * 10


def test_a_quarter_is_closed_for_units_ticked(below, company, officer):
    answer = officer.post(CLOSE, {"unit": [below.uid, company.uid], "period": "2025Q1"}, follow=True)
    assert "2 个党组织的2025年第一季度已结账" in answer.content.decode()
    assert (spans(below), spans(company)) == ([("01-01", "04-01")], [("01-01", "04-01")])


def test_a_half_is_closed_as_two_quarters(below, officer):
    close_period([below], parse_period("2025Q1"), **BY)
    officer.post(CLOSE, {"unit": [below.uid], "period": "2025H1"})
    assert spans(below) == [("01-01", "04-01"), ("04-01", "07-01")]


def test_closing_with_all_below(company, below, sibling, officer):
    officer.post(CLOSE, {"unit": [company.uid], "period": "2025-01", "below": "on"})
    assert (spans(company), spans(below), spans(sibling)) == ([("01-01", "02-01")], [("01-01", "02-01")], [])


def test_what_is_closed_already_is_told(below, officer):
    close_period([below], parse_period("2025Q1"), **BY)
    answer = officer.post(CLOSE, {"unit": [below.uid], "period": "2025Q1"})
    assert answer.status_code == 422
    assert "都已经结过" in answer.content.decode()


def offered(client, address=f"{CLOSING}?year=2025"):
    """Labels of the periods offered."""
    return [period.label for period in client.get(address).context["periods"].open]


def closed(client, address=f"{CLOSING}?year=2025"):
    """The months said to be closed."""
    return client.get(address).context["periods"].closed_words


def close(units, *labels):
    for label in labels:
        close_period(units, parse_period(label), **BY)


def test_only_what_is_open_is_offered(company, below, officer):
    close([company, below], "2025Q1", "2025Q2", "2025Q3", "2025-10")
    assert offered(officer) == ["2025-12", "2025-11", "2025Q4", "2025H2"]
    assert "1月、2月、3月、4月、5月、6月、7月、8月、9月、10月都已结账" in page(officer, f"{CLOSING}?year=2025")


def test_what_one_unit_has_not_closed_is_offered(company, below, officer):
    close([company], "2025Q1", "2025Q2", "2025Q3", "2025Q4")
    assert len(offered(officer)) == 18
    assert closed(officer) == ""


def test_what_is_open_further_below_is_offered_too(company, below, officer):
    young = branch("再下一级", "2025-12-01", superior=below)
    close([company, below], "2025Q1", "2025Q2", "2025Q3", "2025Q4")
    assert offered(officer) == ["2025-12", "2025Q4", "2025H2"]
    close([young], "2025Q4")
    assert offered(officer) == []


def test_where_all_is_closed_it_says_so_and_how_to_change_it(company, officer):
    close([company], "2025Q1", "2025Q2", "2025Q3", "2025Q4")
    text = page(officer, f"{CLOSING}?year=2025")
    assert "现在没有要结的" in text
    assert "由上级重新打开" in text
    assert "下一步" not in text


def test_what_was_opened_again_is_offered_again(below, own_officer):
    close([below], "2025Q1", "2025Q2", "2025Q3", "2025Q4")
    reopen_period(below, parse_period("2025-05"), "漏记", **BY)
    assert offered(own_officer) == ["2025-06", "2025-05", "2025-04", "2025Q2", "2025H1"]


def test_months_before_a_unit_was_founded_are_neither_offered_nor_said_to_be_closed(company):
    young = branch("新党支部", "2025-11-15", superior=company)
    client = visitor(young, Role.OFFICER)
    assert offered(client) == ["2025-12", "2025-11", "2025Q4", "2025H2"]
    assert closed(client) == ""


def test_for_the_units_ticked_what_they_have_open_is_offered(company, below, officer):
    close([below], "2025Q1", "2025Q2", "2025Q3")
    ticked = f"{CLOSE}?unit={below.uid}&period=2025-12"
    assert offered(officer, ticked) == ["2025-12", "2025-11", "2025-10", "2025Q4", "2025H2"]
    assert len(offered(officer, f"{CLOSE}?unit={company.uid}&period=2025-12")) == 18


def test_what_the_page_before_offers_for_those_below_can_be_closed(company, below, officer):
    close([company], "2025Q1", "2025Q2", "2025Q3", "2025Q4")
    ticked = f"{CLOSE}?unit={company.uid}&period=2025-12"
    assert offered(officer, ticked) == offered(officer)
    text = page(officer, ticked)
    assert "一公司党委这一期已经结过，不会重复结。下级还有没结的：要结的，勾选" in text
    assert 'type="submit"' in text.partition('action="/ledger/closing/close/"')[2]
    assert "下级还有没结的" not in page(officer, f"{ticked}&below=on")
    officer.post(CLOSE, {"unit": [company.uid], "period": "2025-12", "below": "on"})
    assert spans(below) == [("12-01", "01-01")]


def test_those_below_are_not_closed_unless_it_is_said(company, below, officer):
    close([company], "2025Q4")
    answer = officer.post(CLOSE, {"unit": [company.uid], "period": "2025-12"})
    assert answer.status_code == 422
    assert "2025年12月没有可结的账" in answer.content.decode()
    assert "下级还有没结的" in answer.content.decode()
    assert spans(below) == []


def test_with_all_below_closed_too_nothing_is_offered(company, below, officer):
    close([company, below], "2025Q1", "2025Q2", "2025Q3", "2025Q4")
    ticked = f"{CLOSE}?unit={company.uid}&period=2025-12"
    assert offered(officer, ticked) == []
    assert "没有要结的账" in page(officer, ticked)


def test_those_that_closed_before_are_named(company, below, officer):
    close([below], "2025Q4")
    text = page(officer, f"{CLOSE}?unit={below.uid}&unit={company.uid}&period=2025Q4")
    assert "一公司机关党支部这一期已经结过，不会重复结" in text
    answer = officer.post(CLOSE, {"unit": [below.uid, company.uid], "period": "2025Q4"}, follow=True)
    assert "1 个党组织的2025年第四季度已结账" in answer.content.decode()


def test_nothing_ticked_is_told(officer):
    assert "请至少勾选一个党组织" in page(officer, f"{CLOSE}?period=2025-01")


def test_a_siblings_books_are_not_closed(sibling, officer):
    answer = officer.post(CLOSE, {"unit": [sibling.uid], "period": "2025-01"})
    assert answer.status_code == 422
    assert spans(sibling) == []
    assert "二公司" not in answer.content.decode()


def test_a_period_that_has_not_ended_cannot_be_chosen(below, officer):
    assert officer.post(CLOSE, {"unit": [below.uid], "period": "2999-01"}).status_code == 422
    assert not Closing.objects.exists()


@pytest.mark.parametrize("role", [Role.READER, Role.RECORDER, Role.AUDITOR])
def test_only_officers_close_and_declare(company, role):
    client = visitor(company, role)
    assert "下一步" not in page(client, CLOSING)
    assert client.post(CLOSE, {"unit": [company.uid], "period": "2025-01"}).status_code == 403
    assert client.get(f"{CLOSING}{company.uid}/zero/").status_code == 403
    assert client.get(f"{CLOSING}{company.uid}/reopen/?period=2025-01").status_code == 403


def test_a_siblings_books_are_not_shown(sibling, officer):
    for more in ("", "reopen/?period=2025-01", "zero/"):
        assert officer.get(f"{CLOSING}{sibling.uid}/{more}").status_code == 404
    assert officer.get(f"{CLOSING}?unit={sibling.uid}").status_code == 404


def test_the_superiors_officer_opens_books_again_with_a_reason(below, officer):
    close_period([below], parse_period("2025Q1"), **BY)
    where = f"{CLOSING}{below.uid}/reopen/?year=2025&period=2025-02"
    assert "2025年第一季度" in page(officer, where)
    assert officer.post(where, {"reason": ""}).status_code == 422
    answer = officer.post(where, {"reason": "漏记一次会议"}, follow=True)
    assert "漏记一次会议" in answer.content.decode()
    assert spans(below) == []


def test_the_units_own_officer_may_not_open_them(below, own_officer):
    close_period([below], parse_period("2025Q1"), **BY)
    where = f"{CLOSING}{below.uid}/"
    assert "请上级党组织" in page(own_officer, f"{where}?year=2025")
    assert own_officer.post(f"{where}reopen/?period=2025-02", {"reason": "自己改"}).status_code == 403
    assert spans(below) == [("01-01", "04-01")]


def test_the_topmost_unit_opens_its_own(company, officer):
    close_period([company], parse_period("2025Q1"), **BY)
    assert officer.post(f"{CLOSING}{company.uid}/reopen/?period=2025Q1", {"reason": "漏记"}).status_code == 302


def test_a_zero_is_confirmed_by_a_measures_name(below, own_officer):
    where = f"{CLOSING}{below.uid}/zero/?year=2025"
    text = page(own_officer, where)
    assert "警示教育" in text
    assert "办结率" not in text
    answer = own_officer.post(where, {"measure": "warning_education", "period": "2025-03", "note": "停工"}, follow=True)
    text = answer.content.decode()
    assert Declaration.objects.get().measure == "warning_education"
    assert "停工" in text


def test_a_zero_declared_twice_is_told(below, own_officer):
    declare_zero(below, "warning_education", parse_period("2025Q1"), **BY)
    said = {"measure": "warning_education", "period": "2025-03"}
    answer = own_officer.post(f"{CLOSING}{below.uid}/zero/?year=2025", said)
    assert answer.status_code == 422
    assert "已经为这段时间报过零" in answer.content.decode()


def test_more_units_take_no_more_queries(company, officer):
    page(officer, "/ledger/closing/")
    counts = []
    for size in (2, 15):
        made = [branch(f"{size}号之{number}", superior=company) for number in range(size)]
        close_period(made, parse_period("2025Q1"), **BY)
        with CaptureQueriesContext(connection) as seen:
            page(officer, f"{CLOSING}?year=2025")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 25


@pytest.mark.parametrize(
    ("asked", "day", "year"),
    [("2024", "2026-05-02", 2024), ("", "2026-05-02", 2026), ("", "2026-01-15", 2025), ("2999", "2026-05-02", 2026)],
)
def test_without_a_year_the_last_month_that_ended_says_which(asked, day, year):
    assert asked_year(asked, on(day)) == year


def test_a_zero_needs_its_measure_chosen(below, own_officer):
    answer = own_officer.post(f"{CLOSING}{below.uid}/zero/?year=2025", {"measure": "", "period": "2025-03"})
    assert answer.status_code == 422
    assert not Declaration.objects.exists()
