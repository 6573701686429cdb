"""`youju print`: the record of a meeting, its sign-in sheet, its notice."""

from datetime import datetime
from pathlib import Path

import click

from youju.project.cli.options import books_option, opened, run


@click.command(
    help="打印一次会议：会议记录（docx），可附签到表；会前可打印通知。不写编号时用 --unit 和 --date 列出可选的记录。"
)
@click.argument("entry", metavar="[编号]", default="")
@click.option("--unit", default="", help="列出哪个党组织的记录。")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="列出哪一天的记录。")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写到哪个文件（.docx）。")
@click.option("--sign-in", is_flag=True, help="附签到表；会前只打印签到表。")
@click.option("--notice", is_flag=True, help="打印会议通知（只用于事先记入计划的会议）。")
@click.option("--force", is_flag=True, help="文件已有时覆盖。")
@books_option
def command(
    books: str, entry: str, unit: str, day: datetime | None, out: Path | None, sign_in: bool, notice: bool, force: bool
) -> int:
    """Write the document, or list the entries it could be of."""
    opened(books)
    work = "youju.project.cli.work.print"
    if not entry:
        return run(work, "candidates", unit=unit, day=day.date() if day else None)
    return run(work, "write", number=entry, out=out, sign_in=sign_in, notice=notice, force=force)
