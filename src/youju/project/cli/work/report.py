"""The work of `youju report` and `youju rows`."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from youju.base.actor import Actor
from youju.base.clock import now, today
from youju.core.composing import compose as composing
from youju.core.composing.editing import number_of
from youju.core.errors import Refusal, reason_of
from youju.core.explain import State
from youju.core.periods import SHANGHAI, Period
from youju.formats.docx.writer import docx_bytes
from youju.project.cli.work.tables import table
from youju.project.cli.work.units import unit_named
from youju.reports.models import Figure, Passage, Run
from youju.reports.operations import Asked, write_report
from youju.reports.reading import Record, figure_numbered, in_core, records, records_by_figure, run_named
from youju.reports.shown import figures_in, written_blocks

console = Console(highlight=False)
COMMAND_LINE = Actor("命令行")
STATE_WORD = {State.COUNTED: "有记录", State.CONFIRMED_ZERO: "确认为零", State.NO_RECORDS: "无记录"}


def half_year(unit: str, period: Period, out: Path | None, as_of: date | None, force: bool, as_json: bool) -> None:
    """Write the report, save it, print it."""
    if out is not None:
        _check_out(out, force)
    written = write_report(Asked(unit_named(unit), period, as_of or today()), by=COMMAND_LINE, at=now())
    if out is not None:
        save(out, docx_bytes(written.document))
    if as_json:
        _print_json(written.run)
        return
    _tell(written.run, out)


def _check_out(out: Path, force: bool) -> None:
    """Refuse a file of another kind, in a folder that is not there, or over one that is."""
    if out.suffix.lower() != ".docx":
        raise Refusal(f"报告写成 docx 文件，“{out.name}”不是。", f"文件名写作 {out.with_suffix('.docx').name}。")
    if not out.parent.is_dir():
        raise Refusal(f"没有目录 {out.parent}。", "请先建好目录，或换一个地方。")
    if out.exists() and not force:
        raise Refusal(f"文件已存在：{out}。", "换一个文件名，或加 --force 覆盖。")


def save(out: Path, content: bytes) -> None:
    """Write a file in one go. Raises Refusal where it cannot be written; what stood there is then left alone."""
    partial = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(out)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise Refusal(f"不能写入 {out}：{reason_of(error)}。", "检查目录、权限和磁盘空间。") from error


def _tell(run: Run, out: Path | None) -> None:
    passages = Passage.objects.filter(run=run).count()
    empty = f"，其中 {run.unfilled_count} 处没有记录" if run.unfilled_count else ""
    console.print(f"[bold]{escape(run.title)}[/]")
    console.print(f"共 {passages} 段，{run.told_count} 个数字{empty}。")
    if out is not None:
        console.print(f"文件：{escape(str(out))}")
    short = str(run.uid)[:8]
    console.print(f"查看每个数字：youju report show {short}；数字背后的记录：youju rows {short} 数字编号")


def show(number: str, with_all: bool, as_json: bool) -> None:
    """A report's passages and figures."""
    run = run_named(number)
    if as_json:
        _print_json(run)
        return
    passages = list(Passage.objects.filter(run=run).order_by("position"))
    console.print(f"[bold]{escape(run.title)}[/]  {run.period}  按 {run.as_of} 的情况")
    section = None
    for passage in passages:
        if passage.section != section:
            section = passage.section
            console.print(f"\n[bold cyan]{escape(section)}[/]" if section else "")
        console.print(escape(passage.text))
    used = _used(run, passages)
    figures = list(Figure.objects.filter(run=run).order_by("number"))
    listed = [each for each in figures if with_all or each.number in used]
    _print_figures(listed)
    if left := len(figures) - len(listed):
        console.print(f"另有 {left} 个数字正文没有用到，加 --all 一并列出。")


def _used(run: Run, passages: Sequence[Passage]) -> set[int]:
    """The numbers of the figures that stand in a report as it was written, its tables too."""
    in_blocks = {number_of(span) for span in figures_in(iter(written_blocks(run)))}
    return in_blocks | {number for passage in passages for number in passage.figures}


def _print_figures(figures: Sequence[Figure]) -> None:
    shown_table = table("编号", "数字", "值", "依据", title="数字")
    for figure in figures:
        state = State(figure.state)
        style = "red" if state is State.NO_RECORDS else ""
        shown_table.add_row(
            str(figure.number), escape(figure.title), in_core(figure).text, STATE_WORD[state], style=style
        )
    console.print(shown_table)


def list_runs() -> None:
    """The reports written, latest first."""
    runs = table("编号", "报告", "期间", "写于")
    for run in Run.objects.order_by("-written_at")[:100]:
        written_at = run.written_at.astimezone(SHANGHAI)
        runs.add_row(str(run.uid)[:8], escape(run.title), run.period, f"{written_at:%Y-%m-%d %H:%M}")
    console.print(runs if runs.row_count else "还没有写过报告。用 youju report half-year 写一份。")


def rows(number: str, figure: str, as_json: bool) -> None:
    """The records behind a figure and their sum."""
    run = run_named(number)
    found = figure_numbered(run, figure)
    behind = records(found)
    if as_json:
        _dump(_figure_json(found, behind))
        return
    shown = in_core(found)
    console.print(f"[bold]{escape(shown.title)}[/]：{shown.text}（{STATE_WORD[shown.state]}）")
    if behind:
        console.print(_records_table(shown, behind))
    elif shown.state is State.CONFIRMED_ZERO:
        console.print("没有记录；有关党组织已结账或报过零，确认为零。")
    else:
        console.print("台账没有记录：这个数字空着，不是零。")


def _records_table(figure: composing.Figure, behind: Sequence[Record]) -> Table:
    share = figure.measure.is_percent
    rows = table("日期", "党组织", "记录", "形式", "人员", "计入", *(["分母"] if share else []), show_footer=True)
    for each in behind:
        title = escape(each.title) + ("" if each.is_current else "（此后已更正）")
        row = [f"{each.day}", "、".join(each.units), title, "、".join(each.forms), escape(each.who), str(each.weight)]
        rows.add_row(*row, *([str(each.base)] if share else []))
    rows.columns[0].footer = "合计"
    rows.columns[5].footer = str(sum(each.weight for each in behind))
    if share:
        rows.columns[6].footer = str(sum(each.base for each in behind))
    return rows


def _print_json(run: Run) -> None:
    figures = list(Figure.objects.filter(run=run).order_by("number"))
    behind = records_by_figure(figures)
    passages = Passage.objects.filter(run=run).order_by("position")
    _dump(
        {
            "run": str(run.uid),
            "title": run.title,
            "unit": run.unit.name,
            "period": run.period,
            "as_of": str(run.as_of),
            "figures": [_figure_json(each, behind[each.pk]) for each in figures],
            "passages": [{"section": p.section, "text": p.text, "figures": p.figures} for p in passages],
        }
    )


def _figure_json(figure: Figure, behind: Sequence[Record]) -> dict[str, Any]:
    shown = in_core(figure)
    return {
        "number": figure.number,
        "measure": figure.measure,
        "title": figure.title,
        "by": figure.by,
        "label": figure.label,
        "value": shown.shown,
        "unit": figure.counted_in,
        "state": figure.state,
        "rows": [_record_json(each) for each in behind],
    }


def _record_json(record: Record) -> dict[str, Any]:
    return {
        "entry": str(record.entry) if record.entry else None,
        "revision": record.revision,
        "day": str(record.day),
        "units": list(record.units),
        "title": record.title,
        "forms": list(record.forms),
        "person": record.who or None,
        "weight": record.weight,
        "base": record.base,
        "is_current": record.is_current,
    }


def _dump(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
