"""Set phrases in quotation marks: “关键少说” is “关键少数”, “四种意识” are “四个意识”."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.nearly import NUMERALS, differing
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_QUOTED = regex("[“”](?P<said>[\u4e00-\u9fa5、]{3,16})[“”]")
_RULES = regex(
    "(?:按照?|依据|根据|执行|落实|贯彻|学习|遵守|对照|依照|违反)[一-龥]{0,4}“(?P<said>(?:中国共产党|党政|党内|事业单位|国有企业|公务员|干部)[一-龥]{2,30}(?:条例|准则|规则|办法|纲要|规定|细则))”"
)
SHORTEST = 3
_RULE = 4
_PLACES = frozenset("课岗区队站室林田路店窗台点组班家亭街")
"""A phrase that ends in one of them is a pattern to name one's own after: 党员示范岗, 党员示范路."""


def _gaps(phrase: str) -> Iterator[str]:
    """A phrase with each of its characters masked in turn: two phrases of one length that share one differ in one."""
    for at in range(len(phrase)):
        yield f"{phrase[:at]}\ue000{phrase[at + 1 :]}"


def _cuts(phrase: str) -> Iterator[str]:
    """A phrase with each of its characters left out in turn."""
    for at in range(len(phrase)):
        yield phrase[:at] + phrase[at + 1 :]


def _is_named_after(said: str, near: dict[str, list[str]]) -> bool:
    """Whether it is a place or a rule of one's own on the pattern of a phrase: 一事一报 like 一事一议."""
    if len(said) == _RULE and said[0] == said[2] == "一":
        return True
    likes = near.get(f"{said[:-1]}\ue000", ())
    return said[-1] in _PLACES and any(right[-1] in _PLACES for right in likes)


def _phrases(lists: Lists) -> tuple[frozenset[str], dict[str, list[str]], frozenset[str]]:
    """The phrases, what each near form may be, and with which two characters they begin and end."""
    listed = dict.fromkeys(each for each in lists.words("quoted", "phrases") if len(each) >= SHORTEST)
    known = frozenset(listed)
    near: dict[str, list[str]] = defaultdict(list)
    for phrase in listed:
        for each in (*_gaps(phrase), *(_cuts(phrase) if len(phrase) > SHORTEST else ())):
            near[each].append(phrase)
    return known, near, frozenset(part for each in known for part in (f"{each[:2]}-", f"-{each[-2:]}"))


def _may_be_near(said: str, halves: frozenset[str]) -> bool:
    """Whether it begins or ends as a phrase does: one character off, it does one of both."""
    return len(said) <= _RULE or f"{said[:2]}-" in halves or f"-{said[-2:]}" in halves


@FAMILY.check(
    "phrase.quoted",
    "引号里的固定提法写错",
    Severity.WARNING,
    """
“关键少数”“两张皮”“最后一公里”这样的提法有固定的写法，差一个字、多一个字、少一个字，多半是写错了。

- 错：抓住“关键少说”；党建业务“两层皮”
- 对：抓住“关键少数”；党建业务“两张皮”

本单位自己的提法与之相近的，可以不管。
""",
)
def quoted(document: Document, found: Found) -> Iterable[Defect]:
    known, near, halves = document.lists.once(_phrases)
    for match in _QUOTED.finditer(document.content):
        said = match["said"]
        if said in known or not _may_be_near(said, halves) or _is_named_after(said, near):
            continue
        right = next(_meant(said, known, near), None)
        if right is not None:
            severity = Severity.INFO if len(said) == SHORTEST else None
            yield found.at(*_where(match, right), f"“{said}”的通行提法是“{right}”，请核对", severity=severity)


def _where(match: re.Match[str], right: str) -> tuple[int, int]:
    """The phrase; of a long one where it differs, with two characters around."""
    said = match["said"]
    if len(said) < LONG or len(said) != len(right):
        return match.span()
    first, last = differing(said, right, around=2)
    return match.start("said") + first, match.start("said") + last


LONG = 8


@FAMILY.check(
    "title.in-quotes",
    "文件名用了引号",
    Severity.WARNING,
    """
条例、准则、办法这些文件的名称用书名号，不用引号。

- 错：严格按“党政领导干部选拔任用条例”的要求
- 对：严格按《党政领导干部选拔任用条例》的要求
""",
    signs=("例”", "则”", "法”", "要”", "定”", "规”"),
)
def in_quotes(document: Document, found: Found) -> Iterable[Defect]:
    for match in _RULES.finditer(document.content, 0):  # seldom run: not worth looking for its beginnings
        start, end = match.start("said") - 1, match.end()
        yield found.at(start, end, "文件名用书名号", fix=f"《{match['said']}》")


def _meant(said: str, known: frozenset[str], near: dict[str, list[str]]) -> Iterator[str]:
    """Phrases one character off: another one (no number for a number), one too many, one too few."""
    for form in _gaps(said):
        at = form.index("\ue000")
        for right in near.get(form, ()):
            if not (said[at] in NUMERALS and right[at] in NUMERALS) and (len(said) > SHORTEST or at == 1):
                yield right
    if len(said) > SHORTEST:
        yield from (each for each in near.get(said, ()) if not _adds_only(said, each))
        yield from (each for each in _cuts(said) if each in known and not _adds_only(each, said))


def _adds_only(short: str, long: str) -> bool:
    """Whether the longer one merely goes on at an end, or differs by a number or a mark."""
    extra = next((b for a, b in zip(short, long, strict=False) if a != b), long[-1])
    return long.startswith(short) or long.endswith(short) or extra in NUMERALS or extra in "、的和"
