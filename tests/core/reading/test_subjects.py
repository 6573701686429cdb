"""Who acts in a clause: what is passed over at once names nobody."""

from itertools import pairwise
from pathlib import Path

import pytest

from youju.core.reading.outline import outline_of
from youju.core.reading.page import Page
from youju.core.reading.text import Span, Text
from youju.library.reading_words import reading_words

TEXTS = sorted(Path(__file__).parent.joinpath("texts").glob("*.txt"))
SAYING = [
    "推进期间党支部组织学习",
    "深入期内，党支部组织学习",
    "由党支部组织学习",
    "加强党支部建设",
    "组织部开展检查",
    "其余党支部开展学习",
]


def clauses(page: Page) -> list[Span]:
    breaks = [-1, *page.clauses.breaks, len(page.text.content)]
    return [Span(before + 1, end) for before, end in pairwise(breaks)]


def page_of(content: str) -> Page:
    text = Text(content)
    return Page(text, outline_of(text), reading_words())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_clauses_passed_over_at_once_name_nobody(path: Path) -> None:
    page = page_of(path.read_text(encoding="utf-8"))
    for clause in clauses(page):
        assert page.subjects.named_in(clause) == page.subjects._find(clause)


@pytest.mark.parametrize("said", SAYING)
def test_times_before_who_acts_are_not_taken_for_what_is_done(said: str) -> None:
    page = page_of(said)
    for clause in clauses(page):
        assert page.subjects.named_in(clause) == page.subjects._find(clause)


def test_most_clauses_are_passed_over_at_once() -> None:
    page = page_of("\n".join(path.read_text(encoding="utf-8") for path in TEXTS))
    passed = [page.subjects._begins_otherwise(clause.start) for clause in clauses(page) if clause.end > clause.start]
    assert sum(passed) > len(passed) / 3
