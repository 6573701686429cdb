"""Terms that an event starts or ends: of office, of petitions, of directives, of what a superior must answer."""

import pytest

from library.stories.telling import Story


@pytest.mark.parametrize(
    ("re_elected_on", "expected"),
    [("2025-02-20", "met"), ("2025-03-01", "met"), ("2025-03-02", "met_late"), (None, "overdue")],
)
def test_a_branch_is_re_elected_after_three_years(story: Story, re_elected_on: str | None, expected: str) -> None:
    branch = story.unit()
    story.event("term_started", branch, "2022-03-01", ref="一")
    if re_elected_on:
        story.event("term_completed", branch, re_elected_on, ref="一")
        story.event("term_started", branch, re_elected_on, ref="二")
    assert story.stands("branch.term") == [expected]


def test_the_day_of_an_election_does_not_end_the_term_it_begins(story: Story) -> None:
    branch = story.unit()
    story.event("term_completed", branch, "2022-03-01", ref="一")
    story.event("term_started", branch, "2022-03-01", ref="二")
    assert story.stands("branch.term") == ["overdue"]


@pytest.mark.parametrize(
    ("kind", "duty", "due_on"),
    [
        ("party_committee", "party_committee.term", "2025-03-01"),
        ("general_branch", "branch.term", "2023-03-01"),
        ("branch", "branch.term", "2023-03-01"),
        ("joint_branch", "branch.term", "2023-03-01"),
    ],
)
def test_a_committee_serves_five_years_and_a_branch_three(story: Story, kind: str, duty: str, due_on: str) -> None:
    story.event("term_started", story.unit(kind), "2020-03-01", ref="一")
    (item,) = story.owed(duty, "2020-01-01", "2030-01-01")
    assert str(item.due_on) == due_on


def test_a_term_that_began_on_the_leap_day_ends_on_the_last_of_february(story: Story) -> None:
    story.event("term_started", story.unit(), "2024-02-29", ref="一")
    (item,) = story.owed("branch.term", "2026-01-01", "2028-01-01")
    assert str(item.due_on) == "2027-02-28"


def test_a_term_that_began_before_the_rule_was_made_is_not_judged(story: Story) -> None:
    branch = story.unit(since="2015-01-01")
    story.event("term_started", branch, "2018-07-11", ref="一")
    story.event("term_started", branch, "2018-07-12", ref="二")
    assert [item.ref for item in story.owed("branch.term", "2018-01-01", "2025-01-01")] == ["二"]


def test_a_late_election_may_be_excused_by_the_day_the_term_began(story: Story) -> None:
    branch = story.unit()
    story.event("term_started", branch, "2022-03-01", ref="一")
    story.excuse("branch.term", branch, "2022-03-01")
    assert story.stands("branch.term") == ["excused"]


def test_an_extension_lasts_a_year_at_most(story: Story) -> None:
    branch = story.unit()
    story.event("term_extended", branch, "2024-03-01", ref="一")
    story.event("term_completed", branch, "2025-03-02", ref="一")
    assert story.stands("term.extension") == ["met_late"]


@pytest.mark.parametrize(
    ("reminded_on", "expected"),
    [("2024-12-29", "overdue"), ("2024-12-30", "met"), ("2025-06-30", "met"), ("2025-07-01", "met_late")],
)
def test_a_superior_reminds_six_months_ahead_and_not_much_earlier(
    story: Story, reminded_on: str, expected: str
) -> None:
    committee = story.unit("party_committee")
    story.event("term_end_below", committee, "2025-12-31", ref="第一支部")
    story.event("term_reminder_sent", committee, reminded_on, ref="第一支部")
    assert story.stands("superior.term_reminder") == [expected]


def test_a_reminder_to_one_branch_reminds_no_other(story: Story) -> None:
    committee = story.unit("party_committee")
    story.event("term_end_below", committee, "2025-12-31", ref="第一支部")
    story.event("term_reminder_sent", committee, "2025-06-20", ref="第二支部")
    assert story.stands("superior.term_reminder") == ["overdue"]


@pytest.mark.parametrize(("answered_on", "expected"), [("2025-03-02", "met"), ("2025-03-03", "met_late")])
def test_a_petition_is_settled_in_sixty_days(story: Story, answered_on: str, expected: str) -> None:
    committee = story.unit("party_committee")
    story.event("petition_accepted", committee, "2025-01-01", ref="甲")
    story.event("petition_answered", committee, answered_on, ref="甲")
    assert story.stands("unit.petition_answered") == [expected]


def test_a_petition_still_has_time_until_the_sixtieth_day(story: Story) -> None:
    story.event("petition_accepted", story.unit("party_committee"), "2025-01-01", ref="甲")
    assert story.stands("unit.petition_answered", as_of="2025-03-02") == ["open"]
    assert story.stands("unit.petition_answered", as_of="2025-03-03") == ["overdue"]


def test_each_petition_has_an_answer_of_its_own(story: Story) -> None:
    committee = story.unit("party_committee")
    for ref in "甲乙":
        story.event("petition_accepted", committee, "2025-01-01", ref=ref)
    story.event("petition_answered", committee, "2025-02-01", ref="乙")
    assert sorted(story.stands("unit.petition_answered")) == ["met", "overdue"]


def test_a_directive_is_the_first_topic_within_a_week(story: Story) -> None:
    branch = story.unit()
    story.adopt(branch, "plan.branch_assessment")
    for ref, studied_on in (("甲", "2025-03-08"), ("乙", "2025-03-09")):
        story.event("directive_received", branch, "2025-03-01", ref=ref)
        story.entry(branch, on=studied_on, forms="branch_committee_meeting", first_topic=[ref])
    assert sorted(story.stands("branch_assessment.first_topic")) == ["met", "met_late"]


def test_a_directive_studied_under_any_other_item_is_not_the_first_topic(story: Story) -> None:
    branch = story.unit()
    story.adopt(branch, "plan.branch_assessment")
    story.event("directive_received", branch, "2025-03-01", ref="甲")
    story.entry(branch, on="2025-03-03", forms="branch_committee_meeting", topics="central_spirit")
    assert story.stands("branch_assessment.first_topic") == ["overdue"]


def test_three_directives_studied_at_once_are_three(story: Story) -> None:
    branch = story.unit()
    story.entry(branch, on="2025-03-03", forms="branch_committee_meeting", first_topic=["甲", "乙", "丙"])
    assert story.figure("first_topic_directives", branch) == (3, "counted")
    assert story.figure("first_topic", branch) == (1, "counted")


def test_information_is_reviewed_before_it_is_published(story: Story) -> None:
    committee = story.unit("party_committee")
    for ref, reviewed_on in (("甲", "2025-03-01"), ("乙", "2025-03-02")):
        story.event("information_published", committee, "2025-03-01", ref=ref)
        story.event("secrecy_reviewed", committee, reviewed_on, ref=ref)
    assert sorted(story.stands("unit.secrecy_review")) == ["met", "overdue"]


def test_what_befell_a_unit_before_it_was_founded_binds_it_to_nothing(story: Story) -> None:
    committee = story.unit("party_committee", since="2025-03-01")
    story.event("petition_accepted", committee, "2025-02-28", ref="甲")
    assert story.owed("unit.petition_answered") == []


def test_the_same_term_told_twice_is_owed_once(story: Story) -> None:
    branch = story.unit()
    for _ in range(2):
        story.event("term_started", branch, "2022-03-01", ref="一")
    assert len(story.owed("branch.term")) == 1


def test_a_project_of_half_a_year_has_its_branch_within_three_months(story: Story) -> None:
    committee = story.unit("party_committee")
    story.event("long_project_started", committee, "2025-01-31", ref="甲")
    story.event("project_branch_founded", committee, "2025-04-30", ref="甲")
    assert story.stands("project.branch_founded") == ["met"]
