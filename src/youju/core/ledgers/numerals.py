"""Numbers as people write them in ledgers: 12, １２, 1,200, 十二, 两百零五, 3万."""

import re
import unicodedata

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
SCALES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
CHINESE = "[零〇一二三四五六七八九十百千万两壹贰叁拾佰仟]+"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?万?|{CHINESE})"
"""The pattern of a number, in text that is normalised (NFKC)."""


def number_of(text: str) -> int | None:
    """The whole number a text is, None where it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    if re.fullmatch(r"\d+(\.0+)?", plain):
        return int(float(plain)) if "." in plain else int(plain)
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)万", plain):
        return round(float(match[1]) * 10000)
    return chinese(plain) if re.fullmatch(CHINESE, plain) else None


def chinese(text: str) -> int | None:
    """A number in Chinese numerals: 十二, 二百零五, 一二 read digit by digit where no scale is named."""
    if all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    head, ten_thousand, tail = text.rpartition("万")
    if ten_thousand:
        return (_below_ten_thousand(head) if head else 1) * 10000 + _below_ten_thousand(tail)
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int:
    total, digit = 0, None
    for sign in text:
        if sign in SCALES:
            total += SCALES[sign] * (1 if digit is None else digit)
            digit = None
        else:
            digit = DIGITS[sign]
    return total + (digit or 0)


def tenths_of(text: str) -> int | None:
    """A number with at most one decimal, in tenths: 1.5 → 15; 半 is half."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if match := re.search(r"\d+(?:\.\d+)?", plain):
        return round(float(match.group()) * 10) + (5 if "半" in plain else 0)
    if match := re.search(CHINESE, plain):
        found = chinese(match.group())
        return None if found is None else found * 10 + (5 if "半" in plain else 0)
    return 5 if "半" in plain else None
