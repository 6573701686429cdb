"""Persons written in two ways, and what only looks like it; slips of trades that were met last."""

import pytest

from core.reading.defects.told import alarms, told

WRONG = [
    ("抢修班党员邵明远总结出新方法。公司推广邵明元工作法。", "邵明元"),
    ("党支部书记王海洋讲党课。书记王海样总结讲话。", "王海样"),
]
RIGHT = [
    "党员邵明远总结出新方法。公司推广邵明远工作法。",
    "党员张建国带头捐款。党员张建民作交流发言。",
    "书记高度重视，书记高度负责，党员安全意识、党员安全责任增强。",
    "书记王海洋讲党课，书记李海样作总结。",
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_person_written_in_two_ways_is_told_where_the_second_stands(text: str, said: str) -> None:
    assert alarms(text, "naming.spelt") == [said]


@pytest.mark.parametrize("text", RIGHT)
def test_two_persons_are_left_alone(text: str) -> None:
    assert told(text, "naming.spelt") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("组织报关抢修队伍24小时值守。", "报关"),
        ("夜间捡漏队伍发现漏点12处。", "捡漏"),
        ("做好安全技术较低，不留死角。", "较低"),
        ("更换煎要机2台。", "煎要"),
        ("严格隐患消耗管理。", "消耗"),
        ("治理中小河流公里，清淤12处。", "河流公里"),
        ("组织名工友参加健康体检。", "名"),
        ("走访留守儿童家庭户，送去慰问品。", "家庭户"),
        ("扎实“安全生产月”活动。", "扎实"),
    ],
)
def test_slips_of_trades_are_told(text: str, said: str) -> None:
    assert any(said in each for code in ("word", "slot") for each in alarms(f"总结\n{text}", code))


@pytest.mark.parametrize(
    "text",
    [
        "办理报关业务，捡漏补缺，技术较低的设备逐步淘汰，能源消耗下降。",
        "治理中小河流12公里，管护公路里程增加。",
        "组织名师参加评审，组织名单已公布，联系家庭户主。",
        "扎实开展“安全生产月”活动，作风扎实“不走过场”。",
    ],
)
def test_words_of_trades_are_left_alone(text: str) -> None:
    assert [*alarms(f"总结\n{text}", "slot"), *alarms(f"总结\n{text}", "word.mistaken")] == []


def test_another_bureaus_cause_is_told_behind_what_it_is_served_by() -> None:
    said = "水利局党组认真学习。\n以学习成效助推全县林业事业再上新台阶。"
    text = f"桐阜县水利局党组2023年度学习情况报告\n{said}\n桐阜县水利局党组\n2023年12月20日"
    assert told(text, "naming.sister") == ["县林业事业"]
