"""What is asked of holders of posts: lectures, training, meetings they attend, reports they give."""

import pytest

from library.stories.telling import Story

LECTURE = "party_committee_secretary.lecture"


def secretary_of(story: Story, kind: str = "party_committee", **post: str) -> tuple[int, int]:
    """A unit with its secretary."""
    unit, person = story.unit(kind), story.person()
    story.post(person, unit, "secretary", **post)
    return unit, person


@pytest.mark.parametrize(("kind", "owes"), [("party_committee", 1), ("leading_party_group", 1), ("general_branch", 0)])
def test_the_secretary_of_a_committee_lectures_once_a_year(story: Story, kind: str, owes: int) -> None:
    secretary_of(story, kind)
    assert len(story.owed(LECTURE)) == owes


def test_a_secretary_may_lecture_in_any_branch(story: Story) -> None:
    _, secretary = secretary_of(story)
    story.entry(story.unit(), on="2025-06-30", forms="party_lecture", lecturer=secretary)
    assert story.stands(LECTURE) == ["met"]


def test_a_lecture_at_the_contact_point_is_a_lecture(story: Story) -> None:
    _, secretary = secretary_of(story)
    story.entry(story.unit(), on="2025-06-30", forms="contact_point_lecture", lecturer=secretary)
    assert story.stands(LECTURE) == ["met"]


def test_to_listen_to_a_lecture_is_not_to_give_one(story: Story) -> None:
    committee, secretary = secretary_of(story)
    story.entry(committee, on="2025-06-30", forms="party_lecture", present=secretary, lecturer=story.person())
    assert story.stands(LECTURE) == ["overdue"]


def test_a_lecture_of_which_nobody_says_who_gave_it_may_have_been_the_secretarys(story: Story) -> None:
    committee, secretary = secretary_of(story)
    story.entry(committee, on="2025-06-30", forms="party_lecture", present=secretary)
    assert story.stands(LECTURE) == ["unknown"]


def test_a_secretary_who_was_on_leave_did_not_give_the_lecture(story: Story) -> None:
    committee, secretary = secretary_of(story)
    story.entry(committee, on="2025-06-30", forms="party_lecture", leave=secretary)
    assert story.stands(LECTURE) == ["overdue"]


def test_of_two_secretaries_in_a_year_the_one_longer_in_office_owes_the_lecture(story: Story) -> None:
    committee, _ = secretary_of(story, until="2025-07-01")
    successor = story.person()
    story.post(successor, committee, "secretary", since="2025-07-01")
    assert [item.person_id for item in story.owed(LECTURE)] == [successor]


def test_two_posts_of_four_months_are_not_one_of_eight(story: Story) -> None:
    committee, person = story.unit("party_committee"), story.person()
    story.post(person, committee, "leader", "2025-01-01", "2025-05-01")
    story.post(person, committee, "committee_member", "2025-05-01", "2025-09-01")
    assert story.owed("leader.democratic_life_attendance") == []


def test_who_is_leader_and_committee_member_at_once_is_asked_once(story: Story) -> None:
    committee, person = story.unit("party_committee"), story.person()
    story.post(person, committee, "principal_leader")
    story.post(person, committee, "secretary")
    assert len(story.owed("leader.democratic_life_attendance")) == 1


def test_leaders_attend_the_democratic_life_meeting_whatever_their_post_is_called(story: Story) -> None:
    group, secretary = secretary_of(story, "leading_party_group")
    member = story.person()
    story.post(member, group, "leading_group_member")
    story.entry(group, on="2025-12-20", forms="democratic_life_meeting", present=[secretary, member])
    assert story.stands("leader.democratic_life_attendance") == ["met", "met"]


def test_a_leader_lives_as_a_plain_member_in_the_branch_too(story: Story) -> None:
    _, secretary = secretary_of(story)
    branch = story.unit()
    story.member(secretary, branch)
    story.entry(branch, on="2025-05-10", forms="theme_day", present=secretary)
    assert story.stands("leader.double_life") == ["met"]


def test_to_look_on_at_an_appraisal_is_not_to_be_appraised(story: Story) -> None:
    branch, secretary = secretary_of(story, "branch")
    story.entry(branch, on="2025-12-20", forms="work_report_appraisal", observers=secretary)
    assert story.stands("secretary.work_report_appraisal") == ["overdue"]
    story.entry(branch, on="2025-12-27", forms="work_report_appraisal", present=secretary)
    assert story.stands("secretary.work_report_appraisal") == ["met"]


@pytest.mark.parametrize(
    ("trained_on", "expected"), [("2023-09-01", "met"), ("2023-09-02", "met_late"), (None, "overdue")]
)
def test_a_new_secretary_is_trained_within_six_months(story: Story, trained_on: str | None, expected: str) -> None:
    branch, secretary = secretary_of(story, "branch", since="2023-03-01")
    story.event("appointed", branch, "2023-03-01", person=secretary, ref="secretary")
    if trained_on:
        story.entry(story.unit(), on=trained_on, forms="induction_training", present=secretary)
    assert story.stands("secretary.induction", "2023-01-01", "2024-01-01") == [expected]


def test_six_months_from_the_end_of_august_end_with_february(story: Story) -> None:
    branch, secretary = secretary_of(story, "branch", since="2023-08-31")
    story.event("appointed", branch, "2023-08-31", person=secretary, ref="secretary")
    (item,) = story.owed("secretary.induction", "2024-01-01", "2025-01-01")
    assert str(item.due_on) == "2024-02-29"


def test_training_before_the_appointment_is_not_training_for_it(story: Story) -> None:
    branch, secretary = secretary_of(story, "branch", since="2023-03-01")
    story.event("appointed", branch, "2023-03-01", person=secretary, ref="secretary")
    story.entry(branch, on="2023-02-28", forms="induction_training", present=secretary)
    assert story.stands("secretary.induction", "2023-01-01", "2024-01-01") == ["overdue"]


def test_who_left_the_post_within_the_six_months_owes_no_training(story: Story) -> None:
    branch, secretary = secretary_of(story, "branch", since="2023-03-01", until="2023-08-01")
    story.event("appointed", branch, "2023-03-01", person=secretary, ref="secretary")
    assert story.owed("secretary.induction", "2023-01-01", "2024-01-01") == []


def test_a_deputy_is_not_trained_as_a_secretary(story: Story) -> None:
    branch, deputy = story.unit(), story.person()
    story.post(deputy, branch, "deputy_secretary", since="2023-03-01")
    story.event("appointed", branch, "2023-03-01", person=deputy, ref="deputy_secretary")
    assert story.owed("secretary.induction", "2023-01-01", "2024-01-01") == []


@pytest.mark.parametrize(("post", "expected"), [("secretary", ["short"]), ("publicity_officer", [])])
def test_a_secretary_has_been_a_full_member_for_a_year(story: Story, post: str, expected: list[str]) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    story.event("confirmed", branch, "2025-06-01", person=member)
    story.event("appointed", branch, "2026-03-01", person=member, ref=post)
    assert story.stands("secretary.party_age") == expected


def test_of_a_secretary_whose_confirmation_is_in_no_book_nobody_knows_the_party_age(story: Story) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    story.event("appointed", branch, "2026-03-01", person=member, ref="secretary")
    assert story.stands("secretary.party_age") == ["unknown"]


def test_a_promotion_is_checked_whatever_kind_of_leader_it_is(story: Story) -> None:
    committee, leader = story.unit("party_committee"), story.person()
    story.adopt(committee, "plan.group_committee")
    story.post(leader, committee, "principal_leader", since="2025-06-01")
    story.event("appointed", committee, "2025-06-01", person=leader, ref="principal_leader")
    assert [item.ref for item in story.owed("group.promotion_check")] == ["principal_leader"]


@pytest.mark.parametrize(("checked", "expected"), [(1, "short"), (2, "met")])
def test_everybody_in_a_classified_post_is_checked_once_a_year(story: Story, checked: int, expected: str) -> None:
    committee = story.unit("party_committee")
    people = [story.person() for _ in range(2)]
    for person in people:
        story.post(person, committee, "classified_staff")
    story.entry(committee, on="2025-05-01", forms="secrecy_check", present=people[:checked])
    assert story.stands("unit.classified_staff_supervision") == [expected]


def test_where_nobody_holds_a_classified_post_there_is_nobody_to_check(story: Story) -> None:
    story.unit("party_committee")
    assert story.stands("unit.classified_staff_supervision") == ["not_applicable"]
