"""Names, titles and dates for which a sign stands that alone tells nothing: 《×》, 书记……同志, 2021年某月31日."""

from collections.abc import Iterator

from youju.core.reading.patterns import regex
from youju.core.reading.text import Span
from youju.core.reading.unfilled import ANY

_MARKS = f"[{ANY}]"
_DOTS = regex(r"…{1,2}|\.{3,6}|[#＃]{2,4}")
_TOWN_OFFICE = "[乡镇](?:党委|政府|卫生院|中心|人民)"
_PLACE = (
    "(?:[市县区](?:委|政府|局|第[一二三四五六七八九十]|人民|[一-龥]{1,5}(?:局|院|委|社|中学|小学|办))"
    f"|{_TOWN_OFFICE})"
)
_OFFICE = regex("(?:书记|主任|[局院校处科段矿厂市县镇乡部组队]长|委员|经理|主席)$")
_TITLES = regex(rf"《(?P<sign>{_MARKS}{{1,8}}|\.{{3,6}}|某{{1,2}})》")
_QUOTED = regex("“(?P<sign>[XxＸ×]|#{2,3})”(?=工程|活动|制度|行动|规划|品牌|竞赛|精神|项目|杯|计划|劳动竞赛|决策制度)")
_NAMES = regex(rf"[.…#＃Nn][.…#＃]{{0,5}}(?:(?={_PLACE}|(?:工务段|机务段|车务段|煤矿)[一-龥])|(?P<person>(?=同志)))")
_BODIES = "公司|集团|单位|党?支部|煤矿|医院|学校"
_SIGNED = regex(rf"[#＃]{{2,4}}(?={_BODIES})|/{{3,12}}(?=[一-龥、，。*＊])")
"""针对##公司; ///集团党总支."""
_DATES = regex(
    r"(?<=\d年)(?:某{1,2}|[Nn]|)(?=月(?:\d{1,2}|某{1,2})日)|(?<=[\d某]月)某{1,2}(?=日)|(?<=\n)某{1,2}(?=年\d{1,2}月)"
    r"|(?<!\d)20[ 　]+(?=年)|(?<=关于|开展|根据|落实|做好)20(?=年度)|(?<!\d)[12][Oo0-9]{0,2}[Oo][Oo0-9]{0,2}(?=年)"
)
"""2021年某月31日, 2025年月1日, 20 年, 2O24年."""


def unnamed(content: str) -> Iterator[Span]:
    """Signs for names and titles."""
    for pattern in (_TITLES, _QUOTED):
        for match in pattern.finditer(content):
            yield Span(*match.span("sign"))
    for match in _NAMES.finditer(content):
        start, is_dots = match.start(), _DOTS.fullmatch(match[0]) is not None
        if match["person"] is None:
            is_name = is_dots and (not start or content[start - 1] in _EDGES)
        else:
            is_name = (is_dots or match[0] in "Nn") and _OFFICE.search(content, max(0, start - 2), start) is not None
        if is_name:
            yield Span(*match.span())
    for match in _SIGNED.finditer(content):
        before = content[match.start() - 1] if match.start() else "\n"
        is_markup = before == "\n" and match[0][0] != "/"
        if not is_markup and not (before.isascii() and before.isalnum()) and before not in ":/#＃":
            yield Span(*match.span())


_EDGES = "，。；、\n"


def undated(content: str) -> Iterator[Span]:
    """Signs for the numbers of dates, with the word behind them."""
    for match in _DATES.finditer(content):
        yield Span(match.start(), match.end() + 1)
