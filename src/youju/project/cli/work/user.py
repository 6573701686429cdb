"""The work of `youju user`."""

import json
import secrets
import sys
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any

import click
from django.db.models import Prefetch
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from youju.access.models import Account, Grant, Role
from youju.access.operations import (
    grant_role,
    open_account,
    resume_account,
    revoke_role,
    set_password,
    suspend_account,
)
from youju.base.clock import now, today
from youju.core.errors import Refusal
from youju.core.periods import FOREVER
from youju.project.cli.work.actor import command_line
from youju.project.cli.work.units import unit_named

console = Console(highlight=False)
messages = Console(stderr=True, highlight=False)


def add(username: str, name: str, from_stdin: bool, generate: bool) -> int:
    """Open an account."""
    password = _password(from_stdin, generate)
    open_account(username, name, password, by=command_line(), at=now())
    messages.print(f"已开设账号“{username}”。还没有授权：youju user grant {username} 角色 --unit 党组织")
    _tell(password, generate)
    return 0


def passwd(username: str, from_stdin: bool, generate: bool) -> int:
    """Set another password."""
    account = _account(username)
    password = _password(from_stdin, generate)
    set_password(account, password, by=command_line(), at=now())
    messages.print(f"“{username}”的密码已经改了。")
    _tell(password, generate)
    return 0


def _password(from_stdin: bool, generate: bool) -> str:
    if generate:
        return secrets.token_urlsafe(12)
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refusal("没有终端可以输入密码。", "加 --password-stdin 从标准输入读，或加 --generate 生成。")
    password: str = click.prompt("密码", hide_input=True, err=True)
    if click.prompt("再输一遍", hide_input=True, err=True) != password:
        raise Refusal("两次输入的密码不一样，没有改动。")
    return password


def _tell(password: str, generate: bool) -> None:
    """A password made here is shown once, on stdout, so that a script can keep it."""
    if generate:
        click.echo(password)


def grant(username: str, role: str, unit: str, own: bool, since: date | None, until: date | None) -> int:
    """Grant a role."""
    found = unit_named(unit)
    made = grant_role(
        _account(username),
        Role(role),
        found,
        since or today(),
        until=until or FOREVER,
        with_below=not own,
        by=command_line(),
        at=now(),
    )
    messages.print(f"“{username}”在“{escape(found.name)}”{_words(made)}。")
    return 0


def revoke(username: str, role: str, unit: str, day: date | None) -> int:
    """Revoke a role."""
    found, on = unit_named(unit), day or today()
    held = Grant.objects.filter(account=_account(username), role=role, unit=found, valid_to__gt=on).first()
    if held is None:
        raise Refusal(f"“{username}”在“{found.name}”没有“{Role(role).label}”。", "用 youju user list 看现有的授权。")
    revoke_role(held, on, by=command_line(), at=now())
    messages.print(f"已收回“{username}”在“{escape(found.name)}”的“{Role(role).label}”，{on} 起失效。")
    return 0


def suspend(username: str, resume: bool) -> int:
    """Suspend an account, or resume it."""
    change = resume_account if resume else suspend_account
    change(_account(username), by=command_line(), at=now())
    messages.print(f"账号“{username}”已{'启用' if resume else '停用'}。")
    return 0


def show(everything: bool, as_json: bool) -> int:
    """List accounts with their grants in force."""
    grants = Grant.objects.select_related("unit").order_by("valid_from", "id")
    accounts = Account.objects.order_by("username")
    if not everything:
        grants, accounts = grants.filter(valid_to__gt=today()), accounts.filter(is_active=True)
    found = list(accounts.prefetch_related(Prefetch("grants", grants)))
    if as_json:
        json.dump([_json(account) for account in found], sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    console.print(_table(found))
    return 0


def _table(accounts: Iterable[Account]) -> Table:
    table = Table("账号名", "使用人", "状态", "授权")
    for account in accounts:
        state = "正常" if account.is_active else "停用"
        granted = "\n".join(f"{each.unit.name}：{_words(each)}" for each in account.grants.all()) or "没有授权"
        table.add_row(account.username, escape(account.display_name), state, escape(granted))
    return table


def _words(grant: Grant) -> str:
    below = "含下级" if grant.with_below else "只限本级"
    until = "长期" if grant.valid_to == FOREVER else f"至 {grant.valid_to}"
    return f"“{Role(grant.role).label}”（{below}，{grant.valid_from} 起，{until}）"


def _json(account: Account) -> dict[str, Any]:
    return {
        "username": account.username,
        "name": account.display_name,
        "active": account.is_active,
        "grants": [
            {
                "role": each.role,
                "unit": each.unit.name,
                "unit_id": str(each.unit.uid),
                "with_below": each.with_below,
                "from": str(each.valid_from),
                "until": None if each.valid_to == FOREVER else str(each.valid_to),
            }
            for each in account.grants.all()
        ],
    }


def _account(username: str) -> Account:
    found = Account.objects.filter(username=username).first()
    if found is None:
        names = list(Account.objects.values_list("username", flat=True))
        close = get_close_matches(username, names, n=3)
        raise Refusal(
            f"没有账号“{username}”。", f"是不是：{'、'.join(close)}？" if close else "用 youju user list 看有哪些。"
        )
    return found
