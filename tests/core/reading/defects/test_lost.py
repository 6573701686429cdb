"""Clauses whose end or verb is lost are told; those that are whole are not."""

import pytest

from core.reading.defects.told import alarms, defects, told

CUT = [
    ("奋力谱写“平安、绿色”青山。", "谱写“平安、绿色”青山"),
    ("大力弘扬伟大建党和延安，做合格党员。", "弘扬伟大建党和延安"),
    ("严格履行全面从严治党第一，形成合力。", "履行全面从严治党第一"),
    ("为企业发展注入源源不断的，助力开工。", "注入源源不断的"),
    ("护士队伍的整体素质得到了。", "护士队伍的整体素质得到了"),
    ("各支部战斗力取得了明显。", "各支部战斗力取得了明显"),
    ("为工程建设提供了坚强，受到好评。", "为工程建设提供了坚强"),
    ("监督检查尚未建立常态化、制度化。", "建立常态化、制度化"),
    ("提高支部书记抓党建、促生产，效果明显。", "提高支部书记抓党建、促生产"),
    ("增强全体员工的保密意识和防范，守住底线。", "增强全体员工的保密意识和防范"),
    ("推动全面从严治党向纵深，形成合力。", "推动全面从严治党向纵深"),
    ("推动党建工作与运营服务深度。", "与运营服务深度"),
    ("打造一支作风优良、业务精湛的。", "打造一支作风优良、业务精湛的"),
    ("着力提升驾驶员队伍应急处置，确保安全。", "提升驾驶员队伍应急处置"),
]


@pytest.mark.parametrize(("text", "lost"), CUT)
def test_objects_that_end_too_early_are_told(text: str, lost: str) -> None:
    assert told(text, "grammar.lost-end") == [lost]


@pytest.mark.parametrize(
    "text",
    [
        "奋力谱写高质量发展新篇章。",
        "凝聚群众、服务群众，履行“一岗双责”。",
        "主体责任履行不到位，氛围营造不够。",
        "让患者看得到、用得上，队伍素质得到了提升。",
        "为工程建设提供了坚强保证，取得了明显成效。",
        "建立健全常态化机制，党建工作实现制度化、规范化。",
        "提高党员干部政治判断力，增强职工服务群众的本领。",
        "提升干部队伍整体形象，增强群众获得感、幸福感。",
        "推进党建工作深入开展、提高质量。",
        "推动高质量发展，加强党风廉政建设，做到党建与业务融合深度、广度并重。",
        "认清当前严峻形势，厚植家国情怀。",
    ],
)
def test_objects_that_are_whole_are_not_told(text: str) -> None:
    assert told(text, "grammar.lost-end") == []


def test_one_who_gets_something_without_a_deed_is_told() -> None:
    text = "全面铺开。向9个村卫生室医生32人次，为12个班组饮水机24台，"
    assert told(text, "grammar.lost-deed") == ["向9个村卫生室医生32人次", "为12个班组饮水机24台"]


def test_a_deed_for_somebody_is_not_told() -> None:
    text = "全面铺开。向9个村卫生室派驻医生32人次，对12名干部提醒谈话15人次，为6个班组更换饮水机6台，"
    assert told(text, "grammar.lost-deed") == []


@pytest.mark.parametrize(
    "text", ["在县委的正确领导，全局上下团结一心。", "坚持预防为的方针，", "坚持正面宣传为的原则，"]
)
def test_a_frame_without_its_end_is_told(text: str) -> None:
    assert len(alarms(text, "grammar.cut-off")) == 1


def test_a_frame_with_its_end_is_not_told() -> None:
    text = "在县委的正确领导下，坚持预防为主的方针，重在争取上级的大力支持，明确行为的要求。"
    assert alarms(text, "grammar.cut-off") == []


@pytest.mark.parametrize(
    "text", ["扎实清廉医院建设。", "持续平安校园创建工作。", "切实以案为鉴、以案促改的效果。", "真正警示一片的作用。"]
)
def test_an_adverb_before_a_noun_is_told(text: str) -> None:
    assert len(alarms(text, "grammar.missing-action")) == 1


@pytest.mark.parametrize(
    "text", ["扎实推进清廉医院建设。", "持续建设平安校园。", "切实达到以案促改的效果。", "有效防止脱离群众的局面。"]
)
def test_an_adverb_before_a_verb_is_not_told(text: str) -> None:
    assert alarms(text, "grammar.missing-action") == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("支部书记抓手不多办法、不活，", "抓手不多、办法不活"),
        ("学习不深入理解、不透彻，", "学习不深入、理解不透彻"),
        ("敢于担当善、于作为。", "敢于担当、善于作为"),
        ("让职工听得懂学、得会。", "听得懂、学得会"),
    ],
)
def test_a_mark_that_slipped_between_two_halves_is_told(text: str, meant: str) -> None:
    (defect,) = defects(text, "punctuation.misplaced")
    assert defect.fix is not None
    assert defect.fix.replacement == meant


def test_marks_between_two_halves_are_not_told() -> None:
    text = "抓手不多、办法不活，理解不深、不透。党员不怕困难、不退缩，坚持不等不靠、不推不拖。"
    assert told(text, "punctuation.misplaced") == []


@pytest.mark.parametrize(
    "text",
    [
        "监督执纪宽松软的问题仍然。",
        "支部活动形式较为单一、缺乏。",
        "组织生活质量不高的问题没有得到。",
        "在校企合作、社会培训中的。",
        "党员教育管理工作必须。",
        "作风建设的成效由于。",
        "推进疾控事业发展提供了坚强思想。",
        "对设备参数设定、药品遴选等关键环节。",
    ],
)
def test_words_that_stand_only_before_others_end_no_clause(text: str) -> None:
    assert len(alarms(text, "grammar.lost-end") + alarms(text, "grammar.cut-off")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "军民鱼水情依旧，职工干劲十足。",
        "专业人才严重缺乏。",
        "基层无所适从，调研要轻车简从。",
        "心往一处想、劲往一处使。",
        "不至于此，学有所成就，远近皆知其成就。",
        "落实安全准则、工作细则。",
        "会议于上午八点十分，在大会议室召开。",
        "坚持科学、民主、依法，有令必从，迫不得已。",
        "办公地点详见上述。",
        "耕地被占，学员无须，自学亦可。",
    ],
)
def test_words_that_may_end_a_clause_are_left_alone(text: str) -> None:
    assert alarms(text, "grammar.lost-end") == []
