"""Votes written short: 9:0:0, 全票通过."""

import re
import unicodedata

from youju.core.ledgers.amounts import read_count
from youju.core.ledgers.rows import Line

SHORT = re.compile(r"^(\d+)\s*[:/]\s*(\d+)\s*[:/]\s*(\d+)(?=\D|$)")
ALL = re.compile(r"全票|一致(?:通过|同意|赞成)")


def spell_out(line: Line) -> None:
    """Put the votes of a row in words, for against and abstained: 赞成9票，反对0票，弃权0票.

    All votes are as many as were there by the row's number of people; where it has none they stay as written.
    """
    for column in line.layout.by_role.get("votes", ()):
        text = unicodedata.normalize("NFKC", line.cell(column.index))
        if found := SHORT.match(text):
            line.values[column.index] = _words(*found.groups()) + text[found.end() :]
            line.forget(column.index)
        elif ALL.search(text) and not re.search(r"\d", text) and (there := _there(line)):
            line.values[column.index] = f"{text}（{_words(str(there), '0', '0')}）"
            line.forget(column.index)


def _words(for_it: str, against: str, abstained: str) -> str:
    return f"赞成{for_it}票，反对{against}票，弃权{abstained}票"


def _there(line: Line) -> int:
    """How many the row says were there; 0 where it says nothing."""
    counts = (read_count(text) for _, text in line.texts("headcount"))
    return next((count.number for count in counts if count and count.number), 0)
