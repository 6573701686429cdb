"""What the list of entries can be narrowed by."""

from functools import cached_property
from typing import Any
from uuid import UUID

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from youju.codes.models import Code
from youju.core.codes import Vocabulary
from youju.ledger.finding import as_uuid, units_named, with_form, with_person, with_topic, with_unit
from youju.ledger.scoping import is_wide
from youju.ledger.words import with_words
from youju.organisation.fields import UnitInput
from youju.ui.scope import Ability

STATES = [("held", "已开展"), ("planned", "计划"), ("void", "作废")]
DAY = forms.DateInput(attrs={"type": "date"})
Rows = QuerySet[Any]


class EntryFilter(filters.FilterSet):
    """Filters of the ledger. `unit` and `who` take names, parts of names, or uids from links."""

    q = filters.CharFilter(
        label="名称、议题或内容",
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "如：意识形态"}),
    )
    unit = filters.CharFilter(label="党组织（含下级）", method="by_unit", widget=UnitInput())
    form = filters.ChoiceFilter(label="活动形式", method="by_form", empty_label="全部形式")
    topic = filters.ChoiceFilter(label="议题专题", method="by_topic", empty_label="全部专题")
    who = filters.CharFilter(
        label="谁参加过",
        method="by_person",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "姓名或拼音首字母"}),
    )
    since = filters.DateFilter(label="从", field_name="started_on", lookup_expr="gte", widget=DAY)
    until = filters.DateFilter(label="到", field_name="started_on", lookup_expr="lte", widget=DAY)
    state = filters.ChoiceFilter(label="状态", method="by_state", choices=STATES, empty_label="不含作废")
    late = filters.BooleanFilter(label="只看补录", method="by_lateness", widget=forms.CheckboxInput)
    person = filters.UUIDFilter(label="", method="by_uid", widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.data: Any = self._with_names(self.data or QueryDict())
        for name, vocabulary in (("form", Vocabulary.FORM), ("topic", Vocabulary.TOPIC)):
            self.filters[name].extra["choices"] = self._codes[vocabulary]

    @cached_property
    def _codes(self) -> dict[str, list[tuple[str, str]]]:
        rows = Code.objects.filter(vocabulary__in=[Vocabulary.FORM, Vocabulary.TOPIC], retired_on=None)
        found: dict[str, list[tuple[str, str]]] = {Vocabulary.FORM: [], Vocabulary.TOPIC: []}
        for vocabulary, code, label in rows.order_by("is_local", "id").values_list("vocabulary", "code", "label"):
            found[vocabulary].append((code, label))
        return found

    def _with_names(self, data: Any) -> Any:
        """The same, with names for the uids that links bring: people read what is filtered by."""
        named = data.copy()
        if (unit := data.get("unit", "")) and as_uuid(unit):
            found = units_named(unit, self._readable()).values_list("name", flat=True).first()
            named["unit"] = found or unit
        return named

    @property
    def qs(self) -> Rows:
        """The rows asked for; void entries only where they are asked for, one by one or by a filter."""
        rows: Rows = super().qs
        return rows if self.form.cleaned_data.get("state") else rows.exclude(state="void")

    def _readable(self) -> Any:
        return self.request.scope.units(Ability.READ)

    def by_words(self, rows: Rows, name: str, value: str) -> Rows:
        """Words in the title, the text or the agenda."""
        return with_words(rows, value, is_wide=is_wide(self._readable()))

    def by_unit(self, rows: Rows, name: str, value: str) -> Rows:
        """Units and all below."""
        return with_unit(rows, value, self._readable())

    def by_form(self, rows: Rows, name: str, value: str) -> Rows:
        """A form with its cases."""
        return with_form(rows, value)

    def by_topic(self, rows: Rows, name: str, value: str) -> Rows:
        """A topic with its cases."""
        return with_topic(rows, value)

    def by_person(self, rows: Rows, name: str, value: str) -> Rows:
        """Somebody who took part."""
        return with_person(rows, value)

    def by_uid(self, rows: Rows, name: str, value: UUID) -> Rows:
        """One person who took part, as a link names them."""
        return with_person(rows, str(value))

    def by_state(self, rows: Rows, name: str, value: str) -> Rows:
        """One state."""
        return rows.filter(state=value)

    def by_lateness(self, rows: Rows, name: str, value: bool) -> Rows:
        """Late entries only."""
        return rows.filter(is_late=True) if value else rows
