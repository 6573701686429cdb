"""Figures, days and words that the rest of the document belies."""

import pytest

from core.reading.defects.told import alarms, told

LISTED = "全厂运行、维护、水工、物资、机关、离退休6个党支部对照手册自查。"


def test_quarters_make_the_year() -> None:
    row = "一季度3次、二季度5次、三季度4次、四季度5次"
    assert told(f"全年开展集中学习16次，其中{row}。", "sum.quarters") == [row]
    assert told(f"全年开展集中学习17次，其中{row}。", "sum.quarters") == []
    assert told(f"16次学习中，专题学习8次、现场学习8次；分季度看，{row}。", "sum.quarters") == [row]
    assert told(f"召开党委会46次。开展学习，{row}。", "sum.quarters") == []
    assert told("全年走访50户，其中上半年22户、下半年30户。", "sum.quarters") == ["上半年22户、下半年30户"]
    assert told("去年接待35户，今年上半年22户，下半年20户。", "sum.quarters") == []


SIGNED = "\n二、自查情况\n{}\n澜州市交通运输局\n2024年11月8日\n"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("截至11月25日，已完成整改17个。", ["截至11月25日"]),
        ("截至10月25日，已完成整改17个。", []),
        ("11月20日，召开了总结会议。", ["11月20日"]),
        ("11月20日前完成总结。", []),
        ("计划11月20日，召开了解情况的会议。", []),
        ("2023年12月20日，召开了总结会议。", []),
    ],
)
def test_what_was_done_was_done_before_the_signature(said: str, found: list[str]) -> None:
    text = "澜州市交通运输局保密自查报告" + SIGNED.format(said)
    assert [each.rstrip("，") for each in told(text, "date.after-signature")] == found


def test_in_january_the_december_before_is_meant() -> None:
    text = "澜州市交通运输局工作总结\n一、情况\n截至12月底，已完成整改17个。\n澜州市交通运输局\n2025年1月8日\n"
    assert told(text, "date.after-signature") == []


def test_a_report_begins_with_its_own_year() -> None:
    text = "澜州电务段党委2024年上半年党建工作总结\n现将{}年上半年工作情况总结如下：\n一、情况\n召开会议4次。\n"
    assert told(text.format(2023), "date.last-year") == ["2023年"]
    assert told(text.format(2024), "date.last-year") == []


def test_as_many_branches_as_there_are_named() -> None:
    assert alarms(f"{LISTED}全厂7个党支部要在3月底前制定计划。", "value.two") == ["全厂7个党支部"]
    assert alarms(f"{LISTED}全厂6个党支部要在3月底前制定计划。", "value.two") == []
    assert alarms(f"{LISTED}全厂22个党支部要在3月底前制定计划。", "value.two") == []
    below = "学校党委下设机电、汽修、财经5个党支部，党员87名。\n{}全部通过达标验收。"
    assert alarms(below.format("6个党支部"), "value.two") == ["6个党支部"]
    assert alarms(below.format("5个党支部"), "value.two") == []
    assert alarms("未设有支委会的4个党支部合并。全行22个党支部开展自查。", "value.two") == []


def test_as_many_branches_as_there_became() -> None:
    grown = "全院党支部由19个增加到21个。党委每半年对全院{}个党支部开展1次考核。"
    assert alarms(grown.format(20), "value.two") == ["全院20个党支部"]
    assert alarms(grown.format(21), "value.two") == []


def test_growth_behind_the_parts_is_that_of_the_whole() -> None:
    parts = "投入23.8万元，其中设备14.2万元、教育3.6万元、检测6万元，比上年增加4.5万元，增长{}%。"
    assert told(parts.format("23.3"), "sum.growth") == []
    assert told(parts.format("43.3"), "sum.growth") != []


def test_what_is_put_right_at_once_and_later_is_all() -> None:
    assert alarms("查出隐患427条，其中当班整改389条、限期整改29条。", "sum.parts") != []
    assert alarms("查出隐患427条，其中当班整改398条、限期整改29条。", "sum.parts") == []


REPORT = (
    "2023年度抓基层党建工作述职报告\n碓坪磷矿提升运输工区党支部书记　韦承岭\n我会和{}党支部一班人一道，把矿石提上来。\n"
)


def test_with_whom_the_secretary_will_go_on() -> None:
    assert alarms(REPORT.format("浮选车间"), "naming.served") == ["浮选车间"]
    assert alarms(REPORT.format("提升运输工区"), "naming.served") == []
    assert alarms(REPORT.format("工区"), "naming.served") == []


def test_to_whom_a_plan_wants_its_parts_sent() -> None:
    plan = (
        "鹿台煤业有限公司党委2022年党建工作要点\n各党支部制定方案，于3月10日前报{}党委办公室。\n鹿台煤业有限公司党委\n"
    )
    assert told(plan.format("龙泉矿业公司"), "naming.served") == ["龙泉矿业公司"]
    assert told(plan.format("公司"), "naming.served") == []
    assert told(plan.format("集团公司"), "naming.served") == []


HOSPITAL = "滨江妇产医院党委2025年党建工作计划\n一、工作\n支持民主党派成员在学科建设、{}管理中建言献策。\n"
PLANT = "沙溪水力发电厂党委2024年工作要点\n一、工作\n把安全责任落实到每个{}、每个班组。\n沙溪水力发电厂党委\n"


def test_work_of_units_of_other_sorts() -> None:
    assert told(HOSPITAL.format("学校"), "naming.people") == ["学校"]
    assert told(HOSPITAL.format("医院"), "naming.people") == []
    assert told(PLANT.format("采掘工作面"), "naming.people") == ["采掘工作面"]
    assert told(PLANT.format("机组"), "naming.people") == []
    mine = "碓坪煤业有限公司党委2024年工作要点\n一、工作\n把责任落实到每个采掘工作面。\n碓坪煤业有限公司党委\n"
    assert told(mine, "naming.people") == []


LEFT = "查出问题42个，已整改35个，其余7个正在整改。\n二、打算\n8月底前完成剩余{}个问题整改。"


def test_what_is_left_is_the_same_later() -> None:
    assert alarms(LEFT.format(9), "value.rest") == ["剩余9个问题整改"]
    assert alarms(LEFT.format(7), "value.rest") == []
    assert alarms("收到诉求33件，办结31件，其余2件列入计划。\n上年未办结的3件诉求，6月底前办结。", "value.rest") != []


def test_what_is_left_of_something_else_is_another_number() -> None:
    assert alarms("查摆问题19个，已整改17个，剩余2个。\n" + LEFT.format(7), "value.rest") == []
    of_two = "查摆问题19个，其余2个正在整改。\n巡察反馈问题23个，已整改22个。\n完成剩余1个巡察问题整改。"
    assert alarms(of_two, "value.rest") == []
    assert alarms("收治患者30名，其余2名转院。\n剩余3个问题年底前整改。", "value.rest") == []


def test_an_amount_is_the_same_before_and_behind_its_noun() -> None:
    text = "确保完成原煤产量240万吨。\n为实现{}万吨原煤产量目标作出贡献。"
    assert alarms(text.format(230), "value.turned") == ["230万吨原煤产量"]
    assert alarms(text.format(240), "value.turned") == []
    assert alarms(text.format(2400), "value.turned") == []


def test_days_ahead_of_a_plan() -> None:
    text = "计划工期55天，关键工序由党员旁站，实际工期52天，比计划提前{}天。"
    assert alarms(text.format(5), "sum.ahead") == ["提前5天"]
    assert alarms(text.format(3), "sum.ahead") == []


def test_no_leap_day_in_other_years() -> None:
    text = "文澜路小学2023年工作总结\n一、情况\n{}2月29日召开支委会。\n"
    assert told(text.format(""), "date.impossible") == ["2月29日"]
    assert told(text.format("2024年"), "date.impossible") == []
    assert told(text.format("").replace("2023年工作", "2024年工作"), "date.impossible") == []


def test_days_of_one_month_in_order() -> None:
    assert told("5月13日至11日举办读书班。", "date.backward") == ["5月13日至11日"]
    assert told("5月11日至13日举办读书班，5月31日至6月2日研讨。", "date.backward") == []


def test_a_plan_asks_for_nothing_by_a_day_that_is_past() -> None:
    text = "石窑沟矿党委2025年工作要点\n各党支部要于{}前制定本支部工作计划。\n石窑沟矿党委\n2025年2月18日\n"
    assert told(text.format("2月10日"), "date.due-before") == ["2月10日前"]
    assert told(text.format("3月10日"), "date.due-before") == []


def test_parts_that_are_few_are_not_all() -> None:
    assert alarms("审查信息1436条，退回修改19条，不予公开4条。", "sum.parts") == []


def test_another_unit_of_the_own_place() -> None:
    text = "澄川工务段党委学习教育总结\n一、情况\n{}，作风上马虎的人，轨距尺也量不准。\n澄川工务段党委\n"
    assert told(text.format("从澄川车务段查出的问题看"), "naming.sister") == ["车务段"]
    assert told(text.format("会同澄川车务段查出问题"), "naming.sister") == []
    assert told(text.format("从沱江车务段查出的问题看"), "naming.sister") == []


def test_what_a_school_keeps_for_itself() -> None:
    text = "文澜路小学2023年意识形态工作报告\n1.严格信息发布。{}公众号全年推送186期。\n文澜路小学党支部\n"
    assert told(text.format("清源路小学"), "naming.served") == ["清源路小学"]
    assert told(text.format("文澜路小学"), "naming.served") == []


def test_how_long_the_own_unit_has_been() -> None:
    text = "青岭地质大队党委学习情况报告\n以迎接{}60周年为契机，做好工作。\n青岭地质大队党委\n"
    assert told(text.format("建院"), "naming.anniversary") == ["建院60周年"]
    assert told(text.format("建队"), "naming.anniversary") == []


def test_the_total_that_some_are_of_is_the_one_told() -> None:
    text = "全年讲党课4次。\n今年讲的{}次党课中有2次主要讲设备。"
    assert alarms(text.format(5), "value.of-them") == ["5次党课"]
    assert alarms(text.format(4), "value.of-them") == []
    assert alarms("向19家直属单位派员。\n21家直属单位中有3家没有完成。", "value.of-them") == ["21家直属单位"]
    assert alarms("在2个党支部试点。\n30个党支部中有3个没有完成。", "value.of-them") == []


def test_two_digits_that_changed_places() -> None:
    text = "全年发送旅客1286.4万人次。\n全年{}万人次旅客平安出行。"
    assert alarms(text.format("1268.4"), "value.transposed") == ["1268.4万人次"]
    assert alarms(text.format("1286.4"), "value.transposed") == []
    assert alarms(text.format("1682.4"), "value.transposed") == []
    assert alarms("投入1286元。\n走访1268人。", "value.transposed") == []


def test_nobody_is_a_fraction() -> None:
    assert alarms("10月1日单日发送旅客6.83人次。", "value.fraction") == ["6.83人次"]
    assert alarms("10月1日单日发送旅客6.83万人次，人均参加1.5次，平均每班2.5人。", "value.fraction") == []


def test_those_honoured_add_up() -> None:
    text = "表彰优秀共产党员24名、优秀党务工作者8名、先进党支部5个，共计{}个先进个人和集体。"
    assert len(alarms(text.format(36), "sum.honoured")) == 1
    assert alarms(text.format(37), "sum.honoured") == []


def test_who_became_a_member_is_not_one_of_those_received() -> None:
    text = "支部有党员47名，发展预备党员12名。\n{}"
    assert alarms(text.format("14名预备党员按期转正。"), "value.two") == []
    assert alarms(text.format("49名党员全部签订承诺书。"), "value.two") == ["49名党员"]


def test_parts_of_what_is_not_filled_in_are_of_nothing_else() -> None:
    text = "抽查9人。确定涉密人员（  ）名，其中重要涉密人员2名、一般涉密人员6名。"
    assert alarms(text, "sum.of-which") == []


def test_cadres_of_another_system() -> None:
    text = "松屏市林业局党组2023年工作要点\n一、工作\n建设一支本领高强的{}干部队伍。\n松屏市林业局党组\n"
    assert told(text.format("水利"), "naming.sister") == ["水利干部队伍"]
    assert told(text.format("林业"), "naming.sister") == []


def test_the_rest_of_another_check_is_another_rest() -> None:
    first = "一季度检查发现问题30个，已整改25个，其余5个问题正在推进。"
    text = f"{first}\n二季度检查发现问题18个，立行立改10个，其余8个问题限期整改。"
    assert alarms(text, "value.rest") == []


def test_what_a_plan_wants_to_be_more_is_no_slip() -> None:
    assert alarms("去年原煤产量230万吨。\n力争完成240万吨原煤产量目标。", "value.turned") == []


def test_dues_of_other_years_and_what_is_done_are_not_past() -> None:
    text = "石窑沟矿党委2025年工作要点\n{}\n石窑沟矿党委\n2025年2月18日\n"
    for said in ("整改方案已于1月20日前印发。", "根据1月10日前报送的情况，列出清单。", "下一年度1月10日前完成评议。"):
        assert told(text.format(said), "date.due-before") == []


def test_in_april_the_december_before_is_meant() -> None:
    said = "12月15日，召开了会议。截至12月底，已完成整改17个。"
    text = f"澜州市交通运输局工作总结\n一、情况\n{said}\n澜州市交通运输局\n2024年4月8日\n"
    assert told(text, "date.after-signature") == []


def test_anniversaries_of_others() -> None:
    text = "清河县人民医院党委工作总结\n{}\n清河县人民医院党委\n"
    for said in ("受邀参加省医科大学建校80周年论坛。", "举行庆祝少先队建队75周年大会。"):
        assert told(text.format(said), "naming.anniversary") == []


def test_of_what_is_told_by_the_thousand_only_the_first_are_looked_at() -> None:
    text = "查出问题42个，已整改35个，其余7个正在整改。\n" + "完成剩余9个问题整改。\n" * 1000
    assert 0 < len(alarms(text, "value.rest")) < 100


ROW = "一季度3次、二季度5次、三季度4次、四季度5次"


@pytest.mark.parametrize(
    "text",
    [
        f"第16次党委会通报了学习情况，{ROW}。",
        f"召开党委会16次。\n开展学习，{ROW}。",
        f"召开党委会16次。{'党员带头学习，带头宣讲，带头落实。' * 12}开展学习，{ROW}。",
        f"落实《全年集中学习16次安排表》，{ROW}。",
        "投入4.1万元，其中一季度1.1万元、二季度1.1万元、三季度1.1万元、四季度0.8万元。",
        "全年学习5次，今年一季度5次、二季度1次、三季度0次、四季度0次。",
        "每月学习3次，一季度3次、二季度1次、三季度0次、四季度0次。",
        "评选典型20名，一季度3名、二季度5个、三季度4名、四季度5名。",
        "全年走访50户，上半年22户、下半年30户。",
    ],
)
def test_what_is_no_total_of_the_quarters(text: str) -> None:
    assert told(text, "sum.quarters") == []


@pytest.mark.parametrize("said", ["：", "，其中", "，其中，", "，分别为"])
def test_both_halves_make_the_year_where_they_are_said_to(said: str) -> None:
    assert told(f"全年走访50户{said}上半年22户、下半年30户。", "sum.quarters") == ["上半年22户、下半年30户"]


def test_of_little_the_quarters_may_miss_one() -> None:
    row = "一季度0次、二季度1次、三季度1次、四季度1次"
    assert told(f"全年调研4次，其中{row}。", "sum.quarters") == [row]


@pytest.mark.parametrize(
    "text",
    [
        "查出问题42个，其余7个月内整改。\n完成剩余9个问题整改。",
        "查出问题42个，其余7个正在整改。\n收到信访件12件，办结3件，未办结的9件问题线索移交。",
        "查出问题42个，其余7个正在整改。\n反馈意见12个，采纳3个，其余9个问题正在研究。",
        "查出隐患42处，其余7处正在整改。\n剩余9处积水点年底前完成。",
        "查出问题42个，已整改35个。设备更换12台，其余7台待换，另有2个备件到货。\n完成剩余9个问题整改。",
        "一季度问题30个，其余5个正在整改。\n二季度问题20个，其余7个正在整改。\n完成剩余7个问题整改，完成剩余5个问题整改。",
        "查出问题42个，已整改35个。巡察组进驻期间，党委主要负责同志靠前指挥，班子成员分工负责，各科室协同配合，"
        "逐条逐项研究制定措施，明确责任领导、责任科室和完成时限，建立周调度、月通报、季评估的工作机制，"
        "做到件件有着落、事事有回音、项项有成效，全院上下形成齐抓共管的良好局面，院领导包联帮扶的12户困难职工全部走访到位，"
        "其余7个家庭已列入计划。\n完成剩余9个问题整改。",
        "查出问题42个。\n走访困难职工12户，慰问5户，其余7户列入计划。\n完成剩余9户问题住房改造。",
    ],
)
def test_what_is_left_of_others_is_not_held_against_it(text: str) -> None:
    assert alarms(text, "value.rest") == []


def test_the_things_left_are_told_by_how_their_name_begins_or_ends() -> None:
    text = "查出{}42个，已整改35个，其余7个正在整改。\n8月底前完成剩余9个{}。"
    assert len(alarms(text.format("问题", "问题整改"), "value.rest")) == 1
    assert len(alarms(text.format("问题", "巡察问题"), "value.rest")) == 1
    assert alarms(text.format("问题", "攻关课题"), "value.rest") == []


@pytest.mark.parametrize(
    "said",
    [
        *("去年完成", "上年完成", "2023年完成", "截至10月底完成", "上半年完成", "前一季度完成", "前二季度完成"),
        *("前三季度完成", "同比增产后", "去年前10个月完成"),
    ],
)
def test_amounts_of_other_times_are_others(said: str) -> None:
    text = "{}原煤产量240万吨。\n为实现230万吨原煤产量目标作出贡献。"
    assert alarms(text.format("确保完成"), "value.turned") == ["230万吨原煤产量"]
    assert alarms(text.format(said), "value.turned") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("确保原煤产量240万吨。\n为实现150万吨原煤产量目标作出贡献。", []),
        ("确保原煤产量240万吨，力争原煤产量230万吨。\n实现230万吨原煤产量目标。", []),
        ("确保原煤产量240亿元。\n实现230万吨原煤产量目标。", []),
        ("去年全矿各采区克服困难，今年确保完成原煤产量240万吨。\n实现230万吨原煤产量目标。", ["230万吨原煤产量"]),
    ],
)
def test_amounts_of_one_kind_and_size_are_held_together(text: str, found: list[str]) -> None:
    assert alarms(text, "value.turned") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("讲党课4次。\n今年讲的第5次党课中有2名党员发言。", []),
        ("讲党课40次。\n今年讲的45次党课中有2次讲设备。", ["45次党课"]),
        ("讲党课10次。\n今年讲的20次党课中有2次讲设备。", []),
        ("走访共建单位，与20家共建单位签约。\n24家共建单位中有3家没有完成。", []),
        ("集中讲廉政党课4次。\n讲的5次廉政党课中有2次讲设备。", ["5次廉政党课"]),
        ("上半年讲党课3次，全年讲党课5次。\n今年讲的5次党课中有2次讲设备。", []),
    ],
)
def test_of_how_many_some_are(text: str, found: list[str]) -> None:
    assert alarms(text, "value.of-them") == found


@pytest.mark.parametrize(
    "text",
    [
        *("均为6.5人次", "每场6.5人次", "千人口医师率达2.6人", "比去年多0.5人次", "约6.5人次", "增加0.5人次"),
        *("下降0.5人次", "升至6.5人次", "减少0.5人次", "折合6.5人次", "相当于6.5人次", "维修投入6.5人均工时"),
        *("投入劳力6.5人天", "投入劳力6.5人日", "到货6.5件套", "排在第6.5名次"),
    ],
)
def test_some_numbers_have_a_fraction(text: str) -> None:
    assert alarms(f"{text}。", "value.fraction") == []
    assert alarms("接待6.5人次。", "value.fraction") == ["6.5人次"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HOSPITAL.format("学校") + "到驻地学校开展健康讲座。\n", ["学校"]),
        ("{}新建孕妇学校2所，开办孕妇学校课程48期，学校管理和师资由产科负责。\n", []),
        ("{}组织党员到民营公司高质量发展展厅参观。\n", []),
        ("{}到驻地企业体检，为公司改革发展服务。为公司中心工作服务。\n", []),
        ("{}学习《公司管理和考核办法》。\n", []),
        ("{}到驻地学校义诊，学校管理经验值得借鉴。\n", []),
        ("{}医院全体职工参加。\n", []),
        ("{}与县一中学校党支部联建。\n", []),
        ("{}到县公司联系检修，公司高度重视，派出2人。\n", []),
        ("{}公司高度重视检修，派出2人。\n", ["公司"]),
        ("{}邀请家属楼的班主任座谈。\n", ["班主任"]),
        ("{}邀请班主任座谈，班主任发言。\n", []),
    ],
)
def test_people_and_units_of_other_sorts_spoken_of_on_purpose(text: str, found: list[str]) -> None:
    assert told(text.format("滨江妇产医院党委2025年党建工作计划\n一、工作\n"), "naming.people") == found


def test_people_of_the_own_unit_are_its_own() -> None:
    for unit in ("清河一中", "清河县教育局"):
        assert told(f"{unit}党委2025年工作要点\n一、工作\n邀请备课组长座谈，规范课堂教学。\n", "naming.people") == []
    assert told("清河一中党委2025年工作要点\n一、工作\n学校全体教师参加。\n", "naming.people") == []
