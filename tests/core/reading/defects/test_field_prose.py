"""Right sentences of railway, mine, hospital, school, housing, archives, secrecy and discipline: no alarm."""

import pytest

from core.reading.defects.told import alarms

LOUD = ("word", "phrase", "grammar", "slot", "sum")

SENTENCES = (
    "加强登乘检查，落实三级修程，机车质量稳中有升。",
    "对移架、推溜、割煤等工序逐班验收。",
    "牵引电机管理规范，绕组温升正常，力矩校核到位。",
    "信号屏、电源屏、移频屏巡检到位，更换显示屏12块。",
    "老人办事有人陪、有人帮，学习氛围浓、创新劲头足。",
    "疗区床单元终末消毒登记完整，骨料、卷材进场复检。",
    "开展住培、规培带教，落实三级查房和会诊制度。",
    "把师德要求贯穿教师管理全过程，深化后勤外包改革。",
    "坚持带领班子成员深入一线，率领班子成员到点到岗。",
    "确保思想不乱、队伍不散、工作不断。",
    "做到人员不断、联络不断，确保供电不断。",
    "非密计算机严禁处理涉密信息，做好人员脱密管理。",
    "规范发放津补贴，劳模工作室带徒传技。",
    "登记检查记录，大事记检索方便。",
    "各单位如实填报开展活动场次，合理控制培训场次。",
    "慰问手工工人，填埋垃圾，清淤埋管，摆脱从温饱到小康的等靠思想。",
    "部分制度执行的严肃性有待加强，结构亟待优化，物资按需供应。",
    "充分发挥党员先锋模范作用，缺乏既懂财务又懂法律的复合型人才。",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_right_prose_of_a_field_raises_no_alarm(text: str) -> None:
    assert [each for family in LOUD for each in alarms(text, family)] == []


@pytest.mark.parametrize("text", ["教师管理全。", "紧紧围党建抓落实。", "目前己有3个支部完成。", "加强领寻班子建设。"])
def test_what_is_no_word_of_any_field_still_is_one(text: str) -> None:
    assert alarms(text, "word") or alarms(text, "phrase")
