"""A docx reads as people see it, and every line knows where it stood."""

import io

import docx as python_docx
import pytest

from formats.reading.made import cell, control, docx, level, listed, mark, numbering, p, r, row, style, t, table, zipped
from youju.core.errors import Refusal
from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text
from youju.formats.docx.reader import open_docx, read_docx


def read(body: str, **parts: str) -> Text:
    return read_docx(docx(body, parts))


def places(text: Text) -> list[tuple[str, str, int, str]]:
    return [(text.quote(each.span), each.kind, each.paragraph, each.where) for each in text.regions]


def test_paragraphs_are_lines() -> None:
    assert read(p("甲") + p() + p("乙")).content == "甲\n\n乙"


def test_runs_make_one_line() -> None:
    assert read(p(r("召开") + r("党课", "<w:b/>") + r("5次"))).content == "召开党课5次"


def test_a_paragraph_knows_its_number() -> None:
    text = read(p("甲") + p("乙丙"))
    place = text.place(text.content.index("丙"))
    assert (place.line, place.column, place.kind) == (2, 2, "body")


def test_tabs_line_breaks_and_hyphens_are_characters() -> None:
    assert (
        read(p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:cr/></w:r>")).content
        == "甲\t乙\n丙-\n"
    )


def test_a_soft_hyphen_is_none() -> None:
    assert read(p("<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t></w:r>")).content == "甲乙"


def test_a_page_break_parts_text_but_adds_no_line_by_itself() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    assert read(p(broken) + p(r("甲") + broken) + p(r("乙") + broken + r("丙"))).content == "\n甲\n乙\n丙"


def test_blanks_at_the_ends_of_a_run_count_only_where_it_says_so() -> None:
    assert read(p("<w:r><w:t> 甲 </w:t></w:r>" + r(" 乙 "))).content == "甲 乙 "


def test_a_line_end_inside_a_run_is_a_space() -> None:
    assert read(p("<w:r><w:t>甲\n乙</w:t></w:r>")).content == "甲 乙"


def test_comments_and_instructions_of_the_xml_are_no_text() -> None:
    assert read(p("<w:r><w:t>甲<!-- 丙 -->乙<?x 丁?></w:t></w:r>")).content == "甲乙"


def test_table_cells_are_read_row_by_row() -> None:
    text = read(p("表") + table(row(cell("事项"), cell("次数")), row(cell("党课", "讲座"), cell("5次"))) + p("完"))
    assert places(text) == [
        ("表", "body", 1, ""),
        ("事项", "table", 1, "第1个表第1行第1列"),
        ("次数", "table", 1, "第1个表第1行第2列"),
        ("党课", "table", 1, "第1个表第2行第1列"),
        ("讲座", "table", 2, "第1个表第2行第1列"),
        ("5次", "table", 1, "第1个表第2行第2列"),
        ("完", "body", 2, ""),
    ]


def test_merged_cells_are_read_once() -> None:
    body = table(
        row(cell("单位", properties='<w:gridSpan w:val="2"/>'), cell("次数")),
        row(cell("甲", properties='<w:vMerge w:val="restart"/>'), cell("乙"), cell("1")),
        row(cell("", properties="<w:vMerge/>"), cell("丙"), cell("2")),
    )
    assert [(quote, where[4:]) for quote, _, _, where in places(read(body))] == [
        ("单位", "第1行第1列"),
        ("次数", "第1行第3列"),
        ("甲", "第2行第1列"),
        ("乙", "第2行第2列"),
        ("1", "第2行第3列"),
        ("丙", "第3行第2列"),
        ("2", "第3行第3列"),
    ]


def test_a_cell_merged_with_nothing_above_is_read() -> None:
    assert read(table(row(cell("甲", properties="<w:vMerge/>")))).content == "甲"


def test_a_table_within_a_table_is_read_in_its_cell() -> None:
    inner = f"<w:tc>{p('外')}{table(row(cell('内')))}{p('')}</w:tc>"
    assert places(read(table(row(inner))))[1] == ("内", "table", 1, "第1个表第1行第1列，第1个表第1行第1列")


def test_rows_and_cells_in_content_controls_are_read() -> None:
    assert read(table(control(row(control(cell("甲")))))).content == "甲"


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = BOX.format(p("框内"))
    drawn = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    anchor = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    assert places(read(p(r("前") + anchor + r("后")) + p("下段"))) == [
        ("前后", "body", 1, ""),
        ("框内", "text_box", 1, "第1段旁的文本框"),
        ("下段", "body", 2, ""),
    ]


def test_an_old_text_box_is_read() -> None:
    old = f"<w:r><w:pict><v:shape><v:textbox>{BOX.format(p('框内'))}</v:textbox></v:shape></w:pict></w:r>"
    assert read(p(r("甲") + old)).content == "甲\n框内"


def test_content_controls_are_read_at_every_level() -> None:
    inline = control(r("5"), '<w:tag w:val="x"/><w:alias w:val="别名"/>')
    assert read(p(r("党课") + inline + r("次")) + control(p("整段"))).content == "党课5次\n整段"


def test_hyperlinks_and_smart_tags_are_read_through() -> None:
    linked = f'<w:hyperlink r:id="x">{r("学习强国")}</w:hyperlink><w:smartTag w:element="date">{r("5月")}</w:smartTag>'
    assert read(p(r("在") + linked)).content == "在学习强国5月"


def test_a_field_gives_its_result() -> None:
    field = mark("begin") + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + mark("separate") + r("3") + mark("end")
    simple = f'<w:fldSimple w:instr="NUMPAGES">{r("9")}</w:fldSimple>'
    assert read(p(r("第") + field + r("页共") + simple + r("页"))).content == "第3页共9页"


def test_a_field_within_an_instruction_gives_nothing() -> None:
    inner = mark("begin") + mark("separate") + r("内") + mark("end")
    assert read(p(mark("begin") + inner + mark("separate") + r("外") + mark("end"))).content == "外"


def test_a_field_left_open_swallows_no_more_than_its_paragraph() -> None:
    assert read(p(mark("begin") + r("甲")) + p("乙")).content == "\n乙"


def test_symbols_are_told_where_their_font_is_known() -> None:
    signs = [("Wingdings", "F0FE"), ("Wingdings 2", "F0A3"), ("宋体", "2103")]
    symbols = "".join(f'<w:sym w:font="{font}" w:char="{code}"/>' for font, code in signs)
    assert read(p(f"<w:r>{symbols}</w:r>")).content == "☑□℃"


def test_ruby_gives_its_base() -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('youju')}</w:rt><w:rubyBase>{r('有据')}</w:rubyBase></w:ruby></w:r>"
    assert read(p(ruby)).content == "有据"


def test_formulas_keep_their_numbers_apart() -> None:
    parts = "".join(f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>" for name, text in (("num", "1"), ("den", "2")))
    assert read(p(r("完成") + f"<m:oMath><m:f>{parts}</m:f></m:oMath>")).content == "完成1/2"


def test_hidden_text_is_left_out_and_told() -> None:
    text = read(p(r("甲") + r("暗", "<w:vanish/>") + r("乙", '<w:vanish w:val="0"/>')))
    assert text.content == "甲乙"
    assert text.notes == ("文件里有1处隐藏文字，没有读。",)


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = p(r("召开党课") + f"<w:ins>{r('五')}</w:ins><w:del><w:r><w:delText>四</w:delText></w:r></w:del>" + r("次"))
    text = read(body)
    assert text.content == "召开党课五次"
    assert text.notes == ("文件里有未接受的修订（插入1处、删除1处），按全部接受后的文字读。",)


def test_moved_text_stands_where_it_went() -> None:
    body = p(f"<w:moveFrom>{r('甲')}</w:moveFrom>" + r("乙")) + p(f"<w:moveTo>{r('甲')}</w:moveTo>")
    assert read(body).content == "乙\n甲"


def test_a_change_of_format_is_no_change_of_text() -> None:
    text = read(p(r("甲", "<w:b/><w:rPrChange><w:rPr/></w:rPrChange>")))
    assert (text.content, text.notes) == ("甲", ())


def test_a_deleted_paragraph_mark_joins_paragraphs_under_the_number_of_the_second() -> None:
    deleted = p("上半", '<w:rPr><w:del w:id="1"/></w:rPr>')
    levels = numbering(level(0, "chineseCounting", "%1、"))
    assert read(deleted + listed("下半") + p("后"), numbering=levels).content == "一、上半下半\n后"


def test_a_paragraph_deleted_with_its_mark_leaves_no_line() -> None:
    gone = p("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", '<w:rPr><w:del w:id="1"/></w:rPr>')
    assert read(p("甲") + gone + p("乙")).content == "甲\n乙"


def test_a_deleted_row_is_not_read() -> None:
    assert read(table(row(cell("甲"), properties="<w:del/>"), row(cell("乙")))).content == "乙"


FOOTNOTES = (
    '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{p("后注")}</w:footnote><w:footnote w:id="3">{p("先注")}</w:footnote>'
)


def test_footnotes_follow_the_body_in_the_order_of_their_marks() -> None:
    marks = [f'<w:r><w:footnoteReference w:id="{key}"/></w:r>' for key in (3, 2)]
    text = read(p(r("甲") + marks[0] + r("乙") + marks[1]), footnotes=FOOTNOTES)
    assert places(text) == [("甲乙", "body", 1, ""), ("先注", "footnote", 1, "脚注1"), ("后注", "footnote", 1, "脚注2")]


def test_a_footnote_whose_mark_was_deleted_is_gone() -> None:
    mark = '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    assert read(p(r("甲") + mark), footnotes=FOOTNOTES).content == "甲"


def test_endnotes_are_read() -> None:
    notes = f'<w:endnote w:id="1">{p("尾")}</w:endnote>'
    assert places(read(p(r("甲") + '<w:r><w:endnoteReference w:id="1"/></w:r>'), endnotes=notes))[1] == (
        "尾",
        "endnote",
        1,
        "尾注1",
    )


def section(*references: str) -> str:
    return f"<w:sectPr>{''.join(references)}</w:sectPr>"


def test_headers_and_footers_come_after_the_notes() -> None:
    references = (
        '<w:footerReference w:type="default" r:id="footer1"/><w:headerReference w:type="default" r:id="header1"/>'
    )
    text = read(p("甲") + section(references), footer1=p("— 1 —"), header1=p("内部资料"))
    assert places(text)[1:] == [("内部资料", "header", 1, "页眉"), ("— 1 —", "footer", 1, "页脚")]


def test_headers_of_first_and_even_pages_are_read_only_where_shown() -> None:
    first = '<w:headerReference w:type="first" r:id="header1"/>'
    even = '<w:headerReference w:type="even" r:id="header2"/>'
    parts = {"header1": p("首"), "header2": p("偶")}
    assert read(p("甲") + section(first, even), **parts).content == "甲"
    assert read(p("甲") + section(first, even, "<w:titlePg/>"), **parts).content == "甲\n首"
    assert read(p("甲") + section(first, even), settings="<w:evenAndOddHeaders/>", **parts).content == "甲\n偶"


def test_comments_come_last_and_are_told() -> None:
    text = read(
        p(r("甲") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        comments=f'<w:comment w:id="0">{p("数字核实")}</w:comment>',
    )
    assert places(text)[1] == ("数字核实", "comment", 1, "批注1")
    assert text.notes == ("文件里有1条批注，接在正文之后。",)


def test_a_table_of_contents_is_known_as_such_and_gives_no_headings() -> None:
    text = read(p("一、总则\t1", '<w:pStyle w:val="T1"/>') + p("一、总则"), styles=style("T1", "TOC 1"))
    assert [kind for _, kind, _, _ in places(text)] == ["contents", "body"]
    assert [heading.span.start for heading in outline_of(text).headings] == [text.regions[1].span.start]


def test_what_follows_the_body_is_not_taken_for_its_end() -> None:
    references = '<w:footerReference w:type="default" r:id="footer1"/>'
    body = p("某某公司党委工作总结") + p("全年召开会议12次。") + p("某某公司党委") + p("2024年1月5日")
    text = read(body + section(references), footer1=p("— 1 —"), comments=f'<w:comment w:id="0">{p("核实")}</w:comment>')
    outline = outline_of(text)
    assert outline.signature is not None
    assert text.quote(outline.signature) == "某某公司党委"


def test_macros_are_told_and_not_run() -> None:
    content = docx(p("甲"), files={"word/vbaProject.bin": b"Sub AutoOpen()"})
    assert read_docx(content).notes == ("文件里有宏，没有运行。",)


def test_embedded_documents_are_told() -> None:
    assert read(p("甲") + '<w:altChunk r:id="x"/>').notes == ("文件里嵌有1个别的文档，里面的文字没有读。",)


def test_the_strict_form_of_the_standard_reads_the_same() -> None:
    body = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        f"<w:p><w:r>{t('甲乙')}</w:r></w:p></w:body></w:document>"
    )
    assert read_docx(zipped({"word/document.xml": body.encode()})).content == "甲乙"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_may_be_in_the_other_encodings_of_the_standard(encoding: str) -> None:
    body = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"<w:p><w:r>{t('甲乙')}</w:r></w:p></w:body></w:document>"
    )
    assert read_docx(zipped({"word/document.xml": body.encode(encoding)})).content == "甲乙"


def test_a_zip_with_backslashes_in_its_names_reads() -> None:
    body = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{p("甲")}</w:body></w:document>'
    assert read_docx(zipped({"word\\document.xml": body.encode()})).content == "甲"


def test_a_file_without_a_body_is_refused() -> None:
    with pytest.raises(Refusal, match="已损坏"):
        read_docx(zipped({"word/document.xml": b"<a/>"}))


def test_every_source_holds_the_characters_it_says() -> None:
    body = p(r("召开") + "<w:r><w:t>  党课 </w:t><w:tab/></w:r>" + r("5次")) + table(row(cell("甲"), cell("乙丙")))
    read_in = open_docx(docx(body))
    assert read_in.sources
    for source in read_in.sources:
        held = (source.node.text or "")[source.skipped : source.skipped + source.end - source.start]
        assert held == read_in.text.content[source.start : source.end]


def test_a_file_that_python_docx_wrote_reads_the_same() -> None:
    file = python_docx.Document()
    file.add_heading("工作总结", 0)
    file.add_paragraph("今年召开党课5次。").add_run("另有3次。").bold = True
    file.add_table(1, 2).rows[0].cells[1].text = "单元格"
    file.sections[0].footer.paragraphs[0].text = "页脚"
    stream = io.BytesIO()
    file.save(stream)
    assert read_docx(stream.getvalue()).content == "工作总结\n今年召开党课5次。另有3次。\n\n单元格\n页脚"
