"""Names by the initials of their pinyin, as people type them to find somebody quickly: 曾祥林 is zxl or cxl."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice, product

from pypinyin import Style, pinyin

MOST = 12
"""So many ways to read one name are kept; readings multiply."""

Readings = Mapping[str, tuple[str, ...]]
"""The initials of characters or surnames, the likeliest first."""


def initials_of(name: str) -> str:
    """Every reading's initials, each after a space (“ zxl cxl”), so that `contains " zx"` finds how one begins."""
    letters = [each for each in _parts("".join(name.split())) if each]
    readings = dict.fromkeys("".join(each) for each in islice(product(*letters), MOST)) if letters else {}
    return "".join(f" {reading}" for reading in readings)


def typed_initials(text: str) -> str:
    """What to look for in `initials_of` where letters were typed; '' where something else was."""
    bare = "".join(text.split()).lower()
    return f" {bare}" if bare.isascii() and bare.isalpha() else ""


def _parts(name: str) -> Iterator[tuple[str, ...]]:
    """The initials of the surname and of each character after it."""
    told = _told()
    double = told["double_surnames"].get(name[:2])
    if double:
        yield double
    elif name:
        yield told["surnames"].get(name[0]) or _commonest(name[0])
    for character in name[2 if double else 1 :]:
        yield told["given"].get(character) or _commonest(character)


@cache
def _told() -> Mapping[str, Readings]:
    """The tables of initials.toml."""
    tables = tomllib.loads(files("youju.core").joinpath("initials.toml").read_text("utf-8"))
    return {table: {key: _initials(said) for key, said in rows.items()} for table, rows in tables.items()}


def _initials(readings: str) -> tuple[str, ...]:
    """Those of “chan-yu shan-yu”: cy and sy."""
    told = ("".join(syllable[0] for syllable in reading.split("-")) for reading in readings.split())
    return tuple(dict.fromkeys(told))


@cache
def _commonest(character: str) -> tuple[str, ...]:
    """The initial of a character as it is mostly read; none for signs."""
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    found = pinyin(character, style=Style.FIRST_LETTER, errors="ignore")
    letter = found[0][0].lower() if found else ""
    return (letter,) if letter.isascii() and letter.isalpha() else ()
