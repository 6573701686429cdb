"""What ledgers write short: attendance as a fraction, votes, half days, none of something."""

from pathlib import Path
from typing import Any

import pytest

from apps.intake.importing import book, codes, read
from youju.core.ledgers.book import Reading

pytestmark = pytest.mark.django_db
BRANCH = "东岭公司第一党支部"


def one(folder: Path, **cells: Any) -> Reading:
    """A book of one meeting with these cells besides."""
    heads = ["日期", "单位", "形式", "议题", *cells]
    row = ["2024-05-10", BRANCH, "支部党员大会", "讨论接收预备党员", *cells.values()]
    return read(book(folder / "a.xlsx", 台账=[heads, row]))


@pytest.mark.parametrize("heading", ["实到/应到", "应到/实到", "实到/应到人数"])
@pytest.mark.parametrize("written", ["39/42", "42人/39人", "39 / 42"])
def test_there_and_expected_in_one_cell(tmp_path: Path, heading: str, written: str) -> None:
    reading = one(tmp_path, **{heading: written})
    entry = reading.book.entries[0]
    assert (entry.total, "应到：42" in entry.summary) == (39, True)
    assert "no_number" not in codes(reading)


@pytest.mark.parametrize("written", ["9:0:0", "9：0：0", "全票通过", "一致同意", "赞成9票，反对0票，弃权0票"])
def test_votes_written_short(tmp_path: Path, written: str) -> None:
    entry = one(tmp_path, 应到人数=10, 实到人数=9, 表决情况=written).book.entries[0]
    assert entry.votes == (10, 9, 9, 0, 0)


def test_all_votes_of_an_unknown_number_stay_words(tmp_path: Path) -> None:
    entry = one(tmp_path, 表决情况="全票通过").book.entries[0]
    assert (entry.votes, "表决情况：全票通过" in entry.summary) == (None, True)


@pytest.mark.parametrize(("written", "tenths"), [("半天", 40), ("1天", 80), ("4学时", 40), (0.5, 5)])
def test_half_a_day_is_four_hours(tmp_path: Path, written: Any, tenths: int) -> None:
    assert one(tmp_path, 学时=written).book.entries[0].study_tenths == tenths


@pytest.mark.parametrize("written", ["发现问题：无", "未发现问题", "发现问题0条"])
def test_none_of_something_is_a_zero(tmp_path: Path, written: str) -> None:
    lines = one(tmp_path, 成果=written).book.entries[0].lines
    assert [(line.kind, line.amount) for line in lines] == [("problem_found", 0)]
