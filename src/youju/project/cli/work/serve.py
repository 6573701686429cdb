"""The web server: granian around Django, static files collected beside the data, a first administrator."""

import errno
import os
import secrets
import socket
import sys

import click
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from rich.console import Console
from rich.markup import escape

from youju.access.models import Account, Role
from youju.access.operations import grant_role, open_account
from youju.access.reading import tops
from youju.base.actor import Actor
from youju.base.clock import now, today
from youju.core.errors import Refusal
from youju.organisation.models import Unit
from youju.project.orphans import SERVED_BY
from youju.ui.vendor import FILES, TARGET

console = Console(highlight=False)
BY = Actor("youju serve")
FIRST = "admin"
SECRETARY = "shuji"
THREADS = 8
MOST_WORKERS = 6
"""As many as the embedded database has connections for, with some left for the command line."""

IN_CHINESE = {
    errno.EADDRINUSE: "已经有程序在用",
    errno.EACCES: "没有权限用这个端口（1024 以下的要管理员权限）",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


def serve(host: str, port: int, workers: int, demo: bool, is_embedded: bool) -> int:
    """Serve until interrupted. Raises Refusal where the port is taken or front-end parts are missing."""
    if is_embedded and workers > MOST_WORKERS:
        raise Refusal(f"自带的数据库最多配 {MOST_WORKERS} 个工作进程。", "要更多，请用 DATABASE_URL 指向单独的数据库。")
    _check_free(host, port)
    check_parts()
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    _tell_accounts(demo)
    shown = "127.0.0.1" if host == "0.0.0.0" else host
    console.print(f"在浏览器打开 [bold]http://{shown}:{port}/[/]，按 Ctrl+C 停止。")
    server = Granian(
        "youju.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=10,
        log_level=LogLevels.error,
    )
    os.environ[SERVED_BY] = str(os.getpid())
    server.serve()
    console.print("已停止。")
    return 0


def _check_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            why = IN_CHINESE.get(error.errno or 0, str(error.strerror))
            raise Refusal(
                f"{host} 的端口 {port} 用不了：{why}。",
                f"换一个端口，如 youju serve --port {port % 65535 + 1}；或先停掉占用它的程序。",
            ) from error


def check_parts() -> None:
    """Raises Refusal where what pages load was not collected."""
    missing = [name for name in (*FILES, "icons") if not (TARGET / name).exists()]
    if missing:
        raise Refusal(
            f"网页用到的前端部件还没有装好：缺 {'、'.join(missing)}。", "运行 ./run install，它会按锁定的版本取来。"
        )


def _tell_accounts(demo: bool) -> None:
    """Without any account nobody could come in: one is opened, its password shown this once."""
    books = " --books demo" if demo else ""
    if Account.objects.exists():
        console.print(f"忘了密码？另开一个终端：youju user passwd {FIRST} --generate{books}")
        return
    password, is_made = (secrets.token_urlsafe(12), True) if demo else _password()
    account = open_account(FIRST, "系统管理员", password, by=BY, at=now())
    heads = list(tops(Unit.objects.filter(valid_to__gt=today()).values("pk")))
    for unit in heads:
        for role in (Role.ADMINISTRATOR, Role.OFFICER):
            grant_role(account, role, unit, today(), by=BY, at=now())
    shown = f"，密码 [bold]{escape(password)}[/]（只显示这一次，登录后请更改）" if is_made else ""
    console.print(f"第一个账号：[bold]{FIRST}[/]{shown}。")
    if demo:
        _open_secretary(password)
    if not heads:
        console.print("账里还没有党组织：先用 youju import 导入，再用 youju user grant 授权。")


def _open_secretary(password: str) -> None:
    """In the demo, somebody who sees one branch only."""
    branch = Unit.objects.filter(kind="branch", valid_to__gt=today()).order_by("pk").first()
    if branch is None:
        return
    account = open_account(SECRETARY, "支部书记", password, by=BY, at=now())
    grant_role(account, Role.OFFICER, branch, today(), by=BY, at=now())
    console.print(f"只管一个支部的账号：[bold]{SECRETARY}[/]（{escape(branch.name)}的书记），密码相同。")


def _password() -> tuple[str, bool]:
    """The first administrator's password, and whether it was made here: asked for where somebody sits there."""
    if not sys.stdin.isatty():
        return secrets.token_urlsafe(12), True
    asked: str = click.prompt(
        f"第一次打开网页，给系统管理员（账号 {FIRST}）定一个密码，直接回车就自动生成",
        hide_input=True,
        default="",
        show_default=False,
    )
    if not asked:
        return secrets.token_urlsafe(12), True
    if click.prompt("再输一遍", hide_input=True) != asked:
        raise Refusal("两次输入的密码不一样，没有开设账号。", "再运行一次 youju serve。")
    return asked, False
