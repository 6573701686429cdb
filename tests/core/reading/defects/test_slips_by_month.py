"""Slips met in plans and reports of November 2026, another unit's aims, and sentences like them that are right."""

import pytest

from core.reading.defects.told import alarms, told

HOSPITAL = "中共祁岭区人民医院委员会关于2025年理论学习情况的报告"
SECTION = "青岚电务段党委2025年党建工作要点"
MINE = "赤岭露天煤矿党委2025年上半年党建工作总结"
SCHOOL = "岚川职业技术学校党委2024年落实主体责任情况的报告"
DISTRICT = "澄湖区水利局上半年工作总结"


@pytest.mark.parametrize(
    ("title", "text", "code", "at"),
    [
        (HOSPITAL, "切实把学习成果转化为推动学校高质量发展的实际行动。", "naming.we", "学校"),
        (MINE, "评出技术能手21名，切实增强了港务公司人才队伍的后劲。", "naming.we", "港务公司"),
        (SECTION, "为建设平安、创新、和谐的现代化机务段提供坚强保证。", "naming.sister", "机务段"),
        (SCHOOL, "持续加强医德医风建设，组织教职工签订承诺书。", "naming.staff", "医德医风"),
        (HOSPITAL, "是推进全局“两学一做”学习教育的基础。", "naming.we", "全局"),
        (DISTRICT, "全县水库开工12座。我区成效明显，全区投资3亿元，全区水库安全。", "naming.we", "全县"),
    ],
)
def test_anothers_name_in_what_a_unit_aims_at(title: str, text: str, code: str, at: str) -> None:
    assert alarms(f"{title}\n一、主要工作\n{text}\n", code) == [at]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (HOSPITAL, "走进学校开展义诊，推动医院高质量发展，提升医疗质量。"),
        (MINE, "与港务公司签订共建协议，增强矿井发展后劲。"),
        (SECTION, "会同机务段开展联合演练，为兄弟单位提供支援。"),
        (SCHOOL, "邀请医院专家讲座，加强师德师风建设，把握全局、服务大局。"),
        (DISTRICT, "全县水利工作会议在我区召开。全县水利系统参会。"),
    ],
)
def test_others_that_are_meant_are_not_told(title: str, text: str) -> None:
    assert alarms(f"{title}\n一、主要工作\n{text}\n", "naming") == []


SLIPS = [
    ("word.mistaken", "逐项核对连锁关系，做好盯控。", "连锁"),
    ("word.mistaken", "逐项写明完成实现和责任部门。", "实现"),
    ("word.mistaken", "未经批准不得扩大穿越范围。", "穿越"),
    ("word.mistaken", "执行《中国共产党支部工作条例（实行）》。", "实行"),
    ("word.mistaken", "制度坚持的好不好，反映作风。", "的"),
    ("word.mistaken", "成立有党支部书记、委员组成的考核组。", "有"),
    ("word.mistaken", "实事求是的进行考核评分。", "的"),
    ("word.mistaken", "党的十二届四中全会闭幕后，党委当周传达。", "十二"),
    ("word.mistaken", "推动党建与业务深度融洽。", "融洽"),
    ("word.mistaken", "努力打造标准效劳窗口。", "标准效劳"),
    ("grammar.mixed", "将学习情况将作为考核内容。", "将作为"),
    ("grammar.mixed", "第一条。\n廉政工作的党的建设的重要组成部分，要抓好。", "廉政工作的党的建设的重要组成部分"),
    ("grammar.mixed", "由人事科后报局党组备案。", "由人事科后"),
    ("grammar.missing-action", "第一条。\n认真全面从严治党主体责任，层层签订责任书。", "认真全面从严治党主体责任"),
    (
        "grammar.missing-action",
        "第一条。\n进一步党支部书记抓党建的责任意识，形成合力。",
        "进一步党支部书记抓党建的责任意识",
    ),
    ("grammar.missing-action", "修订3项，及时了《保密制度汇编》。", "及时了"),
    ("slot.gone", "对19家用户核查，发现家单位没有交回。", "发现家"),
    ("slot.gone", "砌石9240立方米，钢筋砼万立方米。", "万立方米"),
    ("slot.gone", "资本金（其中省厅投入亿元）已到位。", "投入亿元"),
    ("slot.gone", "自3月26日开始至205月9日结束。", "205月9日"),
    ("slot.gone", "工作正式启动，年4月9日之前完成。", "年4月9日"),
    ("slot.gone", "会后，*15个经联社党支部进行了换届。", "*"),
    ("slot.number", "一般小（2）型X座已经完工。", "X"),
]
RIGHT = [
    "召开年度会议，查看连锁店，扩大传阅范围，穿越火线。",
    "《办法》自公布之日起施行，试行一年；中国共产党支部工作条例（试行）。",
    "做得好不好，群众说了算；好的制度要坚持。",
    "成立有关部门参加的专班，由党支部书记、委员组成考核组。",
    "作出实事求是的评价，拿出有针对性的解决办法，做好有计划的培训工作。",
    "党的二十届四中全会闭幕后，党委当周传达。",
    "将学习情况作为考核内容，将其纳入年度考核。",
    "意识形态工作是党的建设的重要组成部分，作为全局工作的重要组成部分，要抓好。",
    "认真落实全面从严治党主体责任，进一步增强党支部书记抓党建的责任意识。",
    "及时了解职工思想，不断增强党组织凝聚力，深入基层党支部调研。",
    "对几项重点工作起到了积极的推动作用，把奖牌颁给一线职工。",
    "逐篇学、逐段议、逐项对，形成共识。",
    "让优质资源沉下去，人才之源更活。",
    "19名支部书记中，兼职的15名，任职不满一年的6名。",
    "汛期各党员突击队每月演练1次，工作占用时间少。",
    "对照批准的初步设计和安全专篇，开展自查。",
    "支部书记邓再新同志作工作报告，销毁带密级的文件。",
    "青泉县人民检察院认真自查，县人民政府批复同意。",
    "项目共12个，其中计划开工项目7个，目前7个项目已正式开工；续建项目5个。",
    "党员468名，其中正式党员455名、预备党员13名，占职工总数2136人的21.9%。",
]


@pytest.mark.parametrize(("code", "text", "at"), SLIPS)
def test_slips_are_told(code: str, text: str, at: str) -> None:
    assert told(text, code) == [at]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_told(text: str) -> None:
    codes = ("word", "grammar", "slot", "phrase", "sum")
    assert [found for code in codes for found in alarms(f"一、工作情况\n{text}\n", code)] == []


def test_a_heading_may_end_in_what_no_clause_ends_in() -> None:
    assert told("（四）强化作风建设，营造清廉工地\n扎实推进。\n", "grammar.lost-end") == []


def test_a_first_point_with_a_colon_is_one() -> None:
    text = "提出三点要求。\n一：强化政治引领。\n二是加强自身建设，打造服务型支部。\n三是抓好落实。\n"
    assert told(text, "numbering.no-first") == []
