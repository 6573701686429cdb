"""`youju serve`: the web pages."""

import os
from importlib import import_module

import click

from youju.project.cli.options import books_option, opened, run
from youju.project.demo_books import NAME, is_loaded, kept_for, make_of
from youju.project.web_environment import set_environment

WORK = "youju.project.cli.work.serve"


@click.command(help="打开网页：在本机起一个服务，用浏览器访问。按 Ctrl+C 停止。")
@click.option("--host", default="127.0.0.1", show_default=True, help="在哪个地址上服务；0.0.0.0 为所有网卡。")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="端口。")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="几个工作进程。")
@click.option("--demo", is_flag=True, help="用示例集团的账，没有就先载入。")
@books_option
def command(books: str, host: str, port: int, workers: int, demo: bool) -> int:
    """Serve the pages."""
    set_environment(host)
    is_embedded = not os.environ.get("DATABASE_URL")
    if demo:
        # a server that DATABASE_URL names may hold somebody's real books
        os.environ.pop("DATABASE_URL", None)
        is_embedded = True
        _load_demo()
    else:
        opened(books)
    return run(WORK, "serve", host=host, port=port, workers=workers, demo=demo, is_embedded=is_embedded)


def _load_demo() -> None:
    """Open the demo's books; load them where they are missing or half loaded. What was written in them stays."""
    if is_loaded():
        opened(NAME)
        return
    scale = import_module("youju.demo.scale").Scale()
    make = make_of(scale)
    with kept_for(make):
        opened(NAME)
        run("youju.project.cli.work.demo", "fill", scale=scale, make=make)
