"""Accounts and what is granted to them."""

import pytest

from apps.ledger.story import BY, at, branch, on, people
from youju.access.models import Account, Grant, Role
from youju.access.operations import (
    grant_role,
    open_account,
    resume_account,
    revoke_role,
    set_password,
    suspend_account,
)
from youju.base.models import AuditLine
from youju.core.errors import Refusal

pytestmark = pytest.mark.django_db
GOOD = "correct-horse-battery"


@pytest.fixture
def unit():
    return branch("机关党支部")


@pytest.fixture
def account():
    return open_account("zhang.san", "张某", GOOD, **BY)


def test_an_account_opens_with_its_password_hashed(account):
    assert account.check_password(GOOD)
    assert GOOD not in Account.objects.get().password
    assert not account.grants.exists()


@pytest.mark.parametrize(
    ("password", "words"),
    [("short", "10"), ("1234567890123", "数字"), ("password123", "常见"), ("zhang.san.1", "账号|相似|相近|username")],
)
def test_a_weak_password_is_refused_in_chinese(password, words):
    with pytest.raises(Refusal, match=words):
        open_account("zhang.san", "张某", password, **BY)
    assert not Account.objects.exists()


@pytest.mark.parametrize("username", ["", "ab", "Zhang", "张三", "1abc", "a b c", "a" * 61])
def test_a_name_that_cannot_be_typed_everywhere_is_refused(username):
    with pytest.raises(Refusal, match="不合要求"):
        open_account(username, "张某", GOOD, **BY)


def test_a_name_is_taken_once(account):
    with pytest.raises(Refusal, match="已经有了"):
        open_account("zhang.san", "另一人", GOOD, **BY)


def test_a_person_has_one_account(unit):
    person = people(unit, "甲")[0]
    open_account("first", "甲", GOOD, person=person, **BY)
    with pytest.raises(Refusal, match="已经有账号"):
        open_account("second", "甲", GOOD, person=person, **BY)


def test_a_new_password_replaces_the_old(account):
    set_password(account, "another-good-phrase", **BY)
    again = Account.objects.get()
    assert (again.check_password(GOOD), again.check_password("another-good-phrase")) == (False, True)


def test_no_line_carries_a_password_or_a_name(account):
    line = AuditLine.objects.get(action="open_account")
    assert GOOD not in str(line.detail)
    assert "张某" not in f"{line.subject}{line.detail}"


def test_a_suspended_account_keeps_its_grants(account, unit):
    grant_role(account, Role.READER, unit, on("2026-01-01"), **BY)
    suspend_account(account, **BY)
    with pytest.raises(Refusal, match="已经停用"):
        suspend_account(account, **BY)
    assert not Account.objects.get().is_active
    resume_account(account, **BY)
    assert Account.objects.get().is_active
    assert Grant.objects.count() == 1


def test_a_role_is_granted_on_a_unit_between_two_days(account, unit):
    grant_role(account, Role.RECORDER, unit, on("2026-01-01"), until=on("2026-07-01"), with_below=False, **BY)
    held = Grant.objects.get()
    assert (held.role, held.unit, held.with_below, held.valid_to) == ("recorder", unit, False, on("2026-07-01"))


def test_the_same_role_is_not_granted_twice_at_a_time(account, unit):
    grant_role(account, Role.RECORDER, unit, on("2026-01-01"), until=on("2026-07-01"), **BY)
    with pytest.raises(Refusal, match="已有“记录”"):
        grant_role(account, Role.RECORDER, unit, on("2026-06-01"), **BY)
    grant_role(account, Role.RECORDER, unit, on("2026-07-01"), **BY)
    grant_role(account, Role.READER, unit, on("2026-01-01"), **BY)


def test_a_grant_ends_after_it_begins(account, unit):
    with pytest.raises(Refusal, match="应当晚于"):
        grant_role(account, Role.READER, unit, on("2026-01-01"), until=on("2026-01-01"), **BY)


def test_a_revoked_role_ends_on_the_day(account, unit):
    grant = grant_role(account, Role.READER, unit, on("2026-01-01"), **BY)
    revoke_role(grant, on("2026-03-01"), **BY)
    assert Grant.objects.get().valid_to == on("2026-03-01")
    with pytest.raises(Refusal, match="已经收回"):
        revoke_role(grant, on("2026-03-01"), **BY)


def test_a_role_revoked_on_its_first_day_never_held(account, unit):
    grant = grant_role(account, Role.READER, unit, on("2026-03-01"), **BY)
    revoke_role(grant, on("2026-03-01"), by=BY["by"], at=at("2026-03-01"))
    assert not Grant.objects.exists()
    assert AuditLine.objects.filter(action="revoke_role").count() == 1
