"""Numbers within a paragraph: （1）…；（2）…；（4）…"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LABEL = regex(
    r"[（(①-⑳1-9](?<=[：:；;。\n].)(?:(?<=[（(])(?:(?P<round>\d{1,2})|(?P<chinese>[一二三四五六七八九十]{1,2}))[）)]"
    r"|(?<=[①-⑳])|(?<=\d)(?P<rest>\d?)[.．、](?=[\u4e00-\u9fa5“《]))"
)
_SHOWN = 8
"""How many characters behind a number are quoted with it."""


@FAMILY.check(
    "numbering.within",
    "段落里的序号跳号、重复",
    Severity.ERROR,
    """
一段话里用（1）（2）（3）、①②③、1.2.3.列举，中间删了一条、添了一条，后面的序号忘了改。

- 错：主要抓了三件事：（1）健全制度；（2）落实责任；（4）加强检查。
- 对：主要抓了三件事：（1）健全制度；（2）落实责任；（3）加强检查。
""",
    signs=("（2）", "(2)", "（二）", "(二)", "②", "；2", "。2", ";2"),
)
def within(document: Document, found: Found) -> Iterable[Defect]:
    for run in _runs(document.content):
        for (before, place), (number, at) in pairwise(run):
            if number == before + 1:
                continue
            told = "用了两次" if number == before else f"之后是“{_quote(document, at)}”，序号不连续"
            end = min(len(document.content), at.end + _SHOWN)
            yield found.at(at.start, end, f"“{_quote(document, place)}”{told}", related=[place])
            break


def _quote(document: Document, span: Span) -> str:
    return document.content[slice(*span)]


Run = list[tuple[int, Span]]


def _runs(content: str) -> Iterator[Run]:
    """Numbers of one style within one line, from the first on."""
    open_runs: dict[str, Run] = {}
    line_end = 0
    for match in _LABEL.finditer(content):
        if match.start() >= line_end:
            yield from open_runs.values()
            open_runs, line_end = {}, _end_of_line(content, match.start())
        style, number = _read(match)
        if number == 1:
            if style in open_runs:
                yield open_runs[style]
            open_runs[style] = []
        if number == 1 or style in open_runs:
            open_runs[style].append((number, Span(*match.span())))
    yield from open_runs.values()


def _end_of_line(content: str, at: int) -> int:
    end = content.find("\n", at)
    return end if end >= 0 else len(content)


def _read(match: re.Match[str]) -> tuple[str, int]:
    """The style of a number, and the number."""
    said = match[0]
    if said in _CIRCLED:
        return "circled", _CIRCLED.index(said) + 1
    if match["round"] or match["chinese"]:
        return "round" if match["round"] else "chinese", int(value(match["round"] or match["chinese"]) or 0)
    return said[-1], int(said[:-1])


_SERIES = regex(
    "第(?<=\n第)(?P<number>[一二三四五六七八九十]{1,3}+)"
    "(?P<noun>(?!条|章|节|款|批|次|届|季度?|名|位)[\u4e00-\u9fa5]{1,3})(?=[：:，、 　])"
)


@FAMILY.check(
    "numbering.series",
    "“第一专题、第二专题”跳号",
    Severity.ERROR,
    """
各段以“第一专题”“第二专题”“第三阶段”开头，中间少了一个，多半是粘贴时丢了一段。

- 错：第一专题：……　第二专题：……　第四专题：……
- 对：补上第三专题，或者改正序号。
""",
    signs=("第二", "第三"),
)
def series(document: Document, found: Found) -> Iterable[Defect]:
    last: dict[str, int] = {}
    for match in _SERIES.finditer(f"\n{document.content}"):
        number, noun = int(value(match["number"]) or 0), match["noun"]
        before = last.get(noun)
        if before is not None and number > before + 1:
            start = match.start() - 1
            yield found.at(start, start + len(match[0]), f"前面是第{before}，这里是“{match[0]}”，序号不连续")
        last[noun] = number


_ARABIC = regex("[1-9]是(?<=[。；：，\n ）][1-9]是)(?=[\u4e00-\u9fa5]{2})")
_CLAUSES = regex("条(?:(?<=\n[一二三四五六七八九十]条)|(?<=^[一二三四五六七八九十]条))(?=关于|[ 　])")


@FAMILY.check(
    "numbering.label",
    "序号写得不对：“1是”“四条”",
    Severity.WARNING,
    """
列举写“一是、二是”，条文写“第四条”。写成“1是”“四条”，或者漏了“第”，读的人会误会。

- 错：针对不同情况，1是规定到基地学习……；四条　关于审批制度
- 对：针对不同情况，一是规定到基地学习……；第四条　关于审批制度
""",
)
def label(document: Document, found: Found) -> Iterable[Defect]:
    for match in _ARABIC.finditer(document.content):
        number = match[0][0]
        yield found.at(*match.span(), f"“{number}是”应写作“{_CHINESE[int(number)]}是”")
    for match in _CLAUSES.finditer(document.content):
        yield found.at(
            match.start() - 1, match.end(), f"“{document.quote(match.start() - 1, match.end())}”前面漏了“第”"
        )


_CHINESE = "零一二三四五六七八九"
