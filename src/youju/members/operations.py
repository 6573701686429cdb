"""Changes to people and their relations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from youju.base.actor import Actor
from youju.base.audit import audit_all, touch_people
from youju.base.copying import copy_rows, take_ids
from youju.core.errors import Refusal
from youju.core.facts import Standing
from youju.core.initials import initials_of, sorted_as
from youju.core.periods import FOREVER
from youju.members.models import Attachment, Identity, Membership, Person, Post
from youju.organisation.models import Unit


@dataclass(frozen=True)
class Stay:
    """Something a person is or holds at a unit for a time: a standing or a post, '' for an attachment."""

    unit: Unit
    what: str
    since: date
    until: date = FOREVER


@dataclass(frozen=True)
class PersonDraft:
    """A person to be registered, with where they belong."""

    name: str
    sex: str = ""
    born_on: date | None = None
    note: str = ""
    memberships: tuple[Stay, ...] = ()
    attachments: tuple[Stay, ...] = ()
    posts: tuple[Stay, ...] = ()
    uid: UUID = field(default_factory=uuid4)


@transaction.atomic
def register_people(drafts: Iterable[PersonDraft], *, by: Actor, at: datetime) -> list[Person]:
    """Register people with their memberships, attachments and posts."""
    drafts = list(drafts)
    people = [
        Person(id=number, uid=draft.uid) for number, draft in zip(take_ids(Person, len(drafts)), drafts, strict=True)
    ]
    pairs = list(zip(people, drafts, strict=True))
    copy_rows(Person, ("id", "uid"), ((person.pk, person.uid) for person in people))
    copy_rows(
        Identity,
        ("person_id", "name", "initials", "sorted_as", "sex", "born_on", "note"),
        (
            (
                *(person.pk, draft.name, initials_of(draft.name), sorted_as(draft.name)),
                *(draft.sex, draft.born_on, draft.note),
            )
            for person, draft in pairs
        ),
    )
    _add_relations(pairs)
    audit_all((("register_person", f"person:{person.uid}", {}) for person in people), by=by, at=at)
    touch_people(person.pk for person in people)
    return people


SPAN = ("valid_from", "valid_to")


def _add_relations(pairs: list[tuple[Person, PersonDraft]]) -> None:
    copy_rows(
        Membership,
        ("person_id", "unit_id", "standing", *SPAN),
        ((p.pk, s.unit.pk, s.what, s.since, s.until) for p, draft in pairs for s in draft.memberships),
    )
    copy_rows(
        Attachment,
        ("person_id", "unit_id", *SPAN),
        ((p.pk, s.unit.pk, s.since, s.until) for p, draft in pairs for s in draft.attachments),
    )
    copy_rows(
        Post,
        ("person_id", "unit_id", "post", *SPAN),
        ((p.pk, s.unit.pk, s.what, s.since, s.until) for p, draft in pairs for s in draft.posts),
    )


@transaction.atomic
def set_membership(
    person: Person, unit: Unit, standing: Standing, on: date, *, by: Actor, at: datetime, until: date = FOREVER
) -> Membership:
    """From a day on a person belongs to a unit with a standing; what held before ends that day."""
    own = Membership.objects.select_for_update().filter(person=person)
    if own.filter(valid_from__gte=on).exists():
        raise Refusal(f"{on} 以后已有组织关系记录，先更正那一条。")
    own.filter(valid_to__gt=on).update(valid_to=on)
    made = Membership.objects.create(person=person, unit=unit, standing=standing, valid_from=on, valid_to=until)
    audit_all(
        [("set_membership", f"person:{person.uid}", {"unit": str(unit.uid), "standing": standing, "on": str(on)})],
        by=by,
        at=at,
    )
    touch_people([person.pk])
    return made


@transaction.atomic
def end_membership(person: Person, on: date, *, by: Actor, at: datetime) -> None:
    """A person no longer belongs to any unit from a day on."""
    if not Membership.objects.filter(person=person, valid_from__lt=on, valid_to__gt=on).update(valid_to=on):
        raise Refusal(f"此人在 {on} 没有组织关系。")
    audit_all([("end_membership", f"person:{person.uid}", {"on": str(on)})], by=by, at=at)
    touch_people([person.pk])


@transaction.atomic
def attach(person: Person, unit: Unit, since: date, *, by: Actor, at: datetime, until: date = FOREVER) -> Attachment:
    """编入: a person takes part in a unit while their membership stays where it is."""
    if Attachment.objects.filter(person=person, unit=unit, valid_from__lt=until, valid_to__gt=since).exists():
        raise Refusal(f"此人这段时间已编入“{unit.name}”。")
    made = Attachment.objects.create(person=person, unit=unit, valid_from=since, valid_to=until)
    audit_all([("attach", f"person:{person.uid}", {"unit": str(unit.uid), "on": str(since)})], by=by, at=at)
    touch_people([person.pk])
    return made


@transaction.atomic
def appoint(person: Person, unit: Unit, post: str, since: date, *, by: Actor, at: datetime) -> Post:
    """A person takes a post."""
    if Post.objects.filter(person=person, unit=unit, post=post, valid_to__gt=since).exists():
        raise Refusal("此人在该党组织已任这一职务。")
    made = Post.objects.create(person=person, unit=unit, post=post, valid_from=since)
    audit_all([("appoint", f"person:{person.uid}", {"unit": str(unit.uid), "post": post})], by=by, at=at)
    touch_people([person.pk])
    return made


@transaction.atomic
def relieve(post: Post, on: date, *, by: Actor, at: datetime) -> None:
    """A person leaves a post; `on` is the first day without it."""
    if not post.valid_from < on < post.valid_to:
        raise Refusal(f"免职日期 {on} 应当在任职期间（{post.valid_from} 起）。")
    post.valid_to = on
    post.save(update_fields=["valid_to"])
    audit_all([("relieve", f"person:{post.person.uid}", {"post": post.post, "on": str(on)})], by=by, at=at)
    touch_people([post.person_id])


@transaction.atomic
def end_attachment(attachment: Attachment, on: date, *, by: Actor, at: datetime) -> None:
    """A person no longer takes part in a unit they were attached to; `on` is the first day without it."""
    if not attachment.valid_from < on < attachment.valid_to:
        raise Refusal(f"结束编入的日期 {on} 应当在编入期间（{attachment.valid_from} 起）。")
    attachment.valid_to = on
    attachment.save(update_fields=["valid_to"])
    detail = {"unit": str(attachment.unit.uid), "on": str(on)}
    audit_all([("end_attachment", f"person:{attachment.person.uid}", detail)], by=by, at=at)
    touch_people([attachment.person_id])


@transaction.atomic
def leave(person: Person, on: date, *, by: Actor, at: datetime) -> None:
    """A person is no longer here from a day on: membership, attachments and posts end."""
    held = (Membership, Attachment, Post)
    rows = [model.objects.filter(person=person, valid_to__gt=on) for model in held]
    if not any(each.exists() for each in rows):
        raise Refusal(f"此人在 {on} 没有组织关系、编入或职务。")
    if any(each.filter(valid_from__gte=on).exists() for each in rows):
        raise Refusal(f"{on} 以后已有新的组织关系、编入或职务。", "离开的日期应当晚于它们的起始日期。")
    for each in rows:
        each.update(valid_to=on)
    audit_all([("leave", f"person:{person.uid}", {"on": str(on)})], by=by, at=at)
    touch_people([person.pk])


@transaction.atomic
def correct_identity(
    person: Person, name: str, *, by: Actor, at: datetime, sex: str = "", born_on: date | None = None, note: str = ""
) -> None:
    """Correct who a person is. The audit line says which fields, never what stood in them."""
    known = Identity.objects.select_for_update().filter(person=person).first()
    if known is None:
        raise Refusal("此人的个人信息已经删除。")
    if not name.strip():
        raise Refusal("要写明姓名。")
    said = {"name": name.strip(), "sex": sex, "born_on": born_on, "note": note.strip()}
    changed = sorted(column for column, value in said.items() if getattr(known, column) != value)
    for column in changed:
        setattr(known, column, said[column])
    known.initials, known.sorted_as = initials_of(known.name), sorted_as(known.name)
    known.save()
    if changed:
        audit_all([("correct_identity", f"person:{person.uid}", {"fields": changed})], by=by, at=at)


@transaction.atomic
def erase(person: Person, *, by: Actor, at: datetime) -> None:
    """Forget who a person is. Their number stays in the books, so that counts still stand."""
    if person.erased_at:
        raise Refusal("此人的个人信息已经删除。")
    Identity.objects.filter(Q(person=person) | Q(person__merged_into=person)).delete()
    person.erased_at = at
    person.save(update_fields=["erased_at"])
    audit_all([("erase_person", f"person:{person.uid}", {})], by=by, at=at)
