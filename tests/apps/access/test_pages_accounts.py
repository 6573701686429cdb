"""Accounts and grants on their pages: an administrator acts within their own scope, never above it."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from apps.ledger.story import BY, branch, on, people
from youju.access.models import Account, Role
from youju.access.operations import grant_role, open_account, revoke_role, suspend_account
from youju.base.clock import today
from youju.base.models import AuditLine
from youju.core.errors import Refusal
from youju.core.periods import FOREVER

pytestmark = pytest.mark.django_db
GOOD = "correct-horse-battery"


@pytest.fixture(autouse=True)
def _no_limits_kept():
    cache.clear()


@pytest.fixture
def group():
    return branch("集团党委", kind="party_committee")


@pytest.fixture
def company(group):
    return branch("甲公司党委", kind="party_committee", superior=group)


@pytest.fixture
def site(company):
    return branch("甲公司工地党支部", superior=company)


@pytest.fixture
def other(group):
    return branch("乙公司党委", kind="party_committee", superior=group)


def account(username: str, unit, role=Role.READER, **said) -> Account:
    made = open_account(username, f"{username}的人", GOOD, **BY)
    grant_role(made, role, unit, on("2020-01-01"), **BY, **said)
    return made


@pytest.fixture
def head(group) -> Account:
    return account("head.admin", group, Role.ADMINISTRATOR)


@pytest.fixture
def admin(head, company, site) -> Account:
    return account("company.admin", company, Role.ADMINISTRATOR)


@pytest.fixture
def web(admin) -> Client:
    return visitor(admin)


def visitor(who: Account) -> Client:
    client = Client()
    client.force_login(who)
    return client


def said(response) -> str:
    return response.content.decode()


def granting(unit: str, role: str = "recorder", **more) -> dict[str, str]:
    return {"unit": unit, "role": role, "since": str(today()), "last": "", "with_below": "on"} | more


def test_the_list_shows_accounts_of_the_scope_and_only_their_grants_there(web, site, other):
    account("site.clerk", site)
    both = account("both.here", site)
    grant_role(both, Role.READER, other, on("2020-01-01"), **BY)
    account("other.clerk", other)
    page = said(web.get("/accounts/"))
    assert "site.clerk" in page
    assert "both.here" in page
    assert "other.clerk" not in page
    assert "乙公司党委" not in page


def test_filters_find_by_name_role_and_state(web, site):
    account("site.clerk", site, Role.RECORDER)
    suspend_account(account("site.gone", site), **BY)
    assert "site.clerk" in said(web.get("/accounts/", {"role": "recorder"}))
    assert "site.gone" not in said(web.get("/accounts/", {"role": "recorder"}))
    assert "site.gone" in said(web.get("/accounts/", {"state": "off"}))
    assert "site.clerk" not in said(web.get("/accounts/", {"q": "gone"}))


def test_the_list_takes_as_many_queries_for_many_accounts_as_for_few(web, site, django_assert_max_num_queries):
    for number in range(3):
        account(f"clerk{number}", site)
    with django_assert_max_num_queries(12):
        web.get("/accounts/")
    for number in range(3, 23):
        account(f"clerk{number}", site)
    with django_assert_max_num_queries(12):
        web.get("/accounts/")


def test_an_account_is_opened_with_a_role_and_its_password_shown_once(web, site):
    response = web.post("/accounts/open/", {"username": "new.one", "display_name": "新人"} | granting(site.name))
    password = re.search(r"<code>((?:\w{4}-){3}\w{4})</code>", said(response))[1]
    made = Account.objects.get(username="new.one")
    assert made.check_password(password)
    assert [(each.role, each.unit, each.with_below) for each in made.grants.all()] == [("recorder", site, True)]
    assert password not in said(web.get("/accounts/of/new.one/"))
    assert password not in str(list(AuditLine.objects.values()))


def test_nothing_is_kept_of_an_account_whose_grant_is_refused(web, other):
    response = web.post("/accounts/open/", {"username": "new.one", "display_name": "新人"} | granting(other.name))
    assert response.status_code == 422
    assert "没有叫“乙公司党委”的党组织" in said(response)
    assert not Account.objects.filter(username="new.one").exists()


def test_a_unit_above_cannot_be_granted(web, site, group):
    clerk = account("site.clerk", site)
    response = web.post(f"/accounts/of/{clerk.username}/grant/", granting(group.name))
    assert response.status_code == 422
    assert clerk.grants.count() == 1


def test_who_administers_one_unit_alone_cannot_grant_what_is_below(head, company, site):
    narrow = account("narrow.admin", company, Role.ADMINISTRATOR, with_below=False)
    clerk = account("clerk", company)
    web = visitor(narrow)
    assert "不含“甲公司党委”的下级" in said(web.post("/accounts/of/clerk/grant/", granting(company.name)))
    response = web.post("/accounts/of/clerk/grant/", granting(company.name, with_below=""))
    assert response.status_code == 302
    assert not clerk.grants.get(role=Role.RECORDER).with_below


def test_nobody_grants_for_longer_than_their_own_grant(head, company):
    account("brief.admin", company, Role.ADMINISTRATOR, until=date(today().year + 1, 1, 1))
    clerk = account("clerk", company)
    web = visitor(Account.objects.get(username="brief.admin"))
    assert "自己的授权到期以后" in said(web.post("/accounts/of/clerk/grant/", granting(company.name)))
    last = str(date(today().year, 12, 31))
    assert web.post("/accounts/of/clerk/grant/", granting(company.name, last=last)).status_code == 302
    assert clerk.grants.get(role=Role.RECORDER).valid_to == date(today().year + 1, 1, 1)


def test_a_grant_lasts_through_its_last_day(web, site):
    clerk = account("clerk", site)
    web.post("/accounts/of/clerk/grant/", granting(site.name, last="2099-06-30"))
    assert clerk.grants.get(role=Role.RECORDER).valid_to == date(2099, 7, 1)


def test_a_role_is_revoked_from_today_on(web, site):
    clerk = account("clerk", site)
    held = clerk.grants.get()
    assert "收回" in said(web.get(f"/accounts/of/clerk/revoke/{held.pk}/"))
    web.post(f"/accounts/of/clerk/revoke/{held.pk}/", {"on": str(today())})
    assert clerk.grants.get().valid_to == today()
    assert visitor(clerk).get("/accounts/").status_code == 403


def test_a_grant_elsewhere_cannot_be_revoked_from_here(web, site, other):
    both = account("both", site)
    elsewhere = grant_role(both, Role.READER, other, on("2020-01-01"), **BY)
    assert web.post(f"/accounts/of/both/revoke/{elsewhere.pk}/", {"on": str(today())}).status_code == 404
    elsewhere.refresh_from_db()
    assert elsewhere.valid_to == FOREVER


@pytest.mark.parametrize("change", ["suspend", "password", "second-step"])
def test_a_greater_administrator_is_not_touched_from_below(web, head, company, change):
    grant_role(head, Role.READER, company, on("2020-01-01"), **BY)
    before = Account.objects.get(pk=head.pk)
    response = web.post(f"/accounts/of/head.admin/{change}/")
    assert response.status_code == 422
    assert "管理范围以外也有授权" in said(response)
    after = Account.objects.get(pk=head.pk)
    assert (after.password, after.is_active) == (before.password, before.is_active)
    assert f"/accounts/of/head.admin/{change}/" not in said(web.get("/accounts/of/head.admin/"))


def test_an_account_whose_role_reaches_further_down_is_not_touched_by_who_administers_the_unit_alone(
    head, company, site
):
    narrow = account("narrow.admin", company, Role.ADMINISTRATOR, with_below=False)
    account("wide.officer", company, Role.OFFICER)
    assert visitor(narrow).post("/accounts/of/wide.officer/password/").status_code == 422


def test_nobody_suspends_themselves(web, admin):
    assert "自己的账号" in said(web.post("/accounts/of/company.admin/suspend/"))
    admin.refresh_from_db()
    assert admin.is_active


def test_an_account_is_suspended_and_resumed(web, site):
    clerk = account("clerk", site)
    theirs = visitor(clerk)
    assert theirs.get("/me/").status_code == 200
    assert web.post("/accounts/of/clerk/suspend/").status_code == 302
    assert theirs.get("/me/").status_code == 302
    web.post("/accounts/of/clerk/resume/")
    assert visitor(clerk).get("/me/").status_code == 200


def test_a_reset_password_is_shown_once_and_works(web, site):
    clerk = account("clerk", site)
    password = re.search(r"<code>((?:\w{4}-){3}\w{4})</code>", said(web.post("/accounts/of/clerk/password/")))[1]
    clerk.refresh_from_db()
    assert clerk.check_password(password)


def test_the_last_administrator_is_neither_revoked_nor_suspended(head, group):
    with pytest.raises(Refusal, match="最后一个系统管理员"):
        revoke_role(head.grants.get(), today(), **BY)
    with pytest.raises(Refusal, match="最后一个系统管理员"):
        suspend_account(head, **BY)
    head.refresh_from_db()
    assert head.is_active
    assert head.grants.get().valid_to == FOREVER


def test_with_another_administrator_above_one_may_go(admin, head):
    revoke_role(admin.grants.get(), today(), **BY)
    suspend_account(admin, **BY)


def test_a_suspended_administrator_does_not_count(head, group):
    second = account("second.admin", group, Role.ADMINISTRATOR)
    suspend_account(second, **BY)
    with pytest.raises(Refusal, match="最后一个"):
        suspend_account(head, **BY)


def test_an_account_without_any_grant_is_seen_at_the_head_only(head, web):
    open_account("nobody.yet", "无", GOOD, **BY)
    assert "nobody.yet" in said(visitor(head).get("/accounts/"))
    assert "nobody.yet" not in said(web.get("/accounts/"))
    assert web.get("/accounts/of/nobody.yet/").status_code == 404


def test_a_person_of_the_scope_is_linked_and_one_outside_is_not(web, site, other):
    account("clerk", site)
    here, there = people(site, "林某")[0], people(other, "林某某")[0]
    page = said(web.get("/accounts/of/clerk/person/", {"name": "林"}))
    assert str(here.uid) in page
    assert "林某某" not in page
    assert web.post("/accounts/of/clerk/person/", {"person": str(there.uid)}).status_code == 404
    web.post("/accounts/of/clerk/person/", {"person": str(here.uid)})
    assert Account.objects.get(username="clerk").person == here


def test_units_are_suggested_from_the_scope(web, site, other):
    page = said(web.get("/accounts/units/", {"unit": "公司"}))
    assert "甲公司工地党支部" in page
    assert "乙公司党委" not in page


def test_the_table_of_roles_says_what_each_may_do(web):
    page = said(web.get("/accounts/roles/"))
    assert page.count('aria-label="能"') == 11


def test_the_audit_trail_reads_as_sentences_and_stays_in_the_scope(web, admin, site, other):
    account("clerk", site)
    account("other.clerk", other)
    web.post("/accounts/of/clerk/grant/", granting(site.name))
    page = said(web.get("/accounts/audit/", {"since": "2020-01-01"}))
    assert "授予角色" in page
    assert "clerk的人（clerk）" in page
    assert "角色：记录" in page
    assert "甲公司工地党支部" in page
    assert "other.clerk" not in page
    assert "乙公司党委" not in page
    assert "grant_role" not in page


def test_the_trail_is_filtered_by_who_what_unit_and_day(web, admin, site):
    account("clerk", site)
    web.post("/accounts/of/clerk/suspend/")
    found = said(web.get("/accounts/audit/", {"who": "company.admin", "what": "账号"}))
    assert "停用账号" in found
    assert "新建党组织" not in found
    assert "没有符合条件" in said(web.get("/accounts/audit/", {"unit": "没有这个", "since": "2020-01-01"}))
    assert "没有符合条件" in said(web.get("/accounts/audit/", {"last": "2019-01-01", "since": "2018-01-01"}))


def test_failed_tries_are_seen_by_who_administers_the_account(web, admin, site):
    account("clerk", site)
    Client().post("/signin/", {"login": "clerk", "password": "wrong"})
    assert "登录失败" in said(web.get("/accounts/audit/"))


def test_the_trail_takes_as_many_queries_for_many_lines_as_for_few(web, site, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        web.get("/accounts/audit/", {"since": "2020-01-01"})
    for number in range(25):
        account(f"clerk{number}", site)
    with django_assert_max_num_queries(25):
        web.get("/accounts/audit/", {"since": "2020-01-01"})


def test_an_auditor_reads_the_trail_and_a_reader_does_not(head, company):
    assert visitor(account("auditor", company, Role.AUDITOR)).get("/accounts/audit/").status_code == 200
    assert visitor(account("reader", company)).get("/accounts/audit/").status_code == 403
