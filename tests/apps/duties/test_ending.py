"""A plan stopped, a target dropped, a release ended early: what is asked before that day and from it on."""

from contextlib import suppress
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from apps.duties.test_judging import AT, DONE, LONG_AGO, YEAR, meeting, member, stand, touched, unit
from keeping import made_once
from youju.base.models import AuditLine
from youju.core.errors import Refusal
from youju.core.explain import Status
from youju.core.periods import Cadence, parse_period
from youju.duties.cutting import Repeated
from youju.duties.judging import judge_touched, keep_judged
from youju.duties.models import Adoption, DueItem, LocalTarget, Waiver
from youju.duties.operations import adopt_rulebook, set_target, waive
from youju.duties.withdrawing import drop_target, end_waiver, stop_rulebook
from youju.ledger.closing import close_period, reopen_period
from youju.ledger.operations import record_entry
from youju.organisation.models import Unit
from youju.organisation.operations import move_unit

pytestmark = pytest.mark.django_db
NEW_YEAR, JULY = date(2025, 1, 1), date(2025, 7, 1)
PLAN, LECTURE = "customary_practice", "branch.lecture"
THEME_DAY, MEETING = "branch.theme_day", "branch.meeting"
SINCE_MARCH = (date(2025, 3, 1), date(2025, 12, 1))


def _committee_and_branch() -> tuple[Unit, Unit]:
    committee = unit("公司党委", "party_committee")
    branch = unit("第一党支部", superior=committee)
    keep_judged(YEAR, at=AT)
    return committee, branch


made = made_once(_committee_and_branch)


@pytest.fixture
def committee(made: tuple[Unit, Unit]) -> Unit:
    return deepcopy(made[0])


@pytest.fixture
def branch(made: tuple[Unit, Unit]) -> Unit:
    return deepcopy(made[1])


def adopted(of: Unit, since: date = NEW_YEAR, **more: Any) -> Adoption:
    made = adopt_rulebook(of, PLAN, since, **DONE, **more)
    judge_touched(at=AT)
    return made


def stopped(adoption: Adoption, on: date) -> None:
    stop_rulebook(adoption, on, "改用新办法", **DONE)
    judge_touched(at=AT)


def test_a_plan_stopped_asks_nothing_that_begins_after_that_day(committee, branch):
    plan = adopted(committee)
    assert len(stand(branch, LECTURE)) == 4
    stopped(plan, JULY)
    assert len(stand(branch, LECTURE)) == 2


def test_a_plan_stopped_as_of_its_first_day_never_bound_anybody(committee, branch):
    plan = adopted(committee)
    stopped(plan, NEW_YEAR)
    assert stand(branch, LECTURE) == []


def test_a_plan_that_never_bound_can_be_adopted_anew(committee, branch):
    plan = adopted(committee, date(2025, 2, 1))
    stopped(plan, date(2025, 2, 1))
    adopted(committee)
    assert len(stand(branch, LECTURE)) == 4


SEPTEMBER, NOVEMBER = date(2025, 9, 1), date(2025, 11, 1)


def test_a_plan_is_not_stopped_where_a_running_period_would_fall_due_by_it(committee, branch):
    plan = adopted(committee)
    with pytest.raises(Refusal) as told:
        stop_rulebook(plan, SEPTEMBER, "改用新办法", **DONE)
    assert "从2025年9月1日起停，要切断2025年第三季度" in told.value.message
    assert told.value.advice == "照旧要求到期满的，写2025年10月1日；这一期不再要求的，最晚写2025年8月15日。"
    assert stand(branch, LECTURE, date(2025, 9, 2)) == [Status.OVERDUE] * 2 + [Status.OPEN] * 2


@pytest.mark.parametrize(("on", "left"), [(date(2025, 10, 1), 3), (date(2025, 8, 15), 2)])
def test_on_the_days_told_it_is_stopped_and_nothing_falls_due_by_it(committee, branch, on, left):
    stopped(adopted(committee), on)
    assert stand(branch, LECTURE, date(2025, 8, 20)) == ([Status.OVERDUE] * 2 + [Status.OPEN])[:left]


def test_stopping_never_moves_a_due_day_forward(committee, branch):
    plan = adopted(committee)
    due = {item.due_on for item in DueItem.objects.filter(duty__code=LECTURE)}
    for day in range(364, 0, -13):
        with suppress(Refusal):
            stopped(plan, NEW_YEAR + timedelta(days=day))
        assert {item.due_on for item in DueItem.objects.filter(duty__code=LECTURE)} <= due


def test_closed_months_stay_as_they_were_when_a_plan_is_stopped_after_them(committee, branch):
    plan = adopted(committee)
    for month in ("2025-07", "2025-08"):
        close_period([committee, branch], parse_period(month), **DONE)
    with pytest.raises(Refusal, match="要切断2025年第三季度"):
        stop_rulebook(plan, SEPTEMBER, "改用新办法", **DONE)


def test_a_plan_may_be_stopped_on_its_first_day_whatever_period_that_is_in(committee, branch):
    stopped(adopted(committee, NOVEMBER), NOVEMBER)
    assert stand(branch, LECTURE) == []


def test_of_a_plan_that_ends_in_the_period_only_the_earlier_day_is_told(committee, branch):
    plan = adopted(committee, until=date(2025, 9, 20))
    with pytest.raises(Refusal) as told:
        stop_rulebook(plan, SEPTEMBER, "改用新办法", **DONE)
    assert told.value.advice == "这一期不再要求的，最晚写2025年8月15日。"


def test_the_longest_period_that_would_be_cut_is_told(committee, branch):
    plan = adopt_rulebook(committee, "plan.engineering_company", NEW_YEAR, **DONE)
    with pytest.raises(Refusal, match="要切断2025年：") as told:
        stop_rulebook(plan, SEPTEMBER, "改用新办法", **DONE)
    assert told.value.advice == "照旧要求到期满的，写2026年1月1日；这一期不再要求的，最晚写2025年7月2日。"


def test_what_was_due_in_a_month_of_the_running_year_is_not_taken_out_of_closed_books(committee, branch):
    plan = adopt_rulebook(committee, "plan.group_committee", NEW_YEAR, **DONE)
    close_period([committee, branch], parse_period("2025Q1"), **DONE)
    with pytest.raises(Refusal, match="要切断2025年："):
        stop_rulebook(plan, date(2025, 4, 1), "改用新办法", **DONE)


@pytest.mark.parametrize(("on", "is_cut"), [("2025-03-31", False), ("2025-04-01", True), ("2026-01-01", False)])
def test_what_is_due_in_march_is_left_alone_after_march(on, is_cut):
    asked = Repeated(Cadence.YEAR, (1, 2), LONG_AGO, date(9999, 12, 31), due_month=3)
    assert (asked.cut(date.fromisoformat(on)) is not None) == is_cut


@pytest.mark.parametrize(("since", "ends"), [("2025-01-01", "2024-07-01"), ("2026-03-01", "2027-01-01")])
def test_what_no_edition_asked_of_the_period_is_not_cut(since, ends):
    asked = Repeated(Cadence.YEAR, (1, 2), date.fromisoformat(since), date.fromisoformat(ends))
    assert asked.cut(date(2025, 11, 1)) is None


@pytest.fixture
def eight_more(committee: Unit) -> None:
    """So many that a single one of them is little."""
    for number in range(8):
        unit(f"第{number}党支部", superior=committee)


def test_a_plan_of_one_branch_stopped_leaves_others_alone(branch, eight_more):
    plan = adopted(branch)
    stop_rulebook(plan, JULY, "改用新办法", **DONE)
    assert touched() == {branch.pk}


def test_a_plan_stopped_is_judged_again_where_its_people_have_to_do_too(committee, branch, eight_more):
    project = unit("临时党支部", "temporary_branch", committee)
    member(project, branch, post="secretary")
    plan = adopted(branch)
    stop_rulebook(plan, JULY, "改用新办法", **DONE)
    assert touched() == {branch.pk, project.pk}


def test_who_stopped_it_when_and_why_is_kept(committee, branch):
    stop_rulebook(adopted(committee), JULY, "改用新办法", **DONE)
    held = Adoption.objects.get()
    assert (held.valid_to, held.ended_at, held.ended_by, held.end_reason) == (JULY, AT, DONE["by"].label, "改用新办法")
    line = AuditLine.objects.get(action="stop_rulebook")
    assert line.subject == f"unit:{committee.uid}"
    assert line.detail == {"rulebook": PLAN, "on": "2025-07-01", "reason": "改用新办法"}


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2024, 12, 31), "从2025年1月1日才开始"),
        (date(2026, 1, 1), "本来只到2025年12月31日"),
        (date(2026, 3, 1), "本来只到2025年12月31日"),
    ],
)
def test_a_day_outside_the_plan_is_refused(committee, branch, on, says):
    plan = adopted(committee, until=date(2026, 1, 1))
    with pytest.raises(Refusal, match=says):
        stop_rulebook(plan, on, "改用新办法", **DONE)
    assert Adoption.objects.get().ended_at is None


def test_a_plan_stopped_is_not_stopped_again_but_may_be_stopped_earlier(committee, branch):
    plan = adopted(committee)
    stopped(plan, JULY)
    with pytest.raises(Refusal, match="已经从2025年7月1日起结束了"):
        stop_rulebook(plan, JULY, "改用新办法", **DONE)
    stopped(plan, date(2025, 4, 1))
    assert len(stand(branch, LECTURE)) == 1


def test_without_a_reason_it_is_refused(committee, branch):
    with pytest.raises(Refusal, match="写明原因"):
        stop_rulebook(adopted(committee), JULY, " ", **DONE)


def test_books_closed_below_since_that_day_are_not_changed(committee, branch):
    plan = adopted(committee)
    close_period([branch], parse_period("2025Q3"), **DONE)
    with pytest.raises(Refusal) as told:
        stop_rulebook(plan, JULY, "改用新办法", **DONE)
    assert told.value.message == "“第一党支部”的账已经结到2025年9月30日，从2025年7月1日起结束会改变结过的账。"
    assert told.value.advice == "改为从2025年10月1日起；一定要更早的，先请上级重新打开这些账，改完再结。"
    stop_rulebook(plan, date(2025, 10, 1), "改用新办法", **DONE)


def test_books_closed_of_many_units_are_told_as_one(committee, branch):
    plan = adopted(committee, until=date(2025, 9, 30))
    close_period([committee, branch], parse_period("2025Q3"), **DONE)
    with pytest.raises(Refusal) as told:
        stop_rulebook(plan, JULY, "改用新办法", **DONE)
    assert "“公司党委”等2个党组织的账" in told.value.message
    assert told.value.advice == "先请上级重新打开这些账，改完再结。"


def test_books_closed_before_that_day_do_not_matter(committee, branch):
    plan = adopted(committee)
    close_period([branch], parse_period("2025Q2"), **DONE)
    stop_rulebook(plan, JULY, "改用新办法", **DONE)


def test_books_closed_of_units_it_does_not_bind_do_not_matter(committee, branch):
    plan = adopted(committee, with_below=False)
    close_period([branch], parse_period("2025Q3"), **DONE)
    stop_rulebook(plan, JULY, "改用新办法", **DONE)


def test_books_closed_of_units_that_went_elsewhere_before_do_not_matter(committee, branch):
    company = unit("公司党总支", "general_branch", committee)
    plan = adopted(committee)
    stay = unit("第二党支部", superior=company)
    plan_of_company = adopted(company)
    move_unit(stay, committee, date(2025, 6, 1), **DONE)
    close_period([stay], parse_period("2025Q3"), **DONE)
    stop_rulebook(plan_of_company, JULY, "改用新办法", **DONE)
    with pytest.raises(Refusal, match="“第二党支部”的账"):
        stop_rulebook(plan, JULY, "改用新办法", **DONE)


def test_books_opened_again_do_not_matter(committee, branch):
    plan = adopted(committee)
    close_period([branch], parse_period("2025Q3"), **DONE)
    reopen_period(branch, parse_period("2025Q3"), "漏记", **DONE)
    stop_rulebook(plan, JULY, "改用新办法", **DONE)


def test_a_release_ended_asks_again_for_what_falls_due_from_that_day(committee, branch):
    given = waive(branch, THEME_DAY, "停工", *SINCE_MARCH, **DONE)
    assert stand(branch, THEME_DAY).count(Status.WAIVED) == 9
    end_waiver(given, JULY, "已经复工", **DONE)
    verdicts = stand(branch, THEME_DAY)
    assert verdicts.count(Status.WAIVED) == 4
    assert verdicts[6:] == [Status.OVERDUE] * 6
    assert Waiver.objects.get().end_reason == "已经复工"


def test_a_release_from_everything_for_all_below_is_ended_for_all_below(committee, branch):
    given = waive(committee, "*", "合并中", *SINCE_MARCH, **DONE, with_below=True)
    end_waiver(given, SINCE_MARCH[0], "不合并了", **DONE)
    assert Status.WAIVED not in stand(branch, THEME_DAY)


def test_a_release_is_not_ended_over_closed_books(committee, branch):
    given = waive(branch, THEME_DAY, "停工", *SINCE_MARCH, **DONE)
    close_period([branch], parse_period("2025Q2"), **DONE)
    with pytest.raises(Refusal, match="已经结到2025年6月30日"):
        end_waiver(given, date(2025, 5, 1), "已经复工", **DONE)
    assert stand(branch, THEME_DAY).count(Status.WAIVED) == 9


def test_a_target_dropped_leaves_the_floor(committee, branch):
    target = set_target(committee, MEETING, 2, "年度工作要点", NEW_YEAR, **DONE)
    for day in (date(2025, 2, 10), date(2025, 8, 10)):
        record_entry(meeting(branch, day), **DONE)
    judge_touched(at=AT)
    assert stand(branch, MEETING)[0] is stand(branch, MEETING)[2] is Status.SHORT
    drop_target(target, JULY, "定得太高", **DONE)
    judge_touched(at=AT)
    assert stand(branch, MEETING)[0] is Status.SHORT
    assert stand(branch, MEETING)[2] is Status.MET
    assert LocalTarget.objects.get().valid_to == JULY


def test_a_plan_adopted_by_one_branch_alone_is_judged_there_alone(branch, eight_more):
    judge_touched(at=AT)
    adopt_rulebook(branch, PLAN, LONG_AGO, **DONE)
    assert touched() == {branch.pk}
    judge_touched(at=AT)
    assert len(stand(branch, LECTURE)) == 4
