"""Objects whose head is lost: 签订党风廉政建设, 建立健全党员教育管理; and numbers without what they count."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.slots import HAN
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_PAPERS = "书|协议|合同|约|状|备忘录|单|表|令|诺|文件|订单|意向|条款|清|卡|两保|保函|[\ue000\ue001]"
"""What is signed; or what stands in quotes or book-title marks."""
_SIGNED = regex(
    rf"(?<!合同)(?<!协议)签订了?(?P<what>(?:(?!{_PAPERS}|[，。；：、\n\d])[\u4e00-\u9fa5]){{0,14}}?"
    r"(?:建设|责任|目标|承诺|廉洁|廉政|保密|安全生产|意识形态|稳定|管理))(?=[，。；\n])"
)
_MADE = regex(
    r"(?:建立健全|建立完善|健全完善|制定完善|修订完善)(?P<what>(?:(?!制度|机制|体系|办法|台账|档案|规定|规范|标准|网络|组织|机构|清单|预案|队伍|平台|程序|流程|措施)"
    r"[^，。；：“《\n]){2,20}(?:管理|教育|考核|评价|培训|防控))(?=[。；，\n])"
)
_NOUNS = (
    "作用|优势|合力|功能|效能|职能|潜力|力量|特长|专长|性|水平|余热|价值|效应|威力|能力|才能"
    "|表率|智慧|主体|特色|带头|示范|[\ue000\ue001]"
)
_PLAYED = regex(rf"发挥(?<=(?:充分|积极|有效|切实)发挥)(?P<what>(?:(?!{_NOUNS})[^，。；：\n]){{2,40}})(?=[，。；\n])")
_ROUSED = regex(
    r"(?:激发|激励|焕发)(?P<what>(?:(?!热情|活力|动力|潜力|积极性|斗志|潜能|干劲|创造力|主动性|创造性|兴趣|担当|作为|意识|能量|精神|自觉|信心|情怀|正能量)"
    r"[^，。；：\n]){0,14}(?:干事创业|干部职工|党员干部|广大党员|干部队伍))(?=[，。；\n])"
)
_PEOPLE = "党员干部|干部职工|党员|干部|职工|群众|教师|师生|员工|队伍|人员"
_RAISED = regex(rf"(?<!选拔)(?:提高|提升|增强)(?:广大|全体|基层)?(?:{_PEOPLE})(?=[，。；\n])")
_BLAMED = regex("严肃责任(?=[，。；])")
_SHAPED = regex("形成(?:用|靠|按|依)[^，。；的\n]{3,24}(?=[，。；])")
_SIDE_BY_SIDE = regex(
    "形成[^，。；的\n]{4,30}(?:齐抓共管|各负其责|各司其职|密切配合|协同配合|协调配合|上下联动|分级负责|共同参与|广泛参与|共同推进"
    "|协同推进|同向发力)(?=[，。；])"
)
_WANTING = regex(
    "处于(?:起步|探索|初级|试点|摸索)(?=[，。；\n])|(?:缺少|缺乏)(?:有效|明确|具体|系统|健全|完善|刚性|长效|科学|必要|足够|深入|扎实|专业|统一)(?=[，。；\n])"
)
_OF_WHAT = regex(
    "(?<=[，。；：\n])(?:严格|认真|全面)(?:执行|落实|遵守)[^，。；\n的]{3,16}的"
    "(?=，(?:今年|全年|共|先后|累计|切实|确保|做到|坚持|不断|进一步|有效|明确))"
)
_FOUND = regex(
    r"(?<=[，。；：\n])(?P<what>(?:全面|集中|共|累计|认真|深入)?"
    r"(?:(?:查摆|查找|征求|征集|收集|梳理|排查)[出到了]?){1,2}\d+[个条项处])(?=[，。；])"
)
_BARE = regex(r"\d(?<!\d\d)\d*+(?=[，。；](?!\d))")
_COUNTED = (
    *("共", "共计", "累计", "合计", "总计", "新增", "现有", "发放", "慰问", "培训", "整改", "注销"),
    *("信群", "工作群", "隐患", "问题", "意见", "建议", "职工", "群众", "线索", "案件"),
)
_YEARS = regex(r"(?:19|20)\d\d$")


@FAMILY.check(
    "grammar.lost-head",
    "宾语缺中心词",
    Severity.WARNING,
    """
“签订”的是责任书、承诺书、协议，“建立健全”的是制度、机制、体系。只有前面的修饰语，多半是漏了中心词。

- 错：层层签订党风廉政建设，班子成员带头；建立健全党员教育管理。
- 对：层层签订党风廉政建设责任书，班子成员带头；建立健全党员教育管理制度。
""",
    signs=(
        "发挥",
        "激发",
        "激励",
        "焕发",
        "提高",
        "提升",
        "增强",
        "严肃责任",
        "缺少",
        "缺乏",
        "处于",
        "的，",
        "形成",
        "签订",
        "建立健全",
        "建立完善",
        "健全完善",
        "制定完善",
        "修订完善",
    ),
)
def lost_head(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    for words, pattern, told in _LOST:
        if any(word in masked for word in words):
            for match in pattern.finditer(masked):
                severity = Severity.INFO if pattern is _SHAPED else None
                yield found.at(*match.span(), told, severity=severity)


_LOST = (
    (("签订",), _SIGNED, "“签订”的是什么没有写，如“责任书”“承诺书”“协议”"),
    (("健全", "完善"), _MADE, "“建立健全”的是什么没有写，如“制度”“机制”“体系”"),
    (("充分发挥", "积极发挥", "有效发挥", "切实发挥"), _PLAYED, "“发挥”的是什么没有写，如“作用”“优势”"),
    (("激发", "激励", "焕发"), _ROUSED, "后面没有说完，疑漏了“热情”“活力”一类的词"),
    (("提高", "提升", "增强"), _RAISED, "后面没有说完，疑漏了“素质”“能力”一类的词"),
    (("形成",), _SHAPED, "“形成”的是什么没有写，如“机制”“局面”"),
    (("严肃责任",), _BLAMED, "疑漏了“追究”：严肃追究责任"),
    (("形成",), _SIDE_BY_SIDE, "“形成”的是什么没有写，如“格局”“局面”"),
    (("缺少", "缺乏", "处于"), _WANTING, "后面没有说完，疑漏了“手段”“办法”“阶段”一类的词"),
    (("的，",), _OF_WHAT, "“的”后面没有说完，疑漏了“制度”“要求”“规定”一类的词"),
)
"""By what words a pattern can fit, the pattern, and what is told."""


@FAMILY.check(
    "grammar.what-was-found",
    "查摆、征求的是什么没有写",
    Severity.INFO,
    """
分句里只有“查摆17个”“征求32条”，没有写是问题还是意见。前面刚说过的可以省略，否则补上。

- 错：开展专项整治，查摆17个，全部整改到位。
- 对：开展专项整治，查摆问题17个，全部整改到位。
""",
    signs=("查摆", "查找", "征求", "征集", "收集", "梳理", "排查"),
)
def what_was_found(document: Document, found: Found) -> Iterable[Defect]:
    for match in _FOUND.finditer(document.masked):
        yield found.at(*match.span("what"), "是问题、意见还是别的，没有写")


_LOST_VERB = regex(
    r"(?:检查|排查|巡查|督查|抽查|自查|走访|调研|巡察|评查|摸排)[^，。；\n]{0,12}，"
    r"(?P<what>(?:安全|风险|各类|消防|突出|共性)?(?:隐患|问题|线索|苗头|风险点|漏洞)\d+[个处条项件])(?=[，。；])"
)


@FAMILY.check(
    "grammar.lost-verb",
    "疑漏了“发现”“查出”",
    Severity.INFO,
    """
“开展检查，隐患3处”：检查之后直接是名词和数字，疑漏了“发现”“查出”。

- 错：对12家单位开展检查，隐患3处，已督促整改
- 对：对12家单位开展检查，发现隐患3处，已督促整改
""",
    signs=(
        "，隐患",
        "，漏洞",
        "，问题",
        "，线索",
        "，苗头",
        "，安全",
        "，风险",
        "，各类",
        "，消防",
        "，突出",
        "，共性",
    ),
)
def lost_verb(document: Document, found: Found) -> Iterable[Defect]:
    for match in _LOST_VERB.finditer(document.masked):
        yield found.at(*match.span("what"), f"“{match['what']}”前面疑漏了“发现”“查出”")


@FAMILY.check(
    "slot.missing-unit",
    "数字后面缺量词、名词",
    Severity.WARNING,
    """
句子停在一个数字上，不知道数的是什么，多半是删改时丢了后面的字。

- 错：清理工作群，注销长期不更新的3，舆情平稳。
- 对：清理工作群，注销长期不更新的3个，舆情平稳。
""",
)
def missing_unit(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    for match in _BARE.finditer(masked):
        start, end = match.span()
        is_of = masked[start - 1 : start] == "的" and HAN.match(masked, start - 2)
        if end - start < _LONG and (is_of or masked.endswith(_COUNTED, 0, start)) and not _YEARS.match(match[0]):
            yield found.at(start, end, "数字后面缺量词或者名词")


_LONG = 6
