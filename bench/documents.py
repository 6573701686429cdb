"""`./run bench documents`: how fast documents are inspected, and what zhlint and autocorrect find in the same texts."""

import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from tests.core.reading.scoring import Row, gold_of

from bench.accuracy import OWN, SAMPLES
from bench.linters.installed import AUTOCORRECT, ZHLINT, installed
from bench.timing import apart, machine
from bench.varied import as_long, documents
from youju.core.periods import SHANGHAI
from youju.core.reading.text import Text
from youju.inspecting.inspection import inspected
from youju.inspecting.rows import row_of
from youju.inspecting.sparing import begin, set_apart_first

RESULTS = Path(__file__).parent / "results"
MILLION = 1_000_000
SIZES, QUICK = (100_000, MILLION, 10 * MILLION), (100_000, 300_000)
REPORT = 10_000
GRADES = ("high", "medium", "low")

console = Console(stderr=True, highlight=False)


@click.command()
@click.option("--quick", is_flag=True, help="只测小的规模，一次")
@click.option("--repeat", default=3, show_default=True, help="每项跑几次，取最快的一次")
@click.option("--alone", is_flag=True, help="不与 zhlint、autocorrect 比较（它们要联网安装）")
@click.option("--markdown", is_flag=True, help="写成 docs/performance.md 里的表")
def command(quick: bool, repeat: int, alone: bool, markdown: bool) -> None:
    """校核文稿的速度：每秒多少字，是否随篇幅线性增长；对照 zhlint 和 autocorrect。"""
    sizes = QUICK if quick else SIZES
    found: dict[str, Any] = {"at": datetime.now(SHANGHAI).isoformat(timespec="seconds"), "machine": machine()}
    console.print("校核速度 …")
    found["speed"] = [apart(speed, each, size, 1 if quick else repeat) for each in AS for size in sizes]
    found["report"] = apart(one_report, 20)
    found["start"] = _start()
    if not alone:
        console.print("zhlint、autocorrect …")
        found["beside"] = _beside(sizes[1], repeat)
    found["machine"]["load_after"] = machine()["load"]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "documents.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    _show(found, markdown)


AS = ("plain", "plain, as long as the samples", "dense", "one document")
"""Many documents of either kind (see bench/varied.py), plain ones as long as the samples, or all of them as one."""
AS_SAMPLES = 5_000


def speed(kind: str, characters: int, repeat: int) -> dict[str, Any]:
    """Seconds to inspect so many characters in one process, after a first document."""
    texts = list(documents(characters, "dense" if kind == "dense" else "plain"))
    if kind == "one document":
        texts = ["\n".join(texts)]
    elif kind not in ("plain", "dense"):
        texts = list(as_long(iter(texts), AS_SAMPLES))
    _begin()
    seconds, cpu = [], []
    for _ in range(repeat if characters <= MILLION else 1):
        began, worked = time.perf_counter(), time.process_time()
        found = sum(map(_inspect, texts))
        seconds.append(time.perf_counter() - began)
        cpu.append(time.process_time() - worked)
    made = {"as": kind, "characters": sum(map(len, texts)), "documents": len(texts), "defects": found}
    return made | {"seconds": seconds, "cpu_seconds": cpu}


def _begin() -> None:
    """A first document, in a process set up as that of `youju inspect`."""
    begin()
    list(set_apart_first(_inspect(content) for content in documents(1)))


def _inspect(content: str) -> int:
    """Everything `youju inspect --json` does but reading and printing; how many defects there are."""
    return len(row_of("", inspected(Text(content)))["defects"])


def one_report(repeat: int) -> dict[str, Any]:
    """Milliseconds for one report of 10,000 characters."""
    content = "\n".join(documents(REPORT))[:REPORT]
    _begin()
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        _inspect(content)
        times.append((time.perf_counter() - began) * 1000)
    return {"characters": len(content), "median_ms": statistics.median(times), "worst_ms": max(times)}


def _start() -> dict[str, float]:
    """Milliseconds of `youju inspect` on a short document, from process to process; the median of nine."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "短.txt"
        path.write_text(next(documents(1))[:300], encoding="utf-8")
        times = []
        for _ in range(9):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-m", "youju", "inspect", "-q", str(path)], check=False)
            times.append((time.perf_counter() - began) * 1000)
    return {"median_ms": statistics.median(times), "best_ms": min(times)}


# Beside others, on the same texts


def _beside(characters: int, repeat: int) -> list[dict[str, Any]]:
    linters = installed()
    texts = list(documents(characters))
    length = sum(map(len, texts))
    rows = []
    for name, version in (("zhlint", ZHLINT), ("autocorrect", AUTOCORRECT)):
        seconds = [linters.lint(name, texts)["seconds"] for _ in range(min(repeat, 2))]
        for group, gold, contents in _golden():
            spans = linters.lint(name, contents)["spans"]
            rows.append({"linter": f"{name} {version}", "of": group, "alarms": _counted(gold, spans)})
        rows[-1] |= {"characters": length, "seconds": seconds}
    for group, gold, contents in _golden():
        inspections = [row_of("", inspected(Text(content)))["defects"] for content in contents]
        loud = [[_span(each) for each in found if _is_placed(each, True)] for found in inspections]
        every = [[_span(each) for each in found if _is_placed(each, False)] for found in inspections]
        rows.append({"linter": "youju, errors and warnings", "of": group, "alarms": _counted(gold, loud)})
        rows.append({"linter": "youju, with infos", "of": group, "alarms": _counted(gold, every)})
    return rows


def _is_placed(defect: Row, is_loud: bool) -> bool:
    return defect["start"] is not None and (not is_loud or defect["severity"] != "info")


def _span(defect: Row) -> list[int]:
    return [defect["start"], defect["end"]]


def _golden() -> Iterable[tuple[str, list[list[Row]], list[str]]]:
    """(name, gold defects by document, texts) of each set there is."""
    for name, folder in (("own texts", OWN), ("samples", SAMPLES)):
        gold = gold_of(folder / "gold")
        if gold:
            contents = [(folder / f"{document}.txt").read_text(encoding="utf-8") for document in gold]
            yield name, [_real(parts["defects"]) for parts in gold.values()], contents


def _real(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.get("is_defect", True) and row.get("start") is not None]


def _counted(gold: Sequence[Sequence[Row]], spans: Sequence[Sequence[Sequence[int]]]) -> dict[str, Any]:
    """How many alarms, how many of them touch a gold defect, and how many gold defects of each grade are touched.

    Generous to all alike: one character in common is enough; an alarm of no length means the characters around it. But
    an alarm that asks for a space or for none is counted apart: beside a slot XX it says nothing of the slot.
    """
    counted: dict[str, Any] = {"alarms": 0, "spaces": 0, "right": 0, **{grade: [0, 0] for grade in GRADES}}
    for rows, told in zip(gold, spans, strict=True):
        of_text = [span for span in told if len(span) == 2 or not span[2]]
        counted["alarms"] += len(told)
        counted["spaces"] += len(told) - len(of_text)
        counted["right"] += sum(any(_touch(row, span) for row in rows) for span in of_text)
        for row in rows:
            if row["severity"] in GRADES:
                counted[row["severity"]][0] += any(_touch(row, span) for span in of_text)
                counted[row["severity"]][1] += 1
    return counted


def _touch(row: Row, span: Sequence[int]) -> bool:
    start, end = span[:2]
    if start == end:
        start, end = start - 1, end + 1
    return bool(start < row["end"] and row["start"] < end)


# Showing


def tables(found: dict[str, Any]) -> list[tuple[str, list[str], list[list[str]]]]:
    """(title, heads, rows) of each table."""
    made = [
        (
            "Inspecting, everything on, one process",
            ["as", "characters", "best s", "characters/s", "by CPU time"],
            _speeds(found),
        ),
        ("Short work", ["what", "ms", "worst or best ms"], _short(found)),
    ]
    if "beside" in found:
        heads = ["linter", "texts", "alarms", "about spaces", "on a defect", "beside"]
        heads += [f"{grade} found" for grade in GRADES]
        made.append(("Beside other linters", heads, [_alarms(each) for each in found["beside"]]))
        speeds = [_speed_beside(each) for each in found["beside"] if "seconds" in each]
        made.append(("Their speed on the same texts", ["linter", "characters", "best s", "characters/s"], speeds))
    return made


def _speeds(found: dict[str, Any]) -> list[list[str]]:
    rows = [
        [
            each["as"] if each["documents"] == 1 else f"{each['as']}, {each['documents']:,} documents",
            f"{each['characters']:,}",
            f"{min(each['seconds']):.2f}",
            f"{each['characters'] / min(each['seconds']):,.0f}",
            f"{each['characters'] / min(each['cpu_seconds']):,.0f}",
        ]
        for each in found["speed"]
    ]
    parts = ((kind, [each for each in found["speed"] if each["as"] == kind]) for kind in AS)
    return rows + [
        [f"{kind}: exponent of time over length", "", "", f"{_exponent(part):.2f}", ""] for kind, part in parts
    ]


def _exponent(part: list[dict[str, Any]]) -> float:
    first, last = part[0], part[-1]
    grown = min(last["seconds"]) / min(first["seconds"])
    return math.log(grown) / math.log(last["characters"] / first["characters"])


def _short(found: dict[str, Any]) -> list[list[str]]:
    report, start = found["report"], found["start"]
    return [
        [
            f"one report of {report['characters']:,} characters",
            f"{report['median_ms']:.0f}",
            f"{report['worst_ms']:.0f}",
        ],
        ["`youju inspect` on a short file, whole process", f"{start['median_ms']:.0f}", f"{start['best_ms']:.0f}"],
    ]


def _alarms(each: dict[str, Any]) -> list[str]:
    counted = each["alarms"]
    found = [f"{counted[grade][0]} of {counted[grade][1]}" for grade in GRADES]
    beside = counted["alarms"] - counted["spaces"] - counted["right"]
    counts = (counted["alarms"], counted["spaces"], counted["right"], beside)
    return [each["linter"], each["of"], *map(str, counts), *found]


def _speed_beside(each: dict[str, Any]) -> list[str]:
    best = min(each["seconds"])
    return [each["linter"], f"{each['characters']:,}", f"{best:.2f}", f"{each['characters'] / best:,.0f}"]


def _show(found: dict[str, Any], is_markdown: bool) -> None:
    for title, heads, rows in tables(found):
        if is_markdown:
            lines = [heads, ["---"] * len(heads), *rows]
            print(f"**{title}**\n", *(f"| {' | '.join(line)} |" for line in lines), "", sep="\n")
        else:
            made = Table(*heads, title=title)
            for row in rows:
                made.add_row(*row)
            Console(highlight=False).print(made)
    console.print(found["machine"])
