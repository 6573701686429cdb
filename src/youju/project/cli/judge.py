"""`youju judge`: due items with their status."""

from datetime import datetime

import click

from youju.core.periods import Period
from youju.project.cli.options import PERIOD, books_option, json_option, opened, run


@click.command(help="评判履职事项：谁该做什么、做了没有、凭哪些记录。")
@click.option("--unit", required=True, help="哪个党组织（默认含下级）。")
@click.option("--period", type=PERIOD, required=True, help="在哪段时间到期的事项，例如 2026H1。")
@click.option("--own", is_flag=True, help="只看本级，不含下级。")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天的情况判断（默认今天）。")
@click.option("--gaps", is_flag=True, help="只列不足和逾期的。")
@json_option
@books_option
def command(books: str, unit: str, period: Period, own: bool, as_of: datetime | None, gaps: bool, as_json: bool) -> int:
    """Print due items; 1 where something is short or overdue."""
    opened(books)
    day = as_of.date() if as_of else None
    work = "youju.project.cli.work.judge"
    return run(work, "judge", unit=unit, period=period, own=own, as_of=day, gaps=gaps, as_json=as_json)
