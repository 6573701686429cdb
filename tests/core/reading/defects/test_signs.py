"""Strings looked for many at once; and checks that run only where a sign of them stands miss nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.defects.test_properties import TEXTS
from core.reading.defects.told import document
from youju.core.reading.defects.bigrams import Bigrams, Occurrences
from youju.core.reading.defects.inspecting import CHECKS, inspect
from youju.core.reading.defects.nearly import Strings
from youju.core.reading.defects.signs import Signed
from youju.core.reading.defects.strings import number_of, numbers_of, string_of

LETTERS = "党委支部😀"
STRINGS = st.lists(st.text("党委支部", min_size=2, max_size=4), max_size=20)


@given(STRINGS, st.text(LETTERS, max_size=40))
def test_strings_looked_for_together_are_told_wherever_they_stand_in_the_text(strings: list[str], text: str) -> None:
    known = Bigrams()
    found = Strings(strings, known).found(text, Occurrences(text, known)).wanted
    places = ((at, each) for each in {*strings} for at in range(len(text)) if text.startswith(each, at))
    assert sorted(found) == sorted(places)


@given(st.text("党委支部", min_size=2, max_size=2), st.text("党委支部", min_size=2, max_size=2))
def test_a_string_has_one_number(text: str, pair: str) -> None:
    assert string_of(number_of(pair), 2) == pair
    assert (number_of(pair) in numbers_of([text], 2)) == (pair == text)


@given(STRINGS, st.text(LETTERS, max_size=40))
def test_things_are_likely_where_a_sign_stands_and_those_without_signs_everywhere(
    strings: list[str], text: str
) -> None:
    things = [((), "所有"), *((tuple(strings[at : at + 2]), strings[at]) for at in range(len(strings)))]
    likely = [thing for signs, thing in things if not signs or any(sign in text for sign in signs)]
    shared = document(text)
    assert Signed(things).likely_in(shared) == likely
    assert Signed(things[::-1]).likely_in(shared) == likely[::-1]


@given(TEXTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_check_runs_wherever_it_finds_something(content: str) -> None:
    text = document(content)
    found = {each.code for check in CHECKS.values() for each in check.find(text)}
    assert {each.code for each in inspect(text)} == found


def test_the_signs_of_a_check_stand_in_its_own_wrong_examples() -> None:
    for check in CHECKS.values():
        wrong = [line for line in check.explanation.splitlines() if line.startswith("- 错")]
        for line in wrong if check.signs else ():
            found = list(check.find(document(line)))
            assert not found or any(sign in line for sign in check.signs), check.code
