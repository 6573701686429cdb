"""Sentences, headings and clauses said twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from youju.core.reading.defects.bigrams import characters_of, occurrences
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

SHORTEST_SENTENCE = 12
"""How long a sentence must be to be noticed when it comes again elsewhere."""

SHORTEST_CLAUSE = 12
LONGEST_CLAUSE = 60
LONG_CLAUSE, NEARBY = 18, 200
"""From how many characters on, and how far behind a clause, what opens a sentence with the same words is a slip."""
SHORTEST_TAIL = 4
SHORTEST_END = 6
"""How long a sentence is that says again how the one before it ended."""
LONGEST_SET_PHRASE = 24

_MARKS = "。；！？!?;，,、：: 　\u00a0"
_LABEL_STARTS = frozenset("一二三四五六七八九十第（(0123456789")
_LABEL = regex(
    r"(?:[一二三四五六七八九十]{1,2}[是要、]|第[一二三四五六七八九十][，、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、])"
)
_PLAIN = regex(r"[\W_]+")


@FAMILY.check(
    "repeat.sentence",
    "同一句话说了两遍",
    Severity.ERROR,
    """
同一句话原样出现两次，多半是粘贴时没有删净。

- 错：一是严格党员管理。严格党员管理。认真贯彻……
- 对：一是严格党员管理。认真贯彻……
""",
)
def sentence(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    seen: dict[str, tuple[int, int]] = {}
    before, place = "", 0
    for start, stop, _ in document.text.sentences:
        begin, shortest = start, SHORTEST_SENTENCE
        if content[begin] in _LABEL_STARTS and (label := _LABEL.match(content, begin, begin + 8)):
            begin, shortest = label.end(), _shortest(label[0])
        said = content[begin:stop].strip(_MARKS)
        size = len(said)
        if said == before and size >= 4:
            yield found.at(place, stop, f"“{said[:20]}”连说了两遍，请删去一遍")
        elif size >= SHORTEST_END and before.endswith(said) and "\n" not in content[place:start]:
            tail = content.rfind(said, place, start)
            yield found.at(tail, stop, f"“{said[:20]}”连说了两遍，请删去一遍")
        elif size >= shortest and content[stop - 1] in "。；！？”":
            first, end = seen.setdefault(said, (begin, stop))
            if first != begin and not _is_listed(document, first, start):
                told = f"这一句前面（第{document.text.line_at(first) + 1}行）已经说过"
                yield found.at(start, stop, told, severity=_severity(said), related=[Span(first, end)])
        before, place = said, start


def _shortest(label: str) -> int:
    """How long a sentence is that is said again; one that begins 一是 may be short."""
    return SHORTEST_END if label.endswith("是") else SHORTEST_SENTENCE


def _severity(said: str) -> Severity:
    return Severity.ERROR if re.search(r"\d", said) or len(said) > LONGEST_SET_PHRASE else Severity.WARNING


def _is_listed(document: Document, first: int, second: int) -> bool:
    """Whether headings or list lines begin at both places: told by repeat.heading."""
    starts = document.once(_heading_starts)
    return first in starts and second in starts


def _heading_starts(document: Document) -> frozenset[int]:
    return frozenset(each.span.start for each in document.outline.headings)


@FAMILY.check(
    "repeat.clause",
    "同一分句紧接着重复",
    Severity.ERROR,
    """
同一个分句隔着一个标点又说了一遍，是粘贴时的重复。

- 错：监督的精准性、实效性有待提高，监督的精准性、实效性有待提高。
- 对：监督的精准性、实效性有待提高。
""",
)
def clause(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    last_start, last_end, last = 0, -2, ""
    for start, end in document.once(_clauses):
        said = content[start:end]
        is_again = last.endswith(said)
        if is_again and _MASKED.search(said):
            continue
        is_next = is_again and start == last_end + 1 and content[last_end] in "，；"
        if is_next and said == last and len(said) >= 4:
            yield found.at(last_start, end, f"“{said[:20]}”连说了两遍，请删去一遍")
        elif is_next and len(said) >= SHORTEST_TAIL:
            yield found.at(last_end - len(said), end, f"“{said[:20]}”连说了两遍，请删去一遍")
        elif "、" in said:
            yield from _in_clause(found, start, said)
        last_start, last_end, last = start, end, said


def _clauses(document: Document) -> list[tuple[int, int]]:
    """Where each clause begins and ends, enumerations with 、 in one."""
    edges = [-1, *document.once(occurrences).places(_EDGES), len(document.content)]
    return [(before + 1, end) for before, end in pairwise(edges) if end > before + 1]


_EDGES = characters_of("，。；：！？\n")
_MASKED = regex("[XxＸ×*＊○〇]{2}")
"""Where names are masked, several bodies look alike."""


def _in_clause(found: Found, start: int, said: str) -> Iterator[Defect]:
    """Items of an enumeration that come twice, one after the other."""
    begin = start
    items = said.split("、")
    for first, second in pairwise(items):
        if first == second and len(first) >= 2 and not first.isascii() and not _MASKED.search(first):
            yield found.at(begin, begin + 2 * len(first) + 1, f"“{first[:20]}”连说了两遍，请删去一遍")
        begin += len(first) + 1


@FAMILY.check(
    "repeat.phrase",
    "同一分句在别处说过",
    Severity.INFO,
    """
较长的分句在不同段落原样出现，读起来重复；套话（“同谋划、同部署”）可以不管，工作内容重复的请换个说法或者合并。
""",
)
def phrase(document: Document, found: Found) -> Iterable[Defect]:
    content, text = document.content, document.text
    seen: dict[str, int] = {}
    for start, end in document.once(_clauses):
        if not SHORTEST_CLAUSE <= end - start <= LONGEST_CLAUSE or content[end : end + 1] not in "，。；":
            continue
        said = content[start:end]
        first = seen.setdefault(said, start)
        if first == start:
            continue
        states = _HAS_DIGIT.search(said) is not None and not _RECURS.search(said)
        line = text.line_at(first)
        is_whole = content[end : end + 1] == "。" or end - start >= LONG_CLAUSE
        is_again = is_whole and content[start - 1 : start] == "。" and start - first < NEARBY
        if states or is_again or line != text.line_at(start):
            told = f"这一句前面（第{line + 1}行）原样说过"
            severity = Severity.ERROR if states else Severity.WARNING if is_again else None
            yield found.at(start, end, told, severity=severity, related=[Span(first, first + len(said))])


_HAS_DIGIT = regex(r"\d")
_RECURS = regex("每|不少于|至少|不低于|年|以上|不超过|届|前$")


@FAMILY.check(
    "repeat.heading",
    "小标题重复",
    Severity.WARNING,
    """
两个小标题一字不差，要么内容重复，要么标题粘贴后没有改。

- 错：（一）加强理论学习　……（三）加强理论学习
""",
)
def heading(document: Document, found: Found) -> Iterable[Defect]:
    by_title: dict[str, list[Span]] = defaultdict(list)
    for each in document.outline.headings:
        if each.level in ("1", "2", "3", "4") and len(each.title) >= 5:
            by_title[_PLAIN.sub("", each.title)].append(each.span)
    for places in by_title.values():
        for place in places[1:]:
            yield found.at(*place, "这个小标题前面已经用过", related=[places[0]])


_FAULT = regex("不严格|不到位|不及时|不经常|不规范|不严肃|不够严")
_WHO = "(?:临时|项目部?|车间|机关|离退休|联合|流动|分公司|基层|班组|区队|科室)(?:党支部|党总支|党委|党组织)"
_BLAMED = regex(f"(?P<who>{_WHO})[^，。；\n]{{0,14}}(?:落实|执行|坚持|开展|学习)[^，。；\n]{{0,10}}$")
_PRAISED = regex(f"(?P<who>{_WHO})[^。；\n]{{0,4}}(?:认真|严格|全面|常态化)(?:落实|执行|坚持|开展)")
LOOK_BACK = 50


@FAMILY.check(
    "repeat.contradiction",
    "成绩和问题说的不一样",
    Severity.INFO,
    """
前面说某个组织“认真落实”，后面的问题里又说它“落实不严格”，请核对两处说法。

- 错：（成绩）项目部临时党支部认真落实“三会一课”制度。（问题）项目部临时党支部落实组织制度不严格。
- 对：（成绩）多数项目部临时党支部能够落实“三会一课”制度。
""",
    signs=("不严格", "不到位", "不及时", "不经常", "不规范", "不严肃", "不够严"),
)
def contradiction(document: Document, found: Found) -> Iterable[Defect]:
    for match in _FAULT.finditer(document.masked):
        blamed = _BLAMED.search(document.masked, max(0, match.start() - LOOK_BACK), match.start())
        before = document.once(_praised).get(blamed["who"]) if blamed else None
        if blamed is not None and before is not None and before.end < blamed.start():
            line = document.text.line_at(before.start) + 1
            told = f"前面（第{line}行）说“{blamed['who']}”做得好，这里说做得不好，请核对"
            yield found.at(blamed.start(), match.end(), told, related=[before])


def _praised(document: Document) -> dict[str, Span]:
    """Where each body is first said to do well."""
    places: dict[str, Span] = {}
    for match in _PRAISED.finditer(document.masked):
        places.setdefault(match["who"], Span(*match.span()))
    return places
