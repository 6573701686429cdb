"""The table of people."""

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.members.models import Person
from youju.members.reading import STANDING_WORD


class PeopleTable(tables.Table):
    """People with where they stand today."""

    name = tables.Column("姓名", accessor="identity__name", order_by=("identity__sorted_as", "pk"))
    unit = tables.Column("所在党组织", accessor="unit_name", orderable=False, default="")
    standing = tables.Column("身份", accessor="standing", orderable=False, default="")
    posts = tables.Column("职务", accessor="post_codes", orderable=False, default="")
    away = tables.Column("编入", accessor="away_name", orderable=False, default="")

    class Meta:
        orderable = True

    def __init__(self, *args: Any, **said: Any) -> None:
        self.words = vocabulary(Vocabulary.POST)
        super().__init__(*args, **said)

    def render_name(self, value: str, record: Person) -> str:
        return format_html('<a href="{}">{}</a>', reverse("members:person", args=[record.uid]), value)

    def value_name(self, value: str) -> str:
        return value

    def render_standing(self, value: str) -> str:
        return STANDING_WORD[value]

    def render_posts(self, value: list[str]) -> str:
        return "、".join(map(self.words.label, value))
