"""What no pattern of the engine may hold."""

import re
from pathlib import Path

import youju.core.reading
import youju.library.reading_words

POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[?*+]|\{\d*,?\d*\})\+")
"""A group repeated without giving back: wrong in Python before 3.11.5 (it forgets where the group ended)."""
LIBRARY = Path(youju.library.reading_words.__file__).parent / "reading"
ENGINE = Path(next(iter(youju.core.reading.__path__)))


def test_no_group_is_repeated_possessively() -> None:
    files = [*ENGINE.rglob("*.py"), *LIBRARY.rglob("*.yaml")]
    assert len(files) > 100
    held = [f"{path.name}: {found[0]}" for path in files for found in POSSESSIVE_GROUP.finditer(path.read_text())]
    assert not held, held


def test_the_pattern_sees_one() -> None:
    assert POSSESSIVE_GROUP.search("(?:第)?+")
    assert not POSSESSIVE_GROUP.search(r"\d++[个]?+")
