"""How near an inspection comes to a gold list: the rules by which the samples are scored.

A prediction matches a gold row, one to one, when both overlap by at least half of the shorter one, the prediction is
not longer than twice the gold row plus ten, and the key agrees (claims: quantity; strict commitments: cadence).
Gold rows marked neutral, commitments that are not core and defects of severity low or info are neither owed nor false.
A heading is right by its exact start and level.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Pair = tuple[Row, Row]
PARTS = ("outline", "claims", "commitments", "defects")
LOUD = ("error", "warning")
ENOUGH = 0.5


@dataclass
class Score:
    """Hits, what was missed, what was false; `right` of `of` for a field of what was hit."""

    hit: int = 0
    missed: int = 0
    false: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hit + other.hit, self.missed + other.missed, self.false + other.false)

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 where nothing was said."""
        said = self.hit + self.false
        return self.hit / said if said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is owed that was found; 1 where nothing is owed."""
        owed = self.hit + self.missed
        return self.hit / owed if owed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Scores:
    """All scores of some documents. `fields`: (right, of) by name; `wrong`: what was missed or false."""

    parts: dict[str, Score] = field(default_factory=dict)
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, name: str, score: Score) -> None:
        """Add to a part."""
        self.parts[name] = self.parts.get(name, Score()) + score

    def add_field(self, name: str, answers: Iterable[bool]) -> None:
        """Add right and wrong answers for a field."""
        told = list(answers)
        right, of = self.fields.get(name, (0, 0))
        self.fields[name] = right + sum(told), of + len(told)

    def note(self, part: str, document: str, missed: Iterable[object], false: Iterable[object]) -> None:
        """Keep what was missed and what was false."""
        self.wrong += [(part, document, "missed", str(each)) for each in missed]
        self.wrong += [(part, document, "false", str(each)) for each in false]


def gold_of(folder: Path) -> dict[str, dict[str, list[Row]]]:
    """The gold rows of every document, by part."""
    found: dict[str, dict[str, list[Row]]] = {}
    for part in PARTS:
        for row in _rows(folder / f"{part}.jsonl"):
            found.setdefault(row["doc"], {each: [] for each in PARTS})[part].append(row)
    return dict(sorted(found.items()))


def _rows(path: Path) -> Iterator[Row]:
    if path.exists():
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def scored(gold: Mapping[str, Mapping[str, list[Row]]], answers: Mapping[str, Row]) -> Scores:
    """The scores of answers (rows as `youju inspect --json` prints them, by document) against gold.

    A document whose gold lists no claim, or no commitment, was not read for them and isn't scored for them.
    """
    scores = Scores()
    for document, parts in gold.items():
        answer = answers[document]
        _outline(scores, document, parts["outline"], answer["outline"])
        if parts["claims"]:
            _claims(scores, document, parts["claims"], answer["claims"])
        if parts["commitments"]:
            _commitments(scores, document, parts["commitments"], answer["commitments"])
        _defects(scores, document, parts["defects"], answer["defects"])
    return scores


def overlap(gold: Row, said: Row) -> float:
    """Share of the shorter span that both cover; 0 for what has no place or says far more than the gold row."""
    if gold.get("start") is None or said.get("start") is None:
        return 0.0
    shared = min(gold["end"], said["end"]) - max(gold["start"], said["start"])
    owed, told = gold["end"] - gold["start"], said["end"] - said["start"]
    return shared / max(1, min(owed, told)) if told <= 2 * owed + 10 else 0.0


def paired(
    gold: list[Row], said: list[Row], agrees: Callable[[Row, Row], bool]
) -> tuple[list[Pair], list[Row], list[Row]]:
    """Matched pairs (the best overlap first), gold rows missed, rows said to spare."""
    options = sorted(
        ((overlap(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(said) if agrees(g, s)), reverse=True
    )
    mine: dict[int, int] = {}
    theirs: set[int] = set()
    for share, i, j in options:
        if share >= ENOUGH and i not in mine and j not in theirs:
            mine[i] = j
            theirs.add(j)
    pairs = [(gold[i], said[j]) for i, j in mine.items()]
    return pairs, _without(gold, set(mine)), _without(said, theirs)


def _without(rows: list[Row], taken: set[int]) -> list[Row]:
    return [row for index, row in enumerate(rows) if index not in taken]


def _lies_on(said: Row, rows: Iterable[Row]) -> bool:
    return any(overlap(row, said) >= ENOUGH for row in rows)


def _accepted(gold: Row, name: str) -> list[Any]:
    return [gold["expected"].get(name), *(gold.get("accept") or {}).get(name, [])]


def _same_number(gold: Row, said: Row, name: str) -> bool:
    return _number(said.get(name)) in {_number(each) for each in _accepted(gold, name)}


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _same_text(gold: Row, said: Row, name: str) -> bool:
    """Equal but for punctuation, or one within the other and at least half as long."""
    told = _letters(said.get(name))
    return any(_is_near(_letters(each), told) for each in _accepted(gold, name))


def _letters(value: Any) -> str:
    return "".join(filter(str.isalnum, str(value or "")))


def _is_near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or bool(short and short in long and len(short) * 2 >= len(long))


def _outline(scores: Scores, document: str, gold: list[Row], said: list[Row]) -> None:
    neutral = {row["start"] for row in gold if row["level"] == "lead" or row.get("neutral")}
    owed = {(row["start"], row["level"]) for row in gold if row["start"] not in neutral}
    told = {(row["start"], str(row["level"])) for row in said if row["level"] != "lead"}
    told = {each for each in told if each[0] not in neutral}
    scores.add("outline", Score(len(owed & told), len(owed - told), len(told - owed)))
    scores.note("outline", document, sorted(owed - told), sorted(told - owed))


def _claims(scores: Scores, document: str, gold: list[Row], said: list[Row]) -> None:
    owed = [row for row in gold if not row.get("neutral")]
    pairs, missed, spare = paired(owed, said, lambda g, s: _same_number(g, s, "quantity"))
    spare = [row for row in spare if not _lies_on(row, (row for row in gold if row.get("neutral")))]
    scores.add("claims", Score(len(pairs), len(missed), len(spare)))
    for name in ("unit", "action", "object", "subject"):
        scores.add_field(f"claim {name}", [_same_text(g, s, name) for g, s in pairs])
    scores.note("claims", document, (row["quote"] for row in missed), (row.get("text") for row in spare))


def _commitments(scores: Scores, document: str, gold: list[Row], said: list[Row]) -> None:
    core = [row for row in gold if row.get("core")]
    others = [row for row in gold if not row.get("core")]
    pairs = _owed_commitments(scores, "commitments", core, others, said, lambda g, s: True)
    strict = _owed_commitments(
        scores, "commitments strict", core, others, said, lambda g, s: s.get("cadence") in _accepted(g, "cadence")
    )
    scores.note("commitments", document, *strict[1:])
    scores.add_field("commitment count", [_same_number(g, s, "min_count") for g, s in pairs[0]])
    for name in ("action", "subject", "deadline"):
        asked = [(g, s) for g, s in pairs[0] if name != "deadline" or g["expected"].get("deadline")]
        scores.add_field(f"commitment {name}", [_same_text(g, s, name) for g, s in asked])


def _owed_commitments(
    scores: Scores, name: str, core: list[Row], others: list[Row], said: list[Row], agrees: Callable[[Row, Row], bool]
) -> tuple[list[Pair], list[object], list[object]]:
    pairs, missed, spare = paired(core, said, agrees)
    spare = [row for row in spare if not _lies_on(row, others)]
    scores.add(name, Score(len(pairs), len(missed), len(spare)))
    return pairs, [row["quote"] for row in missed], [row.get("text") for row in spare]


def _defects(scores: Scores, document: str, gold: list[Row], said: list[Row]) -> None:
    real = [row for row in gold if row.get("is_defect", True) and row.get("start") is not None]
    false = [row for row in said if row.get("severity") in LOUD and not _lies_on(row, real)]
    for name, grades in (("defects high", ("high",)), ("defects medium+", ("high", "medium"))):
        owed = [row for row in real if row["severity"] in grades]
        pairs, missed, _ = paired(owed, said, lambda g, s: True)
        scores.add(name, Score(len(pairs), len(missed), len(false)))
    told = (f"{row.get('code')}: {row.get('text')}" for row in false)
    scores.note("defects", document, (f"{row['kind']}: {row['quote']}" for row in missed), told)
