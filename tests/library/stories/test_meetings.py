"""Meetings and theme days of a branch: what it owes, from when to when, and in which period an act counts."""

import pytest

from library.stories.telling import Story
from youju.core.codes import Term, Terms, Vocabulary

COMMITTEE = "branch_committee.meeting"
THEME_DAY = "branch.theme_day"


def test_a_branch_meets_every_quarter(story: Story) -> None:
    branch = story.unit()
    for day in ("2025-02-10", "2025-05-10", "2025-12-10"):
        story.entry(branch, on=day, forms="branch_meeting")
    assert story.stands("branch.meeting") == ["met", "met", "overdue", "met"]


def test_an_election_meeting_is_the_branch_meeting_of_its_quarter(story: Story) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="election_meeting")
    assert story.stands("branch.meeting")[0] == "met"


def test_a_joint_branch_owes_what_a_branch_owes(story: Story) -> None:
    story.unit("joint_branch")
    assert len(story.owed(THEME_DAY)) == 12


@pytest.mark.parametrize(
    ("founded_on", "months"), [("2025-01-01", 12), ("2025-01-16", 12), ("2025-01-17", 11), ("2025-01-20", 11)]
)
def test_a_branch_founded_after_the_middle_of_a_month_does_not_owe_that_month(
    story: Story, founded_on: str, months: int
) -> None:
    story.unit(since=founded_on)
    assert len(story.owed(THEME_DAY)) == months


@pytest.mark.parametrize(
    ("founded_on", "owes"),
    [("2024-02-15", True), ("2024-02-16", False), ("2025-02-15", True), ("2025-02-16", False)],
)
def test_half_of_february_is_counted_in_its_own_days(story: Story, founded_on: str, owes: bool) -> None:
    story.unit(since=founded_on)
    first = story.owed(THEME_DAY, founded_on, founded_on[:5] + "12-31")[0]
    assert (first.starts_on.month == 2) is owes


@pytest.mark.parametrize(("dissolved_on", "months"), [("2025-06-15", 5), ("2025-06-16", 6)])
def test_a_branch_dissolved_before_the_middle_of_a_month_does_not_owe_that_month(
    story: Story, dissolved_on: str, months: int
) -> None:
    story.unit(until=dissolved_on)
    assert len(story.owed(THEME_DAY)) == months


def test_what_a_dissolved_branch_still_owes_is_due_on_its_last_day(story: Story) -> None:
    story.unit(until="2025-06-16")
    assert [str(item.due_on) for item in story.owed("branch.meeting")] == ["2025-03-31", "2025-06-15"]


@pytest.mark.parametrize(("full_members", "meetings"), [(7, 12), (6, 0)])
def test_committee_meetings_are_owed_from_seven_full_members(story: Story, full_members: int, meetings: int) -> None:
    story.members(full_members, story.unit())
    assert len(story.owed(COMMITTEE)) == meetings


def test_when_seven_members_become_six_committee_meetings_are_owed_no_more(story: Story) -> None:
    branch = story.unit()
    story.members(6, branch)
    story.members(1, branch, until="2025-06-10")
    assert [item.starts_on.month for item in story.owed(COMMITTEE)] == [1, 2, 3, 4, 5]


def test_a_branch_that_has_become_too_small_for_a_committee_needs_a_secretary(story: Story) -> None:
    branch = story.unit()
    story.members(6, branch)
    story.members(1, branch, until="2025-06-10")
    assert [str(item.starts_on) for item in story.owed("branch.secretary_in_post")] == ["2025-07-01"]


def test_when_six_members_become_seven_committee_meetings_are_owed(story: Story) -> None:
    branch = story.unit()
    story.members(6, branch)
    story.members(1, branch, since="2025-06-10")
    assert [item.starts_on.month for item in story.owed(COMMITTEE)] == [6, 7, 8, 9, 10, 11, 12]


def test_a_probationary_member_does_not_count_towards_the_seven(story: Story) -> None:
    branch = story.unit()
    story.members(6, branch)
    story.members(1, branch, standing="probationary_member")
    assert story.owed(COMMITTEE) == []


def test_a_member_counts_towards_the_seven_from_confirmation_on(story: Story) -> None:
    branch, person = story.unit(), story.person()
    story.members(6, branch)
    story.member(person, branch, "probationary_member", until="2025-07-01")
    story.member(person, branch, since="2025-07-01")
    assert len(story.owed(COMMITTEE)) == 6


def test_a_transfer_takes_the_seventh_member_from_one_branch_to_the_other(story: Story) -> None:
    one, other, person = story.unit(), story.unit(), story.person()
    story.members(6, one)
    story.members(6, other)
    story.member(person, one, until="2025-04-01")
    story.member(person, other, since="2025-04-01")
    assert (story.owes(COMMITTEE, one), story.owes(COMMITTEE, other)) == (3, 9)


def test_people_attached_to_a_branch_do_not_count_towards_the_seven(story: Story) -> None:
    home, branch = story.unit(), story.unit()
    story.members(6, branch)
    for person in story.members(3, home):
        story.attach(person, branch)
    assert story.owes(COMMITTEE, branch) == 0


@pytest.mark.parametrize(("size", "months"), [(7, 12), (6, 0)])
def test_a_branch_without_a_roster_says_how_many_members_it_has(story: Story, size: int, months: int) -> None:
    story.declared_size(story.unit(), size)
    assert len(story.owed(COMMITTEE)) == months


def test_where_the_books_say_nothing_of_members_nobody_knows_whether_a_committee_should_have_met(story: Story) -> None:
    story.entry(story.unit(), on="2025-01-10", forms="branch_committee_meeting")
    assert story.stands(COMMITTEE)[:3] == ["met", "unknown", "unknown"]


def test_a_theme_day_made_up_in_the_next_month_is_late_and_counts_once(story: Story) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="theme_day", make_up_for="2025-01-31")
    assert story.stands(THEME_DAY)[:2] == ["met_late", "overdue"]


def test_a_month_may_hold_its_own_theme_day_and_that_of_the_month_before(story: Story) -> None:
    branch = story.unit()
    story.entry(branch, on="2025-02-10", forms="theme_day", make_up_for="2025-01-31")
    story.entry(branch, on="2025-02-24", forms="theme_day")
    assert story.stands(THEME_DAY)[:3] == ["met_late", "met", "overdue"]


def test_a_theme_day_two_months_late_makes_nothing_up(story: Story) -> None:
    story.entry(story.unit(), on="2025-03-10", forms="theme_day", make_up_for="2025-01-31")
    assert story.stands(THEME_DAY)[:3] == ["overdue", "overdue", "met"]


def test_a_branch_meeting_cannot_be_made_up_in_the_next_quarter(story: Story) -> None:
    story.entry(story.unit(), on="2025-04-10", forms="branch_meeting", make_up_for="2025-03-31")
    assert story.stands("branch.meeting") == ["overdue", "met", "overdue", "overdue"]


def test_the_theme_day_of_december_may_be_made_up_in_january(story: Story) -> None:
    story.entry(story.unit(), on="2026-01-08", forms="theme_day", make_up_for="2025-12-31")
    assert story.stands(THEME_DAY, "2025-12-01", "2026-02-01") == ["met_late", "overdue"]


@pytest.mark.parametrize(("day", "expected"), [("2025-12-31", ["met", "overdue"]), ("2026-01-01", ["overdue", "met"])])
def test_new_years_eve_belongs_to_the_old_year(story: Story, day: str, expected: list[str]) -> None:
    story.entry(story.unit(), on=day, forms="branch_meeting")
    assert story.stands("branch.meeting", "2025-10-01", "2026-04-01") == expected


def test_a_theme_day_on_the_leap_day_is_that_of_february(story: Story) -> None:
    story.entry(story.unit(), on="2024-02-29", forms="theme_day")
    assert story.stands(THEME_DAY, "2024-02-01", "2024-04-01") == ["met", "overdue"]


@pytest.mark.parametrize(("as_of", "expected"), [("2025-01-31", "open"), ("2025-02-01", "overdue")])
def test_a_theme_day_is_open_until_the_last_day_of_its_month(story: Story, as_of: str, expected: str) -> None:
    story.unit()
    assert story.stands(THEME_DAY, until="2025-02-01", as_of=as_of) == [expected]


@pytest.mark.parametrize("state", ["planned", "void"])
def test_what_is_planned_or_withdrawn_has_not_taken_place(story: Story, state: str) -> None:
    story.entry(story.unit(), on="2025-01-10", forms="theme_day", state=state)
    assert story.stands(THEME_DAY)[0] == "overdue"


def test_an_activity_held_together_counts_for_each_host(story: Story) -> None:
    one, other, third = story.unit(), story.unit(), story.unit()
    story.entry(one, other, on="2025-01-10", forms="theme_day")
    assert story.stands(THEME_DAY, until="2025-02-01") == ["met", "met", "overdue"]
    assert story.figure("theme_day", third) == (0, "no_records")


def test_an_activity_held_together_is_one_in_the_figure_of_the_superior(story: Story) -> None:
    committee, one, other = story.unit("party_committee"), story.unit(), story.unit()
    story.under(committee, one)
    story.under(committee, other)
    story.entry(one, other, on="2025-01-10", forms="theme_day")
    assert story.figure("theme_day", committee, below=True) == (1, "counted")


def test_one_meeting_serves_three_duties_and_counts_once(story: Story) -> None:
    branch = story.unit()
    story.members(7, branch)
    story.adopt(branch, "plan.branch_assessment")
    story.event("directive_received", branch, "2025-01-08", ref="甲")
    meeting = {"forms": "branch_committee_meeting", "first_topic": ["甲"], "topics": "ideology"}
    story.entry(branch, on="2025-01-10", **meeting)
    assert story.stands(COMMITTEE)[0] == "met"
    assert story.stands("branch_assessment.first_topic") == ["met"]
    assert story.stands("branch_assessment.ideology_analysis")[0] == "met"
    assert story.figure("branch_committee_meeting", branch) == (1, "counted")


def test_a_local_kind_of_meeting_counts_as_what_it_is_a_case_of(story: Story) -> None:
    friday = Term(code="friday_meeting", label="周五例会", is_a="group_study")
    forms = story.words[Vocabulary.FORM]
    story.words = dict(story.words) | {Vocabulary.FORM: Terms(Vocabulary.FORM, (*forms.terms, friday))}
    branch = story.unit()
    story.adopt(branch, "plan.engineering_company")
    story.entry(branch, on="2025-01-10", forms="friday_meeting")
    assert story.stands("company.weekly_study", "2025-01-06", "2025-01-19") == ["met"]


@pytest.mark.parametrize(("cells", "owed"), [(0, 0), (2, 24)])
def test_group_meetings_are_owed_by_party_groups_where_there_are_any(story: Story, cells: int, owed: int) -> None:
    branch = story.unit()
    for _ in range(cells):
        story.under(branch, story.unit("cell"))
    assert len(story.owed("cell.meeting")) == owed


def test_a_weekly_study_on_the_third_of_january_is_that_of_the_week_before_new_year(story: Story) -> None:
    branch = story.unit()
    story.adopt(branch, "plan.engineering_company")
    story.entry(branch, on="2025-01-03", forms="group_study")
    (item,) = story.owed("company.weekly_study", "2025-01-05", "2025-01-06")
    assert (str(item.starts_on), item.value) == ("2024-12-30", 1)
