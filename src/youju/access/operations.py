"""Changes to accounts and to what they may do. Passwords stand in no audit line."""

import re
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from youju.access.models import Account, Grant, Role
from youju.access.reading import administrators_of
from youju.base.actor import Actor
from youju.base.audit import audit
from youju.core.errors import Refusal
from youju.core.periods import FOREVER, shanghai_day
from youju.members.models import Person
from youju.organisation.models import Unit

USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")
LOCK = 0x61646D
"""Advisory lock under which administrators are taken away."""


@transaction.atomic
def open_account(
    username: str, display_name: str, password: str, *, by: Actor, at: datetime, person: Person | None = None
) -> Account:
    """Make an account. It may do nothing until a role is granted to it."""
    if not USERNAME.fullmatch(username):
        raise Refusal(f"账号名“{username}”不合要求。", "用小写字母开头，3 到 60 个小写字母、数字、点、下划线或连字符。")
    if not display_name.strip():
        raise Refusal("要写明使用人的姓名或称呼。")
    if Account.objects.filter(username=username).exists():
        raise Refusal(f"账号“{username}”已经有了。", "换一个账号名，或用 youju user passwd 改它的密码。")
    if person and Account.objects.filter(person=person).exists():
        raise Refusal("此人已经有账号。")
    account = Account(username=username, display_name=display_name.strip(), person=person, created_at=at)
    _give_password(account, password)
    account.save()
    audit("open_account", _subject(account), by=by, at=at)
    return account


@transaction.atomic
def set_password(account: Account, password: str, *, by: Actor, at: datetime) -> None:
    """Give an account another password."""
    _give_password(account, password)
    account.save(update_fields=["password"])
    audit("set_password", _subject(account), by=by, at=at)


def _give_password(account: Account, password: str) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Refusal(
            "密码不合要求：" + "".join(error.messages), "至少 10 位，不用常见的密码，不全是数字，不与账号名相近。"
        ) from error
    account.set_password(password)


def note_second_step(account: Account, what: str, *, by: Actor, at: datetime) -> None:
    """Write down that the second step of signing in was turned on or off, or its recovery codes were made anew."""
    audit(what, _subject(account), by=by, at=at)


@transaction.atomic
def drop_second_step(account: Account, *, by: Actor, at: datetime) -> None:
    """Let an account sign in by its password alone again: its phone is lost."""
    if not Authenticator.objects.filter(user=account).delete()[0]:
        raise Refusal(f"账号“{account.username}”没有开启两步验证。")
    audit("second_step_dropped", _subject(account), by=by, at=at)


@transaction.atomic
def link_person(account: Account, person: Person | None, *, by: Actor, at: datetime) -> None:
    """Say which person of the books an account belongs to; None: to nobody of them."""
    if person and Account.objects.filter(person=person).exclude(pk=account.pk).exists():
        raise Refusal("此人已经有账号。")
    Account.objects.filter(pk=account.pk).update(person=person)
    account.person = person
    audit("link_person", _subject(account), by=by, at=at, person=str(person.uid) if person else "")


@transaction.atomic
def suspend_account(account: Account, *, by: Actor, at: datetime) -> None:
    """Stop an account from signing in. Its grants stay as they are. Refused where nobody else administers a unit that
    it administers."""
    _hold_administrators()
    on = shanghai_day(at)
    held = Grant.objects.filter(account=account, role=Role.ADMINISTRATOR, valid_from__lte=on, valid_to__gt=on)
    for grant in held.select_related("unit"):
        _check_another(grant, on)
    if not Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        raise Refusal(f"账号“{account.username}”已经停用。")
    audit("suspend_account", _subject(account), by=by, at=at)


@transaction.atomic
def resume_account(account: Account, *, by: Actor, at: datetime) -> None:
    """Let a suspended account sign in again."""
    if not Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        raise Refusal(f"账号“{account.username}”没有停用。")
    audit("resume_account", _subject(account), by=by, at=at)


@transaction.atomic
def grant_role(
    account: Account,
    role: Role,
    unit: Unit,
    since: date,
    *,
    by: Actor,
    at: datetime,
    until: date = FOREVER,
    with_below: bool = True,
) -> Grant:
    """Grant a role on a unit, unless said otherwise with all below, from a day until another."""
    if until <= since:
        raise Refusal(f"授权的结束日期 {until} 应当晚于开始日期 {since}。")
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    same = Grant.objects.filter(account=account, role=role, unit=unit, valid_from__lt=until, valid_to__gt=since)
    if same.exists():
        raise Refusal(
            f"“{account.username}”在“{unit.name}”这段时间已有“{Role(role).label}”。", "先收回原来的授权，再重新授权。"
        )
    made = Grant.objects.create(
        account=account, role=role, unit=unit, with_below=with_below, valid_from=since, valid_to=until
    )
    audit("grant_role", _subject(account), by=by, at=at, **_said(made))
    return made


@transaction.atomic
def revoke_role(grant: Grant, on: date, *, by: Actor, at: datetime) -> None:
    """End a grant: `on` is the first day without it. One that had not begun by then is taken out."""
    held = Grant.objects.select_for_update(of=("self",)).select_related("unit", "account").filter(pk=grant.pk).first()
    if held is None or held.valid_to <= on:
        raise Refusal("这项授权已经收回。")
    _hold_administrators()
    if held.role == Role.ADMINISTRATOR and held.account.is_active and held.valid_from <= on:
        _check_another(held, on)
    said = _said(held) | {"until": str(on)}
    if on <= held.valid_from:
        held.delete()
    else:
        held.valid_to = on
        held.save(update_fields=["valid_to"])
    audit("revoke_role", _subject(held.account), by=by, at=at, **said)


def _hold_administrators() -> None:
    """One at a time, so that two administrators cannot remove each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _check_another(grant: Grant, on: date) -> None:
    """Somebody else must administer the grant's unit from then on."""
    if not administrators_of(grant.unit, on).exclude(account=grant.account_id).exists():
        raise Refusal(
            f"“{grant.account.username}”是“{grant.unit.name}”最后一个系统管理员。",
            "先给另一个账号授予这里的“系统管理”，再收回或停用这一个。",
        )


def _said(grant: Grant) -> dict[str, str | bool]:
    return {
        "role": str(grant.role),
        "unit": str(grant.unit.uid),
        "with_below": grant.with_below,
        "on": str(grant.valid_from),
        "until": str(grant.valid_to),
    }


def _subject(account: Account) -> str:
    return f"account:{account.pk}"
