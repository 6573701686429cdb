"""Duties whenever something is so, and what looks like them and is none."""

import pytest

from core.reading.test_commitments import duties
from youju.core.reading.commitments import commitments_of
from youju.core.reading.found import Repeats
from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text
from youju.library.reading_words import reading_words

REPORT = "某厂党委2025年工作总结\n一、主要工作\n"


def in_a_report(sentence: str) -> list[str]:
    text = Text(REPORT + sentence)
    return [each.text for each in commitments_of(text, outline_of(text), reading_words())]


@pytest.mark.parametrize(
    "sentence",
    [
        "职工对账目有疑问的，核算员当场拿台账说明",
        "账实不符的由保管人员说明情况的，按规定处理",
        "逾期未整改的重大隐患，由党委书记约谈责任单位负责人",
        "对病休超过一个月的教师，支委要到家中探望",
        "考核不合格的摘牌",
        "得分在90分以上的优先推荐为先进",
        "平均低于80分的专题限期重讲",
        "材料未备齐的当场退回",
        "未经审核的读物，不得放进图书角",
        "轮值党员交班时须把问题当面移交",
        "绩效分配方案经职工大会通过后方可执行",
        "发现重大隐患的，先停用、后整改",
        "遇重污染天气改在室内进行",
    ],
)
def test_what_is_done_in_a_case_is_a_duty_at_an_event(sentence: str) -> None:
    (found,) = duties(f"{sentence}。")
    assert found.text.startswith(sentence.split("，")[0])
    assert found.cadence is Repeats.EVENT


@pytest.mark.parametrize(
    "sentence",
    [
        "打造政治过硬的、业务精湛的党员队伍。",
        "这是党委的责任，也是支部的任务。",
        "活动的主要目的，在于凝聚人心。",
        "参加会议确有困难的，可以请假。",
        "做好平时的工作，发挥应有的作用。",
    ],
)
def test_what_only_looks_like_a_case_is_none(sentence: str) -> None:
    assert duties(sentence) == []


def test_a_report_tells_of_rules_and_of_what_was_done() -> None:
    assert in_a_report("连续驾驶满4小时的，调度员一律安排休息。") == ["连续驾驶满4小时的，调度员一律安排休息"]
    assert in_a_report("新进人员经考试合格后方可上岗。") == ["新进人员经考试合格后方可上岗"]
    assert in_a_report("凡新调入的人员，须先接受保密教育。") == ["凡新调入的人员，须先接受保密教育"]
    assert in_a_report("对逾期未办结的，由纪委约谈了3名负责人。") == []
    assert in_a_report("方案经职工大会通过后方可执行，已公示了结果。") == ["方案经职工大会通过后方可执行"]
    assert in_a_report("经多次争取后方可立项的3个项目已开工。") == []


def test_a_part_of_a_report_that_tells_of_next_year_looks_ahead() -> None:
    assert in_a_report("机房已改造。明年一季度，组织一次全员保密培训。") == ["组织一次全员保密培训"]


@pytest.mark.parametrize("sentence", ["过去一年，全矿生产铜金属2.86万吨，井下安全生产1127天。", "下设管护站9个。"])
def test_how_things_stand_at_the_head_of_a_plan_is_no_duty(sentence: str) -> None:
    text = Text(f"某矿党委2026年党建工作要点\n{sentence}\n一、主要任务\n每月召开1次例会。\n")
    assert [each.text for each in commitments_of(text, outline_of(text), reading_words())] == ["每月召开1次例会"]


def test_money_set_aside_is_no_duty() -> None:
    assert duties("全年安排党建工作经费86万元，其中走访慰问16万元。") == []
    assert len(duties("全年安排保密经费不少于30万元。")) == 1


def test_what_is_behind_a_month_of_each_year_is_due_then() -> None:
    (found,) = duties("每年12月底前，办公室对党小组考评一次。")
    assert found.text == "每年12月底前，办公室对党小组考评一次"
    assert found.subject == "办公室"


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("力争在7月底前完成种植任务。", "7月底前"),
        ("X月X日前完成换届选举。", "X月X日前"),
        ("暑假前，与社区党委签订共建清单。", "暑假前"),
        ("五四前后评选青年岗位能手。", "五四前后"),
    ],
)
def test_by_when(sentence: str, deadline: str) -> None:
    (found,) = duties(sentence)
    assert (found.deadline or "").endswith(deadline)
    assert found.cadence is Repeats.ONCE


@pytest.mark.parametrize(
    ("sentence", "rhythm"),
    [
        ("管项目资金的同志半年通报一回支出进度", Repeats.HALF_YEARLY),
        ("每个项目部半年至少安排1讲", Repeats.HALF_YEARLY),
        ("聘请的20名监督员，逢季末到项目村走访一趟", Repeats.QUARTERLY),
        ("由就近的党小组上门送学，一季一趟", Repeats.QUARTERLY),
        ("逢周六到偏远乡镇义诊", Repeats.WEEKLY),
        ("3月5日前后，青年突击队到周边社区开展志愿服务", Repeats.ONCE),
    ],
)
def test_how_often_as_people_say_it(sentence: str, rhythm: Repeats) -> None:
    (found,) = duties(f"{sentence}。")
    assert found.cadence is rhythm
