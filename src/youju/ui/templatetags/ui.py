"""What templates say in one word: icons, signs, days, charts."""

import re
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from youju.core.periods import SHANGHAI
from youju.ui.signs import SIGNS, Sign
from youju.ui.vendor import TARGET

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon drawn in the text's colour; decoration unless it has a label."""
    said = f'role="img" aria-label="{label}"' if label else 'aria-hidden="true"'
    return mark_safe(_drawing(name).replace("<svg", f"<svg {said}", 1))


@cache
def _drawing(name: str) -> str:
    drawn = (TARGET / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    drawn = re.sub(r"<!--.*?-->|\s(?:width|height|class)=\"[^\"]*\"", "", drawn, flags=re.S).strip()
    return drawn.replace("<svg", '<svg class="icon" width="20" height="20"', 1)


@register.inclusion_tag("ui/sign.html")
def sign(code: str, text: str = "") -> dict[str, Sign | str]:
    """How a due item stands (a status of core.judge.verdict): colour, sign and word."""
    found = SIGNS[code]
    return {"sign": found, "text": text or found.title}


@register.filter
def day(value: date | datetime | None) -> str:
    """5月8日, with the year where it is not this one."""
    if value is None:
        return ""
    on = value.astimezone(SHANGHAI).date() if isinstance(value, datetime) else value
    today = datetime.now(SHANGHAI).date()
    said = f"{on.month}月{on.day}日"
    return said if on.year == today.year else f"{on.year}年{said}"


@register.filter
def instant(value: datetime | None) -> str:
    """2026-05-08 14:30 by Shanghai's clock."""
    return "" if value is None else f"{value.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


@register.simple_tag
def chart(option: dict[str, Any], name: str, label: str) -> SafeString:
    """An ECharts chart: its option as data beside an empty box that `youju.js` fills; `label` says what it shows."""
    box = f'<div class="yj-chart" data-chart="{name}" role="img" aria-label="{label}"></div>'
    return mark_safe(box + json_script(option, name))
