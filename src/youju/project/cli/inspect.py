"""`youju inspect`: documents inspected. Needs no books: no database is opened."""

from importlib import import_module

import click

WORK = "youju.project.cli.work.inspect"
SPARING = "youju.inspecting.sparing"


@click.command(
    help="校核文稿：没填的数字、编号、加总、错字、重复、标点……给文件、文件夹、通配符，或用 - 读标准输入。"
    "原文件从不改动。退出码：0 没有错误和存疑，1 有，2 有文件读不了。"
)
@click.argument("typed", metavar="文件…", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="每个文件输出一行 JSON。")
@click.option("--fix", is_flag=True, help="把能放心改的改好，另存为“原名.fixed.扩展名”（docx 保留格式）。")
@click.option("--select", multiple=True, metavar="代码", help="只查这些（代码或大类，逗号隔开，可写多次）。")
@click.option("--ignore", multiple=True, metavar="代码", help="不查这些（代码或大类）。")
@click.option("--show", multiple=True, metavar="内容", help="还要列出：outline 提纲、claims 数据、commitments 要求。")
@click.option("--all", "is_all", is_flag=True, help="同一种提示再多也全部列出。")
@click.option("--summary", is_flag=True, help="只看汇总。")
@click.option("-q", "--quiet", is_flag=True, help="什么都不列，只看退出码（读不了的仍会说）。")
@click.option("--settings", metavar="youju.toml", default="", help="用这个设置文件（默认从文件所在的文件夹往上找）。")
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="几个进程一起做（默认看文件多少）。")
@click.option("--list", "is_list", is_flag=True, help="列出全部检查。")
@click.option("--explain", metavar="代码", default="", help="说明一项检查：查什么、为什么、对的和错的例子。")
@click.pass_context
def command(context: click.Context, /, typed: tuple[str, ...], is_list: bool, explain: str, **asked: object) -> int:
    """Inspect files: 0 clean, 1 something wrong or doubtful, 2 something could not be read."""
    if is_list or explain:
        told: int = import_module("youju.project.cli.work.inspect_checks").tell(explain)
        return told
    if not typed:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    import_module(SPARING).begin()
    done: int = import_module(WORK).inspect_files(typed, **asked)
    return done
