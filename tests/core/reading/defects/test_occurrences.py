"""What a text's bigrams tell besides where they stand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from youju.core.reading.defects.bigrams import Bigrams, Occurrences
from youju.core.reading.defects.strings import number_of

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
