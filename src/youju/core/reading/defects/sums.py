"""Numbers that cannot all be true: parts and totals, lists and their counts, rates, one quantity with two values."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from youju.core.reading.defects.bracketed import LONGEST, NEARLY, PARTS, RESTS, bracketed
from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import (
    ANOTHER,
    LOOSE,
    OF_A_KIND,
    SORTS,
    Counted,
    added_up,
    counted,
    families,
)
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

MOSTLY = 0.8

DONE = 0.95
"""From which share what is done of a total (已清退71份，归档13份) looks like all of it."""

SHORT = 8
"""How many characters say at most what became of all of a total: more tell of something else."""

MOST = 40
"""So many parts of a total are looked at."""

FAR = 12
"""How many characters stand between a part and what was told before it at most, twice as many behind 其中."""

_PART_MARK = regex(
    "其中|具体[为是]|从[^，。；、]{2,4}上?看|分别(?:为|是)|包括|包含|含|(?:中，?)?被?(?:评为|评定|定为|获评)|考[核评]，|测评，|评议，"
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
    for total, group, verdict in document.once(splits):
        yield from _told(found, total, group, verdict)
    for match in (*_OF_AN_AGE.finditer(document.masked), *_DONE_OF.finditer(document.masked)):
        whole, part = int(match["whole"]), int(match["part"])
        if part > whole:
            yield found.at(*match.span(), f"{part}比总数{whole}还多")


_DONE_OF = regex(
    r"(?<![\d.第])(?P<whole>\d{1,4})(?P<unit>[个项件处条户])(?:[^，。；、\d\n]{0,10}(?:问题|项目|隐患|任务|实事|事项|课题|线索))(?:中)?(?:已|均已|全部)"
    r"(?:完成|办结|整改|解决|销号|化解|落实)(?:整改|办结)?了?(?P<part>\d{1,4})(?P=unit)(?=[，。；、])"
)
"""12个项目已完成18个: more than there are."""
_OF_AN_AGE = regex(
    r"(?P<whole>\d{1,5})(?P<unit>[名人个])[^\d，。；\n]{0,6}[，（]其中[，：]?"
    r"(?:\d{2}周?岁(?:及|或|含)?以[上下]|(?:高中|中专|大专|大学|专科|本科|研究生|中级|高级|副高|科级|处级)(?:学历|职称)?(?:及|或|含)?以上)"
    r"(?:学历|职称|文化程度|文化)?的?(?:党员|人员|干部)?(?P<part>\d{1,5})(?P=unit)"
)
"""后备干部7人，其中35岁及以下12人: a part by age or schooling, which may overlap the others."""


class Split(NamedTuple):
    """A total and the parts told of it; what is wrong with them, if anything."""

    total: Counted
    group: list[Counted]
    verdict: tuple[str, Severity] | None


def splits(document: Document) -> list[Split]:
    """The totals of a document that are split up right behind them."""
    found: list[Split] = []
    for sentence in document.once(counted):
        last = -1
        for index, total in enumerate(sentence):
            is_split = _PART_MARK.search(document.masked, total.span.end, total.span.end + 12) is not None
            if index <= last and not is_split:  # a part of what was told
                continue
            group = _group_at(document, sentence, index)
            if group:
                found.append(Split(total, group, _verdict(document, total, group)))
                last = index + len(group) if found[-1].verdict or _added(group) == total.number else last
    return found + [Split(total, group, _verdict(document, total, group)) for total, group in bracketed(document)]


def _added(group: list[Counted]) -> float:
    return round(sum(part.number for part in group), 4)


def _group_at(document: Document, sentence: list[Counted], index: int) -> list[Counted]:
    """The parts of a total of a sentence; none where they, or the total, may be of something else."""
    total = sentence[index]
    group = _up_to_split(_parts_of(document, sentence, index))
    if not group or _is_of_another(sentence[:index], total, group) or any(each.is_rough for each in (total, *group)):
        return []
    added = sum(part.number for part in group)
    following = sentence[index + 1 + len(group) :][:1]
    is_more = any(each.number == total.number - added and not ANOTHER.match(each.words) for each in following)
    is_told = any(each.number == added and each.unit == group[0].unit for each in sentence[:index])
    return [] if is_more or is_told or _is_of_both(sentence, index, group) else group


def _is_of_both(sentence: list[Counted], index: int, group: list[Counted]) -> bool:
    """Whether parts are those of a total and of the one right before it: 正式党员26人，预备党员2人，其中…19人，…9人."""
    before = sentence[index - 1 : index] if index else []
    both = [each.number + sentence[index].number for each in before if each.unit == sentence[index].unit]
    return bool(both) and any(_added(group[:size]) in both for size in range(2, min(len(group), MOST_OF_BOTH) + 1))


MOST_OF_BOTH = 12
"""Parts that are told of two totals together, at most."""


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
BESIDE = 10
"""How many characters more than twice the total has are quoted at most."""


def _parts_of(document: Document, sentence: list[Counted], index: int) -> list[Counted]:
    """The parts that follow a total: after 其中, or 已…, 正在… right after it; none where it isn't split up."""
    total = sentence[index]
    following = _behind(document, sentence[index + 1 : index + 1 + MOST])
    if not following or total.unit == "%" or total.words.startswith("除"):
        return []
    if (total.unit == "人次" and following[0].unit != total.unit) or _EACH.search(total.words):
        return []
    between = document.masked[total.span.end : following[0].span.start]
    is_split = following[0].number <= total.number and len(between) <= _FARTHEST
    is_split = is_split and (_OF_THEM.search(between) is not None or _are_sorts(document, total, following))
    opens = is_split or between.startswith("：") or _PART_MARK.search(between[:12]) is not None
    if LOOSE.search(between) or "\n" in between or (not opens and not _is_step(total, following[0], [])):
        return []
    group: list[Counted] = []
    alike = document.lists.once(families)
    for part in following:
        is_listed = group and document.masked[group[-1].span.end : part.begin] == "、"
        if group and ((not is_listed and ANOTHER.match(part.words)) or _is_whole(document, total, group, part)):
            break
        is_again = group and part.number == group[-1].number  # 计划开工7个，目前7个已正式开工
        if not is_listed and _NOW.match(part.words) and (is_again or _are_listed(document, group)):
            break
        same = alike.get(part.unit) == alike.get(total.unit) and (part.unit == total.unit or part.unit in alike)
        gap = _SHARE.sub("，", document.masked[(group[-1].span.end if group else total.span.end) : part.begin])
        if (
            not same
            or LOOSE.search(OF_A_KIND.sub("", part.words))
            or (part.unit.endswith("米") and part.words.endswith(_MEASURES))
            or len(gap) > _farthest(gap, is_first=not group, is_split=is_split)
            or (group and re.search("[。；\n]", gap))
        ):
            break
        if not opens and (not _is_step(total, part, group) or part.unit != total.unit):
            break
        group.append(part)
    is_more = (
        group
        and group[0].number > total.number
        and (not opens or _IS_PART.search(between))
        and len(group[0].words) <= SHORT
        and not _OF_IT.match(document.masked, group[0].span.end)
        and not group[0].words.startswith(RESTS)
        and not _OF_OTHERS.match(document.masked, group[0].span.end)
    )
    return group if len(group) >= 2 or is_more else []


def _farthest(gap: str, *, is_first: bool, is_split: bool) -> int:
    """How many characters may stand before a part."""
    if not is_first:
        return FAR
    return (2 * FAR if "其中" in gap else FAR) + (_FARTHEST if is_split else 0)


_EACH = regex("各(?:自)?(?:领办|承办|认领|撰写|联系|领衔|牵头|包联|结对|帮带|讲|交|报)[了过]?$")
"""Before what each of many does: 13名成员各领办1个课题，其中安全类5个."""
_NOW = regex("(?:目前|现)?已(?!收)|目前$|均|全部")
"""Behind a list what has become of all of it: …6项，目前已完成21项."""


def _behind(document: Document, figures: list[Counted]) -> list[Counted]:
    """The figures behind a total; without shares where they tell what became of it, or of opposites."""
    parts = [each for each in figures if each.unit != "%"]
    words = [each.words for each in parts[:2]]
    is_split = len(words) > 1 and (_PROCESS.search(words[0]) or _are_opposites(document, words, "opposites"))
    return parts if is_split else figures


def _are_listed(document: Document, group: list[Counted]) -> bool:
    marks = {document.masked[one.span.end : two.begin] for one, two in pairwise(group)}
    return len(group) > 1 and marks == {"、"}


_IS_LEFT = regex("限期|退回|正在|尚|仍|结转|暂缓|不予")
"""What can be left of nothing only: 当场整改19个，限期整改3个 of 19."""
_SHARE = regex(r"，占[^，。；、\d]{0,8}\d+(?:\.\d+)?[%％][，；、]")
"""Behind a part its share of the whole: 已完工29处，占75%；在建7处."""
_IS_PART = regex("^[，,（(]?其中[，,：:]?[^，。；、]{0,10}$")
"""发展党员7人，其中女党员12人."""
_MEASURES = ("宽", "深", "长", "高", "厚")
"""What is measured of a thing and is no part of it: 修建水渠12米，其中宽3米."""
_OF_IT = regex(r"的?\d+(?:\.\d+)?[%％]")
"""Behind a number another was measured by: 生产92.4万吨，完成年计划180万吨的51.3%."""
_OF_OTHERS = regex("(?:党?支部|单位|项目|班组|车间)[^，。；\n]{2}")
"""Behind a number that is not of what was counted before: 组建联合党支部1个，完成4个支部换届选举."""


_OF_THEM = regex("[，。]其中[^，。；、]{0,10}$")
"""Right before the first part, however much is said of the total before."""
_FARTHEST = 40
"""So many characters at most stand there."""


def _are_sorts(document: Document, total: Counted, following: list[Counted]) -> bool:
    """Whether what follows lists sorts of what was counted: 26个党支部…，示范党支部6个、提升党支部16个、…."""
    noun = _NOUN.match(document.masked, total.span.end)
    listed = [each.words for each in following[:PARTS]]
    is_less = max(each.number for each in following[:PARTS]) < total.number
    return (
        noun is not None
        and is_less
        and len(listed) == PARTS
        and all(len(each) > len(noun[0]) and each.endswith(noun[0]) for each in listed)
    )


_NOUN = regex("党支部|党小组|党员|单位|项目|问题|部门|人员|干部|教师|车间|班组|制度")


def _is_whole(document: Document, total: Counted, group: list[Counted], part: Counted) -> bool:
    """Whether the parts so far make the total and what follows a comma is another matter."""
    is_left = _IS_LEFT.match(part.words) and _PROCESS.search(group[-1].words)
    is_other = document.masked.startswith("，", group[-1].span.end) and not is_left
    return is_other and _added(group) == total.number and not _goes_on(document, group, part)


def _goes_on(document: Document, group: list[Counted], part: Counted) -> bool:
    """Whether another part is listed as those before it were: 采掘一线8名，选矿一线3名，机关1名."""
    masked = document.masked
    marks = {masked[one.span.end : two.begin] for one, two in zip(group, [*group[1:], part], strict=False)}
    is_short = 0 < len(part.words) <= SHORT and not _OF_ALL.search(part.words)
    is_last = _LISTED_ON.match(masked, part.span.end) is None
    return marks == {"，"} and len(group) > 1 and is_short and is_last and masked.startswith(_STOPS, part.span.end)


_STOPS = ("，", "。", "；")
_LISTED_ON = regex(r"[，；][^，。；、\d\n]{1,8}\d{1,6}[个名人项件家处台支户](?=[，。；])")
_OF_ALL = regex("党员|预备|流动|女|男|新|老|困难|退休|少数|其中|另|还有|同比|[县市区省国]|奖|完成|办结|整改|获|被")
"""What those of any part may be."""
_PROCESS = regex(
    "(?:^|(?<=[和及]))(?:(?:拟|现)?(?:保留(?!意见)|(?:修订|修改|废止|撤销|解散)$|解密|延长保密期限)|规范管理|关停|注销|停用|存档|在建|未开工|按期清退|(?:基本|部分|初步)(?:完成|解决)|(?:继续)?保留(?!意见)|(?:留存|清退|退还)(?:归档|备查|上级|销毁)?$|结转|归档|采纳|不予|转办|吸纳|答复|整改|解决|了结|当场|限期|立行立改|即知即改|立即|销毁|退回|移交|已|正在|其余|剩余|尚|仍|未|现已|另有|还[有剩]|余下|待|在办|阶段性|长期坚持|批准|核准|完成|办结|目前(?:[已尚仍还正未]|(?!.*[设有共辖])))"
)


def _is_of_another(earlier: list[Counted], total: Counted, group: list[Counted]) -> bool:
    """Whether what is done is done of an earlier number, this one being but a part of it."""
    is_one = len(group) == 1 and group[0].number > total.number
    return is_one and any(each.unit == total.unit and each.number >= group[0].number for each in earlier)


def _up_to_split(group: list[Counted]) -> list[Counted]:
    """The parts up to one that is told of again with its own: 限期整改29处，限期整改的已完成26处，其余3处."""
    numbers = [part.number for part in group]
    for at, number in enumerate(numbers[: 1 - PARTS]):
        if sum(numbers[at + 1 :]) == number and _PROCESS.search(group[-1].words):
            return group[: at + 1] if at else []
    return group


def _is_step(total: Counted, part: Counted, group: list[Counted]) -> bool:
    """Whether a figure tells what became of a part: 已办结7件; in the same clause, 187件信访件办结184件."""
    is_beside = (group[0] if group else part).begin <= total.span.start
    return _PROCESS.search(part.words) is not None or (is_beside and part.words.endswith(_DONE))


_DONE = ("办结", "完成整改", "整改完成")


def _sort_of(part: Counted) -> str | None:
    """By what people are told apart: one who is a woman may work in production too."""
    found = SORTS.search(part.words)
    return found.lastgroup if found else None


def _verdict(document: Document, total: Counted, group: list[Counted]) -> tuple[str, Severity] | None:
    if len(group) > 2 and _are_opposites(document, [part.words for part in group[:2]], "opposites"):
        group = _opposites_alone(total, group)
    numbers = [part.number for part in group]
    whole = round(sum(numbers), 4)
    if whole == total.number:
        return None
    if len(group) > 1:
        told = f"{added_up(numbers)}，与总数{total.number:.12g}不符"
    else:
        told = f"{whole:.12g}比总数{total.number:.12g}还多"
    is_near = whole <= total.number + max(1, _CLOSE * total.number)
    if whole > total.number and len({*map(_sort_of, group)}) > 1 and max(numbers) <= total.number and not is_near:
        return None
    if whole > total.number:
        return told, Severity.ERROR if max(numbers) <= total.number or len(group) == 1 else Severity.WARNING
    words = [part.words for part in group]
    if _OTHERS.match(document.masked, group[-1].span.end):  # the rest is told without a number
        return None
    is_all = (is_of_all(document, words) and whole >= _LEAST * total.number) or (
        whole >= NEARLY * total.number and _are_opposites(document, words, "likely_opposites")
    )
    is_done = (_PROCESS.search(words[0]) or words[0].endswith(_DONE)) and whole >= DONE * total.number
    is_all = is_all or (
        whole >= NEARLY * total.number and _IN_FULL.match("".join(words).removeprefix("其中")) is not None
    )
    words[0] = words[0].removeprefix("其中")
    is_named = _OFFICE.match(words[0]) and _REST_OF_IT.search(words[-1])
    is_all = is_all or (whole >= _HALF * total.number and is_named is not None)
    is_most = (max(numbers) <= MOSTLY * total.number and not group[0].words.endswith("其中有")) or _is_slip(
        whole, total.number
    )
    if is_all or (whole >= NEARLY * total.number and (is_most or is_done)):
        return told, Severity.ERROR if is_all else Severity.WARNING
    return None


def _opposites_alone(total: Counted, group: list[Counted]) -> list[Counted]:
    """Of 正式党员492名，预备党员4名，女党员112名 the first two, where these nearly are all there is."""
    pair = group[:2]
    is_told = any(_added(group[:size]) == total.number for size in range(2, len(group) + 1))
    is_near = NEARLY * total.number <= _added(pair) <= total.number / NEARLY
    return pair if is_near and not is_told and _added(group) > total.number else group


def is_of_all(document: Document, words: list[str]) -> bool:
    """Whether the words of some parts say that these are all: the others, the rest, this kind and its opposite."""
    rests = document.lists.words("sums", "rests")
    return any(word.startswith(rests) for word in words) or _are_opposites(document, words, "opposites")


def _are_opposites(document: Document, words: list[str], entry: str) -> bool:
    """Whether one of the words is of one side, another of the other: 合格 and 不合格, but not 不合格 alone."""
    pairs = (pair.split("/") for pair in document.lists.words("sums", entry))
    return any(
        any(one in word and other not in word for word in words) and any(other in word for word in words)
        for one, other in pairs
    )


_OTHERS = regex("[，、；](?:其余|其他|余者)[^，。；\\d\n]*[，。；\n]")
_IN_FULL = regex("第一种形态(?=.*第四种)|一类|一等|一级")
"""What opens a list of all there are."""
_OFFICE = regex("第一种形态|(?:党委|党支部|支部|工会)?(?:主任|组长|书记|会长|主席)$")
_REST_OF_IT = regex("第[二三四]种形态|委员$|成员$|组员$")
_LEAST = 0.3
"""From which share of a total on its parts can be all of it."""
_CLOSE = 0.02
"""By what share of it parts of several sorts may be more than their whole and still be meant as all of it."""
_HALF = 0.6
"""From which share of a total its parts are all of them where they are named to the last."""


def _is_slip(one: float, other: float) -> bool:
    """Whether two numbers of three digits and more differ in one of them: 116, 126."""
    digits, others = f"{one:g}", f"{other:g}"
    differing = sum(a != b for a, b in zip(digits, others, strict=False))
    return len(digits) == len(others) >= PARTS and differing == 1
