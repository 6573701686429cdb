"""The outline where offices write it in their own way."""

from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text


def test_a_title_may_stand_on_two_lines() -> None:
    outline = outline_of(Text("中共某局支部委员会\n 关于2023年工作情况的报告\n\n机关工委：\n一、主要工作\n"))
    assert outline.title is not None
    assert outline.title.title == "中共某局支部委员会关于2023年工作情况的报告"
    assert outline.addressee is not None


def test_what_stands_below_a_whole_title_is_none_of_it() -> None:
    outline = outline_of(Text("某支部工作总结\n一年来的工作情况\n一、主要工作\n"))
    assert outline.title is not None
    assert outline.title.title == "某支部工作总结"


def test_a_blank_before_the_mark_of_a_label_does_no_harm() -> None:
    outline = outline_of(Text("总结\n一 、主要工作\n2 ．发展党员。今年发展3名。\n"))
    assert [(each.level, each.number) for each in outline.headings] == [("title", 0), ("1", 1), ("3", 2)]


def test_signs_of_markdown_are_no_part_of_a_title() -> None:
    text = "# 某公司党委2024年学习情况报告\n集团公司党委：\n"
    (title,) = outline_of(Text(text)).headings
    assert (title.span.start, title.title) == (2, "某公司党委2024年学习情况报告")


def test_numbers_that_count_on_within_a_line_head_its_parts() -> None:
    text = "某局总结\n（四）推动融合。聚焦资源。1.党建+保护。设队。2.党建+规划。开门编制。3.党建+登记。上门。\n"
    assert [each.label for each in outline_of(Text(text)).headings if each.level == "3"] == ["1.", "2.", "3."]
    assert [each.level for each in outline_of(Text("某局总结\n同比增长。5.党建。不连续。\n")).headings] == ["title"]


def test_a_number_without_a_title_is_a_heading_that_is_empty() -> None:
    headings = outline_of(Text("某局总结\n（一）理论学习\n学习。\n（二）\n某局\n")).headings
    assert [(each.label, each.title) for each in headings[1:]] == [("（一）", "理论学习"), ("（二）", "")]


def test_headings_in_bold_of_markdown_are_headings() -> None:
    headings = outline_of(Text("某局总结\n**二、存在的不足**\n有差距。\n## 三、打算\n")).headings
    assert [(each.label, each.title) for each in headings[1:]] == [("二、", "存在的不足"), ("三、", "打算")]


def test_who_issues_a_document_and_its_number_are_no_title() -> None:
    text = "中共某市水务局党组文件\n某水党组〔2024〕 号\n中共某市水务局党组2024年党建工作要点\n一、抓好学习\n"
    title = outline_of(Text(text)).title
    assert title is not None
    assert title.title == "中共某市水务局党组2024年党建工作要点"
