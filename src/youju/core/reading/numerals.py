"""Numbers as Chinese documents write them: 12, 1.5万, 十二, 二〇二二, 两百余, 百分之九十五."""

import re
from functools import lru_cache

from youju.core.reading.patterns import regex

DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}

ARABIC = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
CHINESE = r"[零〇一二三四五六七八九十百千两]+"
NUMBER = rf"(?:{ARABIC}|{CHINESE})[万亿]?"
"""A pattern for a number without its unit; `value` reads what it finds."""

_PLAIN = regex(rf"({ARABIC})([万亿]?)")
_IN_TWO = regex(r"(\d{1,4})万(\d{4})")


@lru_cache(maxsize=4096)
def value(text: str) -> float | None:
    """The number a text says, None where it says none. Full-width digits are read like others.

    >>> value("1.5万"), value("1万2000"), value("二十三"), value("二〇二二"), value("三会一课")
    (15000.0, 12000.0, 23.0, 2022.0, None)
    """
    if text.isascii() and text.isdecimal():
        return float(text)
    cleaned = text.strip().translate(_HALF_WIDTH)
    if match := _PLAIN.fullmatch(cleaned):
        return float(re.sub("[,，]", "", match[1])) * LARGE.get(match[2], 1)
    if match := _IN_TWO.fullmatch(cleaned):
        return 10_000.0 * int(match[1]) + int(match[2])
    return _chinese(cleaned)


_HALF_WIDTH = {ord(full): half for full, half in zip("０１２３４５６７８９．％", "0123456789.%", strict=True)}


def _chinese(text: str) -> float | None:
    if not text or any(c not in DIGIT and c not in SMALL and c not in LARGE for c in text):
        return None
    if all(c in DIGIT for c in text):
        return float("".join(str(DIGIT[c]) for c in text))
    return _units(text)


def _units(text: str) -> float:
    total = section = digit = 0
    for c in text:
        if c in DIGIT:
            digit = DIGIT[c]
        elif c in SMALL:
            section += (digit or 1) * SMALL[c]
            digit = 0
        else:
            total = (total + section + digit) * LARGE[c]
            section = digit = 0
    return float(total + section + digit)
