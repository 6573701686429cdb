"""The matrix, the list and the charts: what they count, where they lead, who sees it, how much they ask for."""

import re
from collections import Counter
from copy import deepcopy
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from apps.duties.test_judging import AT, DONE, LATER, YEAR
from apps.duties.visiting import Company, committee_met, company, more_branches
from apps.visiting import said, visitor
from keeping import made_once
from youju.access.models import Role
from youju.base.clock import today
from youju.core.explain import Status
from youju.core.periods import parse_period
from youju.duties.below import children_of, counts_of
from youju.duties.judging import judge_touched
from youju.duties.models import Tally
from youju.duties.operations import ExcuseDraft, excuse_items, waive
from youju.duties.reading import Reading, items_due
from youju.organisation.models import Unit
from youju.organisation.operations import move_unit

pytestmark = pytest.mark.django_db
EVERYTHING = Unit.objects.values("pk")


founded = made_once(company)


@pytest.fixture
def firm(founded: Company) -> Company:
    return deepcopy(founded)


@pytest.fixture
def officer(firm: Company) -> Client:
    return visitor(firm.top)


def matrix(client: Client, unit: Unit | None = None, period: str = "2025", **asked: str) -> str:
    of = {"unit": str(unit.uid)} if unit else {}
    answer = client.get("/duties/", of | {"period": period} | asked)
    assert answer.status_code == 200
    return said(answer)


def lines(page: str) -> dict[str, str]:
    """What each row of the matrix says of all its items together, by the unit's name."""
    rows = re.findall(r'<tr[^>]*><th scope="row"><a href="[^"]*">([^<]*)</a>.*?</th><td>(.*?)</td>', page, re.S)
    return {name: found[1] if (found := re.search(r'title="([^"]*)"', cell)) else "" for name, cell in rows}


def stored(unit: Unit, period: str = "2025") -> Counter[Status]:
    """How the items of a unit and all below stand, read one by one."""
    span = parse_period(period)
    return Counter(item.status for item in items_due(Reading(unit, span.start, span.end, today())))


def counted(unit: Unit, period: str = "2025") -> Counter[Status]:
    """The same as the matrix counts them."""
    span = parse_period(period)
    children = children_of(unit, span.start, span.end, EVERYTHING)
    found: Counter[Status] = Counter()
    for each in counts_of(unit, children, span.start, span.end, today(), EVERYTHING):
        found[each.status] += each.items
    return found


@pytest.mark.parametrize("period", ["2025", "2025H2", "2025Q1", "2025-03"])
def test_what_is_counted_is_what_is_listed(firm, period):
    committee_met(firm.first)
    cold, warm = counted(firm.top, period), counted(firm.top, period)
    assert cold == warm == stored(firm.top, period)
    assert cold.total() > 10


def test_counting_again_asks_tallies_not_items(firm):
    counted(firm.top)
    assert Tally.objects.exists()
    Tally.objects.update(counts=[])
    own = Counter(item.status for item in items_due(Reading(firm.top, YEAR.since, YEAR.until, today(), below=False)))
    assert counted(firm.top) == own


def test_an_entry_is_seen_in_the_matrix_at_once(firm, officer):
    before = counted(firm.top, "2025-03")
    matrix(officer)
    committee_met(firm.first)
    after = counted(firm.top, "2025-03")
    assert after == stored(firm.top, "2025-03")
    assert after[Status.MET] > before[Status.MET]


def test_a_reason_and_a_release_are_seen_in_the_matrix_at_once(firm):
    counted(firm.top)
    draft = ExcuseDraft("branch_committee.meeting", firm.first, date(2025, 3, 1), "停工")
    excuse_items([draft], by=DONE["by"], at=LATER)
    waive(firm.middle, "*", "合并中", date(2025, 5, 1), date(2025, 6, 1), **DONE, with_below=True)
    found = counted(firm.top)
    assert found == stored(firm.top)
    assert found[Status.EXCUSED] == 1
    assert found[Status.WAIVED] > 1


def test_a_unit_that_moves_in_the_middle_of_a_month_counts_for_both_superiors_in_turn(firm):
    counted(firm.top)
    move_unit(firm.second, firm.top, date(2025, 6, 15), **DONE)
    judge_touched(at=AT)
    assert counted(firm.middle) == stored(firm.middle)
    assert counted(firm.top) == stored(firm.top)


def test_the_unit_itself_stands_first_and_those_directly_below_with_their_sums(firm, officer):
    page = lines(matrix(officer))
    assert next(iter(page)) == "甲公司党委"
    assert set(page) == {"甲公司党委", "甲公司党总支", "机关党支部"}
    whole = counted(firm.middle)
    assert page["甲公司党总支"].startswith(f"共{whole.total()}项")
    assert f"逾期{whole[Status.OVERDUE]}" in page["甲公司党总支"]


def test_those_with_most_gaps_stand_first_unless_the_tree_is_asked_for(firm, officer):
    assert list(lines(matrix(officer)))[1:] == ["甲公司党总支", "机关党支部"]
    committee_met(firm.first)
    by_gaps = list(lines(matrix(officer, firm.middle, sort="gaps")))
    in_order = list(lines(matrix(officer, firm.middle, sort="tree")))
    assert by_gaps[1:] == ["第二党支部", "第一党支部"]
    assert in_order[1:] == ["第一党支部", "第二党支部"]


def test_cells_lead_to_the_matrix_of_a_unit_with_units_below_and_to_the_items_of_one_without(firm, officer):
    page = matrix(officer)
    assert f"/duties/?unit={firm.middle.uid}&amp;period=2025&amp;area=organisation" in page
    assert f"/duties/units/{firm.beside.uid}/?period=2025&amp;area=organisation" in page


def test_the_duties_of_an_area_stand_across(firm, officer):
    page = matrix(officer, firm.middle, area="organisation")
    assert "支部委员会会议一般每月召开1次" in page
    assert f"/duties/units/{firm.first.uid}/?period=2025&amp;duty=branch_committee.meeting" in page


def test_a_unit_with_nothing_below_shows_its_items(firm):
    answer = visitor(firm.first).get("/duties/?period=2025")
    assert answer.status_code == 302
    assert answer.url == f"/duties/units/{firm.first.uid}/?period=2025"


def test_the_matrix_is_given_as_an_excel_file(firm, officer):
    answer = officer.get("/duties/?period=2025&_export=xlsx")
    rows = list(load_workbook(BytesIO(answer.getvalue())).active.values)
    assert rows[0][:2] == ("党组织", "合计")
    assert [row[0] for row in rows[1:]] == ["甲公司党委（本级）", "甲公司党总支", "机关党支部"]


@pytest.mark.parametrize("address", ["/duties/?period=2025&unit={}", "/duties/units/{}/", "/duties/charts/?unit={}"])
def test_units_outside_the_scope_are_not_there(firm, address):
    assert visitor(firm.first).get(address.format(firm.beside.uid)).status_code == 404


@pytest.mark.parametrize("asked", ["?unit=nobody", "?period=nonsense", "?page=x", "?area=x&sort=y&columns=z"])
def test_nonsense_in_the_address_is_no_error_of_the_program(firm, officer, asked):
    assert officer.get(f"/duties/{asked}").status_code in (200, 404)


def test_units_below_that_may_not_be_read_are_neither_shown_nor_counted(firm):
    account = visitor(firm.middle, with_below=False)
    answer = account.get(f"/duties/?unit={firm.middle.uid}&period=2025")
    assert answer.status_code == 302
    page = said(account.get(f"/duties/units/{firm.middle.uid}/?period=2025&below=1"))
    assert "第一党支部" not in page
    assert "第二党支部" not in page


def test_a_year_not_judged_yet_is_judged_when_asked_for(firm, officer):
    assert "还没有列出来" in matrix(officer, period="2024")
    answer = officer.post("/duties/judge/", {"period": "2024Q1", "next": "/duties/?period=2024Q1"})
    assert answer.url == "/duties/?period=2024Q1"
    assert "共" in matrix(officer, period="2024")


def test_judging_does_not_send_people_to_other_houses(firm, officer):
    answer = officer.post("/duties/judge/", {"period": "2025", "next": "https://elsewhere.example/"})
    assert answer.url == "/duties/"


def test_a_far_year_is_refused(firm, officer):
    assert officer.post("/duties/judge/", {"period": "1950"}).status_code == 422


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "address",
    [
        "/duties/?period=2025",
        "/duties/?period=2025&area=organisation",
        "/duties/charts/?period=2025",
        "/duties/units/{}/?period=2025&below=1",
        "/duties/units/{}/?period=2025&below=1&status=overdue",
    ],
)
def test_more_units_are_no_more_queries(firm, officer, address):
    address = address.format(firm.top.uid)
    few = queries(officer, address)
    more_branches(firm.top, 20)
    assert queries(officer, address) <= few


def test_the_list_is_narrowed_by_status_area_and_duty(firm, officer):
    committee_met(firm.first)
    address = f"/duties/units/{firm.first.uid}/?period=2025-03&duty=branch_committee.meeting"
    assert "完成" in said(officer.get(address))
    assert "没有符合条件的事项" in said(officer.get(f"{address}&status=overdue"))
    assert "没有符合条件的事项" in said(officer.get(f"{address}&area=safety"))


def test_people_who_stand_alike_are_folded_into_one_line(firm, officer):
    page = said(officer.get(f"/duties/units/{firm.first.uid}/?period=2025&duty=member.study_hours"))
    assert re.search(r"党员每年集中学习培训时间[^<]*<span class=\"yj-tag\">8人</span>", page)


def test_every_bar_of_the_charts_leads_to_as_many_items_as_it_says(firm, officer):
    page = said(officer.get("/duties/charts/?period=2025"))
    links = re.findall(r'<a href="(/duties/units/[^"]*status=gaps)">(\d+)</a>', page.replace("&amp;", "&"))
    assert len(links) > 5
    for address, items in links:
        listed = officer.get(address).context["found"].total
        assert listed == int(items), address


def test_the_charts_are_told_in_words(firm, officer):
    page = said(officer.get("/duties/charts/?period=2025"))
    whole = stored(firm.top)
    gaps = whole[Status.SHORT] + whole[Status.OVERDUE]
    assert f"各月履职情况：共{whole.total()}项，不足或逾期{gaps}项" in page


def test_recorders_and_readers_may_look_too(firm):
    for role in (Role.READER, Role.RECORDER, Role.AUDITOR):
        assert visitor(firm.top, role).get("/duties/?period=2025").status_code == 200
