"""Characters that are left of a word that lost its other half, or whose neighbour is another."""

import pytest

from core.reading.defects.told import alarms, defects, told
from youju.library.reading_lists import reading_lists


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("持续提高医疗障水平。", "障"),
        ("紧紧围党建抓落实。", "围"),
        ("班组之间工学矛突出。", "矛"),
        ("全年门诊诊人次有所增加。", "诊"),
        ("切实履职激作为。", "激"),
    ],
)
def test_what_is_left_of_a_word_is_told(text: str, left: str) -> None:
    assert any(left in each for each in told(text, "word"))


@pytest.mark.parametrize(
    "text",
    [
        "切实提高医疗保障水平。",
        "紧紧围绕党建抓落实，把牢政治方向，每季度末报送一次。",
        "落实“一岗双责”，工作闭环管理，质效双升。",
        "患者候诊，医师会诊，随诊到户。",
    ],
)
def test_a_character_in_its_word_is_not_told(text: str) -> None:
    assert told(text, "word.lone") == []


def test_characters_all_of_whose_words_are_not_listed_only_remind() -> None:
    assert told("提高优势极方面。", "word.lone") == ["极"]
    assert alarms("提高优势极方面。", "word.lone") == []


def test_a_character_often_typed_for_another_is_mended() -> None:
    assert [(each.text, each.fix and each.fix.replacement) for each in defects("目前己建立专班。", "word.lone")] == [
        ("己", "已")
    ]
    assert told("严于律己，以为己任，舍己为人，知己知彼。", "word.lone") == []


def test_every_listed_character_is_one_and_stands_once() -> None:
    characters = [line.partition(" : ")[0] for line in reading_lists().lines("bound", "bound")]
    assert all(len(each) == 1 for each in characters)
    assert len(set(characters)) == len(characters)
