"""What is asked of each member: taking part, study hours, talks; and what a number without names can prove."""

from datetime import date

import pytest

from library.stories.telling import Story

TAKING_PART = "member.participation"
HOURS = "member.study_hours"


def test_fifty_people_without_names_prove_the_meeting_and_nothing_about_each_member(story: Story) -> None:
    branch = story.unit()
    story.members(3, branch)
    story.entry(branch, on="2025-02-10", forms="branch_meeting", headcount=50)
    assert story.stands("branch.meeting")[0] == "met"
    assert story.stands(TAKING_PART)[0] == "unknown"


def test_two_people_without_names_cannot_have_been_all_three_members(story: Story) -> None:
    branch = story.unit()
    story.members(3, branch)
    story.entry(branch, on="2025-02-10", forms="branch_meeting", headcount=2)
    assert story.stands(TAKING_PART)[0] == "overdue"


def test_one_person_without_a_name_may_have_been_the_one_who_is_missing(story: Story) -> None:
    branch = story.unit()
    people = story.members(3, branch)
    story.entry(branch, on="2025-02-10", forms="branch_meeting", present=people[:2], headcount=1)
    assert story.stands(TAKING_PART)[0] == "unknown"


def test_who_is_named_as_absent_is_not_among_those_without_a_name(story: Story) -> None:
    branch = story.unit()
    people = story.members(3, branch)
    story.entry(branch, on="2025-02-10", forms="branch_meeting", present=people[:2], absent=people[2], headcount=1)
    assert story.stands(TAKING_PART)[0] == "short"


def test_who_is_missing_is_named(story: Story) -> None:
    branch = story.unit()
    first, second, third = story.members(3, branch)
    story.entry(branch, on="2025-02-10", forms="branch_meeting", present=[first, third])
    assert story.owed(TAKING_PART)[0].missing == (second,)


def test_who_was_on_leave_is_left_out_of_those_who_should_have_come(story: Story) -> None:
    branch = story.unit()
    *there, away = story.members(4, branch)
    story.entry(branch, on="2025-02-10", forms="branch_meeting", present=there, leave=away)
    item = story.owed(TAKING_PART)[0]
    assert (item.value, item.base, story.stands(TAKING_PART)[0]) == (3, 3, "met")


def test_where_everybody_was_on_leave_nothing_is_asked(story: Story) -> None:
    branch = story.unit()
    story.entry(branch, on="2025-02-10", forms="branch_meeting", leave=story.members(2, branch))
    assert story.stands(TAKING_PART)[0] == "not_applicable"


def test_who_came_another_time_needs_no_leave(story: Story) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    story.entry(branch, on="2025-02-10", forms="branch_meeting", leave=member)
    story.entry(branch, on="2025-03-10", forms="party_lecture", present=member)
    assert story.stands(TAKING_PART)[0] == "met"


def test_who_only_looked_on_has_not_taken_part(story: Story) -> None:
    branch = story.unit()
    there, guest = story.members(2, branch)
    story.entry(branch, on="2025-02-10", forms="branch_meeting", present=there, observers=guest)
    assert story.stands(TAKING_PART)[0] == "short"


def test_people_attached_to_a_temporary_branch_take_part_there(story: Story) -> None:
    home, project = story.unit(), story.unit("temporary_branch")
    worker, *_ = story.members(3, home)
    story.attach(worker, project)
    story.entry(project, on="2025-02-10", forms="branch_meeting", present=worker)
    spring = [item for item in story.owed(TAKING_PART) if item.starts_on == date(2025, 1, 1)]
    assert {item.unit_id: (item.value, item.base) for item in spring} == {home: (1, 3), project: (1, 1)}


def test_who_is_attached_to_a_temporary_branch_may_still_take_part_at_home(story: Story) -> None:
    home, project = story.unit(), story.unit("temporary_branch")
    (worker,) = story.members(1, home)
    story.attach(worker, project)
    story.entry(home, on="2025-02-10", forms="branch_meeting", present=worker)
    assert story.stands(TAKING_PART, until="2025-04-01") == ["met", "met"]


def test_nobody_is_asked_of_a_project_that_people_left_before_the_middle_of_the_quarter(story: Story) -> None:
    home, project = story.unit(), story.unit("temporary_branch")
    (worker,) = story.members(1, home)
    story.attach(worker, project, until="2025-02-01")
    items = [item for item in story.owed(TAKING_PART, until="2025-04-01") if item.unit_id == project]
    assert [(item.base, item.missing) for item in items] == [(0, ())]


def test_everybody_is_talked_to_once_a_year(story: Story) -> None:
    branch = story.unit()
    people = story.members(4, branch)
    story.entry(branch, on="2025-03-01", forms="heart_talk", present=people[:3])
    assert story.stands("branch.heart_talks") == ["short"]
    story.entry(branch, on="2025-11-01", forms="heart_talk", interviewee=people[3:])
    assert story.stands("branch.heart_talks") == ["met"]


def test_a_talk_counts_for_both_who_talked_whatever_was_said(story: Story) -> None:
    branch = story.unit()
    one, other = story.members(2, branch)
    story.entry(branch, on="2025-03-01", forms="heart_talk", present=one, interviewee=other)
    assert story.figure("heart_talk", branch) == (1, "counted")
    assert story.figure("heart_talk_people", branch) == (2, "counted")


def test_32_hours_are_made_of_all_forms_of_learning(story: Story) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    for day, form in (("2025-03-01", "group_study"), ("2025-06-01", "party_lecture"), ("2025-09-01", "training")):
        story.entry(branch, on=day, forms=form, present=[member], hours=11)
    story.entry(branch, on="2025-10-01", forms="self_study", present=[member], hours=50)
    (item,) = story.owed(HOURS)
    assert (item.value, item.least) == (330, 320)


@pytest.mark.parametrize(("hours", "expected"), [(31.9, "short"), (32, "met")])
def test_32_hours_are_32(story: Story, hours: float, expected: str) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    story.entry(branch, on="2025-03-01", forms="training", present=member, hours=hours)
    assert story.stands(HOURS) == [expected]


def test_study_of_which_nobody_took_down_the_hours_may_have_been_enough(story: Story) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    story.entry(branch, on="2025-03-01", forms="training", present=member)
    assert story.stands(HOURS) == ["unknown"]


def test_study_by_twenty_people_without_names_leaves_each_members_hours_open(story: Story) -> None:
    branch = story.unit()
    story.members(1, branch)
    story.entry(branch, on="2025-03-01", forms="training", headcount=20)
    assert story.stands(HOURS) == ["unknown"]


def test_hours_studied_elsewhere_count_at_home(story: Story) -> None:
    home, school = story.unit(), story.unit("party_committee")
    (member,) = story.members(1, home)
    story.entry(school, on="2025-03-01", forms="training", present=member, hours=32)
    assert story.stands(HOURS) == ["met"]


def test_who_moved_in_the_middle_of_the_year_brings_the_hours_along(story: Story) -> None:
    one, other, person = story.unit(), story.unit(), story.person()
    story.member(person, one, until="2025-07-15")
    story.member(person, other, since="2025-07-15")
    story.entry(one, on="2025-03-01", forms="training", present=person, hours=20)
    story.entry(other, on="2025-09-01", forms="training", present=person, hours=12)
    (item,) = story.owed(HOURS)
    assert (item.unit_id, item.value, story.stands(HOURS)) == (other, 320, ["met"])


@pytest.mark.parametrize(
    ("since", "owes"), [("2025-07-02", True), ("2025-07-03", False), ("2024-07-02", True), ("2024-07-03", False)]
)
def test_who_joined_after_the_middle_of_the_year_owes_no_hours_that_year(story: Story, since: str, owes: bool) -> None:
    story.members(1, story.unit(), since=since)
    year = int(since[:4])
    assert bool(story.owed(HOURS, date(year, 1, 1), date(year + 1, 1, 1))) is owes


def test_two_stays_of_four_months_make_more_than_half_of_the_year(story: Story) -> None:
    one, other, person = story.unit(), story.unit(), story.person()
    story.member(person, one, until="2025-05-01")
    story.member(person, other, since="2025-09-01")
    assert [item.unit_id for item in story.owed(HOURS)] == [other]


def test_hours_of_who_leaves_the_party_in_autumn_are_due_on_the_last_day(story: Story) -> None:
    story.members(1, story.unit(), until="2025-10-01")
    assert [item.due_on for item in story.owed(HOURS)] == [date(2025, 9, 30)]


@pytest.mark.parametrize(
    ("standing", "owes"), [("probationary_member", True), ("activist", False), ("applicant", False)]
)
def test_hours_are_asked_of_members_in_probation_and_not_of_activists(story: Story, standing: str, owes: bool) -> None:
    story.members(1, story.unit(), standing=standing)
    assert bool(story.owed(HOURS)) is owes


def test_who_was_confirmed_in_the_middle_of_the_year_owes_the_hours_once(story: Story) -> None:
    branch, person = story.unit(), story.person()
    story.member(person, branch, "probationary_member", until="2025-06-01")
    story.member(person, branch, since="2025-06-01")
    assert len(story.owed(HOURS)) == 1


def test_who_moves_to_another_town_transfers_the_membership_within_three_months(story: Story) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    story.event("workplace_changed", branch, "2025-01-31", person=member, ref="甲")
    story.event("membership_transferred", branch, "2025-05-01", person=member, ref="甲")
    (item,) = story.owed("member.transfer")
    assert (item.due_on, story.stands("member.transfer")) == (date(2025, 4, 30), ["met_late"])


def test_a_plan_may_want_every_member_to_have_heard_of_one_topic(story: Story) -> None:
    branch = story.unit()
    story.adopt(branch, "plan.group_committee")
    people = story.members(2, branch)
    story.entry(branch, on="2025-03-01", forms="group_study", topics="central_spirit", present=people[0])
    story.entry(branch, on="2025-03-08", forms="group_study", topics="safety", present=people[1])
    assert story.owed("group.central_spirit")[0].missing == (people[1],)
