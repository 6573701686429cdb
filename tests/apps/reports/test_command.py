"""`youju report`: what file it writes, and what `show` lists."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from apps.reports.company import FIRST_HALF, Company, company
from keeping import made_once
from youju.core.errors import Refusal
from youju.project.cli.work import report
from youju.reports.models import Run

pytestmark = pytest.mark.django_db

made = made_once(company)


@pytest.fixture
def books(made: Company) -> Company:
    return deepcopy(made)


def half_year(books: Company, out: Path | None = None) -> None:
    report.half_year(books.general.name, FIRST_HALF, out, date(2022, 7, 4), force=False, as_json=False)


@pytest.mark.parametrize(("name", "reason"), [("总结.txt", "不是"), ("没有的目录/总结.docx", "没有目录")])
def test_a_file_of_another_kind_or_in_no_folder_is_refused_before_anything_is_written(
    books: Company, tmp_path: Path, name: str, reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        half_year(books, tmp_path / name)
    assert not list(tmp_path.iterdir())
    assert not Run.objects.exists()


def test_a_docx_is_written_where_it_was_asked_for(books: Company, tmp_path: Path) -> None:
    half_year(books, tmp_path / "总结.docx")
    assert (tmp_path / "总结.docx").read_bytes().startswith(b"PK")


def shown(books: Company, capsys: Any, monkeypatch: pytest.MonkeyPatch, with_all: bool) -> tuple[str, Run]:
    monkeypatch.setenv("COLUMNS", "200")
    half_year(books)
    run = Run.objects.get()
    capsys.readouterr()
    report.show(str(run.uid), with_all=with_all, as_json=False)
    return capsys.readouterr().out, run


def test_show_lists_the_figures_of_tables_and_says_how_many_more_there_are(
    books: Company, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, run = shown(books, capsys, monkeypatch, with_all=False)
    assert "支部党员大会（西线项目临时党支部）" in out
    assert f"另有 {run.figures.count() - run.told_count} 个数字正文没有用到" in out


def test_show_all_lists_every_figure(books: Company, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    out, run = shown(books, capsys, monkeypatch, with_all=True)
    assert f"│ {run.figures.count()} " in out
    assert "另有" not in out.partition("编号")[2]
