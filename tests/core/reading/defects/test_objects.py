"""Objects whose head is lost, numbers without what they count, numbers lost within a clause."""

import pytest

from core.reading.defects.told import told


@pytest.mark.parametrize(
    ("text", "code", "wrong"),
    [
        ("层层签订党风廉政建设，班子成员开展谈话。", "grammar.lost-head", "签订党风廉政建设"),
        ("规范使用经费，建立健全党员教育管理。", "grammar.lost-head", "建立健全党员教育管理"),
        ("开展专项整治，查摆17个，全部整改到位。", "grammar.what-was-found", "查摆17个"),
        ("对12家使用单位开展检查，隐患3处，已督促整改。", "grammar.lost-verb", "隐患3处"),
        ("清理工作群，注销长期不更新的3，舆情平稳。", "slot.missing-unit", "3"),
        ("每年至少到共建村开展次联学联建。", "slot.missing-number", "次"),
        ("依托大讲堂，举办培训期，培训干部840人次。", "slot.missing-number", "期"),
        ("学习《著作选读》等资料余册，撰写笔记58本。", "slot.missing-number", "余册"),
        ("与14个股室签订《保密责任书》份，覆盖全员。", "slot.missing-number", "份"),
        ("党员参学率达以上。", "slot.missing-number", "以上"),
        ("家长满意度达到以上，投诉下降。", "slot.missing-number", "以上"),
        ("队伍结构不够合理，平均年龄偏，能力不足。", "grammar.cut-off", "偏"),
        ("每半年为联系点党员讲次专题党课。", "slot.missing-number", "次"),
        ("编发《党建简报》期，刊发信息126条。", "slot.missing-number", "期"),
        ("职工满意率为以上。", "slot.missing-number", "以上"),
        ("共排查隐患处，完成整改38处。", "slot.missing-number", "处"),
        ("先后慰问困难党员户，发放慰问金6万元。", "slot.missing-number", "户"),
        ("累计培训职工达人次。", "slot.missing-number", "人次"),
        ("召开党员大会4次、支委会次，党性教育扎实。", "slot.missing-number", "次"),
        ("广大党员职工积极性明显提。", "grammar.cut-off", "明显提"),
        ("撤并不规范的微信群7，确保渠道畅通。", "slot.missing-unit", "7"),
        ("坚持每日巡查，风险点6处，已完成整改。", "grammar.lost-verb", "风险点6处"),
        ("充分发挥把方向、管大局，不断提高水平。", "grammar.lost-head", "发挥把方向、管大局"),
        ("进一步激发干事创业，为建设提供保证。", "grammar.lost-head", "激发干事创业"),
        ("不断提高干部，着力打造铁军。", "grammar.lost-head", "提高干部"),
        ("造成后果的，严肃责任。", "grammar.lost-head", "严肃责任"),
        ("形成用制度管人、按制度办事。", "grammar.lost-head", "形成用制度管人、按制度办事"),
        ("进一步和改进职工思想政治工作。", "grammar.missing-action", "进一步和"),
        ("先后选派批医疗队驰援外地。", "slot.missing-number", "批"),
        ("组织观看警示教育片3场，参加人数名。", "slot.missing-number", "名"),
        ("累计建档评级户，授信2.7亿元。", "slot.missing-number", "户"),
        ("打造政治坚定、作风优良、纪律严明、廉洁实的铁军。", "phrase.uneven", "廉洁实"),
    ],
)
def test_what_is_lost_is_told_at_its_place(text: str, code: str, wrong: str) -> None:
    assert told(text, code) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "层层签订党风廉政建设责任书，签订集体合同，签订《安全协议》，签订战略合作协议，签订目标管理责任状。",
        "组织开展合同签订工作，规范合同签订管理流程。",
        "建立健全党员教育管理长效机制，健全完善基层治理体系，建立健全内部监督。制度健全。",
        "召开民主生活会，查摆问题17个，征求意见32条，提出整改措施11项。",
        "开展安全检查，发现隐患3处；对照检查问题清单，逐项整改。",
        "考核得分为95，排名由第8升至第3，增长率达到3.5，文号〔2022〕5，附件1，专题一。",
        "截至2022，在岗人数的2倍。",
        "开展次生灾害排查，组织场地平整，举办期间秩序良好，举行场内演练，开展轮训，组织场景模拟。",
        "满意度达到95%以上，控制在5人以内，参学率达到以上级要求为准。",
        "及时纠偏，防止跑偏，两项相较，经比较，超越，卓越，优越，通过。",
        "政治坚定、作风优良、纪律严明、靠得住的干部；抓教育、强管理、重监督的做法。",
        "组织次数较往年增加，场次安排更加合理，党课次序调整，办事处、管理处，示范户，党员中心户。",
        "质量稳步提升，水平明显提高，成效显著，持续增强，逐步加快。",
        "充分发挥党支部战斗堡垒作用，积极发挥带头作用，有效发挥“头雁”效应，充分发挥主观能动性。",
        "激发干部职工干事创业热情，提升党员干部素质，提高职工待遇，增强党员意识，严肃追究责任，严肃纪律。",
        "形成用制度管人的机制，形成靠前服务的局面，组建支部，培养名师，选派批准的人员，完成项目。",
        "累计授信12户，累计慰问困难职工三十户，人数达到12名。",
        "其余册次，其余部分，其余条款，多余部，剩余册数。",
        "进一步明确岗位职责，不断理顺管理职责，着力畅通沟通渠道。",
    ],
)
def test_what_is_whole_is_told_of_nothing(text: str) -> None:
    codes = ("grammar.lost-head", "grammar.lost-verb", "slot.missing-unit", "slot.missing-number", "grammar.cut-off")
    assert [told(text, code) for code in (*codes, "phrase.uneven", "grammar.missing-action")] == [[]] * 7
