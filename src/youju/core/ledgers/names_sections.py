"""A cell of names cut into parts that say the same of everybody in them: under labels, in brackets about others."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from youju.core.facts import Presence
from youju.core.ledgers.names_words import LABEL, WORD_FIRST, function_word, is_name, name_and_word, presence_word

Section = tuple[str, Presence, int]
"""Words with names in them, how these stood to the entry, their functions."""

CIRCLED = re.compile(r"[①-⑳]")
NUMBERED = re.compile(r"^\s*(?:[(]\s*[1一]\s*[)]|[1一]\s*[.、)])")
NUMBER = re.compile(r"(?:[(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)]|\d{1,2}\s*[.、)])(?=\s*[\u3400-\u9fff])")
BRACKETS = re.compile(r"[(]([^()]*)[)]")
GROUP = re.compile(
    r"(?:^|(?<=[\s;。,、]))(?P<label>[^\s:;。,、()/]{2,12})\s*(?:[(][^()]{0,8}[)])?\s*:(?=\s*[\u3400-\u9fff])"
)
DEPARTMENT = re.compile(r"(?:部|科|室|组|处|队|班|所|站|院|厂|段|单位|人员|时间|地点)$")
CLAUSES = re.compile(r"[,;、。\s]+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff]{2,})")


def unnumbered(text: str) -> str:
    """A cell in plain signs (NFKC), numbers before the names gone: 1.许杰 2.汤敏, ①许杰②汤敏, （一）许杰（二）汤敏."""
    plain = unicodedata.normalize("NFKC", CIRCLED.sub("、", text))
    return NUMBER.sub("、", plain) if NUMBERED.match(plain) else plain


def sections(text: str, presence: Presence, functions: int) -> Iterator[Section]:
    """The parts of a cell: those under its labels, then what brackets say of others than the one before them."""
    asides: list[Section] = []

    def aside(found: re.Match[str]) -> str:
        told = _told_of_others(found[1], presence, functions)
        asides.extend(told)
        return "" if told else found.group()

    yield from _labelled(BRACKETS.sub(aside, text), presence, functions)
    yield from asides


def _labelled(text: str, presence: Presence, functions: int) -> Iterator[Section]:
    """Parts under their own labels: 参加：…；请假：…; those of departments (内科：…) are as the column says."""
    marks = sorted([*LABEL.finditer(text), *_departments(text)], key=lambda mark: mark.end())
    yield text[: marks[0].start() if marks else len(text)], presence, functions
    for mark, following in zip_longest(marks, marks[1:]):
        part = text[mark.end() : following.start() if following else len(text)]
        label = mark["label"]
        yield part, presence_word(label) or presence, functions | function_word(label)


def _departments(text: str) -> Iterator[re.Match[str]]:
    """Labels that say nothing of how somebody took part; what may be a name is none."""
    labels = {mark.end() for mark in LABEL.finditer(text)}
    for mark in GROUP.finditer(text):
        if mark.end() not in labels and (DEPARTMENT.search(mark["label"]) or not is_name(mark["label"])):
            yield mark


def _told_of_others(content: str, presence: Presence, functions: int) -> list[Section]:
    """What a bracket says of others: 请假：阮小青; 阮小青、费玉明请假; 缺席张三. Empty where it says nothing of any."""
    if LABEL.search(content):
        return [each for each in _labelled(content, presence, functions) if each[0].strip()]
    found: list[Section] = []
    waiting: list[str] = []
    ahead = ""
    for piece in filter(None, CLAUSES.split(content)):
        name, word = name_and_word(piece)
        if name:
            ahead = word if WORD_FIRST.match(piece) else ""
            found.append(_section([*waiting, name], word, presence, functions))
            waiting = []
        elif not is_name(piece):
            return []
        elif ahead:
            found.append(_section([piece], ahead, presence, functions))
        else:
            waiting.append(piece)
    return [] if waiting else found


def _section(names: list[str], word: str, presence: Presence, functions: int) -> Section:
    return "、".join(names), presence_word(word) or presence, functions | function_word(word)
