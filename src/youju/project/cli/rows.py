"""`youju rows`: the records behind a figure."""

import click

from youju.project.cli.options import books_option, json_option, opened, run


@click.command(help="列出报告里一个数字背后的记录；各行相加就是这个数字。")
@click.argument("number", metavar="报告编号")
@click.argument("figure", metavar="数字")
@json_option
@books_option
def command(books: str, number: str, figure: str, as_json: bool) -> int:
    """List the rows of a figure, given by its number or title."""
    opened(books)
    return run("youju.project.cli.work.report", "rows", number=number, figure=figure, as_json=as_json)
