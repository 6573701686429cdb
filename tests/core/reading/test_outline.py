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
