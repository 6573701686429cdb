"""Numbers of people, outcomes, durations."""

import pytest

from youju.core.ledgers.amounts import read_count, read_hours, read_lines, read_minutes
from youju.core.ledgers.numerals import number_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("１２", 12),
        ("1,200", 1200),
        ("十二", 12),
        ("二十", 20),
        ("两百零五", 205),
        ("一万二千", 12000),
        ("3万", 30000),
        ("零", 0),
    ],
)
def test_numerals(written: str, number: int) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize(
    ("written", "number", "times", "expected"),
    [
        ("26", 26, False, None),
        ("26人", 26, False, None),
        ("65人次", 65, True, None),
        ("应到33人，实到30人", 30, False, 33),
        ("应到会33人 实到会30人", 30, False, 33),
        ("30/33", 30, False, 33),
        ("十二名", 12, False, None),
    ],
)
def test_numbers_of_people(written: str, number: int, times: bool, expected: int | None) -> None:
    count = read_count(written)
    assert count is not None
    assert (count.number, count.times) == (number, times)
    if "/" not in written:
        assert count.expected == expected


def test_a_rough_number_is_said_to_be_one() -> None:
    count = read_count("约30余人")
    assert count is not None
    assert (count.number, count.rough) == (30, True)


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("心得体会12份，发现问题0条", [("心得体会", 12, "份"), ("发现问题", 0, "条")]),
        ("撰写心得十二份", [("撰写心得", 12, "份")]),
        ("12份心得体会", [("心得体会", 12, "份")]),
        ("上报信息：3篇；悬挂横幅2条", [("上报信息", 3, "篇"), ("悬挂横幅", 2, "条")]),
        ("1.心得体会3份 2.照片5张", [("心得体会", 3, "份"), ("照片", 5, "张")]),
        ("宣传册1,200份", [("宣传册", 1200, "份")]),
        ("结对24户", [("结对", 24, "户")]),
        ("会议纪要", [("会议纪要", None, "")]),
    ],
)
def test_outcomes(written: str, lines: list[tuple[str, int | None, str]]) -> None:
    assert [(line.label, line.amount, line.counted_in) for line in read_lines(written)] == lines


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("90分钟", 90), ("1.5小时", 90), ("两个小时", 120), ("2小时30分", 150), ("一个半小时", 90), ("2", 120)],
)
def test_durations(written: str, minutes: int | None) -> None:
    assert read_minutes(written) == minutes


def test_a_bare_number_above_twelve_is_minutes() -> None:
    assert read_minutes("90") == 90


@pytest.mark.parametrize("written", ["42人/39人", "42/39人", "39/42", "应到42人/实到39人"])
def test_a_fraction_is_how_many_were_there_of_those_expected(written: str) -> None:
    count = read_count(written)
    assert count is not None
    assert (count.number, count.expected) == (39, 42)


@pytest.mark.parametrize(("written", "tenths"), [("半天", 40), ("一天半", 120), ("0.5天", 40), ("1.5学时", 15)])
def test_days_of_study_are_eight_hours(written: str, tenths: int) -> None:
    assert read_hours(written) == tenths


@pytest.mark.parametrize("written", ["发现问题：无", "发现问题：没有", "未发现问题"])
def test_none_of_something_named_is_an_amount_of_zero(written: str) -> None:
    assert [(line.label, line.amount) for line in read_lines(written)] == [("发现问题", 0)]


def test_none_of_nothing_is_no_amount() -> None:
    assert read_lines("无")[0].amount is None
