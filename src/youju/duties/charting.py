"""Counts as stacked bars: by month and by area."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from youju.core.explain import Status
from youju.duties.counting import Count

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Stack:
    """A part of every bar: statuses shown together, with the colour of their signs."""

    code: str
    title: str
    statuses: tuple[Status, ...]
    colour: str


STACKS = (
    Stack("met", "按时完成", (Status.MET,), "#2e8b57"),
    Stack("met_late", "逾期完成", (Status.MET_LATE,), "#c99a2e"),
    Stack("gaps", "不足或逾期", (Status.SHORT, Status.OVERDUE), "#b3261e"),
    Stack("unknown", "无从判断", (Status.UNKNOWN,), "#7a5bb5"),
    Stack("open", "未到期", (Status.OPEN,), "#9cc3ea"),
    Stack("aside", "已说明、豁免、不适用", (Status.EXCUSED, Status.WAIVED, Status.NOT_APPLICABLE), "#c3c9d1"),
)
"""The parts of a bar, from its foot."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, how many items each part has, and where those are listed."""

    title: str
    parts: list[tuple[Stack, int, str]]
    address: str

    @property
    def total(self) -> int:
        """All its items."""
        return sum(items for _, items, _ in self.parts)


def bars(
    counts: Iterable[Count],
    key: Callable[[Count], Key],
    titles: Sequence[tuple[Key, str]],
    address: Callable[[Key, str], str],
) -> list[Bar]:
    """A bar for each of `titles` that has items; `address(key, code of a stack)` tells where they are listed."""
    found: Mapping[Key, Counter[Status]] = defaultdict(Counter)
    for each in counts:
        found[key(each)][each.status] += each.items
    return [_bar(title, found[each], partial(address, each)) for each, title in titles if each in found]


def _bar(title: str, counts: Counter[Status], address: Callable[[str], str]) -> Bar:
    parts = [(stack, sum(counts[status] for status in stack.statuses), address(stack.code)) for stack in STACKS]
    return Bar(title, parts, address(""))


def option(shown: Sequence[Bar], is_lying: bool) -> dict[str, Any]:
    """What ECharts draws: bars standing, or lying with the first above."""
    names = {"type": "category", "data": [bar.title for bar in shown], "axisTick": {"show": False}}
    values = {"type": "value", "minInterval": 1, "splitNumber": 4, "splitLine": {"lineStyle": {"color": "#eceff2"}}}
    return {
        # a font the browser can measure: with `inherit` the words of the legend lie over each other
        "textStyle": {"fontFamily": "sans-serif", "fontSize": 14},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}, "confine": True},
        "legend": {"bottom": 0, "itemWidth": 14, "itemHeight": 14, "textStyle": {"fontFamily": "sans-serif"}},
        "grid": {"left": 8, "right": 16, "top": 16, "bottom": 92, "containLabel": True},
        "xAxis": values if is_lying else names,
        "yAxis": names | {"inverse": True} if is_lying else values,
        "series": [_series(stack, number, shown) for number, stack in enumerate(STACKS)],
    }


def _series(stack: Stack, number: int, shown: Sequence[Bar]) -> dict[str, Any]:
    return {
        "name": stack.title,
        "type": "bar",
        "stack": "all",
        "barMaxWidth": 34,
        "itemStyle": {"color": stack.colour},
        "data": [{"value": bar.parts[number][1], "href": bar.parts[number][2]} for bar in shown],
    }


def told(shown: Sequence[Bar]) -> str:
    """The chart in a sentence, for those who cannot see it."""
    gaps = {bar.title: bar.parts[2][1] for bar in shown}
    worst = max(gaps, key=lambda title: gaps[title], default="")
    whole = f"共{sum(bar.total for bar in shown)}项，不足或逾期{sum(gaps.values())}项"
    return f"{whole}，{worst}最多（{gaps[worst]}项）" if worst and gaps[worst] else whole
