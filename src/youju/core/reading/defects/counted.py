"""Set phrases with a number: 四个意识, 两个维护; and the verbs that go with them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex, signs_of

FAMILY = Family()

_ALIKE = "一二两三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Counted:
    """`right`: the numbers that go with a phrase's noun; `verbs`: wrong verb and phrase, the right one."""

    pattern: re.Pattern[str]
    right: dict[str, tuple[str, ...]]
    verbs: Signed[tuple[re.Pattern[str], str, Severity]]


def counted(lists: Lists) -> Counted:
    """The shipped phrases."""
    right: dict[str, tuple[str, ...]] = {}
    for line in lists.lines("counted", "numbers"):
        noun, *numbers = line.split()
        right[noun] = tuple(numbers)
    nouns = "|".join(sorted(right, key=len, reverse=True))
    pattern = regex(rf"(?P<number>[{_ALIKE}])个(?P<noun>{nouns})")
    verbs = []
    for line in lists.lines("counted", "verbs"):
        wrong, _, use = line.lstrip("~").partition(" => ")
        severity = Severity.INFO if line.startswith("~") else Severity.WARNING
        verbs.append((signs_of(wrong), (regex(wrong), use, severity)))
    return Counted(pattern, right, Signed(verbs))


@FAMILY.check(
    "phrase.number",
    "固定提法里的数字写错",
    Severity.ERROR,
    """
“四个意识”“四个自信”“两个维护”“两个确立”“三个务必”等提法，数字是固定的。

- 错：做到“四个维护”
- 对：做到“两个维护”
""",
)
def number(document: Document, found: Found) -> Iterable[Defect]:
    known = document.lists.once(counted)
    for match in known.pattern.finditer(document.content):
        numbers = known.right[match["noun"]]
        if match["number"] in numbers or _OWN.match(document.content, match.end()):
            continue
        if match["noun"] in SHARED and not _is_quoted(document.content, match):
            continue
        right = "、".join(f"“{each}个{match['noun']}”" for each in numbers)
        yield found.at(*match.span(), f"没有“{match[0]}”的提法，应为{right}")


_OWN = regex("”?(?:，?即|[：:]|（)")
"""What is told of a phrase of the office's own: 狠抓“三个维护”，即……"""
SHARED = ("意识", "自信", "全面", "伟大")
"""Nouns that any number may stand before, but not in quotes beside the other phrases."""


def _is_quoted(content: str, match: re.Match[str]) -> bool:
    """Whether a phrase stands in quotes among its like, as in 增强“三个意识”、坚定“四个自信”、做到“两个维护”."""
    if content[match.start() - 1 : match.start()] != "“" or content[match.end() : match.end() + 1] != "”":
        return False
    around = content[max(0, match.start() - 30) : match.end() + 30]
    return any(each in around for each in ("四个自信", "四个意识", "两个维护")) and match["noun"] in ("意识", "自信")


@FAMILY.check(
    "phrase.verb",
    "固定提法的动词搭配不对",
    Severity.WARNING,
    """
规范的搭配是：增强“四个意识”、坚定“四个自信”、做到“两个维护”，深刻领悟“两个确立”，弘扬伟大建党精神。

- 错：做到“四个意识”、增强“两个维护”
- 对：增强“四个意识”、做到“两个维护”
""",
    signs=("个意识", "个自信", "个维护", "个确立"),
)
def verb(document: Document, found: Found) -> Iterable[Defect]:
    for pattern, use, severity in document.lists.once(counted).verbs.likely_in(document):
        for match in pattern.finditer(document.content):
            yield found.at(*match.span(), f"规范的搭配是{use}", severity=severity)
