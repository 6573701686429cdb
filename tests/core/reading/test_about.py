"""Numbers that are part of a name, sum a list up or say what a duty is about, and those beside them that count."""

import pytest

from core.reading.test_claims import claims, only
from core.reading.test_commitments import duties
from youju.core.reading.found import ClaimStatus


@pytest.mark.parametrize(
    "sentence",
    [
        "推进老旧小区二次供水改造。",
        "主城区没有发生一次停水。",
        "针对三班倒的实际，灵活安排。",
        "从政治、历史、语文三个教研组抽人。",
        "对低于80分的逐题讲评。",
        "管辖500千伏变电站。",
    ],
)
def test_numbers_that_are_part_of_a_name_or_sum_a_list_up_are_no_figures(sentence: str) -> None:
    assert claims(sentence) == []


def test_what_there_is_counts_though_it_is_listed() -> None:
    assert only("全年开展读书班、研讨会、报告会三次。").quantity == 3
    assert only("看望张大山、李小河、王长江三户困难家庭。").quantity == 3
    assert only("全年组织两次设备大检修。").quantity == 2
    assert only("开展一次创业培训。").quantity == 1
    assert only("下设运行、维护、机关三个党小组。").quantity == 3
    assert [each.quantity for each in claims("管辖2座500千伏变电站、12座220千伏变电站。")] == [2, 12]
    assert only("全年完成供水量1.86亿立方米。").unit == "亿立方米"


def test_people_of_a_sort_and_figures_half_masked_are_missing() -> None:
    assert [each.status for each in claims("发展35岁以下名、研究生学历的名、高级职称名。")] == [ClaimStatus.MISSING] * 3
    assert [each.status for each in claims("党员37多少人，收入x.x亿元。")] == [ClaimStatus.MASKED] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "围绕年产220万吨目标深化融合。",
        "是关键一年，也是我矿产能核增至240万吨后达产的第一年。",
        "综采一队、通风区等4个党支部今年任期届满。",
        "纪委对物资采购、用人等4个领域开展专项监督。",
        "把18件实事一抓到底。",
        "充分发挥15个党支部的战斗堡垒作用。",
    ],
)
def test_what_a_duty_is_about_is_none(sentence: str) -> None:
    assert duties(sentence) == []


def test_of_whom_a_duty_speaks_sets_no_number() -> None:
    said = [each.text for each in duties("有3名以上正式党员的，开工后15日内成立临时党支部。")]
    assert said == ["开工后15日内成立临时党支部"]
    assert len(duties("力争有3个以上项目争取入库的。")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "围绕中心工作开展活动4次。",
        "针对薄弱环节组织专题培训3次。",
        "聚焦主业完成检修12台次。",
        "对照标准在5个支部开展试点。",
        "召开支委会、党员大会两次。",
    ],
)
def test_what_a_plan_does_about_something_is_a_duty(sentence: str) -> None:
    assert len(duties(sentence)) == 1
