"""What pages about people ask, each in a few queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import OuterRef, Q, QuerySet, Subquery

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.core.facts import Standing
from youju.core.initials import typed_initials
from youju.members.models import STANDINGS, Attachment, Identity, Membership, Person, Post
from youju.organisation.models import Unit
from youju.organisation.reading import on

STANDING_WORD = dict(STANDINGS)
FEW = 500
MEMBERS = (Standing.FULL_MEMBER.value, Standing.PROBATIONARY_MEMBER.value)


def matching_name(text: str, prefix: str = "") -> Q:
    """Identities with this text in their name, or whose initials begin with these letters; `prefix` leads to them."""
    letters = typed_initials(text)
    if letters:
        return Q(**{f"{prefix}initials__contains": letters}) | Q(**{f"{prefix}name__icontains": text.strip()})
    return Q(**{f"{prefix}name__contains": "".join(text.split())})


def named_like(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Those people with this text in their name, or whose initials begin with these letters.

    A name that few have is found first; of one that many have, going through all in order soon fills the page.
    """
    found = list(Identity.objects.filter(matching_name(text)).values_list("person_id", flat=True)[: FEW + 1])
    return rows.filter(matching_name(text, "identity__") if len(found) > FEW else Q(identity__in=found))


def people() -> QuerySet[Person]:
    """Everybody with a name, records merged into others left out."""
    return Person.objects.filter(merged_into=None, identity__isnull=False).select_related("identity")


def listed(day: date) -> QuerySet[Person]:
    """People with where they belong, their standing, posts and attachments on a day."""
    own = Membership.objects.filter(on(day), person=OuterRef("pk"))
    away = Attachment.objects.filter(on(day), person=OuterRef("pk")).order_by("valid_from")
    held = Post.objects.filter(on(day), person=OuterRef("pk")).order_by().values("person")
    return (
        people()
        .annotate(
            unit_name=Subquery(own.values("unit__name")[:1]),
            unit_uid=Subquery(own.values("unit__uid")[:1]),
            standing=Subquery(own.values("standing")[:1]),
            away_name=Subquery(away.values("unit__name")[:1]),
            post_codes=Subquery(held.annotate(codes=ArrayAgg("post", distinct=True)).values("codes")),
        )
        .order_by("identity__sorted_as", "pk")
    )


@dataclass(frozen=True)
class Stay:
    """Something somebody is or was at a unit: the row, its words, whether it holds on the day."""

    row: Any
    words: str
    is_now: bool


@dataclass(frozen=True)
class Life:
    """Where somebody belongs and belonged, each the latest first."""

    memberships: list[Stay]
    attachments: list[Stay]
    posts: list[Stay]


def life_of(person: Person, day: date) -> Life:
    """All that ties somebody to units."""
    posts = vocabulary(Vocabulary.POST)
    return Life(
        _stays(person.memberships, day, lambda row: STANDING_WORD[row.standing]),
        _stays(person.attachments, day, lambda row: "编入"),
        _stays(person.posts, day, lambda row: posts.label(row.post)),
    )


def _stays(rows: Any, day: date, words: Any) -> list[Stay]:
    ordered = rows.select_related("unit").order_by("-valid_to", "-valid_from", "-id")
    return [Stay(row, words(row), row.valid_from <= day < row.valid_to) for row in ordered]


@dataclass(frozen=True)
class Here:
    """Somebody in a unit: their record, name, what they are there."""

    person: Person
    name: str
    words: str


def of_unit(unit: Unit, day: date) -> dict[str, list[Here]]:
    """Who is in a unit on a day: members and those on the way there, attached ones, and holders of posts."""
    posts = vocabulary(Vocabulary.POST)
    ranked = [term.label for term in posts.terms]
    own = _here(Membership.objects.filter(unit=unit), day, lambda row: STANDING_WORD[row.standing])
    ranks = list(STANDING_WORD.values())
    own.sort(key=lambda each: ranks.index(each.words))
    members = [STANDING_WORD[each] for each in MEMBERS]
    return {
        "members": [each for each in own if each.words in members],
        "coming": [each for each in own if each.words not in members],
        "attached": _here(Attachment.objects.filter(unit=unit), day, lambda row: "编入"),
        "posts": sorted(
            _here(Post.objects.filter(unit=unit), day, lambda row: posts.label(row.post)),
            key=lambda each: ranked.index(each.words) if each.words in ranked else len(ranked),
        ),
    }


def _here(rows: Any, day: date, words: Any) -> list[Here]:
    there = (
        rows.filter(on(day)).select_related("person", "person__identity").order_by("person__identity__sorted_as", "pk")
    )
    return [Here(row.person, name_of(row.person), words(row)) for row in there]


def name_of(person: Person) -> str:
    """A name; what stands for one that has been erased."""
    known: Identity | None = getattr(person, "identity", None)
    return known.name if known else "（姓名已删除）"


def namesakes(person: Person) -> QuerySet[Person]:
    """Others of the same name or the same initials: who may be the same."""
    known = person.identity
    first = known.initials.split(" ")[1:2]
    alike = Q(identity__name=known.name)
    if first and len(first[0]) > 1:
        alike |= Q(identity__initials__contains=f" {first[0]}", identity__name__startswith=known.name[0])
    return people().filter(alike).exclude(pk=person.pk)
