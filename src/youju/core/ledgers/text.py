"""Text of cells made comparable."""

import re
import unicodedata

SPACES = re.compile(r"\s+")
IN_BRACKETS = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
MARKS = re.compile(r"[\s:：*＊、，,。；;．.“”\"'‘’《》<>〈〉\-—_/·•]+")
ODD = re.compile("[\\s\u3000\u00a0\u200b-\u200d\ufeff\u00ad]|_x000D_")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"), None)


def tidy(text: str) -> str:
    """A cell's text without spaces around, invisible characters and spaces of other kinds; lines are kept."""
    if not ODD.search(text):
        return text.strip(" ")
    lines = text.translate(INVISIBLE).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").split("\n")
    return "\n".join(line.replace("\u3000", " ").replace("\u00a0", " ").strip() for line in lines).strip()


def folded(text: str) -> str:
    """A text for comparing: full and half width alike (NFKC), no spaces."""
    return SPACES.sub("", unicodedata.normalize("NFKC", text.translate(INVISIBLE)))


def bare(text: str) -> str:
    """A text for comparing words: folded, without punctuation and quotes, letters small."""
    return MARKS.sub("", folded(text)).lower()


def without_brackets(text: str) -> str:
    """A text without what stands in brackets."""
    return IN_BRACKETS.sub("", text)


def in_brackets(text: str) -> list[str]:
    """What stands in brackets, in order."""
    return [found.group()[1:-1] for found in IN_BRACKETS.finditer(text)]


def one_line(text: str) -> str:
    """A text of several lines in one."""
    return SPACES.sub(" ", text).strip()
