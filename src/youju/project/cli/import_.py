"""`youju import`: a book kept in Excel, read in."""

import click

from youju.project.cli.options import books_option, json_option, opened, run

WORK = "youju.project.cli.work.import_"


@click.command(help="导入 Excel 台账（.xlsx）：先试读并列出疑问，确认后一次记入，要么全部，要么一条不记。")
@click.argument("book", metavar="台账.xlsx")
@click.option("--dry-run", is_flag=True, help="只试读，不记入。")
@click.option("--yes", is_flag=True, help="不再询问，没有须先解决的问题就记入（供脚本用）。")
@click.option("--skip-blocked", is_flag=True, help="有问题的行不导入，其余照常。")
@click.option("--map", "map_file", metavar="F.yaml", help="用存下并改过的列对应。")
@click.option("--save-map", metavar="F.yaml", help="把列对应存下来，可以改。")
@click.option("--name", metavar="名称", help="这本台账的名称，再次导入时据此对照（默认用文件名）。")
@click.option("--year", type=int, metavar="年", help="日期没有年份时用这一年。")
@click.option("--unit", metavar="党组织", default="", help="没有写单位的记录属于哪个党组织。")
@click.option(
    "--sector",
    type=click.Choice(["enterprise", "bureau", "institution"]),
    help="新建的党组织属于企业、机关还是事业单位（默认看名称）。",
)
@click.option("--late-reason", metavar="原因", default="", help="补录进已结账期间的原因。")
@json_option
@books_option
def command(books: str, as_json: bool, **asked: object) -> int:
    """Read a book in."""
    opened(books)
    return run(WORK, "import_file", as_json=as_json, **asked)
