"""Clauses without their verb, and clauses that break off before their noun; and what only looks like them."""

import pytest

from core.reading.defects.told import alarms, told

WITHOUT_VERB = [
    ("3月初，全面从严治党工作会议，印发责任清单。", "全面从严治党工作会议"),
    ("每月点评一次。先锋岗评选标准，每季度评议1次。", "先锋岗评选标准"),
    ("选派骨干任教；教员激励办法，将带徒数量挂钩。", "教员激励办法"),
    ("开放夜间窗口。岗位练兵和政策业务知识竞赛，让每名工作人员都成为政策的明白人。", "岗位练兵和政策业务知识竞赛"),
    ("人的干预大大压缩。警示教育大会，让忏悔者现身说法。", "警示教育大会"),
    ("支委分工明确，由党委书记任组长的整改工作专班，下设三个组。", "由党委书记任组长的整改工作专班"),
]
WITH_VERB = [
    "3月初，召开全面从严治党工作会议，印发责任清单。",
    "土地竞买，一个小区一套方案，新接管小区47个。",
    "这项制度很管用，谈话提醒制度，已在全矿推开。",
    "学习制度、考核制度，是支部工作的基础。",
    "支部书记讲专题党课，党员逐一签订承诺书，班子成员带头落实领导带班制度。",
    "抓实关爱行动，守住安全底线，理清责任清单，吃透上级政策，务求治理效果。",
    "二是协作推进制度，成员单位各负其责。",
    "班子成员每人一本纪实手册，记任务、记过程。",
    "建立学习制度，考核制度，奖惩制度。",
    "由党委书记任组长的领导小组成立后，工作有序开展。",
    "去年公司技能大赛，鹭滩派出的三名选手一路过关。",
]
BROKEN_OFF = [
    ("深入学习贯彻党的二十大，认真落实上级部署。", "学习贯彻党的二十大"),
    ("局党组召开专题，逐条认领问题。", "召开专题"),
    ("作为党委书记，我负有领导。", "负有领导"),
    ("结合检查开展了一系列，成效明显。", "一系列"),
    ("扎实开展第二批主题，把调研成果转化为办法。", "第二批主题"),
    ("针对长期租用施工单位越野车的，退回车辆四台。", "针对长期租用施工单位越野车的"),
    ("强化监督，制定整改，逐项落实。", "制定整改"),
    ("逐级约谈，形成上下联动、齐抓共管。", "形成上下联动、齐抓共管"),
    ("全矿较好地完成了全年，受到表彰。", "完成了全年"),
    ("书记主持党委全面，分管党建。", "主持党委全面"),
    ("不断加强党员队伍，落实联系制度。", "不断加强党员队伍"),
    ("帮助职工解决实际，赢得好评。", "解决实际"),
]
FINISHED = [
    "以迎接党的二十大胜利召开为主线，党的二十大召开当天组织收看。",
    "党员大会每季度召开一次，支委会每月召开一至两次。",
    "迎接和学习宣传贯彻党的二十大。",
    "针对职工分散的实际，推行送学上门。",
    "支部书记与爱人一起到血站献血，起到示范作用。",
    "审定同意后组织实施，制定计划抓落实。",
    "召开的时间和地点另行通知，召开货车司机、运输企业座谈会。",
    "落实不到位的，责令整改；符合条件的，及时发展。",
    "补齐短板，补齐了税务发票，补齐学习笔记。",
    "对问题严重的，严肃追究责任。",
    "围绕中心、服务大局，一系列活动有序开展。",
    "截至年底完成了全年任务，各项工作有序推进。",
]


@pytest.mark.parametrize(("text", "at"), WITHOUT_VERB)
def test_a_clause_without_its_verb_is_told(text: str, at: str) -> None:
    assert alarms(f"一、工作开展情况\n{text}\n", "grammar.no-verb") == [at]


@pytest.mark.parametrize("text", WITH_VERB)
def test_a_clause_that_needs_none_or_has_one_is_not(text: str) -> None:
    assert told(f"一、工作开展情况\n{text}\n", "grammar.no-verb") == []


@pytest.mark.parametrize(("text", "at"), BROKEN_OFF)
def test_a_clause_that_breaks_off_is_told(text: str, at: str) -> None:
    assert alarms(f"一、工作开展情况\n{text}\n", "grammar.unfinished") == [at]


@pytest.mark.parametrize("text", FINISHED)
def test_a_clause_that_is_whole_is_not(text: str) -> None:
    assert told(f"一、工作开展情况\n{text}\n", "grammar.unfinished") == []
