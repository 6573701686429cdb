"""Who the unit is, and who it cannot be."""

import pytest

from core.reading.defects.told import alarms, document, told
from youju.core.reading.defects.inspecting import inspect
from youju.core.reading.defects.own import own_unit

REPORT = "{title}\n\n集团公司党委：\n今年以来，{body}\n\n{signed}\n2023年7月5日\n"


def report(
    body: str, title: str = "岚桥工务段党委2023年上半年党建工作总结", signed: str = "中共岚桥工务段委员会"
) -> str:
    return REPORT.format(title=title, body=body, signed=signed)


def test_the_unit_is_read_from_title_and_signature() -> None:
    own = own_unit(document(report("工作取得进展。")))
    assert own is not None
    assert own.names == ("岚桥工务段", "岚桥工务段")
    assert (own.kind, own.unit) == ("党委", "段")


def test_another_section_of_the_same_sort_that_acts_is_told() -> None:
    assert told(report("完成任务。岚桥机务段党委坚持把党旗插在一线。"), "naming.other") == ["岚桥机务段党委"]


def test_partners_and_superiors_are_not_told() -> None:
    partners = "会同东岭供电段开展联建5次。东岭供电段、西岭供电段参加。西岭工务段坚持联防，与西岭工务段联建。"
    superiors = "在北川供电段的坚强领导下，各工务段要抓好落实。"
    assert alarms(report(superiors + partners), "naming.other") == []


def test_own_names_given_are_own() -> None:
    body = "完成任务。岚北工务段坚持安全第一。"
    assert told(report(body), "naming.other") == ["岚北工务段"]
    assert told(report(body), "naming.other", own_names=("岚北工务段",)) == []


def test_a_hospital_is_no_school() -> None:
    text = report(
        "我校高度重视，我院认真落实。全院职工参加。", "岚州市第二医院党委2023年工作总结", "岚州市第二医院党委"
    )
    assert told(text, "naming.we") == ["我校"]


def test_words_that_hold_all_or_we_are_no_names() -> None:
    text = report(
        "我国、我省、我市发展很快。健全校外培训制度，牢固树立全局观念，本行业。", "东山煤矿2023年工作总结", "东山煤矿"
    )
    assert told(text, "naming.we") == []


def test_a_committee_does_not_call_itself_a_branch() -> None:
    assert told(report("段党总支召开会议，段党委研究决定。"), "naming.kind") == ["段党总支"]


def test_branches_below_and_committees_above_are_not_told() -> None:
    text = report(
        "公司党委要求，各党支部、机关党支部认真落实。项目部临时党支部开展活动。",
        "一公司党支部2023年工作总结",
        "一公司党支部",
    )
    assert alarms(text, "naming.kind") == []


def test_a_lone_body_of_another_sort_of_unit_is_told() -> None:
    text = "要点\n集团公司党委坚持学习。集团公司党委每月研究1次。贯彻落实局党组《通知》。集团公司党委抓落实。"
    assert told(text, "naming.stranger") == ["局党组"]


def test_where_nothing_names_the_unit_its_usual_word_tells() -> None:
    text = "我校高度重视。我校召开会议。我校师生参加。我局认真落实。"
    assert told(text, "naming.we") == ["我局"]


def test_title_and_signature_must_be_of_one_unit() -> None:
    assert told(report("完成任务。", signed="岚桥机务段党委"), "naming.signature") == ["岚桥机务段党委"]
    assert told(report("完成任务。", signed="岚桥工务段党总支"), "naming.signature") == ["岚桥工务段党总支"]
    assert told(report("完成任务。"), "naming.signature") == []
    assert told(report("完成任务。", signed="工务段党委"), "naming.signature") == []


@pytest.mark.parametrize(
    ("title", "signed", "body", "stranger"),
    [
        ("岚州市水务局党组2023年工作总结", "岚州市水务局党组", "核实4人。镇党委注重在一线考察干部。", "镇党委"),
        ("岚桥工务段党委2023年工作总结", "岚桥工务段党委", "全部整改。机务段党委坚持每月听取汇报。", "机务段党委"),
        ("组织生活会情况的报告", "人事科党支部", "达到了目的。第二车间党支部的同志纷纷表示赞成。", "第二车间党支部"),
    ],
)
def test_a_body_of_another_unit_that_does_the_units_deeds_is_told(
    title: str, signed: str, body: str, stranger: str
) -> None:
    assert alarms(report(body, title, signed), "naming.stranger") == [stranger]


def test_a_company_of_another_business_that_acts_is_told_quietly() -> None:
    text = report("选树典型。供电公司党委组织合唱比赛。", "岚州燃气集团党委2023年工作总结", "岚州燃气集团党委")
    assert told(text, "naming.stranger") == ["供电公司党委"]
    assert alarms(text, "naming.stranger") == []


@pytest.mark.parametrize(
    "body",
    [
        "各镇党委注重在一线考察干部。",
        "听取镇党委意见。与镇党委会商3次，镇党委和街道党工委参加。",
        "镇党委统筹协调，村党支部具体负责。",
        "市局党组坚持每季度听取汇报。局机关党委组织开展活动。",
        "供水站党支部坚持每月学习。管网处党总支组织党员攻关。",
        "今年以来局党组坚持每月研究，上半年局党组召开会议3次。",
        "镇党委书记注重在一线考察干部。",
    ],
)
def test_superiors_units_below_and_one_of_several_may_act(body: str) -> None:
    text = report(body, "岚州市水务局党组2023年工作总结", "岚州市水务局党组")
    assert told(text, "naming.stranger") == []


def test_where_partners_are_told_of_another_unit_is_only_a_hint() -> None:
    body = "与机务段开展共建。机务段党委坚持每月通报情况。"
    assert alarms(report(body), "naming.stranger") == []


def test_where_many_units_act_all_are_meant() -> None:
    body = "完成任务。机务段党委坚持学习。镇党委坚持宣讲。乡党委坚持攻关。"
    assert told(report(body), "naming.stranger") == []


def test_the_time_before_a_name_is_no_part_of_it() -> None:
    text = report("上半年集团党委召开会议。", "岚州燃气集团党委2023年工作总结", "中共岚州燃气集团有限公司委员会")
    assert told(text, "naming.other") == []
    assert told(report("完成任务。上半年岚桥机务段党委坚持攻关。"), "naming.other") == ["岚桥机务段党委"]


def test_who_is_invited_is_a_guest() -> None:
    assert told(report("岚桥车务段党委应邀观摩。"), "naming.other") == []


ANOTHER = ("naming.once", "naming.stranger", "naming.other")
ONCE = "砚溪发电公司党委2023年工作总结\n\n今年以来，公司党委认真履职。{said}\n"


@pytest.mark.parametrize("said", ["金沟水泥厂党委将进一步完善联系点制度。", "证件由水务局机关党委统一保管。"])
def test_another_body_spoken_of_once_is_worth_a_look(said: str) -> None:
    found = inspect(document(ONCE.format(said=said)))
    assert len([each for each in found if each.code in ANOTHER]) == 1


@pytest.mark.parametrize(
    "said",
    ["与金沟水泥厂党委开展联学。", "市国资委党委到公司调研。", "各水泥厂党委认真落实。", "公司党委班子带头。"],
)
def test_bodies_above_beside_and_below_are_not(said: str) -> None:
    assert told(ONCE.format(said=said), "naming.once") == []


def test_whose_secretary_reports_is_told_below_the_title() -> None:
    head = "2022年度抓基层党建工作述职报告\n棠川县人民医院党委书记  某某\n\n"
    text = f"{head}今年以来，我院党委认真履职。年内，我校党委班子成员联系支部。\n"
    assert told(text, "naming.we") == ["我校"]


def test_the_whole_of_another_sort_of_unit_is_told() -> None:
    head = "棠川县人民医院党委2023年工作总结\n\n"
    assert told(f"{head}引导全局干部职工学习。我镇坚持学习。\n", "naming.we") == ["全局", "我镇"]
    assert told(f"{head}着眼全局谋划。全县干部群众支持，全行业参与。\n", "naming.we") == []


@pytest.mark.parametrize("said", ["桃溪小学教职工要主动承担公开课。", "桃溪小学全体党员坚持带头。"])
def test_people_of_another_unit_who_act_are_told(said: str) -> None:
    assert told(f"砚溪中学党支部2023年工作计划\n\n{said}\n", "naming.other") == ["桃溪小学"]


def test_people_of_another_unit_who_visit_are_not_told() -> None:
    text = "砚溪中学党支部2023年工作计划\n\n桃溪小学教师来校交流。全镇干部群众支持。\n"
    assert told(text, "naming.other") == []


def test_another_units_commission_that_acts_is_worth_a_look() -> None:
    found = inspect(document("砚溪煤矿2025年党建工作要点\n\n供水公司纪委每季度听取1次汇报。\n"))
    assert len([each for each in found if each.code in ANOTHER]) == 1


def test_a_committee_of_another_sort_of_works_is_foreign() -> None:
    text = "云溪煤矿党委2022年工作总结\n一、主要工作\n电厂党委班子成员带头执行规定。矿党委落实责任。"
    assert alarms(text, "naming.stranger") == ["电厂党委"]
    college = "云溪大学机电学院党委2022年工作总结\n一、主要工作\n大学党委班子成员带头讲党课。"
    assert alarms(college, "naming.stranger") == []


def test_what_a_unit_keeps_is_its_own() -> None:
    text = "云溪县水利局2022年工作报告\n一、主要工作\n对市农业农村局门户网站严格审核。"
    assert alarms(text, "naming.served") == ["市农业农村局"]
    assert alarms(text.replace("市农业农村局", "县水利局"), "naming.served") == []


def test_a_secretary_named_behind_a_label_tells_the_unit() -> None:
    text = "2022年度述职报告\n述职人：云溪车辆段党委书记某某\n一、主要工作\n结合房建段实际，推行写实制度。"
    assert alarms(text, "naming.served") == ["房建段"]


def test_verbs_before_the_word_for_the_own_unit_make_no_name() -> None:
    text = "临沣供电段党委2022年工作总结\n一、主要工作\n充分发挥段党委作用。协助段党委制定计划。"
    assert told(text, "naming") == []


def test_bodies_called_by_another_kind_of_unit_are_told() -> None:
    mine = (
        "赤柏岭煤矿党委2022年工作总结\n矿党委认真学习，矿纪委严肃执纪。厂纪委全年处置问题线索4件。\n"
        "赤柏岭煤矿党委\n2022年12月30日\n"
    )
    assert "厂纪委" in told(mine, "naming.stranger")
    assert "厂纪委" not in told(mine.replace("厂纪委", "矿纪委"), "naming.stranger")
    firm = (
        "恒源焦电公司党委2022年工作报告\n公司党委认真学习，组织局机关处室干部观看警示教育片。\n"
        "恒源焦电公司党委\n2022年12月30日\n"
    )
    assert told(firm, "naming.stranger") == ["局机关"]
    assert told(firm.replace("公司党委认真学习", "按照市局要求"), "naming.stranger") == []


def test_a_secretary_in_the_title_is_that_of_the_own_body() -> None:
    text = (
        "石岭铅锌矿党总支书记2021年度述职报告\n公司党委：\n矿党总支认真学习，全年召开党总支委员会18次，全矿完成任务。"
        "石岭铅锌矿党委投入3.2万元。公司党委检查2次，公司党委表扬1次。\n2022年1月6日\n"
    )
    assert told(text, "naming.kind") == ["石岭铅锌矿党委"]
    assert alarms(text, "naming.we") == []


PRAISED = (
    "全县 清廉 平安 文明 智慧 美丽 法治 书香 廉洁 绿色 一流 模范 示范 和谐 "
    "数字 节约 健康 优质 公立 民营 中小 基层 无烟 现代 特色"
)


@pytest.mark.parametrize("word", PRAISED.split())
def test_what_any_unit_may_be_is_none(word: str) -> None:
    text = "云溪县人民医院党委2022年工作总结\n一、主要工作\n推动{}医院建设，认真落实任务。"
    assert told(text.format(word), "naming.served") == []
    assert told(text.format("棠川"), "naming.served") == ["棠川医院"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("确保了县中医院工作质量。", ["县中医院"]),
        ("保障了县中医院工作质量。", ["县中医院"]),
        ("推动我院与县中医院工作同步开展。", []),
        ("推动疫情防控和医院工作同步开展。", []),
        ("推动疫情防控与医院工作同步开展。", []),
        ("推动疫情防控及医院工作同步开展。", []),
        ("提升县中医院工作质量。会同县中医院开展义诊3次。", []),
        ("提升县中医院工作质量。县中医院、妇幼保健院派员参加。", []),
        ("推动县中医院高质量发展。县中医院床位增至300张。", []),
        ("贯彻落实市中医院党委部署。", []),
        ("贯彻落实县中医院党委部署。", ["县中医院"]),
        ("贯彻落实棠川中医院党委部署。", []),
        ("推动云溪县人民医院高质量发展。", []),
        ("推动县人民医院高质量发展。", []),
        ("学习《推动县中医院改革方案》。", []),
        ("为县中医院打下了坚实基础。", []),
        ("确保了全县医院工作平稳有序。", []),
        ("保障了基层医院工作平稳有序。", []),
        ("推动周边医院高质量发展。", []),
        ("提升健康体检中心工作质量。", []),
        ("开展对口帮扶，推动县中医院高质量发展。", []),
        ("提升棠川市妇女儿童健康保健院工作质量。", ["棠川市妇女儿童健康保健院"]),
        ("为县中医院完成评审打下了坚实基础。", ["县中医院"]),
    ],
)
def test_in_whose_work_another_name_is_left(said: str, found: list[str]) -> None:
    text = f"云溪县人民医院党委2022年工作总结\n一、主要工作\n{said}\n"
    assert alarms(text, "naming.served") == found


@pytest.mark.parametrize(
    "name",
    [
        "县住房和城乡建设局",
        "县自然资源和林草局",
        "县文化和旅游局",
        "县工业和信息化局",
        "县发展和改革局",
        "县规划和建设局",
        "县粮食和物资储备局",
        "县教育体育和科技局",
        "县民族和宗教事务局",
        "县广播和电视局",
        "县退役和优抚局",
    ],
)
def test_an_official_name_may_hold_an_and(name: str) -> None:
    text = f"云溪县水利局2022年工作报告\n一、主要工作\n对{name}门户网站严格审核。"
    assert alarms(text, "naming.served") == [name]


@pytest.mark.parametrize(("own", "above"), [("云溪县", "市"), ("江北区", "市"), ("云溪市", "州")])
def test_the_bureau_above_is_heeded(own: str, above: str) -> None:
    text = "{}水利局党组2022年工作报告\n一、主要工作\n贯彻落实{}林业局党组部署。"
    assert told(text.format(own, above), "naming.served") == []


@pytest.mark.parametrize("own", ["县", "区", "州", "市"])
def test_a_bureau_of_the_same_level_is_not(own: str) -> None:
    text = f"云溪{own}水利局党组2022年工作报告\n一、主要工作\n贯彻落实{own}林业局党组部署。"
    assert told(text, "naming.served") == [f"{own}林业局"]


WITH_ME = (
    "2023年度抓基层党建工作述职报告\n碓坪磷矿提升运输工区党支部书记　韦承岭\n"
    "我将和{}党支部一班人一道，把矿石提上来。{}\n"
)


@pytest.mark.parametrize(
    "whom", ["各车间", "全体基层", "广大基层", "兄弟车间", "所在", "碓坪运输工区", "碓坪磷矿提升运输工区机关"]
)
def test_with_whom_anyone_may_go_on(whom: str) -> None:
    assert told(WITH_ME.format(whom, ""), "naming.served") == []


def test_who_is_spoken_of_elsewhere_is_meant() -> None:
    assert told(WITH_ME.format("浮选车间", ""), "naming.served") == ["浮选车间"]
    assert told(WITH_ME.format("浮选车间", "浮选车间今年负责联动试车。"), "naming.served") == []
    said = "学习通讯《我和浮选车间党支部一班人》。"
    assert told(f"碓坪磷矿提升运输工区党支部工作总结\n{said}\n", "naming.served") == []


@pytest.mark.parametrize("said", ["提升县中医院工作质量。", "我将和浮选车间党支部一班人一道努力。"])
def test_where_nothing_names_the_unit_nobody_is_another(said: str) -> None:
    assert told(f"一、工作\n院党委召开会议。院党委认真学习。\n{said}\n", "naming.served") == []


def test_a_report_about_many_units_speaks_of_their_work() -> None:
    text = "云溪县人民医院党委2022年工作总结\n一、主要工作\n"
    said = [f"推动{each}县中医院高质量发展。" for each in "东西南北安平泰兴隆昌盛福禄寿喜金银铜铁锡沅澧"]
    assert told(text + "".join(said[:3]), "naming.served") == ["东县中医院", "西县中医院", "南县中医院"]
    assert told(text + "".join(said), "naming.served") == []


@pytest.mark.parametrize("whom", ["上级公司", "县煤炭公司", "市煤炭公司", "省煤炭公司", "区煤炭公司", "鹿台煤业公司"])
def test_reports_go_to_the_own_unit_or_above(whom: str) -> None:
    text = f"鹿台煤业公司党委2022年党建工作要点\n各党支部制定方案，于3月10日前报{whom}党委办公室。\n鹿台煤业公司党委\n"
    assert told(text, "naming.served") == []
