"""The work of `youju demo`: load, judge, write a report, and show what was found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from django.db import connection, transaction
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from youju.base.actor import Actor
from youju.base.clock import now
from youju.base.embedded import home
from youju.core.explain import GAPS, Judged
from youju.core.periods import Cadence, Period
from youju.demo.load import load_demo
from youju.demo.scale import Scale
from youju.duties.judging import Window, keep_judged
from youju.duties.models import Adoption
from youju.duties.reading import Reading, items_due
from youju.formats.docx.writer import docx_bytes
from youju.organisation.models import Unit
from youju.project.cli.work import demo_tables as tables
from youju.project.cli.work.report import save
from youju.project.demo_books import NAME, stamp
from youju.reports.operations import Asked, Written, write_report

console = Console(highlight=False)
messages = Console(stderr=True, highlight=False)

DEMO = Actor("示例")
ENGINEERING = "plan.engineering_company"


def demo(scale: Scale, make: str, was_dropped: bool, is_elsewhere: bool) -> None:
    """All of it. Only the loading changes books, in one transaction."""
    if is_elsewhere:
        messages.print("示例不用 DATABASE_URL 指向的数据库，用自带的数据库。")
    if was_dropped:
        messages.print("原来的示例账套与现在的程序、规模或种子不同，已删除，重新载入。")
    filled = _filled(scale, make)
    _show(scale, filled.half, filled.items, filled.company)
    for each in tables.ending(filled.path, filled.written.run, filled.company, filled.half):
        console.print(each, soft_wrap=True)


def fill(scale: Scale, make: str) -> None:
    """The same books without a word about them: for the web pages."""
    _filled(scale, make)


@dataclass(frozen=True)
class Filled:
    """The books loaded and judged, and the report written."""

    half: Period
    items: list[Judged]
    company: Unit
    path: Path
    written: Written


def _filled(scale: Scale, make: str) -> Filled:
    _load(scale, make)
    half = Period.containing(Cadence.HALF, scale.until).previous()
    with messages.status(f"正在评判 {scale.since:%Y-%m} 以来的履职事项…"):
        keep_judged(Window(scale.since, half.next().end), at=now())
    items = _items(scale)
    company = _company(item for item in items if item.due_on >= half.start)
    with messages.status(f"正在写{company.name}的半年总结…"):
        path, written = _report(company, half, scale.until)
    return Filled(half, items, company, path, written)


def _load(scale: Scale, make: str) -> None:
    """Load the group unless it stands there already; where it is interrupted, nothing is left of it."""
    columns = TextColumn("正在载入 {task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("个党组织")
    with Progress(*columns, console=messages, transient=True) as progress:
        task = progress.add_task("示例集团", total=scale.units)
        with transaction.atomic():
            load_demo(
                scale,
                by=DEMO,
                at=now(),
                progress=lambda what, done, total: progress.update(task, description=what, completed=done, total=total),
            )
            with connection.cursor() as cursor:
                cursor.execute(stamp(make).as_string())


def _items(scale: Scale) -> list[Judged]:
    """All items due within the life told, as they stand on the day after it, unit by unit."""
    tops = Unit.objects.filter(edges_up=None).order_by("id")
    return [item for top in tops for item in items_due(Reading(top, scale.since, scale.until, scale.until))]


def _company(items: Iterable[Judged]) -> Unit:
    """Of the engineering companies the one with most gaps; where there is none, the first unit."""
    gaps = Counter(item.unit_id for item in items if item.status in GAPS)
    companies = Unit.objects.filter(pk__in=Adoption.objects.filter(rulebook=ENGINEERING).values("unit"))
    chosen = companies or Unit.objects.filter(edges_up=None)
    reached = chosen.order_by("id").prefetch_related("reaches")
    return max(reached, key=lambda unit: sum(gaps[number] for number in {each.unit_id for each in unit.reaches.all()}))


def _report(company: Unit, half: Period, as_of: date) -> tuple[Path, Written]:
    written = write_report(Asked(company, half, as_of), by=DEMO, at=now())
    path = home() / NAME / f"{company.name}{half.title}党建工作总结.docx"
    save(path, docx_bytes(written.document))
    return path, written


def _show(scale: Scale, half: Period, items: list[Judged], company: Unit) -> None:
    of_half = [item for item in items if half.start <= item.due_on < half.end]
    numbers = set(company.reaches.values_list("unit_id", flat=True))
    console.print(tables.heading(scale))
    console.print(tables.group_table(scale.until))
    console.print(tables.books_table())
    console.print(tables.area_table(half, of_half))
    by_month = {month: list(due) for month, due in groupby(sorted(items, key=_month), key=_month)}
    console.print(tables.month_chart(by_month))
    console.print(tables.gap_table(half, of_half))
    for each in tables.worst_gap(company, [item for item in of_half if item.unit_id in numbers]):
        console.print(each, soft_wrap=True)


def _month(item: Judged) -> str:
    return f"{item.due_on:%Y-%m}"
