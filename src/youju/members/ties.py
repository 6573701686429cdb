"""Membership, attachments and posts as ties, and how those of two become those of one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import pairwise
from operator import and_, or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.members.models import STANDINGS, Attachment, Membership, Person, Post
from youju.members.tied import Move, Tie


@dataclass(frozen=True)
class Span:
    """Days of something, told by `what`: a unit, with a standing or a post."""

    what: tuple[Any, ...]
    since: date
    until: date


def ties_of(person: Person) -> list[Tie]:
    """The relations somebody has and had."""
    words = dict(STANDINGS)
    posts = vocabulary(Vocabulary.POST)
    return [
        *_ties("membership", "组织关系", person.memberships, lambda row: words[row.standing]),
        *_ties("attachment", "编入", person.attachments, lambda row: ""),
        *_ties("post", "任职", person.posts, lambda row: posts.label(row.post)),
    ]


def _ties(kind: str, sort: str, rows: Any, word: Callable[[Any], str]) -> Iterator[Tie]:
    for row in rows.select_related("unit").order_by("valid_from", "id"):
        what = f"{row.unit.name} {word(row)}".strip()
        yield Tie(f"{kind}:{row.pk}", sort, what, (row.unit_id,), row.valid_from, row.valid_to)


KINDS = (Membership, Attachment, Post)
EVER = Q()


def bond(units: QuerySet[Any, Any], held: Q = EVER) -> Q:
    """People with something to do with the units; `held` is what the relation must be, as `on(day)`."""
    relations = (model.objects.filter(held, person=OuterRef("pk"), unit_id__in=units) for model in KINDS)
    return reduce(or_, (Q(Exists(each)) for each in relations))


def unbound() -> Q:
    """People with nothing to do with any unit: names that an import registered by themselves."""
    return reduce(and_, (~Q(Exists(model.objects.filter(person=OuterRef("pk")))) for model in KINDS))


def hand_over(move: Move) -> None:
    """Give relations to the target, fitted to those it has."""
    _fit(Membership, "membership", ("unit_id", "standing"), move, in_turn)
    _fit(Attachment, "attachment", ("unit_id",), move, together)
    _fit(Post, "post", ("unit_id", "post"), move, together)


def _fit(
    model: Any, kind: str, columns: tuple[str, ...], move: Move, arrange: Callable[[list[Span]], Iterable[Span]]
) -> None:
    moved = list(move.chosen(kind, model.objects.filter(person=move.source)).order_by("valid_from", "id"))
    if not moved:
        return
    own = list(model.objects.filter(person=move.target).order_by("valid_from", "id"))
    spans = [Span(tuple(getattr(row, c) for c in columns), row.valid_from, row.valid_to) for row in [*own, *moved]]
    model.objects.filter(pk__in=[row.pk for row in [*own, *moved]]).delete()
    model.objects.bulk_create(
        model(
            person=move.target,
            valid_from=span.since,
            valid_to=span.until,
            **dict(zip(columns, span.what, strict=True)),
        )
        for span in arrange(spans)
    )


def in_turn(spans: list[Span]) -> list[Span]:
    """Spans of which one holds at a time: on each day the one that began last, of two that began together the first.

    As a transfer ends the membership before it; where the later one ends first, the earlier goes on.
    """
    days = sorted({day for span in spans for day in (span.since, span.until)})
    held: list[Span] = []
    for since, until in pairwise(days):
        there = [span for span in spans if span.since <= since and until <= span.until]
        if there:
            held.append(Span(max(there, key=lambda span: span.since).what, since, until))
    return list(_joined(held))


def together(spans: list[Span]) -> list[Span]:
    """Spans of one thing that overlap or touch are one."""
    return list(_joined(sorted(spans, key=lambda span: (repr(span.what), span.since))))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last and last.what == span.what and span.since <= last.until:
            last = Span(last.what, last.since, max(last.until, span.until))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
