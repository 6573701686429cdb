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
