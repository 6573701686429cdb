"""Another unit's name where only the own can stand: 为机务段完成目标打下基础 in a document of a 车务段."""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.naming import MANY, is_another, is_beside
from youju.core.reading.defects.own import Own, framed, is_short_for, own_unit
from youju.core.reading.defects.strangers import is_of_another_sort, softened
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, last_of, regex
from youju.core.reading.text import Span

FAMILY = Family()

_RAISED = (
    "提升|提高|确保了|保障了|确保(?!了)|保障(?!了)|助推|推动|推进|加强|促进|开创|服务|支撑|助力|激发了?|调动了?|凝聚了?|具有|符合|体现|彰显|开展好|做好"
    "|展示了?|展现了?|树立|维护|塑造|使|让|结合|立足|紧贴|贴近"
)
_WORK = (
    "党建|各项|工作|高质量|质量|发展|转型|安全|改革|事业|建设|治理|队伍|特色|实际|特点|良好形象|形象|声誉"
    "|广大党员|广大干部|全体|干部职工|职工群众|党员干部"
)
_HEEDED = "贯彻落实|学习贯彻|贯彻|落实|执行|按照|遵照|根据"

_PRAISED = (
    "全|清廉|平安|文明|智慧|美丽|法治|书香|廉洁|绿色|一流|模范|示范|和谐|数字|节约|健康"
    "|优质|公立|民营|中小|基层|无烟|现代|特色"
)
"""What any unit may be, or is called for being of a kind: 清廉医院."""


def _name(lists: Lists) -> str:
    not_others, endings = any_of(lists.words("naming", "not_others")), any_of(lists.words("naming", "endings"))
    return rf"(?P<name>(?!{not_others}|{_PRAISED})[^\W\da-zA-Z_对的为将把被使让是有在]{{1,14}}?{endings})"


def _ends(lists: Lists) -> re.Pattern[str]:
    """The last character of a unit's name whose work is raised, whose Party body is heeded, or a body of which acts."""
    endings = last_of(lists.words("naming", "endings"))
    own = "女工|工会|团委|纪委|党办|家属|保密工作领导小组|保密委员会|保密办公室|党建工作领导小组"
    below = rf"(?:机关)?(?:{own})[^，。；\n]{{0,8}}(?:每|要|将|应|组织|开展|负责|按|全年|认真|切实)"
    return regex(
        rf"{endings}(?:(?=(?P<shown>{_SHOWN}))|(?=(?P<drawn>{_DRAWN}))|(?=的?(?:机关)?(?:{_WORK}))|(?=(?:党委|党组)(?:关于|的?部署|的?要求|决策))"
        rf"|(?=(?P<below>{below}))|(?=(?P<kept>{_KEPT})))"
    )


_DRAWN = "(?:20\\d\\d年|年度)[^，。；、\\n]{0,16}(?:清单|要点|计划|方案|安排|台账)"
"""What a unit draws up for itself: 编制……集团年度任务清单."""
_SHOWN = "的?(?:良好|崭新|全新|新|整体|对外|社会)?(?:形象|风气|面貌|美誉度|知名度|口碑)"


_KEPT = (
    "(?:门户|政务|官方|政府)?(?:网站|官网)|(?:官方)?微信公众号|公众号|政务新媒体|(?:机关)?(?:档案室|机要室|保密室|资料室|机房)"
    "|设立党员(?:责任区|示范岗|先锋岗)"
)
"""What a unit keeps for itself."""


def _keeping(lists: Lists) -> re.Pattern[str]:
    return regex(
        rf"(?:(?<=[，。；、\n])(?=[省市县区州])|(?<=[。；\n])(?=[一-龥]{{2,6}}(?:小学|中学|大学|幼儿园))|对|由|在|经|加强|规范|通过|利用|依托|管好){_name(lists)}$"
    )


def _before(lists: Lists) -> re.Pattern[str]:
    return regex(rf"(?:(?:{_RAISED})|(?:编制|制定|制订|印发|出台|修订)了?|(?P<heeded>{_HEEDED})){_name(lists)}$")


def _opening(lists: Lists) -> re.Pattern[str]:
    return regex(rf"(?<=[，。；\n]){_name(lists)}$")


def _for_whom(lists: Lists) -> re.Pattern[str]:
    return regex(rf"(?:也|共同)?为{_name(lists)}(?=[^，。；\n]{{2,30}}$)")


_WITH_ME = regex(
    "我们?[会将要愿也]{0,2}[和与同](?!各|全体|广大|兄弟|所在)(?P<name>[一-龥]{2,14}?)(?:党委|党总支|党支部)(?=一班人|班子成员|全体党员)"
)
"""Whom who reports will go on with: 我会和浮选车间党支部一班人一道."""
_SENT_TO = regex(
    "(?:前|内|日)(?:书面)?(?:报送?至?|送交?|上报|报至)(?P<name>(?!上级|集团|县|市|省|区)[一-龥]{2,10}(?:公司|集团|段|矿|医院|学校|厂))(?:党委|党组)?(?:办公室|组织部|工作部|宣传部|党群)"
)
"""Whom a plan wants reports sent to: the own office, or the one above, which is named elsewhere too."""
_FOUNDED = regex("(?:打下|奠定|提供|作出|做出)")
_OWN_PAPER = regex(
    "(?:修订|制定|制订|完善|出台|编制|健全)了?《(?P<name>[一-龥]{2,12}?(?:(?<!站)段|局|院|校|矿|厂|公司|集团|中学|小学|医院|学院))(?:党委|党组|党总支|党支部)(?=[^》\n]{2,30}》)"
)
"""Rules that a unit makes for itself: 修订《……车辆段党委会议事规则》."""
LONGEST = 30
"""How far before its end a name or its clause is looked for."""
_EDGE = regex("[，。；：\n]")


def _named(document: Document) -> Iterator[tuple[Span, bool]]:
    """Units whose names stand where the own can only, and whether as the one whose Party body is heeded."""
    masked, lists = document.masked, document.lists
    before, opening, whom = lists.once(_before), lists.once(_opening), lists.once(_for_whom)
    keeping = lists.once(_keeping)
    for end in lists.once(_ends).finditer(masked):
        since = max(0, end.end() - LONGEST)
        if end["kept"]:
            if found := keeping.search(masked, since, end.end()):
                yield Span(*found.span("name")), False
            continue
        found = before.search(masked, since, end.end()) if end["below"] is None else None
        if found or ((end["below"] or end["shown"]) and (found := opening.search(masked, since, end.end()))):
            yield Span(*found.span("name")), found.groupdict().get("heeded") is not None
    for paper in _OWN_PAPER.finditer(document.content):
        yield Span(*paper.span("name")), False
    for done in _FOUNDED.finditer(masked):
        since = max(0, done.start() - 2 * LONGEST)
        edges = [each.end() for each in _EDGE.finditer(masked, since, done.start())]
        if edges and (found := whom.match(masked, edges[-1], done.start())):
            yield Span(*found.span("name")), False


@FAMILY.check(
    "naming.served",
    "别的单位的名称留在了本单位的事里",
    Severity.WARNING,
    """
“为某某打下基础”“提升某某党建质量”“贯彻某某党委部署”，说的应当是本单位和本单位的上级。写的是同类的另一个单位，多半是照搬它的稿子没有改净。

- 错：（禾川车务段的总结）为机务段完成全年经营目标打下了坚实基础
- 对：为全段完成全年经营目标打下了坚实基础
""",
)
def served(document: Document, found: Found) -> Iterable[Defect]:
    return document.once(served_others)


def served_others(document: Document) -> list[Defect]:
    """Names of other units in what is done for the own."""
    return list(_served(document, Found("naming.served", Severity.WARNING, document.content)))


def _served(document: Document, found: Found) -> Iterator[Defect]:
    own = document.once(own_unit)
    yield from _not_ours(document, found)
    if own is None or not own.names:
        return
    for span in _foreign(document, own):
        told = f"本单位是“{own.names[0]}”，这里写“{document.quote(*span)}”，疑为照搬其他单位"
        yield found.at(*span, told, severity=softened(document, span, found.severity))


def _not_ours(document: Document, found: Found) -> Iterator[Defect]:
    """Fellows and addressees that must be the own, and are named as another's."""
    names = [*document.settings.own_names, *(name for name, _ in document.once(framed))]
    for pattern, severity in ((_WITH_ME, None), (_SENT_TO, Severity.INFO)) if names else ():
        for match in pattern.finditer(document.masked):
            name = match["name"]
            is_ours = any(is_short_for(name, each) or each in name for each in names)
            if not is_ours and document.content.count(name) == 1:
                told = f"本单位是“{names[0]}”，这里写“{name}”，疑为照搬其他单位"
                yield found.at(*match.span("name"), told, severity=severity)


def _foreign(document: Document, own: Own) -> Iterator[Span]:
    """Names of other units of the own sort; none where there are so many that the document is about them."""
    found = []
    for span, is_heeded in _named(document):
        name = document.quote(*span)
        if _JOINED.search(_OFFICIAL.sub("", name)) or _OF_A_KIND.match(name):  # 疫情防控和医院, 县级医院
            continue
        is_foreign = is_another(document, own, name) or is_of_another_sort(document.lists, name, own.names)
        if is_foreign and not own.is_own(name) and not (is_heeded and _is_above(name, own)):
            found.append((name, span))
    for name, span in found if len(found) <= MANY else ():
        if document.content.count(name) == 1 and not is_beside(document, name):
            yield span


_JOINED = regex("[和与及]")
_OF_A_KIND = regex(
    "[一二三]级|[省市县区]级|乡镇|民营|公立|公办|民办|薄弱|成员|协作|帮扶|对口|定点|签约|试点|新建|附属|地区"
)
_OFFICIAL = regex("住房和城乡|资源和|文化和旅游|工业和信息|发展和改革|规划和|粮食和|体育和|民族和|广播和|退役和")
_LEVELS = regex("[省市县区州国]")


def _is_above(name: str, own: Own) -> bool:
    """Whether a body may be the one above: named by another level than the own unit is."""
    level = _LEVELS.search(name)
    return level is None or not any(level[0] in each for each in own.names)
