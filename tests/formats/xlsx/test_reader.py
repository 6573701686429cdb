"""Reading workbooks, and refusing what is none."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from youju.core.errors import Refusal
from youju.core.ledgers.layout import Merge
from youju.formats.xlsx.guard import guarded
from youju.formats.xlsx.reader import open_book


def workbook(path: Path, rows: list[list[object]], merges: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "台账"
    for row in rows:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    book.save(path)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        read_all(path)
    return str(caught.value)


def read_all(path: Path) -> int:
    """How many rows there are, watched for marks."""
    with open_book(path) as sheets:
        return sum(len(list(sheet.rows())) for sheet in guarded(path.name, sheets))


def test_rows_come_with_their_numbers_and_without_empty_ones(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["甲", 1], [], ["乙", 2.5]])
    with open_book(path) as sheets:
        assert list(sheets[0].rows()) == [(1, ("甲", 1)), (3, ("乙", 2.5))]


def test_merged_cells_are_known(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["甲", None], ["乙", 1], [None, 2]], ("A1:B1", "A2:A3"))
    with open_book(path) as sheets:
        assert set(sheets[0].merges) == {Merge(1, 0, 1, 1), Merge(2, 0, 3, 0)}


def test_merged_cells_after_many_rows_are_known(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["长文字" * 20, n] for n in range(30000)], ("A2:A3", "B9:B10"))
    with open_book(path) as sheets:
        assert len(sheets[0].merges) == 2


def test_a_formula_without_a_result_is_counted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["=1+1", "甲"]])
    with open_book(path) as sheets:
        assert sheets[0].unvalued == 1


def test_a_sheet_that_understates_its_size_is_read_whole(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["甲", 1], ["乙", 2]])
    changed = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1"'))
    with open_book(changed) as sheets:
        assert len(list(sheets[0].rows())) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "老格式"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("a.csv", "日期,主题\n".encode(), "csv"),
        ("a.xlsx", b"<html><table></table></html>", "网页"),
        ("a.xlsx", b"", "空文件"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 60, "不完整"),
        ("a.xlsx", b"GIF89a", "不是 Excel"),
    ],
)
def test_what_is_no_workbook_is_refused_with_the_reason(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "没有这个文件" in refusal(tmp_path / "b.xlsx")


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["甲", n] for n in range(500)])
    path.write_bytes(path.read_bytes()[:-300])
    assert "不完整" in refusal(path)


def test_a_damaged_sheet_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["甲", 1]])
    changed = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    assert "损坏" in refusal(changed)


def test_an_ordinary_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("信.txt", "你好")
    assert "不是 Excel 工作簿" in refusal(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["甲", 1]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/worksheets/x.xml", "w") as part:
        for _ in range(80):
            part.write(b" " * 2**20)
    assert "过大" in refusal(path)


def test_declared_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["甲", 1]])
    changed = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]>' + content
            new.writestr(name, bomb if "sheet1" in name else content)
    assert "不该有的声明" in refusal(changed)


@pytest.mark.parametrize("mark", ["秘密★", "机密★10年", "绝密"])
def test_a_book_with_a_mark_of_secrecy_is_refused_naming_the_cell(tmp_path: Path, mark: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [["日期", "主题"], ["3月4日", mark]])
    assert "B2" in refusal(path)


def test_work_about_secrecy_is_no_mark(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["日期", "主题"], ["3月4日", "学习保密法，检查机密级文件管理"]])
    assert read_all(path) == 2
