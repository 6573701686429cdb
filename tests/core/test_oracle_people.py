"""What people owe, and what units owe for everybody in them, told as short stories."""

import pytest

from core.books import Books
from core.inline_rules import ATTENDING, covering, duty, judged, law, starting, statuses

OF_MEMBERS = {"member": "full_member"}
OF_SECRETARIES = {"post": "secretary"}
LECTURE = {"count": "attendance", "form": "party_lecture", "function": "lecturer"}
STUDY = {"hours": "attendance", "form": "study"}


def with_members(count: int) -> tuple[Books, int, list[int]]:
    """A ledger with one branch and its members."""
    books = Books()
    branch = books.unit("branch")
    return books, branch, books.members(count, branch)


def test_a_member_who_moves_owes_once_where_he_was_last() -> None:
    books = Books()
    first, second, li = books.unit("branch"), books.unit("branch"), books.person()
    books.member(li, first, until="2024-03-01")
    books.member(li, second, since="2024-03-01")
    (item,) = judged(books, duty(every="quarter", owed_by=OF_MEMBERS, measure=ATTENDING), until="2024-04-01")
    assert (item.unit_id, item.person_id) == (second, li)


def test_parts_of_a_period_in_two_branches_add_up() -> None:
    books = Books()
    branches, li = [books.unit("branch"), books.unit("branch")], books.person()
    books.member(li, branches[0], until="2024-01-21")
    books.member(li, branches[1], since="2024-03-01", until="2024-03-28")
    items = judged(books, duty(every="quarter", owed_by=OF_MEMBERS, measure=ATTENDING))
    assert [str(item.due_on) for item in items] == ["2024-03-27"]


def test_a_membership_elsewhere_does_not_count_where_one_kind_of_unit_is_asked() -> None:
    books = Books()
    committee, li = books.unit("party_committee"), books.person()
    books.member(li, committee)
    owed_by = OF_MEMBERS | {"at": "branch"}
    assert not judged(books, duty(every="year", owed_by=owed_by, measure=ATTENDING))
    assert judged(books, duty(every="year", owed_by=OF_MEMBERS, measure=ATTENDING))


def test_two_posts_one_after_the_other_do_not_make_a_whole_quarter() -> None:
    books, branch, (li,) = with_members(1)
    books.post(li, branch, "secretary", until="2024-02-10")
    books.post(li, branch, "deputy_secretary", since="2024-02-10")
    owed_by = {"post": ["secretary", "deputy_secretary"]}
    whole = duty("whole", every="quarter", part_period="whole", owed_by=owed_by, measure=LECTURE)
    half = duty("half", every="quarter", owed_by=owed_by, measure=LECTURE)
    assert [item.duty for item in judged(books, whole, half, until="2024-04-01")] == ["half"]


def test_one_person_owes_once_for_each_unit_where_he_holds_a_post() -> None:
    books, branch, (li,) = with_members(1)
    other = books.unit("branch")
    for unit in (branch, other):
        books.post(li, unit, "secretary")
        books.post(li, unit, "deputy_secretary")
    items = judged(books, duty(every="year", owed_by={"post": "committee_member"}, measure=LECTURE))
    assert [(item.unit_id, item.person_id) for item in items] == [(branch, li), (other, li)]


def test_an_act_counts_for_its_person_whoever_hosts() -> None:
    books, _, (li,) = with_members(1)
    books.entry(books.unit("party_committee"), on="2024-05-05", forms="meeting", present=[li])
    assert statuses(books, judged(books, duty(every="year", owed_by=OF_MEMBERS, measure=ATTENDING))) == ["met"]


def test_leave_and_absence_are_no_attendance() -> None:
    books, branch, (li, wang) = with_members(2)
    books.entry(branch, on="2024-05-05", forms="meeting", leave=[li], observers=[wang])
    observing = ATTENDING | {"presence": ["present", "observer"]}
    items = judged(books, duty(every="year", owed_by=OF_MEMBERS, measure=observing))
    assert [item.value for item in items] == [0, 1]


def test_people_without_names_may_have_been_anybody_of_the_branch() -> None:
    books, branch, (li, _) = with_members(2)
    stranger = books.members(1, books.unit("branch"))[0]
    books.entry(branch, on="2024-05-05", forms="meeting", absent=[li], headcount=5)
    items = judged(books, duty(every="year", owed_by=OF_MEMBERS, measure=ATTENDING))
    assert [item.maybe for item in items] == [0, 1, 0]
    assert statuses(books, items) == ["overdue", "unknown", "overdue"]
    assert items[2].person_id == stranger


def test_a_meeting_is_open_to_all_who_belong_to_the_branch_on_its_day() -> None:
    books, branch, (member,) = with_members(1)
    attached, holder, left = books.members(3, books.unit("general_branch"))
    books.attach(attached, branch)
    books.post(holder, branch, "secretary")
    books.post(left, branch, "secretary", until="2024-05-05")
    books.entry(branch, on="2024-05-05", forms="meeting", headcount=1)
    books.entry(branch, on="2024-06-05", forms="meeting")
    items = judged(books, duty(every="year", owed_by=OF_MEMBERS, measure=ATTENDING))
    assert {item.person_id: item.maybe for item in items} == {member: 1, attached: 1, holder: 1, left: 0}


def test_who_chaired_may_have_lectured_where_both_are_asked_of_one_person() -> None:
    books, branch, (li, wang) = with_members(2)
    books.entry(branch, on="2024-05-05", forms="party_lecture", chair=li)
    both = LECTURE | {"function": ["chair", "lecturer"]}
    items = judged(books, duty(every="year", owed_by=OF_MEMBERS, measure=both))
    assert [(item.person_id, item.maybe) for item in items] == [(li, 1), (wang, 1)]


def test_a_lecture_without_a_lecturer_may_have_been_given_by_anybody() -> None:
    books, branch, (li, wang) = with_members(2)
    books.post(li, branch, "secretary")
    books.post(wang, branch, "deputy_secretary")
    books.entry(branch, on="2024-05-05", forms="party_lecture", present=[li])
    lectures = duty(every="year", owed_by={"post": "committee_member"}, measure=LECTURE)
    assert statuses(books, judged(books, lectures)) == ["unknown", "unknown"]
    books.entry(branch, on="2024-06-06", forms="party_lecture", lecturer=wang)
    assert statuses(books, judged(books, lectures)) == ["unknown", "met"]


def test_a_lecture_with_its_lecturer_is_open_to_nobody_else() -> None:
    books, branch, (li, wang) = with_members(2)
    books.post(li, branch, "secretary")
    books.entry(branch, on="2024-05-05", forms="party_lecture", lecturer=wang, headcount=9)
    assert statuses(books, judged(books, duty(every="year", owed_by=OF_SECRETARIES, measure=LECTURE))) == ["overdue"]


def test_study_hours_are_added_up_in_tenths() -> None:
    books, branch, people = with_members(2)
    books.entry(branch, on="2024-05-05", forms="study", present=people, hours=2.5)
    books.entry(branch, on="2024-06-06", forms="study", present=people, hours={people[0]: 0.5})
    items = judged(books, duty(every="year", at_least=3, owed_by=OF_MEMBERS, measure=STUDY))
    assert [(item.value, item.least, item.maybe) for item in items] == [(30, 30, 0), (25, 30, 30)]
    assert statuses(books, items) == ["met", "unknown"]


def test_hours_at_most_are_in_tenths_too() -> None:
    books, branch, people = with_members(1)
    books.entry(branch, on="2024-05-05", forms="study", present=people, hours=5)
    items = judged(books, duty(every="year", at_most=8, owed_by=OF_MEMBERS, measure=STUDY))
    assert [item.most for item in items] == [80]
    assert statuses(books, items) == ["met"]


def test_a_local_target_of_hours_is_given_in_hours() -> None:
    books, branch, _ = with_members(1)
    books.local_target("duty", branch, 40)
    (item,) = judged(books, duty(every="year", at_least=32, owed_by=OF_MEMBERS, measure=STUDY))
    assert (item.least, item.floor) == (400, 320)


def test_everybody_came_but_those_on_leave() -> None:
    books, branch, (li, wang, zhao) = with_members(3)
    books.entry(branch, on="2024-02-02", forms="meeting", present=[li], leave=[wang], absent=[zhao])
    (item,) = judged(books, duty(every="quarter", measure=covering()), until="2024-04-01")
    assert (item.value, item.base, item.missing, item.records) == (1, 2, (zhao,), 1)
    books.entry(branch, on="2024-03-03", forms="meeting", present=[zhao])
    (item,) = judged(books, duty(every="quarter", measure=covering()), until="2024-04-01")
    assert statuses(books, [item]) == ["met"]


def test_one_leave_does_not_excuse_from_two_meetings() -> None:
    books, branch, (li, wang) = with_members(2)
    books.entry(branch, on="2024-02-02", forms="meeting", leave=[li, wang])
    books.entry(branch, on="2024-03-03", forms="meeting", present=[li])
    (item,) = judged(books, duty(every="quarter", measure=covering(each=2)), until="2024-04-01")
    assert (item.base, item.value, item.missing, item.records) == (1, 0, (wang,), 1)


def test_a_lesson_made_up_for_covers_late() -> None:
    books, branch, (li, wang) = with_members(2)
    books.entry(branch, on="2024-03-30", forms="meeting", present=[li])
    books.entry(branch, on="2024-04-20", forms="meeting", present=[wang], make_up_for="2024-03-31")
    items = judged(books, duty(every="quarter", make_up=1, measure=covering()), until="2024-07-01")
    assert [(item.value, item.in_time, item.base) for item in items] == [(2, 1, 2), (0, 0, 2)]
    assert statuses(books, items) == ["met_late", "overdue"]


def test_attached_people_are_covered_where_they_are_attached() -> None:
    books, _, (li, _) = with_members(2)
    site = books.unit("temporary_branch")
    books.attach(li, site)
    everybody = covering({"member": "full_member", "attached": True})
    items = judged(books, duty("all", every="year", measure=everybody), duty("own", every="year", measure=covering()))
    assert [(item.duty, item.unit_id, item.base) for item in items] == [
        ("all", 1, 2),
        ("all", site, 1),
        ("own", 1, 2),
        ("own", site, 0),
    ]
    assert statuses(books, items)[-1] == "not_applicable"


def test_who_joined_in_the_second_half_is_not_covered() -> None:
    books, branch, _ = with_members(2)
    books.members(1, branch, since="2024-07-03")
    assert starting(judged(books, duty(every="year", measure=covering())), "2024-01-01").base == 2


@pytest.mark.parametrize(("headcount", "each", "maybe"), [(1, 1, 1), (2, 1, 2), (9, 1, 3), (9, 2, 0)])
def test_people_without_names_cover_as_many_as_they_are(headcount: int, each: int, maybe: int) -> None:
    books, branch, people = with_members(4)
    books.entry(branch, on="2024-05-05", forms="meeting", present=people[:1], headcount=headcount)
    (item,) = judged(books, duty(every="year", measure=covering(each=each)))
    assert item.maybe == maybe


def test_a_lecture_without_a_lecturer_covers_one_at_most() -> None:
    books, branch, _ = with_members(4)
    lecturing = covering(form="party_lecture", function="lecturer")
    for day in ("2024-05-05", "2024-06-05"):
        books.entry(branch, on=day, forms="party_lecture", headcount=9)
    (item,) = judged(books, duty(every="year", measure=lecturing))
    assert (item.base, item.maybe) == (4, 2)


def test_in_a_population_too_each_post_is_looked_at_alone() -> None:
    books, branch, (li, wang) = with_members(2)
    books.post(li, branch, "secretary", until="2024-07-01")
    books.post(li, branch, "deputy_secretary", since="2024-07-01")
    books.post(wang, branch, "secretary")
    whole = duty(every="year", part_period="whole", measure=covering({"post": ["secretary", "deputy_secretary"]}))
    (item,) = judged(books, whole)
    assert item.missing == (wang,)


def test_members_are_in_the_population_only_while_the_plan_is_adopted() -> None:
    books, branch, (li,) = with_members(1)
    books.members(1, branch, until="2024-08-01")
    books.adopt(branch, "plan", since="2024-05-01")
    plan = law(duty(every="year", measure=covering()), code="plan", layer="practice")
    assert [item.missing for item in judged(books, plan)] == [(li,)]


def test_half_covered_and_half_without_names_is_unknown() -> None:
    books, branch, people = with_members(4)
    books.entry(branch, on="2024-05-05", forms="meeting", present=people[:2], headcount=2)
    items = judged(books, *(duty(f"d{least}", every="year", at_least=least, measure=covering()) for least in (100, 50)))
    assert {item.duty: each for item, each in zip(items, statuses(books, items), strict=True)} == {
        "d100": "unknown",
        "d50": "met",
    }


def test_different_people_are_counted_once_and_those_without_names_are_a_maybe() -> None:
    books, branch, people = with_members(3)
    books.entry(branch, on="2024-05-05", forms="meeting", present=people[:2], headcount=4)
    books.entry(branch, on="2024-06-05", forms="meeting", present=people[:1])
    people_met = duty("people", every="year", at_least=6, measure={"people": "attendance", "form": "meeting"})
    times = duty("times", every="year", measure={"attendances": "entry", "form": "meeting"})
    first, second = judged(books, people_met, times)
    assert (first.value, first.maybe, first.records) == (2, 4, 3)
    assert (second.value, second.maybe, second.records) == (7, 0, 2)
    assert statuses(books, [first]) == ["unknown"]


def test_a_plan_binds_the_members_of_the_unit_that_adopted_it() -> None:
    books, branch, (li,) = with_members(1)
    books.members(1, books.unit("branch"))
    books.adopt(branch, "plan")
    plan = law(duty(every="year", owed_by=OF_MEMBERS, measure=ATTENDING), code="plan", layer="local_practice")
    assert [item.person_id for item in judged(books, plan)] == [li]


def test_a_waiver_for_the_unit_is_for_all_its_people() -> None:
    books, branch, _ = with_members(2)
    books.waive("duty", branch)
    items = judged(books, duty(every="year", owed_by=OF_MEMBERS, measure=ATTENDING))
    assert statuses(books, items) == ["waived", "waived"]


def test_a_waiver_for_one_person_leaves_the_others() -> None:
    books, branch, (li, wang) = with_members(2)
    books.waive("duty", branch, person=li)
    items = judged(books, duty(every="year", owed_by=OF_MEMBERS, measure=ATTENDING))
    assert [(item.person_id, each) for item, each in zip(items, statuses(books, items), strict=True)] == [
        (li, "waived"),
        (wang, "overdue"),
    ]
