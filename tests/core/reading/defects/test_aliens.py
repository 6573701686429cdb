"""Units of another sort that do what only the own can are told; those above, below and beside are not."""

import pytest

from core.reading.defects.told import alarms, told

_BODY = "一、主要工作\n{}\n二、下一步打算\n继续努力。\n"


def _report(name: str, said: str) -> str:
    return f"{name}2023年党建工作总结\n{_BODY.format(said)}{name}\n2023年12月20日\n"


@pytest.mark.parametrize(
    ("own", "said", "shown"),
    [
        ("云溪河特大桥项目党支部", "上半年，宁安隧道项目未发生一般及以上安全事故。", "宁安隧道项目"),
        ("华阳市第四人民医院党委", "县医院纪委要聚焦主责主业，强化监督。", "县医院"),
        ("澧川县第三中学党总支", "组织县医院职工与青年教师结成学习对子。", "县医院"),
        ("赤岩铁矿党委", "县一中党委每半年开展1次党支部达标检查。", "县一中"),
        ("岭阳电务段党委", "石桥镇班子成员带头讲党课12次。", "石桥镇"),
        ("宁岚铁路三标项目部党支部", "澜江大桥项目部全体党员踊跃捐款。", "澜江大桥项目部"),
        ("青石坡煤矿党总支", "职工技能大赛中，柳湾沟煤矿2名选手获得第一名。", "柳湾沟煤矿"),
        ("丰澜县中医医院党委", "县水利局班子成员深入科室调研。", "县水利局"),
        ("白石机务段检修车间党支部", "县医院党支部每季度向党员大会报告1次党费收缴情况。", "县医院"),
    ],
)
def test_a_unit_that_stands_in_no_relation_and_acts_is_told(own: str, said: str, shown: str) -> None:
    assert alarms(_report(own, said), "naming.alien") == [shown]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("澧川县第三中学党总支", "与县医院党员开展义诊进校园活动。"),
        ("澧川县第三中学党总支", "县教育局党组要求各校开展自查。"),
        ("赤岩铁矿党委", "集团公司党委对我矿开展巡察。"),
        ("赤岩铁矿党委", "充分发挥矿党委把方向、管大局、保落实作用。"),
        ("赤岩铁矿党委", "上半年，全矿完成采剥总量380万吨，团结带领全矿职工攻坚克难。"),
        ("岭阳电务段党委", "积极引导返乡青年参军。"),
        ("双溪镇党委", "同返乡青年逐一见面，动员城镇职工参保。"),
        ("澧川县第三中学党总支", "逐条学习新时代中小学教师职业行为十项准则。"),
        ("澧川县第三中学党总支", "县医院党委与我校签订共建协议，县医院党委派专家授课。"),
        ("市教育局党组", "城关中学开展党员示范岗创建，县一中实现零违纪。"),
    ],
)
def test_units_above_below_and_beside_are_not_told(own: str, said: str) -> None:
    assert told(_report(own, said), "naming.alien") == []
