"""Ends of clauses that are lost, told by the verbs they belong to: 奋力谱写北坡, 素质得到了, 提升干部应急处置."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from youju.core.reading.defects.bigrams import Wanted, bigrams, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.strings import number_of
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex

FAMILY = Family()

_STOP = regex("[，。；：！？\n]")
_LONGEST = 40
"""How many characters an object is looked at."""

_PEOPLE = (
    "党员|干部|职工|书记|人员|教师|师生|员工|队伍|班子|委员|青年|民警|医生|护士|群众|居民|村民|学生"
    "|党务工作者|支委|团员"
)
_RAISED = regex(
    rf"(?:提[高升]|增强)了?(?:广大|全体|基层|各级|全[院校局矿段县市厂站所])?[一-龥]{{0,5}}?(?:{_PEOPLE})(?:干部|职工|队伍|党员|的|们|人员|书记)*"
    r"(?P<tail>[^，。；：！？\n\ue000-\ue003]{2,24})(?=[，。；\n])"
)

_GOT = regex(
    r"了?(?P<how>有效|明显|显著|全面|较好|较大|良好|积极|重要|浓厚|坚实|扎实|充分|一定|有力|新的?|很大|强大|坚强)?的?(?=[，。；\n](?!“))"
)
_BARE = frozenset(("取得", "起到", "营造", "奠定", "打下", "赢得"))
_WITH_HOW = frozenset(("得到", "收到", "产生", "形成", "提供", "展现", "树立"))
_WITH_LE = frozenset(("得到", "起到", "营造", "奠定", "打下", "赢得", "提供", "取得", "作出"))
_SEEN = regex("[看听做找学摸用见管想办说买吃够抓拿碰问喊叫心来也达感值取获都能]")
_FOR = regex("[为给][^，。；：\n]{2,24}$")

_IZED = regex(
    r"(?:起|了)?(?:[一-龥]{0,6}?)(?:常态化|制度化|规范化|长效化|标准化|科学化|精细化|系统化)"
    r"(?:[、和]?(?:常态化|制度化|规范化|长效化|标准化|科学化|精细化|系统化|长效|常态))*"
)
_STATES_OF = regex("推进|推动|实现|走向|促进|做到|向|工作|建设")


_MAKES = ("建立", "健全", "完善", "构建")
_SHAPES = ("形成", "打造", "营造", "构建")
_NOT_YET = "对凡未已没能可应尚如"
_IS = "化"
_DOES = ("抓", "促", "谋", "做", "干")


class _Tail(NamedTuple):
    """What no clause ends in, what stands before it there (anything where that is None), and whether that is sure."""

    said: str
    before: re.Pattern[str] | None
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Endings:
    """By the numbers of two characters: verbs with what their objects end in, other verbs, how clauses end."""

    wanted: Wanted
    ends: dict[int, tuple[str, re.Pattern[str], Severity | None]]
    bare: dict[int, str]
    made: frozenset[int]
    done: frozenset[int]
    tails: dict[int, list["_Tail"]]
    shapes: frozenset[int]
    not_verbs: tuple[str, ...]
    raised: tuple[str, ...]
    doings: tuple[str, ...]


def endings(lists: Lists) -> Endings:
    """The shipped ones."""
    ends: dict[int, tuple[str, re.Pattern[str], Severity | None]] = {}
    for line in lists.lines("lost", "ends"):
        verbs, _, told = line.lstrip("~").partition(": ")
        pattern, severity = regex(any_of(told.split())), Severity.INFO if line.startswith("~") else None
        ends |= {number_of(verb): (verb, pattern, severity) for verb in verbs.split()}
    bare = {number_of(verb): verb for verb in (*_BARE, *_WITH_HOW, *_WITH_LE)}
    not_verbs, raised, doings = (lists.words("lost", each) for each in ("not_verbs", "raised", "doings"))
    made = frozenset(number_of(_IS + stop) for stop in _ENDS)
    done = frozenset(number_of(doing[-2:]) for doing in doings if len(doing) > 1)
    shapes = frozenset(number_of(verb) for verb in _SHAPES)
    tails: dict[int, list[_Tail]] = defaultdict(list)
    for line, stop in product(lists.lines("lost", "tails"), _ENDS):
        said, _, before = line.lstrip("~").partition(": ")
        severity = Severity.INFO if line.startswith("~") else None
        for each in said.split():
            tails[number_of(each[-1] + stop)].append(_Tail(each, regex(f"{before}$") if before else None, severity))
    wanted = lists.once(bigrams).want(
        {*ends, *tails, *shapes, *bare, *made, *done, *(number_of("、" + do) for do in _DOES)}
    )
    return Endings(wanted, ends, bare, made, done, tails, shapes, not_verbs, raised, doings)


_ENDS = "，。；\n"


@FAMILY.check(
    "grammar.lost-end",
    "宾语没有说完",
    Severity.WARNING,
    """
“谱写”的是篇章，“营造”的是氛围，“得到”后面要有“提升”“加强”，“提升干部”后面要落到“能力”“素质”。停在半路，多半是删改时丢了后面的字。

- 错：奋力谱写“平安、绿色”青山；队伍素质得到了；不断提升党员干部应急处置，
- 对：奋力谱写“平安、绿色”青山新篇章；队伍素质得到了提高；不断提升党员干部应急处置能力，
""",
)
def lost_end(document: Document, found: Found) -> Iterable[Defect]:
    told = -1
    for each in _lost(document, found):
        if each.span is not None and each.span.start >= told and each.span.end not in document.once(_heading_ends):
            told = each.span.end
            yield each


def _heading_ends(document: Document) -> frozenset[int]:
    """Where headings in lines of their own end: 强化作风建设，营造清廉工地."""
    headings = document.outline.headings
    return frozenset(each.span.end for each in headings if not each.is_run_in and each.level != "item")


def _lost(document: Document, found: Found) -> Iterator[Defect]:
    known, masked = document.lists.once(endings), document.masked
    for at, number in document.once(occurrences).of(known.wanted):
        if number in known.tails:
            yield from _cut(found, masked, at, known.tails[number])
        elif number in known.shapes:
            yield from _shaped(found, masked, at)
        if number in known.ends:
            yield from _without_end(found, masked, at, known, number)
        elif number in known.bare:
            yield from _nothing(found, masked, at, known.bare[number])
        elif number in known.made:
            yield from _ized(found, masked, at)
        elif (number in known.done and masked[at + 2 : at + 3] in _ENDS) or masked[at] == "、":
            yield from _unraised(found, masked, at + 1, known)


def _shaped(found: Found, masked: str, at: int) -> Iterator[Defect]:
    """打造一支作风优良、业务精湛的: what is made is lost."""
    stop = _STOP.search(masked, at, at + _LONGEST)
    if stop is None or masked[stop.start() - 1] != "的" or stop.start() - at < _SHORTEST:
        return
    is_told = "是" in masked[at : stop.start()] or masked[at + 2] == "的"
    if not is_told and (at == 0 or masked[at - 1] not in _NOT_YET):
        yield found.at(at, stop.start(), "“的”后面没有说完，疑有漏字")


_SHORTEST = 7
"""So many characters at least has a clause that tells what is made without naming it."""


def _cut(found: Found, masked: str, end: int, tails: list[_Tail]) -> Iterator[Defect]:
    """推动全面从严治党向纵深: how no clause ends."""
    for tail, before, severity in tails:
        if not masked.endswith(tail, 0, end + 1):
            continue
        start = end + 1 - len(tail)
        match = before.search(masked, max(0, start - _LONGEST), start) if before else None
        if match or before is None:
            begin = max(match.start(), start - _SHOWN) if match else max(_begin(masked, start), start - _SHOWN)
            yield found.at(begin, end + 1, f"“{tail}”后面没有说完，疑有漏字", severity=severity)
            return


_SHOWN = 10
"""So many characters before what no clause ends in are quoted."""


def _begin(masked: str, at: int) -> int:
    """Where the clause of a character begins, as far as it is looked at."""
    last = None
    for last in _STOP.finditer(masked, max(0, at - _LONGEST), at):  # noqa: B007
        pass
    return last.end() if last else max(0, at - _LONGEST)


def _without_end(found: Found, masked: str, at: int, known: Endings, number: int) -> Iterator[Defect]:
    """An object of a verb that ends in none of the words it must."""
    verb, ends, severity = known.ends[number]
    stop = _STOP.search(masked, at, at + _LONGEST)
    if stop is None or stop[0] == "：" or ends.search(masked, at + len(verb), stop.start()):
        return
    if verb == "开创" and masked[at - 1 : at] == "召":
        return  # 召开|创建工作动员会
    start, end = at + len(verb), stop.start()
    while start < end and masked[start] in "了好起出着":
        start += 1
    if end - start < 2 or masked.startswith(known.not_verbs, start) or masked[end - 1] in _CLOSES:
        return
    if masked.startswith(verb, at) and masked[at - 1 : at] != "的" and not ends.search(masked, _begin(masked, at), at):
        yield found.at(at, end, f"“{verb}”的是什么没有说完，疑有漏字", severity=severity)


_CLOSES = "”’》） "


def _unraised(found: Found, masked: str, end: int, known: Endings) -> Iterator[Defect]:
    """提升党员干部应急处置: what of people is raised is lost."""
    begin = max(0, end - _LONGEST)
    at = max(masked.rfind("提", begin, end), masked.rfind("增强", begin, end))
    match = _RAISED.match(masked, at) if at >= 0 else None
    if match is None or match.end() < end or (at and masked[at - 1] in "的率度"):
        return
    tail = re.split("[、和及与]|以及", match["tail"])
    last = tail[-1]
    if not last or last.endswith(known.raised):
        return
    if len(tail) > 1 and last not in known.doings and tail[-2].endswith(known.raised):
        return
    if last.endswith(known.doings) or last.startswith(_DOES):
        yield found.at(at, match.end(), "后面没有说完，疑漏了“能力”“水平”一类的词")


def _nothing(found: Found, masked: str, at: int, verb: str) -> Iterator[Defect]:
    """整体素质得到了。 取得明显，"""
    match = _GOT.match(masked, at + 2)
    if match is None or not at or _SEEN.match(masked, at - 1) or masked[at - 1] in "的、":
        return
    has_le = masked[at + 2] == "了"
    is_lost = (has_le and verb in _WITH_LE) or (match["how"] and (verb in _WITH_HOW or verb in _BARE))
    begin = _begin(masked, at)
    if is_lost or (verb in _BARE and _FOR.search(masked, begin, at)):
        yield found.at(max(begin, at - 10), match.end(), f"“{verb}”后面没有说完，疑有漏字")


def _ized(found: Found, masked: str, end: int) -> Iterator[Defect]:
    """尚未建立常态化、制度化: what is made so is lost."""
    begin = _begin(masked, end)
    at = min((each for each in (masked.find(verb, begin, end) for verb in _MAKES) if each >= 0), default=-1)
    match = _IZED.fullmatch(masked, at + 2, end + 1) if at >= 0 else None
    if match and not _STATES_OF.search(match[0]):
        yield found.at(at, match.end(), f"“{masked[at : at + 2]}”的是什么没有写，如“机制”“制度”“体系”")
