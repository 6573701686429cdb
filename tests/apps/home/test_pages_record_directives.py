"""What was passed on under the first topic: entered with its day, kept when an entry is corrected, counted."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from apps.home.test_pages_record import correction, held, sent, the_draft
from apps.ledger.story import CLERK
from youju.access.models import Role
from youju.base.clock import now, today
from youju.core.facts import EntryState, ItemKind
from youju.duties.judging import Window, keep_judged
from youju.duties.models import DueItem
from youju.duties.operations import adopt_rulebook
from youju.ledger.directives import DirectiveDraft, receive_directives
from youju.ledger.drafts import AgendaDraft
from youju.ledger.models import AgendaDirective, Directive, Entry, Event
from youju.ledger.reading import in_force

pytestmark = pytest.mark.django_db

TITLE = "上级安全生产会议精神"
ROWS, DAYS = "item-0-directives", "item-0-directives-on"
YEAR = Window(date(today().year, 1, 1), date(today().year + 1, 1, 1))
YESTERDAY = today() - timedelta(days=1)


@pytest.fixture
def recorder(signed_in, first, members):
    return signed_in(first, Role.RECORDER)


def first_topic(first, *rows, **said):
    """What the browser sends of a meeting whose first topic passed on some directives: titles, or titles and days."""
    pairs = [row if isinstance(row, tuple) else (row, "") for row in rows]
    studied = {ROWS: [title for title, _ in pairs] + [""], DAYS: [str(day) for _, day in pairs] + [""]}
    return sent(first, **{"item-0-is_first_topic": "on", **studied, **said})


def studied_titles():
    return [Directive.objects.get(pk=number).title for item in the_draft().agenda for number in item.directives]


def receipts():
    """On which days directives reached units, as events in force."""
    rows = Event.objects.filter(kind="directive_received", voided_at=None).order_by("id")
    return [(each.unit.name, each.occurred_on, int(each.ref)) for each in rows.select_related("unit")]


def test_directives_are_entered_with_the_day_they_came(recorder, first):
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY), "关于学习的通知"))
    assert studied_titles() == [TITLE, "关于学习的通知"]
    assert receipts() == [(first.name, YESTERDAY, Directive.objects.get(title=TITLE).pk)]


def test_what_the_books_know_is_not_noted_again(recorder, company, first):
    known = receive_directives([DirectiveDraft(f"《{TITLE}》", unit=company)], by=CLERK, at=now())[0]
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY)))
    assert Directive.objects.get() == known
    assert the_draft().agenda[0].directives == (known.pk,)
    assert receipts() == [(first.name, YESTERDAY, known.pk)]


def test_sent_twice_it_is_noted_once(recorder, first):
    form = first_topic(first, (TITLE, YESTERDAY))
    for _ in range(2):
        assert recorder.post("/record/", form).status_code == 302
    assert (Entry.objects.count(), Directive.objects.count(), Event.objects.count()) == (1, 1, 1)


def test_an_item_without_a_title_is_named_for_what_was_passed_on(recorder, first):
    recorder.post("/record/", first_topic(first, TITLE, "《关于学习的通知》", **{"item-0-title": ""}))
    assert the_draft().agenda[0].title == f"传达学习《{TITLE}》、《关于学习的通知》"


def test_without_directives_nothing_is_noted(recorder, first):
    recorder.post("/record/", first_topic(first))
    assert the_draft().agenda[0].directives == ()
    assert not Directive.objects.exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((TITLE, "2999-01-01"), "在今天之后"),
        ((TITLE, "昨天"), "不是日期"),
        (("", YESTERDAY), "写上文件、讲话的名称"),
        (("长" * 301, ""), "不超过300个字"),
        ((TITLE, "0202-11-20"), "早于1949年"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_noted(recorder, first, row, words):
    answer = recorder.post("/record/", first_topic(first, row))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Directive.objects.exists()


def test_tomorrow_is_after_today(recorder, first):
    answer = recorder.post("/record/", first_topic(first, (TITLE, today() + timedelta(days=1))))
    assert answer.status_code == 422
    assert "在今天之后" in answer.content.decode()


def test_a_meeting_that_is_refused_leaves_no_directive(recorder, first):
    answer = recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY), started_on="2999-01-01"))
    assert answer.status_code == 422
    assert f'value="{TITLE}"' in answer.content.decode()
    assert (Directive.objects.count(), Event.objects.count()) == (0, 0)


@pytest.fixture
def studied_before(first, members):
    """A meeting with a directive, as an import leaves it: with no day, and not only under the first topic."""
    one, other = receive_directives([DirectiveDraft(f"《{TITLE}》"), DirectiveDraft("通知")], by=CLERK, at=now())
    agenda = (
        AgendaDraft("学习", ItemKind.STUDY, is_first_topic=True, directives=(one.pk,)),
        AgendaDraft("再学", ItemKind.STUDY, directives=(one.pk, other.pk)),
    )
    return held(first, members, agenda=agenda)


def as_shown(page, first, **said):
    """The form as the page shows it, sent back; fields found in the page itself."""
    sheet, form = page.context["sheet"], correction(the_draft(), first)
    form["item-TOTAL_FORMS"] = len(sheet.items.forms)
    for item in sheet.agenda:
        rows = [*item.directives, ("", "")]
        if f'name="{item.form["directives"].html_name}"' in page.content.decode():
            form[item.form["directives"].html_name] = [title for title, _ in rows]
            form[f"{item.form['directives'].html_name}-on"] = [day for _, day in rows]
        for name in ("title", "was", "is_first_topic", "kind"):
            value = item.form[name].value()
            if value is not None and value is not False:
                form[item.form[name].html_name] = value
    return form | said


def test_a_correction_keeps_the_directives_of_an_entry(recorder, first, studied_before):
    before, address = the_draft().agenda, reverse("revise", args=[studied_before.uid])
    answer = recorder.post(address, as_shown(recorder.get(address), first, title="改了名称"))
    assert answer.status_code == 302
    assert the_draft().title == "改了名称"
    assert [item.directives for item in the_draft().agenda] == [item.directives for item in before]
    assert receipts() == []


def test_a_form_that_did_not_ask_for_them_keeps_them(recorder, first, studied_before):
    form = as_shown(recorder.get(reverse("revise", args=[studied_before.uid])), first, title="改了名称")
    bare = {name: value for name, value in form.items() if "directives" not in name}
    before = the_draft().agenda
    recorder.post(reverse("revise", args=[studied_before.uid]), bare)
    assert [item.directives for item in the_draft().agenda] == [item.directives for item in before]


def test_a_directive_struck_out_is_gone_from_the_entry(recorder, first, studied_before):
    address = reverse("revise", args=[studied_before.uid])
    recorder.post(address, as_shown(recorder.get(address), first, **{ROWS: [""], DAYS: [""]}))
    assert [len(item.directives) for item in the_draft().agenda] == [0, 2]


def test_a_day_noted_by_mistake_is_corrected_with_the_entry(recorder, first):
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY)))
    address = reverse("revise", args=[the_draft().uid])
    page = recorder.get(address)
    assert page.context["sheet"].agenda[0].directives == [(TITLE, YESTERDAY.isoformat())]
    recorder.post(address, as_shown(page, first, **{DAYS: [today().isoformat(), ""]}))
    assert [day for _, day, _ in receipts()] == [today()]


def test_another_day_in_a_new_entry_is_refused(recorder, first):
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY)))
    answer = recorder.post("/record/", first_topic(first, (TITLE, today())))
    assert answer.status_code == 422
    assert f"已经登记为{YESTERDAY}" in answer.content.decode()
    assert [day for _, day, _ in receipts()] == [YESTERDAY]


def test_carrying_out_a_plan_does_not_correct_a_day_noted_earlier(recorder, first):
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY)))
    plan = first_topic(first, TITLE, state="planned", started_on=(today() + timedelta(days=2)).isoformat())
    recorder.post("/record/", plan)
    said = first_topic(first, (TITLE, YESTERDAY - timedelta(days=9)), uid=plan["uid"], reason="")
    answer = recorder.post(reverse("revise", args=[plan["uid"]]), said)
    assert answer.status_code == 422
    assert f"已经登记为{YESTERDAY}" in answer.content.decode()
    assert [day for _, day, _ in receipts()] == [YESTERDAY]


def test_one_title_with_brackets_and_without_is_one_directive(recorder, first):
    recorder.post("/record/", first_topic(first, f"《{TITLE}》", (TITLE, YESTERDAY)))
    assert studied_titles() == [f"《{TITLE}》"]
    assert Directive.objects.count() == 1
    assert [day for _, day, _ in receipts()] == [YESTERDAY]


def test_a_correction_keeps_two_directives_that_the_books_have_under_one_name(recorder, first, members):
    twins = receive_directives([DirectiveDraft(TITLE), DirectiveDraft(f"《{TITLE}》")], by=CLERK, at=now())
    item = AgendaDraft("学习", ItemKind.STUDY, directives=tuple(each.pk for each in twins))
    address = reverse("revise", args=[held(first, members, agenda=(item,)).uid])
    recorder.post(address, as_shown(recorder.get(address), first, title="改了名称"))
    assert the_draft().title == "改了名称"
    assert the_draft().agenda[0].directives == item.directives


@pytest.mark.parametrize("other", [TITLE, f"《{TITLE}》"])
def test_two_days_for_one_directive_are_refused(recorder, first, other):
    answer = recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY), (other, YESTERDAY - timedelta(days=3))))
    assert answer.status_code == 422
    assert "写了两个收到日期" in answer.content.decode()
    assert not Event.objects.exists()


def test_a_day_after_the_meeting_is_refused(recorder, first):
    said = first_topic(first, (TITLE, today()), started_on=(today() - timedelta(days=2)).isoformat())
    answer = recorder.post("/record/", said)
    assert answer.status_code == 422
    assert "在学习它的那天" in answer.content.decode()
    assert not Event.objects.exists()


def test_a_day_during_a_course_of_some_days_stands(recorder, first):
    course = {"started_on": (today() - timedelta(days=3)).isoformat(), "ended_on": today().isoformat()}
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY), **course))
    assert [day for _, day, _ in receipts()] == [YESTERDAY]


def test_a_day_that_came_with_the_directive_itself_stands(recorder, first):
    receive_directives([DirectiveDraft(TITLE, received_on=YESTERDAY, unit=first)], by=CLERK, at=now())
    refused = recorder.post("/record/", first_topic(first, (TITLE, today())))
    assert "照登记的填" in refused.content.decode()
    assert recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY))).status_code == 302
    assert receipts() == []


def test_a_plan_becomes_held_with_what_was_passed_on(recorder, first):
    recorder.post("/record/", first_topic(first, TITLE, state="planned"))
    address = reverse("revise", args=[the_draft().uid])
    recorder.post(address, as_shown(recorder.get(address), first, state="held", reason=""))
    assert the_draft().state is EntryState.HELD
    assert studied_titles() == [TITLE]


def test_a_joint_entry_notes_the_day_for_ones_own_unit(signed_in, recorder, first, second, members):
    entry = held(first, members, hosts=(second.pk, first.pk))
    form = correction(the_draft(), first) | first_topic(first, (TITLE, YESTERDAY), host=[second.uid, first.uid])
    recorder.post(reverse("revise", args=[entry.uid]), form)
    assert [name for name, _, _ in receipts()] == [first.name]
    assert in_force().get(entry=entry).number == 2


def test_ones_own_unit_can_be_taken_off_a_joint_entry(recorder, first, second, members):
    entry = held(first, members, hosts=(first.pk, second.pk))
    answer = recorder.post(reverse("revise", args=[entry.uid]), correction(the_draft(), first, host=str(second.uid)))
    assert answer.status_code == 302
    assert the_draft().hosts == (second.pk,)


def test_a_day_noted_for_one_unit_is_not_noted_for_another_when_that_leaves(signed_in, company, first, second):
    officer = signed_in(company, Role.RECORDER)
    both = {"host": [str(first.uid), str(second.uid)]}
    said = first_topic(first, (TITLE, YESTERDAY), **both)
    officer.post("/record/", said)
    less = said | {"host": [str(second.uid)], "reason": "第一党支部没有参加"}
    assert officer.post(reverse("revise", args=[said["uid"]]), less).status_code == 302
    assert [(name, day) for name, day, _ in receipts()] == [(first.name, YESTERDAY)]


def test_the_titles_one_received_are_offered(recorder, first, second):
    drafts = [DirectiveDraft("本支部的", unit=first), DirectiveDraft("别家的", unit=second)]
    receive_directives(drafts, by=CLERK, at=now())
    text = recorder.get("/record/").content.decode()
    assert ('<option value="本支部的">' in text, "别家的" in text) == (True, False)


def test_the_titles_a_partner_received_are_not_offered(recorder, first, second, members):
    receive_directives([DirectiveDraft("别家的", unit=second)], by=CLERK, at=now())
    entry = held(first, members, hosts=(first.pk, second.pk))
    assert "别家的" not in recorder.get(reverse("revise", args=[entry.uid])).content.decode()


PASSED_ON = "branch_assessment.first_topic"


def due(first):
    return [(each.ref, each.value) for each in DueItem.objects.filter(unit_id=first.pk, duty__code=PASSED_ON)]


@pytest.fixture
def judged(first):
    """The branch's assessment is in force, which asks for what came in to be passed on within a week."""
    adopt_rulebook(first, "plan.branch_assessment", date(today().year, 1, 1), by=CLERK, at=now())
    keep_judged(YEAR, at=now())


def test_what_was_passed_on_counts_for_the_duty_to_pass_it_on(recorder, first, judged):
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY)))
    assert due(first) == [(str(Directive.objects.get().pk), 1)]
    assert AgendaDirective.objects.count() == 1


def test_the_form_says_that_it_must_be_named(recorder, first, judged):
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY), **{"item-0-is_first_topic": ""}))
    assert [value for _, value in due(first)] == [0]
    unnamed = recorder.post("/record/served/", first_topic(first)).content.decode()
    named = recorder.post("/record/served/", first_topic(first, TITLE)).content.decode()
    assert ("写上学的是哪份文件" in unnamed, "写上学的是哪份文件" in named) == (True, False)


def test_a_due_directive_is_filled_in(recorder, first, judged):
    recorder.post("/record/", first_topic(first, (TITLE, YESTERDAY), **{"item-0-is_first_topic": ""}))
    asked = {"duty": PASSED_ON, "unit": first.uid, "period": YESTERDAY.isoformat()}
    item = recorder.get("/record/", asked).context["sheet"].agenda[0]
    assert item.form["is_first_topic"].value()
    assert item.directives == [(TITLE, YESTERDAY.isoformat())]
