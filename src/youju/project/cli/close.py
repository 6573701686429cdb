"""`youju close`: closing books, reopening them, confirming zeros."""

import click

from youju.core.periods import Period
from youju.project.cli.options import PERIOD, books_option, opened, run

WORK = "youju.project.cli.work.close"


class ClosingFirst(click.Group):
    """A group whose first command needs no name: `close 单位 期间` is `close period 单位 期间`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Name the command where the first word is not one."""
        if args and args[0] not in self.commands and args[0] not in self.get_help_option_names(ctx):
            args = ["period", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=ClosingFirst,
    help="结账：youju close 党组织 期间。结了账，这段时间没有记录就是确认为零；以后补录要写明原因。",
    subcommand_metavar="党组织 期间 | reopen … | zero …",
)
def command() -> None:
    """Closing, reopening, zeros."""


@command.command(help="结一个月或一个季度的账（例如 2026-03、2026Q1）。")
@click.argument("unit", metavar="党组织")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option("--below", is_flag=True, help="连同下级一起结账。")
@books_option
def period(books: str, unit: str, period: Period, below: bool) -> int:
    """Close a period."""
    opened(books)
    return run(WORK, "close", unit=unit, period=period, below=below)


@command.command(help="重新打开已结的账（由上级决定）。")
@click.argument("unit", metavar="党组织")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option("--reason", required=True, help="原因。")
@books_option
def reopen(books: str, unit: str, period: Period, reason: str) -> int:
    """Reopen a period."""
    opened(books)
    return run(WORK, "reopen", unit=unit, period=period, reason=reason)


@command.command(help="零报告：确认一项指标在一段时间为零。")
@click.argument("unit", metavar="党组织")
@click.argument("measure", metavar="指标")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option("--note", default="", help="说明。")
@books_option
def zero(books: str, unit: str, measure: str, period: Period, note: str) -> int:
    """Declare a zero."""
    opened(books)
    return run(WORK, "zero", unit=unit, measure=measure, period=period, note=note)
