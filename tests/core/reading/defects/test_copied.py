"""What copying leaves in a text: lines of web pages, titles twice, stripped numbers, broken lines, spun words."""

import pytest

from core.reading.defects.told import alarms, defects, told
from youju.core.reading.found import Severity

FILLER = "各支部认真落实组织生活制度，开展学习和谈心谈话，广泛听取意见。"


@pytest.mark.parametrize(
    "line",
    [
        "时间：2023-09-22 21:38:11",
        "2023-06-14 08:55",
        "当前位置",
        "首页 > 教育范文 > 活动总结",
        "购物车",
        "阅读全文",
        "（想阅读完全部图文内容，您需要先登录！）",
        "以下是小编整理的工作总结，供大家参考。",
        "标题：公路分局2021年上半年工作总结 [打印本页]",
        "---此处隐藏1444字，下载后查看---",
        "导语：工作计划一文来源于网友上传，不代表本站观点。",
        "（未完，全文共1910字，当前显示513字）",
    ],
)
def test_lines_of_a_web_page_are_told(line: str) -> None:
    assert told(f"党支部工作总结\n{line}\n{FILLER}", "leftover.web") != []


@pytest.mark.parametrize(
    "line", ["时间：2024年7月1日", "地点：党员活动室", "来访登记按时间、地点逐项填写。", "篇幅不超过3页。"]
)
def test_lines_of_a_plan_are_none_of_a_page(line: str) -> None:
    assert told(f"主题党日活动方案\n{line}\n{FILLER}", "leftover.web") == []


def test_a_title_that_stands_twice_is_told() -> None:
    text = "{}\n时间：2023-09-22 21:38:11\n{}\n" + FILLER
    assert told(text.format("某社区党支部工作总结", "某社区党支部工作总结"), "frame.title-twice") == [
        "某社区党支部工作总结"
    ]
    assert told("工会工作总结 工会工作总结 2020\n" + FILLER, "frame.title-twice") == ["工会工作总结 工会工作总结"]
    assert told("关于印发《党建工作清单》的通知\n各支部：\n" + FILLER + "\n党建工作清单", "frame.title-twice") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("读书笔记不得低于万字。", "不得低于万字"),
        ("至少撰写篇调研文章。", "至少撰写篇"),
        ("学习贯彻党的大精神。", "党的大"),
        ("贯彻党的十八届全会精神。", "十八届全会"),
        ("党员应到人、实到人。", "应到人"),
        ("教师党员占教职工总数的%。", "占教职工总数的%"),
        ("以马列主义、思想、理论为指导。", "、思想、理论"),
        ("总结。\n月10日，召开党委会。", "月10日"),
        ("党员人数 3≤且<7 人。", "3≤且"),
    ],
)
def test_what_was_stripped_is_told(text: str, what: str) -> None:
    assert what in told(text, "slot.stripped")


@pytest.mark.parametrize(
    "text",
    [
        "责任落实到人，措施落实到位。",
        "每年不少于2次，每篇不少于1500字。",
        "学习习近平新时代中国特色社会主义思想。",
        "党的二十届三中全会精神，党的大政方针。",
        "毛泽东思想、邓小平理论、“三个代表”重要思想。",
        "七月10日前。",
    ],
)
def test_what_is_whole_is_not_told_as_stripped(text: str) -> None:
    assert told(text, "slot.stripped") == []


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("总结\n，在局党委的领导下，做好工作。", "grammar.begins-with-mark", "，在局党委的"),
        ("总结\n-、工作回顾\n做好工作。", "grammar.begins-with-mark", "-、"),
        (f"{FILLER}悬挂党旗、党员佩......\n", "grammar.begins-with-mark", "党员佩......"),
        ("民主决策。并做好会议记录。", "punctuation.broken-sentence", "。并做好会"),
        ("一是加强学习。二是健全制度。三切实履行职责。", "numbering.lost-word", "三切实履"),
        (f"工作总结\n{FILLER}做到情况明、思路\n清。", "grammar.broken-line", "、思路\n清。"),
        ("投资近12万余元。", "numeral.rough", "近12万余"),
        ("散发资料4816多份。", "numeral.rough", "4816多"),
        ("每年至少2篇以上。", "numeral.rough", "至少2篇以上"),
        ("抓基层D建工作。", "slot.lettered", "D建"),
        ("作为首要ZZ任务。", "slot.lettered", "ZZ任"),
        ("制定了?桥镇开展活动的意见。", "leftover.character", "?"),
        ("认真做好党籍管理。\nР3 民主评议制度", "leftover.character", "Р"),
        ("学习时间：4月17日——4月15日", "date.backward", "4月17日——4月15日"),
        ("贯彻党的十五大和十六届五中全会精神。", "meeting.name", "党的十五大和十六届"),
        ("创建“四城联创”品牌，“四城联创”宣传，组织“四城连创”答题。", "word.two-ways", "四城连创"),
        ("通过民主管理等活动为载体，发挥作用。", "grammar.mixed", "活动为载体"),
    ],
)
def test_what_copying_breaks_is_told(text: str, code: str, what: str) -> None:
    assert any(what in each for each in told(text, code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("最近12万元已到账，十几名党员，30余人次，至少2次。", "numeral.rough"),
        ("工作怎么样?大家怎么看?", "leftover.character"),
        ("11月20日至2月10日", "date.backward"),
        ("贯彻党的二十大和二十届三中全会精神。", "meeting.name"),
        ("X光检查，D级，ZZ型轴承。", "slot.lettered"),
        ("一是学习。二是整改。三年行动收官。", "numbering.lost-word"),
        ("一、加强学习\n二、健全制度", "grammar.broken-line"),
        ("“两学一做”学习教育，“两优一先”表彰。", "word.two-ways"),
        ("通过以会代训为抓手的培训。", "grammar.mixed"),
    ],
)
def test_what_only_looks_broken_is_not_told(text: str, code: str) -> None:
    assert alarms(text, code) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("学习实践科学进展观活动。", "科学进展"),
        ("如有特殊情景，提前通知。", "特殊情景"),
        ("制作了宣扬栏。", "宣扬栏"),
        ("细心部署各项工作。", "细心部署"),
        ("发挥战斗堡垒感化。", "堡垒感化"),
        ("依据便于管理的原那么。", "原那么"),
    ],
)
def test_words_put_in_place_of_others_are_told(text: str, wrong: str) -> None:
    assert any(wrong in each for each in told(text, "word.mistaken"))


@pytest.mark.parametrize(
    "text",
    [
        "工作进展顺利。",
        "情景党课生动。",
        "弘扬正气、宣扬美德。",
        "细心照料老人。",
        "乐观向上的心态。",
        "企业开展培训。",
        "带领班子成员调研。",
    ],
)
def test_the_same_words_where_they_belong_are_left_alone(text: str) -> None:
    assert alarms(text, "word.mistaken") == []


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("共修订 [X] 项制度。", "slot.number", "X"),
        ("~年1月组织了文艺汇演。", "slot.number", "~"),
        ("深入学习A总书记讲话精神。", "slot.lettered", "A"),
        ("引水共计2.6亿m，用于灌溉。", "slot.stripped", "亿m"),
        ("修复路基72、6公里。", "slot.stripped", "、6"),
        ("以“.”重要思想为指导。", "slot.stripped", "“.”"),
        ("平均成绩达到分以上。", "slot.stripped", "达到分"),
        ("吸收预备党员3名，按期转正名。", "slot.stripped", "转正名"),
        ("收回未销毁的成果光盘张。", "slot.stripped", "光盘张"),
        ("全乡个行政村参加考核（分）。", "slot.stripped", "全乡个"),
        ("总支成立了领导小组。是否成立工作机构。", "slot.question", "是否成立工作机构"),
        ("全县教师于2015年、2015年受到表彰。", "word.doubled", "2015年、2015年"),
    ],
)
def test_other_things_taken_out_are_told(text: str, code: str, what: str) -> None:
    assert any(what in each for each in told(text, code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("督查各支部是否开展学习。", "slot.question"),
        ("研究如何加强队伍建设。", "slot.question"),
        ("2023~2024年度工作。", "slot.number"),
        ("2014年、2015年受到表彰。", "word.doubled"),
        ("在广场举行文艺汇演，发言仍热烈。", "word.misspelt"),
        ("结合党建工作实际，抓好落实。", "phrase.broken"),
        ("继续狠抓“三个维护”，即维护职工的民主权利。", "phrase.number"),
        ("讲党性、重品行、做表率。", "word.misspelt"),
    ],
)
def test_what_is_right_is_left_alone(text: str, code: str) -> None:
    assert alarms(text, code) == []


PLAN = "红山局党支部{}年工作计划\n{}\n红山局党支部\n{}年1月5日"


@pytest.mark.parametrize(
    ("year", "said", "what"),
    [
        (2024, "深入学习贯彻党的十九大精神。", ["十九大精神"]),
        (2018, "以党的十七大和十七届六中全会精神为指导。", ["十七大和十七届六中全会精神"]),
        (2024, "深入学习贯彻党的十九大、二十大精神。", []),
        (2022, "深入学习贯彻党的十九大精神。", []),
        (2024, "2018年学习贯彻党的十九大精神。", []),
        (2024, "深入学习贯彻党的二十大精神。", []),
    ],
)
def test_the_congress_before_the_last_is_told(year: int, said: str, what: list[str]) -> None:
    assert told(PLAN.format(year, said, year), "meeting.stale") == what


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("现将情况报告下：", "word.mistaken", ["下"]),
        ("面对新的形式和任务，不断进步。", "word.mistaken", ["形式"]),
        ("党员身感责任重大，毎个人都出力。", "word.mistaken", ["身感责任", "毎个"]),
        ("切实增加党性观念。", "word.mistaken", ["增加党性观念"]),
        ("对形势有充分的了解。", "word.mistaken", []),
        ("纪律审查互查互评工作。", "word.doubled", []),
        ("谋划长治久安之策。", "word.lone", []),
        ("坚持“双向培养”。", "phrase.quoted", []),
    ],
)
def test_words_met_in_copied_texts(text: str, code: str, what: list[str]) -> None:
    assert told(text, code) == what


def test_a_number_before_the_title_counts_the_texts_of_a_collection() -> None:
    text = f"1、红山镇2018年工作汇报\n{FILLER}\n一、加强领导\n{FILLER}\n二、健全制度\n{FILLER}"
    assert alarms(text, "numbering.level") == []


HEAD = "红山县税务局党委2022年上半年工作总结\n"


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("共发现问题12个，其中制度方面4个、设备管理方面5个、人员意识方面2个。", "sum.parts", "12个"),
        ("全年收到文件86份，已清退71份，归档13份。", "sum.parts", "86份"),
        ("县自然资源局的良好形象进一步彰显。", "naming.served", "县自然资源局"),
        (
            "一、主要工作\n2021年上半年，局党委共召开学习会议14次，学习了成立100周年大会上的讲话。",
            "date.last-year",
            "2021年上半年",
        ),
        ("让有限的资金花出最大。", "grammar.lost-end", "最大"),
        ("健全保密工作责任追究，严肃处理。", "grammar.lost-end", "责任追究"),
        ("努力营造风清气正、干事创业。", "grammar.lost-end", "干事创业"),
        ("让群众在每一个司法案件中感受公平正义。", "word.mistaken", "感受公平"),
        ("围绕发展的堵点难点题开展调研。", "word.mistaken", "题"),
    ],
)
def test_more_that_is_left_or_lost(text: str, code: str, what: str) -> None:
    assert any(what in each for each in told(HEAD + text, code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("现有党员100名，其中在职党员85名、预备党员10名。", "sum.parts"),
        ("收到文件86份，已清退40份，归档13份。", "sum.parts"),
        ("县税务局的良好形象进一步彰显。", "naming.served"),
        ("把作用发挥到最大。", "grammar.lost-end"),
        ("健全责任追究制度，营造干事创业氛围。", "grammar.lost-end"),
        ("完善难点题库。", "word.mistaken"),
        ("一、主要工作\n2021年上半年成立的领导小组，局党委作了调整。", "date.last-year"),
    ],
)
def test_what_is_told_rightly_is_left_alone(text: str, code: str) -> None:
    assert alarms(HEAD + text, code) == []


@pytest.mark.parametrize(
    "text",
    [
        "切实增加群众收入，不断增加教育经费。",
        "在党的带领下，各单元住户搬进新居，干部的工作履历齐全。",
        "医师进修计划已报批，梳理重点题目，组织学习先辈事迹。",
        "实时掌握数据，催促整改责任单位，推进财务治理、教学治理。",
        "科学开展防控，企业开展的志愿服务，业务办理部门。",
        "各支部组织党员开展观看活动，进一步增强管理人员的廉洁意识，陕西省安康教育局派员指导，群众踊跃响应。",
        "增强领导班子凝聚力，收集平台数据，自动服务终端，完成环境整治任务，上级部分负责人，严控煤炭消费任务。",
        "不能片面提高速度，增进企业互信，触及党员干部灵魂，文明创建长效机制，发起文明倡议，谆谆教诲。",
    ],
)
def test_words_that_may_be_meant_are_not_taken_for_spun(text: str) -> None:
    assert alarms(text, "word.mistaken") == []


def test_words_put_in_by_a_program_are_told_by_what_stands_beside_them() -> None:
    text = "坚持科学开展观，抓好精神文明建立。\n一、根本情况\n创立学习型党组织，完美制度。"
    assert alarms(text, "word.mistaken") == [
        "科学开展观",
        "精神文明建立",
        "根本情况",
        "创立学习型",
        "完美制度",
    ]


def test_a_word_put_in_by_a_program_is_mended_only_where_another_stands() -> None:
    one = defects("县直部门周全推进改革。", "word.mistaken")
    two = defects("县直部门周全推进改革，当真学习有关文件。", "word.mistaken")
    assert [(each.severity, each.fix) for each in one] == [(Severity.WARNING, None)]
    assert {each.severity for each in two} == {Severity.ERROR}
    assert [each.fix and each.fix.replacement for each in two] == ["全面推进", "认真学习"]
