"""What a row adds to its figure, in words."""

from django import template

from youju.reports.models import Figure
from youju.reports.reading import Record
from youju.reports.sheets import weight_words

register = template.Library()


@register.simple_tag
def weight(record: Record, figure: Figure) -> str:
    """4次, 1人, 3／5."""
    return weight_words(record, figure)
