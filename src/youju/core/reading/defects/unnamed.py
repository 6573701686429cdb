"""Names, titles and dates for which a sign stands that alone tells nothing: 《×》, 书记……同志, 2021年某月31日."""

from collections.abc import Iterator

from youju.core.reading.patterns import regex
from youju.core.reading.text import Span
from youju.core.reading.unfilled import ANY

_MARKS = f"[{ANY}]"
_DOTS = r"(?:…{1,2}|\.{3,6}|[#＃]{2,4})"
_TOWN_OFFICE = "[乡镇](?:党委|政府|卫生院|中心|人民)"
_PLACE = (
    "(?:[市县区](?:委|政府|局|第[一二三四五六七八九十]|人民|[一-龥]{1,5}(?:局|院|委|社|中学|小学|办))"
    f"|{_TOWN_OFFICE})"
)
_OFFICE = "(?:书记|主任|[局院校处科段矿厂市县镇乡部组队]长|委员|经理|主席)"
_NAMES = regex(
    rf"(?<=《){_MARKS}{{1,8}}(?=》)|(?<=《)(?:\.{{3,6}}|某{{1,2}})(?=》)"
    "|(?<=“)(?:[XxＸ×]|#{2,3})(?=”(?:工程|活动|制度|行动|规划|品牌|竞赛|精神|项目|杯|计划|劳动竞赛|决策制度))"
    rf"|(?:(?<=[，。；、\n])|^){_DOTS}(?={_PLACE}|(?:工务段|机务段|车务段|煤矿)[一-龥])"
    rf"|{_OFFICE}(?P<person>{_DOTS}|[Nn])(?=同志)"
)
_DATES = regex(
    r"(?<=\d年)(?:某{1,2}|[Nn]|)(?=月\d{1,2}日)|(?<=\d月)某{1,2}(?=日)|(?<=\n)某{1,2}(?=年\d{1,2}月)"
    r"|(?<!\d)20[ 　]+(?=年)|(?<=关于|开展|根据|落实|做好)20(?=年度)|(?<!\d)[12][Oo0-9]{0,2}[Oo][Oo0-9]{0,2}(?=年)"
)
"""2021年某月31日, 2025年月1日, 20 年, 2O24年."""


def unnamed(content: str) -> Iterator[Span]:
    """Signs for names and titles."""
    for match in _NAMES.finditer(content):
        yield Span(*match.span(match.lastgroup or 0))


def undated(content: str) -> Iterator[Span]:
    """Signs for the numbers of dates, with the word behind them."""
    for match in _DATES.finditer(content):
        yield Span(match.start(), match.end() + 1)
