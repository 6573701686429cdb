"""What units owe by the calendar, told as short stories."""

import pytest

from core.books import AgendaItem, Books
from core.inline_rules import MEETING, duty, judged, law, starting, statuses
from core.oracle import Known
from youju.core.periods import parse_period

MONTHLY = duty(every="month")
QUARTERLY = duty(every="quarter")


def with_branch(**unit: str) -> tuple[Books, int]:
    """A ledger with one branch."""
    books = Books()
    return books, books.unit("branch", **unit)


@pytest.mark.parametrize(
    ("part_period", "since", "owed"),
    [
        ("whole", "2024-01-01", True),
        ("whole", "2024-01-02", False),
        ("half", "2024-02-15", True),  # 46 of 91 days
        ("half", "2024-02-16", False),
        ("any", "2024-03-31", True),
        ("any", "2024-04-01", False),
    ],
)
def test_a_branch_owes_the_quarter_it_was_founded_in(part_period: str, since: str, owed: bool) -> None:
    books, _ = with_branch(since=since)
    items = judged(books, duty(every="quarter", part_period=part_period), until="2024-04-01")
    assert bool(items) == owed


def test_exactly_half_of_the_days_is_enough() -> None:
    books, _ = with_branch(since="2024-04-16", until="2024-06-16")
    months = [item.starts_on.month for item in judged(books, MONTHLY)]
    assert months == [4, 5, 6]


def test_a_branch_that_ends_early_is_due_on_its_last_day() -> None:
    books, _ = with_branch(until="2024-03-21")
    item = starting(judged(books, QUARTERLY), "2024-01-01")
    assert (str(item.due_on), str(item.ends_on)) == ("2024-03-20", "2024-04-01")


def test_an_item_belongs_to_the_window_its_due_day_lies_in() -> None:
    books, _ = with_branch(until="2024-03-21")
    assert not judged(books, QUARTERLY, since="2024-03-21", until="2024-04-01")
    assert judged(books, QUARTERLY, since="2024-03-20", until="2024-03-21")


def test_a_temporary_branch_owes_what_branches_owe() -> None:
    books = Books()
    temporary, _ = books.unit("temporary_branch"), books.unit("general_branch")
    assert {item.unit_id for item in judged(books, QUARTERLY)} == {temporary}


def test_seven_members_who_become_six_in_mid_month_swap_the_committee_for_none() -> None:
    books, branch = with_branch()
    books.members(6, branch)
    books.members(1, branch, until="2024-04-16")
    duties = [duty(name, every="month", owed_by={"unit": "branch", "has": name}) for name in FEATURES]
    found = [(item.duty, item.starts_on.month, item.due_on.day) for item in judged(books, *duties, until="2024-06-01")]
    with_committee = [("committee", month, last) for month, last in [(1, 31), (2, 29), (3, 31), (4, 15)]]
    assert found == [*with_committee, ("no_committee", 4, 30), ("no_committee", 5, 31)]


FEATURES = ("committee", "no_committee")


def test_probationary_members_make_no_committee() -> None:
    books, branch = with_branch()
    books.members(6, branch)
    books.members(3, branch, standing="probationary_member")
    books.declared_size(branch, 9)
    assert not judged(books, duty(every="year", owed_by={"unit": "branch", "has": "committee"}))


def test_names_in_the_books_however_old_stand_before_a_declared_size() -> None:
    books, branch = with_branch()
    books.members(1, branch, standing="probationary_member", until="2020-01-01")
    books.declared_size(branch, 9)
    items = judged(books, *(duty(name, every="year", owed_by={"unit": "branch", "has": name}) for name in FEATURES))
    assert [(item.duty, item.certain) for item in items] == [("no_committee", 1)]


def test_a_declared_size_stands_in_for_members_without_names() -> None:
    books, branch = with_branch()
    books.declared_size(branch, 7, until="2024-07-01")
    items = judged(books, *(duty(name, every="half", owed_by={"unit": "branch", "has": name}) for name in FEATURES))
    assert [(item.duty, item.label, item.certain) for item in items] == [
        ("committee", "2024H1", 1),
        ("committee", "2024H2", 0),
        ("no_committee", "2024H2", 0),
    ]
    assert statuses(books, items) == ["overdue", "unknown", "unknown"]


def test_cells_are_owed_for_while_one_is_below() -> None:
    books, branch = with_branch()
    cell, other = books.unit("cell", until="2024-03-01"), books.unit("cell")
    books.under(branch, cell)
    books.under(branch, other, kind="guides")
    items = judged(books, duty(every="month", owed_by={"unit": "branch", "has": "cells"}))
    assert [item.label for item in items] == ["2024-01", "2024-02"]


def test_a_meeting_made_up_for_in_time_counts_late_where_it_was_missing() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2024-02-10", forms="branch_meeting", make_up_for="2024-01-31")
    january, february = judged(books, duty(every="month", make_up=1), until="2024-03-01")
    assert (january.value, january.in_time, february.value) == (1, 0, 0)
    assert statuses(books, [january, february]) == ["met_late", "overdue"]


def test_a_meeting_made_up_for_too_late_counts_on_its_own_day() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2024-03-10", forms="branch_meeting", make_up_for="2024-01-31")
    items = judged(books, duty(every="month", make_up=1), until="2024-04-01")
    assert [(item.value, item.in_time) for item in items] == [(0, 0), (0, 0), (1, 1)]


def test_a_duty_without_make_up_takes_every_meeting_where_it_was_held() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2024-02-10", forms="branch_meeting", make_up_for="2024-01-31")
    assert [item.in_time for item in judged(books, MONTHLY, until="2024-03-01")] == [0, 1]


def test_what_makes_up_for_a_month_is_in_time_for_its_quarter() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2024-02-10", forms="branch_meeting", make_up_for="2024-01-31")
    assert statuses(books, judged(books, duty(every="quarter", make_up=1), until="2024-04-01")) == ["met"]


def test_a_week_is_made_up_for_by_its_last_day() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2024-12-31", forms="branch_meeting", make_up_for="2024-12-29")
    items = judged(books, duty(every="week", make_up=1), since="2024-12-29", until="2025-01-06")
    assert [(item.label, item.value, item.in_time) for item in items] == [("2024-W52", 1, 0), ("2025-W01", 0, 0)]


def test_of_two_editions_that_change_in_a_quarter_the_one_with_half_of_it_asks() -> None:
    books, _ = with_branch()
    editions = two_editions("2024-02-20", duty(every="quarter", at_least=1), duty(every="quarter", at_least=2))
    items = judged(books, *editions)
    assert [(item.edition, item.least) for item in items] == [("1", 1), ("2", 2), ("2", 2), ("2", 2)]


def test_what_an_edition_asked_is_due_when_its_period_ends_though_it_ends_before() -> None:
    books, branch = with_branch()
    books.adopt(branch, "law", until="2024-02-25")
    books.adopt(branch, "law", since="2024-03-01")
    (item,) = judged(books, law(QUARTERLY, valid_to="2024-02-20"))
    assert str(item.due_on) == "2024-03-31"
    (item,) = judged(books, law(QUARTERLY, layer="practice", valid_to="2024-02-20"))
    assert str(item.due_on) == "2024-03-31"


def test_of_two_editions_in_one_period_the_one_in_force_longer_judges() -> None:
    books, _ = with_branch()
    first, second = (duty(every="quarter", at_least=least, part_period="any") for least in (1, 2))
    items = judged(books, *two_editions("2024-03-31", first, second), until="2024-07-01")
    assert [(item.label, item.edition) for item in items] == [("2024Q1", "1"), ("2024Q2", "2")]


def two_editions(change: str, first: object, second: object) -> list:
    """A rulebook that is replaced on a day."""
    return [law(first, valid_to=change), law(second, edition="2", valid_from=change)]


def test_a_plan_is_owed_only_while_it_is_adopted() -> None:
    books, branch = with_branch()
    books.unit("branch")
    books.adopt(branch, "plan", since="2024-07-01")
    items = judged(books, law(QUARTERLY, code="plan", layer="practice"))
    assert [(item.unit_id, item.label) for item in items] == [(branch, "2024Q3"), (branch, "2024Q4")]


def test_a_rulebook_of_one_sector_binds_no_other() -> None:
    books = Books()
    bureau, _ = books.unit("branch", sector="bureau"), books.unit("branch", sector="enterprise")
    assert {item.unit_id for item in judged(books, law(QUARTERLY, sector=["bureau"]))} == {bureau}


def test_a_joint_meeting_counts_once_for_each_host() -> None:
    books, branch = with_branch()
    other = books.unit("branch")
    books.entry(branch, other, on="2024-05-05", forms="branch_meeting")
    assert [item.value for item in judged(books, duty(every="year"))] == [1, 1]


def test_only_what_was_held_counts() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2024-05-05", forms="branch_meeting", state="planned")
    books.entry(branch, on="2024-05-06", forms="branch_meeting", state="void")
    assert statuses(books, judged(books, duty(every="year"))) == ["overdue"]


def test_a_line_that_is_two_kinds_at_once_is_added_up_once() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2024-05-05", deliverables=[("published_article", 3), ("article", 2), ("reflection", 9)])
    articles = duty(every="year", measure={"sum": "deliverable", "deliverable": ["article", "published_article"]})
    (item,) = judged(books, articles)
    assert (item.value, item.records) == (5, 2)


def test_topic_and_kind_are_asked_of_one_and_the_same_item() -> None:
    books, branch = with_branch()
    agenda = [AgendaItem(("ideology",), kind="report"), AgendaItem(("secrecy",), kind="decision")]
    books.entry(branch, on="2024-05-05", forms="meeting", agenda=agenda)
    decided = duty("a", every="year", measure={"count": "agenda_item", "topic": "ideology", "item": "decision"})
    studied = duty("b", every="year", measure={"count": "entry", "topic": "ideology"})
    assert [item.value for item in judged(books, decided, studied)] == [0, 1]


def test_what_is_due_by_june_is_late_in_july() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2024-07-01", forms="meeting")
    (item,) = judged(books, duty(every="year", due_month=6))
    assert (str(item.due_on), item.value, item.in_time) == ("2024-06-30", 1, 0)
    assert statuses(books, [item]) == ["met_late"]


def test_a_branch_that_ends_before_june_is_due_on_its_last_day() -> None:
    books, _ = with_branch(since="2023-07-01", until="2024-04-01")
    (item,) = judged(books, duty(every="year", due_month=6, part_period="any"))
    assert str(item.due_on) == "2024-03-31"


def test_what_makes_up_for_last_year_is_late_however_early_in_the_next() -> None:
    books, branch = with_branch()
    books.entry(branch, on="2025-01-10", forms="meeting", make_up_for="2024-12-31")
    (item,) = judged(books, duty(every="year", due_month=6, make_up=3))
    assert (item.value, item.in_time) == (1, 0)


def test_an_upper_bound_is_kept_only_by_books_that_say_so() -> None:
    books, branch = with_branch()
    silent, closed = books.unit("branch"), books.unit("branch")
    books.close(closed, "2024-01-01", "2025-01-01")
    for day in ("2024-02-01", "2024-03-01", "2024-04-01"):
        books.entry(branch, on=day, forms="meeting")
    items = judged(books, duty(every="year", at_most=2, force="must_not"))
    assert [item.unit_id for item in items] == [branch, silent, closed]
    assert statuses(books, items) == ["short", "unknown", "met"]
    assert statuses(books, items, as_of="2024-12-31") == ["short", "open", "open"]


def test_a_closed_period_makes_nothing_a_confirmed_zero() -> None:
    books, branch = with_branch()
    books.close(branch, "2024-01-01", "2024-04-01")
    books.declare_zero(branch, "duty", "2024-04-01", "2024-06-01")
    books.declare_zero(branch, "meetings", "2024-06-01", "2024-07-01")
    books.declare_zero(branch, "something_else", "2024-07-01", "2025-01-01")
    items = judged(books, duty(every="quarter", measure=MEETING | {"code": "meetings"}))
    assert [item.known for item in items] == [Known.CONFIRMED_ZERO, Known.CONFIRMED_ZERO, *[Known.NO_RECORDS] * 2]


def test_a_branch_founded_in_mid_quarter_closes_from_then_on() -> None:
    books, branch = with_branch(since="2024-02-01")
    books.close(branch, "2024-02-01", "2024-04-01")
    assert starting(judged(books, QUARTERLY), "2024-01-01").known is Known.CONFIRMED_ZERO


def test_books_closed_only_now_and_then_confirm_nothing() -> None:
    books, branch = with_branch()
    for since, until in (("2024-01-01", "2024-02-01"), ("2024-03-01", "2024-04-01")):
        books.adopt(branch, "plan", since, until)
        books.close(branch, since, until)
    (item,) = judged(books, law(QUARTERLY, code="plan", layer="practice"), until="2024-04-01")
    assert item.known is Known.NO_RECORDS
    books.close(branch, "2024-02-01", "2024-03-01")
    (item,) = judged(books, law(QUARTERLY, code="plan", layer="practice"), until="2024-04-01")
    assert item.known is Known.CONFIRMED_ZERO


def test_a_unit_may_ask_more_of_itself_and_never_less() -> None:
    books, branch = with_branch()
    books.local_target("duty", branch, 4, since="2024-06-30")
    books.local_target("duty", branch, 1)
    items = judged(books, duty(every="quarter", at_least=2))
    assert [(item.least, item.floor) for item in items] == [(2, 2), (4, 2), (4, 2), (4, 2)]


def test_what_is_usual_can_be_excused_and_what_must_be_cannot() -> None:
    books, branch = with_branch()
    duties = [duty("usual", every="year", force="usual"), duty("must", every="year")]
    for each in ("usual", "must"):
        books.excuse(each, branch, "2024-01-01")
    items = judged(books, *duties)
    assert {item.duty: each for item, each in zip(items, statuses(books, items), strict=True)} == {
        "usual": "excused",
        "must": "overdue",
    }


def test_a_waiver_of_every_duty_stands_before_all_else() -> None:
    books, branch = with_branch()
    books.waive("*", branch, since="2024-06-30", until="2024-07-01")
    books.entry(branch, on="2024-05-05", forms="meeting")
    assert statuses(books, judged(books, QUARTERLY)) == ["overdue", "waived", "overdue", "overdue"]


def test_a_rate_leaves_out_items_without_a_vote() -> None:
    books, branch = with_branch()
    votes = [AgendaItem(expected=9, present=6), AgendaItem(expected=9, present=5), AgendaItem(present=9)]
    books.entry(branch, on="2024-05-05", forms="meeting", agenda=votes)
    measure = {"rate": "agenda_item", "form": "meeting", "passed": "present_two_thirds"}
    items = judged(
        books, duty("all", every="year", measure=measure), duty("half", every="year", measure=measure, at_least=50)
    )
    assert [(item.value, item.base) for item in items] == [(1, 2), (1, 2)]
    assert statuses(books, items) == ["short", "met"]


def test_a_rate_of_nothing_is_not_applicable() -> None:
    books, _ = with_branch()
    measure = {"rate": "agenda_item", "form": "meeting", "passed": "closed"}
    assert statuses(books, judged(books, duty(every="year", measure=measure))) == ["not_applicable"]


def test_a_letter_is_answered_by_a_reply_with_its_number() -> None:
    books, branch = with_branch()
    books.event("directive_received", branch, "2024-03-01", ref="r1")
    books.event("directive_received", branch, "2024-04-01", ref="r2")
    books.event("replied", branch, "2024-03-01", ref="r1")
    books.event("replied", branch, "2024-03-31", ref="r2")
    measure = {"rate": "event", "event": "directive_received", "passed": "answered", "answered_by": "replied"}
    (item,) = judged(books, duty(every="year", measure=measure))
    assert (item.value, item.base) == (1, 2)


def test_a_branch_larger_than_allowed_is_short() -> None:
    books, branch = with_branch()
    books.members(4, branch)
    size = duty(every="year", measure={"size": "population", "of": {"member": "full_member"}}, at_least=3, at_most=3)
    items = judged(books, size)
    assert [(item.value, item.records) for item in items] == [(4, 4)]
    assert statuses(books, items) == ["short"]


def test_the_size_of_a_unit_without_registers_is_unknown() -> None:
    books, branch = with_branch()
    of_members = duty("a", every="half", measure={"size": "population", "of": {"member": "full_member"}})
    of_posts = duty("b", every="half", measure={"size": "population", "of": {"post": "secretary"}})
    books.declared_size(branch, 5, until="2024-07-01")
    items = judged(books, of_members, of_posts)
    assert statuses(books, items) == ["met", "unknown", "unknown", "unknown"]


def test_before_its_end_an_item_is_open() -> None:
    books, _ = with_branch()
    (item,) = judged(books, duty(every="year"))
    assert item.due_on == parse_period("2024").last
    assert statuses(books, [item], as_of=item.due_on) == ["open"]
    assert statuses(books, [item], as_of="2025-01-01") == ["overdue"]
