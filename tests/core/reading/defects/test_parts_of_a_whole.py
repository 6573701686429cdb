"""Parts, rests, shares and votes that do not make their whole are told, however the whole is split up."""

import pytest

from core.reading.defects.told import alarms, defects, told


@pytest.mark.parametrize(
    "text",
    [
        "查摆问题46个，截至11月底已整改51个，其余5个明确了责任人。",
        "5份传阅单漏填归还时间，已补齐3份，并注明补填日期；其余3份尚待签字。",
        "对检视出的11个问题逐项销号，已完成8个，另1个涉及平台改造。",
        "梳理民生实事15件，办结14件，2件跨年度推进。",
        "全年为民办实事10件，其中增开通勤班车等4件于上半年完成，其余7件于11月底前完成。",
    ],
)
def test_a_rest_that_does_not_make_the_whole_is_told(text: str) -> None:
    assert len(alarms(text, "sum.rest")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "12个攻关项目已完成8个，其余4个按计划推进。",
        "梳理民生实事15件，办结14件，1件跨年度推进。",
        "收件的40人中有37人识别后上报，2人未予理会，1人点击了链接。",
        "梳理结合部问题240件，办结228件。其中，甲段办结92件，乙段办结81件，丙段办结55件。其余12件均已明确时限。",
        "举办培训班8期，另1期因疫情延期。",
        "食堂2个，浴室2个，另有1个医务室正在建设。",
        "新建泵站5个、水闸4个，尚有2个水闸在建。",
        "走访困难党员32名、老党员28名，还有5名流动党员。",
        "发展产业基地12个，带动合作社11个，还有2个正在建设。",
        "走访党员35户，送去慰问品20份，其余3份待发。",
        "查出隐患136处，当场整改107处，限期整改29处，限期整改的已完成26处，其余3处正在整改。",
    ],
)
def test_a_rest_that_fits_or_is_of_something_else_is_not_told(text: str) -> None:
    assert told(text, "sum.rest") == []
    assert alarms(text, "sum") == []


@pytest.mark.parametrize(
    "text",
    [
        "参加抢险的58名党员中，车务段12名，工务段25名，电务段8名，供电段11名。",
        "8个党支部中，6个的品牌已经成形；3个仍停留在口号上。",
        "12个联建组中，车务段联建5个，电务段联建5个，供电段联建3个。",
        "8台涉密计算机中，机密级4台、秘密级5台。",
        "5项问题中已完成整改6项。",
        "第二组15人，由执法支队9人、监测中心4人组成。",
    ],
)
def test_parts_among_a_whole_that_do_not_make_it_are_told(text: str) -> None:
    assert len(alarms(text, "sum.among")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "参加抢险的58名党员中，车务段12名，工务段27名，电务段8名，供电段11名。",
        "18个党支部中，12个建了活动室，9个配了图书角。",
        "8个党支部中，5个被评为优秀，4个承办了主题活动。",
        "12个班中，6个班获文明班级，5个班获卫生班级，3个班获体育奖。",
        "20名入党积极分子中，科主任8名，护士长6名，班组长4名。",
        "抢险突击队36人，由党员20人、入党积极分子6人和青年骨干组成。",
        "工作组12人，由医务科3人、护理部2人及有关科室负责人组成。",
        "48名党员中，有女党员12名。",
        "第二组13人，由执法支队9人、监测中心4人组成。",
        "领导班子7人中，研究生学历3人，本科学历4人，女干部2人。",
        "40名职工中开展培训3次，其中集中培训2次。",
        "全局7个党支部中有5个被评为先进党支部，对3个党支部书记进行提醒。",
    ],
)
def test_parts_among_a_whole_that_may_be_so_are_not_told(text: str) -> None:
    assert told(text, "sum.among") == []


@pytest.mark.parametrize(
    "text",
    [
        "发放问卷600份，其中学生300份、老师179份、职工120份，分别占50%、30%和20%。",
        "谈话21人次，其中提醒14人次、批评5人次、责令检查2人次，分别占66.7%、32.8%和9.5%。",
        "问题32个，制度方面16个、人员方面8个、设备方面5个、其他3个，分别占50.0%、25.3%、15.6%和9.4%。",
    ],
)
def test_shares_told_in_one_go_must_fit_their_parts(text: str) -> None:
    assert len(alarms(text, "sum.split")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "发放问卷600份，其中学生300份、老师180份、职工120份，分别占50%、30%和20%。",
        "谈话21人次，其中提醒14人次、批评5人次、责令检查2人次，分别占66.7%、23.8%和9.5%。",
        "党员320名，其中女党员120名、少数民族党员8名，分别占37.5%和2.5%。",
        "营业额、利润分别占全区的12%和9%。",
        "发生事故0起、险情0起，分别占0%、0%。",
    ],
)
def test_shares_that_fit_are_not_told(text: str) -> None:
    assert told(text, "sum.split") == []


def test_pairs_of_figures_are_added_up_side_by_side() -> None:
    assert alarms("贫困户37户112人，已脱贫31户95人，其余6户19人。", "sum.pairs") == ["19人"]
    assert told("贫困户37户112人，已脱贫31户95人，其余6户17人。", "sum.pairs") == []
    assert alarms("举办辅导7场、506人次，其中上半年3场、214人次，下半年4场、294人次。", "sum.pairs") == ["294人次"]


@pytest.mark.parametrize(
    "text",
    [
        "应考172人，实考169人，因出差、休假缺考的4人已补考。",
        "应考213名，实考208名，6名出差人员已补考。",
        "应到会有表决权的正式党员17名，实到16名，3名因病请假。",
        "应到会有表决权的正式党员23名，实到24名，2名因值守请假。",
        "应参训党员86人，实际参训88人。",
        "应参加组织生活会的党员201名，实际参加191名，参会率95%；因病、因公外出未能参会的7名党员提交了书面材料。",
        "应到党员13名，实到12名，3名退休教师患病请假。",
    ],
)
def test_who_came_and_who_did_not_make_those_who_were_asked(text: str) -> None:
    assert len(alarms(text, "sum.attendance")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "应考172人，实考169人，因出差、休假缺考的3人已补考。",
        "应到408人次，实到396人次，参学率97.1%。",
        "应到会党员17名，实到16名，列席3名。",
        "应到党员32人，实到28人，请假2人，出差2人。",
        "应到党员32人，实到29人，2人请假，1人值班。",
        "会议应到35人，实到33人，缺席2人，因病请假1人、外出学习1人。",
    ],
)
def test_attendance_that_fits_is_not_told(text: str) -> None:
    assert told(text, "sum.attendance") == []


def test_votes_make_those_who_voted() -> None:
    assert len(alarms("有300户参加，287户同意，9户不同意，2户弃权。", "sum.votes")) == 1
    assert told("有298户参加，287户同意，9户不同意，2户弃权。", "sum.votes") == []
    assert told("发出表决票20张，赞成18票，反对1票，弃权1票。", "sum.votes") == []
    assert told("18人到会，赞成16票，反对1票，另有1人未参加投票。", "sum.votes") == []
    assert told("收回表决票20张，赞成18票，反对1票，废票1张。", "sum.votes") == []


def test_what_is_left_of_an_income_is_told() -> None:
    assert len(alarms("社区经费收入68.2万元、支出61.0万元，结余6.5万元。", "sum.saved")) == 1
    assert told("社区经费收入68.2万元、支出61.7万元，结余6.5万元。", "sum.saved") == []
    assert told("收入68.2万元、支出61.0万元，累计结余7.5万元。", "sum.saved") == []


@pytest.mark.parametrize(
    "text",
    [
        "培养积极分子11名，其中采掘一线8名，选矿一线3名，机关1名。",
        "管辖车站23个，其中二等站3个、三等站8个、四等站11个。",
        "谈话29人次，其中党总支书记与班子成员、支部书记谈话11人次，支部书记与党员谈话20人次。",
        "23个支部评为“好”的17个、“较好”的7个、“一般”的2个。",
        "保密委员会由12人组成，其中主任1人、副主任2人、委员7人。",
        "党委25个（1个机关党委、26个乡镇党委）。",
        "原有制度21项，保留12项，修订6项，废止2项，另新制定3项。",
        "督察交办的187件信访件办结184件，阶段性办结2件。",
        "各类问题52个，其中一般问题49个、较为突出的问题5个。",
        "上级密件86份，其中机密级3份、秘密级81份。",
        "发展党员148名，其中学生128名、青年教师21名。",
        "17家单位进行检查考核，评出好等次5家、较好10家、一般4家。",
        "乡政府人员1633人（机关937人、其他站所706人）。",
    ],
)
def test_parts_are_told_in_whatever_words_a_whole_is_split(text: str) -> None:
    assert len(alarms(text, "sum.parts")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "培养积极分子11名，其中采掘一线8名，选矿一线3名，女1名。",
        "供养对象2684人，其中集中958人，分散1726人，孤儿158人，残疾61人。",
        "已完成整改15个，基本完成整改1个，正在推进整改1个。",
        "保密委员会由12人组成，其中主任1人、副主任2人、委员9人。",
        "党委27个（1个机关党委、26个乡镇党委）。",
        "参加义诊群众3000人，其中学生800人、教师50人。",
        "参赛860人，其中学生800人、教师36人，其余为家长。",
        "检查经营户126户，其中规范60户、存在问题20户。",
        "医生236人，其中内科62人、外科58人。",
    ],
)
def test_parts_that_may_be_of_a_whole_are_not_told(text: str) -> None:
    assert told(text, "sum.parts") == []


@pytest.mark.parametrize(
    "text",
    [
        "受理投诉415件，比去年减少一成八；其中，服务类137件、流程类118件、费用类94件、质量类41件、其他26件。",
        "对124名涉密人员复审，重新核定涉密等级，其中重要涉密人员18名、一般涉密人员109名。",
    ],
)
def test_parts_that_stand_far_from_their_whole_are_told(text: str) -> None:
    assert len(alarms(text, "sum.of-which")) + len(alarms(text, "sum.parts")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "受理投诉416件，比去年减少一成八；其中，服务类137件、流程类118件、费用类94件、质量类41件、其他26件。",
        "处置14人次，全部反馈，其中谈话提醒9人次、批评教育3人次、诫勉谈话1人次，立案审查1人。",
        "培训党员140名，效果良好，其中女党员38名、预备党员6名。",
    ],
)
def test_parts_that_make_a_whole_before_them_are_not_told(text: str) -> None:
    assert told(text, "sum.of-which") == []


@pytest.mark.parametrize(
    "text", ["共11名：甲8名，乙3名，丙1名", "其余1个", "12个，其余1个", "分别占5%、3%", "应到3人，实到2人，1人"]
)
def test_a_text_may_end_anywhere(text: str) -> None:
    told(text, "sum")


@pytest.mark.parametrize(
    "said",
    [
        "其余1个",
        "其余1个。",
        "10个，另1个，",
        "3个中，2个，",
        "1户2人，其中1户1人、",
        "共3人，其中1人、",
        "分别占5%、3%，1户、",
    ],
)
def test_the_same_may_be_said_a_thousand_times(said: str) -> None:
    times = 6000 // len(said)
    assert len(told(said * times, "sum")) <= times


def test_what_is_told_shows_the_addition_to_the_last_digit() -> None:
    (found,) = defects("收入2234567元，其中甲镇1234567元、乙镇1000001元。", "sum.parts")
    assert "1234567＋1000001＝2234568，与总数2234567不符" in found.message
    (found,) = defects("12个项目已完成6个，其余4个按计划推进。", "sum.rest")
    assert (found.text, found.message) == ("6个，其余4个", "6＋4＝10，与前面的12个不符，请核对")
