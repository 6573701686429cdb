"""Plans laid out by month or quarter: what stands behind a period is due in it."""

import pytest

from youju.core.reading.commitments import commitments_of
from youju.core.reading.found import Repeats
from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text
from youju.library.reading_words import reading_words

PLAN, REPORT = "云岭车务段党委2025年度工作计划\n", "云岭车务段党委2025年度工作总结\n"


def laid_out(lines: str, title: str = PLAN) -> list[tuple[str, str | None]]:
    text = Text(title + lines)
    found = commitments_of(text, outline_of(text), reading_words())
    assert all(each.cadence is Repeats.ONCE for each in found)
    return [(each.text, each.deadline) for each in found]


def test_each_sentence_behind_a_month_is_due_in_it() -> None:
    assert laid_out(
        "三、月度安排\n1月：召开党员大会，部署各项工作；完成民主评议党员。\n3月份：组织志愿服务1次；与沿线村签订共建协议。\n"
    ) == [
        ("召开党员大会", "1月"),
        ("完成民主评议党员", "1月"),
        ("组织志愿服务1次", "3月份"),
        ("与沿线村签订共建协议", "3月份"),
    ]


@pytest.mark.parametrize(
    ("head", "deadline"),
    [
        ("七、八月：", "七、八月"),
        ("（二）第二季度：", "第二季度"),
        ("2.3—4月：", "3—4月"),
        ("下半年工作：", "下半年"),
        ("二季度——", "二季度"),
    ],
)
def test_periods_are_said_in_many_ways(head: str, deadline: str) -> None:
    assert laid_out(f"1月：制定工作计划。\n{head}召开座谈会。\n")[1:] == [("召开座谈会", deadline)]


def test_what_is_listed_below_a_month_is_due_in_it() -> None:
    assert laid_out("一月份\n1.召开组织生活会。\n2.制定工作计划。\n二月份\n1.走访慰问困难党员。\n三、工作要求\n") == [
        ("召开组织生活会", "一月份"),
        ("制定工作计划", "一月份"),
        ("走访慰问困难党员", "二月份"),
    ]


def test_a_deadline_of_its_own_goes_before_the_month() -> None:
    assert laid_out("1月：制定工作计划。\n2月：2月10日前走访慰问困难职工13户。\n")[1] == (
        "2月10日前走访慰问困难职工13户",
        "2月10日前",
    )


@pytest.mark.parametrize(
    "lines",
    [
        "1月：开展集中学习。\n",  # one month is no plan by months
        "一季度\n学习内容：党章。\n学习形式：集中学习。\n二季度\n学习内容：条例。\n",
        "1月：元旦。\n2月：左洞贯通。\n",
    ],
)
def test_labels_and_names_are_no_duties(lines: str) -> None:
    assert laid_out(lines) == []


def test_a_report_tells_what_was_done_in_its_months() -> None:
    assert laid_out("1月：召开年度工作会议；完成民主评议。\n2月：走访慰问困难职工。\n", REPORT) == []


def test_periods_within_a_paragraph_are_a_plan_from_three_on() -> None:
    line = "一季度学习全会精神，二季度学习党章党规，三季度学习党史，四季度学习先进典型。\n"
    assert laid_out(line) == [
        ("一季度学习全会精神", "一季度"),
        ("二季度学习党章党规", "二季度"),
        ("三季度学习党史", "三季度"),
        ("四季度学习先进典型", "四季度"),
    ]


def test_months_with_commas_are_a_plan_from_four_lines_on() -> None:
    lines = ["1月，学习中央经济工作会议精神。", "2月，学习全会精神。", "3月，学习两会精神。", "4月，学习国家安全观。"]
    assert [each[1] for each in laid_out("\n".join(lines) + "\n")] == ["1月", "2月", "3月", "4月"]


def test_four_characters_are_a_duty_where_they_begin_with_what_is_done() -> None:
    assert [said for said, _ in laid_out("3月：组织学雷锋志愿服务；完成换届。\n6月：召开庆祝大会；左洞贯通。\n")] == [
        "组织学雷锋志愿服务",
        "完成换届",
        "召开庆祝大会",
    ]
