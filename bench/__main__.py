"""`python -m bench NAME`."""

import click

from bench.accuracy import command as accuracy
from bench.documents import command as documents
from bench.judge import command as judge
from bench.pictures import command as pictures
from bench.web import command as web


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def bench() -> None:
    """性能测量。"""


bench.add_command(judge, "judge")
bench.add_command(documents, "documents")
bench.add_command(accuracy, "accuracy")
bench.add_command(pictures, "pictures")
bench.add_command(web, "web")

if __name__ == "__main__":
    bench(prog_name="./run bench")
