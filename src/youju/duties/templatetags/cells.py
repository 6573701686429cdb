"""Cells of the matrix: hundreds a page, so made without a template of their own."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from youju.ui.templatetags.ui import icon

register = template.Library()
NOTHING = mark_safe('<span class="du-none" title="没有应办事项">·</span>')
LINK = '<a class="du-cell yj-sign-{}" href="{}" aria-label="{}：{}，{}，{}" title="{}">{}<span>{}</span></a>'


@register.simple_tag
def cell(box: Any, line: Any) -> SafeString:
    """A cell: its sign, what stands beside it, and the link to what is behind."""
    found = box.cell
    if not found.total:
        return NOTHING
    drawn = icon(found.icon) if found.icon else ""
    words = found.words
    return format_html(
        LINK, found.tone, box.address, box.title, found.short, line.unit.name, words, words, drawn, found.short
    )
