"""Clauses that break off before the noun they lead to: 贯彻党的二十大, 召开专题, 负有领导, 开展了一系列."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.signs import Signed
from youju.core.reading.defects.told import Told, graded_lines
from youju.core.reading.found import Defect, Severity

FAMILY = Family()


def _lines(lists: Lists) -> Signed[tuple[Told, Severity | None]]:
    return graded_lines(lists, "unfinished")


@FAMILY.check(
    "grammar.unfinished",
    "话没有说完，句末丢了词",
    Severity.WARNING,
    """
“贯彻”的是精神，“召开”的是会，“负有领导”的是责任。分句停在修饰语上，多半是改稿时丢了最后一个词。

- 错：深入学习贯彻党的二十大，召开专题，逐条认领；我负有领导。
- 对：深入学习贯彻党的二十大精神，召开专题会议，逐条认领；我负有领导责任。
""",
)
def unfinished(document: Document, found: Found) -> Iterable[Defect]:
    for (pattern, told), severity in document.lists.once(_lines).likely_in(document):
        for match in pattern.finditer(document.masked):
            at = match.span("at") if "at" in pattern.groupindex else match.span()
            yield found.at(*at, f"“{document.quote(*at)}”没有说完，{told}", severity=severity)
