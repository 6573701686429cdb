"""Set phrases of several members in a fixed order: 把方向、管大局、保落实."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.lexicon import told_places
from youju.core.reading.defects.nearly import places
from youju.core.reading.defects.signs import Signed
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, begun_after

FAMILY = Family()

_ITEM = regex("[^、，,。；;：:！？\n“”‘’（）]+")
_STOP = regex("[。；\n]")
_GOES_ON = regex("[和与及等]|以及")
_PARTED = frozenset("、，,“”‘’")
SHORT, SURE = 2, 4
"""Members of so few characters tell something only where there are so many of them."""
TOGETHER = 3
"""Between two members stand at most so many marks: ”、“."""
_FARTHEST = 300
"""How far before a member its sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The members of a phrase in their order. `is_whole`: none of them is ever left out."""

    members: tuple[str, ...]
    is_whole: bool

    @property
    def said(self) -> str:
        return "、".join(self.members)


def phrases(lists: Lists) -> Signed[Phrase]:
    """The shipped phrases, by any of their members."""
    lines = lists.lines("quoted", "members")
    made = (Phrase(tuple(line.removeprefix("~").split("、")), not line.startswith("~")) for line in lines)
    return Signed((each.members, each) for each in made)


@FAMILY.check(
    "phrase.members",
    "固定提法的几项次序颠倒、换了说法或者缺了一项",
    Severity.WARNING,
    """
由几项组成的固定提法，各项的写法、次序都是定的。颠倒、换字、缺项，多半是凭记忆写错了。

- 错：学史增信、学史明理、学史崇德、学史力行；集体领导、民主集中、会前酝酿、会议决定
- 对：学史明理、学史增信、学史崇德、学史力行；集体领导、民主集中、个别酝酿、会议决定

有意只讲其中几项的，不用改。
""",
)
def members(document: Document, found: Found) -> Iterable[Defect]:
    taken = {*document.once(told_places)}
    for phrase in document.lists.once(phrases).likely_in(document):
        for run in _runs(document.content, phrase):
            for span, what in _wrong(document.content, run, phrase):
                if taken.isdisjoint(range(*span)):
                    taken.update(range(*span))
                    yield found.at(*span, f"固定提法是“{phrase.said}”，这里{what}")


def _runs(content: str, phrase: Phrase) -> Iterator[list[Span]]:
    """Items side by side where all members but one stand near each other, and not as they should."""
    size = len(phrase.members)
    if sum(member in content for member in phrase.members) < size - 1:
        return
    standing = sorted((at, member) for member in phrase.members for at in places(content, member))
    near = 2 * max(map(len, phrase.members)) + TOGETHER
    start = 0
    for end, (at, _) in enumerate((*standing[1:], (len(content) + near, "")), 1):
        if at - standing[end - 1][0] > near:
            begin, names = standing[start][0], {member for _, member in standing[start:end]}
            if len(names) >= size - 1 and not content.startswith(phrase.said, begin):
                yield from _items(content, begin, standing[end - 1][0])
            start = end


def _items(content: str, first: int, last: int) -> Iterator[list[Span]]:
    """Items that stand beside each other around these places, parted by commas and quotation marks only."""
    since = max(0, first - _FARTHEST)
    start = begun_after(content, "。；\n", first, since)
    stop = _STOP.search(content, last)
    run: list[Span] = []
    for match in _ITEM.finditer(content, start, stop.start() if stop else len(content)):
        gap = content[run[-1].end : match.start()] if run else ""
        if run and (len(gap) > TOGETHER or not _PARTED.issuperset(gap)):
            yield run
            run = []
        run.append(Span(*match.span()))
    yield run


def _wrong(content: str, run: Sequence[Span], phrase: Phrase) -> Iterator[tuple[Span, str]]:
    """Where a run of items says a phrase wrong, and how."""
    size, items = len(phrase.members), [content[slice(*each)] for each in run]
    for start in range(len(run) - size + 1):
        said = _said(items[start : start + size], phrase)
        if said == list(range(size)):
            continue
        if None not in said and len(set(said)) == size:
            yield _span(content, run[start : start + size], phrase), "次序不同"
        elif (at := _replaced(said)) is not None and _is_for(items[start + at], phrase.members[at], size):
            yield run[start + at], f"“{items[start + at]}”应为“{phrase.members[at]}”"
    for start in range(len(run) - size + 2) if phrase.is_whole and size >= SURE else ():
        if missing := _missing(items, start, phrase):
            yield _span(content, run[start : start + size - 1], phrase), f"缺“{missing}”"


def _said(items: Sequence[str], phrase: Phrase) -> list[int | None]:
    """Which members items are; before the first of them and behind the last other words may stand."""
    found: list[int | None] = []
    for at, item in enumerate(items):
        is_first, is_last = at == 0, at == len(items) - 1
        found.append(next((i for i, each in enumerate(phrase.members) if _is(item, each, is_first, is_last)), None))
    return found


def _is(item: str, member: str, is_first: bool, is_last: bool) -> bool:
    return item == member or (is_first and item.endswith(member)) or (is_last and item.startswith(member))


def _replaced(said: Sequence[int | None]) -> int | None:
    """Where the one item stands that is no member, all others being in their places.

    It is neither the first nor the last, around which anything may stand.
    """
    others = [at for at, each in enumerate(said) if each != at]
    is_inside = len(others) == 1 and 0 < others[0] < len(said) - 1
    return others[0] if is_inside and said[others[0]] is None else None


def _is_for(item: str, right: str, size: int) -> bool:
    """Whether an item stands for a member: about as long, and with a character of it or among many others."""
    if abs(len(item) - len(right)) > 1 or (len(right) <= SHORT and size < SURE):
        return False
    return bool(set(item) & set(right)) or size >= SURE


def _missing(items: Sequence[str], start: int, phrase: Phrase) -> str | None:
    """The one member left out where all others stand in their order, and nothing like it beside them."""
    end = start + len(phrase.members) - 1
    said = _said(items[start:end], phrase)
    absent = [at for at in range(len(phrase.members)) if at not in said]
    if len(absent) != 1 or said != [at for at in range(len(phrase.members)) if at != absent[0]]:
        return None
    missing, last = phrase.members[absent[0]], items[end - 1]
    if _GOES_ON.match(last.removeprefix(phrase.members[said[-1] or 0])) or missing in last:
        return None
    beside = (*items[max(0, start - 1) : start], *items[end : end + 1])
    return None if any(set(each) & set(missing) for each in beside) else missing


def _span(content: str, items: Sequence[Span], phrase: Phrase) -> Span:
    """From the first item to the last, without what stands before and behind their members."""
    first, last = (content[slice(*items[at])] for at in (0, -1))
    start = next((items[0].end - len(each) for each in phrase.members if first.endswith(each)), items[0].start)
    end = next((items[-1].start + len(each) for each in phrase.members if last.startswith(each)), items[-1].end)
    return Span(start, end)


_THREE = 3
_SAME_HEAD = regex(
    "[同共齐互抓讲比学查严亮送促重强转优提树带敢能会善真实][\u4e00-\u9fa5]{1,2}(?:、[同共齐互抓讲比学查严亮送促重强转优提树带敢能会善真实][\u4e00-\u9fa5]{1,2}){2,5}(?![\u4e00-\u9fa5、])"
)
_FOURS = regex("、(?<=[\u4e00-\u9fa5]{4}、)[\u4e00-\u9fa5]{4}、(?P<last>[\u4e00-\u9fa5]{3})(?=[的，。；\n])")


@FAMILY.check(
    "phrase.uneven",
    "排比的最后一项少了一个字",
    Severity.INFO,
    """
前面几项都是四个字，最后一项是三个字，又不成词，多半是漏了一个字。

- 错：打造政治坚定、作风优良、纪律严明、廉洁实的干部队伍
- 对：打造政治坚定、作风优良、纪律严明、廉洁务实的干部队伍
""",
)
def uneven(document: Document, found: Found) -> Iterable[Defect]:
    known = document.lists.once(spelling)
    for match in _SAME_HEAD.finditer(document.masked):
        items = match[0].split("、")
        short = [each for each in items if len(each) < _THREE]
        if len(short) == 1 and short[0] not in known.known and all(each[0] == items[0][0] for each in items):
            at = match.start() + match[0].index(f"{short[0]}、" if items[-1] != short[0] else f"、{short[0]}")
            at += items[-1] == short[0]
            told = f"前后各项都是三个字，“{short[0]}”疑漏了一个字"
            yield found.at(at, at + len(short[0]), told, severity=Severity.WARNING)
    for match in _FOURS.finditer(document.masked):
        last = match["last"]
        if last not in known.threes and last[:2] in known.known and last[1:] not in known.known:
            yield found.at(*match.span("last"), f"前面几项都是四个字，“{last}”疑漏了一个字")
