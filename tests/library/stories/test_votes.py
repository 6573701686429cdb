"""Quorums and majorities: 半数以上 is half or more, 超过半数 more than half; and shares of matters answered."""

import pytest

from core.books import AgendaItem
from library.stories.telling import Story


def vote(topic: str, present: int, in_favour: int, result: str = "agreed") -> list[AgendaItem]:
    """An agenda of one item on which ten should have voted."""
    return [AgendaItem((topic,), expected=10, present=present, in_favour=in_favour, result=result)]


@pytest.mark.parametrize(("present", "expected"), [(4, "short"), (5, "met"), (6, "met")])
def test_a_branch_meeting_may_vote_when_half_of_its_members_are_there(
    story: Story, present: int, expected: str
) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="branch_meeting", agenda=vote("work_plan", present, present))
    assert story.stands("branch.meeting_quorum")[0] == expected


@pytest.mark.parametrize(("present", "expected"), [(5, "short"), (6, "met")])
def test_accepting_a_member_takes_more_than_half_of_the_members(story: Story, present: int, expected: str) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="branch_meeting", agenda=vote("acceptance", present, present))
    assert story.stands("acceptance.quorum")[0] == expected


@pytest.mark.parametrize(("in_favour", "expected"), [(5, "short"), (6, "met")])
def test_a_decision_is_carried_by_more_than_half_of_those_expected(story: Story, in_favour: int, expected: str) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="branch_meeting", agenda=vote("work_plan", 9, in_favour))
    assert story.stands("branch.meeting_majority")[0] == expected


@pytest.mark.parametrize("result", ["deferred", "rejected"])
def test_what_was_deferred_or_rejected_needs_no_majority(story: Story, result: str) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="branch_meeting", agenda=vote("work_plan", 9, 2, result))
    assert story.stands("branch.meeting_majority")[0] == "not_applicable"
    assert story.stands("branch.meeting_quorum")[0] == "met"


def test_a_deferred_matter_has_been_discussed_all_the_same(story: Story) -> None:
    branch = story.unit()
    story.entry(branch, on="2025-02-10", forms="branch_meeting", agenda=vote("collective_decision", 9, 2, "deferred"))
    assert story.figure("collective_decision_items", branch) == (1, "counted")


def test_a_matter_without_a_vote_taken_down_says_nothing_of_the_quorum(story: Story) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="branch_meeting", topics="work_plan")
    assert story.stands("branch.meeting_quorum")[0] == "not_applicable"


@pytest.mark.parametrize(("present", "expected"), [(7, "short"), (8, "met")])
def test_an_election_takes_four_fifths_of_the_voters(story: Story, present: int, expected: str) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="election_meeting", agenda=vote("election", present, present))
    assert story.stands("election.quorum") == [expected]


def test_who_is_elected_by_most_of_those_present_is_elected(story: Story) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="election_meeting", agenda=vote("election", 8, 5))
    assert story.stands("election.majority") == ["met"]
    assert story.stands("branch.meeting_majority")[0] == "not_applicable"


def test_half_of_those_present_elects_nobody(story: Story) -> None:
    story.entry(story.unit(), on="2025-02-10", forms="election_meeting", agenda=vote("election", 8, 4))
    assert story.stands("election.majority") == ["short"]


@pytest.mark.parametrize(("present", "expected"), [(5, "short"), (6, "met")])
def test_a_democratic_life_meeting_takes_two_thirds_of_the_leaders(story: Story, present: int, expected: str) -> None:
    agenda = [AgendaItem(expected=9, present=present)]
    story.entry(story.unit("party_committee"), on="2025-12-20", forms="democratic_life_meeting", agenda=agenda)
    assert story.stands("party_committee.democratic_life_quorum") == [expected]


@pytest.mark.parametrize(("present", "expected"), [(2, "short"), (3, "met")])
def test_a_branch_committee_decides_when_half_of_it_is_there(story: Story, present: int, expected: str) -> None:
    branch = story.unit()
    story.members(7, branch)
    agenda = [AgendaItem(expected=5, present=present)]
    story.entry(branch, on="2025-02-10", forms="branch_committee_meeting", agenda=agenda)
    assert story.stands("branch_committee.quorum")[0] == expected


def test_every_vote_of_the_half_year_has_to_have_its_quorum(story: Story) -> None:
    branch = story.unit()
    for day, present in (("2025-02-10", 8), ("2025-05-10", 4)):
        story.entry(branch, on=day, forms="branch_meeting", agenda=vote("work_plan", present, present))
    item = story.owed("branch.meeting_quorum")[0]
    assert (item.value, item.base, story.stands("branch.meeting_quorum")[0]) == (1, 2, "short")


@pytest.mark.parametrize(
    ("given_on", "expected"), [("2025-03-20", "met"), ("2025-06-20", "met"), ("2025-02-20", "short"), (None, "short")]
)
def test_an_opinion_asked_for_is_given_afterwards(story: Story, given_on: str | None, expected: str) -> None:
    committee = story.unit("party_committee")
    story.adopt(committee, "plan.group_committee")
    story.event("opinion_requested", committee, "2025-03-01", ref="甲")
    if given_on:
        story.event("opinion_given", committee, given_on, ref="甲")
    assert story.stands("group.integrity_opinions")[0] == expected


def test_the_answer_to_one_request_does_not_answer_another(story: Story) -> None:
    committee = story.unit("party_committee")
    story.adopt(committee, "plan.group_committee")
    for ref in "甲乙":
        story.event("opinion_requested", committee, "2025-03-01", ref=ref)
        story.event("opinion_given", committee, "2025-03-02", ref="甲")
    item = story.owed("group.integrity_opinions")[0]
    assert (item.value, item.base) == (1, 2)


def test_a_share_is_judged_when_its_period_is_over(story: Story) -> None:
    branch = story.unit()
    story.entry(branch, on="2025-02-10", forms="branch_meeting", agenda=vote("work_plan", 9, 9))
    first_half = {"until": "2025-07-01"}
    assert story.stands("branch.meeting_quorum", **first_half, as_of="2025-06-30") == ["open"]
    assert story.stands("branch.meeting_quorum", **first_half, as_of="2025-07-01") == ["met"]


def test_problems_fed_back_in_one_quarter_may_be_put_right_in_the_next(story: Story) -> None:
    branch = story.unit()
    story.adopt(branch, "plan.branch_assessment")
    story.event("problem_fed_back", branch, "2025-03-01", ref="甲")
    story.event("problem_rectified", branch, "2025-05-01", ref="甲")
    assert story.stands("branch_assessment.rectification")[:2] == ["met", "not_applicable"]


@pytest.mark.parametrize(("opened", "expected"), [([True, True], "met"), ([True, False], "short")])
def test_every_session_of_the_leading_group_opens_with_the_first_topic(
    story: Story, opened: list[bool], expected: str
) -> None:
    group = story.unit("leading_party_group", sector="bureau")
    story.adopt(group, "plan.leading_group")
    for month, first in enumerate(opened, start=1):
        story.entry(group, on=f"2025-0{month}-10", forms="leading_group_session", first_topic=first, topics="safety")
    assert story.stands("leading_group.first_topic")[0] == expected


def test_what_the_leading_group_has_in_hand_is_not_closed_and_what_needs_no_action_is_left_out(story: Story) -> None:
    group = story.unit("leading_party_group", sector="bureau")
    story.adopt(group, "plan.leading_group")
    agenda = [AgendaItem(follow_up="closed"), AgendaItem(follow_up="open"), AgendaItem(result="rejected")]
    story.entry(group, on="2025-02-10", forms="leading_group_session", agenda=agenda)
    item = story.owed("leading_group.decisions_closed")[0]
    assert (item.value, item.base) == (1, 2)


def test_every_major_matter_is_discussed_before_and_decided_together(story: Story) -> None:
    committee = story.unit("party_committee")
    story.event("major_matter_raised", committee, "2025-02-01", ref="增资")
    story.event("major_matter_decided", committee, "2025-03-01", ref="增资")
    assert story.stands("party_committee.collective_decision")[0] == "met"
    assert story.stands("party_committee.prior_discussion") == ["overdue"]
    story.event("major_matter_discussed", committee, "2025-02-20", ref="增资")
    assert story.stands("party_committee.prior_discussion") == ["met"]
