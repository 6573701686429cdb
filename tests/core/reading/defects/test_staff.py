"""Other trades' people and places, safe days told twice, papers drawn up for another, words and names met last."""

import pytest

from core.reading.defects.told import alarms, told

SCHOOL = "临岚市机电职业学校党支部2024年工作总结"
HOSPITAL = "青岚县人民医院党委2025年度党建工作计划"
MINE = "石泉沟煤矿党委2024年工作总结"
SECTION = "澜岚工务段党委2024年上半年党建工作总结"


@pytest.mark.parametrize(
    ("title", "text", "at"),
    [
        (SCHOOL, "加强师德师风建设，推动全体医护人员争做“四有”好老师。", "医护人员"),
        (HOSPITAL, "引导全院教师党员亮身份、亮承诺、亮服务。", "教师"),
        (MINE, "引导广大民警坚定理想信念。", "民警"),
        (SECTION, "激励广大烟草职工立足岗位。", "烟草职工"),
    ],
)
def test_another_trades_people_led_as_the_own_are_told(title: str, text: str, at: str) -> None:
    assert alarms(f"{title}\n一、主要工作\n{text}\n", "naming.staff") == [at]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (SCHOOL, "慰问广大医护人员，向医务人员学习，组织全体教师参加培训。"),
        (HOSPITAL, "组织全体医护人员学习，走访学校教师，邀请民警授课。"),
        (MINE, "教育引导广大职工，关爱环卫工人，感谢全体医护人员的支持。"),
        (SECTION, "教育广大民警。引导全体民警。"),
    ],
)
def test_those_who_are_helped_or_at_home_are_not(title: str, text: str) -> None:
    assert told(f"{title}\n一、主要工作\n{text}\n", "naming.staff") == []


def test_safe_days_told_twice() -> None:
    first = f"{SECTION}\n截至6月30日，全段连续安全生产2316天。\n一、下步打算\n"
    assert alarms(first + "巩固全段连续安全生产2361天的良好局面。\n", "value.safe-days") == ["安全生产2361天"]
    assert told(first + "力争年底安全生产2500天，线路车间安全生产1200天。\n", "value.safe-days") == []
    assert told(first + "截至9月30日，全段连续安全生产2408天。\n", "value.safe-days") == []


def test_the_own_list_drawn_up_in_another_firms_name() -> None:
    head = "江岚建工集团有限公司党委关于2025年落实主体责任情况的报告\n一、主要工作\n"
    assert alarms(head + "编制江岚水务集团年度任务清单，细化任务36条。\n", "naming.served") == ["江岚水务集团"]
    assert told(head + "编制江岚建工集团年度任务清单，细化任务36条。\n", "naming.served") == []


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("坚持党建与生产同部署、同检、同考核。", "phrase.uneven", "同检"),
        ("学习《煤矿生产安全条例》。", "title.wrong", "《煤矿生产安全条例》"),
        ("落实党委领导下的院长责任制。", "word.mistaken", "责任制"),
        ("用习近平中国特色社会主义新思想武装头脑。", "word.mistaken", "中国特色社会主义新思想"),
        ("弘扬社会主义核心价值的宣传活动。", "word.mistaken", "核心价值"),
        ("工程叫合同工期提前35天。", "word.mistaken", "叫"),
        ("发展党员工作后进不足。", "word.mistaken", "后进"),
        ("评选优秀党务工作5名。", "word.mistaken", "党务工作"),
        ("副书记、矿长某某某任副组长。", "slot.form", "某某某"),
        ("集中学习，举办读书班天，查摆问题。", "slot.gone", "读书班天"),
        ("各项工作的取得的成绩来之不易。", "grammar.mixed", "的取得的"),
    ],
)
def test_what_was_met_first_in_new_texts(text: str, code: str, at: str) -> None:
    assert alarms(text, code) == [at]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("学党史、学理论、学法；同部署、同检查、同考核。", "phrase.uneven"),
        ("学习《煤矿安全生产条例》《安全生产法》。", "title.wrong"),
        ("落实院长负责制和首问责任制，践行社会主义核心价值体系。", "word.mistaken"),
        ("学习习近平新时代中国特色社会主义思想，大声叫好，帮扶后进支部。", "word.mistaken"),
        ("13名成员各领办1个课题，其中安全类5个、生产类4个、党建类4个。", "sum.parts"),
        ("建立班组立功竞赛台，坚持开展竞赛。", "slot.missing-number"),
    ],
)
def test_and_what_is_like_it_and_right(text: str, code: str) -> None:
    assert alarms(text, code) == []


@pytest.mark.parametrize(
    "text",
    [
        "这项工作叫计划管理，那项工作叫目标管理。",
        "人手不足对工作推进不利，要及时调配。",
        "我们的行动不变、方向不变；心理问题多和家庭教育密切相关。",
        "党员是能真正冲锋在前的骨干，这一形象的称呼流传开来。",
        "优秀传统文化的浸润现已初见成效，推荐优秀党务工作、优秀思政工作案例。",
        "会议由党总支书记同志主持，请校长同志讲授第一课。",
        "组织学员到革命旧址现场教学，共分三站。",
    ],
)
def test_ordinary_words_near_slips_are_not_slips(text: str) -> None:
    assert [each for code in ("word.mistaken", "slot.gone", "grammar.mixed") for each in alarms(text, code)] == []


def test_towns_have_people_of_every_trade_and_reports_look_back() -> None:
    assert told("城关镇党委2024年工作总结\n一、工作\n引导教师投身振兴，加强护林员管理。\n", "naming.staff") == []
    text = f"{SECTION}\n一、主要工作\n年初部署2023年度民主生活会工作。全段实现安全生产1000天。年底安全生产1126天。\n"
    assert told(text, "date.last-year") == []
    assert told(text, "value.safe-days") == []


def test_last_years_tasks_laid_out_this_year() -> None:
    text = f"{SECTION}\n一、主要工作\n年初确定2023年度实事项目16项，完成10项。\n"
    assert alarms(text, "date.last-year") == ["2023年度实事项目"]
    plan = f"{HOSPITAL}\n一、重点工作\n3月底前召开会议，部署2024年度党风廉政建设工作。\n"
    assert alarms(plan, "date.last-year") == ["2024年度党风廉政建设"]
