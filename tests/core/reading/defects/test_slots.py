"""Slots nobody filled are found; what only looks like one is left alone."""

import pytest

from core.reading.defects.told import alarms, told


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("组织党员观看警示教育片XX部。", "XX"),
        ("受教育人员……人次。", "……"),
        ("发展党员*名，转正3名。", "*"),
        ("慰问困难职工××户。", "××"),
        ("时长约____分钟。", "____"),
        ("全年召开支委会x次。", "x"),
        ("开展专题研讨※次。", "※"),
        ("20XX年工作总结", "XX"),
        ("培训党员N名。", "N"),
        ("收集意见？？条。", "？？"),
        ("20_年党支部工作计划", "_"),
        ("20__—2024学年工作计划", "__"),
        ("下辖支部_个。", "_"),
        ("现有在职党员，_名预备党员。", "_"),
    ],
)
def test_a_sign_in_the_place_of_a_number_is_an_unfilled_number(text: str, slot: str) -> None:
    assert told(text, "slot.number") == [slot]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("组织党员赴XX地参观。", "XX"),
        ("观看《××》。", "××"),
        ("x企业党委要督促落实。", "x"),
        ("学习关于**工作的重要论述。", "**"),
        ("******有限公司党支部召开会议。", "******"),
        ("学校____会议室", "____"),
        ("在**公司和**中学开展联建。", "**"),
    ],
)
def test_a_sign_in_the_place_of_a_name_is_an_unfilled_name(text: str, slot: str) -> None:
    assert slot in told(text, "slot.name")


@pytest.mark.parametrize(
    "text",
    [
        "X光安检岗实行三班制。",
        "开展1+X证书培训。",
        "EPC项目和BIM技术应用。",
        "推行“党建＋安全”。",
        "实行3×8小时轮班。",
        "**加强学习。**各支部要高度重视。",
        "二○○八年三月",
        "做得还不够……今后要改进。",
        "＊注：数据截至年底。".replace("＊", "* "),
        "iPhone X发布。",
        "□是　□否",
    ],
)
def test_signs_in_their_own_use_are_no_slots(text: str) -> None:
    assert told(text, "slot.number") + told(text, "slot.name") == []


@pytest.mark.parametrize(
    "text",
    [
        "每月组织主题党日，观看警示教育片次，撰写体会5篇。",
        "组织党员撰写心得体会篇。",
        "全年投入保密经费仅万元。",
        "集中学习不少于次，研讨2次。",
        "培训党员人次。",
        "发放慰问金余万元。",
        "开展专题研讨共计场次。",
        "走访慰问户，发放慰问品8份。",
        "举办培训班期。",
        "为公寓配置健身器材套。",
        "添置防护装备套，更换灭火器12具。",
    ],
)
def test_a_unit_of_count_without_a_number_lacks_it(text: str) -> None:
    assert len(alarms(text, "slot.missing-number")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "推动学习教育向更高层次，不断深入。",
        "全年召开会议12次，慰问30户。",
        "完成疫苗接种9600剂次。",
        "引进专业人才若干名。",
        "按时足额缴纳党费，做到每月一次。",
        "提升队伍素质，参加各类活动百余次。",
        "印发规范性文件，查处典型案件。",
        "发展壮大集体经济，打好翻身仗，写好学习篇。",
        "全年节支近百万元，增收超千万元。",
        "上半年，下半年，分批次，分月份，按身份。",
        "组织观看红色电影，走访贫困户。",
        "组织报名，现场签名。",
        "购置办公桌椅、被套，更换手套和水管套。",
        "整合资源，抓好配套，更新车辆。",
    ],
)
def test_words_that_end_like_a_unit_lack_nothing(text: str) -> None:
    assert told(text, "slot.missing-number") == []


@pytest.mark.parametrize(
    "text",
    [
        "第届职工代表大会召开。",
        "2023年　月　日",
        "定于2023年月底前完成。",
        "到会　　人。",
        "合格率达%。",
        "3月 日召开会议。",
    ],
)
def test_blank_dates_and_counts_are_gaps(text: str) -> None:
    assert len(told(text, "slot.gap")) == 1


@pytest.mark.parametrize(
    "text", ["2023年3月8日，第三届职代会召开。", "年度考核合格率达98%。", "3月日均接待120人次。", "今年上半年"]
)
def test_full_dates_and_rates_are_no_gaps(text: str) -> None:
    assert told(text, "slot.gap") == []


def test_hints_of_a_form_are_told() -> None:
    assert told("【单位名称】党支部召开会议（此处填写次数）次，某某公司参加。", "slot.form") == [
        "【单位名称】",
        "（此处填写次数）",
        "某某",
    ]


def test_empty_brackets_are_told() -> None:
    assert told("根据《》（）要求，学习《党章》（试行）。", "slot.empty") == ["《》", "（）"]


def test_one_number_left_open_twice_is_noted() -> None:
    assert told("对排查出的XX个风险点逐一整改。全年排查廉政风险点共计XX个。", "slot.same") != []


def test_a_year_lost_at_the_beginning_is_a_gap() -> None:
    assert told("年以来，我镇党委坚持抓学习。", "slot.gap") == ["年"]
    assert told("年度考核合格。\n年轻干部成长快。", "slot.gap") == []


def test_what_expects_a_number_must_have_one() -> None:
    assert told("每人学习不少于小时。", "slot.missing-number") == ["小时"]
    assert told("党员群众人人参与，全员参加的人，过了一天。", "slot.missing-number") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("完成钢轨打磨36公里、更换失效轨枕根，提前3天完成。", ["根"]),
        ("为井下职工写安全慰问信余封，送“安全赠言”次。", ["余封", "次"]),
        ("上半年共查处“三违”起，隐患起。", ["起", "起"]),
        ("收回逾期未销毁的涉密成果光盘张。", ["张"]),
        ("获团体第二名，从3月份起，服务31.5万亩次，引进人才若干名。", []),
    ],
)
def test_a_unit_that_makes_no_word_with_the_noun_before_it_lacks_its_number(text: str, shown: list[str]) -> None:
    assert told(text, "slot.missing-number") == shown


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("举办培训班2期，结业学员人。", "学员人"),
        ("集中保管因私出国证件本，做到底数清。", "证件本"),
        ("对名新入职医师开展教育。", "名新入"),
        ("更新视频干扰仪等设备台（套），水平得到提升。", "台（套）"),
        ("参加市局线上培训，人均完成学时。", "人均完成学时"),
    ],
)
def test_units_whose_number_is_lost_without_trace(text: str, unit: str) -> None:
    assert alarms(text, "slot.stripped") == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "检查设备12台（套），按台（套）计算。",
        "推广国产首台（套）、首批次产品，配备救护车一台（套）。",
        "培养名校长、名教师，造就名医生、名护士。",
        "联系服务万户，服务万件。",
        "发展党员3人。",
        "提高人均学时。",
        "做好学员人数统计，名师带徒，个别问题。",
    ],
)
def test_units_with_numbers_and_words_are_left_alone(text: str) -> None:
    assert told(text, "slot.stripped") == []
