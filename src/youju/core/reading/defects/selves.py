"""A unit that calls itself by a word for another sort of unit: 我校, 全局干部职工 in a document of a hospital."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.naming import is_beside
from youju.core.reading.defects.own import Own, endings_of, own_unit
from youju.core.reading.defects.sorts import is_unrelated
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span

FAMILY = Family()

USUAL = 3
"""How often a unit must call itself something for that to be its usual name."""


def _we(lists: Lists) -> re.Pattern[str]:
    we, whole = any_of(lists.words("naming", "we")), any_of(lists.words("naming", "whole"))
    sorts, people = any_of(lists.words("naming", "whole_of_people")), any_of(lists.words("naming", "own_people"))
    return regex(
        rf"[我本全](?:(?<!全)(?!(?<=本)段)(?:(?P<we>{we})(?![长士子部动有内里面谓以在身方式业我说做知想看能见学区落])|(?<=我)(?P<low>[镇乡村])(?![里上中的]))"
        rf"|(?<=全)(?<![健齐安保完周成顾].)(?:(?P<whole>{whole})(?!落|部|子|\d+户)|(?P<sort>{sorts})(?=广大|全体|各|年轻|“|{people})))"
    )


@FAMILY.check(
    "naming.we",
    "自称与单位不符",
    Severity.ERROR,
    """
医院的材料里写“我校”，煤矿的材料里写“全院职工”，是照搬别的单位的稿子没有改净。

- 错：（第二人民医院的报告）我校高度重视。
- 对：我院高度重视。
""",
)
def we(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    matches = list(document.lists.once(_we).finditer(document.masked))
    if own is None or not own.calls:
        yield from _outvoted(document, found, matches)
        return
    for span in (*_of_others(document, own), *_aimed(document, own), *_of_another_region(document, own)):
        yield found.at(*span, "本单位不是这一类单位，疑为照搬", severity=Severity.WARNING)
    for match in matches:
        said = match["we"] or match["low"] or match["whole"] or match["sort"]
        if said not in own.calls and not any(said in name for name in own.names):
            is_doubtful = match["sort"] or match["low"] or (match["whole"] and own.unit in _PARTS)
            severity = _of_a_part(own) if is_doubtful else None if own.names else Severity.WARNING
            yield found.at(*match.span(), f"本单位不是“{said}”，这里写“{match[0]}”，疑为照搬", severity=severity)


_THEIRS = regex("结合(?P<said>学校|医院)的?(?:自身|工作)?实际")
_OF_SCHOOLS = ("教", "学", "校", "团")
"""What stands in the names of units that speak to schools."""


def _of_others(document: Document, own: Own) -> Iterator[Span]:
    """结合学校的实际 in the rules of a society or a company: a bureau or a town may speak to its schools."""
    said = "".join(own.names)
    if (
        own.unit not in ("公司", "集团", "段", "矿", "厂", "行", "会", "研究会")
        or not said
        or any(each in said for each in _OF_SCHOOLS)
    ):
        return
    for match in _THEIRS.finditer(document.masked):
        if match["said"] not in own.calls:
            yield Span(*match.span())


def _patterns_of_others(lists: Lists) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Another's name where a unit furthers itself: 推动学校高质量发展 in a hospital's report; and whose Party committee
    acts: 水务集团党委书记与班子成员签订责任书 in a bus company's."""
    firms = f"{any_of(lists.words('naming', 'trades_of_firms'))}(?:公司|集团)"
    others, furthers = any_of(lists.words("naming", "unlike")), any_of(lists.words("naming", "furthers"))
    furthered, acting = any_of(lists.words("naming", "furthered")), any_of(lists.words("naming", "committee_acts"))
    return (
        regex(f"{furthers}了?(?P<said>{others}|{firms})的?{furthered}{{1,4}}"),
        regex(f"(?<=[。；\n])(?P<said>{firms})(?=党委{acting}|领导班子)"),
    )


def _aimed(document: Document, own: Own) -> Iterator[Span]:
    """Units of another sort, named once, whose development is furthered as the own is."""
    patterns = document.lists.once(_patterns_of_others) if own.names else ()
    for match in (match for pattern in patterns for match in pattern.finditer(document.masked)):
        said, span = match["said"], Span(*match.span("said"))
        is_trade = said.endswith(("公司", "集团")) and not any(said[:2] in name for name in own.names)
        is_other = is_trade or is_unrelated(document.lists, said, own.names)
        if is_other and document.content.count(said) == 1 and not is_beside(document, said):
            yield span


_ALIKE = {"县": "区", "区": "县", "镇": "乡", "乡": "镇"}
"""Levels of which a unit is of one only."""
_REGION = regex("[全我](?P<level>[县区镇乡])(?![级域长党政委里内外中])")


def _of_another_region(document: Document, own: Own) -> Iterator[Span]:
    """全县 in a document of a district that calls itself 全区: the only place of its kind."""
    matches = list(_REGION.finditer(document.masked)) if own.names else []
    said = Counter(match["level"] for match in matches)
    for match in matches:
        level, usual = match["level"], _ALIKE[match["level"]]
        is_own = any(usual in name and level not in name for name in own.names)
        if is_own and said[level] == 1 and said[usual] >= USUAL:
            yield Span(*match.span())


_PARTS = frozenset(("所", "站", "支队", "大队", "分局", "台", "中心", "处", "车间", "项目部", "校", "园"))


def _of_a_part(own: Own) -> Severity:
    """How sure it is: a station may speak of the bureau it is of, a school of its town."""
    is_part = own.unit in _PARTS or any("卫生院" in name for name in own.names)
    return Severity.INFO if not own.names or is_part else Severity.WARNING


def _outvoted(document: Document, found: Found, matches: list[re.Match[str]]) -> Iterator[Defect]:
    """Where nothing names the unit: a word it calls itself by once, another being used all over."""
    said = Counter(match["we"] for match in matches if match["we"])
    if not said or said.most_common(1)[0][1] < USUAL:
        return
    usual = said.most_common(1)[0][0]
    fitting = {usual}.union(*(calls for _, calls in document.lists.once(endings_of) if usual in calls))
    for match in matches:
        if match["we"] and match["we"] not in fitting and said[match["we"]] == 1:
            yield found.at(
                *match.span(), f"全文自称“我{usual}”，这里写“{match[0]}”，疑为照搬", severity=Severity.WARNING
            )


_OFFICE = regex(
    "(?P<unit>局|厅|院|校|矿|段|厂|集团)(?P<what>机关|领导班子|党组成员)(?!党(?!员)|事务|单位|服务|工委|各)"
)


_BELOW_A_BUREAU = frozenset(("段", "站", "所", "队", "厂", "场", "中心", "处", "院", "校"))
_ABOVE_THEM = ("局", "厅", "集团")
"""What may stand above a section or a station, and is spoken of for short there."""


@FAMILY.check(
    "naming.office",
    "写了别的单位的机关",
    Severity.WARNING,
    """
公司的材料里写“局机关”，医院的材料里写“校领导班子”，多半是照搬别的单位的稿子没有改净。

- 错：（建设公司的总结）完善局机关和项目部干部轮岗交流机制
- 对：完善公司机关和项目部干部轮岗交流机制
""",
    signs=("机关", "领导", "党组"),
)
def office(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    if own is None or not own.names or not own.calls:
        return
    openers, above = document.lists.words("naming", "openers"), _ABOVE_THEM if own.unit in _BELOW_A_BUREAU else ()
    for match in _OFFICE.finditer(document.masked):
        unit, before = match["unit"], document.masked[max(0, match.start() - 3) : match.start()]
        is_bare = not before or not "一" <= before[-1] <= "\u9fa5" or before.endswith(openers)
        is_own = unit in own.calls or unit in above or any(unit in name for name in own.names)
        if is_bare and not is_own and len(re.findall(f"{unit}{match['what']}", document.masked)) == 1:
            yield found.at(*match.span(), f"本单位是“{own.names[0]}”，这里写“{match[0]}”，疑为照搬其他单位")


_SECTION = regex("(?P<mark>[A-Z]{1,4}-?\\d{1,3}|[一二三四五六七八九十]{1,2})标(?:段)?(?=项目|临时|党支部|施工|工程)")


@FAMILY.check(
    "naming.section",
    "写了别的标段",
    Severity.WARNING,
    """
TJ-4标项目部的材料里写“TJ-6标项目部”，多半是照搬别的标段的稿子。与别的标段一起做的，写明“与……”，不提示。

- 错：（TJ-4标项目部的总结）TJ-6标项目部被授予锦旗
- 对：TJ-4标项目部被授予锦旗
""",
    signs=("标项", "标段", "标临", "标党", "标施", "标工"),
)
def section(document: Document, found: Found) -> Iterable[Defect]:
    title = document.outline.title
    own = {match["mark"] for match in _SECTION.finditer(title.title)} if title else set()
    for match in _SECTION.finditer(document.content) if own else ():
        before = document.content[max(0, match.start() - 2) : match.start()]
        is_alone = document.content.count(match["mark"]) == 1
        if match["mark"] not in own and is_alone and not re.search("[与和同及、向]", before):
            yield found.at(*match.span(), f"本单位是{sorted(own)[0]}标，这里写“{match[0]}”，疑为照搬其他标段")


_FIRM = regex("(?P<stem>[\u4e00-\u9fa5]{2,16}?)有限(?P<kind>责任)?公司")


@FAMILY.check(
    "naming.firm",
    "公司全称前后不一",
    Severity.WARNING,
    """
“有限公司”和“有限责任公司”是两个名称，以营业执照为准，全文用一个。

- 错：澜州水务有限公司高度重视……（落款）澜州水务有限责任公司
- 对：两处写成一个名称。
""",
    signs=("有限责任公司",),
)
def firm(document: Document, found: Found) -> Iterable[Defect]:
    first: dict[str, re.Match[str]] = {}
    for match in _FIRM.finditer(document.content):
        stem = match["stem"][-LONGEST_STEM:]
        before = first.setdefault(stem, match)
        if before["kind"] != match["kind"]:
            told = f"前面是“{before[0]}”，这里是“{match[0]}”，请核对"
            yield found.at(*match.span(), told, related=[Span(*before.span())])


LONGEST_STEM = 4
"""By how many of its last characters a firm's name is told."""


_STANDING = regex("(?:[局厂矿段院校]|公司|集团)?党委常委会")


@FAMILY.check(
    "naming.standing",
    "党委会与党委常委会混用",
    Severity.INFO,
    """
设常委会的党委才有“党委常委会”。全文都写“党委会”，孤零零一处写“党委常委会”，可能是套用别的单位的稿子。

- 错：（煤矿党委的要点）矿党委常委会每季度至少研究一次党建工作
- 对：矿党委会每季度至少研究一次党建工作
""",
    signs=("党委常委会",),
)
def standing(document: Document, found: Found) -> Iterable[Defect]:
    matches = list(_STANDING.finditer(document.masked))
    if len(matches) == 1 and "党委会" in document.masked:
        yield found.at(*matches[0].span(), "别处写的是“党委会”，请核对有没有常委会")


_ACTING = "在[^，。；\\n]{2,20}(?:领导|指导|支持|关心)下|党组(?!织)|党委|党总支|领导班子|认真|严格|高度重视"
LEAST = 5
"""How long an own name is at least of which the end may be missing."""


@FAMILY.check(
    "naming.cut",
    "本单位的名称少了末尾的字",
    Severity.WARNING,
    """
本单位叫“岚桥县气象局”，文中“岚桥县气象在市局党组的领导下”少了“局”字，多半是打字时漏掉。

- 错：（岚桥县气象局的总结）今年以来，岚桥县气象在市局党组的正确领导下……
- 对：今年以来，岚桥县气象局在市局党组的正确领导下……
""",
)
def cut_name(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    for name in own.names if own else ():
        if len(name) < LEAST or name[:-1].endswith(tuple(ending for ending, _ in document.lists.once(endings_of))):
            continue  # 某某公司党委: without its end still a name
        said = f"{re.escape(name[:2])}[市县区旗]?{re.escape(name[2:-1])}"
        for match in re.finditer(f"{said}(?={_ACTING})", document.masked):
            yield found.at(*match.span(), f"本单位是“{name}”，这里漏了“{name[-1]}”")
