"""Punctuation by GB/T 15834: doubled and half-width marks, enumeration commas, ranges, misplaced commas; spaces."""

from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.spelling import Spelling, spelling
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_DOUBLED = regex(
    r"(?P<first>[，、；：。,])(?P<more>[，、；：。！？])+|(?<!。)。。(?!。)|[！？][，、；。]|(?P<open>[（“])[，。；、]|(?<![\d.])\.[。，、]"
)


@FAMILY.check(
    "punctuation.doubled",
    "标点重复或叠用",
    Severity.ERROR,
    """
两个点号不能连用。多半是修改时留下来的。

- 错：推动工作落实，、确保取得实效。。
- 对：推动工作落实，确保取得实效。
""",
    signs=[first + second for first in "，、；：。,！？（“." for second in "，、；：。！？"],
)
def doubled(document: Document, found: Found) -> Iterable[Defect]:
    for match in _DOUBLED.finditer(document.content):
        if "。。。" in match[0] or (document.content[match.end() : match.end() + 1] == "。" and match[0][-1] == "。"):
            continue
        same = len(set(match[0])) == 1
        yield found.at(*match.span(), f"标点“{match[0]}”叠用", fix=match[0][0] if same else None)


FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = regex(
    r"[,;:?!(.](?:(?<=[一-龥”》）][,;:?!])(?=[一-龥“《（ \n]|$)|(?<=[0-9%][,;])(?=[一-龥“《])"
    r"|(?<=[一-龥]\()(?=[^()\n]{1,40}\))|(?<=[一-龥]\.)(?=[一-龥\n]))"
)


@FAMILY.check(
    "punctuation.half-width",
    "中文里的半角标点",
    Severity.INFO,
    """
中文句子里用全角标点。编号“1.”、时刻“4:30”、百分号和外文里的标点除外。

- 错：三大任务,开展竞赛
- 对：三大任务，开展竞赛
""",
    signs=",;:?!(.",
)
def half_width(document: Document, found: Found) -> Iterable[Defect]:
    for match in _HALF.finditer(document.content):
        mark = match[0]
        if mark == "(":
            close = document.content.find(")", match.end())
            inner = document.content[match.end() : close]
            yield found.at(match.start(), close + 1, "中文里用全角括号", fix=f"（{inner}）")
        elif mark == ".":
            yield found.at(*match.span(), "中文句子用“。”，不用“.”")
        else:
            yield found.at(*match.span(), f"中文里用全角“{FULL[mark]}”", fix=FULL[mark])


_BETWEEN = regex("、(?:(?<=》、)(?=《)|(?<=”、)(?=“))")


@FAMILY.check(
    "punctuation.enumeration",
    "书名号、引号之间的顿号",
    Severity.INFO,
    """
并列的书名号之间、引号之间通常不用顿号（GB/T 15834—2011，4.5.3.5）。

- 可改：学习《党章》、《准则》
- 推荐：学习《党章》《准则》
""",
    signs=("》、", "”、"),
)
def enumeration(document: Document, found: Found) -> Iterable[Defect]:
    for match in _BETWEEN.finditer(document.content):
        yield found.at(*match.span(), "并列的书名号、引号之间不用顿号", fix="")


_NEXT_CLAUSE = (
    r"、(?=(?:在|通过|组织|开展|参加|公司|集团|深入|认真|积极|与|同时|并|进一步|坚持|加强|落实|充分|切实)"
    r"[^，。；、\n]{6,40}[，。；])"
)
_LIKELY_CLAUSES = regex(f"{_NEXT_CLAUSE}(?<=[一-龥“”（）].)")
_CLAUSE_BEFORE = regex("[一-龥“”（）]{6,30}$")
_LONGEST_BEFORE = 30


@FAMILY.check(
    "punctuation.clause-comma",
    "分句之间用了顿号",
    Severity.INFO,
    """
顿号用在并列词语之间；分句之间用逗号。

- 错：组织观看警示教育片、参加了廉政文化周活动
- 对：组织观看警示教育片，参加了廉政文化周活动
""",
)
def clause_comma(document: Document, found: Found) -> Iterable[Defect]:
    masked, end = document.masked, 0
    for match in _LIKELY_CLAUSES.finditer(masked) if "了" in masked else ():
        before = _CLAUSE_BEFORE.search(masked, max(end, match.start() - _LONGEST_BEFORE), match.start())
        if before is None:
            continue
        end = match.end()
        if masked[before.start() - 1 : before.start()] != "、" and "了" in masked[before.start() : end + 12]:
            yield found.at(end - 4, end + 2, "分句之间宜用逗号")


_RANGE = regex(
    r"(?<![\d\-/.])(?P<from>\d{1,4}(?:\.\d+)?)(?P<mark>-|－|~)(?P<to>\d{1,4}(?:\.\d+)?)(?=[年月日个名次项篇人%％]|天|小时|万|份|场)"
)


@FAMILY.check(
    "punctuation.range",
    "数值范围的连接号",
    Severity.INFO,
    """
数值、日期的起止用一字线“—”或者浪纹线“～”，不用半角短横（GB/T 15834—2011，4.13.3）。

- 可改：组织1-2次；2019-2023年
- 推荐：组织1—2次；2019—2023年
""",
    signs="-－~",
)
def number_range(document: Document, found: Found) -> Iterable[Defect]:
    for match in _RANGE.finditer(document.content):
        yield found.at(*match.span(), "起止之间用“—”或“～”", fix="—", fix_at=match.span("mark"))


_COMMA = regex(r"，(?<=[一-龥]，)(?P<word>[一-龥]{2})(?:和|与|及|以及)(?P<more>[一-龥]{2,8}?)(?P=word)(?=[，。；\n])")


@FAMILY.check(
    "punctuation.comma-inside",
    "逗号点断了词组",
    Severity.ERROR,
    """
并列成分的前一半被逗号点断：从“X和……X”的样子看，逗号前面的词语应与“X”连读。

- 错：推进组织设置方式，创新和工作机制创新
- 对：推进组织设置方式创新和工作机制创新
""",
)
def comma_inside(document: Document, found: Found) -> Iterable[Defect]:
    for match in _COMMA.finditer(document.content):
        if match["word"] != match["more"][-2:]:
            yield found.at(*match.span(), f"“{match['word']}”应与前面的词语连读，逗号多余")
    for pattern in (_LEFT_OVER, _LACKING):
        for match in pattern.finditer(document.masked):
            start = match.start() - (2 if pattern is _LACKING else 0)
            yield found.at(start, match.end(), f"“{match['said']}”应与前面的词语连读，逗号多余")


_LEFT_OVER = regex(
    "，(?P<said>原则(?<=[一-龥]{4}，..)(?=[，。；]|和[一-龥]{2,8}[，。；])|(?:建设|工作|活动|机制|制度|体系)(?=[，。；]))"
)
_LACKING = regex(
    "，(?P<said>不[强高够足浓深实大好明])(?=[，。；])(?<=的(?:能力|水平|意识|力度|成效|本领|程度|氛围|质量|效果)，不.)"
)
"""What a clause of its own never is: 坚持党管干部，原则和标准; 运用新媒体的能力，不强，."""

_BROKEN = regex(
    r"(?:(?<![缓温调平饱柔祥谐总之言])和|(?<![参给赋赠])与|以及|(?<![火车\d])把|对于|关于|为了|不(?:得)?(?:低|少|高)于|[依按遵]照|[引推]向)[，。；](?=[一-龥])|(?<=[一-龥])[，。；](?:的|们)(?=[一-龥])|(?<=[一-龥]{2})，和(?=[一-龥]{2,8}(?:机制|制度|建设|体系|办法|能力|水平|管理)[，。；])|把[^，。；\n]{2,4}，(?=[^，。；、\n]{2,6}(?:挺在|放在|摆在|抓在|融入|纳入|落到))"
    r"|(?<=[，。；\n])(?:党员|干部|职工|群众|支部|党支部|班组)，(?=[\u4e00-\u9fa5]{2,6}(?:责任区|示范岗|突击队|先锋岗|服务队|活动室))"
    r"|(?<=定期)对[^，。；\n]{2,40}，(?=进行)|，等(?=重[点要](?:领域|环节|工作|岗位|部位|部门|场所)|(?:制度|活动|工作|环节|领域)[，。；、])|(?:党支部|党组织|支部|队伍|班子)，(?=(?:标准化|规范化|制度化|专业化|常态化))|(?<=[一-龥])[，。；]了(?=[，。])"
)
_AT_MARKS = [
    pair
    for mark in "，。；"
    for pair in (*(word + mark for word in "和与及把于了照向"), *(mark + word for word in "的们了和等"))
]
_AT_MARKS += [
    "挺在",
    "放在",
    "摆在",
    "抓在",
    "融入",
    "纳入",
    "落到",
    "，进行",
    "，标准",
    "，规范",
    "，制度",
    "，专业",
    "，常态",
]
_AT_MARKS += ["责任区", "示范岗", "突击队", "先锋岗", "服务队", "活动室"]


@FAMILY.check(
    "punctuation.comma-misplaced",
    "标点点断了虚词",
    Severity.WARNING,
    """
逗号、句号点在“和、与、把、对于”后面，或者“的”前面，句子被点断。

- 错：不断提高党员，的政治素质
- 对：不断提高党员的政治素质
""",
    signs=_AT_MARKS,
)
def comma_misplaced(document: Document, found: Found) -> Iterable[Defect]:
    for match in _BROKEN.finditer(document.masked):
        yield found.at(*match.span(), "标点的位置不对，请核对")


_AT_COMMA = regex("，(?<=[一-龥]{2}，)(?=[一-龥])")
_TWINS = frozenset("新老高大小多全双零无讲抓比促敢善精微真严强优")
"""Characters that head words side by side: 新技术新应用."""
_THREE, _FOUR = 3, 4


@FAMILY.check(
    "punctuation.comma-in-word",
    "逗号点断了词语",
    Severity.WARNING,
    """
逗号前面一个字、后面一个字合起来才是词，分开都不成话，多半是逗号点错了地方。

- 错：观看警示教，育片4部；应对新技术新，应用带来的风险
- 对：观看警示教育片4部；应对新技术新应用带来的风险
""",
    signs="，",
)
def comma_in_word(document: Document, found: Found) -> Iterable[Defect]:
    return document.once(torn_words)


def torn_words(document: Document) -> list[Defect]:
    """Commas within words and phrases."""
    return list(_torn_words(document, Found("punctuation.comma-in-word", Severity.WARNING, document.content)))


def _torn_words(document: Document, found: Found) -> Iterator[Defect]:
    known, content = document.lists.once(spelling), document.content
    whole = document.lists.once(_whole)
    for match in _AT_COMMA.finditer(content):
        at = match.start()
        said = content[at - 1] + content[at + 1]
        if said in known.known and _is_torn(known, content, at):
            severity = None if _joins(known, content, at) else Severity.INFO
            yield found.at(at - 1, at + 2, f"“{said}”被逗号点断，请核对", severity=severity)
        elif content[at + 1 : at + 3] in whole.get(content[at - 2 : at], ()) and not _is_said(known, content, at):
            yield found.at(at - 2, at + 3, f"“{content[at - 2 : at]}{content[at + 1 : at + 3]}”被逗号点断，请核对")
        elif (
            content[at - 2 : at] in _HOSTS
            and _BARE_HOST.search(content, max(0, at - 6), at)
            and content[at + 1 : at + 3] not in _GOING_ON
            and content[at + 1] not in "群干职稳"
        ):
            yield found.at(at - 4, at + 3, "“开展”什么没有说完就点了逗号，请核对")
        elif content[at - 1] in _TWINS and _is_twin(known.known, content, at):
            said += content[at + 2]
            yield found.at(at - 1, at + 3, f"“{said}”被逗号点断，请核对")


_HOSTS = ("党员", "干部", "职工", "群众", "青年", "安全", "廉政", "基层")
_BARE_HOST = regex(f"(?:开展|深入开展|组织开展)(?:{'|'.join(_HOSTS)})$")
"""开展党员，身边无违章活动: whose activity is told, and a comma stands where it goes on."""
_GOING_ON = ("教育", "培训", "管理", "并且", "同时")


def _is_said(known: Spelling, content: str, at: int) -> bool:
    """Whether a set phrase ends at the comma: 坚持党管人才，队伍活力更加充沛."""
    return content[max(0, at - _FOUR) : at] in known.phrases


def _whole(lists: Lists) -> dict[str, tuple[str, ...]]:
    """Words of four characters that no comma parts: their second halves by the first."""
    halves: dict[str, tuple[str, ...]] = {}
    for word in lists.words("phrases", "whole"):
        halves[word[:2]] = (*halves.get(word[:2], ()), word[2:])
    return halves


def _is_twin(words: frozenset[str], content: str, at: int) -> bool:
    """Whether the character before a comma heads the word behind it, as it heads the word before: 新技术新，应用."""
    head = content[at - 1]
    is_headed = at >= _FOUR and content[at - _FOUR] == head
    return is_headed and content[at - _THREE : at - 1] in words and content[at + 1 : at + 3] in words


_SAYS = frozenset("说道称")


def _is_torn(known: Spelling, content: str, at: int) -> bool:
    """Whether neither the character before a comma ends a word nor the one behind it begins one."""
    before, behind = content[max(0, at - _THREE) : at], content[at + 1 : at + 1 + _THREE]
    is_whole = before[-2:] in known.known or before in known.threes or before[-1] in _SAYS
    return not is_whole and behind[:2] not in known.known and behind not in known.threes


def _joins(known: Spelling, content: str, at: int) -> bool:
    """Whether the comma stands within a set phrase or a word of three characters."""
    fours = (content[start:at] + content[at + 1 : start + _FOUR + 1] for start in range(max(0, at - 3), at))
    threes = (content[start:at] + content[at + 1 : start + _THREE + 1] for start in range(max(0, at - 2), at))
    return any(each in known.phrases for each in fours) or any(each in known.threes for each in threes)


_SPACE = regex(
    r"[ \u3000\u00a0](?:(?<=[一-龥，。；：、！？”》）].)[ \u3000\u00a0]*(?=[一-龥“《（，。；：、])"
    r"|(?<=\d[ \u00a0])[ \u00a0]*(?=[一-龥])|(?<=[一-龥][ \u00a0])[ \u00a0]*(?=\d))"
)
_TRAILING = regex(r"[ \t\u00a0\u3000][ \t\u00a0\u3000]*(?=\n|$)")


@FAMILY.check(
    "space.inside",
    "句子里的空格",
    Severity.INFO,
    """
公文里汉字与数字、汉字与汉字之间不加空格。标题、落款、姓名对齐用的空格除外。

- 错：订购图书8 本
- 对：订购图书8本
""",
    signs=" \u3000\u00a0",
)
def space_inside(document: Document, found: Found) -> Iterable[Defect]:
    lines = document.text.lines
    for match in _SPACE.finditer(document.content):
        start, end = lines[document.text.line_at(match.start())]
        if end - start >= 30 and match.start() - start > 12:
            yield found.at(match.start(), match.end(), "这里不加空格", fix="")


@FAMILY.check(
    "space.trailing",
    "行末空格",
    Severity.INFO,
    """
行末的空格看不见，却会在转换格式、合并段落时露出来，宜删去。

- 错：抓好落实。␣␣
- 对：抓好落实。
""",
)
def space_trailing(document: Document, found: Found) -> Iterable[Defect]:
    for match in _TRAILING.finditer(document.content):
        yield found.at(*match.span(), "行末有空格", fix="")
