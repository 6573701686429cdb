"""How often and by when: 每季度, 按月, 年底前, 收到后10个工作日内."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from youju.core.reading.found import Repeats
from youju.core.reading.patterns import regex

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|[xX×＊*_]{1,4}(?=个?(?:工作日|小时|日|天)))"
_UNIT = (
    "(?:半年|半个?月|周[一二三四五六日天末]?|星期[一二三四五六日天]?|月(?:度|初|末|底)?|季度?(?:末月|末|初)?"
    "|年(?:度|年?底|年?末|年?初)?|学期|学年|日|天|旬)"
)
_THRESHOLD = "(?:不少于|不低于|至少|不得少于|以上)"
_RHYTHM = "(?:月|季度?|年度?|周|旬|学期|半年)(?:定期)?(?![级龄增递提减亮])"
_TIMES = r"(?=(?:至少|不少于|安排|组织|召开|开展|进行|集中学习)?[一两二三\d]{1,2}[次趟回遍])"
_A_PERIOD = rf"个?(?:年|季度?|月|周|学期){_TIMES}"
CADENCE = regex(
    rf"每(?:个)?(?:{_UNIT}|{_NUMBER}(?:个)?(?:月|年|季度|周|天|日))(?:定期)?"
    rf"|按{_RHYTHM}(?!分解|细化|列出)|逐{_RHYTHM}(?!安排|分解|推进表|完善|改进|健全|规范|收紧|下降|上升|扩大|改善|好转|加[大快]|向好)|双月|一(?!季度\d{{1,3}}次[、，；]二季度)(?<![在于第]一){_A_PERIOD}|1(?<!\d1){_A_PERIOD}|半年(?<![上下]半年)(?:{_TIMES}|(?=[一1]篇)|(?<=[，。；\n]半年)(?=进行|开展|组织|召开))"
    r"|半年(?<![上下]半年)(?=[^，。；内上下]{0,8}[一两二\d][次趟回遍讲])"
    r"|年底(?=在[^，。；\n]{2,12}(?:述职|述责|述学|述廉)(?!了))"
    r"|年底(?=(?:考核|检查|总结|通报|评议|述职|总评)[一1]次)"
    rf"|全年(?=[^，。；]{{0,16}}{_THRESHOLD}|(?:计划|拟|预计)(?:组织|开展|召开|举办|安排))"
    rf"|年内(?<![\d一二两三四五六七八九十]年内)(?=[^，。；]{{0,16}}{_THRESHOLD}|[^，。；\d完建]{{0,14}}\d{{1,2}}次)"
    r"|年底(?<=[，。；、\n]年底)(?!前)(?=向|表彰|(?:对|由|进行|组织|开展|集中|形成|将)?(?![^，。；\n]*(?:[%％]|成|(?<!党)建|达到))[^，。；\d\n]{0,16}(?:考核|评议|定级|评比|评选|总结|述职|述责|表彰|验收|评估|专题报告|通报)(?!时|后|中|结果))"
    r"|月度?(?:(?<=[持行实]月)|(?<=[持行实]月度))(?=例会|通报|调度|点评)|周(?<=[持行实]周)(?=碰头会|调度|例会|通报|[一二三四五](?:、[一二三四五])?集)|周(?=(?:报|调度|例会)(?:工作)?制)"
    r"|周周(?![有是见])(?=[^，。；、\n]{1,12}[，。；、\n])|月月(?![有是见])(?=[^，。；、\n]{2,12}[，。；、\n])"
    r"|一(?:季度?|月|周|年|旬)(?=一(?!度)[\u4e00-\u9fa5]{2}|[一1][次趟回遍])|逢(?:季末|月末|月初|周[一二三四五六日末])"
)
"""How often something is done. 全年 is one where a threshold follows; else it is a period."""

_EVERY_FEW = regex(
    "个月(?<=[^每第近连\\d.][两二三四六2346]个月)"
    "(?=(?:至少|不少于)?(?:召开|开展|组织|举行|进行|收看|集中|学习|上|讲)[^，。；\\d]{0,6}[一1两]次)"
)
"""一般为三个月召开一次."""
LENGTH = rf"(?:半年|半个月|半小时|半天|{_NUMBER}(?:个)?(?:工作日|日|天|周|星期|月|年|小时|分钟))"
_DAY = (
    r"(?:\d{1,2}月(?:\d{1,2}日|底|末|份|[上中下]旬)?|[xX×＊*_]{1,3}月(?:[xX×＊*_]{1,3}日|底)?|\d{1,2}日|年底|年末|年终|年中|季末|季度末|月底|月末|学期末|期末"
    r"|上半年|下半年|[一二三四1-4]季度|(?<!佳)节|七一|五四|八一|国庆|元旦|暑假|寒假|开学|主?汛期?|入汛|入冬|[春暑]运|(?:最后|倒数第|第)[一二三四五\d]个?工作日)"
)
PERIOD = regex(
    r"第?[一二三四1-4]季度|[上下]半年|年[底末终]"
    r"|\d{1,2}月(?:份|底|末|[上中下]旬|\d{1,2}日)?(?:[-—至到]\d{1,2}月(?:份|底|\d{1,2}日)?)?"
    "|(?:会|课|活动|培训|学习|观看|参观)(?:结束)?后"
)
"""A part of the year, or the time after an occasion."""
_FEAST = "(?:元旦|春节|清明|五一|端午|七一|八一|中秋|国庆|重阳|“\ue001{2,4}”)(?:节(?=[、和及]))?"
_BEFORE_FEASTS = regex(
    rf"(?<![年度])(?:{_FEAST}[、和及]?)+{_FEAST}(?:等|两节)?(?:重[要大]|传统)?(?:节点|节假日|节日|节)?(?:期间)?[之以]?前夕?$"
)
_BEFORE_DATE = regex(
    rf"(?:(?:\d{{4}}(?=年[底末])|\d{{4}}年|今年|明年|(?:季末|月末|季度末)?次月)?{_DAY}(?:（[^（）]{{1,4}}）)?(?:[上下]午|[上下]班)?(?:\d{{1,2}}[点时：:](?:\d{{2}})?)?|“\ue001{{2,4}}”)[之以]?前$"
)
_BEFORE_EVENT = regex(
    "(?:[^，。；、：\n“”]{0,10}(?:节?假日|节日)|[^，。；、：\n“”]{0,12}[^，。；、：\n目当以之日此空跟眼生面超往先从年底末月天前提])前$"
)
_BEFORE_WHAT = regex(
    "前(?:由(?![于此来])|必(?!要|然|备)|将|上报|要|须|应|一律|书面|组织|开展|进行|完成|征求|听取|做|报|接受|向|对|由|及时|认真|主动|召开|签订|谈|至少|不少于|参加|制定|制订|编制|拟定|提交|办理|履行|填写|核对|清点|检查|通知|确认|审核|审查|严格(?=执行|落实|履行|审)|发[送放布]|推送|下发|印发|走访|慰问|评选|表彰|推选|命名|集中|逐级|统一)|前，(?=须|必须|应当|一律|首先|先|由(?![于此来]))|(?<=[会习言动训课届任岗工墙学班])前，(?=[^，。；\n]{2,8}(?:要(?!求)|须|必须|应当?(?![急用对变])))|(?<=[点日期节假”])前，|(?<=日)前，(?=对|组织|开展|下发|通报|加强|集中|要|应)"
)
_WITHIN_PERIOD = regex(r"(?:(?:本|今)?年(?:度)?|本(?:学期|季度|月|周)|(?:20\d\d年|今年|明年)?[上下]半年)内$")
_WITHIN_LENGTH = regex(rf"(?:[^，。；、：\n]{{0,10}}(?:后|之日起))?的?(?:限期|在)?{LENGTH}[之以]?内$")
_YEARS = regex(rf"{_NUMBER}年[之以]?内")
_TIME_BEFORE = regex(rf"[^，。；、：\n“”前]{{1,10}}前{LENGTH}")
_MARK = regex(
    rf"前(?![后汛])(?:{LENGTH}(?=书面|向|将|把|由|发|报|提|通|完成|组织|开展|告|下达|对|启动|着手|公[示布告]|送|征|张贴|印|确定|下发|收集|上报|做好))?|提前(?:半天|{LENGTH})|限期{LENGTH}(?!内)(?=整改|完成|解决|销号|提升|转化)|内"
    r"|年(?:(?<=[、，。；：\n].)|(?<=力争.|争取.|确保.)|(?<=到.)|(?<=今.))[底末终](?!(?<=[终末])(?:(?:民主评议|评选|评星|公布|公示)[^，。；\n]{0,8}[，。；\n]|(?:检查|考核|评议)(?:评比|评议|考核|总结|验收)[，。；\n]|[^，。；\n]{2,18}[一1]次|(?:组织|开展|进行)[^，。；\n]{0,8}(?:评估|评比|考核|考评|评议|检查|表彰)[，。；\n]))(?=[^前，。；、\n之以考]{2,8})"
    r"|年底(?<=(?:力争|争取|确保)在20\d\d年底)(?=打造|建成|完成|实现|形成|达到)"
    "|年底(?<=[到至今明年]年底)(?=，(?:完成|实现|全面|力争|基本|所有|建成))"
    r"|月(?<=\d月)(?:[底末](?=完成|组织|开展|召开|上报|报送|提交|形成|启动|实现|印发|投入|建成|中期|检查|验收|结项|考核|评审|总结)|(?=投入|建成|交付))"
    "|月底(?<=[本下]月底)(?=讲|完成|上报|报送|召开|组织|开展)|当[天日](?=必?须(?!知)|送|转|登记|录入|归档|签收|办理|移交|答复|回复|报告|上报|处理|处置|办结|反馈|整改|完成|通报|到场|清|成立)|当月(?=办结|办理|完成|销号|整改|反馈)"
)
_WINDOW = regex(
    r"[\d第一二三四](?=[\d月季一二三四])(?:(?:(?<=[，。；：\n]20\d\d年.)|(?<![^，。；：\n部委会科室局段处办心院校矿厂站队组于在记].))"
    r"(?:(?<=\d)\d?月(?:份|[上中下]旬|\d{1,2}日)?(?:[-—至到](?:\d{1,2}月)?(?:份|[上中下]旬|\d{1,2}日)?)?"
    r"|(?<=第)[一二三四]季度|(?<=[一二三四])季度)"
    "(?=(?:要(?!求)|应(?![急用对变邀])|应当|必须|须|需)[一-龥]{2}|向|上报|组织|开展|召开|举办|举行|完成|制定(?!的)|印发(?!的)|启动|集中|进行|参加|发放|报送|上报|将[一-龥]{2,6}(?:报告|上报|报送)|接受|安排|邀请|交流|走访|慰问|评选|表彰|拿出|出台|确定|建成)(?![一-龥]{2}的|[^，。；\n]{0,12}(?:的|《)[^，。；\n]{0,12}(?:精神|要求|显示|发现|规定|同时废止))"
    r"|(?<=\d)\d?月[和、及]\d{1,2}月(?=分别|各|集中|组织|开展|召开|举办)"
    r"|(?<![\d.]2)(?<=2)0\d\d年?[-—–~至]20\d\d年(?=完成|组织|开展|分[批步期]|逐步|实施|建设|推进|选派|实现))"
)
_DO = (
    "(?:要(?!求)|应(?![急用对变邀])|必须|须|需)[一-龥]{2}|组织|开展|召开|举办|完成|启动|上报|报送|制定(?!的)"
    "|将[一-龥]{2,6}(?:报告|上报|报送|报)|向[一-龥]{2,6}(?:报告|报送|汇报)"
)
_HALF = regex(rf"半年(?<=[上下]半年)(?=要?全部完成|建成|建立|实施|{_DO})")
_AT_THE_END = regex(rf"年(?<![\d今去上历本往每明全近当].)[末底中](?={_DO})")
"""各支部年末上报学习情况."""
_ENDED = regex(
    "(?:学习|培训|会议|活动|检查|考核|整改|评议|换届|测试|考试|巡察|调研)结束后"
    rf"(?:，(?=(?:{_DO})|[^，。；\n]{{2,10}}(?:要(?!求)|应当?(?![急用对变邀])|必须|须))|(?={_DO}))"
)
_IN_TERM = regex(f"任期内(?={_DO})")
_IN_THE_TIME = regex(rf"(?:暑假|寒假|假期|汛期|春节|国庆|“\ue001{{2,4}}”|七一|两会|高考)期间(?={_DO})")
_UNTIL = regex("截至\\d{1,2}月底?(?=(?:要(?!求)|应(?![急用对变邀])|必须|须)[一-龥]{2})")
_AT_MEETINGS = regex(
    "每次(?:会议|例会|党委会|支委会|办公会|会前)(?=首先|先|都|均|须|要|第一|集体)|会议每次(?=首先|先|都|均)"
)
_EACH_TIME = regex(
    "每次[^，。；\n]{0,8}(?=不(?:得)?少于半[天日])|每次[^，。；\n]{2,14}，?(?=(?:都|均)(?:要|须|应)|[^，。；\n]{0,8}必须|要(?!求)|(?<!反)应(?![急用对变邀])(?=[^，。；\n]{2}))|每次[^，。；\n]{2,14}[前后](?:[一二两三]周|[一二两三\\d]天)?，(?![^。；\n]{0,30}(?:了|已|共[一-龥]{0,4}\\d))(?=将|把|由|及时|按|[^，。；\n]{2,8}(?:根据|要(?!求)|应|须|必须|认真))"
)
_NEW_YEAR = regex(
    "(?<![今去每\\d])年初(?=，?(?:[一-龥]{2,6}与[^，。；]{2,20}签[订署]|制[定订]|与|组织|召开|签[订定]|下达|编制|[每各][\u4e00-\u9fa5]{2,10}(?:必须|要|应|须)))"
)
_AT_YEAR_END = regex(
    "年[终末](?=(?:民主评议|评选|评星|公布|公示)[^，。；\n]{0,8}[，。；\n]|(?:检查|考核|评议)(?:评比|评议|考核|总结|验收)[，。；\n]|(?:组织|开展|进行|召开|对)(?:[^，。；\n]{2,14}[一1]次(?:集中)?[^，。；\n]{0,6}|[^，。；\n]{0,8}(?:评估|评比|考核|考评|评议|检查|表彰)[，。；\n]"
    "|(?<=召开)[^，。；\n]{2,14}(?:会议|大会)[，。；\n]))"
)
_IN_THE_YEARS = regex("纳入(?=[^，。；\n]{0,10}年度[^，。；\n]{0,12}(?:考核|考评|评价|计划|预算|要点|述职|任务))")
"""将保密工作纳入科室年度绩效考核."""
_AT_FEASTS = regex("节(?<=[等、要大统]节)假?日(?:期间)?(?=组织|开展|举办|走访|慰问)")
_AROUND = regex(
    "“\ue001{2,4}”前(?:后|夕，)(?=组织|开展|举办|召开|走访|慰问|集中)"
    "|(?:七一|五四|八一|春节|国庆|元旦|重阳|端午|中秋|清明|月\\d{1,2}日)前后(?:，|(?=组织|开展|举办|召开|走访|慰问|集中|评选|表彰))"
)
_BEFOREHAND = regex(
    r"[须当律](?:(?<=须)|(?<=应当)|(?<=一律))先?(?:经|报|提交|送|听取|征求)[^，。；\n]{2,16}?"
    "(?:研究|审议|审批|批准|同意|讨论|备案|审核|票决|会签|评议|意见)"
)
_PLAN_OF_A_YEAR = r"(?:制[定订]|编制)(?:个人)?年度[^，。；、\n]{2,12}(?:计划|方案)(?=[，。；、\n])"
_OF_A_YEAR = regex(
    "召开年度[^，。；、\n]{2,16}会议?(?=[，。；、\n])"
    f"|要{_PLAN_OF_A_YEAR}|须{_PLAN_OF_A_YEAR}|应{_PLAN_OF_A_YEAR}|必须{_PLAN_OF_A_YEAR}"
)
_AT_THAT_TIME = regex(
    r"[第\d一二三四五六七八九十](?<![^。；\n、．.）)].)(?:[\d一二]?月(?:份|[上中下]旬|[初底末])?|(?<=第)[一二三四]季度|(?<=[一二三四])季度)，"
    r"(?=[^，。；\n]{2,30}(?<![主重需纪摘简])要(?![求点素闻件害职])|将(?=开展|组织|召开|举办|进行)|(?:组织|开展|召开|举办|完成|评选|启动|启用|签订|制定|办好|做好)[^，。；\n了过]{3})"
)
"""4月份，各单位要组织调研小组: what is to be done stands behind a comma."""
_OCCASIONS = (
    ("，", _AT_THAT_TIME, Repeats.ONCE),
    ("每次", _AT_MEETINGS, Repeats.EVENT),
    ("每次", _EACH_TIME, Repeats.EVENT),
    ("年初", _NEW_YEAR, Repeats.YEARLY),
    ("年", _AT_YEAR_END, Repeats.YEARLY),
    ("年度", _IN_THE_YEARS, Repeats.YEARLY),
    ("年度", _OF_A_YEAR, Repeats.YEARLY),
    ("节", _AT_FEASTS, Repeats.EVENT),
    ("结束后", _ENDED, Repeats.EVENT),
    ("任期内", _IN_TERM, Repeats.EVENT),
    ("期间", _IN_THE_TIME, Repeats.ONCE),
    ("截至", _UNTIL, Repeats.ONCE),
    ("前", _AROUND, Repeats.ONCE),
    ("", _BEFOREHAND, Repeats.EVENT),
)
"""On what occasions something is to be done: what stands in a text that has one, how it is said, how often that is."""
_BY_TURNS = regex(
    "(?P<first>[周月])(?:(?<![\u4e00-\u9fa5].)|(?<=实行.|坚持.|落实.|按照.))[\u4e00-\u9fa5]{2,3}、[月季][\u4e00-\u9fa5]{2,4}"
    "(?:、(?:季|半年|年)[\u4e00-\u9fa5]{2,4})?(?=[，。；\n])"
)
"""月检查、季考评、年总评."""
_TURN = "(?:检查|通报|考核|评估|评议|自查|初评|总评|考评|报告|总结|小结|调度|分析|推进|点评|督查|研判)"
_TURNS = regex(
    rf"[每周月季半](?<![\d每本当上下第两三全去今明].)"
    rf"(?:(?<=每)(?:周|月|季度?|半[ ]?年)|(?<=[周月])|(?<=季)度?|(?<=半)[ ]?年){_TURN}"
    rf"(?:[、，](?:月|季度?|半[ ]?年|年(?:终|度|底)?){_TURN}){{1,3}}"
)
_TURN_SIGNS = ("、月", "，月", "、季", "，季", "、半", "，半", "、年", "，年")
_OF_TURN = regex(rf"(?:周|月|季度?|半[ ]?年|年(?:终|度|底)?)(?={_TURN})")
_LONGEST = 24


class Lead(NamedTuple):
    """Where a text says how often or by when: `[start, end)`, and how often that falls due."""

    start: int
    end: int
    repeats: Repeats


def cadences(masked: str) -> Iterator[Lead]:
    """How often: 每季度, 按月."""
    for found in CADENCE.finditer(masked):
        yield Lead(found.start(), found.end(), repeats(found[0]))
    for found in _EVERY_FEW.finditer(masked):
        yield Lead(found.start() - 1, found.end(), repeats(masked[found.start() - 1 : found.end()]))


def turns(masked: str) -> Iterator[list[Lead]]:
    """周检查、月通报、季考核: what is done in turns, each with its own rhythm."""
    for found in _TURNS.finditer(masked) if any(sign in masked for sign in _TURN_SIGNS) else ():
        yield [
            Lead(*each.span(), repeats(each[0].replace(" ", ""))) for each in _OF_TURN.finditer(masked, *found.span())
        ]


_IN_QUOTES = regex("(?:实行|建立|推行|坚持|落实|执行|健全|实施)“(?P<turns>[^“”\n]{4,20})”")


def quoted_turns(content: str) -> Iterator[list[Lead]]:
    """实行“周调度、月通报、季评估”: turns that have become a name."""
    for quote in _IN_QUOTES.finditer(content):
        if found := _TURNS.fullmatch(content, *quote.span("turns")):
            yield [Lead(*each.span(), repeats(each[0])) for each in _OF_TURN.finditer(content, *found.span())]


def deadlines(masked: str) -> Iterator[Lead]:
    """By when: a date, a length of time (with the event it is counted from), or before an event."""
    for mark in _MARK.finditer(masked):
        if mark[0] == "前":
            found = _before(masked, mark.end())
        elif mark[0] == "内":
            found = _within(masked, mark.end())
        elif mark[0][0] == "前":
            found = _long_before(masked, mark)
        elif mark[0][0] == "限":
            found = Lead(*mark.span(), Repeats.EVENT)
        elif mark[0][0] == "月":
            found = Lead(_with_number(masked, mark.start()), mark.end(), Repeats.ONCE)
        else:
            found = Lead(*mark.span(), Repeats.EVENT if mark[0][0] in "提当" else Repeats.ONCE)
        if found is not None:
            yield found


def windows(masked: str) -> Iterator[Lead]:
    """In which months, quarter or years something is to be done: 4月份组织开展…; on what occasion: 须经党委会研究.

    Of what was done it tells the same, so it states a duty only in what looks ahead.
    """
    for found in _WINDOW.finditer(masked):
        yield Lead(*found.span(), Repeats.ONCE)
    for found in _HALF.finditer(masked) if "半年" in masked else ():
        yield Lead(found.start() - 1, found.end(), Repeats.ONCE)
    for found in _AT_THE_END.finditer(masked):
        yield Lead(*found.span(), Repeats.ONCE)
    for sign, pattern, rhythm in _OCCASIONS:
        for found in pattern.finditer(masked) if sign in masked else ():
            yield Lead(*found.span(), rhythm)
    for found in _BY_TURNS.finditer(masked) if "、月" in masked or "、季" in masked else ():
        yield Lead(*found.span(), Repeats.WEEKLY if found["first"] == "周" else Repeats.MONTHLY)


def _with_number(masked: str, at: int) -> int:
    """Where the number before a place begins, or 本 and 下."""
    if masked[at - 1 : at] in ("本", "下"):
        return at - 1
    while at and masked[at - 1].isdigit():
        at -= 1
    return at


def _before(masked: str, end: int) -> Lead | None:
    start = max(0, end - _LONGEST)
    is_before_doing = _BEFORE_WHAT.match(masked, end - 1)
    if feasts := _BEFORE_FEASTS.search(masked, max(0, end - 2 * _LONGEST), end):
        return Lead(feasts.start(), end, Repeats.EVENT)
    found = _BEFORE_DATE.search(masked, start, end)
    if found and (is_before_doing or masked[found.start()] != "“"):
        return Lead(found.start(), end, Repeats.ONCE)
    if is_before_doing and (found := _BEFORE_EVENT.search(masked, start, end)):
        return Lead(found.start(), end, Repeats.EVENT)
    return None


def _long_before(masked: str, mark: re.Match[str]) -> Lead | None:
    """节假日前3天: a length of time before an event."""
    found = _TIME_BEFORE.search(masked, max(0, mark.start() - 10), mark.end())
    return Lead(found.start(), mark.end(), Repeats.EVENT) if found and found.end() == mark.end() else None


def _within(masked: str, end: int) -> Lead | None:
    start = max(0, end - _LONGEST)
    if found := _WITHIN_LENGTH.search(masked, start, end):
        is_once = _STAGE.search(masked, start, end) or _YEARS.fullmatch(found[0])
        return Lead(found.start(), end, Repeats.ONCE if is_once else Repeats.EVENT)
    if found := _WITHIN_PERIOD.search(masked, start, end):
        return Lead(found.start(), end, Repeats.ONCE)
    return None


_STAGE = regex("新任|新提拔|到任|上任|任职|履新|入职|转正|入党|新进")
_KINDS = (
    ("半年", Repeats.HALF_YEARLY),
    ("学期", Repeats.HALF_YEARLY),
    ("半月", Repeats.MONTHLY),
    ("旬", Repeats.MONTHLY),
    ("季", Repeats.QUARTERLY),
    ("年", Repeats.YEARLY),
    ("月", Repeats.MONTHLY),
)


_MONTHS_APART = regex("[三六36](?=个月)")


def speaks_of_cadence(masked: str, start: int, end: int, *, of_year: bool = True) -> bool:
    """Whether a stretch of text says how often something is done; `of_year`: 全年 before a threshold says it too."""
    found = CADENCE.search(masked, start, end)
    if found is None:
        return _EVERY_FEW.search(masked, start, end) is not None
    return of_year or found[0] != "全年"


def repeats(cadence: str) -> Repeats:
    """The rhythm a cadence says, the nearest there is: every three years is vague, daily at least weekly."""
    if re.search("[两二三四五六七八九十2-9](?:个)?年", cadence):
        return Repeats.VAGUE
    if found := _MONTHS_APART.search(cadence):
        return Repeats.HALF_YEARLY if found[0] in "六6" else Repeats.QUARTERLY
    return next((kind for word, kind in _KINDS if word in cadence), Repeats.WEEKLY)
