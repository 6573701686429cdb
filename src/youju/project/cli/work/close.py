"""The work of `youju close`."""

from collections.abc import Mapping
from difflib import get_close_matches

from rich.console import Console
from rich.markup import escape

from youju.base.clock import now
from youju.core.errors import Refusal
from youju.core.periods import Period
from youju.duties.models import Duty
from youju.ledger.closing import close_period, declare_zero, reopen_period
from youju.library.shelf import shipped_library
from youju.organisation.models import Unit
from youju.project.cli.work.actor import command_line
from youju.project.cli.work.units import unit_named

messages = Console(stderr=True, highlight=False)


def close(unit: str, period: Period, below: bool) -> int:
    """Close a period of a unit, with those below it where asked for."""
    found = unit_named(unit)
    units = _with_below(found, period) if below else [found]
    made = close_period(units, period, by=command_line(), at=now())
    closed = len({each.unit_id for each in made})
    what = f"“{escape(found.name)}”及下级共 {closed} 个党组织" if below else f"“{escape(found.name)}”"
    messages.print(f"{what}的{period.title}已经结账。以后补录这段时间的活动要写明原因。")
    if below and closed < len(units):
        messages.print(f"另有 {len(units) - closed} 个先前已经结过。")
    return 0


def _with_below(unit: Unit, period: Period) -> list[Unit]:
    """The unit and all that were below it in the period."""
    reached = unit.reaches.filter(valid_from__lt=period.end, valid_to__gt=period.start)
    return list(Unit.objects.filter(pk__in=reached.values("unit")).order_by("pk"))


def reopen(unit: str, period: Period, reason: str) -> int:
    """Reopen a period of a unit."""
    found = unit_named(unit)
    undone = reopen_period(found, period, reason, by=command_line(), at=now())
    spans = "、".join(f"{each.valid_from} 至 {each.valid_to} 前" for each in undone)
    messages.print(f"“{escape(found.name)}”的账已重新打开：{spans}。改完后请再结账。")
    return 0


def zero(unit: str, measure: str, period: Period, note: str) -> int:
    """Declare a zero."""
    found = unit_named(unit)
    code, title = _measure(measure)
    declare_zero(found, code, period, note, by=command_line(), at=now())
    messages.print(f"已确认“{escape(found.name)}”{period.title}“{escape(title)}”为零。")
    return 0


def _measure(text: str) -> tuple[str, str]:
    """The code and title of a measure, or else a duty, given by either. Raises Refusal, with some like it."""
    titles = {code: measure.title for code, measure in shipped_library().measures.items()}
    titles |= dict(Duty.objects.order_by("id").values_list("code", "title"))
    if text in titles:
        return text, titles[text]
    codes = [code for code, title in titles.items() if title == text]
    if codes:
        return codes[0], text
    raise Refusal(f"没有叫“{text}”的指标或履职事项。", _like(text, titles))


def _like(text: str, titles: Mapping[str, str]) -> str:
    words = {title: code for code, title in titles.items()} | {code: code for code in titles}
    close = [word for word in words if text in word][:5] or get_close_matches(text, words, n=5, cutoff=0.4)
    return (
        "是不是：" + "、".join(f"{words[word]}（{titles[words[word]]}）" for word in close)
        if close
        else "见 docs/duties.md。"
    )
