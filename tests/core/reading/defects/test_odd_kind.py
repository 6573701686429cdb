"""A body of another kind, spoken of once as if it were the unit's own."""

import pytest

from core.reading.defects.told import told

BRANCH = """云岭机务段检修车间党支部2024年工作计划

2024年，党支部坚持以理论武装为先。党支部每月召开1次支委会。
党支部书记每季度讲1次党课。党支部将开展主题党日12次。
{}
"""
COMMITTEE = """云岭煤矿党委2023年工作总结

2023年，矿党委坚持把学习放在首位。矿党委全年召开会议12次。
矿党委严格执行制度。各党支部按期换届。
{}
"""


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (BRANCH.format("党总支每半年听取1次工会工作汇报。"), "党总支"),
        (BRANCH.format("党工委定期分析职工思想。"), "党工委"),
        (COMMITTEE.format("矿党工委始终坚持安全第一。"), "矿党工委"),
    ],
)
def test_a_body_of_another_kind_that_acts_once_is_told(text: str, odd: str) -> None:
    assert odd in (*told(text, "naming.odd"), *told(text, "naming.kind"))


@pytest.mark.parametrize(
    "text",
    [
        BRANCH.format("在段党委的坚强领导下，党支部获得表彰。"),
        BRANCH.format("按照党委部署，完成整改。"),
        BRANCH.format("党委政府高度重视。党委组织部来支部调研。"),
        COMMITTEE.format("党支部每月召开1次党员大会。"),
        COMMITTEE.format("车间党支部将学习纳入班前会。"),
        COMMITTEE.format("党支部12个，党总支3个。"),
    ],
)
def test_bodies_above_and_below_are_left_alone(text: str) -> None:
    assert not told(text, "naming.odd")
