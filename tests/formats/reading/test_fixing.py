"""Fixes change the characters concerned in a copy of the file, and nothing else."""

import io
import re

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.reading.made import cell, docx, level, listed, numbering, p, r, row, table, unzipped, zipped
from youju.core.errors import Refusal
from youju.core.reading.found import Fix
from youju.core.reading.text import Span
from youju.formats.docx.fixing import apply_fixes_docx, fixable_docx
from youju.formats.docx.reader import read_docx
from youju.formats.plain import apply_fixes_text, read_plain


def fix(content: bytes, old: str, new: str) -> Fix:
    """A fix of the first place where the text of a docx has `old`."""
    start = read_docx(content).content.index(old)
    return Fix(Span(start, start + len(old)), new)


def fixed(content: bytes, old: str, new: str) -> str:
    return read_docx(apply_fixes_docx(content, [fix(content, old, new)])).content


def runs(content: bytes) -> list[str]:
    """The texts of the runs in the body."""
    return re.findall(r"<w:t[^>]*>([^<]*)</w:t>", unzipped(content)["word/document.xml"].decode())


def test_a_word_is_replaced() -> None:
    assert fixed(docx(p("按排部署")), "按排", "安排") == "安排部署"


def test_each_character_stays_in_its_run() -> None:
    content = docx(p(r("布") + r("署", "<w:b/>") + r("工作")))
    assert runs(apply_fixes_docx(content, [fix(content, "布署工", "部署工")])) == ["部", "署", "工作"]


def test_a_longer_text_goes_into_the_first_run_it_changes() -> None:
    content = docx(p(r("四个") + r("意识", "<w:b/>") + r("增强")))
    assert runs(apply_fixes_docx(content, [fix(content, "意识增", "意识不断增")])) == ["四个", "意识不断", "增强"]


def test_a_deletion_takes_characters_from_every_run() -> None:
    content = docx(p(r("进行进") + r("行") + r("学习")))
    assert runs(apply_fixes_docx(content, [fix(content, "进行进行", "进行")])) == ["进行", "", "学习"]


def test_an_insertion_stands_where_it_is_asked_for() -> None:
    content = docx(p("甲") + p(r("召开") + r("党课")))
    assert read_docx(apply_fixes_docx(content, [Fix(Span(4, 4), "了")])).content == "甲\n召开了党课"


def test_cells_notes_and_headers_can_be_fixed() -> None:
    parts = {"header1": p("内部资枓"), "footnotes": f'<w:footnote w:id="2">{p("按排")}</w:footnote>'}
    body = p(r("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + table(row(cell("布署")))
    body += '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    content = docx(body, parts)
    fixes = [fix(content, "资枓", "资料"), fix(content, "按排", "安排"), fix(content, "布署", "部署")]
    assert read_docx(apply_fixes_docx(content, fixes)).content == "甲\n部署\n安排\n内部资料"


def test_blanks_that_were_not_seen_do_not_come_to_light() -> None:
    content = docx(p("<w:r><w:t>  按排 </w:t></w:r>" + r("工作")))
    assert fixed(content, "按排", "安排 ") == "安排 工作"


def test_everything_else_in_the_file_stays_as_it_was() -> None:
    picture = bytes(range(256)) * 40
    content = docx(p(r("按排", '<w:rFonts w:eastAsia="仿宋"/>')), {"styles": ""}, {"word/media/1.png": picture})
    before, after = unzipped(content), unzipped(apply_fixes_docx(content, [fix(content, "按", "安")]))
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert '<w:rFonts w:eastAsia="仿宋"/>'.encode() in after["word/document.xml"]


def test_nothing_to_fix_gives_the_very_file() -> None:
    content = docx(p("安排"))
    assert apply_fixes_docx(content, []) == content


def test_numbers_tabs_and_paragraph_ends_cannot_be_fixed() -> None:
    levels = numbering(level(0, "chineseCounting", "%1、"))
    content = docx(listed("总则") + p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), {"numbering": levels})
    left = [fix(content, "一、", "二、"), fix(content, "甲\t乙", "甲乙"), fix(content, "则\n甲", "则甲")]
    assert fixable_docx(content, [*left, fix(content, "总则", "总纲")]) == [fix(content, "总则", "总纲")]
    assert apply_fixes_docx(content, left) == content


def test_of_overlapping_fixes_the_first_is_made() -> None:
    content = docx(p("甲乙丙"))
    fixes = [Fix(Span(1, 3), "丁"), Fix(Span(0, 2), "戊")]
    assert read_docx(apply_fixes_docx(content, fixes)).content == "戊丙"


def test_a_file_in_the_strict_form_stays_in_it() -> None:
    namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{namespace}"><w:body>{p("按排")}</w:body></w:document>'
    content = zipped({"word/document.xml": body.encode()})
    after = apply_fixes_docx(content, [fix(content, "按", "安")])
    assert namespace in unzipped(after)["word/document.xml"].decode()
    assert read_docx(after).content == "安排"


def test_a_signed_file_is_not_changed() -> None:
    content = docx(p("按排"), files={"_xmlsignatures/sig1.xml": b"<a/>"})
    with pytest.raises(Refusal, match="数字签名"):
        apply_fixes_docx(content, [fix(content, "按", "安")])


def test_a_fixed_file_opens_in_python_docx_with_its_formatting() -> None:
    file = python_docx.Document()
    file.add_paragraph("要按").add_run("排好工作").bold = True
    stream = io.BytesIO()
    file.save(stream)
    content = apply_fixes_docx(stream.getvalue(), [fix(stream.getvalue(), "按排", "安排")])
    found = python_docx.Document(io.BytesIO(content)).paragraphs[0].runs
    assert [(each.text, each.bold) for each in found] == [("要安", None), ("排好工作", True)]


PIECES = st.lists(st.text(alphabet="甲乙丙丁 5，", max_size=5), min_size=1, max_size=6)


@st.composite
def fixes_of(draw: st.DrawFn, length: int) -> list[Fix]:
    """Fixes of a text of some length, overlapping or not."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, length))
        end = draw(st.integers(start, min(length, start + 6)))
        found.append(Fix(Span(start, end), draw(st.text(alphabet="戊己 7", max_size=5))))
    return found


def replaced(content: str, fixes: list[Fix]) -> str:
    """The plain way to make fixes that do not overlap."""
    for each in sorted(fixes, key=lambda one: one.span, reverse=True):
        content = content[: each.span.start] + each.replacement + content[each.span.end :]
    return content


@settings(deadline=None)
@given(st.data(), st.lists(PIECES, min_size=1, max_size=4))
def test_fixes_in_runs_do_what_they_do_in_text(data: st.DataObject, paragraphs: list[list[str]]) -> None:
    content = docx("".join(p("".join(map(r, pieces))) for pieces in paragraphs))
    text = read_docx(content).content
    fixes = data.draw(fixes_of(len(text)))
    made = fixable_docx(content, fixes)
    assert read_docx(apply_fixes_docx(content, fixes)).content == replaced(text, made)


@settings(deadline=None)
@given(
    st.data(),
    st.text(alphabet="甲乙 5\n", max_size=30),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_fixes_in_a_text_file_keep_its_encoding_and_line_ends(
    data: st.DataObject, text: str, line_end: str, encoding: str
) -> None:
    whole = "一般规定：" + text  # long enough to tell the encoding by
    fixes = data.draw(fixes_of(len(whole)))
    content = whole.replace("\n", line_end).encode(encoding)
    kept = [each for index, each in enumerate(sorted(fixes, key=lambda one: one.span)) if not index]
    done = apply_fixes_text(content, kept)
    assert done == replaced(whole, kept).replace("\n", line_end).encode(encoding)


def test_a_text_file_keeps_its_mark() -> None:
    content = "按排".encode("utf-16")
    assert apply_fixes_text(content, [Fix(Span(0, 1), "安")]) == "安排".encode("utf-16")


def test_a_text_file_with_unreadable_bytes_is_not_changed() -> None:
    content = "今年召开会议五次，学习文件三份".encode() + b"\xff"
    assert read_plain(content).notes
    with pytest.raises(Refusal, match="没有修改"):
        apply_fixes_text(content, [Fix(Span(0, 1), "明")])
