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
