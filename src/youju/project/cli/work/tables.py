"""Tables on the command line: cells fold instead of being cut off, for Chinese has no spaces to break at."""

from typing import Any

from rich.table import Table


def table(*headers: str, **options: Any) -> Table:
    """A table with these columns."""
    made = Table(**options)
    for header in headers:
        made.add_column(header, overflow="fold")
    return made
