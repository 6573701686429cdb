"""One quantity with two values, people and attendances, totals of nobody knows what."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.figures import LATELY, LOOSE, Counted, counted
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span, begun_after

FAMILY = Family()

NEARLY = 0.8
"""From which share of a number another of the same things looks like the same number told otherwise."""


def _stock(lists: Lists) -> tuple[re.Pattern[str], re.Pattern[str]]:
    noun = any_of(lists.words("sums", "stocks"))
    holds = any_of(lists.words("sums", "holds"))
    whole = "全(?:段|院|局|校|矿|公司|社区|县|市|厂|站|所|系统|集团|部|中心|处|行|村|镇|街道|区|乡)?|所有|现有"
    return (
        regex(rf"(?:{holds})[^。；\n]{{0,80}}"),
        regex(
            rf"(?:(?<![\u4e00-\u9fa5])|(?<=[有设辖在]))(?P<noun>(?:{noun}))(?P<number>\d{{1,6}})(?P<unit>[名个人])(?!次)"
            rf"|(?P<whole>{whole})?(?P<number2>\d{{1,6}})(?P<unit2>[名个])(?P<noun2>(?:{noun}))(?![\u4e00-\u9fa5]{{0,2}}(?:书记|代表|活动|会|转正)|[和及与、])"
        ),
    )


@FAMILY.check(
    "value.two",
    "同一个数前后不一",
    Severity.ERROR,
    """
本单位党员、党支部、职工的总数，文中前后应当一致；不一致的，多半有一处是旧稿的数，或者打错了。

- 错：社区党委下设党支部6个，党员156名。……全社区165名党员中60岁以上的占61%。
- 对：两处都写156名，或者说明口径不同。
""",
)
def two_values(document: Document, found: Found) -> Iterable[Defect]:
    held, stock = document.lists.once(_stock)
    known: dict[str, tuple[int, Span]] = {}
    for sentence in held.finditer(document.masked):
        for match in stock.finditer(document.masked, *sentence.span()):
            if match["noun"]:
                known.setdefault(match["noun"], (int(match["number"]), Span(*match.span())))
    known = _of_bodies(document.masked, are_listed=False) | _grown(document.masked) | known
    listed = {noun: each for noun, each in _of_bodies(document.masked, are_listed=True).items() if noun not in known}
    known |= listed
    if not known:
        return
    for match in stock.finditer(document.masked):
        noun, number = match["noun2"], match["number2"]
        if noun not in known or known[noun][0] == int(number) or _is_other(document.masked, match.start()):
            continue
        true, place = known[noun]
        if noun in listed and (not match["whole"] or abs(int(number) - true) > 1):
            continue  # some of them were named
        if match["whole"] or int(number) > NEARLY * true:
            severity = None if match["whole"] else Severity.WARNING if int(number) > true else Severity.INFO
            told = f"前面说{noun}{true}{match['unit2']}，这里是{number}{match['unit2']}，请核对"
            yield from at_both(document, found, Span(*match.span()), place, told, severity)


_BODIES = regex(r"(?P<number>\d{1,3})个(?P<noun>(?:基层)?党(?:支部|总支|小组))(?![一-龥]{0,2}(?:书记|活动))")
_BELOW = regex("(?:下设|现有|(?<!未)设有|下辖)[^，。；\n\\d]{2,60}$")
_CAME_TO = regex(
    r"党(?P<kind>支部|总支|小组)(?:总?数)?由\d{1,3}个(?:增加|增|扩大|调整|增设|优化|整合|减少|减|合并)[到至为](?P<number>\d{1,3})个"
)
_LISTED = regex("(?P<names>(?:[一-龥]{2,8}、){2,20}[一-龥]{2,8})$")
_LONGEST_LIST = 90


def _of_bodies(masked: str, *, are_listed: bool) -> dict[str, tuple[int, Span]]:
    """How many bodies there are of a kind: below a unit; or as many as are named: 运行、维护、机关3个党支部."""
    known: dict[str, tuple[int, Span]] = {}
    for match in _BODIES.finditer(masked):
        since = max(0, match.start() - _LONGEST_LIST)
        if are_listed:
            named = _LISTED.search(masked, since, match.start())
            is_told = named is not None and named["names"].count("、") + 1 == int(match["number"])
        else:
            is_told = _BELOW.search(masked, since, match.start()) is not None
        if is_told:
            known.setdefault(match["noun"], (int(match["number"]), Span(*match.span())))
    return known


def _grown(masked: str) -> dict[str, tuple[int, Span]]:
    """Of how many bodies there became so many: 党支部由19个增加到21个."""
    found = (match for match in _CAME_TO.finditer(masked))
    return {f"党{match['kind']}": (int(match["number"]), Span(match.start("number"), match.end())) for match in found}


def at_both(
    document: Document, found: Found, span: Span, first: Span, told: str, severity: Severity | None = None
) -> Iterable[Defect]:
    """A figure that was told otherwise before, and where: either may be the wrong one, so the first is worth a look."""
    yield found.at(*span, told, severity=severity, related=[first])
    back = f"后面是“{document.quote(*span)}”，请核对"
    yield found.at(*first, back, severity=Severity.INFO, related=[span])


_OTHER = regex("新|增|发展|转入|转出|(?<![每半])年(?!度|底前|内)|原有|上级|其他|另有")


def _is_other(masked: str, at: int) -> bool:
    """Whether the words before a number show that it is of another time, or of those that came or went."""
    since = begun_after(masked, "，。；", at, max(0, at - _NEAR))
    return _OTHER.search(masked, since, at) is not None


_NEAR = 8
LONGEST = 1000
"""How far before a total its sentence is looked for."""


@FAMILY.check(
    "value.differs",
    "同一说法两处数字不同",
    Severity.INFO,
    """
同一件事在文中说了两次，数字不一样。口径不同的可以不管；口径相同的，请改成一个数。

- 错：（成绩）开展谈心谈话46人次。……（小结）谈心谈话42人次。
""",
)
def differing(document: Document, found: Found) -> Iterable[Defect]:
    said: dict[tuple[str, str], list[Counted]] = {}
    for sentence in document.once(counted):
        for each in sentence:
            noun = LATELY.sub("", _DOING.sub("", each.words))
            noun = noun[max((does.end() for does in _DOES.finditer(noun)), default=0) :]
            if each.unit == "%":
                _keep_rate(document, each, said)
            elif _NOUN.fullmatch(noun) and not LOOSE.search(noun) and not noun.startswith(_OF_WHICH):
                said.setdefault((noun, each.unit), []).append(each)
    for (noun, _), places in said.items():
        if len(places) == 2 and places[0].number != places[1].number:
            first, second = places
            told = f"前面说“{noun}{first.number:g}{first.unit}”，这里是{second.number:g}{second.unit}，请核对"
            behind = max(len(second.words) - second.words.rfind(noun), len(noun))
            yield found.at(second.span.start - behind, second.span.end, told, related=[first.span])


_OF_WHICH = ("其中", "另有", "其余")
_DOES = regex("组织|开展|召开|举办|举行|完成|形成|撰写|印发|签订|发放|修订|制定")
"""职工素质提升等内容组织|专题研讨6次."""
_RATE = regex("[\u4e00-\u9fa5]{3}[率度]$")
_OF_OTHERS = regex("[上去前]年|同比|较|比|不低于|不少于|以上|力争|目标|确保|各|其中|月|季度|[一-三]等")


def _keep_rate(document: Document, each: Counted, said: dict[tuple[str, str], list[Counted]]) -> None:
    """A rate told of what was done: 平均出勤率96%."""
    rate = _RATE.search(LATELY.sub("", each.words.rstrip("为在")))
    if rate and not _OF_OTHERS.search(document.masked, max(0, each.span.start - 24), each.span.end + 2):
        said.setdefault((rate[0], "%"), []).append(each)


_ALL_OF = regex(
    r"(?:与|对|和|向|全部|所有|组织|指导|下辖|现有)(?P<number>\d{1,4})(?P<unit>[个名家])(?P<noun>[\u4e00-\u9fa5]{5})"
)


@FAMILY.check(
    "value.whole",
    "同一批对象前后数目不同",
    Severity.INFO,
    """
“与16个基层单位签订责任书”“对17个基层单位开展考核”：说的是同一批对象，数目却不一样。口径不同的可以不管。

- 错：与16个基层单位党组织签订责任书。……对17个基层单位党组织开展年度考核。
- 对：两处都写17个，或者说明为什么少1个。
""",
)
def whole(document: Document, found: Found) -> Iterable[Defect]:
    said: dict[tuple[str, str], re.Match[str]] = {}
    for match in _ALL_OF.finditer(document.masked):
        first = said.setdefault((match["unit"], match["noun"]), match)
        numbers = sorted((int(first["number"]), int(match["number"])))
        if numbers[0] != numbers[1] and numbers[0] > NEARLY * numbers[1]:
            told = (
                f"前面说{first['number']}{match['unit']}{match['noun']}，这里是{match['number']}{match['unit']}，请核对"
            )
            for place in (first, match):
                yield found.at(place.start("number"), place.end("unit"), told)


_DOING = regex(
    "^(?:[^：]{0,6}：)?(?:全年|上半年|今年|共计?|累计|先后|虽|仅|也|已|达到?|计划|拟|预计|力争|组织|开展|召开|举办|完成|进行)*"
)
_NOUN = regex("[\u4e00-\u9fa5]{4,8}|党委会|支委会|党组会")


_PEOPLE_TIMES = regex(r"[\u4e00-\u9fa5]{2}人数(?:达到?|为|共计?|累计)?\d+[余多]?人次")


@FAMILY.check(
    "value.unit",
    "人数与人次混用",
    Severity.INFO,
    """
“人数”后面用“人”，“人次”是参加的次数之和，一个人来三次是3人次。

- 错：谈话人数50人次。
- 对：谈话50人次；谈话人数50人。
""",
    signs=("人数",),
)
def people_times(document: Document, found: Found) -> Iterable[Defect]:
    for match in _PEOPLE_TIMES.finditer(document.masked):
        yield found.at(*match.span(), "“人数”后面应用“人”；是次数之和的，写“……50人次”")


_TOTAL = regex(r"[，、](?P<total>(?:共计|总计|合计|累计)\d+[余多]?(?:人次|人|次))(?=[。；\n])")
_ACTS = regex("开展|组织|举办|举行|召开|参加|慰问|参观|观看|走访")


@FAMILY.check(
    "value.total",
    "“共计”所指不清",
    Severity.WARNING,
    """
前面列了几项活动，末尾说“共计65人次”，看不出是最后一项，还是几项合起来。

- 错：开展祭奠活动，组织慰问，开展纪念活动，共计65人次。
- 对：上述活动共计参加65人次；或者分别写明每项多少人次。
""",
    signs=("共计", "总计", "合计", "累计"),
)
def unclear_total(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    for match in _TOTAL.finditer(masked):
        since = begun_after(masked, "。；：\n", match.start(), max(0, match.start() - LONGEST))
        clauses = re.split("[，、]", masked[since : match.start()])
        if sum(bool(_ACTS.search(clause)) for clause in clauses) >= 3 and not re.search(
            r"\d", masked[since : match.start()]
        ):
            yield found.at(*match.span("total"), "前面有几项活动，“共计”指哪几项不清楚，请写明")
