"""The facts of a group straight into Parquet: no database, a volume of chapters in memory at a time."""

import csv
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import duckdb

from youju.core.errors import Refusal
from youju.core.facts import FACTS
from youju.demo.directives import directives_of
from youju.demo.fact_rows import Lineages, rows_of
from youju.demo.hierarchy import Hierarchy
from youju.demo.life import adoptions_of, chapter, targets_of
from youju.demo.model import Directive
from youju.demo.scale import Scale
from youju.demo.tree import BLOCK, Plan, plans
from youju.demo.volumes import Progress, quiet, units_in, volumes
from youju.engines.duck import TYPES
from youju.library.shelf import shipped_library

UNITS = 500
"""Units to a volume: about 600,000 attendances."""


class _Volume(NamedTuple):
    """Some chapters, and the headquarters above them. `place`: from 0, the number of their files."""

    place: int
    told: list[Plan]
    above: tuple[Plan, ...]


def write_snapshot(scale: Scale, folder: Path, *, processes: int = 1, progress: Progress = quiet) -> None:
    """Write a folder of Parquet files for each fact table, as `DuckEngine.of_snapshot` reads them.

    Things bear the generator's numbers. Where it is interrupted nothing is left. Several `processes` start anew, so
    the program that asks for them must bear being imported. Raises Refusal where the folder holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"{folder} 里已有内容，快照不写在其中。", "换一个空的目录，或先清空它。")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as made:
        facts = Path(made) / "facts"
        for name in FACTS:
            (facts / name).mkdir(parents=True)
        done = 0
        for volume, _ in _written(scale, facts, processes):
            done += units_in(volume.told)
            progress(volume.told[-1].name, done, scale.units)
        facts.rename(folder)


def _written(scale: Scale, facts: Path, processes: int) -> Iterator[tuple[_Volume, None]]:
    """The volumes, each when its files are there."""
    directives = directives_of(scale, next(plans(scale)).top.number)
    write = partial(_write, directives, facts)
    told = list(_volumes(scale))
    if processes == 1 or len(told) == 1:
        yield from zip(told, map(write, told), strict=True)
        return
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from zip(told, pool.map(write, told), strict=True)


def _volumes(scale: Scale) -> Iterator[_Volume]:
    heads: list[Plan] = []
    for place, told in enumerate(volumes(plans(scale), UNITS)):
        yield _Volume(place, told, (*heads[:1], *heads[1:][-1:]))
        heads += [plan for plan in told if plan.number % BLOCK == 0]


def _write(directives: tuple[Directive, ...], facts: Path, volume: _Volume) -> None:
    """The Parquet files of one volume, by way of text: DuckDB takes rows from Python one by one, and text at once."""
    hierarchy = Hierarchy()
    for plan in volume.above:
        hierarchy.add(plan.units, plan.moves, adoptions_of(plan), targets_of(plan))
    with TemporaryDirectory(dir=facts.parent) as texts:
        with ExitStack() as stack:
            writers = {name: _writer(stack, Path(texts) / name) for name in FACTS}
            for plan in volume.told:
                for name, rows in rows_of(chapter(plan, directives), hierarchy, _lineages()).items():
                    writers[name].writerows(rows)
        _convert(Path(texts), facts, f"{volume.place:05}.parquet")


def _writer(stack: ExitStack, path: Path) -> Any:
    return csv.writer(stack.enter_context(path.open("w", encoding="utf-8", newline="")))


@cache
def _lineages() -> Lineages:
    return Lineages(shipped_library().codes)


def _convert(texts: Path, facts: Path, file: str) -> None:
    with duckdb.connect() as connection:
        for name, columns in FACTS.items():
            rows = connection.read_csv(str(texts / name), **_as_written(columns))
            rows.write_parquet(str(facts / name / file), compression="zstd")


def _as_written(columns: Mapping[str, str]) -> dict[str, Any]:
    """How the text is to be read; there are no NULLs, an empty text is one."""
    types = {column: TYPES[kind] for column, kind in columns.items()}
    return {"header": False, "columns": types, "auto_detect": False, "na_values": "\\N"}
