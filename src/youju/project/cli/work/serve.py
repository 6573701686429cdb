"""The web server: granian around Django, static files collected beside the data, a first administrator."""

import secrets
import socket

from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from rich.console import Console

from youju.access.models import Account, Grant, Role
from youju.access.operations import grant_role, open_account
from youju.base.actor import Actor
from youju.base.clock import now, today
from youju.core.errors import Refusal
from youju.organisation.models import Edge, EdgeKind, Unit
from youju.ui.vendor import TARGET

console = Console(highlight=False)
BY = Actor("youju serve")
FIRST = "admin"
THREADS = 8


def serve(host: str, port: int, workers: int) -> int:
    """Serve until interrupted. Raises Refusal where the port is taken or front-end parts are missing."""
    _check_free(host, port)
    _check_parts()
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    _tell_first_account()
    console.print(
        f"在浏览器打开 [bold]http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/[/]，按 Ctrl+C 停止。"
    )
    server = Granian(
        "youju.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
    )
    server.serve()
    return 0


def _check_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal(
                f"端口 {port} 用不了：{error.strerror}。", "换一个端口：youju serve --port 8001；或关掉占用它的程序。"
            ) from error


def _check_parts() -> None:
    if not (TARGET / "htmx.js").exists():
        raise Refusal("网页用到的前端部件还没有装好。", "运行 ./run install，它会按锁定的版本取来。")


def _tell_first_account() -> None:
    """Without any account nobody could come in: one is opened, its password shown this once."""
    if Account.objects.exists():
        return
    password = secrets.token_urlsafe(12)
    account = open_account(FIRST, "系统管理员", password, by=BY, at=now())
    for unit in _tops():
        for role in (Role.ADMINISTRATOR, Role.OFFICER):
            grant_role(account, role, unit, today(), by=BY, at=now())
    console.print(f"第一个账号：[bold]{FIRST}[/]，密码 [bold]{password}[/]（只显示这一次，登录后请更改）。")
    if not Grant.objects.filter(account=account).exists():
        console.print("账里还没有党组织：先用 youju import 导入，再用 youju user grant 授权。")


def _tops() -> list[Unit]:
    """Units with no superior that leads them today."""
    led = Edge.objects.filter(kind=EdgeKind.LEADS, valid_to__gt=today()).values("subordinate_id")
    return list(Unit.objects.filter(valid_to__gt=today()).exclude(pk__in=led))
