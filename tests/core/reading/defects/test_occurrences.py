"""What a text's bigrams tell besides where they stand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from youju.core.reading.defects.bigrams import Bigrams, Occurrences, WantedLong, characters_of
from youju.core.reading.defects.strings import number_of, numbers_of_threes

LETTERS = "党委支部会😀"
TEXTS = st.text(LETTERS, max_size=40)
SIZES = range(2, 9)


@given(st.text("党委支部", max_size=40))
def test_two_characters_that_stand_again_a_little_behind_are_told(text: str) -> None:
    pairs = [text[at : at + 2] for at in range(len(text) - 1)]
    again = [at for at, pair in enumerate(pairs) if pair in pairs[at + SIZES.start : at + SIZES.stop]]
    assert Occurrences(text, Bigrams()).again(SIZES) == again


@given(TEXTS, st.sets(st.sampled_from("党委支部会群")))
def test_characters_that_stand_in_a_text_are_told(text: str, wanted: set[str]) -> None:
    table = np.zeros(1 << 16, np.bool_)
    table[[ord(each) for each in wanted]] = True
    assert Occurrences(text, Bigrams()).characters(table) == {ord(each) for each in wanted & set(text)}


@given(TEXTS, st.text("党委支部", min_size=2, max_size=2), st.text("党委支部", min_size=2, max_size=2))
def test_bigrams_one_of_which_begins_with_the_last_of_the_other_are_told(text: str, head: str, tail: str) -> None:
    known = Bigrams()
    heads, tails = known.want([number_of(head)]), known.want([number_of(tail)])
    places = [at for at in range(len(text) - 2) if text[at : at + 2] == head and text[at + 1 : at + 3] == tail]
    assert [at for at, _ in Occurrences(text, known).threes(heads, tails)] == places


@given(TEXTS, st.sets(st.sampled_from("党委支部会群")))
def test_where_characters_stand_is_told(text: str, wanted: set[str]) -> None:
    places = [at for at, each in enumerate(text) if each in wanted]
    assert Occurrences(text, Bigrams()).places(characters_of("".join(wanted))) == places


@given(st.text("党委支", max_size=40))
def test_characters_that_stand_again_right_behind_are_told(text: str) -> None:
    places = [at for at in range(len(text) - 1) if text[at] == text[at + 1]]
    assert Occurrences(text, Bigrams()).twice() == places


@given(TEXTS, st.sets(st.text("党委支部", min_size=2, max_size=2)))
def test_which_bigrams_wanted_stand_in_a_text_is_told(text: str, pairs: set[str]) -> None:
    known = Bigrams()
    wanted = known.want(number_of(pair) for pair in pairs)
    assert Occurrences(text, known).which(wanted) == {number_of(pair) for pair in pairs if pair in text}


@given(TEXTS, st.sets(st.text("党委支部", min_size=3, max_size=3), max_size=9))
def test_strings_of_three_characters_wanted_are_told_among_others_like_them(text: str, threes: set[str]) -> None:
    known = Bigrams()
    wanted = WantedLong(known, 3)
    wanted.add(numbers_of_threes(threes))
    told = Occurrences(text, known).long(wanted)[0].tolist()
    assert {at for at in range(len(text)) if text[at : at + 3] in threes} <= set(told)
    assert {text[at : at + 3] for at in told} <= {a[:2] + b[2:] for a in threes for b in threes if a[1] == b[1]}
