"""How patterns begin is read from them, and looking only there finds all that looking everywhere finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.defects.told import document
from youju.core.reading.beginnings import ANY, beginnings, is_quick
from youju.core.reading.defects.signs import Signed
from youju.core.reading.patterns import BEGUN, regex

KNOWN = [
    ("党委|党组", {"党委", "党组"}),
    ("(?<!全)(?:党委|支部)(?=会)", {"党委", "支部"}),
    ("党(?:委|支部)?会", {"党委", "党支", "党会"}),
    ("(?P<said>[党支])委+", {"党委", "支委"}),
    ("党{2,3}委", {"党党"}),
    ("以[^，]{2,4}为", {"以" + ANY}),
    ("不(?=[，。])", {"不，", "不。"}),
    ("[向把](?:(?<=将把)|(?<=方向))(?=，)", {"向，", "把，"}),
    ("不(?:断|(?=，))会", {"不断", "不，"}),
]
SHORT = ["党", "党委?", "(党)?\\1", "(?=党委)党?", "(?:(?=，)|党)委?", "党(?=会|$)"]
WIDE = ["[^党]委", "[一-龥]委", ".委", "(?i)ab", r"\d月", "，[^党]"]
BEYOND = ["\ue001党", "党\U0001f600"]


@pytest.mark.parametrize(("pattern", "begun"), KNOWN)
def test_two_characters_with_which_a_pattern_begins_are_read_from_it(pattern: str, begun: set[str]) -> None:
    assert beginnings(pattern) == begun


@pytest.mark.parametrize("pattern", [*SHORT, *WIDE, *BEYOND])
def test_a_pattern_that_may_begin_with_too_much_or_be_too_short_tells_nothing(pattern: str) -> None:
    assert beginnings(pattern) == frozenset()


SOURCES = [pattern for pattern, _ in KNOWN] + ["党[委组].", "支部(?:(?<=党支部)|会)", "委支[党部]*"]
PATTERNS = [regex(source) for source in SOURCES]
BLANK = "　" * 2000
"""A text so long that hardly anything stands in it often."""


def spans(found: object) -> list[tuple[int, int]]:
    return [match.span() for match in found]  # type: ignore[attr-defined]


def known_patterns() -> list[re.Pattern[str]]:
    """The patterns, after they were looked for often enough to be known."""
    for _ in range(5):
        text = document(BLANK)
        for pattern in PATTERNS:
            assert not list(pattern.finditer(text.content))
    return PATTERNS


@given(st.text("党委支部会以为，全😀", max_size=40))
@settings(max_examples=300)
def test_where_a_text_was_searched_the_same_is_found_as_everywhere(content: str) -> None:
    patterns, text = known_patterns(), document(content)
    Signed([]).likely_in(text)
    for pattern, source in zip(patterns, SOURCES, strict=True):
        assert spans(pattern.finditer(text.content)) == spans(re.finditer(source, content))
        assert spans(pattern.finditer(text.masked)) == spans(re.finditer(source, text.text.masked))


def test_patterns_often_looked_for_are_known() -> None:
    known_patterns()
    assert {beginnings(source) for source in SOURCES} <= set(BEGUN)


def test_a_pattern_known_after_a_text_was_searched_is_looked_for_everywhere() -> None:
    text, late = document(f"{BLANK}党委会议"), regex("委会")
    Signed([]).likely_in(text)
    for _ in range(6):
        assert spans(late.finditer(text.content)) == [(2001, 2003)]


def test_the_engine_passes_over_what_no_match_begins_with_where_one_of_some_characters_begins_it() -> None:
    assert all(map(is_quick, ["党委", "[党支]部", "(?P<said>党)委", "党委|支部"]))
    assert not any(map(is_quick, ["", "党?委", "(?<=全)党", "党委|[支会]部", r"\d+月"]))
