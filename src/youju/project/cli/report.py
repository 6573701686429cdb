"""`youju report`: write reports, look at those written."""

from datetime import datetime
from pathlib import Path

import click

from youju.core.periods import Period
from youju.project.cli.options import PERIOD, books_option, json_option, opened, run

WORK = "youju.project.cli.work.report"


@click.group(help="写报告；查看写过的报告。")
def command() -> None:
    """Reports."""


@command.command("half-year", help="写半年党建工作总结（docx），每个数字都能追到记录。")
@click.option("--unit", required=True, help="哪个党组织的总结（含下级）。")
@click.option("--period", type=PERIOD, required=True, help="期间，例如 2026H1。")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="写到哪个 docx 文件。")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天的情况判断（默认今天）。")
@click.option("--force", is_flag=True, help="文件已存在时覆盖。")
@json_option
@books_option
def half_year(
    books: str, unit: str, period: Period, out: Path | None, as_of: datetime | None, force: bool, as_json: bool
) -> int:
    """Write a half-year report."""
    opened(books)
    day = as_of.date() if as_of else None
    return run(WORK, "half_year", unit=unit, period=period, out=out, as_of=day, force=force, as_json=as_json)


@command.command("show", help="查看一份写过的报告：段落和每个数字的编号。")
@click.argument("number", metavar="编号")
@click.option("--all", "with_all", is_flag=True, help="也列出正文没有用到的数字。")
@json_option
@books_option
def show(books: str, number: str, with_all: bool, as_json: bool) -> int:
    """Show a report written before."""
    opened(books)
    return run(WORK, "show", number=number, with_all=with_all, as_json=as_json)


@command.command("list", help="列出写过的报告。")
@books_option
def list_runs(books: str) -> int:
    """List the reports written."""
    opened(books)
    return run(WORK, "list_runs")
