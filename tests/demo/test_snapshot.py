"""A snapshot holds a whole group as Parquet, however it was written, or it is not there at all."""

from pathlib import Path

import pytest

from youju.core.errors import Refusal
from youju.core.facts import FACTS
from youju.demo import snapshot
from youju.demo.scale import Scale
from youju.demo.snapshot import write_snapshot
from youju.engines.duck import DuckEngine

GROUP = Scale(70, months=6)


def counts(folder: Path) -> dict[str, int]:
    """Rows in each fact table of a snapshot."""
    engine = DuckEngine.of_snapshot(folder)
    return {name: next(iter(engine.rows(f"SELECT count(*) FROM {name}")))[0] for name in FACTS}


def sums(folder: Path) -> dict[str, object]:
    """A number for what the rows of each fact table say, in whatever order."""
    engine = DuckEngine.of_snapshot(folder)
    return {name: next(iter(engine.rows(f"SELECT sum(hash({name})) FROM {name}")))[0] for name in FACTS}


def test_a_snapshot_has_the_units_asked_for(tmp_path: Path) -> None:
    write_snapshot(GROUP, tmp_path / "group")
    assert counts(tmp_path / "group")["unit"] == 70


def test_nothing_in_a_snapshot_is_null(tmp_path: Path) -> None:
    write_snapshot(GROUP, tmp_path / "group")
    engine = DuckEngine.of_snapshot(tmp_path / "group")
    conditions = {name: " OR ".join(f"{column} IS NULL" for column in columns) for name, columns in FACTS.items()}
    assert not [name for name, wrong in conditions.items() if list(engine.rows(f"SELECT 1 FROM {name} WHERE {wrong}"))]


@pytest.mark.parametrize(("units", "processes"), [(20, 1), (20, 2)])
def test_small_volumes_and_more_processes_write_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, units: int, processes: int
) -> None:
    write_snapshot(GROUP, tmp_path / "whole")
    monkeypatch.setattr(snapshot, "UNITS", units)
    write_snapshot(GROUP, tmp_path / "parts", processes=processes)
    assert sums(tmp_path / "parts") == sums(tmp_path / "whole")


def test_units_below_a_second_headquarters_are_reached_by_the_group(tmp_path: Path) -> None:
    write_snapshot(Scale(520, months=1), tmp_path / "group")
    reached = "SELECT count(DISTINCT unit_id) FROM reach WHERE ancestor_id = 1"
    assert next(iter(DuckEngine.of_snapshot(tmp_path / "group").rows(reached)))[0] == 520


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("别人的文件")
    with pytest.raises(Refusal, match="已有内容"):
        write_snapshot(GROUP, tmp_path)


def test_an_interrupted_snapshot_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(what: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_snapshot(GROUP, tmp_path / "group", progress=interrupt)
    assert not list(tmp_path.iterdir())
