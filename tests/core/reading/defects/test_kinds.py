"""Kinds of mistakes of which each has many sentences: falls beyond all, ends and numbers lost, plenums not yet held."""

import pytest

from core.reading.defects.told import alarms, told

WRONG = (
    ("远程运维须经信息科批准并全程。", "grammar.cut-off"),
    ("氛围更加浓厚，\n（五）抓群团，汇聚合力\n", "grammar.cut-off"),
    ("测评得分分别为81.5分和分，均通过测评。", "slot.missing-number"),
    ("开展党内立项攻关31项，完成29项、结转3项。", "sum.parts"),
    ("每半年对入党积极分子考查一次。", "word.mistaken"),
    ("切实把学习成效转化为。", "grammar.lost-end"),
    ("四是深入安全大检查活动，发现问题64项。", "grammar.missing-verb"),
    ("班子成员讲党课28场。虽然到联系点讲党课26场，但照本宣科。", "value.retold"),
    ("全年通报典型案例16起。全年通报典型案例14起，但剖析不深。", "value.retold"),
    ("年内打造示范党支部2个，\n6.做好发展党员工作。\n", "grammar.cut-off"),
    ("与评优挂钩，对工作不力、问题突出的严肃。", "grammar.cut-off"),
    ("开设专栏，累计推送期，点击量超过5万次。", "slot.missing-number"),
    ("全段实现连续安全生产天。", "slot.missing-number"),
    ("在会议室播放警示教育片场，组织线上答题。", "slot.missing-number"),
    ("均按规定标注秘级。", "phrase.broken"),
    ("严格《医院信息公开保密审查制度》，坚持先审查、后公开。", "grammar.missing-head"),
    ("解决职工通勤等急难愁盼问题件。", "slot.missing-number"),
    ("开展测试1次，23人全部参加，合格率达。", "slot.missing-number"),
    ("涉密档案1342卷：机密级97卷、秘密级1235卷。", "sum.parts"),
    ("签订责任书126份，其中车间党总支14份、党支部102份。", "sum.parts"),
    ("现有计算机34台。对36台计算机开展检查。", "value.retold"),
    ("组建由86人组成的网络评论员队伍，网络评论员队伍共68人。", "value.retold"),
    ("确保国家，秘密绝对安全。", "punctuation.comma-in-word"),
    ("最小出力降低，有力了新能源消纳。", "grammar.missing-action"),
    ("未发现涉密文件丢、被盗的情况。", "word.mistaken"),
    ("落全面从严治党主体责任。", "word.mistaken"),
    ("隐患政治率达到99%。", "phrase.broken"),
    ("更多党建材料请关注微信公众号：某某公文，回复“总结”免费下载", "leftover.web"),
    ("全段17个党支部（其中车站党支部10个、车间党支部4个、机关党支部2个）有16个达标。", "sum.parts"),
    ("完成抚育4.6万亩、造林1.2万亩、修复0.8万亩，合计完成营造林7.6万亩。", "sum.total"),
    ("全局自查发现问题43条。自查发现的34条问题中，占比较高。", "value.retold"),
    ("上半年发现违章问题357件。全段共查处违章问题375件。", "value.retold"),
    ("辖内18个党支部严格落实制度。19个党支部均建立清单。", "value.retold"),
    ("表彰先进党支部6个、优秀共产党员40名、优秀党务工作者。", "slot.missing-number"),
    ("组建突击队12支，帮助重点旅客人次，收到锦旗51件。", "slot.missing-number"),
    ("全年邀请专家学者授课次，围绕防控开展辅导。", "slot.missing-number"),
    ("根据通知（澜保办〔2023〕 号）要求，认真自查。", "slot.gap"),
    ("逐一进行检查，对车站的排水沟渠、应急物资储备情况进行。", "grammar.cut-off"),
    ("有的材料联系实际不紧，对产业链条短、职工转岗等深层次问题。", "grammar.cut-off"),
    ("业务不熟，岗位变动频繁，工作连续性。", "grammar.cut-off"),
    ("矿党委每半年、专题听取一次汇报。", "punctuation.after-how-often"),
    ("不动产等级中心党支部获评优秀。", "word.mistaken"),
    ("为高质量发展献计出利。", "phrase.broken"),
    ("投诉件同比下降118%。", "sum.percent"),
    ("可控费用压降150%，完成目标。", "sum.percent"),
    ("缺乏既懂财务又懂法律的复合型。", "grammar.lost-end"),
    ("发挥党员在抢险、检修、联锁试验中的先锋模范。", "grammar.lost-end"),
    ("更好发挥支部在脱贫攻坚中的战斗堡垒。", "grammar.lost-end"),
    ("部分制度执行的严肃性有待。", "grammar.lost-end"),
    ("开展“清风”征文、演讲比赛活动场次，营造氛围。", "slot.missing-number"),
    ("共接收密件93件，退还60件，留存30件。", "sum.parts"),
    ("全局现有党支部22个。23个党支部书记均作了现场述职。", "value.retold"),
    ("全校确定涉密人员8名，均签订承诺书。组织全部7名涉密人员参加考试。", "value.retold"),
    ("学习《关于在全党大兴调查研究之风的工作方案》。", "title.wrong"),
    ("坚持党管人才，原则，育好人才。", "punctuation.comma-inside"),
    ("运用新媒体的能力，不强，吸引力不够。", "punctuation.comma-inside"),
    ("联合县残疾人联合委员会开展助残活动。", "word.mistaken"),
    ("慰问一线环卫工工人。", "word.mistaken"),
    ("举办专题讲座2次，参训人员人次。", "slot.missing-number"),
    ("开展现场教学，参加党员人，增强了党性。", "slot.missing-number"),
    ("交付保障性住房套，居民满意。", "slot.missing-number"),
    ("评选优秀心得篇并汇编成册。", "slot.missing-number"),
    ("调整交流党支部书记名，配齐专职人员。", "slot.missing-number"),
    ("党员违章率同比下降个百分点。", "slot.missing-number"),
    ("推动形成党组统一领导、各科室齐抓共管，为发展提供保证。", "grammar.lost-head"),
    ("流动党员教育管理缺少有效。", "grammar.lost-head"),
    ("制度健全，严格执行信息发布三级审核的，今年以来审核稿件。", "grammar.lost-head"),
    ("推进学习由“单打独斗”向“联动共学”。", "grammar.missing-verb"),
    ("被评为优秀党建品牌。优秀党建品牌。", "repeat.sentence"),
    ("按照不低于，师生比配齐教师。", "punctuation.comma-misplaced"),
    ("学习推广”千万工程“经验。", "punctuation.unpaired"),
    ("严禁私自拷背资料。", "word.misspelt"),
    ("上半年生产原煤万吨，完成进尺4316米。", "slot.missing-number"),
    ("上半年收缴党费共计，全部按规定上缴。", "slot.missing-number"),
    ("累计服务时长小时，受到好评。", "slot.missing-number"),
    ("品牌建设处于起步，特色不够鲜明。", "grammar.lost-head"),
    ("扎实推进，积极“我为群众办实事”实践活动，办结25件。", "grammar.missing-verb"),
    ("支持工会依照，章程开展工作。", "punctuation.comma-misplaced"),
    ("培训少，流动性性较大。", "word.doubled-character"),
    ("重要涉密人员29人、一般涉密人员85人，共计涉密人员124人。", "sum.total"),
    ("一是压力传导不够。有的单位虚化。一是压力传导不够。二是作风不实。", "repeat.sentence"),
    ("用成效赢得群众口啤。", "phrase.broken"),
)

RIGHT = (
    ("批准并全程监督。", "grammar.cut-off"),
    ("得分分别为81.5分和90分。", "slot.missing-number"),
    ("开展攻关31项，完成28项、结转3项。", "sum.parts"),
    ("保安全、强检修、优服务，规范党费收交。", "word.misspelt"),
    ("切实把学习成效转化为动力。", "grammar.lost-end"),
    ("深入开展安全大检查活动，发现问题64项。", "grammar.missing-verb"),
    ("班子成员讲党课28场。虽然到联系点讲党课28场，但照本宣科。", "value.retold"),
    ("打造示范党支部2个，\n继续做好发展党员工作。\n", "grammar.cut-off"),
    ("（三）围中心、保安全，先锋作用充分彰显。", "word.lone"),
    ("强堡垒、夯基础，抓宣传、塑形象。", "word.misspelt"),
    ("针对煤样采制化、地磅计量等环节检查。", "word.lone"),
    ("组织纪律严肃。对问题突出的严肃问责。", "grammar.cut-off"),
    ("累计推送12期，连续安全生产365天，累计推送期刊。", "slot.missing-number"),
    ("党员连续奋战四十余天。", "slot.missing-number"),
    ("命名“五星党支部”7个。", "phrase.quoted"),
    ("要切实担负起第一责任人责任。", "grammar.missing-action"),
    ("粘贴密级标识并登记在册。办好司机之家、设立报到点。", "slot.missing-number"),
    ("涉密档案1342卷：机密级97卷、秘密级1245卷。", "sum.parts"),
    ("接收文件资料41份，清退14份，现存27份。", "value.retold"),
    ("发放问卷620份，收回602份。", "value.retold"),
    ("加强保密教育，坚持改革，发展党员。", "punctuation.comma-in-word"),
    ("有效了解情况，充分了解民意。", "grammar.missing-action"),
    ("抓基层、固堡垒，选进支部班子。", "word.lone"),
    ("完成少先队队室改造，落实轻微违法首违不罚清单。", "word.misspelt"),
    ("全段17个党支部（其中车站党支部10个、车间党支部5个、机关党支部2个）有16个达标。", "sum.parts"),
    ("全段17个党支部（其中车站党支部3个）有16个达标。", "sum.parts"),
    ("完成抚育4.6万亩、造林1.2万亩、修复0.8万亩，合计完成营造林6.6万亩。", "sum.total"),
    ("发现问题43条。收到建议34条。", "value.retold"),
    ("表彰先进党支部6个、优秀共产党员40名、优秀党务工作者8名。", "slot.missing-number"),
    ("根据通知（澜保办〔2023〕12号）要求，认真自查。", "slot.gap"),
    ("对车站的排水沟渠、应急物资储备情况进行检查。", "grammar.cut-off"),
    ("对照标准，认真研究解决深层次问题。", "grammar.cut-off"),
    ("岗位变动频繁，工作缺乏连续性。", "grammar.cut-off"),
    ("坚持每周、每月、每季度调度。", "punctuation.after-how-often"),
    ("信用等级中心评定。", "word.mistaken"),
    ("统计参训人员人次，完成立项评审，防止走过场。", "slot.missing-number"),
    ("担任法定代表人，报名并参赛，提名并表决，比例提高3个百分点。", "slot.missing-number"),
    ("形成上下联动、齐抓共管的格局，缺少有效手段，没有必要。", "grammar.lost-head"),
    ("未按规定落实的，予以通报。严格落实制度的，给予表彰。", "grammar.lost-head"),
    ("实现由“管理”向“服务”转变，由“被动”向“主动”、由“单一”向“多元”的转变。", "grammar.missing-verb"),
    ("抓好整改落实。整改落实见成效。", "repeat.sentence"),
    ("深化文化化解矛盾，体现先进性性质。", "word.doubled-character"),
    ("培训党员18人、党员25人，共计参加党员43人。", "sum.total"),
    ("与教师结成对子，处于起步阶段。", "word.misspelt"),
    ("弘扬正面声音，讲好故事。", "grammar.lost-end"),
    ("比例不低于30%，不少于4次。", "punctuation.comma-misplaced"),
    ("发展党员9名，其中生产一线8名、女职工3名。", "sum.parts"),
    ("落实谁审查谁负责、谁主办谁负责。", "phrase.broken"),
    ("对检查发现的问题立行立改。", "word.misspelt"),
    ("投诉件同比增长118%，下降到预算的105%以内，减少100%。", "sum.percent"),
    ("打造成服务型、创新型，缺乏复合型人才。", "grammar.lost-end"),
    ("教育党员发挥优势、争做先锋模范。", "grammar.lost-end"),
    ("严肃性有待加强，做到应需尽需。", "grammar.lost-end"),
    ("适当增加演出场次，统计举办活动场次。", "slot.missing-number"),
    ("全年收到来文56份，清退往年文件40份，归档14份。", "sum.parts"),
    ("全局现有党支部22个。5个党支部书记均受到表彰。", "value.retold"),
    ("全校确定涉密人员8名，均签订承诺书。组织5名涉密人员参加考试。", "value.retold"),
    ("学习《关于在全县大兴调查研究之风的工作方案》。", "title.wrong"),
    ("推进标准化建设，建设和谐机关，工作和生活两不误，不强求一律。", "punctuation.comma-inside"),
    ("联合县残疾人联合会、妇女联合会开展活动，慰问手工工人。", "word.mistaken"),
)

PLENUM = "某局党组2024年工作总结\n一、工作情况\n组织学习二十届中央纪委{}全会精神。\n{}某局党组\n2024年12月16日\n"


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_each_sentence_of_the_kind_is_told(text: str, code: str) -> None:
    assert told(text, code)


@pytest.mark.parametrize(("text", "code"), RIGHT)
def test_what_looks_like_it_is_not(text: str, code: str) -> None:
    assert alarms(text, code) == []


def test_a_plenum_for_discipline_that_was_not_held_yet_is_told() -> None:
    assert told(PLENUM.format("四次", ""), "meeting.later") == ["二十届中央纪委四次全会"]


def test_a_plenum_for_discipline_that_was_held_is_not() -> None:
    assert told(PLENUM.format("三次", ""), "meeting.later") == []


def test_a_plenum_among_next_years_work_is_not() -> None:
    plans = "二、下一步工作打算\n学习二十届中央纪委四次全会精神。\n"
    assert told(PLENUM.format("三次", plans), "meeting.later") == []


def test_a_plan_that_wants_last_years_aims_reached_is_told() -> None:
    text = "某段党委2024年党建工作要点\n一、总体要求\n为实现2023年各项目标任务提供保证。\n"
    assert told(text, "date.last-year")


def test_a_quote_closed_by_an_opening_mark_is_told_once() -> None:
    assert told("对“谁使用、谁负责“的要求理解不深。", "punctuation.unpaired") == ["“谁使用、谁负责“"]


@pytest.mark.parametrize(
    ("title", "sentence", "wrong"),
    [
        ("禾川车务段党委2023年总结", "占年度计划的52%，为机务段完成全年目标打下了坚实基础。", ["机务段"]),
        ("北塬煤矿党委2024年要点", "共青团开展活动。南沟煤矿女工家属协管会每月组织一次活动。", ["南沟煤矿"]),
        ("澜州市水务集团2023年报告", "认真贯彻市燃气集团党委关于保密工作的部署要求。", ["市燃气集团"]),
        ("槐江市自然资源局机关党委2022年总结", "进一步提升市住房和城乡建设局机关党建质量。", ["市住房和城乡建设局"]),
        ("云岭客运段党委2022年总结", "形成了具有供电段特色的支部工作法。", ["供电段"]),
        ("禾川车务段党委2023年总结", "为全段完成全年目标打下了坚实基础，提升清廉医院建设水平。", []),
        ("澜州市水务集团2023年报告", "认真贯彻市国资委党委关于保密工作的部署要求。", []),
    ],
)
def test_a_name_where_only_the_own_can_stand_is_told(title: str, sentence: str, wrong: list[str]) -> None:
    assert alarms(f"{title}\n一、成效\n{sentence}\n", "naming.served") == wrong


def test_a_bureaus_own_body_is_of_one_kind() -> None:
    title = "某市自然资源和规划局机关党委2022年党建工作总结\n一、成效\n"
    assert alarms(title + "6月份，局机关党总支举办培训班。\n", "naming.kind") == ["局机关党总支"]
    assert alarms(title + "6月份，局机关党委举办培训班，听取局党组意见。\n", "naming.kind") == []


def test_a_firm_has_one_name() -> None:
    text = "澜州水务有限公司高度重视。\n澜州水务有限责任公司\n"
    assert alarms(text, "naming.firm") == ["澜州水务有限责任公司"]
    assert alarms(text.replace("责任", ""), "naming.firm") == []


def test_a_standing_committee_named_once_is_hinted_at() -> None:
    assert told("矿党委会研究。矿党委常委会每季度研究一次。", "naming.standing") == ["矿党委常委会"]
    assert told("矿党委常委会研究。矿党委常委会每季度研究一次。", "naming.standing") == []


def test_a_plan_signed_in_the_spring_before_is_told() -> None:
    plan = "某矿党委2024年党建工作要点\n一、抓实党建\n每月学习1次。\n某矿党委\n2023年2月28日\n"
    assert alarms(plan, "date.stale-year") == ["2023年2月28日"]
    assert alarms(plan.replace("2023年2月", "2023年12月"), "date.stale-year") == []


def test_goals_of_a_year_that_is_over_are_told() -> None:
    ahead = "三、2023年工作打算\n为确保2022年各项目标任务完成提供保证。\n"
    report = f"某局党委2022年党建工作总结\n{ahead}某局党委\n2022年12月9日\n"
    assert alarms(report, "date.old-year") == ["2022年各项"]
    assert alarms(report.replace("确保2022年", "确保2023年"), "date.old-year") == []


def test_a_heading_that_is_but_a_number_is_empty() -> None:
    report = "某院总结\n（一）理论学习\n学习。\n（二）党风廉政\n谈话。\n（三）\n特此报告。\n"
    assert alarms(report, "section.empty") == ["（三）"]


def test_members_of_another_body_are_told() -> None:
    report = "某职业技术学院党委2021年报告\n一、成效\n旗帜鲜明。{}按照“一岗双责”抓好工作。\n"
    assert alarms(report.format("局党组成员"), "naming.stranger") == ["局党组成员"]
    assert alarms(report.format("院党委成员"), "naming.stranger") == []


def test_a_bureau_led_by_a_committee_has_no_party_group_beside_it() -> None:
    plan = "某市交通运输局党委2024年要点\n一、重点\n局党组每半年研究1次。局党委每月学习1次。\n"
    assert alarms(plan, "naming.kind") == ["局党组"]
    assert alarms(plan.replace("局党委", "局机关党委"), "naming.kind") == []


def test_a_deadline_of_the_year_before_a_plan_is_told() -> None:
    plan = "某院党委2023年工作计划\n一、重点\n2022年11月底前，各党支部将总结报党办。\n"
    assert alarms(plan, "date.past-deadline") == ["2022年11月底前"]


def test_a_rate_told_twice_with_two_values_is_hinted_at() -> None:
    assert told("全年平均出勤率96%。讲得不深。平均出勤率虽达98%，但不够。", "value.differs") == ["均出勤率虽达98%"]
    assert told("平均出勤率96%。平均出勤率不低于98%。", "value.differs") == []


def test_a_committee_in_the_document_of_a_lower_body_is_told() -> None:
    plan = "石峪煤矿选煤厂党总支2022年计划\n一、从严治党\n厂党委每半年召开一次会议。\n"
    assert alarms(plan, "naming.kind") == ["厂党委"]
    report = "南浦区中医院党总支2023年总结\n一、从严治党\n书记讲党课，党委定期听取汇报。\n"
    assert alarms(report, "naming.kind") == ["党委"]
    assert alarms(report.replace("党委定期", "定期向区卫健局党委"), "naming.kind") == []


def test_a_former_name_of_an_office_is_hinted_at() -> None:
    report = "某市生态环境局党组2024年报告\n一、成效\n市环保局机关带头过紧日子。\n"
    assert told(report, "outdated.wording") == ["环保局"]
