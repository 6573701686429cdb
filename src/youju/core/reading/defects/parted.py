"""A comma between two words that always stand together: 推动党建与安全，生产深度融合, 制定学习，计划."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from youju.core.reading.defects.bigrams import characters_of, occurrences
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.following import LONGEST, Following, following
from youju.core.reading.defects.marks import comma_misplaced, torn_words
from youju.core.reading.found import Defect, Severity
from youju.core.reading.text import Span

FAMILY = Family()

_COMMA = "，"
_COMMAS = characters_of(_COMMA)
_LIKELY, _SURELY = 3.2, 4.5
"""From how many powers of ten on two words likelier stand together than with a comma between: a hint, a warning."""
_TOGETHER = 2
"""How often they stood together at least."""


class Parted(NamedTuple):
    """Two words with a comma between, and by how many powers of ten they are likelier without."""

    span: Span
    at: int
    gain: float


@FAMILY.check(
    "punctuation.comma-between",
    "常连在一起的两个词，中间隔了逗号",
    Severity.INFO,
    """
两个词总是连着写，中间却有逗号，多半是改稿时多打的。依据是我们自己写的机关文稿里哪个词常跟着哪个词。

- 错：推动党建工作与安全，生产深度融合。
- 对：推动党建工作与安全生产深度融合。
""",
)
def comma_between(document: Document, found: Found) -> Iterable[Defect]:
    parted = list(_parted(document))
    told = {each.span for each in (*document.once(torn_words), *comma_misplaced(document))} if parted else set()
    spans = [each for each in told if each]
    for each in parted:
        if not any(span.start <= each.at < span.end for span in spans):
            severity = Severity.WARNING if each.gain >= _SURELY else None
            yield found.at(*each.span, "这两个词常连在一起，中间的逗号请核对", severity=severity)


def _parted(document: Document) -> Iterator[Parted]:
    known, content = document.lists.once(following), document.content
    comma = known.number[_COMMA]
    for at in _between_neighbours(document, known):
        first, second = _ending(known, content, at), _beginning(known, content, at + 1)
        if not first or not second:
            continue
        one, two = known.number[first], known.number[second]
        if (
            known.behind(one).get(two, 0) >= _TOGETHER
            and second not in _OPENS
            and not content.startswith(("《", "了"), at + 1 + len(second))
        ):
            apart = known.likelihood(one, comma) + known.likelihood(comma, two)
            gain = known.likelihood(one, two) - apart
            if gain >= _LIKELY:
                yield Parted(Span(at - len(first), at + 1 + len(second)), at, gain)


_OPENS = ("在于", "就是", "就在", "专题", "专题研究")
"""What may open a clause behind a long subject: 这些问题的根子，在于学得不深."""


def _between_neighbours(document: Document, known: Following) -> list[int]:
    """The commas between two words that may have followed each other in the texts counted."""
    content = document.content
    places = [at for at in document.once(occurrences).places(_COMMAS) if 0 < at < len(content) - 1]
    return known.between_words(content, places) if places else []


def _ending(known: Following, content: str, at: int) -> str:
    """The longest known word of two characters and more that ends before a place."""
    sizes = range(min(LONGEST, at), 1, -1)
    return next((said for size in sizes if (said := content[at - size : at]) in known.number), "")


def _beginning(known: Following, content: str, at: int) -> str:
    return next((said for size in range(LONGEST, 1, -1) if (said := content[at : at + size]) in known.number), "")
