"""The word lists of reading/, read in a hundredth of the time that all of YAML takes: entries of words or lines.

Each entry is a name at the beginning of a line with its text behind it or, indented, below it (`|` lines, `>-` words).
"""

import re
from collections.abc import Mapping
from importlib.resources import files

from youju.core.errors import Refusal

_ENTRY = re.compile(r"(?P<name>[\w-]+):[ ]*(?P<kind>[>|]-?)?(?P<first>[^\n]*)\n(?P<below>(?:(?:[ ][^\n]*)?(?:\n|\Z))*)")
_BETWEEN = re.compile(r"(?:#[^\n]*\n|\s*\n)*")


def reading_entries(name: str) -> Mapping[str, str]:
    """The entries of a file of reading/, by its name without ending."""
    return entries_of(files("youju.library").joinpath("reading", f"{name}.yaml").read_text(encoding="utf-8"))


def entries_of(text: str) -> dict[str, str]:
    """The entries of a file: words on one line, lines without what they are indented by. Raises Refusal."""
    found: dict[str, str] = {}
    at = _end(_BETWEEN.match(text, 0))
    while at < len(text):
        entry = _ENTRY.match(text, at)
        if entry is None:
            raise Refusal(f"第{text.count(chr(10), 0, at) + 1}行看不懂", "每一项写作“名称: 词语”，或在下面缩进着写。")
        lines = [entry["first"].strip(), *(line.strip() for line in entry["below"].split("\n"))]
        found[entry["name"]] = ("\n" if entry["kind"] == "|" else " ").join(line for line in lines if line)
        at = _end(_BETWEEN.match(text, entry.end()))
    return found


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
