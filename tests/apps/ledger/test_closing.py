"""Books are closed, as in accounting."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from apps.ledger.story import CLERK, OFFICER, at, branch, meeting, on
from youju.base.models import AuditLine
from youju.core.errors import Refusal
from youju.core.facts import EntryState, ItemKind
from youju.core.periods import parse_period
from youju.ledger.closing import EventDraft, close_period, declare_zero, record_events, reopen_period, void_event
from youju.ledger.directives import DirectiveDraft, receive_directives
from youju.ledger.drafts import AgendaDraft, DeliverableDraft
from youju.ledger.models import Closing, Declaration, Event
from youju.ledger.operations import record_entry
from youju.organisation.models import Unit
from youju.organisation.operations import dissolve_unit

MARCH, QUARTER = parse_period("2026-03"), parse_period("2026Q1")
IN_APRIL = {"by": OFFICER, "at": at("2026-04-02")}


def spans(unit):
    found = Closing.objects.filter(unit=unit, reopened_at=None).order_by("valid_from")
    return [(f"{each.valid_from:%m-%d}", f"{each.valid_to:%m-%d}") for each in found]


def test_a_quarter_is_closed_as_one(first_branch):
    close_period([first_branch], QUARTER, **IN_APRIL)
    assert spans(first_branch) == [("01-01", "04-01")]


def test_closing_the_quarter_leaves_a_month_closed_before_as_it_is(first_branch):
    close_period([first_branch], parse_period("2026-02"), by=OFFICER, at=at("2026-03-02"))
    close_period([first_branch], QUARTER, **IN_APRIL)
    assert spans(first_branch) == [("01-01", "02-01"), ("02-01", "03-01"), ("03-01", "04-01")]


def test_a_unit_founded_in_the_quarter_closes_its_own_months_only(db):
    young = branch("新党支部", "2026-02-20")
    close_period([young], QUARTER, **IN_APRIL)
    assert spans(young) == [("02-01", "04-01")]


def test_a_unit_dissolved_before_has_nothing_to_close(first_branch):
    dissolve_unit(first_branch, on("2026-01-01"), by=OFFICER, at=at("2026-01-01"))
    with pytest.raises(Refusal, match="没有可结的账"):
        close_period([first_branch], QUARTER, **IN_APRIL)


def test_a_period_is_not_closed_before_it_ends(first_branch):
    with pytest.raises(Refusal, match="还没有结束"):
        close_period([first_branch], MARCH, by=OFFICER, at=at("2026-03-31", "23:59"))
    close_period([first_branch], MARCH, by=OFFICER, at=at("2026-04-01", "00:00"))


@pytest.mark.parametrize("period", ["2026", "2026H1", "2026-W10"])
def test_only_months_and_quarters_are_closed(first_branch, period):
    with pytest.raises(Refusal, match="只能按月或按季"):
        close_period([first_branch], parse_period(period), by=OFFICER, at=at("2027-01-02"))


def test_closing_twice_is_refused(first_branch):
    close_period([first_branch], MARCH, **IN_APRIL)
    with pytest.raises(Refusal, match="已经结过"):
        close_period([first_branch], MARCH, **IN_APRIL)


def test_one_unit_given_twice_is_closed_once(first_branch):
    assert len(close_period([first_branch, first_branch], MARCH, **IN_APRIL)) == 1


def test_the_database_itself_refuses_closings_that_overlap(first_branch):
    close_period([first_branch], MARCH, **IN_APRIL)
    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.create(
            unit=first_branch, valid_from=on("2026-03-31"), valid_to=on("2026-04-02"), closed_at=at("2026-04-02")
        )


def test_closing_many_units_takes_as_many_queries_as_closing_one(first_branch):
    others = [branch(f"党支部{number}") for number in range(30)]

    def count(units):
        fresh = list(Unit.objects.filter(pk__in=[unit.pk for unit in units]))
        with CaptureQueriesContext(connection) as seen:
            close_period(fresh, QUARTER, **IN_APRIL)
        return len(seen)

    assert count([first_branch]) == count(others) <= 8


def test_reopening_needs_a_reason_and_keeps_what_was_closed(first_branch):
    close_period([first_branch], QUARTER, **IN_APRIL)
    with pytest.raises(Refusal, match="写明原因"):
        reopen_period(first_branch, MARCH, " ", **IN_APRIL)
    undone = reopen_period(first_branch, MARCH, "漏记", by=OFFICER, at=at("2026-04-05"))
    assert [(each.valid_from, each.valid_to) for each in undone] == [(QUARTER.start, QUARTER.end)]
    kept = Closing.objects.get()
    assert (kept.reopened_at, kept.reopened_by, kept.reopen_reason) == (at("2026-04-05"), OFFICER.label, "漏记")


def test_what_is_not_closed_cannot_be_reopened(first_branch):
    with pytest.raises(Refusal, match="没有结账"):
        reopen_period(first_branch, MARCH, "漏记", **IN_APRIL)


def test_a_reopened_period_can_be_closed_again(first_branch):
    close_period([first_branch], MARCH, **IN_APRIL)
    reopen_period(first_branch, MARCH, "漏记", **IN_APRIL)
    close_period([first_branch], MARCH, by=OFFICER, at=at("2026-04-09"))
    assert spans(first_branch) == [("03-01", "04-01")]
    assert Closing.objects.count() == 2


def test_a_closed_period_is_a_declaration_of_everything(first_branch):
    close_period([first_branch], MARCH, **IN_APRIL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT measure, from_on, to_on FROM facts.declaration WHERE unit_id = %s", [first_branch.pk])
        assert cursor.fetchall() == [("*", MARCH.start, MARCH.end)]


def test_a_zero_is_declared_once_for_a_time(first_branch):
    declare_zero(first_branch, "warning_education", MARCH, **IN_APRIL)
    with pytest.raises(Refusal, match="已经为这段时间报过零"):
        declare_zero(first_branch, "warning_education", QUARTER, **IN_APRIL)
    declare_zero(first_branch, "another", QUARTER, **IN_APRIL)
    assert Declaration.objects.count() == 2


def test_a_zero_is_not_declared_before_the_period_ends(first_branch):
    with pytest.raises(Refusal, match="还没有结束"):
        declare_zero(first_branch, "warning_education", QUARTER, by=OFFICER, at=at("2026-03-31"))


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("warning_education", {"forms": ("warning_education",)}),
        ("film_viewing", {"forms": ("warning_education",)}),
        ("warning_education_attendances", {"forms": ("warning_education",), "headcount": 5}),
        ("problem_found", {"deliverables": (DeliverableDraft("problem_found", "发现问题", 2, "条"),)}),
        ("decision_items", {"agenda": (AgendaDraft("研究工作", kind=ItemKind.DECISION),)}),
        ("safety_studied", {"agenda": (AgendaDraft("研究安全", kind=ItemKind.DECISION, topics=("safety",)),)}),
    ],
)
def test_what_the_books_hold_is_not_declared_zero(first_branch, measure, said):
    record_entry(meeting(first_branch, title="三月的事", **said), by=CLERK, at=at("2026-03-20"))
    with pytest.raises(Refusal, match=r"账里有“三月的事”（2026-03-10）"):
        declare_zero(first_branch, measure, MARCH, **IN_APRIL)
    declare_zero(first_branch, measure, parse_period("2026-02"), **IN_APRIL)


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("warning_education", {}),
        ("warning_education", {"forms": ("warning_education",), "state": EntryState.VOID}),
        ("problem_found", {"deliverables": (DeliverableDraft("problem_found", "发现问题", 0, "条"),)}),
        ("warning_education_attendances", {"forms": ("warning_education",)}),
    ],
)
def test_what_a_measure_does_not_count_stands_against_no_zero(first_branch, measure, said):
    record_entry(meeting(first_branch, **said), by=CLERK, at=at("2026-03-20"))
    declare_zero(first_branch, measure, MARCH, **IN_APRIL)
    assert Declaration.objects.get().measure == measure


def test_what_another_unit_holds_stands_against_no_zero(first_branch, sibling):
    record_entry(meeting(sibling, forms=("warning_education",)), by=CLERK, at=at("2026-03-20"))
    declare_zero(first_branch, "warning_education", MARCH, **IN_APRIL)
    assert Declaration.objects.exists()


def test_an_event_stands_against_a_zero_of_its_measure(first_branch):
    received = DirectiveDraft("某通知", unit=first_branch, received_on=on("2026-03-04"))
    receive_directives([received], by=CLERK, at=at("2026-03-05"))
    with pytest.raises(Refusal, match="2026-03-04"):
        declare_zero(first_branch, "directives_received", MARCH, **IN_APRIL)


def test_an_event_sent_again_is_the_one_there(first_branch):
    draft = EventDraft("reminded", first_branch, on("2026-03-01"))
    record_events([draft], by=CLERK, at=at("2026-03-02"))
    record_events([draft], by=CLERK, at=at("2026-03-03"))
    assert Event.objects.get().recorded_at == at("2026-03-02")


def test_a_void_event_is_no_fact_and_not_voided_again(first_branch):
    event = record_events([EventDraft("reminded", first_branch, on("2026-03-01"))], **IN_APRIL)[0]
    void_event(event, "记错了", **IN_APRIL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM facts.event WHERE kind = 'reminded'")
        assert cursor.fetchone() == (0,)
    with pytest.raises(Refusal, match="已经作废"):
        void_event(event, "再来", **IN_APRIL)


def test_reopening_leaves_one_line(first_branch):
    close_period([first_branch], MARCH, **IN_APRIL)
    reopen_period(first_branch, MARCH, "漏记", **IN_APRIL)
    lines = AuditLine.objects.filter(action="reopen_period")
    assert [line.detail for line in lines] == [{"period": "2026-03", "reason": "漏记"}]
