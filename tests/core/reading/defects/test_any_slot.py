"""Whatever a template leaves where a number belongs is found, before whatever unit; and numbers that left nothing."""

import itertools

import pytest

from core.reading.defects.told import document, told
from youju.core.reading.defects.inspecting import inspect

MARKS = (
    *("X", "x", "Ｘ", "ⅹ", "XX", "ⅹⅹ", "XXX", "×", "××", "*", "**", "***", "＊", "__", "____", "＿＿", "…", "……"),
    *("...", "......", "○", "○○", "◯", "OO", "〇〇", "□", "□□", "△", "▲", "■", "N", "NN", "n", "？", "？？", "#"),
    *("1X", "2XX", "1*", "X.X"),
)
CLAUSES = (
    *("全年开展主题党日{}次，覆盖全体党员。", "组织党员参观教育基地，参加{}人次。", "合格率达到{}%，群众满意。"),
    *("收缴党费共计{}万元，按时上缴。", "发展党员{}名，其中女党员1名。", "慰问困难职工{}户，发放慰问品。"),
    *("办理时间由三天缩短到{}分钟。", "占职工总数的{}%。", "收集意见{}条、解决问题8个。"),
)


@pytest.mark.parametrize(("mark", "clause"), list(itertools.product(MARKS, CLAUSES)))
def test_any_mark_before_any_unit_is_an_unfilled_number(mark: str, clause: str) -> None:
    assert any(each in mark for each in told(clause.format(mark), "slot.number"))


@pytest.mark.parametrize("blank", ["（ ）", "( )", "[ ]", "【】", "　　", "   "])
def test_blanks_before_a_unit_are_unfilled(blank: str) -> None:
    text = f"全年开展主题党日{blank}次，覆盖全体党员。"
    assert told(text, "slot.empty") or told(text, "slot.gap")


@pytest.mark.parametrize(
    "text",
    [
        "门诊满意度由%提高到96.2%。",
        "三类分别占66.7%、%和9.5%。",
        "毕业去向落实率不低于%。",
        "机车412名、检修171名、机关及后勤名；驾驶员80名。",
        "谈心次、走访4次，均已记录。",
        "检查计算机12台，对名违规人员进行约谈。",
        "办结18个，其余个按计划推进。",
        "每季度分析研判次职工思想动态。",
        "辖区岁以上老人均已体检。",
        "响应时间由4.6分钟缩短到分钟。",
        "每两个站组成个联合党支部。",
        "去年同期的次下降25.0%。",
        "党员18人，实到人，符合规定。",
        "遴选名优秀班组长担任党小组组长。",
        "校长每学期听课不少于节。",
        "举办读书班期,开展研讨。",
        "其中个设立支部委员会的党支部按期换届。",
    ],
)
def test_a_number_lost_within_a_clause_is_found(text: str) -> None:
    assert told(text, "slot.missing-number") or told(text, "slot.gap")


@pytest.mark.parametrize(
    "text",
    [
        "责任落实到人，任务分解到岗。",
        "其余个人荣誉另行公布。",
        "完成年度计划，占比%见附表",
        "完成的计1分，未完成的不计分。",
        "组织集中学习十二次，全年组织集中学习二十次。",
        "巡查2次，遇强降雨加密巡查频次，确保畅通。",
        "建立个人台账，成立个体劳动者协会党支部。",
        "对名单逐一核对，的名师工作室已挂牌。",
        "5人*8天的工作量，3人x5天，打印机*2台、硬盘*3块。",
        "对名录内的企业逐一核查，给名下无房的职工发补贴，邀请名人代表参加。",
        "等个案逐一分析，完成个税申报，成立个协党支部。",
        "其余处级干部、其余处分人员、其余条目另附。",
        "提前天窗施工，连续天然气供应中断，听取次席代表意见。",
        "计量单位统一为平方米，增加人、财、物投入，由人提名。",
        "询问证人3人、嫌疑人、受害人，检查变电站3处、车务处、工务处。",
        "您是否满意？分以下几个方面谈。问题在哪？人在岗、心不在岗。",
        "有效期20年度，一个人在某年5月入党。",
        "带▲项须提供证明，N个合同，N名选手。",
        "有什么困难？件件要回应。",
        "文明单位、文明家庭等家风建设活动。",
        "部分以上级部署为准，得分以上次为准。",
        "OK证齐全，NBA比赛，5N级标准。",
        "连续天数按日历计算，提前天气预报。",
    ],
)
def test_what_only_looks_like_a_lost_number_is_left_alone(text: str) -> None:
    assert not [each for code in ("missing-number", "gap", "number") for each in told(text, f"slot.{code}")]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("观看警示教育片《……》。", "……"),
        ("学习《×》《条例》。", "×"),
        ("学习《某某》。", "某某"),
        ("开展“×”劳动竞赛。", "×"),
        ("由党委书记……同志主持。", "……"),
        ("召开会议，……县税务局参加。", "……"),
    ],
)
def test_a_sign_that_stands_for_a_name_is_told_by_what_is_around_it(text: str, mark: str) -> None:
    assert told(text, "slot.name") == [mark]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("截至2021年某月31日，全段安全。", "某月"),
        ("自2025年月1日起施行。", "月"),
        ("11月某某日，召开会议。", "某某日"),
        ("关于20年度保密自查的报告。", "20年"),
        ("2O24年，总支加强学习。", "2O24年"),
    ],
)
def test_a_date_half_told_is_a_gap(text: str, gap: str) -> None:
    assert told(text, "slot.gap") == [gap]


@pytest.mark.parametrize(
    "text", ["某日，某地发生一起事故。", "近20年度过难关。", "画“×”表示反对。", "如此……市民很满意。"]
)
def test_what_is_told_of_somebody_is_no_slot(text: str) -> None:
    assert not [each for code in ("name", "gap", "number") for each in told(text, f"slot.{code}")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("把设备质量提升作为，党建工作的着力点，抓班子。", "把设备质量提升作为，党建工作的着力点"),
        ("在派出所的支持下，护路，了境内运输畅通。", "了"),
        ("护路办在上级的下，开展工作。", "的下"),
        ("任何和个人不得建房。", "任何和"),
        ("开展教育，使师生了自觉守法的意识。", "使师生了"),
    ],
)
def test_what_is_gone_within_a_sentence_is_told(text: str, shown: str) -> None:
    assert shown in told(text, "slot.stripped") or any(shown in each for each in _gone(text))


def _gone(text: str) -> list[str]:
    return [each.text for each in inspect(document(text)) if each.code.startswith(("grammar", "slot", "word"))]


@pytest.mark.parametrize(
    "text",
    [
        "积极主动作为，党员的重点任务全部完成。",
        "深入了解民情，了解群众所盼；了却一桩心事，使职工了解待遇。",
        "在党委的领导下，在同事的帮助下，完成任务。",
        "铺设面积2平方米，约3立方米。",
        "虚心接受意见，自觉接受监督。",
    ],
)
def test_what_is_whole_is_left_alone(text: str) -> None:
    assert _gone(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("全年召开支委会--次，会议记录完整。", "--"),
        ("全年召开支委会——次，会议记录完整。", "——"),
        ("全年召开支委会～次，会议记录完整。", "～"),
        ("全年召开支委会@次，会议记录完整。", "@"),
        ("全年召开支委会$$次，会议记录完整。", "$$"),
        ("全年召开支委会1？次，会议记录完整。", "？"),
        ("全年召开支委会1_次，会议记录完整。", "_"),
        ("全年召开支委会（数字）次，会议记录完整。", "（数字）"),
        ("全年召开支委会（待核）次，会议记录完整。", "（待核）"),
        ("全年召开支委会[次数]次，会议记录完整。", "[次数]"),
        ("全年召开支委会｛｝次，会议记录完整。", "｛｝"),
        ("全年召开支委会<>次，会议记录完整。", "<>"),
        ("全年召开支委会null次，会议记录完整。", "null"),
        ("全年召开支委会#REF!次，会议记录完整。", "#REF!"),
        ("全年召开支委会{{count}}次，会议记录完整。", "{{count}}"),
        ("二〇XX年，支部召开党员大会。", "XX"),
        ("2025年某月某日，支部召开党员大会。", "某月"),
        ("书记某某同志带头讲党课。", "某某"),
        ("书记某某某带头讲党课。", "某某"),
        ("书记李某某带头讲党课。", "李某某"),
        ("书记张三同志带头讲党课。", "张三"),
        ("书记（姓名）带头讲党课。", "（姓名）"),
        ("（单位名称）党委高度重视。", "（单位名称）"),
        ("投入资金万元改善办公条件。", "资金万元"),
        ("投入资金 万元改善办公条件。", " 万元"),
        ("由    同志牵头负责整改。", "    同志"),
        ("参训率达百分之以上。", "百分之"),
        ("（插入图片）", "（插入图片）"),
        ("（请根据实际修改）", "（请根据实际修改）"),
        ("（注：数字需核实）", "（注：数字需核实）"),
        ("（数据待更新）", "（数据待更新）"),
        ("（下略）", "（下略）"),
        ("先后有人次参加志愿服务。", "人次"),
        ("组织人参加业务培训。", "人"),
        ("共计元慰问金发放到位。", "元"),
        ("走访户困难群众，送去慰问品。", "走访户"),
        ("（联系人：，电话：）", "联系人："),
    ],
)
def test_what_a_template_leaves_for_a_number_a_name_or_a_remark_is_found(text: str, quoted: str) -> None:
    quotes = [*told(text, "slot"), *told(text, "leftover")]
    assert any(quoted in each for each in quotes)


@pytest.mark.parametrize(
    "text",
    [
        "按每人50元/次、100元/天的标准发放。",
        "坚持“三级”——户、村、镇联动。",
        "合格率由92%提高到98%，占比80%。",
        "原局长李某某因违纪受到处分，某某村原主任刘某受到警告。",
        "报告附图片2张（见附件），字数不超过3000字（不含附件）。",
        "资金万无一失，资金万能的想法要不得。",
        "新设备投入资金10万元改善条件，捐款3万余元。",
        "请同志们就座，与书记谈心，由书记主持。",
        "召开书记办公会（数量不限），完成（填写）登记表。",
        "王某同志的工资由某单位发放一事已了结。",
        "有人次日参加补考，组织人员参加培训。",
        "走访户籍所在地，慰问户外劳动者。",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert [*told(text, "slot.number"), *told(text, "slot.gone"), *told(text, "slot.empty")] == []
    assert [*told(text, "slot.gap"), *told(text, "leftover")] == []
