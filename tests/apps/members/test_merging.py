"""Two records of one person become one, and one record of two people becomes two; the facts stay right."""

from datetime import date

import pytest
from django.db import connection

from apps.ledger.story import BY, OFFICER, at, branch, meeting, on, people
from youju.access.models import Account
from youju.access.operations import open_account
from youju.base.models import AuditLine
from youju.core.errors import Refusal
from youju.core.facts import Function, Presence, Standing
from youju.duties.judging import Window, judge_touched, judge_window
from youju.duties.models import DueItem
from youju.ledger.drafts import AttendanceDraft
from youju.ledger.models import Attendance, Event, Revision
from youju.ledger.operations import record_entry, void_entry
from youju.ledger.reading import drafts_of
from youju.members.merging import merge_people, split_person
from youju.members.models import Identity, Membership, Person, Post
from youju.members.operations import PersonDraft, Stay, appoint, erase, register_people
from youju.members.tied import ties_of
from youju.members.ties import Span, in_turn, together

pytestmark = pytest.mark.django_db
WINDOW = Window(date(2026, 1, 1), date(2027, 1, 1))
WHY = {"by": OFFICER, "at": at("2026-04-01")}


@pytest.fixture
def home():
    return branch("机关党支部")


@pytest.fixture
def keep(home):
    return people(home, "王志刚")[0]


@pytest.fixture
def drop():
    """The same man, written otherwise and known by name alone."""
    return register_people([PersonDraft("王志钢")], **BY)[0]


def attended(person):
    """Titles of what counts as attended, as the facts have it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT title FROM facts.attendance JOIN facts.entry USING (entry_id) JOIN facts.entry_title
            USING (entry_id) WHERE person_id = %s AND state = 'held' ORDER BY title""",
            [person.pk],
        )
        return [title for (title,) in cursor.fetchall()]


def revisions(entry):
    return list(Revision.objects.filter(entry=entry).order_by("number"))


def test_what_either_attended_the_one_kept_attended(home, keep, drop):
    record_entry(meeting(home, title="一", present=[keep]), **BY)
    record_entry(meeting(home, title="二", present=[drop]), **BY)
    merge_people(keep, drop, "核对名册", **WHY)
    assert (attended(keep), attended(drop)) == (["一", "二"], [])


def test_the_revision_before_still_names_the_record_put_away(home, keep, drop):
    entry = record_entry(meeting(home, present=[drop]), **BY)
    merge_people(keep, drop, "核对名册", **WHY)
    first, second = revisions(entry)
    assert list(Attendance.objects.filter(revision=first).values_list("person_id", flat=True)) == [drop.pk]
    assert (second.change_reason, second.author) == ("合并人员记录：核对名册", "党务工作者")
    assert second.digest == drafts_of([second])[0].digest()


def test_an_entry_that_lists_both_lists_one_who_came_and_did_what_either_did(home, keep, drop):
    both = (
        AttendanceDraft(keep.pk, Presence.ABSENT, Function.RECORDER),
        AttendanceDraft(drop.pk, Presence.PRESENT, Function.LECTURER),
    )
    entry = record_entry(meeting(home, attendances=both), **BY)
    merge_people(keep, drop, "核对名册", **WHY)
    there = drafts_of([revisions(entry)[-1]])[0].attendances
    assert there == (AttendanceDraft(keep.pk, Presence.PRESENT, Function.RECORDER | Function.LECTURER),)


def test_a_void_entry_is_not_corrected(home, keep, drop):
    entry = record_entry(meeting(home, present=[drop]), **BY)
    void_entry(entry, "没有开", **BY)
    merge_people(keep, drop, "核对名册", **WHY)
    assert len(revisions(entry)) == 2


def test_nothing_in_force_names_the_record_put_away(home, keep, drop):
    appoint(drop, home, "secretary", on("2025-01-01"), **BY)
    Event.objects.create(
        kind="oath", unit=home, person=drop, occurred_on=on("2025-01-01"), recorded_at=at("2025-01-02")
    )
    open_account("wang", "王志刚", "correct-horse-battery", person=drop, **BY)
    record_entry(meeting(home, present=[drop]), **BY)
    merge_people(keep, drop, "核对名册", **WHY)
    assert ties_of(drop) == []
    assert {tie.sort for tie in ties_of(keep)} == {"组织关系", "任职", "事件", "账号", "台账记录"}


def test_whatever_names_people_is_handed_over():
    """Columns that name a person, and who hands them over; a new one must be thought of."""
    known = {
        *("Identity.person", "Person.merged_into", "Attendance.person"),
        *("Membership.person", "Attachment.person", "Post.person", "Account.person", "Event.person"),
        *("Excuse.person", "Waiver.person"),
    }
    found = {f"{each.related_model.__name__}.{each.field.name}" for each in Person._meta.related_objects}
    assert found <= known, f"members.tied must hand these over too: {found - known}"


def test_a_later_membership_ends_the_one_before_as_a_transfer_does(home, keep):
    other = branch("二支部")
    stay = Stay(other, Standing.FULL_MEMBER, on("2024-07-01"))
    drop = register_people([PersonDraft("王志刚", memberships=(stay,))], **BY)[0]
    merge_people(keep, drop, "调动后重复登记", **WHY)
    rows = Membership.objects.filter(person=keep).order_by("valid_from")
    assert [(each.unit, str(each.valid_from), str(each.valid_to)) for each in rows] == [
        (home, "2020-01-01", "2024-07-01"),
        (other, "2024-07-01", "9999-12-31"),
    ]


def test_one_post_noted_twice_is_one(home, keep, drop):
    appoint(keep, home, "secretary", on("2025-01-01"), **BY)
    appoint(drop, home, "secretary", on("2025-03-01"), **BY)
    merge_people(keep, drop, "重复登记", **WHY)
    assert [str(each.valid_from) for each in Post.objects.filter(person=keep)] == ["2025-01-01"]


def span(what, since, until):
    return Span((what,), on(since), on(until))


def test_where_the_later_one_ends_first_the_earlier_goes_on():
    found = in_turn([span("甲", "2020-01-01", "2026-01-01"), span("乙", "2021-01-01", "2022-01-01")])
    assert found == [
        span("甲", "2020-01-01", "2021-01-01"),
        span("乙", "2021-01-01", "2022-01-01"),
        span("甲", "2022-01-01", "2026-01-01"),
    ]


def test_of_two_that_begin_together_the_first_holds():
    found = in_turn([span("甲", "2020-01-01", "2021-01-01"), span("乙", "2020-01-01", "2022-01-01")])
    assert found == [span("甲", "2020-01-01", "2021-01-01"), span("乙", "2021-01-01", "2022-01-01")]


def test_days_between_two_spans_stay_empty():
    spans = [span("甲", "2020-01-01", "2021-01-01"), span("甲", "2022-01-01", "2023-01-01")]
    assert (in_turn(spans), together(spans)) == (spans, spans)


def test_both_having_an_account_is_refused_and_nothing_is_changed(home, keep, drop):
    record_entry(meeting(home, present=[drop]), **BY)
    open_account("one", "王", "correct-horse-battery", person=keep, **BY)
    open_account("two", "王", "correct-horse-battery", person=drop, **BY)
    with pytest.raises(Refusal, match="各有一个账号"):
        merge_people(keep, drop, "核对名册", **WHY)
    assert (attended(keep), Account.objects.filter(person=drop).count()) == ([], 1)


@pytest.mark.parametrize(("pair", "words"), [("same", "同一条"), ("merged", "已经合并"), ("erased", "已经删除")])
def test_what_cannot_be_one_is_refused(home, keep, drop, pair, words):
    if pair == "merged":
        merge_people(people(home, "丙")[0], drop, "核对名册", **WHY)
    if pair == "erased":
        erase(drop, **BY)
    with pytest.raises(Refusal, match=words):
        merge_people(keep, keep if pair == "same" else drop, "核对名册", **WHY)


def test_a_merger_needs_its_reason(keep, drop):
    with pytest.raises(Refusal, match="依据"):
        merge_people(keep, drop, " ", **WHY)


def test_the_audit_line_says_who_was_merged_and_carries_no_name(keep, drop):
    merge_people(keep, drop, "核对名册", **WHY)
    line = AuditLine.objects.get(action="merge_people")
    assert (line.subject, line.detail["merged"]) == (f"person:{keep.uid}", str(drop.uid))
    assert "王志" not in str(line.detail)


def test_erasing_the_one_kept_forgets_the_other_name_too(keep, drop):
    merge_people(keep, drop, "核对名册", **WHY)
    erase(keep, **BY)
    assert not Identity.objects.exists()


def items():
    """What each person's items say, whatever their number."""
    rows = DueItem.objects.exclude(person_id=0).order_by("duty_id", "starts_on", "unit_id")
    return [(each.duty.code, each.unit_id, each.person_id, str(each.starts_on), each.value) for each in rows]


def test_duties_judged_after_a_merger_are_those_of_one_person(home, keep):
    """Both are in the roster and both owe; afterwards one owes, and what either did counts for it."""
    drop = people(home, "王志钢")[0]
    for number, person in enumerate([keep, drop, drop], 1):
        entry = meeting(home, f"2026-0{number}-10", title="集中学习", forms=("group_study",), study_tenths=80)
        record_entry(
            entry.__class__(**{name: getattr(entry, name) for name in entry.__slots__} | _there(person)),
            by=OFFICER,
            at=at("2026-03-20"),
        )
    judge_window(WINDOW, at=at("2026-03-20"))
    before = items()
    assert {person for _, _, person, _, _ in before} == {keep.pk, drop.pk}
    merge_people(keep, drop, "重复登记", **WHY)
    judge_touched(at=at("2026-04-01"))
    after = items()
    assert {person for _, _, person, _, _ in after} == {keep.pk}
    for code, unit, person, starts, value in after:
        parts = [each[4] for each in before if (each[0], each[1], each[3]) == (code, unit, starts)]
        if "hours" in code:
            assert value == sum(parts), (code, person)
    judge_window(WINDOW, at=at("2026-04-01"))
    assert items() == after


def _there(person):
    return {"attendances": (AttendanceDraft(person.pk),)}


def test_what_is_split_off_goes_to_a_person_of_their_own(home, keep):
    other = branch("二支部")
    post = appoint(keep, other, "secretary", on("2025-01-01"), **BY)
    record_entry(meeting(home, title="本支部", present=[keep]), **BY)
    theirs = record_entry(meeting(other, title="二支部", present=[keep]), **BY)
    second = split_person(
        keep, PersonDraft("王志刚", sex="m"), {f"post:{post.pk}", f"entry:{theirs.pk}"}, "二人同名", **WHY
    )
    assert (attended(keep), attended(second)) == (["本支部"], ["二支部"])
    assert [each.unit for each in Post.objects.filter(person=second)] == [other]
    assert Membership.objects.filter(person=keep).count() == 1


def test_a_merger_is_undone_by_splitting_into_the_record_put_away(home, keep, drop):
    entry = record_entry(meeting(home, present=[drop]), **BY)
    merge_people(keep, drop, "核对名册", **WHY)
    assert split_person(keep, drop, {f"entry:{entry.pk}"}, "其实是两人", **WHY).pk == drop.pk
    assert (attended(keep), attended(drop)) == ([], ["三月支部党员大会"])
    assert Person.objects.get(pk=drop.pk).merged_into is None


def test_splitting_asks_what_belongs_to_the_other(keep):
    with pytest.raises(Refusal, match="还没有选"):
        split_person(keep, PersonDraft("王志刚"), set(), "二人同名", **WHY)


def test_what_is_not_theirs_cannot_be_split_off(home, keep):
    post = appoint(people(home, "丙")[0], home, "secretary", on("2025-01-01"), **BY)
    with pytest.raises(Refusal, match="已经改动"):
        split_person(keep, PersonDraft("王志刚"), {f"post:{post.pk}"}, "二人同名", **WHY)
