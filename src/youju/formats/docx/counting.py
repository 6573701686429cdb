"""A number as automatic numbering writes it: formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat) used in China."""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
UNITS = ("", "十", "百", "千")
LEGAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
LEGAL_TRADITIONAL = str.maketrans("〇一二三四五六七八九十百千万", "零壹貳參肆伍陸柒捌玖拾佰仟萬")
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
MOST_LETTERS = 780
"""Word writes the 27th as AA, the 53rd as AAA, and no further than this."""


def written(number: int, form: str) -> str:
    """The number in a format; plain digits where the format is unknown or does not reach so far.

    >>> written(23, "chineseCountingThousand"), written(3, "decimalEnclosedCircle"), written(28, "upperLetter")
    ('二十三', '③', 'BB')
    """
    write = FORMATS.get(form)
    return (write(number) if write and number >= 0 else None) or str(number)


def thousands(number: int) -> str | None:
    """一百零五, 二十, 十二; up to 99,999,999."""
    if number >= 10**8:
        return None
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        between = "零" if 0 < low < 1000 else ""
        return f"{thousands(high)}万{between}{_below(low, bare=False) if low else ''}"
    return _below(number) if number else "零"


def _below(number: int, bare: bool = True) -> str:
    """A number below 10,000; `bare`: 十 may stand without 一 at its head."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + UNITS[place]
        gap = not digit
    return text.removeprefix("一") if bare and text.startswith("一十") else text


def digitwise(number: int) -> str:
    """二〇二二."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _japanese(number: int) -> str | None:
    """一百零五 as 百五: what Word calls japaneseCounting and Chinese files use for 一、二、三."""
    if number >= 10_000:
        return None
    text = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("" if digit == 1 and place else DIGITS[digit]) + UNITS[place]
    return text or DIGITS[0]


def _legal(number: int) -> str | None:
    text = thousands(number)
    if text is None:
        return None
    return (f"一{text}" if text.startswith("十") else text).translate(LEGAL)


def _legal_traditional(number: int) -> str | None:
    text = thousands(number)
    if text is None:
        return None
    return (f"一{text}" if text.startswith("十") else text).translate(LEGAL_TRADITIONAL)


def _letters(first: str) -> Callable[[int], str | None]:
    def write(number: int) -> str | None:
        if not 0 < number <= MOST_LETTERS:
            return None
        return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)

    return write


def _roman(number: int) -> str | None:
    if not 0 < number < 4000:
        return None
    text = ""
    for amount, letters in ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


def _lower_roman(number: int) -> str | None:
    text = _roman(number)
    return text.lower() if text else None


def _run(first: str, most: int) -> Callable[[int], str | None]:
    """Signs that follow each other in Unicode from the one for 1."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= most else None


def _of(signs: str) -> Callable[[int], str | None]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else None


def _circled(number: int) -> str | None:
    for first, begin, end in ((1, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50)):
        if begin <= number <= end:
            return chr((0x2460 if first == 1 else first) + number - begin)
    return None


def _sexagenary(number: int) -> str | None:
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if 0 < number <= 60 else None


def _wide(number: int) -> str:
    return str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)})


FORMATS: dict[str, Callable[[int], str | None]] = {
    "decimal": str,
    "chineseCounting": thousands,
    "chineseCountingThousand": thousands,
    "taiwaneseCounting": thousands,
    "taiwaneseCountingThousand": thousands,
    "ideographDigital": digitwise,
    "taiwaneseDigital": digitwise,
    "japaneseDigitalTenThousand": digitwise,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": _legal_traditional,
    "ideographTraditional": _of(STEMS),
    "ideographZodiac": _of(BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _run("㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "hex": lambda number: f"{number:X}",
}
