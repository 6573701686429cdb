"""PDFs with a text layer read as paragraphs; scans and locked ones are refused with a reason."""

import io

import pypdf
import pytest

from formats.papers import pdf_of
from youju.core.errors import Refusal
from youju.formats import pdf_text
from youju.formats.pdf import PdfPages
from youju.formats.reading import read_file


def pages(monkeypatch: pytest.MonkeyPatch, *texts: str, total: int = 0) -> None:
    """Let the pages' text layer be this."""
    monkeypatch.setattr(pdf_text, "pdf_pages", lambda *_: PdfPages(list(texts), total or len(texts)))


def test_a_text_layer_is_read() -> None:
    text = read_file(pdf_of("全年召开会议十二次。"), "总结.pdf")
    assert text.content == "全年召开会议十二次。"
    assert text.place(3).where == "第1页"


def test_a_page_without_text_is_refused() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(Refusal, match="没有文字层"):
        read_file(stream.getvalue(), "扫描件.pdf")


def test_a_locked_pdf_is_refused() -> None:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf_of("全年召开会议十二次。")))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(Refusal, match="打开密码"):
        read_file(stream.getvalue(), "总结.pdf")


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(Refusal, match="已损坏"):
        read_file(b"%PDF-1.4\n" + b"nothing" * 40, "总结.pdf")


def test_lines_broken_for_the_page_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    pages(monkeypatch, "工作总结\n今年以来公司党委召开会议十二次，学习\n文件三十五份，举办培训班四期。\n一、主要做法\n")
    assert read_file(b"%PDF-1.7", "a.pdf").content.split("\n") == [
        "工作总结",
        "今年以来公司党委召开会议十二次，学习文件三十五份，举办培训班四期。",
        "一、主要做法",
    ]


def test_a_paragraph_goes_on_over_the_page_and_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    first = "一、学习情况\n今年以来公司党委召开会议十二次，学习\n1\n"
    pages(monkeypatch, first, "文件三十五份。\n二、下一步\n2\n")
    text = read_file(b"%PDF-1.7", "a.pdf")
    assert text.content.split("\n")[1] == "今年以来公司党委召开会议十二次，学习文件三十五份。"
    assert [(each.where, each.paragraph) for each in text.regions[:3]] == [("第1页", 1), ("第1页", 2), ("第2页", 1)]


def test_a_numbered_line_begins_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    pages(monkeypatch, "一、党委全年召开会议研究部署重点工作\n二、党委全年开展检查督促整改突出问题\n三、结束\n")
    assert len(read_file(b"%PDF-1.7", "a.pdf").lines) == 3


def test_page_numbers_are_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    pages(monkeypatch, "今年召开会议十二次。\n— 1 —\n", "今年举办培训四期。\n第2页 共2页\n")
    text = read_file(b"%PDF-1.7", "a.pdf")
    assert [(text.quote(each.span), each.kind, each.where) for each in text.regions] == [
        ("今年召开会议十二次。", "body", "第1页"),
        ("今年举办培训四期。", "body", "第2页"),
        ("— 1 —", "footer", "第1页"),
        ("第2页共2页", "footer", "第2页"),
    ]


def test_spaces_of_the_layout_and_radicals_are_put_right(monkeypatch: pytest.MonkeyPatch) -> None:
    pages(monkeypatch, "全 年 召 开 会 议 12 次 ， ⼀ 般 情 况 。\n")
    assert read_file(b"%PDF-1.7", "a.pdf").content == "全年召开会议12次，一般情况。"


def test_pages_that_are_pictures_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pages(monkeypatch, "今年召开会议十二次。\n", "", "3", total=400)
    notes = read_file(b"%PDF-1.7", "a.pdf").notes
    assert notes == ("第2、3页没有文字层，没有读。", "PDF 有400页，只读了前300页。")
