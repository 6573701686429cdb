"""Stated figures, as reports state them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.core.reading.claims import claims_of
from youju.core.reading.found import Claim, ClaimStatus
from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text
from youju.library.reading_words import reading_words

REPORT = "某厂党委2023年工作总结\n"


def claims(sentence: str, title: str = REPORT) -> list[Claim]:
    text = Text(title + sentence)
    return claims_of(text, outline_of(text), reading_words())


def only(sentence: str) -> Claim:
    (claim,) = claims(sentence)
    return claim


@pytest.mark.parametrize(
    ("sentence", "quantity", "unit"),
    [
        ("厂党委召开专题会议4次。", 4, "次"),
        ("收到意见建议0 条。", 0, "条"),
        ("撰写心得体会一百三十余篇。", 130, "篇"),
        ("职工阅读1.2万人次。", 1.2, "万人次"),
        ("发放慰问金3.6万元。", 3.6, "万元"),
        ("支出经费15万余元。", 15, "万元"),
        ("参学率达到98.6％。", 98.6, "%"),
        ("合格率达百分之九十五。", 95, "%"),
        ("邀请专家开展讲座一次。", 1, "次"),
        ("走访慰问两三户。", 2, "户"),
        ("检查涉密计算机12台、中间机一台。", 12, "台"),
        ("使用沥青拌合料230t。", 230, "t"),
        ("掘进巷道1200m。", 1200, "m"),
        ("探伤钢轨41.2km。", 41.2, "km"),
    ],
)
def test_a_figure_is_read_with_its_unit(sentence: str, quantity: float, unit: str) -> None:
    found = claims(sentence)[0]
    assert (found.quantity, found.unit) == (quantity, unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "认真学习党的十九届六中全会精神。",
        "落实中央八项规定精神，做到“两个维护”，增强四个意识。",
        "组织开展了一系列活动，形成一批好经验。",
        "根据《某局〔2023〕5号》要求，第3期培训班于3月5日开班。",
        "在以下三个方面存在不足。",
        "围绕安全生产推行“1+3”模式。",
        "深入落实“三会一课”制度，推动四讲四有，抓好三项制度改革。",
        "推动五位一体总体布局。",
        "对考核前三名的予以通报。",
        "研判结果分“优秀”“良好”“一般”三个等次。",
        "制定“三个一工作制度，抓好落实。",
        "今年是五年一次的普查年。",
        "做好−680m中段通风，翻过1386m的垭口。",
    ],
)
def test_what_only_looks_like_a_figure_is_none(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize("slot", ["XX", "××", "*", "____", "……"])
def test_a_slot_is_a_claim_without_a_number(slot: str) -> None:
    found = only(f"厂党委发展党员{slot}名。")
    assert (found.quantity, found.status) == (None, ClaimStatus.MASKED)


@pytest.mark.parametrize(
    "sentence", ["观看警示教育片次，反响良好。", "累计投入经费万元。", "组织名党员参观。", "参学率达%。"]
)
def test_a_number_that_is_not_there_is_missing(sentence: str) -> None:
    assert only(sentence).status is ClaimStatus.MISSING


@pytest.mark.parametrize(
    ("sentence", "action", "counted"),
    [
        ("厂党委召开党建工作会议4次。", "召开", "党建工作会议"),
        ("厂党委召开4次党建工作会议。", "召开", "党建工作会议"),
        ("组织46名职工到基地参观。", "组织…到", "职工"),
        ("组织全体党员观看警示教育片3部。", "组织…观看", "警示教育片"),
        ("通过线上方式引进机电、财务等专业人才9名。", "引进", "机电、财务等专业人才"),
        ("与各车间签订责任书15份。", "签订", "责任书"),
        ("对查出的12个隐患逐项整改。", "查出", "隐患"),
        ("为15户困难职工送去慰问品。", "送去", "困难职工"),
        ("煤炭产量完成120万吨。", "完成", "煤炭产量"),
    ],
)
def test_the_verb_and_what_is_counted(sentence: str, action: str, counted: str) -> None:
    found = only(sentence)
    assert (found.action, found.object) == (action, counted)


def test_a_figure_without_a_verb_shares_the_one_before() -> None:
    books, others = claims("订购学习文汇8本，党课书籍10本。")
    assert (others.action, others.object) == (books.action, "党课书籍")


def test_a_total_belongs_to_what_was_done_before_it() -> None:
    found = only("厂工会开展技能比武活动，共计65人次。")
    assert (found.object, found.unit) == ("技能比武活动", "人次")


def test_a_rise_is_one_of_the_share_before_it() -> None:
    before, after = claims("满意度由91%提升至95%。")
    assert (before.quantity, after.quantity) == (91, 95)


def test_figures_in_brackets_are_read() -> None:
    assert [found.quantity for found in claims("现有党员58名（其中女党员12名）。")] == [58, 12]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("厂纪委约谈中层干部6人次。", "厂纪委"),
        ("各党支部（总支）认真落实制度，召开党员大会12次。", "各党支部（总支）"),
        ("厂工会慰问职工45户；救助大病职工3人。", "厂工会"),
        ("由宣传部门编发简报5期。", "宣传部门"),
        ("党员参学率达98%。", "党员"),
        ("发现问题3个。", "厂党委"),
        ("我带头学习，讲党课4次。", "我"),
        ("其中原坪县纪委初核线索49件。", "原坪县纪委"),
        ("原坪县纪委初核49件、西岭县纪委初核34件。", "西岭县纪委"),
        ("西岭县10个乡镇开展了自查。", "西岭县"),
        ("我厂现有在职职工230人。", "我厂"),
        ("其中，平川市现有公办中小学384间。", "平川市"),
    ],
)
def test_who_acts_is_named_inherited_or_the_office(sentence: str, subject: str) -> None:
    opening = "厂党委坚持抓基层、打基础。"
    assert claims(opening + sentence)[-1].subject == subject


def test_somebody_else_may_tell_of_the_office() -> None:
    told = "县委先后召开常委会议8次。县委紧紧扭住责任不放。全面落实签字背书制度，签订责任书68份。"
    assert claims(told, "")[-1].subject == "县委"


def test_a_plan_states_shares_as_targets_and_leaves_counts_to_its_duties() -> None:
    (found,) = claims("组织培训2次，参训率达到95%以上。", title="某厂党委2023年工作计划\n")
    assert (found.quantity, found.status) == (95, ClaimStatus.TARGET)


@pytest.mark.parametrize(
    ("sentence", "quantity", "unit"),
    [
        ("全年发展党员12名。", 12, "名"),
        ("生产原煤180万吨。", 180, "万吨"),
        ("发放帮扶资金不少于XX万元。", None, "万元"),
        ("对任期届满的4个党支部，6月底前完成换届。", 4, "个"),
    ],
)
def test_a_plan_states_what_it_sets_for_once_as_a_target(sentence: str, quantity: float | None, unit: str) -> None:
    (found,) = claims(sentence, title="某矿党委2024年工作要点\n")
    assert (found.quantity, found.unit) == (quantity, unit)
    assert found.status is (ClaimStatus.MASKED if quantity is None else ClaimStatus.TARGET)


@pytest.mark.parametrize("sentence", ["每名委员联系2个班组。", "考评低于70分的党支部，约谈书记。", "全年检查24次。"])
def test_what_a_plan_asks_of_each_or_how_often_is_no_figure(sentence: str) -> None:
    assert claims(sentence, title="某矿党委2024年工作要点\n") == []


def test_a_time_that_something_takes_now_is_a_figure() -> None:
    (found,) = claims("平均候诊时间由38分钟缩短至22分钟。")
    assert (found.quantity, found.unit) == (22, "分钟")


def test_what_a_figure_was_before_is_told_of_shares_only() -> None:
    (found,) = claims("月进尺由85米提高到92米。")
    assert found.quantity == 92
    (found,) = claims("检修工期较计划提前3天。")
    assert (found.quantity, found.unit) == (3, "天")


def test_a_long_list_is_quoted_from_its_end() -> None:
    (found,) = claims("修订《党委会议事规则》《院长办公会议事规则》《保密工作规定》《党务公开实施办法》等制度11项。")
    assert found.text == "等制度11项"
    (found,) = claims("组织新任中层干部、新入职员工、高风险岗位人员分类开展廉政谈话214人次。")
    assert found.text == "开展廉政谈话214人次"


def test_what_everybody_has_or_does_anew_is_no_figure() -> None:
    assert claims("做到人手一册。组织新一轮改革。实行24小时值班。落实一人一档。四队党支部到-480米中段检查。") == []


def test_a_duty_report_in_the_first_person_is_of_its_speaker() -> None:
    opening = "在院党委的正确领导下，我履行职责。"
    found = claims(opening + "主持支委会13次。", title="某所党支部书记述职报告\n")[0]
    assert found.subject == "我"


@pytest.mark.parametrize(
    "sentence",
    ["厂党委下设党总支7个、党支部68个。", "截止2023年底，共有党员1247名。", "全厂14个党支部中，有的不够规范。"],
)
def test_a_plan_also_tells_what_is_so_already(sentence: str) -> None:
    found = claims(sentence, title="某厂党委2024年工作要点\n")
    assert found
    assert {claim.status for claim in found} == {ClaimStatus.DONE}


@pytest.mark.parametrize(
    ("sentence", "action", "counted"),
    [
        ("技术骨干占45%。", "占", "技术骨干"),
        ("月活跃度保持100%。", "保持", "月活跃度"),
        ("不良率较年初下降0.8%。", "下降", "不良率"),
        ("贷款余额86亿元。", None, "贷款余额"),
    ],
)
def test_shares_and_amounts(sentence: str, action: str | None, counted: str) -> None:
    found = only(sentence)
    assert (found.action, found.object) == (action, counted)


def test_what_is_done_every_month_is_a_duty_and_no_figure() -> None:
    assert claims("每月开展主题党日不少于1次。") == []


@given(
    st.text(alphabet="党委召开会议组织XX名员、，。；：“”《》（）()0123456789一二三十百次份%每月\n 余多", max_size=120)
)
def test_a_claim_quotes_its_own_place(content: str) -> None:
    text = Text(content)
    for found in claims_of(text, outline_of(text), reading_words()):
        assert content[found.span.start : found.span.end] == found.text != ""


@pytest.mark.parametrize(
    "sentence",
    [
        "本文共1682字。",
        "二支部创办了刊物。",
        '对"五个一"活动进行动员。',
        "参加年满18岁以上的培训。",
        "承建的xx项目按时开工。",
        "采用2023版教材。",
        "这是一次锻炼。",
    ],
)
def test_numbers_of_pages_and_in_names_are_no_figures(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "quantity", "unit"),
    [
        ("支部班子成员平均年龄45岁。", 45, "岁"),
        ("新增一名团委副书记。", 1, "名"),
        ("社区干部每月工资1200元。", 1200, "元"),
        ("全年共召开 [X] 次会议。", None, "次"),
        ("接诊病人20xxxx人次。", None, "人次"),
        ("现共有个团支部。", None, "个"),
    ],
)
def test_figures_said_in_other_ways(sentence: str, quantity: float | None, unit: str) -> None:
    assert (only(sentence).quantity, only(sentence).unit) == (quantity, unit)


def test_a_report_that_also_plans_tells_what_was_done() -> None:
    (claim,) = claims("一季度共召开学习会议3次。", "某局党组一季度工作情况报告和下一步打算\n")
    assert claim.status is ClaimStatus.DONE


def test_what_the_office_calls_itself_acts_where_nobody_else_does() -> None:
    text = "总结\n我院现有房屋56间，业务用房48间。外科医师1名。"
    assert {each.subject for each in claims(text, "")} == {"我院"}


@pytest.mark.parametrize(
    ("sentence", "quantity", "unit"),
    [
        ("完成投资亿元，交付项目顺利。", None, "亿元"),
        ("党员“两违”件数同比下降%。", None, "%"),
        ("免费发放药品价值元。", None, "元"),
        ("中层干部平均年龄降至43.2岁。", 43.2, "岁"),
        ("与5家乡镇卫生院建立协作关系。", 5, "家"),
        ("集中整治历时45天。", 45, "天"),
    ],
)
def test_numbers_that_are_gone_or_hard_to_see_are_read(sentence: str, quantity: float | None, unit: str) -> None:
    found = only(sentence)
    assert (found.quantity, found.unit) == (quantity, unit)


def test_slots_in_brackets_are_read() -> None:
    found = claims("现有党员12名（居民支部*人、退休支部*人）。")
    assert [each.quantity for each in found] == [12, None, None]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("组织干部职工（　）人次观看警示教育片。", "人次"),
        ("累计完成路基挖方（ ）万立方米。", "万立方米"),
        ("发展党员（）名。", "名"),
        ("培训（____）人次。", "人次"),
    ],
)
def test_a_number_that_nobody_filled_in_between_brackets_is_a_figure(sentence: str, unit: str) -> None:
    found = only(sentence)
    assert (found.quantity, found.unit, found.status) == (None, unit, ClaimStatus.MASKED)


@pytest.mark.parametrize(
    "sentence", ["党委举办为期7天的读书班，深入研讨。", "党委举办读书班7天。", "党委举办读书班为期7天。"]
)
def test_how_long_a_study_class_took_is_a_figure(sentence: str) -> None:
    assert [(each.quantity, each.unit) for each in claims(sentence)] == [(7, "天")]


def test_beside_how_many_there_were_how_long_they_took_is_none() -> None:
    assert [(each.quantity, each.unit) for each in claims("党委举办为期7天的读书班1期。")] == [(1, "期")]


@pytest.mark.parametrize("sentence", ["王XX副教授获得一等奖。", "\n4.1 本制度自颁布之日起施行。"])
def test_names_and_numbers_of_sections_are_no_figures(sentence: str) -> None:
    assert claims(sentence) == []


def test_who_was_honoured_is_counted_whatever_the_office_received_before() -> None:
    found = claims("党支部获得“红旗党支部”荣誉称号，1人被评为先进党务工作者，3人被评为优秀共产党员。")
    assert [each.text for each in found] == ["1人被评为先进党务工作者", "3人被评为优秀共产党员"]


def test_what_is_counted_ends_before_the_next_number() -> None:
    found = claims("公司设3个职能部门及14个分支机构。")
    assert [(each.quantity, each.object) for each in found] == [(3, "职能部门"), (14, "分支机构")]


def test_kinds_and_what_is_in_them_are_two_figures() -> None:
    found = claims("《保密管理制度汇编》涵盖11大类43项制度。")
    assert [(each.quantity, each.unit) for each in found] == [(11, "大类"), (43, "项")]


def test_a_number_of_ten_thousands_and_the_rest_is_one() -> None:
    assert [each.quantity for each in claims("抢险行程约1万2000余公里。")] == [12000]


@pytest.mark.parametrize("sentence", ["严禁遗项漏项、私自增添内容。", "这是一个三面环山的村庄。"])
def test_dangers_and_hills_are_no_figures(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("依照职能相近的原则，组成9个工作小组。", [(9, "个")]),
        ("共2个党小组分别是甲小组和乙小组。", [(2, "个")]),
        ("学区党支部，现有支部一个。", [(1, "个")]),
        ("全年召开2次以上的专题会议。", [(2, "次")]),
        ("经历了一次次考验，学习县五次党代会精神。", []),
        ("担当热备任务130趟次。", [(130, "趟次")]),
    ],
)
def test_what_is_counted_and_what_is_only_said(sentence: str, figures: list[tuple[float, str]]) -> None:
    assert [(each.quantity, each.unit) for each in claims(sentence)] == figures


@pytest.mark.parametrize(("said", "quantity"), [("上百", 100), ("近千", 1000), ("百余", 100), ("三百余", 300)])
def test_round_numbers_count(said: str, quantity: float) -> None:
    assert [each.quantity for each in claims(f"走访困难群众{said}户。")] == [quantity]
