"""Names in cells."""

import pytest

from youju.core.facts import Function, Presence
from youju.core.ledgers.names import read_names


def names(text: str) -> list[str]:
    return [person.name for person in read_names(text).people]


@pytest.mark.parametrize(
    "written",
    [
        "丁一鸣、卞小舟、郝亮",
        "丁一鸣，卞小舟，郝亮",
        "丁一鸣 卞小舟 郝亮",
        "丁一鸣\n卞小舟\n郝 亮",
        "丁一鸣；卞小舟；郝　亮",
        "丁一鸣、卞小舟和郝亮同志",
    ],
)
def test_names_are_told_apart_however_they_are_separated(written: str) -> None:
    assert names(written) == ["丁一鸣", "卞小舟", "郝亮"]


def test_what_stands_in_brackets_says_how_somebody_took_part() -> None:
    people = read_names("丁一鸣（请假）、卞小舟（列席）、郝亮（主持）、方大成（出差）").people
    assert [person.presence for person in people] == [
        Presence.LEAVE, Presence.OBSERVER, Presence.PRESENT, Presence.LEAVE,
    ]  # fmt: skip
    assert people[2].functions == Function.CHAIR


def test_a_bracket_that_says_no_presence_tells_homonyms_apart() -> None:
    people = read_names("李清（综合处）、李清（执法处）").people
    assert [(person.name, person.hint) for person in people] == [("李清", "综合处"), ("李清", "执法处")]


def test_labels_in_a_cell_divide_it() -> None:
    people = read_names("参加：丁一鸣、卞小舟；请假：郝亮（病假）；缺席:方大成；列席：顾平").people
    assert [(person.name, person.presence) for person in people] == [
        ("丁一鸣", Presence.PRESENT),
        ("卞小舟", Presence.PRESENT),
        ("郝亮", Presence.LEAVE),
        ("方大成", Presence.ABSENT),
        ("顾平", Presence.OBSERVER),
    ]


@pytest.mark.parametrize(
    ("written", "total", "times"), [("丁一鸣、卞小舟等26人", 26, False), ("26人", 26, False), ("共65人次", 65, True)]
)
def test_a_total_is_no_name(written: str, total: int, times: bool) -> None:
    read = read_names(written)
    assert (read.total, read.times, read.unread) == (total, times, ())
    assert "等" not in "".join(names(written))


def test_groups_are_no_names() -> None:
    read = read_names("全体党员、入党积极分子、卞小舟")
    assert ([person.name for person in read.people], len(read.groups)) == (["卞小舟"], 2)


def test_nobody_is_nobody() -> None:
    assert not read_names("无").people
    assert not read_names("无").unread


def test_what_is_no_name_is_told() -> None:
    assert read_names("丁一鸣、见签到表附后页").unread == ("见签到表附后页",)


def test_names_of_four_letters_and_with_a_dot() -> None:
    assert names("欧阳明达、阿依古丽·买买提") == ["欧阳明达", "阿依古丽·买买提"]


@pytest.mark.parametrize(
    ("written", "total"),
    [
        ("全体人员30人", 30),
        ("党员15人、群众10人", 25),
        ("丁一鸣、卞小舟及其他人员5人", 7),
        ("丁一鸣、另有5人", 6),
        ("35", 35),
    ],
)
def test_groups_with_their_number_add_up(written: str, total: int) -> None:
    assert read_names(written).total == total


@pytest.mark.parametrize("written", ["党支部书记丁一鸣", "丁一鸣书记", "书记 丁一鸣", "党委书记、丁一鸣", "丁一鸣同志"])
def test_an_office_is_no_part_of_a_name(written: str) -> None:
    assert names(written) == ["丁一鸣"]


@pytest.mark.parametrize("written", ["签到表", "详见附件", "见名单"])
def test_a_reference_to_a_list_is_no_name(written: str) -> None:
    read = read_names(written)
    assert (read.people, read.unread) == ((), (written,))


def there(text: str) -> list[tuple[str, Presence]]:
    return [(person.name, person.presence) for person in read_names(text).people]


PRESENT, LEAVE, ABSENT = Presence.PRESENT, Presence.LEAVE, Presence.ABSENT


@pytest.mark.parametrize(
    ("written", "away"),
    [
        ("许杰，汤敏（阮小青请假）", [("阮小青", LEAVE)]),
        ("许杰、汤敏（请假：阮小青）", [("阮小青", LEAVE)]),
        ("许杰、汤敏（其中阮小青请假）", [("阮小青", LEAVE)]),
        ("许杰 汤敏（缺席阮小青）", [("阮小青", ABSENT)]),
        ("许杰、汤敏（阮小青、费玉明因公出差）", [("阮小青", LEAVE), ("费玉明", LEAVE)]),
        ("许杰、汤敏（阮小青请假，费玉明缺席）", [("阮小青", LEAVE), ("费玉明", ABSENT)]),
        ("许杰、汤敏（请假2人：阮小青、费玉明）", [("阮小青", LEAVE), ("费玉明", LEAVE)]),
    ],
)
def test_a_bracket_about_others_says_nothing_of_the_one_before_it(written: str, away: list[tuple[str, int]]) -> None:
    assert there(written) == [("许杰", PRESENT), ("汤敏", PRESENT), *away]


@pytest.mark.parametrize("why", ["病假", "因事请假", "外出开会请假", "内科请假", "出差北京"])
def test_a_bracket_that_gives_a_reason_is_about_the_one_before_it(why: str) -> None:
    assert there(f"许杰、汤敏（{why}）") == [("许杰", PRESENT), ("汤敏", LEAVE)]


def test_a_bracket_about_all_of_them_is_about_all_of_them() -> None:
    assert there("许杰、汤敏（均请假）") == [("许杰", LEAVE), ("汤敏", LEAVE)]


def test_a_bracket_with_a_number_away_sends_nobody_named_away_and_is_told() -> None:
    read = read_names("许杰、汤敏（请假2人）")
    assert ([person.presence for person in read.people], read.unread) == ([PRESENT, PRESENT], ("请假2人",))


@pytest.mark.parametrize(
    "written",
    ["1.许杰 2.汤敏", "1、许杰2、汤敏", "（1）许杰（2）汤敏", "（一）许杰（二）汤敏", "①许杰②汤敏", "1．许杰\n2．汤敏"],
)
def test_numbers_before_names_are_no_part_of_them(written: str) -> None:
    assert names(written) == ["许杰", "汤敏"]


@pytest.mark.parametrize("written", ["内科：许杰、汤敏；外科：谭志远", "第一党小组：许杰、汤敏\n第二党小组：谭志远"])
def test_names_under_their_departments_are_all_there(written: str) -> None:
    assert names(written) == ["许杰", "汤敏", "谭志远"]


@pytest.mark.parametrize("written", ["仲无咎请假", "仲无咎：出差", "请假仲无咎", "仲无咎同志因病请假", "仲无咎出差"])
def test_a_name_and_a_word_is_somebody_away(written: str) -> None:
    assert there(written) == [("仲无咎", LEAVE)]


def test_a_name_and_an_office_at_the_meeting_is_the_name_with_it() -> None:
    people = read_names("许杰主持、汤敏记录").people
    assert [(person.name, person.functions) for person in people] == [
        ("许杰", Function.CHAIR),
        ("汤敏", Function.RECORDER),
    ]


def test_who_is_written_with_a_group_is_not_lost_in_it() -> None:
    assert names("许杰及积极分子季云") == ["许杰", "季云"]


def test_a_name_before_a_colon_is_not_lost_without_a_word() -> None:
    assert read_names("许杰：汤敏").unread


@pytest.mark.parametrize("written", ["无人请假", "许杰（无缺席）", "全勤"])
def test_nobody_away_sends_nobody_away(written: str) -> None:
    assert LEAVE not in dict(there(written)).values()
    assert set(names(written)) <= {"许杰"}
