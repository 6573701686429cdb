"""Judging on real books: what is stored for which days, and whom a change concerns."""

from datetime import date, datetime

import pytest

from apps.duties.random_life import BY
from youju.base.models import Touch
from youju.core.errors import Refusal
from youju.core.explain import Status
from youju.core.facts import Function, Standing
from youju.core.periods import SHANGHAI, Cadence, Period, parse_period
from youju.core.rules.model import Sector
from youju.duties.judging import Window, judge_touched, judge_window, keep_judged
from youju.duties.models import DueItem, JudgedWindow
from youju.duties.operations import ExcuseDraft, adopt_rulebook, excuse_items, set_target, waive
from youju.duties.reading import Reading, items_due
from youju.ledger.closing import EventDraft, close_period, record_events
from youju.ledger.drafts import AttendanceDraft, EntryDraft
from youju.ledger.operations import record_entry
from youju.members.models import Person
from youju.members.operations import PersonDraft, Stay, attach, register_people, set_membership
from youju.organisation.models import Unit
from youju.organisation.operations import UnitDraft, dissolve_unit, found_units, start_terms

pytestmark = pytest.mark.django_db

LONG_AGO = date(2020, 1, 1)
YEAR = Window(date(2025, 1, 1), date(2026, 1, 1))
AT = datetime(2026, 2, 1, 9, tzinfo=SHANGHAI)
LATER = datetime(2026, 2, 2, 9, tzinfo=SHANGHAI)
DONE = {"by": BY, "at": AT}


def unit(name: str, kind: str = "branch", superior: Unit | None = None) -> Unit:
    """A unit of an enterprise."""
    return found_units([UnitDraft(name, kind, Sector.ENTERPRISE, LONG_AGO, superior=superior)], **DONE)[0]


def member(*units: Unit, post: str = "") -> Person:
    """Somebody who belongs to the first unit, and holds a post in the last where one is named."""
    home = (Stay(units[0], Standing.FULL_MEMBER, LONG_AGO),)
    posts = (Stay(units[-1], post, LONG_AGO),) if post else ()
    return register_people([PersonDraft("某人", memberships=home, posts=posts)], **DONE)[0]


def meeting(host: Unit, day: date = date(2025, 2, 10), form: str = "branch_meeting", **said: object) -> EntryDraft:
    """An entry of one host."""
    return EntryDraft("活动", day, (host.pk,), (form,), **said)


def stand(of: Unit, duty: str, as_of: date = date(2030, 1, 1)) -> list[Status]:
    """How the stored items of a duty stand."""
    items = items_due(Reading(of, YEAR.since, YEAR.until, as_of))
    return [item.status for item in items if item.duty.code == duty]


def touched() -> set[int]:
    """Units to be judged again."""
    return set(Touch.objects.values_list("unit_id", flat=True))


def windows() -> list[tuple[date, date]]:
    """The days of which items are stored."""
    return list(JudgedWindow.objects.order_by("since").values_list("since", "until"))


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (Window(date(2025, 7, 1), date(2026, 1, 1)), Window(date(2025, 1, 1), date(2026, 1, 1))),
        (Window(date(2025, 4, 1), date(2025, 9, 1)), Window(date(2025, 1, 1), date(2025, 9, 1))),
        (Window(date(2025, 2, 1), date(2025, 3, 1)), Window(date(2025, 1, 1), date(2025, 7, 1))),
    ],
    ids=["adjacent", "overlapping", "inside"],
)
def test_days_judged_one_after_the_other_are_kept_up_to_date_together(second: Window, together: Window) -> None:
    judge_window(Window(date(2025, 1, 1), date(2025, 7, 1)), at=AT)
    judge_window(second, at=AT)
    assert windows() == [(together.since, together.until)]


def test_days_with_others_between_them_stay_apart() -> None:
    judge_window(Window(date(2025, 1, 1), date(2025, 4, 1)), at=AT)
    judge_window(Window(date(2025, 7, 1), date(2025, 10, 1)), at=AT)
    assert len(windows()) == 2


def test_judging_the_days_between_joins_all_three() -> None:
    for since, until in ((1, 4), (7, 10), (4, 7)):
        judge_window(Window(date(2025, since, 1), date(2025, until, 1)), at=AT)
    assert windows() == [(date(2025, 1, 1), date(2025, 10, 1))]


def test_days_judged_in_parts_hold_the_items_of_the_whole() -> None:
    unit("第一党支部")
    judge_window(YEAR, at=AT)
    whole = set(DueItem.objects.values_list("duty_id", "due_on", "value"))
    DueItem.objects.all().delete()
    JudgedWindow.objects.all().delete()
    for month in range(1, 13):
        period = Period.containing(Cadence.MONTH, date(2025, month, 1))
        judge_window(Window(period.start, period.end), at=AT)
    assert set(DueItem.objects.values_list("duty_id", "due_on", "value")) == whole


def test_days_already_kept_are_not_judged_again() -> None:
    keep_judged(YEAR, at=AT)
    keep_judged(Window(date(2025, 3, 1), date(2025, 6, 1)), at=LATER)
    assert list(JudgedWindow.objects.values_list("judged_at", flat=True)) == [AT]


def test_an_entry_concerns_its_host_alone_where_nobody_belongs_anywhere_else() -> None:
    branch, other = unit("第一党支部"), unit("第二党支部")
    keep_judged(YEAR, at=AT)
    record_entry(meeting(branch), **DONE)
    assert touched() == {branch.pk}
    judge_touched(at=AT)
    assert stand(branch, "branch.meeting")[0] is Status.MET
    assert stand(other, "branch.meeting")[0] is Status.OVERDUE


def test_people_without_names_in_one_unit_may_be_members_of_another() -> None:
    home, project = unit("第一党支部"), unit("临时党支部", "temporary_branch")
    attach(member(home), project, LONG_AGO, **DONE)
    keep_judged(YEAR, at=AT)
    assert stand(home, "member.participation")[0] is Status.OVERDUE
    record_entry(meeting(project, headcount=5), **DONE)
    judge_touched(at=AT)
    assert stand(home, "member.participation")[0] is Status.UNKNOWN


def test_a_lecture_given_elsewhere_is_seen_by_the_committee_of_the_secretary() -> None:
    committee, branch = unit("公司党委", "party_committee"), unit("第一党支部")
    secretary = member(unit("机关党支部"), committee, post="secretary")
    keep_judged(YEAR, at=AT)
    gave = AttendanceDraft(secretary.pk, functions=int(Function.LECTURER))
    record_entry(meeting(branch, form="party_lecture", attendances=(gave,)), **DONE)
    judge_touched(at=AT)
    assert stand(committee, "party_committee_secretary.lecture") == [Status.MET]


def test_a_step_noted_at_the_committee_is_seen_by_the_branch() -> None:
    committee, branch = unit("公司党委", "party_committee"), unit("第一党支部")
    person = member(branch)
    record_events([EventDraft("acceptance_reported", branch, date(2025, 3, 1), person)], **DONE)
    keep_judged(YEAR, at=AT)
    assert stand(branch, "admission.approval") == [Status.OVERDUE]
    record_events([EventDraft("admitted", committee, date(2025, 4, 1), person)], **DONE)
    judge_touched(at=AT)
    assert stand(branch, "admission.approval") == [Status.MET]


def test_a_unit_dissolved_concerns_the_units_its_people_went_to() -> None:
    old, new = unit("第一党支部"), unit("第二党支部")
    person = member(old)
    set_membership(person, new, Standing.FULL_MEMBER, date(2025, 12, 30), **DONE)
    keep_judged(YEAR, at=AT)
    dissolve_unit(old, date(2025, 6, 1), **DONE)
    assert new.pk in touched()


def test_the_term_of_a_branch_concerns_the_superior_who_reminds_it() -> None:
    committee = unit("公司党委", "party_committee")
    branch = unit("第一党支部", superior=committee)
    keep_judged(YEAR, at=AT)
    start_terms([(branch, date(2022, 12, 31), date(2025, 12, 31))], **DONE)
    judge_touched(at=AT)
    assert stand(committee, "superior.term_reminder") == [Status.OVERDUE]


def test_a_release_reaches_all_below_where_it_is_said_to() -> None:
    committee = unit("公司党委", "party_committee")
    branch = unit("第一党支部", superior=committee)
    keep_judged(YEAR, at=AT)
    given = ("branch.theme_day", "停产检修", date(2025, 1, 1), date(2025, 3, 1))
    waive(committee, *given, with_below=False, **DONE)
    assert stand(branch, "branch.theme_day")[:2] == [Status.OVERDUE] * 2
    waive(committee, *given, with_below=True, **DONE)
    assert stand(branch, "branch.theme_day")[:3] == [Status.WAIVED, Status.WAIVED, Status.OVERDUE]


def test_a_plan_and_a_target_of_the_committee_reach_all_below() -> None:
    committee = unit("公司党委", "party_committee")
    branch = unit("第一党支部", superior=committee)
    keep_judged(YEAR, at=AT)
    adopt_rulebook(committee, "customary_practice", LONG_AGO, **DONE)
    set_target(committee, "branch.meeting", 2, "年度工作要点", date(2025, 1, 1), **DONE)
    record_entry(meeting(branch), **DONE)
    judge_touched(at=AT)
    assert len(stand(branch, "branch.lecture")) == 4
    assert stand(branch, "branch.meeting")[0] is Status.SHORT


def test_a_reason_is_read_at_once_without_judging_again() -> None:
    branch = unit("第一党支部")
    keep_judged(YEAR, at=AT)
    excuse_items([ExcuseDraft("branch.meeting", branch, date(2025, 1, 1), "汛期抢险")], **DONE)
    assert stand(branch, "branch.meeting")[0] is Status.EXCUSED


def test_closed_books_confirm_a_zero_at_once() -> None:
    branch = unit("第一党支部")
    keep_judged(YEAR, at=AT)
    close_period([branch], parse_period("2025Q1"), **DONE)
    judge_touched(at=AT)
    items = DueItem.objects.filter(duty__code="branch.meeting").order_by("due_on")
    assert list(items.values_list("confirmed", flat=True)) == [1, 0, 0, 0]


@pytest.mark.parametrize(("clock", "is_today"), [("15:59:59", False), ("16:00:00", True)])
def test_a_day_begins_at_midnight_in_shanghai(clock: str, is_today: bool) -> None:
    branch = unit("第一党支部")
    when = datetime.fromisoformat(f"2025-03-31T{clock}+00:00")
    april = meeting(branch, date(2025, 4, 1))
    if is_today:
        assert record_entry(april, by=BY, at=when)
    else:
        with pytest.raises(Refusal, match="日期在今天之后"):
            record_entry(april, by=BY, at=when)


@pytest.mark.parametrize(("clock", "is_over"), [("15:59:59", False), ("16:00:00", True)])
def test_a_quarter_can_be_closed_when_it_is_over_in_shanghai(clock: str, is_over: bool) -> None:
    branch = unit("第一党支部")
    when = datetime.fromisoformat(f"2025-03-31T{clock}+00:00")
    if is_over:
        assert close_period([branch], parse_period("2025Q1"), by=BY, at=when)
    else:
        with pytest.raises(Refusal, match="还没有结束"):
            close_period([branch], parse_period("2025Q1"), by=BY, at=when)
