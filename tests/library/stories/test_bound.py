"""Whom a duty binds: kinds of unit, sectors, sizes, plans adopted, editions in force."""

from datetime import date

import pytest

from library.stories.telling import LIBRARY, RULEBOOKS, Story
from youju.core.codes import Vocabulary
from youju.core.rules.model import Sector

YEAR_2027 = (date(2027, 1, 1), date(2028, 1, 1))
IN_FORCE = [book for book in RULEBOOKS if book.valid_from < YEAR_2027[1] and book.valid_to > YEAR_2027[0]]
KINDS = LIBRARY.codes[Vocabulary.UNIT_KIND].terms
POSTS = {post for book in RULEBOOKS for duty in book.duties for post in duty.owed_by.post}


def test_a_temporary_branch_owes_no_committee_dues_elections_or_admissions(story: Story) -> None:
    story.members(7, story.unit("temporary_branch"))
    assert {item.duty for item in story.owed() if not item.person_id} == {
        "branch.meeting",
        "branch.meeting_quorum",
        "branch.meeting_majority",
        "branch.theme_day",
        "branch.party_history",
        "member.participation",
    }


def test_a_temporary_branch_is_not_asked_when_its_committee_was_elected(story: Story) -> None:
    story.event("term_started", story.unit("temporary_branch"), "2022-03-01", ref="一")
    assert story.stands("branch.term") == []


def test_a_party_history_lesson_of_a_temporary_branch_counts(story: Story) -> None:
    story.entry(story.unit("temporary_branch"), on="2025-07-01", forms="theme_day", topics="party_history")
    assert story.stands("branch.party_history") == ["met"]


@pytest.mark.parametrize(
    ("kind", "duties"),
    [
        ("party_committee", {"party_committee.central_group_study", "party_committee.democratic_life_meeting"}),
        ("leading_party_group", {"party_committee.central_group_study", "party_committee.democratic_life_meeting"}),
        ("general_branch", set()),
        ("branch", {"branch.organisational_life_meeting", "branch.democratic_appraisal"}),
    ],
)
def test_committees_hold_democratic_life_meetings_and_branches_organisational_ones(
    story: Story, kind: str, duties: set[str]
) -> None:
    story.unit(kind)
    asked = {
        "party_committee.central_group_study",
        "party_committee.democratic_life_meeting",
        "branch.organisational_life_meeting",
        "branch.democratic_appraisal",
    }
    assert {item.duty for item in story.owed()} & asked == duties


def test_an_organisational_life_meeting_is_no_democratic_life_meeting(story: Story) -> None:
    committee = story.unit("party_committee")
    story.entry(committee, on="2025-12-10", forms="organisational_life_meeting")
    assert story.stands("party_committee.democratic_life_meeting") == ["overdue"]


def test_appraisal_and_organisational_life_meeting_may_be_one_occasion(story: Story) -> None:
    branch = story.unit()
    story.entry(branch, on="2025-12-10", forms=["organisational_life_meeting", "democratic_appraisal"])
    assert story.stands("branch.organisational_life_meeting") == ["met"]
    assert story.stands("branch.democratic_appraisal") == ["met"]


@pytest.mark.parametrize(("sector", "owes"), [("bureau", 1), ("enterprise", 0), ("institution", 0)])
def test_only_branches_of_bureaus_hear_what_their_head_reports(story: Story, sector: str, owes: int) -> None:
    story.unit(sector=sector)
    assert len(story.owed("bureau.work_briefing")) == owes


@pytest.mark.parametrize(("sector", "owes"), [("enterprise", 2), ("bureau", 0)])
def test_only_general_branches_of_enterprises_have_five_to_seven_committee_members(
    story: Story, sector: str, owes: int
) -> None:
    story.unit("general_branch", sector=sector)
    assert len(story.owed("general_branch.size")) == owes


@pytest.mark.parametrize(("sector", "expected"), [("enterprise", ["met_late"]), ("bureau", [])])
def test_the_annual_report_of_enterprises_is_due_by_march(story: Story, sector: str, expected: list[str]) -> None:
    committee = story.unit("party_committee", sector=sector)
    story.entry(committee, on="2025-05-01", forms="work_report", topics="party_building")
    assert story.stands("party_committee.annual_report") == expected


@pytest.mark.parametrize(("reported_on", "expected"), [("2025-03-31", "met"), ("2025-04-01", "met_late")])
def test_the_end_of_march_is_the_end_of_march(story: Story, reported_on: str, expected: str) -> None:
    committee = story.unit("party_committee")
    story.entry(committee, on=reported_on, forms="work_report", topics="party_building")
    assert story.stands("party_committee.annual_report") == [expected]


def test_a_committee_founded_in_may_may_report_any_time_that_year(story: Story) -> None:
    committee = story.unit("party_committee", since="2025-05-01")
    story.entry(committee, on="2025-10-01", forms="work_report", topics="party_building")
    assert story.stands("party_committee.annual_report") == ["met"]


def test_a_sample_plan_binds_from_the_day_it_is_adopted(story: Story) -> None:
    branch = story.unit()
    assert story.owed("company.weekly_study") == []
    story.adopt(branch, "plan.engineering_company", since="2025-12-01")
    assert len(story.owed("company.weekly_study")) == 4


def test_a_sample_plan_binds_no_longer_when_it_is_given_up(story: Story) -> None:
    branch = story.unit()
    story.adopt(branch, "plan.engineering_company", "2025-01-01", "2025-01-20")
    assert [str(item.due_on) for item in story.owed("company.weekly_study")] == [
        "2025-01-05",
        "2025-01-12",
        "2025-01-19",
    ]


def test_a_plan_for_enterprises_asks_nothing_of_a_bureau_that_adopts_it(story: Story) -> None:
    branch = story.unit(sector="bureau")
    story.adopt(branch, "plan.engineering_company")
    assert story.owed("company.weekly_study") == []


def test_a_lecture_every_quarter_is_custom_and_binds_who_adopted_it(story: Story) -> None:
    branch, other = story.unit(), story.unit()
    story.adopt(branch, "customary_practice")
    assert (story.owes("branch.lecture", branch), story.owes("branch.lecture", other)) == (4, 0)


@pytest.mark.parametrize(("full_members", "expected"), [(2, "short"), (3, "met")])
def test_a_branch_has_at_least_three_full_members(story: Story, full_members: int, expected: str) -> None:
    branch = story.unit()
    story.members(full_members, branch)
    story.members(2, branch, standing="probationary_member")
    assert story.stands("branch.members_least") == [expected, expected]


def test_the_size_of_a_branch_is_that_of_the_last_day(story: Story) -> None:
    branch = story.unit()
    story.members(2, branch)
    story.members(1, branch, until="2025-06-30")
    assert story.stands("branch.members_least") == ["short", "short"]


@pytest.mark.parametrize(("in_probation", "expected"), [(0, "met"), (1, "short")])
def test_a_branch_has_at_most_fifty_members_those_in_probation_included(
    story: Story, in_probation: int, expected: str
) -> None:
    branch = story.unit()
    story.members(50, branch)
    story.members(in_probation, branch, standing="probationary_member")
    assert story.stands("branch.members_most")[0] == expected


def test_a_branch_that_is_too_large_may_say_why(story: Story) -> None:
    branch = story.unit()
    story.members(51, branch)
    story.excuse("branch.members_most", branch, "2025-01-01")
    assert story.stands("branch.members_most") == ["excused", "short"]


@pytest.mark.parametrize(("posts", "expected"), [(4, "short"), (5, "met"), (11, "met"), (12, "short")])
def test_the_committee_of_an_enterprise_has_five_to_eleven_members(story: Story, posts: int, expected: str) -> None:
    committee = story.unit("party_committee")
    story.post(story.person(), committee, "secretary")
    for _ in range(posts - 1):
        story.post(story.person(), committee, "committee_member")
    assert story.stands("party_committee.size") == [expected, expected]


def test_where_no_posts_are_in_the_books_nobody_knows_how_large_a_committee_is(story: Story) -> None:
    story.unit("party_committee")
    assert story.stands("party_committee.size") == ["unknown", "unknown"]


def test_a_branch_with_a_committee_may_have_no_more_than_seven_in_it(story: Story) -> None:
    branch = story.unit()
    for person in story.members(8, branch):
        story.post(person, branch, "committee_member")
    assert story.stands("branch.committee_most") == ["short", "short"]
    assert story.stands("branch.committee_least") == ["met", "met"]


@pytest.mark.parametrize(("year", "owes"), [(2023, 0), (2024, 1)])
def test_a_regulation_of_february_binds_for_the_rest_of_its_first_year(story: Story, year: int, owes: int) -> None:
    story.unit()
    assert len(story.owed("branch.party_history", f"{year}-01-01", f"{year + 1}-01-01")) == owes


@pytest.mark.parametrize(("year", "expected"), [(2023, ["short"]), (2024, [])])
def test_56_hours_of_officers_are_asked_until_the_five_year_plan_is_over(
    story: Story, year: int, expected: list[str]
) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    story.post(member, branch, "secretary")
    story.entry(branch, on=f"{year}-03-01", forms="training", present=member, hours=55)
    assert story.stands("officer.study_hours", f"{year}-01-01", f"{year + 1}-01-01") == expected


def test_the_union_counts_its_own_activities(story: Story) -> None:
    union, branch = story.unit("union"), story.unit()
    story.adopt(union, "plan.branch_assessment")
    for month in range(1, 9):
        story.entry(union, on=f"2025-{month:02}-08", forms="culture_sports" if month % 2 else "visit_of_care")
    story.entry(branch, on="2025-09-08", forms="union_activity")
    (item,) = story.owed("branch_assessment.union_activities")
    assert (item.value, item.least) == (8, 8)


def test_every_duty_of_the_calendar_is_owed_by_somebody(story: Story) -> None:
    """Where there is everything: all kinds of unit in enterprises and bureaus, all posts, all plans adopted."""
    units = [story.unit(kind.code, sector=sector) for kind in KINDS for sector in (Sector.ENTERPRISE, Sector.BUREAU)]
    for unit in units:
        people = story.members(7, unit)
        for post in POSTS:
            story.post(people[0], unit, post)
        for book in RULEBOOKS:
            story.adopt(unit, book.code)
    story.unit(sector="enterprise")
    owed = {item.duty for item in story.owed("", *YEAR_2027)}
    assert owed == {duty.code for book in IN_FORCE for duty in book.duties if not duty.is_anchored}
