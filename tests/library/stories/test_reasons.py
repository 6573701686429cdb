"""Floors and local targets, reasons and releases, zeros that somebody confirmed and zeros that nobody did."""

import pytest

from library.stories.telling import Story

BAN = "temporary_branch.no_admission"
YEAR_2027 = ("2027-01-01", "2028-01-01")


def test_a_local_target_asks_for_more_than_the_floor_from_its_first_day(story: Story) -> None:
    branch = story.unit()
    story.local_target("branch.meeting", branch, 2, since="2025-04-01")
    for day in ("2025-02-10", "2025-05-10"):
        story.entry(branch, on=day, forms="branch_meeting")
    assert story.stands("branch.meeting")[:2] == ["met", "short"]
    assert [(item.floor, item.least) for item in story.owed("branch.meeting")[:2]] == [(1, 1), (1, 2)]


def test_a_local_target_never_asks_for_less_than_the_floor(story: Story) -> None:
    branch = story.unit()
    story.adopt(branch, "plan.branch_assessment")
    story.local_target("branch_assessment.secrecy_study", branch, 1)
    story.entry(branch, on="2025-02-10", forms="branch_committee_meeting", topics="secrecy")
    assert story.stands("branch_assessment.secrecy_study") == ["short"]


def test_a_central_group_may_ask_itself_for_a_study_every_month(story: Story) -> None:
    committee = story.unit("party_committee")
    story.local_target("party_committee.central_group_study", committee, 3)
    for day in ("2025-01-10", "2025-02-10", "2025-03-10", "2025-04-10"):
        story.entry(committee, on=day, forms="central_group_study")
    assert story.stands("party_committee.central_group_study")[:2] == ["met", "short"]


def test_a_target_of_study_hours_is_given_in_hours(story: Story) -> None:
    branch = story.unit()
    (member,) = story.members(1, branch)
    story.local_target("member.study_hours", branch, 40)
    story.entry(branch, on="2025-03-01", forms="training", present=member, hours=39.5)
    assert story.stands("member.study_hours") == ["short"]
    story.entry(branch, on="2025-04-01", forms="training", present=member, hours=0.5)
    assert story.stands("member.study_hours") == ["met"]


@pytest.mark.parametrize(("duty", "expected"), [("branch.meeting", "excused"), ("branch.theme_day", "overdue")])
def test_a_reason_excuses_what_is_usual_and_nothing_that_must_be(story: Story, duty: str, expected: str) -> None:
    branch = story.unit()
    story.excuse(duty, branch, "2025-01-01")
    assert story.stands(duty)[0] == expected


def test_a_reason_is_given_for_one_period_only(story: Story) -> None:
    branch = story.unit()
    story.excuse("branch.meeting", branch, "2025-04-01")
    assert story.stands("branch.meeting") == ["overdue", "excused", "overdue", "overdue"]


def test_what_was_met_needs_no_reason(story: Story) -> None:
    branch = story.unit()
    story.excuse("branch.meeting", branch, "2025-01-01")
    story.entry(branch, on="2025-02-10", forms="branch_meeting")
    assert story.stands("branch.meeting")[0] == "met"


def test_a_reason_given_for_one_member_excuses_no_other(story: Story) -> None:
    branch = story.unit()
    ill, _ = story.members(2, branch)
    story.excuse("member.study_hours", branch, "2025-01-01", person=ill)
    assert story.stands("member.study_hours") == ["excused", "overdue"]


def test_a_release_covers_what_falls_due_in_its_time(story: Story) -> None:
    branch = story.unit()
    story.waive("branch.theme_day", branch, "2025-01-01", "2025-03-01")
    assert story.stands("branch.theme_day")[:3] == ["waived", "waived", "overdue"]


def test_a_release_from_one_duty_leaves_the_others(story: Story) -> None:
    branch = story.unit()
    story.waive("branch.theme_day", branch)
    assert story.stands("branch.meeting")[0] == "overdue"


def test_a_branch_may_be_released_from_everything(story: Story) -> None:
    branch = story.unit()
    story.waive("*", branch)
    assert {status for duty in ("branch.meeting", "branch.heart_talks") for status in story.stands(duty)} == {"waived"}


def test_one_member_is_released_and_the_other_is_not(story: Story) -> None:
    branch = story.unit()
    old, _ = story.members(2, branch)
    story.waive("member.study_hours", branch, person=old)
    assert story.stands("member.study_hours") == ["waived", "overdue"]


def test_a_release_is_shown_even_where_the_duty_was_met(story: Story) -> None:
    branch = story.unit()
    story.waive("branch.theme_day", branch)
    story.entry(branch, on="2025-01-10", forms="theme_day")
    assert story.stands("branch.theme_day")[0] == "waived"


def test_some_of_what_was_asked_is_short_and_nothing_is_overdue(story: Story) -> None:
    branch = story.unit()
    story.adopt(branch, "plan.branch_assessment")
    story.entry(branch, on="2025-02-10", forms="branch_committee_meeting", topics="secrecy")
    assert story.stands("branch_assessment.secrecy_study") == ["short"]
    assert story.stands("branch_assessment.integrity_lectures") == ["overdue"]


def test_nobody_knows_that_a_ban_was_kept_while_the_books_are_open(story: Story) -> None:
    branch = story.unit("temporary_branch")
    story.close(branch, "2027-01-01", "2027-07-01")
    assert story.stands(BAN, *YEAR_2027) == ["unknown"]


def test_closed_books_confirm_that_a_ban_was_kept(story: Story) -> None:
    branch = story.unit("temporary_branch")
    for since, until in (("2027-01-01", "2027-04-01"), ("2027-04-01", "2027-10-01"), ("2027-10-01", "2028-01-01")):
        story.close(branch, since, until)
    assert story.stands(BAN, *YEAR_2027) == ["met"]


def test_a_declared_zero_confirms_that_a_ban_was_kept(story: Story) -> None:
    branch = story.unit("temporary_branch")
    story.declare_zero(branch, BAN, *YEAR_2027)
    assert story.stands(BAN, *YEAR_2027) == ["met"]


def test_a_temporary_branch_that_accepts_a_member_breaks_the_ban_whatever_it_declares(story: Story) -> None:
    branch = story.unit("temporary_branch")
    story.declare_zero(branch, BAN, *YEAR_2027)
    story.event("accepted", branch, "2027-05-01", person=story.person())
    assert story.stands(BAN, *YEAR_2027) == ["short"]


def test_a_ban_is_judged_when_its_year_is_over(story: Story) -> None:
    story.unit("temporary_branch")
    assert story.stands(BAN, *YEAR_2027, as_of="2027-12-31") == ["open"]


def test_a_temporary_branch_need_only_confirm_the_days_it_existed(story: Story) -> None:
    branch = story.unit("temporary_branch", since="2027-03-01", until="2027-12-01")
    story.close(branch, "2027-03-01", "2027-12-01")
    assert story.stands(BAN, *YEAR_2027) == ["met"]


def test_an_inspection_that_found_nothing_confirms_its_zero(story: Story) -> None:
    branch = story.unit()
    story.entry(branch, on="2025-03-01", forms="inspection", deliverables={"problem_found": 0})
    assert story.figure("problem_found", branch) == (0, "confirmed_zero")


def test_a_declared_zero_is_known(story: Story) -> None:
    branch = story.unit()
    story.declare_zero(branch, "problem_found", "2025-01-01", "2026-01-01")
    assert story.figure("problem_found", branch) == (0, "confirmed_zero")


def test_a_closed_year_confirms_every_zero_of_it(story: Story) -> None:
    branch = story.unit()
    story.close(branch, "2025-01-01", "2026-01-01")
    assert story.figure("problem_found", branch) == (0, "confirmed_zero")


def test_a_zero_of_which_nobody_speaks_is_no_records(story: Story) -> None:
    branch = story.unit()
    story.close(branch, "2025-01-01", "2025-12-31")
    assert story.figure("problem_found", branch) == (0, "no_records")


def test_the_zero_of_a_committee_and_all_below_is_confirmed_only_by_all_of_them(story: Story) -> None:
    committee, branch = story.unit("party_committee"), story.unit()
    story.under(committee, branch)
    story.close(committee, "2025-01-01", "2026-01-01")
    assert story.figure("problem_found", committee, below=True) == (0, "no_records")
    story.close(branch, "2025-01-01", "2026-01-01")
    assert story.figure("problem_found", committee, below=True) == (0, "confirmed_zero")


def test_a_confirmed_zero_does_not_meet_a_duty(story: Story) -> None:
    branch = story.unit()
    story.declare_zero(branch, "branch_meeting", "2025-01-01", "2026-01-01")
    item = story.owed("branch.meeting")[0]
    assert (item.known, story.stands("branch.meeting")[0]) == ("confirmed_zero", "overdue")
