"""Periods, lengths of time and business days."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.core.periods import (
    MONTHS_IN,
    Cadence,
    Period,
    Span,
    add_months,
    month_number,
    parse_period,
    periods_ending_in,
    shanghai_day,
    week_number,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
CADENCES = st.sampled_from(Cadence)


@given(CADENCES, DAYS)
def test_a_day_lies_in_the_period_containing_it(cadence: Cadence, day: date) -> None:
    period = Period.containing(cadence, day)
    assert period.start <= day <= period.last < period.end


@given(CADENCES, DAYS)
def test_a_period_begins_the_day_the_one_before_ends(cadence: Cadence, day: date) -> None:
    period = Period.containing(cadence, day)
    assert period.previous().end == period.start
    assert period.next().previous() == period
    assert period.days == (period.end - period.start).days


@given(st.sampled_from(list(MONTHS_IN)), DAYS)
def test_a_month_number_divided_is_the_number_of_the_longer_period(cadence: Cadence, day: date) -> None:
    assert Period.containing(cadence, day).number == month_number(day) // MONTHS_IN[cadence]


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    week = Period.containing(Cadence.WEEK, day)
    assert (week.start.isoweekday(), week.last.isoweekday(), week.days) == (1, 7, 7)
    assert week.number == week_number(day)


@given(CADENCES, DAYS)
def test_a_period_is_read_back_from_its_label_and_its_title(cadence: Cadence, day: date) -> None:
    period = Period.containing(cadence, day)
    assert parse_period(period.label) == period
    assert parse_period(period.title) == period


@given(st.sampled_from(list(MONTHS_IN)), DAYS, DAYS)
def test_labels_of_one_cadence_sort_like_their_periods(cadence: Cadence, one: date, other: date) -> None:
    first, second = sorted(Period.containing(cadence, day) for day in (one, other))
    assert first.label <= second.label


@pytest.mark.parametrize(
    ("cadence", "label", "title"),
    [
        (Cadence.YEAR, "2024", "2024年"),
        (Cadence.HALF, "2024H1", "2024年上半年"),
        (Cadence.QUARTER, "2024Q1", "2024年第一季度"),
        (Cadence.MONTH, "2024-02", "2024年2月"),
        (Cadence.WEEK, "2024-W09", "2024年第9周"),
    ],
)
def test_leap_day_has_a_period_of_each_length(cadence: Cadence, label: str, title: str) -> None:
    period = Period.containing(cadence, date(2024, 2, 29))
    assert (str(period), period.title) == (label, title)


def test_february_of_a_leap_year_ends_on_the_29th() -> None:
    assert parse_period("2024-02").last == date(2024, 2, 29)
    assert parse_period("2023-02").last == date(2023, 2, 28)
    assert parse_period("2024").days - parse_period("2023").days == 1


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2020, 12, 28), "2020-W53"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2021, 1, 4), "2021-W01"),
        (date(2024, 12, 29), "2024-W52"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2026, 12, 31), "2026-W53"),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: date, label: str) -> None:
    assert Period.containing(Cadence.WEEK, day).label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2022", "2022"),
        ("2022年", "2022"),
        (" 2022 年 上半年 ", "2022H1"),
        ("2022-h2", "2022H2"),
        ("2022年第三季度", "2022Q3"),
        ("2022年3季度", "2022Q3"),
        ("2022Q4", "2022Q4"),
        ("2022-7", "2022-07"),
        ("2022.07", "2022-07"),
        ("2022/12", "2022-12"),
        ("2022年7月", "2022-07"),
        ("2022-W5", "2022-W05"),
        ("2022年第52周", "2022-W52"),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, label: str) -> None:
    assert parse_period(text).label == label


@pytest.mark.parametrize("text", ["", "去年", "2022-13", "2022Q5", "2022H3", "22年", "2022-07-01", "1022", "2021-W53"])
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_period(text)


def test_a_refusal_says_what_can_be_written() -> None:
    with pytest.raises(ValueError, match="2022H1"):
        parse_period("去年")


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 12, 31), 2, date(2025, 2, 28)),
        (date(2025, 1, 15), -13, date(2023, 12, 15)),
    ],
)
def test_a_month_without_the_day_ends_the_term_on_its_last(day: date, months: int, after: date) -> None:
    assert add_months(day, months) == after


@given(DAYS, st.integers(-600, 600))
def test_months_added_move_the_month_number_by_as_many(day: date, months: int) -> None:
    assert month_number(add_months(day, months)) == month_number(day) + months


def test_a_term_does_not_count_the_day_that_starts_it() -> None:
    assert Span(days=7).after(date(2024, 2, 26)) == date(2024, 3, 4)
    assert Span().after(date(2024, 2, 26)) == date(2024, 2, 26)


def test_months_of_a_length_come_before_its_days() -> None:
    assert Span(months=1, days=1).after(date(2024, 1, 31)) == date(2024, 3, 1)
    assert Span(months=1, days=1).before(date(2024, 3, 31)) == date(2024, 2, 28)


def test_one_minute_before_midnight_in_shanghai_is_still_that_day() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert shanghai_day(datetime(2024, 12, 31, 23, 59, tzinfo=shanghai)) == date(2024, 12, 31)
    assert shanghai_day(datetime(2024, 12, 31, 15, 59, tzinfo=UTC)) == date(2024, 12, 31)
    assert shanghai_day(datetime(2024, 12, 31, 16, 0, tzinfo=UTC)) == date(2025, 1, 1)


def test_an_instant_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        shanghai_day(datetime(2024, 1, 1, 12, 0))  # noqa: DTZ001 - what is refused


def test_periods_ending_in_a_window_have_their_last_day_there() -> None:
    labels = [str(each) for each in periods_ending_in(Cadence.MONTH, date(2024, 1, 31), date(2024, 3, 31))]
    assert labels == ["2024-01", "2024-02"]


@given(CADENCES, st.dates(date(2023, 1, 1), date(2025, 12, 31)), st.integers(0, 500))
def test_every_period_ending_in_a_window_is_found_once(cadence: Cadence, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    found = list(periods_ending_in(cadence, start, end))
    days = [start + timedelta(days=offset) for offset in range(length)]
    assert found == [Period.containing(cadence, day) for day in days if Period.containing(cadence, day).last == day]
