"""People belong, are attached, hold posts, and can be forgotten."""

import pytest
from django.db import IntegrityError, transaction

from apps.ledger.story import BY, branch, on, people
from youju.core.errors import Refusal
from youju.core.facts import Standing
from youju.members.models import Attachment, Identity, Membership
from youju.members.operations import (
    PersonDraft,
    Stay,
    appoint,
    attach,
    end_membership,
    erase,
    register_people,
    relieve,
    set_membership,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return branch("机关党支部")


@pytest.fixture
def site():
    return branch("项目临时党支部", kind="temporary_branch")


@pytest.fixture
def person(home):
    return people(home, "甲")[0]


def memberships(person):
    rows = Membership.objects.filter(person=person).order_by("valid_from")
    return [(each.unit.name, each.standing, str(each.valid_from), str(each.valid_to)) for each in rows]


def test_two_of_one_name_are_two_people(home):
    register_people([PersonDraft("甲"), PersonDraft("甲")], **BY)
    assert Identity.objects.filter(name="甲").count() == 2


def test_a_transfer_ends_the_membership_before(person, home, site):
    other = branch("二支部")
    set_membership(person, other, Standing.FULL_MEMBER, on("2025-07-01"), **BY)
    assert memberships(person) == [
        ("机关党支部", "full_member", "2020-01-01", "2025-07-01"),
        ("二支部", "full_member", "2025-07-01", "9999-12-31"),
    ]


def test_a_membership_is_not_put_before_later_ones(person, home):
    set_membership(person, home, Standing.FULL_MEMBER, on("2025-07-01"), **BY)
    with pytest.raises(Refusal, match="先更正那一条"):
        set_membership(person, home, Standing.PROBATIONARY_MEMBER, on("2025-01-01"), **BY)


def test_the_database_itself_refuses_two_memberships_at_a_time(person, site):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=person, unit=site, standing="full_member", valid_from=on("2025-01-01"))


def test_attached_people_keep_their_membership_at_home(person, site):
    attach(person, site, on("2025-01-01"), **BY)
    assert memberships(person) == [("机关党支部", "full_member", "2020-01-01", "9999-12-31")]
    assert Attachment.objects.get().unit == site


def test_nobody_is_attached_to_one_unit_twice_at_a_time(person, site):
    attach(person, site, on("2025-01-01"), until=on("2025-07-01"), **BY)
    with pytest.raises(Refusal, match="已编入"):
        attach(person, site, on("2025-06-01"), **BY)
    attach(person, site, on("2025-07-01"), **BY)


def test_a_membership_that_is_not_there_cannot_end(person):
    end_membership(person, on("2025-07-01"), **BY)
    with pytest.raises(Refusal, match="没有组织关系"):
        end_membership(person, on("2025-08-01"), **BY)


def test_a_post_is_taken_once_and_left_within_its_time(person, home):
    post = appoint(person, home, "secretary", on("2025-01-01"), **BY)
    with pytest.raises(Refusal, match="已任这一职务"):
        appoint(person, home, "secretary", on("2025-02-01"), **BY)
    with pytest.raises(Refusal, match="免职日期"):
        relieve(post, on("2025-01-01"), **BY)
    relieve(post, on("2025-06-01"), **BY)
    appoint(person, home, "secretary", on("2025-06-01"), **BY)


def test_an_erased_person_has_no_name_and_still_belongs(person):
    erase(person, **BY)
    assert not Identity.objects.filter(person=person).exists()
    assert len(memberships(person)) == 1
    with pytest.raises(Refusal, match="已经删除"):
        erase(person, **BY)


def test_relations_told_at_once_are_all_there(home, site):
    draft = PersonDraft(
        "乙",
        memberships=(Stay(home, Standing.PROBATIONARY_MEMBER, on("2024-01-01"), on("2025-01-01")),),
        attachments=(Stay(site, "", on("2024-06-01")),),
        posts=(Stay(home, "secretary", on("2024-02-01")),),
    )
    person = register_people([draft], **BY)[0]
    assert (person.memberships.count(), person.attachments.count(), person.posts.count()) == (1, 1, 1)
