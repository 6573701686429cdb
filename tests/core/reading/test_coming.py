"""Days that lie behind the one a document bears: what a report tells of them is still to be done."""

import pytest

from youju.core.reading.commitments import commitments_of
from youju.core.reading.outline import outline_of
from youju.core.reading.text import Text
from youju.library.reading_words import reading_words

SIGNED = "\n\n中共石桥矿业公司委员会\n2025年11月20日\n"


def owed(told: str, title: str = "石桥矿业公司党委2025年工作报告", end: str = SIGNED) -> list[tuple[str, str | None]]:
    """Text and deadline of the duties of a report."""
    text = Text(f"{title}\n一、主要工作\n通风系统已经改造。{told}{end}")
    return [(each.text, each.deadline) for each in commitments_of(text, outline_of(text), reading_words())]


@pytest.mark.parametrize(
    ("told", "deadline"),
    [
        ("二号机房12月20日前改造完毕。", "12月20日前"),
        ("剩余2项由机电科11月底前办结。", "11月底前"),
        ("档案库房计划于2026年3月底前建成。", "2026年3月底前"),
        ("账目核对明年1月底前完成。", "明年1月底前"),
        ("其余3件年底前办结。", "年底前"),
    ],
)
def test_what_is_due_after_the_day_of_a_report_is_still_to_be_done(told: str, deadline: str) -> None:
    assert [due for _, due in owed(told)] == [deadline]


@pytest.mark.parametrize(
    "told",
    [
        "二号机房6月底前改造完毕。",
        "二号机房11月15日前改造完毕。",
        "2024年12月底前全部办结。",
        "原定12月底前办结的3件提前完成。",
        "党委已同意12月底前调配到位。",
        "各支部年底公示账目。",
    ],
)
def test_what_was_due_before_it_or_was_done_is_not(told: str) -> None:
    assert owed(told) == []


def test_a_month_without_a_year_is_of_the_year_a_report_is_about() -> None:
    late = SIGNED.replace("2025年11月", "2026年1月")
    assert owed("二号机房12月底前改造完毕。", end=late) == []
    assert [due for _, due in owed("二号机房2026年2月底前改造完毕。", end=late)] == ["2026年2月底前"]


def test_a_report_of_a_half_year_without_a_day_was_written_at_its_end() -> None:
    half = "石桥矿业公司党委2025年上半年工作总结"
    assert [due for _, due in owed("其余8月底前办结。", half, "\n")] == ["8月底前"]
    assert owed("其余5月底前办结。", half, "\n") == []


def test_a_report_without_a_day_tells_nothing_of_its_months() -> None:
    assert owed("其余8月底前办结。", end="\n") == []
