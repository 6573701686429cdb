"""Clauses that have everything but what is done, characters at their beginnings that are left of words."""

import pytest

from core.reading.defects.told import alarms, told


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "针对倒班作业的实际，班前十分钟、工地微课堂等方式，做到学习不断线。",
            "针对倒班作业的实际，采取班前十分钟、工地微课堂等方式，做到学习不断线。",
        ),
        ("把治水为民的实绩检验学习成效的标尺。", "把治水为民的实绩作为检验学习成效的标尺。"),
        ("推动从严治党向支部末梢、向课堂一线。", "推动从严治党向支部末梢、向课堂一线延伸。"),
        (
            "开展应急演练，为全县人民群众的生命安全和身体健康。",
            "开展应急演练，为全县人民群众的生命安全和身体健康提供保障。",
        ),
    ],
)
def test_what_is_done_is_missing(wrong: str, right: str) -> None:
    assert len(alarms(f"一、情况\n{wrong}", "grammar.no-predicate")) == 1
    assert alarms(f"一、情况\n{right}", "grammar.no-predicate") == []


@pytest.mark.parametrize(
    "right",
    [
        "把党建与业务结合作为工作重点，推动落实。",
        "将学习情况纳入年度考核的重要内容。",
        "坚持集中学习、个人自学等形式，增强效果。",
        "利用宣传栏、微信群等形式，开展宣传。",
        "推动资源向基层、向一线倾斜。",
        "推动人才向基层、向艰苦地区回归。",
        "采取集中辅导，个人自学、研讨交流等形式，深入学习。",
        "引入第三方检测、飞行检查等方式，强化监管。",
        "设置警示标志、加装防护栏等措施，降低了风险。",
        "把好政策标准，严格执法。",
        "将严格执行验收标准，确保质量。",
        "推动党建和党风廉政建设，营造良好生态。",
        "出台《河道管理办法》，《采砂管理细则》，明确责任。",
        "一切工作都是为了职工的安全和健康。",
    ],
)
def test_what_is_whole_is_told_of_nothing(right: str) -> None:
    assert alarms(f"一、情况\n认真学习，{right}", "grammar.no-predicate") == []


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("最年轻的刚满岁。", "刚满岁"),
        ("新进人员考试合后方可上岗。", "考试合后"),
        ("选派青年到移民村挂职锻。", "职锻"),
        ("厂纪委每对物资采购、检修外委开展1次监督。", "每对"),
        ("储备编织袋万条、砂石料6200立方米。", "袋万条"),
    ],
)
def test_what_is_gone_from_a_clause(clause: str, left: str) -> None:
    assert told(f"一、情况\n{clause}", "slot.gone") == [left]


@pytest.mark.parametrize(
    "right",
    [
        "最年轻的刚满18岁。",
        "新进人员考试合格后方可上岗。",
        "选派青年到移民村挂职锻炼。",
        "每对师徒签订协议。",
        "每开展1次活动就总结1次。",
        "储备编织袋近万条。",
        "每组织一次活动，都要留下记录。",
        "每开展两次专题研讨安排一次实地调研。",
        "公司具备铸、锻、焊等加工能力。",
        "每对结对单位联合开展主题党日不少于2次。",
        "因请假，3名同志未参加学习，均已补课。",
        "各项任务均以完成时限为准。",
    ],
)
def test_nothing_is_gone(right: str) -> None:
    assert told(f"一、情况\n{right}", "slot.gone") == []


def test_a_number_lost_in_a_row_of_numbers() -> None:
    row = "上线作业326人次，整治道岔病害{}组，更换老化电缆27.8公里，更换模块64块。"
    assert told(row.format(""), "slot.missing-number") == ["整治道岔病害组"]
    assert told(row.format(12), "slot.missing-number") == []
    right = "上线作业326人次，设置党员责任区小组，更换老化电缆27.8公里。"
    assert told(right, "slot.missing-number") == []


def test_a_verb_alone_in_what_one_does_something_by() -> None:
    assert told("（三）以技术固防线。分两年完成。", "word.lone") == []
    assert told("（三）不断固防线。分两年完成。", "word.lone") == ["固"]


def test_a_verb_alone_in_rows_of_three() -> None:
    assert told("（二）抓组织固堡垒，基层基础进一步建强。", "word.lone") == []
    assert told("有时候想着绕一绕、等一等，放松了要求。", "punctuation.broken-sentence") == []
    assert told("公司党委改作风办实事，职工群众可感可及。", "grammar.cut-off") == []
    assert told("这些问题的根子，在于学得不深。", "punctuation.comma-between") == []


def test_what_a_character_at_the_beginning_of_a_clause_is_left_of() -> None:
    text = "一、要求\n按照上级要求，{}民政工作实际，提出意见。"
    assert told(text.format("合"), "word.unlikely") == ["合民"]
    assert told(text.format("结合"), "word.unlikely") == []


def test_what_begins_a_clause_by_itself_is_left_of_nothing() -> None:
    assert told("一、要求\n活动结束后，写心得体会两篇。", "word.unlikely") == []
    assert told("一、要求\n党员参学率从去年的78%升到了96%。", "word.unlikely") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("推动党建与运营管理。", "推动党建与运营管理深度融合。"),
        ("10月底前廉洁风险点新一轮排查。", "10月底前完成廉洁风险点新一轮排查。"),
        ("现将本人履职情况如下，请予审议。", "现将本人履职情况报告如下，请予审议。"),
        (
            "组织科室逐项梳理，《工作秘密事项清单》，列入事项34项。",
            "组织科室逐项梳理，编制《工作秘密事项清单》，列入事项34项。",
        ),
    ],
)
def test_more_that_is_not_said(wrong: str, right: str) -> None:
    assert len(alarms(f"一、情况\n{wrong}", "grammar.no-predicate")) == 1
    assert alarms(f"一、情况\n{right}", "grammar.no-predicate") == []


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("对照职工期盼，还有差。", "还有差"),
        ("党委理论学习中心每月集中学习1次。", "理论学习中心"),
        ("因缺席的人员，一周内完成补学。", "因缺席的"),
        ("发现国家秘密泄露的，当人要立即采取补救措施。", "当人"),
        ("成员自学笔记人均万字。", "人均万字"),
        ("优先从优秀班主中发展。", "班主"),
        ("确保各项任务落到实。", "落到实"),
        ("家属没有承揽过任何业。", "任何业"),
        ("集中管控尚未到，留痕不全。", "管控尚未到"),
        ("始终绷紧保密这根，做得更实。", "绷紧保密这根"),
        ("党支部书记每年至少党课1次。", "至少党课"),
        ("为林农送技术、送种苗、送。", "、送"),
        ("党的二十大10月26日上午开幕。", "二十大10月26日上午开幕"),
    ],
)
def test_more_that_is_gone(clause: str, left: str) -> None:
    assert told(f"一、情况\n{clause}", "slot.gone") == [left]


@pytest.mark.parametrize(
    "right",
    [
        "对照职工期盼，还有差距。",
        "党委理论学习中心组每月学习。",
        "原因缺席的，另作说明。",
        "因故缺席的，及时补学。",
        "时间尚未到，先不通知。",
        "二十大10月16日开幕。",
    ],
)
def test_nothing_more_is_gone(right: str) -> None:
    assert told(f"一、情况\n{right}", "slot.gone") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("把“我是党员”活动检验学习成效的标尺。", "把“我是党员”活动作为检验学习成效的标尺。"),
        ("把《关于改为年审的通知》检验学习的标尺。", "把《关于改为年审的通知》当作检验学习的标尺。"),
        ("推动“企业发展”向基层、向车间一线。", "推动“企业发展”向基层、向车间一线延伸。"),
        ("完善制度，《河道管理办法》，明确责任。", "完善制度，《河道管理办法》，由办公室解释。"),
    ],
)
def test_what_is_quoted_does_nothing(wrong: str, right: str) -> None:
    assert len(alarms(f"一、情况\n认真学习，{wrong}", "grammar.no-predicate")) == 1
    assert alarms(f"一、情况\n认真学习，{right}", "grammar.no-predicate") == []


@pytest.mark.parametrize(
    "right",
    [
        *(
            f"针对倒班作业的实际，班前十分钟、工地微课堂等方式，{each}。"
            for each in (
                *("都受到欢迎", "均受到欢迎", "也受到欢迎", "还受到表扬", "全部保留下来", "群众喜闻乐见"),
                *("职工喜闻乐见", "要长期坚持", "应长期坚持", "须长期坚持"),
            )
        ),
        *(
            f"将{each}验收标准，确保质量。"
            for each in (
                *("严守各项", "继续执行", "进一步规范", "全面执行", "认真执行", "坚持执行", "深入学习", "围绕工程"),
                *("突出质量", "加强宣传", "强化执行", "切实执行", "着力统一", "持续执行", "不断提档", "大力宣传"),
                *("积极执行", "根据工程", "紧扣质量", "扎实执行"),
            )
        ),
        *(
            "把握党员发展的政策标准。",
            "把好党员发展的政策标准。",
            "把脉企业经营的难点重点。",
            "把关党员发展的政策标准。",
        ),
        *("把控工程质量的验收标准。", "把牢干部任职的政治标准。", "把准学习教育的重点。", "把稳全年生产的重点。"),
        "把住党员发展的政治标准。",
        *("始终勤勉，为了全县群众的生命和财产安全。", "始终勤勉，为人民的利益和党的事业。"),
        "始终勤勉，为着群众的利益和党的事业。",
        *(f"10月底前{each}廉洁风险点新一轮排查。" for each in ("结束", "抓好", "推进")),
        *(
            f"{each}，个人自学、研讨交流等形式，深入学习。"
            for each in (
                *("通过集中辅导", "采用集中辅导", "利用晨会时间", "运用网络平台", "以集中辅导为主", "借助微信平台"),
                "依托党员活动室",
            )
        ),
        *(
            f"{each}专题讲座、集中轮训等形式，增强实效。"
            for each in ("除", "无论", "不论", "围绕", "上述", "经过", "经", "如", "比如", "例如", "凡")
        ),
        *(
            f"{each}、{other}等举措，提高了水平。"
            for each, other in (
                *(("严格门禁管理", "来访登记"), ("健全定期会商", "联合督办"), ("引进第三方检测", "飞行检查")),
                *(("推出预约服务", "上门服务"), ("出台限时办结", "首问负责"), ("改进会诊流程", "转诊流程")),
                *(("增加夜间门诊", "周末门诊"), ("增设夜间门诊", "预约窗口"), ("加大现场巡查", "随机抽查")),
                *(("加装防护围栏", "警示标志"), ("强化现场巡查", "随机抽查"), ("压实包保责任", "网格责任")),
                *(("落实错峰就餐", "预约进校"), ("组织入户宣讲", "集中培训"), ("邀请专家授课", "能手示范")),
                ("设立服务窗口", "咨询电话"),
            )
        ),
        *("悬挂横幅、张贴标语等方式，营造氛围。", "编发简报、张贴海报等形式，营造氛围。"),
        *("观看专题片、剖析案例等形式，增强警醒。"),
    ],
)
def test_what_is_said_otherwise_is_whole(right: str) -> None:
    assert alarms(f"一、情况\n认真学习，{right}", "grammar.no-predicate") == []


@pytest.mark.parametrize(
    "whom",
    [
        *("夫妻", "情侣", "新人", "师徒", "父子", "母女", "双胞胎", "恋人", "结亲户", "帮扶户", "搭档", "子女"),
        *("轮对", "道岔", "党员", "干部", "职工"),
    ],
)
def test_what_comes_in_pairs_and_whom_one_turns_to_are_no_times(whom: str) -> None:
    assert told(f"一、情况\n每对{whom}开展2次走访。", "slot.gone") == []
    assert told("一、情况\n每对物资采购开展2次走访。", "slot.gone") == ["每对"]
