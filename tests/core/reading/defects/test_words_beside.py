"""Words that do not go with what stands beside them are worth a look."""

import pytest

from core.reading.defects.told import alarms, told


@pytest.mark.parametrize(("text", "wrong"), [("为发展提供纪律保正。", "保正"), ("个别党员责任意思不强。", "意思")])
def test_a_word_written_for_another_is_told_by_its_neighbour(text: str, wrong: str) -> None:
    assert wrong in "".join(told(text, "word"))


def test_the_same_word_with_another_neighbour_is_not_told() -> None:
    assert told("请把这个意思转告大家。", "word.instead") == []


@pytest.mark.parametrize(
    ("text", "wrong"), [("切实提高工作作风。", "提高工作作风"), ("不断增强服务水平，扩大影响。", "增强服务水平")]
)
def test_a_verb_its_object_does_not_go_with_is_worth_a_look(text: str, wrong: str) -> None:
    assert told(text, "word.collocation") == [wrong]
    assert alarms(text, "word.collocation") == []


@pytest.mark.parametrize("text", ["切实改进工作作风。", "提高服务水平。", "提高作风建设水平。"])
def test_a_verb_its_object_goes_with_is_not_told(text: str) -> None:
    assert told(text, "word.collocation") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("加强干部伍建设。", "干部伍"),
        ("推动企业高质发展。", "高质发展"),
        ("巩固拓展主题教成果。", "教"),
        ("学习习近新时代中国特色社会主义思想。", "习近"),
        ("民主集制执行不严。", "集制"),
    ],
)
def test_a_character_left_out_of_a_phrase_is_told(text: str, wrong: str) -> None:
    assert any(wrong in each for each in told(text, "word") + told(text, "phrase"))


def test_a_word_may_begin_before_what_is_written_wrong() -> None:
    assert told("持续巩固创建成郊。", "word.misspelt") == ["成郊"]
