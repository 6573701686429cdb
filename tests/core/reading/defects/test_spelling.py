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
        ("当年累记督查68次。", "累记"),
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


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("时刻保持警剔，守住底线。", "警剔"),
        ("逐条刨析3个方面的问题。", "刨析"),
        ("及时纠冶“四风”。", "纠冶"),
        ("对传播规律眼究，做得不够。", "眼究"),
    ],
)
def test_a_character_of_few_words_must_be_part_of_one(text: str, wrong: str) -> None:
    assert wrong in "".join([*alarms(text, "word.misspelt"), *alarms(text, "phrase.broken")])


def test_a_word_seldom_said_is_no_mistake_by_itself_but_is_one_in_a_set_phrase() -> None:
    assert told("公司与中兴签约。", "word.misspelt") == []
    assert alarms("建成党员服务中兴。", "phrase.broken") == ["服务中兴"]
    assert alarms("健全责任机子。", "phrase.broken") == ["责任机子"]


def test_what_is_meant_is_told_by_the_word_before_though_the_characters_make_another() -> None:
    assert alarms("抽查核时4人。", "word") + alarms("抽查核时4人。", "phrase") == ["抽查核时"]


def test_a_word_of_three_characters_keeps_its_own() -> None:
    assert told("班子成员宣讲全覆盖。", "word.misspelt") == []
    assert told("苗木成活率较高。", "word.misspelt") == []


@pytest.mark.parametrize(
    "text", ["开出动员令。", "宣传车驶入小区。", "区水务局到场。", "节目富有感染力。", "落实率达到98%。"]
)
def test_another_ending_makes_another_word(text: str) -> None:
    assert alarms(text, "word.misspelt") == []


@pytest.mark.parametrize(
    "text", ["对上述问题“一事一报”。", "实行“一户一策”。", "互相支持、互相监督。", "建强战斗堡垒。", "把方向、管大局。"]
)
def test_what_is_like_a_set_phrase_and_may_be_said_is_left_alone(text: str) -> None:
    assert alarms(text, "phrase") + alarms(text, "word") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("提供了舆论支撑持。", "支撑持"),
        ("部分台账更新不时。", "不时"),
        ("运用监督执纪“五种形态”。", "五种形态"),
        ("问题整改实行消好管理。", "消好管理"),
    ],
)
def test_words_run_together_and_other_numbers_are_told_by_what_stands_around(text: str, wrong: str) -> None:
    assert alarms(text, "word.mistaken") == [wrong]


@pytest.mark.parametrize("text", ["支撑持续发展。", "不时更新台账。", "水有三种形态。", "提升高质量发展水平。"])
def test_the_same_characters_of_other_words_are_left_alone(text: str) -> None:
    assert alarms(text, "word.mistaken") == []


def test_what_goes_with_nothing_beside_it_is_only_worth_a_look() -> None:
    (found,) = defects("国产药品比列稳定。", "word.misspelt")
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
