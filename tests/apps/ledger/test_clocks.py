"""Three clocks: when it happened, when it was recorded, when it was evidenced."""

import io
from dataclasses import replace

import pytest

from apps.ledger.story import BY, CLERK, OFFICER, at, meeting, on
from youju.core.errors import Refusal
from youju.core.facts import EntryState
from youju.core.periods import parse_period
from youju.ledger.closing import close_period, reopen_period
from youju.ledger.evidence import attach_evidence, evidenced_at
from youju.ledger.models import Revision
from youju.ledger.operations import record_entry, revise_entry, void_entry
from youju.ledger.reading import drafts_of, entries_of

MARCH, APRIL = parse_period("2026-03"), parse_period("2026-04")
FIRST_QUARTER = parse_period("2026Q1")


def in_force(entry):
    return Revision.objects.select_related("entry").get(entry=entry, superseded_at=None)


def record(draft, when):
    return in_force(record_entry(draft, by=CLERK, at=at(when)))


@pytest.mark.parametrize(("when", "late"), [("2026-04-09", False), ("2026-04-10", True)])
def test_an_entry_is_late_from_the_thirty_first_day(first_branch, when, late):
    assert record(meeting(first_branch, "2026-03-10"), when).is_late is late


def test_a_training_is_counted_from_its_last_day(first_branch):
    assert not record(meeting(first_branch, "2026-03-01", ended_on=on("2026-03-20")), "2026-04-15").is_late


def test_the_thirtieth_day_ends_at_midnight_in_shanghai(first_branch):
    draft = meeting(first_branch, "2026-03-10")
    assert not in_force(record_entry(draft, by=CLERK, at=at("2026-04-09", "23:59"))).is_late
    other = meeting(first_branch, "2026-03-10", title="另一次")
    assert in_force(record_entry(other, by=CLERK, at=at("2026-04-10", "00:00"))).is_late


def test_the_paper_date_of_an_imported_entry_is_when_it_was_recorded(first_branch):
    revision = record(meeting(first_branch, "2026-01-10", recorded_at=at("2026-01-12")), "2026-06-01")
    assert (revision.is_late, revision.recorded_at, revision.written_at) == (False, at("2026-01-12"), at("2026-06-01"))


def test_a_late_entry_into_a_closed_month_needs_a_reason(first_branch):
    close_period([first_branch], MARCH, by=OFFICER, at=at("2026-04-02"))
    with pytest.raises(Refusal, match="已经结账"):
        record(meeting(first_branch), "2026-04-03")
    revision = record(meeting(first_branch, late_reason="照片刚刚找到"), "2026-04-03")
    assert (revision.is_late, revision.late_reason) == (True, "照片刚刚找到")


def test_a_paper_date_before_the_closing_opens_no_closed_books(first_branch):
    close_period([first_branch], MARCH, by=OFFICER, at=at("2026-04-02"))
    with pytest.raises(Refusal, match="已经结账"):
        record(meeting(first_branch, recorded_at=at("2026-03-11")), "2026-04-03")
    told = meeting(first_branch, recorded_at=at("2026-03-11"), late_reason="纸质记录漏录")
    revision = record(told, "2026-04-03")
    assert (revision.is_late, revision.recorded_at) == (True, at("2026-03-11"))


def test_what_came_into_the_books_before_the_closing_is_not_late_for_a_correction(first_branch):
    draft = meeting(first_branch)
    entry = record_entry(draft, **BY)
    close_period([first_branch], MARCH, by=OFFICER, at=at("2026-04-02"))
    assert not revise_entry(entry, replace(draft, title="更正"), "题目", by=CLERK, at=at("2026-04-05")).is_late


def test_what_is_moved_into_closed_books_is_late_and_stays_so(first_branch):
    draft = meeting(first_branch, "2026-04-01")
    entry = record_entry(draft, by=CLERK, at=at("2026-04-01"))
    close_period([first_branch], MARCH, by=OFFICER, at=at("2026-04-02"))
    moved = replace(draft, started_on=on("2026-03-31"))
    assert revise_entry(entry, moved, "日期写错", by=CLERK, at=at("2026-04-05")).is_late
    assert revise_entry(entry, replace(moved, title="更正"), "题目", by=CLERK, at=at("2026-04-06")).is_late


def test_a_joint_meeting_is_late_where_one_host_has_closed(first_branch):
    from_another = meeting(first_branch, "2026-03-10", late_reason="共建单位补报")
    close_period([first_branch], FIRST_QUARTER, by=OFFICER, at=at("2026-04-02"))
    assert record(from_another, "2026-04-03").is_late


def test_after_reopening_an_entry_is_as_any_other(first_branch):
    close_period([first_branch], MARCH, by=OFFICER, at=at("2026-04-02"))
    reopen_period(first_branch, MARCH, "漏记一次会议", by=OFFICER, at=at("2026-04-03"))
    assert not record(meeting(first_branch), "2026-04-04").is_late


def test_a_plan_becomes_held_and_is_recorded_then(first_branch):
    plan = meeting(first_branch, "2026-05-10", state=EntryState.PLANNED)
    entry = record_entry(plan, **BY)
    held = drafts_of([in_force(entry)])[0].with_state(EntryState.HELD)
    revision = revise_entry(entry, held, "如期召开", by=CLERK, at=at("2026-05-11"))
    assert (revision.state, revision.recorded_at, revision.is_late) == ("held", at("2026-05-11"), False)


def test_a_plan_marked_held_months_later_is_late(first_branch):
    plan = meeting(first_branch, "2026-05-10", state=EntryState.PLANNED)
    entry = record_entry(plan, **BY)
    held = drafts_of([in_force(entry)])[0].with_state(EntryState.HELD)
    assert revise_entry(entry, held, "已召开", by=CLERK, at=at("2026-09-01")).is_late


def test_a_plan_cannot_be_held_before_its_day(first_branch):
    plan = meeting(first_branch, "2026-05-10", state=EntryState.PLANNED)
    entry = record_entry(plan, **BY)
    with pytest.raises(Refusal, match="在今天之后"):
        revise_entry(entry, plan.with_state(EntryState.HELD), "开过了", by=CLERK, at=at("2026-05-09"))


def test_a_correction_does_not_make_a_timely_entry_late(first_branch):
    draft = meeting(first_branch)
    entry = record_entry(draft, **BY)
    revision = revise_entry(entry, replace(draft, title="更正"), "题目写错", by=CLERK, at=at("2026-12-01"))
    assert (revision.is_late, revision.recorded_at) == (False, BY["at"])


def test_a_correction_is_a_whole_new_revision_and_the_old_one_stands(first_branch, members):
    draft = meeting(first_branch, present=members)
    entry = record_entry(draft, **BY)
    old = in_force(entry)
    fewer = replace(draft, attendances=draft.attendances[:1])
    new = revise_entry(entry, fewer, "实到写错", by=CLERK, at=at("2026-04-01"))
    old.refresh_from_db()
    assert (new.number, old.superseded_at, new.change_reason) == (2, at("2026-04-01"), "实到写错")
    assert (old.attendances.count(), new.attendances.count()) == (3, 1)


def test_a_correction_that_changes_nothing_writes_nothing(first_branch):
    draft = meeting(first_branch)
    entry = record_entry(draft, **BY)
    assert revise_entry(entry, draft, "再核一遍", **BY).number == 1


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_correction_without_a_reason_is_refused(first_branch, reason):
    draft = meeting(first_branch)
    entry = record_entry(draft, **BY)
    with pytest.raises(Refusal, match="写明原因"):
        revise_entry(entry, replace(draft, title="另一题目"), reason, **BY)


def test_a_void_entry_stays_with_its_reason_and_counts_no_more(first_branch):
    entry = record_entry(meeting(first_branch), **BY)
    revision = void_entry(entry, "重复登记", **BY)
    assert (revision.state, revision.change_reason, revision.title) == ("void", "重复登记", "三月支部党员大会")
    with pytest.raises(Refusal, match="已经作废"):
        void_entry(entry, "再作废", **BY)
    with pytest.raises(Refusal, match="写明原因"):
        void_entry(entry, " ", **BY)


def titles(unit, known=None):
    return [r.title for r in entries_of([unit.pk], MARCH.start, MARCH.end, known and at(known))]


def test_the_books_say_what_they_said_on_a_day_about_a_period(first_branch):
    draft = meeting(first_branch, title="甲会")
    entry = record_entry(draft, by=CLERK, at=at("2026-03-11"))
    late = meeting(first_branch, "2026-03-05", title="乙会")
    record_entry(late, by=CLERK, at=at("2026-04-20"))
    revise_entry(entry, replace(draft, title="甲会（更正）"), "题目", by=CLERK, at=at("2026-04-25"))
    assert titles(first_branch, "2026-03-10") == []
    assert titles(first_branch, "2026-03-31") == ["甲会"]
    assert titles(first_branch, "2026-04-20") == ["乙会", "甲会"]
    assert titles(first_branch, "2026-04-25") == ["乙会", "甲会（更正）"]
    assert titles(first_branch) == ["乙会", "甲会（更正）"]


def test_an_entry_moved_to_another_month_leaves_the_first_from_then_on(first_branch):
    draft = meeting(first_branch)
    entry = record_entry(draft, by=CLERK, at=at("2026-03-11"))
    moved = replace(draft, started_on=on("2026-02-10"))
    revise_entry(entry, moved, "日期写错", by=CLERK, at=at("2026-04-01"))
    assert titles(first_branch, "2026-03-31") == ["三月支部党员大会"]
    assert titles(first_branch, "2026-04-02") == []


def test_the_third_clock_is_that_of_the_evidence(first_branch):
    entry = record_entry(meeting(first_branch), **BY)
    assert evidenced_at(entry) is None
    attach_evidence(entry, io.BytesIO("会议通知".encode()), "通知.txt", by=CLERK, at=at("2026-03-22"))
    assert evidenced_at(entry) == at("2026-03-22")
