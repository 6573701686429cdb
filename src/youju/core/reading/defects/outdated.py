"""Wording against the document's date: said before it was, or after its time."""

import re
from collections.abc import Iterable
from functools import partial

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.dates import Dating, dating, is_ahead
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex, signs_of

FAMILY = Family()

Dated = Signed[tuple[re.Pattern[str], tuple[int, int], str]]
"""The pattern of a wording, since or until when it is said, and what is told of it."""

_PAST = regex("原|曾|时任|以来|期间|历史|回顾|取得|全面胜利|已|完成了")


def _lines(lists: Lists, *, entry: str) -> Dated:
    found = []
    for line in lists.lines("outdated", entry):
        pattern, day, told = (part.strip() for part in line.rsplit(" | ", 2))
        year, _, month = day.partition("-")
        found.append((signs_of(pattern), (regex(pattern), (int(year), int(month)), told)))
    return Signed(found)


_since = partial(_lines, entry="since")
_until = partial(_lines, entry="until")


@FAMILY.check(
    "outdated.early",
    "提法晚于成文时间",
    Severity.WARNING,
    """
成文时还没有这个提法，多半是成文日期或者年份写错，或者旧稿里掺进了新内容。

- 错：（2020年的总结）深刻领悟“两个确立”的决定性意义
""",
)
def early(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    now = max((each for each in (known.signed, known.year and (known.year, 12)) if each), default=None)
    if now is None:
        return
    for pattern, since, told in document.lists.once(_since).likely_in(document):
        match = pattern.search(document.content) if now < since else None
        if match and not (since[0] == now[0] + 1 and is_ahead(document, known, match.start())):
            yield found.at(*match.span(), f"{told}，晚于成文时间，请核对")


@FAMILY.check(
    "outdated.wording",
    "提法已经过时",
    Severity.INFO,
    """
已经结束的活动、已经实现的目标、已经改名的机构，写现在和今后的工作时不宜照用；写历史情况可以照旧。

- 错：（2023年的计划）坚决打赢脱贫攻坚战
- 对：巩固拓展脱贫攻坚成果同乡村振兴有效衔接
""",
)
def wording(document: Document, found: Found) -> Iterable[Defect]:
    known = document.once(dating)
    now = known.signed or ((known.year, _begun(known)) if known.year else None)
    if now is None:
        return
    for pattern, until, told in document.lists.once(_until).likely_in(document):
        if now < until:
            continue
        for match in pattern.finditer(document.content):
            if not _PAST.search(document.content, max(0, match.start() - 10), match.end() + 8):
                yield found.at(*match.span(), f"{told}，请核对")


def _begun(known: Dating) -> int:
    """The first month in which a document about a year may have been written that has no date."""
    return 6 if known.is_half_year and not known.is_plan else 1
