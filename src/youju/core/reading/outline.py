"""The outline of an official document: title, addressee, headings, run-in headings, enumerations, ending.

Levels follow GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import Literal, NamedTuple

from youju.core.reading.numerals import value
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span, Text

Level = Literal["title", "1", "2", "3", "4", "item"]

_NUMERALS = "一二三四五六七八九十百"
_CHINESE = f"[{_NUMERALS}]{{1,4}}"
_LABELS: tuple[tuple[Level, str, re.Pattern[str]], ...] = (
    ("1", _NUMERALS, regex(rf"({_CHINESE})(?:[ 　]?、|[ 　]?．|\.(?!\d)|，(?=[^\n，。]{{1,30}}\n))")),
    ("1", "第", regex(rf"第({_CHINESE})(?:章|部分)(?:[ 　、:：]|(?=[^\n]{{0,30}}\n))")),
    ("2", "（(", regex(rf"[（(]({_CHINESE})[）)][、.．]?")),
    ("3", "", regex(r"(\d{1,3})(?:[ 　]?[.．](?!\d(?!\d?月))|[ 　]?、)")),
    ("4", "（(", regex(r"[（(](\d{1,3})[）)][、.．]?")),
    ("4", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", regex("([①-⑳])")),
)
"""Levels, with what their labels begin (else with digits), and the labels."""
_ITEM = regex(
    "[一二三四五六七八九十第](?:(?<!第)[一二三四五六七八九十]?[是要则抓看](?=[^\n])|(?<=第)[一二三四五六七八九十]{1,2}[，,、])"
)
_WITHIN_LINE = regex(r"(\d)(?<=[。；：]\d)[.．、](?=[\u4e00-\u9fff\ue001“])")
_BEFORE_ITEM = frozenset("。；;：:！？!?，,\n")
_AROUND_NUMERAL = "第是要则抓看，,、"
_LIKELY_ITEM = regex("[一二三四五六七八九十][是要则抓看，,、]")
_BREAK = regex(r"[。；;：:！？!?，,\n]")
_FULL_STOP = regex("[。：:；;！？\n]")
_DATE = regex(
    r"(?:\d{4}|[二〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?"
)
_BEGINS_LABEL = frozenset("一二三四五六七八九十百第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_MARKED_UP = regex(r"^#{1,3} +|^\*\*(?=[^*\n]+\*\*$)|(?<=[^*])\*\*$")
_LEADING = regex(r"#{1,6} +|\*\*")
"""Signs of a heading in Markdown, which are no part of it."""
LONGEST_TITLE = 60
LONGEST_HEADING = 60


_RANKS = {"1": 1, "2": 2, "3": 3, "4": 4, "item": 5}


class Heading(NamedTuple):
    """A title, a heading or one item of an enumeration.

    `span` covers label and title; `number` is what the label counts; `is_run_in`: text follows in the same paragraph.
    """

    level: Level
    span: Span
    label: str
    title: str
    number: int = 0
    is_run_in: bool = False


@dataclass(frozen=True)
class Outline:
    """The headings of a document in order, and its frame."""

    headings: tuple[Heading, ...]
    title: Heading | None = None
    addressee: Span | None = None
    signature: Span | None = None
    dated: Span | None = None
    starts: tuple[int, ...] = field(default=())

    @cached_property
    def _sections(self) -> list[tuple[int, tuple[Heading, ...]]]:
        """From which offset which headings stand above, outermost first."""
        found: list[tuple[int, tuple[Heading, ...]]] = []
        path: list[Heading] = []
        for heading in self.headings:
            if heading.level == "title":
                continue
            rank = _RANKS[heading.level]
            path = [above for above in path if _RANKS[above.level] < rank] + [heading]
            found.append((heading.span.start, tuple(path)))
        return found

    def above(self, offset: int) -> tuple[Heading, ...]:
        """The headings and enumeration items in which a character stands, outermost first."""
        index = bisect_right(self._section_starts, offset) - 1
        return self._sections[index][1] if index >= 0 else ()

    @cached_property
    def _section_starts(self) -> list[int]:
        return [start for start, _ in self._sections]


def outline_of(text: Text) -> Outline:
    """The outline of a document."""
    headings = [*_headings(text), *_numbered_within(text), *_items(text)]
    title = _title(text, headings)
    ordered = sorted([*headings, *([title] if title else [])], key=attrgetter("span.start"))
    return Outline(tuple(ordered), title, _addressee(text, title), *_ending(text))


_OF_MONTHS = regex(r"、[一二三四五六七八九十]{1,2}月(?:份)?[：:，]")
"""七、八月：…… is no heading numbered 七."""
_OF_PROSE = regex(r"^(?![一二三四五六七八九十]{1,3}、|[（(第])[^\n]*[，。；][^\n]*[\u4e00-\u9fff，、]$")
_PAGES_NUMBER = regex(r"\d{1,2}、")
_BEGINS_SO = regex(r"\n(?=\d{1,2}、)")


def pages_numbers(text: Text) -> list[Span]:
    """The numbers of pages that stand before lines like labels: 2、大职工的服务意识, the page before breaking off."""
    starts = (match.start() + 1 for match in _BEGINS_SO.finditer(text.content))
    found: list[Span] = []
    for start in (0, *starts):
        end = text.content.find("\n", start)
        if _is_pages_number(text, start, end if end >= 0 else len(text.content), _line_before(text.content, start)):
            found.append(Span(start, text.content.index("、", start) + 1))
    return found


def _line_before(content: str, start: int) -> str:
    """The last line before a place that holds anything."""
    end = start
    while end and content[end - 1] == "\n":
        end -= 1
    return content[content.rfind("\n", 0, end) + 1 : end].strip()


def _is_pages_number(text: Text, start: int, end: int, before: str) -> bool:
    """Whether a line begins with a page's number and no label: the one before breaks off, or it is the title."""
    label = _PAGES_NUMBER.match(text.content, start, end)
    if label is None:
        return False
    if (listed := _PAGES_NUMBER.match(before)) and int(listed[0][:-1]) == int(label[0][:-1]) - 1:
        return False
    is_title = not before and label[0] == "1、" and KIND.search(text.content[start:end].strip()) is not None
    return is_title or (len(before) >= BROKEN_OFF and _OF_PROSE.search(before) is not None)


BROKEN_OFF = 15
"""How long a line of prose is at least that breaks off where a page ends."""


def _headings(text: Text) -> Iterator[Heading]:
    of_pages = {each.start for each in pages_numbers(text)}
    for start, end in text.own_lines:
        if start in of_pages:
            continue
        begin = end - len(text.content[start:end].lstrip(" 　\t\ufeff"))
        first = text.content[begin : begin + 1]
        if first in ("#", "*") and (lead := _LEADING.match(text.content, begin, end)):
            begin = lead.end()
            first = text.content[begin : begin + 1]
        if (first in _BEGINS_LABEL or first.isdecimal()) and (found := _labelled(text, begin, end)):
            yield found


def _labelled(text: Text, start: int, end: int) -> Heading | None:
    first = text.content[start]
    for level, firsts, pattern in _LABELS:
        match = pattern.match(text.content, start, end) if (first in firsts if firsts else first.isdecimal()) else None
        if match is None or _OF_MONTHS.match(text.content, match.end() - 1):
            continue
        stop = _FULL_STOP.search(text.masked, match.end(), end)
        title_end = stop.start() if stop else end
        number = ord(match[1]) - 0x245F if match[1] >= "①" and match[1] <= "⑳" else int(value(match[1]) or 0)
        title = text.content[match.end() : title_end].strip(" 　\t*")
        if not title and (level not in ("1", "2") or text.content[match.end() : end].strip()):
            return None
        rest = text.content[title_end + 1 : end].strip() if stop else ""
        return Heading(level, Span(start, title_end), match[0].strip(), title, number, bool(rest))
    return None


def _numbered_within(text: Text) -> Iterator[Heading]:
    """1.…。2.…。 within a line, counted on from one."""
    found: list[re.Match[str]] = []
    for match in _WITHIN_LINE.finditer(text.masked):
        is_of_line = found and text.line_at(found[-1].start()) == text.line_at(match.start())
        counted = len(found) if is_of_line else 0
        if int(match[1]) == 1 and counted < 2:
            found = [match]
        elif counted and int(match[1]) == counted + 1:
            found.append(match)
            yield from (_at_label(text, each) for each in (found if counted == 1 else found[-1:]))


def _at_label(text: Text, match: re.Match[str]) -> Heading:
    end = text.lines[text.line_at(match.start())].end
    stop = _FULL_STOP.search(text.masked, match.end(), end)
    title_end = stop.start() if stop else end
    title = text.content[match.end() : title_end].strip()
    return Heading("3", Span(match.start(), title_end), match[0].strip(), title, int(match[1]), is_run_in=True)


def _items(text: Text) -> Iterator[Heading]:
    """Enumerations 一是…二是…, 第一，…: kept where at least two follow each other, or one stands after a stop."""
    likely = {text.lines[text.line_at(match.start())].start for match in _LIKELY_ITEM.finditer(text.masked)}
    for start, end in text.own_lines:
        if start not in likely:
            continue
        found = [(each, before) for each in _ITEM.finditer(text.masked, start, end) if (before := _before(text, each))]
        numbers = [int(value(match[0].strip(_AROUND_NUMERAL)) or 0) for match, _ in found]
        known = set(numbers)
        for (match, before), number in zip(found, numbers, strict=True):
            if before in "，," and known.isdisjoint((number - 1, number + 1)):
                continue
            yield _item(text, match, number, end)


def _before(text: Text, match: re.Match[str]) -> str:
    """The mark or line feed before a label and the blanks before it; nothing where it stands within a clause."""
    at = match.start()
    while at and text.masked[at - 1] in " 　":
        at -= 1
    before = text.masked[at - 1] if at else "\n"
    return before if before in _BEFORE_ITEM else ""


def _item(text: Text, match: re.Match[str], number: int, end: int) -> Heading:
    stop = _BREAK.search(text.masked, match.end(), end)
    title_end = stop.start() if stop else end
    title = text.content[match.end() : title_end].strip()
    return Heading("item", Span(match.start(), title_end), match[0], title, number, is_run_in=True)


def _title(text: Text, headings: list[Heading]) -> Heading | None:
    """The first line that has anything, where it reads like a title: short, unnumbered, without a stop at its end."""
    for start, end in text.own_lines:
        line = text.content[start:end]
        stripped = _MARKED_UP.sub("", line.strip(" 　\t\ufeff"))
        if not stripped or is_of_a_page(stripped) or _is_a_rubric(text, end, stripped) or _LETTERHEAD.search(stripped):
            continue
        begin = start + line.index(stripped)
        if label := _PAGES_NUMBER.match(stripped) if _is_pages_number(text, begin, end, "") else None:
            begin, stripped = begin + label.end(), stripped[label.end() :]
        is_numbered = any(heading.span.start == begin for heading in headings)
        if is_numbered or len(stripped) > LONGEST_TITLE or stripped[-1] in "。；，：:;,！？、":
            return None
        end = begin + len(stripped)
        more = _second_line(text, end, headings) if not KIND.search(stripped) else None
        if more and _ABOVE_TITLE.search(stripped):
            end, stripped, begin, more = more.end, text.quote(more), more.start, None
        return Heading(
            "title", Span(begin, more.end if more else end), "", stripped + (text.quote(more) if more else "")
        )
    return None


_BEGINS_A_PAGE = regex(
    r"(?:当前位置|您的位置|首页|设为首页|加入收藏|无障碍|长者|来源|作者|编辑|时间|日期|发布|更新|浏览|阅读|点击|分享"
    r"|朗读|打印|收藏|推荐人"
    r"|文件名称|发布机构|成文日期|公开方式|索[ 　]?引[ 　]?号|名[ 　]+称|文[ 　]?号|主题分类|信息分类|公文种类"
    r"|标题|小编|我要投稿|二维码"
    r"|购物车|我的足迹|资源描述|文档介绍|导语|版权所有)"
    r"(?:[：: 　>＞]|$)"
    r"|[-—][ 　]?[\u4e00-\u9fff]{2,6}$|(?:\d{1,3}-){2,}\d|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ 　]+\d{1,2}:\d{2}"
    r"|.{0,6}范文$|- ?(?:\d|约)|约[ 　]?[\d.]+千?[字页]|[- ]*举报$"
)
_OF_A_PAGE = regex(
    r"[\u4e00-\u9fff][ 　]*[>＞»][ 　]*[\u4e00-\u9fff]|[^\d]\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ 　]+\d{1,2}:\d{2}"
    r"|打印本页|范文(?:网|分享|大全)|公文(?:网|天地)|文秘网"
    r"|(?:合集|通用|精选|推荐|集合|汇总|锦集|实用|优秀|热门|必备|最新|优质|范文|共)[（(]?[\d一二三四五六七八九十]{1,3}篇"
    r"|\d{1,2}篇[）)》.．]*$"
    r"|小编(?:整理|为大家|给大家|特别|精心)|仅供(?:学习)?参考|投稿|加入[Vv][Ii][Pp]|立即下载|免费下载|原创力|文库"
    r"|发布于|[^\d]20\d{6}$"
)
"""How lines begin, and what stands in lines, that a web page has above an article: no title, whatever they say."""


def is_of_a_page(line: str) -> bool:
    """Whether a line was brought along from the page on which the text was found."""
    return _BEGINS_A_PAGE.match(line) is not None or _OF_A_PAGE.search(line) is not None


def _is_a_rubric(text: Text, end: int, said: str) -> bool:
    """Whether a short line names the part of the site that a page stands in, the page's own lines following."""
    following = text.content[end + 1 : text.content.find("\n", end + 1)] if end < len(text.content) else ""
    return len(said) <= RUBRIC and bool(following) and is_of_a_page(following.strip())


RUBRIC = 6


def _second_line(text: Text, end: int, headings: list[Heading]) -> Span | None:
    """The line right below the first where it ends as titles do: 某局党组 / 关于……的报告."""
    start = end + len(text.content[end:]) - len(text.content[end:].lstrip(" 　\t"))
    if text.content[start : start + 1] != "\n":
        return None
    line = text.lines[text.line_at(start + 1)]
    said = text.quote(line).strip(" 　\t")
    is_heading = any(heading.span.start in range(*line) for heading in headings)
    if is_heading or not KIND.search(said) or len(said) > LONGEST_TITLE or "。" in said:
        return None
    begin = line.start + text.quote(line).index(said)
    return Span(begin, begin + len(said))


_ABOVE_TITLE = regex(r"范文$|〔20\d\d〕[ 　]?\d+[ 　]?号$")
"""What stands above a title and is no part of it: a site's own title, the document's number."""
_LETTERHEAD = regex(r"^[\u4e00-\u9fa5]{4,40}文件$|^[\u4e00-\u9fa5]{2,10}[〔\[［]20\d\d[〕\]］][ 　\dXx×*＊_]*号$")
"""Who issues a document, and its number, on lines of their own above the title (GB/T 9704-2012, 7.2.4 and 7.2.5)."""
KIND = regex(
    "(?:报告|总结|计划|思路|打算|要点|方案|汇报|意见|通知|办法|材料|情况|通报|制度|细则|规划|清单|纪要|讲话|发言|体会|公示|请示|函|稿)(?:[（(][^（）()]{1,12}[）)])?$"
)
"""How the titles of documents end."""


_ADDRESSEE = regex(r"[^\n，。；]{2,60}[：:]\s*$")


def _addressee(text: Text, title: Heading | None) -> Span | None:
    """The line after the title that ends with a colon: 公司党委："""
    if title is None:
        return None
    following = (line for line in text.own_lines if line.start > title.span.end and text.quote(line).strip())
    for line in islice(following, 3):
        if _ADDRESSEE.fullmatch(text.quote(line).strip()):
            return line
    return None


def _ending(text: Text) -> tuple[Span | None, Span | None]:
    """The signature and the date among the last lines."""
    last = [*islice((line for line in reversed(text.own_lines) if text.quote(line).strip()), 4)][::-1]
    dated = next((line for line in reversed(last) if _is_date(text.quote(line))), None)
    if dated is None:
        signed = next((line for line in reversed(last) if _is_signature(text.quote(line))), None)
        return signed, None
    before = [line for line in last if line.end <= dated.start]
    signed = before[-1] if before and _is_signature(text.quote(before[-1])) else None
    return signed, dated


def _is_date(line: str) -> bool:
    found = _DATE.search(line)
    return found is not None and len(line.strip()) - len(found[0]) <= 30 and not line.strip().endswith("。")


_BODY = regex(
    "(?:党委|党组|党总支|党支部|支部|委员会|公司|集团|局|段|矿|院|校|学校|医院|中心|处|部|办|办公室|科|室|厂|站|队|所)$"
)


def _is_signature(line: str) -> bool:
    stripped = line.strip()
    return 3 < len(stripped) <= 40 and bool(_BODY.search(stripped)) and not re.search("[，。；：、]", stripped)
