"""The steps of admitting a member, by the editions of 2014 and of 2026-05-11."""

import pytest

from library.stories.telling import Story

LONG = ("2014-01-01", "2030-01-01")


def candidate(story: Story, standing: str) -> tuple[int, int]:
    """A branch and somebody on the way into the Party."""
    branch = story.unit()
    return branch, *story.members(1, branch, standing=standing)


@pytest.mark.parametrize(
    ("talked_on", "expected"), [("2025-02-28", "met"), ("2025-03-01", "met_late"), (None, "overdue")]
)
def test_an_applicant_is_talked_to_within_a_month(story: Story, talked_on: str | None, expected: str) -> None:
    branch, applicant = candidate(story, "applicant")
    story.event("application_received", branch, "2025-01-31", person=applicant)
    if talked_on:
        story.event("application_talk_held", branch, talked_on, person=applicant)
    assert story.stands("applicant.talk") == [expected]


def test_a_month_from_the_end_of_january_ends_on_the_leap_day(story: Story) -> None:
    branch, applicant = candidate(story, "applicant")
    story.event("application_received", branch, "2024-01-31", person=applicant)
    (item,) = story.owed("applicant.talk", *LONG)
    assert str(item.due_on) == "2024-02-29"


def test_a_talk_with_one_applicant_is_no_talk_with_the_other(story: Story) -> None:
    branch = story.unit()
    one, other = story.members(2, branch, standing="applicant")
    for person in (one, other):
        story.event("application_received", branch, "2025-01-10", person=person)
    story.event("application_talk_held", branch, "2025-01-20", person=other)
    assert story.stands("applicant.talk") == ["overdue", "met"]


def test_every_activist_is_reviewed_every_half_year(story: Story) -> None:
    branch = story.unit()
    one, other = story.members(2, branch, standing="activist")
    for person, day in ((one, "2025-05-01"), (other, "2025-06-30"), (one, "2025-10-01")):
        story.event("activist_reviewed", branch, day, person=person)
    assert story.stands("activist.review") == ["met", "short"]


def test_who_became_an_activist_late_in_the_half_year_is_not_yet_reviewed(story: Story) -> None:
    story.members(1, story.unit(), standing="activist", since="2025-05-01")
    assert story.stands("activist.review") == ["not_applicable", "overdue"]


@pytest.mark.parametrize(("functions", "expected"), [("interviewee", "met"), ("recorder", "overdue")])
def test_custom_wants_a_talk_with_each_activist_every_quarter(story: Story, functions: str, expected: str) -> None:
    branch, activist = candidate(story, "activist")
    story.adopt(branch, "customary_practice")
    other = {} if functions == "interviewee" else {"interviewee": story.person()}
    story.entry(branch, on="2025-02-01", forms="mentor_talk", **{functions: activist}, **other)
    assert story.stands("activist.mentor_talk")[0] == expected


def test_an_activist_who_moved_has_the_papers_sent_after(story: Story) -> None:
    branch, activist = candidate(story, "activist")
    story.event("activist_moved", branch, "2025-03-31", person=activist, ref="甲")
    story.event("activist_file_handed_over", branch, "2025-04-30", person=activist, ref="甲")
    assert story.stands("activist.handover") == ["met"]


@pytest.mark.parametrize(
    ("activist_on", "prospect_on", "expected"),
    [
        ("2024-03-01", "2025-03-01", "met"),
        ("2024-03-01", "2025-02-28", "short"),
        ("2024-02-29", "2025-02-28", "short"),
        ("2024-02-29", "2025-03-01", "met"),
        (None, "2025-03-01", "unknown"),
    ],
)
def test_an_activist_is_cultivated_for_a_year(
    story: Story, activist_on: str | None, prospect_on: str, expected: str
) -> None:
    branch, person = candidate(story, "prospect")
    if activist_on:
        story.event("activist", branch, activist_on, person=person)
    story.event("prospect", branch, prospect_on, person=person)
    assert story.stands("prospect.cultivation", *LONG) == [expected]


@pytest.mark.parametrize(
    ("prospect_on", "kind", "expected"),
    [
        ("2026-05-10", "prospect_filed", "met"),
        ("2026-05-11", "prospect_filed", "overdue"),
        ("2026-05-11", "prospect_agreed", "met"),
    ],
)
def test_to_file_a_prospect_was_enough_until_the_edition_of_2026(
    story: Story, prospect_on: str, kind: str, expected: str
) -> None:
    branch, person = candidate(story, "prospect")
    story.event(kind, branch, "2026-05-01", person=person)
    story.event("prospect", branch, prospect_on, person=person)
    assert story.stands("prospect.superior", *LONG) == [expected]


@pytest.mark.parametrize(("prospect_on", "expected"), [("2026-05-10", []), ("2026-05-11", ["overdue"])])
def test_a_prospect_is_posted_since_the_edition_of_2026(story: Story, prospect_on: str, expected: list[str]) -> None:
    branch, person = candidate(story, "prospect")
    story.event("prospect", branch, prospect_on, person=person)
    assert story.stands("prospect.posting", *LONG) == expected


@pytest.mark.parametrize(("hours", "expected"), [(23.5, "short"), (24, "met")])
def test_a_prospect_is_trained_for_24_hours_before_the_papers_are_checked(
    story: Story, hours: float, expected: str
) -> None:
    branch, person = candidate(story, "prospect")
    story.entry(branch, on="2025-03-01", forms="prospect_training", present=person, hours=hours)
    story.event("pre_approval", branch, "2025-06-01", person=person)
    assert story.stands("prospect.training") == [expected]


def test_training_after_the_papers_were_checked_comes_too_late(story: Story) -> None:
    branch, person = candidate(story, "prospect")
    story.entry(branch, on="2025-06-02", forms="prospect_training", present=person, hours=24)
    story.event("pre_approval", branch, "2025-06-01", person=person)
    assert story.stands("prospect.training") == ["overdue"]


def test_two_introducers_are_named_before_the_meeting_that_accepts(story: Story) -> None:
    branch, person = candidate(story, "prospect")
    story.event("introducer_assigned", branch, "2025-03-01", person=person, ref="甲")
    story.event("accepted", branch, "2025-06-01", person=person)
    assert story.stands("prospect.introducers") == ["short"]
    story.event("introducer_assigned", branch, "2025-03-01", person=person, ref="乙")
    assert story.stands("prospect.introducers") == ["met"]


@pytest.mark.parametrize(
    ("checked_on", "due"), [("2026-05-10", []), ("2026-05-11", ["2026-06-11"]), ("2027-01-31", ["2027-02-28"])]
)
def test_the_meeting_follows_within_a_month_since_the_edition_of_2026(
    story: Story, checked_on: str, due: list[str]
) -> None:
    branch, person = candidate(story, "prospect")
    story.event("pre_approval", branch, checked_on, person=person)
    assert [str(item.due_on) for item in story.owed("acceptance.deadline", *LONG)] == due


@pytest.mark.parametrize(("approved_on", "expected"), [("2026-02-28", "met"), ("2026-03-01", "met_late")])
def test_the_committee_approves_within_three_months(story: Story, approved_on: str, expected: str) -> None:
    branch, person = candidate(story, "probationary_member")
    story.event("acceptance_reported", branch, "2025-11-30", person=person)
    story.event("admitted", branch, approved_on, person=person)
    assert story.stands("admission.approval", *LONG) == [expected]


def test_an_approval_noted_at_the_committee_counts_for_the_branch(story: Story) -> None:
    branch, person = candidate(story, "probationary_member")
    story.event("acceptance_reported", branch, "2025-03-01", person=person)
    story.event("admitted", story.unit("party_committee"), "2025-04-01", person=person)
    assert story.stands("admission.approval") == ["met"]


@pytest.mark.parametrize(
    ("admitted_on", "oath_on", "expected"),
    [
        ("2026-03-01", "2026-06-01", "met"),
        ("2026-05-11", "2026-06-11", "met"),
        ("2026-06-01", "2026-09-01", "met_late"),
    ],
)
def test_the_oath_is_judged_by_the_edition_of_the_day_of_approval(
    story: Story, admitted_on: str, oath_on: str, expected: str
) -> None:
    branch, person = candidate(story, "probationary_member")
    story.event("admitted", branch, admitted_on, person=person)
    story.event("oath", branch, oath_on, person=person)
    assert story.stands("admission.oath", *LONG) == [expected]


@pytest.mark.parametrize(("accepted_on", "expected"), [("2024-11-20", "met"), ("2024-11-21", "short")])
def test_probation_lasts_a_year_from_the_meeting_that_accepts(story: Story, accepted_on: str, expected: str) -> None:
    branch, person = candidate(story, "full_member")
    story.event("accepted", branch, accepted_on, person=person)
    story.event("confirmed", branch, "2025-11-20", person=person)
    assert story.stands("probation.length", *LONG) == [expected]


def test_confirmation_is_discussed_within_a_month_of_the_end_of_probation(story: Story) -> None:
    branch, person = candidate(story, "probationary_member")
    story.event("accepted", branch, "2024-06-30", person=person)
    story.event("confirmation_voted", branch, "2025-07-30", person=person)
    assert story.stands("confirmation.discussion") == ["met"]


def test_an_extended_probation_ends_within_a_year_by_confirmation_or_otherwise(story: Story) -> None:
    branch, person = candidate(story, "probationary_member")
    story.event("probation_extended", branch, "2024-06-30", person=person)
    story.event("probation_cancelled", branch, "2025-06-30", person=person)
    assert story.stands("probation.extension") == ["met"]


@pytest.mark.parametrize(
    ("duty", "edition"), [("activist.review", "2014-05-28"), ("party_committee.activist_analysis", "2026-05-11")]
)
def test_a_period_with_two_editions_is_judged_once_by_the_one_longer_in_force(
    story: Story, duty: str, edition: str
) -> None:
    story.members(1, story.unit(), standing="activist")
    story.unit("party_committee")
    until = "2026-07-01" if duty == "activist.review" else "2027-01-01"
    assert [item.edition for item in story.owed(duty, "2026-01-01", until)] == [edition]


def test_a_step_is_asked_of_no_temporary_branch(story: Story) -> None:
    story.event("application_received", story.unit("temporary_branch"), "2025-01-31", person=story.person())
    assert story.owed("applicant.talk") == []


def test_a_plan_of_admissions_is_reported_once_a_year(story: Story) -> None:
    committee = story.unit("party_committee")
    story.entry(committee, on="2025-12-31", forms="work_report", topics="admission")
    assert story.stands("party_committee.admission_report") == ["met"]


@pytest.mark.parametrize(("sector", "expected"), [("bureau", ["met"]), ("enterprise", [])])
def test_a_bureaus_committee_has_the_leading_group_discuss_an_approval(
    story: Story, sector: str, expected: list[str]
) -> None:
    branch = story.unit(sector=sector)
    (person,) = story.members(1, branch, standing="probationary_member")
    story.event("leading_group_discussed", branch, "2025-03-01", person=person)
    story.event("admitted", branch, "2025-03-10", person=person)
    assert story.stands("bureau.leading_group_discussion") == expected
