"""An inspection as its page shows it: the text with marks, the defects beside it, claims and commitments."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from youju.core.reading.defects.inspecting import CHECKS
from youju.core.reading.found import Severity
from youju.inspecting.apart import Read
from youju.inspecting.families import SEVERITIES, TITLES, family_of, title_of
from youju.inspecting.rows import Row
from youju.inspecting.words import CADENCE, CLAIM_STATUS, number_words
from youju.intake.inspect_marking import Mark, Piece, lines_of

TONE = {Severity.ERROR: "overdue", Severity.WARNING: "late", Severity.INFO: "open"}
ICON = {Severity.ERROR: "alert-circle", Severity.WARNING: "alert-triangle", Severity.INFO: "info-circle"}


@dataclass(frozen=True)
class ShownDefect:
    """One defect as the list has it. `place`: the value of its fix's box, '' where it cannot be fixed by itself."""

    number: int
    row: Row
    place: str

    @property
    def severity(self) -> str:
        return str(self.row["severity"])

    @property
    def word(self) -> str:
        return SEVERITIES[self.severity]

    @property
    def tone(self) -> str:
        return TONE[Severity(self.severity)]

    @property
    def icon(self) -> str:
        return ICON[Severity(self.severity)]

    @property
    def family(self) -> str:
        return family_of(self.row["code"])

    @property
    def title(self) -> str:
        return title_of(self.row["code"])

    @property
    def has_place(self) -> bool:
        return self.row["start"] is not None

    @property
    def is_explained(self) -> bool:
        return self.row["code"] in CHECKS

    @property
    def quote(self) -> str:
        text = str(self.row["text"]).replace("\n", " ")
        return text if len(text) <= 60 else f"{text[:40]}……{text[-12:]}"

    @property
    def where(self) -> str:
        """第3行第5字, 第2段第7字."""
        return re.sub(r"^(\d+):(\d+)$", r"第\1行第\2字", str(self.row["place"]))

    @property
    def mended(self) -> str:
        return str(self.row["fix"])


@dataclass(frozen=True)
class ShownInspection:
    """All that the page needs."""

    name: str
    lines: list[list[Piece]]
    defects: list[ShownDefect]
    claims: list[dict[str, Any]]
    commitments: list[dict[str, Any]]
    notes: list[str]
    characters: int

    @property
    def severities(self) -> list[dict[str, Any]]:
        """How many of each severity."""
        counts = Counter(each.severity for each in self.defects)
        return [
            {
                "code": code,
                "word": word,
                "count": counts[code],
                "tone": TONE[Severity(code)],
                "icon": ICON[Severity(code)],
            }
            for code, word in SEVERITIES.items()
            if counts[code]
        ]

    @property
    def families(self) -> list[dict[str, Any]]:
        """How many of each family, in the order of the handbook."""
        counts = Counter(each.family for each in self.defects)
        return [{"code": code, "word": word, "count": counts[code]} for code, word in TITLES.items() if counts[code]]

    @property
    def fixable(self) -> int:
        """How many can be fixed by themselves."""
        return sum(1 for each in self.defects if each.place)


def as_shown(read: Read) -> ShownInspection:
    """What was read, with marks in its text."""
    row = read.row
    return ShownInspection(
        name=row["file"],
        lines=lines_of(read.content, list(_marks(row))),
        defects=[ShownDefect(number, each, _place(each, read)) for number, each in enumerate(row["defects"], 1)],
        claims=[_claim(number, each) for number, each in enumerate(row["claims"], 1)],
        commitments=[_commitment(number, each) for number, each in enumerate(row["commitments"], 1)],
        notes=row["notes"],
        characters=row["characters"],
    )


def _marks(row: Row) -> Iterator[Mark]:
    for number, each in enumerate(row["defects"], 1):
        if each["start"] is not None:
            yield Mark(f"d{number}", each["start"], max(each["end"], each["start"] + 1), each["severity"])
    for letter, part in (("c", "claims"), ("m", "commitments")):
        for number, each in enumerate(row[part], 1):
            yield Mark(f"{letter}{number}", each["start"], each["end"])


def _place(defect: Row, read: Read) -> str:
    place = (defect["fix_start"], defect["fix_end"])
    return f"{place[0]}:{place[1]}" if defect["fix"] is not None and place in read.fixable else ""


def _claim(number: int, each: Row) -> dict[str, Any]:
    is_open = each["status"] in ("masked", "missing")
    amount = "？" if is_open else number_words(each["quantity"], each["upper"], each["is_rough"])
    what = [each["subject"], each["action"], each["object"]]
    return {
        "name": f"c{number}",
        "who": each["subject"] or "",
        "what": "".join(part for part in what[1:] if part),
        "amount": f"{amount}{each['unit']}",
        "status": CLAIM_STATUS[each["status"]],
        "is_open": is_open,
        "text": each["text"],
    }


def _commitment(number: int, each: Row) -> dict[str, Any]:
    least, most = each["min_count"], each["max_count"]
    count = f"至少{least}次" if least else f"至多{most}次" if most else ""
    return {
        "name": f"m{number}",
        "who": each["subject"] or "",
        "what": each["action"],
        "often": CADENCE[each["cadence"]] + count,
        "deadline": each["deadline"] or "",
        "is_vague": each["cadence"] == "vague",
        "text": each["text"],
    }
