"""Signing in and out: who comes in, who is locked out and for how long, when a session ends."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from apps.ledger.story import BY
from youju.access.models import Account
from youju.access.operations import open_account, resume_account, set_password, suspend_account
from youju.base.clock import now
from youju.base.models import AuditLine

pytestmark = pytest.mark.django_db
GOOD = "correct-horse-battery"
OTHER = "staple-of-another-day"
WRONG = "账号名或密码不对"


@pytest.fixture(autouse=True)
def _no_limits_kept():
    cache.clear()


@pytest.fixture
def account() -> Account:
    return open_account("zhang.san", "张某", GOOD, **BY)


def sign_in(client: Client, password: str = GOOD, username: str = "zhang.san", **more):
    return client.post("/signin/", {"login": username, "password": password} | more.pop("data", {}), **more)


def said(response) -> str:
    return response.content.decode()


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def done(account: Account) -> list[str]:
    return list(
        AuditLine.objects.filter(subject=f"account:{account.pk}").order_by("id").values_list("action", flat=True)
    )


def test_the_page_is_ours_and_in_chinese(client):
    page = said(client.get("/signin/"))
    assert "账号名" in page
    assert "忘了密码" in page
    assert not re.search(r"sign ?up|placeholder=|Username|Password", page)


def test_the_right_password_comes_in(client, account):
    response = sign_in(client)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert is_in(client)
    assert done(account)[-1] == "sign_in"


def test_the_name_may_be_typed_in_capitals(client, account):
    assert sign_in(client, username=" Zhang.San ").status_code == 302


@pytest.mark.parametrize("username", ["zhang.san", "nobody.here"])
def test_a_wrong_password_says_the_same_whether_the_account_exists_or_not(client, account, username):
    response = sign_in(client, "wrong", username)
    assert response.status_code == 422
    assert WRONG in said(response)
    assert not is_in(client)


def test_a_refusal_is_written_down_without_what_was_typed(client, account):
    sign_in(client, "wrong")
    sign_in(client, "x", "my-secret-password")
    lines = AuditLine.objects.filter(action="sign_in_refused").order_by("id")
    assert [line.subject for line in lines] == [f"account:{account.pk}", "account:0"]
    assert "secret" not in str(list(lines.values()))


@pytest.mark.parametrize("username", ["zhang.san", "nobody.here"])
def test_after_five_wrong_the_right_one_is_refused_too_and_the_time_is_told(client, account, username):
    for _ in range(5):
        assert WRONG in said(sign_in(client, "wrong", username))
    response = sign_in(client, GOOD, username)
    assert re.search(r"请过 15 分钟（\d\d:\d\d 以后）再试", said(response))
    assert not is_in(client)
    assert AuditLine.objects.filter(action="sign_in_locked").count() == 1


def test_the_lockout_ends_after_a_quarter_of_an_hour(client, account, monkeypatch):
    for _ in range(5):
        sign_in(client, "wrong")
    late = (now() + timedelta(minutes=15, seconds=1)).timestamp()
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: late)
    assert sign_in(client).status_code == 302


def test_who_sits_elsewhere_is_not_locked_out(client, account):
    for _ in range(6):
        sign_in(client, "wrong")
    assert sign_in(Client(), REMOTE_ADDR="10.1.2.3").status_code == 302


def test_another_account_at_the_same_place_is_not_locked_out(client, account):
    open_account("li.si", "李某", GOOD, **BY)
    for _ in range(6):
        sign_in(client, "wrong")
    assert sign_in(client, username="li.si").status_code == 302


def test_coming_in_in_between_does_not_reset_the_count(client, account):
    for _ in range(4):
        sign_in(client, "wrong")
    assert sign_in(Client()).status_code == 302
    sign_in(client, "wrong")
    assert "分钟" in said(sign_in(client, "wrong"))


@pytest.mark.parametrize(
    "target", ["//evil.example/x", "https://evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(client, account, target):
    assert sign_in(client, data={"next": target})["Location"] == "/"


def test_who_came_from_a_page_goes_back_to_it(client, account):
    asked = client.get("/me/correction/?a=1&b=2")
    assert asked["Location"] == "/signin/?next=%2Fme%2Fcorrection%2F%3Fa%3D1%26b%3D2"
    assert "/me/correction/?a=1&amp;b=2" in said(client.get(asked["Location"]))
    assert sign_in(client, data={"next": "/me/correction/?a=1&b=2"})["Location"] == "/me/correction/?a=1&b=2"


def test_a_part_asked_for_after_the_session_ended_sends_the_whole_page_to_sign_in(client):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/feedback/all/?open=yes"}
    response = client.get("/feedback/all/", headers=headers)
    assert response.headers["HX-Redirect"] == "/signin/?next=%2Ffeedback%2Fall%2F%3Fopen%3Dyes"


def test_signing_out_is_a_button_not_a_link(client, account):
    sign_in(client)
    assert client.get("/signout/").status_code == 405
    assert is_in(client)
    assert client.post("/signout/")["Location"] == "/signin/"
    assert not is_in(client)
    assert done(account)[-1] == "sign_out"


def test_a_suspended_account_is_out_at_once_and_told_why_when_it_comes_back(client, account):
    sign_in(client)
    suspend_account(account, **BY)
    assert not is_in(client)
    response = sign_in(client)
    assert "已由系统管理员停用" in said(client.get(response["Location"]))
    assert WRONG in said(sign_in(client, "wrong"))
    resume_account(account, **BY)
    assert sign_in(client).status_code == 302


def test_a_session_ends_when_the_password_is_set_by_another(client, account):
    sign_in(client)
    set_password(account, OTHER, **BY)
    assert not is_in(client)


def test_changing_the_password_ends_the_other_sessions_only(client, account):
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)
    sent = {"oldpassword": GOOD, "password1": OTHER, "password2": OTHER}
    response = client.post("/me/security/password/", sent)
    assert response["Location"] == "/me/security/"
    assert is_in(client)
    assert not is_in(elsewhere)
    assert "set_password" in done(account)
    assert sign_in(Client(), OTHER).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("wrong", OTHER, OTHER, "现在的密码不对"),
        (GOOD, "short", "short", "至少"),
        (GOOD, OTHER, OTHER + "x", "两次|不同|相同"),
    ],
)
def test_a_new_password_must_be_good_and_typed_twice(client, account, old, new, again, words):
    sign_in(client)
    response = client.post("/me/security/password/", {"oldpassword": old, "password1": new, "password2": again})
    assert response.status_code == 422
    assert re.search(words, said(response))
    account.refresh_from_db()
    assert account.check_password(GOOD)


def test_a_session_nobody_uses_ends(client, account, settings):
    sign_in(client)
    assert is_in(client)
    settings.YOUJU_IDLE_SECONDS = 600
    session = client.session
    session["seen_at"] = int(now().timestamp()) - 601
    session.save()
    assert not is_in(client)
    assert "sign_out_idle" in done(account)


def test_a_session_in_use_goes_on(client, account, settings):
    sign_in(client)
    settings.YOUJU_IDLE_SECONDS = 600
    session = client.session
    session["seen_at"] = int(now().timestamp()) - 599
    session.save()
    assert is_in(client)
    assert int(client.session["seen_at"]) >= int(now().timestamp()) - 5


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_second_step(account: Account) -> str:
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def test_the_second_step_is_asked_for_and_a_code_works_once(client, account):
    secret = with_second_step(account)
    assert sign_in(client)["Location"].startswith("/signin/code/")
    assert not is_in(client)
    wrong = client.post("/signin/code/", {"code": "000000"})
    assert "验证码不对" in said(wrong)
    code = code_of(secret)
    assert client.post("/signin/code/", {"code": code})["Location"] == "/"
    assert is_in(client)
    again = Client()
    sign_in(again)
    assert again.post("/signin/code/", {"code": code}).status_code != 302


def test_five_wrong_codes_lock_the_second_step(client, account):
    secret = with_second_step(account)
    sign_in(client)
    for _ in range(5):
        client.post("/signin/code/", {"code": "000000"})
    response = client.post("/signin/code/", {"code": code_of(secret)})
    assert "15 分钟" in said(response)
    assert not is_in(client)


def test_turning_the_second_step_on_asks_for_the_password_and_shows_a_picture_from_here(client, account):
    sign_in(client)
    asked = client.get("/me/security/on/")
    assert asked["Location"].startswith("/me/security/confirm/")
    client.post(asked["Location"], {"password": GOOD, "next": "/me/security/on/"})
    page = said(client.get("/me/security/on/"))
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)[1]
    response = client.post("/me/security/on/", {"code": code_of(secret)})
    assert response["Location"] == "/me/security/codes/"
    codes = said(client.get("/me/security/codes/"))
    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10
    assert "second_step_on" in done(account)


def test_a_recovery_code_lets_in_once(client, account):
    with_second_step(account)
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    for expected in (302, 200):
        visitor = Client()
        sign_in(visitor)
        assert visitor.post("/signin/code/", {"code": code}).status_code == expected
