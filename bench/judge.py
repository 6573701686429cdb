"""`./run bench judge`: judging against SQL by hand, a bare scan and objects unit by unit; and live updates."""

import json
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import click
from rich.console import Console

from bench import books, live, looping, stores
from bench.showing import show
from bench.timing import apart, machine
from bench.works import measured
from youju.core.periods import SHANGHAI

RESULTS = Path(__file__).parent / "results"
COMPARED = ("judge", "scan", "group", "judge_ten", "by_hand", "scan_ten")
SCALES, QUICK = "100,1000,10000", "100,1000"
SAMPLE = 300
"""Units judged as objects; the time for all is extrapolated from them."""


class Counts(NamedTuple):
    """How often each work is run, how many updates are made, and up to how many units a group is loaded into books."""

    repeat: int
    updates: int
    books_up_to: int


console = Console(stderr=True, highlight=False)


@click.command()
@click.option("--units", default="", help=f"规模（党组织数），逗号隔开；默认 {SCALES}")
@click.option("--quick", is_flag=True, help=f"只测 {QUICK}，次数减少")
@click.option("--repeat", default=3, show_default=True, help="每项跑几次，取最快的一次")
@click.option("--updates", default=60, show_default=True, help="每个规模做多少次实时更新")
@click.option("--books-up-to", default=1000, show_default=True, help="最多多大的规模也装入账本测（装入要很久）")
@click.option("--data", type=click.Path(path_type=Path), help="数据放在哪个文件夹，下次不用再生成；不给就用完即删")
def command(units: str, quick: bool, repeat: int, updates: int, books_up_to: int, data: Path | None) -> None:
    """评判的时间和内存，对照手写 SQL、裸扫描、逐个组织循环。"""
    scales = [int(each) for each in (units or (QUICK if quick else SCALES)).split(",")]
    if quick:
        repeat, updates = 1, 50
    if data is not None:
        data.mkdir(parents=True, exist_ok=True)
        _run(data, scales, Counts(repeat, updates, books_up_to))
        return
    with TemporaryDirectory(prefix="yjbench") as folder:
        _run(Path(folder), scales, Counts(repeat, updates, books_up_to))


def _run(folder: Path, scales: list[int], counts: Counts) -> None:
    server = stores.server(folder / "pg")
    found: dict[str, Any] = {
        "at": datetime.now(SHANGHAI).isoformat(timespec="seconds"),
        "repeat": counts.repeat,
        "machine": machine(),
    }
    found["versions"] = {name: version(name) for name in ("duckdb", "ibis-framework", "psycopg", "django")}
    found |= {"engines": [], "loops": [], "live": [], "books": []}
    for units in scales:
        _at_scale(found, folder, server, units, counts)
    found["machine"]["load_after"] = machine()["load"]
    _keep(found)
    show(found)


def _at_scale(found: dict[str, Any], folder: Path, server: str, units: int, counts: Counts) -> None:
    console.print(f"{units} 个党组织：准备数据 …")
    facts = stores.snapshot(folder, units)
    stores.fill_postgres(server, facts, units)
    url = stores.url_for(server, units)
    for work in COMPARED:
        for engine, where in (("duckdb", str(facts)), ("postgres", url)):
            console.print(f"{units} 个党组织：{engine} {work} …")
            cost = apart(measured, work, engine, where, counts.repeat)
            _add(found, "engines", {"units": units, "engine": engine, "work": work} | cost)
    console.print(f"{units} 个党组织：逐个组织循环、实时更新 …")
    _add(found, "loops", {"units": units} | apart(looping.measured, url, SAMPLE))
    _add(found, "live", {"units": units} | apart(live.measured, url, counts.updates))
    if units <= counts.books_up_to:
        console.print(f"{units} 个党组织：从记一条台账到评判 …")
        _add(found, "books", {"units": units} | books.measured(server, units, counts.updates))


def _add(found: dict[str, Any], part: str, row: dict[str, Any]) -> None:
    """Add a row and write all of them down: what fails later loses none."""
    found[part].append(row)
    _keep(found)


def _keep(found: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / "judge.json"
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
