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
