"""The list of people, a person's page, and the forms that change what people belong to."""

import io
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from openpyxl import load_workbook

from apps.ledger.story import BY, branch, meeting, on, people
from youju.access.models import Role
from youju.access.operations import grant_role, open_account
from youju.core.facts import Standing
from youju.ledger.operations import record_entry
from youju.members import scoping
from youju.members.models import Attachment, Identity, Membership, Person, Post
from youju.members.operations import PersonDraft, appoint, attach, end_membership, register_people, set_membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(own):
    return people(own, "曾祥林")[0]


@pytest.fixture
def outsider(sibling):
    return people(sibling, "贺外人")[0]


@pytest.fixture
def signed_in(client, own):
    """A client signed in at the own unit in a role."""

    def sign_in(role=Role.OFFICER, unit=own):
        account = open_account(f"of.{role.value}", "王某", "correct-horse-battery", **BY)
        grant_role(account, role, unit, on("2020-01-01"), **BY)
        client.force_login(account)
        return client

    return sign_in


def shown(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_only_people_of_units_one_may_read_are_listed(signed_in, person, outsider):
    page = shown(signed_in().get("/people/"))
    assert "曾祥林" in page
    assert "贺外人" not in page


@pytest.mark.parametrize("typed", ["曾", "祥林", "zxl", "ZX", "cxl", "c x"])
def test_somebody_is_found_by_name_or_initials_however_they_are_read(signed_in, person, own, typed):
    people(own, "武大")
    page = shown(signed_in().get("/people/", {"q": typed}))
    assert "曾祥林" in page
    assert "武大" not in page


def test_a_rare_reading_of_a_surname_finds_nobody(signed_in, own):
    people(own, "方志明", "武大")
    page = shown(signed_in().get("/people/", {"q": "w"}))
    assert "武大" in page
    assert "方志明" not in page


def test_people_stand_in_the_order_of_their_surnames_as_they_are_read(signed_in, own):
    names = ["丁平", "范平", "方斌", "方平", "冯丹", "付安", "高安", "单平", "曾平"]
    people(own, *reversed(names))
    page = shown(signed_in().get("/people/"))
    assert sorted(names, key=page.index) == names


def test_names_already_in_the_books_are_read_anew(own):
    fang = people(own, "方志明")[0]
    Identity.objects.filter(person=fang).update(initials=" fzm pzm wzm", sorted_as="")
    migration = import_module("youju.members.migrations.0003_names_in_order")
    with connection.schema_editor() as editor:
        migration.remake(apps, editor)
    known = Identity.objects.get(person=fang)
    assert (known.initials, known.sorted_as) == (" fzm", "fang 方 zhi ming")


def test_initials_are_corrected_with_the_name(signed_in, person):
    signed_in().post(f"/people/{person.uid}/correct/", {"name": "武祥林"})
    known = Identity.objects.get(person=person)
    assert (known.name, known.initials, known.sorted_as) == ("武祥林", " wxl", "wu 武 xiang lin")


def test_who_has_left_is_listed_where_asked_for(signed_in, person):
    end_membership(person, on("2025-01-01"), **BY)
    client = signed_in()
    assert "曾祥林" not in shown(client.get("/people/"))
    assert "曾祥林" in shown(client.get("/people/", {"gone": "yes"}))


def test_who_went_on_to_another_unit_has_left_this_one(signed_in, person, sibling):
    set_membership(person, sibling, Standing.FULL_MEMBER, on("2025-07-01"), **BY)
    client = signed_in()
    assert "曾祥林" not in shown(client.get("/people/"))
    page = shown(client.get("/people/", {"gone": "yes"}))
    assert "曾祥林" in page
    assert sibling.name in page


def test_who_left_a_unit_below_is_listed_as_gone_from_there(signed_in, own):
    team = branch("测量队党支部", superior=own)
    moved = people(team, "曾祥林", "武大")[0]
    set_membership(moved, own, Standing.FULL_MEMBER, on("2025-07-01"), **BY)
    client = signed_in()
    pages = [shown(client.get("/people/", {"unit": team.name, "gone": gone})) for gone in ("", "yes", "all")]
    assert ["武大" in page for page in pages] == [True, False, True]
    assert ["曾祥林" in page for page in pages] == [False, True, True]


def test_who_leads_above_is_not_listed_below(signed_in, person, own):
    team = branch("测量队党支部", superior=own)
    appoint(person, own, "secretary", on("2025-01-01"), **BY)
    people(team, "武大")
    client = signed_in(Role.READER, team)
    for asked in ({}, {"gone": "all"}, {"q": "zxl"}, {"post": "secretary"}, {"unit": own.name}):
        assert "曾祥林" not in shown(client.get("/people/", asked))
    assert "武大" in shown(client.get("/people/"))


def test_who_is_attached_is_seen_from_there_too(signed_in, outsider, own):
    attach(outsider, own, on("2025-01-01"), **BY)
    assert "贺外人" in shown(signed_in().get("/people/"))


def test_people_are_listed_by_unit_and_post(signed_in, person, own):
    team = branch("测量队党支部", superior=own)
    other = people(team, "武大")[0]
    appoint(other, team, "secretary", on("2025-01-01"), **BY)
    client = signed_in()
    for asked in ({"unit": "测量队"}, {"unit": str(team.uid)}, {"post": "secretary"}):
        page = shown(client.get("/people/", asked))
        assert "武大" in page
        assert "曾祥林" not in page


def test_the_list_is_exported_without_links(signed_in, person):
    response = signed_in().get("/people/", {"_export": "xlsx"})
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))
    assert rows[1][:3] == ("曾祥林", "一分公司党总支", "正式党员")


def test_a_person_beyond_is_not_there(signed_in, outsider):
    client = signed_in()
    pages = ("", "correct/", "membership/", "merge/", "split/", "leave/")
    assert [client.get(f"/people/{outsider.uid}/{each}").status_code for each in pages] == [404] * 6
    assert client.get(f"/ledger/of-person/{outsider.uid}/").status_code == 404


def test_only_entries_of_units_one_may_read_are_told_of_a_person(signed_in, person, own, sibling):
    record_entry(meeting(own, title="本单位的会", present=[person]), **BY)
    record_entry(meeting(sibling, title="别处的会", present=[person]), **BY)
    page = shown(signed_in().get(f"/ledger/of-person/{person.uid}/", headers={"HX-Request": "true"}))
    assert "本单位的会" in page
    assert "别处的会" not in page


def test_somebody_known_only_from_an_entry_is_seen_where_it_was_held(signed_in, own, sibling):
    loose, elsewhere = register_people([PersonDraft("游来客"), PersonDraft("远处客")], **BY)
    record_entry(meeting(own, present=[loose]), **BY)
    record_entry(meeting(sibling, present=[elsewhere]), **BY)
    client = signed_in()
    page = shown(client.get("/people/", {"gone": "loose"}))
    assert "游来客" in page
    assert "远处客" not in page
    assert client.get(f"/people/{elsewhere.uid}/").status_code == 404


def test_of_very_many_in_no_unit_the_same_are_seen(signed_in, own, sibling, monkeypatch):
    monkeypatch.setattr(scoping, "MOST_LOOSE", 1)
    loose, elsewhere = register_people([PersonDraft("游来客"), PersonDraft("远处客")], **BY)
    record_entry(meeting(own, present=[loose]), **BY)
    record_entry(meeting(sibling, present=[elsewhere]), **BY)
    page = shown(signed_in().get("/people/", {"gone": "loose"}))
    assert "游来客" in page
    assert "远处客" not in page


def test_somebody_is_registered_in_a_unit_one_manages(signed_in, own, sibling):
    client = signed_in()
    said = {"name": "武大", "standing": "activist", "since": "2026-01-01"}
    assert client.post("/people/new/", said | {"unit": sibling.name}).status_code == 422
    client.post("/people/new/", said | {"unit": own.name})
    stay = Membership.objects.get(person__identity__name="武大")
    assert (stay.unit, stay.standing) == (own, "activist")


def test_a_transfer_within_reach_is_made(signed_in, person, own):
    team = branch("测量队党支部", superior=own)
    said = {"unit": team.name, "standing": "full_member", "on": "2026-01-01"}
    signed_in().post(f"/people/{person.uid}/membership/", said)
    assert Membership.objects.get(person=person, valid_to="9999-12-31").unit == team


def test_nobody_is_taken_from_a_unit_that_is_not_managed(signed_in, outsider, own):
    attach(outsider, own, on("2025-01-01"), **BY)
    said = {"unit": own.name, "standing": "full_member", "on": "2026-01-01"}
    response = signed_in().post(f"/people/{outsider.uid}/membership/", said)
    assert response.status_code == 422
    assert "管理范围以外" in response.content.decode()
    assert Membership.objects.get(person=outsider).valid_to.year == 9999


def test_posts_and_attachments_begin_and_end(signed_in, person, own):
    client = signed_in()
    client.post(f"/people/{person.uid}/appoint/", {"unit": own.name, "post": "secretary", "since": "2025-01-01"})
    post = Post.objects.get(person=person)
    client.post(f"/people/{person.uid}/posts/{post.pk}/end/", {"on": "2026-01-01"})
    team = branch("测量队临时党支部", superior=own, kind="temporary_branch")
    client.post(f"/people/{person.uid}/attach/", {"unit": team.name, "since": "2025-01-01"})
    stay = Attachment.objects.get(person=person)
    client.post(f"/people/{person.uid}/attachments/{stay.pk}/end/", {"on": "2026-02-01"})
    post.refresh_from_db()
    stay.refresh_from_db()
    assert (str(post.valid_to), str(stay.valid_to)) == ("2026-01-01", "2026-02-01")


def test_a_post_in_a_unit_one_does_not_manage_is_not_ended(signed_in, person, sibling):
    post = appoint(person, sibling, "secretary", on("2025-01-01"), **BY)
    assert signed_in().get(f"/people/{person.uid}/posts/{post.pk}/end/").status_code == 404


def test_who_leaves_leaves_everything(signed_in, person, own):
    appoint(person, own, "secretary", on("2025-01-01"), **BY)
    signed_in().post(f"/people/{person.uid}/leave/", {"on": "2026-01-01"})
    ends = [str(row.valid_to) for row in (Membership.objects.get(), Post.objects.get())]
    assert ends == ["2026-01-01", "2026-01-01"]


def test_two_records_are_shown_side_by_side_and_merged(signed_in, person, own):
    double = people(own, "曾祥琳")[0]
    record_entry(meeting(own, present=[double]), **BY)
    client = signed_in()
    assert "曾祥琳" in shown(client.get(f"/people/{person.uid}/merge/"))
    address = f"/people/{person.uid}/merge/?with={double.uid}"
    assert "保留这一条" in shown(client.get(address))
    response = client.post(address, {"reason": "核对名册"})
    assert response.headers["Location"] == f"/people/{person.uid}/"
    assert Person.objects.get(pk=double.pk).merged_into == person
    assert client.get(f"/people/{double.uid}/").status_code == 404
    assert "曾祥琳" in shown(client.get(f"/people/{person.uid}/"))


def test_people_with_records_elsewhere_are_merged_by_those_above_both(signed_in, person, own, sibling):
    double = people(own, "曾祥琳")[0]
    record_entry(meeting(sibling, present=[double]), **BY)
    response = signed_in().post(f"/people/{person.uid}/merge/?with={double.uid}", {"reason": "核对名册"})
    assert "管理着双方的上级" in response.content.decode()
    assert Person.objects.get(pk=double.pk).merged_into is None


def test_whom_one_does_not_manage_is_not_offered_for_merging(signed_in, person, sibling):
    double = people(sibling, "曾祥琳")[0]
    client = signed_in()
    assert "曾祥琳" not in shown(client.get(f"/people/{person.uid}/merge/"))
    assert client.post(f"/people/{person.uid}/merge/?with={double.uid}", {"reason": "核对名册"}).status_code == 422


def test_what_is_ticked_goes_to_the_other_of_two(signed_in, person, own):
    team = branch("测量队党支部", superior=own)
    record_entry(meeting(own, title="总支的会", present=[person]), **BY)
    record_entry(meeting(team, title="测量队的会", present=[person]), **BY)
    client = signed_in()
    page = shown(client.get(f"/people/{person.uid}/split/"))
    assert "这里的全部1条台账记录" in page
    said = {"name": "曾祥林", "sex": "f", "reason": "两人同名", "unit": [team.pk]}
    client.post(f"/people/{person.uid}/split/", said)
    other = Identity.objects.get(name="曾祥林", sex="f").person
    client.post("/people/new/", {})
    page = shown(client.get(f"/ledger/of-person/{other.uid}/", headers={"HX-Request": "true"}))
    assert "测量队的会" in page
    assert "总支的会" not in page


@pytest.mark.parametrize("address", ["/people/", "/people/of-unit/{own}/", "/people/?q=j", "/people/?gone=loose"])
def test_queries_do_not_grow_with_people(signed_in, own, address, django_assert_max_num_queries):
    client = signed_in()
    for person in people(own, "甲一", "甲二"):
        appoint(person, own, "committee_member", on("2025-01-01"), **BY)
    client.get(address.format(own=own.uid))
    with django_assert_max_num_queries(40) as few:
        client.get(address.format(own=own.uid))
    for person in people(own, *(f"甲{number}" for number in range(20))):
        appoint(person, own, "committee_member", on("2025-01-01"), **BY)
    with django_assert_max_num_queries(len(few)):
        client.get(address.format(own=own.uid))


@pytest.mark.parametrize("asked", [{}, {"q": "zxl"}, {"gone": "all"}, {"unit": "一分公司党总支"}])
def test_an_account_with_very_many_units_sees_the_same_people(signed_in, person, outsider, asked, monkeypatch):
    client = signed_in()
    narrow = shown(client.get("/people/", asked))
    monkeypatch.setattr(scoping, "MANY", 0)
    wide = shown(client.get("/people/", asked))
    assert "曾祥林" in wide
    assert ("贺外人" in narrow, "贺外人" in wide) == (False, False)
