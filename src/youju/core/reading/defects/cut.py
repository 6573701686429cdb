"""Characters too many and too few by the structure of the sentence: 请于于3月, 抓得不。, 由专人。"""

from collections.abc import Iterable, Iterator, Set

from youju.core.reading.defects.bigrams import occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.following import following
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import begun_after

FAMILY = Family()


def _meant(lists: Lists) -> frozenset[str]:
    return frozenset("".join(lists.words("doubled", "characters")))


@FAMILY.check(
    "word.doubled-character",
    "多打了一个字",
    Severity.WARNING,
    """
同一个字连着打了两遍，又不是叠词（天天、人人）或者两个词碰到一起（工作作风、党员员工）。

- 错：请于于3月20日前报送；在在车厢投放公益广告
- 对：请于3月20日前报送；在车厢投放公益广告
""",
)
def doubled_character(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    meant, known = document.lists.once(_meant), document.lists.once(spelling).known
    for start in _pairs_of_one(document):
        end, said = start + 2, content[start]
        before, behind = content[max(0, start - 1) : start], content[end : end + 1]
        is_ended = _is_ended(known, content, start) and not _begins_longer(document.lists, content, start + 1)
        is_sure = said not in _OFTEN_TWICE and (is_ended or _is_begun(document.lists, known, content, start))
        if said in meant and not is_sure and not (said in _SUFFIXES and said + behind not in known):
            continue
        if said in (before, behind) or (before + said in known and said + behind in known):
            continue
        if (said == "在" and behind in _IN) or (said == "为" and before == "行"):
            continue
        if content[start - 2 : start] == content[end : end + 2] or _is_mirrored(content, start, end):
            continue
        severity = None if said in _JOINS or is_sure else Severity.INFO
        yield found.at(start, end, f"“{said}{said}”疑多打了一个“{said}”", severity=severity)


_OFTEN_TWICE = frozenset(
    "鼓钉中原地个项件份次本张人支颗周一馆算落好歇天年月日家户处级条点步样种句口门代时刻站作看说想试谈走听慢常渐刚仅大小"
)
"""What is said twice on purpose, and what one does, which stands behind words that end with it: 工作|作了."""


def _begins_longer(lists: Lists, content: str, at: int) -> bool:
    """Whether a word of more than two characters begins at a place: 学习|习近平."""
    words = lists.once(following).number
    return content[at : at + 3] in words or content[at : at + 4] in words


def _is_ended(known: Set[str], content: str, start: int) -> bool:
    """Whether a word ends with the first of two and another begins behind them, none with the second: 开展|展|党员."""
    end = start + 2
    is_end = content[start - 1 : start + 1] in known and content[end : end + 2] in known
    return is_end and content[end - 1 : end + 1] not in known


_SELDOM = 60
"""How often at most a character stood by itself in our texts that hardly does before a word it begins."""


def _is_begun(lists: Lists, known: Set[str], content: str, start: int) -> bool:
    """Whether a word begins with the second of two, and another ends before them: 重要的|政|政治任务."""
    words, end = lists.once(following), start + 2
    if content[end - 1 : end + 1] not in known or content[start - 1 : start + 1] in known:
        return False
    is_seldom = words.count(words.number.get(content[start], 0)) <= _SELDOM
    return is_seldom and (content[start - 1 : start] in _BEFORE or content[start - 2 : start] in known)


_BEFORE = frozenset("的和与及在对为把将是了，。；：、")


def _pairs_of_one(document: Document) -> Iterator[int]:
    """Where a Chinese character stands twice, none of the two being of another such pair."""
    content, end = document.content, 0
    for at in document.once(occurrences).twice():
        if at >= end and "一" <= content[at] <= "龥":
            yield at
            end = at + 2


_SUFFIXES = frozenset("性化率度感书")
"""Ends of words: said twice where the second begins no word."""
_IN = frozenset("建岗职校编册线读押逃途产")
"""What begins a word behind 在 said twice: 在|在建项目."""
_JOINS = frozenset("于在的和与及对把将被由从向到为是并该以也且而或仍均须其")


def _is_mirrored(content: str, start: int, end: int) -> bool:
    """清清白白, 干干净净: two doubled characters side by side are meant."""
    left, right = content[max(0, start - 2) : start], content[end : end + 2]
    return any(len(each) == 2 and each[0] == each[1] for each in (left, right))


_CUT = regex(
    r"[不得在和与及以对将把被进切由](?:(?<=[一-龥]{2}.)(?:(?<=不)(?<![可么决要但毫绝从并岂永无若].)|(?<=得)不"
    r"|(?<=在)(?<![存所实内外潜现自健何正好旨还都常永长不仍].)|(?<=和)(?<![温缓柔总饱平共谦随祥调之言附].)|(?<=与)(?<![参给赋付相].)"
    r"|(?<=及)(?<![可普涉以惠触顾波提遍企危推来不莫].)|(?<=以)(?<![予加可难得足所用何].)"
    r"|(?<=对)(?<![针应面相核校绝查结反派敌比不成配一二三四五六七八九十几百多作得评].)(?<!对一.)(?<!逐[一-龥].)|(?<=将)(?<![干大良主闯健老强斩].)|(?<=把)(?<!一.)|(?<=被)(?<![棉植].)"
    r"|(?<=进)一步|(?<=切)实|(?<=不)断)(?=[，。；](?!“))"
    r"|(?:(?<=进)一步|(?<=切)实|(?<=不)断)(?=[，。；]))"
)
_BY_WHOM = regex("由(?<=[，。；并]由)(?:专人|专班|专门人员|[一-龥]{2,8}(?:办公室|部门))(?=[。；])")


@FAMILY.check(
    "grammar.cut-off",
    "句子没有说完",
    Severity.WARNING,
    """
分句停在“不、把、由、和、进一步”这样的字眼上，后面该有的话丢了，多半是删改时误删。

- 错：个别党员党性修养不，先锋意识有所淡化；对党风廉政建设抓得不。
- 对：个别党员党性修养不够，先锋意识有所淡化；对党风廉政建设抓得不实。
""",
)
def cut_off(document: Document, found: Found) -> Iterable[Defect]:
    content = document.masked
    for match in (*_CUT.finditer(content), *_BY_WHOM.finditer(content)):
        if match[0] == "不断" and _GOES_ON.search(content, max(0, match.start() - LOOK_BACK), match.end()):
            continue
        since = max(0, match.start() - 6)
        start = begun_after(content, "，。；、：\n", match.start(), since)
        yield found.at(start, match.end(), f"“{match[0]}”后面没有说完，疑有漏字")
    for match in _DEGREE.finditer(content):
        yield found.at(*match.span(), f"“{match['said']}”后面没有说完，疑有漏字")
    for match in _RISING.finditer(content):
        start, end = match.start() - 2, match.end()
        yield found.at(start, end, f"“{content[start:end]}”没有说完，疑有漏字")
    for match in _FOR_WHAT.finditer(content):
        yield found.at(match.start() - 2, match.end(), "“为”的后面没有说完，疑有漏字，如“为主”“为中心”")
    for match in _LED.finditer(content):
        if within := _WITHIN.search(content, max(0, match.start() - LOOK_BACK), match.start()):
            yield found.at(within.start(), match.end(), f"“在……{match[0]}”后面疑漏了“下”")
    yield from _unsaid(content, found)
    for match in _TRAIT.finditer(content):
        yield found.at(match.start() - 2, match.end(), f"“不够{match[0]}”没有说完，疑有漏字")


def _unsaid(content: str, found: Found) -> Iterator[Defect]:
    """Clauses that begin with whom or what something is done to and do not say what."""
    for match in _SOMEWHAT.finditer(content):
        yield found.at(*match.span(), "宜写作“在一定程度上存在”", severity=Severity.INFO)
    for match in _MERE_ADVERB.finditer(content):
        yield found.at(max(0, match.start() - 4), match.end(), f"“{match[0]}”后面没有说完，疑有漏字")
    for match in _ENDS_OPEN.finditer(content):
        yield found.at(max(0, match.start() - 2), match.end(), "这一段停在逗号、顿号上，后面疑有漏掉的话")
    for match in _STOPS_SHORT.finditer(content):
        end = match.end()
        since = max(0, end - 2 * LOOK_BACK)
        start = begun_after(content, "，。；：\n", match.start(), since)
        size = next((size for pattern, size in _SHORT_ENDS if pattern.match(content, start, end)), 0)
        if size:
            place = max(start, end - size), end
            yield found.at(*place, f"“{content[slice(*place)]}”后面没有说完，疑有漏字")


_GOES_ON = regex(
    "(?:[一-龥]不[一-龥]|[有无未没][一-龥]{1,2}|人[员走换]{1,2})[、，][一-龥]{2}不断$"
    "|(?:[供送][电水气暖热]|[怨歌笑哭骂]声|交通|通[信讯话]|联[络系]|电话|[铃掌]声|[弦香]歌|[香烟薪]火|[血文]脉|连[续绵]|接[连续]|绵延|源源|[客车人]流|链条"
    "|线路|物流|资金链?|供应)不断$"
)
"""What does not break off: 人员不散、工作不断."""

_DEGREE = regex(r"(?P<said>[偏较越颇])(?=[，。；])(?<=[\u4e00-\u9fa5]{2}.)(?<![纠走跑不侧别相比计超优跨翻穿卓逾得必].)")
"""平均年龄偏（大）, 覆盖面较（窄）."""
_RISING = regex("[提增改推加巩完优强](?=[，。；])(?<=(?:明显|逐步|持续|不断|稳步|显著|有效|大幅).)")
"""积极性明显提（升）."""

LOOK_BACK = 30
"""How many characters before its end a phrase is looked for."""

_FOR_WHAT = regex(
    "为的(?<=[一-龥]{2}..)(?<![认因作成称视人行何以]..)"
    "(?=(?:工作)?(?:方针|原则|思想|理念|导向|要求|目标|格局|机制|体系|思路|精神|模式|方式|策略))"
)
"""坚持正面宣传为（主）的方针."""
_LED = regex("(?:领导|指导|支持|关心|帮助|关怀|带领|推动)(?=，)")
_WITHIN = regex(
    "在(?<![正现存实所自健内潜好旨重贵意志难]在)(?!于)[^，。；：\n中下上内间里时前后]{2,24}"
    "(?:的(?:正确|坚强|有力|大力|精心|统一|亲切|悉心|关心|领导)?[和与]?|正确|坚强)$"
)
"""在县委的正确领导（下），"""
_MERE_ADVERB = regex("(?:的(?:严肃|坚决|一律|予以|及时|从严)|并(?:全程|及时|定期|认真|严格))(?=[。；])")
"""对问题突出的严肃。: what is done to them is lost."""
_ENDS_OPEN = regex(r"[，、](?=\n[ 　]*(?:[一二三四五六七八九十]{1,3}、|（[^（）\n]{1,3}）|\d{1,2}[.、．](?!\d)))")
"""A paragraph that ends with a comma before the next heading."""
_SOMEWHAT = regex("一(?<![在着].)定程度上?存在(?=[，。；])")
"""仍然一定程度存在: 在一定程度上存在."""
_TRAIT = regex(r"(?<=不够)[明到显分有彻扎落规完健充具突灵系及均积主坚清鲜](?=[，。；、])")
"""A word of two characters without its last: 不够明（显）, 不够到（位）."""

_DONE_WITH = (
    "进行|开展|予以|给予|加以|作出|做出|提出|研究|重视|关注|了解|掌握|缺乏|缺少|不"
    "|没|未|有|是|要|讲|说|谈|抓|做|查|改|解决|分析|探讨|思考|把握"
)
_STOPS_SHORT = regex(
    "[行题性节域到的](?=[，。；])(?:(?<=进行)|(?:(?<=问题)|(?<=环节)|(?<=领域))(?=[。；])|(?<=[续极动对效统定范常]性)(?=[。；])"
    "|(?<=[有能上正效分步实]得到)(?=[。；])|(?<=[\u4e00-\u9fa5]{4}的)(?=。))"
)
_TO_WHAT = regex(
    r"(?:对|针对)(?!照|标|接|口|外|内)(?![^，。；：\n]*(?:采[取用]|以|通过|按照?)[^，。；：\n]*(?:方式|形式|办法|要求|程序|步骤)进行$)[^，。；：\n]{4,60}进行$"
)
_OF_WHAT = regex(
    rf"对(?!照|标|接|口|外|内)(?:(?!{_DONE_WITH})[^，。；\n]){{4,40}}?等[^，。；、\n]{{0,6}}(?:问题|环节|领域)$"
)
_MERE_TRAIT = regex(
    r"(?:工作|管理|学习|教育|服务|活动|队伍|人员|制度|党建|培训|监督)的?"
    r"(?:连续|积极|主动|针对|实效|系统|稳定|规范|有效|时效|经常)性$"
)
_GOT = regex(r"[^，。；：\n]{0,40}(?:上|真正|有效|充分|进一步|切实)得到$")
"""问题还没有从根本上得到（解决）。"""
_WHAT_IS = regex(
    r"(?!对|凡|如|若|有|因|由于)[一-龥][^，。；：\n是（）()]{1,23}存在[^，。；：\n是]{3,30}的$"
    r"|[^，。；：\n是]{0,20}转化(?:为|成)[^，。；：\n是]{2,20}的$|[^，。；：\n是]{0,16}(?:推动|促进|加强|增强|深化|实现|推进)了[^，。；：\n是]{2,14}[与和][^，。；：\n是]{2,14}的$"
)
"""个别单位存在处理敏感资料的（问题）。 推动了党建工作与安全生产的（融合）。"""
_SHORT_ENDS = ((_TO_WHAT, 6), (_OF_WHAT, 7), (_MERE_TRAIT, 10), (_GOT, 12), (_WHAT_IS, 14))
"""对……情况进行。 对……等深层次问题。 …，工作连续性。: what is said of it is lost; and how much of it is quoted."""

_EMPTY_VERB = regex(
    r"(?P<verb>建立|健全|完善|加强|推进|推动|实现|提高|提升|开展|落实|增强|强化|做好)[^，。；、\n]{2,24}的(?:进一步)?(?P=verb)(?=[，。；\n])"
)
_OBJECT = regex(
    r"(?P<verb>围绕)[^，。；\n]{2,24}为(?:重点|主线|核心|抓手|目标|中心|主题)|以[^，。；、\n]{2,16}为[^，。；、\n]{1,8}为(?:主线|抓手|核心|重点)"
)
_CONTRARY = regex(
    r"(?:已)?全部(?:整改|办结|完成|落实|解决|销号)[^。；\n]{0,12}[，。；](?P<rest>(?:其余|剩余|尚有|仍有|还有|另有)\d+[个项件条名起][^，。；\n]{0,12})"
)


@FAMILY.check(
    "grammar.repeated-verb",
    "动词前后重复、句式套叠",
    Severity.WARNING,
    """
“建立……的建立”“围绕……为重点”是两种说法套在一起，选一种。

- 错：建立健全容错纠错机制的建立；围绕实际问题为重点开展研讨
- 对：建立健全容错纠错机制；以实际问题为重点开展研讨
""",
)
def repeated_verb(document: Document, found: Found) -> Iterable[Defect]:
    for pattern in (_EMPTY_VERB, _OBJECT):
        for match in pattern.finditer(document.masked):
            yield found.at(*match.span(), "两种说法套在一起，选一种")


@FAMILY.check(
    "value.contrary",
    "前说全部完成，后说还有剩余",
    Severity.WARNING,
    """
前面说“已全部整改到位”，紧接着又说“其余2个正在推进”，两处矛盾。

- 错：查摆问题11个，已全部整改到位，其余2个正在推进。
- 对：查摆问题11个，已整改到位9个，其余2个正在推进。
""",
)
def contrary(document: Document, found: Found) -> Iterable[Defect]:
    for match in _CONTRARY.finditer(document.masked):
        yield found.at(*match.span("rest"), "前面说已经全部完成，这里又说还有，前后矛盾")
