"""`./run bench web`: how long each page takes on a large group, with one person and with twenty at once."""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

import click
import django
import psycopg
from rich.console import Console
from rich.table import Table

from bench import stores, swelling, web_load
from bench.timing import apart, machine
from youju.core.periods import SHANGHAI

RESULTS = Path(__file__).parent / "results"
SMALL = 100
console = Console(stderr=True, highlight=False)


@click.command()
@click.option("--units", default=10_000, show_default=True, help="党组织数")
@click.option("--seconds", default=60.0, show_default=True, help="二十人同时使用多久")
@click.option("--pause", default=1.0, show_default=True, help="每人两页之间平均停几秒")
@click.option("--workers", default=1, show_default=True, help="几个工作进程")
@click.option("--people", default=0, help="用副本补到这么多人")
@click.option("--entries", default=0, help="用副本补到这么多条记录")
@click.option("--data", type=click.Path(path_type=Path), help="数据放在哪个文件夹，下次不用再载入；不给就用完即删")
def command(
    units: int, seconds: float, pause: float, workers: int, people: int, entries: int, data: Path | None
) -> None:
    """各页的时间（一人、二十人同时）和查询次数。"""
    given = (units, seconds, pause, workers, (people, entries))
    if data is not None:
        data.mkdir(parents=True, exist_ok=True)
        _run(data, *given)
        return
    with TemporaryDirectory(prefix="yjweb") as folder:
        _run(Path(folder), *given)


def _run(folder: Path, units: int, seconds: float, pause: float, workers: int, more: tuple[int, int] = (0, 0)) -> None:
    server = stores.server(folder / "pg")
    found: dict[str, Any] = {"at": datetime.now(SHANGHAI).isoformat(timespec="seconds"), "machine": machine()}
    found |= {"users": 20, "seconds": seconds, "pause": pause, "workers": workers}
    console.print(f"载入 {SMALL} 和 {units} 个党组织（第一次要很久）…")
    found["small"] = {
        "there": _in_books(server, str(SMALL), "prepare", SMALL),
        "queries": _in_books(server, str(SMALL), "queries"),
    }
    _in_books(server, str(units), "prepare", units)
    books = _swollen(server, units, *more) if any(more) else str(units)
    found["there"], found["queries"] = _in_books(server, books, "counted"), _in_books(server, books, "queries")
    visits = _in_books(server, books, "visits")
    with _served(folder, _url(server, books), workers) as port:
        apart(web_load.alone, port, visits, 1)
        console.print("一个人 …")
        found["alone"] = _figures(apart(web_load.alone, port, visits, 3))
        console.print(f"二十人，{seconds:.0f} 秒 …")
        found["together"] = _figures(apart(web_load.together, port, visits, seconds, pause))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "web.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    _show(found)


def _url(server: str, books: str) -> str:
    return server.replace("/postgres?", f"/books_{books}?")


def _swollen(server: str, units: int, people: int, entries: int) -> str:
    """Books of so many units with more in them, made from theirs where they are not there yet."""
    books = f"{units}_{people}_{entries}"
    if _made(server, books, f" TEMPLATE books_{units}"):
        swelling.swell(_url(server, books), people, entries)
    return books


def _made(server: str, books: str, like: str = "") -> bool:
    """Whether the database was not there and has been made."""
    with psycopg.connect(server, autocommit=True) as connection:
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [f"books_{books}"]).fetchone() is not None:
            return False
        connection.execute(f"CREATE DATABASE books_{books}{like}")
    return True


def _in_books(server: str, books: str, what: str, *arguments: Any) -> Any:
    """Call a function of `web_ground` in a process of its own, in the books of a group of that size."""
    _made(server, books)
    return apart(_work, _url(server, books), what, *arguments)


def _work(url: str, what: str, *arguments: Any) -> Any:
    os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "youju.project.settings", "YOUJU_SECRET_KEY": "bench"}
    django.setup()
    return getattr(import_module("bench.web_ground"), what)(*arguments)


@contextmanager
def _served(folder: Path, url: str, workers: int) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DATABASE_URL": url, "YOUJU_HOME": str(folder), "YOUJU_SECRET_KEY": "bench"}
    words = [sys.executable, "-m", "youju", "serve", "--port", str(port), "--workers", str(workers)]
    with subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(port, server)
            yield port
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError("the server stopped")
        try:
            with urlopen(f"http://127.0.0.1:{port}/signin/", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not answer")


def _figures(found: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Of each page: how often it was opened, the median and the 95th percentile in milliseconds."""
    return {
        name: {"times": len(each), "p50": statistics.median(each), "p95": sorted(each)[int(len(each) * 0.95)]}
        for name, each in found.items()
    }


def _show(found: dict[str, Any]) -> None:
    table = Table(title=f"{found['there']}")
    for head in ("page", "alone p50", "p95", "20 users p50", "p95", "opened", "queries group", "secretary", "at 100"):
        table.add_column(head)
    for name, each in found["together"].items():
        one, counts = found["alone"][name], found["queries"].get(name, {})
        small = found["small"]["queries"].get(name, {})
        times = [f"{value:.0f}" for value in (one["p50"], one["p95"], each["p50"], each["p95"])]
        numbers = [str(counts.get(role, "")) for role in ("officer", "recorder")]
        table.add_row(name, *times, str(each["times"]), *numbers, "/".join(map(str, small.values())))
    Console(width=140).print(table)
    console.print(found["machine"])
