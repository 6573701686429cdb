"""What commands share: which books, a period, `--json`, and how a command reaches its work.

A command's own module holds its options alone and imports no model. Its work stands in a module of the same name under
`youju.project.cli.work`, which may import anything, because `run` imports it once the books are open::

    @click.command(help="…")
    @click.argument("period", type=PERIOD)
    @books_option
    def command(books: str, period: Period) -> int:
        opened(books)
        return run("youju.project.cli.work.close", "close", period=period)

Units named on the command line are found by `youju.project.cli.work.units.unit_named`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

import click

from youju.core.errors import Refusal
from youju.core.periods import Period, parse_period

Command = TypeVar("Command", bound=Callable[..., Any])


def books_option(command: Command) -> Command:
    """`--books NAME`: which books; gives the parameter `books`."""
    return click.option(
        "--books",
        metavar="账套",
        envvar="YOUJU_BOOKS",
        default="main",
        show_default=True,
        help="用哪一套账（也可用环境变量 YOUJU_BOOKS）。",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`: pure JSON on stdout; gives the parameter `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="输出 JSON。")(command)


class PeriodType(click.ParamType):  # type: ignore[type-arg]  # generic in Click's types only
    """A period as people write it: 2026H1, 2026Q2, 2026-03, 2026, 2026年上半年."""

    name = "期间"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Raises Refusal where the text names no period."""
        if isinstance(value, Period):
            return value
        try:
            return parse_period(value)
        except ValueError as error:
            raise Refusal(str(error)) from error


PERIOD = PeriodType()


def opened(books: str) -> None:
    """Open the books of this name and bring their tables and the shipped library up to date.

    Raises Refusal where they cannot be opened.
    """
    boot = import_module("youju.project.boot")
    boot.open_books(books)
    with boot.trouble_told():
        import_module("youju.project.migrating").bring_up_to_date(import_module("youju.base.clock").now())


def run(module: str, function: str, **asked: Any) -> int:
    """Call a function of a module that stands on Django; its result (None: 0) is the exit code.

    Raises Refusal also where the database went away or its disk filled up meanwhile.
    """
    boot = import_module("youju.project.boot")
    with boot.trouble_told():
        return int(getattr(import_module(module), function)(**asked) or 0)
