"""Stated duties, as plans state them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.core.reading.commitments import commitments_of
from youju.core.reading.found import Commitment, Repeats
from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text
from youju.library.reading_words import reading_words

PLAN = "某厂党委2023年工作计划\n"


def duties(sentence: str, title: str = PLAN) -> list[Commitment]:
    text = Text(title + sentence)
    return commitments_of(text, outline_of(text), reading_words())


@pytest.mark.parametrize(
    ("sentence", "cadence", "count"),
    [
        ("各党支部每月至少召开1次支委会。", Repeats.MONTHLY, 1),
        ("每季度上一次党课。", Repeats.QUARTERLY, 1),
        ("每半年向上级汇报一次工作。", Repeats.HALF_YEARLY, 1),
        ("每年到联系点调研不少于2次。", Repeats.YEARLY, 2),
        ("每周五组织政治学习。", Repeats.WEEKLY, 1),
        ("按月收缴党费。", Repeats.MONTHLY, 1),
        ("每学期开展2次警示教育。", Repeats.HALF_YEARLY, 2),
        ("半年召开一次组织生活会。", Repeats.HALF_YEARLY, 1),
        ("全年专题研讨不少于4次。", Repeats.YEARLY, 4),
        ("组织1-2次主题活动。", Repeats.YEARLY, 1),
        ("6月底前完成换届。", Repeats.ONCE, 1),
        ("新任党务工作者半年内完成任职培训。", Repeats.ONCE, 1),
        ("收到诉求后3个工作日内答复。", Repeats.EVENT, 1),
        ("新进人员上岗前须接受保密教育。", Repeats.EVENT, 1),
        ("对考核后三位的，由书记进行谈话。", Repeats.EVENT, None),
        ("大型检修前制定专项方案。", Repeats.EVENT, 1),
        ("论文投稿、成果报奖前，须履行审查程序。", Repeats.EVENT, 1),
        ("中秋等重大节日前开展专项检查。", Repeats.EVENT, 1),
        ("4月份组织开展宣传月活动。", Repeats.ONCE, 1),
        ("第三季度举办业务竞赛。", Repeats.ONCE, 1),
        ("9月至10月开展对口检查。", Repeats.ONCE, 1),
        ("每月确定一个宣传主题。", Repeats.MONTHLY, 1),
        ("定期研究职工思想动态。", Repeats.VAGUE, None),
        ("5月底完成立项评审。", Repeats.ONCE, 1),
        ("新楼10月投入使用。", Repeats.ONCE, 1),
        ("工会8月份集中开展高温慰问。", Repeats.ONCE, 1),
        ("“七一”前走访慰问老党员。", Repeats.ONCE, 1),
        ("逢重大节日前发送廉洁提醒。", Repeats.EVENT, 1),
        ("离岗离职的，办理清退手续后签订承诺书。", Repeats.EVENT, None),
        ("考核不合格的，支部书记予以调整。", Repeats.EVENT, None),
        ("发生失泄密事件的科室，当年不得评优评先。", Repeats.EVENT, None),
        ("遇有停产检修等时段，各支部要成立突击队。", Repeats.EVENT, None),
        ("党务人员一季度一考评。", Repeats.QUARTERLY, 1),
        ("原则上一周安排一次集中学习。", Repeats.WEEKLY, 1),
        ("将保密工作纳入科室年度绩效考核。", Repeats.YEARLY, 1),
        ("党委办公室年底考核一次。", Repeats.YEARLY, 1),
        ("2023年上半年完成支部换届。", Repeats.ONCE, 1),
        ("一季度拿出创建方案。", Repeats.ONCE, 1),
        ("任期届满前2个月启动换届考察。", Repeats.EVENT, 1),
        ("对获评优秀的给予表彰。", Repeats.EVENT, None),
        ("确需请假的须书面报告。", Repeats.EVENT, None),
        ("对连续两个月未完成任务的责任人由书记进行约谈。", Repeats.EVENT, None),
        ("“七一”前后举办合唱比赛。", Repeats.ONCE, 1),
        ("年初党委与各党支部签订责任书。", Repeats.YEARLY, 1),
        ("排名后2名的由党委书记约谈。", Repeats.EVENT, None),
        ("连续2个季度排名末位的调整书记岗位。", Repeats.EVENT, None),
        ("及时回应患者关切。", Repeats.EVENT, None),
        ("12月底结项验收。", Repeats.ONCE, 1),
        ("年终组织班子成员述学1次。", Repeats.YEARLY, 1),
        ("新提任干部任前廉政谈话率达到100%。", Repeats.EVENT, None),
        ("遇有重要情况随时召开。", Repeats.EVENT, None),
        ("2023-2024年完成对全体党员的集中轮训。", Repeats.ONCE, 1),
        ("3月和9月分别组织宣传月活动。", Repeats.ONCE, 1),
        ("工会上半年召开一次职工代表大会。", Repeats.ONCE, 1),
        ("连续2年为“差”的,予以组织调整。", Repeats.EVENT, None),
        ("重大事项须经党委会前置研究。", Repeats.EVENT, 1),
        ("分行党委会每次会议首先学习重要讲话精神。", Repeats.EVENT, 1),
        ("未完成的要说明原因。", Repeats.EVENT, None),
        ("考核得分低于80分的党支部取消评先资格。", Repeats.EVENT, None),
        ("逾期未整改的严肃追责问责。", Repeats.EVENT, None),
        ("发现瓦斯异常立即停产撤人。", Repeats.EVENT, None),
        ("党政正职任现职满五年的应当交流。", Repeats.EVENT, None),
        ("连续两次发生的取消当年评先资格。", Repeats.EVENT, None),
        ("召开年度党风廉政建设工作会议。", Repeats.YEARLY, 1),
        ("发展对象公示时间不少于5个工作日。", Repeats.EVENT, 5),
        ("领导班子成员调查研究不少于30天。", Repeats.YEARLY, 30),
        ("重大节日前必发廉洁提醒。", Repeats.EVENT, 1),
        ("元旦、春节、国庆等节前发送廉洁提醒。", Repeats.EVENT, 1),
        ("“七一”和春节前走访慰问困难党员。", Repeats.EVENT, 1),
        ("重阳节、春节前走访慰问退休教师。", Repeats.EVENT, 1),
        ("元旦春节、中秋国庆节前开展廉政提醒。", Repeats.EVENT, 1),
        ("年底进行总结评比。", Repeats.YEARLY, 1),
        ("年底由保密委员会对各部门进行一次考核。", Repeats.YEARLY, 1),
        ("年底前召开组织生活会并开展民主评议。", Repeats.ONCE, 1),
        ("其中采掘一线不少于8名。", Repeats.YEARLY, 8),
        ("局党组会议每次首先学习重要讲话精神。", Repeats.EVENT, 1),
        ("对验收不合格的党支部限期3个月整改。", Repeats.EVENT, 1),
        ("对综合评价为“差”的党支部书记，由局党组书记约谈。", Repeats.EVENT, None),
    ],
)
def test_how_often_and_how_many_times(sentence: str, cadence: Repeats, count: int | None) -> None:
    (found,) = duties(sentence)
    assert (found.cadence, found.min_count) == (cadence, count)


def test_a_range_keeps_its_upper_end() -> None:
    (found,) = duties("每月召开1—2次支委会。")
    assert (found.min_count, found.max_count) == (1, 2)


@pytest.mark.parametrize("practice", ["党委工作部提前5个工作日下发学习通知。", "每次学习后3个工作日内整理简报。"])
def test_a_report_may_tell_a_practice(practice: str) -> None:
    (found,) = duties(practice, title="某矿党委2023年工作总结\n")
    assert found.cadence is Repeats.EVENT


def test_what_is_no_part_of_the_rhythm_is_counted_by_the_year() -> None:
    found = duties("每季度评比一次，评选标兵20名，客户满意度达到95%以上，诉求办结率达到100%，每人不少于56学时。")
    assert [each.cadence.value for each in found] == ["quarterly", "yearly", "yearly", "quarterly", "yearly"]


def test_what_is_done_in_turns_has_a_rhythm_each() -> None:
    found = duties("建立周检查、月通报、季考核制度。每位党员开展季度自查，半年初评，年终总评。")
    rhythms = [
        Repeats.WEEKLY,
        Repeats.MONTHLY,
        Repeats.QUARTERLY,
        Repeats.QUARTERLY,
        Repeats.HALF_YEARLY,
        Repeats.YEARLY,
    ]
    assert [each.cadence for each in found] == rhythms


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("支部党员大会一般为三个月召开一次。", Repeats.QUARTERLY),
        ("定期收看电教片，2个月至少收看一次。", Repeats.MONTHLY),
        ("年初制定学习计划，列出必学篇目。", Repeats.YEARLY),
        ("每次党课都要记录。", Repeats.EVENT),
        ("因故不能参加的，要向支部书记请假。", Repeats.EVENT),
        ("三个月不达标者，由支部书记进行谈话教育。", Repeats.EVENT),
        ("如有特殊情况需要推迟举行，支部委员会必须向上级党组织报告。", Repeats.EVENT),
        ("4月份，各单位要组织调研小组。", Repeats.ONCE),
        ("到今年年底，完成“最强党总支”创建工作。", Repeats.ONCE),
        ("年终进行检查评比。", Repeats.YEARLY),
        ("支委会1个月召开1次。", Repeats.MONTHLY),
        ("二级水表周周抄。", Repeats.WEEKLY),
        ("各社区每周有一次集中服务。", Repeats.WEEKLY),
    ],
)
def test_other_ways_to_say_how_often(text: str, rhythm: Repeats) -> None:
    assert rhythm in [each.cadence for each in duties(text)]


def test_what_is_paid_each_month_is_a_figure_and_no_duty() -> None:
    assert duties("社区干部每月工资1200元。") == []


def test_a_counted_group_goes_on_acting() -> None:
    found = duties("辖内18个党支部严格落实制度，支部党员大会每季度召开1次，党小组会每月召开1次。")
    assert {each.subject for each in found} == {"党支部"}


def test_how_often_carries_over_commas() -> None:
    found = duties("班子成员每年到联系点调研不少于2次，并开展谈心谈话，至少讲1次党课。")
    assert [(each.cadence, each.min_count, each.subject) for each in found] == [
        (Repeats.YEARLY, 2, "班子成员"),
        (Repeats.YEARLY, 1, "班子成员"),
    ]


def test_each_of_a_list_with_its_own_rhythm_is_a_duty() -> None:
    found = duties("各党支部每月召开1次支委会、每季度召开1次党员大会。")
    assert [each.cadence for each in found] == [Repeats.MONTHLY, Repeats.QUARTERLY]


def test_once_in_each_of_two_windows_are_two_duties() -> None:
    found = duties("预备党员在预备期内和转正后1年内要各参加1次集中培训。")
    assert [each.deadline for each in found] == ["预备期内", "转正后1年内"]


@pytest.mark.parametrize(
    ("sentence", "subject", "action", "deadline"),
    [
        ("各支部每年至少向厂党委作1次工作报告。", "各支部", "向厂党委作工作报告", None),
        ("每月25日前由车间党支部上报积分。", "车间党支部", "上报积分", "每月25日前"),
        ("2023年8月底前，完成党员轮训。", None, "完成党员轮训", "2023年8月底前"),
        ("对发现的问题限期7日内整改到位。", None, "对发现的问题整改到位", "限期7日内"),
        ("组织主题党日（每月1次）。", None, "组织主题党日", None),
        ("2023-2024年完成党员轮训。", None, "完成党员轮训", "2023-2024年"),
        ("2023年底前培育党建品牌2个。", None, "培育党建品牌", "2023年底前"),
        ("对困难党员在“七一”、春节前走访慰问。", None, "对困难党员在走访慰问", "“七一”、春节前"),
        ("新员工入职一个月内完成保密培训。", "新员工", "入职完成保密培训", "一个月内"),
        ("流动党员由所在支部每季度至少联系一次。", "所在支部", "流动党员联系", None),
        ("每名矿领导联系2名青年技术骨干。", "矿领导", "联系青年技术骨干", None),
        ("每个示范岗每月查改隐患3条。", "示范岗", "查改隐患", None),
        ("共青团全年检查不少于24次。", "共青团", "检查", None),
        ("涉密人员每年在岗培训不少于4学时。", "涉密人员", "在岗培训", None),
        ("预备党员8月底前一次性补齐党费。", "预备党员", "一次性补齐党费", "8月底前"),
        ("围绕物资采购、材料领用、工程外委等领域开展监督全年不少于4次。", None, "开展监督", None),
    ],
)
def test_who_does_what_by_when(sentence: str, subject: str | None, action: str, deadline: str | None) -> None:
    (found,) = duties(sentence)
    assert (found.action, found.deadline) == (action, deadline)
    assert subject in (None, found.subject)


@pytest.mark.parametrize(
    "sentence",
    ["部分支部没有做到每月开展主题党日。", "今年以来召开会议12次。", "做到每月有计划、每季有检查。", "发展党员3名。"],
)
def test_what_was_done_or_was_not_is_no_duty(sentence: str) -> None:
    assert duties(sentence, title="某厂党委2023年工作总结\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "优化“三重一大”前置程序。",
        "为全年生产原煤310万吨提供坚强保证。",
        "2022年，召开会议3次，检查计算机164台；举办讲座2场，仍有3个科室更新滞后。",
    ],
)
def test_what_a_plan_tells_besides_is_no_duty(sentence: str) -> None:
    assert duties(sentence) == []


def test_shares_side_by_side_are_duties_each() -> None:
    assert [each.text for each in duties("答复率达到100%、满意率不低于90%。")] == ["答复率达到100%", "满意率不低于90%"]


def test_a_heading_of_a_plan_that_only_sounds_like_the_past_leaves_its_duties() -> None:
    text = "一、主要工作\n6月底前换届。\n（一）推广经验做法\n每季度开展1次交流。\n二、2022年工作回顾\n召开会议12次。\n"
    assert [each.text for each in duties(text)] == ["6月底前换届", "每季度开展1次交流"]


def test_what_a_report_means_to_do_next_is_a_duty() -> None:
    text = "一、主要做法\n召开会议12次。\n二、下一步打算\n6月底前完成换届。\n"
    assert [each.text for each in duties(text, title="某厂党委工作总结\n")] == ["6月底前完成换届"]


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("节假日前3天发送廉政提醒。", "节假日前3天"),
        ("第三季度举办1期培训班。", "第三季度"),
        ("群众反映的问题当天答复。", "当天"),
    ],
)
def test_a_time_before_an_event_or_a_quarter_is_by_when(sentence: str, deadline: str) -> None:
    (found,) = duties(sentence)
    assert found.deadline == deadline


def test_a_plan_owes_nothing_it_already_has() -> None:
    assert duties("厂党委下设党总支7个、党支部68个。") == []


def test_whom_a_time_describes_is_no_duty() -> None:
    assert duties("对年内任期届满的党支部。") == []


def test_a_share_to_be_reached_has_no_count() -> None:
    (found,) = duties("中层以上干部受教育面达100%。")
    assert (found.subject, found.min_count) == ("中层以上干部", None)


@given(
    st.text(
        alphabet="党委每年月季度半至少不于次召开会议各前内后由、，。；（）0123456789一二%底\n 的定期及时", max_size=120
    )
)
def test_a_duty_quotes_its_own_place(content: str) -> None:
    text = Text(content)
    for found in commitments_of(text, outline_of(text), reading_words()):
        assert content[found.span.start : found.span.end] == found.text != ""


def test_months_that_are_named_end_the_rhythm_before() -> None:
    found = duties("每季度组织1次抽查，5月、10月各开展1次全面检查。")
    assert [each.cadence for each in found] == [Repeats.QUARTERLY, Repeats.ONCE]


def test_a_threshold_beside_what_is_due_within_the_year_is_the_year_s() -> None:
    found = duties("年内配齐2名专职干部，组织干部参加业务培训不少于2次。")
    assert [each.cadence for each in found] == [Repeats.ONCE, Repeats.YEARLY]


def test_one_of_a_manner_of_speaking_is_no_duty() -> None:
    found = duties("年底前培养骨干教师2名，打造一支业务精湛的教师队伍。")
    assert [each.min_count for each in found] == [2]


def test_the_month_in_which_something_was_done_is_no_duty() -> None:
    assert not duties("4月份组织开展了宣传月活动。", "某厂党委2023年上半年工作总结\n")


def test_what_is_learnt_by_others_beside_is_a_duty_of_its_own() -> None:
    found = duties("全体党员每年集中学习不少于32学时、支部书记不少于56学时。")
    assert [(each.min_count, each.subject) for each in found] == [(32, "全体党员"), (56, "支部书记")]


def test_a_rule_is_one_in_a_report_too() -> None:
    report = "某局2023年保密工作报告\n一、工作开展情况\n"
    found = duties("凡复制涉密文件的，必须报局领导批准。全年复制12份。", report)
    assert [each.cadence for each in found] == [Repeats.EVENT]


def test_a_number_that_only_tells_of_what_is_no_duty() -> None:
    assert duties("建立30人左右的优秀年轻干部库。") == []


def test_a_share_of_what_is_done_for_once_is_one_for_once() -> None:
    found = duties("11月底前完成全体党员轮训，参训率不低于95%。")
    assert [each.cadence for each in found] == [Repeats.ONCE, Repeats.ONCE]


def test_a_report_may_have_a_plan_as_its_second_part() -> None:
    title = "某局中心组2023年学习情况报告及2024年学习计划\n第一部分　2023年学习情况\n一、主要做法\n开展学习12次。\n"
    found = duties("第二部分　2024年学习计划\n一、学习要求\n讲党课不少于1次。", title)
    assert [each.min_count for each in found] == [1]


@pytest.mark.parametrize(
    "sentence",
    ["在生产一线设立党员示范岗6个。", "组建党员突击队2支。", "全年未发生轻伤及以上事故。", "教育党员管住八小时以外。"],
)
def test_what_is_set_up_and_what_did_not_happen_are_no_duties(sentence: str) -> None:
    assert duties(sentence) == []


def test_what_is_set_up_by_a_day_is_a_duty() -> None:
    assert [each.cadence for each in duties("6月底前设立党员示范岗6个。")] == [Repeats.ONCE]


def test_quarters_told_in_a_row_are_no_rhythm() -> None:
    row = "分季度看，一季度3次、二季度5次、三季度4次、四季度5次。"
    assert all(each.cadence is not Repeats.QUARTERLY for each in duties(row))
    assert [each.cadence for each in duties("一季度3次。")] == [Repeats.QUARTERLY]


@pytest.mark.parametrize(
    ("sentence", "cadence"),
    [
        ("会前15日公示提案办理情况。", Repeats.EVENT),
        ("学习资料在会前5天送达。", Repeats.EVENT),
        ("尾水渠治理汛前全部完工。", Repeats.ONCE),
        ("上半年要全部完成转岗培训。", Repeats.ONCE),
    ],
)
def test_by_when_things_are_done(sentence: str, cadence: Repeats) -> None:
    assert [each.cadence for each in duties(sentence)] == [cadence]


def test_what_is_set_up_for_a_time_is_so_for_once() -> None:
    found = duties("责任区每月开展1次互查，秋季集中修期间组建党员突击队不少于8支。")
    assert [each.cadence for each in found] == [Repeats.MONTHLY, Repeats.ONCE]


@pytest.mark.parametrize("sentence", ["全院女职工占职工总数的86%。", "改造后将有26名职工转岗。"])
def test_what_is_so_or_will_be_is_no_duty(sentence: str) -> None:
    assert duties(sentence) == []


def test_what_is_said_side_by_side_keeps_the_rhythm() -> None:
    found = duties("每学期上一堂党课、办一次思政讲堂，每月听取1次工作汇报、局主要领导听取1次纪委汇报。")
    assert [each.text for each in found] == [
        "每学期上一堂党课",
        "办一次思政讲堂",
        "每月听取1次工作汇报",
        "局主要领导听取1次纪委汇报",
    ]
    assert [each.cadence.value for each in found] == ["half-yearly", "half-yearly", "monthly", "monthly"]


def test_turns_that_have_become_a_name_are_told_each() -> None:
    found = duties("实行“周调度、月通报、季评估”。坚持每周“雷打不动”。")
    assert [each.cadence.value for each in found] == ["weekly", "monthly", "quarterly"]


def test_a_long_note_in_brackets_is_no_part_of_the_duty() -> None:
    (found,) = duties("每月召开一次组织生活会（根据需要，另再安排传达学习文件、听报告等活动）。")
    assert found.text == "每月召开一次组织生活会"


@pytest.mark.parametrize(
    "sentence", ["中心组成员要制定年度自学计划。", "要抓好平时检查。年末对学习笔记进行一次集中检查。"]
)
def test_a_plan_for_the_year_and_what_is_done_at_its_end_are_yearly(sentence: str) -> None:
    assert [each.cadence for each in duties(sentence)] == [Repeats.YEARLY]
