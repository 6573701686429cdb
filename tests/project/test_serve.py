"""`youju serve`, as somebody types it: it starts, serves, stops, and says why where it cannot."""

import gzip
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode

import psutil
import pytest

from project.conftest import Machine

WAIT = 90


@dataclass
class Serving:
    """A server that is up: its process, its address, what it has said."""

    process: subprocess.Popen[str]
    address: str
    said: str

    def get(self, path: str, **headers: str) -> Any:
        """A page."""
        return urllib.request.urlopen(urllib.request.Request(self.address + path, headers=headers), timeout=20)

    def stop(self, how: signal.Signals) -> tuple[int, str]:
        """Its exit code and its last words."""
        self.process.send_signal(how)
        out, _ = self.process.communicate(timeout=30)
        return self.process.returncode, out


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(machine: Machine, *words: str, **more: str) -> Iterator[Serving]:
    port = free_port()
    whole = [sys.executable, "-u", "-m", "youju", "serve", "--port", str(port), *words]
    process = subprocess.Popen(
        whole,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=machine.environment(**more),
    )
    try:
        yield _up(process, port)
    finally:
        if process.poll() is None:  # told, not killed: its workers would go on without it
            process.terminate()
            process.communicate(timeout=60)
        elif process.stdout:
            process.stdout.close()


def _up(process: subprocess.Popen[str], port: int) -> Serving:
    assert process.stdout
    said = ""
    while "浏览器打开" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    address, until = f"http://127.0.0.1:{port}", time.monotonic() + WAIT
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address + "/signin/", timeout=20).close()
            return Serving(process, address, said)
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError(said)


def workers_of(serving: Serving) -> list[psutil.Process]:
    below = psutil.Process(serving.process.pid).children(recursive=True)
    return [
        each for each in below if "postgres" not in each.name() and "resource_tracker" not in " ".join(each.cmdline())
    ]


def postgres_of(machine: Machine) -> list[psutil.Process]:
    """Servers of the data folder that are alive."""
    found = []
    for each in psutil.process_iter(["cmdline", "status"]):
        words = each.info["cmdline"] or []
        if any(str(machine.home) in word for word in words) and each.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(each)
    return found


def test_it_serves_the_sign_in_page_and_its_files_by_their_hash(own_office: Machine) -> None:
    with served(own_office) as serving:
        answer = serving.get("/signin/")
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        page = answer.read().decode()
        paths = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
        assert len(paths) >= 5
        for path in paths:
            assert re.search(r"\.[0-9a-f]{12}\.\w+$", path), path
            file = serving.get(path, **{"Accept-Encoding": "gzip"})
            assert "immutable" in file.headers["Cache-Control"]
            body = file.read()
            assert gzip.decompress(body) if file.headers.get("Content-Encoding") == "gzip" else body


def test_the_first_account_comes_in_with_the_password_shown_and_it_is_shown_once(own_office: Machine) -> None:
    with served(own_office) as serving:
        password = re.search(r"密码 (\S+)（只显示这一次", serving.said)
        assert password
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = opener.open(serving.address + "/signin/", timeout=20).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        sent = urlencode({"csrfmiddlewaretoken": token[1], "login": "admin", "password": password[1]}).encode()
        inside = opener.open(serving.address + "/signin/?next=/me/", sent, timeout=20)
        opened = opener.open(serving.address + "/me/", timeout=20)
        assert inside.status == 200
        assert "某公司党委" in opened.read().decode()
    with served(own_office) as serving:
        assert "只显示这一次" not in serving.said
        assert "忘了密码" in serving.said


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_told_and_leaves_nothing_behind(own_office: Machine, how: signal.Signals) -> None:
    with served(own_office, "--workers", "2") as serving:
        workers = workers_of(serving)
        assert len(workers) >= 2
        code, last = serving.stop(how)
    assert (code, "已停止" in last) == (0, True), last
    assert not [each for each in workers if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]
    assert not postgres_of(own_office)


def test_no_worker_goes_on_without_a_server_that_was_killed(own_office: Machine) -> None:
    with served(own_office, "--workers", "2") as serving:
        workers = workers_of(serving)
        assert len(workers) >= 2
        serving.process.kill()
        serving.process.wait(10)
        gone, alive = psutil.wait_procs(workers, timeout=20)
    assert not alive, gone


def test_a_taken_port_is_told_with_what_to_do(office: Machine) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = office.youju("serve", "--port", str(port))
    assert ran.returncode == 2
    assert f"端口 {port} 用不了：已经有程序在用" in ran.stderr
    assert f"--port {port + 1}" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_too_many_workers_for_the_embedded_database_are_told(office: Machine) -> None:
    ran = office.youju("serve", "--workers", "30")
    assert ran.returncode == 2
    assert "最多配 6 个" in ran.stderr


WITHOUT_PARTS = """
from pathlib import Path
from youju.project.cli.options import opened
opened("main")
from youju.core.errors import Refusal
from youju.project.cli.work import serve
serve.TARGET = Path("/nowhere")
try:
    serve.check_parts()
except Refusal as refusal:
    print(refusal)
"""


def test_missing_front_end_parts_are_told(office: Machine) -> None:
    ran = office.python("-c", WITHOUT_PARTS)
    assert "前端部件还没有装好：缺 tabler.css、htmx.js、echarts.js、icons" in ran.stdout
    assert "./run install" in ran.stdout


def test_the_key_that_signs_is_kept_and_only_its_owner_reads_it(own_office: Machine) -> None:
    with served(own_office):
        pass
    key = own_office.home / "secret_key"
    kept = key.read_text()
    assert len(kept) > 50
    assert key.stat().st_mode & 0o077 == 0
    with served(own_office):
        assert key.read_text() == kept


@pytest.mark.verify
def test_the_demo_is_loaded_where_it_is_missing_and_never_into_somebodys_server(machine: Machine) -> None:
    with served(machine, "--demo", DATABASE_URL="postgresql://nobody@127.0.0.1:1/books") as serving:
        assert "第一个账号：admin" in serving.said
        assert "shuji" in serving.said
        assert serving.get("/signin/").status == 200
    with served(machine, "--demo") as serving:
        assert "忘了密码" in serving.said
