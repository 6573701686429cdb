"""Text to measure on: our own documents again and again, each time with other figures and its parts in another order.

Numbers are replaced by others of as many digits, some names by others, and some paragraphs by those of other documents.
These texts were written to try the engine: a figure stands every 50 characters, a duty every 80. Reports from offices
have a quarter of that, and are inspected faster.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

TEXTS = Path("tests/core/reading/texts")
_BODIES = ["青川", "云岭", "石桥", "柳林", "沙河", "北岭", "金水", "东湾", "白河", "南屏"]
_DIGIT = re.compile(r"\d+")
_NAMED = re.compile("青川|云岭|石桥|柳林|沙河|北岭|金水|东湾|白河|南屏")
LINES_MOVED = 0.15


def documents(characters: int, seed: int = 7) -> Iterator[str]:
    """Documents of together at least so many characters."""
    chance = random.Random(seed)
    sources = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    pool = [line for source in sources for line in source.splitlines() if len(line) > 40]
    made = 0
    while made < characters:
        for source in sources:
            text = "\n".join(_line(line, pool, chance) for line in source.splitlines())
            made += len(text)
            yield text
            if made >= characters:
                return


def _line(line: str, pool: list[str], chance: random.Random) -> str:
    if len(line) > 40 and chance.random() < LINES_MOVED:
        line = chance.choice(pool)
    line = _NAMED.sub(lambda _: chance.choice(_BODIES), line)
    return _DIGIT.sub(lambda match: _number(match[0], chance), line)


def _number(digits: str, chance: random.Random) -> str:
    """Another number of as many digits; years keep their century, so that dates stay dates."""
    if len(digits) == 4 and digits.startswith("20"):
        return digits[:3] + str(chance.randint(0, 9))
    return str(chance.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1)) if len(digits) < 9 else digits
