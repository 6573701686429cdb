"""Numbers about which two things are said that exclude each other: 近12万余元, 4816多份, 10几米, 至少2篇以上."""

from collections.abc import Iterable

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex

FAMILY = Family()

_UNIT = "[个名人次份篇场件条户家项元米天年公里平方]"
_NEARLY = regex(r"[近约](?:(?<=将近)|(?<=大约)|(?<![附就最靠临相亲接远])(?<=近)|(?<=约))\d[\d.]*[万千百亿]?[余多]")
_EXACT = regex(rf"[余多](?<=\d[1-9][余多])(?={_UNIT})")
_SOME = regex(rf"几(?<=\d几)(?={_UNIT})")
_AT_LEAST = regex(
    r"至少[^，。；\d\n]{0,10}(?:\d{1,4}|[一二两三四五六七八九十]{1,3})(?:个?小时|学时|[个名人次份篇场件条户项天])以上"
)


@FAMILY.check(
    "numeral.rough",
    "概数的说法自相矛盾",
    Severity.WARNING,
    """
“近”是不到，“余”“多”是超过，不能一起用；精确到个位的数后面不再加“多”“余”；“至少”和“以上”留一个；“十几”不写作“10几”。

- 错：投入近12万余元；散发资料4816多份；一段10几米长的路；每年至少2篇以上
- 对：投入近12万元（12万余元）；散发资料4816份（4800多份）；一段十几米长的路；每年至少2篇
""",
)
def rough(document: Document, found: Found) -> Iterable[Defect]:
    content = document.content
    for match in _NEARLY.finditer(content):
        yield found.at(match.start(), match.end(), "“近”“约”和“余”“多”意思相反，留一个")
    for match in _EXACT.finditer(content):
        start = _begin(content, match.start())
        if content[start - 1 : start] != ".":
            yield found.at(start, match.end(), "数已经说到个位，不再加“多”“余”")
    for match in _SOME.finditer(content):
        yield found.at(_begin(content, match.start()), match.end() + 1, "概数用汉字，如“十几”")
    for match in _AT_LEAST.finditer(content) if "以上" in content else ():
        yield found.at(*match.span(), "“至少”和“以上”意思重复，留一个")


def _begin(content: str, at: int) -> int:
    """Where the number before a place begins."""
    while at and content[at - 1].isdigit():
        at -= 1
    return at
