"""`youju import` as people and scripts run it: what it says, what it leaves, how it ends."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

import programs
from apps.intake.foreign_books import mine, railway
from apps.intake.importing import book

BOOKS = "youju_intake_command"


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """Books of their own on the tests' server."""
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {BOOKS}")
        connection.execute(f"CREATE DATABASE {BOOKS}")
    yield server.replace("/postgres?", f"/{BOOKS}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {BOOKS} WITH (FORCE)")


def youju(database: str, *words: str) -> programs.Run:
    """The command, with nobody at the terminal."""
    return programs.run(["-m", "youju", *words], os.environ | {"DATABASE_URL": database})


def entries(database: str) -> int:
    with psycopg.connect(database) as connection:
        row = connection.execute("SELECT count(*) FROM ledger_entry").fetchone()
    return int(row[0]) if row else 0


def test_with_nobody_to_ask_it_only_tries_and_says_so(database: str, tmp_path: Path) -> None:
    ended = youju(database, "import", str(railway(tmp_path / "a.xlsx")))
    assert (ended.returncode, entries(database)) == (0, 0), ended.stderr
    assert "试读" in ended.stderr
    assert "支委会" in ended.stdout


def test_what_must_be_settled_ends_with_1_and_leaves_nothing(database: str, tmp_path: Path) -> None:
    ended = youju(database, "import", str(mine(tmp_path / "a.xlsx")), "--yes")
    assert (ended.returncode, entries(database)) == (1, 0), ended.stderr
    assert "须先解决" in ended.stderr


def test_json_is_pure_and_names_every_finding_with_its_place(database: str, tmp_path: Path) -> None:
    ended = youju(database, "import", str(mine(tmp_path / "a.xlsx")), "--json")
    said = json.loads(ended.stdout)
    blocked = next(finding for finding in said["findings"] if finding["weight"] == "block")
    assert (blocked["sheet"], blocked["row"], blocked["column"], blocked["heading"]) == ("台帐", 7, "B", "月")
    assert blocked["suggestion"]
    assert (said["done"], ended.returncode) == (False, 1)


def test_yes_takes_it_over_and_names_the_next_steps(database: str, tmp_path: Path) -> None:
    ended = youju(database, "import", str(railway(tmp_path / "a.xlsx")), "--yes")
    assert (ended.returncode, entries(database)) == (0, 4), ended.stderr
    assert "youju judge --unit 石门工务段桥隧车间党支部 --period 2023H1" in ended.stdout


def test_json_stays_pure_when_the_book_is_taken_over(database: str, tmp_path: Path) -> None:
    ended = youju(database, "import", str(railway(tmp_path / "a.xlsx")), "--yes", "--json")
    assert json.loads(ended.stdout)["done"] is True


def test_the_mapping_can_be_saved_and_used_again(database: str, tmp_path: Path) -> None:
    path, saved = railway(tmp_path / "a.xlsx"), tmp_path / "map.yaml"
    assert youju(database, "import", str(path), "--dry-run", "--save-map", str(saved)).returncode == 0
    assert "会议时间: day" in saved.read_text(encoding="utf-8")
    assert youju(database, "import", str(path), "--dry-run", "--map", str(saved)).returncode == 0


def test_what_is_no_workbook_ends_with_2(database: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("日期,主题\n", encoding="utf-8")
    ended = youju(database, "import", str(path))
    assert ended.returncode == 2
    assert "csv" in ended.stderr


def test_a_book_without_known_headings_ends_with_2(database: str, tmp_path: Path) -> None:
    ended = youju(database, "import", str(book(tmp_path / "a.xlsx", 费用=[["科目", "金额"], ["办公", 3]])))
    assert ended.returncode == 2
    assert "表头" in ended.stderr
