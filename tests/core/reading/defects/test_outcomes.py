"""More comes of nothing than there was, and no time ends before it begins."""

import pytest

from core.reading.defects.told import told


@pytest.mark.parametrize(
    "text",
    [
        "发放调查问卷200份，收回210份。",
        "征集意见建议20条，采纳25条。",
        "立案审查5件，结案7件。",
        "查摆问题12个，已整改15个。",
    ],
)
def test_more_that_came_of_things_than_there_were_is_told(text: str) -> None:
    assert len(told(text, "sum.outcome")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "发放调查问卷210份，收回200份。",
        "立案5件，结案7件（含上年结转3件）。",
        "查摆问题12个，整改率95%。",
        "征集意见建议45条，办结信访件60件。",
    ],
)
def test_as_many_or_fewer_are_not_told(text: str) -> None:
    assert told(text, "sum.outcome") == []


@pytest.mark.parametrize("text", ["2023年11月至2023年6月开展专项整治。", "2023年9月起至8月底。"])
def test_a_time_that_ends_before_it_begins_is_told(text: str) -> None:
    assert len(told(text, "date.backward")) == 1


@pytest.mark.parametrize(
    "text", ["2022年11月至2023年6月开展。", "2023年3月至11月开展。", "2023年3月1日至3月31日。", "2023年3月至3月底。"]
)
def test_a_time_that_ends_after_it_begins_is_not_told(text: str) -> None:
    assert told(text, "date.backward") == []


@pytest.mark.parametrize(
    ("text", "code", "wrong"),
    [
        ("满意率达到98.%。", "slot.gap", "8.%"),
        ("产值同比增长%。", "slot.gap", "长%"),
        ("参加人数达余人次。", "slot.missing-number", "余人次"),
        ("学习效果不够明，氛围不浓。", "grammar.cut-off", "不够明"),
    ],
)
def test_a_number_or_a_character_that_is_cut_off_is_told(text: str, code: str, wrong: str) -> None:
    assert any(wrong in each for each in told(text, code))
