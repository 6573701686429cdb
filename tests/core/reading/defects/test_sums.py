"""Numbers that cannot all be true are told; numbers that can are not."""

import pytest

from core.reading.defects.told import alarms, defects, told
from youju.core.reading.found import Severity


@pytest.mark.parametrize(
    "text",
    [
        "全年发展党员21名，其中医生9名、护士8名、医技人员5名。",
        "全段党员426名，其中在职党员318名、离退休党员98名。",
        "受理来信来访9件，已办结7件，正在办理3件。",
        "受理信访举报14件。其中初步核实6件、谈话函询3件、予以了结4件。",
        "查摆问题12个，已整改15个。",
        "现有党支部18个，其中机关党支部6个、基层党支部13个。",
    ],
)
def test_parts_that_do_not_make_the_total_are_told(text: str) -> None:
    assert len(alarms(text, "sum.parts")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "参加人员32人，其中正式党员27名，预备党员2名，入党积极分子3名。",
        "走访慰问120户，其中老党员20户、困难职工35户。",
        "组织集体学习13次，其中专题研讨5次、读书班2期、现场学习3次。",
        "查摆问题31个，制定措施54条，目前已整改完成26个，其余5个正在推进。",
        "培训46人次，其中女性12人次。",
        "党员312名，其中在岗党员287名，流动党员2名。",
        "活跃度达92%，完成年度目标的105%。",
        "发现隐患9个，已整改8个。",
        "下设党支部14个，其中换届5个，新成立1个。",
        "收到约120余件，其中已办结100件，其余15件。",
    ],
)
def test_parts_that_may_be_so_are_not_told(text: str) -> None:
    assert told(text, "sum.parts") == []


def test_more_present_than_expected_is_told() -> None:
    assert told("应到党员30人，实到32人。", "sum.attendance") == ["应到党员30人，实到32人"]
    assert told("应到党员32人，实到30人，请假2人。", "sum.attendance") == []
    assert told("应到党员32人，实到30人，请假3人。", "sum.attendance") != []


def test_rates_above_a_hundred_percent_are_told() -> None:
    assert told("党员参学率984%。", "sum.percent") == ["参学率984%"]
    assert told("完成率达105%，利润增长120%，合格率100%。", "sum.percent") == []


def test_a_rate_must_fit_its_two_numbers() -> None:
    assert told("发现问题9个，已整改8个，整改率100%。", "sum.rate") == ["发现问题9个，已整改8个，整改率100%"]
    assert told("发放问卷2000份，收回1896份，回收率94.8%。", "sum.rate") == []
    wrong = "收回测评表120张，满意108张，满意率为95%"
    assert told(f"{wrong}。", "sum.rate") == [wrong]


def test_more_listed_than_counted_is_wrong() -> None:
    (found,) = defects("落实《甲办法》《乙规定》《丙制度》等2项制度。", "sum.list")
    assert found.severity is Severity.ERROR


def test_one_less_listed_than_counted_is_doubtful() -> None:
    assert alarms("修订《甲办法》《乙规定》《丙制度》《丁细则》等5项制度。", "sum.list") != []


@pytest.mark.parametrize(
    "text",
    [
        "建立“板凳课堂”“楼道微课”两个阵地。",
        "与临床、医技、行政等3类部门签订责任书。",
        "修订《甲办法》《乙规定》等12项制度。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "围绕防洪、防断、防胀三大任务。",
        "学习《党章》《准则》，召开3次会议。",
    ],
)
def test_lists_that_fit_or_stay_open_raise_no_alarm(text: str) -> None:
    assert alarms(text, "sum.list") == []


def test_the_stock_of_a_unit_must_agree_with_itself() -> None:
    text = "社区下设党支部6个，党员156名。全社区165名党员中60岁以上占61%。"
    assert alarms(text, "value.two") == ["全社区165名党员"]
    assert told("公司下设党支部18个。对6个党支部开展检查。", "value.two") == []


def test_people_and_attendances_are_not_one() -> None:
    assert told("谈话人数50人次。", "value.unit") == ["谈话人数50人次"]


def test_a_total_after_several_activities_is_unclear() -> None:
    text = "公司组织了祭扫活动，开展了慰问，举办了演讲比赛，共计65人次。"
    assert told(text, "value.total") == ["共计65人次"]
    assert told("组织学习12次，参加培训，共计65人次。", "value.total") == []


def test_a_total_after_its_parts_must_be_their_sum() -> None:
    assert len(alarms("培训支部书记18人、党务干部25人，共计45人。", "sum.total")) == 1
    assert told("培训支部书记18人、党务干部25人，共计43人。", "sum.total") == []
    assert told("召开会议3次、开展培训5次，累计走访20次，共参加1次。", "sum.total") == []
    assert told("慰问12人，其中老党员5人、困难党员7人，共12人。", "sum.total") == []


def test_one_phrase_with_two_numbers_is_noted() -> None:
    assert told("开展谈心谈话46人次。\n小结：谈心谈话42人次。", "value.differs") == ["谈心谈话42人次"]


@pytest.mark.parametrize(
    "text",
    [
        "新成立党支部3个、撤销2个，目前全段设党总支5个、党支部46个。",
        "新建活动室3个、改建2个，目前共有活动室18个。",
    ],
)
def test_what_a_unit_has_now_is_no_part_of_what_was_done(text: str) -> None:
    assert told(text, "sum.parts") == []


def test_more_done_by_now_than_there_was_is_told() -> None:
    assert alarms("反馈问题12个，目前已整改13个。", "sum.parts") == ["反馈问题12个，目前已整改13个"]


VOTES = "支部应到党员15名。发放测评票15张，收回15张。"


def test_more_members_rated_than_there_are_is_a_hint() -> None:
    text = f"{VOTES}评定优秀党员5名、合格党员11名，无不合格党员。"
    assert told(text, "sum.later") == ["优秀党员5名、合格党员11名"]
    assert alarms(text, "sum.later") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{VOTES}评定优秀党员4名、合格党员11名。",
        f"{VOTES}评定优秀党员4名、合格党员10名。",
        "发放测评票15张。支部有党员16名，评定优秀党员5名、合格党员11名。",
        "评定优秀党员5名、合格党员11名。",
    ],
)
def test_ratings_that_may_be_so_are_not_told(text: str) -> None:
    assert told(text, "sum.later") == []


@pytest.mark.parametrize(
    "text",
    [
        "收集意见47条，当场答复和已经解决39条，正在推进10条。",
        "现有成员11人，其中班子成员7人、办公室等科室负责人3人，设秘书1名。",
        "征集建议87条，采纳52条，不予采纳30条。",
    ],
)
def test_parts_told_in_other_ways_must_make_the_total_too(text: str) -> None:
    assert len(alarms(text, "sum.parts")) == 1


def test_a_clause_about_something_else_is_no_part() -> None:
    assert told("全年计划发展党员3名，其中教师2名、管理人员1名，确定积极分子5名。", "sum.parts") == []


def test_ratings_beside_members_told_elsewhere_are_worth_a_look() -> None:
    text = "党支部现有党员41名。\n评出优秀党员6名、合格党员34名，无不合格党员。"
    assert told(text, "sum.later") == ["优秀党员6名、合格党员34名"]


def test_people_named_in_brackets_are_counted() -> None:
    assert len(alarms("推荐了10名同学（张洁、李耀、段艳）。", "sum.list")) == 1
    assert len(alarms("表彰3名党员（王刚、李强、赵敏、周平）。", "sum.list")) == 1
    assert alarms("推荐了3名同学（张洁、李耀、段艳），慰问5名党员（张洁、李耀等）。", "sum.list") == []
    assert alarms("辖15个单位（部门、科室、中心），8名委员（含书记、副书记）。", "sum.list") == []


def test_people_by_schooling_are_all_of_them() -> None:
    text = "直管党员总数82名，下设6个党小组。其中女党员23人。大专学历10人，中专学历4人，高中学历29人，高中以下29人。"
    assert len(alarms(text, "sum.sorts")) == 1
    assert alarms(text.replace("82名", "72名"), "sum.sorts") == []


def test_parts_in_brackets_need_no_word_before_them() -> None:
    assert len(alarms("优秀党员8名（甲党支部2名，乙党支部2名，丙党支部5名）。", "sum.parts")) == 1
    assert alarms("优秀党员9名（甲党支部2名，乙党支部2名，丙党支部5名）。", "sum.parts") == []


def test_what_was_saved_is_the_difference_of_both_sums() -> None:
    text = "完成招标3个，预算金额1260万元，中标金额1174万元，节约资金96万元。"
    assert alarms(text, "sum.saved") == ["节约资金96万元"]
    assert alarms(text.replace("96万元", "86万元"), "sum.saved") == []
    assert alarms("预算1200万元，一期中标500万元，节约资金30万元。", "sum.saved") == []
    assert alarms("公用经费预算100.5万元，实际支出90.2万元，较上年节约5.1万元。", "sum.saved") == []
    rounded = "送审金额12.64亿元，审定金额11.28亿元，核减1.4亿元。"
    assert alarms(rounded, "sum.saved") == ["核减1.4亿元"]


def test_papers_are_as_many_as_sign_them() -> None:
    text = "与18个党支部、46个科室签订责任书65份。"
    assert alarms(text, "sum.each") == ["责任书65份"]
    for right in ("64份", "128份", "12份"):
        assert alarms(text.replace("65份", right), "sum.each") == []
    assert alarms("与5家企业签订合作协议6份，与10家单位签订协议11份。", "sum.each") == []


def test_what_is_taken_away_makes_the_difference() -> None:
    text = "清理工作群28个，工作群由年初的112个压减至79个。"
    assert alarms(text, "sum.fewer") == ["由年初的112个压减至79个"]
    assert alarms(text.replace("28个", "33个"), "sum.fewer") == []
    assert alarms("合并支部6个，由18个减到15个。压减会议12个，文件从50个减少到40个。", "sum.fewer") == []


def test_all_of_something_is_all() -> None:
    text = "排查隐患412条，整改410条，整改率100%。"
    assert len(alarms(text, "sum.rate")) == 1
    assert alarms(text.replace("410条", "412条"), "sum.rate") == []
    assert alarms(text.replace("100%", "99.5%"), "sum.rate") == []
    assert alarms("应参加培训1203人，参加1200人，参训率100%。", "sum.rate") == []


@pytest.mark.parametrize(
    ("text", "code", "wrong"),
    [
        ("评出一等奖6篇、二等奖12篇、三等奖18篇，共计获奖38篇。", "sum.total", "共计获奖38篇"),
        ("培训班各1期，分别培训45人、60人、30人，共培训145人。", "sum.total", "共培训145人"),
        (
            "全年处理46人次，其中第一种形态38人次、第二种形态6人次、第三种形态1人次、第四种形态0人次。",
            "sum.parts",
            "处理46人次，其中第一种形态38人次",
        ),
        (
            "支部现有党员19人，设3个党小组，其中运转党小组9人、客运党小组5人、货运党小组4人。",
            "sum.groups",
            "客运党小组5人、货运党小组4人",
        ),
        (
            "下设12个党支部。评定一类支部7个、二类支部4个、三类支部2个。",
            "sum.groups",
            "一类支部7个、二类支部4个、三类支部2个",
        ),
    ],
)
def test_groups_and_lists_that_do_not_make_their_whole_are_told(text: str, code: str, wrong: str) -> None:
    assert told(text, code) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "支部现有党员19人，设3个党小组，其中运转党小组9人、客运党小组6人、货运党小组4人。",
        "下设12个党支部。评定一类支部7个、二类支部4个、三类支部1个。",
        "收到征文46篇，评出一等奖6篇、二等奖12篇、三等奖18篇，共计获奖36篇。",
    ],
)
def test_groups_that_make_their_whole_raise_no_alarm(text: str) -> None:
    assert alarms(text, "sum") == []
