"""Results as tables and bars; the same tables in Markdown for docs/performance.md."""

import math
import operator
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import Any

from rich.console import Console
from rich.table import Table

Rows = list[Sequence[str]]
LABELS = {
    "judge": "whole library judged",
    "scan": "bare scan of what it reads",
    "group": "the same with a grouping",
    "judge_ten": "ten duties judged",
    "by_hand": "the ten by hand-written SQL",
    "scan_ten": "bare scan of what the ten read",
}
BAR = 40


def show(found: dict[str, Any]) -> None:
    """Print everything."""
    console = Console(highlight=False, soft_wrap=True)
    for title, head, rows in tables(found):
        table = Table(title=title)
        for place, name in enumerate(head):
            table.add_column(name, justify="left" if place < 2 else "right")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    console.print(*bars(found), sep="\n")
    console.print(f"{found['machine']}  {found['versions']}")


def markdown(found: dict[str, Any]) -> str:
    """The tables for the page on performance."""
    parts = []
    for title, head, rows in tables(found):
        lines = [f"**{title}**", "", _line(head), _line(["---"] * len(head)), *map(_line, rows), ""]
        parts.append("\n".join(lines))
    return "\n".join(parts)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def tables(found: dict[str, Any]) -> list[tuple[str, list[str], Rows]]:
    """(title, heads, rows) of each."""
    engines = {(each["units"], each["engine"], each["work"]): each for each in found["engines"]}
    return [
        ("Judging", ["engine", "work", "units", "items", "best s", "slowest s", "CPU s", "peak MB"], _costs(engines)),
        (
            "Ratios by the clock (of the processors)",
            ["engine", "ratio", *map(str, _scales(engines))],
            _ratios(engines, found),
        ),
        (
            "Growth: exponent of time over units, from the smallest to the largest",
            ["engine", "work", "by the clock", "of the processors"],
            _growth(engines),
        ),
        (
            "Live: what an entry touches judged again",
            _LIVE,
            [
                *_live(found["live"], "facts"),
                *_live(found["books"], "books"),
                *_live(_part(found, "alone"), "books, one unit"),
                *_live(_part(found, "alone", "judging"), "its judging alone"),
                *_live(_part(found, "again"), "one unit again"),
                *_live(_part(found, "again", "judging"), "its judging alone"),
            ],
        ),
    ]


def _part(found: dict[str, Any], *path: str) -> list[dict[str, Any]]:
    """A part of what was measured on the books of each size; the items were compared once, after all of it."""
    whole = ("units", "different")
    return [reduce(operator.getitem, path, each) | {key: each[key] for key in whole} for each in found["books"]]


_LIVE = [
    "on",
    "units",
    "updates",
    "judging nothing",
    "median ms",
    "95 % ms",
    "worst ms",
    "mean CPU ms",
    "first ms",
    "units touched",
    "wrong items",
]
Engines = dict[tuple[int, str, str], dict[str, Any]]


def _scales(engines: Engines) -> list[int]:
    return sorted({units for units, _, _ in engines})


def _costs(engines: Engines) -> Rows:
    order = list(LABELS)
    keys = sorted(engines, key=lambda key: (key[1], order.index(key[2]), key[0]))
    return [_cost(key, engines[key]) for key in keys]


def _cost(key: tuple[int, str, str], each: dict[str, Any]) -> list[str]:
    units, engine, work = key
    seconds = each["seconds"]
    items = f"{each['rows']:,}" if each["rows"] else ""
    figures = (min(seconds), max(seconds), min(each["cpu_seconds"]))
    return [
        *(engine, LABELS[work], f"{units:,}", items),
        *(f"{each:.2f}" for each in figures),
        f"{each['megabytes']:,.0f}",
    ]


_COMPARED = (
    ("whole library ÷ bare scan", "judge", "scan"),
    ("whole library ÷ grouped scan", "judge", "group"),
    ("ten duties ÷ by hand", "judge_ten", "by_hand"),
    ("ten duties ÷ bare scan", "judge_ten", "scan_ten"),
    ("by hand ÷ bare scan", "by_hand", "scan_ten"),
)


def _ratios(engines: Engines, found: dict[str, Any]) -> Rows:
    rows: Rows = []
    for engine in ("duckdb", "postgres"):
        for title, above, below in _COMPARED:
            pairs = [(engines[units, engine, above], engines[units, engine, below]) for units in _scales(engines)]
            rows.append(
                [
                    engine,
                    title,
                    *(f"{_best(one) / _best(other):.1f} ({_cpu(one) / _cpu(other):.1f})" for one, other in pairs),
                ]
            )
    ten = [_best(engines[units, "postgres", "judge_ten"]) for units in _scales(engines)]
    loops = {each["units"]: each["all_seconds"] for each in found["loops"]}
    over = (f"{loops[units] / best:.1f}" for units, best in zip(_scales(engines), ten, strict=True))
    rows.append(["postgres", "objects by unit (extrapolated) ÷ ten duties", *over])
    return rows


def _best(each: dict[str, Any]) -> float:
    return float(min(each["seconds"]))


def _cpu(each: dict[str, Any]) -> float:
    """At least a tick of the clock that counts it."""
    return float(max(min(each["cpu_seconds"]), 0.01))


def _growth(engines: Engines) -> Rows:
    small, *_, large = [*_scales(engines), _scales(engines)[-1]]
    if small == large:
        return []
    return [
        [
            engine,
            LABELS[work],
            f"{_exponent(engines, engine, work, small, large, _best):.2f}",
            f"{_exponent(engines, engine, work, small, large, _cpu):.2f}",
        ]
        for engine in ("duckdb", "postgres")
        for work in LABELS
    ]


def _exponent(
    engines: Engines, engine: str, work: str, small: int, large: int, seconds: Callable[[dict[str, Any]], float]
) -> float:
    growth = seconds(engines[large, engine, work]) / seconds(engines[small, engine, work])
    return math.log(growth) / math.log(large / small)


def _live(measured: list[dict[str, Any]], label: str) -> Rows:
    milliseconds = ("median_ms", "p95_ms", "worst_ms", "cpu_ms", "first_ms")
    return [
        [
            label,
            f"{each['units']:,}",
            str(each["updates"]),
            str(each["idle"]),
            *(f"{each[name]:.0f}" for name in milliseconds),
            f"{each['touched']:.0f}",
            str(each.get("different", "")),
        ]
        for each in measured
    ]


def bars(found: dict[str, Any]) -> list[str]:
    """Seconds at the largest scale, as bars on a logarithmic scale: a tenth of a second to the longest."""
    engines = {(each["units"], each["engine"], each["work"]): each for each in found["engines"]}
    units = _scales(engines)[-1]
    times = {
        f"{engine:9}{LABELS[work]}": _best(each) for (scale, engine, work), each in engines.items() if scale == units
    }
    times["postgres objects by unit"] = next(each["all_seconds"] for each in found["loops"] if each["units"] == units)
    width = BAR / max(math.log10(max(times.values()) / 0.01), 1)
    title = f"{units:,} units, seconds (logarithmic)"
    return [
        title,
        *(f"{name:54}{'█' * round(width * max(math.log10(t / 0.01), 0))} {t:.2f}" for name, t in times.items()),
    ]
