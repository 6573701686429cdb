"""Wrong characters, words and set phrases are found; what is said on purpose is left alone."""

import pytest

from core.reading.defects.told import alarms, defects, told
from youju.core.reading.defects.lexicon import lexicon
from youju.core.reading.found import Severity
from youju.library.reading_lists import reading_lists


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("自事故发挥以来，全段开展大检查。", "发挥"),
        ("党员作用发挥不充份。", "充份"),
        ("提供建强的组织保障。", "建强"),
        ("打造队伍过硬地领导班子，营造良好地工作氛围。", "地"),
        ("终坚持把纪律挺在前面。", "终"),
        ("职工反应的问题已经解决。", "反应"),
        ("认清当前严峻形式，增强紧迫感。", "形式"),
        ("按期进行党委公开。", "党委公开"),
        ("修订工区会议事规则。", "会议事规则"),
        ("深入贯彻党的二十精神。", "二十"),
        ("密切练习群众。", "练习"),
        ("截止2023年底，发展党员3名。", "截止"),
    ],
)
def test_a_word_taken_for_another_is_found_by_what_stands_around_it(text: str, wrong: str) -> None:
    assert wrong in alarms(text, "word.mistaken")


@pytest.mark.parametrize(
    "text",
    [
        "充分发挥作用以来效果明显。",
        "始终坚持、最终保持、有始有终把工作做好。",
        "全面从严治党党委主体责任，中国共产党党员。",
        "支部部署工作，女职工工作，公开开展评议。",
        "党委会议事规则、董事会议事规则、支委会议事规则。",
        "不断提升基层党组织，年未满十八，通知已下发。",
        "对方反应迅速，群众反映强烈。",
        "党员公开承诺，干部选拔实行公开选拔。",
        "主题党日当日，全体党员参加。",
    ],
)
def test_words_that_only_look_alike_are_left_alone(text: str) -> None:
    assert alarms(text, "word.mistaken") == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("做到循序建进。", "循序建进", "循序渐进"),
        ("坚持以点代面。", "以点代面", "以点带面"),
        ("推动全面从严治党向纵升发展。", "全面从严治党向纵升发展", "全面从严治党向纵深发展"),
        ("铸牢中华民族共体意识。", "铸牢中华民族共体意识", "铸牢中华民族共同体意识"),
        ("做到同频振共。", "同频振共", "同频共振"),
    ],
)
def test_a_set_phrase_one_character_off_is_found_and_put_right(text: str, wrong: str, right: str) -> None:
    (found,) = defects(text, "phrase.broken")
    assert (found.text, found.fix and found.fix.replacement) == (wrong, right)


def test_another_way_to_say_it_is_no_broken_phrase() -> None:
    assert alarms("它是开展党内经常性教育的有效载体。", "phrase.broken") == []
    text = "抓实党章学习教育，讨论研究、研究讨论，党的路线、方针、政策，实现中华民族的伟大复兴。"
    assert alarms(text, "phrase.broken") == []


def test_an_older_spelling_is_worth_knowing_and_no_more() -> None:
    assert [each.severity for each in defects("建立问题台帐。", "word.variant")] == [Severity.INFO]


def test_what_is_put_in_place_of_a_wrong_word_is_not_wrong_itself() -> None:
    known = reading_lists().once(lexicon)
    words = [pair for entry in known.entries.values() for pair in entry.words]
    assert len(words) > 1000
    assert [each for each in words if alarms(each.right, "word.mistaken")] == []


def test_every_context_can_be_met_by_its_hint() -> None:
    contexts = [each for found in reading_lists().once(lexicon).entries.values() for each in found.contexts]
    assert len(contexts) > 200
    for each in contexts:
        assert each.pattern.groups == 1
        assert len(each.hint) >= 2
        assert not each.hint.startswith(("?", "~"))


@pytest.mark.parametrize(
    ("text", "twice"),
    [("选拔到中层领导领导岗位。", "领导领导"), ("认真做好做好工作。", "做好做好")],
)
def test_a_word_said_twice_in_a_row_is_found(text: str, twice: str) -> None:
    assert told(text, "word.doubled") == [twice]


@pytest.mark.parametrize(
    "text", ["一项一项抓落实。", "召开组织组织生活会。", "研究研究生教育工作。", "年年月月天天如此。"]
)
def test_words_repeated_on_purpose_are_left_alone(text: str) -> None:
    assert told(text, "word.doubled") == []


def test_copies_are_not_counted_in_marks() -> None:
    assert told("下发整改通知书12分，平均得分12分。", "word.unit") == ["书12分"]


@pytest.mark.parametrize(("text", "twice"), [("设立示范岗112个个。", "个个"), ("开展宣讲3次次，反响热烈。", "次次")])
def test_a_measure_word_said_twice_is_found(text: str, twice: str) -> None:
    assert told(text, "word.doubled") == [twice]


@pytest.mark.parametrize(
    "text",
    ["核查12个个人事项。", "受理3项项目申报。", "推荐2名名师。", "资助8户户均收入低的家庭。", "36户户户达标。"],
)
def test_a_word_that_begins_like_the_measure_word_is_none(text: str) -> None:
    assert told(text, "word.doubled") == []
