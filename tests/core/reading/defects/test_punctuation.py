"""Quotes and brackets, marks side by side, and the quiet checks of style."""

import pytest

from core.reading.defects.told import alarms, defects, told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("学习《党章。继续学习。", ["《党章"]),
        ("增强“四个意识、坚定“四个自信”。", ["“四个意识"]),
        ("更新设备（含门禁等。", ["（含门禁等"]),
        ("增强四个意识”，坚定信心。", ["增强四个意识”"]),
        ("学习《关于〈条例〉的说明》（试行），做到“两个维护”。", []),
        ("1）学习；2）讨论；（3）总结。", []),
    ],
)
def test_a_mark_without_its_fellow_is_found(text: str, wrong: list[str]) -> None:
    assert told(text, "punctuation.unpaired") == wrong


def test_a_quote_the_wrong_way_round_is_turned() -> None:
    (found,) = defects("纪念”七一”活动。", "punctuation.turned")
    assert (found.text, found.fix and found.fix.replacement) == ("”七一”", "“")


def test_a_half_quote_beside_a_full_one_is_a_stray() -> None:
    assert told('树立“四个意识”"、坚定信心。', "punctuation.stray-quote") == ['”"']


def test_marks_side_by_side_are_wrong() -> None:
    assert told("认真学习，，抓好落实。。", "punctuation.doubled") == ["，，", "。。"]
    assert told("推动落实……。学习《党章》、《条例》。（略）", "punctuation.doubled") == []


@pytest.mark.parametrize(
    ("text", "code", "quoted"),
    [
        ("三大任务,开展竞赛。", "punctuation.half-width", [","]),
        ("会议4:30开始，投资1,200万元。", "punctuation.half-width", []),
        ("学习《党章》、《准则》。", "punctuation.enumeration", ["、"]),
        ("组织活动1-2次。", "punctuation.range", ["1-2"]),
        ("电话0991-2345，编号3-2。", "punctuation.range", []),
        ("全体党员干部职工认真学习并订购有关图书8 本供大家借阅学习使用参考。", "space.inside", [" "]),
        ("抓好落实。  \n继续努力。", "space.trailing", ["  "]),
    ],
)
def test_style_is_told_quietly(text: str, code: str, quoted: list[str]) -> None:
    assert told(text, code) == quoted
    assert alarms(text, code) == []


def test_a_comma_after_a_joining_word_is_misplaced() -> None:
    assert alarms("加强思想建设和，作风建设。", "punctuation.comma-misplaced") == ["和，"]
    assert alarms("后三位的，年度考核不得评优。", "punctuation.comma-misplaced") == []
    assert alarms("整改过程请群众参与，结果请群众评判。", "punctuation.comma-misplaced") == []


def test_numbers_are_written_one_way_in_one_text() -> None:
    text = "召开会议3次，慰问5人，发放图书12册，收到意见6条，培训8人，印发手册一百三十余册。"
    assert told(text, "numeral.style") == ["一百三十余册"]


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("观看警示教，育片4部。", ["教，育"]),
        ("应对新技术新，应用带来的风险。", ["新，应用"]),
        ("开展意识形，态工作。", ["形，态"]),
    ],
)
def test_a_comma_within_a_word_is_misplaced(text: str, torn: list[str]) -> None:
    assert alarms(text, "punctuation.comma-in-word") == torn


@pytest.mark.parametrize(
    "text",
    [
        "教师教，学生学，互教互学成风气。",
        "坚持党建带团建，工建、妇建同步推进。",
        "落实第一责任，人人参与。",
        "书记进行了述职，评议结果已通报。",
        "掌握话语权，为发展提供保证。",
        "2023年，青年党员参加学习。",
        "当事人说，法官讲得透。",
        "新技术更新，应用更广。",
    ],
)
def test_a_comma_between_clauses_tears_no_word(text: str) -> None:
    assert told(text, "punctuation.comma-in-word") == []


def test_a_torn_word_nothing_else_shows_is_only_a_hint() -> None:
    text = "对各类问题梳，理出清单。"
    assert told(text, "punctuation.comma-in-word") == ["梳，理"]
    assert alarms(text, "punctuation.comma-in-word") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("主要做法：一是抓学习，每月一次。二是抓整改，按时完成，三是抓提升，按季检查。", ["按时完成，三是"]),
        ("主要做法：一是抓学习，每月一次；二是抓整改，三是抓提升；四是抓巩固。", ["是抓整改，三是"]),
        ("主要做法\n一是学，二是改。三是抓。", ["一是学，二是"]),
        ("主要做法：一要抓学习，每月一次。二要抓整改，三要抓提升。", ["要抓整改，三要"]),
        ("主要做法：一是抓学习，二是抓整改，三是抓提升。", []),
        ("主要做法：一是抓学习，促提高。二是抓整改，见行动。三是抓提升。", []),
    ],
)
def test_a_comma_before_an_item_where_others_are_parted_by_stops(text: str, shown: list[str]) -> None:
    assert told(text, "punctuation.items") == shown
