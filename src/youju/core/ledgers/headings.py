"""What headings mean: the synonyms of headings.yaml, and a heading looked up in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from youju.core.ledgers.text import bare, in_brackets, without_brackets
from youju.core.ledgers.words import Words
from youju.core.measures import Strict


class Kind(StrEnum):
    """What the rows of a sheet are."""

    UNIT = "unit"
    PERSON = "person"
    ENTRY = "entry"


KIND_WORD = {Kind.UNIT: "单位", Kind.PERSON: "人员", Kind.ENTRY: "台账"}


class SheetWords(Strict):
    """The headings of one kind of sheet: role → words, and which roles it must have (one of each group)."""

    needs: tuple[tuple[str, ...], ...]
    roles: dict[str, tuple[str, ...]]


class NoRecords(Strict):
    """How rows begin that are no records."""

    totals: tuple[str, ...]
    notes: tuple[str, ...]
    signatures: tuple[str, ...]


class HeadingWords(Strict):
    """The content of headings.yaml."""

    unit: SheetWords
    person: SheetWords
    entry: SheetWords
    vague_forms: tuple[str, ...]
    standings: dict[str, tuple[str, ...]]
    no_records: NoRecords
    ditto: tuple[str, ...] = Field(default=())
    names_or_numbers: tuple[str, ...] = Field(default=())
    whole_only: tuple[str, ...] = Field(default=())


class How(StrEnum):
    """How a column's role was found."""

    EXACT = "exact"
    WITHIN = "within"
    GIVEN = "given"
    NONE = "none"


HOW_WORD = {How.EXACT: "表头", How.WITHIN: "近似", How.GIVEN: "指定", How.NONE: "未识别"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means: its role, how strongly (lower is stronger), how it was found.

    For the role `deliverable`, `code` and `counted_in` say which.
    """

    role: str
    how: How
    rank: int = 0
    code: str = ""
    counted_in: str = ""


NOTHING = Meaning("", How.NONE, 9999)
DELIVERABLE = "deliverable"
COUNT_ENDINGS = ("数量", "份数", "篇数", "本数", "条数", "个数", "数")
SHORTEST_WITHIN = 2
NOT_THERE = re.compile(
    r"(?:未能?|没有?能?|不能?|无法)(?:按时|到场|前来)?(?:参|到|出席|与会|来|列席)|缺席|缺勤|缺会|缺岗"
)
ON_LEAVE = re.compile(r"请假|病假|事假")
SHOULD_BE = re.compile(r"^应(?:该)?(?:参|到|出|与会|列席)")
COUNTED = re.compile(r"数$|数量$|人次$|人数")
REASON = re.compile(r"(?:原因|事由|理由|说明|备注|情况说明)$")
RATE = re.compile(r"率$")


@dataclass(frozen=True)
class Headings:
    """Headings looked up, for every kind of sheet; columns may be named after `deliverables` and `forms`."""

    words: HeadingWords
    deliverables: Words
    forms: Words | None = None

    def of(self, kind: Kind) -> SheetWords:
        """The words of one kind."""
        found: SheetWords = getattr(self.words, kind.value)
        return found

    def word(self, kind: Kind, role: str) -> str:
        """A role in Chinese: the first word for it."""
        return next(iter(self.of(kind).roles.get(role, ())), "成果数量" if role == DELIVERABLE else "")

    @cached_property
    def _roles(self) -> Mapping[Kind, dict[str, tuple[str, int]]]:
        return {kind: _ranked(self.of(kind).roles) for kind in Kind}

    def meaning(self, kind: Kind, heading: str) -> Meaning:
        """What a heading means on a sheet of a kind."""
        whole, plain = bare(heading), bare(without_brackets(heading))
        known = self._roles[kind]
        for text in (whole, plain):
            if text in known:
                return Meaning(known[text][0], How.EXACT, known[text][1])
        if kind is Kind.ENTRY and (found := self._deliverable(heading) or _not_present(plain)):
            return found
        if kind is Kind.ENTRY and self.names_form(heading):
            return NOTHING
        return _within(plain, self._parts[kind])

    def names_form(self, heading: str) -> bool:
        """Whether a heading is the name of a form, under which a tick stands: 党员大会, 主题党日."""
        return self.forms is not None and bool(self.forms.exact(heading))

    @cached_property
    def _parts(self) -> Mapping[Kind, dict[str, tuple[str, int]]]:
        """The words that may stand in a longer heading."""
        whole = set(map(bare, self.words.whole_only))
        return {
            kind: {word: said for word, said in known.items() if word not in whole}
            for kind, known in self._roles.items()
        }

    @cached_property
    def names_or_numbers(self) -> set[str]:
        """Headings under which names or numbers may stand."""
        return set(map(bare, self.words.names_or_numbers))

    def _deliverable(self, heading: str) -> Meaning | None:
        """A column of amounts named after what is counted: 心得体会（份）, 稿件数."""
        plain = without_brackets(heading)
        names = [plain, *(plain.removesuffix(end) for end in COUNT_ENDINGS if plain.endswith(end))]
        code = next(filter(None, map(self.deliverables.by_word.get, map(bare, names))), "")
        counted = next((text for text in in_brackets(heading) if 0 < len(text) <= 3), "")
        return Meaning(DELIVERABLE, How.EXACT, 0, code, counted) if code else None


def _not_present(text: str) -> Meaning | None:
    """A heading about those who were not there, or should be: never those present, whatever word stands in it."""
    if RATE.search(text):
        return NOTHING
    leave, absent = ON_LEAVE.search(text), NOT_THERE.search(text)
    if (leave or absent) and "实到" not in text:
        if REASON.search(text) and not re.search(r"人员|名单|人及", text):
            return Meaning("note", How.WITHIN, 100)
        role = "leave" if leave else "absent"
        return Meaning(f"{role}_count" if COUNTED.search(text) else role, How.WITHIN, 100)
    if SHOULD_BE.search(text):
        return Meaning("headcount" if "实" in text else "expected", How.WITHIN, 100)
    return None


def _ranked(roles: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, int]]:
    """Word → (role, rank of the word in its role)."""
    return {bare(word): (role, rank) for role, words in roles.items() for rank, word in enumerate(words)}


def _within(text: str, known: Mapping[str, tuple[str, int]]) -> Meaning:
    """The longest known word that makes up half of a heading, or a third at its end."""
    found = [
        (len(word), text.rfind(word), role, rank)
        for word, (role, rank) in known.items()
        if len(word) >= SHORTEST_WITHIN and word in text and len(word) * (3 if text.endswith(word) else 2) >= len(text)
    ]
    if not found:
        return NOTHING
    _, _, role, rank = max(found)
    return Meaning(role, How.WITHIN, 100 + rank)
