"""`youju user`: accounts and the roles granted to them."""

from datetime import datetime
from typing import Any

import click

from youju.project.cli.options import books_option, json_option, opened, run

WORK = "youju.project.cli.work.user"
ROLES = ("reader", "recorder", "officer", "auditor", "administrator")
ROLE_HELP = "角色：reader 查看、recorder 记录、officer 管理、auditor 督查、administrator 系统管理。"
DAY = click.DateTime(["%Y-%m-%d"])


@click.group(help="账号与授权。")
def command() -> None:
    """Accounts and grants."""


def _password_options(function: Any) -> Any:
    from_stdin = click.option("--password-stdin", "from_stdin", is_flag=True, help="从标准输入读密码（供脚本用）。")
    generate = click.option("--generate", is_flag=True, help="生成一个密码，只显示这一次。")
    return from_stdin(generate(function))


@command.command(help="开设账号。账号开设后还要授权才能使用。")
@click.argument("username", metavar="账号名")
@click.option("--name", required=True, help="使用人的姓名或称呼。")
@_password_options
@books_option
def add(books: str, username: str, name: str, from_stdin: bool, generate: bool) -> int:
    """Open an account."""
    opened(books)
    return run(WORK, "add", username=username, name=name, from_stdin=from_stdin, generate=generate)


@command.command(name="list", help="列出账号和现有授权。")
@click.option("--all", "everything", is_flag=True, help="也列出已到期的授权和停用的账号。")
@json_option
@books_option
def list_(books: str, everything: bool, as_json: bool) -> int:
    """List accounts with their grants."""
    opened(books)
    return run(WORK, "show", everything=everything, as_json=as_json)


@command.command(help=f"给账号授权。{ROLE_HELP}")
@click.argument("username", metavar="账号名")
@click.argument("role", metavar="角色", type=click.Choice(ROLES))
@click.option("--unit", required=True, help="在哪个党组织。")
@click.option("--own", is_flag=True, help="只限本级，不含下级。")
@click.option("--from", "since", type=DAY, help="从哪一天起（默认今天）。")
@click.option("--until", type=DAY, help="到哪一天为止（这一天起失效；默认长期）。")
@books_option
def grant(
    books: str, username: str, role: str, unit: str, own: bool, since: datetime | None, until: datetime | None
) -> int:
    """Grant a role."""
    opened(books)
    days = {"since": since.date() if since else None, "until": until.date() if until else None}
    return run(WORK, "grant", username=username, role=role, unit=unit, own=own, **days)


@command.command(help=f"收回授权。{ROLE_HELP}")
@click.argument("username", metavar="账号名")
@click.argument("role", metavar="角色", type=click.Choice(ROLES))
@click.option("--unit", required=True, help="在哪个党组织的授权。")
@click.option("--on", "day", type=DAY, help="从哪一天起失效（默认今天）。")
@books_option
def revoke(books: str, username: str, role: str, unit: str, day: datetime | None) -> int:
    """Revoke a role."""
    opened(books)
    return run(WORK, "revoke", username=username, role=role, unit=unit, day=day.date() if day else None)


@command.command(help="改密码。")
@click.argument("username", metavar="账号名")
@_password_options
@books_option
def passwd(books: str, username: str, from_stdin: bool, generate: bool) -> int:
    """Set another password."""
    opened(books)
    return run(WORK, "passwd", username=username, from_stdin=from_stdin, generate=generate)


@command.command(help="停用账号（--resume 重新启用）。")
@click.argument("username", metavar="账号名")
@click.option("--resume", is_flag=True, help="重新启用。")
@books_option
def suspend(books: str, username: str, resume: bool) -> int:
    """Suspend an account, or resume it."""
    opened(books)
    return run(WORK, "suspend", username=username, resume=resume)
