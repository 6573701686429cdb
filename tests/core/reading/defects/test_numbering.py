"""Numbering that repeats, skips or mixes levels is told; numbering that runs on across chapters is not."""

from core.reading.defects.told import alarms, told


def lines(*labels: str) -> str:
    return "\n".join(f"{label}加强建设。各支部认真落实有关要求。" for label in labels)


def test_a_number_used_twice_is_repeated() -> None:
    assert told(lines("（一）", "（二）", "（二）", "（三）"), "numbering.repeated") == ["（二）加强建设"]


def test_a_number_left_out_is_skipped() -> None:
    assert told(lines("一、", "二、", "四、"), "numbering.skipped") == ["四、加强建设"]
    assert told(lines("1.", "2.", "5."), "numbering.skipped") == ["5.加强建设"]


def test_numbers_that_run_on_across_chapters_are_right() -> None:
    assert alarms(lines("一、", "1.", "2.", "二、", "3.", "4.", "三、", "5."), "numbering") == []


def test_numbers_that_begin_again_in_each_chapter_are_right() -> None:
    assert alarms(lines("一、", "（一）", "（二）", "二、", "（一）", "1.", "2.", "（二）", "1."), "numbering") == []


def test_parts_may_stand_above_chapters() -> None:
    text = "第一部分 工作情况\n" + lines("一、", "二、") + "\n第二部分 打算\n" + lines("一、", "二、")
    assert alarms(text, "numbering") == []


def test_a_list_that_goes_on_from_within_a_line_is_right() -> None:
    assert told("附件：1.责任清单\n2.问题台账\n", "numbering.skipped") == []


def test_bracketed_figures_right_below_chapters_are_of_the_wrong_level() -> None:
    assert told(lines("一、", "（1）", "（2）"), "numbering.level") == ["（1）加强建设", "（2）加强建设"]


def test_a_higher_label_below_a_lower_one_is_inverted() -> None:
    assert told(lines("一、", "（1）", "1.", "2."), "numbering.level")[-1] == "1.加强建设"


def test_enumerations_must_be_whole() -> None:
    assert told("一是抓学习。三是抓作风。", "numbering.skipped") == ["三是抓作风"]
    assert told("一是抓学习。二是抓作风。二是抓整改。", "numbering.repeated") == ["二是抓整改"]
    assert told("要常态长效。二是抓作风。三是抓整改。", "numbering.no-first") == ["二是抓作风"]


def test_an_enumeration_may_go_on_in_the_next_paragraph() -> None:
    assert alarms("（一）抓学习。一是领导带头。\n二是党员跟进。三是考核。", "numbering") == []


def test_a_label_written_otherwise_than_its_like_is_noted() -> None:
    assert told(lines("1.", "2.", "3、"), "numbering.style") == ["3、"]


def test_a_heading_without_text_among_others_with_text_is_empty() -> None:
    text = "1.提高认识。各支部要认真落实。\n2.加强保障。\n3.强化监督。要抓好检查。"
    assert told(text, "section.empty") == ["2.加强保障。"]


def test_a_plain_list_has_no_empty_headings() -> None:
    assert told("一、参加人员\n1.全体党员\n2.入党积极分子\n二、有关要求\n请按时参加。", "section.empty") == []


def test_an_enumeration_over_paragraphs_must_be_whole_too() -> None:
    assert told("一是抓学习。\n二是抓作风。\n四是抓整改。", "numbering.skipped") == ["四是抓整改"]
    assert (
        alarms(
            "（一）做法。一是抓学习。二是抓作风。\n一是抓整改。二是抓问责。\n（二）打算。一要学。二要做。", "numbering"
        )
        == []
    )


def test_a_list_of_steps_ending_in_semicolons_has_no_empty_headings() -> None:
    assert told("三、程序\n（一）通报情况；\n（二）对照检查；\n（三）民主测评。", "section.empty") == []


SECTIONS = """一、主要做法
（一）强化学习，筑牢根基。组织学习12次。
（二）严格管理，守住底线。{}
（三）突出重点，提升质效。走访21家。
"""


def test_a_section_of_a_title_in_two_halves_without_content_is_told() -> None:
    assert told(SECTIONS.format(""), "section.empty") == ["（二）严格管理，守住底线。"]


def test_a_section_before_a_heading_in_markdown_is_empty_too() -> None:
    text = f"{SECTIONS.format('开展检查9次。')}（四）凝聚合力\n**二、存在的问题**\n学习不够深入。\n"
    assert told(text, "section.empty") == ["（四）凝聚合力"]


def test_a_section_of_a_title_in_two_halves_with_content_is_not_told() -> None:
    assert told(SECTIONS.format("开展检查9次。"), "section.empty") == []


def test_numbers_within_a_paragraph_are_counted_too() -> None:
    assert told("抓好三件事：（1）建制度；（2）抓落实；（4）强检查。", "numbering.within") == ["（4）强检查。"]
    assert told("抓好三件事：①建制度；②抓落实；②强检查。", "numbering.within") == ["②强检查。"]
    assert told("抓好三件事：1.建制度；2.抓落实；4.强检查。", "numbering.within") == ["4.强检查。"]


def test_numbers_within_a_paragraph_may_begin_again_and_be_pointed_at() -> None:
    assert told("一是：（1）建制度；（2）抓落实。二是：（1）强检查；（2）促整改。", "numbering.within") == []
    assert told("按第（1）项、第（4）项办理；（2）类、（5）类除外。", "numbering.within") == []


def test_series_of_parts_are_counted() -> None:
    text = "第一专题：理论学习\n学习文件。\n第二专题：师德\n学习文件。\n第四专题：安全\n学习文件。"
    assert told(text, "numbering.series") == ["第四专题"]
    assert told("第一条 总则\n第三条 附则\n第一阶段：动员\n第二阶段：实施", "numbering.series") == []


def test_labels_lack_no_character_and_are_chinese() -> None:
    assert told("针对不同情况，1是规定到基地学习。", "numbering.label") == ["1是"]
    assert told("五条关于坚持民主集中制\n各级要坚持。", "numbering.label") == ["五条"]
