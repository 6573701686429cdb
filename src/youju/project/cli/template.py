"""`youju template`: an empty book to fill in."""

import click

from youju.project.cli.options import run


@click.command(help="写一个空白台账（单位、人员、台账三张表，带下拉选项和示例），填好后用 youju import 导入。")
@click.argument("file", metavar="books.xlsx")
@click.option("--force", is_flag=True, help="同名文件已经有了也覆盖。")
def command(file: str, force: bool) -> int:
    """Write the empty book."""
    return run("youju.project.cli.work.template", "write_template", file=file, force=force)
