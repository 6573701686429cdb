"""The scorer's rules, its agreement with the scorer of the samples, and what must be reached on our own texts."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from core.reading.scoring import Score, Scores, gold_of, overlap, paired, scored
from youju.formats.reading import read_file
from youju.inspecting.inspection import inspected
from youju.inspecting.rows import row_of

TEXTS = Path(__file__).parent / "texts"
SHARED = Path(__file__).parents[4] / "shared"
SCORER = SHARED / "tools" / "score_documents.py"


def scores_of(folder: Path) -> Scores:
    gold = gold_of(folder / "gold")
    return scored(gold, {name: row_of(name, inspected(read_file(folder / f"{name}.txt"))) for name in gold})


@pytest.fixture(scope="module")
def own() -> Scores:
    return scores_of(TEXTS)


def span(start: int | None, end: int | None) -> dict[str, int | None]:
    return {"start": start, "end": end}


def test_overlap_is_the_share_of_the_shorter():
    assert overlap(span(0, 10), span(5, 9)) == 1.0
    assert overlap(span(0, 10), span(8, 12)) == 0.5


def test_what_says_far_more_than_the_gold_row_does_not_lie_on_it():
    assert overlap(span(0, 4), span(0, 18)) == 1.0
    assert overlap(span(0, 4), span(0, 19)) == 0.0


def test_what_has_no_place_lies_on_nothing():
    assert overlap(span(0, 4), span(None, None)) == 0.0


def test_the_better_overlap_is_paired_first():
    pairs, missed, spare = paired([span(0, 10)], [span(5, 15), span(0, 10)], lambda g, s: True)
    assert pairs == [(span(0, 10), span(0, 10))]
    assert (missed, spare) == ([], [span(5, 15)])


def test_nothing_owed_and_nothing_said_is_all_right():
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("part", "least"), [("outline", 0.98), ("claims", 0.95), ("commitments strict", 0.92), ("commitments", 0.93)]
)
def test_our_own_texts_are_read_as_their_gold_says(own, part, least):
    assert own.parts[part].f1 >= least, [each for each in own.wrong if each[0] == part.split()[0]]


def test_the_defects_of_our_own_texts_are_found_without_false_alarms(own):
    wrong = [each for each in own.wrong if each[0] == "defects"]
    assert own.parts["defects high"].recall >= 0.85, wrong
    assert own.parts["defects medium+"].recall >= 0.75, wrong
    assert own.parts["defects medium+"].precision >= 0.9, wrong


@pytest.mark.skipif(not SCORER.exists(), reason="the samples and their scorer lie beside the project, where they are")
def test_it_agrees_with_the_scorer_of_the_samples(tmp_path):
    folder = SHARED / "samples"
    printed = tmp_path / "answers.py"
    gold = gold_of(folder / "gold")
    rows = {name: row_of(f"{name}.txt", inspected(read_file(folder / f"{name}.txt"))) for name in gold}
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows.values())
    printed.write_text(f"print({lines!r})", encoding="utf-8")
    lists = ["--texts", str(folder), "--gold", str(folder / "gold"), "--command", f"{sys.executable} {printed}"]
    told = subprocess.run(
        [sys.executable, str(SCORER), *lists],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    counts = re.findall(r"^(\S.*?)\s+F1 .* hit (\d+) missed (\d+) false (\d+)$", told, re.MULTILINE)
    mine = scored(gold, rows)
    assert {name: tuple(map(int, rest)) for name, *rest in counts} == {
        name: (each.hit, each.missed, each.false) for name, each in mine.parts.items()
    }
    fields = re.findall(r"^(\S.*?)\s+(\d+)/(\d+)", told, re.MULTILINE)
    assert {name: (int(right), int(of)) for name, right, of in fields} == mine.fields
