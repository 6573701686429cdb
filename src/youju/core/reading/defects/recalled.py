"""What was done so many times, spoken of again with another number: 发现问题27个 … 自查发现的25个问题."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.sums import LOOSE, Counted, counted
from youju.core.reading.defects.turned import turned
from youju.core.reading.defects.values import at_both
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_BACK = regex(r"(?P<verb>[\u4e00-\u9fa5]{2})[出到过了]?的(?:这|共|全部)?$")
_NOT_DONE = regex("[未没不]")
"""尚未转化的11篇报告: some of those that were told of."""
_NOUN = regex("(?:[\u4e00-\u9fa5]|[“”]){2,8}")
_OF_A_KIND = regex("等(?=[\u4e00-\u9fa5]{2,}$)")
"""弱口令等问题27个: of one kind, and no sign that there are more."""
_OTHER = regex("[去上前往]年|同期|每|各|计划|拟|力争|目标|不少于|至少|以上|其中|另")
NEARLY = 0.6
"""From which share of the greater the smaller looks like the same figure told otherwise."""
AROUND, NEAR = 40, 16
"""How many characters before and behind a figure the verb that did it may stand."""
LEAST = 3
"""Smaller figures are too often alike by chance."""


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
    told = [each for sentence in document.once(counted) for each in sentence if _is_plain(each)]
    taken: set[Span] | None = None
    for index, each in enumerate(told):
        back = _BACK.search(document.masked, max(0, each.span.start - 6), each.span.start)
        noun = _NOUN.match(document.masked, each.span.end)
        if back is None or noun is None or _NOT_DONE.search(back.string, back.start() - 1, back.start() + 1):
            continue
        before = list(_told_before(document, told[:index], each, back["verb"], noun[0]))
        if len(before) != 1 or before[0][0] == each.number:
            continue
        taken = {turn.span for turn in turned(document)} if taken is None else taken
        if each.span not in taken:
            (_, where, size), here = before[0], Span(back.start(), each.span.end)
            here = Span(here.start, here.end + size)
            message = f"前面是“{document.quote(*where)}”，这里是“{document.quote(*here)}”，请核对"
            yield from at_both(document, found, here, where, message)


def _is_plain(each: Counted) -> bool:
    return each.number >= LEAST and not each.is_rough and each.unit != "%" and not _OTHER.search(each.words[-8:])


class _Told(NamedTuple):
    """A number, where it stands with its noun, and how long that is."""

    number: float
    span: Span
    size: int


def _told_before(document: Document, told: Sequence[Counted], each: Counted, verb: str, behind: str) -> Iterator[_Told]:
    """Figures of the same unit whose noun is the same and that the same verb did."""
    for before in told:
        low, high = sorted((before.number, each.number))
        is_loose = LOOSE.search(_OF_A_KIND.sub("", before.words[-6:])) is not None
        if before.unit != each.unit or low < NEARLY * high or is_loose or not _did(document, before, verb):
            continue
        for size in range(min(6, len(behind)), 1, -1):
            if before.words.endswith(behind[:size]):
                yield _Told(before.number, Span(before.span.start - size, before.span.end), size)
                break
            if document.masked.startswith(behind[:size], before.span.end):
                yield _Told(before.number, Span(before.span.start, before.span.end + size), size)
                break


def _did(document: Document, before: Counted, verb: str) -> bool:
    sentence = document.text.sentence_at(before.span.start)
    since = max(sentence.start if sentence else 0, before.span.start - AROUND)
    return verb in document.masked[since : before.span.end + NEAR]
