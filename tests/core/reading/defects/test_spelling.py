"""Words one character off are told where nothing else explains the characters, and nowhere else."""

import pytest

from core.reading.defects.told import alarms, defects, told
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.found import Severity
from youju.library.reading_lists import reading_lists


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("发现不够及时，处制不够有力。", "处制"),
        ("增强工作的主动姓。", "主动姓"),
        ("牢牢掌握意识形态工作领导全。", "领导全"),
        ("全年累记督查68次。", "累记"),
    ],
)
def test_a_word_one_character_off_is_told(text: str, wrong: str) -> None:
    assert wrong in told(text, "word")


@pytest.mark.parametrize(
    "text",
    ["坚持党的领导，着力解决对党规不上心的问题。", "提拔使用科级干部2名。", "抢救修复纸质档案。", "深化思政育人。"],
)
def test_words_that_meet_are_no_word_written_wrong(text: str) -> None:
    assert alarms(text, "word") == []


def test_what_goes_with_nothing_beside_it_is_only_worth_a_look() -> None:
    (found,) = defects("年轻党员比列偏低。", "word.misspelt")
    assert found.severity is Severity.INFO


def test_no_shipped_word_is_one_that_is_told() -> None:
    known = reading_lists().once(spelling)
    words = [*reading_lists().words("spelling", "words"), *reading_lists().words("spelling", "threes")]
    assert len(words) > 4000
    assert [word for word in words if told(f"{word}。", "word.misspelt")] == []
    assert known.meant("处制") == ["处置"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("抓住“关键小数”。", "“关键小数”"),
        ("增强“四种意识”。", "“四种意识”"),
        ("打通“最后一公理”。", "“最后一公理”"),
    ],
)
def test_a_set_phrase_in_quotes_one_character_off_is_told(text: str, wrong: str) -> None:
    assert alarms(text, "phrase.quoted") == [wrong]


@pytest.mark.parametrize(
    "text", ["落实“三会一课”。", "开展“两优一先”评选。", "建设“清廉医院”。", "创建“最美车间”。", "建成“党员示范林”。"]
)
def test_phrases_in_quotes_as_they_are_and_others_are_left_alone(text: str) -> None:
    assert alarms(text, "phrase.quoted") == []


def test_a_character_typed_twice_is_told() -> None:
    assert alarms("请于于3月20日前报送。", "word.doubled-character") == ["于于"]


@pytest.mark.parametrize("text", ["天天读报。", "干干净净做事。", "党员员工一起学。", "学习习近平总书记重要讲话。"])
def test_characters_twice_on_purpose_are_left_alone(text: str) -> None:
    assert alarms(text, "word.doubled-character") == []
