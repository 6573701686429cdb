"""Compiled patterns are kept between processes; whatever has become of the file, documents are inspected alike."""

import gc
import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

from youju.core.reading.compiled import MAGIC, Programs, compiled, use
from youju.core.reading.defects.settings import Settings
from youju.core.reading.text import Text
from youju.inspecting.inspection import inspected
from youju.inspecting.kept import HEAD, SUM, file_in, patterns_kept, recall
from youju.inspecting.sparing import SELDOM, set_apart_first

pytestmark = pytest.mark.skipif(MAGIC is None, reason="this interpreter compiles patterns otherwise")

SLOT = "车站党支部2023年上半年工作总结\n上半年，车站党支部开展主题党日XX次，参加党员46人次。\n"


@pytest.fixture(autouse=True)
def _nothing_in_use() -> Iterator[None]:
    yield
    use(None)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A file in which one pattern is kept."""
    path = file_in(tmp_path / "cache")
    with patterns_kept(path):
        compiled("党支部")
    return path


def _in(path: Path) -> list[str]:
    return sorted(source for source, _ in recall(path).known)


def test_what_one_process_compiled_the_next_restores(kept: Path) -> None:
    with patterns_kept(kept):
        programs = recall(kept)
        compiled("党支部")
    assert programs.new == 0


def test_what_is_compiled_later_is_added(kept: Path) -> None:
    with patterns_kept(kept):
        compiled("党委")
    assert _in(kept) == ["党委", "党支部"]


def test_what_another_process_kept_meanwhile_stays(kept: Path) -> None:
    with patterns_kept(kept):
        compiled("党委")
        kept.unlink()
        other = Programs()
        other.pattern("党总支", 0)
        said = marshal.dumps(other.known)
        kept.write_bytes(HEAD + crc32(said).to_bytes(SUM, "big") + said)
    assert _in(kept) == ["党委", "党总支", "党支部"]


def _flipped(content: bytes) -> bytes:
    return content[:-3] + bytes([content[-3] ^ 0xFF]) + content[-2:]


def _other(content: bytes) -> bytes:
    said = marshal.dumps(["no programs"])
    return HEAD + crc32(said).to_bytes(SUM, "big") + said


@pytest.mark.parametrize(
    "harm",
    [lambda _: b"", lambda all_of: all_of[:40], lambda all_of: all_of[:-1], _flipped, _other, lambda _: b"PK\x03\x04"],
    ids=["empty", "begun", "cut", "damaged", "another thing", "foreign"],
)
def test_a_file_that_is_harmed_is_passed_by_and_written_anew(kept: Path, harm: object) -> None:
    assert callable(harm)
    kept.write_bytes(harm(kept.read_bytes()))
    with patterns_kept(kept):
        compiled("党委")
    assert _in(kept) == ["党委"]


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with patterns_kept(tmp_path / "file" / "below" / "kept"):
        assert compiled("党支部").search("车站党支部")


def test_nothing_is_left_beside_the_file(kept: Path) -> None:
    assert [each.name for each in kept.parent.iterdir()] == [kept.name]


def test_nothing_is_written_where_nothing_new_was_compiled(kept: Path) -> None:
    os.utime(kept, (0, 0))
    with patterns_kept(kept):
        compiled("党支部")
    assert kept.stat().st_mtime == 0


def test_an_error_meanwhile_goes_its_way(kept: Path) -> None:
    with pytest.raises(re.error), patterns_kept(kept):
        compiled("党(委")
    assert _in(kept) == ["党支部"]


INSPECT = """
import sys
from pathlib import Path
from youju.core.reading.text import Text
from youju.inspecting.inspection import inspected
from youju.inspecting.kept import patterns_kept, recall
with patterns_kept(Path(sys.argv[1])):
    inspected(Text(sys.argv[2]))
print(len(recall(Path(sys.argv[1])).known))
"""


def test_every_process_writes_its_patterns_alike(tmp_path: Path) -> None:
    """Else nothing would be found again, and the file would grow from run to run."""
    counts = {
        subprocess.run(
            [sys.executable, "-c", INSPECT, str(tmp_path / "kept"), SLOT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(counts) == 1
    assert int(counts.pop()) > 20


def test_nothing_of_a_document_or_of_settings_is_kept(tmp_path: Path) -> None:
    program = INSPECT.replace("Text(sys.argv[2])", "Text(sys.argv[2]), Settings(own_names=('甪直段党委',))").replace(
        "import sys", "import sys\nfrom youju.core.reading.defects.settings import Settings", 1
    )
    text = f"甪直段党委2023年工作总结\n{SLOT}甪直段党委开展主题党日3次。甪直段纪委、甪直段党委办公室参加。\n"
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "kept"), text], check=True, capture_output=True, timeout=60
    )
    assert (tmp_path / "kept").exists()
    assert not [source for source in _in(tmp_path / "kept") if "甪" in source]


# How often garbage is searched for is the program's to say


def test_inspecting_leaves_the_search_for_garbage_as_it_is() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    inspected(Text(SLOT), Settings())
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_the_command_searches_seldom(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SLOT, encoding="utf-8")
    program = (
        "import gc; from youju.project.cli.inspect import command\n"
        f"command.main([{str(tmp_path / 'a.txt')!r}, '-q'], standalone_mode=False)\n"
        "print(gc.get_threshold()[0], gc.get_freeze_count() > 10_000)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=60)
    assert done.stdout.decode().split() == [str(SELDOM), "True"]


def test_what_came_first_is_set_apart_and_all_come(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[int] = []
    came: list[int] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(len(came)))
    came.extend(set_apart_first(iter([1, 2, 3])))
    assert came == [1, 2, 3]
    assert len(frozen) == 1
