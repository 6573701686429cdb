"""Hostile and mistaken files end in a sentence that says what is wrong and what to do."""

import io
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from formats.reading.made import NAMESPACES, docx, level, listed, numbering, p, table, unzipped, zipped
from youju.core.errors import Refusal
from youju.formats.docx import package
from youju.formats.docx.fixing import apply_fixes_docx
from youju.formats.docx.reader import read_docx
from youju.formats.reading import kind_of, read_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def body(content: str) -> bytes:
    return zipped({"word/document.xml": f"<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>".encode()})


def refused(content: bytes, name: str = "总结.docx") -> str:
    """What the refusal says; it must come soon and give advice."""
    begun = time.monotonic()
    with pytest.raises(Refusal) as told:
        read_file(content, name)
    assert time.monotonic() - begun < 10
    assert told.value.advice
    return told.value.message


def test_a_part_that_unfolds_without_end_is_refused() -> None:
    assert "太大" in refused(zipped({"word/document.xml": b" " * (package.LARGEST_PART + 1)}))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = zipped({"word/document.xml": b" " * 5_000_000})
    lied = content.replace(struct.pack("<L", 5_000_000), struct.pack("<L", 1000))
    assert "损坏" in refused(lied)


def test_what_is_not_read_may_be_large() -> None:
    content = docx(p("甲"), files={"word/media/film.bin": bytes(package.LARGEST_PART + 1)})
    assert read_file(content, "a.docx").content == "甲"


def test_a_copy_of_a_bomb_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_COPY", 1_000_000)
    content = docx(p("甲"), files={"word/media/film.bin": bytes(2_000_000)})
    opened = package.Package(content)
    root = opened.tree("word/document.xml")
    assert root is not None
    with pytest.raises(Refusal, match="太大"):
        opened.copy_with({"word/document.xml": root})


def test_too_many_parts_are_refused() -> None:
    assert "内部文件" in refused(zipped({f"word/{n}.xml": b"" for n in range(package.MOST_PARTS + 1)}))


def test_a_compression_without_bounds_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "损坏" in refused(stream.getvalue())


LAUGHS = '<!DOCTYPE w [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(declared: str, encoding: str) -> None:
    document = f"{declared}<w:document {NAMESPACES}><w:body>{p('<w:r><w:t>&a;</w:t></w:r>')}</w:body></w:document>"
    assert "声明" in refused(zipped({"word/document.xml": document.encode(encoding)}))


def test_elements_nested_without_end_are_refused() -> None:
    assert "损坏" in refused(body("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000))


def test_tables_nested_as_deep_as_xml_goes_are_read() -> None:
    deep = p("底")
    for _ in range(80):
        deep = table(f"<w:tr><w:tc>{deep}</w:tc></w:tr>")
    assert read_docx(body(deep)).content == "底"


def test_too_many_elements_are_refused() -> None:
    assert "过多" in refused(body("<w:p/>" * 3_000_000))


def test_too_many_paragraphs_are_refused() -> None:
    assert "万段" in refused(body("<w:p/>" * 210_000))


def test_labels_that_multiply_text_are_cut() -> None:
    levels = numbering(level(0, "upperRoman", "%1" * 40_000, start=2**31 - 1))
    assert len(read_docx(docx(listed("甲"), {"numbering": levels})).content) < 200


@pytest.mark.parametrize("value", ["", "x", "-5", "99999999999999999999", "１"])
def test_numbers_that_are_none_do_no_harm(value: str) -> None:
    properties = f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'
    cell = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>{p("乙")}</w:tc></w:tr></w:tbl>'
    assert read_file(body(p("甲", properties) + cell), "a.docx").content == "甲\n乙"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_refused(share: float) -> None:
    content = docx(p("甲" * 500))
    assert "不完整" in refused(content[: int(len(content) * share)])


def test_a_file_with_a_password_is_refused() -> None:
    assert "打开密码" in refused(OLE + "EncryptedPackage\0".encode("utf-16-le"))


def test_a_zip_with_a_password_is_refused() -> None:
    content = bytearray(docx(p("甲")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    assert "打开密码" in refused(bytes(content))


def workbook() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (workbook(), "Excel"),
        (OLE + "Workbook\0".encode("utf-16-le"), "Excel"),
        (OLE + "PowerPoint Document\0".encode("utf-16-le"), "PPT"),
        (zipped({"ppt/presentation.xml": b""}), "PPT"),
        (zipped({"OFD.xml": b""}), "OFD"),
        (zipped({"readme.txt": b""}), "压缩包"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "图片"),
        (b"<html><body>1</body></html>", "网页"),
        (OLE, "看不懂"),
        (OLE + bytes(range(256)) * 40, "看不懂"),
        (b"", "空的"),
        (b"PK\x03\x04" + b"x" * 100, "损坏"),
    ],
)
def test_what_is_no_document_is_named(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_a_docx_called_txt_is_read_and_told() -> None:
    text = read_file(docx(p("甲")), "总结.txt")
    assert (text.content, text.notes) == ("甲", ("扩展名是 .txt，内容其实是 docx，按内容读。",))


def test_a_text_called_docx_is_read_and_told() -> None:
    text = read_file("全年召开会议12次。".encode(), "总结.docx")
    assert (text.content, text.notes) == ("全年召开会议12次。", ("扩展名是 .docx，内容其实是 text，按内容读。",))


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (OLE + "WordDocument\0".encode("utf-16-le"), "a.wps", "doc"),
        (OLE + "Root Entry\0".encode("utf-16-le"), "a.wps", "wps"),
        (rb"{\rtf1 }", "a.doc", "rtf"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "a.doc", "xml"),
        (b"<p>&nbsp;</p>", "a.txt", "text"),
        (zipped({"mimetype": b"", "content.xml": b""}), "a.odt", "odt"),
    ],
)
def test_a_kind_is_told_from_the_content(content: bytes, name: str, kind: str) -> None:
    assert kind_of(content, name) == kind


def test_paths_that_are_no_files_are_refused(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "不是文件"), (tmp_path / "无.docx", "没有"), (Path("/dev/zero"), "不是文件")):
        with pytest.raises(Refusal, match=said):
            read_file(path)


def test_a_file_too_long_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "长.docx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Refusal, match="200MB"):
        read_file(path)


def test_relations_that_lead_out_of_the_file_are_not_followed() -> None:
    content = docx(p("甲"))
    files = unzipped(content)
    outside = b'Target="file:///etc/hostname" TargetMode="External"'
    relation = files["_rels/.rels"].replace(b'Target="word/document.xml"', outside)
    assert read_docx(zipped({**files, "_rels/.rels": relation})).content == "甲"


def test_a_broken_file_is_not_fixed() -> None:
    with pytest.raises(Refusal):
        apply_fixes_docx(docx(p("甲"))[:-30], [])
