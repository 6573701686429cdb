"""What was done so many times, spoken of again with another number: 发现问题27个 … 自查发现的25个问题."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from youju.core.reading.defects.alike import LEAST, NEARLY
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import LOOSE, OF_A_KIND, Counted, counted
from youju.core.reading.defects.turned import turned
from youju.core.reading.defects.values import at_both
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_BACK = regex(r"(?P<verb>[\u4e00-\u9fa5]{2})[出到过了]?的(?:这|共|全部)?$")
_NOT_DONE = regex("[未没不]")
"""尚未转化的11篇报告: some of those that were told of."""
_NOUN = regex("(?:[\u4e00-\u9fa5A-Z]|[“”]){2,8}")
_OTHER = regex("[去上前往]年|同期|每|各|计划|拟|力争|目标|不少于|至少|以上|其中|另")
AROUND, NEAR = 40, 16
"""How many characters before and behind a figure the verb that did it may stand."""
MANY, FEW, FARTHEST = 20, 200, 20_000
"""So many figures that refer back are looked at in a document, so many before each, at most so far before it."""


@FAMILY.check(
    "value.recalled",
    "再提到的数与前面说的不一样",
    Severity.WARNING,
    """
前面说“发展党员15名”，后面再说“发展的16名党员”，说的是同一批，数目应当一致。

- 错：全年发展党员15名。……全年发展的16名党员中，一线职工只有3名。
- 错：自查发现弱口令、U盘混用等问题27个。……针对自查发现的25个问题，举一反三。
- 对：两处写成一个数，或者写明不是同一批。
""",
)
def recalled(document: Document, found: Found) -> Iterable[Defect]:
    told: dict[str, list[Counted]] = {}
    taken: set[Span] | None = None
    shown: set[Span] = set()
    asked = 0
    for each in (each for sentence in document.once(counted) for each in sentence if _is_plain(each)):
        back = _back_of(document, each)
        if back is None:
            told.setdefault(each.unit, []).append(each)
            continue
        asked += 1
        before = list(_told_before(document, told.get(each.unit, ()), back)) if asked <= MANY else []
        if {first.number for first in before} in ({each.number}, set()) or len({first.number for first in before}) > 1:
            continue
        taken = {turn.span for turn in turned(document)} if taken is None else taken
        if each.span not in taken:
            where, here = before[-1].span, Span(back.start, each.span.end + before[-1].size)
            message = f"前面是“{document.quote(*where)}”，这里是“{document.quote(*here)}”，请核对"
            both = at_both(document, found, here, where, message)
            yield from (one for one in both if one.span not in shown)
            shown.add(where)


def _is_plain(each: Counted) -> bool:
    return each.number >= LEAST and not each.is_rough and each.unit != "%" and not _OTHER.search(each.words[-8:])


class _Back(NamedTuple):
    """A figure that refers back: what was done, of what, and where that begins."""

    figure: Counted
    verb: str
    noun: str
    start: int


def _back_of(document: Document, each: Counted) -> _Back | None:
    masked = document.masked
    verb = _BACK.search(masked, max(0, each.span.start - 6), each.span.start)
    noun = _NOUN.match(masked, each.span.end)
    if verb is None or noun is None or _NOT_DONE.search(masked, max(0, verb.start() - 1), verb.start() + 1):
        return None
    return _Back(each, verb["verb"], noun[0], verb.start())


class _Told(NamedTuple):
    """A number, where it stands with its noun, and how long that is."""

    number: float
    span: Span
    size: int


def _told_before(document: Document, told: Sequence[Counted], back: _Back) -> Iterator[_Told]:
    """Figures of the same unit, the last first, whose noun is the same and that the same verb did."""
    for before in islice(reversed(told), FEW):
        if before.span.start < back.start - FARTHEST:
            return
        low, high = sorted((before.number, back.figure.number))
        size = _alike(document, before, back.noun) if low >= NEARLY * high else 0
        if size > 0 and _did(document, before, back.verb):
            yield _Told(before.number, Span(before.span.start - size, before.span.end), size)
        elif size < 0 and _did(document, before, back.verb):
            yield _Told(before.number, Span(before.span.start, before.span.end - size), -size)


def _alike(document: Document, before: Counted, noun: str) -> int:
    """How many characters of a noun stand right before a figure; as less than none, how many right behind it."""
    if LOOSE.search(OF_A_KIND.sub("", before.words[-6:])):
        return 0
    for size in range(min(6, len(noun)), 1, -1):
        if before.words.endswith(noun[:size]):
            return size
        if document.masked.startswith(noun[:size], before.span.end):
            return -size
    return 0


def _did(document: Document, before: Counted, verb: str) -> bool:
    sentence = document.text.sentence_at(before.span.start)
    since = max(sentence.start if sentence else 0, before.span.start - AROUND)
    return verb in document.masked[since : before.span.end + NEAR]
