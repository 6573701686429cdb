"""Numbers that cannot all be true: parts and totals, lists and their counts, rates, one quantity with two values."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from youju.core.reading.defects.bigrams import characters_of, occurrences
from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

NEARLY = 0.85
"""From which share of a total its parts look like all of them, none being more than MOSTLY of it."""

MOSTLY = 0.8

DONE = 0.95
"""From which share what is done of a total (已清退71份，归档13份) looks like all of it."""

BY_A_SLIP, MANY = 1, 100
"""By how much two parts in brackets may miss their whole and still look like all of it, and from how many on."""

SHORT = 8
"""How many characters say at most what became of all of a total: more tell of something else."""

PARTS = 3
"""How many parts make a list of them."""

OF_PEOPLE = frozenset("名人位")
"""Units that count people alike."""

FARTHEST = 2000
"""How far before what is left of it a number is looked for that it may be of."""

LOOK_BACK = 400
"""How many characters before a number its clause is looked for."""

_UNITS = (
    "人次|万元|亿元|万亩|万吨|万株|公里|亩|场次|人|名|位|件|起|宗|项|个|条"
    "|元|次|场|份|篇|户|家|支|本|册|处|台|部|期|张|块|栋|间|辆|对|所|座|组|类|卷|片(?!区)|根|套|盏|株|孔|延米|米(?!宽|高|深|厚|长)|吨"
)
_QUANTITY = regex(
    r"\d(?:(?<=(?<![\d.:：第])\d)(?P<rest>\d{0,14}(?:\.\d{1,9})?)"
    rf"(?:(?P<rough>[余多])?[ 　]?(?P<unit>{_UNITS})|(?P<sign>[%％])))"
)
STOPS = "。；！？\n"
STOP, _EDGES = regex(f"[{STOPS}]"), characters_of(STOPS)
_CLAUSE = regex(
    "[，,、。；：！？\n和以及](?:(?<=[，,、。；：！？\n])|(?:(?<=[和及])|(?<=以)及)(?=[^，。；、\n]{1,14}\\d))"
)
_PART_MARK = regex("其中|分别(?:为|是)|包括|包含|含|中，?(?:评为|评定|定为|获评)")
LOOSE = regex("等(?!奖|级|次)|主要|以上|以下|不少于|不低于|至少|每|增加|增长|减少|比|较|同比|以内")


LATELY = regex("(?:虽然?|仅有?|只有?|也|共|累计|已|达到?|完成|了|为)+$")
"""What may stand between a noun and its number: 出勤率虽达98%."""


class Counted(NamedTuple):
    """A number with its unit, and the words of its clause before it."""

    span: Span
    begin: int
    number: float
    unit: str
    words: str
    is_rough: bool


def _families(lists: Lists) -> dict[str, int]:
    return {unit: index for index, family in enumerate(lists.words("sums", "same_units")) for unit in family.split("/")}


def counted(document: Document) -> list[list[Counted]]:
    """The quantities of each sentence, a sentence being what stands between full stops; 。其中 goes on."""
    masked = document.masked
    sentences: list[list[Counted]] = []
    last_end = -1
    edges = [at for at in document.once(occurrences).places(_EDGES) if masked[at] in STOPS]
    edge = 0
    for match in _QUANTITY.finditer(masked):
        while edge < len(edges) and edges[edge] < match.start():
            edge += 1
        since = edges[edge - 1] + 1 if edge else 0
        if since != last_end and not (sentences and masked.startswith("其中", since)):
            sentences.append([])
        last_end = since
        sentences[-1].append(_counted(masked, match, since))
    return sentences


def _counted(masked: str, match: re.Match[str], since: int) -> Counted:
    begin = max(since, match.start() - LOOK_BACK)
    for each in _CLAUSE.finditer(masked, max(since, match.start() - LOOK_BACK), match.start()):
        begin = each.end()
    number = float(masked[match.start()] + match["rest"])
    return Counted(
        Span(*match.span()),
        begin,
        number,
        match["unit"] or "%",
        masked[begin : match.start()].rstrip(" 　"),
        bool(match["rough"]),
    )


@FAMILY.check(
    "sum.parts",
    "分项与总数对不上",
    Severity.ERROR,
    """
分项加起来应等于总数。数字分头报来、后来改了一个没有改另一个，就会对不上。

- 错：全年发展党员21名，其中医生9名、护士8名、医技人员5名。（9＋8＋5＝22）
- 错：受理来信来访9件，已办结7件，正在办理3件。（7＋3＝10）
- 对：受理来信来访10件，已办结7件，正在办理3件。

“其中”后只举一部分的（慰问120户，其中老党员20户），不提示。
""",
)
def parts(document: Document, found: Found) -> Iterable[Defect]:
    families = document.lists.once(_families)
    rests = document.lists.words("sums", "rests")
    opposites = [tuple(pair.split("/")) for pair in document.lists.words("sums", "opposites")]
    for sentence in document.once(counted):
        last = -1
        for index, total in enumerate(sentence):
            is_split = _PART_MARK.search(document.masked, total.span.end, total.span.end + 12) is not None
            if index <= last and not is_split:  # a part of what was told
                continue
            group = _parts_of(document, sentence, index, families)
            if group and (_is_of_another(sentence[:index], total, group) or _is_split_further(group)):
                continue
            if not group or total.is_rough or any(part.is_rough for part in group):
                continue
            added = sum(part.number for part in group)
            following = sentence[index + 1 + len(group) :][:1]
            if any(each.number == total.number - added and not _ANOTHER.match(each.words) for each in following):
                continue
            if not any(each.number == added and each.unit == group[0].unit for each in sentence[:index]):
                told = _verdict(total, group, rests, opposites)
                last = index + len(group) if told or added == total.number else last
                yield from _told(found, total, group, told)
    for total, group in _bracketed(document):
        yield from _told(found, total, group, _verdict(total, group, rests, opposites))


def _told(found: Found, total: Counted, group: list[Counted], verdict: tuple[str, Severity] | None) -> Iterable[Defect]:
    if verdict:
        place, message = _shown(total, group), verdict[0]
        yield found.at(*place, message, severity=verdict[1], related=[part.span for part in group])


def _shown(total: Counted, group: list[Counted]) -> Span:
    """A total from the end of its noun on, with its first parts, as many as are short: 支部22个，其中车间党支部17个."""
    if len(group) == 1:
        return Span(total.begin, group[0].span.end)
    noun = _NOUN_END.search(total.words)
    start = total.span.start - (len(noun[0]) if noun else 0)
    ends = [total.span.end, *(part.span.end for part in group)]
    longest = min(LONGEST, 2 * (ends[0] - start) + BESIDE)
    return Span(start, max(end for end in ends if end == ends[0] or end - start <= longest))


_NOUN_END = regex("[\u4e00-\u9fa5]{1,2}$")
LONGEST, BESIDE = 22, 10
"""How many characters of a total and its parts are quoted at most, and how many more than twice the total has."""
_OF_WHICH = regex(r"（(?P<of>其中[：:]?)?(?P<parts>[^（）\n\d]{1,14}\d[^（）\n]{2,120})）")
_WHOLE_BEFORE = regex(r"(?<![\d.第])(?P<whole>\d{1,5})(?P<unit>[个名人项件家处台支])[\u4e00-\u9fa5]{0,10}$")
_PART = regex(
    r"(?:^|[，、；])(?P<words>[\u4e00-\u9fa5XxＸ×*]{1,14}?)(?P<number>\d{1,5})(?P<unit>[个名人项件家处台支])(?=[，、；]|$)"
)


def _bracketed(document: Document) -> Iterable[tuple[Counted, list[Counted]]]:
    """Totals whose parts stand in brackets behind them: 17个党支部（其中车站党支部10个、机关党支部6个）."""
    for match in _OF_WHICH.finditer(document.content):
        said = _WHOLE_BEFORE.search(document.content, max(0, match.start() - LONGEST), match.start())
        if said is None:
            continue
        begin, unit = match.start("parts"), said["unit"]
        told = [each for each in _PART.finditer(match["parts"]) if each["unit"] == unit]
        added = sum(int(each["number"]) for each in told)
        is_slip = abs(added - int(said["whole"])) == BY_A_SLIP and unit in OF_PEOPLE and int(said["whole"]) >= MANY
        least = 2 if match["of"] or is_slip else PARTS
        if len(told) < least or len(told) != match["parts"].count(unit) or LOOSE.search(match["parts"]):
            continue
        spans = [Span(begin + each.start("number"), begin + each.end()) for each in told]
        group = [
            Counted(span, span.start, float(each["number"]), unit, each["words"], False)
            for span, each in zip(spans, told, strict=True)
        ]
        whole = Span(said.start("whole"), said.end("unit"))
        yield Counted(whole, whole.start, float(said["whole"]), unit, "", False), group


def _parts_of(document: Document, sentence: list[Counted], index: int, families: dict[str, int]) -> list[Counted]:
    """The parts that follow a total: after 其中, or 已…, 正在… right after it; none where it isn't split up."""
    total = sentence[index]
    following = sentence[index + 1 :]
    if not following or total.unit == "%" or total.words.startswith("除"):
        return []
    if total.unit == "人次" and following[0].unit != total.unit:
        return []
    between = document.masked[total.span.end : following[0].span.start]
    opens = between.startswith("：") or _PART_MARK.search(between[:12]) is not None
    if LOOSE.search(between) or "\n" in between or (not opens and not _is_process(following)):
        return []
    group: list[Counted] = []
    for part in following:
        is_listed = group and document.masked[group[-1].span.end : part.begin] == "、"
        if group and ((not is_listed and _ANOTHER.match(part.words)) or _is_whole(document, total, group)):
            break
        same = families.get(part.unit) == families.get(total.unit) and (
            part.unit == total.unit or part.unit in families
        )
        gap = document.masked[(group[-1].span.end if group else total.span.end) : part.begin]
        if (
            not same
            or LOOSE.search(OF_A_KIND.sub("", part.words))
            or part.words.endswith(_MEASURES)
            or len(gap) > 12
            or (group and re.search("[。；\n]", gap))
        ):
            break
        if not opens and (not _PROCESS.search(part.words) or part.unit != total.unit):
            break
        group.append(part)
    is_more = (
        group
        and group[0].number > total.number
        and not opens
        and len(group[0].words) <= SHORT
        and not _OF_IT.match(document.masked, group[0].span.end)
        and not group[0].words.startswith(_RESTS)
        and not _OF_OTHERS.match(document.masked, group[0].span.end)
    )
    return group if len(group) >= 2 or is_more else []


_MEASURES = ("宽", "深", "长", "高", "厚")
"""What is measured of a thing and is no part of it: 修建水渠12米，其中宽3米."""
_RESTS = ("其余", "其他", "剩余", "另有")
"""What opens a rest, which stands beside what was told and is no part of it: 优秀11名，其余23名."""
_OF_IT = regex(r"的?\d+(?:\.\d+)?[%％]")
"""Behind a number another was measured by: 生产92.4万吨，完成年计划180万吨的51.3%."""
_OF_OTHERS = regex("(?:党?支部|单位|项目|班组|车间)[^，。；\n]{2}")
"""Behind a number that is not of what was counted before: 组建联合党支部1个，完成4个支部换届选举."""


_ANOTHER = regex(
    "[一-龥]{2,3}(?:同志)?得(?:赞成|同意|票)|(?:预备党员)?按期|转正|接收|设(?![备施计])|配|另设|下设|共|组建|成立|选举|确定|培养|吸收|选派|签订|召开|开展|举办|组织(?!生活|建设|设置)|建立|聘请|制定|印发|培训|慰问|评选|表彰|发展|计划|拟"
)
"""What begins a clause about something else."""
OF_A_KIND = regex("等(?=[\u4e00-\u9fa5]{2,}$)")
"""办公室等科室负责人3人: of one part, and no sign that there are more parts."""


def _is_whole(document: Document, total: Counted, group: list[Counted]) -> bool:
    """Whether the parts so far make the total and what follows a comma is another matter."""
    is_other = document.masked.startswith("，", group[-1].span.end)
    return is_other and round(sum(each.number for each in group), 4) == total.number


_PROCESS = regex(
    "(?:^|(?<=[和及]))(?:关停|注销|停用|(?:继续)?保留(?!意见)|(?:留存|清退|退还)(?:归档|备查|上级|销毁)?$|结转|归档|采纳|不予|转办|吸纳|答复|整改|解决|了结|当场|限期|立行立改|即知即改|立即|销毁|退回|移交|已|正在|其余|剩余|尚|仍|未|现已|另有|余下|待|在办|完成|办结|目前(?:[已尚仍还正未]|(?!.*[设有共辖])))"
)


def _is_of_another(earlier: list[Counted], total: Counted, group: list[Counted]) -> bool:
    """Whether what is done is done of an earlier number, this one being but a part of it."""
    is_one = len(group) == 1 and group[0].number > total.number
    return is_one and any(each.unit == total.unit and each.number >= group[0].number for each in earlier)


def _is_split_further(group: list[Counted]) -> bool:
    """Whether one of the parts is told of again with its own parts: 限期整改29处，限期整改的已完成26处，其余3处."""
    numbers = [part.number for part in group]
    return any(
        sum(numbers[at + 1 :]) == number and _PROCESS.search(group[-1].words)
        for at, number in enumerate(numbers[: 1 - PARTS])
    )


def _is_process(following: list[Counted]) -> bool:
    return _PROCESS.search(following[0].words) is not None


SORTS = regex("(?P<sex>女|男)|(?P<nation>少数民族)|(?P<age>岁|青年)|(?P<schooling>大专|本科|研究生|硕士|博士|学历)")


def _sort_of(part: Counted) -> str | None:
    """By what people are told apart: one who is a woman may work in production too."""
    found = SORTS.search(part.words)
    return found.lastgroup if found else None


def _verdict(
    total: Counted, group: list[Counted], rests: tuple[str, ...], opposites: list[tuple[str, ...]]
) -> tuple[str, Severity] | None:
    numbers = [part.number for part in group]
    whole = round(sum(numbers), 4)
    if whole == total.number:
        return None
    sums = "＋".join(f"{each:g}" for each in numbers)
    told = f"{sums}＝{whole:g}，与总数{total.number:g}不符" if len(group) > 1 else f"{sums}比总数{total.number:g}还多"
    if whole > total.number and len({*map(_sort_of, group)}) > 1 and max(numbers) <= total.number:
        return None
    if whole > total.number:
        return told, Severity.ERROR if max(numbers) <= total.number or len(group) == 1 else Severity.WARNING
    words = [part.words for part in group]
    is_all = any(word.startswith(rests) for word in words) or any(
        all(any(side in word for word in words) for side in pair) for pair in opposites
    )
    is_done = _PROCESS.search(words[0]) is not None and whole >= DONE * total.number
    is_all = is_all or (
        whole >= NEARLY * total.number and _IN_FULL.match("".join(words).removeprefix("其中")) is not None
    )
    is_most = (max(numbers) <= MOSTLY * total.number and not words[0].endswith("其中有")) or _is_slip(
        whole, total.number
    )
    if is_all or (whole >= NEARLY * total.number and (is_most or is_done)):
        return told, Severity.ERROR if is_all else Severity.WARNING
    return None


_IN_FULL = regex("第一种形态(?=.*第四种)|一类|一等|一级")
"""What opens a list of all there are."""


def _is_slip(one: float, other: float) -> bool:
    """Whether two numbers of three digits and more differ in one of them: 116, 126."""
    digits, others = f"{one:g}", f"{other:g}"
    differing = sum(a != b for a, b in zip(digits, others, strict=False))
    return len(digits) == len(others) >= PARTS and differing == 1
