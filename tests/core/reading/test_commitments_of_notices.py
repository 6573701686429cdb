"""Duties as notices, rules and lists of marks state them."""

import pytest

from core.reading.test_commitments import duties
from youju.core.reading.found import Commitment, Repeats


def said(sentence: str) -> list[tuple[str, Repeats]]:
    return [(each.text, each.cadence) for each in duties(sentence)]


def one(sentence: str) -> Commitment:
    (found,) = duties(sentence)
    return found


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("各单位请于10月12日16时前，将回执传真至安监处。", "10月12日16时前"),
        ("材料的电子版于11月17日（星期五）17:30前报党建工作部。", "11月17日（星期五）17:30前"),
        ("参会人员于11月23日8:50前入场就座。", "11月23日8:50前"),
        ("所有干部要在本月底讲完党课。", "本月底"),
    ],
)
def test_the_hour_belongs_to_the_day_it_is_due(sentence: str, deadline: str) -> None:
    found = one(sentence)
    assert found.cadence is Repeats.ONCE
    assert (found.deadline or "").endswith(deadline)


def test_a_clause_that_only_says_when_is_read_with_what_is_to_be_done() -> None:
    assert said("学习结束后5个工作日内，由学习秘书完成资料归档。") == [
        ("学习结束后5个工作日内，由学习秘书完成资料归档", Repeats.EVENT)
    ]


@pytest.mark.parametrize(
    "sentence", ["基础管理10分。", "每次扣2分。", "受表扬的加2分。", "考核分为优、合格、不合格三个等级。"]
)
def test_marks_and_grades_are_no_duties(sentence: str) -> None:
    assert duties(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "cadence"),
    [
        ("每次学习应做好记录，存档备案。", Repeats.EVENT),
        ("每次研讨结束后，将情况报综合科备案。", Repeats.EVENT),
        ("主题党日活动，时间不少于一天。", Repeats.EVENT),
        ("县级每年对未参加上级调训的书记兜底培训。", Repeats.YEARLY),
        ("2022年1月进行机关工会换届选举。", Repeats.ONCE),
    ],
)
def test_how_often(sentence: str, cadence: Repeats) -> None:
    assert [each.cadence for each in duties(f"要抓好落实。{sentence}")][-1] is cadence


SUBJECTS = ["各党支部", "支部书记", "办公室", "党员干部"]


@pytest.mark.parametrize("who", SUBJECTS)
@pytest.mark.parametrize(
    ("when", "cadence"),
    [
        ("3月份", Repeats.ONCE),
        ("3月上旬", Repeats.ONCE),
        ("4月至6月", Repeats.ONCE),
        ("第四季度", Repeats.ONCE),
        ("春节前", Repeats.ONCE),
        ("6月30日前", Repeats.ONCE),
        ("会后一周内", Repeats.EVENT),
        ("收到通知后5日内", Repeats.EVENT),
        ("每季度", Repeats.QUARTERLY),
        ("逐月", Repeats.MONTHLY),
    ],
)
@pytest.mark.parametrize("what", ["要制定整改方案", "应召开民主生活会", "必须开展1次集中检查"])
def test_who_does_what_and_when(who: str, when: str, cadence: Repeats, what: str) -> None:
    found = one(f"{who}{when}{what}。")
    assert (found.subject, found.cadence) == (who, cadence)


@pytest.mark.parametrize("who", SUBJECTS)
@pytest.mark.parametrize(
    ("when", "cadence"),
    [
        ("年末", Repeats.ONCE),
        ("年中", Repeats.ONCE),
        ("上半年", Repeats.ONCE),
        ("暑假期间", Repeats.ONCE),
        ("任期内", Repeats.EVENT),
        ("学习结束后", Repeats.EVENT),
        ("2025年11月底前", Repeats.ONCE),
        ("“七一”前", Repeats.ONCE),
        ("最迟于5月20日", Repeats.ONCE),
    ],
)
@pytest.mark.parametrize("what", ["要制定整改方案", "须将情况书面报告党委", "上报学习情况"])
def test_who_does_what_at_what_time(who: str, when: str, cadence: Repeats, what: str) -> None:
    found = one(f"{who}{when}{what}。")
    assert (found.cadence, found.subject) == (cadence, who)


@pytest.mark.parametrize(
    ("sentence", "text", "cadence"),
    [
        ("培训结束后，各支部要上报小结。", "培训结束后，各支部要上报小结", Repeats.EVENT),
        ("每次学习时间不少于半天。", "每次学习时间不少于半天", Repeats.EVENT),
        ("对排名后2名的党支部书记进行约谈。", "对排名后2名的党支部书记进行约谈", Repeats.EVENT),
    ],
)
def test_on_what_occasion(sentence: str, text: str, cadence: Repeats) -> None:
    assert said(sentence) == [(text, cadence)]


def test_who_acts_is_named_behind_two_times() -> None:
    assert one("每天现场收工后，供电所负责人组织召开日例会。").subject == "供电所负责人"


def test_the_day_of_the_month_after_is_told_whole() -> None:
    assert one("各支部于季末次月7日前将手册交区局。").deadline == "季末次月7日前"


def test_a_title_states_no_duty() -> None:
    assert duties("深入学习。", "2025年公路分局节前工作部署安排情况汇报\n") == []


@pytest.mark.parametrize("force", ["应", "要", "必须"])
def test_in_the_first_quarter_is_no_rhythm(force: str) -> None:
    assert one(f"{force}在一季度组织一次专题党课。").cadence is Repeats.ONCE
    assert one(f"{force}一季度组织一次专题党课。").cadence is Repeats.QUARTERLY


@pytest.mark.parametrize(
    "sentence",
    [
        "根据集团公司2022年12月召开的安全工作会议精神，抓好落实。",
        "依据2021年3月印发《办法》，做好工作。",
        "2022年9月完成的普查显示，隐患较多。",
        "2021年4月启动的改造项目进入收尾阶段。",
        "每次疫苗接种反应情况。",
    ],
)
def test_what_is_past_in_a_plan_is_no_duty(sentence: str) -> None:
    assert duties(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "cadence"),
    [
        ("使命担当教育每季度开展1次。", Repeats.QUARTERLY),
        ("建立了每月召开1次例会的制度。", Repeats.MONTHLY),
        ("满意度达到90分以上。", Repeats.YEARLY),
    ],
)
def test_what_begins_or_tells_like_none_may_be_one(sentence: str, cadence: Repeats) -> None:
    assert one(sentence).cadence is cadence
