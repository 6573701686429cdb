"""Filters of the list of people."""

from typing import Any
from uuid import UUID

import django_filters as filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from youju.base.clock import today
from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.members.models import STANDINGS, Person, Post
from youju.members.reading import named_like
from youju.members.scoping import tied_to
from youju.organisation.fields import UnitInput
from youju.organisation.models import Reach, Unit
from youju.organisation.reading import named, on

PRESENCE = [("yes", "已离开的"), ("loose", "没有归入党组织的"), ("all", "全部")]


def post_choices() -> list[tuple[str, str]]:
    """Posts by their words."""
    return [(term.code, term.label) for term in vocabulary(Vocabulary.POST).terms]


class PeopleFilter(filters.FilterSet):
    """By name or initials, unit, standing, post; unless asked, those who are today in the unit asked for, or in one
    that the account may read: who went on to another unit has left.
    """

    q = filters.CharFilter(
        label="姓名",
        method="by_name",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "姓名或拼音首字母", "autocomplete": "off"}),
    )
    unit = filters.CharFilter(label="党组织（含下级）", method="with_others", widget=UnitInput())
    standing = filters.ChoiceFilter(label="身份", choices=STANDINGS, empty_label="全部", method="by_standing")
    post = filters.ChoiceFilter(label="职务", choices=post_choices, empty_label="全部", method="by_post")
    gone = filters.ChoiceFilter(label="范围", choices=PRESENCE, empty_label="现在的", method="with_others")

    def by_name(self, rows: QuerySet[Person], name: str, text: str) -> QuerySet[Person]:
        return named_like(rows, text)

    def by_standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(standing=value)

    def by_post(self, rows: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        return rows.filter(Exists(Post.objects.filter(on(today()), person=OuterRef("pk"), post=value)))

    def with_others(self, rows: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        return rows  # unit and presence are one question, below

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().filter_queryset(queryset)
        asked, presence = self.form.cleaned_data.get("unit"), self.form.cleaned_data.get("gone")
        if presence == "loose":
            return rows.none() if asked else rows
        readable, day = self.request.scope.units(), on(today())
        if asked and presence:
            rows = rows.filter(tied_to(_units_below(asked, readable, TO_THE_END)))
        if presence == "all":
            return rows
        now = tied_to(_units_below(asked, readable, day) if asked else readable, day)
        return rows.exclude(now) if presence else rows.filter(now)


TO_THE_END = Q(valid_to__gte=F("unit__valid_to"))
"""What is below a unit, or was when it was dissolved."""


def _units_below(text: str, readable: QuerySet[Any, Any], held: Q) -> QuerySet[Any, Any]:
    """The units asked for and what is below them, as far as they may be read."""
    above = Unit.objects.filter(pk__in=_asked(text, readable)).values("pk")
    return Reach.objects.filter(held, ancestor__in=above, unit__in=readable).values("unit_id")


def _asked(text: str, units: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The units meant: one by its uid or whole name, else all with the text in a name."""
    try:
        return Unit.objects.filter(uid=UUID(text), pk__in=units).values("pk")
    except ValueError:
        whole = Unit.objects.filter(name=text.strip(), pk__in=units)
        return whole.values("pk") if whole.exists() else named(text.strip(), units).values("pk")
