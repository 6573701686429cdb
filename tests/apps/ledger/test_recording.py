"""What an entry says is what the books hold; what cannot be is refused."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from apps.ledger.story import BY, CLERK, at, branch, meeting, on, people
from youju.base.models import AuditLine, Touch
from youju.core.errors import Refusal
from youju.core.facts import EntryState, Function, ItemKind, Presence
from youju.ledger.directives import DirectiveDraft, receive_directives
from youju.ledger.drafts import AgendaDraft, AttendanceDraft, DeliverableDraft
from youju.ledger.models import AgendaItem, Attendance, Deliverable, Entry, EntryForm, Host, Revision
from youju.ledger.operations import record_entries, record_entry, revise_entry
from youju.ledger.reading import drafts_of
from youju.members.operations import erase


def in_force(entry):
    return Revision.objects.get(entry=entry, superseded_at=None)


def read_back(entry):
    return drafts_of([in_force(entry)])[0]


def refused(draft):
    with pytest.raises(Refusal) as caught:
        record_entry(draft, **BY)
    assert not Entry.objects.filter(uid=draft.uid).exists()
    return caught.value.message


def test_an_entry_reads_back_as_it_was_written(first_branch, members):
    directive = receive_directives([DirectiveDraft("关于加强学习的通知", "某发〔2026〕1号")], **BY)[0]
    chair, absent, guest = members
    draft = meeting(
        first_branch,
        place="三楼会议室",
        began_at=at("2026-03-10", "14:30").time().replace(tzinfo=None),
        forms=("branch_meeting", "theme_day"),
        agenda=(
            AgendaDraft("学习通知", ItemKind.STUDY, ("ideology",), is_first_topic=True, directives=(directive.pk,)),
            AgendaDraft(
                "讨论年度计划",
                topics=("clean_governance", "major_decision"),
                result="agreed",
                follow_up="closed",
                closed_on=on("2026-03-20"),
                expected=3,
                present=2,
                in_favour=2,
                decision="原则同意。",
            ),
        ),
        attendances=(
            AttendanceDraft(chair.pk, functions=int(Function.CHAIR | Function.RECORDER), study_tenths=15),
            AttendanceDraft(absent.pk, Presence.LEAVE),
            AttendanceDraft(guest.pk, Presence.OBSERVER),
        ),
        deliverables=(DeliverableDraft("reflection", "心得体会", 3), DeliverableDraft("problem_found", "发现问题", 0)),
        headcount=4,
        minutes=90,
        summary="会议学习了通知。",
        resolutions="通过年度计划。",
    )
    said = read_back(record_entry(draft, **BY))
    assert replace(said, recorded_at=None) == draft


def test_several_units_host_one_entry(first_branch):
    second = branch("第二党支部")
    entry = record_entry(meeting(first_branch, hosts=(first_branch.pk, second.pk), forms=("joint_building",)), **BY)
    assert set(Host.objects.filter(revision__entry=entry).values_list("unit", flat=True)) == {
        first_branch.pk,
        second.pk,
    }
    assert {first_branch.pk, second.pk} <= set(Touch.objects.values_list("unit_id", flat=True))


def test_one_entry_has_several_forms_and_counts_as_one(first_branch):
    entry = record_entry(meeting(first_branch, forms=("branch_meeting", "party_lecture", "theme_day")), **BY)
    assert EntryForm.objects.filter(revision__entry=entry).count() == 3
    assert Entry.objects.count() == 1


def test_a_deliverable_of_zero_is_a_line_not_a_gap(first_branch):
    entry = record_entry(meeting(first_branch, deliverables=(DeliverableDraft("problem_found", "发现问题", 0),)), **BY)
    assert Deliverable.objects.get(revision__entry=entry).amount == 0


def test_named_people_and_headcount_are_kept_apart(first_branch, members):
    record_entry(meeting(first_branch, present=members, headcount=50, headcount_unit="attendances"), **BY)
    revision = Revision.objects.get()
    assert (Attendance.objects.count(), revision.headcount, revision.headcount_unit) == (3, 50, "attendances")


def test_study_hours_of_the_entry_go_to_those_who_were_there_only(first_branch, members):
    there, observer, away = members
    parts = (
        AttendanceDraft(there.pk),
        AttendanceDraft(observer.pk, Presence.OBSERVER, study_tenths=5),
        AttendanceDraft(away.pk, Presence.ABSENT),
    )
    record_entry(meeting(first_branch, attendances=parts, study_tenths=20), **BY)
    hours = dict(Attendance.objects.values_list("person_id", "study_tenths"))
    assert hours == {there.pk: 20, observer.pk: 5, away.pk: None}


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ({"expected": 5, "present": 4, "in_favour": 3, "against": 1, "abstained": 1}, "赞成、反对、弃权共 5 票"),
        ({"expected": 3, "present": 4}, "实到 4 人多于应到 3 人"),
    ],
)
def test_votes_that_do_not_add_up_are_refused(first_branch, votes, words):
    assert words in refused(meeting(first_branch, agenda=(AgendaDraft("选举", **votes),)))


def test_votes_that_add_up_are_kept(first_branch):
    votes = {"expected": 5, "present": 5, "in_favour": 3, "against": 1, "abstained": 1}
    record_entry(meeting(first_branch, agenda=(AgendaDraft("选举", **votes),)), **BY)
    assert AgendaItem.objects.values(*votes).get() == votes


def test_the_database_itself_refuses_votes_that_do_not_add_up(first_branch):
    record_entry(meeting(first_branch, agenda=(AgendaDraft("选举", expected=3, present=3),)), **BY)
    with pytest.raises(IntegrityError):
        AgendaItem.objects.update(in_favour=4)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"hosts": ()}, "由哪个党组织开展"),
        ({"forms": ()}, "什么活动形式"),
        ({"day": "2026-03-21"}, "在今天之后"),
        ({"ended_on": on("2026-03-09")}, "早于开始日期"),
        ({"make_up_for": on("2026-03-10")}, "所补期间"),
        ({"agenda": (AgendaDraft("甲"), AgendaDraft("乙", is_first_topic=True))}, "第一项议题"),
        ({"attendances": (AttendanceDraft(1), AttendanceDraft(1))}, "列了两次"),
        ({"deliverables": (DeliverableDraft("reflection", "心得体会", -1),)}, "不能小于零"),
        ({"hosts": (10**9,)}, "没有编号为"),
        ({"day": "2019-12-31"}, "还没有成立"),
        ({"recorded_at": at("2026-04-01")}, "记载时间在现在之后"),
        ({"forms": ("theme_day", "theme_day")}, "写了两次"),
    ],
)
def test_what_cannot_be_is_refused(first_branch, said, words):
    assert words in refused(meeting(first_branch, **said))


def test_one_wrong_entry_leaves_none_of_its_batch(first_branch):
    wrong = meeting(first_branch, title="无形式", forms=())
    with pytest.raises(Refusal, match="无形式"):
        record_entries([meeting(first_branch), wrong], **BY)
    assert not Entry.objects.exists()


def test_the_same_entry_sent_twice_is_one(first_branch, members):
    draft = meeting(first_branch, present=members)
    first = record_entry(draft, **BY)
    lines = AuditLine.objects.count()
    turned = replace(draft, attendances=draft.attendances[::-1])
    assert record_entry(turned, by=CLERK, at=at("2026-03-25")) == first
    assert (Revision.objects.count(), AuditLine.objects.count()) == (1, lines)


def test_the_same_entry_twice_in_one_batch_is_one(first_branch):
    draft = meeting(first_branch)
    assert len(set(record_entries([draft, draft], **BY))) == 1


def test_two_contents_under_one_uid_are_refused(first_branch):
    draft = meeting(first_branch)
    record_entry(draft, **BY)
    with pytest.raises(Refusal, match="内容不同") as caught:
        record_entry(replace(draft, title="另一次会"), **BY)
    assert "更正" in caught.value.advice


def test_a_sent_entry_that_was_corrected_meanwhile_is_still_the_same(first_branch):
    draft = meeting(first_branch)
    entry = record_entry(draft, **BY)
    revise_entry(entry, replace(draft, title="更正后"), "写错了题目", **BY)
    assert record_entry(draft, **BY) == entry
    assert in_force(entry).title == "更正后"


def test_erasing_a_person_keeps_the_counts(first_branch, members):
    entry = record_entry(meeting(first_branch, present=members), **BY)
    erase(members[0], **BY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM facts.attendance WHERE entry_id = %s", [in_force(entry).pk])
        assert cursor.fetchone() == (3,)
    assert not hasattr(type(members[0]).objects.get(pk=members[0].pk), "identity")


def queries(work):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        work()
    return len(seen)


def test_recording_takes_as_many_queries_for_a_hundred_as_for_one(first_branch):
    crowd = people(first_branch, *(f"党员{number}" for number in range(20)))

    def drafts(count):
        return [
            meeting(first_branch, title=f"第{n}次", present=crowd, agenda=(AgendaDraft("学习", topics=("ideology",)),))
            for n in range(count)
        ]

    assert queries(lambda: record_entries(drafts(100), **BY)) == queries(lambda: record_entries(drafts(1), **BY)) <= 20


def test_reading_takes_as_many_queries_for_a_hundred_as_for_one(first_branch, members):
    record_entries([meeting(first_branch, title=f"第{n}次", present=members) for n in range(100)], **BY)
    revisions = Revision.objects.select_related("entry").order_by("pk")
    many = queries(lambda: drafts_of(revisions.all()))
    assert many == queries(lambda: drafts_of(revisions.all()[:1])) == 8


def test_a_plan_needs_no_attendance_and_may_lie_ahead(first_branch):
    record_entry(meeting(first_branch, "2026-06-10", state=EntryState.PLANNED), **BY)
    assert Revision.objects.get().state == EntryState.PLANNED


def test_directives_of_one_title_are_one(first_branch):
    drafts = [DirectiveDraft("关于学习的通知"), DirectiveDraft("关于学习的通知"), DirectiveDraft("另一份")]
    first, same, other = receive_directives(drafts, **BY)
    assert first == same != other
    assert receive_directives([DirectiveDraft("另一份", uid=uuid4())], **BY) == [other]


def test_amounts_add_up_over_entries(first_branch):
    drafts = [
        meeting(first_branch, title=f"第{n}次", deliverables=(DeliverableDraft("reflection", "心得体会", n),))
        for n in range(5)
    ]
    record_entries(drafts, **BY)
    assert Deliverable.objects.aggregate(all=Sum("amount")) == {"all": 10}
