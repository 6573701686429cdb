"""Text files read the same in every encoding and with every line end."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.core.errors import Refusal
from youju.formats.plain import MOST_LINES, read_plain
from youju.formats.reading import read_file

SAID = "一、总体要求\n全年召开会议12次，学习文件三份。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_encoding_is_told(encoding: str) -> None:
    assert read_plain(SAID.encode(encoding)).content == SAID


def test_big_endian_utf_16_with_a_mark_is_told() -> None:
    assert read_plain(codecs.BOM_UTF16_BE + SAID.encode("utf-16-be")).content == SAID


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_are_read_as_python_reads_them(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes(SAID.replace("\n", line_end).encode())
    assert read_file(path).content == path.read_text(encoding="utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=200))
def test_offsets_in_utf_8_are_those_of_the_file(text: str) -> None:
    assert read_plain(("总结\n" + text).encode()).content == "总结\n" + text


def test_a_utf_8_file_cut_in_a_character_is_still_utf_8() -> None:
    text = read_plain(SAID.encode()[:-5])
    assert text.content.startswith("一、总体要求\n全年召开会议12次")
    assert text.notes == ("有1处字节看不懂，读作“�”。",)


def test_a_gb18030_file_with_a_broken_byte_is_still_gb18030() -> None:
    content = bytearray((SAID * 20).encode("gb18030"))
    content[200] = 0xFF
    assert read_plain(bytes(content)).content.count("全年召开会议12次") >= 19


def test_the_name_of_the_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "计划.txt"
    path.write_text(SAID, encoding="utf-8")
    assert read_file(path).name == "计划.txt"


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 8, b"\x7fELF" + bytes(200), b"\x00\x01\x02\x03" * 300],
    ids=["bytes", "program", "raw"],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="看不懂"):
        read_file(content, "说明.txt")


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(Refusal, match="万行"):
        read_plain(b"\n" * (2 * MOST_LINES + 1))
