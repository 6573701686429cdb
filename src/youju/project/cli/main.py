"""The command `youju`: finds the command asked for and shows errors as sentences."""

import sys
from importlib import import_module

import click
from rich.console import Console

from youju import __version__
from youju.core.errors import Refusal
from youju.project.cli.help import ChineseHelp
from youju.project.cli.wrong_use import how_to_see, in_chinese

COMMANDS = {
    "demo": "载入示例集团，评判，写一份半年总结",
    "import": "导入 Excel 台账（先试读，再一次记入）",
    "template": "写一个空白台账（带下拉选项和示例）",
    "judge": "评判履职事项：谁该做什么、做了没有",
    "report": "写报告；查看写过的报告",
    "rows": "列出一个数字背后的记录",
    "serve": "打开网页（默认 http://127.0.0.1:8000）",
    "inspect": "校核文稿：没填的数字、编号、加总、错字、重复……",
    "print": "打印一次会议的会议记录（docx）",
    "close": "结账、重新打开、确认为零",
    "user": "账号与授权",
    "db": "数据库：位置、升级、快照",
}
"""Commands in the order people meet them. Command X is `command` in the module `youju.project.cli.X`."""

MODULES = {"import": "import_", "print": "print_"}

errors = Console(stderr=True, highlight=False)


class Commands(click.Group):
    """A group whose commands are imported when they are asked for, so that help and errors are quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"youju.project.cli.{MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="youju %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """有据：像做账一样做党建，有据可查。"""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """Run the command line: 0 done, 1 done but something was found wrong, 2 could not be done, 130 interrupted."""
    click.Context.formatter_class = ChineseHelp
    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except (click.Abort, KeyboardInterrupt):
        errors.print("已中断，没有改动。")
        sys.exit(130)
    except click.ClickException as error:
        errors.print(in_chinese(error), style="bold red", markup=False, soft_wrap=True)
        errors.print(how_to_see(error), markup=False)
        sys.exit(2)
    except Refusal as refusal:
        errors.print(refusal.message, style="bold red", markup=False, soft_wrap=True)
        if refusal.advice:
            errors.print(refusal.advice, markup=False, soft_wrap=True)
        sys.exit(2)
