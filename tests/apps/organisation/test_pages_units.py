"""The tree of units, a unit's page, and the forms that change units."""

import pytest

from apps.ledger.story import BY, branch, on, people
from youju.access.models import Role
from youju.access.operations import grant_role, open_account
from youju.members.operations import attach
from youju.organisation.models import Edge, Term, Unit
from youju.organisation.operations import dissolve_unit, rename_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(company):
    return branch("一分公司党总支", superior=company, kind="general_branch", aliases=("一分总支",))


@pytest.fixture
def below(own):
    return branch("测量队党支部", superior=own)


@pytest.fixture
def signed_in(client, own):
    """A client signed in at the own unit in a role."""

    def sign_in(role=Role.OFFICER):
        account = open_account(f"of.{role.value}", "王某", "correct-horse-battery", **BY)
        grant_role(account, role, own, on("2020-01-01"), **BY)
        client.force_login(account)
        return client

    return sign_in


def shown(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_tree_begins_at_the_highest_unit_one_may_read(signed_in, own, below, sibling):
    page = shown(signed_in().get("/organisation/"))
    assert "一分公司党总支" in page
    assert "总公司党委" not in page
    assert "二分公司党总支" not in page


def test_a_single_unit_at_the_top_is_opened(signed_in, below):
    assert "测量队党支部" in shown(signed_in().get("/organisation/"))


def test_members_are_counted_with_those_below(signed_in, own, below):
    people(below, "甲", "乙")
    people(own, "丙")
    page = shown(signed_in().get("/organisation/"))
    assert "3人" in page
    assert "（本级1）" in page


def test_what_is_below_a_unit_is_fetched_when_it_is_opened(signed_in, own, below):
    part = shown(signed_in().get(f"/organisation/{own.uid}/below/", headers={"HX-Request": "true"}))
    assert "测量队党支部" in part
    assert "<html" not in part


@pytest.mark.parametrize("text", ["测量", "量队", "旧测量", "测支"])
def test_a_unit_is_found_by_any_name_it_has_or_had(signed_in, own, text):
    unit = branch("旧测量班党支部", superior=own, aliases=("测支",))
    rename_unit(unit, "测量队党支部", on("2024-01-01"), **BY)
    page = shown(signed_in().get("/organisation/", {"q": text}))
    assert "测量队党支部" in page


def test_what_one_may_not_read_is_not_found(signed_in, sibling):
    assert "没有找到" in shown(signed_in().get("/organisation/", {"q": "二分公司"}))


def test_a_unit_dissolved_is_found_and_marked(signed_in, below):
    dissolve_unit(below, on("2025-01-01"), **BY)
    page = shown(signed_in().get("/organisation/", {"q": "测量队"}))
    assert "2025年1月1日撤销" in page


def test_a_unit_beyond_is_not_there(signed_in, company, sibling):
    client = signed_in()
    for unit in (company, sibling):
        assert client.get(f"/organisation/{unit.uid}/").status_code == 404
        assert client.get(f"/people/of-unit/{unit.uid}/").status_code == 404
        assert client.get(f"/ledger/events-of-unit/{unit.uid}/").status_code == 404


def test_a_units_page_tells_its_names_and_its_superior(signed_in, own, below):
    rename_unit(below, "测绘队党支部", on("2024-01-01"), **BY)
    page = shown(signed_in().get(f"/organisation/{below.uid}/"))
    assert "测绘队党支部" in page
    assert "测量队党支部" in page
    assert "一分公司党总支" in page


def test_attached_people_stand_apart_from_members(signed_in, own, below):
    person = people(own, "甲某")[0]
    attach(person, below, on("2025-01-01"), **BY)
    page = shown(signed_in().get(f"/people/of-unit/{below.uid}/", headers={"HX-Request": "true"}))
    assert "编入" in page
    assert "甲某" in page
    assert "党员 <span" not in page


def test_a_reader_sees_no_way_to_change_and_has_none(signed_in, own):
    client = signed_in(Role.READER)
    assert "新建下级" not in shown(client.get(f"/organisation/{own.uid}/"))
    for change in ("new", "rename", "move", "dissolve", "size", "term"):
        assert client.get(f"/organisation/{own.uid}/{change}/").status_code == 403


def test_a_unit_is_founded_below(signed_in, own):
    said = {"name": "钢筋班党支部", "kind": "branch", "founded_on": "2026-01-01", "sector": "enterprise"}
    response = signed_in().post(f"/organisation/{own.uid}/new/", said | {"aliases": "钢支、钢筋支部"})
    made = Unit.objects.get(name="钢筋班党支部")
    assert response.headers["Location"] == f"/organisation/{made.uid}/"
    assert Edge.objects.get(subordinate=made).superior == own
    assert set(made.names.filter(is_alias=True).values_list("name", flat=True)) == {"钢支", "钢筋支部"}


def test_what_an_operation_refuses_is_told_above_the_form_and_nothing_is_lost(signed_in, own, below):
    said = {"name": "测量队党支部", "kind": "branch", "founded_on": "2026-01-01", "sector": "enterprise"}
    response = signed_in().post(f"/organisation/{own.uid}/new/", said)
    assert response.status_code == 422
    assert "已有叫“测量队党支部”的党组织" in response.content.decode()
    assert 'value="测量队党支部"' in response.content.decode()


def test_a_unit_is_moved_only_under_one_that_is_managed(signed_in, own, below, sibling):
    other = branch("钢筋班党总支", superior=own, kind="general_branch")
    client = signed_in()
    address = f"/organisation/{below.uid}/move/"
    beyond = client.post(address, {"superior": sibling.name, "on": "2026-01-01"})
    assert beyond.status_code == 422
    assert "不在您的管理范围" in beyond.content.decode()
    client.post(address, {"superior": "钢筋班", "on": "2026-01-01"})
    assert Edge.objects.get(subordinate=below, valid_to="9999-12-31").superior == other


def test_an_election_begins_a_term(signed_in, below):
    signed_in().post(f"/organisation/{below.uid}/term/", {"started_on": "2026-03-01", "ends_on": "2029-03-01"})
    assert str(Term.objects.get(unit=below).ends_on) == "2029-03-01"


def test_a_term_ends_after_it_begins(signed_in, below):
    response = signed_in().post(
        f"/organisation/{below.uid}/term/", {"started_on": "2026-03-01", "ends_on": "2025-03-01"}
    )
    assert "届满日期应当晚于选举日期" in response.content.decode()
    assert not Term.objects.exists()


def test_a_unit_is_dissolved_once_its_people_are_seen_to(signed_in, below):
    client = signed_in()
    address = f"/organisation/{below.uid}/dissolve/"
    assert client.post(address, {"on": "2026-01-01"}).status_code == 422
    client.post(address, {"on": "2026-01-01", "sure": "on"})
    below.refresh_from_db()
    assert str(below.valid_to) == "2026-01-01"


def test_names_are_offered_of_units_with_the_ability_asked_for(signed_in, own, below, sibling):
    client = signed_in()
    offered = shown(client.get("/organisation/names/", {"ability": "manage", "unit": "党"}))
    assert "测量队党支部" in offered
    assert "二分公司" not in offered


@pytest.mark.parametrize("address", ["/organisation/", "/organisation/{own}/below/", "/organisation/{own}/"])
def test_queries_do_not_grow_with_units(signed_in, own, address, django_assert_max_num_queries):
    client = signed_in()
    for number in range(2):
        people(branch(f"{number}号楼党支部", superior=own), "甲")
    client.get(address.format(own=own.uid))
    with django_assert_max_num_queries(40) as few:
        client.get(address.format(own=own.uid))
    for number in range(2, 14):
        people(branch(f"{number}号楼党支部", superior=own), "甲")
    with django_assert_max_num_queries(len(few)):
        client.get(address.format(own=own.uid))
