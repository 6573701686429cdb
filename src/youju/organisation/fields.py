"""Form fields of every room: a unit by its name, a day."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from youju.core.periods import FOREVER
from youju.organisation.models import Unit
from youju.organisation.reading import named

LISTED = 40
"""So many names are offered before anything is typed."""


class DayField(forms.DateField):
    """A day, picked from a calendar."""

    def __init__(self, **said: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **said)


class UnitInput(forms.TextInput):
    """A name with the names to choose from beside it; more are asked for as one types."""

    template_name = "organisation/unit_input.html"
    offered: list[str]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["offered"] = self.offered
        context["address"] = f"{reverse('organisation:names')}?ability={self.ability}"
        return context

    def __init__(self, ability: str = "read") -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.offered = []
        self.ability = ability


class UnitField(forms.CharField):
    """A unit that exists, by its whole name or enough of it to be told. Give it `units`, scoped, before it is shown."""

    def __init__(self, ability: str = "read", **said: Any) -> None:
        super().__init__(widget=forms.TextInput, **said)
        self.ability = ability
        self.units: QuerySet[Unit] = Unit.objects.none()

    def give(self, units: QuerySet[Unit]) -> None:
        """The units that may be chosen."""
        self.units = units.filter(valid_to=FOREVER)
        self.widget = UnitInput(self.ability)
        self.widget.is_required = self.required
        self.widget.offered = list(self.units.order_by("id").values_list("name", flat=True)[:LISTED])

    def clean(self, value: Any) -> Any:
        """The unit; None where nothing was typed and nothing is required."""
        text = super().clean(value).strip()
        if not text:
            return None
        exact = self.units.filter(name=text).first()
        if exact:
            return exact
        alike = list(named(text, self.units.values("pk")).order_by("name")[:3])
        if len(alike) == 1:
            return alike[0]
        if not alike:
            raise forms.ValidationError(f"没有叫“{text}”的党组织，或不在您的管理范围。从列出的名称中选一个。")
        raise forms.ValidationError(f"“{text}”不止一个（{'、'.join(each.name for each in alike)}），请写全名。")
