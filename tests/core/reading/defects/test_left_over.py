"""What is left of another document or lost from this one: units, years, numbers, ends of sentences."""

import pytest

from core.reading.defects.told import alarms, defects, told
from youju.core.reading.found import Severity

WATER = "苍溪县水利局2024年保密工作自查报告\n"
TRACK = "青屏工务段党委2023年上半年工作总结\n"
FIRM = "江陵建设有限公司党委2019年工作总结\n"


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        (TRACK + "让职工感受到车务段大家庭的温暖。", "naming.sister", "车务段"),
        (WATER + "确保了县林业局涉密资料的安全。", "naming.sister", "县林业局"),
        ("岚州市住房和城乡建设局2023年总结\n展现了人社系统党员的形象。", "naming.sister", "人社系统"),
        (FIRM + "完善局机关和项目部干部轮岗机制。", "naming.office", "局机关"),
        (WATER + "结合2023年保密宣传教育月活动，发放手册150份。", "date.event", "2023年保密宣传教育月"),
        (FIRM + "2020年是“十二五”规划收官之年。", "date.event", "“十二五”规划收官之年"),
        (WATER + "参加保密知识测试人，合格率100%。", "slot.gone", "参加保密知识测试人"),
        (WATER + "投入资金元，更换设备10台。", "slot.gone", "资金元"),
        (WATER + "党员1143人，%，其中女党员32人。", "slot.gone", "，%"),
        (WATER + "群众满意度为92以上。", "slot.gone", "满意度为92以上"),
        (WATER + "深刻把握十九届六中的精髓。", "slot.gone", "十九届六中"),
        (WATER + "自查内容：否将结果纳入考核。", "slot.gone", "否将"),
        ("沧岭高速TJ-4标项目部2022年总结\nTJ-6标项目部被授予锦旗。", "naming.section", "TJ-6标"),
        ("桐花小学党支部2023年工作总结\n学校党总支书记坚持参加会议。", "naming.kind", "学校党总支书记"),
        ("小学党支部2023年总结\n三、2024年工作打算\n9月底前换届，2023年要力争发展党员2名。", "date.old-year", "2023年"),
        (WATER + "成立领导小组和个巡回指导组，配发书籍。", "slot.gone", "和个"),
        (WATER + "职工满意度测评达到了。", "slot.gone", "测评达到了"),
        (WATER + "开展随机听课次，反馈意见210条。", "slot.missing-number", "次"),
        (WATER + "化解矛盾纠纷起，队伍稳定。", "slot.missing-number", "起"),
        (WATER + "上半年完成产值1.98亿元，占全年计划3.6亿元的65%。", "sum.share", "1.98亿元"),
        (WATER + "组织开展了以“喜迎二十大”为主题的。", "grammar.lost-end", "为主题的"),
        (WATER + "完成浓缩机、等主要设备的检修。", "punctuation.broken-sentence", "、等"),
        (WATER + "对企业反应的环保难题限期答复。", "word.mistaken", "反应"),
        (WATER + "参加课后服务学生1286人。\n1268名参加课后服务的学生中，多为低年级。", "value.retold", "1268名"),
        (WATER + "辖区面积1。8平方公里。", "slot.gone", "1。8"),
        (WATER + "二、2024年工作计划\n2023年12月20日前报送全年学习总结。", "date.past-deadline", "2023年12月20日前"),
        (WATER + "切实把学习成果转化为推动工作的强大。", "grammar.lost-end", "推动工作的强大"),
        (WATER + "需要我们在工作中认真加以。", "grammar.lost-end", "认真加以"),
        (WATER + "营造了风清气正得良好政治生态。", "word.mistaken", "得"),
        (WATER + "以优异的成绩迎接党的二十大的胜利！", "word.mistaken", "胜利"),
        (WATER + "学习习近平视察江州的重要讲话精神。", "word.mistaken", "习近平"),
        (WATER + "打造作风优良的交通运输党员干部队伍。", "naming.sister", "交通运输党员"),
        (WATER + "从元月20至元月28，历时9天。", "slot.gone", "至元月28"),
        (WATER + "每人每-结合工作写一篇文章。", "slot.gone", "每-"),
        (WATER + "每季度集中学习不少于1次，全年不少于12次。", "value.rhythm", "全年不少于12次"),
        (WATER + "（教育扣1分、网络管理扣1.5分、防护扣1分），自评得分95.5分。", "sum.score", "自评得分95.5分"),
        (WATER + "全校教职工142人，其中党员58人，占45.8%。", "sum.share", "58人，占45.8%"),
        (WATER + "严格按“党政领导干部选拔任用条例”的要求办。", "title.in-quotes", "“党政领导干部选拔任用条例”"),
        (WATER + "完善创新举措，为加快建设现代化新岚州贡献。", "grammar.lost-end", "现代化新岚州贡献"),
        (WATER + "〔一〕扛牢第一责任。", "grammar.begins-with-mark", "〔一〕"),
        (WATER + "(-)组织健全。", "grammar.begins-with-mark", "(-)"),
        (WATER + "格。申请入党从批准之日起。", "grammar.begins-with-mark", "格。"),
        (WATER + "为切实加强组织建设，调动干部积极性。根据精神，现定意见。", "punctuation.broken-sentence", "积极性。"),
        (WATER + "【本网讯】水利局召开会议。", "leftover.web", "【本网讯】"),
        (WATER + "自查结果报告如下您找文章]", "leftover.web", "您找文章]"),
        (WATER + "水利局工作报告.docx水利局报告", "leftover.web", ".docx"),
    ],
)  # fmt: skip
def test_what_is_left_over_or_lost_is_told(text: str, code: str, what: str) -> None:
    assert any(what in each for each in told(text, code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TRACK + "与岚桥车务段开展联建活动5次。", "naming.sister"),
        (TRACK + "会同车务段、机务段排查隐患12处。", "naming.sister"),
        (WATER + "到县林业局学习经验。", "naming.sister"),
        (WATER + "县财政局拨付专项经费12万元，县教育局负责同志到会。", "naming.sister"),
        (TRACK + "向局机关汇报，局领导班子成员到段调研。", "naming.office"),
        (WATER + "开展学习党的二十大精神知识竞赛2次。", "grammar.mixed"),
        ("棠溪县人民医院2023年总结\n到12个乡镇卫生院坐诊带教。", "naming.sister"),
        (FIRM + "完善公司机关和项目部干部轮岗机制。", "naming.office"),
        (FIRM + "与市水利局机关党委共建。", "naming.office"),
        (WATER + "与2023年安全生产月相比，参与人数增加。", "date.event"),
        (FIRM + "2020年是“十三五”规划收官之年。", "date.event"),
        (WATER + "党的十九届六中、七中全会精神。", "slot.gone"),
        (WATER + "是否将结果纳入考核，满意度为92分。", "slot.gone"),
        (WATER + "每季度至少开展1次研讨，每年开展2次调研。", "value.rhythm"),
        (WATER + "每月集中学习1次，全年不少于12次。", "value.rhythm"),
        (WATER + "（教育扣1分、防护扣1.5分），自评得分97.5分。", "sum.score"),
        (WATER + "全校教职工142人，其中党员58人，占40.8%。", "sum.share"),
        (WATER + "共有党员186名，占职工总数的31.4%。", "sum.share"),
        (WATER + "按照“马上就办、真抓实干的工作办法”推进。", "title.in-quotes"),
        (WATER + "努力工作，为全市高质量发展作出新贡献。", "grammar.lost-end"),
        (WATER + "为加强组织建设，我们召开会议12次。根据要求，制定方案。", "punctuation.broken-sentence"),
    ],
)  # fmt: skip
def test_what_is_meant_is_left_alone(text: str, code: str) -> None:
    assert alarms(text, code) == []


def test_shares_of_one_whole_are_held_against_it() -> None:
    text = "全乡27名村干部中高中文化20人，占74%，有专长的8人，占29.6%，任期两届的10人，占27%。"
    assert told(text, "sum.share") == ["10人，占27%"]


def test_a_figure_told_in_other_words_is_worth_a_look_at_both_places() -> None:
    text = "班子成员累计交流发言43人次。\n二是研讨不深，在全年46人次的交流发言中，联系实际不多。"
    found = defects(text, "value.alike")
    assert [each.severity for each in found] == [Severity.INFO] * 2
    assert ["43人次" in found[0].text, "46人次" in found[1].text] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "全年收到涉密文件43份。去年收到涉密文件46份。",
        "上半年集中学习12次。\n计划全年集中学习15次以上。",
        "开展谈心谈话43人次，其中谈心谈话46人次以上的支部2个。",
    ],
)
def test_figures_of_other_times_are_not_held_together(text: str) -> None:
    assert told(text, "value.alike") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("成立由镇主要领导为组长的保密工作领导小组。", "成立由镇主要领导为组长"),
        ("全年未发生涉密文件丢失事件0起。", "未发生涉密文件丢失事件0起"),
        ("监督管理的力度还需进一步加大力度。", "力度还需进一步加大力度"),
        ("加强对涉密计算机、移动存储介质和的管理，登记到册。", "和的管理"),
        ("个别支部存在记录补写、参加率不高的。", "存在记录补写、参加率不高的"),
        ("全年着重开展学习党的十九大精神。", "开展学习党的"),
        ("把职业道德、工作纪律为主要抓手，推进建设。", "工作纪律为主要抓手"),
    ],
)
def test_two_sayings_in_one_are_told(text: str, what: str) -> None:
    assert alarms(text, "grammar.mixed") == [what]


@pytest.mark.parametrize(
    "text",
    [
        "成立由党委书记任组长的领导小组，全年未发生失泄密事件。",
        "存在的问题是参加率不高的支部有2个。对重点领域开展检查的环节。",
        "把主题教育作为重要抓手，祥和的管理氛围。",
    ],
)
def test_one_saying_is_left_alone(text: str) -> None:
    assert alarms(text, "grammar.mixed") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("编出作业纪律“三字诀”：“天窗前，先点名。”", "word.lone"),
        ("完成新签合同额32亿元，作业氛围浓的班组，与己无关。", "word.lone"),
        ("党史占30%，法律占20%。党员强不强，问老乡。涉密事，不外讲。", "word.misspelt"),
        ("做到有案必查、有腐必惩。", "phrase.idiom"),
        ("实现在职党员全覆盖，充分发挥以案示警作用。", "phrase.broken"),
        ("查出隐患137处，当场整改108处，限期整改29处，限期整改的已完成26处，其余3处正在施工。", "sum.parts"),
        ("组建联合党支部1个，完成4个支部换届选举工作。", "sum.parts"),
        ("综合得分为44分与18分之和，即62分。", "punctuation.comma-misplaced"),
        ("（五）突出全面从严，良好政治生态巩固发展。", "grammar.lost-end"),
        ("学习《中华人民共和国湿地保护法》《中华人民共和国海上交通安全法》。", "title.wrong"),
        ("收回选票147张，其中有效票146张，仝景岐同志得赞成票141张。", "sum.parts"),
        ("记录与档案20分，其中完整8分、及时7分、规范5分。", "word.unit"),
        ("第十条　总则。\n第十一条　细则。\n第二十条　附则。\n第二十一条　本办法自2019年起施行。", "numbering.series"),
        ("沧岭高速TJ-4标项目部2022年总结\n与TJ-6标项目部开展联建。", "naming.section"),
        ("上半年完成产值1.98亿元，占全年计划3.6亿元的55%。", "sum.share"),
        ("把权力关进制度的笼子里，会后支部组织学习。", "word.misspelt"),
        ("个别值的学习以看视频代替讨论，新增座椅18把；", "word.mistaken"),
        ("外业巡查使用脱密处理后的图件，专柜存放。", "slot.missing-number"),
        ("撰写心得体会41篇。\n2.办好夜校。", "leftover.web"),
        ("其中谈话提醒9人次、批评教育3人次、诫勉谈话1人次，立案审查1人，共处理14人次。", "sum.parts"),
        ("涉密信息系统系统管理员、安全管理员分设。", "word.doubled"),
        ("由局党委协助局党组组织中心组集中学习6次。", "word.mistaken"),
        ("深入学习习近平总书记视察江州重要讲话精神。", "word.mistaken"),
        ("在在建项目成立临时党支部21个。", "word.doubled-character"),
        ("每台设备都落实到人、登记到册。", "slot.missing-number"),
        ("领导小组由副镇长**同志、副镇长**同志组成。", "repeat.clause"),
        ("现有党员298名。开展导诊服务，378名党员和志愿者参加。", "value.two"),
    ],
)
def test_good_words_and_sums_raise_no_alarm(text: str, code: str) -> None:
    assert alarms(text, code) == []


def test_a_wrong_number_is_told_once_and_not_what_follows_it() -> None:
    text = "（8）八月。\n（9）九月。\n（8）十月。\n（11）十一月。\n（12）十二月。"
    assert alarms("（7）七月。\n" + text, "numbering.skipped") == ["（8）十月"]
