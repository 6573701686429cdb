"""A unit of the same sort that is named but once: 车务段大家庭 in a document of a 工务段, 人社系统 in a 住建局's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from youju.core.reading.defects.check import Document, Family, Found, Lists
from youju.core.reading.defects.naming import others, strange_bodies
from youju.core.reading.defects.own import Own, own_unit
from youju.core.reading.defects.served import served_others
from youju.core.reading.defects.signs import Signed
from youju.core.reading.defects.strangers import softened
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_MEANT = regex(
    "(?:[与和同及、]|会同|联合|邀请|赴|前往|来到|走进|先后到|(?<![感受达得做])到|以(?!学|实际|优)|[向由经报对驻从等]|参加|学习(?!成[效果]|实效)|借鉴|参观|配合|协助|协调|[原任]|指导|组织|走访|慰问|帮扶|结对|推荐|聘请|来自|荣获|按照|根据|落实|执行"
    "|乡镇|基层|各|[获被]|转发|印发|下发|接受|通过)(?:(?!的)[一-龥]){0,8}$"
)
_ALONGSIDE = regex(
    "[、和与及]|等|联合|共同|共建|结对|牵头|组织的|举办的|主办|反馈|通报|检查|考核|印发|领导|专家|协作|支持"
    "|负责|同志|局长|院长|书记|拨付|批复|派驻|派出|派员|提供(?!坚强|有力|强大|坚实|更|保障|支撑)|审定|审核|验收|来[我局院]|的(?:支持|帮助|指导|通知|文件|要求|经验|做法)"
)
LONGEST = 10


class _Sort(NamedTuple):
    """A word for a unit or a system, and the words of which one stands in the names of those it is of."""

    word: str
    owners: Sequence[str]
    rivals: Sequence[str]


def _sorts(lists: Lists) -> Signed[_Sort]:
    return Signed(((each.word,), each) for each in (*_units(lists), *_systems(lists)))


def _units(lists: Lists) -> Iterator[_Sort]:
    for row in lists.words("naming", "sisters"):
        kinds = [each.split("+") for each in row.split("/")]
        for kind in kinds:
            rivals = [word for other in kinds if other is not kind for word in other]
            yield from (_Sort(word, kind, rivals) for word in kind)


_OF_A_SYSTEM = ("系统", "党员", "事业", "行业", "干部职工", "干部队伍")
_MEANT_TO_DO = {("教育", "党员"), ("教育", "干部职工"), ("教育", "事业"), ("文旅", "事业"), ("教育", "干部队伍")}
"""教育党员 is what one does; what every town has is no bureau's own."""


def _systems(lists: Lists) -> Iterator[_Sort]:
    entries = [entry.partition(":") for entry in lists.words("naming", "systems")]
    every = {name: tuple(words.split("/")) for name, _, words in entries}
    for name, words in every.items():
        rivals = [word for other, known in every.items() if other != name for word in known]
        yield from (_Sort(name + what, words, rivals) for what in _OF_A_SYSTEM if (name, what) not in _MEANT_TO_DO)


@FAMILY.check(
    "naming.sister",
    "只出现一次的同类单位",
    Severity.WARNING,
    """
工务段的总结里写“车务段大家庭”，住建局的报告里写“人社系统党员干部”，多半是照搬别的单位的稿子没有改净。与外单位一起做的，写明“与……”“会同……”，不提示。

- 错：（工务段的总结）让干部职工感受到车务段大家庭的温暖
- 对：让干部职工感受到工务段大家庭的温暖
""",
)
def sister(document: Document, found: Found) -> Iterable[Defect]:
    own = document.once(own_unit)
    if own is None or not own.names:
        return
    foreign = [each for each in document.lists.once(_sorts).likely_in(document) if _is_foreign(each, own)]
    alone = [each for each in foreign if document.content.count(each.word) == 1]
    places = list(_alone(document, alone, own)) if len(alone) <= FEW else []
    told = (*document.once(strange_bodies), *document.once(others), *document.once(served_others)) if places else ()
    already = [each.span for each in told if each.span]
    for span in places:
        if not any(span.start < each.end and each.start < span.end for each in already):
            message = f"本单位是“{own.names[0]}”，这里写“{document.quote(*span)}”，疑为照搬其他单位"
            yield found.at(*span, message, severity=softened(document, span, found.severity))


def _alone(document: Document, sorts: Iterable[_Sort], own: Own) -> Iterator[Span]:
    for each in sorts:
        at = document.masked.find(each.word)
        if at >= 0 and not _is_meant(document, at, at + len(each.word), own):
            yield _named(document, at, at + len(each.word))


FEW = 2
"""Where more units of other sorts than these are named, the document is about them."""


def _is_foreign(sort: _Sort, own: Own) -> bool:
    """Whether a word names another sort of unit than the own, which is of the same row."""
    names = "".join(own.names)
    return any(word in names for word in sort.rivals) and not any(word in names for word in (*sort.owners, sort.word))


_WITH = regex("(?:[与和同及、]|会同|联合|邀请|配合|协助|协调|兄弟|支援|驻|赴)(?:(?!的)[一-龥]){0,8}$")
_STEM = 2


def _is_meant(document: Document, start: int, end: int, own: Own) -> bool:
    """Whether the words around a name tell that the other unit itself is meant; of the own place it is so only beside
    the own unit."""
    stem = document.masked[max(0, start - _STEM) : start]
    if document.masked.endswith(("全局", "我局", "本局"), 0, start):
        return False
    before = document.masked[max(0, start - LONGEST) : start]
    edge = max(before.rfind(stop) for stop in "，。；：\n")
    is_of_our_place = len(stem) == _STEM and any(each.startswith(stem) for each in own.names)
    meant = _WITH if is_of_our_place else _MEANT
    return meant.search(before, edge + 1) is not None or _ALONGSIDE.match(document.masked, end) is not None


def _named(document: Document, start: int, end: int) -> Span:
    """The name with the place before it: 县林业局, 我中医院."""
    place = re.search(r"[省市县区州我]$", document.masked[max(0, start - 1) : start])
    return Span(start - bool(place), end)
