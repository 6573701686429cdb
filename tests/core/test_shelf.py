"""Compiled SQL kept between processes."""

from pathlib import Path

import pytest

from youju.core.judge.narrowing import Stage
from youju.engines import shelf
from youju.engines.shelf import Shelf

STAGES = (Stage("hit", "SELECT 1"), Stage("act", "SELECT '党员'"))
OTHERS = (Stage("hit", "SELECT 2"),)


def _must_not_be_made() -> tuple[Stage, ...]:
    raise AssertionError("compiled although it was kept")


def test_what_was_made_once_is_found_by_the_next_process(tmp_path: Path) -> None:
    Shelf(tmp_path).stages("duckdb-all", lambda: STAGES)
    assert Shelf(tmp_path).stages("duckdb-all", _must_not_be_made) == STAGES


def test_each_name_keeps_its_own(tmp_path: Path) -> None:
    Shelf(tmp_path).stages("duckdb-all", lambda: STAGES)
    assert Shelf(tmp_path).stages("postgres-all", lambda: OTHERS) == OTHERS


def test_what_other_sources_made_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Shelf(tmp_path).stages("duckdb-all", lambda: STAGES)
    monkeypatch.setattr(shelf, "_mark", lambda: "another")
    assert Shelf(tmp_path).stages("duckdb-all", lambda: OTHERS) == OTHERS


def test_another_compiler_makes_another_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    before = shelf._mark.__wrapped__()
    monkeypatch.setattr(shelf, "version", lambda name: "0.0")
    assert shelf._mark.__wrapped__() != before


def test_another_content_of_its_own_sources_makes_it_anew(tmp_path: Path) -> None:
    source, other = tmp_path / "one.py", tmp_path / "other.py"
    source.write_text("1")
    other.write_text("2")
    Shelf(tmp_path).stages("postgres-home", lambda: STAGES, str(source))
    assert Shelf(tmp_path).stages("postgres-home", _must_not_be_made, str(source)) == STAGES
    assert Shelf(tmp_path).stages("postgres-home", lambda: OTHERS, str(other)) == OTHERS


@pytest.mark.parametrize("damage", [b"", b"[[", b"{}", b'[["only a name"]]', b"[7]", b"\xff\xfe"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    Shelf(tmp_path).stages("duckdb-all", lambda: OTHERS)
    (path,) = tmp_path.glob("*.json")
    path.write_bytes(damage)
    assert Shelf(tmp_path).stages("duckdb-all", lambda: STAGES) == STAGES
    assert Shelf(tmp_path).stages("duckdb-all", _must_not_be_made) == STAGES


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Shelf(tmp_path / "file").stages("duckdb-all", lambda: STAGES) == STAGES
