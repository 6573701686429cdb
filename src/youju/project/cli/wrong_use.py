"""A command typed wrongly, told in Chinese: what was wrong, and how to see what the command takes."""

from collections.abc import Callable
from difflib import get_close_matches

import click
from click import exceptions

LABELS = {"option": "选项", "argument": "参数"}


def in_chinese(error: click.ClickException) -> str:
    """What is wrong with the way a command was typed."""
    for kind, say in SAYINGS:
        if isinstance(error, kind):
            return say(error)
    return error.format_message()


def _missing(error: exceptions.MissingParameter) -> str:
    param = error.param
    name = param.make_metavar(error.ctx) if isinstance(param, click.Argument) and error.ctx else _name(param)
    kind = LABELS.get(param.param_type_name, "参数") if param else "参数"
    return f"缺少{kind} {name}。"


def _name(param: click.Parameter | None) -> str:
    return " / ".join(param.opts) if param else ""


def _no_option(error: exceptions.NoSuchOption) -> str:
    near = f"是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
    return f"没有选项 {error.option_name}。{near}"


def _no_argument(error: exceptions.BadOptionUsage) -> str:
    return f"选项 {error.option_name} 后面要写值。"


def _bad(error: exceptions.BadParameter) -> str:
    param = error.param
    if param is not None and isinstance(param.type, click.Choice):
        return f"{_name(param)} 只能是 {'、'.join(map(str, param.type.choices))} 之一。"
    if param is not None and isinstance(param.type, click.DateTime):
        return f"{_name(param)} 要写日期，例如 2026-06-30。"
    return f"{_name(param)} 的值不对：{error.message}"


def _usage(error: exceptions.UsageError) -> str:
    if error.message.startswith("No such command"):
        return _no_command(error)
    if error.message.startswith("Got unexpected extra argument"):
        return f"多写了参数{error.message.partition('(')[2].join('（）').replace(')', '')}。"
    return error.message


def _no_command(error: exceptions.UsageError) -> str:
    name = error.message.partition("command")[2].strip(" .'\"")
    group = error.ctx.command if error.ctx else None
    known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"没有命令 {name}。" + (f"是不是 {near[0]}？" if near else "")


def _file(error: exceptions.FileError) -> str:
    return f"打不开文件 {error.ui_filename}：{error.message}"


Saying = Callable[..., str]
SAYINGS: tuple[tuple[type[click.ClickException], Saying], ...] = (
    (exceptions.MissingParameter, _missing),
    (exceptions.NoSuchOption, _no_option),
    (exceptions.BadOptionUsage, _no_argument),
    (exceptions.BadParameter, _bad),
    (exceptions.UsageError, _usage),
    (exceptions.FileError, _file),
)


def how_to_see(error: click.ClickException) -> str:
    """Which command to type to see how it is used."""
    context = error.ctx if isinstance(error, exceptions.UsageError) else None
    return f"用法见：{context.command_path if context else 'youju'} --help"
