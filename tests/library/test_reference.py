"""The library against the reference it was made from, where that lies beside the checkout."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from youju.core.rules.model import Layer, Source
from youju.library.left_out import shipped_left_out
from youju.library.shelf import shipped_library

REFERENCE = Path(__file__).parents[2].parent / "shared/reference/duties.csv"
Rows = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    if not REFERENCE.exists():
        pytest.skip("the reference (../shared/reference/duties.csv) is not beside this checkout")
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        return {row["duty_id"]: row for row in csv.DictReader(file)}


def _based_on(*layers: Layer) -> set[str]:
    books = (each.rulebook for each in shipped_library().rulebooks if each.rulebook.layer in layers)
    return {row for book in books for duty in book.duties for row in duty.basis}


def _left_out() -> list[str]:
    return [row for each in shipped_left_out().left_out for row in each.ids]


def test_every_obligation_of_the_reference_is_a_duty_or_left_out_with_a_reason(rows: Rows) -> None:
    assert _based_on(*Layer) | set(_left_out()) == set(rows)


def test_no_obligation_is_both_or_left_out_twice(rows: Rows) -> None:
    left = _left_out()
    assert len(left) == len(set(left))
    assert not _based_on(*Layer) & set(left)


def test_nothing_remembered_only_is_a_duty(rows: Rows) -> None:
    assert not [row for row in _based_on(*Layer) if rows[row]["verification"].startswith("from memory")]


def test_statutory_duties_rest_on_statutory_rows(rows: Rows) -> None:
    assert {rows[row]["layer"] for row in _based_on(Layer.STATUTORY)} == {"statutory"}


def _provisions(rows: Rows) -> Iterator[tuple[str, Source, list[dict[str, str]]]]:
    """Duty, source and the rows of that regulation the duty rests on; of editions in force now."""
    for book in (each.rulebook for each in shipped_library().rulebooks):
        for duty in book.duties if book.layer is Layer.STATUTORY and book.edition != "2014-05-28" else ():
            for source in duty.sources:
                own = [rows[row] for row in duty.basis if rows[row]["source"].startswith(source.regulation)]
                if own:
                    yield duty.code, source, own


def test_an_article_nobody_saw_is_shown_as_unconfirmed(rows: Rows) -> None:
    for code, source, own in _provisions(rows):
        unseen = all("article no. from memory" in row["verification"] for row in own)
        assert source.verified != unseen, code


def test_articles_are_those_of_the_reference(rows: Rows) -> None:
    for code, source, own in _provisions(rows):
        cited = {article for row in own for article in re.findall(r"\d+", row["article"])}
        assert set(re.findall(r"\d+", source.article)) <= cited, code


def test_what_is_left_out_as_the_same_names_duties_that_exist() -> None:
    codes = {duty.code for each in shipped_library().rulebooks for duty in each.rulebook.duties}
    assert {code for each in shipped_left_out().left_out for code in each.duty} <= codes
