"""Who may be ticked on the form: the people of the units that held it, and whoever else is found by name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.core.codes import Terms
from youju.core.facts import Presence, Standing
from youju.core.initials import typed_initials
from youju.members.models import Attachment, Identity, Membership, Person, Post
from youju.organisation.models import Reach, Unit
from youju.ui.scope import Ability, Scope

MEMBERS = (Standing.FULL_MEMBER, Standing.PROBATIONARY_MEMBER)
COMMITTEE = "committee_member"
FOUND = 12
"""So many are shown for a name typed."""


@dataclass
class Attendee:
    """Somebody on the form. `presence` is a value of facts.Presence as text, '' where not listed."""

    number: int
    uid: str
    name: str
    posts: list[str] = field(default_factory=list)
    is_on_committee: bool = False
    is_guest: bool = False
    presence: str = ""
    unit: str = ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The states in the order tapping goes through them."""
        observer = [(str(Presence.OBSERVER.value), "列席")]
        return [
            (str(Presence.PRESENT.value), "出席"),
            *(observer if self.is_guest or self.presence == observer[0][0] else []),
            (str(Presence.LEAVE.value), "请假"),
            (str(Presence.ABSENT.value), "缺席"),
            ("", "不列"),
        ]

    @property
    def who(self) -> str:
        """To whom it belongs, for presets: committee, member or guest."""
        return "guest" if self.is_guest else "committee" if self.is_on_committee else "member"


def roster_of(hosts: Iterable[int], on: date, posts: Terms) -> list[Attendee]:
    """The members of units on a day, people attached to them and who holds a post in them; the committee first."""
    there = {"unit__in": list(hosts), "valid_from__lte": on, "valid_to__gt": on}
    held: dict[int, list[str]] = {}
    for person, post in Post.objects.filter(**there).order_by("id").values_list("person_id", "post"):
        held.setdefault(person, []).append(post)
    members = Membership.objects.filter(standing__in=MEMBERS, **there).values("person_id")
    attached = Attachment.objects.filter(**there).values("person_id")
    # one subquery, not three joined by “or”: for those the server reads everybody
    chosen = members.union(attached, Post.objects.filter(**there).values("person_id"))
    return sorted(
        (_attendee(each, held.get(each.person_id, []), posts) for each in _identities().filter(person_id__in=chosen)),
        key=lambda each: (not each.is_on_committee, _rank(held.get(each.number, []), posts), each.name),
    )


def _identities() -> QuerySet[Identity]:
    return Identity.objects.filter(person__merged_into=None).select_related("person")


def _attendee(identity: Identity, held: list[str], posts: Terms) -> Attendee:
    on_committee = posts.cases([COMMITTEE]) & set(held)
    labels = [posts.label(post) for post in held if post in on_committee or not on_committee]
    return Attendee(
        identity.person_id, str(identity.person.uid), identity.name, labels[:2], is_on_committee=bool(on_committee)
    )


def _rank(held: list[str], posts: Terms) -> int:
    """The secretary first, then in the order of the vocabulary, plain members of the committee after them."""
    order = [term.code for term in posts.terms if term.code != COMMITTEE]
    return min((order.index(post) for post in held if post in order), default=len(order))


def guests_of(numbers: Iterable[int]) -> list[Attendee]:
    """People by their numbers, as guests."""
    found = _identities().filter(person_id__in=list(numbers))
    return [Attendee(each.person_id, str(each.person.uid), each.name, is_guest=True) for each in found.order_by("name")]


def people_open_to(scope: Scope, on: date) -> QuerySet[Person]:
    """Who may be put on a record: the people of units one may read, and who holds a post in a unit above them.

    The leaders above are there because they come: to lecture, to look into things; their part is theirs to be counted.
    """
    readable = scope.units(Ability.READ)
    now = {"person": OuterRef("pk"), "valid_from__lte": on, "valid_to__gt": on}
    above = Reach.objects.filter(unit__in=scope.units(Ability.RECORD), valid_to__gt=on).values("ancestor_id")
    return Person.objects.filter(
        Exists(Membership.objects.filter(unit__in=readable, **now))
        | Exists(Attachment.objects.filter(unit__in=readable, **now))
        | Exists(Post.objects.filter(Q(unit__in=readable) | Q(unit__in=above), **now)),
        merged_into=None,
    )


def found_by_name(scope: Scope, text: str, on: date) -> list[Attendee]:
    """People whose name holds the text, or begins with the initials typed."""
    text = text.strip()
    if not text:
        return []
    letters = typed_initials(text)
    like = Q(initials__contains=letters) if letters else Q(name__contains=text)
    found = _identities().filter(like, person__in=people_open_to(scope, on)).order_by("name", "person_id")[:FOUND]
    guests = [Attendee(each.person_id, str(each.person.uid), each.name, is_guest=True) for each in found]
    _say_units(guests, on)
    return guests


def _say_units(guests: list[Attendee], on: date) -> None:
    """Where each belongs: people of one name are told apart by it."""
    numbers = [each.number for each in guests]
    there: dict[str, Any] = {"person__in": numbers, "valid_from__lte": on, "valid_to__gt": on}
    units = dict(Post.objects.filter(**there).order_by("-id").values_list("person_id", "unit__name"))
    units |= dict(Membership.objects.filter(**there).values_list("person_id", "unit__name"))
    for each in guests:
        each.unit = units.get(each.number, "")


def hosts_found(scope: Scope, text: str, on: date) -> list[Unit]:
    """Units one records for whose name holds the text."""
    if not text.strip():
        return []
    open_now = Unit.objects.filter(pk__in=scope.units(Ability.RECORD), valid_to__gt=on)
    return list(open_now.filter(name__contains=text.strip()).order_by("name")[:FOUND])


@dataclass(frozen=True)
class HostOptions:
    """The units to choose from besides those chosen, and whether there are more to be searched."""

    others: list[Unit]
    has_more: bool


def host_options(scope: Scope, chosen: Iterable[Unit], on: date) -> HostOptions:
    """All units one may record for where they are few; else none, and they are searched."""
    taken = {unit.pk for unit in chosen}
    open_now = Unit.objects.filter(pk__in=scope.units(Ability.RECORD), valid_to__gt=on).order_by("pk")
    found = list(open_now[: FOUND + 1])
    has_more = len(found) > FOUND
    return HostOptions([] if has_more else [unit for unit in found if unit.pk not in taken], has_more)


BLANK = Attendee(0, "__uid__", "__name__", is_guest=True, presence=str(Presence.PRESENT.value))
"""What the page makes further guests from."""
