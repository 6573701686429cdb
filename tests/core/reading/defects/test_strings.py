"""Strings as numbers: each once, without others, looked for among them; wrong forms are found however often made."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from youju.core.reading.defects.bigrams import Bigrams, Occurrences
from youju.core.reading.defects.nearly import Strings
from youju.core.reading.defects.strings import Numbers, distinct, number_of, numbers_in_order, without

NONE: NDArray[np.uint64] = np.array([], np.uint64)


def _numbers(*numbers: int) -> NDArray[np.uint64]:
    return np.array(numbers, np.uint64)


def test_each_number_stands_once_and_in_order() -> None:
    assert distinct(_numbers(5, 2**63, 5, 0, 5, 2**63)).tolist() == [0, 5, 2**63]
    assert distinct(NONE).tolist() == []


def test_numbers_among_others_are_left_out() -> None:
    assert without(_numbers(1, 5, 2**63, 2**64 - 1), _numbers(5, 2**63)).tolist() == [1, 2**64 - 1]
    assert without(_numbers(1, 5), NONE).tolist() == [1, 5]
    assert without(NONE, _numbers(1)).tolist() == []


@given(st.lists(st.sets(st.sampled_from([0, 1, 2, 5, 2**63, 2**64 - 1]))))
def test_numbers_added_are_held_and_no_others(runs: list[set[int]]) -> None:
    held, asked = Numbers(), _numbers(0, 1, 2, 5, 6, 2**63, 2**64 - 1)
    for run in runs:
        held.add(_numbers(*sorted(run)))
    assert held.hold(asked).tolist() == [number in set().union(*runs) for number in asked.tolist()]


def test_every_wrong_form_is_found_however_often_forms_were_made() -> None:
    bigrams = Bigrams()
    strings = Strings((), bigrams)
    forms = ["担当做为", "与时具进", "按步就班", "一如继往", "再接再励", "走头无路"]
    text = "，".join(forms)
    for count, form in enumerate(forms, 1):
        strings.add(np.array(numbers_in_order((form,), 4), np.uint64))
        found = strings.found(text, Occurrences(text, bigrams))
        assert {form for _, form in found.forms} == set(forms[:count])
        assert not found.wanted


def test_a_string_has_one_number_alone_and_among_others() -> None:
    assert numbers_in_order(("党委", "支部"), 2) == [number_of("党委"), number_of("支部")]
