"""Slips as public pages have them, and sentences like them that are right."""

import pytest

from core.reading.defects.told import alarms, told

SLIPS = [
    ("slot.gone", "青山港党强化中心组理论学习。", "党"),
    ("slot.gone", "以“强突破、打基础”工作主线，深入开展活动。", "以“强突破、打基础”工作主线"),
    ("slot.gone", "我局被市委评为沂川市年脱贫攻坚工作先进集体。", "评为沂川市年"),
    ("slot.gone", "加强值守，利用效形式传达要求。", "效"),
    ("slot.gone", "坚持把全面领导作为办学的根本。", "全面领导"),
    ("slot.gone", "不断健全党支工作各项制度。", "党支"),
    ("slot.gone", "标题\n是国家的根本所在。", "是"),
    ("slot.gone", "标题\n廉政建设的责任范围既职责履行\n深入学习。", "既"),
    ("word.mistaken", "今年是收官之年，也要中国共产党成立一百周年。", "也要"),
    ("word.mistaken", "不违规登陆国际互联网。", "登陆"),
    ("word.mistaken", "举办党建98周年知识竞赛。", "党建"),
    ("word.mistaken", "深入学习。保持为企业党建提供坚实保证。", "保持"),
    ("slot.name", "针对##公司党员分散的现状，加强学习。", "##"),
    ("slot.name", "在///集团党总支的领导下，认真履职。", "///"),
    ("grammar.no-predicate", "现就做好换届工作具体要求如下：", "现就做好换届工作具体要求如下"),
    ("sum.growth", "收案6803件，同比上升12%，净增817件。", "6803件，同比上升12%，净增817件"),
    (
        "title.wrong",
        "学习《中共中央关于制定国民经济和社会发展第十四个五年计划和二〇三五年远景目标的建设》。",
        None,
    ),
]
RIGHT = [
    "到港党员要报到，离港党组织关系接转及时。",
    "今年是开局之年，也要抓好十四五规划的第一年工作。",
    "台风登陆后系统排查隐患，登陆点的防台风工作做好了。",
    "保持为民情怀，保持以人为本的理念。",
    "党支书记老李讲党课，村党支两委换届完成。",
    "充分发挥支部战斗堡垒作用和党员先锋模范作用。",
    "现就做好换届工作提出具体要求如下：一是加强领导。",
    "收案6804件，同比上升12%，净增729件。",
    "荣获全市年鉴先进单位称号，获评区年度优秀单位。",
    "采取高效形式推进，探索有效途径。",
    "参观1//2号机组，见http:///a。",
]


@pytest.mark.parametrize(("code", "text", "said"), SLIPS)
def test_what_pages_say_wrong_is_told(code: str, text: str, said: str | None) -> None:
    found = told(text, code)
    assert len(found) == 1
    assert said is None or found == [said]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_and_looks_like_it_is_left_alone(text: str) -> None:
    codes = {code for code, _, _ in SLIPS}
    assert [said for code in codes for said in alarms(f"某县水利局2024年工作总结\n{text}", code)] == []
