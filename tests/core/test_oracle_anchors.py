"""What hangs on an event instead of the calendar, told as short stories."""

import pytest

from core.books import Books
from core.inline_rules import ATTENDING, duty, judged, law, statuses

TRAINING = {"count": "attendance", "form": "induction_training"}
MEETING = {"count": "entry", "form": "meeting"}
AFTER = duty(after="directive_received", within="1 month")
BEFORE = duty(before="project_started", by="7 days", look_back="1 month")
WAIT = duty(before="confirmed", wait="12 months", measure={"count": "event", "event": "admitted"})


def with_branch() -> tuple[Books, int]:
    """A ledger with one branch."""
    books = Books()
    return books, books.unit("branch")


@pytest.mark.parametrize(
    ("held_on", "value", "in_time", "status"),
    [
        ("2024-01-30", 0, 0, "overdue"),
        ("2024-01-31", 1, 1, "met"),
        ("2024-02-29", 1, 1, "met"),
        ("2024-03-01", 1, 0, "met_late"),
        ("2026-01-01", 1, 0, "met_late"),
    ],
)
def test_a_month_after_the_end_of_january_is_the_end_of_february(
    held_on: str, value: int, in_time: int, status: str
) -> None:
    books, branch = with_branch()
    books.event("directive_received", branch, "2024-01-31")
    books.entry(branch, on=held_on, forms="meeting")
    (item,) = judged(books, AFTER)
    assert (str(item.starts_on), str(item.due_on), str(item.ends_on)) == ("2024-01-31", "2024-02-29", "2024-03-01")
    assert (item.value, item.in_time, statuses(books, [item])) == (value, in_time, [status])


@pytest.mark.parametrize(
    ("held_on", "value", "in_time"),
    [("2024-04-12", 0, 0), ("2024-04-13", 1, 1), ("2024-05-13", 1, 1), ("2024-05-20", 1, 0), ("2024-05-21", 0, 0)],
)
def test_a_week_before_the_start_looks_back_a_month(held_on: str, value: int, in_time: int) -> None:
    books, branch = with_branch()
    books.event("project_started", branch, "2024-05-20")
    books.entry(branch, on=held_on, forms="meeting")
    (item,) = judged(books, BEFORE)
    assert (str(item.due_on), str(item.ends_on)) == ("2024-05-13", "2024-05-21")
    assert (item.value, item.in_time) == (value, in_time)


@pytest.mark.parametrize(
    ("admitted_on", "value", "records", "status"),
    [("2023-06-01", 1, 1, "met"), ("2023-06-02", 0, 1, "short"), ("2024-06-02", 0, 0, "unknown")],
)
def test_a_year_must_lie_between_admission_and_confirmation(
    admitted_on: str, value: int, records: int, status: str
) -> None:
    books, branch = with_branch()
    books.event("confirmed", branch, "2024-06-01")
    books.event("admitted", branch, admitted_on)
    (item,) = judged(books, WAIT, since="2023-01-01")
    assert (str(item.due_on), item.value, item.records) == ("2023-06-01", value, records)
    assert statuses(books, [item]) == [status]


def test_the_window_is_asked_of_the_due_day_and_not_of_the_event() -> None:
    books, branch = with_branch()
    books.event("directive_received", branch, "2023-12-15")
    books.event("directive_received", branch, "2024-12-15")
    assert [str(item.due_on) for item in judged(books, AFTER)] == ["2024-01-15"]


def test_two_events_of_one_day_and_ref_make_one_item() -> None:
    books, branch = with_branch()
    for ref in ("r1", "r1", "r2"):
        books.event("directive_received", branch, "2024-05-05", ref=ref)
    assert [item.ref for item in judged(books, AFTER)] == ["r1", "r2"]


def test_a_directive_is_studied_by_its_own_number() -> None:
    books, branch = with_branch()
    books.event("directive_received", branch, "2024-05-05", ref="r1")
    books.event("directive_received", branch, "2024-05-05", ref="r2")
    books.entry(branch, on="2024-05-10", first_topic=["r1"])
    studied = {"count": "directive", "first_topic": True}
    matching = duty("a", after="directive_received", within="1 month", match_ref=True, measure=studied)
    any_of_them = duty("b", after="directive_received", within="1 month", measure=studied)
    found = [(item.duty, item.ref, item.value) for item in judged(books, matching, any_of_them)]
    assert found == [("a", "r1", 1), ("a", "r2", 0), ("b", "r1", 1), ("b", "r2", 1)]


def test_only_the_refs_named_are_anchors() -> None:
    books, branch = with_branch()
    for ref in ("r1", "r2"):
        books.event("directive_received", branch, "2024-05-05", ref=ref)
    items = judged(books, duty(after="directive_received", within="1 month", ref="r2"))
    assert [item.ref for item in items] == ["r2"]


def test_an_event_of_a_person_is_no_anchor_of_the_unit() -> None:
    books, branch = with_branch()
    li = books.members(1, branch)[0]
    books.event("directive_received", branch, "2024-05-05")
    books.event("directive_received", branch, "2024-06-06", person=li)
    of_members = duty(
        "members", after="directive_received", within="7 days", owed_by={"member": "full_member"}, measure=ATTENDING
    )
    found = [(item.duty, item.starts_on.month, item.person_id) for item in judged(books, AFTER, of_members)]
    assert found == [("duty", 5, 0), ("members", 6, li)]


def test_who_left_the_post_before_the_term_is_over_owes_nothing() -> None:
    books, branch = with_branch()
    li, wang = books.members(2, branch)
    for person, until in ((li, "2024-08-01"), (wang, "2024-08-02")):
        books.post(person, branch, "secretary", since="2024-02-01", until=until)
        books.event("appointed", branch, "2024-02-01", person, ref="secretary")
    training = duty(after="appointed", within="6 months", owed_by={"post": "secretary"}, measure=TRAINING)
    assert [(item.person_id, str(item.due_on)) for item in judged(books, training)] == [(wang, "2024-08-01")]


def test_an_appointment_to_another_post_is_no_anchor() -> None:
    books, branch = with_branch()
    li = books.members(1, branch)[0]
    books.post(li, branch, "party_worker")
    books.post(li, branch, "secretary")
    books.event("appointed", branch, "2024-02-01", li, ref="party_worker")
    assert not judged(books, duty(after="appointed", within="7 days", owed_by={"post": "secretary"}, measure=TRAINING))


def test_the_edition_in_force_on_the_day_of_the_event_judges_it() -> None:
    books, branch = with_branch()
    books.event("directive_received", branch, "2024-05-10")
    books.event("directive_received", branch, "2024-05-11")
    weekly = duty(after="directive_received", within="7 days")
    editions = [law(AFTER, valid_to="2024-05-11"), law(weekly, edition="2", valid_from="2024-05-11")]
    found = [(item.edition, str(item.due_on)) for item in judged(books, *editions)]
    assert found == [("1", "2024-06-10"), ("2", "2024-05-18")]


def test_a_plan_is_anchored_only_where_it_is_adopted_on_the_day() -> None:
    books, branch = with_branch()
    books.adopt(branch, "plan", since="2024-05-11")
    books.event("directive_received", branch, "2024-05-10")
    books.event("directive_received", branch, "2024-05-11")
    assert [item.starts_on.day for item in judged(books, law(AFTER, code="plan", layer="practice"))] == [11]


def test_training_without_names_leaves_an_appointment_unknown_only_within_the_term() -> None:
    books, branch = with_branch()
    li = books.members(1, branch)[0]
    books.post(li, branch, "secretary")
    books.event("appointed", branch, "2024-02-01", li, ref="secretary")
    training = duty(after="appointed", within="1 month", owed_by={"post": "secretary"}, measure=TRAINING)
    books.entry(branch, on="2024-03-02", forms="induction_training", headcount=3)
    assert statuses(books, judged(books, training)) == ["overdue"]
    books.entry(branch, on="2024-03-01", forms="induction_training", headcount=3)
    assert statuses(books, judged(books, training)) == ["unknown"]


def test_make_up_is_nothing_to_an_anchored_duty() -> None:
    books, branch = with_branch()
    books.event("directive_received", branch, "2024-01-31")
    books.entry(branch, on="2024-02-10", forms="meeting", make_up_for="2024-01-31")
    assert statuses(books, judged(books, AFTER)) == ["met"]


def test_a_feature_is_not_asked_of_an_event() -> None:
    books, branch = with_branch()
    books.declared_size(branch, 3)
    books.event("directive_received", branch, "2024-01-31")
    owed_by = {"unit": "branch", "has": "committee"}
    assert judged(books, duty(after="directive_received", within="7 days", owed_by=owed_by, measure=MEETING))


def test_an_event_on_the_day_after_the_last_of_a_unit_is_no_anchor() -> None:
    books = Books()
    branch = books.unit("branch", until="2024-05-05")
    books.event("directive_received", branch, "2024-05-04")
    books.event("directive_received", branch, "2024-05-05")
    assert [item.starts_on.day for item in judged(books, AFTER)] == [4]
