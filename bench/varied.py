"""Text to measure on, made of our own documents again and again, each time another.

Numbers are replaced by others of as many digits, some names by others, and some paragraphs by those of other
documents. Our texts were written to try the engine: a figure or a duty stands every 30 characters. In the
samples, which are real, it is every 210. So there are two kinds: `dense`, as the texts are; and `plain`,
where most sentences with figures or cadences are replaced by sentences without, of any of the texts, until
figures and duties are about as rare as in the samples. Our texts are shorter than the samples too, which have 5,100
characters on the mean; `as_long` makes documents of that length of several.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

TEXTS = Path(__file__).parents[1] / "tests/core/reading/texts"
_BODIES = ["青川", "云岭", "石桥", "柳林", "沙河", "北岭", "金水", "东湾", "白河", "南屏"]
_DIGIT = re.compile(r"\d+")
_NAMED = re.compile("青川|云岭|石桥|柳林|沙河|北岭|金水|东湾|白河|南屏")
_SENTENCE = re.compile("[^。；\n]+[。；]")
_FIGURE = re.compile(r"\d|每|[一二三四五六七八九十两]次|[XＸ×*_]{2}|[日月季年]前|[年月]底")
LINES_MOVED = 0.15
REPLACED = 0.88
"""Share of the sentences with figures that are replaced in `plain` text."""


def documents(characters: int, kind: str = "plain", seed: int = 7) -> Iterator[str]:
    """Documents of together at least so many characters; `kind`: plain or dense."""
    chance = random.Random(seed)
    sources = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    pool = [line for source in sources for line in source.splitlines() if len(line) > 40]
    prose = [each for line in pool for each in _SENTENCE.findall(line) if not _FIGURE.search(each)]
    made = 0
    while made < characters:
        for source in sources:
            text = "\n".join(
                _line(line, pool, prose if kind == "plain" else [], chance) for line in source.splitlines()
            )
            made += len(text)
            yield text
            if made >= characters:
                return


def as_long(texts: Iterator[str], characters: int) -> Iterator[str]:
    """Documents of at least so many characters each, of one text after another; what is left over makes the last."""
    made: list[str] = []
    for text in texts:
        made.append(text)
        if sum(map(len, made)) >= characters:
            yield "\n".join(made)
            made = []
    if made:
        yield "\n".join(made)


def _line(line: str, pool: list[str], prose: list[str], chance: random.Random) -> str:
    if len(line) > 40 and chance.random() < LINES_MOVED:
        line = chance.choice(pool)
    if prose:
        line = _SENTENCE.sub(lambda match: _thinned(match[0], prose, chance), line)
    line = _NAMED.sub(lambda _: chance.choice(_BODIES), line)
    return _DIGIT.sub(lambda match: _number(match[0], chance), line)


def _thinned(sentence: str, prose: list[str], chance: random.Random) -> str:
    """The sentence, or mostly another without figures where it has some."""
    return chance.choice(prose) if _FIGURE.search(sentence) and chance.random() < REPLACED else sentence


def _number(digits: str, chance: random.Random) -> str:
    """Another number of as many digits; years keep their century, so that dates stay dates."""
    if len(digits) == 4 and digits.startswith("20"):
        return digits[:3] + str(chance.randint(0, 9))
    return str(chance.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1)) if len(digits) < 9 else digits
