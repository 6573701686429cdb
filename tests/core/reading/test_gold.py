"""The gold lists of our own texts are true: every row quotes the characters its offsets name."""

import json
from pathlib import Path
from typing import Any

import pytest

TEXTS = Path(__file__).parent / "texts"
PARTS = ("outline", "claims", "commitments", "defects")
SEVERITIES = {"high", "medium", "low", "info", "none"}
STATUSES = {"done", "target", "masked", "missing"}
CADENCES = {"weekly", "monthly", "quarterly", "half-yearly", "yearly", "once", "event", "vague"}


def gold(part: str) -> list[dict[str, Any]]:
    with (TEXTS / "gold" / f"{part}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def text_of(document: str) -> str:
    return (TEXTS / f"{document}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("part", PARTS)
def test_offsets_quote_exactly_what_the_row_says(part: str) -> None:
    texts = {row["doc"]: text_of(row["doc"]) for row in gold(part)}
    placed = [row for row in gold(part) if row["start"] is not None]
    assert placed
    wrong = [row for row in placed if texts[row["doc"]][row["start"] : row["end"]] != row["quote"]]
    assert wrong == []


@pytest.mark.parametrize("part", PARTS)
def test_lines_count_from_one_to_the_row(part: str) -> None:
    texts = {row["doc"]: text_of(row["doc"]) for row in gold(part)}
    placed = [row for row in gold(part) if row["start"] is not None]
    assert [row for row in placed if texts[row["doc"]].count("\n", 0, row["start"]) + 1 != row["line"]] == []


def test_every_text_has_gold_of_its_own() -> None:
    texts = {path.stem for path in TEXTS.glob("*.txt")}
    assert texts == {row["doc"] for part in PARTS for row in gold(part)}
    assert texts == {row["doc"] for row in gold("outline")}


def test_no_row_is_given_twice() -> None:
    for part in ("claims", "commitments", "defects"):
        ids = [row["id"] for row in gold(part)]
        assert len(ids) == len(set(ids))


def test_a_claim_without_a_quantity_is_masked_or_missing() -> None:
    assert {row["status"] for row in gold("claims")} <= STATUSES
    for row in (each for each in gold("claims") if not each.get("neutral")):
        is_unfilled = row["status"] in {"masked", "missing"}
        assert (row["expected"]["quantity"] is None) == is_unfilled, row["quote"]


def test_a_commitment_has_a_known_cadence() -> None:
    for row in gold("commitments"):
        assert row["expected"]["cadence"] in CADENCES
        assert isinstance(row["core"], bool)


def test_only_traps_are_no_defects() -> None:
    for row in gold("defects"):
        assert row["severity"] in SEVERITIES
        is_trap = row["kind"].startswith("trap:")
        assert row["is_defect"] is not is_trap
        assert (row["severity"] == "none") is is_trap
