"""A passage as people edit it: words are theirs, figures stay bound to what they were counted from.

In the text to edit a figure stands as a mark, 【数3：14次】. It may be moved or taken out, not changed: its value comes
from the books.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from youju.core.composing.document import FigureWords, Paragraph, Span, Words
from youju.core.errors import Refusal

_MARK = re.compile(r"【数\s*(\d{1,6})\s*(?:[：:]\s*([^【】]*?)\s*)?】")
_BROKEN = re.compile(r"【数[^【】]{0,40}】?")
_TYPED = re.compile(r"\d[\d,.]*\s*(?:%|％|人次|人|次|项|个|篇|条|期|小时|学时|份|场|名|本|册|户|件|余|多)")
LONGEST = 6000


def number_of(words: FigureWords) -> int:
    """The number of a figure in its run."""
    return int(words.tag.partition(":")[2])


def to_edit(spans: Iterable[Span]) -> str:
    """Spans as text with marks: 召开支部委员会会议【数3：14次】。"""
    return "".join(_marked(span) if isinstance(span, FigureWords) else span.text for span in spans)


def _marked(words: FigureWords) -> str:
    return f"【数{number_of(words)}：{words.text.strip('【】')}】"


def edited(text: str, known: Mapping[int, FigureWords]) -> list[Paragraph]:
    """A text with marks as paragraphs, one a line. `known`: the figures of the report by number.

    Raises Refusal for a mark that names no figure of the report, or whose value was changed by hand.
    """
    if len(text) > LONGEST:
        raise Refusal(f"这一段有{len(text)}字，太长。", f"一段最多{LONGEST}字，请分开写。")
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n")]
    return [Paragraph(tuple(_spans(line, known))) for line in lines if line]


def _spans(line: str, known: Mapping[int, FigureWords]) -> Iterator[Span]:
    end = 0
    for mark in _MARK.finditer(line):
        yield from _words(line[end : mark.start()])
        yield _figure(mark, known)
        end = mark.end()
    yield from _words(line[end:])


def _words(text: str) -> Iterator[Words]:
    if broken := _BROKEN.search(text):
        raise Refusal(f"“{broken[0]}”不完整，认不出是哪个数字。", "数字的记号要整个保留或整个删去，如【数3：14次】。")
    if text:
        yield Words(text)


def _figure(mark: re.Match[str], known: Mapping[int, FigureWords]) -> FigureWords:
    words = known.get(int(mark[1]))
    if words is None:
        raise Refusal(f"这份报告没有编号为{mark[1]}的数字。", "请从“可以插入的数字”里选。")
    if mark[2] and mark[2] != words.text.strip("【】"):
        raise Refusal(
            f"数字{mark[1]}由台账得出，是“{words.text.strip('【】')}”，不能改成“{mark[2]}”。",
            "台账有误时，请先更正台账，再重新写一份报告。",
        )
    return words


def left_out(before: Sequence[Span], after: Iterable[Paragraph]) -> list[FigureWords]:
    """The figures of a passage that its edited text no longer has."""
    kept = Counter(span for paragraph in after for span in paragraph.spans if isinstance(span, FigureWords))
    gone = Counter(span for span in before if isinstance(span, FigureWords)) - kept
    return sorted(gone, key=number_of)


def typed_figures(before: Sequence[Span], after: Iterable[Paragraph]) -> list[str]:
    """Numbers written by hand that the passage did not have: nothing in the books stands behind them."""
    old = Counter(_typed(before))
    new = Counter(found for paragraph in after for found in _typed(paragraph.spans))
    return list(new - old)


def _typed(spans: Iterable[Span]) -> list[str]:
    return [found for span in spans if isinstance(span, Words) for found in _TYPED.findall(span.text)]
