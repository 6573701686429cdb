"""The main job as a user does it: a book in, duties judged, a report out, every figure with its records."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from project.conftest import Machine

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
BOOK, GOLD = SAMPLES / "ledger-2022h1.xlsx", SAMPLES / "gold" / "ledger-2022h1.json"
with_sample = pytest.mark.skipif(not BOOK.exists(), reason="the sample book is not beside this checkout")


def answer(machine: Machine, *words: str) -> Any:
    """What a command says as JSON. Judging ends with 1 where something is short."""
    run = machine.youju(*words, "--json")
    assert run.returncode in (0, 1), run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def own_book(prepared_empty: Machine, tmp_path_factory: pytest.TempPathFactory) -> tuple[Machine, Path]:
    """Books with the example of the empty book in them."""
    folder = tmp_path_factory.mktemp("own")
    book = folder / "台账.xlsx"
    assert prepared_empty.youju("template", str(book)).returncode == 0
    run = prepared_empty.youju("import", str(book), "--yes")
    assert run.returncode == 0, run.stdout + run.stderr
    return prepared_empty, book


def test_the_empty_books_example_comes_in_whole_and_only_once(own_book: tuple[Machine, Path]) -> None:
    machine, book = own_book
    again = machine.youju("import", str(book), "--yes")
    assert again.returncode == 0, again.stderr
    assert answer(machine, "db", "info")["台账记录"] == answer(machine, "db", "info")["版本"] > 1


def _text(cell: Any) -> str:
    """All of a cell's text, that in content controls too."""
    return "".join(part.text for part in cell._tc.iter(qn("w:t")))


@pytest.fixture(scope="module")
def machine(prepared_empty: Machine) -> Machine:
    """Books with the sample book in them."""
    run = prepared_empty.youju("import", str(BOOK), "--yes", "--books", "sample")
    assert run.returncode == 0, run.stdout + run.stderr
    return prepared_empty


@pytest.fixture(scope="module")
def report(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The half-year report on them."""
    out = tmp_path_factory.mktemp("report") / "总结.docx"
    words = ("report", "half-year", "--unit", "交建工程公司党总支", "--period", "2022H1", "--out", str(out))
    told = answer(machine, *words, "--as-of", "2022-07-04", "--books", "sample")
    return told | {"file": out}


@with_sample
class TestTheSampleBook:
    """../shared/samples/ledger-2022h1.xlsx from Excel to Word."""

    def test_every_figure_of_the_gold_list_is_in_the_report(self, report: dict[str, Any]) -> None:
        there = {(figure["value"], figure["unit"]) for figure in report["figures"]}
        wanted = {(value, unit) for _, value, unit in json.loads(GOLD.read_text())["figures"]}
        assert wanted <= there

    def test_each_figure_is_the_sum_of_its_rows(self, report: dict[str, Any]) -> None:
        for figure in report["figures"]:
            counted, base = (sum(row[part] for row in figure["rows"]) for part in ("weight", "base"))
            value = round(counted * 100 / base, 1) if figure["unit"] == "%" else counted
            assert value == (figure["value"] or 0), figure["title"]

    def test_a_site_without_a_meeting_has_no_records_and_no_zero(self, report: dict[str, Any]) -> None:
        (figure,) = [f for f in report["figures"] if f["title"] == "支部党员大会（若羌项目部临时党支部）"]
        assert (figure["state"], figure["value"], figure["rows"]) == ("no_records", None, [])

    def test_a_zero_in_the_book_is_a_confirmed_zero(self, report: dict[str, Any]) -> None:
        (figure,) = [f for f in report["figures"] if f["title"] == "发现问题"]
        assert (figure["state"], figure["value"]) == ("confirmed_zero", 0)

    def test_the_short_months_of_the_committee_are_named(self, report: dict[str, Any]) -> None:
        told = [p["text"] for p in report["passages"] if p["section"] == "存在的问题"]
        (line,) = [text for text in told if "支部委员会会议" in text]
        assert "机关党支部应有6次，台账记有4次，3月、5月没有记录" in line
        assert "临时党支部" not in line
        assert not any("党费" in text for text in told)

    def test_the_docx_has_a_table_in_which_the_site_is_unfilled(self, report: dict[str, Any]) -> None:
        file = docx.Document(str(report["file"]))
        rows = [[_text(cell) for cell in row.cells] for table in file.tables for row in table.rows]
        (row,) = [row for row in rows if row[0] == "若羌项目部临时党支部"]
        assert "无记录" in row

    def test_rows_of_a_figure_by_its_number(self, machine: Machine, report: dict[str, Any]) -> None:
        (figure,) = [f for f in report["figures"] if f["title"] == "谈心谈话人次"]
        told = answer(machine, "rows", report["run"][:8], str(figure["number"]), "--books", "sample")
        assert [row["weight"] for row in told["rows"]] == [11, 14, 12, 13]

    def test_judging_says_who_is_missing(self, machine: Machine) -> None:
        words = ("judge", "--unit", "机关党支部", "--period", "2022Q1", "--as-of", "2022-07-04", "--books", "sample")
        items = answer(machine, *words)
        (item,) = [item for item in items if item["duty"].endswith("attendance") or item["missing"]][:1]
        assert item["status"] in ("short", "overdue")
        assert item["missing"]
        assert {"key", "title", "unit", "person", "period", "value", "threshold", "due_on", "explanation"} <= set(item)
