"""What was taken out of a text before it was passed on: numbers behind 不少于, sessions of congresses, names."""

import re
from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.signs import Signed
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_BOUND = regex(
    "[于至](?:(?<=[不得][低少多高]于)|(?<=至)少(?:要)?(?:撰写|召开|开展|组织|举办|参加|完成|提交|讲)?)"
    "(?:万字|字(?![\u4e00-\u9fa5])|篇(?!幅)|次(?![数日年])|场(?![地所次])|学时|课时|小时|天(?![\u4e00-\u9fa5])|件(?!数)|条(?![件例款])|份(?!额)|万元)"
)
_CONGRESS = regex(
    "党的?(?:大(?=精神|以来|报告|胜利召开|的?召开|会议精神)|届(?=[一二三四五六七八九]中|全会))"
    "|[十届](?:(?<=十)[一二三四五六七八九]届全会|(?<=[，、的和党]届)[一二三四五六七八九]中全会)"
)
_YEAR = regex(r"2(?:(?<=\n.)|(?<=^.))0年[，,、]")
_NAMES = regex(
    "[理思](?:(?<=[、学和以]理)论(?=[、和与]“三个代表”)|(?<=、思)想、(?:邓小平)?理论(?=[、和与“为])"
    "|(?<=(?:主义|思想)、理)论(?=[、，和为]))"
    "|[以持实行](?:(?<=坚持)以?|(?<=[以实行]))新时代中国特色社会主义思想"
)
_PEOPLE = regex("(?:应到|(?<!落)实到|实际参与|选民|应参加|实参加)(?P<unit>人)(?=[，、。；])")
_SHARE = regex(r"占[^，。；\d\n]{0,12}(?:总数|人数|总人数)的(?P<sign>[%％])|占(?P<number>\d{1,3})(?=。|；|\n)")
_MONTH = regex(r"月(?<=[\n。；，于至]月)\d{1,2}日")
_FORMULA = regex("\\d[ ]?[≤≥<＜>＞][ ]?且")
_PLACE = regex(
    "[区村县镇乡](?:(?<=[，。；：\\n].)|(?<=其中.))(?=\\d{1,3}个[村社支党街]|选举产生|换届工作自|涉及\\d|共有选举权)"
)
_UNITS = regex(
    "达到?(?:分|次|个|名|篇|场|家|户|万元|人次)(?=以[上下])|(?:转正|结业|毕业|取证|持证|录用|引进|退役)名(?=[，。；、])"
    "|(?:光盘|图纸|照片|海报|表格|试卷|光碟)张(?=[，。；、])|(?:计算机|电脑|打印机|复印机|仪器)台(?=[，。；、])"
)
_METRES = regex("[万亿余]m(?=[，。；])")
_DECIMAL = regex(r"、(?<=\d、)\d{1,2}(?=公里|千平方米|万平方米|万元|亿元|万亩|千米|[%％])")
_DOTS = regex("“[.．。…]{1,3}”")
_POINTS = regex("(?<!子)[（(]分[）)]|总分分(?=[，。；])|在[-—－]名|全[乡镇县市区校院局]个(?=[\u4e00-\u9fa5]{2})")
_PER_HEAD = regex(
    "人均(?:完成|参加|参训|学习|达到?|不少于|培训|撰写|阅读|缴纳|接受教育)(?:学时|课时|小时|积分|万?元|[次篇天])(?=[，。；、])"
)
_OF_PEOPLE = regex(
    "人(?<=学员人|党员人|职工人|干部人|教师人|学生人|分子人|对象人|骨干人|团员人|居民人|村民人|患者人|儿童人|委员人|医师人|护士人|专家人|人员人)"
    "(?=[，。；、）]|观看|参加|参与|接受|听取|到场|赴)|本(?<=证件本|护照本|台账本|读物本|书籍本|图书本|教材本|手册本|画册本)(?=[，。；、）])"
)
_TALKS = regex(
    "党课次(?<=[讲上听授题政]党课次)(?=[，。；、])|[共计理放务](?<!服务)万(?:人次|[件人份户吨字条次])(?=[，。；、])"
)
_BEFORE_PEOPLE = regex(
    "名(?<=[对给与向]名)(?=新[入进招聘]|老党员|困难|青年|年轻|退休|入党|预备|正式党员|在职|流动|党员|职工|干部|学生|教师|医[师生护]|护士|同志)"
    "|个(?<=[对就]个)(?=问题|隐患|项目|事项|科室|支部|党支部|部门|单位)"
)
_TWO_UNITS = regex(
    "[台套件份人户场](?<=[一-龥]{2}.)(?<![每各单按数首一二两三四五六七八九十几整\\d].)(?<!零部件)[（(][台套件份次批篇][）)](?=[，。；、])"
)
_BEFORE, _BEHIND = {_OF_PEOPLE: 2}, {_BEFORE_PEOPLE: 2}
"""How many characters around what is bare are quoted with it: 学员人, 名新入."""
_RARE = (
    (_PER_HEAD, ("人均",)),
    (
        _OF_PEOPLE,
        (*(f"{last}人" for last in "员工部师生子象干民者童士家"), *(f"{last}本" for last in "件照账物籍书材册")),
    ),
    (_TALKS, ("党课次", "万人", "万件", "万份", "万户", "万吨", "万字", "万条", "万次")),
    (
        _BEFORE_PEOPLE,
        (
            *(f"名{first}" for first in "新老困青年退入预正在流党职干学教医护同"),
            *(f"个{first}" for first in "问隐项事科支党部单"),
        ),
    ),
    (_TWO_UNITS, tuple(f"（{unit}）" for unit in "台套件份次批篇")),
    (
        _UNITS,
        (
            *(verb + unit for verb in "到达" for unit in "分次个名篇场家户万人"),
            *(verb + "名" for verb in "正业证用进役"),
            *(thing + "张" for thing in "盘纸片报格卷碟"),
            *("机台", "脑台", "器台"),
        ),
    ),
    (_METRES, ("万m", "亿m", "余m")),
    (_DECIMAL, ("公里", "平方米", "万亩", "千米", "亿元")),
    (_DOTS, ("“.", "“．", "“。", "“…")),
    (_POINTS, ("（分）", "(分)", "总分分", "在-名", "乡个", "镇个", "县个", "市个", "区个", "校个")),
    (_PLACE, ("\n区", "，区", "。区", "中区", "；区", "，村", "。村", "；村", "：村", "，县", "。县", "，镇", "。镇")),
    (_PEOPLE, ("到人", "参与人", "选民人", "参加人")),
    (_MONTH, ("\n月", "。月", "，月", "；月", "于月", "至月")),
    (_FORMULA, ("≤", "≥", "且<", "且＜")),
)
"""What is seldom met, with what must stand in a text for it."""
_TITLE_YEAR = regex(r"^20\d\d(?=[\u4e00-\u9fa5])(?![年级版届式财学])")


@FAMILY.check(
    "slot.stripped",
    "数字、届次、人名被删掉了",
    Severity.ERROR,
    """
稿子在传抄、脱敏时，数字、届次和领导人的名字被整片删去，留下的句子不通。

- 错：读书笔记不得低于万字；学习党的大精神；以马列主义、思想、理论为指导
- 对：读书笔记不得低于1万字；学习党的二十大精神；以马克思列宁主义、毛泽东思想、邓小平理论为指导
""",
)
def stripped(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _BOUND.finditer(document.masked):
        start = match.start()
        if match[0][0] == "于":
            start -= 3 if content.startswith("不得", start - 3) else 2
        yield found.at(start, match.end(), f"“{content[start : match.end()]}”里缺数字")
    for match in _CONGRESS.finditer(content) if _stands(content, "党的大", "党大", "党的届", "届全会") else ():
        start = match.start() - (match[0][0] == "届")
        yield found.at(start, match.end(), f"“{match[0]}”缺届次，请补上")
    for match in _YEAR.finditer(content) if "20年" in content else ():
        yield found.at(match.start(), match.end() - 1, "年份不全，请补上")
    for match in _NAMES.finditer(content) if _stands(content, *_BARE) else ():
        start = match.start() - (match[0][0] in "理思")
        yield found.at(start, match.end(), "这里的人名被删掉了，请补全", severity=_severity(match[0]))
    for pattern in document.lists.once(_rare).likely_in(document):
        for match in pattern.finditer(content):
            start, end = match.start() - _BEFORE.get(pattern, 0), match.end() + _BEHIND.get(pattern, 0)
            yield found.at(start, end, f"“{content[start:end]}”缺{'名称' if pattern is _PLACE else '数字'}")
    for match in _SHARE.finditer(content):
        yield found.at(*match.span(), f"“{match[0]}”的百分数不全")
    yield from _in_title(document, found)


def _in_title(document: Document, found: Found) -> Iterable[Defect]:
    title = document.outline.title
    if title and (cut := _TITLE_YEAR.match(title.title)):
        yield found.at(title.span.start, title.span.start + 6, f"“{cut[0]}”后面漏了“年”", severity=Severity.WARNING)


_BARE = (
    *("思想、理论", "主义、理论", "论和“三个代表", "论、“三个代表"),
    *(f"{each}新时代中国" for each in "以持行实"),
)


def _rare(_: Lists) -> Signed[re.Pattern[str]]:
    return Signed((signs, pattern) for pattern, signs in _RARE)


def _stands(content: str, *signs: str) -> bool:
    return any(sign in content for sign in signs)


def _severity(said: str) -> Severity:
    """新时代中国特色社会主义思想 without 习近平 is doubtful, the rest is wrong."""
    return Severity.WARNING if "新时代" in said else Severity.ERROR
