"""Two records of one person made one, and one record of two people made two.

Nothing is rewritten in the ledger: entries that name the person put away are corrected, each by a revision with the
reason, so that every older revision still says what it said (docs/decisions/0016).
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from youju.base.actor import Actor
from youju.base.audit import audit, touch_people
from youju.core.errors import Refusal
from youju.members.models import Person
from youju.members.operations import PersonDraft, register_people
from youju.members.tied import Move, hand_over, ties_of


@transaction.atomic
def merge_people(keep: Person, drop: Person, reason: str, *, by: Actor, at: datetime) -> None:
    """Two records are of one person: everything of `drop` becomes that of `keep`, and `drop` is put away.

    Its name is kept as another that this person goes by. Raises Refusal where they cannot be one.
    """
    _check_reason(reason)
    keep, drop = _held(keep, drop)
    touch_people([keep.pk, drop.pk])
    keys = _said(drop)
    hand_over(Move(drop, keep, f"合并人员记录：{reason.strip()}", by, at))
    Person.objects.filter(merged_into=drop).update(merged_into=keep)
    drop.merged_into = keep
    drop.save(update_fields=["merged_into"])
    audit("merge_people", f"person:{keep.uid}", by=by, at=at, merged=str(drop.uid), ties=keys, reason=reason.strip())
    touch_people([keep.pk])


@transaction.atomic
def split_person(
    person: Person, other: PersonDraft | Person, keys: Collection[str], reason: str, *, by: Actor, at: datetime
) -> Person:
    """One record is of two people: the ties of these keys become those of the other, who is registered.

    `other` may also be a record once merged into this one, which then stands by itself again. Gives the other.
    """
    _check_reason(reason)
    if not keys:
        raise Refusal("还没有选哪些记录属于另一个人。", "勾选属于另一个人的组织关系、职务和台账记录。")
    unknown = set(keys) - {tie.key for tie in ties_of(person)}
    if unknown:
        raise Refusal("所选的记录有的已经改动。", "重新打开这一页再选。")
    touch_people([person.pk])
    made = _revived(person, other, by, at)
    hand_over(Move(person, made, f"拆分人员记录：{reason.strip()}", by, at, frozenset(keys)))
    moved = sorted(key for key in keys if not key.startswith("entry:"))
    audit("split_person", f"person:{person.uid}", by=by, at=at, other=str(made.uid), ties=moved, reason=reason.strip())
    touch_people([person.pk, made.pk])
    return made


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("合并、拆分人员要写明依据。", "例如：核对党员名册，两条是同一人。")


def _held(keep: Person, drop: Person) -> tuple[Person, Person]:
    """Both, held fast. Raises Refusal where they cannot be merged."""
    if keep.pk == drop.pk:
        raise Refusal("选的是同一条人员记录。", "另选一人。")
    found = {each.pk: each for each in Person.objects.select_for_update().filter(pk__in=[keep.pk, drop.pk])}
    if any(each.merged_into_id for each in found.values()):
        raise Refusal("其中一条人员记录已经合并到别人。", "重新查找此人。")
    if any(each.erased_at for each in found.values()):
        raise Refusal("其中一人的个人信息已经删除，不能合并。")
    return found[keep.pk], found[drop.pk]


def _said(person: Person) -> list[str]:
    """What goes over, for the audit line; entries have lines of their own."""
    return [tie.key for tie in ties_of(person) if not tie.key.startswith("entry:")]


def _revived(person: Person, other: PersonDraft | Person, by: Actor, at: datetime) -> Person:
    if isinstance(other, PersonDraft):
        return register_people([other], by=by, at=at)[0]
    if not Person.objects.filter(pk=other.pk, merged_into=person).update(merged_into=None):
        raise Refusal("所选的人员记录不是合并到此人的。", "重新打开这一页再选。")
    other.merged_into = None
    return other
