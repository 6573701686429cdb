"""Shipped duties told as short stories: what the books say, and how the duty stands afterwards."""

from datetime import date

import pytest

from core.books import AgendaItem, Books, day_of
from core.oracle import Item, judge, status
from youju.core.codes import Vocabulary
from youju.core.rules.model import Rulebook
from youju.library.shelf import shipped_library

LIBRARY = shipped_library()
RULEBOOKS = [each.rulebook for each in LIBRARY.rulebooks]
KINDS_IS_A = {term.code: term.is_a for term in LIBRARY.codes[Vocabulary.UNIT_KIND].terms if term.is_a}
AFTERWARDS = date(2040, 1, 1)
YEAR = (date(2025, 1, 1), date(2026, 1, 1))


def with_unit(kind: str = "branch", sector: str = "enterprise") -> tuple[Books, int]:
    """A ledger in the shipped words, with one unit."""
    books = Books(LIBRARY.codes)
    return books, books.unit(kind, sector=sector)


def owed(books: Books, code: str = "", since: str = "2025-01-01", until: str = "2026-01-01") -> list[Item]:
    """The due items of one duty, or of all."""
    window = (day_of(since), day_of(until))
    items = judge(books.rows(), _with(code), window, KINDS_IS_A)
    return [item for item in items if code in ("", item.duty)]


def _with(code: str) -> list[Rulebook]:
    return [book for book in RULEBOOKS if not code or any(duty.code == code for duty in book.duties)]


def stands(books: Books, code: str, since: str = "2025-01-01", until: str = "2026-01-01") -> list[str]:
    """How the items of a duty stand when all is over."""
    return [status(item, AFTERWARDS, books.rows()) for item in owed(books, code, since, until)]


def test_a_branch_meets_every_quarter() -> None:
    books, branch = with_unit()
    for day in ("2025-02-10", "2025-05-10", "2025-12-10"):
        books.entry(branch, on=day, forms="branch_meeting")
    assert stands(books, "branch.meeting") == ["met", "met", "overdue", "met"]


def test_an_election_meeting_is_the_branch_meeting_of_its_quarter() -> None:
    books, branch = with_unit()
    books.entry(branch, on="2025-02-10", forms="election_meeting")
    assert stands(books, "branch.meeting")[0] == "met"


@pytest.mark.parametrize(("full_members", "meetings"), [(7, 12), (6, 0)])
def test_committee_meetings_are_owed_from_seven_full_members(full_members: int, meetings: int) -> None:
    books, branch = with_unit()
    books.members(full_members, branch)
    assert len(owed(books, "branch_committee.meeting")) == meetings


def test_a_theme_day_made_up_in_the_next_month_is_late() -> None:
    books, branch = with_unit()
    books.entry(branch, on="2025-02-10", forms="theme_day", make_up_for="2025-01-31")
    assert stands(books, "branch.theme_day")[:2] == ["met_late", "overdue"]


def test_a_temporary_branch_owes_no_dues_elections_or_admissions() -> None:
    books, _ = with_unit("temporary_branch")
    assert {item.duty for item in owed(books)} == {
        "branch.meeting",
        "branch.meeting_quorum",
        "branch.meeting_majority",
        "branch.theme_day",
        "branch.party_history",
        "member.participation",
    }


def test_a_temporary_branch_that_admits_nobody_keeps_the_ban_once_its_books_are_closed() -> None:
    books, branch = with_unit("temporary_branch")
    assert stands(books, "temporary_branch.no_admission", "2027-01-01", "2028-01-01") == ["unknown"]
    books.close(branch, "2027-01-01", "2028-01-01")
    assert stands(books, "temporary_branch.no_admission", "2027-01-01", "2028-01-01") == ["met"]


def test_people_attached_to_a_temporary_branch_take_part_there() -> None:
    books, home = with_unit()
    project = books.unit("temporary_branch")
    (worker, *_) = books.members(3, home)
    books.attach(worker, project)
    books.entry(project, on="2025-02-10", forms="branch_meeting", present=[worker])
    in_spring = [item for item in owed(books, "member.participation") if item.starts_on == date(2025, 1, 1)]
    assert {item.unit_id: (item.value, item.base) for item in in_spring} == {home: (1, 3), project: (1, 1)}


def test_everybody_is_talked_to_once_a_year() -> None:
    books, branch = with_unit()
    people = books.members(4, branch)
    books.entry(branch, on="2025-03-01", forms="heart_talk", present=people[:3])
    assert stands(books, "branch.heart_talks") == ["short"]
    books.entry(branch, on="2025-11-01", forms="heart_talk", interviewee=people[3:])
    assert stands(books, "branch.heart_talks") == ["met"]


def test_32_hours_are_made_of_all_forms_of_learning() -> None:
    books, branch = with_unit()
    (member,) = books.members(1, branch)
    for day, form in (("2025-03-01", "group_study"), ("2025-06-01", "party_lecture"), ("2025-09-01", "training")):
        books.entry(branch, on=day, forms=form, present=[member], hours=11)
    books.entry(branch, on="2025-10-01", forms="self_study", present=[member], hours=50)
    (item,) = owed(books, "member.study_hours")
    assert (item.value, item.least) == (330, 320)


@pytest.mark.parametrize(
    ("re_elected_on", "expected"), [("2025-02-20", "met"), ("2025-05-20", "met_late"), (None, "overdue")]
)
def test_a_branch_is_re_elected_after_three_years(re_elected_on: str | None, expected: str) -> None:
    books, branch = with_unit()
    books.event("term_started", branch, "2022-03-01", ref="一")
    if re_elected_on:
        books.event("term_completed", branch, re_elected_on, ref="一")
        books.event("term_started", branch, re_elected_on, ref="二")
    assert stands(books, "branch.term") == [expected]


def test_the_day_of_an_election_does_not_end_the_term_it_begins() -> None:
    books, branch = with_unit()
    books.event("term_completed", branch, "2022-03-01", ref="一")
    books.event("term_started", branch, "2022-03-01", ref="二")
    assert stands(books, "branch.term") == ["overdue"]


def test_a_superior_reminds_six_months_ahead() -> None:
    books, committee = with_unit("party_committee")
    books.event("term_end_below", committee, "2025-12-31", ref="第一支部")
    assert stands(books, "superior.term_reminder") == ["overdue"]
    books.event("term_reminder_sent", committee, "2025-06-20", ref="第一支部")
    assert stands(books, "superior.term_reminder") == ["met"]


@pytest.mark.parametrize(("post", "expected"), [("secretary", ["short"]), ("publicity_officer", [])])
def test_a_secretary_has_been_a_full_member_for_a_year(post: str, expected: list[str]) -> None:
    books, branch = with_unit()
    (member,) = books.members(1, branch)
    books.event("confirmed", branch, "2025-06-01", person=member)
    books.event("appointed", branch, "2026-03-01", person=member, ref=post)
    assert stands(books, "secretary.party_age") == expected


@pytest.mark.parametrize(
    ("admitted_on", "oath_on", "expected"),
    [("2026-03-01", "2026-06-01", "met"), ("2026-06-01", "2026-09-01", "met_late")],
)
def test_the_oath_is_judged_by_the_edition_of_the_day_of_approval(
    admitted_on: str, oath_on: str, expected: str
) -> None:
    books, branch = with_unit()
    (member,) = books.members(1, branch, standing="probationary_member")
    books.event("admitted", branch, admitted_on, person=member)
    books.event("oath", branch, oath_on, person=member)
    assert stands(books, "admission.oath", "2026-01-01", "2028-01-01") == [expected]


def test_two_introducers_are_named_before_the_meeting_that_accepts() -> None:
    books, branch = with_unit()
    (member,) = books.members(1, branch, standing="prospect")
    books.event("introducer_assigned", branch, "2025-03-01", person=member, ref="甲")
    books.event("accepted", branch, "2025-06-01", person=member)
    assert stands(books, "prospect.introducers") == ["short"]
    books.event("introducer_assigned", branch, "2025-03-01", person=member, ref="乙")
    assert stands(books, "prospect.introducers") == ["met"]


def test_probation_lasts_a_year_from_the_meeting_that_accepts() -> None:
    books, branch = with_unit()
    (member,) = books.members(1, branch)
    books.event("accepted", branch, "2024-11-20", person=member)
    books.event("confirmed", branch, "2025-11-20", person=member)
    assert stands(books, "probation.length", "2024-01-01") == ["met"]


def test_who_is_elected_by_most_of_those_present_is_elected() -> None:
    books, branch = with_unit()
    vote = AgendaItem(("election",), expected=10, present=8, in_favour=5, result="agreed")
    books.entry(branch, on="2025-02-10", forms="election_meeting", agenda=[vote])
    assert stands(books, "election.quorum") == ["met"]
    assert stands(books, "election.majority") == ["met"]
    assert stands(books, "branch.meeting_majority")[0] == "not_applicable"


def test_acceptance_needs_more_than_half_of_those_expected() -> None:
    books, branch = with_unit()
    vote = AgendaItem(("acceptance",), expected=10, present=9, in_favour=5, result="agreed")
    books.entry(branch, on="2025-02-10", forms="branch_meeting", agenda=[vote])
    assert stands(books, "acceptance.quorum")[0] == "met"
    assert stands(books, "acceptance.majority")[0] == "short"


def test_every_major_matter_is_discussed_before_and_decided_together() -> None:
    books, committee = with_unit("party_committee")
    books.event("major_matter_raised", committee, "2025-02-01", ref="增资")
    books.event("major_matter_decided", committee, "2025-03-01", ref="增资")
    assert stands(books, "party_committee.collective_decision")[0] == "met"
    assert stands(books, "party_committee.prior_discussion") == ["overdue"]
    books.event("major_matter_discussed", committee, "2025-02-20", ref="增资")
    assert stands(books, "party_committee.prior_discussion") == ["met"]


@pytest.mark.parametrize(("sector", "owes"), [("enterprise", True), ("bureau", False)])
def test_the_annual_report_of_enterprises_is_due_by_march(sector: str, owes: bool) -> None:
    books, committee = with_unit("party_committee", sector=sector)
    books.entry(committee, on="2025-05-01", forms="work_report", topics="party_building")
    assert stands(books, "party_committee.annual_report") == (["met_late"] if owes else [])


def test_leaders_attend_the_democratic_life_meeting_whatever_their_post_is_called() -> None:
    books, group = with_unit("leading_party_group", sector="bureau")
    secretary, member = books.person(), books.person()
    books.post(secretary, group, "secretary")
    books.post(member, group, "leading_group_member")
    books.entry(group, on="2025-12-20", forms="democratic_life_meeting", present=[secretary, member])
    assert stands(books, "leader.democratic_life_attendance") == ["met", "met"]


def test_a_sample_plan_binds_from_the_day_it_is_adopted() -> None:
    books, branch = with_unit()
    assert owed(books, "company.weekly_study") == []
    books.adopt(branch, "plan.engineering_company", since="2025-12-01")
    assert len(owed(books, "company.weekly_study")) == 4


def test_a_directive_is_the_first_topic_within_a_week() -> None:
    books, branch = with_unit()
    books.adopt(branch, "plan.branch_assessment")
    for ref, studied_on in (("甲", "2025-03-07"), ("乙", "2025-03-09")):
        books.event("directive_received", branch, "2025-03-01", ref=ref)
        books.entry(branch, on=studied_on, forms="branch_committee_meeting", first_topic=[ref])
    assert sorted(stands(books, "branch_assessment.first_topic")) == ["met", "met_late"]


def test_every_shipped_duty_can_be_judged() -> None:
    books, committee = with_unit("party_committee")
    for kind in (
        "general_branch",
        "branch",
        "temporary_branch",
        "cell",
        "leading_party_group",
        "union",
        "youth_league",
    ):
        books.under(committee, books.unit(kind))
    assert judge(books.rows(), RULEBOOKS, YEAR, KINDS_IS_A)
