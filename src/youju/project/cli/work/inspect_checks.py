"""The checks themselves: all of them as a list, or one explained."""

from rich.console import Console
from rich.markdown import Markdown
from rich.markup import escape

from youju.core.reading.defects.inspecting import CHECKS, refuse_unknown
from youju.core.reading.defects.settings import is_of
from youju.inspecting.families import SEVERITIES, TITLES, families
from youju.project.cli.work.tables import table


def tell(code: str) -> int:
    """Print the list, or the explanation of a check or family. Raises Refusal for a code that is not there."""
    console = Console(highlight=False)
    if not code:
        return _list(console)
    refuse_unknown([code])
    for check in (each for each in CHECKS.values() if is_of(each.code, code)):
        console.print(f"[bold]{escape(check.code)}[/]  {escape(check.title)}（{SEVERITIES[check.severity]}）")
        console.print(Markdown(check.explanation))
        console.print()
    return 0


def _list(console: Console) -> int:
    made = table("代码", "查什么", "级别", "大类", box=None, pad_edge=False, header_style="dim")
    for family, checks in families():
        for check in checks:
            made.add_row(check.code, escape(check.title), SEVERITIES[check.severity], TITLES.get(family, family))
    console.print(made)
    console.print("说明：youju inspect --explain 代码")
    return 0
