"""What counts as a row of a measure, told as short stories."""

from typing import Any

import pytest

from core.books import AgendaItem, Books
from core.inline_rules import MEETING, duty, judged, statuses
from core.oracle import Item


def yearly(books: Books, **measure: Any) -> Item:
    """The one item of a yearly duty with this measure."""
    (item,) = judged(books, duty(every="year", measure=measure))
    return item


AGREED = {"result": "agreed"}


@pytest.mark.parametrize(
    ("passed", "vote", "value", "base"),
    [
        ("present_half", {"expected": 8, "present": 4}, 1, 1),
        ("present_half", {"expected": 9, "present": 4}, 0, 1),
        ("present_over_half", {"expected": 8, "present": 4}, 0, 1),
        ("present_over_half", {"expected": 8, "present": 5}, 1, 1),
        ("present_two_thirds", {"expected": 9, "present": 6}, 1, 1),
        ("present_two_thirds", {"expected": 10, "present": 6}, 0, 1),
        ("present_four_fifths", {"expected": 10, "present": 8}, 1, 1),
        ("present_four_fifths", {"expected": 11, "present": 8}, 0, 1),
        ("present_half", {"expected": 0, "present": 4}, 0, 0),
        ("carried", AGREED | {"expected": 9, "present": 9, "in_favour": 5}, 1, 1),
        ("carried", AGREED | {"expected": 10, "present": 6, "in_favour": 5}, 0, 1),
        ("carried", {"result": "rejected", "expected": 10, "in_favour": 9}, 0, 0),
        ("elected", AGREED | {"expected": 10, "present": 9, "in_favour": 5}, 1, 1),
        ("elected", AGREED | {"expected": 10, "present": 10, "in_favour": 5}, 0, 1),
        ("closed", {"follow_up": "closed"}, 1, 1),
        ("closed", {"follow_up": "open"}, 0, 1),
        ("closed", {}, 0, 0),
    ],
)
def test_a_vote_passes_by_its_own_majority(passed: str, vote: dict[str, Any], value: int, base: int) -> None:
    books = Books()
    books.entry(books.unit(), on="2024-05-05", forms="meeting", agenda=[AgendaItem(**vote)])
    item = yearly(books, rate="agenda_item", form="meeting", passed=passed)
    assert (item.value, item.base, item.records) == (value, base, base)


def test_times_taken_part_are_those_named_and_those_without_names() -> None:
    books = Books()
    branch = books.unit()
    li, wang = books.members(2, branch)
    books.entry(branch, on="2024-05-05", forms="meeting", lecturer=li, present=[wang], headcount=4)
    books.entry(branch, on="2024-06-05", forms="meeting", leave=[li])
    everybody = yearly(books, attendances="entry", form="meeting")
    lecturers = yearly(books, attendances="entry", form="meeting", function="lecturer")
    assert [(item.value, item.records) for item in (everybody, lecturers)] == [(6, 1), (1, 1)]


def test_minutes_that_nobody_wrote_down_are_no_record() -> None:
    books = Books()
    branch = books.unit()
    books.entry(branch, on="2024-05-05", forms="meeting", minutes=45)
    books.entry(branch, on="2024-06-05", forms="meeting")
    item = yearly(books, sum="minutes", form="meeting")
    assert (item.value, item.records) == (45, 1)


def test_a_rate_of_meetings_is_how_many_opened_with_the_first_topic() -> None:
    books = Books()
    branch = books.unit()
    books.entry(branch, on="2024-05-05", forms="branch_meeting", first_topic=["r1", "r2"])
    books.entry(branch, on="2024-06-05", forms="branch_committee_meeting", topics="ideology")
    item = yearly(books, rate="entry", form="meeting", passed="first_topic")
    assert (item.value, item.base) == (1, 2)
    assert yearly(books, count="directive", form="meeting", first_topic=True).value == 2
    assert yearly(books, count="entry", first_topic=True).value == 1


def test_a_meeting_needs_every_filter_and_one_code_of_each() -> None:
    books = Books()
    branch = books.unit()
    books.entry(branch, on="2024-05-05", forms="branch_meeting", topics="clean_governance", deliverables={"article": 1})
    books.entry(branch, on="2024-06-05", forms="branch_meeting", topics="ideology")
    codes = {"form": "meeting", "topic": ["strict_governance", "secrecy"]}
    assert yearly(books, count="entry", **codes).value == 1
    assert yearly(books, count="entry", **codes, deliverable="reflection").value == 0


def test_only_events_of_the_kinds_and_refs_asked_for_count() -> None:
    books = Books()
    branch = books.unit()
    for kind, ref in (("replied", "r1"), ("replied", "r2"), ("admitted", "r1")):
        books.event(kind, branch, "2024-05-05", person=books.person(), ref=ref)
    assert yearly(books, count="event", event=["replied", "admitted"]).value == 3
    assert yearly(books, count="event", event="replied", ref=["r1", "r3"]).value == 1


def test_a_share_of_nobody_is_open_until_its_end() -> None:
    books = Books()
    books.unit()
    item = yearly(books, coverage="attendance", form="meeting", of={"member": "full_member"})
    assert statuses(books, [item], as_of="2024-12-31") == ["open"]
    assert statuses(books, [item]) == ["not_applicable"]


def test_of_two_local_targets_the_larger_is_asked() -> None:
    books = Books()
    branch = books.unit()
    for least in (3, 5, 4):
        books.local_target("duty", branch, least)
    (item,) = judged(books, duty(every="year", measure=MEETING))
    assert item.least == 5


def test_a_person_of_two_posts_is_one_person_of_a_size() -> None:
    books = Books()
    branch, li = books.unit(), books.person()
    for post in ("secretary", "deputy_secretary"):
        books.post(li, branch, post)
    assert yearly(books, size="population", of={"post": "committee_member"}).value == 1
