"""记一笔: what the form fills in, what it writes, and what it refuses."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from apps.home.conftest import members_of
from apps.ledger.story import CLERK, meeting
from youju.access.models import Role
from youju.base.clock import now, today
from youju.core.facts import EntryState, Function, Presence
from youju.core.periods import Cadence, Period, add_months
from youju.duties.judging import Window, keep_judged
from youju.duties.models import DueItem
from youju.ledger.closing import close_period
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft
from youju.ledger.models import Entry
from youju.ledger.operations import record_entry, void_entry
from youju.ledger.reading import drafts_of, in_force

pytestmark = pytest.mark.django_db
COMMITTEE_MEETING = "branch_committee_meeting"


def sent(unit, **said):
    """What the browser sends for a committee meeting held today, with one agenda item."""
    form = {
        "uid": str(uuid4()),
        "form": COMMITTEE_MEETING,
        "host": str(unit.uid),
        "title": "研究冬季施工安全",
        "started_on": today().isoformat(),
        "state": "held",
        "item-TOTAL_FORMS": 1,
        "item-INITIAL_FORMS": 0,
        "item-0-title": "冬季施工安全",
        "item-0-topics": ["safety"],
        "line-TOTAL_FORMS": 0,
        "line-INITIAL_FORMS": 0,
    }
    return form | said


def of_person(person):
    return f"person-{person.uid}"


def the_draft(uid=None):
    rows = in_force().filter(entry__uid=uid) if uid else in_force()
    return drafts_of(rows.select_related("entry"))[0]


@pytest.fixture
def recorder(signed_in, first, members):
    return signed_in(first, Role.RECORDER)


def test_a_committee_meeting_is_recorded_as_filled_in(recorder, first, members):
    people = {of_person(members["赵一"]): "1", of_person(members["钱二"]): "4", of_person(members["孙三"]): "8"}
    more = {"item-TOTAL_FORMS": 2, "item-1-title": "困难党员慰问", "function-chair": str(members["赵一"].uid)}
    answer = recorder.post("/record/", sent(first, **people, **more))
    draft = the_draft()
    assert answer.status_code == 302
    assert (draft.title, draft.hosts, draft.forms) == ("研究冬季施工安全", (first.pk,), (COMMITTEE_MEETING,))
    assert [(item.title, item.topics) for item in draft.agenda] == [("冬季施工安全", ("safety",)), ("困难党员慰问", ())]
    there = {each.person_id: each.presence for each in draft.attendances}
    assert there == {
        members["赵一"].pk: Presence.PRESENT,
        members["钱二"].pk: Presence.LEAVE,
        members["孙三"].pk: Presence.ABSENT,
    }
    assert {each.functions for each in draft.attendances if each.person_id == members["赵一"].pk} == {Function.CHAIR}


def test_a_title_is_made_where_none_is_given(recorder, first):
    recorder.post("/record/", sent(first, title=""))
    assert the_draft().title == f"{today().month}月支部委员会会议"


def test_sent_twice_it_is_one_entry(recorder, first):
    form = sent(first)
    addresses = {recorder.post("/record/", form)["Location"] for _ in range(2)}
    assert Entry.objects.count() == 1
    assert addresses == {reverse("recorded", args=[form["uid"]])}


def test_what_is_to_come_is_kept_as_a_plan(recorder, first):
    day = today() + timedelta(days=5)
    recorder.post("/record/", sent(first, state="planned", started_on=day.isoformat()))
    assert the_draft().state is EntryState.PLANNED


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"form": ""}, "还没有选形式"),
        ({"host": ""}, "还没有选由哪个党组织"),
        ({"started_on": ""}, "日期"),
        ({"started_on": (today() + timedelta(days=9)).isoformat()}, "记为计划"),
        ({"headcount": "很多"}, "人数"),
        ({"item-0-expected": "很多"}, "应到"),
        ({"line-TOTAL_FORMS": 1, "line-0-kind": "reflection"}, "成果要有名目"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_lost(recorder, first, said, words):
    answer = recorder.post("/record/", sent(first, **said))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "冬季施工安全" in answer.content.decode()
    assert not Entry.objects.exists()


def test_nobody_records_for_a_unit_of_others(recorder, second):
    answer = recorder.post("/record/", sent(second))
    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_people_of_other_units_cannot_be_put_on_it(recorder, first, second):
    stranger = members_of(second, "乙")["李四乙"]
    recorder.post("/record/", sent(first, **{of_person(stranger): "1"}))
    assert the_draft().attendances == ()


def test_a_leader_from_above_can_be_found_and_put_on_it(recorder, company, first):
    leader = members_of(company, "甲")["赵一甲"]
    found = recorder.get("/record/find/", {"person": "zyj"}).content.decode()
    recorder.post("/record/", sent(first, **{of_person(leader): "2"}))
    assert "赵一甲" in found
    assert the_draft().attendances == (AttendanceDraft(leader.pk, Presence.OBSERVER),)


def test_people_without_a_post_above_are_not_found(recorder, company, second):
    members_of(company, "甲")
    members_of(second, "乙")
    found = recorder.get("/record/find/", {"person": "李四"}).content.decode()
    assert "李四甲" not in found
    assert "李四乙" not in found


def test_a_closed_day_asks_for_the_reason_in_place(recorder, first):
    month = Period.containing(Cadence.MONTH, add_months(today(), -2))
    close_period([first], month, by=CLERK, at=now() - timedelta(hours=1))
    form = sent(first, started_on=month.start.isoformat())
    told = recorder.post("/record/served/", form).content.decode()
    refused = recorder.post("/record/", form)
    assert 'data-late="closed"' in told
    assert "补录" in refused.content.decode()
    assert not Entry.objects.exists()
    recorder.post("/record/", form | {"late_reason": "资料才从项目部送到"})
    assert the_draft().late_reason == "资料才从项目部送到"


def test_the_form_says_what_the_entry_will_count_for(recorder, first):
    keep_judged(Window(date(today().year, 1, 1), date(today().year + 1, 1, 1)), at=now())
    told = recorder.post("/record/served/", sent(first)).content.decode()
    assert "支部委员会会议一般每月召开1次" in told
    assert f"{today().year}年{today().month}月第1次，应有1次" in told
    assert "主题党日" not in told


def test_once_recorded_the_page_says_what_it_counts_for(recorder, first):
    keep_judged(Window(date(today().year, 1, 1), date(today().year + 1, 1, 1)), at=now())
    answer = recorder.post("/record/", sent(first), follow=True).content.decode()
    assert f"{today().year}年{today().month}月已有1次，应有1次" in answer


def test_due_items_are_judged_again_in_the_same_request(recorder, first):
    keep_judged(Window(date(today().year, 1, 1), date(today().year + 1, 1, 1)), at=now())
    item = DueItem.objects.filter(
        unit_id=first.pk, duty__code="branch_committee.meeting", starts_on=today().replace(day=1)
    )
    assert [each.value for each in item] == [0]
    recorder.post("/record/", sent(first))
    assert [each.value for each in item.all()] == [1]


def test_a_due_item_fills_in_form_unit_and_day(recorder, first):
    month = Period.containing(Cadence.MONTH, today()).label
    page = recorder.get("/record/", {"duty": "branch_committee.meeting", "unit": first.uid, "period": month})
    sheet = page.context["sheet"]
    assert sheet.forms == (COMMITTEE_MEETING,)
    assert sheet.hosts == [first]
    assert sheet.form["started_on"].value() == today()
    assert [each.name for each in sheet.attendees if each.presence] == ["赵一", "钱二", "孙三"]


def test_of_a_period_gone_by_the_day_is_asked_and_not_guessed(recorder, first):
    month = Period.containing(Cadence.MONTH, today()).previous()
    asked = {"duty": "branch_committee.meeting", "unit": first.uid, "period": month.label}
    sheet = recorder.get("/record/", asked).context["sheet"]
    assert sheet.form["started_on"].value() is None
    assert (sheet.since, sheet.until) == (month.start, month.last)


def test_the_last_one_like_it_gives_people_place_and_topics(recorder, first, members):
    before = meeting(
        first,
        (today() - timedelta(days=20)).isoformat(),
        forms=(COMMITTEE_MEETING,),
        place="三号营地",
        agenda=(AgendaDraft("十月安全", topics=("safety",)),),
        present=[members["赵一"], members["李四"]],
        summary="不带过去的话",
    )
    entry = record_entry(before, by=CLERK, at=now())
    page = recorder.get("/record/", {"like": entry.uid})
    sheet = page.context["sheet"]
    assert [each.name for each in sheet.attendees if each.presence] == ["赵一", "李四"]
    assert sheet.form["place"].value() == "三号营地"
    assert sheet.items[0]["topics"].value() == ["safety"]
    assert "不带过去的话" not in page.content.decode()


def test_an_entry_of_others_cannot_be_copied_from(recorder, second, members):
    entry = record_entry(meeting(second, title="别人的会"), by=CLERK, at=now())
    assert "别人的会" not in recorder.get("/record/", {"like": entry.uid}).content.decode()


def held(first, members, **said):
    said.setdefault("present", [members["赵一"], members["李四"]])
    return record_entry(meeting(first, today().isoformat(), **said), by=CLERK, at=now())


def correction(draft, first, **said):
    """The form of an entry as it stands, with some of it changed."""
    form = sent(first, uid=str(draft.uid), title=draft.title, form=list(draft.forms), summary=draft.summary)
    form |= {"item-TOTAL_FORMS": 0, "line-TOTAL_FORMS": 0, "reason": "名称写错了"}
    return form | said


def test_a_correction_is_a_new_revision_with_its_reason(recorder, first, members):
    entry = held(first, members)
    people = {of_person(members["赵一"]): "1", of_person(members["李四"]): "1"}
    form = correction(the_draft(), first, title="三月支部党员大会（改）", **people)
    answer = recorder.post(reverse("revise", args=[entry.uid]), form)
    revision = in_force().get(entry=entry)
    assert answer.status_code == 302
    assert (revision.number, revision.title, revision.change_reason) == (2, "三月支部党员大会（改）", "名称写错了")


def test_a_correction_without_a_reason_is_refused(recorder, first, members):
    entry = held(first, members)
    answer = recorder.post(reverse("revise", args=[entry.uid]), correction(the_draft(), first, title="改", reason=""))
    assert answer.status_code == 422
    assert "写明原因" in answer.content.decode()
    assert in_force().get(entry=entry).number == 1


def test_a_form_sent_back_unchanged_writes_nothing(recorder, first, members):
    agenda = (AgendaDraft("安全", topics=("safety",), decision="加强巡查", closed_on=today(), follow_up="closed"),)
    lines = (DeliverableDraft("reflection", "学习体会", 3, "篇"),)
    entry = held(first, members, agenda=agenda, deliverables=lines, headcount=2, headcount_unit="attendances")
    before = the_draft()
    page = recorder.get(reverse("revise", args=[entry.uid]))
    sheet = page.context["sheet"]
    form = {"form": list(sheet.forms), "host": [unit.uid for unit in sheet.hosts], "state": "held", "reason": "看看"}
    for bound in (sheet.form, *sheet.items.forms, *sheet.lines.forms):
        for field in bound:
            value = field.value()
            if value is not None and value is not False:
                form[field.html_name] = "on" if value is True else value
    form |= {each["name"]: each["value"] for each in management(sheet)}
    form |= {f"person-{each.uid}": each.presence for each in sheet.attendees}
    answer = recorder.post(reverse("revise", args=[entry.uid]), form)
    assert answer.status_code == 302
    assert the_draft() == before
    assert in_force().get(entry=entry).number == 1


def management(sheet):
    """The hidden counts of the form's lists."""
    return [
        {"name": field.html_name, "value": field.value()}
        for forms in (sheet.items, sheet.lines)
        for field in forms.management_form
    ]


def test_a_plan_becomes_held_without_a_reason_to_type(recorder, first, members):
    plan = meeting(first, today().isoformat(), state=EntryState.PLANNED)
    entry = record_entry(plan, by=CLERK, at=now())
    recorder.post(reverse("revise", args=[entry.uid]), correction(the_draft(), first, reason=""))
    revision = in_force().get(entry=entry)
    assert (revision.state, revision.change_reason) == ("held", "按计划开展")


def test_an_entry_of_others_is_not_there_to_be_corrected(recorder, second, members):
    entry = record_entry(meeting(second), by=CLERK, at=now())
    assert recorder.get(reverse("revise", args=[entry.uid])).status_code == 404
    assert recorder.get(reverse("recorded", args=[entry.uid])).status_code == 404


def test_who_may_only_read_cannot_correct(signed_in, first, members):
    entry = held(first, members)
    assert signed_in(first, Role.READER).get(reverse("revise", args=[entry.uid])).status_code == 403


def test_a_void_entry_is_not_corrected(recorder, first, members):
    entry = held(first, members)
    void_entry(entry, "重复", by=CLERK, at=now())
    answer = recorder.get(reverse("revise", args=[entry.uid]))
    assert answer.status_code == 422
    assert "已经作废" in answer.content.decode()


def test_what_was_said_in_a_talk_stays_with_those_who_talked(recorder, first, members):
    entry = held(first, members, forms=("heart_talk",), summary="只有两个人知道")
    address = reverse("revise", args=[entry.uid])
    assert "只有两个人知道" not in recorder.get(address).content.decode()
    recorder.post(address, correction(the_draft(), first, form="heart_talk", title="谈心", summary=""))
    assert (the_draft().title, the_draft().summary) == ("谈心", "只有两个人知道")


def test_a_talk_of_others_is_not_opened_by_calling_it_something_else(recorder, first, members):
    entry = held(first, members, forms=("heart_talk",), summary="只有两个人知道")
    address = reverse("revise", args=[entry.uid])
    answer = recorder.post(address, correction(the_draft(), first, form="branch_committee_meeting", summary=""))
    assert answer.status_code == 422
    assert "您没有参加" in answer.content.decode()
    assert "只有两个人知道" not in answer.content.decode()
    assert the_draft().forms == ("heart_talk",)
    assert "只有两个人知道" not in recorder.get(reverse("ledger:entry", args=[entry.uid])).content.decode()


@pytest.fixture
def talk(first, members):
    """A talk of others that decided something on its second item."""
    agenda = (AgendaDraft("近况"), AgendaDraft("困难", decision="帮他家里找人"))
    return held(first, members, forms=("heart_talk",), agenda=agenda)


def talked(first, **said):
    return correction(the_draft(), first, form="heart_talk", **said)


def test_what_a_talk_decided_is_not_on_the_form_of_others(recorder, first, talk):
    address = reverse("revise", args=[talk.uid])
    sent_back = {"item-TOTAL_FORMS": "1", "item-0-title": "近况", "item-0-was": "0"}
    refused = recorder.post(address, talked(first, reason="", **sent_back)).content.decode()
    for page in (recorder.get(address).content.decode(), refused):
        assert "近况" in page
        assert "帮他家里找人" not in page
        assert "-decision" not in page


def test_what_a_talk_decided_stays_with_its_item_where_others_correct_it(recorder, first, talk):
    items = {"item-TOTAL_FORMS": "3", "item-0-title": "家里的困难", "item-0-was": "1", "item-0-decision": "没有"}
    items |= {"item-1-title": "近况", "item-1-was": "0", "item-2-title": "加的一项", "item-2-was": ""}
    recorder.post(reverse("revise", args=[talk.uid]), talked(first, **items))
    said = [(item.title, item.decision) for item in the_draft().agenda]
    assert said == [("家里的困难", "帮他家里找人"), ("近况", ""), ("加的一项", "")]


def test_the_page_asks_no_more_of_the_database_for_a_long_roster(
    recorder, first, members, django_assert_max_num_queries
):
    with django_assert_max_num_queries(18):
        recorder.get("/record/")
    members_of(first, "丙")
    members_of(first, "丁")
    with django_assert_max_num_queries(18):
        recorder.get("/record/")
