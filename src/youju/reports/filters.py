"""What the list of reports is narrowed by."""

from typing import Any

import django_filters as filters
from django import forms

from youju.reports.models import Run
from youju.reports.tables import period_title


class RunFilters(filters.FilterSet):
    """By words of title or unit, by period."""

    q = filters.CharFilter(
        field_name="unit__name",
        lookup_expr="icontains",
        label="单位",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "单位名称里的字"}),
    )
    period = filters.ChoiceFilter(label="期间", empty_label="全部", choices=())

    class Meta:
        model = Run
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = self.queryset.order_by("-period").values_list("period", flat=True).distinct()[:30]
        self.filters["period"].extra["choices"] = [(label, period_title(label)) for label in labels]
