"""`youju demo`, as somebody types it: in a data folder of its own, with nothing in it at first."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

import server
from youju.base import embedded
from youju.demo.scale import Scale
from youju.project.cli.demo import QUICK
from youju.project.demo_books import DATABASE, LOCK, make_of

HOME = server.FOLDER / "d"
COMMAND = [sys.executable, "-m", "youju", "demo"]
SOMEBODYS_SERVER = "postgresql://nobody@127.0.0.1:1/books"


def started(*options: str) -> subprocess.Popen[str]:
    environment = os.environ | {"YOUJU_HOME": str(HOME), "DATABASE_URL": SOMEBODYS_SERVER, "COLUMNS": "200"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([*COMMAND, *options], env=environment, text=True, preexec_fn=_heed_interrupts, **pipes)


def _heed_interrupts() -> None:
    """What a shell runs in the background ignores interrupts, and so does all it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def demo(*options: str) -> tuple[int, str, str]:
    """Exit code, what was printed, what was said beside it."""
    process = started(*options)
    out, err = process.communicate(timeout=180)
    return process.returncode, out, err


@pytest.fixture(scope="module")
def first() -> tuple[int, str, str]:
    return demo("--quick")


@pytest.fixture
def cluster(first: tuple[int, str, str]) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with psycopg.connect(embedded.start(HOME), autocommit=True) as connection:
        yield connection


def in_demo(query: str) -> object:
    """The first value that a query gives in the demo's books."""
    with psycopg.connect(embedded.start(HOME).replace("/postgres?", f"/{DATABASE}?")) as connection:
        row = connection.execute(query).fetchone()  # type: ignore[call-overload]
        return row[0] if row else None


def report_in(out: str) -> Path:
    found = re.search(r"文件：(.+\.docx)", out)
    assert found, out
    return Path(found[1])


def test_it_ends_well(first: tuple[int, str, str]) -> None:
    code, _, err = first
    assert code == 0, err


@pytest.mark.parametrize(
    "words",
    ["党组织", "账上有什么", "2026年上半年履职事项", "图例", "缺口最多的事项", "依据：", "半年总结", "youju judge"],
)
def test_it_shows_the_group_how_it_stands_and_what_to_try(first: tuple[int, str, str], words: str) -> None:
    assert words in first[1]


def test_it_explains_one_gap_in_a_sentence(first: tuple[int, str, str]) -> None:
    assert re.search(r"2026年.+应.+：(不足|逾期)。", first[1])


def test_it_writes_a_report_into_the_data_folder(first: tuple[int, str, str]) -> None:
    report = report_in(first[1])
    assert (report.parent, report.read_bytes()[:2]) == (HOME / "demo", b"PK")


def test_it_leaves_other_books_and_servers_alone(cluster: psycopg.Connection[tuple[object, ...]]) -> None:
    found = cluster.execute("SELECT datname FROM pg_database WHERE datname LIKE 'youju%'").fetchall()
    assert found == [(DATABASE,)]


def test_it_says_that_a_server_named_for_other_books_is_not_used(first: tuple[int, str, str]) -> None:
    assert "不用 DATABASE_URL" in first[2]


def test_a_second_time_the_group_stands_there_already(first: tuple[int, str, str]) -> None:
    entries = in_demo("SELECT min(created_at) FROM ledger_entry")
    code, out, err = demo("--quick")
    assert (code, "重新载入" in err) == (0, False)
    assert in_demo("SELECT min(created_at) FROM ledger_entry") == entries
    assert out.split("半年总结")[0] == first[1].split("半年总结")[0]


@pytest.mark.verify
def test_books_of_another_make_are_loaded_anew(cluster: psycopg.Connection[tuple[object, ...]]) -> None:
    cluster.execute(f"COMMENT ON DATABASE {DATABASE} IS 'an older program'")
    code, _, err = demo("--quick")
    assert (code, "已删除，重新载入" in err) == (0, True)
    assert in_demo("SELECT count(*) FROM organisation_unit") == QUICK


def test_two_at_a_time_are_refused(cluster: psycopg.Connection[tuple[object, ...]]) -> None:
    cluster.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        code, _, err = demo("--quick")
    finally:
        cluster.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    assert (code, "另一个 youju demo 正在运行" in err) == (2, True)


def test_an_interrupted_load_leaves_nothing_half_done(cluster: psycopg.Connection[tuple[object, ...]]) -> None:
    process = started("--units", "40")
    _wait_until_loading(cluster)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, "已中断" in err) == (130, True)
    assert in_demo("SELECT count(*) FROM organisation_unit") == 0


def _wait_until_loading(cluster: psycopg.Connection[tuple[object, ...]]) -> None:
    """Until the process has written some entries and not committed them."""
    until = time.monotonic() + 60
    query = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND xact_start IS NOT NULL AND query ~* 'COPY ledger_'"
    while not cluster.execute(query, [DATABASE]).fetchone():
        assert time.monotonic() < until, "it never came to load"
        time.sleep(0.02)


def test_the_make_of_the_books_tells_scales_apart() -> None:
    assert len({make_of(Scale(30)), make_of(Scale(31)), make_of(Scale(30, seed=1))}) == 3
