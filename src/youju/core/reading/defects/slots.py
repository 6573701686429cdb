"""Slots nobody filled: XX, ×, *, ____, ……, empty brackets, and numbers that are not there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from youju.core.reading.defects.bold import PUNCTUATION, bold_marks
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.unnamed import unnamed
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import any_of, regex
from youju.core.reading.text import Span
from youju.core.reading.unfilled import ANY, LETTERS

FAMILY = Family()

_MARK = regex(
    rf"(?P<x>[{LETTERS}]+(?:\.[{LETTERS}]+)?)"
    r"|(?P<cross>[×✕╳]+(?:\.[×✕╳]+)?)|(?P<star>[*＊]+(?:\.[*＊]+)?)|(?P<line>[_＿]+)|(?P<dots>…+|\.{3,6})|(?P<round>[○〇□△▲●■◯]+)"
    r"|(?P<tilde>[~～](?=年))|(?P<dash>(?<=(?<!\d)20)-{1,2}(?=年))|(?P<query>[?？]+)|(?P<sign>[※★☆◎◇◆#＃]+)|(?P<n>[NnＮ]{1,3}|[OoＯ]{2,4})"
)
_SIGNS = f"[{ANY}]"
_CANDIDATE = regex(rf"[-~～.{_SIGNS[1:]}(?:(?<=20-)-?(?=年)|(?<=[.])[.]{{2,5}}|(?<![-~～.]){_SIGNS}*|(?<=[~～])(?=年))")
_TERM = regex(r"(?:月|日|届|中全会|次全会|号|区|县|市|省|公司|单位|部门|同志|企业)")
_YEAR = regex(
    rf"(?:19|20)(?:\d|{_SIGNS}{{0,2}}){_SIGNS}(?=(?:学|财)?年|[-—－~～至])|(?<![\dA-Za-z])20[Xx×*]{{2}}(?![\dA-Za-z])"
    r"|20\d\d[xX×](?=\d{1,2}日)"
)
_LATIN = regex("[A-Za-z0-9_@./:#&=-]")
_CHINESE_DIGIT = frozenset("零一二三四五六七八九十〇○百千\\d0123456789")
HAN = regex("[\u4e00-\u9fa5]")


def _unit(lists: Lists) -> re.Pattern[str]:
    units = (entry.partition(":") for entry in lists.words("words", "units"))
    patterns = [re.escape(unit) + (f"(?![{others}])" if others else "") for unit, _, others in units]
    many = "(?:[万亿](?=[人件元吨亩份户次平公字条辆名册只]))?"
    return regex(
        rf"[ 　]*[余多来]?{many}(?:{any_of(patterns)}|人(?=[，。；、）]|次)|分(?=[，。；、）)以及])|[年月日时])"
    )


def slots(document: Document) -> list[tuple[Span, bool]]:
    """Every unfilled slot in order, and whether a number is missing there (else a name or a term)."""
    return list(_slots(document, document.content))


def _slots(document: Document, content: str) -> Iterator[tuple[Span, bool]]:
    unit = document.lists.once(_unit)
    bold, reached = document.once(bold_marks), 0
    for candidate in _CANDIDATE.finditer(content):
        for match in _marks(content, candidate.start(), candidate.end()) if candidate.start() >= reached else ():
            start, reached = match.span()
            if any(span.start <= start < span.end for span in bold):
                continue
            if any(_YEAR.match(content, max(0, start - back)) for back in (2, 3, 4)):
                yield Span(start, reached), True
                continue
            behind = reached + (content[start - 1 : start] == "[" and content[reached : reached + 1] == "]")
            counts = unit.match(content, behind) is not None
            if _is_slot(document, match, counts):
                yield Span(start, reached), counts


def _marks(content: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The marks that stand in a row: 〇 and XX of 二〇XX年."""
    while start < end and (match := _MARK.match(content, start)):
        yield match
        start = match.end()


def _is_slot(document: Document, match: re.Match[str], counts: bool) -> bool:
    content, kind = document.content, match.lastgroup or ""
    start, end = match.span()
    before = content[start - 1] if start else "\n"
    if before == " " and start > 1 and end - start == 1:
        before = content[start - 2]
    after = content[end] if end < len(content) else "\n"
    return _RULES[kind](document, match[0], before, after, counts, content[end : end + 4])


def _letters(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    if before == "[" and after == "]":
        return True
    if before.isdigit() and (counts or (len(mark) > 1 and HAN.match(after))):
        return True
    if HAN.match(before) and before not in _TIMES and _HALF_FILLED.match(following):
        return True
    if _LATIN.match(before) or _LATIN.match(after):
        return False
    if len(mark) > 1:
        return True
    if before in document.lists.words("slots", "not_slot_before") or before in "“‘（(":
        return False
    is_word = following.startswith(document.lists.words("slots", "not_slot_after"))
    return not is_word and (counts or HAN.match(after) is not None)


def _crosses(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    if len(mark) > 1:
        return True
    return (counts or HAN.match(after) is not None) and not (before.isascii() and before.isalnum())


_HALF_FILLED = regex(r"\d{1,3}[名人次项户份篇场期%％]")
"""选拔*8名: a digit is there, another is not."""


_TIMES = frozenset("人天次元个名件小时月年周日组班")


def _stars(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    if len(mark) == 1 and HAN.match(before) and before not in _TIMES and _HALF_FILLED.match(following):
        return True
    if len(mark) == 1 and before.isdigit() and counts:
        return True
    if len(mark) == 1 and (before == "\n" or after in " \t" or before in "0123456789)\\" or after.isdigit()):
        return False
    if before == after == "\n" or before == "\\":
        return False
    return len(mark) < 3 or HAN.match(before) is not None or HAN.match(after) is not None or before in PUNCTUATION


def _lines(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    if len(mark) == 1:
        is_word = HAN.match(before) is not None and HAN.match(after) is not None
        return is_word or (counts and (before.isdigit() or not _LATIN.match(before)))
    return not (before == after == "\n") and not (_LATIN.match(before) and _LATIN.match(after))


def _dots(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    return counts and before not in "。！？；，等”\n"


def _rounds(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    if mark in "▲△" and after == "项":  # ▲项须提供证明
        return False
    if len(mark) == 1 and (mark in "〇●" or not counts or before in "第选画打"):
        return False
    if len(mark) == 1 and HAN.match(before) is None and (mark == "○" or before not in "，、"):
        return False
    return before not in _CHINESE_DIGIT and (counts or after not in _CHINESE_DIGIT) and before not in "\n"


_ENDS_CLAUSE = regex("[%％]|(?:人次|万元|分钟|小时|天|[名份篇次项条件户个])(?:[，。；、）]|$)")


def _queries(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    is_alone = HAN.match(before) is not None or before.isdigit()
    return counts and (len(mark) > 1 or (is_alone and _ENDS_CLAUSE.match(following) is not None))


def _signs(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    return counts and (len(mark) > 1 or before not in "\n。；")


def _letter_n(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    if not counts or not (HAN.match(before) is not None or before in "”》"):
        return False
    return mark not in "Nn" or not document.once(_has_formula)


def _has_formula(document: Document) -> bool:  # 1+N
    return re.search("[+＋]N", document.content) is not None


def _tildes(document: Document, mark: str, before: str, after: str, counts: bool, following: str) -> bool:
    return not before.isdigit() and before not in _CHINESE_DIGIT


_RULES = {
    "x": _letters,
    "cross": _crosses,
    "star": _stars,
    "line": _lines,
    "dash": _dots,
    "tilde": _tildes,
    "dots": _dots,
    "round": _rounds,
    "query": _queries,
    "sign": _signs,
    "n": _letter_n,
}


@FAMILY.check(
    "slot.number",
    "数字没有填",
    Severity.ERROR,
    """
“XX”“×”“*”“____”“……”等符号占着数字的位置，说明稿子套用了模板，数字还没有填。

这样的稿子报出去，数字等于没有；读的人也会怀疑其他数字是不是也套来的。

- 错：组织党员观看警示教育片XX部，受教育……人次。
- 对：组织党员观看警示教育片3部，受教育126人次。

没有数据的，如实写“0”，或者删去这一句，不要留空。
""",
)
def slot_number(document: Document, found: Found) -> Iterable[Defect]:
    for span, counts in document.once(slots):
        if counts:
            mark = document.text.quote(span)
            yield found.at(*span, f"“{mark}”处应是数字，还没有填：请从台账取数填上，没有发生的写0")


@FAMILY.check(
    "slot.name",
    "名称没有填",
    Severity.WARNING,
    """
“XX”“×××”“*”“____”占着单位、人名、地名、片名或者届次的位置，还没有填，或者脱敏后没有恢复。

- 错：组织党员赴XX地开展活动；观看《××》；共青团XX届X中全会。
- 对：写出真实的名称、届次。

对外公开需要隐去的，用“某单位”“有关企业”这样的说法，不要留符号。
""",
)
def slot_name(document: Document, found: Found) -> Iterable[Defect]:
    named = [span for span, counts in document.once(slots) if not counts]
    told = {span.start for span, _ in document.once(slots)}
    for span in (*named, *(each for each in unnamed(document.content) if each.start not in told)):
        mark = document.text.quote(span)
        is_small = mark in ("x", "X") and _TERM.match(document.content, span.end) is not None
        severity = Severity.ERROR if is_small else None
        yield found.at(*span, f"“{mark}”处应是名称，还没有填，或者脱敏后没有恢复", severity=severity)


_LETTERED = regex(
    "(?<![A-Za-z0-9])(?:A(?=总书记|新时代)|D(?=[建员委组支课史章纪性总费校务风内])|ZZ(?=任务|[建领思站立理生学]))|(?<=[一-龥])X(?=员(?![工]))"
)


@FAMILY.check(
    "slot.lettered",
    "用字母代替的“党”“政治”",
    Severity.WARNING,
    """
网上的稿子为了躲过过滤，把“党建”写成“D建”，“政治任务”写成“ZZ任务”。用之前要改回来。

- 错：抓基层D建工作述职报告；首要ZZ任务
- 对：抓基层党建工作述职报告；首要政治任务
""",
    signs=[f"D{each}" for each in "建员委组支课史章纪性总费校务风内"] + ["ZZ", "X员", "A总", "A新"],
)
def slot_lettered(document: Document, found: Found) -> Iterable[Defect]:
    for match in _LETTERED.finditer(document.content):
        yield found.at(match.start(), match.end() + 1, f"“{match[0]}”代替了汉字，请改回来")


_ASKED = regex(
    "是否(?<=[。；\\n]是否)(?:成立|开展|建立|制定|落实|召开)了?[^，。；？\\n]{2,30}(?=[，。；])"
    "|是否(?<=[一-龥]是否)(?:成立|开展|建立|制定)了?[^，。；？\\n]{2,30}(?=。)|如何(?<=[，。；\\n]如何)(?:加强|开展|落实)[^，。；？\\n]{4,40}(?=[，。；])"
)
_EXAMINES = regex(
    "查|看|督|了解|核|问|研判|评|判断|围绕|就|对照|思考|研究|探讨|讨论|确认|关注|衡量|反思|无论|不管|知道|掌握"
)


@FAMILY.check(
    "slot.question",
    "检查提纲的问句没有改成陈述",
    Severity.WARNING,
    """
照着检查提纲写汇报，“是否成立……”“如何加强……”是提纲里的问题，要换成本单位的回答。

- 错：（报告）总支成立领导小组，是否成立工作机构。
- 对：（报告）总支成立了领导小组，设立了工作机构。
""",
    signs=("是否", "如何"),
)
def slot_question(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _ASKED.finditer(content):
        before = content[max(0, match.start() - BACK) : match.start()]
        if not _EXAMINES.search(before[max(before.rfind("。"), before.rfind("\n")) + 1 :]):
            yield found.at(*match.span(), "这是检查提纲的问题，请换成本单位的做法")


BACK = 40
"""How far before a question what asks it stands."""
_BRACKETS = ("（）", "()", "《》", "“”", "【】", "[]", "〔〕", "「」", "｛｝", "{}", "<>", "＜＞")
_EMPTY = regex(
    r"（[ 　]*）|(?<=[一-龥])\[[ 　]*\](?!\()|\([ 　]*\)|《[ 　…]*》|“[ 　]*”"
    r"|[｛{＜<][ 　]*(?<=[一-龥][｛{＜<])[｝}＞>]"
    r"|【[ 　.．…]*】|〔[ 　.．…]*〕|「[ 　]*」|[（(][.．…]{2,6}[）)](?=[个名人次件项家篇场户元%％]|万元)"
)


@FAMILY.check(
    "slot.empty",
    "空的括号、引号、书名号",
    Severity.WARNING,
    """
括号、引号、书名号里什么也没有，多半是该填的文号、名称、数字没有填。

- 错：根据《　　》（〔2023〕　号）要求；观看《》。
- 对：填上名称，或者连同符号一起删去。
""",
    signs=[marks[0] + inner for marks in _BRACKETS for inner in f"{marks[1]} 　….．"],
)
def slot_empty(document: Document, found: Found) -> Iterable[Defect]:
    for match in _EMPTY.finditer(document.content):
        yield found.at(*match.span(), f"“{match[0]}”里没有内容：请填上，或者连同符号删去")


_AFTER_SLOT = regex(
    r"[余多来]?(?:人次|场次|批次|万元|名|个|项|件|次|场|份|篇|户|条|人|批)的?(?P<noun>[\u4e00-\u9fa5]{2,6})"
)
_BEFORE_SLOT = regex(r"(?P<noun>[\u4e00-\u9fa5]{2,8}?)(?:共计?|累计|总计|合计|达|约|近)*$")


@FAMILY.check(
    "slot.same",
    "同一个数空了两处",
    Severity.INFO,
    """
同一事物的数量在文中空了两处（“排查出的XX个风险点”“廉政风险点共计XX个”），填写时两处要一致。
""",
)
def slot_same(document: Document, found: Found) -> Iterable[Defect]:
    by_noun: dict[str, list[Span]] = defaultdict(list)
    for span, counts in document.once(slots):
        if counts:
            shown = _counted(document.content, span)
            if shown is not None:
                by_noun[document.quote(*shown[1])[-3:]].append(shown[0])
    for noun, places in by_noun.items():
        for place in places if len(places) > 1 else ():
            another = places[1] if place == places[0] else places[0]
            yield found.at(*place, f"“{noun}”的数量在文中空了{len(places)}处，填写时要一致", related=[another])


def _counted(content: str, slot: Span) -> tuple[Span, Span] | None:
    """The words around a slot, and the noun it counts: after its unit, or before 共计."""
    after = _AFTER_SLOT.match(content, slot.end)
    if after and len(after["noun"]) >= 3 and not after["noun"].startswith(("深入", "开展", "参加")):
        end = min(after.end(), after.start("noun") + 3)
        return Span(slot.start, end), Span(after.start("noun"), end)
    start = max(0, slot.start - 12)
    before = _BEFORE_SLOT.search(content[start : slot.start])
    if before is None or len(before["noun"]) < 3:
        return None
    noun = Span(start + before.start("noun"), start + before.end("noun"))
    return Span(noun.start, slot.end + 1), noun
