"""`youju inspect` as people and programs use it: what it says, what it writes, what it leaves alone, how it ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from rich.cells import cell_len

from youju.core.reading.defects.inspecting import CHECKS
from youju.inspecting import files
from youju.inspecting.families import TITLES, family_of
from youju.inspecting.pages import pages
from youju.project.cli.work.inspect_shown import window

Run = subprocess.CompletedProcess[bytes]
PAGES = Path(__file__).parents[2] / "docs" / "handbook" / "checks"

DATABASE = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
TITLE = "车站党支部2023年上半年工作总结\n"
CLEAN = f"{TITLE}上半年，车站党支部开展主题党日2次，参加党员46人次。\n"
SLOT = f"{TITLE}上半年，车站党支部开展主题党日XX次，参加党员46人次。\n"
BOLD = f"{TITLE}**一是开展主题党日。**全年2次，参加党员46人次。\n"


@pytest.fixture
def youju(tmp_path: Path) -> Callable[..., Run]:
    """Runs `youju inspect` in an empty folder, with a data folder that isn't there."""

    def run(*words: str, given: bytes = b"", width: str = "100") -> Run:
        kept = {name: value for name, value in os.environ.items() if name not in DATABASE}
        environment = kept | {"YOUJU_HOME": str(tmp_path / "none"), "COLUMNS": width, "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, "-m", "youju", "inspect", *words],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents, one with a slot, one clean, one in a folder below, and what is no document."""
    (tmp_path / "文稿" / "二季度").mkdir(parents=True)
    for name, content in {
        "总结.txt": SLOT,
        "计划.txt": CLEAN,
        "二季度/小结.txt": SLOT,
        "~$总结.docx": "锁",
        "总结.fixed.txt": SLOT,
        ".隐藏.txt": SLOT,
        "台账.xlsx": "表",
    }.items():
        (tmp_path / "文稿" / name).write_text(content, encoding="utf-8")
    return tmp_path / "文稿"


def told(run: Run) -> str:
    """What a command printed for people."""
    assert b"Traceback" not in run.stderr, run.stderr.decode()
    return run.stdout.decode()


def rows(run: Run) -> list[dict[str, Any]]:
    """What a command printed as JSON, a line each."""
    return [json.loads(line) for line in told(run).splitlines()]


def test_a_clean_document_ends_with_0(youju, folder):
    run = youju("文稿/计划.txt")
    assert run.returncode == 0
    assert "没有发现问题" in told(run)


def test_a_slot_is_shown_at_its_place_and_ends_with_1(youju, folder):
    run = youju("文稿/总结.txt")
    assert run.returncode == 1
    assert "2:16  错误 slot.number" in told(run)


def test_the_mark_stands_below_the_characters_it_means(youju, folder):
    lines = told(youju("文稿/总结.txt")).splitlines()
    at = next(index for index, line in enumerate(lines) if "^" in line)
    assert cell_len(lines[at - 1].partition("XX")[0]) == lines[at].index("^")
    assert lines[at].count("^") == 2


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_inspected(youju, folder):
    run = youju("文稿/没有.txt", "文稿/总结.txt")
    assert run.returncode == 2
    assert "没有.txt" in run.stderr.decode()
    assert "slot.number" in told(run)


def test_a_damaged_word_document_is_refused(youju, folder):
    (folder / "台账.docx").write_bytes(b"PK\x03\x04 broken")
    run = youju("文稿/台账.docx")
    assert run.returncode == 2
    assert "读不了" in run.stderr.decode()


def test_a_folder_is_read_with_all_below_but_not_copies_locks_and_hidden_files(youju, folder):
    found = rows(youju("文稿", "--json"))
    assert [Path(each["file"]).name for each in found] == ["总结.txt", "计划.txt", "小结.txt"]


def test_a_folder_without_documents_ends_with_2(youju, tmp_path):
    (tmp_path / "空").mkdir()
    assert youju("空").returncode == 2


def test_a_pattern_that_no_shell_expanded_is_expanded(youju, folder):
    assert len(rows(youju("文稿/**/*结.txt", "--json"))) == 2


def test_a_file_named_twice_is_inspected_once(youju, folder):
    assert len(rows(youju("文稿/总结.txt", "文稿", "--json"))) == 3


def test_json_has_a_line_for_each_file_with_true_offsets(youju, folder):
    row = rows(youju("文稿/总结.txt", "--json"))[0]
    slot = next(each for each in row["defects"] if each["code"] == "slot.number")
    assert SLOT[slot["start"] : slot["end"]] == slot["text"] == "XX"
    assert {"outline", "claims", "commitments", "notes"} <= row.keys()
    assert row["claims"][0]["quantity"] is None


def test_what_is_true_of_the_whole_document_has_no_place(youju, tmp_path):
    (tmp_path / "长.txt").write_text("党支部认真学习，".join(map(str, range(60))) + "。\n", encoding="utf-8")
    whole = [each for each in rows(youju("长.txt", "--json"))[0]["defects"] if each["start"] is None]
    assert whole
    assert {each["severity"] for each in whole} == {"info"}


def test_standard_input_is_read_for_a_dash(youju):
    run = youju("-", given=SLOT.encode("gb18030"))
    assert run.returncode == 1
    assert "标准输入" in told(run)


def test_select_and_ignore_take_codes_and_families(youju, folder):
    assert youju("文稿/总结.txt", "--ignore", "slot").returncode == 0
    assert youju("文稿/总结.txt", "--select", "numbering,frame").returncode == 0
    assert youju("文稿/总结.txt", "--select", "slot.number").returncode == 1


def test_an_unknown_code_is_refused(youju, folder):
    run = youju("文稿/总结.txt", "--select", "slots")
    assert run.returncode == 2
    assert "slots" in run.stderr.decode()


def test_quiet_says_nothing_and_the_summary_says_no_places(youju, folder):
    assert told(youju("文稿", "-q")) == ""
    said = told(youju("文稿", "--summary"))
    assert "没有填的空" in said
    assert "2:16" not in said


def test_several_processes_say_the_same_in_the_same_order(youju, folder):
    for number in range(6):
        (folder / f"{number}.txt").write_text(SLOT * (number + 1), encoding="utf-8")
    one, three = youju("文稿", "--jobs", "1"), youju("文稿", "--jobs", "3")
    assert told(one) == told(three)


def test_the_settings_file_above_a_document_is_obeyed(youju, folder):
    (folder / "youju.toml").write_text('[inspect]\nignore = ["slot"]\n', encoding="utf-8")
    assert youju("文稿/二季度/小结.txt").returncode == 0


def test_a_place_silenced_with_a_reason_is_silent_in_that_file_alone(youju, folder):
    silence = '[[inspect.silence]]\ncode = "slot.number"\nfile = "总结.txt"\nreason = "模板"\n'
    (folder / "youju.toml").write_text(silence, encoding="utf-8")
    assert youju("文稿/总结.txt").returncode == 0
    assert youju("文稿/二季度/小结.txt").returncode == 1


def test_a_settings_file_that_is_wrong_is_refused_by_name(youju, folder):
    (folder / "youju.toml").write_text('[inspect]\nignor = ["slot"]\n', encoding="utf-8")
    run = youju("文稿/总结.txt")
    assert run.returncode == 2
    assert "youju.toml" in run.stderr.decode()
    assert "ignor" in run.stderr.decode()


def test_fix_writes_a_copy_and_leaves_the_file(youju, tmp_path):
    (tmp_path / "稿.txt").write_text(BOLD, encoding="utf-8")
    youju("稿.txt", "--fix")
    assert (tmp_path / "稿.txt").read_text(encoding="utf-8") == BOLD
    assert (tmp_path / "稿.fixed.txt").read_text(encoding="utf-8") == BOLD.replace("**", "")


def test_fix_never_writes_over_an_earlier_copy(youju, tmp_path):
    (tmp_path / "稿.txt").write_text(BOLD, encoding="utf-8")
    (tmp_path / "稿.fixed.txt").write_text("改过的", encoding="utf-8")
    youju("稿.txt", "--fix")
    assert (tmp_path / "稿.fixed.txt").read_text(encoding="utf-8") == "改过的"
    assert (tmp_path / "稿.fixed-2.txt").exists()


def test_nothing_to_fix_writes_nothing(youju, folder):
    run = youju("文稿/计划.txt", "--fix")
    assert "没有另存" in run.stderr.decode()
    assert not (folder / "计划.fixed.txt").exists()


def test_a_fixed_word_document_keeps_its_formatting(youju, tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("车站党支部开展主题党日。")
    paragraph.add_run("**结合实际。**").bold = True
    paragraph.add_run("参加党员46人次。")
    document.save(str(tmp_path / "稿.docx"))
    assert "第1段第13字" in told(youju("稿.docx", "--fix"))
    runs = docx.Document(str(tmp_path / "稿.fixed.docx")).paragraphs[0].runs
    assert [(run.text, bool(run.bold)) for run in runs][1] == ("结合实际。", True)


def test_standard_input_is_fixed_to_standard_output(youju):
    run = youju("-", "--fix", given=BOLD.encode())
    assert run.stdout.decode() == BOLD.replace("**", "")
    assert "改好 1 处" in run.stderr.decode()


def test_what_else_the_document_says_is_listed_when_asked_for(youju, folder):
    said = told(youju("文稿/计划.txt", "--show", "claims,outline"))
    assert "文中数据" in said
    assert "主题党日" in said


def test_the_checks_are_listed_and_explained(youju):
    assert "slot.missing-number" in told(youju("--list"))
    assert "模板" in told(youju("--explain", "slot.number"))


def test_neither_books_nor_database_are_touched(youju, folder, tmp_path):
    youju("文稿")
    assert not (tmp_path / "none").exists()


def test_neither_django_nor_the_judge_is_imported(folder):
    code = (
        "import sys\n"
        "from youju.project.cli.main import cli\n"
        f"cli(['inspect', '-q', {str(folder / '总结.txt')!r}], standalone_mode=False)\n"
        "print(sorted({'django', 'ibis', 'pandas', 'duckdb', 'psycopg', 'pydantic', 'openpyxl'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == "[]"


def test_an_error_of_the_program_is_told_and_stops_no_other_file(folder, monkeypatch):
    monkeypatch.setattr(files, "inspected", lambda *_: 1 / 0)
    answers = list(files.answers([str(folder / "总结.txt")], files.Asked(), jobs=1))
    assert "程序" in answers[0].advice


@pytest.mark.parametrize("width", [24, 40, 80])
@pytest.mark.parametrize(("start", "end"), [(0, 2), (30, 90), (118, 120), (60, 60)])
def test_a_sentence_is_cut_to_the_width_around_its_mark(width, start, end):
    sentence = "党支部组织学习3次，" * 12
    line, begin, stop = window(sentence, start, end, width)
    assert cell_len(line) <= width
    assert sentence[start:end].startswith(line[begin:stop])
    assert start == end or line[begin:stop]


def test_every_family_has_a_name():
    assert {family_of(code) for code in CHECKS} <= TITLES.keys()


def test_the_pages_of_the_handbook_are_those_of_the_checks():
    stale = [name for name, content in pages() if not (PAGES / name).exists() or (PAGES / name).read_text() != content]
    assert stale == [], "python -m youju.inspecting.pages docs/handbook/checks"
    assert {path.name for path in PAGES.glob("*.md")} == {name for name, _ in pages()}
