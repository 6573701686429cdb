"""What a unit has, told twice with different numbers; and years of the year before."""

import pytest

from core.reading.defects.told import alarms, told


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("全段现有党支部38个、党员 1046 名。\n参加评议的1064名党员中，优秀311名。", "1064名党员"),
        ("全院612名干部职工思想稳定。\n培训3期，覆盖全院621名职工。", "全院621名职工"),
        ("现有计算机34台，其中涉密计算机2台，涉密计算机3台均安装了软件。", "涉密计算机3台"),
        ("现有车辆286辆、驾驶员412名。\n组织424名驾驶员全部签订承诺书。", "424名驾驶员"),
        ("累计预制T梁412片，架设248片。\n目前421片预制完成的T梁检测合格。", "421片"),
    ],
)
def test_a_number_retold_otherwise_is_told(text: str, again: str) -> None:
    assert told(text, "value.retold")[-1] == again


@pytest.mark.parametrize(
    "text",
    [
        "现有计算机34台，其中涉密计算机2台，涉密计算机2台均安装了软件。",
        "现有职工343人，其中管理人员32人。\n对31名管理人员开展谈话。",
        "现有党员1046名。\n新发展的1064名党员均参加培训。2021年全院有1064名党员。",
        "现有驾驶员412名。\n组织86名驾驶员全部参加培训。",
    ],
)
def test_a_number_of_something_else_is_not_told(text: str) -> None:
    assert alarms(text, "value.retold") == []
    assert alarms(text, "value.two") == []


def test_the_same_plan_with_two_numbers_is_told() -> None:
    text = "全年计划发展党员3名。\n全年发展党员4名的任务向一线倾斜。"
    assert told(text, "value.differs") == ["发展党员4名"]


REPORT = "南山县医院党委2023年工作总结\n\n一、主要工作\n（一）抓学习。{}其他照常。\n南山县医院党委\n2023年12月1日\n"


@pytest.mark.parametrize("text", ["2022年，院党委召开会议31次。", "2022年下半年，我院开展检查3次。"])
def test_a_deed_of_the_year_before_is_told(text: str) -> None:
    assert len(alarms(REPORT.format(text), "date.last-year")) == 1


@pytest.mark.parametrize(
    "text", ["2022年，医院被评为先进单位。", "2023年，院党委召开会议31次。", "2022年，会议召开20次，今年召开31次。"]
)
def test_what_may_be_of_the_year_before_is_not_told(text: str) -> None:
    assert alarms(REPORT.format(text), "date.last-year") == []


def test_last_years_plan_drawn_up_this_year_is_told() -> None:
    text = "制定2022年党风廉政建设工作要点，签订责任书37份。印发2023年学习计划。修订2022年度考核办法。"
    assert alarms(REPORT.format(text), "date.last-year") == ["2022年党风廉政建设工作要点"]


def test_a_document_of_several_years_is_not_told() -> None:
    text = "2020年，开展检查3次。2021年，开展检查5次。2022年，开展检查6次。"
    assert told(REPORT.format(text), "date.last-year") == []


def test_a_plan_that_wants_what_is_over_is_told() -> None:
    first = "1.做好2024年度党费收缴工作。\n2.完成2024年度工作总结，开展2024年度民主评议党员。\n"
    plan = f"南山中学2025年党建工作要点\n\n一、抓基础\n{first}"
    assert told(plan, "date.last-year") == ["2024年度党费收缴工作"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("全年发展党员15名。\n不足：全年发展的16名党员中，一线职工只有3名。", ["发展的16名党员"]),
        ("自查共发现13个问题。\n对发现的15个问题，逐项整改。", ["发现的15个问题"]),
        ("全年发展党员15名。\n全年发展的15名党员中，一线职工只有3名。", []),
        ("全年发展党员15名。\n去年发展的16名党员均已转正。", []),
        ("发现问题13个，二季度发现问题20个。\n对发现的15个问题，逐项整改。", []),
        ("全年纠正三违18人次。\n党员纠正的21人次三违中，习惯性违章占六成。", ["纠正的21人次三违"]),
        (
            "发现弱口令、U盘混用等问题27个，会上通报发现问题27个。\n针对自查发现的25个问题，举一反三。",
            ["发现的25个问题"],
        ),
        ("与11家企业签订合作协议。\n目前合作的13家企业中，规模以上的偏少。", ["合作的13家企业"]),
        ("形成调研报告16篇。\n尚未转化的11篇调研报告逐篇落实。", []),
        ("全年发展党员15名，发展的3名党员在一线。", []),
    ],
)
def test_what_is_spoken_of_again_with_another_number(text: str, what: list[str]) -> None:
    assert alarms(text, "value.recalled") == what


def test_a_list_tells_how_many_there_are() -> None:
    text = "党总支下设穿爆、运输、机电、后勤、机关6个党支部。\n对全矿7个党支部开展检查。"
    assert alarms(text, "value.retold") + alarms(text, "value.two") != []


def test_decimals_turned_round_are_worth_a_look() -> None:
    text = "全年完成施工产值1.32亿元，杜绝了事故。\n一年来，项目部完成施工产值1.23亿元。"
    assert told(text, "value.retold") == ["1.32亿元", "1.23亿元"]


def test_the_part_about_the_year_to_come_is_of_that_year() -> None:
    head = "红山县水务局2024年工作总结\n一、主要工作\n召开会议3次。\n二、2025年工作安排\n"
    assert alarms(f"{head}加强队伍建设，2024年发展党员3名。", "date.last-year") == ["2024年发展"]
    assert alarms(f"{head}加强队伍建设，2025年发展党员3名。", "date.last-year") == []


def test_the_notice_that_asks_for_a_report_is_of_its_year() -> None:
    text = "红山县水务局2022年学习情况报告\n根据《关于报送2021年度学习情况的通知》要求，现将情况报告如下。"
    assert alarms(text, "date.last-year") == ["《关于报送2021年度学习情况的通知》"]
    assert alarms(text.replace("2021", "2022"), "date.last-year") == []


def test_figures_of_many_digits_are_read() -> None:
    text = "全年完成投资12345678901元，争取资金21345678901元，误差0.00001元，产值99999999999.5元。"
    assert told(text, "value") == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年完成造林2万亩，2025年再完成3万亩。",
        "2024年新增绿地20亩的目标顺利实现。",
        "2024年建成的防火道要管护到位。",
    ],
)
def test_the_year_that_is_over_may_be_spoken_of(text: str) -> None:
    head = "红山县林业局2024年工作总结\n一、主要工作\n召开会议3次。\n二、2025年工作安排\n"
    assert alarms(head + text, "date.last-year") == []


@pytest.mark.parametrize(
    "text",
    [
        "院党委开展检查12次，上年的台账一并装订。",
        "院党委开展检查12次，去年的台账一并装订。",
        "全院发展党员3名，与前年持平。",
        "院党委召开会议31次，比计划多2次。",
        "门诊26万人次，较2021年略有减少。",
        "门诊26万人次，同比大幅增长。",
        "院党委召开会议31次，与2021年相比多召开3次。",
        "门诊26万人次，为建院以来最高。",
        "省里颁布管理条例，我院组织学习3次。",
        "《医师法》施行后，我院组织学习3次。",
        "我院成立医疗集团，成员单位12家。",
        "我院组建急救队伍2支。",
        "新门诊楼建成，新增床位120张。",
        "我院始建分院1所。",
        "我院获省级奖项2个。",
        "1名医生被授予全国劳动模范称号。",
        "我院被评为省级先进单位，奖金3万元。",
        "1个科室被命名为青年文明号。",
        "3项技术入选省级名录。",
        "2个名医工作室在我院挂牌。",
        "1名科主任担任省级学会委员。",
        "2名援藏医生在当地任职。",
        "任命副院长1名。",
        "新院长就任后召开座谈会2次。",
        "新院长上任后召开座谈会2次。",
        "3名护士参加工作，均安排师傅带教。",
        "3名医生入党。",
        "市委巡察反馈问题26个。",
        "我院结转项目2个。",
        "我院遗留问题3个。",
        "我院一直坚持每月学习1次。",
        "院党委换届至今，召开会议31次。",
        "我院床位80张，如今达到300张。",
        "我院新增床位80张，目前共有300张。",
        "我院曾开展检查2次。",
        "1名副院长历任3个科室主任。",
        "我院梳理历年合同160份。",
        "门诊楼开工，当时投入300万元。",
        "医联体开工，当年投入300万元。",
        "我院签约患者2万人，截至年底随访1.6万人。",
        "我院召开会议20次，今年召开31次。",
        "我院启动门诊楼改造2处。",
        "我院制剂室投产，品种12个。",
        "我院提出三年创建目标，任务12项。",
        "2个专科认定为省级重点专科。",
        "院党委表彰先进个人12名。",
        "3个专科列为省级重点。",
        "省里批准我院新增床位80张。",
        "省里批复我院新增床位80张。",
        "我院规划床位300张。",
        "2家卫生院合并到我院。",
        "我院更名，床位增至300张。",
        "2家卫生院划转我院。",
        "我院后勤公司改制，安置职工12名。",
    ],
)
def test_what_is_told_of_the_year_before_for_what_came_of_it_is_not_told(text: str) -> None:
    assert told(REPORT.format(f"2022年，{text}"), "date.last-year") == []


@pytest.mark.parametrize("word", ["较好", "较为明显", "较大", "较多", "较强"])
def test_what_is_good_is_compared_with_nothing(word: str) -> None:
    assert len(alarms(REPORT.format(f"2022年，院党委开展检查12次，效果{word}。"), "date.last-year")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "院党委完成换届，选出委员7名。",
        "院党委印发《党建工作手册》36份。",
        "我院对12个科室开展考核。",
        "我院接受审计1次。",
        "我院接受巡视1次。",
        "我院接受巡察1次。",
        "院党委传达会议精神12次。",
        "院长在会上通报问题6个。",
        "院党委学习讲话6次。",
        "院党委选举委员7名。",
        "院党委迎接上级调研6批。",
        "省委安排我院派出医疗队2批。",
        "市委安排我院派出医疗队2批。",
        "中央财政安排我院资金300万元。",
    ],
)
def test_what_others_may_have_done_the_year_before_is_a_hint(text: str) -> None:
    said = REPORT.format(f"2022年，{text}")
    assert told(said, "date.last-year") == ["2022年"]
    assert alarms(said, "date.last-year") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我院坚持集中学习。", ["2022年"]),
        ("院党委坚持集中学习。", ["2022年"]),
        ("本单位坚持集中学习。", ["2022年"]),
        ("先后多次召开会议。", ["2022年"]),
        ("发展党员6名。", ["2022年"]),
        ("基层组织不断健全。", []),
    ],
)
def test_a_deed_of_the_year_before_is_the_own_or_has_a_number(text: str, found: list[str]) -> None:
    assert alarms(REPORT.format(f"2022年，{text}"), "date.last-year") == found


PART = "{}\n\n一、{}\n2022年，院党委召开会议31次。\n2022年以来，院党委坚持集中学习。\n南山县医院党委\n2023年12月1日\n"
OF_2023 = "南山县医院党委2023年工作总结"


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("主要工作", ["2022年", "2022年以来"]),
        ("医院概况", []),
        ("医院简介", []),
        ("项目背景", []),
        ("历史情况", []),
        ("机构沿革", []),
        ("基本情况", []),
        ("问题的原因", []),
        ("建设历程", []),
        ("2022年工作", ["2022年以来"]),
    ],
)
def test_the_background_may_be_of_years_before(part: str, found: list[str]) -> None:
    assert told(PART.format(OF_2023, part), "date.last-year") == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("南山县医院党委党建工作总结", ["2022年"]),
        ("南山县医院党委近年工作总结", []),
        ("南山县医院党委三年行动工作总结", []),
        ("南山县医院党委五年工作总结", []),
        ("南山县医院党委换届工作报告", []),
        ("南山县医院党委任期工作总结", []),
        ("南山县医院建设历程总结", []),
        ("南山县医院简史编写工作总结", []),
        ("南山县医院党委党史学习教育总结", []),
        ("南山县医院党委成立以来工作总结", []),
        ("南山县医院党委两年工作总结", []),
        ("南山县医院党委2021—2023年工作总结", []),
        ("南山县医院第三届党委工作报告", []),
    ],
)
def test_a_report_of_several_years_tells_of_each(title: str, found: list[str]) -> None:
    assert told(PART.format(title, "主要工作"), "date.last-year") == found


@pytest.mark.parametrize(
    "text",
    [
        "召开2024年度民主生活会。",
        "召开2024年度组织生活会。",
        "开展2024年度支部书记述职。",
        "做好2024年度考核工作。",
        "做好2024年度审计工作。",
        "编制2024年度决算。",
        "完成2024年度党内统计。",
        "编制2024年信息公开年报。",
        "开展2024年度评先工作。",
        "开展2024年度评优工作。",
        "做好2024年度先进事迹宣传。",
        "确定2024年度优秀党员名单。",
        "召开2024年度表彰大会。",
        "组织2024年度民主测评。",
        "做好2024年度考评工作。",
        "做好2024年度述责工作。",
        "开展2024年度述廉活动。",
        "完成2024年度工作报告。",
        "落实2024年度反馈意见。",
        "抓好2024年度整改台账销号。",
        "落实2024年度巡察要求。",
        "做好2024年工作收官。",
        "推进2024年结转项目建设。",
        "做好2024年度绩效分配。",
        "做好2024年度工程结算。",
        "做好2024年度经费清算。",
        "做好2024年工作回顾。",
        "推进阅读活动在2024年基础上再提升。",
        "落实2024年底确定的任务。",
        "按照2024年末党员名册核对。",
        "落实2024年来校专家的建议。",
        "推进2024年已立项课题研究。",
        "完成2024年前立项课题研究。",
        "确保会议经费不超2024年同期水平。",
        "做好2024年度会议档案装订。",
        "完成2024年度文件归档。",
        "做好2024年度文件清理。",
        "推进2024年未结课题研究。",
        "抓好2024年遗留事项办理。",
        "做好2024年培训后续跟踪。",
        "做好2024年教学成果汇编。",
        "做好2024年度课题验收。",
        "做好2024年办学水平评估。",
        "落实2024年督查意见。",
        "落实2024年检查意见。",
        "按照2024年质量监测结果改进教学。",
        "做好2024年度党费补缴。",
        "抓好2024年度问题销号。",
        "开展2024年度教学能手评选。",
        "开展2024年度班级评比。",
        "落实2024年度通报要求。",
        "做好2024年度目标责任兑现。",
        "做好2024年度奖教金发放。",
    ],
)
def test_a_plan_closes_the_year_before(text: str) -> None:
    assert told(f"南山中学2025年党建工作要点\n\n一、抓基础\n1.{text}\n", "date.last-year") == []


LEFT = "查出问题42个，已整改35个，其余7个正在整改。\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("查出问题42个，其余7户问题房屋正在整改。\n完成剩余9个问题整改。", 0),
        (LEFT + "反馈意见12个，其中立行立改3个，各科室逐项研究整改措施和完成时限，明确责任，其余9个问题正在研究。", 0),
        (LEFT + "巡察整改12个，完成剩余9个问题整改。", 1),
        ("一、隐患整改\n走访12户，其余7个正在联系。\n完成剩余9个隐患整改。", 0),
        ("查出问题42个，销号35个，其余7个正在处理。\n8月底前完成剩余9个问题处置。", 1),
        (f"查出隐患42个，{'党委每月调度，' * 10}其余7个正在整改。\n剩余9个隐患年底前完成。", 1),
        (f"查出隐患42个，{'党委每月调度，' * 22}其余7个正在整改。\n剩余9个隐患年底前完成。", 0),
    ],
)
def test_what_is_left_is_of_the_things_named_before_it(text: str, found: int) -> None:
    assert len(alarms(text, "value.rest")) == found


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("上午讲第5次党课。\n今年讲的6次党课中有2次讲设备。", "value.of-them", 0),
        ("参加技能比武大赛4次。\n参加的5次职工技能比武大赛中有2次获奖。", "value.of-them", 1),
        ("新建管网0.1286公里。\n管护河道1268公里。", "value.transposed", 0),
        ("按照规程4.2.3人员配置要求上岗。", "value.fraction", 0),
        ("《接待6.5人次统计》有误。", "value.fraction", 0),
        ("人均培训时间较长，接待6.8人次。", "value.fraction", 1),
        ("讲党课5次；开展学习，一季度1次、二季度0次、三季度0次、四季度5次。", "sum.quarters", 0),
        ("全年学习16次，落实《一季度3次、二季度5次、三季度4次、四季度5次学习安排》。", "sum.quarters", 0),
    ],
)
def test_numbers_that_are_others_or_none(text: str, code: str, found: int) -> None:
    assert len(alarms(text, code)) == found
