"""Characters of another script among simplified ones."""

import pytest

from core.reading.defects.told import defects, told

CODE = "word.traditional"


@pytest.mark.parametrize(
    ("text", "said", "fix"),
    [
        ("前后不到一周時间。", "時", "时"),
        ("完成技改验収任务。", "収", "收"),
        ("认真學習党章。", "學習", "学习"),
        ("毎季度至少讲一次党课。", "毎", "每"),
    ],
)
def test_they_are_told_and_mended_where_a_word_comes_of_it(text: str, said: str, fix: str) -> None:
    (found,) = defects(text, CODE)
    assert found.text == said
    assert found.fix is not None
    assert found.fix.replacement == fix


def test_names_are_told_and_left_alone() -> None:
    (found,) = defects("由張伟同志主持。", CODE)
    assert found.text == "張"
    assert found.fix is None


def test_a_text_in_traditional_characters_is_told_once() -> None:
    text = "認真學習黨章黨規，開展專題研討，組織黨員觀看警示教育片，進一步增強紀律意識，實現黨建與業務雙促進。"
    assert told(text, CODE) == ["認"]


def test_simplified_characters_that_look_old_are_none() -> None:
    assert told("乾坤、著作、瞭望、徵召、后勤、里程、丰收、台账。", CODE) == []


def test_a_stroke_for_a_mark_is_mended() -> None:
    found, _ = defects("选出了张某丶李某丶王某三名委员。", "punctuation.stroke")
    assert found.fix is not None
    assert found.fix.replacement == "、"
    assert told("丶是一个笔画。", "punctuation.stroke") == ["丶"]


def test_a_stroke_before_a_number_is_told() -> None:
    assert told("选派2名党员丶1名团员。", "punctuation.stroke") == ["丶"]
