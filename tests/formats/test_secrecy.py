"""Marks of secrecy are found where they stand as marks, and not in talk about secrecy."""

import io
import time
import zipfile

import docx
import openpyxl
import pytest
from pypdf import PdfWriter

from formats.papers import pdf_of
from youju.core.errors import Refusal
from youju.formats import markup, media
from youju.formats.media import media_type_of
from youju.formats.secrecy import marking_in, marking_in_file, marking_in_name


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("机密★1年", "机密★1年"),
        ("秘密★", "秘密★"),
        ("000012\n机 密 ★ 10 年\n特急", "机密★10年"),
        ("★绝密", "★绝密"),
        ("密级：机密", "密级：机密"),
        ("密　级：秘密", "密级：秘密"),
        ("文件名称\t某通知\n密级\t机密\n", "密级机密"),
        ("绝密\n关于某事的通知", "绝密"),
        ("【秘密】", "【秘密】"),
        ("关于某事的通知\n（机密）\n正文", "（机密）"),
        ("秘密三年", "秘密三年"),
        ("秘密  特急\n某单位文件", "秘密特急"),
        ("000123机密", "000123机密"),
        ("机密★长期", "机密★长期"),
    ],
)
def test_a_mark_is_found(text, mark):
    assert marking_in(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "保密工作",
        "机密级文件管理规定",
        "传达学习机密级文件管理规定，严守国家秘密。",
        "绝密文件丢失案例警示教育",
        "密级：内部",
        "密级：绝密/机密/秘密",
        "密级：绝密 机密 秘密（请勾选）",
        "密级：□绝密 □机密",
        "标志写作“机密★1年”。",
        "保密★示范岗",
        "★★★★★星级党支部",
        "国家秘密",
        "商业秘密保护培训",
        "\n".join(["正文的一行"] * 12 + ["秘密"]),
        "",
    ],
)
def test_talk_about_secrecy_is_no_mark(text):
    assert marking_in(text) is None


@pytest.mark.parametrize(
    "name", ["【机密】方案.docx", "方案（秘密）.pdf", "绝密-方案.pdf", "机密.docx", "方案机密★3年.doc"]
)
def test_a_mark_in_a_name_is_found(name):
    assert marking_in_name(name)


@pytest.mark.parametrize("name", ["秘密花园.jpg", "机密文件管理规定.docx", "保密工作.pdf"])
def test_a_name_about_secrecy_is_none(name):
    assert marking_in_name(name) is None


def found(content, name=""):
    file = io.BytesIO(content)
    kind = media_type_of(file)
    assert kind, "a kind we take"
    return marking_in_file(file, kind, name)


def word(edit):
    file = docx.Document()
    edit(file)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def test_a_mark_split_over_runs_is_found():
    def split(file):
        paragraph = file.add_paragraph()
        for piece in ("机", "密", "★", "1年"):
            paragraph.add_run(piece)

    assert found(word(split)) == "机密★1年"


def test_a_mark_in_a_page_header_is_found():
    def headed(file):
        file.sections[0].header.paragraphs[0].text = "秘密"
        for _ in range(30):
            file.add_paragraph("正文。")

    assert found(word(headed)) == "秘密"


def test_a_mark_in_a_table_is_found():
    def tabled(file):
        table = file.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "密级", "机密"

    assert found(word(tabled)) == "密级机密"


def test_a_mark_in_the_properties_is_found():
    assert found(word(lambda file: setattr(file.core_properties, "keywords", "绝密★5年"))) == "绝密★5年"


def test_a_document_within_a_document_is_looked_into():
    inner = word(lambda file: file.add_paragraph("机密★"))
    outer = io.BytesIO(word(lambda file: file.add_paragraph("正文")))
    with zipfile.ZipFile(outer, "a") as archive:
        archive.writestr("word/embeddings/附件.docx", inner)
    assert found(outer.getvalue()) == "机密★"


def book(edit):
    file = openpyxl.Workbook()
    edit(file.active)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def test_a_mark_in_a_cell_is_found():
    assert found(book(lambda sheet: sheet.append(["台账", "秘密★3年"]))) == "秘密★3年"


def test_a_mark_in_a_sheets_page_header_is_found():
    def headed(sheet):
        sheet["A1"] = "台账"
        sheet.oddHeader.center.text = "机密"

    assert found(book(headed)) == "机密"


def test_a_pdf_is_read():
    assert found(pdf_of("SECRET TEST")) is None
    assert found(pdf_of("机密★1年")) == "机密★1年"


def test_a_pdf_with_a_password_is_refused():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(Refusal, match="打开密码"):
        found(stream.getvalue())


def test_a_broken_pdf_is_refused():
    with pytest.raises(Refusal, match="已损坏"):
        found(b"%PDF-1.7\nnothing more")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_in_the_encodings_offices_use(encoding):
    assert found("机密★2年\n关于某事的通知".encode(encoding)) == "机密★2年"
    assert found("保密工作总结\n全年开展教育四次。".encode(encoding)) is None


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def old_word(text):
    return OLE + "WordDocument\0".encode("utf-16-le") + b"\0" * 486 + f"\r{text}\r".encode("utf-16-le")


@pytest.mark.parametrize("text", ["机密★1年", "密级：秘密\r正文", "绝密\r关于某事的通知"])
def test_an_old_word_file_is_read(text):
    assert found(old_word(text))


def test_an_old_word_file_about_secrecy_is_none():
    assert found(old_word("保密工作要点\r机密级文件管理规定\r严守国家秘密。")) is None


def test_an_encrypted_office_file_is_refused():
    with pytest.raises(Refusal, match="打开密码"):
        found(OLE + "EncryptedPackage\0".encode("utf-16-le"))


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_macros_are_refused():
    with pytest.raises(Refusal, match="有宏"):
        found(zipped(**{"word/document.xml": "<a/>", "word/vbaProject.bin": "x"}))


def test_a_truncated_file_is_refused():
    content = word(lambda file: file.add_paragraph("正文"))
    with pytest.raises(Refusal, match="已损坏"):
        found(content[: len(content) // 2])


def test_a_part_cut_short_is_refused():
    content = zipped(**{"word/document.xml": "<a>" + "<b>文</b>" * 9})
    with pytest.raises(Refusal, match="已损坏"):
        found(content)


def test_a_zip_bomb_is_refused_quickly(monkeypatch):
    monkeypatch.setattr(markup, "LARGEST_PART", 1_000_000)
    began = time.monotonic()
    with pytest.raises(Refusal, match="太大"):
        found(zipped(**{"word/document.xml": b"<a>" + b"0" * 50_000_000 + b"</a>"}))
    assert time.monotonic() - began < 5


def test_a_zip_that_lies_about_its_sizes_is_refused():
    honest = zipped(**{"word/document.xml": b"<a>" + b" " * 10_000_000 + b"</a>"})
    lying = honest.replace((10_000_007).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(Refusal):
        found(lying)


def with_entities(*definitions, text):
    return zipped(**{"word/document.xml": f"<!DOCTYPE a [{''.join(definitions)}]><a><t>{text}</t></a>"})


def test_entities_that_unfold_without_end_are_refused_at_once():
    laughs = (f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    began = time.monotonic()
    with pytest.raises(Refusal):
        found(with_entities(*laughs, text="&a11;"))
    assert time.monotonic() - began < 2


def test_a_mark_cannot_hide_in_an_entity():
    with pytest.raises(Refusal):
        found(with_entities('<!ENTITY m "机密">', text="&m;★"))


def test_nothing_outside_the_file_is_read(tmp_path):
    (tmp_path / "outside").write_text("机密★")
    with pytest.raises(Refusal):
        found(with_entities(f'<!ENTITY m SYSTEM "file://{tmp_path}/outside">', text="&m;"))


def test_pictures_and_sound_have_nothing_to_read():
    assert found(b"\xff\xd8\xff\xe0" + b"0" * 50, "现场.jpg") is None
    assert found(b"\x00\x00\x00\x18ftypmp42" + b"0" * 50) is None


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", media.PDF),
        (b"\x89PNG\r\n\x1a\n", media.PNG),
        (b"\x00\x00\x00\x18ftypheic", media.HEIC),
        (b"\x00\x00\x00\x18ftypisom", media.MP4),
        (b"\x00\x00\x00\x18ftypM4A ", media.M4A),
        (b"ID3\x03", media.MP3),
        (b"\xff\xfb\x90", media.MP3),
        ("通知".encode(), media.TEXT),
        (b"MZ\x90\x00", None),
        (b"\x1f\x8b\x08\x00", None),
        (b"", None),
    ],
)
def test_the_content_says_what_kind_a_file_is(head, kind):
    assert media_type_of(io.BytesIO(head)) == kind


def test_a_zip_that_is_no_document_is_of_no_kind():
    assert media_type_of(io.BytesIO(zipped(**{"anything.txt": "x"}))) is None
