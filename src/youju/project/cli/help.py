"""Help in Chinese, down to the words that Click brings itself."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

SECTIONS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
WORDS = {
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
    "[required]": "[必填]",
    "required]": "必填]",
    "TEXT": "文字",
    "[%Y-%m-%d]": "日期",
}
_DEFAULT = re.compile(r"default: ")


class ChineseHelp(click.HelpFormatter):
    """Writes usage, section names and notes on options in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is typed."""
        args = (
            args.replace("[OPTIONS]", "[选项]")
            .replace("[COMMAND]", "COMMAND")
            .replace("[ARGS]...", "…")
            .replace("COMMAND", "命令")
        )
        super().write_usage(prog, args, prefix or "用法：")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A part of the help under its name."""
        with super().section(SECTIONS.get(name, name)):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands and what they do."""
        super().write_dl([(_chinese(term), _chinese(said)) for term, said in rows], col_max, col_spacing)


def _chinese(said: str) -> str:
    for english, chinese in WORDS.items():
        said = said.replace(english, chinese)
    return _DEFAULT.sub("默认：", said)
