"""Labels of a form and what stands with them: beside, below, in the same cell behind a colon."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from youju.core.facts import Presence
from youju.core.ledgers.headings import DELIVERABLE, Headings, How, Kind, Meaning
from youju.core.ledgers.layout import Cells, cell_text
from youju.core.ledgers.names_words import PRESENCES
from youju.core.ledgers.text import bare, folded, one_line

LONGEST_LABEL = 14
LONGEST_NAME = 30
"""What stands behind 主持人： and is longer is somebody's speech in the minutes, no name."""
SPEAKING = {"chair", "lecturer", "recorder"}
FREE = {"agenda", "first_topic", "resolutions", "note", "deliverables"}
"""Roles of running text: a colon in it is no label, except at the beginning of a line."""
PARTS_OF_DAYS = {"year", "month", "day_of_month"}
NAMES_OF = {
    Presence.PRESENT: "attendees",
    Presence.LEAVE: "leave",
    Presence.ABSENT: "absent",
    Presence.OBSERVER: "observers",
}
NO_LABELS = {"参加", "参会", "出席", "参与", "未到"}
"""Words that stand behind names in a list of who was there; before a colon they are labels all the same."""
VOTES = {"in_favour", "against", "abstained"}
TOKEN = re.compile(r"[^\s;；,，。、|]+")
BREAK = re.compile(r"[;；,，。、|]")
ENDS = " \t\n　;；,，、|"


@dataclass
class Field:
    """A label of a form at its place (row, column), with the cells (row, column, value) that belong to it."""

    heading: str
    meaning: Meaning
    row: int
    column: int
    cells: list[tuple[int, int, Any]] = field(default_factory=list)
    below: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where its content stands; the label, where it has none."""
        return self.cells[0][:2] if self.cells else (self.row, self.column)


@dataclass(frozen=True)
class Labels:
    """Knows the labels of a form: the headings that columns of a ledger may have, as a whole."""

    headings: Headings

    def of(self, text: str) -> Meaning | None:
        """What a text says as a label; None where it is none."""
        plain = bare(text)
        if not 2 <= len(plain) <= LONGEST_LABEL:
            return None
        meaning = self.headings.meaning(Kind.ENTRY, text)
        known = meaning.how is How.EXACT and meaning.role not in PARTS_OF_DAYS and plain not in NO_LABELS
        return meaning if known else None

    def fields(self, row: int, cells: Cells) -> tuple[list[Field], list[tuple[int, Any]]]:
        """The labels of a row with what stands beside them; cells (column, value) before the first label."""
        found: list[Field] = []
        before: list[tuple[int, Any]] = []
        said = [(index, value) for index, value in enumerate(cells) if cell_text(value)]
        for place, (index, value) in enumerate(said):
            following = said[place + 1] if place + 1 < len(said) else None
            here = self._here(row, index, value, following, found)
            if here:
                found += here
            elif found:
                found[-1].cells.append((row, index, value))
            else:
                before.append((index, value))
        if len(said) == len(found) and not any(each.cells for each in found):
            for each in found:
                each.below = True
        return found, before

    def _here(
        self, row: int, index: int, value: Any, following: tuple[int, Any] | None, before: Sequence[Field]
    ) -> list[Field]:
        """The labels that stand in a cell."""
        if not isinstance(value, str):
            return []
        behind = [
            Field(heading, meaning, row, index, [(row, index, text)] if text else [])
            for heading, meaning, text in self.behind_colons(cell_text(value))
        ]
        if behind:
            return behind
        meaning = self.of(value)
        if meaning is None or self._is_content(value, meaning, index, following, before):
            return []
        return [Field(one_line(cell_text(value)).rstrip(":： "), meaning, row, index)]

    def _is_content(
        self, value: str, meaning: Meaning, index: int, following: tuple[int, Any] | None, before: Sequence[Field]
    ) -> bool:
        """Whether a label's word is here what another label asked for: 决议 | 同意, 类型 | 三会一课."""
        if meaning.role == DELIVERABLE:
            return following is None or not re.match(r"\d", cell_text(following[1]))
        vague = {bare(word) for word in self.headings.words.vague_forms}
        if meaning.role not in VOTES and bare(value) not in vague:
            return False
        beside = bool(before) and not before[-1].cells and index - before[-1].column <= 1
        return beside or following is None

    def behind_colons(self, text: str) -> list[tuple[str, Meaning, str]]:
        """Labels in a text that begins with one, with what stands behind the colon of each."""
        marks = list(self._marks(text))
        if not marks or text[: marks[0][0]].strip(ENDS):
            return []
        ends = [mark[0] for mark in marks[1:]] + [len(text)]
        found = [
            (one_line(text[start:colon]), meaning, text[colon + 1 : end].strip(ENDS))
            for (start, colon, meaning), end in zip(marks, ends, strict=True)
        ]
        speech = found[0][1].role in SPEAKING and len(found[0][2]) > LONGEST_NAME
        return [] if speech else found

    def _marks(self, text: str) -> Iterator[tuple[int, int, Meaning]]:
        """(where a label begins, where its colon stands, what it means)."""
        start, running = 0, False
        for colon in re.finditer("[:：]", text):
            found = self._before(text, start, colon.start())
            if found and not (running and not _begins_line(text, *found)):
                yield found[0], colon.start(), found[1]
                running = found[1].role in FREE
            start = colon.end()

    def _before(self, text: str, start: int, end: int) -> tuple[int, Meaning] | None:
        """The longest label that ends at a colon, letters set apart by spaces or not."""
        for token in list(TOKEN.finditer(text, start, end))[-6:]:
            piece = text[token.start() : end]
            meaning = None if BREAK.search(piece) or "\n" in piece else self.of(piece) or _of_presence(piece)
            if meaning and meaning.role != DELIVERABLE:
                return token.start(), meaning
        return None


def _of_presence(text: str) -> Meaning | None:
    """A word for how people stood to a meeting, as before a colon: 出席：, 缺席：."""
    presence = PRESENCES.get(bare(text))
    return Meaning(NAMES_OF[presence], How.WITHIN, 100) if presence is not None else None


def _begins_line(text: str, start: int, meaning: Meaning) -> bool:
    head = text[:start].rstrip(" 　\t")
    return head.endswith("\n") and meaning.role not in SPEAKING


def is_aside(text: str, words: Sequence[str]) -> bool:
    """Whether a text is a signature or a note at the foot of a form."""
    plain = folded(text)
    if re.match(r"\S{0,8}(?:签字|签名|盖章)(?:[:：(（]|$)", plain):
        return True
    return any(plain == word or re.match(rf"{re.escape(word)}\d*[:：.、(（]", plain) for word in words)
