"""Who is charged with a duty, and for whom a figure is told."""

import pytest

from youju.core.reading.claims import claims_of
from youju.core.reading.commitments import commitments_of
from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text
from youju.library.reading_words import reading_words

PLAN, REPORT = "云岭车务段党委2025年党建工作要点\n", "云岭车务段党委2025年工作总结\n段党委坚持高标准。\n"
OWN = "云岭车务段党委"


def charged(sentence: str) -> list[str | None]:
    text = Text(PLAN + sentence)
    return [each.subject for each in commitments_of(text, outline_of(text), reading_words())]


def told_of(sentence: str) -> list[str | None]:
    text = Text(REPORT + sentence)
    return [each.subject for each in claims_of(text, outline_of(text), reading_words())]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("新任支部书记3个月内完成任职培训。", "新任支部书记"),
        ("组织科提前6个月提醒。", "组织科"),
        ("外聘教师入校1个月内必须完成专题培训。", "外聘教师"),
        ("徒弟每月接受1次实作测试。", "徒弟"),
        ("包保干部须于5月底前逐个销号。", "包保干部"),
        ("学习中心组每季度集中研讨一次。", "学习中心组"),
        ("培养联系人每季度谈话1次。", "培养联系人"),
        ("辅导员每周进宿舍不少于2次。", "辅导员"),
        ("缺学人员两周内完成补学。", "缺学人员"),
        ("因故缺席的成员必须在一周内补学。", "因故缺席的成员"),
        ("任期届满的7个党支部须于9月底前完成换届。", "任期届满的7个党支部"),
        ("每月10日前由各党支部收齐并上缴党费。", "各党支部"),
        ("每个党支部全年至少办成2件实事。", "党支部"),
        ("第四条 党员每月交纳党费。", "党员"),
    ],
)
def test_posts_and_people_are_charged_by_name(sentence: str, who: str) -> None:
    assert charged(sentence) == [who]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("患者满意度达到97%以上。", OWN),
        ("群众满意率保持在95%以上。", OWN),
        ("连续两个季度排名末位的，取消该支部年度评优资格。", OWN),
        ("选派20名党员骨干到卫生院带教，每人每月下沉不少于4天。", "党员骨干"),
        ("每人每年撰写调研报告不少于1篇。", "每人"),
    ],
)
def test_those_who_are_only_spoken_of_are_not_charged(sentence: str, who: str) -> None:
    assert charged(sentence)[-1] == who


def test_a_body_that_meets_does_not_give_the_lectures() -> None:
    assert charged("党支部要过好组织生活，支部委员会每月召开1次，党课每季度1次。")[-1] == "党支部"


def test_behind_a_semicolon_people_act_no_more() -> None:
    assert charged("班子成员每季度讲党课1次；11月底前对支部委员集中轮训一遍。")[-1] == OWN


def test_those_who_pay_dues_do_not_publish_them() -> None:
    assert charged("党员按月交纳党费，党费收缴情况每年公示1次。")[-1] == OWN


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("班子成员分赴8个联系点。", "班子成员"),
        ("班子成员交流发言26人次。", "班子成员"),
        ("党员自愿捐款8650元。", "党员"),
        ("段微信公众号推送256期。", "段微信公众号"),
        ("全段17个党支部。", "全段"),
        ("一工区党支部16人。", "一工区党支部"),
        ("预备党员转正4名。", "段党委"),
        ("设立党员示范岗9个、党员责任区18个。", "段党委"),
        ("党员按月交纳党费，全年收缴党费3.12万元。", "段党委"),
    ],
)
def test_for_whom_a_figure_is_told(sentence: str, who: str) -> None:
    assert told_of(sentence)[-1] == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("承办部门在会后15个工作日内拿出落实清单。", "承办部门"),
        ("分管宣传的副校长每半年汇报1次。", "分管宣传的副校长"),
        ("外出三个月以上的党员，每季度汇报1次思想。", "外出三个月以上的党员"),
        ("职工对账目有疑问的，核算员须当场说明。", "核算员"),
        ("提案由工会在闭幕后20日内分解到部门。", "工会"),
        ("后进支部由党委委员分头包保，每周到场一次。", "党委委员"),
        ("结对党员每月谈心一次，每学期家访一次。", "结对党员"),
        ("因公因病不能参加的，会后一周内须补学。", "因公因病不能参加的"),
        ("二、职责\n（二）机关党委。每半年报送一次学习情况。", "机关党委"),
        ("7月上旬，机关党委各组织一次对账，每季度核对一次。", "机关党委"),
    ],
)
def test_bodies_and_posts_that_begin_like_verbs_or_stand_before_a_comma(sentence: str, who: str) -> None:
    assert charged(sentence)[-1] == who


def test_a_heading_that_tells_what_is_done_names_nobody() -> None:
    assert charged("二、任务\n（二）关心关爱职工。每季度召开1次座谈会。")[-1] == OWN


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("巡察组移交信访件15件，已办结14件。", "段党委"),
        ("财务部会同法务人员核对应收款项21笔。", "财务部"),
        ("市委旁听组9月到会旁听1次。", "市委旁听组"),
    ],
)
def test_who_acts_and_who_only_hands_over(sentence: str, who: str) -> None:
    assert told_of(sentence)[-1] == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("12月20日前，支部书记在党员大会上述职。", "支部书记"),
        ("3月8日前，助产士和哺乳顾问走进两个社区。", "助产士和哺乳顾问"),
        ("每周三下午，党员志愿者在门诊大厅导诊。", "党员志愿者"),
        ("每周一上午，由志愿队队长在意见箱开箱。", "志愿队队长"),
        ("8月19日中国医师节前，由患者和同事共同推选好医生3名。", "患者和同事"),
        ("拖欠党费超过一个月的，纪检委员提醒一次。", "纪检委员"),
    ],
)
def test_who_is_named_behind_when_it_is_done(sentence: str, who: str) -> None:
    assert charged(sentence) == [who]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("每周三下午，党员志愿者在门诊大厅导诊。", "门诊大厅导诊"),
        ("由各党小组上门送学，一季一趟。", "由各党小组上门送学"),
    ],
)
def test_what_is_done_is_no_time(sentence: str, action: str) -> None:
    text = Text(PLAN + sentence)
    (found,) = commitments_of(text, outline_of(text), reading_words())
    assert found.action == action
