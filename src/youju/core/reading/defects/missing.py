"""Numbers that are not there: 观看警示教育片次, 第届, 年 月 日."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.bare import NUMERAL_END, bare_units, unit_ends
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.lexicon import vocabulary
from youju.core.reading.defects.slots import HAN
from youju.core.reading.defects.unnamed import undated
from youju.core.reading.defects.unnumbered import in_rows, unnumbered
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span

FAMILY = Family()


def _ends(lists: Lists) -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    known = lists.once(unit_ends)
    return regex(rf"(?P<unit>{any_of(known)})(?=[，。；、）)！\n,;]|$|并[一-龥]{{2}})"), known


def _doing(lists: Lists) -> re.Pattern[str]:
    verbs = (verb for verb in lists.words("words", "verbs") if len(verb) > 1)
    return regex(any_of((*lists.words("slots", "doing"), *verbs)))


_CLAUSE_START = regex("[，。；：、！？\n]")


@FAMILY.check(
    "slot.missing-number",
    "量词前面缺数字",
    Severity.ERROR,
    """
“次”“份”“篇”“万元”前面必须有数字。删掉模板里的“XX”、复制时丢了数字，就会留下“观看警示教育片次”这样的句子。

- 错：每月组织1次主题党日，观看警示教育片次，撰写心得体会篇。
- 对：每月组织1次主题党日，观看警示教育片6次，撰写心得体会42篇。
""",
)
def slot_missing_number(document: Document, found: Found) -> Iterable[Defect]:
    pattern, known = document.lists.once(_ends)
    masked = document.masked
    bare = {span.start: span for span in bare_units(document)}
    for match in pattern.finditer(masked):
        at = match.start()
        before = masked[max(0, at - 4) : at]
        is_told = NUMERAL_END.search(before) or before.endswith("若干") or before[-1:] in known[match["unit"]]
        if (
            not before
            or before[-1] in "\n，。；、"
            or (
                is_told
                and not before.endswith(
                    ("人数", "书记", "授课", "讲课", "听课", "评课", "育片", "示片", "题片", "录片", "岁以下", "岁以上")
                )
            )
        ):
            continue
        if before[-2:-1] != "逐" and _is_missing(document, match["unit"], at):
            bare[at] = Span(at, match.end())
    for span in bare.values():
        yield found.at(*span, f"“{document.quote(*span)}”前面缺数字")
    for match in _WITHIN.finditer(masked):
        if _is_done_to(masked, match.start()):
            yield found.at(*match.span(), f"“{match[0]}”前面缺数字")
    told = {span.end for span in bare.values()}
    unit_words = document.lists.words("slots", "unit_words")
    for span in (*unnumbered(masked, unit_words), *in_rows(masked, document.lists.once(vocabulary))):
        if span.end not in told:
            yield found.at(*span, f"“{masked[slice(*span)]}”里缺数字")
    yield from _without_number(masked, found)


def _without_number(masked: str, found: Found) -> Iterable[Defect]:
    """Totals, bounds and points that have no number, and the last of a list of which all others have one."""
    for match in _IN_ALL.finditer(masked):
        yield found.at(*match.span(), f"“{match[0]}”后面缺数字")
    for match in _AFTER_NUMBERED.finditer(masked):
        yield found.at(*match.span("last"), f"前面各项都有数，“{match['last']}”后面缺数字")
    for match in _TOLD_OF_ALL.finditer(masked):
        yield found.at(match.end() - 3, match.end(), f"“{match[0][-1]}”前面缺数字")
    for match in _HAVING.finditer(masked):
        yield found.at(*match.span(match.lastgroup or 0), f"“{match[match.lastgroup or 0]}”前面缺数字")
    for match in _SECOND.finditer(masked):
        yield found.at(match.start("unit"), match.end(), f"第二个“{match['unit']}”前面缺数字")
    for match in _RATE.finditer(masked):
        yield found.at(match.start() - 2, match.end(), f"“{match[0]}”后面缺数字")
    for match in _POINTS.finditer(masked):
        yield found.at(*match.span("points"), f"“{match['points']}”前面缺数字")
    for match in _BOUND.finditer(masked):
        if masked.endswith(_AT, 0, match.start()):
            yield found.at(*match.span(), f"“{match[0]}”前面缺数字")


_WITHIN = regex(
    r"[次场期轮批支名项](?<=[展织办开行设派出建立养成树造讲了].)(?=[\u4e00-\u9fa5]{2})(?:(?<=次)(?![生数要日年序第品级位于])"
    r"|(?<=场)(?![景地所馆内外次域面合站长区])|(?<=期)(?![中间内限初末满望货刊])|(?<=轮)(?![训流岗换班值滑廓])"
    r"|(?<=批)(?![准评示复次办改量判阅发])|(?<=支)(?![部持援委行队撑付出教])|(?<=名)(?![单称额誉牌师家医校])|(?<=项)(?<!立项)(?!目))"
)
"""Within a clause: 开展次联学联建."""
# What stands right before such a unit: what is held, what is made, what a lecture is on.
_HELD = ("开展", "组织", "举办", "召开", "举行", "进行", "开设")
_MADE = ("选派", "派出", "组建", "成立", "培养", "完成", "选树", "打造")
_LECTURES = ("专题", "党课", "廉", "微", "主题", "“")
_IN_ALL = regex("(?:共计|合计|总计)(?=[，。；])(?<=[\u4e00-\u9fa5]{4}..)")
"""收缴党费共计，全部上缴: a total that is not told."""
_AFTER_NUMBERED = regex(
    r"\d[个名人件项条支家处]、[\u4e00-\u9fa5]{2,12}\d{1,5}[个名人件项条支家处][、和](?P<last>[\u4e00-\u9fa5]{3,12}"
    r"(?:工作者|党员|干部|个人|集体|支部|单位|标兵|能手|志愿者|积极分子|先锋岗|示范岗|小组|班组))(?=[，。；\n])"
)
"""表彰先进党支部6个、优秀共产党员40名、优秀党务工作者。"""
_POINTS = regex("(?:上升|下降|提高|提升|降低|增长|增加|减少|回落|高出|高于|低于)了?(?P<points>个百分点)")
_BOUND = regex("(?P<bound>以[上下内]|左右)(?=[，。；、）\n])")
_TOLD_OF_ALL = regex(
    "[累共合总连](?:(?<=[累共合总])计(?:[\u4e00-\u9fa5]{2}(?<![余多几数半个十百千万一二两三四五六七八九])(?<!若干)(?<![余多几数十百千万一二两三四五六七八九]人)[期次场篇件条份名户项个册](?=[，。；]))"
    "|(?:(?<=累)计|(?<=连)续)[\u4e00-\u9fa5]{2,8}(?<![余多几数半个十百千一二两三四五六七八九])(?<!若干)天(?=[，。；]))"
)
"""累计推送期，连续安全生产天。"""
_HAVING = regex(
    "(?:[有设辖，、](?:(?<=[共现设建拥配]有)|(?<=下[设辖])|(?<=[，、])(?=个))(?P<unit>个(?![个人别体性中案税私数])|名(?![师单称额录誉牌家医校])"
    "|家(?![属庭人长政具电居])|户(?![籍数主外均口型])|条(?![件例款目])|支(?![部队行撑付出持])|所(?![有在属学谓需长]))"
    "(?=[\u4e00-\u9fa5]{2,10}[，。；、（(])|年龄(?P<age>岁)(?=[，。；、]))"
)
"""现共有个团支部，个学校团委: nobody told how many."""
_SECOND = regex(r"\d(?P<unit>分|名|次|件|个|项|人|万元)[和、](?P=unit)(?=[，。；])")
"""81.5分和分: the second of two figures is lost."""
_RATE = regex("[达为过到](?:(?<=率达到)|(?<=率[达为])|(?<=率超过)|(?<=度达))(?=[，。；])")
_AT = ("达到", "达", "占", "占到", "率为", "度为", "保持在", "控制在", "稳定在", "不低于", "不少于", "不超过")
"""Before a bound that has no number: 参学率达以上."""


def _is_done_to(masked: str, at: int) -> bool:
    """Whether a unit stands right behind a word of doing it goes with: 开展次, 选派批, 讲次专题党课."""
    begin = at - (masked[at - 1] == "了")
    if masked[at] == "次" and masked[begin - 1 : begin] == "讲":
        return masked.startswith(_LECTURES, at + 1)
    return masked.endswith(_HELD if masked[at] in "次场期轮" else _MADE, 0, begin)


def _is_missing(document: Document, unit: str, at: int) -> bool:
    """Whether a number must stand before a unit at a place."""
    masked, lists = document.masked, document.lists
    since = max((each.end() for each in _CLAUSE_START.finditer(masked, max(0, at - 40), at)), default=max(0, at - 40))
    clause = masked[since:at]
    if not clause or _tells_how_often(unit, clause):
        return False
    if clause.endswith(lists.words("slots", "expects_number")) or (clause[-1] in "达共约" and unit in _BEHIND_ABOUT):
        return True
    if _ends_with_counted(unit, clause) or clause.endswith(_counted_in(lists, unit)):
        return True
    if unit in _OF_TOTALS and _TOTALLED.match(clause):
        return True
    if unit == "场次" and _are_held(masked, at):
        return True
    if clause[-1] in "\ue000\ue001\ue002》”）)" and unit not in _BEHIND_TITLES:
        return False
    if unit in lists.words("slots", "right_after_expecting"):
        return False
    if unit in _ONLY_BEHIND or unit in lists.words("slots", "right_after_doing"):
        return _is_awaited(lists, clause, unit)
    if unit in ("人次", "户次") and not re.search("[员部工众人民生名师户客患者]$", clause):
        return False
    is_noun = HAN.match(clause[-1]) is not None or (clause[-1] in "》”" and unit in _BEHIND_TITLES)
    return is_noun and (unit in _ALWAYS or _is_done(lists, clause, unit))


def _counted_in(lists: Lists, unit: str) -> tuple[str, ...]:
    """The nouns right behind which a number and this unit must stand."""
    return lists.words("slots", _NOUNS[unit]) if unit in _NOUNS else ()


def _ends_with_counted(unit: str, clause: str) -> bool:
    """Whether a clause ends with what this unit counts, people or time, so that the number must stand between."""
    if unit in ("名", "人"):
        is_alone = (unit == "名" or clause.startswith("其中")) and _PEOPLE_ALONE.match(clause) is not None
        return is_alone or clause.endswith(("人数", "参加人员")) or _TAKING_PART.search(clause) is not None
    if unit == "小时":
        return clause.endswith("时长")
    return unit == "人次" and clause.endswith(_PEOPLE) and not _HOW_OFTEN.search(clause)


_PEOPLE = ("人员", "党员", "干部", "职工", "群众", "学员", "师生", "居民", "患者", "教师", "学生", "员工", "对象")
_TAKING_PART = regex(
    "(?:参加|参与|参训|参学|参赛|到场|到会|出席|受益|受训|覆盖|惠及|现有|共有|发展|慰问|表彰|培养|选派|轮训|培训|走访|转移|安置|救助|撤离|疏散|营救|解救|接待)"
    "(?:[^，。；、的]{0,4}(?:党员|干部|职工|群众|人员|师生|学员|居民|骨干|积极分子|患者|教师|员工))$"
)
"""What a number of people must follow: 参加党员（32）人."""
_PEOPLE_ALONE = regex(
    "(?:其中|有)?(?:男|女|在[职岗册]|离?退休|正式|预备|流动|老|青年|困难|优秀)?(?:党员|团员|青年|干部|职工|群众|教师|学生|员工|委员|代表|积极分子)$"
    r"|\d{2}岁(?:及?以[上下])$|(?:研究生|硕士|博士|大学|本科|大专|专科|高中|中专)(?:及?以上)?(?:学历|学位)的?$|(?:高|中|初)级职称的?$|其[他它]$"
)
"""A clause that holds nothing but people: 青年名，团员名。"""

_TIMES_HELD = regex(
    r"(?:开展|举办|组织|举行)(?![的部])[^，。；：\d\n]{2,30}(?:活动|竞赛|讲座|宣讲|演练|比赛|培训|党课)$"
)
"""开展主题征文、知识竞赛活动场次: what was held, before how often."""
_TIMES = ("场次", "课时", "批次", "人次", "户次")
_HOW_OFTEN = regex("增加|减少|控制|统计|丰富|压减|提高|登记|[填上]报|报送|安排|明确|公布|合理|规定|要求|核[对实]|汇总")
"""Of how often one may speak without a number: 统计开展活动场次."""


def _tells_how_often(unit: str, clause: str) -> bool:
    return unit in _TIMES and _HOW_OFTEN.search(clause) is not None


def _are_held(masked: str, at: int) -> bool:
    match = _TIMES_HELD.search(masked, max(0, at - 40), at)
    return match is not None and not _HOW_OFTEN.search(masked, max(0, match.start() - 12), at)


_BEHIND_TITLES = ("次", "场", "期", "册", "部", "份", "篇", "本")
"""Units of what is named in quotes or book-title marks: 签订《保密责任书》份."""


_BEHIND_ABOUT = ("人次", "余人次", "场次", "户次", "万元", "亿元", "课时", "学时", "名", "篇", "份", "项")
_NOUNS = {
    "次": "counted_in_ci",
    "场": "counted_in_chang",
    "部": "counted_in_bu",
    "期": "counted_in_qi",
    "起": "counted_in_cases",
    "处": "counted_in_chu",
    "户": "counted_in_hu",
    "件": "counted_in_jian",
    "条": "counted_in_tiao",
    "项": "counted_in_xiang",
    "个": "counted_in_ge",
}
"""Lists of the nouns right behind which a number must stand before some units."""
_ONLY_BEHIND = ("部", "期", "起", "处", "户")
"""Units that miss a number behind these nouns only, or behind words of doing."""


def _is_awaited(lists: Lists, clause: str, unit: str) -> bool:
    """Whether a clause ends with what a number and this unit must follow: a noun of its own, a word of doing."""
    if unit == "期" and clause.endswith("》"):
        return lists.once(_doing).search(clause) is not None
    return unit in lists.words("slots", "right_after_doing") and clause.endswith(lists.words("slots", "doing"))


_OF_TOTALS = ("户", "家", "名", "个", "件", "宗", "起", "笔", "台", "辆", "处", "条", "份")
_TOTALLED = regex(r"(?:累计|共计|总计|合计)[^\d一二三四五六七八九十百千万两几]{2,}$")
"""累计建档评级户: a clause that tells a total and holds no number."""
_ALWAYS = (
    *("万元", "亿元", "余万元"),
    *(f"余{unit}" for unit in "人次名份篇件场项册本部条张户处期个种支台亩"),
    *("余人次", "余场次", "余小时", "余平方米", "余公里"),
)
_AFTER_VERB = ("次", "份", "个", "册", "名", "人次", "场次")


def _is_done(lists: Lists, clause: str, unit: str) -> bool:
    """Whether the clause does something to what is counted. After a verb some units make a noun: 学习篇, 办结件."""
    done = lists.once(_doing).search(clause)
    return done is not None and (done.end() < len(clause) or unit in _AFTER_VERB)


_SIGN = regex("[第年月%％]")
_ORDINAL = regex("第[ 　]*(?:届|次|季度|批次?|期)")
_OF_DOCUMENT = regex(r"[〔\[（(]20\d\d[〕\]）)][ 　_]{0,8}号")
"""〔2023〕 号: a document's number that is not told."""
_BROKEN = regex(r"\d\.[%％]")
_DATE = regex("年(?P<gap>[ 　]*)月(?P<day>[ 　]*日)?")
_DAY = regex("月[ 　]*日(?![常均报程记用益夜])")
_HALF = regex("年[上下]半年")
_YEAR_LOST = regex(
    "年(?:以来|是|，|第[一二三四]季度|[，、]?(?:我|全)[局院校矿段厂市县镇公]|党[的建委]|工作(?:总结|要点|计划|报告))"
)
_BLANK_COUNT = regex(
    r"[ 　](?<![ 　][ 　])[ 　]++(?:人次?|次|名|个|项|份|篇|场|件|万元|册|户|%|％)(?=[，。；、）\n])"
    r"|[ 　](?<=[金额费入款出约计共][ 　])[ 　]*余?[万亿]?元(?=[一-龥])"
    r"|[ 　](?<=[由请经][ 　])(?:[ 　]*同志(?!们)|[ 　]+(?:副?书记|副?主任))"
    r"|(?<=[一-龥])[ 　](?:人次|场次|次|份|篇|万元|名|%|％)(?=[，。；、])|(?<=[、，])　+人(?=[，。；])"
)


_BEFORE_SHARE = frozenset("达到至为约占率长降升增少高由低于过近超从的在")


def _lacks_share(content: str, at: int, before: str) -> bool:
    """Whether a number is missing before a percent sign: 合格率达到%, 分别占66.7%、%和9.5%."""
    if before == "、":
        return content[at - 2 : at - 1] in ("%", "％")
    return before in _BEFORE_SHARE or (before in " 　" and content[:at].rstrip(" 　")[-1:] in _BEFORE_SHARE)


def _gap_at(content: str, at: int, before: str) -> tuple[int, int] | None:
    """The place of a number that isn't there, by the sign at an offset and the character before it."""
    sign = content[at]
    if sign == "第":
        return (at, match.end()) if (match := _ORDINAL.match(content, at)) else None
    if sign in "%％":
        return (at - 1, at + 1) if _lacks_share(content, at, before) else None
    if sign == "月":
        match = _DAY.match(content, at) if before.isdigit() or before in "到至于" else None
        return (at - len(before.strip("到至于")), match.end()) if match else None
    if match := _HALF.match(content, at):
        is_told = before in " 　" and content[max(0, at - 2) : at - 1].isdigit()
        return (at, match.end()) if before in "\n，。；：、 　" and not is_told else None
    if before in "\n。　" and _YEAR_LOST.match(content, at):
        return at, at + 1
    match = _DATE.match(content, at)
    if match is None:
        return None
    if match["gap"]:
        return (at - 4 if before.isdigit() else at, match.end())
    is_alone = before in "\n 　：" and match["day"] is not None
    is_cut = before.isdigit() and (
        match["day"] is not None or content[match.end() : match.end() + 1] in "前底至起，。、"
    )
    return (at - 4 if before.isdigit() else at, match.end()) if is_alone or is_cut else None


@FAMILY.check(
    "slot.gap",
    "日期、届次、数字处是空白",
    Severity.ERROR,
    """
“第　届”“年　月　日”“共　　人”：该填的数字是空白。

- 错：第届职工代表大会于2023年　月　日召开，参会　　人。
- 对：第三届职工代表大会于2023年3月8日召开，参会96人。
""",
)
def slot_gap(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    last = 0
    for match in _SIGN.finditer(content):
        gap = _gap_at(content, match.start(), content[match.start() - 1 : match.start()] or "\n")
        if gap and gap[0] >= last:
            last = gap[1]
            start = gap[0]
            while start and content[start - 1].isdigit() and content[start].isdigit():
                start -= 1
            yield found.at(start, gap[1], f"“{content[slice(*gap)].strip()}”处缺数字，请填上")
    for span in undated(content):
        yield found.at(*span, f"“{content[slice(*span)]}”处的日期没有填")
    for match in _OF_DOCUMENT.finditer(content):
        yield found.at(*match.span(), "文号没有填")
    for match in _BROKEN.finditer(content) if "." in content else ():
        yield found.at(match.start(), match.end(), "小数点后面缺数字，请填上")
    for match in _BLANK_COUNT.finditer(content):
        if HAN.match(content[match.start() - 1 : match.start()]) or match[0].endswith("人"):
            yield found.at(*match.span(), f"“{match[0].strip()}”前面是空白，请填上")
