"""Filters of the list of people."""

from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.base.clock import today
from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.members.models import STANDINGS, Attachment, Identity, Membership, Person, Post
from youju.members.reading import matching_name
from youju.organisation.fields import UnitInput
from youju.organisation.models import Reach, Unit
from youju.organisation.reading import named, on

PRESENCE = [("yes", "已离开的"), ("loose", "没有归入党组织的"), ("all", "全部")]
FEW = 500


def post_choices() -> list[tuple[str, str]]:
    """Posts by their words."""
    return [(term.code, term.label) for term in vocabulary(Vocabulary.POST).terms]


class PeopleFilter(filters.FilterSet):
    """By name or initials, unit, standing, post; unless asked, those who are in some unit today."""

    q = filters.CharFilter(
        label="姓名",
        method="by_name",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "姓名或拼音首字母", "autocomplete": "off"}),
    )
    unit = filters.CharFilter(label="党组织（含下级）", method="by_unit", widget=UnitInput())
    standing = filters.ChoiceFilter(label="身份", choices=STANDINGS, empty_label="全部", method="by_standing")
    post = filters.ChoiceFilter(label="职务", choices=post_choices, empty_label="全部", method="by_post")
    gone = filters.ChoiceFilter(label="范围", choices=PRESENCE, empty_label="现在的", method="by_presence")

    def by_name(self, rows: QuerySet[Person], name: str, text: str) -> QuerySet[Person]:
        # a name that few have is found first; of one that many have, going through all in order soon fills the page
        found = list(Identity.objects.filter(matching_name(text)).values_list("person_id", flat=True)[: FEW + 1])
        return rows.filter(matching_name(text, "identity__") if len(found) > FEW else Q(pk__in=found))

    def by_unit(self, rows: QuerySet[Person], name: str, text: str) -> QuerySet[Person]:
        day = today()
        above = Unit.objects.filter(pk__in=_asked(text, self.request.scope.units()))
        units = Reach.objects.filter(on(day), ancestor__in=above.values("pk")).values("unit_id")
        held: list[QuerySet[Any, Any]] = [
            model.objects.filter(on(day), unit_id__in=units).values("person_id") for model in _KINDS
        ]
        return rows.filter(pk__in=held[0].union(*held[1:]))

    def by_standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(standing=value)

    def by_post(self, rows: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        return rows.filter(Exists(Post.objects.filter(on(today()), person=OuterRef("pk"), post=value)))

    def by_presence(self, rows: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        return rows

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().filter_queryset(queryset)
        gone = self.form.cleaned_data.get("gone")
        if gone in ("all", "loose"):
            return rows
        held = (Q(Exists(model.objects.filter(on(today()), person=OuterRef("pk")))) for model in _KINDS)
        there = reduce(or_, held)
        return rows.filter(~there if gone == "yes" else there)


_KINDS = (Membership, Attachment, Post)


def _asked(text: str, units: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The units meant: one by its uid or whole name, else all with the text in a name."""
    try:
        return Unit.objects.filter(uid=UUID(text), pk__in=units).values("pk")
    except ValueError:
        whole = Unit.objects.filter(name=text.strip(), pk__in=units)
        return whole.values("pk") if whole.exists() else named(text.strip(), units).values("pk")
