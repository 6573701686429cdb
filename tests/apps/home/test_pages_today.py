"""今天: what each kind of person is shown, and nothing that cannot be acted on."""

from collections import Counter
from datetime import date, timedelta

import pytest

from apps.ledger.story import CLERK, branch, meeting
from youju.access.models import Role
from youju.base.clock import now, today
from youju.core.explain import GAPS
from youju.core.facts import EntryState
from youju.core.periods import Cadence, Period, add_months
from youju.duties.judging import Window, keep_judged
from youju.home.days import day_asked
from youju.home.due import gaps_below, items_of
from youju.ledger.closing import close_period
from youju.ledger.operations import record_entry, revise_entry
from youju.ledger.reading import drafts_of, in_force
from youju.organisation.models import Unit

pytestmark = pytest.mark.django_db
MEETING = "支部委员会会议一般每月召开1次"


@pytest.fixture
def judged(company, first, second, members):
    """The books judged for the years the page looks at."""
    keep_judged(day_asked("", today()).year, at=now())


def held(unit, day, **said):
    return record_entry(meeting(unit, day.isoformat(), **said), by=CLERK, at=now())


def titles(tasks):
    return [task.item.duty.title for task in tasks]


def test_a_recorder_sees_what_is_due_with_one_tap_to_record_it(signed_in, first, judged):
    page = signed_in(first, Role.RECORDER).get("/")
    tasks = page.context["tasks"]
    due = [*tasks.this_week, *tasks.this_month]
    found = next(task for task in due if task.item.duty.title == MEETING)
    month = Period.containing(Cadence.MONTH, today())
    assert found.address == f"/record/?duty=branch_committee.meeting&unit={first.uid}&period={month.label}"
    assert f'href="{found.address.replace("&", "&amp;")}"' in page.content.decode()


def test_what_was_missed_comes_first_and_what_is_done_goes(signed_in, first, judged):
    client = signed_in(first, Role.RECORDER)
    overdue = client.get("/").context["tasks"].overdue
    assert MEETING in titles(overdue)
    client.post(
        "/record/",
        {
            "form": "branch_committee_meeting",
            "host": first.uid,
            "started_on": add_months(today().replace(day=1), -1).isoformat(),
            "state": "held",
            "late_reason": "补记",
            **{f"{list_}-{count}_FORMS": 0 for list_ in ("item", "line") for count in ("TOTAL", "INITIAL")},
        },
    )
    assert MEETING not in titles(client.get("/").context["tasks"].overdue)


def test_a_recorder_sees_nothing_of_other_units(signed_in, first, second, judged):
    held(second, today(), title="别的支部的会")
    record_entry(
        meeting(second, (today() - timedelta(days=3)).isoformat(), title="别的计划", state=EntryState.PLANNED),
        by=CLERK,
        at=now(),
    )
    shown = signed_in(first, Role.RECORDER).get("/").content.decode()
    assert "别的支部的会" not in shown
    assert "别的计划" not in shown
    assert second.name not in shown


def test_a_plan_whose_day_has_passed_asks_for_its_result(signed_in, first, judged):
    day = today() - timedelta(days=3)
    entry = record_entry(
        meeting(first, day.isoformat(), title="主题党日计划", state=EntryState.PLANNED), by=CLERK, at=now()
    )
    page = signed_in(first, Role.RECORDER).get("/")
    assert [each.title for each in page.context["past"]] == ["主题党日计划"]
    assert f"/record/{entry.uid}/" in page.content.decode()


def test_an_officer_sees_which_units_below_are_short(signed_in, company, first, second, judged):
    below = signed_in(company, Role.OFFICER).get("/").context["below"]
    assert {each.unit for each in below.worst} == {first, second}
    assert below.units == 2
    assert below.items == sum(each.overdue + each.short for each in below.worst)


def test_an_officer_is_reminded_of_a_quarter_not_closed(signed_in, company, first, second, judged):
    client = signed_in(company, Role.OFFICER)
    quarter = Period.containing(Cadence.QUARTER, today()).previous()
    close_period([first], quarter, by=CLERK, at=now())
    closing = client.get("/").context["closing"]
    assert (closing.period, closing.open, closing.units) == (quarter, 2, 3)
    close_period([company, second], quarter, by=CLERK, at=now())
    assert client.get("/").context["closing"] is None


def test_an_auditor_sees_late_entries_and_corrections(signed_in, company, first, second, judged):
    late = held(first, today() - timedelta(days=60), title="迟记的会")
    wrong = held(second, today() - timedelta(days=1), title="写错的会")
    draft = drafts_of(in_force().filter(entry=wrong).select_related("entry"))[0]
    revise_entry(wrong, draft.with_state(EntryState.VOID), "重复登记", by=CLERK, at=now())
    page = signed_in(company, Role.AUDITOR).get("/")
    assert [each.entry for each in page.context["late"]] == [late]
    assert [each.entry for each in page.context["corrected"]] == [wrong]
    assert "重复登记" in page.content.decode()


def test_a_recorder_is_not_shown_what_auditors_see(signed_in, first, judged):
    held(first, today() - timedelta(days=60), title="迟记的会")
    assert "late" not in signed_in(first, Role.RECORDER).get("/").context


def test_books_never_judged_are_judged_when_the_page_asks(signed_in, company, first, members):
    client = signed_in(first, Role.RECORDER)
    assert client.get("/").context["is_waiting"]
    client.post("/today/judge/", {"on": today().isoformat()})
    assert MEETING in titles(client.get("/").context["tasks"].overdue)


def test_of_books_that_ended_long_ago_their_last_day_is_offered(signed_in, first):
    held(first, date(2024, 6, 20))
    page = signed_in(first, Role.RECORDER).get("/")
    assert page.context["day"].is_today
    assert "?on=2024-06-20" in page.content.decode()


@pytest.mark.parametrize(("asked", "shown"), [("2026-01-31", date(2026, 1, 31)), ("x", None), ("2999-01-01", None)])
def test_the_day_in_the_address_is_the_day_judged_by(db, asked, shown):
    assert day_asked(asked, date(2026, 3, 1)).on == (shown or date(2026, 3, 1))


def test_an_account_without_a_grant_is_told_whom_to_ask(signed_in, first):
    page = signed_in(first).get("/")
    assert page.status_code == 200
    assert "请系统管理员" in page.content.decode()


def test_more_units_ask_no_more_of_the_database(signed_in, company, first, judged, django_assert_max_num_queries):
    client = signed_in(company, Role.OFFICER, Role.AUDITOR)
    held(company, today() - timedelta(days=40), title="会")
    with django_assert_max_num_queries(30) as few:
        client.get("/")
    for number in range(12):
        held(branch(f"新{number}党支部", superior=company), today() - timedelta(days=40), title=f"会{number}")
    keep_judged(Window(date(today().year, 1, 1), date(today().year + 1, 1, 1)), at=now())
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get("/")


def test_with_many_units_below_their_gaps_come_after_the_page(signed_in, company, first, second, judged, monkeypatch):
    client = signed_in(company, Role.OFFICER)
    at_once = client.get("/").context["below"]
    monkeypatch.setattr("youju.home.today.MANY", 0)
    page = client.get("/")
    assert page.context["is_below_later"]
    assert "/today/below/?on=" in page.content.decode()
    assert client.get("/today/below/").context["below"] == at_once


def test_gaps_are_those_the_verdicts_name(company, first, second, judged):
    day = day_asked("", today())
    units = Unit.objects.values("pk")
    items = [item for item in items_of(units, day.window, day.on) if item.due_on < day.on and not item.person_id]
    found = Counter(item.unit_id for item in items if item.status in GAPS)
    below = gaps_below(units, day.window, day.on)
    assert {each.unit.pk: each.overdue + each.short for each in below.worst} == found
    assert found


def test_a_page_that_writes_nothing_judges_nothing(signed_in, first, judged, monkeypatch):
    monkeypatch.setattr("youju.duties.middleware.judge_touched", lambda **_: pytest.fail("judged"))
    client = signed_in(first, Role.RECORDER)
    assert client.post("/record/find/").status_code == 405
    assert client.post("/record/", {}).status_code == 422
    assert client.get("/").status_code == 200
