"""Quotes and brackets: unpaired, the wrong way round, straying."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

PAIRS = {"“": "”", "《": "》", "（": "）", "〔": "〕", "【": "】", "‘": "’", "「": "」"}
CLOSES = {close: opening for opening, close in PAIRS.items()}
_MARK = regex("[“”《》（）()〔〕【】‘’「」]")
_MARK_OR_LINE = regex("[“”《》（）()〔〕【】‘’「」\n]")
_PAIRED = regex("(?:“(?:《》|（）)*”|《(?:“”|（）|《》)*》|[（(](?:“”|《》)*[）)]|〔〕|【】|‘’|「」)*")
"""The marks of a line, each beside its other but for what one pair may hold."""
_CHINESE = regex("[一-龥]")
_LATIN = regex("[A-Za-z]")
_STOP = regex("[，。；：、！？\n“”《》（）]")
_NUMBERED = regex(r"(?:^|[\n，。；：、 　])[ 　]*(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[a-zA-Z])$")
LONGEST = 14


class Loose(NamedTuple):
    """A mark at a place that nothing pairs; `turned`: it should be its opposite."""

    at: int
    mark: str
    turned: bool


def loose_marks(document: Document) -> list[Loose]:
    """The marks nothing pairs, line by line: they don't reach over paragraphs."""
    content = document.content
    found: list[Loose] = []
    by_line = "".join(_MARK_OR_LINE.findall(content)).split("\n")
    for (start, end), said in zip(document.text.lines, by_line, strict=True):
        if not said or _PAIRED.fullmatch(said):
            continue
        marks = list(_MARK.finditer(content, start, end))
        if any(each[0] in FOREIGN for each in marks) and _is_foreign(content[start:end]):
            marks = [each for each in marks if each[0] not in FOREIGN]
        found.extend(_loose(document, [(each.start(), _full(each[0])) for each in marks]))
    return found


FOREIGN = "()‘’"
"""Marks that other languages use too, also by themselves (a), it’s."""


def _is_foreign(line: str) -> bool:
    return len(_LATIN.findall(line)) > len(_CHINESE.findall(line))


def _full(mark: str) -> str:
    return {"(": "（", ")": "）"}.get(mark, mark)


def _loose(document: Document, marks: list[tuple[int, str]]) -> Iterator[Loose]:
    opened = _Opened()
    for number, (at, mark) in enumerate(marks):
        if mark in PAIRS:
            if mark == "“" and opened.last == mark:
                yield Loose(*opened.pop(), False)  # opened again before it closed
            opened.append(at, mark)
            continue
        if opened.of[CLOSES[mark]]:
            while opened.last != CLOSES[mark]:
                yield Loose(*opened.pop(), False)
            opened.pop()
        elif not _is_label(document.content, at, mark) or _is_half_a_label(document, at):
            turned = mark in "”’" and number + 1 < len(marks) and marks[number + 1][1] == mark
            if turned:
                opened.append(at, CLOSES[mark])
            yield Loose(at, mark, turned)
    yield from (Loose(at, mark, False) for at, mark in opened.marks)


class _Opened:
    """The marks that nothing closed so far, and how many there are of each."""

    def __init__(self) -> None:
        self.marks: list[tuple[int, str]] = []
        self.of = Counter[str]()

    @property
    def last(self) -> str:
        return self.marks[-1][1] if self.marks else ""

    def append(self, at: int, mark: str) -> None:
        self.marks.append((at, mark))
        self.of[mark] += 1

    def pop(self) -> tuple[int, str]:
        at, mark = self.marks.pop()
        self.of[mark] -= 1
        return at, mark


def _is_label(content: str, at: int, mark: str) -> bool:
    """1） 一） a): a numbering, not half a pair."""
    return mark == "）" and _NUMBERED.search(content, max(0, at - 6), at) is not None


_HALF_LABEL = regex(r"(?:^|\n)[ 　]*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})$")
_WHOLE_LABEL = regex(r"(?:^|(?<=\n))[ 　]*（(?:(?P<chinese>[一二三四五六七八九十]{1,3})|\d{1,2})）")
_USUAL = 2
"""So many labels in brackets show that one of which half is left is a slip."""


def _labels_in_brackets(document: Document) -> tuple[int, int]:
    """How many lines begin with （一） and how many with （1）."""
    labels = [match["chinese"] is not None for match in _WHOLE_LABEL.finditer(document.content)]
    return sum(labels), len(labels) - sum(labels)


def _is_half_a_label(document: Document, at: int) -> bool:
    """二） where the lines around begin with （一） and （三）."""
    match = _HALF_LABEL.search(document.content, max(0, at - 8), at)
    if match is None:
        return False
    chinese, arabic = document.once(_labels_in_brackets)
    return (arabic if match["number"].isdigit() else chinese) >= _USUAL


@FAMILY.check(
    "punctuation.unpaired",
    "引号、书名号、括号不成对",
    Severity.ERROR,
    """
引号、书名号、括号必须成对，一段里有前无后、有后无前都是错。

- 错：学习《关于新形势下党内政治生活的若干准则。
- 对：学习《关于新形势下党内政治生活的若干准则》。
""",
)
def unpaired(document: Document, found: Found) -> Iterable[Defect]:
    closed = -1
    for each, behind in pairwise((*document.once(loose_marks), None)):
        if each is None or each.turned or each.at == closed:
            continue
        if each.mark == "“" and (opening := _half_opened(document.content, each.at)):
            yield found.at(opening, each.at + 1, "前引号打成了半角的'，后引号打成了前引号")
            continue
        if behind and _closes(document.content, each, behind):
            closed = behind.at
            yield found.at(each.at, behind.at + 1, "后引号写成了前引号", fix="”", fix_at=(behind.at, behind.at + 1))
            continue
        if behind and _is_reversed(document.content, each, behind):
            closed = behind.at
            said = document.content[each.at + 1 : behind.at]
            yield found.at(each.at, behind.at + 1, "前后引号颠倒了", fix=f"“{said}”")
            continue
        other = PAIRS.get(each.mark) or CLOSES[each.mark]
        missing = "后" if each.mark in PAIRS else "前"
        yield found.at(*_around(document.content, each), f"“{each.mark}”没有配对，{missing}面缺“{other}”")


def _half_opened(content: str, at: int) -> int:
    """Where a half-width quote opens what an opening quote closes: '四无“乡镇. 0 where none does."""
    opening = content.rfind("'", max(0, at - _QUOTED), at)
    return opening if opening > 0 and _WHOLE.match(content, opening + 1, at) and at - opening > 1 else 0


def _closes(content: str, loose: Loose, behind: Loose) -> bool:
    """Whether a second opening quote stands where the first should close: “谁使用、谁负责“的要求."""
    said = content[loose.at + 1 : behind.at]
    return (
        loose.mark == behind.mark == "“"
        and len(said) <= (_TERM if "，" in said else _QUOTED)
        and not behind.turned
        and _WHOLE.match(said) is not None
    )


def _is_reversed(content: str, loose: Loose, behind: Loose) -> bool:
    """Whether a closing quote opens and an opening one closes: ”千万工程“."""
    said = content[loose.at + 1 : behind.at]
    is_one = loose.mark == "”" and behind.mark == "“" and not behind.turned
    return is_one and len(said) <= _QUOTED and _WHOLE.match(said) is not None


_QUOTED, _TERM = 30, 16
"""So many characters at most a quote is taken to hold whose end was typed wrong, and one with a comma in it."""
_WHOLE = regex("[^。；：\n“”]*[^，。；：、\n“”]$")


def _around(content: str, loose: Loose) -> tuple[int, int]:
    """The mark with what it begins or ends, to the next mark."""
    if loose.mark in PAIRS:
        stop = _STOP.search(content, loose.at + 1, loose.at + LONGEST)
        return loose.at, stop.start() if stop else min(len(content), loose.at + LONGEST)
    start = max(0, loose.at - LONGEST)
    before = [match.end() for match in _STOP.finditer(content, start, loose.at)]
    return (before[-1] if before else start), loose.at + 1


@FAMILY.check(
    "punctuation.turned",
    "前引号写成后引号",
    Severity.ERROR,
    """
前引号是“，后引号是”，不能两个都用后引号或者颠倒。

- 错：纪念”五四”运动
- 对：纪念“五四”运动
""",
)
def turned(document: Document, found: Found) -> Iterable[Defect]:
    for each in document.once(loose_marks):
        if not each.turned:
            continue
        close = document.content.find(each.mark, each.at + 1)
        end = close + 1 if each.at < close <= each.at + 60 else each.at + 1
        opening = CLOSES[each.mark]
        yield found.at(each.at, end, f"前引号应为“{opening}”", fix=opening, fix_at=(each.at, each.at + 1))


_STRAY = regex('[”“]["＂]|["＂][”“]')
_HALF = regex('["＂](?P<inner>[^"＂\n]{1,40})["＂]')


@FAMILY.check(
    "punctuation.stray-quote",
    "多出一个引号",
    Severity.ERROR,
    """
全角引号旁边又多出一个半角引号，删去半角的。

- 错：树立“四个意识”"、坚定“四个自信”
- 对：树立“四个意识”、坚定“四个自信”
""",
    signs=('"', "＂"),
)
def stray_quote(document: Document, found: Found) -> Iterable[Defect]:
    halves = (match for match in _HALF.finditer(document.content) if _CHINESE.search(match["inner"]))
    paired = {at for match in halves for at in (match.start(), match.end() - 1)}
    for match in _STRAY.finditer(document.content):
        half = match.start() + (match[0][0] in "“”")
        if half in paired:
            continue
        full = match[0].strip('"＂')
        yield found.at(*match.span(), "多出一个半角引号", fix=full)


@FAMILY.check(
    "punctuation.half-quote",
    "半角引号",
    Severity.INFO,
    """
中文里用全角引号“ ”，不用半角直引号。

- 错：开展"三亮"活动
- 对：开展“三亮”活动
""",
    signs=('"',),
)
def half_quote(document: Document, found: Found) -> Iterable[Defect]:
    for match in _HALF.finditer(document.content):
        if re.search("[一-龥]", match["inner"]) and not re.search("[“”]", match["inner"]):
            yield found.at(*match.span(), "中文里用全角引号", fix=f"“{match['inner']}”")
