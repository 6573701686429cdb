"""The figures of a text with their units, sentence by sentence, and what tells whether two are of one thing."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from youju.core.reading.defects.bigrams import characters_of, occurrences
from youju.core.reading.defects.check import Document, Lists
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

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
LOOSE = regex(
    "(?<![一二三四五特])等(?!奖|级|次)|主要|以上|以下|不少于|不低于|至少|每|增加|增长|减少|比(?!武|赛)|较(?![好差重大强为])|同比|以内"
)


LATELY = regex("(?:虽然?|仅有?|只有?|也|共|累计|已|达到?|完成|了|为)+$")
"""What may stand between a noun and its number: 出勤率虽达98%."""


SORTS = regex("(?P<sex>女|男)|(?P<nation>少数民族)|(?P<age>岁|青年)|(?P<schooling>大专|本科|研究生|硕士|博士|学历)")


OF_A_KIND = regex("等(?=[\u4e00-\u9fa5]{2,}$)")
"""办公室等科室负责人3人: of one part, and no sign that there are more parts."""


ANOTHER = regex(
    "[一-龥]{2,3}(?:同志)?得(?:赞成|同意|票)|(?:预备党员)?按期|转正|接收|设(?![备施计])|配|另设|下设|共|组建|成立|选举|确定|培养|吸收|选派|签订|召开|开展|举办|组织(?!生活|建设|设置)|建立|聘请|制定|印发|培训|慰问|评选|表彰|发展|计划|拟"
)
"""What begins a clause about something else."""


class Counted(NamedTuple):
    """A number with its unit, and the words of its clause before it."""

    span: Span
    begin: int
    number: float
    unit: str
    words: str
    is_rough: bool


def families(lists: Lists) -> dict[str, int]:
    """By number of its family, every unit that may be added up to others."""
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


def is_same_kind(document: Document, one: Counted, other: Counted) -> bool:
    """Whether two figures count things that may be added up: people are 人 and 名."""
    known = document.lists.once(families)
    return one.unit == other.unit or (one.unit in known and known[one.unit] == known.get(other.unit))


def on_lines(document: Document) -> list[list[Counted]]:
    """The figures of each line that has any."""
    lines: dict[int, list[Counted]] = {}
    for sentence in document.once(counted):
        for each in sentence:
            lines.setdefault(document.text.line_at(each.span.start), []).append(each)
    return list(lines.values())


def added_up(numbers: Iterable[float]) -> str:
    """An addition as it is shown: 7＋4＝11."""
    terms = list(numbers)
    return f"{'＋'.join(f'{each:.12g}' for each in terms)}＝{round(sum(terms), 4):.12g}"
