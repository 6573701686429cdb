"""Numbering of headings and enumerations: repeated, skipped, out of order, of the wrong level, of mixed styles."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.outline import Heading
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_SERIES = (
    ("部分", regex("第.{1,4}部分")),
    ("章", regex("第.{1,4}章")),
    ("一、", regex("[一二三四五六七八九十百]")),
    ("（一）", regex("[（(][一二三四五六七八九十百]")),
    ("1.", regex(r"\d")),
    ("（1）", regex(r"[（(]\d")),
    ("①", regex("[①-⑳]")),
)
RANKS = {"部分": 0, "章": 0, "一、": 1, "（一）": 2, "1.": 3, "（1）": 4, "①": 5}
_EXAMPLES = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）", 5: "①"}
_CHINESE = "零一二三四五六七八九十"
_FIRST_BEFORE, _FAR_BEFORE = regex("\n一[：:、，]"), 400
"""A first point with a mark of its own, in so many characters before the line of the second: 一：强化……"""
_BEFORE_SECOND = regex("首先|一：|一方面|第一|其一|一来|一、|一则|一是|1[.、]")


@dataclass(slots=True)
class _Numbered:
    """A heading in its series, with what stood before it."""

    heading: Heading
    series: str
    rank: int
    parent: Heading | None
    before: Heading | None = None  # of the same series under the same parent
    last: Heading | None = None  # of the same series anywhere
    previous: "_Numbered | None" = None  # of any series
    meant: int = 0  # what the number before should have been


@dataclass(slots=True)
class _State:
    path: list[_Numbered] = field(default_factory=list)
    siblings: dict[tuple[str, int], Heading] = field(default_factory=dict)
    meant: dict[int, int] = field(default_factory=dict)
    last: dict[str, Heading] = field(default_factory=dict)


@lru_cache(maxsize=1024)
def series_of(label: str) -> str:
    """Which series a label belongs to: 部分, 章, 一、, （一）, 1., （1）, ①."""
    return next((name for name, pattern in _SERIES if pattern.match(label)), "")


def numbered(document: Document) -> list[_Numbered]:
    """The numbered headings in order."""
    return list(_numbered(document))


def _numbered(document: Document) -> Iterator[_Numbered]:
    state = _State()
    previous: _Numbered | None = None
    for heading in document.outline.headings:
        if heading.level in ("title", "item") or heading.number < 1 or not (series := series_of(heading.label)):
            continue
        rank = RANKS[series]
        state.path = [each for each in state.path if each.rank < rank]
        parent = state.path[-1].heading if state.path else None
        key = (series, parent.span.start if parent else -1)
        each = _Numbered(heading, series, rank, parent, state.siblings.get(key), state.last.get(series), previous)
        latest = each.before or each.last
        each.meant = state.meant.get(latest.span.start, latest.number) if latest else 0
        if each.before is not None and (each.before.number == heading.number or 1 < heading.number < each.meant):
            state.meant[heading.span.start] = each.meant + 1
        state.siblings[key] = state.last[series] = heading
        state.path.append(each)
        previous = each
        yield each


def _runs_on(each: _Numbered) -> bool:
    return each.last is not None and each.heading.number == each.last.number + 1


def _is_inverted(each: _Numbered) -> bool:
    """A higher label that begins at 1 right below the first lower one: （1） and then 1."""
    previous = each.previous
    return (
        each.before is None
        and each.heading.number == 1
        and previous is not None
        and previous.rank > each.rank >= 1
        and previous.heading.number == 1
        and previous.heading.span.start > 0  # 1、 before a title counts the texts of a collection
        and (each.parent is None or previous.heading.span.start > each.parent.span.start)
    )


@FAMILY.check(
    "numbering.repeated",
    "序号重复",
    Severity.ERROR,
    """
同一层次里同一个序号用了两次，多半是插入或者移动段落以后没有改序号。

- 错：（三）重温入党誓词。……（三）警示教育。
- 对：（三）重温入党誓词。……（四）警示教育。
""",
)
def repeated(document: Document, found: Found) -> Iterable[Defect]:
    for again, last in document.once(_begun_again).values():
        message = f"“{last.label}”之后又是“{again.label}”，后面接着往下编，疑未改序号"
        yield found.at(*_shown(again), message, related=[last.span])
    for each in document.once(numbered):
        before = each.before
        if before is not None and before.number == each.heading.number:
            message = f"序号“{each.heading.label}”与前面“{before.label}{before.title[:12]}”重复"
            yield found.at(*_shown(each.heading), message, related=[before.span])
    for line in document.once(enumerations):
        for first, second in itertools.pairwise(line):
            if second.number == first.number and second.label == first.label:
                message = f"“{second.label}”用了两次，后一个应是“{_ordinal(second)}”"
                yield found.at(*_shown(second), message, related=[first.span])


def _begun_again(document: Document) -> dict[int, tuple[Heading, Heading]]:
    """Headings numbered 1 amid others, by where the next begins, with the one before: （二） （一） （四）."""
    every = {each.heading.span.start: each for each in document.once(numbered)}
    found = {}
    for at, each in every.items():
        again = every.get(each.before.span.start) if each.before else None
        last = again.before if again else None
        if again and last and again.heading.number == 1 < last.number == each.heading.number - 2:
            found[at] = again.heading, last
    return found


def _shown(heading: Heading) -> Span:
    """The label, with no more of the title than makes it found."""
    return Span(heading.span.start, min(heading.span.end, heading.span.start + len(heading.label) + SHOWN))


SHOWN = 4
"""How much of a heading is quoted behind its label."""


def _ordinal(heading: Heading) -> str:
    following = heading.number + 1
    number = _CHINESE[following] if following < len(_CHINESE) else str(following)
    return heading.label.replace(_CHINESE[min(heading.number, 10)], number)


@FAMILY.check(
    "numbering.skipped",
    "序号跳号",
    Severity.ERROR,
    """
序号中间缺了一个，多半是删了一段没有改后面的序号，或者漏了一段。

- 错：（一）……（二）……（四）……
- 对：（一）……（二）……（三）……

序号跨章连续编排（第一章1至4，第二章从5起）是允许的，不提示。
""",
)
def skipped(document: Document, found: Found) -> Iterable[Defect]:
    for each in document.once(numbered):
        message = _skip(each)
        is_told = each.heading.span.start in document.once(_begun_again)
        if message and not is_told and not _follows_inline(document, each.heading):
            yield found.at(*_shown(each.heading), message)
    for line in document.once(enumerations):
        for before, first, second in zip([None, *line], line, line[1:], strict=False):
            meant = first.number + (before is not None and before.number == first.number)  # 一是、二是、二是、四是
            if second.number > meant + 1 or 1 < second.number < first.number:
                message = f"“{first.label}”之后是“{second.label}”，序号不连续"
                yield found.at(*_shown(second), message, related=[first.span])


def _follows_inline(document: Document, heading: Heading) -> bool:
    """Whether the number before stands within the line before: 附件：1.…"""
    end = document.content.rfind("\n", 0, heading.span.start)
    line = document.content[document.content.rfind("\n", 0, max(0, end)) + 1 : max(0, end)]
    return series_of(heading.label) == "1." and re.search(rf"(?<!\d){heading.number - 1}[.．、]", line) is not None


def _skip(each: _Numbered) -> str:
    number, before = each.heading.number, each.before
    if before is not None:
        if number in (before.number, each.meant + 1) or number == before.number + 1 or _runs_on(each) or number == 1:
            return ""
        return f"“{before.label}”之后是“{each.heading.label}”，序号不连续"
    if each.last is not None and number == each.meant + 1:
        return ""
    if number == 1 or _runs_on(each) or (each.parent is None and each.last is None and number > 2):
        return ""
    return f"这一层从“{each.heading.label}”开始，缺前面的序号"


@FAMILY.check(
    "numbering.no-first",
    "列举没有“一是”",
    Severity.WARNING,
    """
有“二是”“三是”，前面却没有“一是”，多半是删改时丢了。

- 错：要做到常态长效，……。二是抓整改。三是抓提升。
- 对：一是抓学习。二是抓整改。三是抓提升。
""",
)
def no_first(document: Document, found: Found) -> Iterable[Defect]:
    for line in document.once(enumerations):
        first = line[0]
        if first.number != 2:
            continue
        begin = max(0, document.content.rfind("\n", 0, first.span.start))
        if _FIRST_BEFORE.search(document.content, max(0, begin - _FAR_BEFORE), begin):
            continue
        if not _BEFORE_SECOND.search(document.content, begin, first.span.start):
            yield found.at(*_shown(first), f"有“{first.label}”，前面没有“{first.label.replace('二', '一')}”")


def enumerations(document: Document) -> list[list[Heading]]:
    """Runs of items 一是, 二是 of one kind (是, 要, 第…) in one section; one that begins again at 1 is another."""
    runs: list[list[Heading]] = []
    before: dict[str, list[Heading]] = {}
    current: dict[str, list[Heading]] = {}
    for heading in document.outline.headings:
        if heading.level != "item":
            current = {}
            continue
        kind = "第" if heading.label.startswith("第") else heading.label[-1]
        if kind not in current or heading.number == 1:
            before[kind] = current.get(kind, [])
            current[kind] = []
            runs.append(current[kind])
        current[kind].append(heading)
        if len(before[kind]) == 1 and [each.number for each in current[kind]] == [1, 3]:  # 一是, 一是, 三是
            runs.remove(before[kind])
            current[kind].insert(0, before[kind][0])
    return runs


@FAMILY.check(
    "numbering.level",
    "序号层次用错",
    Severity.WARNING,
    """
公文结构层次序数依次用“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 7.3.3）。

“（1）”在“1.”上面，或者从“一、”直接跳到“（1）”，层次就乱了。

- 错：一、主要做法　（1）坚持集中学习。　（2）丰富学习形式。
- 对：一、主要做法　（一）坚持集中学习。　（二）丰富学习形式。

“一、”下面内容少，直接用“1.”的，不提示；直接用“（1）”的，只作提示。
""",
)
def level(document: Document, found: Found) -> Iterable[Defect]:
    yield from _siblings_as_children(document, found)
    for each in document.once(numbered):
        if _is_inverted(each) and each.previous is not None:
            message = f"“{each.previous.heading.label}”在“{each.heading.label}”的上面，层次颠倒"
            yield found.at(*_shown(each.heading), message, related=[each.previous.heading.span])
        elif each.parent is not None and each.rank >= 4 and each.rank - RANKS[series_of(each.parent.label)] >= 2:
            expected = _EXAMPLES[RANKS[series_of(each.parent.label)] + 1]
            message = f"“{each.parent.label}”下面应先用“{expected}”，这里直接用了“{each.heading.label}”"
            yield found.at(*_shown(each.heading), message, severity=Severity.INFO)


def _siblings_as_children(document: Document, found: Found) -> Iterator[Defect]:
    """1., （1）, 3.: what is one lower stands where 2. is missing."""
    for first, second, third in _triples(document.once(numbered)):
        is_one = first.series == third.series and first.rank < second.rank and second.heading.number == 1
        if is_one and third.heading.number == first.heading.number + 2 and third.parent is first.parent:
            told = f"前后是“{first.heading.label}”“{third.heading.label}”"
            message = f"{told}，这里用了“{second.heading.label}”，层次或序号有误"
            yield found.at(*_shown(second.heading), message, related=[first.heading.span, third.heading.span])


@FAMILY.check(
    "numbering.lone",
    "下一层只有一条",
    Severity.INFO,
    """
有“（1）”没有“（2）”：只有一条，不必编号；也可能是上一层的序号写错了层次，或者后面的序号没有改。

- 错：1.抓政治建设。　（1）抓组织建设。　2.抓队伍建设。
- 对：1.抓政治建设。　2.抓组织建设。　3.抓队伍建设。
""",
)
def lone(document: Document, found: Found) -> Iterable[Defect]:
    line = document.once(numbered)
    for each, following in zip(line, [*line[1:], None], strict=False):
        is_last = following is None or following.rank < each.rank
        if each.rank >= LONE and each.before is None and each.heading.number == 1 and is_last and each.parent:
            yield found.at(*_shown(each.heading), f"“{each.heading.label}”这一层只有一条，请核对层次和序号")


LONE = RANKS["（1）"]


def _triples(line: list[_Numbered]) -> Iterable[tuple[_Numbered, _Numbered, _Numbered]]:
    return zip(line, line[1:], line[2:], strict=False)


_STYLES = {
    "一、": regex("[一二三四五六七八九十百]+(?P<mark>.?)"),
    "（一）": regex("(?P<mark>[（(])[一二三四五六七八九十百]+[）)](?P<after>.?)"),
    "1.": regex(r"\d+(?P<mark>.?)"),
    "（1）": regex(r"(?P<mark>[（(])\d+[）)](?P<after>.?)"),
}


@FAMILY.check(
    "numbering.style",
    "同一层次序号写法不一",
    Severity.INFO,
    """
同一层次的序号，标点要一致：“一、”用顿号，“1.”用齐线墨点（不用“1、”），“（一）”“（1）”后面不加标点（GB/T 9704—2012）。

- 错：1.加强组织领导。　2、层层传导压力。
- 对：1.加强组织领导。　2.层层传导压力。
""",
)
def style(document: Document, found: Found) -> Iterable[Defect]:
    by_series: dict[str, list[tuple[str, Heading]]] = defaultdict(list)
    for each in document.once(numbered):
        if each.series in _STYLES and (match := _STYLES[each.series].match(each.heading.label)):
            by_series[each.series].append(("".join(match.groupdict("").values()), each.heading))
    for series, headings in by_series.items():
        usual = Counter(mark for mark, _ in headings).most_common(1)[0][0]
        for mark, heading in headings:
            if mark != usual:
                end = heading.span.start + len(heading.label)
                example = next(each.label for other, each in headings if other == usual)
                message = f"这一层多用“{example}”的写法，这里是“{heading.label}”，宜一致"
                yield found.at(heading.span.start, end, message)
            elif _is_out_of_norm(series, mark):
                end = heading.span.start + len(heading.label)
                yield found.at(heading.span.start, end, f"“{heading.label}”的标点不合GB/T 9704，{_norm(series)}")


def _is_out_of_norm(series: str, mark: str) -> bool:
    return (series == "1." and mark == "、") or (series in ("（一）", "（1）") and len(mark) > 1)


def _norm(series: str) -> str:
    return "应写作“1.”" if series == "1." else "括号后面不加标点"
