"""Punctuation by GB/T 15834: doubled and half-width marks, enumeration commas, ranges, misplaced commas; spaces."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
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
_CLAUSES = regex(f"(?P<before>[一-龥“”（）]{{6,30}}){_NEXT_CLAUSE}")


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
    if "了" not in document.masked or not _LIKELY_CLAUSES.search(document.masked):
        return
    for match in _CLAUSES.finditer(document.masked):
        before = document.masked[max(0, match.start() - 1) : match.start()]
        if (before and before in "、") or "了" not in document.masked[match.start() : match.end() + 12]:
            continue
        yield found.at(match.end() - 4, match.end() + 2, "分句之间宜用逗号")


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


_COMMA = regex(r"(?<=[一-龥])，(?P<word>[一-龥]{2})(?:和|与|及|以及)(?P<more>[一-龥]{2,8}?)(?P=word)(?=[，。；\n])")


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


_BROKEN = regex(
    r"(?:(?<![缓温调平饱柔祥谐总])和|(?<![参给赋赠])与|以及|(?<![火车])把|对于|关于|为了)[，。；](?=[一-龥])|(?<=[一-龥])[，。；](?:的|们)(?=[一-龥])|(?<=[一-龥])[，。；]了(?=[，。])"
)
_AT_MARKS = [
    pair
    for mark in "，。；"
    for pair in (*(word + mark for word in "和与及把于了"), mark + "的", mark + "们", mark + "了")
]


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
