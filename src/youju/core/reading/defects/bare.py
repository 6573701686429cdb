"""Units that stand bare behind a noun, where a number must be between: 更换失效轨枕根, 写慰问信封, 查处“三违”起."""

from collections.abc import Iterator

from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.defects.spelling import spelling
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

_SINGLE = "次份篇件封盏株套栋艘副幅棵辆枚匹名项条册张块吨例宗笔对双根台起支个堂"
_LONGER = ("余人次", "人次", "户次", "场次", "批次", "余封", "余次", "余件")
_UNIT = regex(rf"[{_SINGLE}](?=[，。；、\n,;])(?<=[一-龥”》].)")
"""Units that seldom end the name of an office, a post or a place."""
_HAN = regex("[一-龥]{2}")
_QUOTED = "》”"
_PLAIN = ("次", "份", "篇", "件", "封", "盏", "株", "枚", *_LONGER)
"""Units that end few words: what stands before one need not be known."""
NUMERAL_END = regex(
    r"[\d０-９.．一二三四五六七八九十百千万亿零〇○两几数多余半每整这那某该各首本上下此全第XxＸｘ×✕*＊_＿…%％?？□△Nn～~—-]$"
    r"|[\d一二三四五六七八九十百千万][ 　]+$|[\d一二三四五六七八九十百千万][余多]?[\u4e00-\u9fa5]$"
)
"""Ends of what is a number already."""
_NOT_BEFORE = frozenset("份少日月年干册节亩列班趟")
"""Ends of a time, a question or another unit: 3月份起, 学了多少篇, 若干名, 册次."""
_ONE_AFTER_ANOTHER = "逐"
"""逐项对, 逐条查: what is done, and no unit."""
_HOW_OFTEN = regex("增加|减少|控制|统计|丰富|压减|提高|登记|填报|安排|明确|公布|规定|要求|核[对实]|汇总|写好|谱写")
"""What speaks of numbers without telling one: 统计活动场次."""
LOOK_BACK = 12


def unit_ends(lists: Lists) -> dict[str, frozenset[str]]:
    """By unit the characters with which it makes a word."""
    return _ends_in(lists, "ends")


def _all_ends(lists: Lists) -> dict[str, frozenset[str]]:
    """The same with units that are looked for behind known words only."""
    return {**unit_ends(lists), **_ends_in(lists, "bare_ends")}


def _ends_in(lists: Lists, entry: str) -> dict[str, frozenset[str]]:
    entries = (each.partition(":") for each in lists.words("slots", entry))
    return {unit: frozenset(others) for unit, _, others in entries}


def bare_units(document: Document) -> Iterator[Span]:
    """Where a unit stands right behind a word or a quotation and makes no word with its end."""
    masked, known, kept = document.masked, document.lists.once(spelling), document.lists.once(_all_ends)
    words, threes = known.known, known.threes
    for match in _UNIT.finditer(masked):
        unit = next((each for each in _LONGER if masked.endswith(each, 0, match.end())), match[0])
        at = match.end() - len(unit)
        noun, tail = masked[max(0, at - 2) : at], masked[at - 1 : match.end()]
        if (
            not noun
            or NUMERAL_END.search(masked, max(0, at - 4), at)
            or noun[-1:] in _NOT_BEFORE
            or noun[-1:] in kept.get(unit, ())
            or noun[:1] == _ONE_AFTER_ANOTHER
        ):
            continue
        is_word = len(unit) == 1 and (tail in words or noun + unit in threes)
        is_noun = noun in words or noun[-1:] in _QUOTED or masked[at - 3 : at] in threes
        is_word = is_word or _HOW_OFTEN.search(masked, max(0, at - LOOK_BACK), at) is not None
        if not is_word and (is_noun or (unit in _PLAIN and _HAN.fullmatch(noun))):
            yield Span(at, match.end())
