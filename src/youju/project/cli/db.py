"""`youju db`: where the data are, whether they are whole, upgrading, snapshots, backups."""

from pathlib import Path

import click

from youju.project.cli.options import books_option, json_option, opened, run

WORK = "youju.project.cli.work.db"
OUT = click.Path(path_type=Path)


@click.group(help="数据库：位置、检查、升级、快照、备份。")
def command() -> None:
    """The database behind the books."""


@command.command(help="数据在哪里、多大、什么版本、有多少记录。")
@json_option
@books_option
def info(books: str, as_json: bool) -> int:
    """Say where the data are."""
    opened(books)
    return run(WORK, "info", books=books, as_json=as_json)


@command.command(help="检查账是否完好：内容、佐证文件、服务器设置、审计记录。有问题时退出码为 1。")
@json_option
@books_option
def check(books: str, as_json: bool) -> int:
    """Look the books over."""
    opened(books)
    return run(WORK, "check", as_json=as_json)


@command.command(help="升级数据：旧版 PostgreSQL 的数据目录升到程序自带的版本，并更新表结构。")
@books_option
def upgrade(books: str) -> int:
    """Upgrade the server's data, then the tables."""
    run("youju.project.cli.work.db_upgrade", "upgrade")
    opened(books)
    return run(WORK, "up_to_date")


@command.command(help="把事实表写成 Parquet（供 DuckDB、Spark 汇总大量单位）。")
@click.argument("folder", metavar="目录", type=OUT)
@books_option
def snapshot(books: str, folder: Path) -> int:
    """Write the fact tables as Parquet."""
    opened(books)
    return run(WORK, "snapshot", folder=folder)


@command.command(help="备份：数据库和佐证材料写进一个文件。")
@click.argument("file", metavar="文件", type=OUT)
@books_option
def backup(books: str, file: Path) -> int:
    """Write a backup."""
    opened(books)
    return run(WORK, "backup", file=file)


@command.command(help="从备份恢复到一套新的账（用 --books 起一个新的账套名）。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False))
@books_option
def restore(books: str, file: Path) -> int:
    """Fill new books from a backup."""
    run("youju.project.boot", "open_books", name=books)
    run(WORK, "restore_from", file=file)
    opened(books)
    return run(WORK, "up_to_date")
