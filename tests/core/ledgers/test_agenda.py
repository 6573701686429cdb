"""Agenda items as one cell lists them."""

import pytest

from youju.core.ledgers.agenda import split_items


@pytest.mark.parametrize(
    "written",
    [
        "（一）传达精神（二）研究工作",
        "①传达精神②研究工作",
        "(1)传达精神(2)研究工作",
        "1.传达精神2.研究工作",
        "1、传达精神。2、研究工作",
        "一、传达精神二、研究工作",
        "1.传达精神\n2.研究工作",
        "传达精神；研究工作",
    ],
)
def test_items_numbered_on_one_line_are_several(written: str) -> None:
    assert split_items(written) == ["传达精神", "研究工作"]


@pytest.mark.parametrize(
    "written",
    ["学习《条例》（一）", "研究2024年1.5亿元预算", "传达十一、十二次会议精神", "学习第一、第二章（三）"],
)
def test_a_number_in_the_midst_of_words_begins_no_item(written: str) -> None:
    assert split_items(written) == [written]


def test_a_chapter_named_in_the_first_item_is_not_the_second() -> None:
    assert split_items("一、学习第二、第三章二、研究工作") == ["学习第二、第三章", "研究工作"]
