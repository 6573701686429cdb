"""Automatic numbers stand before their paragraphs as Word shows them."""

import pytest

from formats.reading.made import docx, level, listed, numbering, p, style
from youju.formats.docx.counting import written
from youju.formats.docx.reader import read_docx

OFFICIAL = numbering(
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
)


ON_LIST = '<w:numId w:val="1"/>'


def lines(body: str, parts: dict[str, str]) -> list[str]:
    return read_docx(docx(body, parts)).content.split("\n")


def test_the_four_levels_of_official_documents_are_numbered() -> None:
    body = [("总体要求", 0), ("主要任务", 0), ("抓学习", 1), ("抓制度", 1), ("定计划", 2), ("按月学", 3), ("按季查", 3)]
    body += [("抓检查", 1), ("保障", 0)]
    assert lines("".join(listed(*each) for each in body), {"numbering": OFFICIAL}) == [
        "一、总体要求",
        "二、主要任务",
        "（一）抓学习",
        "（二）抓制度",
        "1.定计划",
        "（1）按月学",
        "（2）按季查",
        "（三）抓检查",
        "三、保障",
    ]


def test_a_level_starts_again_below_each_heading() -> None:
    body = listed("甲") + listed("一", 1) + listed("二", 1) + listed("乙") + listed("三", 1)
    assert lines(body, {"numbering": OFFICIAL})[-1] == "（一）三"


def test_a_level_that_never_restarts_counts_on() -> None:
    never = numbering(level(0, "decimal", "第%1章") + level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>'))
    body = listed("总则") + listed("目的", 1) + listed("范围", 1) + listed("职责") + listed("分工", 1)
    assert lines(body, {"numbering": never}) == ["第1章 总则", "第1条 目的", "第2条 范围", "第2章 职责", "第3条 分工"]


def test_a_level_restarts_only_after_the_level_named() -> None:
    restart = level(2, "decimal", "（%3）", '<w:lvlRestart w:val="1"/>')
    levels = numbering(level(0, "decimal", "%1、") + level(1, "decimal", "%2）") + restart)
    body = [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 1), ("戊", 2), ("己", 0), ("庚", 2)]
    read = lines("".join(listed(*each) for each in body), {"numbering": levels})
    assert read == ["1、甲", "1）乙", "（1）丙", "2）丁", "（2）戊", "2、己", "（1）庚"]


def test_lists_of_one_definition_count_on_together() -> None:
    two = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    levels = level(0, "chineseCounting", "%1、")
    assert lines(listed("甲") + listed("乙", number=2), {"numbering": numbering(levels, two)}) == ["一、甲", "二、乙"]


def test_a_start_override_restarts_the_list_once() -> None:
    two = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = listed("甲") + listed("乙") + listed("丙", number=2) + listed("丁", number=2)
    levels = level(0, "japaneseCounting", "%1、")
    assert lines(body, {"numbering": numbering(levels, two)}) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_an_override_replaces_a_whole_level() -> None:
    other = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "upperLetter", "%1．")
        + "</w:lvlOverride></w:num>"
    )
    assert lines(listed("甲"), {"numbering": numbering(level(0, "decimal", "%1."), other)}) == ["A．甲"]


def test_a_legal_level_shows_all_numbers_as_digits() -> None:
    legal = numbering(level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert lines(listed("总则") + listed("目的", 1), {"numbering": legal}) == ["第一章 总则", "1.1 目的"]


def test_a_number_takes_the_levels_above_with_it() -> None:
    deep = numbering(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3"))
    body = listed("甲") + listed("乙", 1) + listed("丙", 2) + listed("丁", 2)
    assert lines(body, {"numbering": deep})[2:] == ["1.1.1 丙", "1.1.2 丁"]


def test_a_level_above_that_never_came_shows_its_start() -> None:
    deep = numbering(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"))
    assert lines(listed("乙", 1) + listed("丙", 1), {"numbering": deep}) == ["1.1 乙", "1.2 丙"]


def test_a_list_may_start_at_another_number() -> None:
    assert lines(listed("甲"), {"numbering": numbering(level(0, "decimal", "%1、", start=7))}) == ["7、甲"]


def test_a_bullet_is_no_text() -> None:
    assert lines(listed("甲"), {"numbering": numbering(level(0, "bullet", "\uf06c"))}) == ["甲"]


def test_a_number_before_a_digit_keeps_a_space() -> None:
    assert lines(listed("5公里线路"), {"numbering": numbering(level(0, "decimal", "%1."))}) == ["1. 5公里线路"]


def test_a_level_without_a_gap_stands_close() -> None:
    close = numbering(level(0, "chineseCounting", "第%1条", '<w:suff w:val="nothing"/>'))
    assert lines(listed("目的"), {"numbering": close}) == ["第一条目的"]


def test_headings_are_numbered_through_their_style() -> None:
    styles = style("1", "heading 1", ON_LIST) + style("2", "heading 2", '<w:ilvl w:val="1"/>' + ON_LIST)
    first = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>')
    second = level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>')
    body = p("总则", '<w:pStyle w:val="1"/>') + p("目的", '<w:pStyle w:val="2"/>') + p("正文")
    parts = {"styles": styles, "numbering": numbering(first + second)}
    assert lines(body, parts) == ["一、总则", "（一）目的", "正文"]


def test_a_level_bound_to_a_style_needs_no_level_in_the_style() -> None:
    levels = level(0, "decimal", "%1、") + level(1, "decimal", "（%2）", '<w:pStyle w:val="b"/>')
    parts = {"styles": style("b", "b", ON_LIST), "numbering": numbering(levels)}
    assert lines(p("甲", '<w:pStyle w:val="b"/>'), parts) == ["（1）甲"]


def test_a_style_inherits_numbering_and_a_paragraph_can_refuse_it() -> None:
    refused = p("乙", '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body = p("甲", '<w:pStyle w:val="b"/>') + refused + p("丙", '<w:pStyle w:val="b"/>')
    styles = style("a", "a", ON_LIST) + style("b", "b", base="a")
    parts = {"styles": styles, "numbering": numbering(level(0, "decimal", "%1、"))}
    assert lines(body, parts) == ["1、甲", "乙", "2、丙"]


def test_styles_that_rest_on_each_other_end() -> None:
    styles = style("a", "a", base="b") + style("b", "b", base="a")
    parts = {"styles": styles, "numbering": numbering(level(0, "decimal", "%1、"))}
    assert lines(p("甲", '<w:pStyle w:val="a"/>'), parts) == ["甲"]


def test_a_definition_can_link_to_a_list_style() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="official"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="official"/>'
        + level(0, "chineseCounting", "%1、")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = style("official", "official", '<w:numId w:val="2"/>', kind="numbering")
    assert lines(listed("甲"), {"styles": styles, "numbering": linked}) == ["一、甲"]


def test_a_custom_format_keeps_its_zeros() -> None:
    newer = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    custom = level(0, "decimal", "%1号").replace('<w:numFmt w:val="decimal"/>', newer)
    assert lines(listed("甲"), {"numbering": numbering(custom)}) == ["001号 甲"]


def test_numbers_in_table_cells_count_with_the_body() -> None:
    body = listed("甲") + f"<w:tbl><w:tr><w:tc>{listed('乙')}</w:tc></w:tr></w:tbl>" + listed("丙")
    assert lines(body, {"numbering": OFFICIAL}) == ["一、甲", "二、乙", "三、丙"]


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseCountingThousand", 20300, "二万零三百"),
        ("japaneseCounting", 21, "二十一"),
        ("japaneseCounting", 115, "百十五"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 1, "甲子"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 20, "⑳"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 26, "z"),
        ("upperRoman", 44, "XLIV"),
        ("lowerRoman", 9, "ix"),
        ("numberInDash", 4, "- 4 -"),
        ("upperLetter", 10**9, "1000000000"),
        ("upperRoman", 10**9, "1000000000"),
        ("nothing known", 5, "5"),
    ],
)
def test_a_number_is_written_in_the_format_asked_for(form: str, number: int, text: str) -> None:
    assert written(number, form) == text
