"""Figures told again in other words: 其余7个 and 剩余9个问题, 产量240万吨 and 230万吨产量, days ahead of a plan."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import added_up
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_LEFT = regex(
    r"(?:其余|剩余|还有|尚有|剩下|另有)的?(?P<number>\d{1,5})(?P<unit>[个件项处条户名起份])(?!百分点|月)"
    r"(?=(?P<behind>[^。；\n]{0,20}))"
)
_AGAIN = regex(
    r"(?:其余|剩余|剩下|未办结|未整改(?:到位|完成)?|未完成(?:整改)?|尚未[^，。；\d]{2,6}|未销号|遗留)的?"
    r"(?P<number>\d{1,5})(?P<unit>[个件项处条户名起份])(?P<noun>[一-龥]{2,6})"
)
_TOTALLED, _NEAR = regex(r"\d+[个件项处条户名起份]"), 60
_MOST = 40
"""So many of them are held against what was told before: no office tells more."""
_FAR = 120
"""So far before a rest it is told what it is a rest of."""


@FAMILY.check(
    "value.rest",
    "剩下的数前后不一",
    Severity.WARNING,
    """
前面说“其余7个正在整改”，后面打算里写“剩余9个问题年底前整改到位”，两处应当是同一个数。

- 错：查出问题42个，已整改35个，其余7个正在整改。……8月底前完成剩余9个问题整改。
- 对：查出问题42个，已整改35个，其余7个正在整改。……8月底前完成剩余7个问题整改。
""",
    signs=("其余", "剩余", "剩下", "未办结", "未整改", "未完成", "未销号", "尚未", "遗留"),
)
def left_over(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    first = list(islice(_LEFT.finditer(masked), _MOST))
    for match in islice(_AGAIN.finditer(masked), _MOST) if first else ():
        earlier = [each for each in first if _is_of_the_same(masked, each, match)]
        if not earlier or _is_difference(masked, match):
            continue
        if all(each["number"] != match["number"] for each in earlier):
            told = f"前面说还剩{earlier[-1]['number']}{match['unit']}，这里是{match['number']}{match['unit']}，请核对"
            place = Span(earlier[-1].start(), earlier[-1].end("unit"))
            yield found.at(*match.span(), told, related=[place])


def _is_difference(masked: str, match: re.Match[str]) -> bool:
    """Whether a rest is what some number and what is done of it leave: 反馈问题23个，已整改22个."""
    unit = match["unit"]
    done = re.compile(rf"(\d{{1,5}}){unit}[^。；\d]{{0,16}}(?:已|完成|办结|整改)[^。；\d]{{0,10}}(\d{{1,5}}){unit}")
    return any(int(each[1]) - int(each[2]) == int(match["number"]) for each in done.finditer(masked, 0, match.start()))


def _is_of_the_same(masked: str, earlier: re.Match[str], later: re.Match[str]) -> bool:
    """Whether the rest told in another paragraph before is one of the same things."""
    since = masked.rfind("。", max(0, later.start() - _NEAR), later.start()) + 1
    if later[0].startswith("其余") and _TOTALLED.search(masked, max(since, later.start() - _NEAR), later.start()):
        return False  # the rest of another number
    if earlier["unit"] != later["unit"] or masked.find("\n", earlier.end(), later.start()) < 0:
        return False
    since = max(masked.rfind("\n", 0, earlier.start()) + 1, earlier.start() - _FAR)
    sentence = masked[max(since, masked.rfind("。", since, earlier.start()) + 1) : earlier.end("behind")]
    return later["noun"][:2] in sentence or later["noun"][-2:] in sentence


_AMOUNT = r"(?P<number>\d{1,6}(?:\.\d{1,3})?)(?P<unit>万吨|万元|亿元|亿千瓦时|万千瓦时|万人次|万立方米|公里)"
_BEHIND = regex(rf"{_AMOUNT}的?(?P<noun>[一-龥]{{4,6}}?)(?=目标|任务|计划|[，。；的])")
_OF_OTHER_TIMES = regex("去年|上年|20\\d\\d年|截至|上半年|前[一二三]季度|同比")
_EARLIER = 12
_TOLERATED = 0.25
"""By what share of it the same amount is told otherwise by a slip; what differs by more is another."""


@FAMILY.check(
    "value.turned",
    "同一个量换一种说法后数字不同",
    Severity.WARNING,
    """
前面写“原煤产量240万吨”，后面写“230万吨原煤产量目标”，说的是同一个量，数字应当一样。

- 错：确保完成原煤产量240万吨。……为实现230万吨原煤产量目标作出贡献。
- 对：两处都写240万吨，或者说明哪一个是调整后的目标。
""",
    signs=("目标", "任务", "计划"),
)
def turned(document: Document, found: Found) -> Iterable[Defect]:
    for match in islice(_BEHIND.finditer(document.masked), _MOST):
        said = list(_before(document.masked, match))
        number = float(match["number"])
        if said and all(each != number for each, _ in said):
            other, place = min(said, key=lambda each: abs(each[0] - number))
            if abs(other - number) <= _TOLERATED * number:
                told = f"另一处说{match['noun']}{other:.12g}{match['unit']}，这里是{number:.12g}{match['unit']}，请核对"
                yield found.at(match.start(), match.end(), told, related=[place])


def _before(masked: str, match: re.Match[str]) -> Iterator[tuple[float, Span]]:
    """The amounts told right behind a noun."""
    pattern = re.compile(rf"{match['noun']}[为达到至约超过目标任务]{{0,5}}{_AMOUNT}")
    for each in pattern.finditer(masked):
        is_of_then = _OF_OTHER_TIMES.search(masked, max(0, each.start() - _EARLIER), each.start())
        if each["unit"] == match["unit"] and not is_of_then:
            yield float(each["number"]), Span(*each.span())


_OF_THEM = regex(
    r"(?<![\d.第])(?P<number>\d{1,4})(?P<unit>[次场篇期件项个条家])(?P<noun>[一-龥]{2,8}?)(?=中，?(?:[有仅只也还]|\d|[一-龥]{2,10}\d)|里，?有)"
)
_FEW = 2
"""By how much a small number is told otherwise by a slip."""
_OF_OTHERS = ("家",)
"""Units of what there are many kinds of: 与21家卫生院结对, 18家卫生院中有3家."""
_AROUND = 4
"""How many characters of a noun that was told before are looked for at most."""


@FAMILY.check(
    "value.of-them",
    "“……中”前面的总数与前文不一致",
    Severity.WARNING,
    """
“今年讲的5次党课中有2次讲设备”，这里的5次就是前面说过的总数，两处应当一样。

- 错：全年讲党课4次。……今年讲的5次党课中有2次主要讲设备。
- 对：全年讲党课5次。……今年讲的5次党课中有2次主要讲设备。
""",
    signs=("中", "里"),
)
def of_them(document: Document, found: Found) -> Iterable[Defect]:
    for match in islice(_OF_THEM.finditer(document.masked), _MOST):
        said = list(_totals(document.masked, match))
        number = int(match["number"])
        if said and all(each != number for each, _ in said):
            other, place = min(said, key=lambda each: abs(each[0] - number))
            if abs(other - number) > max(_FEW, _TOLERATED * number * (match["unit"] not in _OF_OTHERS)):
                continue  # some of them, or others
            told = f"前面说{match['noun'][-_AROUND:]}{other}{match['unit']}，这里是{number}{match['unit']}，请核对"
            yield found.at(match.start(), match.end(), told, related=[place])


def _totals(masked: str, match: re.Match[str]) -> Iterator[tuple[int, Span]]:
    """The numbers told before of a noun: 讲党课4次, 4次党课."""
    noun = re.escape(match["noun"][-_AROUND:])
    pattern = re.compile(
        rf"{noun}(?:共|共计|累计)?(?P<behind>\d{{1,4}}){match['unit']}|(?<![\d.第])(?P<before>\d{{1,4}}){match['unit']}{noun}"
    )
    for each in pattern.finditer(masked, 0, match.start()):
        yield int(each["behind"] or each["before"]), Span(*each.span())


_WRITTEN = regex(
    r"(?<![\d.])(?P<number>\d{3,6}\.\d{1,2}|\d{4,8})(?P<unit>万?[人元吨户亩度件份册]次?|亿元|公里|平方米|立方米)"
)


@FAMILY.check(
    "value.transposed",
    "同一个数有两个数字颠倒",
    Severity.WARNING,
    """
前面写“发送旅客1286.4万人次”，后面写“1268.4万人次”，只有相邻两个数字颠倒，多半是输错了一处。

- 错：全年发送旅客1286.4万人次。……1268.4万人次旅客平安出行。
- 对：两处写一样的数。
""",
)
def transposed(document: Document, found: Found) -> Iterable[Defect]:
    said: dict[tuple[str, str], list[re.Match[str]]] = {}
    for match in _WRITTEN.finditer(document.masked):
        said.setdefault(("".join(sorted(match["number"])), match["unit"]), []).append(match)
    for places in said.values():
        for match in places[1:]:
            if _is_transposed(places[0]["number"], match["number"]):
                told = f"前面是{places[0][0]}，这里是{match[0]}，只差两个数字的先后，请核对"
                yield found.at(*match.span(), told, related=[Span(*places[0].span())])


def _is_transposed(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places."""
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(differing) == 2 and differing[1] - differing[0] == 1


_PART_OF_ONE = regex(r"(?<![\d.])\d{1,5}\.\d{1,2}(?:人次|名(?!次)|户次?|场次?|篇|件(?!套)|人(?![均天日]))")
_ON_AVERAGE = regex("均|每|率|比|约|增|降|升|减|折合|相当")


@FAMILY.check(
    "value.fraction",
    "人次、件数不会有小数",
    Severity.WARNING,
    """
“单日发送旅客6.83人次”，人次不会有小数，多半是漏了“万”字。

- 错：10月1日单日发送旅客6.83人次
- 对：10月1日单日发送旅客6.83万人次
""",
)
def fraction(document: Document, found: Found) -> Iterable[Defect]:
    masked = document.masked
    for match in _PART_OF_ONE.finditer(masked):
        earliest = max(0, match.start() - _CLAUSE)
        since = max(earliest, 1 + max(masked.rfind(each, earliest, match.start()) for each in "，。；\n"))
        before = masked[max(0, since - _EACH_OF_TWO) : match.start()]
        if not _ON_AVERAGE.search(masked, since, match.start()) and not _ON_AVERAGE_TOO.search(before):
            yield found.at(*match.span(), f"“{match[0]}”不应有小数，是否漏了“万”字")


_CLAUSE = 200
_EACH_OF_TWO = 24
_ON_AVERAGE_TOO = regex(r"(?:人均|平均|每人)[^，。；\d]{0,12}\d[^，。；]{0,6}，[^，。；]{0,10}$")
"""人均笔记3.4万字，撰写心得体会1.6篇: each is an average."""
_ALL_TOLD = regex(
    r"(?P<parts>(?:[一-龥“”]{2,14}\d{1,4}[名个][、，和]){2,6})(?:共计?|合计|总计)(?P<total>\d{1,4})个?名?(?:先进)?(?:个人和(?:先进)?集体|集体和(?:先进)?个人)"
)


@FAMILY.check(
    "sum.honoured",
    "表彰的个人和集体加起来与共计不符",
    Severity.ERROR,
    """
表彰的人和集体分项列出，又写共计多少个先进个人和集体的，相加要对得上。

- 错：表彰优秀共产党员24名、优秀党务工作者8名、先进党支部5个，共计36个先进个人和集体。（24＋8＋5＝37）
- 对：……共计37个先进个人和集体。
""",
    signs=("个人和", "集体和"),
)
def honoured(document: Document, found: Found) -> Iterable[Defect]:
    for match in _ALL_TOLD.finditer(document.masked):
        numbers = [float(each) for each in re.findall(r"\d+", match["parts"])]
        if sum(numbers) != int(match["total"]):
            yield found.at(*match.span(), f"{added_up(numbers)}，与共计{match['total']}不符")


_AHEAD = regex(
    r"(?:计划|合同|定额)(?:工期|用时|检修工期)?(?:为)?(?P<planned>\d{1,4})天[^。\n]{0,80}?实际(?:工期|用时|只用|仅用)?(?:为|了)?"
    r"(?P<took>\d{1,4})天[^。\n]{0,16}?(?P<said>提前了?(?P<ahead>\d{1,3})天)"
)


@FAMILY.check(
    "sum.ahead",
    "提前的天数与工期不符",
    Severity.WARNING,
    """
计划工期减去实际工期，就是提前的天数。

- 错：计划工期55天，实际工期52天，比计划提前5天。
- 对：计划工期55天，实际工期52天，比计划提前3天。
""",
    signs=("提前",),
)
def ahead(document: Document, found: Found) -> Iterable[Defect]:
    for match in _AHEAD.finditer(document.masked):
        right = int(match["planned"]) - int(match["took"])
        if right != int(match["ahead"]):
            told = f"{match['planned']}－{match['took']}＝{right}，与“{match['said']}”不符"
            yield found.at(*match.span("said"), told)
