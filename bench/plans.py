"""What is judged: the whole shipped library, or the ten duties."""

from datetime import date
from functools import cache
from pathlib import Path

from youju.core.codes import Vocabulary
from youju.core.judge.plan import Plan, plan_of
from youju.core.rules.load import load_rulebook
from youju.library.shelf import shipped_library

SINCE, UNTIL = date(2025, 7, 1), date(2026, 7, 1)
"""The year judged: the last of the generated eighteen months."""


@cache
def whole_plan() -> Plan:
    """All duties of all shipped editions."""
    library = shipped_library()
    terms = library.codes
    books = [edition.rulebook for edition in library.rulebooks]
    return plan_of(books, terms[Vocabulary.UNIT_KIND], terms[Vocabulary.POST])


@cache
def ten_plan() -> Plan:
    """The duties of ten.yaml: every kind of measure."""
    library = shipped_library()
    text = (Path(__file__).parent / "ten.yaml").read_text(encoding="utf-8")
    book = load_rulebook(text, "ten.yaml", library.codes, library.measures)
    return plan_of([book], library.codes[Vocabulary.UNIT_KIND], library.codes[Vocabulary.POST])
