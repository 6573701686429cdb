"""Agenda items as cells list them, with what each asks of a meeting and what it is about."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from youju.core.facts import ItemKind
from youju.core.ledgers.text import one_line
from youju.core.ledgers.words import Words

NUMBERED = re.compile(
    r"(?:^|(?<=[\s;；。,，、]))\s*(?:[(（]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）][、.．]?|第?[一二三四五六七八九十]{1,3}\s*(?:、|是|[:：])"
    r"|\d{1,2}\s*(?:、|[.．](?!\d)|[)）])|[①-⑳])\s*"
)
SPLIT = re.compile(r"[;；\n\r]+")
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
SEQUENCES = (
    tuple(re.compile(sign) for sign in "①②③④⑤⑥⑦⑧⑨⑩"),
    tuple(re.compile(rf"[(（]\s*{sign}\s*[)）][、.．]?") for sign in NUMERALS),
    tuple(re.compile(rf"[(（]\s*{number}\s*[)）][、.．]?") for number in range(1, 11)),
    tuple(re.compile(rf"(?<!\d){number}\s*(?:、|[.．](?!\d))") for number in range(1, 11)),
    tuple(re.compile(rf"(?<![第十])(?:{sign})、(?!{'|'.join(NUMERALS)})") for sign in NUMERALS),
)
"""The first ten numbers of a list, as people set them in one line."""
FIRST_TOPIC = re.compile(r"第一议题")
PREFIX = re.compile(
    r"^[（(【\[]?\s*(?:落实|开展)?[“\"]?第一议题[”\"]?(?:制度)?(?:学习)?\s*[)）】\]]?\s*[:：、，,\-—]*\s*"
)
QUOTED = re.compile(r"《[^《》]+》")
NOTHING = {"", "无", "/", "-", "—"}

STUDY = re.compile(r"学习|传达|宣贯|宣讲|研读|领学|精神|观看|重温|教育")
REPORT = re.compile(r"通报|汇报|听取|总结|报告|分析|介绍|公示|反馈")
DECISION = re.compile(r"研究|审议|讨论|决定|表决|选举|确定|部署|安排|接收|转正|推荐|推选|评议|审批|通过|票决")
LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: its words, what it asks, the codes of its topics, the directives the first topic studies."""

    title: str
    kind: ItemKind
    topics: tuple[str, ...] = ()
    is_first_topic: bool = False
    directives: tuple[str, ...] = ()


def read_agenda(text: str, topics: Words, otherwise: ItemKind) -> list[Item]:
    """Read a cell of agenda items, the first topic put first; `otherwise` is the kind where words tell none."""
    items = [read_item(part, topics, otherwise) for part in split_items(text)]
    return sorted(items, key=lambda item: not item.is_first_topic)


def split_items(text: str) -> list[str]:
    """A cell cut into its items: at semicolons, lines and numbers."""
    plain = re.sub(r"\u0000", "", text.strip())
    parts = [part for line in SPLIT.split(plain) for part in _by_numbers(line)]
    cleaned = [one_line(part).strip(" 。.,，、;；") for part in parts]
    return [part for part in cleaned if part not in NOTHING]


def _by_numbers(line: str) -> list[str]:
    """A line cut before its numbers, where it has any: 1.…2.…, （一）…, ①…

    Numbers set in the midst of words are told by their order: the line begins with the first, the others follow.
    """
    sequences = (_in_sequence(line, marks) for marks in SEQUENCES)
    return max((parts for parts in sequences if len(parts) > 2), key=len, default=None) or NUMBERED.split(line)


def _in_sequence(line: str, marks: Sequence[re.Pattern[str]]) -> list[str]:
    """A line cut at marks that follow each other in order from its beginning."""
    parts, start = [], 0
    for number, mark in enumerate(marks):
        found = mark.search(line, start)
        if found is None or (number == 0 and line[: found.start()].strip()):
            break
        parts.append(line[start : found.start()])
        start = found.end()
    return [*parts, line[start:]]


def read_item(title: str, topics: Words, otherwise: ItemKind) -> Item:
    """One agenda item."""
    first = bool(FIRST_TOPIC.search(title))
    content = PREFIX.sub("", title) if first else title
    kind = ItemKind.STUDY if first else kind_of(title, otherwise)
    found = topics.exact(content) or topics.exact(_core(content))
    codes = [found] if found else topics.within(_plain(content))
    return Item(title[:LONGEST_TITLE], kind, tuple(codes), first, _directives(content) if first else ())


def _core(text: str) -> str:
    """What an item is about, without the verb before it: 学习党的二十大精神 → 党的二十大精神."""
    return re.sub(
        r"^(?:传达学习|集中学习|专题学习|学习贯彻|学习传达|学习|传达|研究|讨论|审议|听取|开展|关于)+", "", text
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def kind_of(title: str, otherwise: ItemKind) -> ItemKind:
    """What an item asks, by the first telling word in it."""
    found = [(match.start(), kind) for kind, match in _telling(title) if match]
    return min(found)[1] if found else otherwise


def _telling(title: str) -> Sequence[tuple[ItemKind, re.Match[str] | None]]:
    patterns = ((ItemKind.STUDY, STUDY), (ItemKind.REPORT, REPORT), (ItemKind.DECISION, DECISION))
    return [(kind, pattern.search(title)) for kind, pattern in patterns]


def _directives(content: str) -> tuple[str, ...]:
    """What the first topic studies: the documents named in 《》, else its words as one; none where it says nothing."""
    quoted = tuple(dict.fromkeys(QUOTED.findall(content)))
    said = content.strip(" 。.,，、")
    return quoted or ((said[:LONGEST_TITLE],) if said else ())
