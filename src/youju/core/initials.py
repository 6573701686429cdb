"""Names by the initials of their pinyin, as people type them to find somebody quickly: 曾祥林 is zxl or cxl."""

from functools import cache
from itertools import islice, product

from pypinyin import Style, pinyin

MOST = 12
"""So many ways to read one name are kept; rare readings multiply."""


def initials_of(name: str) -> str:
    """Every reading's initials, each after a space (“ zxl cxl”), so that `contains " zx"` finds how one begins."""
    letters = [each for each in map(_letters, name) if each]
    readings = dict.fromkeys("".join(each) for each in islice(product(*letters), MOST)) if letters else {}
    return "".join(f" {reading}" for reading in readings)


def typed_initials(text: str) -> str:
    """What to look for in `initials_of` where letters were typed; '' where something else was."""
    bare = "".join(text.split()).lower()
    return f" {bare}" if bare.isascii() and bare.isalpha() else ""


@cache
def _letters(character: str) -> tuple[str, ...]:
    """The initials a character may have, the commonest first; none for signs."""
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    found = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(each.lower() for each in found[0] if each.isascii() and each.isalpha())) if found else ()
