"""Days as people write them."""

from datetime import date, datetime, time

import pytest

from youju.core.ledgers.days import names_more_days, read_clock, read_day

FOURTH = date(2022, 3, 4)


@pytest.mark.parametrize(
    "written",
    [
        "2022.3.4", "2022-03-04", "2022/3/4", "2022年3月4日", "2022年03月04号", "20220304", "22.3.4", 20220304, 44624,
        "２０２２．３．４", "二〇二二年三月四日", "2022年3月4日（星期五）下午", "2022 年 3 月 4 日", FOURTH,
        datetime.combine(FOURTH, time()),
    ],
)  # fmt: skip
def test_a_day_with_its_year_is_read_whatever_its_shape(written: object) -> None:
    day = read_day(written)
    assert day is not None
    assert (day.first, day.last, day.only_month, day.year_given) == (FOURTH, None, False, True)


@pytest.mark.parametrize("written", ["3月4日", "3.4", "03-04", "三月四日", "3月4日（周五）", 3.4])
def test_a_day_without_year_takes_the_year_of_the_title(written: object) -> None:
    day = read_day(written, 2022)
    assert day is not None
    assert (day.first, day.year_given) == (FOURTH, False)
    assert read_day(written) is None


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("3月4日-5日", date(2022, 3, 5)),
        ("3月4日至6日", date(2022, 3, 6)),
        ("2022.3.4-3.6", date(2022, 3, 6)),
        ("2022.3.4-6", date(2022, 3, 6)),
        ("3月4日—4月2日", date(2022, 4, 2)),
        ("2022年3月4日至2022年3月6日", date(2022, 3, 6)),
    ],
)
def test_a_range_has_its_last_day(written: str, last: date) -> None:
    day = read_day(written, 2022)
    assert day is not None
    assert (day.first, day.last) == (FOURTH, last)


def test_a_clock_after_the_day_is_no_range() -> None:
    day = read_day("3月4日14:30-16:00", 2022)
    assert day is not None
    assert (day.last, day.began, day.minutes) == (None, time(14, 30), 90)


@pytest.mark.parametrize(
    ("written", "began", "minutes"),
    [
        ("下午3点半", time(15, 30), 0),
        ("上午9时30分至11时", time(9, 30), 90),
        ("晚上7:00", time(19), 0),
        ("会议室", None, 0),
    ],
)
def test_clocks(written: str, began: time | None, minutes: int) -> None:
    assert read_clock(written) == (began, minutes)


def test_a_month_alone_stands_for_its_first_day_and_says_so() -> None:
    day = read_day("2022年3月")
    assert day is not None
    assert (day.first, day.only_month) == (date(2022, 3, 1), True)


@pytest.mark.parametrize("written", ["", "下周", "2022年13月4日", "2022.2.30", "共56项", None, True, 7, "待定"])
def test_what_is_no_day_is_none(written: object) -> None:
    assert read_day(written, 2022) is None


@pytest.mark.parametrize(
    ("written", "more"), [("3月4日、11日", True), ("3.4，3.11", True), ("3月4日-5日", False), ("3月4日", False)]
)
def test_several_days_in_a_cell_are_seen(written: str, more: bool) -> None:
    assert names_more_days(written) is more


def test_midnight_in_a_cell_is_no_time() -> None:
    day = read_day("2022-03-04 00:00:00")
    assert day is not None
    assert day.began is None
