"""`youju demo`: an invented group loaded, judged and reported on, in books of its own."""

import os

import click

from youju.base.clock import today
from youju.demo.scale import Scale
from youju.project.cli.options import opened, run
from youju.project.demo_books import NAME, kept_for, make_of, until_of

QUICK = 30


@click.command(help="载入虚构的示例集团，评判履职事项，写一份半年总结。用单独的账套 demo，不动别的账。")
@click.option("--units", type=click.IntRange(1, 100_000), default=100, show_default=True, help="党组织的数量。")
@click.option("--seed", type=int, default=Scale().seed, show_default=True, help="随机种子：同一种子内容相同。")
@click.option("--quick", is_flag=True, help=f"小一些的集团（{QUICK} 个党组织）。")
def command(units: int, seed: int, quick: bool) -> int:
    """Show the program at work."""
    scale = Scale(min(units, QUICK) if quick else units, seed=seed, until=until_of(today()))
    # a server that DATABASE_URL names may hold somebody's real books
    server = os.environ.pop("DATABASE_URL", "")
    make = make_of(scale)
    with kept_for(make) as was_dropped:
        opened(NAME)
        return run(
            "youju.project.cli.work.demo",
            "demo",
            scale=scale,
            make=make,
            was_dropped=was_dropped,
            is_elsewhere=bool(server),
        )
