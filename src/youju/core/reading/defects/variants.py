"""Characters of another script that got in among simplified ones: 時间, 验収, 邓再新丶刘建平."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from youju.core.reading.defects.bigrams import characters_of, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_MOST, _MANY = 0.05, 20
"""From which share of its characters on, and from how many, a text is rather written in traditional ones than mixed."""
_PAIR = 2


class Variants:
    """The characters, each with the one it stands for, and all of them for looking them up at once."""

    def __init__(self, lists: Lists) -> None:
        self.meant = {pair[0]: pair[1] for pair in lists.words("variants", "pairs")}
        self.wanted = characters_of("".join(self.meant))


@FAMILY.check(
    "word.traditional",
    "夹有繁体字、日文汉字",
    Severity.WARNING,
    """
从网页、旧文件或扫描件里复制来的文字，会夹带“時”“義”“収”这样的字。公文用规范的简化字。

- 错：会義特邀老同志参加，前后不到一周時间。
- 对：会议特邀老同志参加，前后不到一周时间。

改过来成常用词的，可以自动改；可能是人名的，只提示。全文都是繁体字的，只在第一处提示。
""",
)
def traditional(document: Document, found: Found) -> Iterable[Defect]:
    variants = document.lists.once(Variants)
    places = document.once(occurrences).places(variants.wanted)
    if len(places) > max(_MANY, _MOST * len(document.content)):
        at = places[0]
        yield found.at(at, at + 1, "全文用的是繁体字，公文用规范的简化字", severity=Severity.INFO)
        return
    for span in _runs(places):
        said = document.content[span.start : span.end]
        meant = "".join(variants.meant[each] for each in said)
        fix = meant if _is_word(document, span, meant) else None
        yield found.at(*span, f"“{said}”不是规范的简化字，应为“{meant}”", fix=fix)


def _runs(places: Iterable[int]) -> Iterator[Span]:
    """Places one behind the other, put together."""
    for _, run in groupby(enumerate(places), lambda each: each[1] - each[0]):
        together = [at for _, at in run]
        yield Span(together[0], together[-1] + 1)


def _is_word(document: Document, span: Span, meant: str) -> bool:
    """Whether what is meant is a known word, by itself or with the character before or behind."""
    known, content = document.lists.once(spelling).known, document.content
    before, behind = content[max(0, span.start - 1) : span.start], content[span.end : span.end + 1]
    return any(each in known for each in (meant, before + meant, meant + behind) if len(each) >= _PAIR)


_STROKE = regex("丶(?=[\u4e00-\u9fa5“《0-9])")


@FAMILY.check(
    "punctuation.stroke",
    "笔画当作顿号",
    Severity.ERROR,
    """
“丶”是一个字（点的笔画），不是顿号“、”。手写输入、识别图片时常混。

- 错：选出了张某丶李某丶王某三名委员。
- 对：选出了张某、李某、王某三名委员。
""",
    signs=("丶",),
)
def stroke(document: Document, found: Found) -> Iterable[Defect]:
    for match in _STROKE.finditer(document.content):
        yield found.at(*match.span(), "“丶”是笔画，不是顿号，应为“、”", fix="、")
