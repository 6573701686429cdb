"""Words that are missing by the structure of the clause: a verb, an object, 的, whose instructions."""

import re
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.signs import Signed
from youju.core.reading.defects.told import Told, graded_lines
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_BEGINS = regex(r"(?:^|[，。；：、）)\ue000-\ue003\n \u3000]|(?<=\d)[.．]|[一二三四五六七八九十][是要]|[要应须])$")
"""What stands before the place where a predicate begins."""


def _begins(content: str, at: int) -> bool:
    return at == 0 or _BEGINS.search(content, max(0, at - 2), at) is not None


def _adverb(lists: Lists) -> re.Pattern[str]:
    adverbs = "|".join(sorted(lists.words("grammar", "adverbs"), key=len, reverse=True))
    heads = "|".join(lists.words("grammar", "needs-verb"))
    return regex(rf"(?P<adverb>{adverbs})(?P<rest>[^，。；：、\n]{{0,24}}?(?P<head>{heads}))(?=[，。；、\n])")


def _verbs(lists: Lists) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What must stand somewhere behind an adverb, and what may stand right behind it."""
    sure, begins = lists.words("grammar", "verbs"), lists.words("grammar", "begins")
    return regex("|".join(sure)), regex("|".join((*sure, *begins)))


_MADE = "创建"
"""A verb that ends the clause as a noun: 深入平安校园创建."""
_CAMPAIGN = regex("大(?:检查|排查|讨论|学习|走访|培训|练兵|比武|整治|宣讲)(?:活动|行动)?$")
_STATES = regex("常态化|制度化|长效化|规范化|标准化|科学化")
"""What something is made, without its verb."""


@FAMILY.check(
    "grammar.missing-verb",
    "缺少谓语动词",
    Severity.WARNING,
    """
“深入、扎实、持续、广泛”这类词后面要有动词。直接跟名词，多半是漏了“推进”“开展”。

- 错：深入党史学习教育常态化；扎实喜迎党的二十大活动
- 对：深入推进党史学习教育常态化；扎实开展喜迎党的二十大活动
""",
)
def missing_verb(document: Document, found: Found) -> Iterable[Defect]:
    return document.once(clauses_without_verb)


def clauses_without_verb(document: Document) -> list[Defect]:
    """Clauses in which a verb is missing behind an adverb, or before what is done."""
    return list(_without_verb(document, Found("grammar.missing-verb", Severity.WARNING, document.content)))


def _without_verb(document: Document, found: Found) -> Iterator[Defect]:
    sure, begins = document.lists.once(_verbs)
    for match in document.lists.once(_adverb).finditer(document.masked):
        rest = match["rest"]
        if (
            begins.match(rest)
            or sure.search(_CAMPAIGN.sub("", _STATES.sub("", rest.removesuffix(_MADE))))
            or not _begins(document.masked, match.start())
        ):
            continue
        yield found.at(*match.span(), f"“{match['adverb']}”后面缺动词，如“推进”“开展”")
    for match in (*_QUOTED_ACT.finditer(document.content), *_TO_WHOM.finditer(document.masked)):
        yield found.at(*match.span(), "缺动词，如“开展”“进行”")
    for match in _FROM_TO.finditer(document.content):
        yield found.at(*match.span(), "由什么向什么后面缺动词，如“转变”“拓展”")


_QUOTED_ACT = regex(
    "(?:积极|深入|扎实|广泛|持续|认真)(?<=[，。；：\n]..)(?:“[^“”\n]{2,14}”(?:实践活动|主题活动|主题教育|专项行动|专项整治|工程|行动|活动)"
    "|“[^“”\n]{2,14}(?:工程|行动|活动)”)(?=[，。；])"
)
_TO_WHOM = regex(
    "对(?<=[，。；：\n]对)(?![^，。；\n]*(?:进行|开展|组织|实施|予以|给予|加以|[作做][出了]|展开|参加|接受|落实))[^，。；的\n]{6,40}"
    "(?:述职评议|民主评议|专项检查|专项督查|集中整治|全面排查|跟踪督办)(?=[，。；])"
)
"""对9家单位书记（进行）述职评议."""
_FROM_TO = regex("[由从]“[^“”\n]{1,12}”[向到]“[^“”\n]{1,12}”(?=[，。；])")
_NOUNS = (
    "党员|干部|职工|党支部|党组织|党建|党性|党风|思想|作风|队伍|人才|基层|廉政|廉洁|警示|风险|隐患|问题|矛盾|制度|责任|意识"
    "|能力|素质|党务|群团|工会|青年|文化|安全|科技|“[^”\n]{2,12}”"
    "|党史|党纪|理论学习|主题教育|师德|医德|行风|家风|民族团结|意识形态|(?<!深入)(?:清廉|廉洁|平安|法治|文明|美丽|智慧|数字化?|诚信|书香"
    "|乡村振兴|营商环境|信息化|网格化|标准化|规范化|品牌|精神文明|民主|生态)"
)
_HEADLESS = regex(
    "(?P<adverb>认真|严格|全面|进一步|不断|持续|深入|积极|坚决|扎实|切实)(?P<rest>(?:全面从严治党|意识形态工作|党风廉政建设|党建工作|中央八项规定|安全生产"
    "|保密工作|“一岗双责”|(?:基层)?党组织|党支部|党员|干部|职工)[^，。；：\n]{0,14}(?:责任制?|意识|制度|精神|凝聚力|战斗力|水平|能力|素质|[范准]化建设))(?=[，。；\n])"
)
"""An adverb, what it can only be done to, and nothing that does it: 认真全面从严治党主体责任."""
_DOES_WITHIN = regex("全面从严治党|安全生产|抓[^，。；的\n]{2,4}的|凝聚力$|战斗力$|[范准]化建设$|作风建设|党风廉政建设")
_AND = regex("(?:进一步|不断|切实|持续|着力|深入|扎实|大力)(?:和|及)(?=[\u4e00-\u9fa5]{2})")
_WITH_ASPECT = regex(
    "(?:有力|有效|切实|充分|进一步|不断|持续|稳步)了(?![解然结却如])(?=[\u4e00-\u9fa5]{2})|(?:及时|认真|积极|先后|集中)了(?=《)"
)
"""有力（促进）了新能源消纳."""
_BARE = regex(
    rf"(?P<adverb>进一步|不断|切实|着力|持续|扎实|大力|深入(?!职工|党员|干部|青年|基层|人才)|充分|持续深入|进一步深入)(?P<rest>(?:{_NOUNS})[^，。；：\n]{{2,20}}|[^，。；：\n]{{2,16}}(?:作用|优势|职责|责任))(?=[，。；\n])"
)


@FAMILY.check(
    "grammar.missing-action",
    "副词后面缺动词",
    Severity.WARNING,
    """
“进一步、不断、切实、着力”后面直接跟着名词，句子里又没有别的动词，多半是漏了“加强”“提升”。

- 错：进一步党员思想教育，组织集中观看党的二十大开幕会
- 对：进一步加强党员思想教育，组织集中观看党的二十大开幕会
""",
)
def missing_action(document: Document, found: Found) -> Iterable[Defect]:
    told = {each.span.start for each in document.once(clauses_without_verb) if each.span}
    for adverb, span in _adverbs_alone(document):
        if span.start not in told:
            told.add(span.start)
            yield found.at(*span, f"“{adverb}”后面缺动词，如“加强”“落实”")
    for match in _WITH_ASPECT.finditer(document.content):
        yield found.at(*match.span(), f"“{match[0][:2]}”后面缺动词，如“促进”“支撑”")
    for match in _AND.finditer(document.content):
        yield found.at(*match.span(), "“和”前面缺动词，如“加强”“推进”")
    for match in _EFFECT.finditer(document.masked):
        begun = _WOULD.search(document.masked, max(0, match.start() - LOOK_BACK), match.start())
        if begun and _begins(document.masked, begun.start()) and not _ATTAINS.search(begun["rest"]):
            yield found.at(begun.start(), match.end(), f"“{match[0][1:]}”前面缺动词，如“达到”“取得”")


def _adverbs_alone(document: Document) -> Iterator[tuple[str, Span]]:
    """Adverbs that open a clause in which nothing is done, each with the clause."""
    sure, begins = document.lists.once(_verbs)
    for match in _BARE.finditer(document.content):
        is_done = begins.match(match["rest"]) or sure.search(_NOUN_VERBS.sub("", match["rest"]))
        if not is_done and _begins(document.content, match.start()):
            yield match["adverb"], Span(*match.span())
    for match in _HEADLESS.finditer(document.content):
        is_done = sure.search(_DOES_WITHIN.sub("", match["rest"]))
        if not is_done and _begins(document.content, match.start()):
            yield match["adverb"], Span(*match.span())


LOOK_BACK = 34
"""How many characters before an effect its clause may begin."""
_EFFECT = regex("的(?:效果|成效|作用|目的|局面|氛围|格局|效应)(?=[，。；\n])")
_WOULD = regex("(?:切实|真正|充分|有效|努力|力求|进一步|不断)(?P<rest>[^，。；：\n]{2,30})$")
_ATTAINS = regex(
    "达|取|收到|起到|实现|增强|提升|提高|产生|保证|确保|检验|追求|注重|形成|营造|创造|打造|构建|彰显|体现|展现|扩大|放大|强化|优化|看到|转|变|推"
    "|加强|保持|维护|改善|促进|突出|明确|发挥|凝聚|运用|利用|释放|深化|巩固|赢得|防|避免|消除|破|改变|拓展|见|享受|感受|认识|了解|把|树立|建立|筑|激发"
    "|调动|将|使|让|有|克服|扭|打|起|是|呈|保|聚|抓|做|用好|给|成为"
)


_NOUN_VERBS = regex(
    "建设|创建(?=工作|活动|行动|$)|宣传|作用|有为|有效|有力|服务(?=水平|能力|质量)|执行力|组织|落实情况|执法|为民|是非|办法|对象|把关|以上|以下"
)


_STRICT = regex(r"严格(?P<what>“[^”\n]{2,12}”|《[^》\n]{4,40}》)(?=[、，。；])(?!、[^，。；\n]{2,24}等?制度[，。；])")


@FAMILY.check(
    "grammar.missing-head",
    "“严格”后面缺“落实……制度”",
    Severity.WARNING,
    """
“严格”修饰动词，或者直接带“制度、程序、标准”这类名词。后面只有引号里的名称，句子不完整。

- 错：严格“三会一课”、民主评议党员，……
- 对：严格落实“三会一课”、民主评议党员等制度，……
""",
    signs=("严格“", "严格《"),
)
def missing_head(document: Document, found: Found) -> Iterable[Defect]:
    for match in _STRICT.finditer(document.content):
        if not _begins(document.content, match.start()):
            continue
        yield found.at(*match.span(), f"“严格{match['what']}”不完整，宜写作“严格落实{match['what']}制度”")


_WITHIN = regex(
    r"(?P<verb>担当|发挥|履行|彰显|体现|明确|强化|压实|扛起|担负|肩负|承担|突出|认清|凸显|展现|找准|牢记)[^，。；\n]{0,16}?"
    r"(?P<place>在[^，。；、\n的]{2,18}?[中里上])(?P<head>使命|责任|作用|地位|担当|职责|重要性|优势|角色|定位|任务|位置|功能|价值|意义|义务)"
    r"(?P<more>使命|责任|作用|地位|担当|职责|任务|义务)?(?=[，。；、\n和])"
)


@FAMILY.check(
    "grammar.missing-de",
    "缺少“的”",
    Severity.WARNING,
    """
“在……中”修饰后面的名词时要有“的”。

- 错：主动担当国有企业在乡村振兴中使命责任
- 对：主动担当国有企业在乡村振兴中的使命责任
""",
)
def missing_de(document: Document, found: Found) -> Iterable[Defect]:
    for match in _WITHIN.finditer(document.masked):
        start, end = match.start("place"), match.end()
        at = match.start("head")
        yield found.at(start, end, f"“{document.quote(start, at)}”后面缺“的”", fix="的", fix_at=(at, at))


_TURNS = regex(
    r"(?:转化|转变|转换|变)(?:为|成)(?P<what>(?:破解|解决|推动|推进|促进|引领|服务|攻克|化解|指导|助推|做好|干好|提升|增强|加强|克服|开展|谋划|落实)"
    r"[^，。；、\n的“”]{2,24})(?=[，。；\n])"
)


def _results(lists: Lists) -> re.Pattern[str]:
    return regex("(?:" + "|".join(lists.words("grammar", "results")) + ")$")


@FAMILY.check(
    "grammar.missing-object",
    "“转化为”后面缺中心词",
    Severity.WARNING,
    """
“转化为”后面要落到一个名词：能力、优势、动力、成效、举措。只有动宾短语，句子没有说完。

- 错：将优势转化为破解业务工作和队伍建设难题
- 对：将优势转化为破解业务工作和队伍建设难题的能力
""",
    signs=("化为", "化成", "变为", "变成", "换为", "换成"),
)
def missing_object(document: Document, found: Found) -> Iterable[Defect]:
    results = document.lists.once(_results)
    for match in _TURNS.finditer(document.masked):
        if not results.search(match["what"]):
            yield found.at(*match.span(), "“转化为”后面缺中心词，如“……的能力”“……的实际成效”")


_WHOSE = regex(
    r"(?:学习贯彻|贯彻落实|认真落实|贯彻|落实|学习|传达|领会|践行|遵循|围绕|按照)(?:好|了)?"
    r"(?P<what>(?:系列)?重要(?:讲话|指示批示|指示|批示|论述|回信)(?:(?:和|、)重要(?:讲话|指示批示|指示|批示))?精神)"
)
_OWNER = regex("习近平|总书记|主席|中央|领导|书记|同志|省委|市委|上级|国务院|总理|部长")
_MASKED = regex("[XxＸ×*]{2}")


@FAMILY.check(
    "grammar.whose-instructions",
    "没有写明是谁的重要讲话、批示",
    Severity.WARNING,
    """
“重要批示精神”前面要写明是谁的。脱敏或删改时删去了人名，指代就悬空了。

- 错：认真落实重要批示精神，帮助年轻干部……
- 对：认真落实习近平总书记重要批示精神，帮助年轻干部……
""",
    signs=("要讲", "要指", "要批", "要论", "要回"),
)
def whose(document: Document, found: Found) -> Iterable[Defect]:
    for match in _WHOSE.finditer(document.content):
        sentence = document.text.sentence_at(match.start())
        begin = max(sentence.start if sentence else 0, match.start() - 60)
        is_masked = _MASKED.search(document.content, max(begin, match.start() - 8), match.start())
        if not is_masked and not _OWNER.search(document.content, begin, match.start()):
            yield found.at(*match.span(), f"“{match['what']}”前面没有写明是谁的")


_MUST = regex(
    r"(?:落实|贯彻|执行|践行)(?:(?<=[，。；：\n]..)|(?<=^..))(?P<what>[^，。；：的“《\n]{2,10})(?P<must>要|必须|应当)"
    r"(?P<do>坚持|做到|树立|牢记|过紧|带头|保持|厉行)[^，。；\n的]{1,14}(?=[，。；\n])"
)


@FAMILY.check(
    "grammar.mixed",
    "句式杂糅",
    Severity.WARNING,
    """
把两种说法套在一起：“落实……要坚持……”“做到使……”“是以……为主的是”“通过……使……得到”。选一种说法就够了。

- 错：落实机关单位要坚持过紧日子，……
- 对：落实机关单位坚持过紧日子的要求，……
""",
)
def mixed(document: Document, found: Found) -> Iterable[Defect]:
    for match in _MUST.finditer(document.masked):
        yield found.at(*match.span(), "“落实……要……”没有说完，宜写作“落实……的要求”")
    for (pattern, told), severity in document.lists.once(_sayings).likely_in(document):
        for match in pattern.finditer(document.content):
            at = match.span("at") if "at" in pattern.groupindex else match.span()
            yield found.at(*at, told or "两种说法套在一起，选一种", severity=severity)


def _sayings(lists: Lists) -> Signed[tuple[Told, Severity | None]]:
    return graded_lines(lists, "mixed")
