"""What a document says of the past and what of the future."""

import pytest

from youju.core.reading.outline import outline_of
from youju.core.reading.tense import Tense
from youju.core.reading.text import Text
from youju.library.reading_words import reading_words


def ahead(content: str, said: str) -> bool:
    """Whether a document means to do what stands in it."""
    text = Text(content)
    return Tense(text, outline_of(text), reading_words()).is_ahead(content.index(said))


def test_a_first_paragraph_that_speaks_of_planning_makes_no_plan() -> None:
    opening = "2022年，局机关党委推动党建与空间规划" + "、要素保障" * 50 + "。现将情况总结如下：\n"
    report = f"某市自然资源和规划局机关党委2022年党建工作总结\n{opening}一、成效\n召开会议12次。\n"
    assert not ahead(report, "召开会议")


def test_a_second_line_of_the_title_says_what_it_is() -> None:
    assert ahead("某局机关党委\n2023年党建工作计划\n召开会议12次。\n", "召开会议")


@pytest.mark.parametrize(
    "heading",
    [
        "三、下半年重点工作",
        "三、2023年工作",
        "三、下一步工作打算",
        "三、下半年主要任务",
        "三、下半年抓好以下工作",
        "三、整改安排",
    ],
)
def test_a_heading_of_what_comes_next_looks_ahead(heading: str) -> None:
    report = f"某段党委2022年工作总结\n一、成效\n办实事9件。\n{heading}\n10月底前完成换届。\n"
    assert ahead(report, "10月底前")
    assert not ahead(report, "办实事")


@pytest.mark.parametrize(
    "turn",
    [
        "下一年，党总支将重点抓好以下工作：第一，6月底前完成评估。",
        "下一步，我们要抓好三项工作：6月底前完成评估。",
        "2023年，党总支将抓好以下工作：6月底前完成评估。",
        "针对上述问题，党总支将从严抓起，6月底前完成评估。",
    ],
)
def test_a_sentence_turns_a_part_that_began_with_what_is_amiss(turn: str) -> None:
    report = f"某校党总支2022年工作总结\n七、存在问题和下一步打算\n家访12次还不够。\n{turn}\n推进工作8项。\n"
    assert not ahead(report, "家访")
    assert ahead(report, "6月底前")
    assert ahead(report, "推进工作")


def test_a_turn_within_a_line_ends_with_it() -> None:
    report = "某厂党委2022年工作总结\n一、成效\n开展培训6次。今后要继续办好培训。\n走访职工30户。\n二、不足\n"
    assert ahead(report, "继续办好")
    assert not ahead(report, "走访职工")


def test_a_turn_before_the_headings_of_its_part_holds_for_them() -> None:
    report = (
        "某厂党委2022年工作总结\n一、不足\n下一步，厂党委将做好以下工作：\n（一）培训\n办班6期。\n二、附录\n共6张。\n"
    )
    assert ahead(report, "办班")
    assert not ahead(report, "共6张")


def test_a_report_without_headings_may_turn_too() -> None:
    assert ahead("某厂党委2022年工作总结\n办班6期。\n下一步，厂党委将办班8期。\n", "办班8期")


def test_a_plan_hopes_for_success_and_does_not_tell_of_it() -> None:
    plan = "某行党委2025年党建工作计划\n二、夯实基础，在建强战斗堡垒上取得新进展\n5月底前完成换届。\n"
    assert ahead(plan, "5月底前")
    told = "某行党委2025年党建工作计划\n一、上年取得的成效\n办班6期。\n"
    assert not ahead(told, "办班")


def test_without_a_title_headings_and_the_opening_tell_a_report() -> None:
    opening = "2023年，公司党委将学习作为要事，要求每月学习。现将有关情况总结如下。\n"
    assert not ahead(opening + "一、主要做法及成效\n召开会议12次。\n", "召开会议")
    assert ahead("2023年，公司党委要每月学习，必须每季度研究。\n一、目标\n召开会议12次。\n", "召开会议")


@pytest.mark.parametrize(
    "told",
    [
        "2024年，养护中心要强本领，开展政治理论学习14次，召开总支会议21次。",
        "我是村党支部书记，现就2020年党建工作作如下汇报：要始终坚持抓班子，发展党员2名。",
        "派驻组要靠前监督，收到信访件9件，发现问题41个。",
        "局支部被市供电局评为先锋党支部，支部要求严，购书28种。",
    ],
)
def test_a_text_without_title_that_tells_what_was_counted_looks_back(told: str) -> None:
    assert not ahead(f"{told}\n", told[-8:])
