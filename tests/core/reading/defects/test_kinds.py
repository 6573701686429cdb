"""Kinds of mistakes of which each has many sentences: falls beyond all, ends and numbers lost, plenums not yet held."""

import pytest

from core.reading.defects.told import alarms, told

WRONG = (
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
