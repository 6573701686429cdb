"""Clauses with everything but what is done: A、B等方式 without 采取, 把……的标尺 without 作为, 向A、向B and no more."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_WAY = ("方式", "形式", "方法", "办法", "途径", "手段", "举措", "措施")
_WAYS = regex(
    f"(?<=[，。；\n])(?P<said>[^，。；：\n]{{2,16}}、[^，。；：\n]{{4,50}}等(?:{'|'.join(_WAY)}))"
    "(?=，(?!都|均|也|还|全|群众|职工|要|应|须)[一-龥])",
    signs=[f"等{each}，" for each in _WAY],
)
_TAKES = regex(
    "通过|采[取用]|以|用|借|依|靠|按|创新|探索|结合|推[行出]|实[行施]|[有是为了的把将让使]|丰富|综合|灵活|拓展|开展|组织|坚持|制定|出台|完善|落实|建立|形成|包括|进行|召开|选择|发挥|提出|细化|针对|不断|积极|整合|优化|加强|强化|启用|推广|对"
)
_MADE_OF = regex(
    "(?<=[，。；\n])(?:把(?![握好脉关控牢准稳住])|将(?!严格|继续|进一步|全面|认真|坚持|深入|围绕|聚焦|突出|加强|强化|切实|着力|持续|不断|大力|积极|按照|根据|紧|抓|推|扎|严))(?P<said>[^，。；：\n]{4,40}?的?(?:标尺|标准|依据|重点|抓手|契机|切入点|着力点|出发点|落脚点|突破口|试金石|必修课|首要任务"
    "|第一要务|生命线|重要内容|前提|根本))(?=[，。；])"
)
_MADE = regex(
    "作为|当[作成做]|视[为作同]|[列定变化转确选推评成改升融归]为|变成|建[成在设]|[做办打看当]成|打造|[摆放]|纳入|列入|融入|贯穿|落[实到在]|转|延|搬|送|用|压|推|写[入进]"
    "|与|同|结合|立|选|嵌入|对准|瞄准|聚焦|对标|细化|分解|明确|上升|提[升高]|固化|抓|[盯定]在|扛|作|对照|对接|引|带|讲|说|调整|确定|认定|规定|定|是|按|向|和"
)
_TOWARDS = regex(
    "(?:推动|推进|促进|引导|带动)(?P<said>[^，。；、\n]{2,16}向[^，。；、\n]{2,10}、向[^，。；、\n]{0,8}(?:一线|基层|末梢|现场|课堂|班组|车间|农村|社区|乡村|岗位|工地|支部|家庭|网络|田间地头))(?=[，。；])"
)
_GOES = regex(
    "延|拓|转|发展|进|倾斜|聚|覆盖|下沉|看齐|靠|流|深入|走|力|渗透|辐射|升|投|移|扩|开放|传|贴|沉|跨|迁|前|出发|要|化$|变|汇|集中|铺|伸|争|借|学|致敬|报告|公开"
)
_FOR = regex(
    "(?<=[，；])为(?![了此什何期主首准止数人由着])(?P<said>[^，。；：、\n]{2,24}的[^，。；：、\n]{2,8}(?:和|与)[^，。；：、\n]{2,8}(?:安全|健康|发展|建设|稳定|实施|推进|和谐|目标|利益|事业|大局))(?=[。；\n]|$)"
)
_DONE = regex(
    "提供|奠定|[作做]出|贡献|保驾|服务|打下|注入|创造|营造|助|出力|献|添|筑|撑|奋斗|着想|谋|争|护航|保障|解决|办|做|送|讲|指|铺|建|立|举|开展|负责|把关|赋能|增|发声|排忧|实现|促进|推动|维护|确保"
)


_BESIDE = regex(
    "(?:推动|促进|推进|实现)党建(?:工作)?[与和](?P<said>[一-龥]{0,4}(?:业务|经营|生产|管理|运营|科研|教学|主业))(?=[，。；\n])"
)
_JOINED = regex("融|合|相|双|互|同|共|发展|提升|进步|促|衔接|联动|贯通|一体|并|统一|工作$")
_ANEW = regex(
    "月底?前(?!完成|开展|组织|启动|进行|实施|做好|结束|抓好|推进|对|将|把)(?P<said>[一-龥]{3,12}(?:新一轮|全覆盖)(?:排查|检查|轮训|培训|评议|修订|自查|督查|整治))(?=[，。；])"
)
_STARTS = regex("完成|开展|组织|启动|进行|实施|做好|[对将把由]")
_NOW = regex("现将[^，。；：\n]{2,22}(?P<said>情况|工作)如下(?=[，。：；\n])")
_TELLS = regex("报告|汇报|通报|总结")
_FOR_NOW = regex(
    "现就(?P<said>[^，。；：\n]{2,40}?(?:具体要求|有关要求|相关要求|有关事项|具体意见|工作安排|具体事项))如下(?=[，。：；\n])"
)
_STATES = regex("[提作做]出|明确|通知|制定|部署|报告|规定|通告|公告|说明|下达")
_LISTED = regex(
    "(?P<said>《(?<=[^》][，；]《)[^《》\n]{3,24}(?:清单|目录|台账|方案|办法|制度|细则|预案|手册)》)(?=，(?:列入|明确|共|梳理|确定|规定|细化|涵盖|包括))"
)
_NOTHING = regex("(?!)")


@FAMILY.check(
    "grammar.no-predicate",
    "句子里没有说做什么",
    Severity.WARNING,
    """
改稿时删掉了动词，句子其余的部分还在：列了几种“方式”没有“采取”，“把……的标尺”没有“作为”，“推动……向……、向……”没有“延伸”。

- 错：针对倒班作业的实际，班前十分钟、工地微课堂等方式，做到学习不断线。
- 对：针对倒班作业的实际，采取班前十分钟、工地微课堂等方式，做到学习不断线。
- 错：把为民办事的实绩检验学习成效的标尺。
- 对：把为民办事的实绩作为检验学习成效的标尺。
""",
)
def no_predicate(document: Document, found: Found) -> Iterable[Defect]:
    for pattern, verbs, advice in (
        (_WAYS, _TAKES, "前面缺动词，如“采取”“通过”"),
        (_MADE_OF, _MADE, "里缺“作为”一类的动词"),
        (_TOWARDS, _GOES, "后面缺动词，如“延伸”“拓展”"),
        (_FOR, _DONE, "后面没有说完，如“提供保障”"),
        (_BESIDE, _JOINED, "后面没有说完，如“深度融合”"),
        (_ANEW, _STARTS, "里缺动词，如“完成”"),
        (_NOW, _TELLS, "里缺“报告”“汇报”一类的词"),
        (_FOR_NOW, _STATES, "里缺“提出”一类的词"),
        (_LISTED, _NOTHING, "前面缺动词，如“编制”"),
    ):
        for match in pattern.finditer(document.content):
            if pattern is _WAYS and _is_led(document, match):
                continue
            if not verbs.search(_without_quotes(match["said"])):
                yield found.at(*match.span(), f"“{_short(document.content[slice(*match.span())])}”{advice}")


_LED_BY = regex("通过|采[取用]|利用|运用|以|借助|依托")
_LOOK_BACK = 30
_OPENS = regex(
    "除|无论|不论|围绕|上述|经过|经|等|如|比如|例如|凡|严格|健全|引[入进]|推出|出台|改进|增[加设]|加[大装]|强化|压实|落实|组织|邀请|设[置立]"
)


def _is_led(document: Document, match: re.Match[str]) -> bool:
    """Whether a list of ways goes on with one before it, or begins with what is done: 引入第三方检测等方式."""
    content, start = document.content, match.start()
    since = max(start - _LOOK_BACK, *(content.rfind(each, 0, start) for each in "。；\n"))
    verbs = document.lists.once(_known_verbs)
    begins = content[start : start + 2] in verbs or _OPENS.match(content, start) is not None
    return begins or _LED_BY.search(content, max(0, since), start) is not None


def _known_verbs(lists: Lists) -> frozenset[str]:
    return frozenset(
        (*lists.words("words", "verbs"), *lists.words("grammar", "verbs"), *lists.words("grammar", "begins"))
    )


_QUOTED = regex("“[^”\n]*”|《[^》\n]*》")
_SHOWN = 14


def _without_quotes(said: str) -> str:
    return _QUOTED.sub("", said)


def _short(said: str) -> str:
    """The beginning and the end of a long clause."""
    return said if len(said) <= 2 * _SHOWN else f"{said[:_SHOWN]}……{said[-_SHOWN:]}"
