"""Names as people type them to find somebody quickly, by the initials of their pinyin, and as a roster sorts them."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice, product

from pypinyin import Style, pinyin

MOST = 12
"""So many ways to read one name are kept; readings multiply."""

Readings = tuple[str, ...]
"""How a character or a surname is read, the likeliest first: zeng and ceng, chan-yu and shan-yu; none for signs."""


def initials_of(name: str) -> str:
    """Every reading's initials, each after a space (曾祥林 “ zxl cxl”): `contains " zx"` finds how one begins."""
    letters = [dict.fromkeys(map(_initials, readings)) for readings in _readings(name) if readings]
    found = dict.fromkeys("".join(each) for each in islice(product(*letters), MOST)) if letters else {}
    return "".join(f" {each}" for each in found)


def typed_initials(text: str) -> str:
    """What to look for in `initials_of` where letters were typed; '' where something else was."""
    bare = "".join(text.split()).lower()
    return f" {bare}" if bare.isascii() and bare.isalpha() else ""


def sorted_as(name: str) -> str:
    """By what a roster sorts: how the surname sounds, the surname, then the rest (方志明 “fang 方 zhi ming”)."""
    sounds = [readings[0].replace("-", " ") for readings in _readings(name) if readings]
    return " ".join([*sounds[:1], _surname("".join(name.split())), *sounds[1:]])


def _readings(name: str) -> Iterator[Readings]:
    """Those of the surname and of each character after it."""
    bare, told = "".join(name.split()), _told()
    surname = _surname(bare)
    yield told["double_surnames"].get(surname) or told["surnames"].get(surname) or _commonest(surname)
    for character in bare[len(surname) :]:
        yield told["given"].get(character) or _commonest(character)


def _surname(bare: str) -> str:
    """The first character, or two where they are read together."""
    return bare[:2] if bare[:2] in _told()["double_surnames"] else bare[:1]


@cache
def _told() -> Mapping[str, Mapping[str, Readings]]:
    """The tables of initials.toml."""
    tables = tomllib.loads(files("youju.core").joinpath("initials.toml").read_text("utf-8"))
    return {table: {key: tuple(said.split()) for key, said in rows.items()} for table, rows in tables.items()}


def _initials(reading: str) -> str:
    """Those of “chan-yu”: cy."""
    return "".join(syllable[0] for syllable in reading.split("-"))


@cache
def _commonest(character: str) -> Readings:
    """A character as it is mostly read."""
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    found = pinyin(character, style=Style.NORMAL, errors="ignore")
    reading = found[0][0].lower() if found else ""
    return (reading,) if reading[:1].isascii() and reading[:1].isalpha() else ()
